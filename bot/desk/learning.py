"""Suggestions for the examples that the assistant learns from: what people sorted otherwise, reviewed one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from bot.desk.catalogue import CATALOGUE, category_or_raise
from bot.desk.clients import Client
from bot.desk.errors import DeskError, ImpossibleMove

# What people write about none of the desk's business is learned too, as what it is.
NONE_OF_OURS = "out_of_scope"
SHORTEST_LINE, LONGEST_LINE = 3, 300
_WORD = re.compile(r"[^\W\d_]+")


class CannotBeLearned(DeskError):
    """A line that must not become an example as it is."""


class SuggestionSource(str, Enum):
    """Who said that a problem was sorted wrongly."""

    SORTED = "sorted by a technician"
    SOMETHING_ELSE = "something else, said the requester"


class SuggestionState(str, Enum):
    """Waiting until somebody has read it."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True)
class TrainingLine:
    """A line and the category under which it is learned."""

    category: str
    text: str


@dataclass(frozen=True)
class Suggestion:
    """What somebody wrote, what it was taken for (``was``) and what a technician said it is (``now``, where one did).

    ``line`` is what was accepted: the words without anything that belongs to the client.
    """

    id: int
    source: SuggestionSource
    words: str
    was: str | None
    now: str | None
    client: str | None
    ticket: str | None
    by: str
    at: datetime
    state: SuggestionState = SuggestionState.WAITING
    line: TrainingLine | None = None
    decided_by: str | None = None
    decided_at: datetime | None = None


@dataclass(frozen=True)
class SuggestionChange:
    """One thing that was done with a suggestion; never changed."""

    at: datetime
    by: str
    kind: str
    text: str
    whence: str = ""


def accepted(suggestion: Suggestion, line: TrainingLine, by: str, at: datetime) -> Suggestion:
    """The suggestion with the line to learn; ImpossibleMove where it was decided otherwise already."""
    if suggestion.state is not SuggestionState.WAITING:
        raise ImpossibleMove(f"Suggestion {suggestion.id} is {suggestion.state.value} already.")
    return replace(suggestion, state=SuggestionState.ACCEPTED, line=line, decided_by=by, decided_at=at)


def rejected(suggestion: Suggestion, by: str, at: datetime) -> Suggestion:
    """The suggestion as one that nothing is learned from; one that was accepted may still be rejected."""
    if suggestion.state is SuggestionState.REJECTED:
        raise ImpossibleMove(f"Suggestion {suggestion.id} is rejected already.")
    return replace(suggestion, state=SuggestionState.REJECTED, decided_by=by, decided_at=at)


def category_to_learn(suggestion: Suggestion, chosen: str | None) -> str:
    """The category that somebody chose, else the one that a technician sorted it under.

    NotFound for an unknown one; CannotBeLearned where nobody has said what it is.
    """
    category = chosen or suggestion.now
    if category is None:
        raise CannotBeLearned("Nobody has said yet what it is about. Choose a category.")
    if category != NONE_OF_OURS:
        category_or_raise(category)
    return category


def line_to_learn(category: str, text: str) -> TrainingLine:
    """The line, if it says something and is no whole letter. CannotBeLearned."""
    letters = sum(character.isalpha() for character in text)
    if letters < SHORTEST_LINE:
        raise CannotBeLearned("There is nothing left to learn from. Write the line in other words, or reject it.")
    if len(text) > LONGEST_LINE:
        raise CannotBeLearned(
            f"The line has {len(text)} characters; an example has {LONGEST_LINE} at most. Write what matters of it."
        )
    return TrainingLine(category, text)


def categories_to_learn() -> tuple[tuple[str, str], ...]:
    """Every category a line may be learned under, with its title, by title."""
    known = [(each.id, each.title) for each in CATALOGUE.values()]
    return (*sorted(known, key=lambda pair: pair[1]), (NONE_OF_OURS, "None of our business"))


@dataclass(frozen=True)
class ClientWords:
    """What must not get into an example: names of people (whole and in parts), of companies and places, and of things.

    ``machines`` are tags, host names and serial numbers.
    """

    people: frozenset[str] = frozenset()
    companies: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()
    machines: frozenset[str] = frozenset()
    programs: frozenset[str] = frozenset()


def words_of_clients(own: Client | None, everybody: Iterable[Client], colleagues: Iterable[str] = ()) -> ClientWords:
    """Everything of the writer's own client, in parts too; of the others the whole names of people and companies.

    ``colleagues`` are the names of the MSP's people. First names of other clients' people are ordinary words too often.
    """
    people = {name for whole in colleagues for name in _name_and_parts(whole)}
    companies: set[str] = set()
    for client in everybody:
        companies.add(client.name)
        people.update(contact.name for contact in client.contacts)
    if own is None:
        return ClientWords(frozenset(people), frozenset(companies))
    people.update(name for contact in own.contacts for name in _name_and_parts(contact.name))
    machines = {each for asset in own.assets for each in (asset.tag, asset.hostname, asset.serial) if each}
    return ClientWords(
        people=frozenset(people),
        companies=frozenset(companies | {own.name, own.code}),
        places=frozenset(site.name for site in own.sites),
        addresses=frozenset(site.address for site in own.sites if site.address),
        machines=frozenset(machines),
        programs=frozenset(name for app in own.applications for name in (app.name, *app.also)),
    )


def _name_and_parts(name: str) -> set[str]:
    return {name, *(part for part in _WORD.findall(name) if len(part) > 1)}
