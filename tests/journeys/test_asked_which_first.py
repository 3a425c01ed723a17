"""A talk that begins with words which may mean two things: which it is comes before any verdict, and only then."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.journeys.desk import House

RAVI = "ravi@foothills-auto.example"
MORNING_IN_CALGARY = datetime.fromisoformat("2026-11-24T10:00-07:00")
# Two matters in one sentence, with a price each: the language part cannot know which is meant, and the person does.
EITHER = "internet crawls when the backup runs"


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
