"""Random pasts of one client: contracts, tickets with their decisions, quotes, work and ledger, and a memory to read them from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from random import Random
from types import SimpleNamespace
from typing import Any, cast
from zoneinfo import ZoneInfo

from bot.desk.allowances import LedgerRow
from bot.desk.catalogue import Impact, Minutes, Priority, RequestType, Urgency, Work
from bot.desk.clients import Asset, Client, ClientStatus, Site, Tax
from bot.desk.contracts import (
    Allowance,
    Contract,
    ContractStatus,
    ContractType,
    Effect,
    Fee,
    Materials,
    Period,
    RateCard,
    RateRow,
    Rule,
    Travel,
    Unit,
    When,
)
from bot.desk.coverage import decide_coverage
from bot.desk.decisions import Decision, Verdict
from bot.desk.facts import Facts
from bot.desk.hours import Band, SupportHours, parse_weekly
from bot.desk.money import Money
from bot.desk.prices import Estimate
from bot.desk.quotes import Quote, QuoteState
from bot.desk.settlement import Settlement
from bot.desk.spend import Days
from bot.desk.tickets import Billing, Ticket, TicketState
from bot.desk.timesheet import PartEntry, TimeEntry
from bot.operations.ports import ClientFile, ContractRecord, StoredDecision, WorkFactory
from bot.operations.simulated_use import row_of, use_of

ZONES = ("America/Toronto", "Europe/London", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia")
YEAR = Days(date(2026, 1, 1), date(2026, 12, 31))
TAKEN_IN = datetime(2025, 12, 1, tzinfo=timezone.utc)
CATEGORIES = (
    "printer",
    "email_client",
    "server_down",
    "peripheral_hardware",
    "onboarding",
    "billing_contract",
    "procurement",
)


@dataclass
class Past:
    """Everything that a report over the past reads."""

    client: Client
    records: list[ContractRecord]
    tickets: list[Ticket] = field(default_factory=list)
    stored: dict[str, StoredDecision] = field(default_factory=dict)
    quotes: list[Quote] = field(default_factory=list)
    time: list[TimeEntry] = field(default_factory=list)
    parts: list[PartEntry] = field(default_factory=list)
    ledger: list[LedgerRow] = field(default_factory=list)
    settled: list[Settlement] = field(default_factory=list)

    @property
    def contracts(self) -> tuple[Contract, ...]:
        """The newest versions."""
        return tuple({record.contract.number: record.contract for record in self.records}.values())

    def work(self) -> WorkFactory:
        """Transactions that read it."""
        memory = SimpleNamespace(
            clients=SimpleNamespace(
                get=lambda code: self.client if code == self.client.code else None, list=lambda: [self.client]
            ),
            contracts=SimpleNamespace(records=lambda _: self.records, latest=lambda _: self.contracts),
            tickets=SimpleNamespace(opened_between=self._opened_between),
            decisions=SimpleNamespace(of_ids=lambda ids: [self.stored[id] for id in ids]),
            quotes=SimpleNamespace(of_tickets=lambda numbers: [q for q in self.quotes if q.ticket in numbers]),
            timesheet=SimpleNamespace(
                time_of_tickets=lambda numbers: [e for e in self.time if e.ticket in numbers],
                parts_of_tickets=lambda numbers: [p for p in self.parts if p.ticket in numbers],
            ),
            settlements=SimpleNamespace(of_tickets=lambda numbers: [s for s in self.settled if s.ticket in numbers]),
            ledger=SimpleNamespace(rows=self._rows),
        )

        class Reading:
            def __enter__(self) -> Any:
                return memory

            def __exit__(self, *_: object) -> None:
                return None

        return cast(WorkFactory, Reading)

    def _opened_between(self, client: str, since: datetime, until: datetime) -> list[Ticket]:
        found = [t for t in self.tickets if t.client == client and since <= t.opened_at < until]
        return sorted(found, key=lambda ticket: ticket.opened_at)

    def _rows(self, *, client: str, contract: str, allowance: str) -> list[LedgerRow]:
        return [row for row in self.ledger if (row.contract, row.allowance) == (contract, allowance)]

    def file(self, contracts: Sequence[Contract] | None = None) -> ClientFile:
        """The client's file with these contracts, or as it is."""
        return ClientFile("client.yml", self.client, tuple(contracts if contracts is not None else self.contracts))


def random_client(random: Random) -> Client:
    """A client with two sites and two devices somewhere on earth."""
    return Client(
        "acme",
        "Acme",
        ClientStatus.ACTIVE,
        random.choice(ZONES),
        "CAD",
        random.choice((None, Tax("GST", Decimal("0.05")), Tax("HST", Decimal("0.13")))),
        holidays=frozenset({date(2026, 7, 1), date(2026, 12, 25)}),
        sites=(Site("near", "Near", Decimal(5)), Site("far", "Far", Decimal(random.randrange(20, 200)))),
        assets=(Asset("SRV", "server", site="near"), Asset("OLD", "laptop", site="far", covered=False)),
    )


def random_contracts(random: Random, client: Client) -> tuple[Contract, ...]:
    """A plan, mostly with a fee and allowances, before a contract that charges."""
    hours = SupportHours(client.timezone, parse_weekly({"mon-fri": ["09:00-17:00"]}), client.holidays)
    plan = Contract(
        number="PLAN",
        version=1,
        type=ContractType.MANAGED,
        status=ContractStatus.ACTIVE,
        starts=date(2026, random.choice((1, 1, 1, 3)), random.choice((1, 1, 17))),
        ends=random.choice((None, None, date(2026, 10, 20))),
        support_hours=hours,
        sla=None,
        rules=random_rules(random),
        fallback="TM",
        fee=_fee(random),
        allowances=random_allowances(random),
    )
    return plan, replace(
        plan,
        number="TM",
        type=ContractType.TIME_AND_MATERIALS,
        starts=date(2024, 1, 1),
        ends=None,
        rules=(Rule(Effect.CHARGE, frozenset(), "A", "The rest is charged."),),
        fallback=None,
        fee=None,
        allowances=(),
        rates=_card(random),
    )


def _fee(random: Random) -> Fee | None:
    if random.random() < 0.15:
        return None
    amount = Money(Decimal(random.randrange(100_00, 3000_00)).scaleb(-2), "CAD")
    onboarding = Money.of("333.33", "CAD") if random.random() < 0.3 else None
    return Fee(amount, random.choice((Period.MONTH, Period.MONTH, Period.QUARTER, Period.YEAR)), onboarding)


def random_rules(random: Random) -> tuple[Rule, ...]:
    """A few terms in any order."""
    support = When(time=frozenset({Band.SUPPORT}))
    rules = [
        Rule(Effect.INCLUDE, frozenset(), "1", "Help.", replace(support, work=frozenset({Work.REMOTE}))),
        Rule(Effect.INCLUDE, frozenset({"server_down"}), "2", "Servers at any hour."),
        Rule(Effect.EXCLUDE, frozenset({"onboarding", "procurement"}), "3", "Not these."),
        Rule(Effect.EXCLUDE, frozenset(), "4", "Not other devices.", When(asset_covered=False)),
        Rule(Effect.LABOUR_ONLY, frozenset({"peripheral_hardware"}), "5", "Work only."),
        Rule(Effect.ALLOWANCE, frozenset(), "6", "Visits.", When(work=frozenset({Work.ONSITE})), "visits"),
        Rule(Effect.ALLOWANCE, frozenset(), "7", "Hours.", When(), "hours"),
    ]
    random.shuffle(rules)
    return tuple(rules[: random.randrange(2, len(rules) + 1)])


def random_allowances(random: Random) -> tuple[Allowance, ...]:
    """Visits and hours, small enough to run out, some carried over."""
    per = random.choice((Period.MONTH, Period.QUARTER))
    return (
        Allowance("visits", Unit.VISITS, Decimal(random.randrange(1, 4)), per, Decimal(random.choice((0, 0, 1)))),
        Allowance(
            "hours", Unit.MINUTES, Decimal(random.choice((60, 120, 300))), Period.MONTH, Decimal(random.choice((0, 60)))
        ),
    )


def _card(random: Random) -> RateCard:
    def money(*choices: str) -> Money:
        return Money.of(random.choice(choices), "CAD")

    return RateCard(
        base=money("100.00", "117.35", "84.99"),
        rows=(
            RateRow(work=Work.REMOTE, minimum_minutes=random.choice((None, 15, 30)), increment_minutes=15),
            RateRow(work=Work.ONSITE, base=money("150.00", "131.10"), minimum_minutes=60),
            RateRow(band=Band.AFTER_HOURS, multiplier=Decimal("1.5")),
            RateRow(band=Band.WEEKEND, multiplier=Decimal(2), minimum_minutes=120),
        ),
        travel=Travel(money("45.00", "0.00"), Decimal(10), money("0.70"), random.choice((1, 2))),
        materials=Materials(markup=Decimal("0.25")),
    )


def random_past(random: Random, tickets: int) -> Past:
    """A client's year, decided ticket by ticket as the desk would have."""
    client = random_client(random)
    past = Past(client, [ContractRecord(one, TAKEN_IN) for one in random_contracts(random, client)])
    if random.random() < 0.4:
        past.records.append(_second_version(random, past))
    ats = sorted(_moment(random, client) for _ in range(tickets))
    for number, at in enumerate(ats, start=1001):
        _write(random, past, f"ND-{number}", at)
    return past


def _second_version(random: Random, past: Past) -> ContractRecord:
    first = past.records[0].contract
    changed = replace(first, version=2, fee=_fee(random), rules=random_rules(random))
    return ContractRecord(
        changed, datetime(2026, random.randrange(2, 9), random.randrange(1, 28), 15, tzinfo=timezone.utc)
    )


def _moment(random: Random, client: Client) -> datetime:
    """Some minute of the year: mostly by day, all hours happen, two seldom at once."""
    day = YEAR.first + timedelta(days=random.randrange(365))
    hour = random.choice((8, 9, 10, 11, 14, 16, 19, 23, 2))
    return datetime(
        day.year, day.month, day.day, hour, random.randrange(60), random.randrange(60), tzinfo=ZoneInfo(client.timezone)
    )


def contracts_on(past: Past, at: datetime) -> tuple[Contract, ...]:
    """What the desk would have found in its memory."""
    return tuple({r.contract.number: r.contract for r in past.records if r.added_at <= at}.values())


def random_facts(random: Random, at: datetime) -> Facts:
    """What somebody asks for."""
    return Facts(
        random.choice(CATEGORIES),
        at,
        work=random.choice((None, None, None, Work.ONSITE)),
        site=random.choice(("near", "far")),
        asset=random.choice((None, "SRV", "OLD")),
        minutes=Minutes.stated(random.randrange(5, 200)),
    )


def decided(past: Past, contracts: Sequence[Contract], facts: Facts) -> Decision:
    """A decision that knows what was drawn before."""
    used = use_of(contracts, [row for row in past.ledger if row.written_at <= facts.at], facts.at)
    return decide_coverage(past.client, contracts, replace(facts, used=used))


def _write(random: Random, past: Past, number: str, at: datetime) -> None:
    decision = decided(past, contracts_on(past, at), random_facts(random, at))
    ticket = _ticket(random, past, number, at, decision)
    if random.random() < 0.05:
        past.tickets.append(replace(ticket, decision=None))
        return
    past.tickets.append(ticket)
    past.stored[number] = StoredDecision(number, number, number, at, decision)
    if decision.estimate is not None and ticket.billing is Billing.APPROVED:
        past.quotes.append(_quote(ticket, decision, decision.estimate))
    row = row_of(number, decision, at)
    if row is not None and ticket.state is not TicketState.CANCELLED and ticket.solved_by is None:
        past.ledger.append(row)
    if ticket.state is TicketState.RESOLVED and ticket.solved_by is None and random.random() < 0.6:
        _write_work(random, past, ticket, decision)


_S = TicketState
_PAID = (
    (Billing.APPROVED, _S.RESOLVED),
    (Billing.APPROVED, _S.RESOLVED),
    (Billing.QUOTED, _S.AWAITING_APPROVAL),
    (Billing.QUOTED, _S.CANCELLED),
    (Billing.QUOTED, _S.TRIAGED),
)
_STATES = (_S.RESOLVED, _S.RESOLVED, _S.TRIAGED, _S.CANCELLED)
_BILLING = {
    Verdict.FROM_ALLOWANCE: Billing.ALLOWANCE,
    Verdict.NEEDS_PERSON: Billing.NO_CHARGE,
    Verdict.QUOTE_REQUIRED: Billing.QUOTED,
}


def _ticket(random: Random, past: Past, number: str, at: datetime, decision: Decision) -> Ticket:
    costs = decision.estimate is not None and decision.estimate.total.amount > 0 and not decision.verdict.free
    if costs:
        billing, state = random.choice(_PAID)
    else:
        billing = _BILLING.get(decision.verdict, Billing.COVERED)
        state = random.choice(_STATES)
    alone = state is TicketState.RESOLVED and billing is not Billing.APPROVED and random.random() < 0.15
    return Ticket(
        number,
        past.client.code,
        None,
        "room",
        "web",
        decision.category,
        RequestType.INCIDENT,
        "words",
        (),
        Impact.PERSON,
        Urgency.WORKS,
        Priority.P4,
        (),
        number,
        billing,
        state,
        at,
        past.client.timezone,
        solved_by="the person, with the fix" if alone else None,
    )


def _quote(ticket: Ticket, decision: Decision, estimate: Estimate) -> Quote:
    assert decision.contract is not None
    return Quote(
        f"Q-{ticket.number}",
        ticket.number,
        "acme",
        "Work",
        estimate,
        decision.contract,
        1,
        decision.clause,
        decision.facts.at,
        decision.facts.at + timedelta(days=9),
        1,
        QuoteState.ACCEPTED,
        None,
        "ann@acme.example",
    )


def _write_work(random: Random, past: Past, ticket: Ticket, decision: Decision) -> None:
    of, start = ticket.number, ticket.opened_at
    for index in range(random.randrange(1, 4)):
        start = start + timedelta(minutes=random.randrange(1, 900))
        work = Work.ONSITE if random.random() < 0.1 else decision.work
        minutes = random.randrange(1, 120)
        key = f"{of}/{index}"
        past.time.append(TimeEntry(key, key, of, "acme", "kim", None, start, minutes, minutes, work, "", start))
        start = start + timedelta(minutes=minutes)
    if decision.verdict is Verdict.QUOTE_REQUIRED and random.random() < 0.4:
        cost, quantity = Money.of("18.37", "CAD"), random.randrange(1, 4)
        past.parts.append(PartEntry(f"{of}/p", f"{of}/p", of, "acme", "kim", "Cable", cost, quantity, start))
