"""What several operations share when they write tickets: history lines, clocks, and tickets nobody has sorted yet."""

from __future__ import annotations

from datetime import datetime

from bot.desk.catalogue import Category, Impact, Priority, RequestType, Urgency
from bot.desk.contracts import Contract
from bot.desk.decisions import Decision
from bot.desk.hours import SupportHours
from bot.desk.tickets import Billing, HistoryEntry, Ticket, TicketState
from bot.desk.walkthroughs import StepRecord
from bot.operations.ports import Work
from bot.operations.turns import Turn

BOT = "nightdesk"


def contract_of(work: Work, client: str | None, decision: Decision | None) -> Contract | None:
    """The version of the contract that decided."""
    if client is None or decision is None or decision.contract is None or decision.contract_version is None:
        return None
    return work.contracts.get(client, decision.contract, decision.contract_version)


def hours_of_ticket(work: Work, ticket: Ticket) -> SupportHours | None:
    """The same for a ticket that is on record."""
    stored = work.decisions.get(ticket.decision) if ticket.decision else None
    contract = contract_of(work, ticket.client, stored.decision if stored else None)
    return contract.support_hours if contract else None


def note(work: Work, ticket: Ticket, at: datetime, by: str, kind: str, text: str) -> None:
    """Add a line to the ticket's history."""
    work.tickets.add_history(ticket.number, HistoryEntry(at, by, kind, text))


def step_line(record: StepRecord) -> str:
    """One tried step in one line."""
    answers = {"yes": "worked / yes", "no": "did not help / no", "cannot": "could not do it", "skip": "skipped"}
    return f"{record.text.splitlines()[0]} -> {answers[record.answer.value]}"


def unsorted_ticket(work: Work, turn: Turn, words: str, now: datetime, category: Category | None = None) -> Ticket:
    """A ticket for words that nobody has sorted yet: a person will; no charge before somebody has agreed."""
    client = turn.person.client
    return Ticket(
        number=work.tickets.next_number(),
        client=turn.client,
        contact=turn.contact,
        conversation=turn.conversation,
        source=turn.person.conversation.identity.platform,
        category=category.id if category else None,
        request_type=category.request_type if category else RequestType.INCIDENT,
        words=words,
        facts=(),
        impact=category.impact if category else Impact.PERSON,
        urgency=category.urgency if category else Urgency.DEGRADED,
        priority=Priority.P3,
        priority_reasons=("P3: a person was asked for",),
        decision=None,
        billing=Billing.NO_CHARGE,
        state=TicketState.TRIAGED,
        opened_at=now,
        timezone=client.timezone if client else "UTC",
        site=turn.person.contact.site if turn.person.contact else None,
    )
