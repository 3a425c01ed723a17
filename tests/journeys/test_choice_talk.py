"""What people say to a price or a choice without pressing: "ask her then", "just do it", "and if we wait until tomorrow?"."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.desk.tickets import TicketState
from tests.journeys.desk import TUESDAY_NIGHT, House

SAM, RAVI, KOFI = "sam@maple-dental.example", "ravi@foothills-auto.example", "kofi@brandt-law.example"
MORNING_IN_CALGARY = datetime.fromisoformat("2026-11-24T09:00-07:00")
PRICED = "my outlook won't open"


@pytest.mark.parametrize("words", ["ok ask please", "ask Gwen then", "ok just do it"])
async def test_approval_is_asked_for_in_words(house: House, words: str) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi = house.person(RAVI)
    await ravi.says(PRICED)
    assert (await ravi.says(words)).offers[0] == "tell_impact"
    answer = await ravi.answers_the_two_questions()
    assert answer.says("I have asked Gwen Tait")
    assert house.only_ticket().state is TicketState.AWAITING_APPROVAL


async def test_do_it_says_nothing_where_it_may_be_now_or_tomorrow(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam = house.person(SAM)
    await sam.says(PRICED)
    await sam.says("just do it")
    enquiry = sam.enquiry()
    assert enquiry is not None and enquiry.choice is None


async def test_who_asks_what_waiting_would_mean_is_told_and_has_chosen_nothing(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam = house.person(SAM)
    await sam.says(PRICED)
    answer = await sam.says("and if we wait until tomorrow?")
    assert answer.says("$423.75", "Tomorrow 08:00: covered, nothing to pay")
    assert answer.offers[:2] == ["choose_callout", "wait_until_business_hours"]
    enquiry = sam.enquiry()
    assert enquiry is not None and enquiry.choice is None


@pytest.mark.parametrize("words", ["and if we wait until tomorrow?", "tomorrow is fine"])
async def test_where_waiting_saves_nothing_that_is_said_and_nobody_is_asked_for_money(house: House, words: str) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi = house.person(RAVI)
    await ravi.says(PRICED)
    answer = await ravi.says(words)
    assert answer.says("not make it cheaper", "$57.75", "Gwen Tait")
    assert answer.offers[0] == "choose_callout"


async def test_two_problems_that_were_shown_survive_a_question_about_the_price(house: House) -> None:
    kofi = house.person(KOFI)
    await kofi.says("outlook keeps asking for my password and the scanner does not find my computer")
    for words in ("what would that cost", "can they come tonight"):
        assert "one_problem" in (await kofi.says(words)).offers
    await kofi.says("one after the other")
    enquiry = kofi.enquiry()
    assert enquiry is not None and enquiry.category == "email_client"


async def test_whether_to_call_somebody_is_asked_again_after_a_question_in_between(house: House) -> None:
    sam = house.person(SAM)
    first = await sam.says("server")
    assert first.says("Shall I call")
    again = await sam.says("how many hours do we have left?")
    assert again.says("Left of", "Shall I call")
    assert again.offers == first.offers


ELLIS = "ellis@harbour-trust.example"
NIGHT_IN_LONDON = datetime.fromisoformat("2026-11-24T23:00+00:00")


async def test_hours_that_go_twice_as_fast_at_night_are_named_before_they_go(house: House) -> None:
    house.clock.instant = NIGHT_IN_LONDON
    ellis = house.person(ELLIS)
    answer = await ellis.says("word keeps crashing on the centre pc")
    assert answer.says("It takes about 1 h 00 min", "Wednesday 25 November from 09:00: about 30 minutes")
    assert "wait_until_business_hours" in answer.offers
    await ellis.says("tomorrow morning then")
    told = await ellis.presses("tell_impact", impact="person")
    assert told.says("planned for tomorrow 09:00", "It takes about 30 minutes")
    ticket = house.only_ticket()
    assert (ticket.state, house.decision_of(ticket).drawn) == (TicketState.SCHEDULED, 30)


async def test_now_becomes_later_while_the_two_questions_are_asked_where_hours_pay(house: House) -> None:
    house.clock.instant = NIGHT_IN_LONDON
    ellis = house.person(ELLIS)
    await ellis.says("word keeps crashing on the centre pc")
    await ellis.says("now please")
    assert (await ellis.says("actually tomorrow")).says("Tomorrow 09:00: takes less of your plan")


# ---- a yes, where more than one thing is on offer ------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["yes", "ok", "yes please"])
async def test_a_yes_to_a_price_and_a_fix_begins_neither_and_asks_which(house: House, words: str) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi = house.person(RAVI)
    await ravi.says(PRICED)
    answer = await ravi.says(words)
    assert answer.says("Which one do you mean", "$57.75", "for nothing?")
    assert answer.offers == ["choose_callout", "affirm", "talk_to_human", "cancel"]
    enquiry = ravi.enquiry()
    assert enquiry is not None and (enquiry.run, enquiry.choice) == (None, None)
    assert house.tickets() == []
    assert (await ravi.says("the second one")).says("Step 1 of at most 4")


async def test_a_yes_at_night_asks_about_all_three_ways(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam = house.person(SAM)
    await sam.says(PRICED)
    answer = await sam.says("yes")
    assert answer.says("now (about $423.75", "one tomorrow 08:00", "for nothing?")
    assert answer.offers[:3] == ["choose_callout", "wait_until_business_hours", "affirm"]


@pytest.mark.parametrize("words", ["yes, try the fix", "sure, show me"])
async def test_a_yes_that_names_the_fix_begins_it(house: House, words: str) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi = house.person(RAVI)
    await ravi.says(PRICED)
    assert (await ravi.says(words)).says("Step 1 of at most 4")


async def test_a_yes_between_now_and_later_asks_when_and_asks_nobody_for_money(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam = house.person(SAM)
    await sam.says("please give me access to the accounts folder")
    for _ in range(2):
        assert (await sam.says("yes")).offers[:2] == ["wait_until_business_hours", "choose_callout"]
    assert house.tickets() == []
    await sam.says("tomorrow")
    answer = await sam.presses("tell_urgency", urgency="degraded")
    assert answer.says("planned for tomorrow 08:00", "nothing to pay")


async def test_a_yes_to_the_one_way_there_is_asks_for_its_approval(house: House) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi = house.person(RAVI)
    await ravi.says("we have a new starter on monday")
    assert (await ravi.says("yes")).says("I have asked Gwen Tait", "nothing is charged")


async def test_a_yes_to_a_fix_alone_begins_it(house: House) -> None:
    sam = house.person(SAM)
    await sam.says(PRICED)
    assert (await sam.says("yes")).says("Step 1 of at most 4")


async def test_do_it_under_an_hour_that_was_named_asks_nobody_for_help_now(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam = house.person(SAM)
    await sam.says(PRICED)
    named = await sam.says("tomorrow 7:30 am?")
    for words in ("just do it", "ok book it"):
        assert (await sam.says(words)).offers == named.offers
    enquiry = sam.enquiry()
    assert enquiry is not None
    assert enquiry.choice is None


async def test_approval_is_asked_for_the_hour_that_was_named_beside_a_cheaper_one(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam = house.person(SAM)
    await sam.says(PRICED)
    await sam.says("tomorrow 7:30 am?")
    await sam.says("ask her then")
    await sam.answers_the_two_questions()
    planned = house.only_ticket().planned_for
    assert planned == datetime.fromisoformat("2026-11-25T07:30-05:00")
