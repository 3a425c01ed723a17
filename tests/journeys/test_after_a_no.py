"""An approver thinks better of a no: it stays, and the same work may be asked for anew, once, with a yes of its own."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.desk.quotes import QuoteState
from bot.desk.tickets import TicketState
from tests.journeys.desk import TUESDAY_NIGHT, House, Person

SAM, DANA = "sam@maple-dental.example", "dana@maple-dental.example"
RAVI, GWEN, MARTY = "ravi@foothills-auto.example", "gwen@foothills-auto.example", "marty@foothills-auto.example"
MORNING_IN_CALGARY = datetime.fromisoformat("2026-11-24T09:00-07:00")
NIGHT_IN_CALGARY = datetime.fromisoformat("2026-11-24T22:00-07:00")
MAIL = "my outlook won't open"


async def _declined(house: House) -> tuple[Person, Person]:
    house.clock.instant = MORNING_IN_CALGARY
    ravi, gwen = house.person(RAVI), house.person(GWEN)
    await ravi.takes_the_offer(MAIL)
    gwen.looks()
    await gwen.presses("decline_quote")
    ravi.looks()
    return ravi, gwen


@pytest.mark.parametrize(
    "words", ["ok do approve it", "changed my mind, go ahead", "yes after all", "ok go ahead then"]
)
async def test_what_was_declined_stays_so_and_a_new_quote_waits_for_its_yes(house: House, words: str) -> None:
    ravi, gwen = await _declined(house)
    answer = await gwen.says(words)
    assert answer.says("Q-1001 for ND-1001 was declined and stays so", "at today's price")
    assert answer.offers == ["ask_anew", "talk_to_human"]
    answer = await gwen.presses("ask_anew")
    assert answer.says("Ravi Anand asks for a callout", "Q-1002", "$57.75")
    assert ravi.looks().says("Gwen Tait has thought better of the no to ND-1001", "goes on as ND-1002", "before a yes")
    first, again = house.tickets()
    assert (first.state, again.state) == (TicketState.CANCELLED, TicketState.AWAITING_APPROVAL)
    assert (again.words, again.contact, again.impact) == (first.words, first.contact, first.impact)
    assert house.only_quote(first).state is QuoteState.DECLINED
    await gwen.presses("approve_quote")
    assert house.only_quote(again).state is QuoteState.ACCEPTED
    assert ravi.looks().says("Gwen Tait approved up to $120.00 for ND-1002")


async def test_pressed_again_or_by_others_it_makes_no_second_quote(house: House) -> None:
    ravi, gwen = await _declined(house)
    await gwen.says("yes after all")
    key = gwen.seen.button("ask_anew").key
    for email in (RAVI, SAM, DANA):
        await house.person(email).presses_key(key)
        assert len(house.tickets()) == 1
    await gwen.presses_key(key)
    await gwen.presses_key(key)
    assert len(house.tickets()) == 2
    # The card that waits is what such words mean by now.
    assert "approve_quote" in (await gwen.says("ok do approve it")).offers
    await gwen.presses("approve_quote")
    await gwen.says("yes after all")
    assert len(house.tickets()) == 2 and ravi.conversation != gwen.conversation


async def test_two_buttons_for_one_no_make_one_quote(house: House) -> None:
    _, gwen = await _declined(house)
    keys = []
    for words in ("yes after all", "ok do approve it"):
        await gwen.says(words)
        keys.append(gwen.seen.button("ask_anew").key)
    for key in keys:
        assert (await gwen.presses_key(key)).says("Q-1002")
    assert len(house.tickets()) == 2


async def test_a_right_that_is_gone_asks_for_nothing(house: House) -> None:
    _, gwen = await _declined(house)
    await gwen.says("yes after all")
    house.clock.advance(timedelta(days=4))
    assert "ask_anew" not in (await gwen.says("yes after all")).offers


async def test_what_goes_on_in_another_way_is_not_asked_for_anew(house: House) -> None:
    ravi, gwen = await _declined(house)
    await ravi.presses("go_on_with")
    answer = await gwen.says("ok do approve it")
    assert answer.says("Ravi Anand has gone on with it in another way") and answer.offers == ["talk_to_human"]


async def test_what_is_planned_at_no_cost_is_said(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam, dana = house.person(SAM), house.person(DANA)
    await sam.takes_the_offer(MAIL)
    dana.looks()
    await dana.presses("decline_quote")
    answer = await dana.says("changed my mind, go ahead")
    assert answer.says("stays so", "ND-1001 is planned for tomorrow 08:00 and costs nothing", "Sam Okoro can write so")


async def test_the_words_of_who_said_no_to_nothing_are_read_as_always(house: House) -> None:
    await _declined(house)
    assert "ask_anew" not in (await house.person(MARTY).says("ok do approve it")).offers
    assert "ask_anew" not in (await house.person(DANA).says("yes after all")).offers


async def test_what_is_asked_for_anew_is_not_taken_up_once_more_by_the_cheaper_way(house: House) -> None:
    house.clock.instant = NIGHT_IN_CALGARY
    ravi, gwen = house.person(RAVI), house.person(GWEN)
    await ravi.says(MAIL)
    await ravi.presses("choose_callout")
    await ravi.answers_the_two_questions()
    gwen.looks()
    await gwen.presses("decline_quote")
    later = ravi.looks().button("go_on_with").key
    await gwen.says("yes after all")
    await gwen.presses("ask_anew")
    assert len(house.tickets()) == 2
    await ravi.presses_key(later)
    assert len(house.tickets()) == 2
