"""Values of the desk to store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

from bot.desk.catalogue import Impact, Minutes, Priority, RequestType, Urgency, Work
from bot.desk.clients import Asset, ChatIdentity, Client, ClientStatus, Contact, Role, Site, Tax
from bot.desk.contracts import (
    Allowance,
    Contract,
    ContractStatus,
    ContractType,
    Effect,
    Period,
    RateCard,
    Rule,
    Unit,
    When,
)
from bot.desk.decisions import Alternative, Check, Decision, Verdict
from bot.desk.emergencies import Page
from bot.desk.enquiries import Enquiry, EnquiryState
from bot.desk.escalation import Call
from bot.desk.facts import Facts
from bot.desk.hours import Band, SupportHours, parse_weekly
from bot.desk.money import Money
from bot.desk.monthly import (
    Called,
    Charge,
    Counted,
    CoveredWork,
    Fee,
    HoursLeft,
    MonthlyReport,
    Promised,
)
from bot.desk.prices import Estimate, EstimateLine, LineKind
from bot.desk.quotes import Approval, Quote, QuoteState
from bot.desk.sla import Metric, SlaPolicy, Target, start_clock
from bot.desk.tickets import Billing, Fact, Ticket, TicketState
from bot.desk.walkthroughs import EVERYONE, Article, Risk, Step, StepKind, start_run
from bot.operations.ports import IncomingMessage, StoredDecision

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=timezone.utc)
MINUTE = timedelta(minutes=1)
ANA = ChatIdentity("slack", "T1", "U-ANA")
ROOM = "slack:T1:U-ANA"


def cad(amount: str) -> Money:
    return Money.of(amount, "CAD")


def client(code: str = "acme", name: str = "Acme Ltd", email: str = "Ana@acme.example") -> Client:
    """A client with one contact; another code needs another e-mail address."""
    ana = Contact(
        "Ana Silva",
        email,
        site="hq",
        roles=frozenset({Role.PRIMARY, Role.APPROVER}),
        approval_limit=cad("500.00"),
        identities=(ANA,) if code == "acme" else (),
    )
    return Client(
        code,
        name,
        ClientStatus.ACTIVE,
        "America/Toronto",
        "CAD",
        Tax("HST", Decimal("0.13")),
        holidays=frozenset({date(2026, 7, 1), date(2026, 12, 25)}),
        sites=(Site("hq", "Head office", Decimal("12.5")),),
        contacts=(ana,),
        assets=(Asset("PC-1", "workstation", site="hq", warranty_until=date(2027, 1, 31), meets_standard=True),),
    )


def contract(number: str = "C-1", version: int = 1) -> Contract:
    hours = SupportHours(
        "America/Toronto",
        parse_weekly({"mon-fri": ["08:00-18:00"]}),
        holidays=frozenset({date(2026, 7, 1)}),
        partial=((date(2026, 12, 24), parse_weekly({"mon": ["08:00-12:00"]})[0]),),
    )
    return Contract(
        number,
        version,
        ContractType.MANAGED,
        ContractStatus.ACTIVE,
        date(2026, 1, 1),
        None,
        hours,
        SlaPolicy((("P1", Target(timedelta(minutes=30), timedelta(hours=4), True)),)),
        (
            Rule(
                Effect.INCLUDE,
                frozenset({"printer"}),
                "3.1",
                "Printers",
                When(time=frozenset({Band.SUPPORT})),
            ),
        ),
        allowances=(
            Allowance("hours", Unit.MINUTES, Decimal(600), Period.MONTH, burn=((Band.WEEKEND, Decimal("1.5")),)),
        ),
        rates=RateCard(cad("125.00")),
    )


def estimate() -> Estimate:
    line = EstimateLine(LineKind.LABOUR, "Remote work", Decimal("0.5"), cad("125.00"), cad("62.50"), True)
    return Estimate(
        cad("31.25"),
        cad("70.63"),
        cad("141.25"),
        cad("150.00"),
        (line,),
        cad("62.50"),
        cad("8.13"),
        cad("70.63"),
    )


def decision(id: str = "d-1", turn: str = "t-1", enquiry_id: str = "e-1") -> StoredDecision:
    made = Decision(
        Verdict.QUOTE_REQUIRED,
        "C-1",
        1,
        "4.2",
        "printer",
        Work.REMOTE,
        Priority.P3,
        ("P3: one person affected",),
        (Check("inside support hours", False, "C-1", "4.2", "It is Sunday."),),
        estimate(),
        (Alternative(NOON + 30 * MINUTE, Work.REMOTE, Verdict.COVERED, Decimal("0.00"), "CAD", "On Monday"),),
        NOON + 60 * MINUTE,
        None,
        ("asset",),
        None,
        Decimal("1.5"),
        Facts("printer", NOON, minutes=Minutes(20, 30, 60), used=(("hours", Decimal("12.5")),)),
        "acme",
        "America/Toronto",
    )
    return StoredDecision(id, enquiry_id, turn, NOON, made)


def article() -> Article:
    step = Step("look", "Is the light on?", StepKind.QUESTION, Risk.SAFE, "power", "solved", "person", None)
    return Article("a", "Printer", EVERYONE, ("printer",), (), (), date(2027, 1, 1), 5, (step,), "v1", "a.md")


def enquiry(id: str = "e-1", conversation: str = ROOM, **changes: object) -> Enquiry:
    plain = Enquiry(
        id,
        conversation,
        "acme",
        "Ana@acme.example",
        "My printer is offline",
        "printer",
        EnquiryState.OPEN,
        NOON,
        ranking=(("printer", 0.91), ("scanner", 0.0625)),
        facts=(Fact("device", "printer"),),
        run=start_run(article(), NOON),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def ticket(number: str = "ND-1001", **changes: object) -> Ticket:
    plain = Ticket(
        number,
        "acme",
        "Ana@acme.example",
        ROOM,
        "slack",
        "printer",
        RequestType.INCIDENT,
        "My printer is offline",
        (Fact("device", "printer"),),
        Impact.PERSON,
        Urgency.WORKS,
        Priority.P4,
        ("P4: one person affected",),
        None,
        Billing.COVERED,
        TicketState.TRIAGED,
        NOON,
        "America/Toronto",
        respond_by=NOON + 60 * MINUTE,
        resolution=start_clock(NOON, timedelta(hours=4)),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def quote(number: str = "Q-1001", **changes: object) -> Quote:
    plain = Quote(
        number,
        "ND-1001",
        "acme",
        "Repair the printer",
        estimate(),
        "C-1",
        1,
        "4.2",
        NOON + 60 * MINUTE,
        NOON + timedelta(days=14),
        1,
        QuoteState.SENT,
        "Ana@acme.example",
        "ana@acme.example",
        approval=Approval("ana@acme.example", True, NOON, ROOM, "t-1", "abc"),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def page(id: str = "p-1", minute: int = 0) -> Page:
    sent_at = NOON + minute * MINUTE
    return Page(id, "outage", ROOM, "acme", "Ana@acme.example", "All is down", "Kim", "+1555", sent_at)


def call(id: str = "c-1", page: str = "p-1") -> Call:
    return Call(id, page, "Kim", "+1555", 0, 0, NOON)


def message(key: str = "slack-1", text: str = "My printer is offline") -> IncomingMessage:
    return IncomingMessage(key, ANA, text)


def a_month(client: str = "acme", **changes: object) -> MonthlyReport:
    """A month in which there was a little of everything."""
    plain = MonthlyReport(
        client=client,
        name="Acme Ltd",
        month="2026-10",
        currency="CAD",
        timezone="America/Toronto",
        as_of=NOON,
        whole=True,
        months=(Counted("2026-09", "September 2026", 4), Counted("2026-10", "October 2026", 7)),
        endings=(Counted("covered", "covered", 5), Counted("charged", "charged", 1), Counted("open", "open", 1)),
        kinds=(Counted("printer", "Printer", 4), Counted("wifi", "Wi-Fi", 3)),
        fees=(Fee("C-1", cad("1850.00")),),
        covered=(CoveredWork("C-1", "3.1", "Help in support hours.", 5, cad("640.50")),),
        charges=(
            Charge("ND-1001", "Printer", cad("423.75"), "Q-1001", "Ana Ruiz", NOON, cad("480.00"), "C-2", "A", True),
        ),
        allowances=(
            HoursLeft("C-1", "visits", "3 visits", "2 visits", "1 visit", "31 October 2026", Decimal("0.6667")),
        ),
        promised=(Promised(Metric.FIRST_RESPONSE, True, 6, 1, 0, 0), Promised(Metric.RESOLUTION, True, 5, 1, 1, 0)),
        answers=7,
        half_within=12,
        nine_of_ten=55,
        requests=9,
        deflected=2,
        too_early=0,
        emergencies=(Called(NOON, "outage", "ND-1002", 4),),
        monitored=3,
        gone=2,
        suggestions=("Ask which ones could wait.",),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]
