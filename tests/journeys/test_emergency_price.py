"""The price of an emergency, asked about and refused in words: the cheaper hour is told, and no call is taken back."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.desk.tickets import TicketState
from tests.journeys.desk import House

RAVI, MARTY = "ravi@foothills-auto.example", "marty@foothills-auto.example"
NIGHT_IN_CALGARY = datetime.fromisoformat("2026-11-24T22:00-07:00")
NO_SERVER, RANSOM = (
    "the parts server is down, nobody can work",
    "all our files are encrypted and there is a ransom note",
)
LATER = "If ND-1001 waits until tomorrow 07:30, it would be about $231.00 with tax"
STANDS = "Amara Obi has been called about ND-1001, and that stays as it is"


@pytest.mark.parametrize(
    "words",
    [
        "too expensive",
        "what does that cost?",
        "no way, can it wait?",
        "far too much, can this wait?",
        "tomorrow is fine",
    ],
)
async def test_the_approver_reads_what_waiting_would_cost_and_that_the_call_stands(house: House, words: str) -> None:
    house.clock.instant = NIGHT_IN_CALGARY
    await house.person(RAVI).says(NO_SERVER)
    marty = house.person(MARTY)
    marty.looks()
    answer = await marty.says(words)
    assert answer.says(LATER, STANDS) and answer.offers == ["approve_quote", "decline_quote"]
    ticket = house.only_ticket()
    assert ticket.planned_for is None and ticket.state is TicketState.TRIAGED and len(house.pages()) == 1
    with house.desk.begin() as work:
        assert len(work.pages.waiting()) == 1


@pytest.mark.parametrize("words", ["too expensive", "what does that cost?", "no way, can it wait?", "it can wait"])
async def test_who_reported_it_reads_the_same_without_a_card(house: House, words: str) -> None:
    house.clock.instant = NIGHT_IN_CALGARY
    ravi = house.person(RAVI)
    await ravi.says(NO_SERVER)
    answer = await ravi.says(words)
    assert answer.says(LATER, STANDS) and answer.offers == ["talk_to_human"]
    assert words in [entry.text for entry in house.history(house.only_ticket())] or words.startswith("what")


async def test_nothing_that_an_attack_needs_is_talked_away(house: House) -> None:
    house.clock.instant = NIGHT_IN_CALGARY
    marty = house.person(MARTY)
    await marty.says(RANSOM)
    answer = await marty.says("no way, can it wait?")
    assert answer.says(LATER, STANDS, "An attack should not wait") and "put_off_quote" not in answer.offers
    assert house.history(house.only_ticket())[-1].text == "no way, can it wait?"


async def test_by_day_waiting_makes_it_no_cheaper(house: House) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-24T10:00-07:00")
    marty = house.person(MARTY)
    await marty.says(NO_SERVER)
    assert (await marty.says("too expensive")).says("Waiting makes it no cheaper", STANDS)
