"""What happens to our tickets in another ticket system: an answer there reaches the requester, a solved ticket is solved here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.desk.errors import DeskError
from bot.desk.receivers import whence_of
from bot.operations.ports import DeskPorts
from bot.operations.records import note, ticket_or_raise
from bot.operations.replies import record_first_response
from bot.operations.together import resolve_together

REOPENED, NOT_CLOSED = "reopened", "not closed"


@dataclass(frozen=True)
class OutsideAnswer:
    """What somebody of the house wrote there for the requester; ``id`` is the other system's."""

    id: str
    by: str
    words: str


@dataclass(frozen=True)
class OutsideNews:
    """What has become of a ticket there at an instant: an answer, or that somebody has closed it, or both."""

    receiver: str
    outside_id: str
    at: datetime
    answer: OutsideAnswer | None = None
    closed_by: str | None = None


def take_outside_news(*, ports: DeskPorts, news: OutsideNews) -> tuple[str, ...]:
    """Let it have its effect here; the same news again change nothing. What was done: "answered", "closed", "not closed".

    Nothing for a ticket that is none of ours.
    """
    with ports.begin() as work:
        number = work.outward.called(news.receiver, news.outside_id)
        if number is None:
            return ()
        family = (number, *(child.number for child in work.tickets.children(number) if child.is_open))
    there = replace(ports, begin=ports.begin.from_(whence_of(news.receiver, number)))
    done = []
    if news.answer is not None:
        for each in family:
            key = f"{news.receiver} answer {news.answer.id} {each}"
            record_first_response(ports=there, number=each, by=news.answer.by, words=news.answer.words, key=key)
        done.append("answered")
    if news.closed_by is not None:
        closed = _close(there, number, news, news.closed_by)
        done += [closed] if closed else []
    return tuple(done)


def _close(ports: DeskPorts, number: str, news: OutsideNews, by: str) -> str | None:
    """Solve the ticket here too; where that is refused, say why on the ticket, which the other system reads then."""
    with ports.begin() as work:
        ticket = ticket_or_raise(work, number)
        later = any(line.kind == REOPENED and line.at > news.at for line in work.tickets.history(number))
    if not ticket.is_open or later:
        return None
    key = f"{news.receiver} closed {news.outside_id} {news.at.isoformat()}"
    try:
        resolve_together(ports=ports, number=number, by=by, text="", key=key)
    except DeskError as refusal:
        with ports.begin() as work:
            ticket = ticket_or_raise(work, number, for_update=True)
            if work.done.recall(key, NOT_CLOSED) is None:
                text = f"{by} closed it in {news.receiver}. It stays open here: {refusal}"
                note(work, ticket, ports.clock.now(), by, NOT_CLOSED, text)
                work.done.remember(key, NOT_CLOSED, number)
                work.commit()
        return NOT_CLOSED
    return "closed"
