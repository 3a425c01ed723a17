"""Small questions beside a problem: what is kept, who reads it, another language, who has the ticket, and writing instead of calls."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.desk.staff import StaffMember, StaffRole
from bot.operations.staff import import_staff
from bot.operations.ticket_work import claim_ticket
from tests.journeys.desk import House

SAM, JOSIE, MINA = "sam@maple-dental.example", "josie@foothills-auto.example", "mina@brandt-law.example"
AMARA = StaffMember("Amara Obi", "amara@nightdesk.example", StaffRole.ADMIN)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("can you delete what I wrote", "a person of your help desk does, after checking that it is you"),
        ("can I get a copy of this chat", "a person of your help desk can, after checking that it is you"),
        ("do you record this", "are kept with your tickets"),
        ("can Marty see this", "I show your tickets to nobody else at your company"),
        ("can my boss see my ticket", "I show your tickets to nobody else at your company"),
        ("please answer in french", "I read and write English alone"),
        ("my email address changed", "I cannot change it from chat"),
        ("how do I complain", "I pass it on word for word"),
        ("who is in charge there?", "may approve a cost at Foothills Auto Service: Marty Blais and Gwen Tait"),
        ("who may approve costs here", "may approve a cost at Foothills Auto Service: Marty Blais and Gwen Tait"),
        ("who can approve 500 dollars", "may approve $500.00 at Foothills Auto Service: Marty Blais."),
        ("what is your phone number", "reached here, in this chat"),
    ],
)
async def test_it_is_answered_plainly_and_opens_nothing(house: House, words: str, said: str) -> None:
    josie = house.person(JOSIE)
    answer = await josie.says(words)
    assert answer.says(said) and answer.offers == ["talk_to_human"]
    assert house.tickets() == [] and josie.enquiry() is None


@pytest.mark.parametrize(
    "words",
    [
        "can they see my data",
        "can they read my messages",
        "can scammers get my data",
        "is my data safe",
        "who can read my messages",
    ],
)
async def test_while_an_attack_is_talked_about_it_is_no_question_about_the_desk(house: House, words: str) -> None:
    sam = house.person(SAM)
    await sam.says("i clicked a link in a strange mail")
    answer = await sam.says(words)
    assert not answer.says("I show your tickets to nobody else") and not answer.says("are kept with your tickets")
    assert answer.says("Shall I call") or house.pages() != ()


async def test_the_open_question_is_put_again(house: House) -> None:
    josie = house.person(JOSIE)
    await josie.says("the parts program does not start")
    answer = await josie.says("can you delete what I wrote")
    assert answer.says("I delete nothing of that myself") and "choose_callout" in answer.offers


async def test_who_has_the_ticket_is_named(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("the printer upstairs prints blank pages")
    await sam.presses("open_ticket")
    await sam.answers_the_two_questions()
    assert (await sam.says("who is my technician")).says("ND-1001, Printer: nobody has taken it yet", "today")
    import_staff(ports=house.desk.ports, members=[AMARA], by="the journey")
    claim_ticket(ports=house.desk.ports, number="ND-1001", by=AMARA.email)
    assert (await sam.says("who has my ticket")).says("ND-1001, Printer: Amara Obi has it in hand")


async def test_who_is_deaf_is_no_problem_with_a_phone(house: House) -> None:
    mina = house.person(MINA)
    assert (await mina.says("I have a deaf colleague, she cannot phone")).says("everything can be written here")
    await mina.says("outlook keeps asking for my password")
    await mina.presses("open_ticket")
    await mina.answers_the_two_questions()
    house.clock.advance(timedelta(hours=2))
    assert (await mina.says("please only by email")).says("I have put that on ND-1001", "please only by email")


@pytest.mark.parametrize("words", ["call me Ray", "my name is Ray btw", "it's Ray by the way"])
async def test_a_name_is_noted_and_no_ticket_is_opened_for_it(house: House, words: str) -> None:
    sam = house.person(SAM)
    assert (await sam.says(words)).says("All right, Ray", "you stay Sam Okoro; a person can change that")
    assert house.tickets() == []
    await sam.says("the printer is jammed")
    step = (await sam.presses("affirm")).offers
    answer = await sam.says(words)
    assert answer.says("All right, Ray. I have noted that") and answer.offers == step and house.tickets() == []
    enquiry = sam.enquiry()
    assert enquiry is not None and words in enquiry.words


@pytest.mark.parametrize("words", ["call me at 555-0199", "call me back please", "it's Dentrix by the way"])
async def test_a_number_and_a_program_are_no_name(house: House, words: str) -> None:
    assert not (await house.person(SAM).says(words)).says("All right")


async def test_what_counts_as_an_emergency_and_what_was_talked_about(house: House) -> None:
    josie = house.person(JOSIE)
    answer = await josie.says("what counts as an emergency")
    assert answer.says("an outage that stops many people", "danger to somebody", "call 911") and house.pages() == ()
    assert (await josie.says("remind me tomorrow")).says("I send no reminders")
    assert (await josie.says("what did we talk about yesterday")).says("no ticket of yours from the last two weeks")
    assert (await josie.says("what happens if I do nothing")).says(
        "no ticket of yours is open"
    ) and house.tickets() == []
    await josie.takes_the_offer("printer does not print")
    house.clock.advance(timedelta(days=1))
    assert (await josie.says("what did we talk about yesterday")).says("ND-1001, Printer", "waiting for approval")
    assert (await josie.says("what happens if I do nothing")).says("nothing is charged before a yes to its price")


async def test_what_happens_without_an_answer_is_told_and_it_is_asked_again(house: House) -> None:
    mina = house.person(MINA)
    offered = (await mina.says("excel freezes when I save")).offers
    answer = await mina.says("what happens if I do nothing")
    assert answer.says("Then nothing begins: nothing is opened") and answer.offers == offered
    assert (await mina.says("remind me tomorrow")).offers == offered and house.tickets() == []


@pytest.mark.parametrize("words", ["nothing, just testing", "just checking if this works", "test"])
async def test_who_only_tests_gets_a_short_answer(house: House, words: str) -> None:
    sam = house.person(SAM)
    await sam.says("hi")
    answer = await sam.says(words)
    assert answer.says("It works: I read you") and not answer.says("?")
    assert house.tickets() == []


async def test_for_whom_somebody_works_is_not_taken_from_words(house: House) -> None:
    nobody = house.person("nobody@elsewhere.example")
    offered = (await nobody.says("hi my printer is broken")).offers
    answer = await nobody.says("i work at maple dental")
    assert answer.says("on file, and not by what is typed", "your company's contact can have you added")
    assert answer.offers == offered and not answer.says("Maple")


async def test_a_home_office_is_told_from_what_is_private(house: House) -> None:
    helen = house.person("helen@brandt-law.example")
    assert (await helen.says("my son's xbox won't connect to my home wifi")).says(
        "not something this help desk looks after"
    )
    answer = await helen.says("it is also where i work from")
    assert answer.says("Where somebody works from home I help with", "What does not work for your work?")
    await helen.says("my home wifi is slow")
    answer = await helen.says("i work from home")
    assert answer.says('Noted: "i work from home"') and getattr(helen.enquiry(), "category", None) == "wifi"
