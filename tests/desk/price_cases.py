"""Random questions about prices: cards behind cards, windows, holidays, roles, days, in zones whose clocks change."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from functools import lru_cache
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from bot.desk.catalogue import Work
from bot.desk.clients import Tax
from bot.desk.contracts import HolidaySpan, Materials, RateCard, RateRow, RoundingScope, Surcharge, Travel
from bot.desk.hours import Band, SupportHours, parse_weekly
from bot.desk.money import Money
from bot.desk.prices import LineKind
from bot.desk.work_done import Part, WorkEntry
from tests.desk.price_oracle import Question

ZONES = (
    "America/Toronto",
    "America/St_Johns",
    "America/Santiago",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Africa/Casablanca",
    "Europe/Berlin",
    "Europe/London",
    "Pacific/Apia",
    "Pacific/Chatham",
)
WORKS = (Work.REMOTE, Work.REMOTE, Work.ONSITE, Work.ONSITE, Work.PROJECT, Work.EMERGENCY, Work.VENDOR)
ROLES = (None, None, "engineer", "senior")
WEEKS: tuple[dict[str, list[str]], ...] = (
    {"mon-fri": ["09:00-17:00"]},
    {"mon-fri": ["08:00-12:00", "13:00-18:00"], "sat": ["09:00-13:00"]},
    {"daily": ["20:00-04:30"]},
    {"mon-fri": ["17:00-20:00"], "sun": ["00:00-24:00"]},
    {"sun": ["01:30-02:30"], "mon-sat": ["00:10-00:20", "23:00-24:00"]},
    {"daily": ["00:00-24:00"]},
)
_COVERABLE = (LineKind.LABOUR, LineKind.FEE, LineKind.TRAVEL, LineKind.MATERIAL)


def question(random: Random) -> Question:
    """One question; about half of them around a change of clocks or a holiday."""
    zone = random.choice(ZONES)
    start = _start(random, zone)
    day = start.astimezone(ZoneInfo(zone)).date()
    work = random.choice(WORKS)
    lengths = (0, 1, 5, 14, 20, 45, 59, 60, 61, 90, 121, 240, 400)
    entries = [
        WorkEntry(start + timedelta(minutes=random.randint(0, 2000)), random.choice(lengths), random.choice(ROLES))
        for _ in range(random.choice((0, 1, 1, 1, 2, 3)))
    ]
    return Question(
        card=_card(random, day, work, behind=random.choice((0, 0, 1, 2))),
        hours=_hours(random, zone, day),
        work=work,
        entries=tuple(random.sample(entries, len(entries))),
        kilometres=random.choice((None, Decimal(0), Decimal("12.5"), Decimal(95), Decimal("32.1869"))),
        zone=random.choice((None, "north", "south", "east")),
        tax=random.choice((None, Tax("HST", Decimal("0.13")), Tax("QST", Decimal("0.09975")))),
        parts=tuple(
            Part(f"part {n}", _money(random), random.randint(1, 3)) for n in range(random.choice((0, 0, 1, 2)))
        ),
        covered=frozenset(random.sample(_COVERABLE, random.choice((0, 0, 0, 1, 2)))),
        covered_minutes=random.choice((0, 0, 0, 10, 45, 90, 500)),
    )


def _start(random: Random, zone: str) -> datetime:
    changes = _changes(zone)
    if changes and random.random() < 0.5:
        return random.choice(changes) + timedelta(minutes=random.randint(-1500, 300))
    return datetime(2026, 1, 1, tzinfo=timezone.utc) + timedelta(minutes=random.randrange(730 * 1440))


@lru_cache(maxsize=64)
def _changes(zone: str) -> tuple[datetime, ...]:
    """The hours of two years after which the clocks show something else."""
    hours = [datetime(2026, 1, 1, tzinfo=timezone.utc) + timedelta(hours=n) for n in range(730 * 24)]
    offsets = [hour.astimezone(ZoneInfo(zone)).utcoffset() for hour in hours]
    return tuple(hour for hour, one, other in zip(hours, offsets, offsets[1:], strict=False) if one != other)


def _hours(random: Random, zone: str, day: date) -> SupportHours:
    days = [day + timedelta(days=n) for n in (-1, 0, 1, 2, 3)]
    holidays = frozenset(random.sample(days, random.choice((0, 1, 1, 2))))
    other = random.choice(days)
    partial = () if other in holidays or random.random() < 0.7 else ((other, parse_weekly("10:00-12:00")[0]),)
    return SupportHours(zone, parse_weekly(random.choice(WEEKS)), holidays, partial)


def _card(random: Random, day: date, work: Work, behind: int) -> RateCard:
    maybe = random.random
    named = behind == 0 or maybe() < 0.5
    fee, minutes = random.choice(((None, None), (None, None), (_money(random), None), (None, 45)))
    return RateCard(
        base=_money(random) if named else None,
        scope=random.choice((None, *RoundingScope)),
        rows=tuple(_row(random, day, work) for _ in range(random.randint(0, 6))),
        call_out_fee=fee,
        call_out_minutes=minutes,
        travel=_travel(random) if maybe() < 0.5 else None,
        materials=_materials(random) if maybe() < 0.5 else None,
        surcharges=tuple(_surcharge(random, day, work) for _ in range(random.randint(0, 3))) if maybe() < 0.4 else None,
        behind=_card(random, day, work, behind - 1) if behind else None,
    )


def _holding(random: Random, day: date, work: Work) -> dict[str, Any]:
    maybe = random.random
    since = day + timedelta(days=random.randint(-3, 3))
    return {
        "work": random.choice((work, Work.REMOTE, Work.ONSITE)) if maybe() < 0.4 else None,
        "role": random.choice(("engineer", "senior")) if maybe() < 0.2 else None,
        "band": random.choice(tuple(Band)) if maybe() < 0.4 else None,
        "week": parse_weekly(random.choice(WEEKS)) if maybe() < 0.3 else (),
        "holiday": HolidaySpan(random.choice((-180, 0, 600)), random.choice((1440, 1920, 900)))
        if maybe() < 0.2
        else None,
        "valid_from": since if maybe() < 0.2 else None,
        "valid_to": since + timedelta(days=random.randint(0, 4)) if maybe() < 0.2 else None,
    }


def _row(random: Random, day: date, work: Work) -> RateRow:
    base, adjustment, multiplier = random.choice(
        (
            (None, None, None),
            (_money(random), None, None),
            (_money(random), None, Decimal("1.2")),
            (None, Money(Decimal(random.choice(("15.00", "-10.00", "-300.00", "0.01"))), "CAD"), None),
            (None, None, Decimal(random.choice(("0.9", "1.5", "1.75", "2", "3")))),
            (None, None, Decimal(random.choice(("1", "1.5", "2")))),
        )
    )
    fee, minutes = random.choice(((None, None), (None, None), (None, None), (_money(random), None), (None, 75)))
    return RateRow(
        **_holding(random, day, work),
        base=base,
        adjustment=adjustment,
        multiplier=multiplier,
        minimum_minutes=random.choice((None, None, 15, 50, 60, 120)),
        maximum_minutes=random.choice((None, None, None, None, 130, 300)),
        increment_minutes=random.choice((None, None, 1, 6, 15, 25, 60)),
        call_out_fee=fee,
        call_out_minutes=minutes,
        taxable=random.random() < 0.9,
    )


def _surcharge(random: Random, day: date, work: Work) -> Surcharge:
    amount, percent, minutes = random.choice(
        ((_money(random), None, None), (None, Decimal("0.175"), None), (None, None, 75))
    )
    holding = _holding(random, day, work)
    return Surcharge(**holding, amount=amount, percent=percent, minutes=minutes, taxable=random.random() < 0.7)


def _travel(random: Random) -> Travel:
    return Travel(
        trip=_money(random),
        included_km=Decimal(random.choice(("0", "10", "25.5"))),
        per_km=Money(Decimal(random.choice(("0.70", "0.705", "1.1"))), "CAD"),
        ways=random.choice((1, 2)),
        zones=(("north", _money(random)), ("south", _money(random))) if random.random() < 0.5 else (),
        miles=random.random() < 0.3,
        taxable=random.random() < 0.8,
    )


def _materials(random: Random) -> Materials:
    taxable = random.random() < 0.8
    share = Decimal(random.choice(("0", "0.25", "0.3", "0.333")))
    return (
        Materials(markup=share, taxable=taxable) if random.random() < 0.5 else Materials(margin=share, taxable=taxable)
    )


def _money(random: Random) -> Money:
    return Money(Decimal(random.choice(("80.00", "99.99", "125.00", "187.35", "33.333", "0.05", "0.00"))), "CAD")
