"""Who has been promised an answer for the night has somebody called in time, and so has who pays for the night."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.desk.catalogue import Priority
from bot.desk.staff import StaffMember, StaffRole
from bot.desk.tickets import TicketState
from bot.operations.oncall import PROMISED, climb_due
from bot.operations.staff import import_staff
from bot.operations.ticket_work import claim_ticket
from tests.journeys.desk import TUESDAY_NIGHT, House

MINA = "mina@brandt-law.example"
RAVI, GWEN, MARTY = (f"{name}@foothills-auto.example" for name in ("ravi", "gwen", "marty"))
NIGHT_IN_CALGARY = datetime.fromisoformat("2026-11-24T22:00-07:00")
MORNING_IN_CALGARY = datetime.fromisoformat("2026-11-24T10:00-07:00")
ROBIN = StaffMember("Robin Castell", "robin@msp.example", StaffRole.ADMIN)


@pytest.fixture
async def scanner(house: House) -> House:
    """Mina's scanner at ten in the evening: a P4, and her plan promises an answer within four hours, day and night."""
    house.clock.instant = TUESDAY_NIGHT
    mina = house.person(MINA)
    await mina.says("scanner leaves black lines")
    await mina.presses("open_ticket")
    assert not (await mina.answers_the_two_questions(urgency="works")).says("is being called")
    ticket = house.only_ticket()
    assert (ticket.priority, ticket.respond_by) == (Priority.P4, TUESDAY_NIGHT + timedelta(hours=4))
    return house


def called(house: House) -> list[str]:
    """Who has been called, once what is due has been done."""
    climb_due(ports=house.desk.ports)
    with house.desk.begin() as work:
        found = [work.pages.escalation(page.id) for page in work.pages.list()]
    return [each.technician for escalation in found if escalation for each in escalation.notified]


async def test_what_is_not_urgent_is_called_about_when_half_of_the_time_is_over(scanner: House) -> None:
    (page,) = scanner.pages()
    assert (page.kind, page.ticket) == (PROMISED, scanner.only_ticket().number)
    assert "call planned" in scanner.happened(scanner.only_ticket())
    scanner.clock.advance(timedelta(hours=2) - timedelta(seconds=1))
    assert called(scanner) == []
    scanner.clock.advance(timedelta(seconds=1))
    assert called(scanner) == [page.technician]


async def test_who_has_the_ticket_meanwhile_is_not_called(scanner: House) -> None:
    import_staff(ports=scanner.desk.ports, members=(ROBIN,), by="the journey")
    claim_ticket(ports=scanner.desk.ports, number=scanner.only_ticket().number, by=ROBIN.email)
    scanner.clock.advance(timedelta(hours=3))
    assert called(scanner) == []
    scanner.clock.advance(timedelta(hours=3))
    assert called(scanner) == []


async def test_a_team_that_is_stopped_has_somebody_called_at_once(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    mina = house.person(MINA)
    await mina.says("the printer shows offline")
    await mina.presses("open_ticket")
    answer = await mina.answers_the_two_questions(impact="group", urgency="stopped")
    assert house.only_ticket().priority is Priority.P2
    (page,) = house.pages()
    assert answer.says(f"{page.technician} is being called right now", "nothing to pay")
    assert called(house) == [page.technician]


async def test_what_is_promised_for_the_morning_calls_nobody(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam = house.person("sam@maple-dental.example")
    await sam.says("scanner leaves black lines")
    await sam.says("tomorrow")
    await sam.answers_the_two_questions()
    assert house.pages() == ()


async def test_who_pays_for_the_night_has_somebody_called_with_the_yes(house: House) -> None:
    house.clock.instant = NIGHT_IN_CALGARY
    ravi, gwen = house.person(RAVI), house.person(GWEN)
    await ravi.takes_the_offer("my outlook won't open")
    assert house.pages() == ()
    gwen.looks()
    answer = await gwen.presses("approve_quote")
    (page,) = house.pages()
    ticket = house.only_ticket()
    assert (page.kind, page.ticket, page.conversation) == (PROMISED, ticket.number, ticket.conversation)
    assert answer.says("is approved up to", f"{page.technician} is being called right now")
    assert not answer.says("has it now")
    assert ravi.looks().says(f"{page.technician} is being called right now", "A technician answers by")
    assert called(house) == [page.technician]


async def test_an_approval_in_the_morning_calls_nobody(house: House) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi, gwen = house.person(RAVI), house.person(GWEN)
    await ravi.takes_the_offer("my outlook won't open")
    gwen.looks()
    assert (await gwen.presses("approve_quote")).says("a technician has it now")
    assert house.pages() == ()


async def test_a_no_calls_nobody(house: House) -> None:
    house.clock.instant = NIGHT_IN_CALGARY
    ravi, gwen = house.person(RAVI), house.person(GWEN)
    await ravi.takes_the_offer("my outlook won't open")
    gwen.looks()
    await gwen.presses("decline_quote")
    assert house.only_ticket().state is TicketState.CANCELLED
    assert house.pages() == ()


async def test_a_price_by_day_that_is_approved_after_closing_begins_when_the_desk_opens(house: House) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi, gwen = house.person(RAVI), house.person(GWEN)
    await ravi.takes_the_offer("my outlook won't open")
    gwen.looks()
    house.clock.instant = NIGHT_IN_CALGARY
    answer = await gwen.presses("approve_quote")
    assert answer.says("a technician begins tomorrow 07:30")
    assert not answer.says("has it now")
    assert ravi.looks().says("A technician begins tomorrow 07:30")
    assert house.pages() == ()


async def test_a_night_price_approved_after_the_hour_it_was_promised_for_still_calls(house: House) -> None:
    house.clock.instant = NIGHT_IN_CALGARY
    ravi, gwen = house.person(RAVI), house.person(GWEN)
    await ravi.takes_the_offer("my outlook won't open")
    gwen.looks()
    house.clock.advance(timedelta(hours=6))
    answer = await gwen.presses("approve_quote")
    assert answer.says("is being called right now")
    assert not answer.says("Someone will answer by today 00:00")


async def test_whoever_is_called_for_an_emergency_is_named_after_the_yes_and_after_the_no(house: House) -> None:
    house.clock.instant = NIGHT_IN_CALGARY
    for press, words in (("approve_quote", "is being called right now"), ("decline_quote", "is still being called")):
        marty = house.person(MARTY)
        await marty.says("the server is down and nobody can work")
        assert (await marty.presses(press)).says(words)
        house.clock.advance(timedelta(hours=3))
