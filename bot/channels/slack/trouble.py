"""What goes wrong between us and Slack, and its name in a log: never a token, never what somebody wrote."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import aiohttp
from slack_sdk.errors import SlackApiError

TROUBLE = (SlackApiError, aiohttp.ClientError, asyncio.TimeoutError, OSError)
# The token is gone or not good enough: every call of the workspace fails until somebody sets a new one.
BAD_TOKEN = frozenset(
    {
        "account_inactive",
        "invalid_auth",
        "not_authed",
        "org_login_required",
        "team_access_not_granted",
        "token_expired",
        "token_revoked",
    }
)


def name_of(failure: BaseException) -> str:
    """Slack's word for a refusal; the status where it answered with no word of its own; else the kind of the failure."""
    if not isinstance(failure, SlackApiError):
        return type(failure).__name__
    word = failure.response.get("error") if isinstance(getattr(failure.response, "data", None), dict) else None
    return str(word or f"status {status_of(failure)}")


def status_of(refusal: SlackApiError) -> int:
    """The HTTP status; the library hands over its own answer, or the bare one where there was nothing to read."""
    answer = refusal.response
    return int(getattr(answer, "status_code", None) or getattr(answer, "status", 0) or 0)


def rest_of(refusal: SlackApiError) -> timedelta | None:
    """How long Slack wants to be left alone; None where it does not say."""
    return seconds_named((getattr(refusal.response, "headers", None) or {}).get("Retry-After"))


def seconds_named(header: object) -> timedelta | None:
    """What a ``Retry-After`` says; None where there is none, or it is no number."""
    seconds = str(header or "")
    return timedelta(seconds=int(seconds)) if seconds.isdigit() else None
