"""The question whether somebody shall be called, answered in words instead of by its buttons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.desk.all_clear import is_less_than_an_outage
from bot.desk.catalogue import CATALOGUE, Impact
from bot.desk.emergencies import INTENT_OF, EmergencyKind
from bot.desk.other_hour_words import only_about_an_hour, other_hour
from bot.desk.people import Person
from bot.desk.side_words import (
    can_wait,
    how_many_first,
    only_can_wait,
    says_yes_and_more,
    tells_to_call,
    wants_a_call_after_all,
)
from bot.desk.thing_words import categories_of, things_in
from bot.operations.free_buttons import free_button, free_meanings
from bot.operations.ports import Button, OutgoingMessage, Pressed, ShownButton, StoredMessage, Work

# The title of the yes.
CALL_NOW = "Yes, call now"
# So long a yes is still meant for that question, whatever was said in between.
ASKED_LATELY = timedelta(hours=2)
# What a button says of words that were typed and belong to the problem too.
TOLD = "told"


def asks_whether_to_call(buttons: Sequence[Button | ShownButton]) -> bool:
    """Whether these stand under the question whether somebody shall be called: the yes comes first."""
    return bool(buttons) and buttons[0].title == CALL_NOW


def answer_about_a_call(work: Work, asked: OutgoingMessage, message: StoredMessage, person: Person) -> Pressed | None:
    """What the message answers to the question whether somebody shall be called, as the button that means it; None for no answer."""
    yes = free_button(work, asked, 0, person) if asks_whether_to_call(asked.buttons) else None
    answer = _answer(work, asked, yes.pressed, message, person) if yes is not None else None
    return answer or _calls_after_all(work, message, person)


def _answer(work: Work, asked: OutgoingMessage, yes: Pressed, message: StoredMessage, person: Person) -> Pressed | None:
    """ "Don't leave it, call him", "yes, it was only an hour ago", and for an outage "all of us, ...": the yes. "Leave it until 8", to
    an outage: a ticket for the day, and never nothing at all.

    Who wanted nobody to be woken before has to say more than yes, or how many it affects.
    """
    words, outage = message.text, yes.intent == INTENT_OF[EmergencyKind.OUTAGE]
    if tells_to_call(words):
        return yes
    of_many = outage and how_many_first(words) in (Impact.GROUP, Impact.CLIENT)
    if (of_many or says_yes_and_more(words)) and not _shall_wait(work, asked, words):
        return yes
    if not outage:
        return None
    if only_can_wait(words):
        return Pressed("wait_until_business_hours", yes.args)
    return _what_it_is_otherwise(work, asked, message, person)


def _shall_wait(work: Work, asked: OutgoingMessage, words: str) -> bool:
    """Whether these words, or those before about the same, say that nobody shall be woken."""
    enquiry = work.enquiries.current(asked.conversation)
    return can_wait(f"{enquiry.words if enquiry is not None else ''}\n{words}")


def _what_it_is_otherwise(work: Work, asked: OutgoingMessage, message: StoredMessage, person: Person) -> Pressed | None:
    """ "It is slow, not dead", "just mine", "tomorrow 7:30?": the no to it, and what it is otherwise is gone on with. What has a
    kind of its own ("only the printer") is that, where it is offered."""
    if not (is_less_than_an_outage(message.text) or _names_another_day(message, person)):
        return None
    noes = [each for each in free_meanings(work, asked, person)[1:] if each.intent in CATALOGUE]
    own = categories_of(things_in(message.text) - things_in("computer"))
    meant = next((each for each in noes if each.intent in own), None if own else next(iter(noes), None))
    return Pressed(meant.intent, {**meant.args, TOLD: "yes"}) if meant is not None else None


def _names_another_day(message: StoredMessage, person: Person) -> bool:
    if person.client is None or not only_about_an_hour(message.text):
        return False
    named = other_hour(message.text, message.received_at.astimezone(ZoneInfo(person.client.timezone)).date())
    return named is not None and named.days > 0


def _calls_after_all(work: Work, message: StoredMessage, person: Person) -> Pressed | None:
    """ "Actually no, call now", after it was asked whether somebody shall be called and they had let it wait: the yes to it.

    Of what is planned for an hour by now the price of help now comes first.
    """
    if not wants_a_call_after_all(message.text):
        return None
    enquiry = work.enquiries.current(message.conversation)
    for asked in reversed(work.conversations.said_since(message.conversation, message.received_at - ASKED_LATELY)):
        button = free_button(work, asked, 0, person) if asks_whether_to_call(asked.buttons) else None
        if button is None:
            continue
        if enquiry is not None:
            return button.pressed if button.pressed.args.get("enquiry") == enquiry.id else None
        ticket = work.tickets.get(button.pressed.args.get("ticket") or "")
        return button.pressed if ticket is not None and ticket.is_open and ticket.planned_for is None else None
    return None
