"""Who tells that a ticket of theirs has got worse is asked the two questions anew, and told what follows from the answers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import Enum
from typing import TypeVar

from bot.desk.catalogue import CATALOGUE, Impact, Urgency
from bot.desk.emergencies import CATEGORY_OF, EmergencyKind
from bot.desk.money import in_words
from bot.desk.oncall import who_is_on_call
from bot.desk.other_matter_words import says_it_was_of_another
from bot.desk.short_answers import plain_yes
from bot.desk.side_words import told_early
from bot.desk.tickets import Ticket, TicketState
from bot.desk.triage import asks_how_bad, asks_how_many
from bot.desk.triage_words import only_mine
from bot.desk.worse_words import speaks_of_another_thing, tells_of_worse, told_of_worse
from bot.operations.calling_about import IS_CALLED, ask_about_an_outage
from bot.operations.complaints import COMPLAINT
from bot.operations.handover import raise_emergency
from bot.operations.ports import Answer, Button, DeskPorts, Pressed, StoredMessage, Work
from bot.operations.put_back import Raised, put_back, raised_lately
from bot.operations.ticket_lines import dates, title_of
from bot.operations.tickets import add_information, own_tickets
from bot.operations.turns import Turn
from bot.operations.typed_buttons import ABOUT_SOMETHING_ELSE, HOW_BAD_NOW, HOW_MANY_NOW, WHICH_IS_WORSE
from bot.operations.which_one import NOTED
from bot.operations.wording import CONTAINMENT, TALK_TO_A_PERSON, UNKNOWN_BUTTON, moment
from bot.operations.worse import Weighed, lately_told, take_for_called, weigh_anew

WHICH_ONE = "Which ticket has got worse?"
NAME_ONE = "Please press the one that has got worse, or write its number."
HOW_MANY = "{number}, {title}: is it just you, your team, or everyone now?"
HOW_BAD = "And the work: stopped, slow, or is there a way round it?"
AHEAD = "I have put that on {number}, and it goes ahead of where it stood. {dates}"
CALLED = "I have put that on {number}. {technician} is being called about it right now."
IS_BEING_CALLED = "{technician} is being called right now."
NOT_PLANNED_ANY_MORE = "It is not planned for later any more."
ASKED_MEANWHILE = "That is not covered now: {who} is asked for up to {limit}, and without a yes nothing is charged."
NOT_WITHOUT_A_YES = "Nothing is charged without a yes."
STANDS_AS_BEFORE = "All right, {number} stands where it stood. {dates}"
HAS_IT_IN_HAND = (
    "I have told whoever has {number} in hand that it was about something else. It stays urgent until they have seen that; "
    "they come back to you, and you can tell them here what it is."
)
AS_BEFORE = "I have put that on {number} for the technician. By these answers it stands where it stood. {dates}"
NOT_BY_THIS = (
    "I have put that on {number} for the technician. It is planned ahead, so its dates stay as they are. {dates}"
)
STILL_A_YES = "It still waits for a yes to its price, and nothing starts before that."
STILL_PLANNED = "It stays planned for {when}. If it cannot wait until then, write 'it cannot wait'."
SOMETHING_ELSE = "All right. Tell me in one sentence what is not working."
_MANY = (("Just me", Impact.PERSON), ("My team", Impact.GROUP), ("Everyone", Impact.CLIENT))
_BAD = (("Stopped", Urgency.STOPPED), ("Slow", Urgency.DEGRADED), ("There is a way round it", Urgency.WORKS))
_NUMBER = re.compile(r"\b[a-z]{2}-?\d{3,}\b", re.IGNORECASE)
_SHOWN = 5
Answers = tuple[Answer, ...]
E = TypeVar("E", bound=Enum)


def answer_about_worse(*, ports: DeskPorts, turn: Turn) -> Answers | None:
    """The next question about the ticket, or what follows from the answers; None for any other words, and without a ticket.

    While a problem is talked about it is that which got worse, unless the words name a ticket.
    """
    if turn.pressed is not None:
        return _pressed(ports, turn)
    if plain_yes(turn.words):
        return _asked_again(ports, turn)
    if turn.emergency not in (None, EmergencyKind.OUTAGE) or not tells_of_worse(turn.words):
        return None
    called = turn.emergency is not None
    with ports.begin() as work:
        found = [each for each in own_tickets(work, turn) if each.is_open]
        if called and not all(_may_be_what_stopped(work, each, turn.words) for each in found):
            # An emergency of its own, which has a ticket of its own.
            return None
        named = {each[0].replace("-", "").casefold() for each in _NUMBER.finditer(turn.words)}
        theirs = [each for each in found if each.number.replace("-", "").casefold() in named]
        if not theirs and (named or work.enquiries.current(turn.conversation) is not None):
            return None
    found = theirs or found
    if not found:
        return None
    told = {"turn": turn.id}
    if len(found) > 1:
        technician = take_for_called(ports=ports, turn=turn, number=found[0].number) if called else None
        first = f"{IS_BEING_CALLED.format(technician=technician)} " if technician else ""
        return (Answer(f"{first}{WHICH_ONE}", _which(found, told)),)
    if called:
        return _called_already(ports, turn, found[0], turn.id, turn.words)
    return _next(ports, turn, found[0], told, turn.words)


def _asked_again(ports: DeskPorts, turn: Turn) -> Answers | None:
    """A plain yes to the question which ticket is meant names none: it is asked once more."""
    with ports.begin() as work:
        last = work.conversations.last_said(turn.conversation)
        known = [work.conversations.button(each.key) for each in last.buttons] if last is not None else []
    buttons = tuple(Button(each.title, each.pressed) for each in known if each is not None and each.used_by is None)
    if not any(each.pressed.intent == WHICH_IS_WORSE for each in buttons):
        return None
    return (Answer(NAME_ONE, buttons),)


def _may_be_what_stopped(work: Work, ticket: Ticket, words: str) -> bool:
    """Whether words that woke somebody may be about this ticket of theirs: a fault that waits for no yes, and is none of another
    thing than the one that they name."""
    category = CATALOGUE.get(ticket.category or "")
    if category is not None and not asks_how_bad(category):
        return False
    if ticket.state is TicketState.AWAITING_APPROVAL or _is_complaint(work, ticket):
        return False
    return not speaks_of_another_thing(words, f"{ticket.words} {title_of(ticket)}")


def _called_already(ports: DeskPorts, turn: Turn, ticket: Ticket, called_by: str, words: str) -> Answers:
    """The ticket is the emergency that the words have woken somebody for; with a way to say that it is another matter."""
    many, bad = told_of_worse(words)
    weighed = weigh_anew(
        ports=ports,
        turn=turn,
        number=ticket.number,
        impact=many or Impact.GROUP,
        urgency=bad or Urgency.STOPPED,
        words=words,
        called_by=called_by,
    )
    technician = weighed.called or who_is_on_call(ports.rota.rota(), ports.clock.now())[0].name
    said = CALLED.format(number=ticket.number, technician=technician)
    if ticket.planned_for is not None and weighed.ticket.planned_for is None:
        said = f"{said} {NOT_PLANNED_ANY_MORE}"
    with ports.begin() as work:
        asked = next((each for each in work.quotes.of_ticket(ticket.number) if each.may_be_answered), None)
    client = turn.person.client
    approver = client.contact(asked.asked) if client is not None and asked is not None and asked.asked else None
    cost = NOT_WITHOUT_A_YES
    if asked is not None and approver is not None:
        cost = ASKED_MEANWHILE.format(who=approver.name, limit=in_words(asked.limit))
    other = Button("It is about something else", Pressed(ABOUT_SOMETHING_ELSE, {"turn": called_by}))
    return (Answer(f"{said}\n{CONTAINMENT[EmergencyKind.OUTAGE]}\n{cost}", (other, TALK_TO_A_PERSON)),)


def answer_about_more_told(*, ports: DeskPorts, turn: Turn) -> Answers | None:
    """How many and how bad, told just after the ticket was opened ("and there is no way round it"): it goes ahead by that.

    None for anything else, and where the ticket stays where it stands: by words alone nothing ever counts as less.
    """
    many, bad = told_early(turn.words)
    if (
        turn.pressed is not None
        or turn.emergency is not None
        or (many is None and bad is None)
        or only_mine(turn.words)
    ):
        return None
    ticket = lately_told(ports=ports, turn=turn, impact=many, urgency=bad)
    if ticket is None:
        return None
    weighed = weigh_anew(ports=ports, turn=turn, number=ticket.number, impact=many, urgency=bad, words=turn.words)
    return (_follows(ports, weighed),)


def _which(found: Sequence[Ticket], told: Mapping[str, str]) -> tuple[Button, ...]:
    tickets = [
        Button(f"{each.number}, {title_of(each)}", Pressed(WHICH_IS_WORSE, {**told, "ticket": each.number}))
        for each in found[:_SHOWN]
    ]
    return (*tickets, Button("It is about something else", Pressed(ABOUT_SOMETHING_ELSE, told)), TALK_TO_A_PERSON)


def _pressed(ports: DeskPorts, turn: Turn) -> Answers | None:
    intent = turn.pressed.intent if turn.pressed else ""
    if intent not in (ABOUT_SOMETHING_ELSE, WHICH_IS_WORSE, HOW_MANY_NOW, HOW_BAD_NOW):
        return None
    with ports.begin() as work:
        held = work.conversations.turn(turn.arg("turn") or "")
        number = turn.arg("ticket")
        ticket = next((each for each in own_tickets(work, turn) if each.number == number and each.is_open), None)
    ours = held is not None and held.conversation == turn.conversation
    if intent == ABOUT_SOMETHING_ELSE:
        with ports.begin() as work:
            raised = raised_lately(work, turn, ports.clock.now(), held.id) if held is not None and ours else None
        back = _taken_back(ports, turn, raised, held) if raised is not None else None
        return back or _another(ports, turn, held if ours else None)
    if held is None or not ours or ticket is None:
        return (Answer(UNKNOWN_BUTTON, (TALK_TO_A_PERSON,)),)
    if held.emergency is not None and intent == WHICH_IS_WORSE:
        return _called_already(ports, turn, ticket, held.id, held.text)
    told = dict(turn.pressed.args) if turn.pressed else {}
    answers = _next(ports, turn, ticket, told, held.text)
    if intent == HOW_MANY_NOW and "impact" not in told:
        # What belongs to the next question is kept, and this one asked once more.
        answers = (Answer(NOTED.format(words=turn.words)), *answers)
    return answers


def answer_about_what_was_raised(*, ports: DeskPorts, turn: Turn) -> Answers | None:
    """ "No, that was about the other thing", after a ticket went ahead by it: that one stands where it stood, and it is asked which
    one it is about; None for any other words, and where nothing was raised in the last hour."""
    if turn.pressed is not None or turn.emergency is not None or not says_it_was_of_another(turn.words):
        return None
    with ports.begin() as work:
        raised = raised_lately(work, turn, ports.clock.now())
        held = work.conversations.turn(raised.called_by) if raised is not None and raised.called_by else None
    return _taken_back(ports, turn, raised, held) if raised is not None else None


def _taken_back(ports: DeskPorts, turn: Turn, raised: Raised, held: StoredMessage | None) -> Answers | None:
    back = put_back(ports=ports, turn=turn, raised=raised)
    if back is None:
        return None
    number = back.ticket.number
    if not back.stands_as_before:
        return (Answer(HAS_IT_IN_HAND.format(number=number), (TALK_TO_A_PERSON,)),)
    said = STANDS_AS_BEFORE.format(number=number, dates=dates(back.ticket, ports.clock.now()))
    with ports.begin() as work:
        own = [each for each in own_tickets(work, turn) if each.is_open and each.number != number]
        others = [each for each in own if held is not None and _may_be_what_stopped(work, each, held.text)]
    if held is not None and others:
        return (Answer(f"{said} {WHICH_ONE}", _which(others, {"turn": held.id})),)
    first, *rest = _another(ports, turn, held)
    return (replace(first, text=f"{said} {first.text}"), *rest)


def _another(ports: DeskPorts, turn: Turn, held: StoredMessage | None) -> Answers:
    """What was told is none of these: where somebody has been called for it, it has a ticket of its own."""
    if held is None or held.emergency is None:
        return (Answer(SOMETHING_ELSE, (TALK_TO_A_PERSON,)),)
    told = replace(turn, id=held.id, words=held.text, pressed=None, emergency=held.emergency)
    raised = raise_emergency(ports=ports, turn=told, kind=held.emergency, category=CATEGORY_OF.get(held.emergency))
    said = IS_CALLED.format(technician=raised.page.technician, number=raised.ticket.number)
    return (Answer(f"{said}\n{raised.containment}\n{NOT_WITHOUT_A_YES}", (TALK_TO_A_PERSON,)),)


def _next(ports: DeskPorts, turn: Turn, ticket: Ticket, told: Mapping[str, str], words: str) -> Answers:
    """The first of the two questions that is asked of such a ticket and not told yet; else what follows."""
    many, bad = told_of_worse(words)
    category = CATALOGUE.get(ticket.category or "")
    told = {**told, "ticket": ticket.number}
    if _goes_by_no_answers(ports, ticket):
        add_information(ports=ports, turn=turn, number=ticket.number, words=words)
        said = NOT_BY_THIS.format(number=ticket.number, dates=dates(ticket, ports.clock.now()))
        return (Answer(said, (TALK_TO_A_PERSON,)),)
    if "impact" not in told and many is None and (category is None or asks_how_many(category)):
        question = HOW_MANY.format(number=ticket.number, title=title_of(ticket))
        buttons = [Button(title, Pressed(HOW_MANY_NOW, {**told, "impact": each.value})) for title, each in _MANY]
        other = Button("It is about something else", Pressed(ABOUT_SOMETHING_ELSE))
        return (Answer(question, (*buttons, other, TALK_TO_A_PERSON)),)
    if "urgency" not in told and bad is None:
        buttons = [Button(title, Pressed(HOW_BAD_NOW, {**told, "urgency": each.value})) for title, each in _BAD]
        return (Answer(HOW_BAD, (*buttons, TALK_TO_A_PERSON)),)
    weighed = weigh_anew(
        ports=ports,
        turn=turn,
        number=ticket.number,
        impact=many or _member(Impact, told.get("impact")),
        urgency=bad or _member(Urgency, told.get("urgency")),
        words=words,
    )
    return (_follows(ports, weighed),)


def _goes_by_no_answers(ports: DeskPorts, ticket: Ticket) -> bool:
    """What is planned ahead, and a complaint: neither has two questions."""
    category = CATALOGUE.get(ticket.category or "")
    if category is not None:
        return not asks_how_bad(category)
    with ports.begin() as work:
        return _is_complaint(work, ticket)


def _is_complaint(work: Work, ticket: Ticket) -> bool:
    return any(each.kind == COMPLAINT for each in work.tickets.history(ticket.number))


def _member(kind: type[E], value: str | None) -> E | None:
    """The answer as one of those there are; None where it was left."""
    return next((each for each in kind if each.value == value), None)


def _follows(ports: DeskPorts, weighed: Weighed) -> Answer:
    """What comes of it, and the question whether somebody shall be called where everybody's work has stopped by now."""
    ticket, now = weighed.ticket, ports.clock.now()
    if weighed.called is not None:
        return Answer(CALLED.format(number=ticket.number, technician=weighed.called), (TALK_TO_A_PERSON,))
    said = (AHEAD if weighed.ahead else AS_BEFORE).format(number=ticket.number, dates=dates(ticket, now))
    if ticket.state is TicketState.AWAITING_APPROVAL:
        said = f"{said} {STILL_A_YES}"
    if ticket.planned_for is not None and ticket.planned_for > now:
        return Answer(
            f"{said} {STILL_PLANNED.format(when=moment(ticket.planned_for, ticket.timezone, now))}", (TALK_TO_A_PERSON,)
        )
    asked = ask_about_an_outage(ports=ports, ticket=ticket) if weighed.ahead else None
    return Answer(f"{said} {asked.text}", asked.buttons) if asked is not None else Answer(said, (TALK_TO_A_PERSON,))
