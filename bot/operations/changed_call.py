"""Another hour for a call that was asked for, or none: kept with the problem, or on the ticket where the call stands."""

from __future__ import annotations

from datetime import timedelta

from bot.desk.changed_call_words import wants_no_call
from bot.desk.tickets import Ticket
from bot.operations.enquiries import tell_more
from bot.operations.open_question import open_question
from bot.operations.ports import Answer, DeskPorts, Work
from bot.operations.records import BOT, note, opened_lately
from bot.operations.tickets import add_information
from bot.operations.turns import Turn
from bot.operations.typed_buttons import AT
from bot.operations.wanted_calls import (
    CALL_BESIDE,
    CALL_ON_TICKET,
    CALL_WANTED,
    WantedCall,
    changed_call,
    wanted_beside,
)
from bot.operations.wording import TALK_TO_A_PERSON

# So long after it was opened the words are about the call that stands on a ticket.
LATELY = timedelta(days=1)
NOT_ANY_MORE = "not any more"
NO_CALL = "All right, then no call is asked for."
NO_CALL_ON_TICKET = "All right, that no call is wanted any more stands on {number}."
_DONE = "call changed"


def answer_about_a_changed_call(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """The new hour read back, to "can you call at 4 instead", or that none is wanted; None where no call was asked for.

    Nothing is promised: the technician says whether the hour works.
    """
    client = turn.person.client
    if turn.pressed is not None or turn.emergency is not None or client is None or turn.contact is None:
        return None
    now, none = ports.clock.now(), wants_no_call(turn.words)
    found = changed_call(turn, now)
    if found is None and not none:
        return None
    with ports.begin() as work:
        enquiry, asked = work.enquiries.current(turn.conversation), open_question(work, turn)
        ticket = _with_a_call(work, turn, ports) if enquiry is None else None
        hour_of_help = asked is not None and any(AT in each.pressed.args for each in asked.buttons)
    if enquiry is not None and wanted_beside(turn, enquiry.words, now) is not None:
        if hour_of_help and not none and changed_call(turn, now, besides_help=True) is None:
            return None
        tell_more(ports=ports, turn=turn, words=turn.words)
        at = found.in_words(client.timezone, now) if found is not None else ""
        said = NO_CALL if none else CALL_BESIDE.format(at=at)
        return (Answer(said, () if asked is not None else (TALK_TO_A_PERSON,)), *([asked] if asked is not None else []))
    if ticket is None:
        return None
    _put_on(ports, turn, ticket, found)
    if found is None:
        return (Answer(NO_CALL_ON_TICKET.format(number=ticket.number), (TALK_TO_A_PERSON,)),)
    at = found.in_words(ticket.timezone, now)
    return (Answer(CALL_ON_TICKET.format(at=at, number=ticket.number), (TALK_TO_A_PERSON,)),)


def _with_a_call(work: Work, turn: Turn, ports: DeskPorts) -> Ticket | None:
    """The newest ticket of this chat on which a call stands."""
    for ticket in opened_lately(work, turn, ports.clock.now(), LATELY):
        stands = [each.text for each in work.tickets.history(ticket.number) if each.kind == CALL_WANTED]
        if stands and stands[-1] != NOT_ANY_MORE:
            return ticket
        if work.done.recall(turn.id, _DONE) == ticket.number:
            return ticket
    return None


def _put_on(ports: DeskPorts, turn: Turn, ticket: Ticket, call: WantedCall | None) -> None:
    add_information(ports=ports, turn=turn, number=ticket.number, words=turn.words)
    with ports.begin() as work:
        if work.done.recall(turn.id, _DONE) is None:
            said = call.in_words(ticket.timezone) if call is not None else NOT_ANY_MORE
            note(work, ticket, ports.clock.now(), BOT, CALL_WANTED, said)
            work.done.remember(turn.id, _DONE, ticket.number)
            work.commit()
