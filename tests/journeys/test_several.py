"""Several problems in one message, and what may be an emergency, on the whole desk."""

from __future__ import annotations

import pytest

from bot.desk.catalogue import Priority
from tests.journeys.desk import House

SAM, NOBODY = "sam@maple-dental.example", "nobody@elsewhere.example"
TWO = "my outlook won't open and the printer is jammed"
THREE = "outlook is down, the printer jams and my mouse is dead"
MAYBE = "nothing reacts for any of the five of us"


@pytest.mark.parametrize("who", [SAM, NOBODY])
async def test_two_problems_become_two_tickets(house: House, who: str) -> None:
    person = house.person(who)
    answer = await person.says(TWO)
    assert answer.offers == ["go_on_with", "one_problem", "leave_it", "talk_to_human"]
    await person.says("yes")
    await person.presses("open_ticket")
    answer = await person.answers_the_two_questions()
    assert answer.says("Earlier you also told me", "the printer is jammed")
    await person.presses("go_on_with")
    await person.presses("open_ticket")
    await person.answers_the_two_questions()
    assert [(each.category, each.words) for each in house.tickets()] == [
        ("email_client", "my outlook won't open"),
        ("printer", "the printer is jammed"),
    ]
    assert person.enquiry() is None


async def test_of_three_problems_none_is_lost(house: House) -> None:
    sam = house.person(SAM)
    answer = await sam.says(THREE)
    assert answer.offers == ["go_on_with", "one_problem", "leave_it", "talk_to_human"]
    assert answer.says("I see three things", '1. Outlook or the mail program: "outlook is down"', "3. Screen")
    await sam.says("all three please")
    for last in (False, False, True):
        await sam.presses("open_ticket")
        answer = await sam.answers_the_two_questions()
        if not last:
            assert answer.says("Earlier you also told me")
            await sam.presses("go_on_with")
    assert [(each.category, each.words) for each in house.tickets()] == [
        ("email_client", "outlook is down"),
        ("printer", "the printer jams"),
        ("peripheral_hardware", "my mouse is dead"),
    ]
    assert sam.enquiry() is None


LIST = "three things: printer jams, outlook asks for password every minute, and my second monitor is black"
OF_THE_LIST = ("printer jams", "outlook asks for password every minute", "my second monitor is black")


@pytest.mark.parametrize(
    "words",
    [
        LIST,
        "1) printer jams 2) outlook asks for password every minute 3) my second monitor is black",
        "- printer jams\n- outlook asks for password every minute\n- my second monitor is black",
        "a few issues - printer jams, outlook asks for password every minute, my second monitor is black",
        "First printer jams, second outlook asks for password every minute, and lastly my second monitor is black",
    ],
)
async def test_the_items_of_a_list_are_shown_back(house: House, words: str) -> None:
    answer = await house.person(SAM).says(words)
    assert answer.says(
        "I see three things", '1. Printer: "printer jams"', '3. Screen, dock, keyboard or other device: "my'
    )
    assert all(answer.says(f'"{item}"') for item in OF_THE_LIST)


@pytest.mark.parametrize("words", ["new laptop for: Ana, Ben and Cara", "printer, scanner and fax all offline"])
async def test_what_is_no_list_is_one_matter(house: House, words: str) -> None:
    answer = await house.person(SAM).says(words)
    assert not answer.says("I see")


@pytest.mark.parametrize(
    ("begun", "words", "place"),
    [
        ((), "start with the monitor", 2),
        (("yes",), "the third one first", 2),
        (("yes",), "second one please", 1),
        (("yes", "yes"), "the last one is more urgent", 2),
    ],
)
async def test_which_of_them_comes_first_is_said_in_words(
    house: House, begun: tuple[str, ...], words: str, place: int
) -> None:
    sam = house.person(SAM)
    await sam.says(LIST)
    for each in begun:
        await sam.says(each)
    answer = await sam.says(words)
    enquiry = sam.enquiry()
    assert enquiry is not None and enquiry.words == OF_THE_LIST[place]
    assert "open_ticket" in answer.offers


async def test_the_third_is_meant_by_its_place_when_the_first_has_its_ticket(house: House) -> None:
    sam = house.person(SAM)
    await sam.says(LIST)
    await sam.says("yes")
    await sam.presses("open_ticket")
    await sam.answers_the_two_questions()
    await sam.says("the third one first")
    enquiry = sam.enquiry()
    assert enquiry is not None and enquiry.words == OF_THE_LIST[2]


async def test_three_problems_may_be_one_thing_or_be_left(house: House) -> None:
    sam = house.person(SAM)
    await sam.says(THREE)
    answer = await sam.presses("leave_it")
    assert answer.says("I leave them all") and sam.enquiry() is None
    await sam.says(THREE)
    await sam.says("its actually one, when i print from outlook both happen")
    enquiry = sam.enquiry()
    assert enquiry is not None and enquiry.words == "outlook is down\nthe printer jams\nmy mouse is dead"


async def test_one_thing_becomes_one_ticket(house: House) -> None:
    sam = house.person(SAM)
    await sam.says(TWO)
    await sam.presses("one_problem")
    await sam.presses("open_ticket")
    answer = await sam.answers_the_two_questions()
    assert house.only_ticket().words == "my outlook won't open\nthe printer is jammed"
    assert not answer.says("Earlier")


async def test_two_problems_in_the_middle_of_the_two_questions_put_the_first_aside(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("my wifi is not working")
    await sam.presses("open_ticket")
    old = sam.seen
    await sam.says(TWO)
    answer = await sam.presses("leave_it")
    assert answer.says("I leave both")
    answer = await sam.says("my wifi is not working")
    assert "open_ticket" in answer.offers
    answer = await sam.presses_key(old.button("tell_impact", impact="person").key)
    assert answer.messages
    assert house.tickets() == []


async def test_an_old_button_of_an_earlier_problem_leaves_the_two_questions(house: House) -> None:
    sam = house.person(SAM)
    await sam.says(TWO)
    old = sam.seen.button("go_on_with").key
    await sam.says("my wifi is not working")
    await sam.presses("open_ticket")
    answer = await sam.presses_key(old)
    assert "open_ticket" in answer.offers
    assert getattr(sam.enquiry(), "words", None) == "my outlook won't open"
    answer = await sam.presses_key(old)
    assert answer.says("already") or answer.says("used")


@pytest.mark.parametrize("who", [SAM, NOBODY])
@pytest.mark.parametrize("how", ["yes", "yes call now", None])
async def test_a_yes_to_whether_it_is_an_emergency_pages_with_the_first_words(
    house: House, who: str, how: str | None
) -> None:
    person = house.person(who)
    answer = await person.says(MAYBE)
    assert answer.offers[0] == "server_down"
    assert house.pages() == ()
    answer = await (person.presses("server_down") if how is None else person.says(how))
    ticket = house.only_ticket()
    assert (ticket.priority, ticket.words) == (Priority.P1, MAYBE)
    assert [(page.words, page.ticket) for page in house.pages()] == [(MAYBE, ticket.number)]
    assert answer.says(house.pages()[0].technician, ticket.number)


async def test_a_no_to_whether_it_is_an_emergency_goes_on_without_waking_anybody(house: House) -> None:
    sam = house.person(SAM)
    await sam.says(MAYBE)
    answer = await sam.says("no")
    await sam.presses(answer.offers[0])
    await sam.presses("open_ticket")
    # How many it concerns stands in the words.
    await sam.presses("tell_urgency", urgency="stopped")
    assert house.only_ticket().words == MAYBE
    assert house.pages() == ()


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("first one first", "email_client"),
        ("let's start with the second", "printer"),
        ("just open a ticket", "email_client"),
        ("both, tickets for both please", "email_client"),
    ],
)
async def test_which_of_two_comes_first_is_said_in_words(house: House, words: str, category: str) -> None:
    sam = house.person(SAM)
    await sam.says(TWO)
    await sam.says(words)
    enquiry = sam.enquiry()
    assert enquiry is not None and enquiry.category == category


@pytest.mark.parametrize("words", ["the third one", "just the mouse", "number 3"])
async def test_the_third_of_three_is_chosen_in_words(house: House, words: str) -> None:
    sam = house.person(SAM)
    await sam.says(THREE)
    await sam.says(words)
    enquiry = sam.enquiry()
    assert enquiry is not None and enquiry.category == "peripheral_hardware"


async def test_a_ticket_for_what_was_put_aside_goes_on_with_it(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("my outlook won't open")
    await sam.says("the printer is jammed")
    assert (await sam.says("cancel")).says("Earlier you also told me")
    await sam.says("open a ticket")
    enquiry = sam.enquiry()
    assert enquiry is not None and enquiry.category == "email_client"


async def test_who_asks_whether_anybody_is_there_is_asked_the_same_again(house: House) -> None:
    sam = house.person(SAM)
    asked = (await sam.says(TWO)).offers
    answer = await sam.says("is anybody there?")
    assert answer.says("I am here", "I see two things") and answer.offers == asked
