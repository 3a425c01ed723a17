"""Passwords of the first admin: kept as scrypt hashes (RFC 7914) with the cost that they were made with."""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass

from bot.desk.errors import DeskError

SHORTEST, LONGEST = 12, 200
SALT_BYTES = 16
# 32 MB and some 150 ms: one of the settings that OWASP's Password Storage Cheat Sheet takes as equal.
_COST, _BLOCK, _LANES = 2**15, 8, 3
_MEMORY = 64 * 2**20


class BadPassword(DeskError):
    """A new password that nobody should have."""


@dataclass(frozen=True)
class PasswordHash:
    """What is kept in place of a password."""

    salt: bytes
    digest: bytes
    cost: int = _COST
    block: int = _BLOCK
    lanes: int = _LANES

    @classmethod
    def read(cls, text: str) -> PasswordHash:
        """A hash as ``str`` writes it; ValueError for anything else."""
        name, cost, block, lanes, salt, digest = text.split("$")
        if name != "scrypt":
            raise ValueError(f"'{name}' is no kind of password that is known here")
        return cls(base64.b64decode(salt), base64.b64decode(digest), int(cost), int(block), int(lanes))

    def __str__(self) -> str:
        kept = (base64.b64encode(part).decode() for part in (self.salt, self.digest))
        return "$".join(("scrypt", str(self.cost), str(self.block), str(self.lanes), *kept))

    def fits(self, password: str) -> bool:
        """Whether it was made from this password; takes the same time either way."""
        given = _digest(password, self.salt, self.cost, self.block, self.lanes)
        return hmac.compare_digest(given, self.digest)


def hash_password(password: str, salt: bytes) -> PasswordHash:
    """The hash of a new password; BadPassword when it is too short or too long to be one. ``salt`` is random."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise BadPassword(f"A password has {SHORTEST} to {LONGEST} characters. A few words in a row make a good one.")
    return PasswordHash(salt, _digest(password, salt, _COST, _BLOCK, _LANES))


def _digest(password: str, salt: bytes, cost: int, block: int, lanes: int) -> bytes:
    words = password.encode("utf-8", "replace")[: 4 * LONGEST]
    return hashlib.scrypt(words, salt=salt, n=cost, r=block, p=lanes, maxmem=_MEMORY)


NOBODYS = PasswordHash(bytes(SALT_BYTES), bytes(64))
"""What a password is compared with where nobody has one: it fits none, and takes as long."""
