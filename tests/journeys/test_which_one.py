"""Which one is meant, told without having been asked: it is kept, and the question that was open is put again."""

from __future__ import annotations

import pytest

from bot.desk.catalogue import Impact
from tests.journeys.desk import TUESDAY_NIGHT, House

SAM = "sam@maple-dental.example"
PRINTER = "the printer shows offline"


@pytest.mark.parametrize("words", ["mine", "the one upstairs", "it's the one at reception", "since lunch"])
async def test_it_is_kept_with_the_problem_and_the_offer_stands(house: House, words: str) -> None:
    sam = house.person(SAM)
    offered = (await sam.says(PRINTER)).offers
    answer = await sam.says(words)
    assert answer.says("Noted", words, "Shall we?") and answer.offers == offered
    enquiry = sam.enquiry()
    assert enquiry is not None and enquiry.words == f"{PRINTER}\n{words}"
    assert (await sam.says("yes")).says("Step 1 of at most 7")


async def test_it_is_kept_while_the_two_questions_are_asked(house: House) -> None:
    sam = house.person(SAM)
    await sam.says(PRINTER)
    await sam.says("open a ticket")
    assert (await sam.says("the one upstairs")).offers == ["tell_impact"] * 3
    await sam.answers_the_two_questions()
    assert house.only_ticket().words == f"{PRINTER}\nthe one upstairs"


async def test_it_is_put_on_the_ticket_that_was_just_opened(house: House) -> None:
    sam = house.person(SAM)
    await sam.says(PRINTER)
    await sam.says("open a ticket")
    await sam.answers_the_two_questions()
    assert (await sam.says("the one upstairs")).says("I have put that on ND-1001")
    assert house.history(house.only_ticket())[-1].text == "the one upstairs"


async def test_a_way_that_was_offered_is_still_chosen_by_its_words(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam = house.person(SAM)
    await sam.says(PRINTER)
    await sam.says("the free one")
    enquiry = sam.enquiry()
    assert enquiry is not None and enquiry.choice is not None


async def test_with_nothing_talked_about_it_is_asked_what_is_wrong(house: House) -> None:
    await house.person(SAM).says("the one upstairs")
    assert house.tickets() == []


async def test_what_is_around_it_is_kept_where_it_is_asked_which_problem_it_is(house: House) -> None:
    nadia = house.person("nadia@harbour-trust.example")
    asked = await nadia.says("everything is so slow today its like wading through treacle")
    assert "none_of_these" in asked.offers
    for words in ("since monday", "in the back office", "hurry", "just me i think. no wait tom has it too"):
        answer = await nadia.says(words)
        assert answer.says(f'Noted: "{words}"', "Which of these is it?") and answer.offers == asked.offers
    enquiry = nadia.enquiry()
    assert enquiry is not None and enquiry.impact is Impact.GROUP and "in the back office" in enquiry.words
