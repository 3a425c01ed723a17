"""A price for tonight that can wait after all, and work of tomorrow that cannot, on the whole desk."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from bot.desk.decisions import Verdict
from bot.desk.money import Money
from bot.desk.prices import Estimate, EstimateLine, LineKind
from bot.desk.quotes import Quote, QuoteState
from bot.desk.tickets import Billing, TicketState
from bot.operations.oncall import take_page
from bot.operations.quotes import revise_quote
from tests.journeys.desk import TUESDAY_NIGHT, House, Person

NIGHT_IN_CALGARY = datetime.fromisoformat("2026-11-24T22:00-07:00")
OPENING_IN_CALGARY = datetime.fromisoformat("2026-11-25T07:30-07:00")
RAVI, GWEN = "ravi@foothills-auto.example", "gwen@foothills-auto.example"
SAM, DANA = "sam@maple-dental.example", "dana@maple-dental.example"
MAIL = "my outlook won't open"


async def _asked_for(house: House, choice: str) -> tuple[Person, Person]:
    """Ravi at night, who has chosen an hour, and Gwen, who has the card before her."""
    house.clock.instant = NIGHT_IN_CALGARY
    ravi, gwen = house.person(RAVI), house.person(GWEN)
    await ravi.says(MAIL)
    await ravi.presses(choice)
    await ravi.answers_the_two_questions()
    gwen.looks()
    return ravi, gwen


async def test_who_lets_it_wait_has_the_lower_price_put_before_the_approver(house: House) -> None:
    ravi, gwen = await _asked_for(house, "choose_callout")
    answer = await ravi.says("it can wait until tomorrow actually")
    assert answer.says("ND-1001 waits until tomorrow 07:30", "$57.75", "Gwen Tait is asked")
    card = gwen.looks()
    assert card.says("Ravi Anand lets it wait", "Expected $57.75")
    await gwen.presses("approve_quote")
    ticket = house.only_ticket()
    assert (ticket.state, ticket.planned_for) == (TicketState.SCHEDULED, OPENING_IN_CALGARY)
    assert house.decision_of(ticket).facts.at == OPENING_IN_CALGARY and house.pages() == ()


async def test_the_card_that_was_replaced_approves_nothing(house: House) -> None:
    ravi, gwen = await _asked_for(house, "choose_callout")
    old = gwen.seen.button("approve_quote").key
    await ravi.says("no rush, tomorrow is fine")
    gwen.looks()
    assert (await gwen.presses_key(old)).says("newest version")
    assert house.only_ticket().state is TicketState.AWAITING_APPROVAL


async def test_an_approval_stands_for_less_and_nobody_is_called_any_more(house: House) -> None:
    ravi, gwen = await _asked_for(house, "choose_callout")
    await gwen.presses("approve_quote")
    assert [page.ticket for page in house.pages()] == ["ND-1001"]
    answer = await ravi.says("no rush, tomorrow is fine")
    assert answer.says("waits until tomorrow 07:30", "nobody is asked again", "never more than $180.00")
    assert gwen.looks().says("Ravi Anand lets it wait", "$57.75")
    with house.desk.begin() as work:
        assert work.pages.waiting() == ()
    ticket = house.only_ticket()
    assert (ticket.state, ticket.planned_for) == (TicketState.SCHEDULED, OPENING_IN_CALGARY)


async def test_what_was_put_off_under_an_approval_is_called_about_when_it_cannot_wait_after_all(house: House) -> None:
    ravi, gwen = await _asked_for(house, "choose_callout")
    await gwen.presses("approve_quote")
    await ravi.says("it can wait until tomorrow")
    gwen.looks()
    assert (await ravi.says("it is urgent after all")).says("is being called about ND-1001", "$180.00 holds")
    assert gwen.looks().says("cannot wait after all")
    ticket = house.only_ticket()
    assert (ticket.state, ticket.planned_for) == (TicketState.TRIAGED, None)
    with house.desk.begin() as work:
        assert [page.ticket for page in work.pages.waiting()] == ["ND-1001"]


async def test_what_a_technician_has_in_hand_is_not_put_off(house: House) -> None:
    ravi, gwen = await _asked_for(house, "choose_callout")
    await gwen.presses("approve_quote")
    take_page(ports=house.desk.ports, page_id=house.pages()[0].id, by="Amara Obi", through="test")
    ravi.looks()
    assert (await ravi.says("it can wait until tomorrow")).says("in hand already")
    assert house.only_ticket().planned_for is None
    assert "added" in house.happened(house.only_ticket())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("why is it so expensive?", "outside support hours, by the rates of contract FA-TM"),
        ("that's a lot of money", "outside support hours, by the rates of contract FA-TM"),
        ("can it wait until tomorrow?", "If ND-1001 waits until tomorrow 07:30"),
        ("what would it cost in the morning", "If ND-1001 waits until tomorrow 07:30"),
        ("tomorrow is fine", "If ND-1001 waits until tomorrow 07:30"),
    ],
)
async def test_an_approver_hears_the_cheaper_hour_and_decides_with_a_button(
    house: House, words: str, said: str
) -> None:
    ravi, gwen = await _asked_for(house, "choose_callout")
    answer = await gwen.says(words)
    assert answer.says(said, "$57.75") and answer.offers == ["put_off_quote", "approve_quote", "decline_quote"]
    assert house.only_ticket().planned_for is None
    answer = await gwen.presses("put_off_quote")
    assert answer.says("ND-1001 waits until tomorrow 07:30", "Expected $57.75")
    assert ravi.looks().says("Gwen Tait lets it wait")
    assert house.quotes(house.only_ticket())[0].may_be_answered


async def test_a_no_in_words_approves_nothing_and_shows_what_is_cheaper(house: House) -> None:
    _, gwen = await _asked_for(house, "choose_callout")
    answer = await gwen.says("no way, too expensive")
    assert answer.says("Nothing is approved", "If ND-1001 waits until tomorrow 07:30")
    assert answer.offers == ["put_off_quote", "approve_quote", "decline_quote"]
    assert house.only_ticket().state is TicketState.AWAITING_APPROVAL


async def test_who_chose_now_and_can_wait_after_all_asks_nobody_for_money(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam = house.person(SAM)
    await sam.says(MAIL)
    await sam.presses("choose_callout")
    assert (await sam.says("it can wait actually")).says("Tomorrow 08:00: covered", "just you, your team")
    await sam.answers_the_two_questions()
    assert house.only_ticket().planned_for is not None and house.quotes(house.only_ticket()) == ()


async def test_a_price_by_day_is_explained_and_no_other_hour_is_made_up(house: House) -> None:
    _, gwen = await _asked_for(house, "wait_until_business_hours")
    answer = await gwen.says("that's a lot of money")
    assert answer.says("At no other time would it be less") and "put_off_quote" not in answer.offers
    assert (await gwen.says("can it wait?")).says("Waiting makes it no cheaper", "Ravi Anand knows best")


async def test_help_before_the_planned_hour_is_asked_for_with_a_button(house: House) -> None:
    ravi, gwen = await _asked_for(house, "wait_until_business_hours")
    answer = await ravi.says("it is urgent after all, I need it tonight")
    assert answer.says("planned for tomorrow 07:30", "$173.25", "Gwen Tait")
    assert house.only_ticket().planned_for == OPENING_IN_CALGARY
    assert (await ravi.presses("bring_forward")).says("asked Gwen Tait", "nobody is called")
    assert gwen.looks().says("cannot wait", "Expected $173.25") and house.pages() == ()
    assert (await gwen.presses("approve_quote")).says("is being called right now")


@pytest.mark.parametrize("answer", ["approve_quote", "decline_quote", None])
async def test_what_is_approved_by_day_holds_until_the_night_has_its_yes(house: House, answer: str | None) -> None:
    ravi, gwen = await _asked_for(house, "wait_until_business_hours")
    await gwen.presses("approve_quote")
    ravi.looks()
    await ravi.says("it cannot wait")
    await ravi.presses("bring_forward")
    assert gwen.looks().says("$120.00 that are approved", "cannot wait")
    assert house.only_ticket().planned_for == OPENING_IN_CALGARY
    if answer is None:
        house.clock.advance(timedelta(hours=10))
        await house.quotes_lapse()
    else:
        await gwen.presses(answer)
    ticket, called = house.only_ticket(), [page.ticket for page in house.pages()]
    if answer == "approve_quote":
        assert (ticket.state, ticket.planned_for, called) == (TicketState.TRIAGED, None, ["ND-1001"])
        assert ticket.not_to_exceed is not None and str(ticket.not_to_exceed.amount) == "180.00"
        assert house.decision_of(ticket).facts.at == NIGHT_IN_CALGARY
    else:
        assert (ticket.state, ticket.planned_for, called) == (TicketState.SCHEDULED, OPENING_IN_CALGARY, [])
        assert ticket.not_to_exceed is not None and str(ticket.not_to_exceed.amount) == "120.00"


async def test_what_is_covered_by_day_is_planned_without_a_price_and_may_be_asked_for_again(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam, dana = house.person(SAM), house.person(DANA)
    await sam.takes_the_offer(MAIL)
    dana.looks()
    assert (await sam.says("tomorrow is fine")).says("waits until tomorrow 08:00", "covered and costs nothing")
    assert dana.looks().says("Sam Okoro lets it wait")
    ticket = house.only_ticket()
    assert (ticket.state, ticket.billing) == (TicketState.SCHEDULED, Billing.COVERED)
    assert house.decision_of(ticket).verdict is Verdict.COVERED
    assert house.only_quote(ticket).state is QuoteState.CANCELLED
    await sam.says("I cannot wait")
    await sam.presses("bring_forward")
    dana.looks()
    await dana.presses("decline_quote")
    ticket = house.only_ticket()
    assert (ticket.state, ticket.billing) == (TicketState.SCHEDULED, Billing.COVERED)


async def test_an_old_button_changes_nothing(house: House) -> None:
    ravi, gwen = await _asked_for(house, "choose_callout")
    await gwen.says("can it wait until tomorrow?")
    old = gwen.seen.button("put_off_quote").key
    await ravi.says("it can wait until tomorrow")
    before = house.only_ticket()
    assert (await gwen.presses_key(old)).says("changed meanwhile")
    assert house.only_ticket() == before


async def test_words_about_another_problem_are_left_to_it(house: House) -> None:
    ravi, _ = await _asked_for(house, "choose_callout")
    await ravi.says("the printer shows offline")
    answer = await ravi.says("no rush")
    assert not answer.says("ND-1001 waits")
    assert house.only_ticket().planned_for is None


async def test_a_new_problem_that_can_wait_moves_no_other_ticket(house: House) -> None:
    ravi, _ = await _asked_for(house, "choose_callout")
    answer = await ravi.says("the scanner jams, no rush")
    assert answer.says("this is about: Scan") and house.only_ticket().planned_for is None


async def test_what_costs_nothing_but_a_part_then_is_planned_and_no_yes_to_nothing_is_asked_for(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam, dana = house.person(SAM), house.person(DANA)
    await sam.takes_the_offer("my mouse is broken")
    dana.looks()
    answer = await sam.says("it can wait until tomorrow")
    assert answer.says("ND-1001 waits until tomorrow 08:00", "only parts are billed") and not answer.says("is asked")
    ticket = house.only_ticket()
    assert (ticket.state, ticket.billing) == (TicketState.SCHEDULED, Billing.COVERED)
    assert house.only_quote(ticket).state is QuoteState.CANCELLED and ticket.not_to_exceed is None
    assert dana.looks().says("lets it wait")


async def test_a_price_of_nothing_but_parts_stays_as_it_is(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam, dana = house.person(SAM), house.person(DANA)
    await sam.takes_the_offer("my mouse is broken")
    dana.looks()
    quote = _for_a_part(house)
    dana.looks()
    for person, words in ((sam, "it can wait until tomorrow"), (dana, "can it wait?"), (dana, "why so expensive?")):
        answer = await person.says(words)
        assert answer.says("Waiting makes it no cheaper: that price is for parts"), words
        assert "put_off_quote" not in answer.offers
    newest = house.quotes(house.only_ticket())[0]
    assert (newest.revision, newest.limit, newest.may_be_answered) == (quote.revision, quote.limit, True)


def _for_a_part(house: House) -> Quote:
    """The technician has found that the work is nothing, and a part is needed: the next version of the price."""
    with house.desk.begin() as work:
        ticket = work.tickets.get("ND-1001", for_update=True)
        assert ticket is not None
        part = Money.of("225.00", "CAD")
        tax = Money.of("29.25", "CAD")
        total = Money.of("254.25", "CAD")
        lines = (
            EstimateLine(LineKind.MATERIAL, "A mouse", Decimal(1), part, part, True),
            EstimateLine(LineKind.TAX, "HST 13%", Decimal(1), tax, tax, False),
        )
        estimate = Estimate(total, total, total, Money.of("260.00", "CAD"), lines, part, tax, total)
        quote, _ = revise_quote(work, house.desk.ports, ticket, estimate, "A part is needed.")
        work.commit()
        return quote
