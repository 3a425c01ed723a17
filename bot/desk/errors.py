"""What can go wrong at the desk; each error is named after the situation and says what to do next."""

from __future__ import annotations


class DeskError(Exception):
    """A refusal with a reason in plain words; the message may be shown to the person who asked."""


class NotFound(DeskError):
    """There is no such thing, or it belongs to somebody else: both sound the same on purpose."""


class NotAllowed(DeskError):
    """The person is known but may not do this."""


class OutOfDate(DeskError):
    """The thing has changed or been decided since the person saw it."""


class ImpossibleMove(DeskError):
    """A state change that the life cycle does not know."""
