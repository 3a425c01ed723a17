"""What the free buttons of a message mean: those that this person may press and nobody has."""

from __future__ import annotations

from collections import Counter

from bot.desk.people import Person
from bot.operations.ports import KnownButton, OutgoingMessage, Pressed, Work


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
