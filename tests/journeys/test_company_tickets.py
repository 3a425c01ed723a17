"""Whoever answers for a company hears how much is open there; what is in another's ticket is shown to nobody."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.journeys.desk import House

SAM, DANA, PRIYA = "sam@maple-dental.example", "dana@maple-dental.example", "priya@maple-dental.example"
MARTY = "marty@foothills-auto.example"
NIGHT = datetime.fromisoformat("2026-11-24T22:00-05:00")
ASKED = ("what is open at our place", "which tickets do we have open", "who has tickets open in our company?")


@pytest.fixture
async def asked_at_night(house: House) -> House:
    """Sam waits for a yes to a price."""
    house.clock.instant = NIGHT
    await house.person(SAM).takes_the_offer("my outlook won't open")
    return house


@pytest.mark.parametrize("words", ASKED)
async def test_an_approver_hears_how_many_and_what_waits_for_them(asked_at_night: House, words: str) -> None:
    dana = asked_at_night.person(DANA)
    dana.looks()
    answer = await dana.says(words)
    assert answer.says(
        "Maple Dental has 1 ticket open.", "Q-1001, for ND-1001", "$430.00", "nobody else at your company"
    )
    assert not any(word in answer.text for word in ("Sam", "Outlook"))


async def test_what_is_above_their_limit_they_are_not_told(asked_at_night: House) -> None:
    answer = await asked_at_night.person(PRIYA).says(ASKED[0])
    assert (answer.says("Maple Dental has 1 ticket open."), "Q-1001" in answer.text) == (True, False)


@pytest.mark.parametrize("words", ASKED)
async def test_anybody_else_hears_of_their_own_alone(asked_at_night: House, words: str) -> None:
    dana = asked_at_night.person(DANA)
    await dana.says("the printer is jammed")
    await dana.presses("wait_until_business_hours")
    await dana.answers_the_two_questions()
    answer = await asked_at_night.person(SAM).says(words)
    assert answer.text.startswith("ND-1001, Outlook or the mail program: waiting for approval of the cost.")
    assert "ND-1002" not in answer.text and "Maple Dental has" not in answer.text


async def test_ones_own_are_named_and_another_client_is_counted_apart(asked_at_night: House) -> None:
    dana, marty = asked_at_night.person(DANA), asked_at_night.person(MARTY)
    await dana.says("the printer is jammed")
    await dana.presses("wait_until_business_hours")
    await dana.answers_the_two_questions()
    assert (await dana.says(ASKED[1])).says("Maple Dental has 2 tickets open.", "Yours: ND-1002, Printer (planned).")
    assert (await marty.says(ASKED[1])).says("Foothills Auto", "has no ticket open.")


async def test_who_is_not_known_is_told_of_no_company(asked_at_night: House) -> None:
    answer = await asked_at_night.person("nobody@example.com").says(ASKED[1])
    assert "ND-1001" not in answer.text and "open." not in answer.text


async def test_the_open_question_is_put_again(asked_at_night: House) -> None:
    dana = asked_at_night.person(DANA)
    dana.looks()
    offers = (await dana.says("the printer is jammed")).offers
    answer = await dana.says(ASKED[0])
    assert (len(answer.messages), answer.offers) == (2, offers)
