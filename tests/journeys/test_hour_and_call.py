"""Whoever is called for an hour that was named: once, at the hour that holds in the end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.desk.emergencies import Page
from bot.desk.tickets import Billing, TicketState
from bot.operations.oncall import climb_due, is_called, take_page
from bot.operations.wanted_calls import CALL_WANTED
from tests.journeys.desk import House, Person

SAM, DANA = "sam@maple-dental.example", "dana@maple-dental.example"
RAVI, GWEN = "ravi@foothills-auto.example", "gwen@foothills-auto.example"
TOM = "tom@harbour-trust.example"
OFFLINE = "the printer is offline, only me, there is another one"
SUNDAY = datetime.fromisoformat("2026-11-22T10:00-05:00")
SUNDAY_NIGHT = datetime.fromisoformat("2026-11-22T22:00-05:00")


def _waiting(house: House) -> Sequence[tuple[Page, bool]]:
    """The calls that nobody has taken and that are not over, and whether somebody has been called by each."""
    with house.desk.begin() as work:
        return [(page, is_called(work, page)) for page in work.pages.waiting()]


async def _planned(house: House) -> tuple[Person, Person]:
    """Sam's printer, planned on Sunday for Tuesday evening, with Dana's yes to its price."""
    house.clock.instant = SUNDAY
    sam, dana = house.person(SAM), house.person(DANA)
    await sam.says(OFFLINE)
    await sam.says("can you do it on tuesday at 8 pm?")
    await sam.presses("wait_until_business_hours")
    dana.looks()
    await dana.presses("approve_quote")
    assert [called for _, called in _waiting(house)] == [False]
    return sam, dana


async def test_the_yes_to_a_dearer_hour_now_calls_somebody_now_and_nobody_later(house: House) -> None:
    sam, dana = await _planned(house)
    house.clock.instant = SUNDAY_NIGHT
    sam.looks()
    await sam.says("it cannot wait")
    await sam.presses("bring_forward")
    assert [called for _, called in _waiting(house)] == [False]
    dana.looks()
    assert (await dana.presses("approve_quote")).says("is being called right now")
    assert [called for _, called in _waiting(house)] == [True]
    ticket = house.only_ticket()
    assert (ticket.state, ticket.billing, ticket.planned_for) == (TicketState.TRIAGED, Billing.APPROVED, None)


async def test_what_cannot_wait_under_its_yes_is_called_about_once(house: House) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-24T10:00-07:00")
    ravi, gwen = house.person(RAVI), house.person(GWEN)
    await ravi.says("the wifi keeps dropping, only me, slow")
    await ravi.says("can you do it on sunday at 10?")
    await ravi.presses("wait_until_business_hours")
    gwen.looks()
    await gwen.presses("approve_quote")
    house.clock.instant = datetime.fromisoformat("2026-11-24T22:00-07:00")
    ravi.looks()
    assert (await ravi.says("it cannot wait")).says("is being called about ND-1001 right now")
    assert [called for _, called in _waiting(house)] == [True]


async def test_it_cannot_wait_means_the_newest_that_is_planned(house: House) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-24T10:00-05:00")
    sam = house.person(SAM)
    await sam.says(OFFLINE)
    await sam.says("can you do it tomorrow at 10?")
    await sam.presses("wait_until_business_hours")
    house.clock.instant = datetime.fromisoformat("2026-11-24T22:00-05:00")
    await sam.says("outlook does not open, only me, webmail works")
    await sam.presses("wait_until_business_hours")
    await sam.presses("tell_urgency", urgency="degraded")
    assert [each.number for each in house.tickets() if each.planned_for] == ["ND-1001", "ND-1002"]
    assert (await sam.says("it cannot wait")).says("ND-1002 is planned for tomorrow 08:00")
    assert all(each.planned_for for each in house.tickets())


async def test_what_a_person_has_to_decide_is_not_planned_as_covered(house: House) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-24T10:00-05:00")
    sam = house.person(SAM)
    await sam.says("please install the new server that we bought")
    before = house.tickets()
    if not before:
        await sam.presses("open_ticket")
    (ticket,) = house.tickets()
    await sam.says("can you do it tomorrow at nine?")
    assert house.only_ticket().billing == ticket.billing


async def test_the_yes_and_the_no_to_a_call_that_was_made_call_nobody_again(house: House) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-24T10:30+00:00")
    tom = house.person(TOM)
    await tom.says("the shared drive is slow")
    await tom.presses("open_ticket")
    await tom.says("everybody")
    await tom.says("and there is no way round it")
    yes, no = (each.key for each in tom.seen.buttons[:2])
    assert (await tom.says("yes")).says("is being called right now")
    assert (await tom.presses_key(yes)).says("has been called about ND-1001 already")
    assert (await tom.presses_key(no)).says("has been called about ND-1001 already")
    assert len(house.pages()) == 1
    take_page(ports=house.desk.ports, page_id=house.pages()[0].id, by="Amara Obi", through="test")
    await tom.presses_key(yes)
    assert len(house.pages()) == 1


async def test_a_call_that_is_asked_for_with_the_problem_stands_on_its_ticket(house: House) -> None:
    sam = house.person(SAM)
    answer = await sam.says("call me before 5, my printer jams")
    assert answer.says("this is about: Printer", "to be called by today 17:00", "goes onto the ticket")
    await sam.presses("open_ticket")
    assert (await sam.answers_the_two_questions()).says("called by today 17:00: that stands on ND-1001")
    assert [each.text for each in house.history(house.only_ticket()) if each.kind == CALL_WANTED] == [
        "by Tue 24 Nov, 17:00"
    ]


async def test_a_call_asked_for_with_the_problem_is_read_back_by_whoever_takes_over(house: House) -> None:
    sam = house.person(SAM)
    assert (await sam.says("ring me after 3, outlook won't open")).says("Outlook", "called not before today 15:00")
    assert (await sam.presses("talk_to_human")).says("called not before today 15:00 stands there too")
    assert [each.kind for each in house.history(house.only_ticket())].count(CALL_WANTED) == 1


async def test_another_hour_for_a_call_is_read_back_and_is_no_hour_of_help(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("call me before 2, my printer jams")
    answer = await sam.says("actually make it 4")
    assert answer.says("to be called today 16:00") and "affirm" in answer.offers
    await sam.presses("open_ticket")
    assert (await sam.answers_the_two_questions()).says("called today 16:00: that stands on ND-1001")
    assert (await sam.says("can you call after 5 instead")).says(
        "called not before today 17:00: that stands on ND-1001"
    )
    assert (await sam.says("no need to call anymore")).says("no call is wanted any more stands on ND-1001")
    assert [each.text for each in house.history(house.only_ticket()) if each.kind == CALL_WANTED] == [
        "Tue 24 Nov, 16:00",
        "not before Tue 24 Nov, 17:00",
        "not any more",
    ]
    assert "to be called" not in (await sam.says("call at 4 instead")).text


async def test_after_an_hour_that_has_passed_today_is_by_now(house: House) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-24T16:30-05:00")
    sam = house.person(SAM)
    assert "to be called" not in (await sam.says("call me after 3, my printer jams")).text
    house.clock.instant = datetime.fromisoformat("2026-11-24T22:00-05:00")
    priya = house.person("priya@maple-dental.example")
    assert (await priya.says("call me after 9, my printer jams")).says("called not before tomorrow 09:00")


async def test_a_call_that_is_taken_back_before_the_ticket_does_not_stand_on_it(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("call me before 5, my printer jams")
    answer = await sam.says("no call needed")
    assert answer.says("taken off again") and "affirm" in answer.offers
    await sam.presses("open_ticket")
    assert "to be called" not in (await sam.answers_the_two_questions()).text
    assert CALL_WANTED not in [each.kind for each in house.history(house.only_ticket())]


async def test_who_calls_whom_is_no_call_that_is_wanted(house: House) -> None:
    sam = house.person(SAM)
    assert not (await sam.says("customers who call us after 5 hear only noise")).says("to be called")
    await sam.presses("open_ticket")
    await sam.answers_the_two_questions()
    assert CALL_WANTED not in [each.kind for each in house.history(house.only_ticket())]


async def test_it_can_wait_answers_the_question_whether_to_call_and_moves_no_other_price(house: House) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-24T22:00-07:00")
    ravi = house.person(RAVI)
    await ravi.says("my outlook won't open")
    await ravi.presses("choose_callout")
    await ravi.answers_the_two_questions()
    await ravi.says("the shared drive is slow")
    await ravi.presses("choose_callout")
    await ravi.says("everybody")
    assert (await ravi.says("and there is no way round it")).says("Shall I call")
    assert (await ravi.says("it can wait")).says("nobody is called for it")
    planned = {each.number: each.planned_for is not None for each in house.tickets()}
    assert planned == {"ND-1001": False, "ND-1002": True}


async def test_at_the_planned_hour_somebody_is_called_and_not_before(house: House) -> None:
    await _planned(house)
    house.clock.instant = SUNDAY_NIGHT
    assert climb_due(ports=house.desk.ports) == 0
    house.clock.instant = datetime.fromisoformat("2026-11-24T20:00-05:00")
    assert climb_due(ports=house.desk.ports) == 1
    assert [called for _, called in _waiting(house)] == [True]


def _calls_on(house: House) -> list[str]:
    """What stands on the one ticket of a call that is wanted."""
    return [each.text for each in house.history(house.only_ticket()) if each.kind == CALL_WANTED]


async def test_a_no_to_a_call_at_an_hour_is_no_wish_for_it_and_the_later_clause_counts(house: House) -> None:
    sam, dana = house.person(SAM), house.person(DANA)
    assert "to be called" not in (await sam.says("don't call me at 3, my printer jams")).text
    assert (await dana.says("no, don't call me at 3. call me at 5, my printer jams")).says("called today 17:00")


async def test_the_hour_that_was_read_back_last_stands_on_the_ticket(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("call me at 4:30, my printer jams")
    for said, at in (("call me at 4", "16:00"), ("make it 4", "16:00"), ("make it 5", "17:00"), ("make it 4", "16:00")):
        assert (await sam.says(said)).says(f"called today {at}")
    await sam.presses("open_ticket")
    # That answers whom it affects, or nothing.
    assert "to be called" not in (await sam.says("make it 10")).text
    assert (await sam.answers_the_two_questions()).says("called today 16:00: that stands on ND-1001")
    assert _calls_on(house) == ["Tue 24 Nov, 16:00"]


async def test_an_hour_that_has_passed_until_there_is_a_ticket_is_not_taken_for_tomorrow(house: House) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-24T14:50-05:00")
    sam = house.person(SAM)
    assert (await sam.says("call me at 3, my printer jams")).says("called today 15:00")
    house.clock.instant = datetime.fromisoformat("2026-11-24T15:05-05:00")
    await sam.presses("open_ticket")
    assert (await sam.answers_the_two_questions()).says("today 15:00, has passed: that stands on ND-1001")
    assert (await sam.says("call me at 4")).says("called today 16:00: that stands on ND-1001")
    assert _calls_on(house) == ["Tue 24 Nov, 15:00, which had passed by then", "Tue 24 Nov, 16:00"]


async def test_tomorrow_stays_the_day_that_was_meant_when_midnight_passes(house: House) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-24T23:55-05:00")
    sam = house.person(SAM)
    assert (await sam.says("call me tomorrow at 9, my printer jams")).says("called tomorrow 09:00")
    house.clock.instant = datetime.fromisoformat("2026-11-25T00:05-05:00")
    assert (await sam.presses("talk_to_human")).says("called today 09:00 stands there too")
    assert _calls_on(house) == ["Wed 25 Nov, 09:00"]


async def test_what_is_said_of_a_call_without_a_plain_hour_stands_in_its_words(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("call me at 3, my printer jams")
    answer = await sam.says("please don't call me at 3, I am with a patient")
    assert answer.says("in your own words, without an hour") and "affirm" in answer.offers
    await sam.presses("open_ticket")
    assert (await sam.answers_the_two_questions()).says("stands on ND-1001 in your own words")
    assert _calls_on(house) == ["as their words say"]
    assert "I am with a patient" in house.only_ticket().words


async def test_changes_in_plain_words_are_read_back(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("call me at 2, my printer jams")
    for said, at in (
        ("can you call me at 4 tomorrow", "tomorrow 16:00"),
        ("make it noon today", "today 12:00"),
        ("make it three o'clock", "today 15:00"),
        ("call me after 4 tomorrow", "not before tomorrow 16:00"),
    ):
        assert (await sam.says(said)).says(f"called {at}")
    assert (await sam.says("no call please, email me")).says("taken off again")


async def test_who_complains_of_no_call_keeps_it_and_others_words_ask_for_none(house: House) -> None:
    sam, dana = house.person(SAM), house.person(DANA)
    await sam.says("call me at 3, my printer jams")
    assert "taken off" not in (await sam.says("you don't call me back!")).text
    assert "to be called" not in (await dana.says("a mail says please call me at 5")).text


async def test_the_hour_of_a_call_chooses_no_hour_of_help_and_a_bound_moves_the_call(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("call me at 3, my printer jams")
    await sam.says("I'm reachable on 416 555 0199")
    assert (await sam.says("not before 4 please")).says("called not before today 16:00: that goes onto the ticket")
    await sam.says("can you do it at 5?")
    assert (await sam.says("call me at 5 then")).says("called today 17:00: that goes onto the ticket")
    assert not house.tickets()
