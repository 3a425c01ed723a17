"""Somebody is wished for without insisting: help from afar comes first, and what a visit would cost stands beside it."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.desk.catalogue import Work
from tests.journeys.desk import House, told

KOFI, HELEN, DREW = "kofi@brandt-law.example", "helen@brandt-law.example", "drew@brandt-law.example"
PRIYA, SAM, RAVI = "priya@maple-dental.example", "sam@maple-dental.example", "ravi@foothills-auto.example"
STRANGER = "stranger@maple-dental.example"
NINE_AT_NIGHT = datetime.fromisoformat("2026-11-24T21:00-05:00")
SATURDAY = datetime.fromisoformat("2026-11-28T12:00-05:00")
EIGHT = datetime.fromisoformat("2026-11-24T20:00-05:00")
BEFORE_CLOSING = datetime.fromisoformat("2026-11-24T17:50-05:00")
JAMMED = "printer on the 3rd floor is jammed"
CARD_READER = "the card reader at Barrie reception won't charge, can someone come"
VISIT_TONIGHT = (
    "If somebody has to come: about $685.92 with tax, at most $690.00, and needs a yes first. Tomorrow 08:00: covered"
)


async def test_a_visit_tonight_is_named_beside_the_help_that_is_covered(house: House) -> None:
    kofi = await told(house, NINE_AT_NIGHT, KOFI)
    answer = await kofi.says(f"{JAMMED}, can you send somebody tonight")
    assert answer.says("This is covered: nothing to pay.", VISIT_TONIGHT)
    assert answer.offers[:2] == ["affirm", "open_ticket"]
    for words in ("how much is that", "is that free", "tonight still?"):
        answer = await kofi.says(words)
        assert answer.says("Help from afar: covered, nothing to pay.", VISIT_TONIGHT)
        assert answer.offers[:2] == ["affirm", "open_ticket"]
    await kofi.presses("open_ticket")
    answer = await kofi.says("how much is that")
    assert answer.says(VISIT_TONIGHT) and answer.offers[0] == "tell_impact"


async def test_without_a_wish_nothing_is_said_about_a_visit(house: House) -> None:
    kofi = await told(house, NINE_AT_NIGHT, KOFI)
    answer = await kofi.says(JAMMED)
    assert not answer.says("If somebody has to come")
    assert not (await kofi.says("is that free")).says("If somebody has to come")
    assert (await kofi.says("is the visit free?")).says("Help from afar: covered", VISIT_TONIGHT)


async def test_a_wish_that_comes_afterwards_is_kept_and_priced_for_its_day(house: House) -> None:
    words = "The conference room screen at Pine Street won't show anything and I have a partners meeting Monday 8am"
    helen = await told(house, SATURDAY, HELEN, words)
    answer = await helen.says("can someone come tomorrow?")
    sunday = "If somebody has to come tomorrow 09:00: about $892.78 with tax, at most $900.00"
    assert answer.says("I have noted that", sunday, "Mon 30 Nov, 08:00: covered")
    assert answer.offers[:2] == ["affirm", "open_ticket"]
    enquiry = helen.enquiry()
    assert enquiry is not None and "can someone come tomorrow?" in enquiry.words
    answer = await helen.says("how much is that")
    assert answer.says("Help from afar tomorrow 09:00: covered", sunday)
    # The hour that was named is planned, or it is done now.
    assert (await helen.presses("open_ticket")).says("Tomorrow 09:00: covered", sunday, "Now: covered")
    await helen.presses("choose_callout")
    await helen.answers_the_two_questions()
    assert "can someone come tomorrow?" in house.only_ticket().words
    assert not house.quotes(house.only_ticket())


async def test_an_approver_sees_both_prices_of_the_evening(house: House) -> None:
    priya = await told(house, EIGHT, PRIYA)
    answer = await priya.says("the label printer won't print and I need it for the morning, can someone come now")
    assert answer.says("Now: about $423.75", "If somebody has to come: about $614.72 with tax, at most $620.00")
    assert answer.says("Which one?") and answer.offers[0] == "choose_callout"
    answer = await priya.says("tomorrow?")
    assert answer.says("tomorrow 08:00: covered", "It takes 1 visit of your 'visits'")
    enquiry = priya.enquiry()
    assert enquiry is not None and enquiry.choice is None


async def test_a_visit_that_the_plan_holds_is_said_to_take_one(house: House) -> None:
    sam = await told(house, BEFORE_CLOSING, SAM)
    visit = "If somebody has to come: covered, nothing to pay. It takes 1 visit of your 'visits'."
    answer = await sam.says("can someone come to Queen street, the receipt printer is broken")
    assert answer.says("This is covered: nothing to pay.", visit)
    for words in ("today still?", "is that free"):
        assert (await sam.says(words)).says("Help from afar: covered", visit)


async def test_where_both_are_covered_it_is_said_in_two_words(house: House) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-24T15:00-05:00")
    answer = await house.person(KOFI).says(f"{JAMMED}, can someone come")
    assert answer.says("If somebody has to come: covered too.")


async def test_what_needs_somebody_on_site_is_answered_for_both_ways(house: House) -> None:
    priya = await told(house, NINE_AT_NIGHT.replace(hour=10), PRIYA, CARD_READER)
    answer = await priya.says("is the visit free?")
    assert answer.says("Help from afar: the work is covered", "If somebody has to come: the work is covered; a part")
    assert answer.offers[0] == "open_ticket"


async def test_who_is_not_known_hears_of_no_price(house: House) -> None:
    stranger = await told(house, NINE_AT_NIGHT, STRANGER, CARD_READER)
    answer = await stranger.says("is the visit free?")
    assert answer.says("I cannot see who you are") and not answer.says("I did not get that")
    assert answer.offers[0] == "open_ticket"


async def test_as_long_as_it_is_open_what_it_is_no_visit_has_a_price(house: House) -> None:
    drew = await told(house, NINE_AT_NIGHT, DREW, "the card reader at Albany reception needs someone on site")
    answer = await drew.says("is the visit free?")
    enquiry = drew.enquiry()
    undecided = enquiry is None or enquiry.decision is None
    assert answer.says("as soon as I know what it is about" if undecided else "If somebody has to come")


async def test_after_the_ticket_the_wish_goes_onto_it(house: House) -> None:
    ravi = await told(house, datetime.fromisoformat("2026-11-24T10:00-07:00"), RAVI, "printer does not print")
    await ravi.presses("choose_callout")
    await ravi.answers_the_two_questions()
    answer = await ravi.says("can somebody come to Okotoks tomorrow at 9?")
    assert answer.says("I have put that on ND-1001", "If somebody has to come tomorrow 09:00: about $245.70")
    assert house.happened(house.only_ticket())[-1] == "added"
    assert (await ravi.says("how much is that")).says("Help from afar tomorrow 09:00: about $57.75", "$245.70")


@pytest.mark.parametrize("words", ["please send someone to the 3rd floor, printer jammed", f"{JAMMED}, on site please"])
async def test_who_insists_is_still_answered_with_a_visit(house: House, words: str) -> None:
    kofi = await told(house, NINE_AT_NIGHT, KOFI)
    answer = await kofi.says(words)
    assert answer.says("Now: about $685.92", "From afar") and not answer.says("If somebody has to come")


async def test_who_insists_afterwards_chooses_between_the_hours_of_the_visit(house: House) -> None:
    kofi = await told(house, NINE_AT_NIGHT, KOFI, JAMMED)
    answer = await kofi.says("send a technician to Pine Street")
    assert answer.says("Tomorrow 08:00: covered", "Now: about $685.92", "From afar")
    answer = await kofi.says("open a ticket")
    assert answer.says("Tomorrow 08:00: covered", "Now: about $685.92") and house.tickets() == []


@pytest.mark.parametrize("words", ["no, somebody has to come here", "i want a technician on site"])
async def test_who_insists_after_a_price_has_the_choice_drawn_anew_as_a_visit(house: House, words: str) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-24T09:40-07:00")
    ravi = house.person("ravi@foothills-auto.example")
    assert (await ravi.says("my outlook won't open")).says("about $57.75")
    answer = await ravi.says(words)
    assert answer.says("On-site work", "Call-out fee") and answer.offers[:2] == ["choose_callout", "affirm"]
    await ravi.presses("choose_callout")
    await ravi.answers_the_two_questions()
    ticket = house.only_ticket()
    assert house.decision_of(ticket).work is Work.ONSITE and words in ticket.words


async def test_a_visit_that_is_insisted_on_has_its_cover_said(house: House) -> None:
    sam = house.person("sam@maple-dental.example")
    await sam.says("my outlook won't open")
    answer = await sam.says("no, someone needs to come here please")
    assert not answer.says("takes over here") and house.tickets() == []
    assert answer.says("This is covered") and "open_ticket" in answer.offers


async def test_a_visit_may_be_taken_back_before_it_is_chosen(house: House) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-24T09:40-07:00")
    ravi = house.person(RAVI)
    await ravi.says("my outlook won't open")
    assert (await ravi.says("no, somebody has to come here")).says("with a visit", "Call-out fee")
    answer = await ravi.says("ok then from afar")
    assert answer.says("about $57.75") and not answer.says("Call-out fee") and not answer.says("with a visit")
    assert answer.offers[0] == "choose_callout"
