"""Amounts, numbers and dates as a client's people write them (Unicode CLDR, through babel)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date, format_time, get_timezone_name
from babel.numbers import format_currency, format_decimal

from bot.desk.clients import Client
from bot.desk.money import Money

# CLDR has no language region for every country; English with American habits is what it falls back to itself.
_PLAIN = "en"


def known_locale(written: str) -> Locale | None:
    """The locale of this name (``en_CA``, ``fr-CA``); None when CLDR has none."""
    try:
        return Locale.parse(written, sep="-" if "-" in written else "_")
    except (ValueError, UnknownLocaleError):
        return None


def locale_of(client: Client) -> Locale:
    """The client's own, else English as in the country of its time zone, else as in the country of its currency."""
    own = known_locale(client.locale) if client.locale else None
    if own is not None:
        return own
    zone = get_global("zone_aliases").get(client.timezone, client.timezone)
    # The first two letters of a currency are its country (ISO 4217).
    for country in (get_global("zone_territories").get(zone), client.currency[:2]):
        found = known_locale(f"{_PLAIN}_{country}") if country else None
        # Babel answers for a country it does not know, such as the world, with one it does.
        if found is not None and found.territory == country:
            return found
    return Locale.parse(_PLAIN)


@dataclass(frozen=True)
class Writing:
    """How one client's paper is written: its locale and its time zone."""

    locale: Locale
    zone: str

    @classmethod
    def of(cls, client: Client) -> Writing:
        """The habits of this client."""
        return cls(locale_of(client), client.timezone)

    def amount(self, money: Money) -> str:
        """``$1,850.00``, ``1 850,00 $``: to the cent, with the currency's sign."""
        return str(format_currency(money.rounded().amount, money.currency, locale=self.locale))

    def number(self, value: Decimal) -> str:
        """A quantity without idle zeros, to a hundredth."""
        return str(format_decimal(value, format="#,##0.##", locale=self.locale))

    def day(self, at: datetime) -> str:
        """``Wednesday, November 25, 2026``."""
        return str(format_date(at.astimezone(ZoneInfo(self.zone)).date(), "full", locale=self.locale))

    def instant(self, at: datetime) -> str:
        """The day and the time, with the name of the time zone, so that nobody has to guess."""
        local = at.astimezone(ZoneInfo(self.zone))
        clock = format_time(local, "short", tzinfo=local.tzinfo, locale=self.locale)
        return f"{self.day(at)}, {clock} {get_timezone_name(local, width='short', locale=self.locale)}"

    def moment(self, at: datetime) -> str:
        """The same in short, for tables: ``Oct 5, 2026, 10:10 p.m.``, in the client's time zone."""
        local = at.astimezone(ZoneInfo(self.zone))
        day = format_date(local.date(), "medium", locale=self.locale)
        return f"{day}, {format_time(local, 'short', tzinfo=local.tzinfo, locale=self.locale)}"

    @property
    def letter(self) -> bool:
        """Whether paper is Letter (North America and some neighbours) and not A4 (CLDR's supplemental paper sizes)."""
        return self.locale.territory in _LETTER


_LETTER = frozenset({"BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"})
