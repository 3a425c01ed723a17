"""Facts as files and commands state them, read into what a decision is asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any, TypeVar

from bot.desk import wall_time
from bot.desk.catalogue import Impact, Urgency, Work
from bot.desk.contracts import Cause
from bot.desk.errors import DeskError
from bot.desk.work_done import WorkEntry

E = TypeVar("E", bound=Enum)
T = TypeVar("T")


class BadWhatIf(DeskError):
    """Stated facts that cannot be meant; the message names the fact and the way out."""


@dataclass(frozen=True)
class WhatIf:
    """Stated facts. ``minutes`` replaces the catalogue's guess; ``used`` is in the allowance's unit, or minutes.

    ``entries`` are stretches of work, the first at ``at``, instead of ``minutes``. ``rate`` is an hour agreed for this
    ticket. ``parts`` are text, our cost and number, in the client's currency.
    """

    category: str
    at: datetime
    work: Work | None = None
    site: str | None = None
    asset: str | None = None
    minutes: int | None = None
    used: tuple[tuple[str, Decimal], ...] = ()
    application: str | None = None
    impact: Impact | None = None
    urgency: Urgency | None = None
    cause: Cause | None = None
    person: str | None = None
    person_listed: bool | None = None
    meets_standard: bool | None = None
    role: str | None = None
    rate: Decimal | None = None
    entries: tuple[WorkEntry, ...] = ()
    parts: tuple[tuple[str, Decimal, int], ...] = ()


GIVABLE = frozenset(fact.name for fact in fields(WhatIf))


def read_what_if(given: Mapping[str, object], timezone: str) -> WhatIf:
    """Stated facts from plain values, as files and commands write them; ``timezone`` is for a naive instant."""
    unknown = sorted(given.keys() - GIVABLE)
    if unknown:
        raise BadWhatIf(f"'{unknown[0]}' is not a fact. Known: {', '.join(sorted(GIVABLE))}.")

    def get(key: str, reader: Callable[[object], T]) -> T | None:
        return None if given.get(key) is None else reader(given[key])

    category, at = get("category", str), get("at", str)
    if category is None:
        raise BadWhatIf("It is not said what it is about: name a 'category', like printer.")
    if at is None:
        raise BadWhatIf(
            "It is not said when the work begins: name the day and the hour as 'at', like 2026-11-24T20:00."
        )
    begins, role = read_instant(at, timezone), get("role", str)
    return WhatIf(
        category=category,
        at=begins,
        work=get("work", _one_of(Work)),
        site=get("site", str),
        asset=get("asset", str),
        minutes=get("minutes", _minutes),
        used=get("used", _used) or (),
        application=get("application", str),
        impact=get("impact", _one_of(Impact)),
        urgency=get("urgency", _one_of(Urgency)),
        cause=get("cause", _one_of(Cause)),
        person=get("person", str),
        person_listed=get("person_listed", _yes_or_no),
        meets_standard=get("meets_standard", _yes_or_no),
        role=role,
        rate=get("rate", read_number),
        entries=get("entries", lambda value: _entries(value, begins, role, timezone)) or (),
        parts=get("parts", _parts) or (),
    )


def _entries(value: object, at: datetime, role: str | None, timezone: str) -> tuple[WorkEntry, ...]:
    """``[45, {at: 2026-11-24T13:00, minutes: 30, role: engineer}]``; without ``at`` an entry begins with the work."""
    entries = []
    for each in _members(value, "entries", "45 or {at: 2026-11-24T13:00, minutes: 45}"):
        stated = each if isinstance(each, Mapping) else {"minutes": each}
        _only(stated, "an entry", ("at", "minutes", "role"))
        start = at if stated.get("at") is None else read_instant(str(stated["at"]), timezone)
        entries.append(WorkEntry(start, _minutes(stated.get("minutes", "")), _text(stated.get("role")) or role))
    if entries and min(entry.start for entry in entries) != at:
        raise BadWhatIf("The first entry has to begin at 'at'. Set 'at' to the start of the first one.")
    return tuple(entries)


def _parts(value: object) -> tuple[tuple[str, Decimal, int], ...]:
    """``[{text: Replacement drive, cost: 180.00, quantity: 1}]``."""
    parts = []
    for each in _members(value, "parts", "{text: Replacement drive, cost: 180.00}"):
        stated = each if isinstance(each, Mapping) else {"text": each}
        _only(stated, "a part", ("text", "cost", "quantity"))
        number = _whole(stated.get("quantity", 1))
        parts.append((str(stated.get("text", "Part")), read_number(stated.get("cost", "")), number))
    return tuple(parts)


def _members(value: object, name: str, example: str) -> Iterable[object]:
    if not isinstance(value, list | tuple):
        raise BadWhatIf(f"'{name}' is a list, each like {example}.")
    return value


def _only(stated: Mapping[Any, object], what: str, known: tuple[str, ...]) -> None:
    strange = next((key for key in stated if key not in known), None)
    if strange is not None:
        raise BadWhatIf(f"'{strange}' is not known of {what}. Known: {', '.join(known)}.")


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def read_instant(written: str, timezone: str) -> datetime:
    """An ISO 8601 instant; without an offset it is wall-clock time in ``timezone``; BadWhatIf."""
    try:
        return wall_time.read_instant(written, timezone)
    except ValueError:
        raise BadWhatIf(f"'{written}' is not an instant. Write it like 2026-11-24T10:00-05:00.") from None
    except wall_time.UnclearTime as refusal:
        raise BadWhatIf(str(refusal)) from None


def _one_of(kind: type[E]) -> Callable[[object], E]:
    def read(value: object) -> E:
        try:
            return kind(str(value))
        except ValueError:
            known = ", ".join(str(member.value) for member in kind)
            raise BadWhatIf(f"'{value}' is not one of: {known}.") from None

    return read


def _yes_or_no(value: object) -> bool:
    written = str(value).casefold()
    if written not in ("true", "false", "yes", "no"):
        raise BadWhatIf(f"'{value}' is neither yes nor no.")
    return written in ("true", "yes")


def _minutes(value: object) -> int:
    return _whole(value, " of minutes")


def _whole(value: object, of: str = "") -> int:
    number = read_number(value)
    if number < 1 or number != int(number):
        raise BadWhatIf(f"'{value}' is not a whole number{of} of 1 or more.")
    return int(number)


def read_number(value: object) -> Decimal:
    """A number of 0 or more, exactly as written; BadWhatIf for anything else."""
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        raise BadWhatIf(f"'{value}' is not a number.") from None
    if not number.is_finite() or number < 0:
        raise BadWhatIf(f"'{value}' is not a number of 0 or more.")
    return number


def _used(value: object) -> tuple[tuple[str, Decimal], ...]:
    if not isinstance(value, Mapping):
        raise BadWhatIf("'used' names allowances and numbers, like {visits: 2}.")
    return tuple((str(name), read_number(number)) for name, number in value.items())
