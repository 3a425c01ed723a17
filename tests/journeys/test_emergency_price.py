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


SAM, NOBODY = "sam@maple-dental.example", "nobody@elsewhere.example"
NOTHING_REACTS = "nothing reacts for any of the five of us"
UP_TO = "Help now: about $173.25 to $693.00 with tax, at most $700.00. That needs the approval of Marty Blais"


@pytest.mark.parametrize(
    "words", ["How much?", "what does that cost", "what does a call-out cost?", "do we pay for that?"]
)
async def test_asked_whether_to_call_the_price_is_that_of_this_matter_now(house: House, words: str) -> None:
    house.clock.instant = NIGHT_IN_CALGARY
    ravi = house.person(RAVI)
    asked = await ravi.says(NOTHING_REACTS)
    answer = await ravi.says(words)
    assert answer.says(UP_TO, "Without a yes nothing is charged", "Shall I call Amara Obi right now?")
    assert answer.offers == asked.offers and house.pages() == ()
    await ravi.says("yes")
    assert len(house.pages()) == 1 and house.only_ticket().words == NOTHING_REACTS


@pytest.mark.parametrize(
    ("at", "who", "said"),
    [
        ("2026-11-24T10:00-05:00", SAM, "Help now: covered, nothing to pay."),
        # Which server it is decides there, and is not asked in an emergency.
        ("2026-11-24T22:00-05:00", SAM, "the technician clears up with you. Nothing is charged without a yes"),
        ("2026-11-24T22:00-05:00", NOBODY, "Without a yes nothing is charged"),
    ],
)
async def test_asked_whether_to_call_what_is_covered_and_what_is_open_is_said(
    house: House, at: str, who: str, said: str
) -> None:
    house.clock.instant = datetime.fromisoformat(at)
    person = house.person(who)
    asked = await person.says(NOTHING_REACTS)
    answer = await person.says("how much?")
    assert answer.says(said, "Shall I call") and answer.offers == asked.offers


async def test_of_a_ticket_it_is_the_price_of_the_ticket(house: House) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-24T22:00-05:00")
    sam = house.person(SAM)
    await sam.says("our printer does not print")
    await sam.presses("choose_callout")
    await sam.says("everyone")
    await sam.says("stopped")
    answer = await sam.says("how much?")
    assert answer.says("Help now: about $423.75 with tax, at most $430.00", "Shall I call")
    assert answer.offers[0] == "call_about_it" and house.pages() == ()


async def test_once_somebody_is_called_how_much_is_answered_and_not_noted(house: House) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-24T22:00-05:00")
    sam = house.person(SAM)
    await sam.says("the server is down and nobody can work")
    assert (await sam.says("How much?")).says("Nothing starts before the price is approved")
    assert "How much?" not in [entry.text for entry in house.history(house.only_ticket())]
