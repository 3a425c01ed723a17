"""A price is declined: the cheaper way that is left is offered in one sentence, and one button takes it."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.desk.enquiries import Choice
from bot.desk.tickets import Billing, TicketState
from tests.journeys.desk import TUESDAY_NIGHT, House, Person

SAM, DANA = "sam@maple-dental.example", "dana@maple-dental.example"
RAVI, GWEN, MARTY = "ravi@foothills-auto.example", "gwen@foothills-auto.example", "marty@foothills-auto.example"
MORNING_IN_CALGARY = datetime.fromisoformat("2026-11-24T09:00-07:00")
NIGHT_IN_CALGARY = datetime.fromisoformat("2026-11-24T22:00-07:00")


async def declined(house: House, requester: str, approver: str, words: str) -> Person:
    """Somebody has asked for help at its price, and somebody else said no; the requester has read it."""
    asks, answers = house.person(requester), house.person(approver)
    await asks.takes_the_offer(words, "group", "degraded")
    answers.looks()
    await answers.presses("decline_quote")
    asks.looks()
    return asks


async def test_where_the_work_is_covered_later_that_is_offered_and_planned(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam = await declined(house, SAM, DANA, "my mouse is broken")
    assert sam.seen.says(
        "declined the cost", "From tomorrow 08:00 the work itself is covered, and only parts are billed"
    )
    assert [each.title for each in sam.seen.buttons] == ["Tomorrow 08:00", "Talk to a person"]
    answer = await sam.presses("go_on_with")
    assert answer.says("planned for tomorrow 08:00", "The work is covered")
    first, again = house.tickets()
    assert (first.state, again.state, again.billing) == (TicketState.CANCELLED, TicketState.SCHEDULED, Billing.COVERED)
    assert (again.words, again.impact, again.urgency) == (first.words, first.impact, first.urgency)
    assert "taken up again" in house.happened(first)


async def test_a_lower_price_later_is_asked_for_anew_and_costs_nothing_before_a_yes(house: House) -> None:
    house.clock.instant = NIGHT_IN_CALGARY
    ravi = await declined(house, RAVI, GWEN, "my outlook won't open")
    assert ravi.seen.says("From tomorrow 07:30 it would be about $57.75 with tax")
    assert (await ravi.presses("go_on_with")).says("I have asked Gwen Tait to approve up to $120.00")
    again = house.tickets()[-1]
    assert (again.state, house.only_quote(again).may_be_answered) == (TicketState.AWAITING_APPROVAL, True)


@pytest.mark.parametrize("words", ["yes", "ok"])
async def test_a_yes_takes_the_one_way_that_is_left(house: House, words: str) -> None:
    house.clock.instant = NIGHT_IN_CALGARY
    ravi = await declined(house, RAVI, GWEN, "my outlook won't open")
    assert (await ravi.says(words)).says("I have asked Gwen Tait to approve up to $120.00")


async def test_where_no_time_is_cheaper_the_fix_is_offered(house: House) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi = await declined(house, RAVI, GWEN, "my outlook won't open")
    assert ravi.seen.says("You can still try a fix yourself, for nothing: Outlook does not open")
    assert (await ravi.presses("go_on_with")).says("Step 1 of at most 4")
    assert (await ravi.says("yes")).says("Step 2 of at most 4")


async def test_where_there_is_no_cheaper_way_nothing_is_offered(house: House) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi, gwen = house.person(RAVI), house.person(GWEN)
    await ravi.says("we have a new starter on monday")
    await ravi.presses("choose_callout")
    gwen.looks()
    await gwen.presses("decline_quote")
    assert ravi.looks().offers == ["talk_to_human"]


async def test_who_declines_what_they_asked_for_reads_it_in_the_answer(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    dana = house.person(DANA)
    await dana.takes_the_offer("my mouse is broken")
    answer = await dana.presses("decline_quote")
    assert answer.says("is declined", "From tomorrow 08:00 the work itself is covered")
    assert answer.offers == ["go_on_with", "talk_to_human"]


async def test_a_price_that_nobody_answered_in_time_leaves_the_cheaper_way_too(house: House) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi = house.person(RAVI)
    await ravi.takes_the_offer("my outlook won't open")
    house.clock.instant = house.only_quote(house.only_ticket()).valid_until
    await house.quotes_lapse()
    assert ravi.looks().says("in time", "You can still try a fix yourself")


async def test_what_is_talked_about_meanwhile_is_not_lost(house: House) -> None:
    house.clock.instant = NIGHT_IN_CALGARY
    ravi = await declined(house, RAVI, GWEN, "my outlook won't open")
    way = ravi.seen.button("go_on_with").key
    await ravi.says("the printer shows offline")
    answer = await ravi.presses_key(way)
    assert answer.says("I have asked Gwen Tait", "the printer shows offline")
    enquiry = ravi.enquiry()
    assert enquiry is None or enquiry.choice is not Choice.LATER


async def test_the_button_is_nobody_elses(house: House) -> None:
    house.clock.instant = NIGHT_IN_CALGARY
    ravi = await declined(house, RAVI, GWEN, "my outlook won't open")
    for email in (MARTY, SAM):
        await house.person(email).presses_key(ravi.seen.button("go_on_with").key)
    assert house.only_ticket().state is TicketState.CANCELLED
