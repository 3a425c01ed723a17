"""What is said at 2 a.m. after somebody was called, or while it is asked whether somebody shall be."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.desk.tickets import TicketState
from tests.journeys.desk import TUESDAY_NIGHT, House

MINA, KOFI, DREW = "mina@brandt-law.example", "kofi@brandt-law.example", "drew@brandt-law.example"
SAM = "sam@maple-dental.example"
TO_SAFETY = "Call 911 now. Get yourself and others to safety"


@pytest.mark.parametrize(
    ("reported", "later"),
    [
        ("water is coming through the ceiling onto the pc", "now it smokes"),
        ("my laptop battery is bulging", "it started to hiss"),
        ("someone broke in and took my laptop", "i think they are still here"),
    ],
)
async def test_what_gets_worse_is_for_the_emergency_number_first(house: House, reported: str, later: str) -> None:
    mina = house.person(MINA)
    await mina.says(reported)
    answer = await mina.says(later)
    assert answer.messages[0].text.startswith(TO_SAFETY)
    if "broke in" not in reported:
        assert (await mina.says("what do i do now")).says(TO_SAFETY)


async def test_a_leak_with_nothing_worse_stays_what_it_was(house: House) -> None:
    mina = house.person(MINA)
    await mina.says("water is coming through the ceiling onto the pc")
    assert not (await mina.says("it stopped")).says(TO_SAFETY)
    assert (await mina.says("what i must do")).says("First of all: keep off the water")


async def test_what_is_found_before_anybody_was_called_calls_nobody(house: House) -> None:
    priya = house.person("priya@maple-dental.example")
    assert (await priya.says("cant find the clinic ipad, patient photos are on it")).says("Shall I call")
    assert (await priya.says("we found the ipad in the drawer")).says("Then nobody is called")
    assert house.pages() == () and house.tickets() == [] and priya.enquiry() is None


@pytest.mark.parametrize(
    "words", ["false alarm", "found it!", "found it, no need to call", "ok found it under the seat"]
)
async def test_a_false_alarm_before_a_call_calls_nobody(house: House, words: str) -> None:
    priya = house.person("priya@maple-dental.example")
    await priya.says("cant find the clinic ipad, patient photos are on it")
    assert (await priya.says(words)).says("Then nobody is called")
    assert house.pages() == () and house.tickets() == [] and priya.enquiry() is None


@pytest.mark.parametrize(
    "words",
    [
        "yes, it was only an hour ago",
        "yes it was just now",
        "yes call, it was just a minute ago",
        "yes, everyone can see it now",
        "yes they can see our files now",
        "yes, the man is back",
    ],
)
async def test_a_yes_with_more_about_it_calls_somebody(house: House, words: str) -> None:
    sam = house.person("sam@maple-dental.example")
    assert (await sam.says("i clicked a link in a strange mail")).says("Shall I call")
    assert (await sam.says(words)).says("is being called right now")
    assert len(house.pages()) == 1 and words in house.only_ticket().words


@pytest.mark.parametrize("words", ["please call him, don't leave it", "don't leave it, call him", "no! call him"])
async def test_who_tells_to_call_is_no_no(house: House, words: str) -> None:
    kofi = house.person(KOFI)
    await kofi.says("document server is down for everyone but nobody works now, do not wake anybody")
    assert (await kofi.says(words)).says("is being called right now") and len(house.pages()) == 1


@pytest.mark.parametrize("words", ["it was just stolen", "i think we were wrong to pay", "maybe a false alarm"])
async def test_what_has_passed_is_no_all_clear_before_a_call(house: House, words: str) -> None:
    sam = house.person("sam@maple-dental.example")
    await sam.says("i clicked a link in a strange mail")
    answer = await sam.says(words)
    assert answer.says("Shall I call") or house.pages() != ()
    assert not answer.says("Then nobody is called")


async def test_an_outage_that_is_left_until_the_day_is_a_ticket_and_not_forgotten(house: House) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-25T02:10-05:00")
    kofi = house.person(KOFI)
    words = "document server is down for everyone but nobody works now, do not wake anybody"
    assert (await kofi.says(words)).says("Shall I call")
    assert (await kofi.says("leave it until 8")).says("ND-1001") and house.pages() == ()
    assert house.only_ticket().state in (TicketState.SCHEDULED, TicketState.TRIAGED)


async def test_a_call_that_is_out_is_not_taken_back_by_words(house: House) -> None:
    drew = house.person(DREW)
    await drew.says("internet dead for everybody in albany")
    assert (await drew.says("dont call anyone please")).says("The call is out already", "ND-1001")
    assert (await drew.says("sorry was just my cable")).says("Good.")


async def test_who_asks_in_the_order_of_another_language_hears_not_to_switch_it_off(house: House) -> None:
    drew = house.person(DREW)
    await drew.says("all the documents have now other name and i can not open, it ask money")
    assert (await drew.says("i turn off computer?")).says("Leave it switched on")


@pytest.mark.parametrize(
    "words", ["how long", "has he seen it", "are you there??", "who did you call", "did you call somebody"]
)
async def test_who_waits_hears_who_is_called_and_until_what(house: House, words: str) -> None:
    mina = house.person(MINA)
    await mina.says("nobody can get into the document server")
    before = len(house.history(house.only_ticket()))
    assert (await mina.says(words)).says("Amara Obi is being called (ND-1001)")
    assert len(house.history(house.only_ticket())) == before


async def test_a_battery_that_smelled_is_not_harmless_by_another_word(house: House) -> None:
    mina = house.person(MINA)
    await mina.says("the ups beeps and smells burnt")
    assert not (await mina.says("its the battery i think its bulging")).says("unplug it")


async def test_who_asks_whether_it_is_dangerous_leaves_it_alone(house: House) -> None:
    mina = house.person(MINA)
    await mina.says("my laptop touchpad is lifting up and the case is bulging")
    assert (await mina.says("is it dangerous?")).says("Leave it alone")
    assert (await mina.says("can i still use it")).says("Leave it alone")


@pytest.mark.parametrize("words", ["its slow, not dead", "just mine", "just the shop pc", "2moro 730 am?"])
async def test_what_is_no_outage_is_gone_on_with_as_what_it_is_and_calls_nobody(house: House, words: str) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam = house.person(SAM)
    assert (await sam.says("our internet is down")).says("Shall I call")
    answer = await sam.says(words)
    assert "choose_callout" in answer.offers
    enquiry = sam.enquiry()
    assert enquiry is not None
    assert (enquiry.category, enquiry.words) == ("internet_down", f"our internet is down\n{words}")
    assert answer.says("Tomorrow 07:30: not covered") is ("730" in words)
    await sam.says("ok book it")
    assert not house.tickets()


async def test_what_has_a_kind_of_its_own_is_taken_for_that(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam = house.person(SAM)
    await sam.says("our internet is down")
    assert (await sam.says("only the printer")).says("this is about: Printer")


async def test_who_said_that_it_can_wait_has_to_say_yes_to_the_call_itself(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam = house.person(SAM)
    await sam.says("our internet is down, no rush")
    for words in ("ok book it", "yes book it", "ok"):
        assert (await sam.says(words)).says("Shall I call")
        assert not house.tickets()
    assert (await sam.says("yes")).says("is being called right now")


async def test_what_is_broken_calls_nobody_after_all(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam = house.person(SAM)
    await sam.says("our internet is down")
    await sam.says("just mine")
    for words in ("phone", "please call"):
        assert not (await sam.says(words)).says("is being called right now")


async def test_that_a_ticket_is_no_outage_stands_on_it_and_calls_nobody(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("excel is broken")
    await sam.presses("open_ticket")
    assert (await sam.answers_the_two_questions("client", "stopped")).says("Shall I call")
    assert (await sam.says("its slow, not dead")).says("nobody is called for it")
    with house.desk.begin() as work:
        added = [each.text for each in work.tickets.history(house.only_ticket().number) if each.kind == "added"]
    assert added == ["its slow, not dead"]
