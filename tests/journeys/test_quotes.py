"""A break-fix client: a price first, and an approver's button before anything starts."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from bot.desk.money import Money
from bot.desk.quotes import QuoteState
from bot.desk.tickets import Billing, TicketState
from tests.journeys.desk import House

RAVI, JOSIE = "ravi@foothills-auto.example", "josie@foothills-auto.example"
GWEN, MARTY = "gwen@foothills-auto.example", "marty@foothills-auto.example"
# Nine in the morning in Calgary.
OPEN = datetime.fromisoformat("2026-11-24T09:00-07:00")
CHRISTMAS = datetime.fromisoformat("2026-12-25T10:00-07:00")


@pytest.fixture(autouse=True)
def morning_in_calgary(house: House) -> None:
    """The garage is open."""
    house.clock.instant = OPEN


async def test_the_estimate_comes_with_lines_limit_and_approver(house: House) -> None:
    ravi = house.person(RAVI)
    answer = await ravi.says("my outlook won't open")
    assert answer.says("FA-TM", "$55.00", "GST 5%", "$57.75", "$115.50", "$120.00", "Gwen Tait")
    ways = ["choose_callout", "affirm", "talk_to_human", "cancel"]
    assert answer.offers == [*ways, "ask_coverage_why", "dispute_coverage"]
    assert house.tickets() == []


async def test_the_card_reaches_the_approver_in_her_own_conversation(house: House) -> None:
    ravi, gwen = house.person(RAVI), house.person(GWEN)
    await gwen.says("hello")
    await ravi.takes_the_offer("my outlook won't open")
    card = gwen.looks()
    assert card.says("Ravi Anand", "$57.75", "$120.00", "FA-TM")
    assert card.offers == ["approve_quote", "decline_quote"]
    assert house.person(MARTY).looks().messages == ()


async def test_accepted_once_by_the_button_and_both_are_told(house: House) -> None:
    ravi, gwen = house.person(RAVI), house.person(GWEN)
    await ravi.takes_the_offer("my outlook won't open")
    gwen.looks()
    key = gwen.seen.button("approve_quote").key
    await gwen.presses_key(key)
    await gwen.presses_key(key)
    ticket = house.only_ticket()
    quote = house.only_quote(ticket)
    assert (ticket.state, ticket.billing) == (TicketState.TRIAGED, Billing.APPROVED)
    assert (quote.state, quote.approval and quote.approval.by) == (QuoteState.ACCEPTED, GWEN)
    assert house.happened(ticket).count("approved") == 1
    assert ravi.looks().says("Gwen Tait", ticket.number, "$120.00")


async def test_declined_ends_the_ticket_and_nothing_is_charged(house: House) -> None:
    ravi, gwen = house.person(RAVI), house.person(GWEN)
    await ravi.takes_the_offer("my outlook won't open")
    gwen.looks()
    await gwen.presses("decline_quote")
    ticket = house.only_ticket()
    assert house.only_quote(ticket).state is QuoteState.DECLINED
    assert (ticket.state, ticket.not_to_exceed) == (TicketState.CANCELLED, None)
    told = ravi.looks()
    assert told.says("Gwen Tait", ticket.number)
    assert told.offers == ["go_on_with", "talk_to_human"]


async def test_a_quote_expires_by_itself_and_cannot_be_accepted_afterwards(house: House) -> None:
    ravi, gwen = house.person(RAVI), house.person(GWEN)
    await ravi.takes_the_offer("my outlook won't open")
    gwen.looks()
    key = gwen.seen.button("approve_quote").key
    house.clock.advance(timedelta(days=7))
    await house.quotes_lapse()
    ticket = house.only_ticket()
    assert house.only_quote(ticket).state is QuoteState.EXPIRED
    assert ticket.state is TicketState.CANCELLED
    assert ravi.looks().says(ticket.number)
    assert gwen.looks().says("Q-1001")
    await gwen.presses_key(key)
    assert house.only_quote(ticket).state is QuoteState.EXPIRED
    assert house.only_ticket().state is TicketState.CANCELLED


@pytest.mark.parametrize(
    "words",
    [
        "I approve the quote",
        "yes, approve it",
        "approve quote Q-1001",
        '/approve_quote{"quote":"Q-1001"}',
        '/approve_quote{"quote": "Q-1001", "revision": "REVISION"}',
    ],
)
@pytest.mark.parametrize("who", [RAVI, GWEN], ids=["requester", "approver"])
async def test_typed_words_never_accept_a_cost(house: House, who: str, words: str) -> None:
    ravi = house.person(RAVI)
    await ravi.takes_the_offer("my outlook won't open")
    ticket = house.only_ticket()
    revision = house.only_quote(ticket).revision_hash
    answer = await house.person(who).says(words.replace("REVISION", revision))
    assert answer.messages
    assert house.only_quote(ticket).may_be_answered
    assert house.only_ticket().state is TicketState.AWAITING_APPROVAL


async def test_typed_approval_brings_the_approver_the_buttons_again(house: House) -> None:
    ravi, gwen = house.person(RAVI), house.person(GWEN)
    await ravi.takes_the_offer("my outlook won't open")
    gwen.looks()
    answer = await gwen.says("yes I approve")
    assert answer.offers == ["approve_quote", "decline_quote"]
    await gwen.presses("approve_quote")
    assert house.only_ticket().state is TicketState.TRIAGED


@pytest.mark.parametrize("who", [RAVI, JOSIE, MARTY, "dana@maple-dental.example", "nobody@elsewhere.example"])
async def test_another_persons_button_does_nothing(house: House, who: str) -> None:
    ravi, gwen = house.person(RAVI), house.person(GWEN)
    await ravi.takes_the_offer("my outlook won't open")
    key = gwen.looks().button("approve_quote").key
    answer = await house.person(who).presses_key(key)
    assert answer.messages
    ticket = house.only_ticket()
    assert house.only_quote(ticket).may_be_answered


async def test_a_sum_over_one_approvers_limit_goes_to_the_next(house: House) -> None:
    house.clock.instant = CHRISTMAS
    josie = house.person(JOSIE)
    answer = await josie.says("my computer does not turn on")
    assert answer.says("Marty Blais")
    assert not answer.says("Gwen Tait")
    await josie.presses("choose_callout")
    await josie.presses("tell_impact", impact="person")
    quote = house.only_quote(house.only_ticket())
    assert quote.asked == MARTY
    assert quote.limit.amount > Decimal("400.00")
    assert house.person(MARTY).looks().offers == ["approve_quote", "decline_quote", "put_off_quote"]
    assert house.person(GWEN).looks().messages == ()


async def test_an_approver_whose_limit_was_lowered_meanwhile_passes_the_quote_on(house: House) -> None:
    ravi, gwen, marty = house.person(RAVI), house.person(GWEN), house.person(MARTY)
    await ravi.takes_the_offer("my outlook won't open")
    gwen.looks()
    with house.desk.begin() as work:
        client = work.clients.get("foothills-auto")
        assert client is not None
        lowered = tuple(
            replace(contact, approval_limit=Money(Decimal("50.00"), "CAD")) if contact.email == GWEN else contact
            for contact in client.contacts
        )
        work.clients.save(replace(client, contacts=lowered))
        work.commit()
    answer = await gwen.presses("approve_quote")
    assert answer.says("Marty Blais")
    ticket = house.only_ticket()
    assert (house.only_quote(ticket).may_be_answered, house.only_quote(ticket).asked) == (True, MARTY)
    assert ticket.state is TicketState.AWAITING_APPROVAL
    assert marty.looks().offers == ["approve_quote", "decline_quote"]
    await marty.presses("approve_quote")
    assert house.only_ticket().billing is Billing.APPROVED


async def test_an_approver_who_asks_for_help_gets_the_card_in_the_answer(house: House) -> None:
    gwen = house.person(GWEN)
    answer = await gwen.takes_the_offer("my outlook won't open")
    assert answer.offers == ["approve_quote", "decline_quote"]
    await gwen.presses("approve_quote")
    assert house.only_ticket().billing is Billing.APPROVED


async def test_an_owner_who_may_approve_it_is_asked_instead_of_an_employee(house: House) -> None:
    marty = house.person(MARTY)
    assert (await marty.says("my outlook won't open")).says("You may approve that yourself")
    await marty.presses("choose_callout")
    card = await marty.answers_the_two_questions()
    assert card.offers == ["approve_quote", "decline_quote"]
    assert house.person(GWEN).looks().messages == ()


async def test_a_requester_who_closes_the_ticket_takes_the_quote_back(house: House) -> None:
    ravi, gwen = house.person(RAVI), house.person(GWEN)
    await ravi.takes_the_offer("my outlook won't open")
    key = gwen.looks().button("approve_quote").key
    await ravi.says("close my ticket")
    ticket = house.only_ticket()
    assert (ticket.state, house.only_quote(ticket).state) == (TicketState.CANCELLED, QuoteState.CANCELLED)
    await gwen.presses_key(key)
    assert house.only_ticket().billing is not Billing.APPROVED
