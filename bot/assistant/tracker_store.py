"""Rasa's trackers in our PostgreSQL, read in the order they were written whatever the clock did.

Read and written in threads, within a statement's time: a table that somebody holds must not stop the loop that every
other conversation is waiting for. Events that cannot be read end their conversation's session, not the process.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
import structlog
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SessionStarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session, sessionmaker

from bot.operations.failing import AWAY_BESIDE
from bot.operations.ports import StorageAway
from bot.storage.away import telling_of_absence
from bot.storage.engine import dsn_for_sqlalchemy, make_engine

log = structlog.get_logger(__name__)


class DeskTrackerStore(SQLTrackerStore):  # type: ignore[misc]  # rasa is untyped
    """Rasa finds the latest session by its time stamp; a clock stepped back in mid-form would lose the form."""

    def __init__(self, dsn: str, domain: Domain | None = None) -> None:
        super().__init__(domain=domain, dialect="postgresql", host=dsn_for_sqlalchemy(dsn))
        # It has made its table with an engine that waits for ever.
        first: Engine = self.engine
        first.dispose()
        self.engine: Engine = make_engine(dsn)
        self.sessionmaker = sessionmaker(bind=self.engine)

    @contextmanager
    def session_scope(self) -> Iterator[Session]:
        """A session; Rasa's own would end the process on a ValueError."""
        with telling_of_absence():
            session = self.sessionmaker()
            try:
                yield session
            finally:
                session.close()

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Write the events that are not there yet; StorageAway, and none is written, when an action could not do its work."""
        if _was_away(tracker):
            raise StorageAway
        await self.stream_events(tracker)
        await asyncio.to_thread(self._write, tracker)

    async def begin_anew(self, conversation: str) -> None:
        """What was said before is kept and no longer read: the next message begins a session."""
        await asyncio.to_thread(self._begin_anew, conversation)

    async def _retrieve(self, sender_id: str, fetch_events_from_all_sessions: bool) -> DialogueStateTracker | None:
        return await asyncio.to_thread(self._read, sender_id, fetch_events_from_all_sessions)

    def _read(self, sender_id: str, all_sessions: bool) -> DialogueStateTracker | None:
        with self.session_scope() as session:
            query = self._event_query(session, sender_id, all_sessions)
            rows = [str(row.data) for row in query.all()]
        if not rows:
            return None
        try:
            events = [json.loads(row) for row in rows]
            if not all(isinstance(each, dict) and each.get("event") for each in events):
                # Rasa would leave it out, and then miscount which events are still to be written.
                raise ValueError("not an event")
            return DialogueStateTracker.from_dict(sender_id, events, self.domain.slots)
        except Exception as failure:
            # Whatever stands there, it would stand there the next time too.
            log.error("conversation_cannot_be_read", events=len(rows), failure=type(failure).__name__)
            self._begin_anew(sender_id)
            return None

    def _write(self, tracker: DialogueStateTracker) -> None:
        with self.session_scope() as session:
            for event in self._additional_events(session, tracker):
                session.add(self._row(tracker.sender_id, event))
            session.commit()

    def _begin_anew(self, conversation: str) -> None:
        with self.session_scope() as session:
            for event in (SessionStarted(), ActionExecuted(ACTION_LISTEN_NAME)):
                session.add(self._row(conversation, event))
                session.flush()
            session.commit()

    def _row(self, sender_id: str, event: Event) -> Any:
        data = event.as_dict()
        return self.SQLEvent(
            sender_id=sender_id,
            type_name=event.type_name,
            timestamp=data.get("timestamp"),
            intent_name=data.get("parse_data", {}).get("intent", {}).get("name"),
            action_name=data.get("name"),
            data=json.dumps(data),
        )

    def _event_query(self, session: Any, sender_id: str, fetch_events_from_all_sessions: bool) -> Any:
        event = self.SQLEvent
        query = session.query(event).filter(event.sender_id == sender_id)
        if not fetch_events_from_all_sessions:
            started = (
                session.query(sa.func.coalesce(sa.func.max(event.id), 0))
                .filter(event.sender_id == sender_id, event.type_name == SessionStarted.type_name)
                .scalar_subquery()
            )
            query = query.filter(event.id >= started)
        return query.order_by(event.id)


def _was_away(tracker: DialogueStateTracker) -> bool:
    """Whether an action of this turn has said so: what Rasa made of that is to be forgotten, and the turn run again."""
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            return False
        if isinstance(event, BotUttered) and AWAY_BESIDE in (event.data.get("custom") or {}):
            return True
    return False
