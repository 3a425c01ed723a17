"""A turn that the assistant could not answer: the person is told, the words are in a ticket, and nothing happens twice."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.desk.emergencies import INTENT_OF, EmergencyKind
from bot.desk.errors import OutOfDate
from bot.desk.people import Conversation, Person
from bot.desk.tickets import Ticket
from bot.operations import wording
from bot.operations.handover import emergency_in
from bot.operations.kept_words import ASSISTANT_FAILED, keep_words, mark_kept
from bot.operations.notices import write
from bot.operations.ports import DONE, FAILED, RECEIVED, Answer, DeskPorts, Pressed, Scope, StoredMessage, Work
from bot.operations.promised_calls import call_in_time
from bot.operations.records import BOT, note
from bot.operations.speakers import help_lines_of, identify
from bot.operations.turns import Turn, show_as_used, use_button

LATE = timedelta(seconds=8.5)
"""A turn that has no answer after so long is answered here, whatever has become of the assistant."""
AT_ONCE = 100
"""So many late turns are seen to in one go, the oldest first."""

FAILED_BESIDE = "failed"
"""What stands beside the words of an action that failed, with the reference: the desk words it itself."""

AWAY_BESIDE = "away"
"""What an action says that could not reach what is written down: nothing of the turn is remembered, and it is run again."""

log = logging.getLogger(__name__)

_LED_TO_A_TICKET = ("emergency", "ticket", "handover", "another price", "dispute", "added", "escalated")


class HalfAnswered(Exception):
    """Something failed on the way to the answers: the reference of its line in the log, and what was said before it."""

    def __init__(self, reference: str, said: tuple[Answer, ...] = ()) -> None:
        super().__init__(reference)
        self.reference = reference
        self.said = said


def fail_turn(
    *,
    ports: DeskPorts,
    turn: str,
    reference: str,
    said: tuple[Answer, ...] = (),
    named: EmergencyKind | None = None,
) -> str | None:
    """End a turn that has no answer: what to say, the ticket and the end of the turn in one transaction; its words.

    None when it has been answered meanwhile. What an action has done already stays and is named; what it does later
    cannot last (``TurnIsOver``). A button that led to nothing can be pressed again. ``said`` goes before the apology;
    ``named`` is the emergency that the classifier takes the words for, which nobody could act on any more.
    """
    with ports.begin() as work:
        now = ports.clock.now()
        message = work.conversations.turn(turn, for_update=True)
        if message is None or message.state != RECEIVED:
            return None
        person = identify(work, Conversation.of_key(message.conversation).identity)
        try:
            pressed = use_button(work, message, person, now) if message.button_key else message.pressed
        except OutOfDate as refusal:
            return _finish(work, message, person, (Answer(str(refusal)),), DONE, now)
        work.narrow(Scope.of(person))
        spoken = Turn(message.id, person, message.text, pressed, message.received_at, message.emergency)
        words, led_somewhere = _kept(work, ports, spoken, reference, named, now)
        if message.button_key and led_somewhere:
            show_as_used(work, message, person, now)
        elif message.button_key:
            work.conversations.release_button(message.button_key, message.id)
        return _finish(work, message, person, (*said, Answer(words)), FAILED, now)


def fail_late_turns(*, ports: DeskPorts, reference: str, late: timedelta = LATE) -> tuple[str, ...]:
    """Answer every turn that has waited for so long, oldest first; which they were. One that fails is tried next time."""
    with ports.begin() as work:
        waiting = work.conversations.unfinished(ports.clock.now() - late)[:AT_ONCE]
    return tuple(message.id for message in waiting if _ended(ports, message, reference))


def _ended(ports: DeskPorts, message: StoredMessage, reference: str) -> bool:
    try:
        return fail_turn(ports=ports, turn=message.id, reference=f"{reference}-{message.id[:4]}") is not None
    except Exception:
        # What one breaks on must not keep the next person waiting.
        log.exception("turn %s could not be answered", message.id)
        return False


def _finish(
    work: Work, message: StoredMessage, person: Person, answers: tuple[Answer, ...], state: str, now: datetime
) -> str:
    contact = person.contact.email if person.contact else None
    for answer in answers:
        write(work, message.conversation, answer, turn=message.id, contact=contact, at=now)
    work.conversations.finish(message.id, state)
    work.commit()
    return answers[-1].text


def _kept(
    work: Work, ports: DeskPorts, turn: Turn, reference: str, named: EmergencyKind | None, now: datetime
) -> tuple[str, bool]:
    """What to say, and whether the turn has led to anything that its button is used up for."""
    intents = {intent: kind for kind, intent in INTENT_OF.items()}
    kind = turn.emergency or (intents.get(turn.pressed.intent) if turn.pressed else named)
    if kind is not None:
        emergency = emergency_in(work, ports, turn, kind, category=None)
        mark_kept(work, emergency.ticket)
        note(work, emergency.ticket, now, BOT, ASSISTANT_FAILED, reference)
        technician, number = emergency.page.technician, emergency.ticket.number
        if kind is EmergencyKind.DANGER:
            told = turn.words if turn.emergency is kind else None
            return wording.danger_answer(technician, number, help_lines_of(turn.person), told=told), True
        return wording.emergency_without_assistant(technician, number, emergency.containment), True
    done = work.done.steps(turn.id)
    ticket = _ticket_it_led_to(work, done)
    if ticket is not None:
        note(work, ticket, now, BOT, ASSISTANT_FAILED, reference)
        page = work.pages.get(done["page"]) if "page" in done else None
        return wording.half_done(reference, ticket.number, page.technician if page else None), True
    about = _ticket_it_is_about(work, turn.pressed, turn)
    if about is not None:
        note(work, about, now, BOT, ASSISTANT_FAILED, reference)
        return wording.apology(reference, about.number, pressed=True), bool(done)
    ticket = keep_words(work, turn, _words(work, turn), reference, now)
    call_in_time(work, ports, turn, ticket, now)
    return wording.apology(reference, ticket.number, pressed=turn.pressed is not None), bool(done)


def _ticket_it_led_to(work: Work, done: Mapping[str, str]) -> Ticket | None:
    numbers = (done[step] for step in _LED_TO_A_TICKET if step in done)
    return next((ticket for number in numbers if (ticket := work.tickets.get(number)) is not None), None)


def _ticket_it_is_about(work: Work, pressed: Pressed | None, turn: Turn) -> Ticket | None:
    """The ticket that the pressed button names, or whose quote it names; never somebody else's."""
    if pressed is None:
        return None
    quote = work.quotes.get(pressed.args["quote"]) if "quote" in pressed.args else None
    number = quote.ticket if quote is not None else pressed.args.get("ticket")
    ticket = work.tickets.get(number) if number else None
    return ticket if ticket is not None and ticket.client == turn.client else None


def _words(work: Work, turn: Turn) -> str:
    """What the person said; of a button what it was about."""
    if turn.words.strip():
        return turn.words
    if turn.pressed is None:
        return wording.NO_WORDS
    enquiry = work.enquiries.current(turn.conversation)
    return enquiry.words if enquiry is not None else wording.pressed_only(turn.pressed.intent)
