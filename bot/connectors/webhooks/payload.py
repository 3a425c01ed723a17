"""The body of a webhook: version 1, as docs/webhooks.md describes it."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import Any

from bot.desk.money import Money
from bot.desk.receivers import Extra
from bot.desk.ticket_events import SAID_IN_THE_OPEN, TicketFacts
from bot.operations.ports import EventLine, Letter

VERSION = 1
TRIAL = "nightdesk.test"
_PEOPLE = ("contact", "owner")


def body_of(letter: Letter, public_url: str) -> str:
    """The event as JSON without a needless sign. The same for every attempt."""
    event, extras = letter.event, letter.receiver.extras
    return _json(
        event.type.value,
        event.at,
        {
            "version": VERSION,
            "sequence": event.number,
            "types": [each.value for each in event.types],
            "changed": [name for name in event.changed if name not in _PEOPLE or Extra.PEOPLE in extras],
            "ticket": _ticket(letter, public_url),
            "entries": [_entry(line, extras) for line in letter.lines],
        },
    )


def trial_body(at: datetime) -> str:
    """What `nightdesk webhooks test` sends."""
    return _json(TRIAL, at, {"version": VERSION, "text": "This is a test. Nothing has happened to any ticket."})


def _json(type: str, at: datetime, data: dict[str, Any]) -> str:
    whole = {"type": type, "timestamp": _instant(at), "data": data}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def _ticket(letter: Letter, public_url: str) -> dict[str, Any]:
    now = letter.event.now
    people = {"requester": now.contact, "owner": now.owner} if Extra.PEOPLE in letter.receiver.extras else {}
    return {
        "number": now.number,
        "url": f"{public_url}/tickets/{now.number}",
        "client": now.client,
        "site": now.site,
        "state": now.state.value,
        "open": now.is_open,
        "assigned": now.owner is not None,
        "category": now.category,
        "request_type": now.request_type.value,
        "priority": now.priority.value,
        "impact": now.impact.value,
        "urgency": now.urgency.value,
        "verdict": letter.verdict.value if letter.verdict else None,
        "billing": now.billing.value,
        "not_to_exceed": _money(now.not_to_exceed),
        **_dates(now),
        "parent": now.parent,
        **people,
    }


def _dates(now: TicketFacts) -> dict[str, str | None]:
    names = ("opened_at", "respond_by", "resolve_by", "planned_for", "first_response_at")
    return {name: _instant(getattr(now, name)) for name in names}


def _entry(line: EventLine, extras: frozenset[Extra]) -> dict[str, Any]:
    wanted = Extra.WORDS if line.kind in SAID_IN_THE_OPEN else Extra.NOTES
    by = {"by": line.by} if Extra.PEOPLE in extras else {}
    text = {"text": line.text} if wanted in extras else {}
    return {"id": line.id, "at": _instant(line.at), "kind": line.kind, **by, **text}


def _money(amount: Money | None) -> dict[str, str] | None:
    return None if amount is None else {"amount": str(amount.amount), "currency": amount.currency}


def _instant(at: datetime | None) -> str | None:
    return None if at is None else at.astimezone(timezone.utc).isoformat().replace("+00:00", "Z")
