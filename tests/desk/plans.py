"""Plans, rate cards, requests and clients in few words, for the tests of coverage."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from bot.desk.catalogue import Minutes, Priority
from bot.desk.clients import Asset, Client, ClientStatus, Site, Tax
from bot.desk.contracts import Contract, ContractStatus, ContractType, Effect, RateCard, RateRow, Rule, Travel, When
from bot.desk.coverage import decide_coverage
from bot.desk.decisions import Check, Decision, Verdict
from bot.desk.facts import Facts
from bot.desk.hours import Band, SupportHours, parse_weekly
from bot.desk.money import Money
from bot.desk.sla import SlaPolicy, Target

ZONE = ZoneInfo("America/Toronto")
HOURS = SupportHours("America/Toronto", parse_weekly({"mon-fri": ["09:00-17:00"]}), frozenset({date(2026, 10, 12)}))
MORNING = datetime(2026, 11, 24, 10, tzinfo=ZONE)  # a Tuesday
EVENING = datetime(2026, 11, 24, 20, tzinfo=ZONE)
SATURDAY = datetime(2026, 11, 28, 10, tzinfo=ZONE)
HOLIDAY = datetime(2026, 10, 12, 10, tzinfo=ZONE)
CARD = RateCard(
    base=Money.of("100.00", "CAD"),
    rows=(RateRow(band=Band.AFTER_HOURS, multiplier=Decimal(2)),),
    travel=Travel(Money.of("40.00", "CAD"), Decimal(0), Money.of("0.00", "CAD")),
)
SLA = SlaPolicy(tuple((p.value, Target(timedelta(hours=1), timedelta(hours=8))) for p in Priority))
IN_HOURS: dict[str, Any] = {"time": frozenset({Band.SUPPORT})}
# What a plan that includes everything on one condition, with `charging` behind it, answers when the condition holds, when
# it fails, and when nobody knows.
ANSWERS = {
    True: (Verdict.COVERED, "PLAN", "1"),
    False: (Verdict.QUOTE_REQUIRED, "TM", "A"),
    None: (Verdict.NEEDS_PERSON, "TM", None),
}


def client(**changes: Any) -> Client:
    made = Client(
        code="acme",
        name="Acme",
        status=ClientStatus.ACTIVE,
        timezone="America/Toronto",
        currency="CAD",
        tax=Tax("HST", Decimal("0.13")),
        sites=(Site("main", "Main"), Site("far", "Far")),
        assets=(
            Asset("SRV", "server", site="main", meets_standard=True),
            Asset("OWN", "mobile", covered=False),
            Asset("OLD", "laptop", site="far", meets_standard=False),
        ),
    )
    return replace(made, **changes)


def rule(effect: Effect, *categories: str, clause: str = "1", draws: str | None = None, **when: Any) -> Rule:
    return Rule(effect, frozenset(categories), clause, f"Clause {clause}.", When(**when), draws)


def plan(*rules: Rule, number: str = "PLAN", fallback: str | None = "TM", **changes: Any) -> Contract:
    made = Contract(
        number=number,
        version=3,
        type=ContractType.MANAGED,
        status=ContractStatus.ACTIVE,
        starts=date(2026, 1, 1),
        ends=date(2026, 12, 31),
        support_hours=HOURS,
        sla=SLA,
        rules=rules,
        fallback=fallback,
    )
    return replace(made, **changes)


def charging(number: str = "TM", clause: str = "A") -> Contract:
    made = plan(rule(Effect.CHARGE, clause=clause), number=number, fallback=None, ends=None, rates=CARD, sla=None)
    return replace(made, version=1, type=ContractType.TIME_AND_MATERIALS)


def facts(category: str = "printer", at: datetime = MORNING, **known: Any) -> Facts:
    return Facts(category, at, minutes=Minutes.stated(60), **known)


def decide(*contracts: Contract, about: Facts | None = None, of: Client | None = None) -> Decision:
    return decide_coverage(of or client(), contracts, about or facts())


def answer(decision: Decision) -> tuple[Verdict, str | None, str | None]:
    return decision.verdict, decision.contract, decision.clause


def short(decision: Decision) -> list[Check]:
    """What the short answer shows."""
    return [check for check in decision.checks if not check.detail]


def told(decision: Decision) -> list[str]:
    """Every check as one line: what belongs to the whole explanation alone is set in, ✓ holds, ✗ does not."""
    depth, mark = {False: "", True: "  "}, {True: "✓", False: "✗"}
    return [
        f"{depth[each.detail]}{mark[each.passed]} {each.check}, {each.contract} {each.clause}: {each.text}"
        for each in decision.checks
    ]


def total(decision: Decision) -> Decimal | None:
    return decision.estimate.total.amount if decision.estimate else None
