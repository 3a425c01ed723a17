"""What can wait for the day costs no night and promises no night; what a plan promises for the night calls somebody."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.desk.catalogue import Priority
from bot.desk.decisions import Verdict
from bot.desk.staff import StaffMember, StaffRole
from bot.desk.tickets import TicketState
from bot.operations.oncall import PROMISED, climb_due
from bot.operations.replies import record_first_response
from bot.operations.settlements import resolve_ticket
from bot.operations.staff import import_staff
from bot.operations.ticket_work import claim_ticket
from tests.journeys.desk import TUESDAY_NIGHT, House, Person

MINA, SAM = "mina@brandt-law.example", "sam@maple-dental.example"
RAVI, GWEN = "ravi@foothills-auto.example", "gwen@foothills-auto.example"
NIGHT_IN_CALGARY = datetime.fromisoformat("2026-11-24T22:00-07:00")
MORNING = datetime.fromisoformat("2026-11-25T08:00-05:00")
ROBIN = StaffMember("Robin Castell", "robin@msp.example", StaffRole.ADMIN)
NEW_STARTER = "we have a new starter on Monday, Lena Frost, she needs an account and email"


async def _team_is_stopped(mina: Person) -> None:
    """A ticket of hers is open, a P2."""
    await mina.says("the printer shows offline")
    await mina.presses("open_ticket")
    await mina.answers_the_two_questions(impact="group", urgency="stopped")


async def test_planned_work_is_priced_by_day_whenever_it_is_asked_for(house: House) -> None:
    house.clock.instant = NIGHT_IN_CALGARY
    ravi, gwen = house.person(RAVI), house.person(GWEN)
    answer = await ravi.says(NEW_STARTER)
    assert answer.says("planned work", "from Wednesday 25 November 07:30", "inside support hours")
    assert not answer.says("outside your support hours")
    await ravi.presses("choose_callout")
    ticket = house.only_ticket()
    assert ticket.planned_for == datetime.fromisoformat("2026-11-25T07:30-07:00")
    gwen.looks()
    answer = await gwen.presses("approve_quote")
    assert answer.says("planned for the day that was named") and not answer.says("begins tomorrow")
    assert ravi.looks().says("planned for the day that was named")
    assert (house.pages(), house.only_ticket().resolve_by) == ((), None)
    assert house.only_ticket().state is TicketState.SCHEDULED


async def test_a_purchase_at_night_is_promised_for_the_day_and_wakes_nobody(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    mina = house.person(MINA)
    await mina.says("we need a new laptop for the reception")
    answer = await mina.presses("open_ticket")
    ticket = house.only_ticket()
    assert answer.says("planned for tomorrow 08:00", "A person puts the price together")
    assert ticket.respond_by is not None and ticket.respond_by > MORNING
    assert house.pages() == ()


async def test_planned_work_wakes_nobody_even_where_the_plan_promises_every_hour(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    mina = house.person(MINA)
    await mina.says(NEW_STARTER)
    await mina.presses("open_ticket")
    ticket = house.only_ticket()
    assert house.decision_of(ticket).verdict is Verdict.COVERED
    assert (ticket.respond_by, house.pages()) == (MORNING + timedelta(hours=4), ())


@pytest.mark.parametrize(
    "words", ["scanner leaves black lines, no rush", "scanner leaves black lines. it can wait until tomorrow"]
)
async def test_what_can_wait_by_its_own_words_is_answered_by_day(house: House, words: str) -> None:
    house.clock.instant = TUESDAY_NIGHT
    mina = house.person(MINA)
    await mina.says(words)
    await mina.presses("open_ticket")
    answer = await mina.presses("tell_impact", impact="person")
    if answer.buttons:
        await mina.presses("tell_urgency", urgency="works")
    assert (house.only_ticket().respond_by, house.pages()) == (MORNING + timedelta(hours=4), ())


async def test_who_says_afterwards_that_it_can_wait_has_the_call_taken_back(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    mina = house.person(MINA)
    await mina.says("scanner leaves black lines")
    await mina.presses("open_ticket")
    await mina.answers_the_two_questions(urgency="works")
    assert len(house.pages()) == 1
    answer = await mina.says("please do NOT wake anybody for this")
    assert answer.says("Nobody is called for it tonight", "somebody answers by tomorrow 12:00")
    house.clock.advance(timedelta(hours=3))
    climb_due(ports=house.desk.ports)
    with house.desk.begin() as work:
        (page,) = work.pages.list()
        escalation = work.pages.escalation(page.id)
    assert escalation is not None and not escalation.notified
    assert house.happened(house.only_ticket())[-2:] == ["added", "call taken back"]


async def test_a_call_that_has_been_made_is_not_taken_back(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    mina = house.person(MINA)
    await _team_is_stopped(mina)
    due = house.only_ticket().respond_by
    assert not (await mina.says("it can wait until tomorrow")).says("Nobody is called for it tonight")
    with house.desk.begin() as work:
        assert [page.ticket for page in work.pages.waiting()] == ["ND-1001"]
    assert house.only_ticket().respond_by == due


async def test_a_leaver_is_not_cut_off_before_the_day_that_was_named(house: House) -> None:
    mina = house.person(MINA)
    await mina.says("Joan Li leaves at the end of January, please remove her account then")
    answer = await mina.presses("open_ticket")
    assert answer.says("planned for the day that was named", "nothing is changed before")
    assert not answer.says("It should be solved by")
    assert house.only_ticket().resolution is None


async def test_who_has_to_be_shut_out_tonight_has_the_price_of_tonight_from_the_first_word(house: House) -> None:
    house.clock.instant = NIGHT_IN_CALGARY
    ravi = house.person(RAVI)
    answer = await ravi.says("Tim was fired an hour ago, lock his account right now, he must not get in any more")
    assert answer.says("Now:") and not answer.says("planned work")


async def test_a_wish_for_a_person_at_night_is_a_call_where_the_plan_promises_the_night(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    mina = house.person(MINA)
    await mina.says("scanner leaves black lines")
    answer = await mina.says("can I talk to a person please")
    ticket = house.only_ticket()
    (page,) = house.pages()
    assert (page.kind, page.ticket, ticket.priority) == (PROMISED, ticket.number, Priority.P3)
    assert answer.says("whoever is on call answers here by midnight tonight") and not answer.says("from tomorrow 08:00")


async def test_a_wish_for_a_person_about_what_costs_waits_for_the_day(house: House) -> None:
    house.clock.instant = NIGHT_IN_CALGARY
    ravi = house.person(RAVI)
    await ravi.says("my outlook won't open")
    answer = await ravi.says("can I talk to a person please")
    ticket = house.only_ticket()
    assert answer.says("from tomorrow 07:30 somebody answers")
    assert ticket.respond_by is not None and ticket.respond_by > datetime.fromisoformat("2026-11-25T07:30-07:00")
    assert house.pages() == ()


async def test_a_complaint_at_night_is_promised_for_the_day(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    answer = await house.person(MINA).says("your technician was rude to me today")
    assert answer.says("somebody is from tomorrow 08:00")
    respond_by = house.only_ticket().respond_by
    assert respond_by == MORNING + timedelta(hours=2) and house.pages() == ()


async def test_what_is_back_at_night_calls_somebody_where_its_solution_is_due_before_the_morning(house: House) -> None:
    mina = house.person(MINA)
    await _team_is_stopped(mina)
    import_staff(ports=house.desk.ports, members=(ROBIN,), by="the journey")
    number = house.only_ticket().number
    claim_ticket(ports=house.desk.ports, number=number, by=ROBIN.email)
    record_first_response(ports=house.desk.ports, number=number, by=ROBIN.email, words="I look at it.")
    resolve_ticket(ports=house.desk.ports, ticket=number, by=ROBIN.email, text="Spooler restarted.", key="solved")
    house.clock.instant = TUESDAY_NIGHT
    await mina.says("it is offline again")
    await mina.presses("open_it_again")
    (page,) = house.pages()
    assert (page.kind, page.ticket) == (PROMISED, number)
    climb_due(ports=house.desk.ports)
    with house.desk.begin() as work:
        escalation = work.pages.escalation(page.id)
    assert escalation is not None and [each.technician for each in escalation.notified] == [page.technician]
    house.clock.advance(timedelta(minutes=1))
    record_first_response(ports=house.desk.ports, number=number, by=ROBIN.email, words="I am on it.")
    house.clock.advance(timedelta(minutes=30))
    climb_due(ports=house.desk.ports)
    with house.desk.begin() as work:
        assert list(work.pages.waiting()) == []


async def test_whoever_opens_it_again_at_night_hears_who_is_called(house: House) -> None:
    mina = house.person(MINA)
    await _team_is_stopped(mina)
    await mina.says("it works again, close the ticket please")
    house.clock.instant = TUESDAY_NIGHT
    answer = await mina.says("it is back")
    (page,) = house.pages()
    assert answer.says("open again", f"{page.technician} is being called about it")


async def test_what_is_back_by_day_or_under_a_plan_by_day_calls_nobody(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("the printer shows offline")
    await sam.says("it works again, thank you")
    house.clock.instant = TUESDAY_NIGHT
    await sam.says("it is back")
    assert house.only_ticket().is_open and house.pages() == ()


async def test_what_the_person_had_solved_is_promised_from_the_moment_it_is_back(house: House) -> None:
    mina = house.person(MINA)
    await mina.says("the printer shows offline")
    await mina.says("it works again, thank you")
    solved = house.only_ticket()
    assert (solved.state, solved.response) == (TicketState.RESOLVED, None)
    house.clock.advance(timedelta(hours=20))
    answer = await mina.says("it is back")
    ticket = house.only_ticket()
    assert ticket.response is not None and ticket.resolution is not None
    assert ticket.respond_by is not None and ticket.respond_by > house.clock.now()
    assert answer.says("is open again", "Someone will answer by")
