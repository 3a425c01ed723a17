"""What stands in the database, read again and again by one reader for everybody."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError

# Ids are given out before the commit: a row may come after one with a greater id.
LATE = 200
_LINES = text(
    "SELECT o.id, o.conversation, o.turn, o.text, o.state, "
    "coalesce((SELECT json_agg(json_build_array(b.key, b.pressed->>'intent') ORDER BY b.ctid) "
    "FROM buttons b WHERE b.message = o.id), '[]') AS offers "
    "FROM outbox o WHERE o.id > :low AND o.edits IS NULL ORDER BY o.id"
)
_SAID = text("SELECT id, seq, conversation, coalesce(button_key, text) AS said, state FROM messages WHERE seq > :low")


@dataclass(frozen=True)
class Line:
    """A message of ours; ``offers`` are the keys and intents of its buttons."""

    id: int
    turn: str | None
    text: str
    state: str
    offers: tuple[tuple[str, str], ...]


class View:
    """The newest of it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lines: dict[str, dict[int, Line]] = {}
        self._said: dict[tuple[str, str], dict[str, str]] = {}
        self._turns: dict[str, list[tuple[str, int]]] = {}
        self._low = self._low_said = 0

    async def look(self, stopping: Callable[[], bool], seconds: float = 0.5) -> None:
        """Read until told to stop; a database that is away is waited for."""
        while not stopping():
            try:
                await asyncio.to_thread(self.read)
            except DBAPIError:
                self._engine.dispose()
            await asyncio.sleep(seconds)

    def read(self) -> None:
        """Once."""
        with self._engine.connect() as connection:
            said = connection.execute(_SAID, {"low": self._low_said}).mappings().all()
            lines = connection.execute(_LINES, {"low": self._low}).mappings().all()
        for row in said:
            self._said.setdefault((row["conversation"], row["said"]), {})[row["id"]] = row["state"]
        for row in lines:
            offers = tuple((key, intent) for key, intent in row["offers"])
            line = Line(row["id"], row["turn"], row["text"], row["state"], offers)
            self._lines.setdefault(row["conversation"], {})[line.id] = line
        open_said = [row["seq"] for row in said if row["state"] == "received"]
        open_lines = [row["id"] for row in lines if row["state"] == "waiting"]
        self._low_said = min(
            [max([row["seq"] for row in said], default=self._low_said + LATE) - LATE, *(n - 1 for n in open_said)]
        )
        self._low = min(
            [max([row["id"] for row in lines], default=self._low + LATE) - LATE, *(n - 1 for n in open_lines)]
        )

    def lines(self, conversation: str, after: int = 0) -> list[Line]:
        """What was sent to a conversation, in order."""
        found = sorted(self._lines.get(conversation, {}).items())
        return [line for id, line in found if id > after and line.state == "sent"]

    def newest(self, conversation: str) -> int:
        """The id of the newest message of ours there."""
        return max(self._lines.get(conversation, {0: None}))

    def is_answered(self, conversation: str, said: str, times: int) -> bool:
        """Whether everything that was said like this, so many times at least, is done, and its answers were sent."""
        turns = self._said.get((conversation, said), {})
        if len(turns) < max(times, 1) or "received" in turns.values():
            return False
        answers = [line for line in self._lines.get(conversation, {}).values() if line.turn in turns]
        told = {line.turn for line in answers}
        return set(turns) <= told and all(line.state != "waiting" for line in answers)
