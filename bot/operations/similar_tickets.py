"""Earlier tickets of a client that tell of something like this one, for the technician who has it in hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.desk.tickets import Ticket, TicketState
from bot.desk.walkthroughs import StepAnswer
from bot.operations.ports import DeskPorts, Likeness, TicketWords, Work
from bot.operations.records import ticket_or_raise

COMPARED = 500
SHOWN = 5
LETTERS_OF_A_TITLE = 80


@dataclass(frozen=True)
class SimilarTicket:
    """An earlier ticket, how alike it is (0 to 1), and how it was solved where anybody knows."""

    ticket: Ticket
    likeness: float
    solved_how: str | None

    @property
    def title(self) -> str:
        """The first line of its words, shortened."""
        return title_of(self.ticket)


def title_of(ticket: Ticket) -> str:
    """The first line of a ticket's words, at most 80 letters."""
    lines = ticket.words.strip().splitlines()
    first = lines[0].strip() if lines else ""
    return first if len(first) <= LETTERS_OF_A_TITLE else first[: LETTERS_OF_A_TITLE - 1].rstrip() + "…"


def find_similar_tickets(*, ports: DeskPorts, number: str) -> tuple[SimilarTicket, ...]:
    """Up to five of the client's last 500 earlier tickets, the most alike first; none for people nobody verified.

    NotFound when there is no ticket of that number.
    """
    with ports.begin() as work:
        return similar_to(work, ports.likeness, ticket_or_raise(work, number))


def similar_to(work: Work, likeness: Likeness, ticket: Ticket) -> tuple[SimilarTicket, ...]:
    """The same for a ticket in hand, inside somebody's transaction."""
    own = work.tickets.words_of(ticket.number)
    earlier = work.tickets.earlier(ticket, COMPARED)
    if own is None or not earlier:
        return ()
    # Sorting keeps the order of equals: the newer one first.
    ranked = sorted(zip(likeness.likeness(own, earlier), earlier, strict=True), key=lambda pair: -pair[0])
    return tuple(
        found for share, words in ranked[:SHOWN] if share > 0 and (found := _similar(work, words, share)) is not None
    )


def _similar(work: Work, words: TicketWords, likeness: float) -> SimilarTicket | None:
    ticket = work.tickets.get(words.number)
    return None if ticket is None else SimilarTicket(ticket, likeness, _solved_how(work, ticket))


def _solved_how(work: Work, ticket: Ticket) -> str | None:
    """Who solved it, with which fix, and the step that helped; None while it is open or when nobody wrote it down."""
    if ticket.is_open or ticket.state is TicketState.CANCELLED or not ticket.solved_by:
        return None
    by = ticket.solved_by
    said = ["C" + by[1:] if by.startswith("closed by") else f"Solved by {by}"]
    fix = next((entry.text for entry in work.tickets.history(ticket.number) if entry.kind == "solved"), None)
    if fix and ticket.steps:
        said.append(fix)
        last = ticket.steps[-1]
        if last.answer is StepAnswer.YES:
            said.append(last.text.splitlines()[0])
    return ": ".join(said)


def note_meanings(*, ports: DeskPorts, since: datetime | None = None, limit: int = 200) -> int:
    """Work out what tickets mean that have no meaning yet, the newest first, and keep it; how many there were."""
    maker = ports.likeness.maker()
    if maker is None:
        return 0
    with ports.begin() as work:
        waiting = work.tickets.without_meaning(maker, limit, since)
        meanings = ports.likeness.meanings([each.words for each in waiting])
        for each, meaning in zip(waiting, meanings, strict=True):
            work.tickets.note_meaning(each.number, meaning)
        work.commit()
    return len(waiting)
