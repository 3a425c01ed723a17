"""Answers that people give in their own words: from afar, who pays, the cheapest, "idk", one thing, back, whose clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from bot.desk.clients import SiteCalendar
from tests.journeys.desk import TUESDAY_NIGHT, House
from tests.makers import MAPLE, demo_file

SAM, RAVI, GWEN = "sam@maple-dental.example", "ravi@foothills-auto.example", "gwen@foothills-auto.example"
MORNING_IN_CALGARY = datetime.fromisoformat("2026-11-24T09:40-07:00")
EVENING_IN_CALGARY = datetime.fromisoformat("2026-11-24T20:40-07:00")
JAMMED, NO_MAIL, OUTLOOK, SLOW = (
    "the printer is jammed",
    "my email doesn't send anything",
    "outlook doesn't send anything",
    "internet is very slow here",
)


async def test_from_afar_is_no_problem_of_working_from_afar(house: House) -> None:
    sam = house.person(SAM)
    fix = "Paper is stuck in the printer"
    assert (await sam.says(JAMMED)).says(fix)
    await sam.says("can somebody come by today?")
    answer = await sam.says("No, thank you, from remote is ok")
    assert answer.says("help from afar is fine with you", fix) and not answer.says("VPN")
    assert (await sam.presses("affirm")).says(fix, "Step 1")


async def test_from_afar_stands_on_the_ticket_that_is_open(house: House) -> None:
    sam = house.person(SAM)
    await sam.says(JAMMED)
    await sam.says("get me a person")
    answer = await sam.says("remote is fine")
    assert answer.says("ND-1001", "from afar is fine")
    assert "remote is fine" in [each.text for each in house.history(house.only_ticket())]


@pytest.mark.parametrize("words", ["It's me who pay?", "do i pay this or my boss?", "who has to pay?"])
async def test_whose_money_it_is_is_said_where_a_price_is_open(house: House, words: str) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi = house.person(RAVI)
    await ravi.says(NO_MAIL)
    answer = await ravi.says(words)
    assert answer.says("Foothills Auto Service pays", "never you yourself", "$57.75", "Gwen Tait")
    assert answer.offers[:2] == ["choose_callout", "affirm"]


async def test_how_it_goes_and_what_it_costs(house: House) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi = house.person(RAVI)
    assert (await ravi.says("What is the process and charges?")).says("It goes like this", "$110.00 an hour")
    await ravi.says(NO_MAIL)
    answer = await ravi.says("What is the process and charges?")
    assert answer.says("It goes like this", "This one: about $57.75") and answer.offers[0] == "choose_callout"


async def test_what_an_approver_leaves_to_us_approves_nothing(house: House) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi = house.person(RAVI)
    await ravi.says(NO_MAIL)
    await ravi.presses("choose_callout")
    await ravi.answers_the_two_questions()
    gwen = house.person(GWEN)
    for words in ("do the needful", "please proceed", "as you think best", "no costs please"):
        answer = await gwen.says(words)
        assert "approve_quote" in answer.offers
    assert house.only_ticket().number == "ND-1001" and not (await gwen.says("do the needful")).says("is approved")


async def test_a_yes_with_a_wish_begins_the_fix(house: House) -> None:
    sam = house.person(SAM)
    await sam.says(JAMMED)
    words = "Yes, please do show me, but slowly, I am not very good with computers"
    assert (await sam.says(words)).says("Step 1 of at most")


async def test_who_cannot_tell_is_shown_the_step_again(house: House) -> None:
    sam = house.person(SAM)
    await sam.says(JAMMED)
    await sam.says("yes")
    assert (await sam.says("idk")).says("Step 2 of at most")
    for words in ("no idea", "not sure"):
        answer = await sam.says(words)
        assert answer.says("That is all right", "Step 2 of at most") and "talk_to_human" in answer.offers


async def test_who_cannot_tell_where_no_button_says_so_is_asked_again(house: House) -> None:
    sam = house.person(SAM)
    await sam.says(SLOW)
    await sam.says("yes")
    assert (await sam.says("idk")).says("Answer as it looks to you", "Is it slow for everybody")


async def test_one_thing_is_one_thing(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("the printer is jammed and my outlook does not open")
    assert (await sam.says("its 1 thing")).says("this is about: Printer")
    enquiry = sam.enquiry()
    assert enquiry is not None and "outlook" in enquiry.words
    answer = await sam.says("it's one problem")
    assert answer.says("All right, one thing") and answer.offers[0] == "affirm"


@pytest.mark.parametrize("words", ["I would not like to cause any costs", "whatever is cheapest", "no costs please"])
async def test_what_costs_nothing_is_named_and_nothing_is_chosen(house: House, words: str) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam = house.person(SAM)
    await sam.says(OUTLOOK)
    answer = await sam.says(words)
    assert answer.says("Tomorrow 08:00: covered, nothing to pay", "costs nothing either")
    assert answer.offers[:2] == ["choose_callout", "wait_until_business_hours"]
    enquiry = sam.enquiry()
    assert enquiry is not None and enquiry.choice is None


async def test_the_cheapest_is_named_where_a_technician_always_costs_something(house: House) -> None:
    house.clock.instant = EVENING_IN_CALGARY
    ravi = house.person(RAVI)
    await ravi.says(NO_MAIL)
    answer = await ravi.says("whats cheapest")
    assert answer.says("costs nothing", "Tomorrow 07:30: about $57.75")
    assert (await ravi.says("the free one")).offers != ["tell_impact"] * 3
    enquiry = ravi.enquiry()
    assert enquiry is not None and enquiry.choice is None and enquiry.run is not None


@pytest.mark.parametrize("words", ["do the needful", "as you think best"])
async def test_what_is_left_to_us_is_recommended_under_a_price_and_begun_without_one(house: House, words: str) -> None:
    sam = house.person(SAM)
    await sam.says(JAMMED)
    assert (await sam.says(words)).says("Step 1 of at most")
    house.clock.instant = MORNING_IN_CALGARY
    ravi = house.person(RAVI)
    await ravi.says(NO_MAIL)
    answer = await ravi.says(words)
    assert answer.says("I would try the fix first") and answer.offers[0] == "choose_callout"


@pytest.mark.parametrize("words", ["stopped", "I can work around"])
async def test_what_belongs_to_the_second_question_is_not_asked_again(house: House, words: str) -> None:
    sam = house.person(SAM)
    await sam.says(JAMMED)
    await sam.presses("open_ticket")
    answer = await sam.says(words)
    assert answer.says("Noted") and answer.offers == ["tell_impact"] * 3
    assert (await sam.says("just me")).says("is open")


async def test_both_answers_at_once_open_the_ticket(house: House) -> None:
    sam = house.person(SAM)
    await sam.says(JAMMED)
    await sam.presses("open_ticket")
    assert (await sam.says("just me, and it is only slow")).says("is open")
    assert house.only_ticket().priority_reasons == ("P4: one person affected, work goes on slowly",)


@pytest.mark.parametrize("words", ["we all have it", "no, everybody"])
async def test_whether_others_have_it_is_told(house: House, words: str) -> None:
    sam = house.person(SAM)
    await sam.says(SLOW)
    await sam.says("yes")
    assert (await sam.says(words)).says("Then a technician should look")


async def test_that_it_works_for_somebody_else_is_a_no(house: House) -> None:
    sam = house.person(SAM)
    await sam.says(SLOW)
    await sam.says("yes")
    assert (await sam.says("he says it works for him")).says("Step 2 of at most")


@pytest.mark.parametrize("words", ["ok back", "back to the first one"])
async def test_back_is_back_to_what_was_put_aside(house: House, words: str) -> None:
    sam = house.person(SAM)
    await sam.says(JAMMED)
    await sam.says("yes")
    await sam.says("my outlook does not open")
    assert (await sam.says(words)).says("We go on where you were: Paper is stuck", "Step 1 of at most")


async def test_ok_names_no_ticket(house: House) -> None:
    sam = house.person(SAM)
    for words in (JAMMED, "get me a person", "my outlook is slow", "get me a person"):
        await sam.says(words)
    assert (await sam.says("it got worse")).says("Which ticket has got worse?")
    answer = await sam.says("ok")
    assert answer.says("press the one") and answer.offers[:2] == ["worse_ticket"] * 2


async def test_whose_clock_it_is_is_said_to_people_with_another(house: House) -> None:
    file = demo_file(MAPLE)
    sites = tuple(
        replace(site, calendar=SiteCalendar(timezone="America/Edmonton")) if site.code == "queen" else site
        for site in file.client.sites
    )
    file = replace(file, client=replace(file.client, sites=sites))
    house.agree(file)
    house.clock.instant = TUESDAY_NIGHT
    answer = await house.person(SAM).says(OUTLOOK)
    assert answer.says("Tomorrow 08:00", "(Times are by the clock in Toronto.)")
    assert answer.text.splitlines()[-1].startswith("Which one?")
    priya = await house.person("priya@maple-dental.example").says(OUTLOOK)
    assert priya.says("Tomorrow 08:00") and not priya.says("by the clock in")
