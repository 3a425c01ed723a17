"""What is left where a person's words and names were taken away: marks, and how text is emptied without changing the rest.

The marks are part of what the database accepts (``nightdesk_empty``): words may only be taken away, never put in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum
from functools import cached_property
from hashlib import sha256
from hmac import compare_digest
from typing import Any

from bot.desk.audit import canonical
from bot.desk.clients import Contact
from bot.desk.identities import KnownIdentity

GONE = "[erased]"
"""Stands where words were."""

MARK = r"\[erased\]|erased-[0-9a-f]{12}(@erased\.invalid)?"
"""Everything that may stand where something was taken away, as a regular expression of Python and of PostgreSQL."""

# Amounts, counts and instants stay: they are what reports are made of.
EXACT = r"[+-]?[0-9]+(\.[0-9]+)?|[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9:.]+(Z|[+-][0-9:]+)?)?"
"""Texts in documents that say an amount, a number or an instant: they are never taken away."""

_EXACT = re.compile(EXACT)
_LEAST_OF_A_NAME = 5
_LEAST_OF_AN_ID = 6


class Why(str, Enum):
    """For what reason words were taken away."""

    ASKED = "person asked"
    RETENTION = "retention"


def stand_in(token: str) -> str:
    """What somebody is called afterwards; ``token`` are twelve hexadecimal digits that say nothing."""
    return f"erased-{token}"


def stand_in_address(token: str) -> str:
    """The same in the place of an e-mail address; it reaches nobody."""
    return f"{stand_in(token)}@erased.invalid"


@dataclass(frozen=True)
class Names:
    """What a person is called wherever it stands, and what stands there afterwards. Longer ones are looked for first."""

    replaced: tuple[tuple[str, str], ...]

    def without(self, text: str) -> str:
        """The text without any of it; letters may be of either case."""
        for pattern, mark in self._patterns:
            text = pattern.sub(mark, text)
        return text

    @cached_property
    def _patterns(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        return tuple((_whole(name), mark) for name, mark in self.replaced)


def names_of(*, email: str, name: str, token: str, chats: Iterable[tuple[str, str, str]]) -> Names:
    """Address, full name, and of each chat the key of its conversation, the user's id and what stands for it.

    A name of one short word, and a short id, are left where they stand alone: they mean other things as well. The
    conversation's key is replaced whatever it holds.
    """
    found = {email: stand_in_address(token)}
    if len(name.split()) > 1 or len(name) >= _LEAST_OF_A_NAME:
        found[" ".join(name.split())] = GONE
    for key, user_id, mark in chats:
        found[key] = f"{key.removesuffix(user_id)}{mark}"
        if len(user_id) >= _LEAST_OF_AN_ID:
            found.setdefault(user_id, mark)
    return Names(tuple(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0]))))


def _whole(name: str) -> re.Pattern[str]:
    """The name where it does not go on; between its words any space."""
    words = r"\s+".join(re.escape(word) for word in name.split())
    return re.compile(rf"(?<![\w]){words}(?![\w])", re.IGNORECASE)


def emptied_json(text: str, names: Names, words: Collection[str]) -> str:
    """The document in its one form, without the names, and with nothing said under any of the keys in ``words``."""
    data = json.loads(text, parse_float=Decimal)
    return canonical(_emptied(data, names, words, within=False))


def _emptied(value: Any, names: Names, words: Collection[str], *, within: bool) -> Any:
    if isinstance(value, str):
        if _EXACT.fullmatch(value):
            return value
        return (GONE if value else value) if within else names.without(value)
    if isinstance(value, Mapping):
        return {key: _emptied(each, names, words, within=within or key in words) for key, each in value.items()}
    if isinstance(value, list):
        return [_emptied(each, names, words, within=within) for each in value]
    return value


# ---- whose data is to go ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Leaving:
    """A person whose data is to go: what they are called, and what it takes to have them back before it is done.

    ``contact`` is None for somebody whom the client's file does not name any more.
    """

    client: str
    email: str
    name: str = ""
    contact: Contact | None = None
    identities: tuple[KnownIdentity, ...] = ()


@dataclass(frozen=True)
class Erased:
    """That somebody's data is to go at ``due_at``, or has gone. ``person`` stands for them; nobody can read an address of it.

    Whoever knows an address can ask whether it was theirs. ``leaving`` is kept until it is done.
    """

    person: str
    client: str
    salt: bytes
    address_hash: bytes
    asked_at: datetime
    by: str
    due_at: datetime
    erased_at: datetime | None = None
    leaving: Leaving | None = None

    def was(self, email: str) -> bool:
        """Whether this is about the address."""
        return compare_digest(self.address_hash, address_hash(self.salt, email))


def address_hash(salt: bytes, email: str) -> bytes:
    """What is kept of an address; its letters' case does not matter."""
    return sha256(salt + email.casefold().encode()).digest()
