"""Letting go of what is older than it is kept: a few hundred rows at a time, none that anybody holds or that is still needed."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import bindparam, text
from sqlalchemy.engine import Connection

from bot.desk.erasing import Names, Why
from bot.desk.retention import Kept
from bot.operations.ports import RESOLVED
from bot.storage.emptying import Emptying, Reason
from bot.storage.erasing_meant import any_of
from bot.storage.erasing_rows import as_the_login, empty_rows
from bot.storage.erasing_rules import EMPTIED
from bot.storage.tables import metadata
from bot.storage.trail import Trail

_ENDED = "EXISTS (SELECT 1 FROM tickets WHERE tickets.number = {0}.ticket AND NOT is_open AND opened_at < :before)"
_SAID = "document ->> 'words' NOT IN ('', '[erased]')"


@dataclass(frozen=True)
class _Removed:
    """Rows of a table that go, by their key; before them, what hangs on them: tables and their columns."""

    table: str
    key: str
    old: str
    with_: tuple[tuple[str, str], ...] = ()
    of_the_login: bool = False


@dataclass(frozen=True)
class _Emptied:
    """Rows of a table that lose what people wrote."""

    table: str
    key: str
    old: str
    columns: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


_NOT_REFERRED_TO = (
    "NOT EXISTS (SELECT 1 FROM outbox AS later WHERE later.edits = outbox.id OR later.under = outbox.id) "
    "AND NOT EXISTS (SELECT 1 FROM room_cards WHERE message = outbox.id) "
    "AND NOT EXISTS (SELECT 1 FROM room_words WHERE message = outbox.id)"
)
_STEPS: Mapping[Kept, tuple[_Removed | _Emptied, ...]] = MappingProxyType(
    {
        Kept.TALK: (
            _Removed(
                "outbox",
                "id",
                f"created_at < :before AND state <> 'waiting' AND ticket IS NULL AND {_NOT_REFERRED_TO}",
                (("buttons", "message"),),
            ),
            _Removed(
                "messages",
                "id",
                "received_at < :before AND state <> 'received' AND NOT EXISTS (SELECT 1 FROM outbox WHERE turn = messages.id) "
                "AND NOT EXISTS (SELECT 1 FROM attachments WHERE turn = messages.id) "
                "AND NOT EXISTS (SELECT 1 FROM buttons WHERE used_by = messages.id)",
                (("done_steps", "turn"),),
            ),
        ),
        Kept.TRACKERS: (
            _Removed("events", "id", "timestamp < extract(epoch FROM CAST(:before AS timestamptz))", of_the_login=True),
        ),
        Kept.PROBLEMS: (
            _Emptied(
                "enquiries",
                "id",
                f"started_at < :before AND ticket IS NULL AND state <> 'open' AND {_SAID}",
                words=("words", "value", "evidence"),
            ),
        ),
        Kept.ROOMS: (
            _Removed("room_words", "delivery_key", _ENDED.format("room_words")),
            _Removed("room_cards", "message", _ENDED.format("room_cards")),
            _Removed(
                "outbox",
                "id",
                f"created_at < :before AND state <> 'waiting' AND {_ENDED.format('outbox')} AND {_NOT_REFERRED_TO}",
                (("buttons", "message"),),
            ),
        ),
        Kept.FILES: (
            _Removed(
                "attachments",
                "id",
                "sent_at < :before AND NOT EXISTS (SELECT 1 FROM tickets WHERE number = attachments.ticket AND is_open)",
            ),
        ),
        Kept.LIKENESS: (_Removed("ticket_meanings", "ticket", _ENDED.format("ticket_meanings")),),
        Kept.LEARNING: (
            _Emptied(
                "category_suggestions",
                "id",
                "decided_at < :before AND words NOT IN ('', '[erased]')",
                ("words", "line"),
            ),
        ),
        Kept.SIGN_INS: (
            _Removed("console_sessions", "id", "coalesce(ended_at, expires_at) < :before"),
            _Removed("sign_in_links", "id", "expires_at < :before"),
            _Removed("password_tries", "id", "at < :before"),
            _Removed("code_tries", "id", "at < :before"),
            _Removed("code_requests", "id", "at < :before"),
        ),
        Kept.TICKETS: (
            # Of those whose words are there still: the history of a ticket is emptied with it.
            _Emptied(
                "tickets",
                "number",
                "NOT is_open AND coalesce(CAST(document #>> '{over,-1}' AS timestamptz), opened_at) < :before "
                f"AND {_SAID}",
            ),
        ),
    }
)


class SqlRetention:
    """``Retention`` of the ports."""

    def __init__(self, connection: Connection, trail: Trail) -> None:
        self._connection = connection
        self._trail = trail

    def due(self, kept: Kept, before: datetime) -> int:
        """How many rows are from before then."""
        return sum(self._number(step, before) for step in _STEPS[kept])

    def let_go(self, kept: Kept, before: datetime, *, by: str, at: datetime, rows: int) -> int:
        """So many at most, of the first step that has any."""
        for step in _STEPS[kept]:
            with self._rights(step):
                done = self._step(step, kept, before, Reason(at, by, Why.RETENTION), rows)
            if done:
                return done
        return 0

    def _number(self, step: _Removed | _Emptied, before: datetime) -> int:
        if not self._is_there(step.table):
            return 0
        with self._rights(step):
            count = text(f"SELECT count(*) FROM {step.table} WHERE {step.old}")
            return int(self._connection.execute(count, {"before": before}).scalar_one())

    def _step(self, step: _Removed | _Emptied, kept: Kept, before: datetime, reason: Reason, rows: int) -> int:
        if not self._is_there(step.table):
            return 0
        some = text(
            f"SELECT {step.key} FROM {step.table} WHERE {step.old} ORDER BY {step.key} LIMIT :rows FOR UPDATE SKIP LOCKED"
        )
        keys = list(self._connection.execute(some, {"before": before, "rows": rows}).scalars())
        if not keys:
            return 0
        if kept is Kept.TICKETS:
            self._empty_tickets(keys, reason)
        elif isinstance(step, _Emptied):
            self._empty(step.table, f"{step.key} = ANY(:keys)", {"keys": keys}, step.columns, step.words, reason)
        else:
            for table, column in (*step.with_, (step.table, step.key)):
                self._connection.execute(text(f"DELETE FROM {table} WHERE {column} = ANY(:keys)"), {"keys": keys})
        return len(keys)

    def _empty_tickets(self, numbers: list[str], reason: Reason) -> None:
        """By the rules of erasing a person, of these tickets and nobody in particular."""
        enquiries = text("SELECT id FROM enquiries WHERE ticket = ANY(:tickets)")
        decisions = text("SELECT decision FROM tickets WHERE number = ANY(:tickets) AND decision IS NOT NULL")
        known = {
            "email": "",
            "chats": [],
            "turns": [],
            "numbers": "$.^",
            "tickets": numbers,
            "enquiries": list(self._connection.execute(enquiries, {"tickets": numbers}).scalars()),
            "decisions": list(self._connection.execute(decisions, {"tickets": numbers}).scalars()),
        }
        # What a requester was told with a solution is kept under the key of the colleague's form, which is no turn.
        said = text("DELETE FROM done_steps WHERE step = :step AND result ~ :numbers")
        self._connection.execute(said, {"step": RESOLVED, "numbers": any_of(numbers)})
        for rule in EMPTIED:
            self._empty(rule.table, rule.whose, known, rule.columns, rule.words, reason)

    def _empty(
        self, table: str, where: str, known: Mapping[str, Any], columns: Any, words: Any, reason: Reason
    ) -> None:
        bound = text(where)
        named = {name: value for name, value in known.items() if f":{name}" in where}
        bound = bound.bindparams(*(bindparam(name, value) for name, value in named.items()))
        how = Emptying(Names(()), columns, words)
        empty_rows(self._connection, self._trail, metadata.tables[table], bound, how, reason)

    def _rights(self, step: _Removed | _Emptied) -> Any:
        of_the_login = isinstance(step, _Removed) and step.of_the_login
        return as_the_login(self._connection) if of_the_login else nullcontext()

    def _is_there(self, table: str) -> bool:
        """Rasa makes its own when it first starts."""
        there = text("SELECT to_regclass(:table) IS NOT NULL")
        return bool(self._connection.execute(there, {"table": f"public.{table}"}).scalar())
