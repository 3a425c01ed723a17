"""The two questions of a ticket: what they are not asked of, and people who would rather not answer them."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.desk.catalogue import Priority, RequestType
from bot.desk.tickets import TicketState
from tests.journeys.desk import TUESDAY_NIGHT, House

SAM, RAVI = "sam@maple-dental.example", "ravi@foothills-auto.example"
MORNING_IN_CALGARY = datetime.fromisoformat("2026-11-24T09:00-07:00")


# ---- requests ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("Anna is leaving on Friday, please close her account", "offboarding"),
        ("we have a new starter on monday, she needs an account", "onboarding"),
        ("we need to buy two new laptops", "procurement"),
        ("we are moving offices next month", "onsite_or_project"),
    ],
)
async def test_what_is_planned_ahead_becomes_a_ticket_without_a_question(
    house: House, words: str, category: str
) -> None:
    sam = house.person(SAM)
    await sam.says(words)
    answer = await sam.presses("open_ticket")
    assert answer.says("is open", "Someone will answer by")
    ticket = house.only_ticket()
    assert (ticket.category, ticket.priority) == (category, Priority.P4)
    assert ticket.request_type in (RequestType.SERVICE_REQUEST, RequestType.CHANGE)
    assert ticket.priority_reasons == ("P4: a request, nobody's work waits for it",)


@pytest.mark.parametrize("words", ["I need access to the accounting folder", "i forgot my password"])
async def test_a_request_that_may_keep_somebody_from_working_is_asked_that_alone(house: House, words: str) -> None:
    sam = house.person(SAM)
    await sam.says(words)
    assert set((await sam.says("open a ticket")).offers) == {"tell_urgency"}
    assert (await sam.says("stopped")).says("is open")
    assert house.only_ticket().priority is Priority.P3


async def test_a_file_that_is_gone_may_be_gone_for_a_whole_team(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("somebody deleted our projects folder, can you get it back")
    assert (await sam.says("open a ticket")).offers[0] == "tell_impact"


async def test_the_price_of_a_request_comes_first_and_is_asked_for_without_a_question(house: House) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi = house.person(RAVI)
    assert (await ravi.says("we have a new starter on monday")).says("$350.00", "Gwen Tait")
    assert (await ravi.presses("choose_callout")).says("I have asked Gwen Tait")
    assert house.only_ticket().state is TicketState.AWAITING_APPROVAL


async def test_a_request_at_night_is_planned_without_a_question(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam = house.person(SAM)
    await sam.says("we have a new starter on monday, she needs an account")
    answer = await sam.says("yes")
    assert answer.says("planned for the day that was named", "nothing to pay") and not answer.offers


async def test_the_next_problem_is_asked_about_as_always(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("we need to buy two new laptops")
    await sam.presses("open_ticket")
    await sam.says("the printer shows offline")
    assert (await sam.says("open a ticket")).offers[0] == "tell_impact"


async def test_who_was_sent_away_is_shut_out_at_once_and_nobody_is_asked_how_many(house: House) -> None:
    helen = house.person("helen@brandt-law.example")
    await helen.says("Tim was fired an hour ago, he must not get in any more")
    answer = await helen.presses("open_ticket")
    ticket = house.only_ticket()
    assert (ticket.category, ticket.priority) == ("offboarding", Priority.P2)
    assert answer.says("Someone will answer by today 10:30", "nothing to pay")


# ---- who does not want to answer ---------------------------------------------------------------------------------------

PRINTER = "the printer shows offline"


@pytest.mark.parametrize("words", ["just open a ticket", "skip the questions", "open a ticket please"])
async def test_who_just_wants_a_ticket_has_it_and_is_told_what_is_taken_for_true(house: House, words: str) -> None:
    sam = house.person(SAM)
    await sam.says(PRINTER)
    await sam.says("open a ticket")
    answer = await sam.says(words)
    assert answer.says("only you are affected and there is a way round it", "is open", "nothing to pay")
    ticket = house.only_ticket()
    assert ticket.priority is Priority.P4
    assert "Not told, taken as usual" in house.history(ticket)[-1].text


async def test_words_for_a_ticket_that_no_pattern_knows_are_understood_too(house: House) -> None:
    sam = house.person(SAM)
    await sam.says(PRINTER)
    await sam.says("open a ticket")
    assert (await sam.says("can u not simply raise one for me, i need a ticket")).says("is open", "nothing to pay")


async def test_an_older_button_is_no_answer_to_a_question(house: House) -> None:
    sam = house.person(SAM)
    first = await sam.says(PRINTER)
    await sam.says("why is that covered?")
    await sam.presses("open_ticket")
    assert (await sam.presses_key(first.button("open_ticket").key)).offers == ["tell_impact"] * 3
    assert not house.tickets()


async def test_what_was_answered_is_kept_and_only_the_rest_is_taken_for_true(house: House) -> None:
    sam = house.person(SAM)
    await sam.says(PRINTER)
    await sam.says("open a ticket")
    await sam.presses("tell_impact", impact="group")
    answer = await sam.says("skip")
    assert answer.says("for now that there is a way round it;") and not answer.says("affected")
    assert house.only_ticket().priority_reasons == ("P4: a team affected, there is a way round it",)


async def test_who_cannot_tell_one_thing_is_asked_the_other(house: House) -> None:
    sam = house.person(SAM)
    await sam.says(PRINTER)
    await sam.says("open a ticket")
    assert (await sam.says("I don't know")).offers == ["tell_urgency"] * 3
    assert (await sam.says("stopped")).says("only you are affected;", "is open")
    assert house.only_ticket().priority is Priority.P3


async def test_both_answers_may_be_told_in_other_words(house: House) -> None:
    sam = house.person(SAM)
    await sam.says(PRINTER)
    await sam.says("open a ticket")
    assert (await sam.says("me and two others")).offers == ["tell_urgency"] * 3
    assert (await sam.says("well I can use the other printer")).says("is open")
    assert house.only_ticket().priority_reasons == ("P4: a team affected, there is a way round it",)


async def test_dead_is_never_taken_for_solved(house: House) -> None:
    sam = house.person(SAM)
    await sam.says(PRINTER)
    await sam.says("open a ticket")
    assert (await sam.says("it's dead")).offers == ["tell_impact"] * 3
    assert (await sam.says("just me")).says("is open")
    assert house.only_ticket().priority is Priority.P3


async def test_mine_means_one_person(house: House) -> None:
    sam = house.person(SAM)
    await sam.says(PRINTER)
    await sam.says("open a ticket")
    assert (await sam.says("mine")).offers == ["tell_urgency"] * 3


async def test_nothing_costs_anything_because_a_question_was_skipped(house: House) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi = house.person(RAVI)
    assert (await ravi.says("my outlook won't open")).says("$57.75", "Gwen Tait")
    await ravi.presses("choose_callout")
    answer = await ravi.says("just open a ticket")
    assert answer.says("I have asked Gwen Tait", "nothing is charged")
    ticket = house.only_ticket()
    assert ticket.state is TicketState.AWAITING_APPROVAL
    assert house.only_quote(ticket).may_be_answered


async def test_at_night_now_or_later_is_asked_all_the_same_and_nothing_else(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam = house.person(SAM)
    await sam.says("my outlook won't open")
    asked = await sam.says("just open a ticket, no questions please")
    assert asked.offers[:2] == ["wait_until_business_hours", "choose_callout"]
    await sam.says("tomorrow")
    assert (await sam.says("skip it")).says("planned for tomorrow 08:00")


async def test_without_questions_is_understood_before_the_first_one(house: House) -> None:
    sam = house.person(SAM)
    await sam.says(PRINTER)
    assert (await sam.says("just open a ticket, no questions please")).says("is open")


async def test_the_next_ticket_is_asked_about_again(house: House) -> None:
    sam = house.person(SAM)
    await sam.says(PRINTER)
    await sam.says("open a ticket")
    await sam.says("just open a ticket")
    await sam.says("my mouse is broken")
    assert (await sam.says("open a ticket")).offers == ["tell_impact"] * 3
