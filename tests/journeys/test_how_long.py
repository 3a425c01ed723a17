"""How long the work takes and when somebody begins: before a ticket, and of one that is open."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.journeys.desk import TUESDAY_MORNING, TUESDAY_NIGHT, House

GWEN, RAVI, SAM = "gwen@foothills-auto.example", "ravi@foothills-auto.example", "sam@maple-dental.example"
NOON = datetime.fromisoformat("2026-11-24T12:00-07:00")
BEFORE_CLOSING = datetime.fromisoformat("2026-11-24T17:25-07:00")
BOTH = ["How long will it take?", "how long until someone starts"]


@pytest.mark.parametrize("words", BOTH)
async def test_of_what_costs_the_work_and_the_answer_are_told_and_the_choice_is_put_again(
    house: House, words: str
) -> None:
    house.clock.instant = NOON
    gwen = house.person(GWEN)
    await gwen.says("the scanner does not scan")
    answer = await gwen.says(words)
    assert answer.says("about 20 minutes to an hour", "somebody answers by tomorrow 10:00", "after a yes to its price")
    assert answer.offers[0] == "choose_callout" and not answer.says("Nobody yet")


async def test_a_question_about_time_is_no_new_colleague(house: House) -> None:
    house.clock.instant = BEFORE_CLOSING
    gwen = house.person(GWEN)
    await gwen.says("quickbooks won't open")
    answer = await gwen.says("how long until someone starts")
    assert answer.says("30 minutes to two hours") and not answer.says("New colleague")
    enquiry = gwen.enquiry()
    assert enquiry is not None and enquiry.category == "lob_application"


@pytest.mark.parametrize("words", BOTH)
async def test_of_an_open_ticket_its_own_promise_is_told(house: House, words: str) -> None:
    sam = house.person(SAM)
    await sam.says("my outlook won't open")
    assert (await sam.says(words)).says("20 minutes to an hour", "Nothing is open yet: with a ticket", "today 18:00")
    await sam.presses("open_ticket")
    await sam.answers_the_two_questions()
    answer = await sam.says(words)
    assert answer.says("ND-1001", "Somebody answers by today 18:00", "should be solved by", "20 minutes to an hour")


async def test_of_what_waits_for_a_yes_or_for_a_day_that_is_told(house: House) -> None:
    house.clock.instant = NOON
    ravi = house.person(RAVI)
    await ravi.says("my outlook won't open")
    await ravi.presses("choose_callout")
    await ravi.answers_the_two_questions()
    answer = await ravi.says(BOTH[0])
    assert answer.says("Nothing starts before a yes", "Gwen Tait is asked") and not answer.says("solved by")
    house.clock.instant = TUESDAY_NIGHT
    sam = house.person(SAM)
    await sam.says("my outlook won't open")
    await sam.presses("wait_until_business_hours")
    await sam.answers_the_two_questions()
    assert (await sam.says(BOTH[1])).says("It is planned for tomorrow 08:00")


async def test_of_a_purchase_a_person_tells_how_long_it_takes(house: House) -> None:
    house.clock.instant = TUESDAY_MORNING
    sam = house.person(SAM)
    await sam.says("we need a new laptop for the reception")
    assert (await sam.says(BOTH[0])).says("a person tells you after a look at it", "somebody answers by")


async def test_who_has_nothing_open_is_asked_what_it_is_about(house: House) -> None:
    answer = await house.person(SAM).says(BOTH[0])
    assert not answer.says("A technician usually needs")
