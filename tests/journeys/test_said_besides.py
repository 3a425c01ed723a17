"""What people say besides: more about a request, when they can be reached, thanks too early; none of it is lost or misread."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.desk.catalogue import Priority
from bot.desk.tickets import TicketState
from tests.journeys.desk import House

SAM, PRIYA = "sam@maple-dental.example", "priya@maple-dental.example"
MARTY, RAVI, GWEN, JOSIE = (f"{name}@foothills-auto.example" for name in ("marty", "ravi", "gwen", "josie"))
HELEN, DREW = "helen@brandt-law.example", "drew@brandt-law.example"
AMARA, NADIA, ELLIS = (f"{name}@harbour-trust.example" for name in ("amara", "nadia", "ellis"))
SATURDAY_NIGHT = datetime.fromisoformat("2026-11-28T23:30-05:00")


async def test_who_is_sent_away_does_not_hear_of_it_from_us(house: House) -> None:
    marty, ravi, gwen = house.person(MARTY), house.person(RAVI), house.person(GWEN)
    answer = await marty.says(
        "Ravi is being let go on Thursday, I need his mailbox and files to go to me. He doesn't know yet"
    )
    assert answer.says("I can't do that from chat", "Somebody will call you", "Ravi hears nothing of it from me")
    assert ravi.looks().messages == () and gwen.looks().says("Marty Blais has asked us")
    assert (await marty.says("keep it quiet please")).says("I have put that on ND-1001")
    notes = [entry.text for entry in house.history(house.only_ticket())]
    assert any("say nothing to that person" in each for each in notes)


async def test_whose_mail_is_asked_for_without_a_word_of_leaving_still_hears_of_it(house: House) -> None:
    await house.person(MARTY).says("please give me access to Ravi's mailbox")
    assert house.person(RAVI).looks().says("Marty Blais has asked us")


async def test_more_about_a_leaver_stays_with_the_leaver(house: House) -> None:
    house.clock.instant = SATURDAY_NIGHT
    helen = house.person(HELEN)
    await helen.says("Lock Drew out of everything now please, I let him go tonight")
    for words in ("and the remote access", "and his email", "before he hears about it"):
        assert (await helen.says(words)).says("Noted", words)
    await helen.presses("open_ticket")
    ticket = house.only_ticket()
    assert (ticket.category, ticket.priority) == ("offboarding", Priority.P2)
    assert all(words in ticket.words for words in ("Lock Drew", "remote access", "his email"))
    assert [page.ticket for page in house.pages()] == ["ND-1001"]


async def test_a_leaver_who_has_to_be_locked_out_is_one_matter_whatever_else_is_told(house: House) -> None:
    house.clock.instant = SATURDAY_NIGHT
    words = "I've let Drew go tonight. He has admin on the document server. Lock him out before he hears"
    assert (await house.person(HELEN).says(words)).says("this is about: Colleague leaving")


async def test_a_colleague_on_file_who_finishes_is_a_leaver_and_the_day_can_be_put_right(house: House) -> None:
    amara = house.person(AMARA)
    assert (await amara.says("Ellis Byrne finishes on the 11th of December")).says("Colleague leaving")
    assert (await amara.says("sorry the 18th")).says("Noted", "the 18th")
    assert (await amara.says("his laptop goes to the new person")).says("Noted")
    await amara.presses("open_ticket")
    assert house.only_ticket().category == "offboarding" and "the 18th" in house.only_ticket().words


async def test_a_day_that_is_put_right_is_no_yes(house: House) -> None:
    priya = house.person(PRIYA)
    await priya.says("can someone come to barrie on friday to move two desks with computers")
    assert (await priya.says("no wait it's monday")).says("Noted", "monday")
    assert house.tickets() == []


async def test_what_is_put_right_after_the_ticket_stands_on_it(house: House) -> None:
    amara = house.person(AMARA)
    await amara.says("we have a new fundraiser starting, Leila Osman, from the 7th")
    await amara.presses("open_ticket")
    assert (await amara.says("same rights as Nadia")).says("I have put that on ND-1001")


@pytest.mark.parametrize(
    "words",
    ["my mobile is 07700 900123", "you can reach me at nadia@harbour-trust.example or on the front desk phone ext 12"],
)
async def test_a_number_is_no_problem_with_a_phone_and_thanks_open_nothing(house: House, words: str) -> None:
    nadia = house.person(NADIA)
    await nadia.says("excel freezes when I save the donor list")
    assert (await nadia.says(words)).says("Noted", words)
    answer = await nadia.says("thanks!")
    assert answer.says("Nothing has been opened for it yet") and "open_ticket" in answer.offers
    await nadia.presses("open_ticket")
    await nadia.answers_the_two_questions()
    assert words in house.only_ticket().words
    assert (await nadia.says("thanks!")).says("You're welcome") and len(house.tickets()) == 1


@pytest.mark.parametrize(
    ("who", "words"),
    [(SAM, "dentrix wont open on one pc, others ok"), (JOSIE, "TorqueDesk keeps logging me out every 5 mins")],
)
async def test_a_clients_own_program_is_known_by_its_name(house: House, who: str, words: str) -> None:
    assert (await house.person(who).says(words)).says("this is about: Business program")


async def test_open_it_again_opens_it_again_whatever_else_is_said(house: House) -> None:
    priya = house.person(PRIYA)
    await priya.says("my screen flickers when I open the xray viewer")
    await priya.says("just open a ticket")
    await priya.says("close it please, I bought a new cable")
    assert house.only_ticket().state is TicketState.RESOLVED
    assert (await priya.says("no wait it is still flickering, open it again")).says("ND-1001 is open again")


async def test_a_bill_that_nobody_knew_of_goes_to_a_person(house: House) -> None:
    answer = await house.person(MARTY).says("my last invoice has 2 callouts for $173 that nobody told me about")
    assert answer.says("A person checks the bill (ND-1001)")


@pytest.mark.parametrize("words", ["No it is new", "no, new one", "different thing"])
async def test_what_is_not_the_solved_ticket_again_is_gone_on_with(house: House, words: str) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-24T09:00-07:00")
    ravi = await house.solved_printer()
    house.clock.advance(timedelta(hours=3))
    offered = await ravi.says("the printer does not print again")
    assert offered.says("Is it ND-1001 again")
    answer = await ravi.says(words)
    assert answer.says("a new matter: ND-1001 stays as it is", "What would you like?")
    assert "affirm" in answer.offers and house.only_ticket().state is TicketState.RESOLVED
