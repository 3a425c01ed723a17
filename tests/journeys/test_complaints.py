"""A complaint and a doubted bill reach a person at once, with a ticket, and are argued with by nobody."""

from __future__ import annotations

import pytest

from bot.desk.catalogue import Priority
from tests.journeys.desk import TUESDAY_NIGHT, House

SAM, NOBODY = "sam@maple-dental.example", "nobody@elsewhere.example"


@pytest.mark.parametrize(
    "words", ["I want to complain about your service", "I'm not happy with how your technician treated me"]
)
async def test_a_complaint_is_a_ticket_with_its_words_and_no_contract_is_recited(house: House, words: str) -> None:
    answer = await house.person(SAM).says(words)
    ticket = house.only_ticket()
    assert answer.says("I am sorry", ticket.number, "a person reads it", "Somebody is at the desk now")
    assert not answer.says("contract") and answer.offers == ["talk_to_human"]
    assert (ticket.words, ticket.category, ticket.priority) == (words, None, Priority.P3)
    assert ticket.priority_reasons == ("P3: a complaint, for a person",)


async def test_at_night_it_is_said_when_somebody_reads_it(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    assert (await house.person(SAM).says("your service is terrible")).says("somebody is from tomorrow 08:00")


async def test_more_of_the_same_complaint_joins_its_ticket(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("I want to complain about your service")
    await sam.says("your technician was rude too")
    assert house.happened(house.only_ticket()) == ["opened", "complaint", "added"]


@pytest.mark.parametrize(
    "words", ["he was rude and left the cables on the floor", "she never said sorry", "and they came two hours late"]
)
async def test_what_is_told_on_after_a_complaint_joins_it_and_calls_nobody(house: House, words: str) -> None:
    sam = house.person(SAM)
    await sam.says("I want to complain about the technician who came yesterday")
    answer = await sam.says(words)
    assert answer.says("I am sorry", house.only_ticket().number)
    assert house.happened(house.only_ticket()) == ["opened", "complaint", "added"] and not house.pages()


async def test_who_is_in_danger_after_a_complaint_is_helped(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("I want to complain about the technician who came yesterday")
    await sam.says("he was here again and hit a colleague, she is bleeding")
    assert len(house.pages()) == 1


async def test_the_problem_that_is_talked_about_is_not_lost(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("the printer shows offline")
    answer = await sam.says("this is unacceptable")
    assert answer.says("I am sorry", "Shall we?") and answer.offers[1] == "affirm"
    assert (await sam.says("yes")).says("Step 1 of at most 7")


async def test_the_question_of_a_ticket_is_put_again(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("the printer shows offline")
    await sam.says("open a ticket")
    assert (await sam.says("I'd like to speak to your manager")).offers[1:] == ["tell_impact"] * 3
    await sam.answers_the_two_questions()
    complaint, printer = house.tickets()
    assert (complaint.category, printer.category) == (None, "printer")


async def test_a_person_who_is_wanted_after_it_has_the_same_ticket(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("I want to complain about your service")
    await sam.presses("talk_to_human")
    assert "person wanted" in house.happened(house.only_ticket())


@pytest.mark.parametrize("who", [SAM, NOBODY])
async def test_a_bill_that_is_wrong_is_checked_by_a_person(house: House, who: str) -> None:
    answer = await house.person(who).says("our last bill is wrong")
    ticket = house.only_ticket()
    assert answer.says("A person checks the bill", ticket.number, "costs nothing")
    assert (ticket.category, ticket.words) == ("billing_contract", "our last bill is wrong")


async def test_a_question_about_a_bill_is_no_complaint(house: House) -> None:
    assert (await house.person(SAM).says("when is the invoice due?")).says("MD-2026")
    assert house.tickets() == []


async def test_a_stranger_may_complain_and_learns_nothing(house: House) -> None:
    answer = await house.person(NOBODY).says("I want to complain about your service")
    assert answer.says("I am sorry", "ND-1001") and not answer.says("desk now")


async def test_who_complains_and_says_what_is_wrong_has_both_taken_up(house: House) -> None:
    sam = house.person(SAM)
    answer = await sam.says(
        "This is unacceptable, the printer still shows offline and nothing comes out. Your support is a joke"
    )
    complaint = house.only_ticket()
    assert answer.says("I am sorry", complaint.number, "a person reads it", "this is about: Printer", "Shall we?")
    assert not answer.says("If something is not working")
    enquiry = sam.enquiry()
    assert enquiry is not None and enquiry.category == "printer"
    await sam.presses("open_ticket")
    await sam.answers_the_two_questions()
    assert {each.category for each in house.tickets()} == {None, "printer"}


async def test_the_same_turn_again_complains_once(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("your service is terrible and my outlook keeps crashing")
    await sam.says("your service is terrible and my outlook keeps crashing")
    assert house.happened(house.only_ticket()) == ["opened", "complaint", "added"]


async def test_a_complaint_is_taken_back_alone(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("the printer shows offline")
    answer = await sam.says("this is unacceptable")
    assert not answer.says("If something is not working")
    answer = await sam.says("never mind the complaint")
    assert answer.says("Taken back", house.only_ticket().number, "Shall we?")
    assert not house.only_ticket().is_open and sam.enquiry() is not None
    assert not (await sam.says("never mind the complaint")).says("Taken back")
