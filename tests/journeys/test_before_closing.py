"""Shortly before support hours end: what would run past them costs less when they begin again, and that is offered."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from bot.desk.money import Money
from bot.desk.tickets import TicketState
from tests.journeys.desk import House

RAVI, GWEN, NADIA = "ravi@foothills-auto.example", "gwen@foothills-auto.example", "nadia@harbour-trust.example"
SATURDAY_NOON = datetime.fromisoformat("2026-11-28T11:50-07:00")
QUARTER_PAST_FIVE = datetime.fromisoformat("2026-11-24T17:15-07:00")
MONDAY = datetime.fromisoformat("2026-11-30T07:30-07:00")


async def test_ten_minutes_before_the_weekend_monday_is_offered_and_taken(house: House) -> None:
    house.clock.instant = SATURDAY_NOON
    ravi = house.person(RAVI)
    answer = await ravi.says("printer does not print")
    assert answer.says("inside support hours: 10 min", "on the weekend", "Mon 30 Nov, 07:30: about $57.75 with tax")
    assert not answer.says("It is 11:50, outside your support hours")
    answer = await ravi.says("what if I wait until monday")
    assert answer.says("Mon 30 Nov, 07:30: about $57.75") and not answer.says("Waiting would not make it cheaper")
    await ravi.presses("wait_until_business_hours")
    await ravi.answers_the_two_questions()
    ticket = house.only_ticket()
    assert (ticket.state, ticket.planned_for) == (TicketState.AWAITING_APPROVAL, MONDAY)
    assert house.only_quote(ticket).limit == Money(Decimal("120.00"), "CAD")


async def test_before_closing_now_and_tomorrow_are_both_named(house: House) -> None:
    house.clock.instant = QUARTER_PAST_FIVE
    answer = await house.person(GWEN).says("quickbooks won't open")
    assert answer.says("Now: about $72.19 to $332.07 with tax", "Tomorrow 07:30: about $115.50 with tax", "Which one?")


async def test_planned_work_is_not_begun_before_closing(house: House) -> None:
    house.clock.instant = QUARTER_PAST_FIVE
    answer = await house.person(GWEN).says(
        "we have a new starter on Monday, Lena Frost, she needs an account and email"
    )
    assert answer.says("planned work", "from Wednesday 25 November 07:30", "at most $350.00")


async def test_of_hours_that_are_paid_for_fewer_are_taken_in_the_morning(house: House) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-24T17:15+00:00")
    answer = await house.person(NADIA).says("outlook won't open")
    assert answer.says("It takes about 45 minutes", "from 09:00: about 30 minutes instead of 45 minutes")


async def test_on_a_holiday_it_is_the_holiday_that_is_named_and_not_the_hour(house: House) -> None:
    house.clock.instant = datetime.fromisoformat("2026-12-24T10:00-05:00")
    answer = await house.person("sam@maple-dental.example").says("my printer is offline")
    assert answer.says("It is a holiday today (Thu 24 Dec), outside your support hours")
