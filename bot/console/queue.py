"""The queue's page: filters out of the address, rows as they fall due, saved views."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import Enum
from typing import TypeVar
from urllib.parse import urlencode

from bot.console.words import STAFF_STATE_WORDS
from bot.desk.catalogue import CATALOGUE, Priority
from bot.desk.staff import StaffMember
from bot.desk.tickets import OPEN, TicketState
from bot.operations.ports import QueueChoices, QueueFilter, QueuePlace, QueueRow
from bot.operations.queue import LONGEST_QUERY
from bot.operations.wording import length

E = TypeVar("E", bound=Enum)

NAMES = ("client", "category", "priority", "owner", "state", "mine", "unassigned", "ended")
SOON = timedelta(hours=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


@dataclass(frozen=True)
class Wanted:
    """What the address asks for, in the form's own words; what nobody can mean is left out."""

    chosen: Mapping[str, str]
    after: QueuePlace | None

    @classmethod
    def read(cls, given: Mapping[str, str]) -> Wanted:
        """Out of the address; a filter that is not known shows everything rather than an error."""
        known = {name: given[name][:80] for name in NAMES if given.get(name)}
        for name, kind in (("priority", Priority), ("state", TicketState)):
            if name in known and _member(kind, known[name]) is None:
                del known[name]
        if "category" in known and known["category"] not in CATALOGUE:
            del known["category"]
        return cls(known, _place(given.get("after", "")))

    def filter_for(self, member: StaffMember) -> QueueFilter:
        """As the queue understands it, for whoever looks."""
        said = self.chosen
        state = _member(TicketState, said.get("state", ""))
        return QueueFilter(
            client=said.get("client"),
            category=said.get("category"),
            priority=_member(Priority, said.get("priority", "")),
            owner=member.email if "mine" in said else said.get("owner"),
            state=state,
            unassigned="unassigned" in said,
            ended="ended" in said or (state is not None and state not in OPEN),
        )

    @property
    def query(self) -> str:
        """What stands behind the address for this filter, on its first page."""
        return urlencode(self.chosen)[:LONGEST_QUERY]

    def address(self, place: QueuePlace | None = None, **changed: str) -> str:
        """The queue's address with this filter, or a changed one, from a place on."""
        said = {name: value for name, value in {**self.chosen, **changed}.items() if value}
        if place is not None:
            said["after"] = place_in_words(place)
        return f"/tickets?{urlencode(said)}" if said else "/tickets"


def choices_of(choices: QueueChoices) -> Mapping[str, Sequence[tuple[str, str]]]:
    """What each filter may be set to: the value and its words."""
    return {
        "client": choices.clients,
        "category": sorted(((each.id, each.title) for each in CATALOGUE.values()), key=lambda pair: pair[1]),
        "priority": [(each.value, each.value) for each in Priority],
        "owner": choices.colleagues,
        "state": [(state.value, words) for state, words in STAFF_STATE_WORDS.items()],
    }


def place_in_words(place: QueuePlace) -> str:
    """A place as it stands in an address."""
    due = "never" if place.due is None else str((place.due - _EPOCH) // timedelta(microseconds=1))
    return f"{due}.{place.seq}"


def due_words(row: QueueRow, now: datetime) -> tuple[str, str]:
    """When a ticket is due from now, in words, and how that is shown: late, soon, or nothing."""
    if row.due is None:
        return "–", ""
    left = row.due - now
    if left < timedelta(0):
        return f"late by {_about(-left)}", "late"
    return f"in {_about(left)}", "soon" if left < SOON else ""


def _about(time: timedelta) -> str:
    return f"{time.days} days" if time >= timedelta(days=2) else length(time)


def _member(kind: type[E], value: str) -> E | None:
    return next((each for each in kind if each.value == value), None)


def _place(text: str) -> QueuePlace | None:
    due, _, seq = text.partition(".")
    if not (seq.isascii() and seq.isdigit() and len(seq) < 19):
        return None
    if due == "never":
        return QueuePlace(None, int(seq))
    if not (due.isascii() and due.isdigit() and len(due) < 18):
        return None
    return QueuePlace(_EPOCH + timedelta(microseconds=int(due)), int(seq))
