"""What is told of how many and how bad when the ticket is open already, and after somebody has been called."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.desk.catalogue import Impact, Priority
from bot.operations.promised_calls import NOTHING_FOLLOWS, without_a_call
from tests.journeys.desk import House

MINA, TOM, RAVI = "mina@brandt-law.example", "tom@harbour-trust.example", "ravi@foothills-auto.example"
BY_DAY, AT_NIGHT = datetime.fromisoformat("2026-11-24T10:30+00:00"), datetime.fromisoformat("2026-11-24T22:30+00:00")
OUTAGE = "nobody can work, the internet is down in the whole office"


async def _slow_for_everybody(house: House, email: str) -> None:
    person = house.person(email)
    await person.says("the shared drive is slow")
    await person.presses("open_ticket")
    await person.says("everybody")


@pytest.mark.parametrize("yes", ["yes", "yes, call now"])
async def test_an_outage_that_comes_out_after_the_ticket_is_asked_about(house: House, yes: str) -> None:
    house.clock.instant = BY_DAY
    await _slow_for_everybody(house, TOM)
    tom = house.person(TOM)
    answer = await tom.says("and there is no way round it")
    assert answer.says(
        "it goes ahead of where it stood. Someone will answer by today 11:30", "Shall I call Amara Obi right now?"
    )
    assert house.only_ticket().priority is Priority.P1 and house.pages() == ()
    assert (await tom.says(yes)).says("Amara Obi is being called right now (ND-1001)")
    assert [page.ticket for page in house.pages()] == ["ND-1001"]


@pytest.mark.parametrize("no", ["no", "no dont call", "it can wait"])
async def test_who_wants_nobody_called_hears_when_somebody_answers(house: House, no: str) -> None:
    house.clock.instant = BY_DAY
    await _slow_for_everybody(house, TOM)
    tom = house.person(TOM)
    await tom.says("and there is no way round it")
    assert (await tom.says(no)).says("nobody is called for it", "somebody answers by today 11:30")
    assert house.pages() == () and house.only_ticket().priority is Priority.P1


async def test_what_the_plan_answers_at_night_calls_somebody_without_asking(house: House) -> None:
    house.clock.instant = AT_NIGHT
    await _slow_for_everybody(house, TOM)
    answer = await house.person(TOM).says("and there is no way round it")
    assert answer.says("Amara Obi is being called about it right now") and len(house.pages()) == 1


async def test_an_outage_told_in_the_two_questions_is_asked_about(house: House) -> None:
    house.clock.instant = BY_DAY
    tom = house.person(TOM)
    await tom.says("the shared drive is missing")
    await tom.presses("open_ticket")
    await tom.says("everybody")
    answer = await tom.says("and there is no way round it")
    assert answer.says("Ticket ND-1001 is open", "Shall I call Amara Obi right now?")
    assert (await tom.presses("call_about_it", ticket="ND-1001")).says("is being called right now")
    assert len(house.pages()) == 1


async def test_without_a_yes_to_the_price_a_call_costs_nothing(house: House) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-24T22:00-07:00")
    ravi = house.person(RAVI)
    await ravi.says("the shared drive is slow")
    await ravi.presses("choose_callout")
    await ravi.says("everybody")
    assert (await ravi.says("and there is no way round it")).says("Shall I call")
    assert (await ravi.says("yes")).says("without a yes to its price nothing is charged") and len(house.pages()) == 1


@pytest.mark.parametrize("words", ["it is just me", "no wifi", "sorry, just my laptop", "it's only slow"])
async def test_nothing_that_is_said_after_a_call_makes_it_less(house: House, words: str) -> None:
    mina = house.person(MINA)
    await mina.says("my laptop has no wifi")
    await mina.says(OUTAGE)
    assert (await mina.says(words)).says("I have put that on ND-1001, where Amara Obi reads it")
    (ticket,) = house.tickets()
    assert ticket.priority is Priority.P1 and house.history(ticket)[-1].text == words
    assert mina.enquiry() is None


async def test_after_an_outage_by_the_two_questions_words_are_for_whoever_was_called(house: House) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-25T02:00-05:00")
    mina = house.person(MINA)
    await mina.says("the shared drive is missing")
    await mina.presses("open_ticket")
    await mina.answers_the_two_questions("client", "stopped")
    assert (await mina.says("it is just me")).says("I have put that on ND-1001, where Amara Obi reads it")
    ticket = house.only_ticket()
    assert (ticket.priority, ticket.impact) == (Priority.P1, Impact.CLIENT)


@pytest.mark.parametrize("words", ["yes all of us", "all of us in both offices", "everybody"])
async def test_how_many_is_no_yes_of_whoever_wants_nobody_woken(house: House, words: str) -> None:
    mina = house.person(MINA)
    await mina.says("everybody has it, the shared drive does not open, but dont wake anyone")
    assert (await mina.says(words)).says("Shall I call Amara Obi right now?") and house.pages() == ()
    assert (await mina.says("yes, call now")).says("is being called right now")


async def test_who_wants_nobody_woken_in_the_middle_of_a_talk_is_asked_too(house: House) -> None:
    mina = house.person(MINA)
    await mina.says("shared drive does not open")
    answer = await mina.says("everybody has it, but dont wake anyone")
    assert answer.says("Shall I call") and "file_share" in answer.offers and house.pages() == ()


async def test_words_of_which_they_say_it_is_something_else_stand_on_the_ticket_once(house: House) -> None:
    mina = house.person(MINA)
    await mina.says("i clicked a link and typed my password")
    await mina.says("there are strange files on the desktop")
    await mina.presses("for_the_bot")
    texts = [entry.text for entry in house.history(house.only_ticket())]
    assert texts.count("there are strange files on the desktop") == 1


SAM = "sam@maple-dental.example"


async def _with_slow_internet(house: House) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-24T09:40-05:00")
    sam = house.person(SAM)
    await sam.says("the internet is slow at our office")
    await sam.presses("open_ticket")
    await sam.says("just me")


@pytest.mark.parametrize("words", ["Everyone has it now and nobody can work", "my whole team is stuck now"])
async def test_what_wakes_somebody_and_is_told_of_an_open_ticket_raises_that_ticket(house: House, words: str) -> None:
    await _with_slow_internet(house)
    sam = house.person(SAM)
    assert (await sam.says(words)).says("ND-1001", "Amara Obi is being called about it right now", "do not switch")
    ticket = house.only_ticket()
    assert ticket.priority is Priority.P1 and ticket.impact is not Impact.PERSON and len(house.pages()) == 1
    assert [page.ticket for page in house.pages()] == ["ND-1001"]
    assert (await sam.says("nobody can work")).says("is being called right now (ND-1001)")
    assert house.only_ticket().number == "ND-1001"


async def test_what_it_was_not_has_a_ticket_of_its_own(house: House) -> None:
    await _with_slow_internet(house)
    sam = house.person(SAM)
    await sam.says("my whole team is stuck now")
    assert (await sam.presses("worse_no_ticket")).says("Amara Obi is being called right now (ND-1002)")
    with house.desk.begin() as work:
        called = [each.text for each in work.tickets.history("ND-1001") if each.kind == "paged"]
        ticket = work.tickets.get("ND-1001")
        assert ticket is not None
        at_night = ticket.opened_at.replace(hour=4) + timedelta(days=1)
        # Nobody has ever been called about that one: a yes to its price at night has to call somebody.
        follows = without_a_call(work, ticket, at_night)
    assert called == ["Amara Obi for outage", "it was for ND-1002, and for nothing here"]
    assert follows != NOTHING_FOLLOWS
    assert [page.ticket for page in house.pages()] == ["ND-1002"]


async def test_another_thing_that_has_stopped_is_no_worse_ticket(house: House) -> None:
    await _with_slow_internet(house)
    assert (await house.person(SAM).says("nobody can work now, the server is down")).says("(ND-1002)")


async def test_with_two_tickets_somebody_is_called_and_it_is_asked_which(house: House) -> None:
    await _with_slow_internet(house)
    sam = house.person(SAM)
    house.clock.advance(timedelta(hours=3))
    await sam.says("outlook does not open")
    await sam.presses("open_ticket")
    await sam.answers_the_two_questions()
    answer = await sam.says("Everyone has it now and nobody can work")
    assert answer.says("Amara Obi is being called right now. Which ticket has got worse?") and len(house.pages()) == 1
    assert (await sam.presses("worse_ticket", ticket="ND-1001")).says("ND-1001", "is being called about it right now")
    assert {each.number: each.priority for each in house.tickets()}["ND-1001"] is Priority.P1
    assert [page.ticket for page in house.pages()] == ["ND-1001"] and len(house.tickets()) == 2


@pytest.mark.parametrize("words", ["yes, but only tomorrow", "yes but tomorrow is fine", "not tonight, too expensive"])
async def test_a_yes_for_tomorrow_to_a_call_about_an_outage_calls_nobody(house: House, words: str) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-28T10:00+00:00")
    tom = house.person(TOM)
    assert (await tom.says("the internet at Margate is down")).says("Shall I call Amara Obi right now?")
    await tom.says(words)
    assert (await tom.says("everyone")).says("is open, planned for Mon 30 Nov, 09:00")
    await tom.says("stopped")
    assert house.pages() == () and house.only_ticket().planned_for is not None


async def _priced_for_everybody(house: House) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-24T22:00-07:00")
    ravi = house.person(RAVI)
    await ravi.says("the shared drive is slow")
    await ravi.presses("choose_callout")
    await ravi.says("everybody")
    assert (await ravi.says("stopped")).says("Shall I call")


@pytest.mark.parametrize("words", ["leave it till morning", "not tonight, too expensive", "yes, but only tomorrow"])
async def test_what_the_two_questions_made_urgent_may_wait_with_its_price(house: House, words: str) -> None:
    await _priced_for_everybody(house)
    answer = await house.person(RAVI).says(words)
    assert answer.says("ND-1001 waits until tomorrow 07:30", "about $57.75", "Nothing is charged before a yes")
    ticket = house.only_ticket()
    assert ticket.planned_for is not None and house.pages() == () and len(house.quotes(ticket)) == 2


async def test_a_no_to_the_call_leaves_the_price_and_may_be_followed_by_a_wish_to_wait(house: House) -> None:
    await _priced_for_everybody(house)
    ravi = house.person(RAVI)
    assert (await ravi.says("no")).says("nobody is called for it") and house.only_ticket().planned_for is None
    assert (await ravi.says("it can wait until tomorrow")).says("ND-1001 waits until tomorrow 07:30")


async def test_what_somebody_was_called_about_is_not_put_off_by_words(house: House) -> None:
    await _priced_for_everybody(house)
    ravi = house.person(RAVI)
    await ravi.says("yes")
    assert (await ravi.says("not tonight, too expensive")).says(
        "has been called about ND-1001, and that stays as it is"
    )
    assert house.only_ticket().planned_for is None and len(house.pages()) == 1


@pytest.mark.parametrize("words", ["actually no, call now", "call him after all"])
async def test_who_thinks_better_of_it_has_somebody_called(house: House, words: str) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-28T10:00+00:00")
    tom = house.person(TOM)
    await tom.says("the internet at Margate is down")
    await tom.says("not tonight")
    assert (await tom.says(words)).says("Amara Obi is being called right now (ND-1001)") and len(house.pages()) == 1


async def test_who_thinks_better_of_it_after_the_ticket_has_somebody_called_or_hears_the_price(house: House) -> None:
    await _priced_for_everybody(house)
    ravi = house.person(RAVI)
    await ravi.says("too expensive, not tonight")
    assert (await ravi.says("call now")).says("is planned for tomorrow 07:30", "Help now is about $173.25")
    assert house.pages() == ()


async def test_a_no_to_the_call_may_be_taken_back(house: House) -> None:
    await _priced_for_everybody(house)
    ravi = house.person(RAVI)
    await ravi.says("no")
    assert (await ravi.says("call him after all")).says("Amara Obi is being called right now (ND-1001)")


async def test_that_it_can_wait_is_put_on_the_ticket_while_somebody_is_being_called(house: House) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-24T22:40-05:00")
    mina = house.person(MINA)
    await mina.says("excel freezes when I save")
    await mina.presses("open_ticket")
    await mina.answers_the_two_questions("client", "degraded")
    answer = await mina.says("yes but tomorrow is fine")
    assert answer.says("The call is out already", "I have put that on ND-1001") and len(house.pages()) == 1
    assert "added" in house.happened(house.only_ticket())
