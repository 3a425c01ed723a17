"""The wall clock of the assistant's machine is stepped between any two messages, Rasa's included: the conversation goes as without."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from itertools import cycle

import pytest
import time_machine

from bot.desk.catalogue import Priority
from bot.desk.walkthroughs import StepAnswer
from tests.journeys.desk import House

SAM = "sam@maple-dental.example"
WORDS = ("my outlook won't open", "yes", "that did not help", "just me", "it's slow")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


async def _told(house: House, steps: Sequence[timedelta]) -> list[str]:
    """What was answered, with a step of the wall before each message."""
    sam, said = house.person(SAM), []
    with time_machine.travel(datetime.now(timezone.utc)) as wall:
        for words, step in zip(WORDS, cycle(steps), strict=False):
            wall.shift(step)
            said.append((await sam.says(words)).text)
    return said


@pytest.mark.parametrize(
    "steps",
    [(timedelta(0),), (DAY, -2 * DAY), (-DAY,), (HOUR, -HOUR, -HOUR)],
    ids=["none", "there and back", "back", "hours"],
)
async def test_one_ticket_comes_of_one_conversation(house: House, steps: Sequence[timedelta]) -> None:
    said = await _told(house, steps)
    ticket = house.only_ticket()
    assert ([record.answer for record in ticket.steps], ticket.priority) == ([StepAnswer.NO], Priority.P4)
    assert ticket.opened_at == house.clock.now()
    assert [ticket.number in text for text in said] == [False] * (len(WORDS) - 1) + [True]
