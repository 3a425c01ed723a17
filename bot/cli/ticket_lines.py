"""One ticket for people, as ``nightdesk tickets show`` prints it: what is there, in words, a line for each."""

from __future__ import annotations

from collections.abc import Iterator

from bot.console.words import ANSWER_WORDS, BILLING_WORDS, TYPE_WORDS, category_words, fix_words, plain
from bot.desk.money import in_words
from bot.desk.tickets import Ticket
from bot.operations.staff_words import PRIORITY_WORDS, STAFF_STATE_WORDS
from bot.operations.wording import moment


def ticket_lines(ticket: Ticket) -> Iterator[str]:
    """What it is, how it stands and until when, why it has its priority, and what has been tried."""
    yield f"{ticket.number}: {category_words(ticket.category)}, {STAFF_STATE_WORDS[ticket.state]}"
    for label, value in _head(ticket):
        if value:
            yield f"{label}: {value}"
    for reason in ticket.priority_reasons:
        yield f"  {reason}"
    for label, at in (
        ("opened", ticket.opened_at),
        ("acknowledged", ticket.acknowledged_at),
        ("first answer of a person", ticket.first_response_at),
        ("answer by", ticket.respond_by),
        ("solve by", ticket.resolve_by),
        ("planned for", ticket.planned_for),
    ):
        if at is not None:
            yield f"{label}: {moment(at, ticket.timezone)}"
    for fact in ticket.facts:
        yield f"{plain(fact.kind)}: {fact.value}"
    yield from _tried(ticket)


def _head(ticket: Ticket) -> Iterator[tuple[str, str | None]]:
    yield "client", ticket.client or "not verified"
    yield "asked by", ticket.contact
    yield "came in by", plain(ticket.source)
    yield "kind", TYPE_WORDS[ticket.request_type]
    yield "in hand with", ticket.owner or "nobody"
    yield "goes with", ticket.parent
    limit = f", up to {in_words(ticket.not_to_exceed)}" if ticket.not_to_exceed else ""
    yield "billing", f"{BILLING_WORDS[ticket.billing]}{limit}"
    yield "solved by", ticket.solved_by
    yield "priority", f"{ticket.priority.value}, {PRIORITY_WORDS[ticket.priority]}"


def _tried(ticket: Ticket) -> Iterator[str]:
    if ticket.fix is not None:
        yield f"fix that was tried: {ticket.fix.title}. {fix_words(ticket.fix)}"
    for step in ticket.steps:
        said = f"{ANSWER_WORDS[step.answer]}{f' ({step.words})' if step.words else ''}"
        noted = f"; noted: {step.evidence}" if step.evidence else ""
        yield f"  {moment(step.at, ticket.timezone)}  {step.text} - {said}{noted}"
