""" "Again" is compared by what it is about: the solved ticket of a printer has nothing to do with Teams."""

from __future__ import annotations

import pytest

from bot.desk.tickets import TicketState
from tests.journeys.desk import House, Person

SAM = "sam@maple-dental.example"


async def _solved(house: House, words: str = "the printer does not print") -> Person:
    sam = house.person(SAM)
    await sam.says(words)
    await sam.presses("open_ticket")
    await sam.answers_the_two_questions()
    await sam.says("close it")
    assert house.only_ticket().state is TicketState.RESOLVED
    return sam


@pytest.mark.parametrize("words", ["now Teams is doing the same thing again", "same problem with outlook again"])
async def test_another_thing_is_a_problem_of_its_own(house: House, words: str) -> None:
    sam = await _solved(house)
    answer = await sam.says(words)
    assert not answer.says("is open again") and "open_ticket" in answer.offers
    assert house.only_ticket().state is TicketState.RESOLVED


@pytest.mark.parametrize("words", ["it is doing it again", "the printer prints nothing again", "same thing again"])
async def test_the_same_thing_is_the_solved_one(house: House, words: str) -> None:
    sam = await _solved(house)
    answer = await sam.says(words)
    assert answer.says("ND-1001") and (answer.says("is open again") or "ticket_reopen" in answer.offers)


async def test_two_things_of_one_kind_are_told_apart(house: House) -> None:
    sam = await _solved(house, "the mouse does not work")
    assert "ticket_reopen" not in (await sam.says("the keyboard is dead again")).offers
