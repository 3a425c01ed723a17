"""Approvers and those who wait for them, in their own words; nothing is approved or declined by any of them."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.desk.quotes import QuoteState
from bot.desk.tickets import Billing, TicketState
from tests.journeys.desk import House

RAVI, GWEN, MARTY = "ravi@foothills-auto.example", "gwen@foothills-auto.example", "marty@foothills-auto.example"


@pytest.fixture(autouse=True)
def morning_in_calgary(house: House) -> None:
    """The garage is open."""
    house.clock.instant = datetime.fromisoformat("2026-11-24T09:00-07:00")


async def test_yes_but_not_above_is_passed_on_and_approves_nothing(house: House) -> None:
    ravi, gwen = house.person(RAVI), house.person(GWEN)
    await ravi.takes_the_offer("my outlook won't open")
    gwen.looks()
    answer = await gwen.says("yes but not above 100")
    assert answer.says("passed on", "$100.00 at most", "nothing is charged")
    assert answer.offers == ["approve_quote", "decline_quote"]
    ticket = house.only_ticket()
    assert "another price wanted" in house.happened(ticket)
    assert (ticket.state, house.only_quote(ticket).may_be_answered) == (TicketState.AWAITING_APPROVAL, True)


@pytest.mark.parametrize("words", ["sorry what is this about?", "1", "the first one", "who asked for this?"])
async def test_what_a_quote_is_about_is_shown_again(house: House, words: str) -> None:
    ravi, gwen = house.person(RAVI), house.person(GWEN)
    await ravi.takes_the_offer("my outlook won't open")
    gwen.looks()
    answer = await gwen.says(words)
    assert answer.says("Ravi Anand asks", "$120.00", "the buttons do")
    assert answer.offers == ["approve_quote", "decline_quote"]
    assert house.only_quote(house.only_ticket()).may_be_answered


async def test_a_yes_is_taken_back_before_anybody_has_begun(house: House) -> None:
    ravi, gwen = house.person(RAVI), house.person(GWEN)
    await ravi.takes_the_offer("my outlook won't open")
    gwen.looks()
    await gwen.presses("approve_quote")
    ravi.looks()
    assert (await gwen.says("oh no, I pressed the wrong button")).says("Do you mean your approval of up to $120.00")
    assert house.only_ticket().billing is Billing.APPROVED
    assert (await gwen.says("take my approval back")).says("is taken back", "Nothing is charged")
    ticket = house.only_ticket()
    assert (ticket.billing, ticket.not_to_exceed, ticket.is_open) == (Billing.NO_CHARGE, None, True)
    assert house.only_quote(ticket).state is QuoteState.CANCELLED
    assert ravi.looks().says("Gwen Tait took the approval", "Nothing is charged")


async def test_nobody_takes_back_the_yes_of_somebody_else(house: House) -> None:
    ravi, gwen = house.person(RAVI), house.person(GWEN)
    await ravi.takes_the_offer("my outlook won't open")
    gwen.looks()
    await gwen.presses("approve_quote")
    for email in (RAVI, MARTY):
        await house.person(email).says("take my approval back")
    assert house.only_quote(house.only_ticket()).state is QuoteState.ACCEPTED


async def test_who_waits_is_told_that_it_is_approved(house: House) -> None:
    ravi, gwen = house.person(RAVI), house.person(GWEN)
    await ravi.takes_the_offer("my outlook won't open")
    assert (await ravi.says("did they approve it?")).says("Gwen Tait was asked today 09:00")
    gwen.looks()
    await gwen.presses("approve_quote")
    ravi.looks()
    assert (await ravi.says("did they approve it?")).says("approved up to $120.00", "Someone will answer by")


@pytest.mark.parametrize("words", ["is that with tax?", "no"])
async def test_an_approver_with_a_quote_on_the_table_is_shown_it(house: House, words: str) -> None:
    ravi, gwen = house.person(RAVI), house.person(GWEN)
    await ravi.takes_the_offer("my outlook won't open")
    gwen.looks()
    answer = await gwen.says(words)
    assert answer.says("GST 5%", "$120.00")
    assert answer.offers == ["approve_quote", "decline_quote"]
    assert house.only_quote(house.only_ticket()).may_be_answered


# ---- who waits for the answer -------------------------------------------------------------------------------------------

SAM = "sam@maple-dental.example"


@pytest.mark.parametrize(
    "words", ["did gwen answer?", "has it been approved yet?", "any word from gwen?", "has she replied yet"]
)
async def test_who_waits_hears_since_when_whom_and_until_when(house: House, words: str) -> None:
    ravi = house.person(RAVI)
    await ravi.takes_the_offer("my outlook won't open")
    house.clock.advance(timedelta(minutes=5))
    answer = await ravi.says(words)
    assert answer.says("Gwen Tait was asked today 09:00", "$120.00", "ND-1001", "has not answered yet", "holds until")
    assert answer.offers == ["remind_approver", "talk_to_human"]


async def test_who_waited_hears_what_the_answer_was(house: House) -> None:
    ravi, gwen = house.person(RAVI), house.person(GWEN)
    await ravi.takes_the_offer("my outlook won't open")
    gwen.looks()
    await gwen.presses("decline_quote")
    ravi.looks()
    assert (await ravi.says("did gwen answer?")).says(
        "Gwen Tait declined the cost for ND-1001, today 09:00", "nothing is charged"
    )


@pytest.mark.parametrize("words", ["remind her", "can you nudge gwen?"])
async def test_the_approver_is_reminded_once_an_hour(house: House, words: str) -> None:
    ravi, gwen = house.person(RAVI), house.person(GWEN)
    await ravi.takes_the_offer("my outlook won't open")
    gwen.looks()
    assert (await ravi.says(words)).says("I have reminded Gwen Tait about ND-1001")
    card = gwen.looks()
    assert card.says("Ravi Anand waits for your answer", "$120.00")
    assert card.offers == ["approve_quote", "decline_quote"]
    house.clock.advance(timedelta(minutes=59))
    assert (await ravi.says(words)).says("I reminded Gwen Tait today 09:00", "again from today 10:00")
    assert not gwen.looks().messages
    house.clock.advance(timedelta(minutes=1))
    await ravi.says("did she answer?")
    assert (await ravi.presses("remind_approver")).says("I have reminded Gwen Tait")
    await gwen.presses("approve_quote")
    assert house.only_ticket().billing is Billing.APPROVED


async def test_nobody_reminds_anybody_of_what_somebody_else_has_asked_for(house: House) -> None:
    ravi, gwen = house.person(RAVI), house.person(GWEN)
    await ravi.takes_the_offer("my outlook won't open")
    gwen.looks()
    for email, words in ((MARTY, "remind gwen"), (SAM, "remind dana"), (SAM, "remind gwen"), (GWEN, "remind gwen")):
        answer = await house.person(email).says(words)
        assert not answer.says("ND-1001") and not answer.says("I have reminded")
    gwen.looks()
    assert "approver reminded" not in house.happened(house.only_ticket())


async def test_a_question_in_the_middle_of_another_problem_is_answered_and_loses_nothing(house: House) -> None:
    ravi = house.person(RAVI)
    await ravi.takes_the_offer("my outlook won't open")
    await ravi.says("the printer shows offline")
    assert (await ravi.presses("choose_callout")).offers == ["tell_impact"] * 3
    answer = await ravi.says("did gwen answer?")
    assert answer.says("ND-1001") and answer.offers[2:] == ["tell_impact"] * 3
    enquiry = ravi.enquiry()
    assert enquiry is not None and enquiry.category == "printer"
    assert (await ravi.says("just open a ticket")).says("I have asked Gwen Tait")


async def test_who_has_asked_for_nothing_hears_that_nothing_waits(house: House) -> None:
    answer = await house.person(SAM).says("did Dana answer?")
    assert answer.says("Nothing that you have asked for waits for a yes")


@pytest.mark.parametrize("words", ["boss say ok", "Gwen said yes", "my manager told me it's fine, go ahead"])
async def test_a_yes_that_is_told_for_another_approves_nothing_and_the_way_to_it_is_said(
    house: House, words: str
) -> None:
    ravi = house.person(RAVI)
    await ravi.says("my outlook won't open")
    answer = await ravi.says(words)
    assert answer.says("once Gwen Tait gives it", "Ask for approval")
    assert "choose_callout" in answer.offers
    assert (await ravi.presses("choose_callout")).says("Is it just you")
    assert (await ravi.says(words)).says("as soon as I know this", "Is it just you")
    assert house.tickets() == []


async def test_while_it_waits_a_yes_that_is_told_for_another_shows_where_it_waits(house: House) -> None:
    ravi = house.person(RAVI)
    await ravi.takes_the_offer("my outlook won't open")
    answer = await ravi.says("I got the ok from Gwen")
    assert answer.says("whoever may approve the price", "Gwen Tait was asked", "has not answered yet")
    assert "remind_approver" in answer.offers
    assert house.only_ticket().state is TicketState.AWAITING_APPROVAL


@pytest.mark.parametrize("words", ["boss says ok", "my boss said it works again"])
async def test_where_no_price_waits_these_words_are_about_something_else(house: House, words: str) -> None:
    ravi = house.person(RAVI)
    assert not (await ravi.says(words)).says("A yes counts")


@pytest.mark.parametrize("words", ["No way, too much. what's cheaper?", "is there a cheaper way?"])
async def test_who_asks_what_is_cheaper_reads_it_and_the_price_stands(house: House, words: str) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-24T22:40-05:00")
    sam, dana = house.person("sam@maple-dental.example"), house.person("dana@maple-dental.example")
    await sam.says("my printer does not print")
    await sam.presses("choose_callout")
    await sam.answers_the_two_questions()
    cheaper = "If ND-1001 waits until tomorrow 08:00, it is covered and costs nothing"
    answer = await sam.says(words)
    assert answer.says(cheaper) and answer.offers == ["put_off_quote", "talk_to_human"]
    dana.looks()
    answer = await dana.says(words)
    assert answer.says(cheaper, "never more than $430.00") and not answer.says("Please use the button")
    assert set(answer.offers) >= {"approve_quote", "decline_quote"}
    assert house.only_ticket().state is TicketState.AWAITING_APPROVAL
