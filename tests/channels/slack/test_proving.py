"""A request over HTTP is Slack's when one signature fits one time that is about now; whatever else comes is refused, not failed at."""

from __future__ import annotations

import hashlib
import hmac

import pytest
from starlette.datastructures import Headers

from bot.channels.slack.proving import is_of_slack

SECRET, NOW, BODY = "8f742231b10e8888abcd99yyyzzz85a5", 1_764_000_000.5, b'{"text": "\xc3\xa4"}'


def _signed(at: str, body: bytes = BODY, secret: str = SECRET) -> str:
    return "v0=" + hmac.new(secret.encode(), f"v0:{at}:".encode() + body, hashlib.sha256).hexdigest()


def _is_taken(*headers: tuple[str, str], body: bytes = BODY) -> bool:
    raw = [(name.encode("latin-1").lower(), value.encode("latin-1")) for name, value in headers]
    return is_of_slack(SECRET, Headers(raw=raw), body, lambda: NOW)


def _headers(at: str, signature: str | None = None) -> list[tuple[str, str]]:
    return [("X-Slack-Request-Timestamp", at), ("X-Slack-Signature", _signed(at) if signature is None else signature)]


@pytest.mark.parametrize("at", ["1764000000", "1763999701", "1764000300"])
def test_what_slack_has_signed_about_now_is_taken(at: str) -> None:
    assert _is_taken(*_headers(at))


@pytest.mark.parametrize(
    "at", ["1763999699", "1764000301", "", "now", "1e9", "1764000000.0", " 1764000000", "-1", "9" * 4000]
)
def test_another_time_is_refused_whoever_has_signed_it(at: str) -> None:
    assert not _is_taken(*_headers(at))


@pytest.mark.parametrize(
    "signature", ["", "v0=", "\xe4", _signed("1764000000").upper(), _signed("1764000000", secret="x")]
)
def test_another_signature_is_refused(signature: str) -> None:
    assert not _is_taken(*_headers("1764000000", signature))


def test_a_body_that_is_no_text_is_refused_where_it_is_not_signed_and_taken_where_it_is() -> None:
    assert not _is_taken(*_headers("1764000000"), body=b"\xff\xfe")
    signed = _headers("1764000000", _signed("1764000000", b"\xff\xfe"))
    assert _is_taken(*signed, body=b"\xff\xfe")


@pytest.mark.parametrize("twice", [0, 1])
def test_a_header_that_comes_twice_is_refused_even_if_both_say_the_same(twice: int) -> None:
    headers = _headers("1764000000")
    assert not _is_taken(*headers, headers[twice])


def test_nothing_is_refused() -> None:
    assert not _is_taken()
