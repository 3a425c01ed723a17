"""The buttons of a message that nobody has used, and of these what those mean that a person may press."""

from __future__ import annotations

from collections import Counter

from bot.desk.people import Person
from bot.operations.ports import Button, KnownButton, OutgoingMessage, Pressed, Work


def unused_buttons(work: Work, message: OutgoingMessage | None) -> tuple[Button, ...]:
    """Those that nobody has used, to be shown once more."""
    known = [work.conversations.button(shown.key) for shown in message.buttons] if message is not None else []
    return tuple(Button(each.title, each.pressed) for each in known if each is not None and each.used_by is None)


def free_button(work: Work, asked: OutgoingMessage, place: int, person: Person) -> KnownButton | None:
    """The button at a place, if there is one that this person may press and nobody has."""
    button = work.conversations.button(asked.buttons[place].key) if place < len(asked.buttons) else None
    contact = person.contact.email if person.contact else None
    return button if button is not None and button.used_by is None and button.contact in (None, contact) else None


def free_meanings(work: Work, asked: OutgoingMessage, person: Person) -> list[Pressed]:
    """What the free buttons of a message mean, in their order."""
    every = (free_button(work, asked, place, person) for place in range(len(asked.buttons)))
    return [each.pressed for each in every if each is not None]


def meant_once(work: Work, asked: OutgoingMessage, person: Person) -> dict[str, Pressed]:
    """What the free buttons of a message mean, by their intents; none of those that several mean, each in its own way."""
    pressed = free_meanings(work, asked, person)
    often = Counter(each.intent for each in pressed)
    return {each.intent: each for each in pressed if often[each.intent] == 1}


def all_told(one_thing: Pressed) -> tuple[str, ...]:
    """The ids of the problems under which "It is one thing" stands, in their order."""
    return (one_thing.args.get("enquiry", ""), *one_thing.args.get("other", "").split())
