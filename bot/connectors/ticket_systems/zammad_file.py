"""How our tickets are written into Zammad: a file with its groups, and its names for our states, priorities and people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from bot.connectors.client_files.fields import Cursor, Refused, quoted, text
from bot.connectors.client_files.nodes import Mapping as Keys
from bot.connectors.client_files.reading import FORMAT, checked, format_one
from bot.desk.catalogue import Priority
from bot.desk.tickets import OPEN, TicketState

KEYS = ("format", "group", "groups", "unknown_requester", "tag", "states", "priorities", "owners", "login")
USUAL_STATES: Mapping[TicketState, str] = {
    TicketState.NEW: "new",
    TicketState.TRIAGED: "open",
    TicketState.AWAITING_APPROVAL: "pending reminder",
    TicketState.ASSIGNED: "open",
    TicketState.IN_PROGRESS: "open",
    TicketState.WAITING_CLIENT: "pending reminder",
    TicketState.WAITING_VENDOR: "pending reminder",
    TicketState.SCHEDULED: "pending reminder",
    TicketState.RESOLVED: "closed",
    TicketState.CLOSED: "closed",
    TicketState.CANCELLED: "closed",
}
"""With the states that Zammad brings along."""
USUAL_PRIORITIES: Mapping[Priority, str] = {
    Priority.P1: "3 high",
    Priority.P2: "3 high",
    Priority.P3: "2 normal",
    Priority.P4: "1 low",
}
T = TypeVar("T", TicketState, Priority)


@dataclass(frozen=True)
class ZammadPlan:
    """What the file says. ``tag`` and our number make the tag by which a ticket is found again; ``login`` is as whom we write."""

    group: str
    unknown_requester: str
    groups: Mapping[str, str] = field(default_factory=dict)
    tag: str = "nightdesk"
    states: Mapping[TicketState, str] = field(default_factory=lambda: dict(USUAL_STATES))
    priorities: Mapping[Priority, str] = field(default_factory=lambda: dict(USUAL_PRIORITIES))
    owners: Mapping[str, str] = field(default_factory=dict)
    login: str = ""

    def group_of(self, client: str | None) -> str:
        """Where the tickets of a client go."""
        return self.groups.get(client or "", self.group)

    @property
    def ending(self) -> frozenset[str]:
        """The states there that end a ticket, and no other one."""
        ended = {name for state, name in self.states.items() if state not in OPEN}
        return frozenset(ended - {name for state, name in self.states.items() if state in OPEN})

    def tag_of(self, number: str) -> str:
        """The tag of our ticket with this number; Zammad's tags are compared letter by letter, so all are small."""
        return f"{self.tag}-{number}".casefold()


def read_zammad_plan(path: Path) -> ZammadPlan:
    """Everything the file says; BadClientFile with every mistake, by line, and the way out."""
    return checked(path, _read)


def _read(root: Cursor) -> ZammadPlan:
    fields = root.fields(KEYS)
    fields.need("format", format_one, FORMAT)
    return ZammadPlan(
        group=fields.need("group", text, ""),
        unknown_requester=fields.need("unknown_requester", _address, ""),
        groups=fields.get("groups", _named, {}),
        tag=fields.get("tag", _tag, "nightdesk"),
        states={**USUAL_STATES, **fields.get("states", _by(TicketState), {})},
        priorities={**USUAL_PRIORITIES, **fields.get("priorities", _by(Priority), {})},
        owners={who.casefold(): there for who, there in fields.get("owners", _named, {}).items()},
        login=fields.get("login", text, ""),
    )


def _by(kind: type[T]) -> Callable[[Cursor], dict[T, str]]:
    def read(at: Cursor) -> dict[T, str]:
        names = {each.value: each for each in kind}
        fields = at.fields(names)
        found = {names[name]: place.read(text, "") for name, place in fields.found.items()}
        return found

    return read


def _named(at: Cursor) -> dict[str, str]:
    """``{maple-dental: Dentists}``: any name to any other."""
    if not isinstance(at.node, Keys):
        raise Refused("Names with what they are called there are wanted here.", "Write them like {ours: theirs}.")
    places = ((key.text, Cursor(node, f"{at.where}.{key.text}", at.notes)) for key, node in at.node.items)
    return {name: place.read(text, "") for name, place in places}


def _address(at: Cursor) -> str:
    written = text(at)
    if "@" not in written or any(sign.isspace() for sign in written):
        raise Refused(f"{quoted(written)} is not an e-mail address.", "Write the address of a customer in Zammad.")
    return written


def _tag(at: Cursor) -> str:
    written = text(at)
    if "," in written or written != written.strip():
        raise Refused("A tag has no comma in it.", "Write it like nightdesk.")
    return written
