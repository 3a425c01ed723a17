"""A ticket that words have raised to an emergency: from its planned hour, and back again where they were about something else."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.desk.catalogue import Impact, Priority, Urgency
from bot.desk.tickets import Billing, TicketState
from bot.operations.oncall import take_page
from bot.operations.put_back import NOT_ABOUT_IT
from tests.journeys.desk import House, Person

SAM, DANA, MINA = "sam@maple-dental.example", "dana@maple-dental.example", "mina@brandt-law.example"
EVENING = datetime.fromisoformat("2026-11-24T20:00-05:00")
STOPPED = "everyone has it now and nobody can work"


async def _planned(house: House) -> Person:
    house.clock.instant = EVENING
    sam = house.person(SAM)
    await sam.says("the internet is slow")
    await sam.presses("wait_until_business_hours")
    await sam.says("just me")
    assert house.only_ticket().state is TicketState.SCHEDULED
    return sam


async def test_a_planned_ticket_that_stops_everybody_is_the_emergency(house: House) -> None:
    sam, dana = await _planned(house), house.person(DANA)
    answer = await sam.says("now nobody can work")
    assert answer.says("Amara Obi is being called about it right now", "It is not planned for later any more")
    assert answer.says("Dana Reyes is asked for up to $430.00, and without a yes nothing is charged")
    ticket = house.only_ticket()
    assert (ticket.priority, ticket.state, ticket.planned_for) == (Priority.P1, TicketState.TRIAGED, None)
    assert (ticket.billing, house.decision_of(ticket).facts.at) == (Billing.QUOTED, EVENING)
    assert [(page.kind, page.ticket) for page in house.pages()] == [("outage", "ND-1001")]
    dana.looks()
    await dana.presses("approve_quote")
    assert house.only_ticket().billing is Billing.APPROVED and len(house.pages()) == 1


async def test_a_planned_ticket_that_was_not_meant_is_planned_again(house: House) -> None:
    sam, dana = await _planned(house), house.person(DANA)
    await sam.says("now nobody can work")
    answer = await sam.presses("worse_no_ticket")
    assert answer.says("ND-1001 stands where it stood", "is being called right now (ND-1002)")
    first = next(each for each in house.tickets() if each.number == "ND-1001")
    assert (first.state, first.billing, first.priority) == (TicketState.SCHEDULED, Billing.COVERED, Priority.P4)
    assert first.planned_for == datetime.fromisoformat("2026-11-25T08:00-05:00")
    assert first.respond_by == datetime.fromisoformat("2026-11-25T16:00-05:00")
    assert not any(each.may_be_answered for each in house.quotes(first))
    assert dana.looks().says("Sam Okoro lets it wait")


async def test_what_waits_for_a_yes_keeps_its_own_way(house: House) -> None:
    house.clock.instant = EVENING
    sam = house.person(SAM)
    await sam.says("the internet is slow")
    await sam.presses("choose_callout")
    await sam.says("just me")
    assert (await sam.says("now nobody can work")).says("ND-1002")


async def _raised(house: House) -> Person:
    mina = house.person(MINA)
    await mina.says("my outlook is slow")
    await mina.presses("open_ticket")
    await mina.says("just me")
    await mina.says(STOPPED)
    assert house.only_ticket().priority is Priority.P1
    return mina


@pytest.mark.parametrize("words", ["no, that was about the other thing", "sorry, wrong ticket", ""])
async def test_what_was_about_something_else_lets_the_ticket_stand_where_it_stood(house: House, words: str) -> None:
    mina = await _raised(house)
    answer = await mina.says(words) if words else await mina.presses("worse_no_ticket")
    assert answer.says("ND-1001 stands where it stood", "Amara Obi is being called right now (ND-1002)")
    first, second = sorted(house.tickets(), key=lambda each: each.number)
    assert (first.priority, first.impact, first.urgency) == (Priority.P4, Impact.PERSON, Urgency.DEGRADED)
    assert second.priority is Priority.P1 and [page.ticket for page in house.pages()] == ["ND-1002"]
    assert [entry.text for entry in house.history(first) if entry.kind == NOT_ABOUT_IT] == [words]
    # Once is enough.
    assert not (await mina.says("no, that was about the other thing")).says("stands where it stood")


async def test_of_several_tickets_it_is_asked_which_one_it_is(house: House) -> None:
    mina = house.person(MINA)
    for words in ("my outlook is slow", "the scanner is slow"):
        await mina.says(words)
        await mina.presses("open_ticket")
        await mina.says("just me")
    await mina.says(STOPPED)
    await mina.presses("worse_ticket", ticket="ND-1001")
    answer = await mina.says("no, that was about the other thing")
    assert answer.says("ND-1001 stands where it stood", "Which ticket has got worse?")
    await mina.says("the scanner one")
    priorities = {each.number: each.priority for each in house.tickets()}
    assert priorities == {"ND-1001": Priority.P4, "ND-1002": Priority.P1}
    assert [page.ticket for page in house.pages()] == ["ND-1002"]


async def test_what_somebody_is_at_work_on_is_not_lowered_behind_their_back(house: House) -> None:
    mina = await _raised(house)
    (page,) = house.pages()
    take_page(ports=house.desk.ports, page_id=page.id, by="Amara Obi", through="web")
    answer = await mina.says("no, that was about the other thing")
    assert answer.says("I have told whoever has ND-1001 in hand", "stays urgent until they have seen that")
    ticket = house.only_ticket()
    assert ticket.priority is Priority.P1
    assert [entry.kind for entry in house.history(ticket)].count(NOT_ABOUT_IT) == 1


@pytest.mark.parametrize("words", ["no, that was about the other thing", "it is something else"])
async def test_where_nothing_was_raised_the_words_go_their_way(house: House, words: str) -> None:
    mina = house.person(MINA)
    await mina.says("my outlook is slow")
    assert not (await mina.says(words)).says("stands where it stood") and house.tickets() == []


async def test_a_ticket_is_named_by_its_program(house: House) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-24T10:00-05:00")
    sam = house.person(SAM)
    for words in ("dentrix is slow", "the printer on the first floor is jammed"):
        await sam.says(words)
        await sam.presses("open_ticket")
        await sam.says("just me, and it is only slow")
    assert (await sam.says("it has got worse")).says("Which ticket has got worse?")
    assert (await sam.says("the dentrix one")).says("ND-1001, Business program")
