"""When and where somebody can be reached, told out of nowhere; and a colleague who leaves for the dentist, not the company."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.journeys.desk import House, Person

SAM, MINA = "sam@maple-dental.example", "mina@brandt-law.example"
LATER = timedelta(hours=3)


async def _with_a_ticket(person: Person, words: str) -> None:
    await person.says(words)
    await person.presses("open_ticket")
    await person.answers_the_two_questions()


@pytest.mark.parametrize(
    "words",
    [
        "416 555 0199 is my number",
        "ext 12 is me",
        "you can reach me at home until six",
        "I'm leaving at five, can somebody call before",
    ],
)
async def test_it_stands_on_the_one_open_ticket(house: House, words: str) -> None:
    sam = house.person(SAM)
    await _with_a_ticket(sam, "the printer upstairs prints blank pages")
    house.clock.advance(LATER)
    answer = await sam.says(words)
    assert answer.says("I have put that on ND-1001", words, "The technician reads it there")
    assert words in [entry.text for entry in house.history(house.only_ticket())]
    assert (await sam.presses("note_for_another_matter")).says("What is it about?")
    assert len(house.tickets()) == 1


async def test_of_several_tickets_it_is_asked_which_one(house: House) -> None:
    sam = house.person(SAM)
    await _with_a_ticket(sam, "the printer upstairs prints blank pages")
    await _with_a_ticket(sam, "outlook does not open")
    house.clock.advance(LATER)
    assert (await sam.says("ext 12 is me")).says("Which ticket is that for?")
    assert (await sam.says("the printer one")).says("I have put that on ND-1001", "ext 12 is me")
    assert (await sam.says("416 555 0199 is my number")).says("Which ticket is that for?")
    assert (await sam.presses("note_for_ticket", ticket="ND-1002")).says("I have put that on ND-1002", "416 555 0199")


async def test_without_a_ticket_nothing_is_said_to_be_kept(house: House) -> None:
    sam = house.person(SAM)
    answer = await sam.says("416 555 0199 is my number")
    assert answer.says("You have no open ticket that I could put that on. What is it about?")
    assert "talk_to_human" in answer.offers and house.tickets() == []


async def test_told_to_one_of_the_two_questions_it_answers_neither(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("outlook does not open")
    await sam.presses("open_ticket")
    answer = await sam.says("ext 12 is me")
    assert answer.says("Noted", "ext 12 is me", "just you, your team, or everyone")


@pytest.mark.parametrize(
    "words",
    ["Drew is leaving today at three for the dentist", "Drew leaves at noon today, can someone do it before"],
)
async def test_who_leaves_for_the_dentist_leaves_no_company(house: House, words: str) -> None:
    mina = house.person(MINA)
    answer = await mina.says(words)
    assert answer.says("What is it about?", "write 'leaves the company'") and not answer.says("Colleague leaving")
    await _with_a_ticket(mina, "the printer prints blank pages")
    assert (await mina.says(words)).says("I have put that on ND-1001")


async def test_until_when_a_colleague_is_there_is_no_second_problem(house: House) -> None:
    words = "Drew leaves at noon today, can someone fix his laptop before, it does not start"
    answer = await house.person(MINA).says(words)
    assert answer.says("this is about: Computer does not start") and not answer.says("Colleague leaving")


@pytest.mark.parametrize("words", ["Drew's last day is friday", "Drew is leaving us", "Drew is leaving today"])
async def test_who_leaves_the_company_still_does(house: House, words: str) -> None:
    assert (await house.person(MINA).says(words)).says("this is about: Colleague leaving")


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("can somebody call me at 3pm", "today 15:00"),
        ("can somebody call me after three? I'm with a patient until then", "not before today 15:00"),
        ("call me back before 5", "by today 17:00"),
        ("call me please, not before 2 please", "not before today 14:00"),
    ],
)
async def test_the_hour_at_which_somebody_wants_to_be_called_is_said_back(house: House, words: str, when: str) -> None:
    sam = house.person("sam@maple-dental.example")
    await sam.says("the printer jams")
    answer = await sam.says(words)
    assert answer.says(f"you would like to be called {when}", "the technician says whether that works")
    assert "call wanted" in house.happened(house.only_ticket())


async def test_from_when_on_is_put_where_a_call_was_asked_for(house: House) -> None:
    sam = house.person("sam@maple-dental.example")
    await sam.says("the printer jams")
    await sam.says("can someone call me")
    answer = await sam.says("not before 2 please")
    assert answer.says(house.only_ticket().number, "not before 2 please", "The technician reads it there")
