"""The question which of the likeliest matters it is, answered in words instead of by its buttons."""

from __future__ import annotations

from bot.desk.catalogue import CATALOGUE
from bot.desk.choice_words import leaves_it_to_us
from bot.desk.people import Person
from bot.desk.short_answers import takes_both
from bot.desk.triage_words import cannot_tell, wants_just_a_ticket
from bot.operations.free_buttons import free_meanings
from bot.operations.ports import OutgoingMessage, Pressed, Work

NONE_OF_THESE = "none_of_these"


def answer_about_the_meanings(
    work: Work, asked: OutgoingMessage, words: str, person: Person, ticket: Pressed
) -> Pressed | None:
    """Of "which of these is it?" what the words press, None where they choose none.

    Who wants just a ticket gets that ``ticket``. Who does not know, and who means several, gets the likeliest, which stands
    first: the words are kept whole, and whoever works on it reads them.
    """
    just_a_ticket = wants_just_a_ticket(words)
    several = takes_both(words) and "ticket" not in words.casefold()
    if not (just_a_ticket or several or cannot_tell(words) or leaves_it_to_us(words)):
        return None
    meanings = free_meanings(work, asked, person)
    if NONE_OF_THESE not in {each.intent for each in meanings} or meanings[0].intent not in CATALOGUE:
        return None
    return ticket if just_a_ticket else meanings[0]
