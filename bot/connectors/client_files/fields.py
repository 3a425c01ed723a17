"""Typed reading of a YAML tree: every mistake is noted with its line and place, and reading goes on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from difflib import get_close_matches
from enum import Enum
from typing import NoReturn, TypeVar

from bot.connectors.client_files.findings import Finding, Severity
from bot.connectors.client_files.nodes import Mapping, Node, Scalar, Sequence
from bot.desk.money import Money

T = TypeVar("T")
D = TypeVar("D")
E = TypeVar("E", bound=Enum)

UNREADABLE, UNKNOWN_KEY, MISSING, WRONG_VALUE = "E01", "E02", "E03", "E04"
NOT_THERE, TWICE, CONTRADICTION = "E05", "E06", "E07"

LONGEST_TEXT = 2_000
"""Characters of one text; a clause that is quoted in a chat is far shorter."""
MOST_MEMBERS = 20_000
MOST_FINDINGS = 100
"""Nobody reads on after so many mistakes."""
MOST_MEANT, LONGEST_MEANT = 2_000, 80
"""Beyond so many words, or so long a word, nothing close is looked for: that takes longer than it helps."""
ONE_EACH = "Write one; where several are meant, give each an entry of its own."
NO_THOUSANDS = "A comma begins a new key here. Write amounts without one, like 1500.00."
EARLIEST = date(1900, 1, 1)

_NUMBER = re.compile(r"-?\d{1,9}(\.\d{1,4})?", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DURATION = re.compile(r"(?:(\d{1,4})d)?(?:(\d{1,4})h)?(?:(\d{1,5})m)?", re.ASCII)


class Refused(Exception):
    """A value that cannot be meant; the place that asked for it notes it."""

    def __init__(self, message: str, way_out: str, code: str = WRONG_VALUE) -> None:
        self.message, self.way_out, self.code = message, way_out, code
        super().__init__(message)


class TooManyMistakes(Exception):
    """So many that reading on helps nobody."""


@dataclass
class Notes:
    """What was found so far in one file, on which line each place stands, and the SHA-256 of its text, in hex."""

    path: str
    findings: list[Finding] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    content: str = ""

    def error(self, code: str, line: int, where: str, message: str, way_out: str) -> None:
        """Note a mistake that keeps the file out; TooManyMistakes when there have been enough."""
        if len(self.findings) >= MOST_FINDINGS:
            raise TooManyMistakes
        self.findings.append(Finding(code, Severity.ERROR, self.path, line, where, message, way_out))


@dataclass(frozen=True)
class Cursor:
    """A node with the place it stands in."""

    node: Node
    where: str
    notes: Notes

    def __post_init__(self) -> None:
        """Remember the line, for complaints that come later; a key's own line was remembered before."""
        self.notes.lines.setdefault(self.where, self.node.line)

    @property
    def line(self) -> int:
        """The line of the key, or of the member of a list."""
        return self.notes.lines[self.where]

    def note(self, code: str, message: str, way_out: str) -> None:
        """Note a mistake at this place."""
        self.notes.error(code, self.line, self.where, message, way_out)

    def read(self, reader: Callable[[Cursor], T], default: D) -> T | D:
        """The value, or ``default`` with a note when it is refused."""
        try:
            return reader(self)
        except Refused as refused:
            self.note(refused.code, refused.message, refused.way_out)
            return default

    def scalar(self) -> Scalar:
        """The scalar that stands here; Refused for a list, a mapping or nothing."""
        if not isinstance(self.node, Scalar):
            raise Refused("One value is wanted here, not a list or keys.", ONE_EACH)
        if self.node.empty:
            raise Refused("There is no value.", "Write one or remove the key.", MISSING)
        return self.node

    def items(self) -> tuple[Cursor, ...]:
        """The members of a list, or the single value that stands in for one."""
        if isinstance(self.node, Sequence):
            return tuple(
                Cursor(item, f"{self.where}[{index}]", self.notes) for index, item in enumerate(self.node.items)
            )
        return (self,)

    def list_of(self, reader: Callable[[Cursor], T]) -> tuple[T, ...]:
        """Every member that can be read; the others are noted."""
        found = []
        for item in self.items():
            try:
                found.append(reader(item))
            except Refused as refused:
                item.note(refused.code, refused.message, refused.way_out)
        return tuple(found)

    def records(self, most: int = MOST_MEMBERS) -> tuple[Cursor, ...]:
        """The members of what must be a list, at most so many."""
        if isinstance(self.node, Sequence):
            if len(self.node.items) > most:
                self.note(WRONG_VALUE, f"There are more than {most:,} here.", "Check how the file was made.")
            return self.items()[:most]
        self.note(WRONG_VALUE, "A list is wanted here.", "Begin each member with '- '.")
        return ()

    def fields(self, known: Iterable[str]) -> Fields:
        """The keys under this place; keys that are not known are noted with what they may have meant."""
        names = tuple(known)
        if not isinstance(self.node, Mapping):
            self.note(
                WRONG_VALUE, "Keys are wanted here.", f"Write {{{names[0]}: ...}}. Known keys: {', '.join(names)}."
            )
            return Fields(self, {}, unread=True)
        found: dict[str, Cursor] = {}
        for key, node in self.node.items:
            where = f"{self.where}.{key.text}" if self.where else key.text
            self.notes.lines.setdefault(where, key.line)
            place = Cursor(node, where, self.notes)
            if key.text in names:
                found[key.text] = place
            else:
                self.notes.error(
                    UNKNOWN_KEY,
                    key.line,
                    place.where,
                    f"The key {quoted(key.text)} is not known.",
                    NO_THOUSANDS if _is_cut_off(key, node) else suggest(key.text, names),
                )
        return Fields(self, found)


@dataclass(frozen=True)
class Fields:
    """The known keys of one mapping; where something else stood (``unread``), none of them is called missing besides."""

    at: Cursor
    found: dict[str, Cursor]
    unread: bool = False

    def __contains__(self, name: str) -> bool:
        return name in self.found

    def get(self, name: str, reader: Callable[[Cursor], T], default: D) -> T | D:
        """The value of an optional key."""
        place = self.found.get(name)
        return default if place is None else place.read(reader, default)

    def need(self, name: str, reader: Callable[[Cursor], T], stand_in: D) -> T | D:
        """The value of a key that must be there; ``stand_in`` lets the reading go on when it is not."""
        if name not in self.found and not self.unread:
            self.at.note(MISSING, f"The key '{name}' is missing.", f"Add '{name}'.")
        return self.get(name, reader, stand_in)

    def place(self, name: str) -> Cursor:
        """Where the key stands, or where it should."""
        return self.found.get(name, self.at)

    def records(self, name: str, most: int = MOST_MEMBERS) -> tuple[Cursor, ...]:
        """The members of an optional list, at most so many."""
        return self.found[name].records(most) if name in self.found else ()

    def only(self, *names: str) -> Iterator[tuple[str, Cursor]]:
        """Those of the names that are there."""
        return ((name, self.found[name]) for name in names if name in self.found)


def _is_cut_off(key: Scalar, node: Node) -> bool:
    """Whether it is the end of a number with a comma: ``{amount: 1,500}`` is read as two keys."""
    return bool(re.fullmatch(r"\d{3}(\.\d+)?", key.text)) and isinstance(node, Scalar) and node.empty


def suggest(word: str, known: Iterable[str]) -> str:
    """``Did you mean ...?``, or the words there are."""
    names = sorted(known)
    if len(names) > MOST_MEANT or len(word) > LONGEST_MEANT:
        return "Check how it is written."
    close = get_close_matches(word, names, n=1, cutoff=0.6) or [name for name in names if name.lower() == word.lower()]
    if close:
        return f"Did you mean '{close[0]}'?"
    return f"Known: {', '.join(names)}." if names else "There are none in this file."


def quoted(written: str) -> str:
    """What was written, in quotation marks, shortened where it is long: the line says where the rest stands."""
    return f"'{written}'" if len(written) <= LONGEST_MEANT else f"'{written[:LONGEST_MEANT]}...'"


def refuse_unknown(word: str, known: Iterable[str], what: str, code: str = WRONG_VALUE) -> NoReturn:
    """Refuse a word with the words that are known."""
    raise Refused(f"There is no {what} {quoted(word)}.", suggest(word, known), code)


def text(at: Cursor) -> str:
    """Words on one or more lines, without spaces around them."""
    words = at.scalar().text.strip()
    if not words:
        raise Refused("There is no text.", "Write some or remove the key.", MISSING)
    if len(words) > LONGEST_TEXT:
        raise Refused(f"The text has {len(words):,} characters.", f"Write at most {LONGEST_TEXT:,}.")
    return words


def flag(at: Cursor) -> bool:
    """``true`` or ``false``."""
    written = at.scalar().text
    if written not in ("true", "false"):
        raise Refused(f"{quoted(written)} is neither true nor false.", "Write true or false.")
    return written == "true"


def decimal(at: Cursor) -> Decimal:
    """A number of zero or more, exactly as written."""
    number = signed_decimal(at)
    if number < 0:
        raise Refused(f"{number} is below zero.", "Write a number of 0 or more.")
    return number


def signed_decimal(at: Cursor) -> Decimal:
    """A number exactly as written; never through a float."""
    written = at.scalar().text
    if not _NUMBER.fullmatch(written):
        raise Refused(
            f"{quoted(written)} is not a number.", "Write it like 1500.00, without signs for currency or thousands."
        )
    return Decimal(written)


def above_zero(at: Cursor) -> Decimal:
    """A number above zero."""
    number = decimal(at)
    if not number:
        raise Refused("Nothing would ever be left of 0.", "Write a number above 0.")
    return number


def integer(at: Cursor) -> int:
    """A whole number from 1 to 100,000."""
    number = decimal(at)
    if number < 1 or number != int(number):
        raise Refused(f"'{at.scalar().text}' is not a whole number of 1 or more.", "Write one, for example 1.")
    if number > 100_000:
        raise Refused(f"'{at.scalar().text}' is too large to be meant.", "Write a whole number up to 100000.")
    return int(number)


def any_percent(at: Cursor) -> Decimal:
    """``250%`` as the fraction 2.5; from 0 % on."""
    written = at.scalar().text
    if not written.endswith("%") or not _NUMBER.fullmatch(written[:-1]):
        raise Refused(f"{quoted(written)} is not a percentage.", "Write it with its sign, like 13%.")
    share = Decimal(written[:-1]) / 100
    if share < 0:
        raise Refused(f"{written} is below zero.", "Write it like 13%.")
    return share


def percent(at: Cursor) -> Decimal:
    """``13%`` as the fraction 0.13; from 0 % to 100 %."""
    share = any_percent(at)
    if share > 1:
        raise Refused(f"{at.scalar().text} is not between 0% and 100%.", "Write it like 13%.")
    return share


def whole_percent(at: Cursor) -> int:
    """``80%`` as 80."""
    share = percent(at) * 100
    if share != int(share):
        raise Refused(f"{at.scalar().text} is not a whole number of percent.", "Write it like 80%.")
    return int(share)


def money(currency: str) -> Callable[[Cursor], Money]:
    """A reader of amounts in this currency."""
    return lambda at: Money(decimal(at), currency)


def day(at: Cursor) -> date:
    """A date, ``2026-12-31``, from 1900 on."""
    written = at.scalar().text
    try:
        if not _DATE.fullmatch(written):
            raise ValueError
        found = date.fromisoformat(written)
    except ValueError:
        raise Refused(f"{quoted(written)} is not a date.", "Write it like 2026-12-31.") from None
    if found < EARLIEST:
        raise Refused(f"{written} lies too far back to be meant.", "Write a date from 1900-01-01 on.")
    return found


def duration(at: Cursor) -> timedelta:
    """``30m``, ``4h``, ``1h30m`` or ``2d`` (a day is 24 hours); never zero."""
    written = at.scalar().text
    match = _DURATION.fullmatch(written)
    days, hours, minutes = (int(part or 0) for part in match.groups()) if match else (0, 0, 0)
    length = timedelta(days=days, hours=hours, minutes=minutes)
    if not length:
        raise Refused(f"{quoted(written)} is not a length of time.", "Write it like 30m, 4h, 1h30m or 2d.")
    return length


def whole_minutes(at: Cursor) -> int:
    """A length of time in minutes."""
    return int(duration(at).total_seconds()) // 60


def whole_days(at: Cursor) -> int:
    """A length of time in days, ``14d``."""
    length = duration(at)
    if length % timedelta(days=1):
        raise Refused(f"'{at.scalar().text}' is not a number of days.", "Write it like 14d.")
    return length.days


def choice(kind: type[E]) -> Callable[[Cursor], E]:
    """A reader of one of the closed choices of ``kind``."""

    def read(at: Cursor) -> E:
        written = at.scalar().text
        known = [str(member.value) for member in kind]
        if written not in known:
            raise Refused(f"{quoted(written)} is not one of the choices here.", suggest(written, known))
        return kind(written)

    return read


def choices(kind: type[E]) -> Callable[[Cursor], frozenset[E]]:
    """A reader of one choice or a list of them."""
    return lambda at: frozenset(at.list_of(choice(kind)))


def words(at: Cursor) -> frozenset[str]:
    """One word or a list of them."""
    return frozenset(at.list_of(text))
