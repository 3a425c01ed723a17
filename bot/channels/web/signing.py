"""Values that a browser carries for us: signed, dated, and good for one purpose only."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from datetime import datetime, timedelta

_CLOCKS_MAY_DIFFER = timedelta(minutes=1)


def seal(secret: str, purpose: str, value: str, at: datetime) -> str:
    """The value with its date and its signature, safe in a cookie."""
    body = f"{_encoded(value.encode())}.{int(at.timestamp())}"
    return f"{body}.{mark(secret, purpose, body)}"


def unseal(secret: str, purpose: str, sealed: str, at: datetime, max_age: timedelta) -> str | None:
    """The value inside; None when it is not ours, was made for something else, or is older than ``max_age``."""
    body, _, signature = sealed.rpartition(".")
    if not same(signature, mark(secret, purpose, body)):
        return None
    value, _, seconds = body.partition(".")
    age = at.timestamp() - int(seconds)
    if not -_CLOCKS_MAY_DIFFER.total_seconds() <= age <= max_age.total_seconds():
        return None
    try:
        return base64.urlsafe_b64decode(value + "=" * (-len(value) % 4)).decode()
    except (binascii.Error, UnicodeDecodeError):
        return None


def mark(secret: str, purpose: str, value: str) -> str:
    """A fingerprint that only the holder of the secret can make: HMAC-SHA256 of purpose and value."""
    return _encoded(hmac.new(secret.encode(), f"{purpose}\0{value}".encode(), hashlib.sha256).digest())


def same(given: str, expected: str) -> bool:
    """Whether two marks are equal, in a time that tells nothing about where they differ."""
    return hmac.compare_digest(given.encode(), expected.encode())


def _encoded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
