"""The database goes away in the middle of a turn: the turn is run again, and what it belongs to is not forgotten."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import psycopg2
import pytest
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from bot.operations.intake import receive_message
from bot.operations.ports import DONE, IncomingMessage, StorageAway
from bot.operations.turns import begin_turn
from bot.storage.unit_of_work import SqlWork
from bot.worker.turns import handle_turn
from tests.journeys.desk import House, Person

if TYPE_CHECKING:
    from bot.assistant.agent import Assistant

SAM = "sam@maple-dental.example"
TRIES = 4


async def _asked_for_urgency(house: House) -> tuple[Person, str]:
    """Sam in the middle of two questions, and the key that answers the second one."""
    sam = house.person(SAM)
    await sam.says("the printer is offline")
    await sam.presses("open_ticket")
    asked = await sam.presses("tell_impact", impact="person")
    return sam, asked.button("tell_urgency", urgency="degraded").key


def _pressed(house: House, sam: Person, key: str) -> str:
    stored = receive_message(ports=house.desk.ports, message=IncomingMessage("pressed", sam.identity, "", key))
    assert stored is not None
    return stored.id


def _breaks_off(times: int, then: Callable[..., Any]) -> Callable[..., Any]:
    """A call that finds the connection broken so many times."""
    left = [times]

    def call(*args: Any, **given: Any) -> Any:
        if left[0]:
            left[0] -= 1
            raise OperationalError("COMMIT", {}, psycopg2.OperationalError("server closed the connection unexpectedly"))
        return then(*args, **given)

    return call


async def test_a_turn_whose_memory_could_not_be_written_goes_on_with_its_form(
    house: House, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    sam, key = await _asked_for_urgency(house)
    turn = begin_turn(ports=house.desk.ports, turn=_pressed(house, sam, key))
    assert turn is not None

    def away(tracker: DialogueStateTracker) -> None:
        raise StorageAway

    with monkeypatch.context() as broken:
        broken.setattr(assistant._agent.tracker_store, "_write", away)
        for _ in range(TRIES):
            with pytest.raises(StorageAway):
                await assistant.answer(turn)
    answers = await assistant.answer(turn)

    assert house.only_ticket().number in answers[0].text


async def test_an_action_that_found_nobody_is_done_again_and_nobody_hears_of_it(
    house: House, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    sam, key = await _asked_for_urgency(house)
    turn = _pressed(house, sam, key)
    begun = begin_turn(ports=house.desk.ports, turn=turn)
    assert begun is not None
    commit = _breaks_off(TRIES, SqlWork.commit)
    with monkeypatch.context() as broken:
        broken.setattr(SqlWork, "commit", lambda work: commit(work))
        await handle_turn(ports=house.desk.ports, assistant=assistant, turn_id=turn)
    await house.work()

    with house.desk.begin() as work:
        handled = work.conversations.turn(turn)
    assert handled is not None and handled.state == DONE
    assert house.only_ticket().number in sam.looks().text


async def test_two_turns_that_failed_make_the_next_one_begin_anew_and_one_that_was_only_tried_again_does_not(
    house: House,
) -> None:
    sam = house.person(SAM)
    await sam.says("hello")
    in_doubt: list[bool] = []
    for states in (["failed"], ["done", "failed"], ["failed", "failed"]):
        with house.desk.engine.begin() as connection:
            connection.execute(text("DELETE FROM outbox"))
            connection.execute(text("DELETE FROM messages"))
        for number, state in enumerate(states):
            stored = receive_message(
                ports=house.desk.ports, message=IncomingMessage(f"{states} {number}", sam.identity, "hello")
            )
            assert stored is not None
            with house.desk.begin() as work:
                work.conversations.finish(stored.id, state)
                work.commit()
        last = receive_message(ports=house.desk.ports, message=IncomingMessage(f"{states}", sam.identity, "hello"))
        assert last is not None
        turn = begin_turn(ports=house.desk.ports, turn=last.id)
        assert turn is not None
        in_doubt.append(turn.memory_in_doubt)
    assert in_doubt == [False, False, True]
