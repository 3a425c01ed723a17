"""Promises one by one as CSV: what a report was counted from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.connectors.csv_rows import Cell
from bot.desk.attainment import Judged

PROMISE_HEADER = (
    "ticket",
    "opened",
    "category",
    "priority",
    "metric",
    "promised_by",
    "outcome",
    "decided_at",
    "goes_with",
)


def promise_rows(judged: Sequence[Judged], zone: str) -> Iterator[tuple[Cell, ...]]:
    """A row for every promise that was decided in these days or was still running at their end."""
    place = ZoneInfo(zone)
    for one in judged:
        ticket = one.ticket
        yield (
            ticket.number,
            _instant(ticket.opened_at, place),
            ticket.category,
            ticket.priority.value,
            one.metric.value,
            "contract" if one.agreed else "own aim",
            one.outcome.value,
            _instant(one.at, place),
            ticket.parent,
        )


def _instant(at: datetime, zone: ZoneInfo) -> str:
    return at.astimezone(zone).isoformat(timespec="seconds")
