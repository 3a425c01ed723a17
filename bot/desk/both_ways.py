"""One ticket paid for both ways: what it cost beyond the fee, and what break-fix would have asked (desk rules, section 7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import Enum

from bot.desk.catalogue import Minutes, Work, category_or_raise
from bot.desk.clients import Client
from bot.desk.contracts import Contract
from bot.desk.coverage import decide_coverage
from bot.desk.decisions import Decision, Verdict
from bot.desk.facts import Facts
from bot.desk.money import Money
from bot.desk.quotes import Quote, QuoteState
from bot.desk.shadow import break_fix_contract
from bot.desk.ticket_costs import Payer, cost_of_work
from bot.desk.tickets import Billing, Ticket, TicketState
from bot.desk.timesheet import PartEntry, TimeEntry
from bot.desk.work_done import Part, WorkEntry

_ACCEPTED = (QuoteState.ACCEPTED, QuoteState.CONVERTED)


class Basis(str, Enum):
    """What a ticket's minutes rest on."""

    ENTRIES = "time entries"
    LIKELY = "likely minutes"


class Aside(str, Enum):
    """Why a ticket stands on neither side."""

    NO_DECISION = "no coverage decision"
    NO_WORK = "no technician worked on it"
    WAITING = "waits for approval"
    NOT_APPROVED = "nobody has approved its cost"
    NEEDS_PERSON = "a person has to decide who pays"
    NO_MINUTES = "only a person can say how long it takes"
    NO_CARD = "no time-and-materials card prices it"


@dataclass(frozen=True)
class WorkDone:
    """What stands on a ticket's timesheet, and what was billed for it before tax once somebody had approved a bill."""

    times: tuple[TimeEntry, ...] = ()
    parts: tuple[PartEntry, ...] = ()
    billed: Money | None = None

    @property
    def minutes(self) -> int:
        """All time, whatever the work."""
        return sum(entry.minutes for entry in self.times)


@dataclass(frozen=True)
class PaidTicket:
    """A ticket with everything that says what it costs.

    ``opened`` is its day in the client's zone, whose month it counts in; ``contracts`` are those in force when it was decided.
    """

    ticket: Ticket
    opened: date
    decision: Decision | None
    contracts: tuple[Contract, ...]
    quotes: tuple[Quote, ...] = ()
    done: WorkDone = field(default_factory=WorkDone)

    @property
    def facts(self) -> Facts | None:
        """What the decision knew, at the time for which the work was planned in the end."""
        if self.decision is None:
            return None
        return replace(self.decision.facts, at=self.ticket.planned_for or self.decision.facts.at)

    @property
    def basis(self) -> Basis:
        """Whether somebody wrote down how long it took."""
        return Basis.ENTRIES if self.done.times else Basis.LIKELY

    @property
    def minutes(self) -> int | None:
        """Minutes of work; None where nobody knows."""
        if self.done.times:
            return self.done.minutes
        stated = self.facts.minutes if self.facts else None
        return stated.likely if stated else None


@dataclass(frozen=True)
class BothWays:
    """What the ticket costs beyond the fee under a plan, and under break-fix; before tax."""

    paid: PaidTicket
    verdict: Verdict
    managed: Money
    break_fix: Money


def as_it_was_paid(client: Client, paid: PaidTicket) -> BothWays | Aside:
    """The ticket as its own contracts had it, beside break-fix; or why it stands on neither side.

    A callout that no plan was asked to pay costs the same both ways, also where less than its price was billed.
    """
    break_fix = break_fix_price(client, paid)
    if isinstance(break_fix, Aside) or paid.decision is None:
        return break_fix if isinstance(break_fix, Aside) else Aside.NO_DECISION
    decision = paid.decision
    free = category_or_raise(paid.ticket.category or decision.category).free
    managed = break_fix if free else _paid_for(client, paid, decision, break_fix)
    if isinstance(managed, Aside):
        return managed
    card = break_fix_contract(client, paid.contracts, decision.contract)
    callout = decision.verdict is Verdict.QUOTE_REQUIRED and card is not None and card.number == decision.contract
    if callout and paid.ticket.billing is not Billing.COVERED:
        break_fix = managed
    return BothWays(paid, decision.verdict, managed, break_fix)


def as_a_plan_would_have(
    client: Client, plan: Sequence[Contract], paid: PaidTicket, used: tuple[tuple[str, Decimal], ...]
) -> tuple[Decision | None, BothWays | Aside]:
    """How a plan would have decided the ticket, ``used`` drawn from its allowances before, and its cost both ways.

    No decision where the ticket stands on neither side whatever the plan says.
    """
    break_fix = break_fix_price(client, paid)
    if isinstance(break_fix, Aside) or paid.facts is None:
        return None, break_fix if isinstance(break_fix, Aside) else Aside.NO_DECISION
    facts = replace(paid.facts, used=used)
    if paid.done.times:
        facts = _worked(facts, paid.done)
    decision = decide_coverage(client, plan, facts)
    managed = _cost_under(client, plan, paid, decision)
    both = managed if isinstance(managed, Aside) else BothWays(paid, decision.verdict, managed, break_fix)
    return decision, both


def _paid_for(client: Client, paid: PaidTicket, decision: Decision, break_fix: Money) -> Money | Aside:
    """What the client owes for the ticket beyond the fee."""
    if paid.done.billed is not None:
        return paid.done.billed
    accepted = next((quote for quote in paid.quotes if quote.state in _ACCEPTED), None)
    if accepted is not None:
        return _quoted(client, paid, decision, accepted)
    if decision.verdict.free or paid.ticket.billing in (Billing.COVERED, Billing.ALLOWANCE):
        return Money.zero(client.currency) if not paid.done.parts else Aside.NOT_APPROVED
    if decision.verdict is Verdict.NEEDS_PERSON:
        return Aside.NEEDS_PERSON
    if paid.ticket.billing is Billing.T_AND_M:
        return break_fix
    free = decision.estimate is not None and not decision.estimate.total.amount
    return Money.zero(client.currency) if free and not paid.done.parts else Aside.NOT_APPROVED


def _quoted(client: Client, paid: PaidTicket, decision: Decision, quote: Quote) -> Money:
    """The approved price; for a callout whose time was written down that time, up to what was approved, before tax."""
    contract = next((one for one in paid.contracts if one.number == quote.contract), None)
    if not paid.done.times or contract is None or decision.verdict is not Verdict.QUOTE_REQUIRED:
        return quote.estimate.subtotal
    before_tax = quote.estimate.subtotal.amount / quote.estimate.total.amount if quote.estimate.total.amount else 1
    return min(work_price(client, contract, decision, paid.done), (quote.limit * before_tax).rounded())


def break_fix_price(client: Client, paid: PaidTicket) -> Money | Aside:
    """The same work under the card that holds without a plan, before tax; or why nothing was worked or can be priced."""
    decision, facts = paid.decision, paid.facts
    if decision is None or facts is None:
        return Aside.NO_DECISION
    if paid.ticket.needed_nobody and not paid.done.times and not paid.done.parts:
        return Aside.NO_WORK
    if paid.ticket.state is TicketState.AWAITING_APPROVAL:
        return Aside.WAITING
    if category_or_raise(paid.ticket.category or decision.category).free:
        return Money.zero(client.currency)
    card = break_fix_contract(client, paid.contracts, decision.contract)
    if card is None:
        return Aside.NO_CARD
    done = _done_or_likely(paid, facts)
    return work_price(client, card, replace(decision, facts=facts), done) if done else Aside.NO_MINUTES


def _done_or_likely(paid: PaidTicket, facts: Facts) -> WorkDone | None:
    """What was written down, or else the likely minutes at the planned time; None where nobody knows either."""
    if paid.done.times:
        return paid.done
    if facts.minutes is None or facts.work is None:
        return None
    at, minutes, ticket = facts.at, facts.minutes.likely, paid.ticket
    likely = TimeEntry("", "", ticket.number, ticket.client, "", facts.role, at, minutes, minutes, facts.work, "", at)
    return replace(paid.done, times=(likely,))


def work_price(client: Client, contract: Contract, decision: Decision, done: WorkDone) -> Money:
    """Work and parts under a contract's rates, before tax, as a bill would have them if nothing were covered."""
    payer = Payer(replace(decision, verdict=Verdict.QUOTE_REQUIRED, draws=None), contract, contract)
    return cost_of_work(client, {entry.work: payer for entry in done.times}, payer, done.times, done.parts).subtotal


def _worked(facts: Facts, done: WorkDone) -> Facts:
    """The facts with the work that was written down in the place of the guess; a visit is one, whatever was expected.

    They are decided for the time that was planned, as a plan would have.
    """
    visited = any(entry.work is Work.ONSITE for entry in done.times)
    return replace(
        facts,
        work=Work.ONSITE if visited else facts.work,
        minutes=Minutes.stated(done.minutes),
        entries=tuple(WorkEntry(entry.start, entry.minutes, entry.role) for entry in done.times),
        parts=tuple(Part(part.text, part.cost, part.quantity) for part in done.parts),
    )


def _cost_under(client: Client, plan: Sequence[Contract], paid: PaidTicket, decision: Decision) -> Money | Aside:
    if decision.verdict.free:
        return Money.zero(client.currency)
    if decision.verdict is Verdict.NEEDS_PERSON:
        return Aside.NEEDS_PERSON
    contract = next((one for one in plan if one.number == decision.contract), None)
    if decision.verdict is Verdict.PARTLY_COVERED:
        return decision.estimate.subtotal if decision.estimate else Aside.NO_CARD
    done = _done_or_likely(paid, decision.facts)
    if contract is None or contract.rates is None:
        return Aside.NO_CARD
    return work_price(client, contract, decision, done) if done else Aside.NO_MINUTES
