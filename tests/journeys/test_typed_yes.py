"""A yes in words while an emergency has a price: whose button it is, who else may press it, and that nothing said is lost."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.journeys.desk import House

RAVI, MARTY, GWEN = "ravi@foothills-auto.example", "marty@foothills-auto.example", "gwen@foothills-auto.example"
SAM = "sam@maple-dental.example"
MORNING_IN_CALGARY = datetime.fromisoformat("2026-11-24T10:00-07:00")
NO_SERVER, NO_PHONES = (
    "the parts server is down, nobody can look anything up",
    "the phone system is dead, no calls in or out",
)
HALF_A_PAGE = "the invoice printer prints only half the page"


@pytest.mark.parametrize("words", ["yes", "ok do it", "approved", "fine by me", "ok"])
async def test_a_yes_of_who_may_give_it_has_its_button_again(house: House, words: str) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    marty = house.person(MARTY)
    await marty.says(NO_SERVER)
    answer = await marty.says(words)
    assert answer.says("A yes counts by its button", "Amara Obi has been called for ND-1001", "$470.00")
    assert answer.offers == ["approve_quote", "decline_quote"]
    assert "added" not in house.happened(house.only_ticket())
    assert (await marty.presses("approve_quote")).says("approved up to $470.00")


async def test_what_is_told_beside_a_yes_is_kept(house: House) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    marty = house.person(MARTY)
    await marty.says(NO_SERVER)
    words = "yes, and please hurry, there are five cars waiting"
    answer = await marty.says(words)
    assert answer.says("I have put that on ND-1001", "by its button")
    assert {"approve_quote", "decline_quote"} <= set(answer.offers)
    assert house.history(house.only_ticket())[-1].text == words


async def test_without_an_emergency_what_is_told_beside_a_yes_is_kept_too(house: House) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi, gwen = house.person(RAVI), house.person(GWEN)
    await ravi.says(HALF_A_PAGE)
    await ravi.presses("choose_callout")
    await ravi.answers_the_two_questions()
    gwen.looks()
    answer = await gwen.says("fine but hurry")
    assert answer.says("I have put that on ND-1001", "counts by its button") and "approve_quote" in answer.offers
    told = house.history(house.only_ticket())[-1].text
    assert told.endswith("fine but hurry") and "nothing is approved by this" in told


@pytest.mark.parametrize("words", ["do it", "yes", "can't you just start", "just start, we can't wait for her"])
async def test_who_may_not_give_it_is_told_whose_it_is(house: House, words: str) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi = house.person(RAVI)
    await ravi.says(NO_PHONES)
    answer = await ravi.says(words)
    assert answer.says("needs the yes of Gwen Tait", "$120.00", "Nothing starts", "Amara Obi is being called")
    assert answer.offers == ["talk_to_human"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("gwen is on holiday", "Marty Blais may approve it too"),
        ("I can't reach my boss", "Marty Blais may approve it too"),
        ("gwen is on holiday, marty is at the bank", "Nobody else on file may approve it"),
    ],
)
async def test_where_they_are_away_it_is_said_who_else_may(house: House, words: str, said: str) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi = house.person(RAVI)
    await ravi.says(NO_PHONES)
    answer = await ravi.says(words)
    assert answer.says(said, "I have put that on ND-1001, where Amara Obi reads it", "Nothing starts")
    assert house.history(house.only_ticket())[-1].text == words


async def test_whoever_else_may_finds_the_price_in_their_own_chat(house: House) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    await house.person(RAVI).says(NO_PHONES)
    assert "approve_quote" in (await house.person(MARTY).says("anything to approve?")).offers


@pytest.mark.parametrize("words", ["it rings on line two only", "ok", "the fax is dead too", "he is gone"])
async def test_anything_else_still_goes_to_whoever_was_called(house: House, words: str) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi = house.person(RAVI)
    await ravi.says(
        "a stranger has moved our mailboxes, all of us are locked out" if words == "he is gone" else NO_PHONES
    )
    await ravi.says(words)
    assert house.history(house.only_ticket())[-1].text == words


@pytest.mark.parametrize(
    "words", ["ravi here, did she say yes?", "did the boss answer?", "any word from dana about the price?"]
)
async def test_without_a_quote_it_is_said_that_nothing_waits(house: House, words: str) -> None:
    ravi = house.person(RAVI)
    assert (await ravi.says(words)).says("Nothing that you have asked for waits for a yes")
    assert ravi.enquiry() is None and not house.tickets()


async def test_while_a_price_is_only_offered_nobody_has_been_asked(house: House) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi = house.person(RAVI)
    await ravi.says(HALF_A_PAGE)
    answer = await ravi.says("ravi here, did she say yes?")
    assert answer.says("Nobody has been asked yet", "Gwen Tait") and answer.offers[0] == "choose_callout"
    assert (await ravi.says("gwen is on holiday")).says("Marty Blais may approve it too", "Nobody has been asked yet")
    answer = await ravi.says("can't you just start")
    assert answer.says("Nothing starts", "needs the approval of Gwen Tait") and ravi.enquiry() is not None
    await ravi.presses("choose_callout")
    answer = await ravi.says("did the boss answer?")
    assert answer.says("Nobody has been asked yet. I ask as soon as I know this") and "tell_impact" in answer.offers


async def test_what_the_plan_holds_needs_no_yes(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("outlook keeps crashing")
    answer = await sam.says("did dana say yes?")
    assert answer.says("Nothing that you have asked for waits", "covered: nothing to pay") and "affirm" in answer.offers


@pytest.mark.parametrize("words", ["why do i have to press a button", "where is the button?"])
async def test_whoever_looks_for_the_button_has_it_again_with_the_reason(house: House, words: str) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    marty = house.person(MARTY)
    await marty.says(NO_SERVER)
    answer = await marty.says(words)
    assert answer.says("holds just this price for just this work") and answer.offers == [
        "approve_quote",
        "decline_quote",
    ]


async def test_that_money_is_no_problem_begins_nothing(house: House) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi = house.person(RAVI)
    await ravi.says(HALF_A_PAGE)
    answer = await ravi.says("money is no problem just do it")
    assert answer.says("Nothing starts", "Nobody has been asked yet", "Gwen Tait") and not house.tickets()


async def test_what_the_plan_holds_goes_on_once_it_is_chosen_and_is_never_taken_for_a_cancel(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("the second screen at the front desk flickers")
    answer = await sam.says("can't you just start")
    assert (
        answer.says("goes on as soon as you have chosen")
        and "open_ticket" in answer.offers
        and sam.enquiry() is not None
    )
    await sam.presses("open_ticket")
    await sam.answers_the_two_questions()
    answer = await sam.says("so what, just start")
    assert answer.says("ND-1001") and "ticket_close" not in answer.offers


async def test_who_waits_for_a_yes_closes_nothing_by_impatience(house: House) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi = house.person(RAVI)
    await ravi.says(HALF_A_PAGE)
    await ravi.presses("choose_callout")
    await ravi.answers_the_two_questions()
    for words in ("so what, just start", "yes"):
        assert (await ravi.says(words)).says("needs the yes of Gwen Tait", "Nothing starts")
    assert (await ravi.says("gwen doesn't answer")).says("Marty Blais may approve it too", "a person reads it")
    assert house.only_ticket().is_open
