"""Tickets that hold the words of a turn that failed: whoever says the same again goes on with that very ticket."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.desk.catalogue import Priority
from bot.desk.tickets import Ticket, TicketState
from bot.operations.attachments.taking import claim_files
from bot.operations.ports import Work
from bot.operations.records import BOT, note, opened_lately, unsorted_ticket
from bot.operations.turns import Turn

ASSISTANT_FAILED = "assistant failed"
"""The line of a ticket's history that names the reference of the failure."""
SAID_AGAIN = "said again"
# What is said again within an hour is the same matter.
SAME_MATTER = timedelta(hours=1)
# Remembered of a ticket, not of a turn: it came from a turn that failed.
_KEPT = "kept"


def keep_words(work: Work, turn: Turn, words: str, reference: str, now: datetime) -> Ticket:
    """The ticket for a person with these words; the one that holds them already, if the same was said before."""
    ticket = kept_ticket(work, turn, words, now)
    by = turn.contact or turn.conversation
    if ticket is not None:
        note(work, ticket, now, by, SAID_AGAIN, words)
    else:
        ticket = unsorted_ticket(work, turn, words, now)
        work.tickets.save(ticket)
        note(work, ticket, now, by, "opened", words)
        mark_kept(work, ticket)
    note(work, ticket, now, BOT, ASSISTANT_FAILED, reference)
    claim_files(work, ticket, turn.conversation, now)
    return ticket


def mark_kept(work: Work, ticket: Ticket) -> None:
    """Remember that this ticket came from a turn that failed."""
    work.done.remember(ticket.number, _KEPT, ticket.conversation)


def kept_ticket(work: Work, turn: Turn, words: str, now: datetime) -> Ticket | None:
    """The ticket of this person that a failed turn left for these words lately and nobody has touched; held for us."""
    for ticket in _left(work, turn, now):
        if _plain(ticket.words) in (_plain(words), *map(_plain, words.splitlines())):
            held = work.tickets.get(ticket.number, for_update=True)
            if held is not None and _is_untouched(held):
                return held
    return None


def kept_emergency(work: Work, turn: Turn, now: datetime) -> Ticket | None:
    """The emergency that a failed turn has raised in this conversation lately, which nobody has sorted yet."""
    return next(
        (each for each in _left(work, turn, now) if each.priority is Priority.P1 and each.category is None), None
    )


def opening_kind(kept: Ticket | None) -> str:
    """What a ticket's history calls the line with the words: said for the first time, or again."""
    return "opened" if kept is None else SAID_AGAIN


def _left(work: Work, turn: Turn, now: datetime) -> Iterator[Ticket]:
    for ticket in opened_lately(work, turn, now, SAME_MATTER):
        if work.done.recall(ticket.number, _KEPT) is not None:
            yield ticket


def _is_untouched(ticket: Ticket) -> bool:
    return ticket.state is TicketState.TRIAGED and ticket.owner is None and ticket.category is None


def _plain(words: str) -> str:
    return " ".join(words.casefold().split()).strip(" .!?")
