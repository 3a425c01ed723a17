"""A turn: one message and the answers to it, handled once however often its job runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.desk.attachments import Attachment
from bot.desk.emergencies import EmergencyKind
from bot.desk.errors import OutOfDate
from bot.desk.people import Conversation, Person
from bot.operations import wording
from bot.operations.feedback import question_about_guide
from bot.operations.identities import end_talk_of_others
from bot.operations.ports import DONE, FAILED, RECEIVED, Answer, DeskPorts, Pressed, StoredMessage, Work
from bot.operations.quote_outcomes import what_became_of
from bot.operations.speakers import identify
from bot.operations.typed_buttons import named_in_words
from bot.operations.whose_clock import with_whose_clock

FAILED_TOO_OFTEN = 2
"""After so many turns in a row that failed a conversation is taken up anew."""


@dataclass(frozen=True)
class Turn:
    """Who says what, verified; ``pressed`` is the meaning of a button that this person may press.

    ``files`` came with the words; they are known to whoever begins the turn. With ``memory_in_doubt`` the turns before it
    have failed, one after the other: it may be what the assistant remembers of the conversation.
    """

    id: str
    person: Person
    words: str
    pressed: Pressed | None
    at: datetime
    emergency: EmergencyKind | None = None
    files: tuple[Attachment, ...] = ()
    memory_in_doubt: bool = False

    @property
    def conversation(self) -> str:
        """The key of the conversation."""
        return self.person.conversation.key

    @property
    def client(self) -> str | None:
        """The code of the speaker's client."""
        return self.person.client.code if self.person.client else None

    @property
    def contact(self) -> str | None:
        """The speaker's e-mail address."""
        return self.person.contact.email if self.person.contact else None

    def arg(self, name: str) -> str | None:
        """What the pressed button says about ``name``; typed words never get here."""
        return self.pressed.args.get(name) if self.pressed else None


def begin_turn(*, ports: DeskPorts, turn: str) -> Turn | None:
    """The turn, its button resolved and used up; None when it has been handled already.

    OutOfDate when the button is not this person's, or was used by another turn.
    """
    with ports.begin() as work:
        message = work.conversations.turn(turn, for_update=True)
        if message is None or message.state != RECEIVED:
            return None
        person = identify(work, Conversation.of_key(message.conversation).identity)
        end_talk_of_others(work, message.conversation, person.contact.email if person.contact else None)
        # Without a button it is what a command of the channel's menu means, if it was one.
        pressed = use_button(work, message, person, ports.clock.now()) if message.button_key else message.pressed
        files = tuple(work.attachments.of_turn(turn))
        before = work.conversations.states_before(turn, FAILED_TOO_OFTEN)
        if pressed is None and message.text and message.emergency is None and not files:
            pressed = named_in_words(work, message, person)
            if pressed is not None:
                work.conversations.set_pressed(turn, pressed)
        work.commit()
    in_doubt = list(before) == [FAILED] * FAILED_TOO_OFTEN
    return replace(_turn(message, person, pressed), files=files, memory_in_doubt=in_doubt)


def load_turn(*, ports: DeskPorts, turn: str) -> Turn | None:
    """The turn as it was begun; for the actions, which are told nothing but its id."""
    with ports.begin() as work:
        message = work.conversations.turn(turn)
        if message is None:
            return None
        return _turn(message, identify(work, Conversation.of_key(message.conversation).identity), message.pressed)


def _turn(message: StoredMessage, person: Person, pressed: Pressed | None) -> Turn:
    return Turn(message.id, person, message.text, pressed, message.received_at, message.emergency)


def use_button(work: Work, message: StoredMessage, person: Person, now: datetime) -> Pressed:
    """What the button of the message means, used up by its turn; OutOfDate when it is not this person's, or was used before."""
    button = work.conversations.button(message.button_key or "", for_update=True)
    contact = person.contact.email if person.contact else None
    if button is None or button.conversation != message.conversation or button.contact not in (None, contact):
        raise OutOfDate(wording.UNKNOWN_BUTTON)
    if button.used_by not in (None, message.id):
        raise OutOfDate(_used_button(work, button.pressed, person, now))
    work.conversations.use_button(button.key, message.id)
    work.conversations.set_pressed(message.id, button.pressed)
    return button.pressed


def _used_button(work: Work, pressed: Pressed, person: Person, now: datetime) -> str:
    """What became of the quote that the used button was for; else only that it is used."""
    number = pressed.args.get("quote")
    quote = work.quotes.get(number) if number else None
    if quote is None or person.client is None or quote.client != person.client.code or quote.may_be_answered:
        return wording.USED_BUTTON
    return what_became_of(work, quote, person.client, now)


def finish_turn(*, ports: DeskPorts, turn: str, answers: Sequence[Answer], state: str = DONE) -> None:
    """Write the answers and the end of the turn in one transaction; a second time changes nothing."""
    now = ports.clock.now()
    with ports.begin() as work:
        message = work.conversations.turn(turn, for_update=True)
        if message is None or message.state != RECEIVED:
            return
        person = identify(work, Conversation.of_key(message.conversation).identity)
        contact = person.contact.email if person.contact else None
        show_as_used(work, message, person, now)
        about_guide = question_about_guide(work, message.conversation, answers, now)
        for answer in (*answers, *([about_guide] if about_guide else [])):
            said = with_whose_clock(answer, person.client, person.contact, now, message.text)
            work.conversations.say(message.conversation, said, turn=turn, contact=contact, at=now)
        work.conversations.finish(turn, state)
        work.jobs.deliver(message.conversation)
        work.commit()


def show_as_used(work: Work, message: StoredMessage, person: Person, now: datetime) -> None:
    """The message whose button was pressed says so, in place of its buttons; where its channel can change it."""
    button = work.conversations.button(message.button_key) if message.button_key else None
    shown = work.conversations.outgoing(button.message) if button and button.used_by == message.id else None
    if button is None or shown is None:
        return
    who = person.contact.name if person.contact else "You"
    when = wording.moment(now, person.client.timezone if person.client else "UTC")
    work.conversations.edit(shown.id, f"{shown.text}\n\n✓ {button.title} ({who}, {when})", at=now)
