"""What an answer over HTTP means for whoever sends: taken, tried again, left alone for a while, or never again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from bot.operations.ports import Delivered, NotDelivered

_BUSY = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.BAD_GATEWAY, HTTPStatus.GATEWAY_TIMEOUT})
_MOST_DIGITS = 8


def outcome_of(status: int, headers: Mapping[str, str], at: datetime, milliseconds: int) -> Delivered | NotDelivered:
    """What an answer means, as Standard Webhooks says it; the names of ``headers`` are small letters."""
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return Delivered(status, milliseconds)
    after = _wish(headers.get("retry-after", ""), at)
    return NotDelivered(
        why=_meaning(status),
        status=status,
        milliseconds=milliseconds,
        after=after,
        busy=status in _BUSY or after is not None,
        gone=status == HTTPStatus.GONE,
    )


def _meaning(status: int) -> str:
    if HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
        return f"it answers {status} and leads elsewhere, which is not followed: set the new address"
    return f"it answers {status}"


def _wish(written: str, at: datetime) -> timedelta | None:
    """What a Retry-After asks for: seconds, or an instant; what is neither asks for nothing."""
    if written.isascii() and written.isdigit() and len(written) <= _MOST_DIGITS:
        return timedelta(seconds=int(written))
    try:
        until = parsedate_to_datetime(written)
    except (TypeError, ValueError, IndexError):
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=timezone.utc)
    return max(until - at, timedelta(0))
