"""A talk that begins with words which may mean two things: which it is comes before any verdict, and only then."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.desk.catalogue import Impact
from tests.journeys.desk import House

RAVI, PRIYA = "ravi@foothills-auto.example", "priya@maple-dental.example"
MORNING_IN_CALGARY = datetime.fromisoformat("2026-11-24T10:00-07:00")
# Two matters in one sentence, with a price each: the language part cannot know which is meant, and the person does.
EITHER = "backup eats all our internet"


@pytest.fixture
def morning(house: House) -> House:
    """Foothills Auto pays for each callout."""
    house.clock.instant = MORNING_IN_CALGARY
    return house


async def test_which_it_is_comes_before_the_price(morning: House) -> None:
    ravi = morning.person(RAVI)

    asked = await ravi.says(EITHER)
    assert asked.says("Which of these is it?") and not asked.says("$")
    assert {"internet_down", "backup_failed", "none_of_these", "talk_to_human"} <= set(asked.offers)

    answer = await ravi.presses("backup_failed")
    assert answer.says("Backup", "$")
    enquiry = ravi.enquiry()
    assert enquiry is not None and (enquiry.category, enquiry.words) == ("backup_failed", EITHER)


async def test_in_the_middle_of_a_talk_the_likeliest_is_meant(morning: House) -> None:
    ravi = morning.person(RAVI)
    await ravi.says("the printer shows offline")

    answer = await ravi.says(EITHER)

    assert not answer.says("Which of these is it?")


@pytest.mark.parametrize("words", ["both", "no idea", "I don't know, you tell me", "either"])
async def test_who_cannot_say_which_it_is_gets_the_likeliest(morning: House, words: str) -> None:
    ravi = morning.person(RAVI)
    await ravi.says(EITHER)

    answer = await ravi.says(words)

    assert answer.says("this is about: Internet connection", "$")
    enquiry = ravi.enquiry()
    assert enquiry is not None and enquiry.words == EITHER


async def test_since_when_and_for_how_many_is_kept_and_it_is_asked_again(morning: House) -> None:
    ravi = morning.person(RAVI)
    await ravi.says(EITHER)

    answer = await ravi.says("since this morning, all of us")

    assert answer.says("Noted", "Which of these is it?")
    enquiry = ravi.enquiry()
    assert enquiry is not None and enquiry.impact is Impact.CLIENT


@pytest.mark.parametrize("words", ["just open a ticket", "open a ticket"])
async def test_a_ticket_that_costs_is_not_opened_before_its_price_was_read(morning: House, words: str) -> None:
    ravi = morning.person(RAVI)
    await ravi.says(EITHER)

    answer = await ravi.says(words)

    assert answer.says("this is about: Internet connection", "$", "Gwen Tait") and "choose_callout" in answer.offers
    assert not morning.tickets()


async def test_a_ticket_that_costs_nothing_is_opened(house: House) -> None:
    priya = house.person(PRIYA)
    assert (await priya.says("my screen flickers when I open the xray viewer")).says("Which of these is it?")

    answer = await priya.says("just open a ticket")

    assert answer.says("Ticket ND-1001 is open", "nothing to pay")
