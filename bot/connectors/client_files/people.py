"""The ``client:`` part of a client file: sites, contacts, assets and applications."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from collections.abc import Mapping as AnyMapping
from decimal import Decimal
from difflib import get_close_matches
from zoneinfo import ZoneInfo, available_timezones

from bot.connectors.client_files.answer_times import read_weekly
from bot.connectors.client_files.calendars import calendar_named, read_holidays
from bot.connectors.client_files.fields import (
    CONTRADICTION,
    LONGEST_MEANT,
    NOT_THERE,
    TWICE,
    Cursor,
    Fields,
    Refused,
    choice,
    choices,
    day,
    flag,
    money,
    percent,
    quoted,
    signed_decimal,
    suggest,
    text,
)
from bot.connectors.client_files.nodes import Scalar
from bot.connectors.client_files.rate_cards import read_kilometres, read_rates
from bot.connectors.locales import known_locale
from bot.desk.clients import (
    Application,
    Asset,
    ChatIdentity,
    Client,
    ClientStatus,
    Contact,
    Role,
    Site,
    SiteCalendar,
    Tax,
)
from bot.desk.contracts import RateCard
from bot.desk.hours import Holidays
from bot.desk.money import Money
from bot.desk.wall_time import without_a_place

CLIENT_KEYS = (
    "code",
    "name",
    "status",
    "timezone",
    "currency",
    "locale",
    "tax",
    "holidays",
    "sites",
    "contacts",
    "assets",
    "applications",
    "rates",
    "slack_teams",
    "emergency_number",
)
SITE_KEYS = ("code", "name", "address", "km", "miles", "zone", "rates", "timezone", "support_hours", "holidays")
CONTACT_KEYS = ("name", "email", "site", "roles", "approval_limit", "slack", "telegram")
ASSET_KEYS = (
    "tag",
    "class",
    "site",
    "contact",
    "name",
    "covered",
    "warranty_until",
    "meets_standard",
    "hostname",
    "serial",
)
APPLICATION_KEYS = ("name", "also")

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]+")
LONGEST_EMAIL, LONGEST_IDENTITY = 254, 100
_EMERGENCY_NUMBER = re.compile(r"[0-9A-Za-z+][0-9A-Za-z+ ,()./-]{1,59}")
_TEAM = re.compile(r"T[A-Z0-9]{2,30}")
NO_CURRENCY = "XXX"
"""ISO 4217's own code for none: it stands in while the rest of a file that is refused is read for its other mistakes."""
_CURRENCY = re.compile(r"[A-Z]{3}")


def read_client(at: Cursor, house: AnyMapping[str, RateCard]) -> Client:
    """The client with everything under it, and the house's rates in its currency; mistakes are noted."""
    fields = at.fields(CLIENT_KEYS)
    currency = fields.need("currency", currency_code, NO_CURRENCY)
    days = fields.get("holidays", read_holidays, Holidays())
    client = Client(
        code=fields.need("code", code, "unknown"),
        name=fields.need("name", text, "unknown"),
        status=fields.get("status", choice(ClientStatus), ClientStatus.ACTIVE),
        timezone=fields.need("timezone", time_zone, "UTC"),
        currency=currency,
        tax=fields.get("tax", _tax, None),
        holidays=days.whole,
        sites=tuple(_site(place, currency) for place in fields.records("sites")),
        contacts=tuple(_contact(place, currency) for place in fields.records("contacts")),
        assets=tuple(_asset(place) for place in fields.records("assets")),
        applications=tuple(_application(place) for place in fields.records("applications")),
        holiday_calendar=fields.get("holidays", calendar_named, None),
        locale=fields.get("locale", locale_name, None),
        rates=fields.get("rates", lambda place: read_rates(place, currency), None),
        house_rates=house.get(currency),
        partial_holidays=days.partial,
        extra_days=days.extra,
        slack_teams=fields.get("slack_teams", lambda place: place.list_of(_team), ()),
        emergency_number=fields.get("emergency_number", emergency_number, None),
    )
    _check_references(at, client)
    _check_repeats(at, client)
    return client


def code(at: Cursor) -> str:
    """A short name for machines: letters, digits, dots and dashes."""
    written = text(at)
    if not _CODE.fullmatch(written):
        raise Refused(
            f"{quoted(written)} cannot be a code.", "Use letters, digits, dots and dashes, like maple-dental."
        )
    return written


def currency_code(at: Cursor) -> str:
    """Three capital letters."""
    written = text(at)
    if not _CURRENCY.fullmatch(written):
        raise Refused(f"{quoted(written)} is not a currency.", "Write its three letters, like CAD.")
    return written


def emergency_number(at: Cursor) -> str:
    """What people call in danger, as they would say it: ``911``, ``999 or 112``."""
    written = text(at)
    if not _EMERGENCY_NUMBER.fullmatch(written) or not any(len(each) >= 2 for each in re.findall(r"\d+", written)):
        raise Refused(
            f"{quoted(written)} is not a number that somebody in danger could call.",
            'Write the number itself, like "911" or "999 or 112"; leave it out for the one of the country.',
        )
    return written


def locale_name(at: Cursor) -> str:
    """A language with its country, as papers are written in it."""
    written = text(at)
    if known_locale(written) is None:
        raise Refused(
            f"There is no locale {quoted(written)}.", "Write a language and a country, like en_CA, fr_CA or de_DE."
        )
    return written


def time_zone(at: Cursor) -> str:
    """A name of the time zone database."""
    written = text(at)
    try:
        ZoneInfo(written)
    except (OSError, ValueError, LookupError):
        raise Refused(f"There is no time zone {quoted(written)}.", _zone_meant(written)) from None
    if without_a_place(written):
        raise Refused(f"The time zone {quoted(written)} has no summer time.", "Write the place, like America/Toronto.")
    return written


def _zone_meant(written: str) -> str:
    """The zone that is nearest, also where only its city was written, or how one is written."""
    known = {name.casefold(): name for name in available_timezones() if "/" in name}
    city = written.rpartition("/")[2].replace(" ", "_").casefold()
    of_the_city = sorted(name for folded, name in known.items() if folded.rpartition("/")[2] == city)
    close = of_the_city or [
        known[name] for name in get_close_matches(written.casefold()[:LONGEST_MEANT], known, n=1, cutoff=0.8)
    ]
    return f"Did you mean '{close[0]}'?" if close else "Write it like America/Toronto."


def _tax(at: Cursor) -> Tax | None:
    fields = at.fields(("name", "rate"))
    return Tax(fields.need("name", text, "Tax"), fields.need("rate", percent, Decimal(0)))


def _site(at: Cursor, currency: str) -> Site:
    fields = at.fields(SITE_KEYS)
    return Site(
        code=fields.need("code", code, "unknown"),
        name=fields.need("name", text, "unknown"),
        km=read_kilometres(fields),
        zone=fields.get("zone", text, None),
        rates=fields.get("rates", lambda place: read_rates(place, currency), None),
        calendar=_calendar(fields),
        address=fields.get("address", text, None),
    )


def _calendar(fields: Fields) -> SiteCalendar | None:
    """What the site has of its own; None where all of it is as at the client."""
    calendar = SiteCalendar(
        timezone=fields.get("timezone", time_zone, None),
        weekly=fields.get("support_hours", read_weekly, None),
        days=fields.get("holidays", read_holidays, None),
    )
    return None if calendar == SiteCalendar() else calendar


def _contact(at: Cursor, currency: str) -> Contact:
    fields = at.fields(CONTACT_KEYS)
    roles = fields.get("roles", choices(Role), frozenset())
    limit = fields.get("approval_limit", _limit(currency), None)
    if limit is not None and Role.APPROVER not in roles:
        way_out = "Add the role approver or remove the limit."
        fields.place("approval_limit").note(CONTRADICTION, "Only an approver has an approval limit.", way_out)
    slack = fields.get("slack", lambda place: place.list_of(slack_identity), ())
    telegram = fields.get("telegram", lambda place: place.list_of(telegram_identity), ())
    return Contact(
        name=fields.need("name", text, "unknown"),
        email=fields.need("email", email, ""),
        site=fields.get("site", text, None),
        roles=roles,
        approval_limit=limit,
        identities=(*slack, *telegram),
    )


def _limit(currency: str) -> Callable[[Cursor], Money | None]:
    def read(at: Cursor) -> Money | None:
        if signed_decimal(at) < 0:
            raise Refused(
                "An approval limit cannot be below zero.",
                "Write what the person may accept, or remove it for no limit.",
            )
        return money(currency)(at)

    return read


def email(at: Cursor) -> str:
    """An e-mail address as it was written."""
    written = text(at)
    if len(written) > LONGEST_EMAIL or not _EMAIL.fullmatch(written):
        raise Refused(f"{quoted(written)} is not an e-mail address.", "Write it like dana@maple-dental.example.")
    return written


def slack_identity(at: Cursor) -> ChatIdentity:
    """A workspace and a member of it."""
    team, slash, user = text(at).partition("/")
    if not (team and slash and user) or "/" in user or max(len(team), len(user)) > LONGEST_IDENTITY:
        raise Refused("This is not a Slack identity.", "Write workspace and member id like T0MAPLE/U0DANA.")
    return ChatIdentity("slack", team, user)


def _team(at: Cursor) -> str:
    written = text(at)
    if not _TEAM.fullmatch(written):
        raise Refused(
            f"{quoted(written)} is not the id of a Slack workspace.",
            "Write it like T0MAPLE, as it stands in the workspace's address: app.slack.com/client/T0MAPLE.",
        )
    return written


def telegram_identity(at: Cursor) -> ChatIdentity:
    """The number of a Telegram account."""
    user = text(at)
    if not (user.isascii() and user.isdigit()) or len(user) > LONGEST_IDENTITY:
        raise Refused("This is not a Telegram identity.", "Write the numeric user id, like 500100, not the @name.")
    return ChatIdentity("telegram", "", user)


def _asset(at: Cursor) -> Asset:
    fields = at.fields(ASSET_KEYS)
    standard: bool | None = fields.get("meets_standard", flag, None)
    return Asset(
        tag=fields.need("tag", code, "unknown"),
        asset_class=fields.need("class", text, "unknown"),
        site=fields.get("site", text, None),
        contact=fields.get("contact", text, None),
        name=fields.get("name", text, None),
        covered=fields.get("covered", flag, True),
        warranty_until=fields.get("warranty_until", day, None),
        meets_standard=standard,
        hostname=fields.get("hostname", text, None),
        serial=fields.get("serial", text, None),
    )


def _application(at: Cursor) -> Application:
    """A name alone, or a name with the others that people use."""
    if isinstance(at.node, Scalar):
        return Application(at.read(_spoken, "unknown"))
    fields = at.fields(APPLICATION_KEYS)
    return Application(
        name=fields.need("name", _spoken, "unknown"),
        also=fields.get("also", lambda place: place.list_of(_spoken), ()),
    )


def _spoken(at: Cursor) -> str:
    """A name that can be found in what people write."""
    written = text(at)
    if not any(character.isalpha() for character in written):
        raise Refused(f"{quoted(written)} cannot be found in a message.", "Write a name with letters in it.")
    return written


def _check_references(at: Cursor, client: Client) -> None:
    sites = {site.code for site in client.sites}
    emails = {contact.email for contact in client.contacts}
    for index, contact in enumerate(client.contacts):
        _must_exist(at, f"contacts[{index}].site", contact.site, sites, "site")
    known = {email.casefold() for email in emails}
    for index, asset in enumerate(client.assets):
        _must_exist(at, f"assets[{index}].site", asset.site, sites, "site")
        if asset.contact is not None and asset.contact.casefold() not in known:
            _must_exist(at, f"assets[{index}].contact", asset.contact, emails, "contact")


def _must_exist(at: Cursor, place: str, word: str | None, known: set[str], what: str) -> None:
    if word is not None and word not in known:
        where = f"{at.where}.{place}"
        line = at.notes.lines.get(where, at.line)
        at.notes.error(NOT_THERE, line, where, f"There is no {what} {quoted(word)}.", suggest(word, known))


def _check_repeats(at: Cursor, client: Client) -> None:
    contacts = list(enumerate(client.contacts))
    once(at, ((f"sites[{i}].code", site.code) for i, site in enumerate(client.sites)), "site code")
    once(at, ((f"contacts[{i}].email", c.email.casefold()) for i, c in contacts if c.email), "e-mail address")
    once(at, ((f"assets[{i}].tag", a.tag.casefold()) for i, a in enumerate(client.assets)), "asset tag")
    spoken = (
        (f"applications[{i}].{'also' if place else 'name'}", word.casefold())
        for i, application in enumerate(client.applications)
        for place, word in enumerate((application.name, *application.also))
    )
    once(at, spoken, "name of an application")
    known = ((f"contacts[{i}].{one.platform}", str(one)) for i, c in contacts for one in c.identities)
    once(at, known, "chat identity")
    once(at, ((f"slack_teams[{i}]", team) for i, team in enumerate(client.slack_teams)), "Slack workspace")


def once(at: Cursor, values: Iterable[tuple[str, str]], what: str) -> None:
    """Note every value that stands twice."""
    seen: set[str] = set()
    for place, value in values:
        if value in seen:
            where = f"{at.where}{place}" if place.startswith("[") else f"{at.where}.{place}"
            line = at.notes.lines.get(where, at.line)
            at.notes.error(TWICE, line, where, f"The {what} {quoted(value)} is given twice.", "Each may stand once.")
        seen.add(value)
