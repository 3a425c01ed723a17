"""Tickets with everything that a technician's page shows, decided by the desk's own rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

from bot.desk.catalogue import Impact, Minutes, Priority, RequestType, Urgency
from bot.desk.catalogue import Work as WorkType
from bot.desk.contracts import Contract, ContractStatus, ContractType, Effect, RateCard, RateRow, Rule, When
from bot.desk.coverage import decide_coverage
from bot.desk.decisions import Decision
from bot.desk.emergencies import Page
from bot.desk.facts import Facts
from bot.desk.hours import Band, SupportHours, parse_weekly
from bot.desk.money import Money
from bot.desk.quotes import Approval, Quote, QuoteState
from bot.desk.sla import SlaPolicy, Target
from bot.desk.tickets import Billing, Fact, HistoryEntry, Ticket, TicketState
from bot.desk.walkthroughs import StepAnswer, StepRecord
from bot.operations.ports import StoredDecision
from tests.channels.web.fakes import DANA, MAPLE, NOW, SAM, FakeDesk

TONIGHT = datetime(2026, 11, 25, 1, 0, tzinfo=timezone.utc)
_HOURS = SupportHours("America/Toronto", parse_weekly({"mon-fri": ["08:00-18:00"]}))
_PLAN = Contract(
    number="MD-2026",
    version=2,
    type=ContractType.MANAGED,
    status=ContractStatus.ACTIVE,
    starts=date(2026, 1, 1),
    ends=date(2026, 12, 31),
    support_hours=_HOURS,
    sla=SlaPolicy((("P4", Target(timedelta(hours=8), timedelta(hours=40))),)),
    rules=(
        Rule(
            Effect.INCLUDE,
            frozenset(),
            "3.1",
            "Remote help during support hours is included.",
            When(time=frozenset({Band.SUPPORT}), work=frozenset({WorkType.REMOTE})),
        ),
    ),
    fallback="MD-TM",
)
_SCHEDULE = replace(
    _PLAN,
    number="MD-TM",
    version=1,
    type=ContractType.TIME_AND_MATERIALS,
    rules=(Rule(Effect.CHARGE, frozenset(), "A", "Everything else is a callout at the rates of schedule A."),),
    fallback=None,
    rates=RateCard(
        base=Money.of("125.00", "CAD"),
        rows=(
            RateRow(work=WorkType.REMOTE, minimum_minutes=15, increment_minutes=15),
            RateRow(band=Band.AFTER_HOURS, multiplier=Decimal("1.5"), minimum_minutes=120),
        ),
    ),
)


def printer_decision(at: datetime = TONIGHT) -> Decision:
    """A printer that fails at eight in the evening: outside the plan, cheaper in the morning."""
    return decide_coverage(MAPLE, (_PLAN, _SCHEDULE), Facts("printer", at, minutes=Minutes.stated(45)))


def printer_ticket(desk: FakeDesk) -> Ticket:
    """That ticket with decision, accepted quote, steps and history, all of it put into the desk."""
    decision = printer_decision()
    assert decision.estimate is not None
    ticket = Ticket(
        number="ND-1001",
        client=MAPLE.code,
        contact=SAM,
        conversation=f"web::{SAM}",
        source="web",
        category="printer",
        request_type=RequestType.INCIDENT,
        words="The printer at the front desk jams.\nIt says <b>E-42</b>.",
        facts=(Fact("device", "printer"), Fact("error_code", "E-42")),
        impact=Impact.PERSON,
        urgency=Urgency.WORKS,
        priority=Priority.P4,
        priority_reasons=decision.priority_reasons,
        decision="decision-1",
        billing=Billing.APPROVED,
        state=TicketState.SCHEDULED,
        opened_at=TONIGHT,
        timezone="America/Toronto",
        site="queen",
        not_to_exceed=decision.estimate.not_to_exceed,
        respond_by=TONIGHT + timedelta(hours=20),
        resolve_by=TONIGHT + timedelta(days=6),
        planned_for=TONIGHT,
        steps=(StepRecord("paper", "Open the paper tray and close it again.", StepAnswer.NO, TONIGHT),),
    )
    quote = Quote(
        "Q-1001",
        ticket.number,
        MAPLE.code,
        "Printer",
        decision.estimate,
        "MD-TM",
        1,
        "A",
        TONIGHT,
        TONIGHT + timedelta(hours=12),
        1,
        QuoteState.ACCEPTED,
        DANA,
        SAM,
    )
    approval = Approval(DANA, True, TONIGHT + timedelta(minutes=4), f"web::{DANA}", "turn-9", quote.revision_hash)
    desk.decisions.all["decision-1"] = StoredDecision("decision-1", "enquiry-1", "turn-1", TONIGHT, decision)
    desk.quotes.all.append(replace(quote, approval=approval))
    desk.tickets.all.append(ticket)
    desk.tickets.entries[ticket.number] = [
        HistoryEntry(TONIGHT, "nightdesk", "opened", "Opened from the web chat."),
        HistoryEntry(TONIGHT + timedelta(minutes=4), DANA, "approved", "Quote Q-1001 accepted."),
    ]
    return ticket


def strangers_ticket(desk: FakeDesk) -> Ticket:
    """What somebody nobody could verify reported: no client, no category, no decision, no promise."""
    ticket = replace(
        printer_ticket(FakeDesk()),
        number="ND-1002",
        client=None,
        contact=None,
        category=None,
        decision=None,
        priority_reasons=(),
        state=TicketState.NEW,
        timezone="UTC",
        site=None,
        not_to_exceed=None,
        respond_by=None,
        resolve_by=None,
        planned_for=None,
        steps=(),
        facts=(),
        billing=Billing.NO_CHARGE,
    )
    desk.tickets.all.append(ticket)
    return ticket


def outage_page(desk: FakeDesk) -> Page:
    """A page that still waits to be taken."""
    page = Page(
        "page-1",
        "outage",
        f"web::{SAM}",
        MAPLE.code,
        SAM,
        "The server is <down> and nobody can work",
        "Alex Moreau",
        "slack:alex",
        NOW,
        "ND-1001",
    )
    desk.pages.all.append(page)
    desk.pages.on_the_way.append(page)
    return page
