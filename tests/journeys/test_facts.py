"""What the contract asks for is asked in chat, with the trained model, and the answer leads to the verdict."""

from __future__ import annotations

import pytest

from bot.desk.decisions import Verdict
from tests.actions.test_facts import plan_with
from tests.journeys.desk import House

SAM = "sam@maple-dental.example"


def _agree(house: House, condition: str) -> None:
    house.agree(plan_with(condition))


async def test_a_button_answers_and_the_ticket_rests_on_it(house: House) -> None:
    _agree(house, "site")
    sam = house.person(SAM)
    answer = await sam.says("the printer is offline")
    assert answer.says("Where is it?")
    assert answer.offers == ["tell_fact", "tell_fact", "tell_fact", "talk_to_human"]
    answer = await sam.presses("tell_fact", value="barrie")
    assert answer.says("This is covered: nothing to pay.", "clause 9.1")
    await sam.presses("open_ticket")
    await sam.answers_the_two_questions()
    decision = house.decision_of(house.only_ticket())
    assert (decision.verdict, decision.facts.site) == (Verdict.COVERED, "barrie")


@pytest.mark.parametrize(
    ("condition", "words", "says"),
    [
        ("site", "it is at the Barrie clinic", "This is covered"),
        ("cause", "I dropped it yesterday", "not covered by a plan"),
        ("cause", "no idea", "a person has to say"),
        ("meets_standard", "yes", "This is covered"),
        ("person_listed", "no", "not covered by a plan"),
    ],
    ids=["a place", "a cause", "no idea", "yes", "no"],
)
async def test_typed_words_answer(house: House, condition: str, words: str, says: str) -> None:
    _agree(house, condition)
    sam = house.person(SAM)
    await sam.says("the printer is offline")
    assert says in (await sam.says(words)).text


async def test_something_else_may_come_in_between(house: House) -> None:
    _agree(house, "cause")
    sam = house.person(SAM)
    await sam.says("the printer is offline")
    assert (await sam.says("why?")).says("It is not known what caused it.")
    assert (await sam.says("it just stopped")).says("This is covered")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("mine", "not covered by a plan"),
        ("my ipad", "not covered by a plan"),
        ("no, another one", "not covered by a plan"),
    ],
)
async def test_which_device_it_is_is_answered_as_people_speak(house: House, words: str, says: str) -> None:
    sam = house.person(SAM)
    assert (await sam.says("the ipad won't charge")).says("Which one is it?")
    assert says in (await sam.says(words)).text


async def test_words_that_name_no_device_keep_the_problem(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("the ipad won't charge")
    for words in ("the one upstairs", "the clinic's", "none of your business"):
        assert "tell_fact" in (await sam.says(words)).offers
