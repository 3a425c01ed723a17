"""Tickets that go with another: an answer to that one is an answer to all of them, and its solution theirs."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk.errors import DeskError
from bot.operations.ports import DeskPorts
from bot.operations.replies import record_first_response
from bot.operations.settlements import Resolved, resolve_ticket


@dataclass(frozen=True)
class ResolvedTogether:
    """The ticket, those that were resolved with it, and those that were not, each with the reason."""

    resolved: Resolved
    others: tuple[str, ...] = ()
    left: tuple[tuple[str, str], ...] = ()


def answer_together(*, ports: DeskPorts, number: str, by: str, words: str) -> tuple[str, ...]:
    """Answer the requesters of a ticket and of all that go with it; whose they were. The same words again change nothing.

    Each is a transaction of its own: whoever was missed by a crash is reached when it is sent again.
    """
    family = (number.upper(), *_with(ports, number.upper()))
    for each in family:
        record_first_response(ports=ports, number=each, by=by, words=words)
    return family


def resolve_together(
    *, ports: DeskPorts, number: str, by: str, text: str, key: str, write_off: bool = False
) -> ResolvedTogether:
    """Resolve a ticket and what goes with it; once for each key. What cannot be resolved yet stays open, and is named."""
    others, left = [], []
    resolved = resolve_ticket(ports=ports, ticket=number, by=by, text=text, key=key, write_off=write_off)
    for each in _with(ports, number.upper()):
        try:
            resolve_ticket(ports=ports, ticket=each, by=by, text=text, key=f"{key} {each}", write_off=write_off)
            others.append(each)
        except DeskError as refusal:
            left.append((each, str(refusal)))
    return ResolvedTogether(resolved, tuple(others), tuple(left))


def _with(ports: DeskPorts, number: str) -> tuple[str, ...]:
    with ports.begin() as work:
        return tuple(child.number for child in work.tickets.children(number) if child.is_open)
