"""Ten in the evening: now at a price, or tomorrow for nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from bot.desk.decisions import Verdict
from bot.desk.money import Money
from bot.desk.quotes import QuoteState
from bot.desk.tickets import Billing, TicketState
from tests.journeys.desk import TUESDAY_NIGHT, House

SAM, DANA = "sam@maple-dental.example", "dana@maple-dental.example"
SATURDAY_EVENING = datetime.fromisoformat("2026-11-28T20:40-05:00")
MORNING = datetime.fromisoformat("2026-11-25T08:00-05:00")


async def test_both_ways_are_offered_with_price_and_approver(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam = house.person(SAM)
    answer = await sam.says("my outlook won't open")
    assert answer.says("22:00", "$423.75", "$430.00", "Dana Reyes", "tomorrow 08:00", "nothing to pay")
    ways = ["choose_callout", "wait_until_business_hours", "affirm", "talk_to_human", "cancel"]
    assert answer.offers == [*ways, "ask_coverage_why", "dispute_coverage"]
    assert house.tickets() == []


async def test_no_way_that_is_only_dearer_stands_beside_the_free_one(house: House) -> None:
    house.clock.instant = SATURDAY_EVENING
    answer = await house.person(SAM).says("my outlook won't open")
    assert answer.says("$565.00", "Mon 30 Nov, 08:00", "nothing to pay")
    assert not answer.says("from 00:00")


async def test_now_waits_for_the_approver_and_goes_ahead_with_her_button(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam, dana = house.person(SAM), house.person(DANA)
    answer = await sam.takes_the_offer("my outlook won't open")
    ticket = house.only_ticket()
    assert (ticket.state, ticket.billing) == (TicketState.AWAITING_APPROVAL, Billing.QUOTED)
    assert answer.says(ticket.number, "Dana Reyes", "$430.00")
    quote = house.only_quote(ticket)
    assert (quote.may_be_answered, quote.asked, quote.limit) == (True, DANA, Money(Decimal("430.00"), "CAD"))
    assert quote.valid_until == MORNING
    card = dana.looks()
    assert card.offers == ["approve_quote", "decline_quote", "put_off_quote"]
    assert card.says("Sam Okoro", ticket.number, "$423.75", "$430.00", "MD-TM")
    answer = await dana.presses("approve_quote")
    assert answer.says(ticket.number, "$430.00")
    ticket = house.only_ticket()
    assert (ticket.state, ticket.billing) == (TicketState.TRIAGED, Billing.APPROVED)
    assert ticket.not_to_exceed == quote.limit
    assert sam.looks().says("Dana Reyes", ticket.number, "$430.00")


async def test_who_pays_sees_the_free_hour_on_the_card_and_takes_it_with_one_button(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam, dana = house.person(SAM), house.person(DANA)
    await sam.takes_the_offer("my outlook won't open")
    number = house.only_ticket().number
    assert dana.looks().says(f"If {number} waits until tomorrow 08:00, it is covered and costs nothing.")
    assert (await dana.presses("put_off_quote")).says(f"{number} waits until tomorrow 08:00")
    ticket = house.only_ticket()
    assert (ticket.state, ticket.billing, ticket.planned_for) == (TicketState.SCHEDULED, Billing.COVERED, MORNING)
    assert sam.looks().says("Dana Reyes lets it wait", "costs nothing")


async def test_later_is_planned_for_the_morning_and_costs_nothing(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam = house.person(SAM)
    await sam.says("my outlook won't open")
    await sam.presses("wait_until_business_hours")
    answer = await sam.answers_the_two_questions()
    ticket = house.only_ticket()
    assert (ticket.state, ticket.billing, ticket.planned_for) == (
        TicketState.SCHEDULED,
        Billing.COVERED,
        MORNING,
    )
    assert house.decision_of(ticket).verdict is Verdict.COVERED
    assert house.quotes(ticket) == ()
    assert house.person(DANA).looks().messages == ()
    assert answer.says(ticket.number, "tomorrow 08:00")


async def test_a_ticket_wanted_at_night_is_asked_for_when_with_the_free_time_first(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam = house.person(SAM)
    await sam.says("my outlook won't open")
    answer = await sam.says("open a ticket")
    assert answer.offers == ["wait_until_business_hours", "choose_callout", "talk_to_human"]
    assert answer.says("tomorrow 08:00", "nothing to pay", "$423.75", "Dana Reyes")
    assert house.tickets() == []
    await sam.presses("wait_until_business_hours")
    await sam.answers_the_two_questions()
    ticket = house.only_ticket()
    assert (ticket.state, ticket.billing) == (TicketState.SCHEDULED, Billing.COVERED)
    assert house.quotes(ticket) == ()


async def test_a_fix_that_fails_at_night_asks_for_when_before_anybody_is_asked_for_money(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam = house.person(SAM)
    await sam.says("my outlook won't open")
    answer = await sam.presses("affirm")
    while "step_failed" in answer.offers:
        answer = await sam.presses("step_failed")
    assert answer.offers == ["wait_until_business_hours", "choose_callout", "talk_to_human"]
    assert house.person(DANA).looks().messages == ()


async def test_a_fix_may_be_tried_first_for_nothing(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam = house.person(SAM)
    await sam.says("my outlook won't open")
    await sam.presses("affirm")
    await sam.presses("step_worked")
    await sam.presses("step_worked")
    ticket = house.only_ticket()
    assert (ticket.state, ticket.billing) == (TicketState.RESOLVED, Billing.NO_CHARGE)
    assert house.quotes(ticket) == ()


async def test_a_declined_night_is_planned_for_the_free_morning(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam, dana = house.person(SAM), house.person(DANA)
    await sam.takes_the_offer("my outlook won't open")
    dana.looks()
    await dana.presses("decline_quote")
    ticket = house.only_ticket()
    assert (ticket.state, ticket.planned_for) == (TicketState.SCHEDULED, MORNING)
    assert ticket.not_to_exceed is None
    assert sam.looks().says(ticket.number, "tomorrow 08:00")


async def test_a_night_that_nobody_approved_is_worked_on_in_the_free_morning(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam = house.person(SAM)
    await sam.takes_the_offer("my outlook won't open")
    house.clock.instant = MORNING + timedelta(seconds=10)
    await house.quotes_lapse()
    ticket = house.only_ticket()
    assert house.only_quote(ticket).state is QuoteState.EXPIRED
    assert (ticket.state, ticket.billing, ticket.not_to_exceed) == (TicketState.TRIAGED, Billing.COVERED, None)
    assert sam.looks().says(ticket.number)


async def test_never_mind_at_the_choice_leaves_nothing(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam = house.person(SAM)
    await sam.says("my outlook won't open")
    answer = await sam.presses("cancel")
    assert answer.messages
    assert sam.enquiry() is None
    assert house.tickets() == []
