"""Rasa's memory in our database comes back in the order it was written, whatever the clock did."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SessionStarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import text

from bot.assistant.tracker_store import DeskTrackerStore

WHO = "slack:T1:U1"


@pytest.fixture
def store(database: str) -> Iterator[DeskTrackerStore]:
    """A store on the empty database."""
    store = DeskTrackerStore(database, Domain.empty())
    yield store
    store.engine.dispose()


def _session(at: float, *events: Event) -> list[Event]:
    return [ActionExecuted("action_session_start", timestamp=at), SessionStarted(timestamp=at), *events]


def _words(tracker: DialogueStateTracker | None) -> list[str | None]:
    assert tracker is not None
    return [event.text for event in tracker.events if isinstance(event, UserUttered)]


async def _save(store: DeskTrackerStore, *events: Event) -> None:
    await store.save(DialogueStateTracker.from_events(WHO, list(events), slots=[]))


async def test_events_come_back_in_the_order_they_were_written_when_the_clock_steps_back(
    store: DeskTrackerStore,
) -> None:
    await _save(
        store,
        *_session(1000.0, UserUttered("one", timestamp=1001.0)),
        ActiveLoop("triage_form", timestamp=1002.0),
        UserUttered("two", timestamp=400.0),
        UserUttered("three", timestamp=401.0),
    )
    tracker = await store.retrieve(WHO)
    assert _words(tracker) == ["one", "two", "three"]
    assert tracker is not None and tracker.active_loop_name == "triage_form"


async def test_only_the_session_that_began_last_is_read_even_if_its_clock_was_behind(store: DeskTrackerStore) -> None:
    before = _session(1000.0, UserUttered("before", timestamp=1001.0))
    after = _session(500.0, UserUttered("after", timestamp=501.0))
    await _save(store, *before, *after)
    assert _words(await store.retrieve(WHO)) == ["after"]
    assert _words(await store.retrieve_full_tracker(WHO)) == ["before", "after"]


@pytest.mark.parametrize(
    "poison", ["{", '{"event": "no such event"}', '{"event": "user"}', "[]", "null", "{}"], ids=lambda each: each
)
async def test_events_that_cannot_be_read_end_the_session_and_not_the_process(
    store: DeskTrackerStore, poison: str
) -> None:
    await _save(store, *_session(1000.0, UserUttered("before", timestamp=1001.0)))
    with store.session_scope() as session:
        event = store.SQLEvent(sender_id=WHO, type_name="slot", timestamp=1002.0, data=poison)
        session.add(event)
        session.commit()
    assert _words(await store.retrieve(WHO) or DialogueStateTracker(WHO, [])) == []
    tracker = await store.retrieve(WHO)
    assert tracker is not None
    tracker.update(UserUttered("after", timestamp=1003.0))
    await store.save(tracker)
    assert _words(await store.retrieve(WHO)) == ["after"]


async def test_a_table_that_somebody_holds_does_not_stop_the_loop(store: DeskTrackerStore) -> None:
    with store.engine.begin() as connection:
        connection.execute(text("LOCK TABLE events IN ACCESS EXCLUSIVE MODE"))
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(store.retrieve(WHO), 0.2)
    assert await store.retrieve(WHO) is None


async def test_a_session_that_begins_anew_reads_nothing_of_before(store: DeskTrackerStore) -> None:
    await _save(store, *_session(1000.0, UserUttered("before", timestamp=1001.0)), ActiveLoop("triage_form"))
    await store.begin_anew(WHO)
    tracker = await store.retrieve(WHO)
    assert (_words(tracker), tracker and tracker.active_loop_name) == ([], None)
    assert _words(await store.retrieve_full_tracker(WHO)) == ["before"]


async def test_a_conversation_without_a_session_begins_at_its_first_event(store: DeskTrackerStore) -> None:
    await _save(store, UserUttered("one", timestamp=2.0), UserUttered("two", timestamp=1.0))
    assert _words(await store.retrieve(WHO)) == ["one", "two"]
    assert await store.retrieve("slack:T1:U2") is None
