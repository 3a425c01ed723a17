"""Rasa's memory in our database comes back in the order it was written, whatever the clock did."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SessionStarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

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


async def test_a_conversation_without_a_session_begins_at_its_first_event(store: DeskTrackerStore) -> None:
    await _save(store, UserUttered("one", timestamp=2.0), UserUttered("two", timestamp=1.0))
    assert _words(await store.retrieve(WHO)) == ["one", "two"]
    assert await store.retrieve("slack:T1:U2") is None
