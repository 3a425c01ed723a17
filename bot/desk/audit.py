"""Chains of history: what an entry covers, how the next one follows, and what is wrong with a chain that was touched.

An entry names a row (table and key), holds the SHA-256 of what the row says, its own place in the chain, and a SHA-256
over all of that and the entry before. The form of what is hashed never changes: entries of years ago have to be found
right. ``docs/history.md`` describes it so that somebody else can recompute it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from decimal import Decimal
from enum import Enum
from hashlib import sha256
from typing import Any, NoReturn

from bot.desk.errors import DeskError

UNVERIFIED = "(unverified)"
"""The chain of everything that belongs to no client; no client's code has brackets."""

NOTHING = bytes(32)
"""What stands before the first entry of a chain."""


# ---- what a row says, in one form only -------------------------------------------------------------------------------


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number")


_quoted = json.JSONEncoder(ensure_ascii=False).encode
_sorted = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_read = json.JSONDecoder(parse_float=Decimal, parse_constant=_refuse).decode
_read_long = json.JSONDecoder(parse_float=Decimal, parse_int=Decimal, parse_constant=_refuse).decode


@dataclass(frozen=True)
class JsonText:
    """A JSON document as the text that is stored."""

    text: str


def canonical(value: object) -> str:
    """JSON in one form only, after RFC 8785: keys sorted (by code point), no spaces, nothing escaped needlessly.

    Other than there, numbers keep every digit they were stored with, and instants are strings in UTC with six digits
    of a second. Raises TypeError for a float and for an instant without a zone: neither says exactly what it means.
    """
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, JsonText):
        return canonical_json(value.text)
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime):
        return f'"{_instant(value)}"'
    if isinstance(value, Mapping):
        pairs = sorted((str(key), item) for key, item in value.items())
        return "{" + ",".join(f"{_quoted(key)}:{canonical(item)}" for key, item in pairs) + "}"
    if isinstance(value, Sequence):
        return "[" + ",".join(canonical(item) for item in value) + "]"
    raise TypeError(f"History cannot hold a {type(value).__name__}.")


def canonical_json(text: str) -> str:
    """The canonical form of a JSON document; of one that nests too deep to be read, its text as a string."""
    try:
        return _canonical_json(text)
    except RecursionError:
        return _quoted(text)


def _canonical_json(text: str) -> str:
    try:
        data = _read(text)
    except ValueError:
        data = _read_long(text)  # a whole number longer than Python reads from text
    try:
        return _sorted(data)  # the same as canonical(), and faster; it knows no Decimal
    except TypeError:
        return canonical(data)


def _instant(at: datetime) -> str:
    if at.utcoffset() is None:
        raise TypeError(f"History cannot hold {at}: it has no time zone.")
    return at.astimezone(timezone.utc).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def content_of(row: Mapping[str, object]) -> bytes:
    """The SHA-256 of a row. Empty columns are left out, so that a column added later changes nothing said before."""
    said = {name: value for name, value in row.items() if value is not None}
    return sha256(canonical(said).encode("utf-8", "surrogatepass")).digest()


# ---- the chain -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class WrittenRow:
    """A row that has been written: its chain, its table and key, and the SHA-256 of what it says."""

    chain: str
    table: str
    key: str
    content: bytes


@dataclass(frozen=True)
class Head:
    """The end of a chain: how many entries it has (the last one's position), and the hash of the last."""

    chain: str
    position: int
    hash: bytes


@dataclass(frozen=True)
class Entry:
    """One link of a chain; positions begin with 1."""

    chain: str
    position: int
    table: str
    key: str
    content: bytes
    hash: bytes

    @property
    def head(self) -> Head:
        """The chain's end if this entry is the last."""
        return Head(self.chain, self.position, self.hash)


def empty(chain: str) -> Head:
    """The head of a chain without entries."""
    return Head(chain, 0, NOTHING)


def entry_after(head: Head, row: WrittenRow) -> Entry:
    """The entry that follows for this row; ``head.chain`` is its chain."""
    position = head.position + 1
    return Entry(head.chain, position, row.table, row.key, row.content, _hash(head.hash, head.chain, position, row))


def _hash(before: bytes, chain: str, position: int, row: WrittenRow | Entry) -> bytes:
    covered: dict[str, Any] = {
        "before": before.hex(),
        "chain": chain,
        "content": row.content.hex(),
        "key": row.key,
        "position": position,
        "table": row.table,
    }
    return sha256(_sorted(covered).encode("utf-8", "surrogatepass")).digest()


# ---- what was taken away on purpose ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Erasure:
    """Words were taken away from a row: the hash of what it said before, and of what it says since.

    ``key`` and ``position`` are those of the row that says so, itself in the chain.
    """

    was: bytes
    now: bytes
    key: str
    position: int


def follow(written: bytes, erased: Iterable[Erasure]) -> tuple[bytes, tuple[Erasure, ...]]:
    """What a row has to say after all that was taken away from it, and those erasures that do not follow from it."""
    says, unfounded = written, []
    for each in erased:
        if each.was == says:
            says = each.now
        else:
            unfounded.append(each)
    return says, tuple(unfounded)


# ---- what is wrong with it -------------------------------------------------------------------------------------------


class Fault(str, Enum):
    """What can be wrong with history."""

    EDITED = "edited"
    REMOVED = "removed"
    INSERTED = "inserted"
    BROKEN = "broken"
    GAP = "gap"
    CUT = "cut"
    LOST_HEAD = "lost_head"
    OUT_OF_STEP = "out_of_step"
    UNFOUNDED = "unfounded"


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: where in which chain, and about which row. ``until`` ends a range of positions."""

    fault: Fault
    chain: str
    position: int | None = None
    table: str | None = None
    key: str | None = None
    until: int | None = None

    @property
    def where(self) -> str:
        """The row and the place in the chain, in words."""
        place = f"chain {self.chain}"
        if self.position is not None:
            last = f" to {self.until}" if self.until not in (None, self.position) else ""
            place += f", position {self.position}{last}"
        return f"{self.table} {self.key} ({place})" if self.table else place

    @property
    def meaning(self) -> str:
        """What it means."""
        return _MEANINGS[self.fault]

    @property
    def next_step(self) -> str:
        """What to do about it."""
        return _NEXT[self.fault]


_MEANINGS = {
    Fault.EDITED: "This row no longer says what was written.",
    Fault.REMOVED: "This row was written and is gone.",
    Fault.INSERTED: "This row was not written by the desk: no chain knows it.",
    Fault.BROKEN: "This is not the entry that was written here: it was changed, moved or put in.",
    Fault.GAP: "Entries that were written here are gone.",
    Fault.CUT: "The chain does not end where it said that it ends: it was cut, or something was put behind it.",
    Fault.LOST_HEAD: "A head that was kept is not in the chain: the end was cut off, or the chain was written anew.",
    Fault.OUT_OF_STEP: "What the desk works with differs from the newest version on record.",
    Fault.UNFOUNDED: "This says that words were taken away from a row, and does not fit what that row said.",
}
_BACKUP = "Keep a copy of the database as it is now. "
_NEXT = {
    Fault.EDITED: _BACKUP + "Compare the row with the newest backup in which `nightdesk audit verify` finds nothing.",
    Fault.REMOVED: _BACKUP + "Look the row up in the newest backup that still has it.",
    Fault.INSERTED: _BACKUP + "Do not rely on the row. Find out who could write to the database then.",
    Fault.BROKEN: _BACKUP + "Rely on nothing in this chain from here on before it was compared with a backup.",
    Fault.GAP: _BACKUP + "Look the missing entries up in a backup, and the rows that they name.",
    Fault.CUT: _BACKUP + "Compare the end of the chain with the newest head that you kept elsewhere.",
    Fault.LOST_HEAD: _BACKUP + "Take the backup from the day of that head and compare it, row by row.",
    Fault.UNFOUNDED: _BACKUP + "Look at the row that it names, in a backup from before it too.",
    Fault.OUT_OF_STEP: _BACKUP + "Correct the current row from its newest version; find out who changed it.",
}


def walk(since: Head, entries: Iterable[Entry], until: Head | None) -> Iterator[Finding]:
    """What is wrong with the links of a chain behind ``since``; ``until`` is where it says that it ends.

    Each stored hash is taken as it stands for the entry behind it, so that one touched entry is one finding.
    """
    last = since
    for entry in entries:
        if entry.position > last.position + 1:
            yield Finding(Fault.GAP, since.chain, last.position + 1, until=entry.position - 1)
        elif entry.hash != _hash(last.hash, since.chain, entry.position, entry):
            yield Finding(Fault.BROKEN, since.chain, entry.position, entry.table, entry.key)
        last = entry.head
    if until is None or until != last:
        end = until.position if until is not None else 0
        yield Finding(Fault.CUT, since.chain, min(last.position, end), until=max(last.position, end))


# ---- heads that were kept elsewhere ----------------------------------------------------------------------------------


class UnreadableHead(DeskError):
    """A line that should be a head and is none."""


@dataclass(frozen=True)
class KeptHead:
    """A head as somebody has written it down; a bare hash does not say of which chain."""

    hash: bytes
    chain: str | None = None
    position: int | None = None


def in_one_line(head: Head) -> str:
    """A head as it is printed and kept: chain, number of entries, hash."""
    return f"{head.chain} {head.position} {head.hash.hex()}"


def read_head(line: str) -> KeptHead:
    """What ``in_one_line`` wrote, or a hash alone; UnreadableHead otherwise."""
    words = line.split()
    try:
        hash = bytes.fromhex(words[-1])
        if len(hash) == len(NOTHING) and len(words) == 1:
            return KeptHead(hash)
        chain, position, _ = words
        if len(hash) == len(NOTHING):
            return KeptHead(hash, chain, int(position))
    except (ValueError, IndexError):
        pass
    raise UnreadableHead(
        f"'{line.strip()}' is neither a head, as `nightdesk audit head` prints them, nor a file of heads."
    )
