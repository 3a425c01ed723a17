"""Rasa's trackers in our PostgreSQL, read in the order they were written whatever the clock did."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SessionStarted

from bot.storage.engine import dsn_for_sqlalchemy


class DeskTrackerStore(SQLTrackerStore):  # type: ignore[misc]  # rasa is untyped
    """Rasa finds the latest session by its time stamp; a clock stepped back in mid-form would lose the form."""

    def __init__(self, dsn: str, domain: Domain | None = None) -> None:
        super().__init__(domain=domain, dialect="postgresql", host=dsn_for_sqlalchemy(dsn))

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
