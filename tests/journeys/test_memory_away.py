"""The database goes away in the middle of a turn: the turn is run again, and what it belongs to is not forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.exc import OperationalError

from bot.operations.intake import receive_message
from bot.operations.ports import IncomingMessage
from bot.operations.turns import begin_turn
from tests.journeys.desk import House

if TYPE_CHECKING:
    from bot.assistant.agent import Assistant

SAM = "sam@maple-dental.example"
TRIES = 4


async def test_a_turn_that_could_not_be_remembered_goes_on_with_its_form_however_often_it_was_tried(
    house: House, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    sam = house.person(SAM)
    await sam.says("the printer is offline")
    await sam.presses("open_ticket")
    asked = await sam.presses("tell_impact", impact="person")
    ports, key = house.desk.ports, asked.button("tell_urgency", urgency="degraded").key
    stored = receive_message(ports=ports, message=IncomingMessage("pressed", sam.identity, "", key))
    assert stored is not None
    turn = begin_turn(ports=ports, turn=stored.id)
    assert turn is not None

    def away(tracker: DialogueStateTracker) -> None:
        raise OperationalError("INSERT", {}, Exception("server closed the connection"))

    with monkeypatch.context() as broken:
        broken.setattr(assistant._agent.tracker_store, "_write", away)
        for _ in range(TRIES):
            with pytest.raises(OperationalError):
                await assistant.answer(turn)
    answers = await assistant.answer(turn)

    ticket = house.only_ticket()
    assert ticket.number in answers[0].text
