"""Another hour for a call that was asked for, or none: kept with the problem, or on the ticket where the call stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.desk.changed_call_words import ABOUT_THE_CALL, CallTold, names_no_call, wants_no_call
from bot.desk.enquiries import Enquiry
from bot.desk.tickets import Ticket
from bot.desk.wanted_calls import WantedCall
from bot.operations.free_buttons import unused_buttons
from bot.operations.open_question import WAYS_ON, open_question
from bot.operations.ports import Answer, DeskPorts, Work
from bot.operations.promised_calls import is_a_call
from bot.operations.records import BOT, note, opened_lately
from bot.operations.tickets import add_information_in
from bot.operations.turns import Turn
from bot.operations.typed_buttons import AT
from bot.operations.typed_calls import asks_whether_to_call
from bot.operations.wanted_calls import (
    CALL_WANTED,
    NOT_ANY_MORE,
    READ_BACK,
    beside_in_words,
    note_wanted,
    on_ticket_in_words,
    only_of_the_call,
)
from bot.operations.wording import TALK_TO_A_PERSON

# So long after it was opened the words are about the call that stands on a ticket.
LATELY = timedelta(days=1)
NO_CALL = "All right, then the call that you asked for is taken off again."
NO_CALL_ON_TICKET = "All right, that no call is wanted any more stands on {number}."
STILL_ON_CALL = "Whoever is on call still hears of {number}, and may ring you about it."
_DONE = "call changed"


def answer_about_a_changed_call(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """The new hour read back, to "can you call at 4 instead", or that none is wanted; None where no call was asked for.

    Nothing is promised: the technician says whether the hour works. Once per turn, in one transaction.
    """
    if turn.pressed is not None or turn.emergency is not None or turn.person.client is None or turn.contact is None:
        return None
    told = only_of_the_call(turn)
    if told is None:
        return None
    with ports.begin() as work:
        asked = open_question(work, turn)
        said = work.done.recall(turn.id, _DONE)
        if said is None:
            said = _changed(work, ports, turn, told, asked)
            if said is None:
                return None
            work.done.remember(turn.id, _DONE, said)
            work.commit()
    return (Answer(said, () if asked is not None else (TALK_TO_A_PERSON,)), *([asked] if asked is not None else []))


def _changed(work: Work, ports: DeskPorts, turn: Turn, told: WantedCall | CallTold, asked: Answer | None) -> str | None:
    """Let the call be as it is told now; what is said of it, None where the words are about nothing that stands."""
    last = work.conversations.last_said(turn.conversation)
    if last is not None and asks_whether_to_call(last.buttons):
        return None
    bare = names_no_call(turn.words, turn.at.date())
    if bare and not _spoken_of_last(work, turn):
        return None
    call = told if isinstance(told, WantedCall) else None
    enquiry = work.enquiries.current(turn.conversation)
    if enquiry is not None:
        return _with_the_problem(work, turn, enquiry, call, bare)
    ticket = _with_a_call(work, turn, any_ticket=call is None)
    if ticket is None or (bare and ticket.planned_for is not None):
        return None
    return _on_the_ticket(work, ports, turn, ticket, call)


def _with_the_problem(work: Work, turn: Turn, enquiry: Enquiry, call: WantedCall | None, bare: bool) -> str | None:
    if turn.person.client is None:
        return None
    if enquiry.call is None:
        # Said again.
        return NO_CALL if call is None and any(wants_no_call(each) for each in enquiry.words.splitlines()) else None
    line = f"{ABOUT_THE_CALL}{turn.words}" if bare else turn.words
    work.enquiries.save(replace(enquiry, call=call, words=f"{enquiry.words}\n{line}"))
    if call is not None:
        return beside_in_words(call, turn.person.client.timezone, turn.at)
    called = next((each for each in opened_lately(work, turn, turn.at, LATELY) if is_a_call(work, each)), None)
    return f"{NO_CALL} {STILL_ON_CALL.format(number=called.number)}" if called is not None else NO_CALL


def _on_the_ticket(work: Work, ports: DeskPorts, turn: Turn, ticket: Ticket, call: WantedCall | None) -> str:
    said = NO_CALL_ON_TICKET.format(number=ticket.number)
    if _standing(work, ticket) == NOT_ANY_MORE:
        return said
    add_information_in(work, ports, turn, ticket.number, turn.words)
    if call is not None:
        note_wanted(work, turn, ticket, call, turn.at)
        return on_ticket_in_words(call, ticket, turn.at)
    note(work, ticket, ports.clock.now(), BOT, CALL_WANTED, NOT_ANY_MORE)
    return f"{said} {STILL_ON_CALL.format(number=ticket.number)}" if is_a_call(work, ticket) else said


def _spoken_of_last(work: Work, turn: Turn) -> bool:
    """Whether the call was read back right before, and nothing is asked that "make it 4" may answer."""
    last = work.conversations.last_said(turn.conversation)
    if last is None or last.turn is None:
        return False
    buttons = unused_buttons(work, last)
    meant = {each.pressed.intent for each in buttons}
    if not meant <= WAYS_ON or any(AT in each.pressed.args for each in buttons) or ("?" in last.text and not meant):
        return False
    return any(READ_BACK.casefold() in each.text.casefold() for each in work.conversations.answers(last.turn))


def _with_a_call(work: Work, turn: Turn, *, any_ticket: bool) -> Ticket | None:
    """The newest ticket of this chat, where a call stands on it; or, of ``any_ticket``, the newest on which one was asked for."""
    for ticket in opened_lately(work, turn, turn.at, LATELY):
        stands = _standing(work, ticket)
        if stands is not None and (stands != NOT_ANY_MORE or any_ticket):
            return ticket
        if not any_ticket:
            return None
    return None


def _standing(work: Work, ticket: Ticket) -> str | None:
    """What was noted last of a call."""
    lines = (each.text for each in reversed(work.tickets.history(ticket.number)) if each.kind == CALL_WANTED)
    return next(lines, None)
