"""When and where somebody can be reached: kept with what is talked about, or on the ticket that it belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from bot.desk.call_hour_words import asks_to_be_called, only_bounds_a_call
from bot.desk.reachable_words import leaves_for_a_while, tells_when_reachable, wants_it_in_writing
from bot.desk.side_words import wants_a_person
from bot.desk.tickets import Ticket
from bot.operations.kept_words import SAME_MATTER
from bot.operations.ports import Answer, Button, DeskPorts, Pressed, Work
from bot.operations.records import opened_lately
from bot.operations.ticket_lines import title_of
from bot.operations.tickets import add_information, list_own_tickets
from bot.operations.turns import Turn
from bot.operations.typed_buttons import FOR_ANOTHER_MATTER, FOR_OWN_TICKET
from bot.operations.which_one import ADDED, OTHERWISE_ASKED, keep_with_what_is_open
from bot.operations.wording import TALK_TO_A_PERSON, UNKNOWN_BUTTON

WHICH_TICKET = "Which ticket is that for? The technician reads it there."
FOR_THE_TECHNICIAN = "The technician reads it there."
NOTHING_TO_PUT_IT_ON = (
    "You have no open ticket that I could put that on. What is it about? Tell me in one sentence, and say there as well "
    "when or where you can be reached."
)
SOMETHING_NEW = "What is it about? Tell me in one sentence, and say there as well when or where you can be reached."
FOR_GOOD = "If somebody leaves for good, write 'leaves the company' with the name."
IN_WRITING = (
    "Nobody has to phone: everything can be written here, and a technician answers here too. When you tell me what is "
    "not working, say there as well that it is to be in writing."
)
_SHOWN = 5
# Told in between, it answers none of the two questions of a ticket, nor which of two problems comes first.
_ASKED_AMONG = OTHERWISE_ASKED | {"tell_impact", "tell_urgency", "go_on_with", "one_problem", "leave_it"}


def answer_about_reaching(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """Where it is noted that somebody can be reached, or the question which ticket it is for; None for any other words.

    No goodbye is said to it, and nothing is kept that no ticket has.
    """
    if turn.pressed is not None:
        return _pressed(ports, turn)
    if turn.emergency is not None or asks_to_be_called(turn.words, turn.at.date()):
        return None
    if only_bounds_a_call(turn.words):
        return _of_the_call(ports, turn)
    if not tells_when_reachable(turn.words):
        return None
    kept = keep_with_what_is_open(ports=ports, turn=turn, asked_among=_ASKED_AMONG, belongs=lambda ticket: True)
    if kept is not None or wants_a_person(turn.words):
        return kept
    waiting = [each for each in list_own_tickets(ports=ports, turn=turn) if each.is_open]
    if not waiting:
        if wants_it_in_writing(turn.words):
            return (Answer(IN_WRITING, (TALK_TO_A_PERSON,)),)
        for_good = f" {FOR_GOOD}" if leaves_for_a_while(turn.words) else ""
        return (Answer(f"{NOTHING_TO_PUT_IT_ON}{for_good}", (TALK_TO_A_PERSON,)),)
    if len(waiting) > 1:
        return (Answer(WHICH_TICKET, _which(turn, waiting)),)
    return _noted(ports, turn, waiting[0].number, turn.words)


def _of_the_call(ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """ "Not before 2 please", right after a call was asked for: the technician reads it there; None where none was."""
    with ports.begin() as work:
        if work.enquiries.current(turn.conversation) is not None or turn.contact is None:
            return None
        lately = opened_lately(work, turn, ports.clock.now(), SAME_MATTER)
        asked = next((each for each in lately if _asked_for_a_person(work, each)), None)
    return _noted(ports, turn, asked.number, turn.words) if asked is not None else None


def _asked_for_a_person(work: Work, ticket: Ticket) -> bool:
    return any(each.kind == "person wanted" for each in work.tickets.history(ticket.number))


def _which(turn: Turn, waiting: Sequence[Ticket]) -> tuple[Button, ...]:
    tickets = [
        Button(f"{each.number}, {title_of(each)}", Pressed(FOR_OWN_TICKET, {"ticket": each.number, "turn": turn.id}))
        for each in waiting[:_SHOWN]
    ]
    return (*tickets, _something_else(), TALK_TO_A_PERSON)


def _something_else() -> Button:
    return Button("It is about something else", Pressed(FOR_ANOTHER_MATTER))


def _noted(ports: DeskPorts, turn: Turn, number: str, words: str) -> tuple[Answer, ...]:
    add_information(ports=ports, turn=turn, number=number, words=words)
    said = f"{ADDED.format(number=number, words=words)} {FOR_THE_TECHNICIAN}"
    return (Answer(said, (_something_else(), TALK_TO_A_PERSON)),)


def _pressed(ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    intent = turn.pressed.intent if turn.pressed else ""
    if intent == FOR_ANOTHER_MATTER:
        return (Answer(SOMETHING_NEW, (TALK_TO_A_PERSON,)),)
    if intent != FOR_OWN_TICKET:
        return None
    with ports.begin() as work:
        held = work.conversations.turn(turn.arg("turn") or "")
    number = turn.arg("ticket") or ""
    theirs = any(each.number == number for each in list_own_tickets(ports=ports, turn=turn))
    if held is None or held.conversation != turn.conversation or not theirs:
        return (Answer(UNKNOWN_BUTTON),)
    return _noted(ports, turn, number, held.text)
