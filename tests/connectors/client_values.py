"""Clients and contracts at random, as a client file can say them: every field of every part, by name.

A part of the desk's values that gains a field needs a line here; a test compares the names.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from random import Random
from typing import Any, TypeVar

from bot.connectors.client_files.answer_times import hours_at_sites
from bot.connectors.client_files.calendars import calendar_days
from bot.desk.catalogue import CATALOGUE, Priority, RequestType, Work
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
from bot.desk.contracts import (
    Allowance,
    Burn,
    Cause,
    Contract,
    ContractStatus,
    ContractType,
    Effect,
    EmergencyClause,
    Fee,
    HolidaySpan,
    Materials,
    Overrun,
    Period,
    PlanService,
    RateCard,
    RateRow,
    RoundingScope,
    Rule,
    Surcharge,
    Travel,
    Unit,
    When,
)
from bot.desk.hours import Band, Holidays, SupportHours, Window
from bot.desk.money import Money
from bot.desk.sla import SlaPolicy, Target

T = TypeVar("T")
E = TypeVar("E", bound=Enum)
Makers = Mapping[str, Callable[[], Any]]

ODD_WORDS = (
    "no", "null", "~", "true", "3.10", "0x1F", "1e9", "2026-01-01", "- dash", "a: b", "a #b", "#x", "it's", 'say "hi"',
    "back\\slash", "one\ntwo", "tab\there", "{a}", "[b]", "*star", "&amp", "!bang", "|", ">", "%", "@x", "`x`", "?",
    "ünï", "日本語", "😀 keys", "שלום", "a  b", "end:", "null ", "\u2028x", "nb\u00a0sp", "<<", "...", "---", "-", "=",
)  # fmt: skip
CALENDARS = ("CA-ON", "GB-ENG", "US-NY", "DE-BY")


class Anything:
    """Random values of the desk's kinds from one source."""

    def __init__(self, source: Random) -> None:
        self.source = source
        self.names = 0

    def some(self, make: Callable[[], T]) -> T | None:
        """Such a value, or none."""
        return make() if self.source.random() < 0.5 else None

    def many(self, make: Callable[[], T], most: int = 3) -> tuple[T, ...]:
        """None, one or several."""
        return tuple(make() for _ in range(self.source.randint(0, most)))

    def one_of(self, kind: type[E]) -> E:
        """A choice."""
        return self.source.choice(list(kind))

    def set_of(self, kind: type[E]) -> frozenset[E]:
        """Some of the choices."""
        return frozenset(self.many(lambda: self.one_of(kind)))

    def words(self) -> str:
        """Words as people write them, some of them odd to YAML."""
        odd = self.source.choice(ODD_WORDS).strip()
        return self.source.choice([odd, f"Clause {odd}", f"{odd} and more", "Help is included.", "x" * 150])

    def code(self) -> str:
        """A code that no other part has."""
        self.names += 1
        return f"{self.source.choice(['c', 'X-', '0', 'null.'])}{self.names}"

    def number(self, most: int = 999_999_999) -> Decimal:
        """A number of at most four places."""
        places = self.source.randint(0, 4)
        whole = self.source.choice([0, 1, self.source.randint(0, min(500, most)), most - 1])
        return Decimal(whole) + Decimal(self.source.randint(0, 10**places - 1)).scaleb(-places)

    def above_zero(self, most: int = 999_999_999) -> Decimal:
        """The same, without nothing."""
        return self.number(most) or Decimal("0.5")

    def money(self) -> Money:
        """An amount of the client's currency."""
        return Money(self.number(), "EUR")

    def above_zero_money(self) -> Money:
        """An amount of the client's currency, not nothing."""
        return Money(self.above_zero(), "EUR")

    def share(self) -> Decimal:
        """A percentage of at most 99 % as a fraction."""
        return Decimal(self.source.choice([0, 1, 129_999, 990_000, self.source.randint(0, 989_999)])) / 1_000_000

    def day(self) -> date:
        """A day a contract may name."""
        return self.source.choice([date(1900, 1, 1), date(9999, 12, 31), self.near_day()])

    def near_day(self) -> date:
        """A day of these years."""
        return date(2024, 1, 1) + timedelta(days=self.source.randint(0, 4_000))

    def minutes(self) -> int:
        """A length of time in minutes."""
        return self.source.choice([1, 15, 90, 1_440, 4_321, 60 * 9_999 + 99_999, 14_400_000])

    def flag(self) -> bool:
        """Yes or no."""
        return self.source.random() < 0.5


def made(kind: type[T], makers: Mapping[str, Callable[[], Any]]) -> T:
    """A value of this kind; every field has its maker, and there is no other."""
    names = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    assert names == set(makers), f"{kind.__name__}: {sorted(names ^ set(makers))} have no maker, or no field"
    return kind(**{name: make() for name, make in makers.items()})


def house_rates(any: Anything) -> RateCard:
    """What the house charges for an hour, with everything else."""
    return replace(_rates(any), base=any.money())


def a_client(any: Anything, house: RateCard) -> Client:
    """A client with all its parts, served by a house with these rates."""
    sites = any.many(lambda: _site(any))
    calendar = any.some(lambda: any.source.choice(CALENDARS))
    known = calendar_days(calendar) if calendar else frozenset()
    days = _days(any, known)
    contacts = any.many(lambda: _contact(any, sites))
    return made(
        Client,
        {
            "code": any.code,
            "name": any.words,
            "status": lambda: any.one_of(ClientStatus),
            "timezone": lambda: any.source.choice(["Europe/Berlin", "Asia/Kathmandu", "UTC"]),
            "currency": lambda: "EUR",
            "tax": lambda: any.some(lambda: made(Tax, {"name": any.words, "rate": any.share})),
            "holidays": lambda: days.whole,
            "partial_holidays": lambda: days.partial,
            "extra_days": lambda: days.extra,
            "sites": lambda: sites,
            "contacts": lambda: contacts,
            "assets": lambda: any.many(lambda: _asset(any, sites, contacts)),
            "applications": lambda: any.many(lambda: _application(any)),
            "holiday_calendar": lambda: calendar,
            "locale": lambda: any.source.choice([None, "en_CA", "de_DE"]),
            "emergency_number": lambda: any.source.choice([None, "000", "999 or 112", "555 (the front gate)"]),
            "rates": lambda: any.some(lambda: _rates(any)),
            "house_rates": lambda: house,
            "slack_teams": lambda: tuple(any.many(lambda: f"T0{any.source.getrandbits(60):X}")),
        },
    )


def _days(any: Anything, known: frozenset[date]) -> Holidays:
    """The days of a calendar, some more and some fewer; a date is one thing only."""
    taken_out = set(any.source.sample(sorted(known), k=min(len(known), any.source.randint(0, 3))))
    whole = (known - taken_out) | frozenset(any.many(any.near_day))
    others = sorted({*any.many(any.near_day, 6)} - whole - taken_out)
    windows = (Window(480, 720), Window(780, 1_000))
    return made(
        Holidays,
        {
            "whole": lambda: whole,
            "partial": lambda: tuple((day, windows[:1]) for day in others[::2]),
            "extra": lambda: tuple((day, windows) for day in others[1::2]),
        },
    )


def _site_calendar(any: Anything) -> SiteCalendar | None:
    calendar = made(
        SiteCalendar,
        {
            "timezone": lambda: any.some(lambda: "Europe/London"),
            "weekly": lambda: any.some(
                lambda: any.source.choice([((Window(0, 1440),),) * 7, ((Window(480, 1020),),) * 7])
            ),
            "days": lambda: any.some(lambda: _days(any, frozenset())),
        },
    )
    return None if calendar == SiteCalendar() else calendar


def _site(any: Anything) -> Site:
    return made(
        Site,
        {
            "code": any.code,
            "name": any.words,
            "km": any.number,
            "zone": lambda: any.some(any.words),
            "address": lambda: any.some(any.words),
            "rates": lambda: any.some(lambda: _rates(any)),
            "calendar": lambda: _site_calendar(any),
        },
    )


def _contact(any: Anything, sites: tuple[Site, ...]) -> Contact:
    roles = any.set_of(Role)
    slack = any.many(lambda: ChatIdentity("slack", "T1", any.code()), 2)
    telegram = any.many(lambda: ChatIdentity("telegram", "", any.code().lstrip("cXnul-.")), 2)
    return made(
        Contact,
        {
            "name": any.words,
            "email": lambda: f"{any.code()}@München.example",
            "site": lambda: any.source.choice(sites).code if sites else None,
            "roles": lambda: roles,
            "approval_limit": lambda: any.some(any.money) if Role.APPROVER in roles else None,
            "identities": lambda: (*slack, *telegram),
        },
    )


def _asset(any: Anything, sites: tuple[Site, ...], contacts: tuple[Contact, ...]) -> Asset:
    return made(
        Asset,
        {
            "tag": any.code,
            "asset_class": any.words,
            "site": lambda: any.source.choice(sites).code if sites else None,
            "contact": lambda: any.source.choice(contacts).email if contacts else None,
            "name": lambda: any.some(any.words),
            "covered": any.flag,
            "warranty_until": lambda: any.some(any.day),
            "meets_standard": lambda: any.some(any.flag),
            "hostname": lambda: any.some(any.words),
            "serial": lambda: any.some(any.words),
        },
    )


def _application(any: Anything) -> Application:
    return made(
        Application,
        {"name": lambda: f"App {any.code()}", "also": lambda: any.many(lambda: f"{any.code()} program", 2)},
    )


def a_contract(any: Anything, client: Client, fallback: str | None) -> Contract:
    """A contract of this client with all its parts."""
    starts = any.near_day()
    allowances = any.many(lambda: _allowance(any, starts))
    rates, hours = _rates(any, of_a_contract=True) if any.flag() else None, _hours(any, client)
    return made(
        Contract,
        {
            "number": any.code,
            "version": lambda: any.source.choice([1, 7, 100_000]),
            "type": lambda: any.one_of(ContractType),
            "status": lambda: any.one_of(ContractStatus),
            "starts": lambda: starts,
            "ends": lambda: any.source.choice([None, starts, starts + timedelta(days=400), date(9999, 12, 31)]),
            "support_hours": lambda: hours,
            "sla": lambda: any.some(lambda: _sla(any)),
            "rules": lambda: any.many(lambda: _rule(any, client, allowances, rates)),
            "otherwise": lambda: any.source.choice([Effect.INCLUDE, Effect.EXCLUDE]),
            "fallback": lambda: fallback,
            "fee": lambda: any.some(lambda: _fee(any)),
            "critical_applications": lambda: frozenset(any.many(any.words)),
            "allowances": lambda: allowances,
            "rates": lambda: rates,
            "people": lambda: frozenset(
                any.many(lambda: any.source.choice(client.contacts).email.casefold()) if client.contacts else ()
            ),
            "site_hours": lambda: hours_at_sites(hours.weekly, client),
            "notice_days": lambda: any.source.choice([1, 60, 9_999]),
        },
    )


def _hours(any: Anything, client: Client) -> SupportHours:
    if any.source.random() < 0.2:
        return SupportHours.always(client.timezone)
    kinds = [
        (),
        (Window(480, 1080),),
        (Window(480, 720), Window(721, 1440)),
        (Window(0, 1440),),
        (Window(600, 1440 + 60),),
    ]
    weekly = tuple(any.source.choice(kinds) for _ in range(7))
    if kinds[4] in weekly or not any.flag():
        weekly = any.source.choice([(kinds[1],) * 5 + ((), ()), (kinds[4],) + ((),) * 6, (kinds[3],) * 7])
    days = client.closed_days
    weekly = weekly if sum(map(len, weekly)) else ((kinds[1]),) * 7
    if weekly == ((Window(0, 1440),),) * 7:
        return SupportHours.always(client.timezone)
    return SupportHours(client.timezone, weekly, days.whole, days.partial, days.extra)


def _sla(any: Anything) -> SlaPolicy:
    return made(
        SlaPolicy,
        {
            "targets": lambda: _targets(any),
            "by_request_type": lambda: tuple(
                (kind, name, target)
                for kind in [each for each in RequestType if any.source.random() < 0.3]
                for name, target in _targets(any)
            ),
        },
    )


def _targets(any: Anything) -> tuple[tuple[str, Target], ...]:
    names = sorted(any.source.sample([one.value for one in Priority], k=any.source.randint(0, 4)))
    return tuple((name, _target(any)) for name in names)


def _target(any: Anything) -> Target:
    around = any.flag()
    lengths = [timedelta(minutes=1), timedelta(hours=4), timedelta(hours=40, minutes=30)]
    lengths += [timedelta(days=9_999, hours=9_999, minutes=99_999), timedelta(days=2)] if around else []
    respond = any.some(lambda: any.source.choice(lengths))
    return made(
        Target,
        {
            "respond": lambda: respond,
            "resolve": lambda: any.source.choice(lengths) if respond is None else any.some(lambda: lengths[1]),
            "around_the_clock": lambda: around,
            "next_update": lambda: any.some(lambda: any.source.choice(lengths)),
        },
    )


def _rule(any: Anything, client: Client, allowances: tuple[Allowance, ...], rates: RateCard | None) -> Rule:
    known = [Effect.INCLUDE, Effect.EXCLUDE, Effect.LABOUR_ONLY]
    known += ([Effect.ALLOWANCE] if allowances else []) + ([Effect.CHARGE] if rates else [])
    effect, starts = any.source.choice(known), any.some(any.near_day)
    return made(
        Rule,
        {
            "effect": lambda: effect,
            "categories": lambda: frozenset(any.many(lambda: any.source.choice(list(CATALOGUE)))),
            "clause": any.words,
            "text": any.words,
            "when": lambda: _when(any, client),
            "draws": lambda: any.source.choice(allowances).name if effect is Effect.ALLOWANCE else None,
            "emergency": lambda: (
                any.some(lambda: made(EmergencyClause, {"up_to": any.money}))
                if effect not in (Effect.INCLUDE, Effect.EXCLUDE)
                else None
            ),
            "valid_from": lambda: starts,
            "valid_to": lambda: any.some(lambda: (starts or date(2026, 1, 1)) + timedelta(days=30)),
        },
    )


def _when(any: Anything, client: Client) -> When:
    codes = [site.code for site in client.sites]
    return made(
        When,
        {
            "time": lambda: any.set_of(Band),
            "work": lambda: any.set_of(Work),
            "site": lambda: frozenset(any.many(lambda: any.source.choice(codes)) if codes else ()),
            "asset_class": lambda: frozenset(any.many(any.words)),
            "asset_covered": lambda: any.some(any.flag),
            "request_type": lambda: any.set_of(RequestType),
            "cause": lambda: any.set_of(Cause),
            "meets_standard": lambda: any.some(any.flag),
            "person_listed": lambda: any.some(any.flag),
        },
    )


def _fee(any: Anything) -> Fee:
    names = any.many(any.code)
    return made(
        Fee,
        {
            "amount": any.money,
            "per": lambda: any.one_of(Period),
            "onboarding": lambda: any.some(any.money),
            "services": lambda: tuple(
                made(PlanService, {"name": lambda name=name: name, "price": lambda: any.some(any.money)})
                for name in names
            ),
        },
    )


def _allowance(any: Anything, starts: date) -> Allowance:
    unit, kinds = any.one_of(Unit), [kind for kind in Work if kind is not Work.NONE]
    burns = {
        (any.some(lambda: any.one_of(Band)), any.source.choice(kinds)): None for _ in range(any.source.randint(0, 3))
    }
    bands = any.source.sample(list(Band), k=any.source.randint(0, 4))
    return made(
        Allowance,
        {
            "name": any.code,
            "unit": lambda: unit,
            "amount": lambda: any.source.choice([Decimal(600), Decimal("450.0"), any.above_zero()]),
            "per": lambda: any.one_of(Period),
            "rollover": lambda: any.source.choice([Decimal(0), Decimal(120), any.number()]),
            "burn": lambda: tuple((band, any.above_zero()) for band in bands),
            "warn_percent": lambda: any.source.randint(0, 100),
            "burns": lambda: tuple(
                made(Burn, {"factor": any.above_zero, "band": lambda one=one: one[0], "work": lambda one=one: one[1]})
                for one in burns
            ),
            "overrun": lambda: any.one_of(Overrun),
            "until": lambda: any.some(lambda: starts + timedelta(days=30)),
            "minimum": lambda: any.source.choice([0, any.minutes()]) if unit is Unit.MINUTES else 0,
            "increment": lambda: any.minutes() if unit is Unit.MINUTES else 1,
        },
    )


def _rates(any: Anything, *, of_a_contract: bool = False) -> RateCard:
    fee, minutes = _call_out(any)
    return made(
        RateCard,
        {
            "base": lambda: any.some(any.money),
            "scope": lambda: any.some(lambda: any.one_of(RoundingScope)),
            "rows": lambda: any.many(lambda: _row(any), 2),
            "call_out_fee": lambda: fee,
            "travel": lambda: any.some(lambda: _travel(any)),
            "materials": lambda: any.some(lambda: _materials(any)),
            "quote_valid_days": lambda: any.source.choice([1, 14, 9_999]) if of_a_contract else 14,
            "call_out_minutes": lambda: minutes,
            "surcharges": lambda: any.some(lambda: any.many(lambda: _surcharge(any), 2)),
            "behind": lambda: None,
        },
    )


def _call_out(any: Anything) -> tuple[Money | None, int | None]:
    return any.source.choice(
        [(None, None), (any.money(), None), (None, any.source.choice([1, 45, 60, 99 * 60 + 9_999]))]
    )


def _holding(any: Anything) -> Makers:
    """When a row or a surcharge holds; it names the work at least."""
    starts = any.some(any.near_day)
    return {
        "work": lambda: any.one_of(Work),
        "role": lambda: any.some(any.words),
        "band": lambda: any.some(lambda: any.one_of(Band)),
        "week": lambda: any.source.choice([(), ((Window(480, 1080),),) * 5 + ((), ()), ((Window(0, 1440),),) * 7]),
        "holiday": lambda: any.some(lambda: _holiday(any)),
        "valid_from": lambda: starts,
        "valid_to": lambda: any.some(lambda: (starts or date(2026, 1, 1)) + timedelta(days=30)),
    }


def _holiday(any: Anything) -> HolidaySpan:
    starts = any.source.choice([-1_440, -180, 0, 60, 1_440, 1_441])
    return made(HolidaySpan, {"starts": lambda: starts, "ends": lambda: any.source.choice([starts + 1, 1_500, 2_880])})


def _row(any: Anything) -> RateRow:
    least, (fee, minutes) = any.some(any.minutes), _call_out(any)
    base, multiplier, adjustment = any.source.choice(
        [
            (None, None, None),
            (any.money(), any.above_zero(), None),
            (None, None, Money(any.number() * any.source.choice([1, -1]), "EUR")),
        ]
    )
    return made(
        RateRow,
        {
            **_holding(any),
            "base": lambda: base,
            "multiplier": lambda: multiplier,
            "adjustment": lambda: adjustment,
            "minimum_minutes": lambda: least,
            "maximum_minutes": lambda: any.some(lambda: least or any.minutes()),
            "increment_minutes": lambda: any.some(any.minutes),
            "call_out_fee": lambda: fee,
            "call_out_minutes": lambda: minutes,
            "taxable": any.flag,
        },
    )


def _surcharge(any: Anything) -> Surcharge:
    amount, percent, minutes = any.source.choice(
        [(any.money(), None, None), (None, any.number() / 100, None), (None, None, any.minutes())]
    )
    return made(
        Surcharge,
        {
            **_holding(any),
            "name": any.words,
            "amount": lambda: amount,
            "percent": lambda: percent,
            "minutes": lambda: minutes,
            "taxable": any.flag,
        },
    )


def _travel(any: Anything) -> Travel:
    return made(
        Travel,
        {
            "trip": any.above_zero_money,
            "included_km": any.number,
            "per_km": any.money,
            "ways": lambda: any.source.choice([1, 2]),
            "zones": lambda: tuple({any.words(): any.money() for _ in range(any.source.randint(0, 2))}.items()),
            "miles": any.flag,
            "taxable": any.flag,
        },
    )


def _materials(any: Anything) -> Materials:
    by_markup = any.flag()
    return made(
        Materials,
        {
            "markup": lambda: any.number() / 100 if by_markup else None,
            "margin": lambda: None if by_markup else any.share(),
            "taxable": any.flag,
        },
    )
