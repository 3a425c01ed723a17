"""What changed, in words: one line for each difference, none for what stayed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from bot.desk.catalogue import Work
from bot.desk.changes import changes_between
from bot.desk.clients import Asset, Client, ClientStatus, Contact, Role, Site
from bot.desk.contracts import (
    Allowance,
    Contract,
    ContractStatus,
    ContractType,
    Effect,
    Fee,
    Period,
    RateCard,
    RateRow,
    Rule,
    Unit,
    When,
)
from bot.desk.hours import Band, SupportHours, parse_weekly
from bot.desk.money import Money
from bot.desk.sla import SlaPolicy, Target

HOURS = SupportHours("America/Toronto", parse_weekly({"mon-fri": ["09:00-17:00"]}))
REMOTE = Rule(Effect.INCLUDE, frozenset(), "3.1", "Remote help.", When(time=frozenset({Band.SUPPORT})))
VISITS = Rule(Effect.ALLOWANCE, frozenset(), "3.2", "Two visits.", draws="visits")
PLAN = Contract(
    "PLAN",
    1,
    ContractType.MANAGED,
    ContractStatus.ACTIVE,
    date(2026, 1, 1),
    date(2026, 12, 31),
    HOURS,
    SlaPolicy((("P1", Target(timedelta(minutes=30), timedelta(hours=4), True)),)),
    (REMOTE, VISITS),
    fee=Fee(Money.of("1850.00", "CAD"), Period.MONTH),
    allowances=(Allowance("visits", Unit.VISITS, Decimal(2), Period.MONTH),),
    rates=RateCard(base=Money.of("125.00", "CAD"), rows=(RateRow(work=Work.REMOTE, minimum_minutes=15),)),
)
LATER_REMOTE = replace(REMOTE, when=When(time=frozenset({Band.SUPPORT, Band.WEEKEND})))

CASES: list[tuple[str, dict[str, Any], tuple[str, ...]]] = [
    ("nothing", {}, ()),
    ("the version alone", {"version": 2}, ()),
    ("the end", {"ends": date(2027, 12, 31)}, ("ends: was 2026-12-31, is 2027-12-31",)),
    ("no end any more", {"ends": None}, ("ends: was 2026-12-31, is nothing",)),
    (
        "the fee",
        {"fee": Fee(Money.of("1900.00", "CAD"), Period.MONTH)},
        ("fee: amount: was 1,850.00 CAD, is 1,900.00 CAD",),
    ),
    ("a term", {"rules": (LATER_REMOTE, VISITS)}, ("clause 3.1: when: time: was support, is support, weekend",)),
    (
        "what a term is about",
        {"rules": (replace(REMOTE, categories=frozenset({"wifi"})), VISITS)},
        ("clause 3.1: categories: was everything, is wifi",),
    ),
    ("a term that is gone", {"rules": (VISITS,)}, ("clause 3.1 is gone",)),
    (
        "a new term",
        {"rules": (REMOTE, VISITS, Rule(Effect.EXCLUDE, frozenset({"printer"}), "9", "No printers."))},
        ("clause 9 is new: effect exclude, categories printer, clause 9, text No printers.",),
    ),
    (
        "the order of terms",
        {"rules": (VISITS, REMOTE)},
        ("rules: the order was clause 3.1, clause 3.2, is clause 3.2, clause 3.1",),
    ),
    (
        "the second of two terms under one clause",
        {"rules": (REMOTE, VISITS, replace(REMOTE, effect=Effect.EXCLUDE))},
        (
            "clause 3.1 (2) is new: effect exclude, categories everything, clause 3.1, text Remote help., when time support",
        ),
    ),
    (
        "an answer time",
        {"sla": SlaPolicy((("P1", Target(timedelta(minutes=90), timedelta(hours=4), True)),))},
        ("sla: targets: P1: respond: was 30 min, is 1 h 30 min",),
    ),
    (
        "no answer times any more",
        {"sla": None},
        ("sla: was targets P1, respond 30 min, resolve 4 h, around the clock yes, is nothing",),
    ),
    (
        "an allowance",
        {"allowances": (Allowance("visits", Unit.VISITS, Decimal(3), Period.MONTH),)},
        ("allowance visits: amount: was 2, is 3",),
    ),
    (
        "rates",
        {"rates": RateCard(base=Money.of("130.00", "CAD"), rows=(RateRow(work=Work.REMOTE, minimum_minutes=30),))},
        ("rates: base: was 125.00 CAD, is 130.00 CAD", "row remote: minimum minutes: was 15, is 30"),
    ),
    (
        "the hours",
        {"support_hours": SupportHours("America/Toronto", parse_weekly({"mon": ["09:00-12:00", "13:00-17:00"]}))},
        (
            "support hours: weekly: was mon 09:00-17:00, tue 09:00-17:00, wed 09:00-17:00, thu 09:00-17:00, "
            "fri 09:00-17:00, is mon 09:00-12:00 and 13:00-17:00",
        ),
    ),
]


@pytest.mark.parametrize(("changed", "lines"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_a_change_of_a_contract_is_told_in_words(changed: dict[str, Any], lines: tuple[str, ...]) -> None:
    assert changes_between(PLAN, replace(PLAN, **changed)) == lines


def test_a_change_of_a_client_is_told_person_by_person_and_day_by_day() -> None:
    ann = Contact("Ann Lee", "ann@small.example", roles=frozenset({Role.APPROVER}))
    before = Client(
        "small",
        "Small Co",
        ClientStatus.ACTIVE,
        "America/Toronto",
        "CAD",
        None,
        holidays=frozenset(date(2026, 1, day) for day in range(1, 11)),
        sites=(Site("main", "Main"),),
        contacts=(ann,),
        assets=(Asset("S-1", "server"),),
    )
    after = replace(
        before,
        holidays=before.holidays - {date(2026, 1, 1)} | {date(2026, 2, 2), date(2026, 2, 3)},
        contacts=(replace(ann, roles=frozenset()), Contact("Bo Ray", "bo@small.example")),
        assets=(replace(before.assets[0], covered=False),),
    )
    assert changes_between(before, after) == (
        "holidays: now with 2026-02-02, 2026-02-03; now without 2026-01-01",
        "contact ann@small.example: roles: was approver, is nothing",
        "contact bo@small.example is new: name Bo Ray, email bo@small.example",
        "asset S-1: covered: was yes, is no",
    )
