"""An attack that is told once more while its call is out joins its ticket, and nobody is woken twice."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.desk.emergencies import EmergencyKind, Page
from bot.desk.tickets import Ticket
from bot.desk.told_again_words import tells_the_same_attack
from bot.operations.ports import DeskPorts, Work
from bot.operations.records import note
from bot.operations.rooms.drawing import requester_of
from bot.operations.talks import tell_technician
from bot.operations.turns import Turn

_TOLD_AGAIN = "told again"
# So long after the call the same words are about the same attack.
LATELY = timedelta(minutes=30)


def call_of_the_same(
    work: Work, kind: EmergencyKind, conversation: str, contact: str | None, words: str, now: datetime
) -> Page | None:
    """The call that these words would only repeat: it is still being made, or somebody has it. None where somebody is to be called."""
    if kind is not EmergencyKind.SECURITY_INCIDENT:
        return None
    for page in work.pages.of_conversation(conversation, now - LATELY):
        is_same = page.kind == kind.value and page.contact == contact and tells_the_same_attack(words, page.words)
        if is_same and not _is_over(work, page):
            return page
    return None


def leave_it_to(work: Work, turn: str, page: Page) -> None:
    """Let this call stand for the turn: none of its own is made."""
    work.done.remember(turn, "page", page.id)
    work.done.remember(turn, _TOLD_AGAIN, page.id)


def told_again(work: Work, ports: DeskPorts, turn: Turn) -> tuple[Ticket, Page] | None:
    """Put the words of such a turn on the ticket of the call, once, and pass them on; None for any other turn, and where that call
    has no ticket, or is over by now."""
    page = _left_to(work, turn.id)
    if page is None or page.ticket is None or _is_over(work, page):
        return None
    ticket = work.tickets.get(page.ticket, for_update=True)
    if ticket is None:
        return None
    if work.done.recall(turn.id, "emergency") is None:
        note(work, ticket, ports.clock.now(), turn.contact or turn.conversation, "added", turn.words)
        tell_technician(work, ports, ticket, f"{requester_of(work, ticket)}: {turn.words}")
        work.done.remember(turn.id, "emergency", ticket.number)
    return ticket, page


def key_of_call(work: Work, turn: str) -> str:
    """What a call of this turn is remembered by: where the one that it was left to is over by now, it gets its own."""
    page = _left_to(work, turn)
    return turn if page is None or not _is_over(work, page) else f"{turn}/anew"


def _left_to(work: Work, turn: str) -> Page | None:
    found = work.done.recall(turn, _TOLD_AGAIN)
    return work.pages.get(found) if found is not None else None


def _is_over(work: Work, page: Page) -> bool:
    """Whether nobody comes by this call any more: it has ended, or nobody has answered it."""
    escalation = work.pages.escalation(page.id)
    ticket = work.tickets.get(page.ticket) if page.ticket is not None else None
    over = escalation is None or escalation.ended is not None or escalation.exhausted
    return over or (ticket is not None and not ticket.is_open)
