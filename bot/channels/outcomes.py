"""What a channel says of a message that it was given to send, or of a file that it was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Taken:
    """The channel has the message, and calls it ``ref``; None where people fetch it themselves, perhaps later."""

    ref: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Fetched:
    """The bytes of a picture or file that somebody sent."""

    content: bytes


@dataclass(frozen=True)
class TooLarge:
    """A file with more bytes than we keep."""


@dataclass(frozen=True)
class Later:
    """Not now; ``why`` goes to the log, ``after`` is the platform's own wish, ``closed`` the places it is about."""

    why: str
    after: timedelta | None = None
    closed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Never:
    """The person cannot be reached there: left, blocked us, or was never there."""

    why: str
