"""A ticket that has got worse: the two questions anew, and priority and dates by the desk's own rules, never lower or later."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.desk.catalogue import Impact, Priority, Urgency
from tests.journeys.desk import TUESDAY_NIGHT, House, Person

SAM, MINA, JOSIE = "sam@maple-dental.example", "mina@brandt-law.example", "josie@foothills-auto.example"


async def _with_a_ticket(person: Person, words: str, impact: str = "person", urgency: str = "degraded") -> None:
    await person.says(words)
    await person.presses("open_ticket")
    await person.answers_the_two_questions(impact, urgency)


async def test_the_two_questions_are_asked_anew_and_the_dates_come_earlier(house: House) -> None:
    sam = house.person(SAM)
    await _with_a_ticket(sam, "the printer upstairs prints blank pages")
    before = house.only_ticket()
    house.clock.advance(timedelta(minutes=5))
    answer = await sam.says("it is more urgent now, the screen is black")
    assert answer.says("ND-1001, Printer: is it just you, your team, or everyone now?")
    assert (await sam.presses("worse_impact", impact="group")).says("stopped, slow, or is there a way round it?")
    answer = await sam.says("the work stopped")
    assert answer.says(
        "I have put that on ND-1001, and it goes ahead of where it stood", "Someone will answer by today 11:00"
    )
    after = house.only_ticket()
    assert (after.priority, after.impact, after.urgency) == (Priority.P2, Impact.GROUP, Urgency.STOPPED)
    assert before.respond_by and after.respond_by and after.respond_by < before.respond_by
    assert before.resolve_by and after.resolve_by and after.resolve_by < before.resolve_by
    lines = [(entry.kind, entry.text) for entry in house.history(after)]
    assert ("added", "it is more urgent now, the screen is black") in lines
    assert any(kind == "priority" and text.startswith("P4 to P2: a team affected") for kind, text in lines)


async def test_what_the_words_tell_is_not_asked_again(house: House) -> None:
    sam = house.person(SAM)
    await _with_a_ticket(sam, "the printer upstairs prints blank pages")
    assert (await sam.says("can you make ND-1001 higher priority, now everyone has it")).says("And the work: stopped")
    assert (await sam.presses("worse_urgency", urgency="degraded")).says("goes ahead")
    assert house.only_ticket().priority is Priority.P2


async def test_it_never_goes_lower_or_later(house: House) -> None:
    sam = house.person(SAM)
    await _with_a_ticket(sam, "outlook does not open", urgency="stopped")
    before = house.only_ticket()
    await sam.says("please raise the priority")
    await sam.says("just me")
    answer = await sam.presses("worse_urgency", urgency="works")
    assert answer.says("By these answers it stands where it stood")
    after = house.only_ticket()
    assert (after.priority, after.urgency) == (Priority.P3, Urgency.STOPPED)
    assert (after.respond_by, after.resolve_by) == (before.respond_by, before.resolve_by)


async def test_at_night_whoever_is_to_be_called_is_called_for_the_new_dates(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    mina = house.person(MINA)
    await _with_a_ticket(mina, "excel freezes when I save")
    assert [page.kind for page in house.pages()] == ["promised"]
    assert "call planned" in house.happened(house.only_ticket())
    await mina.says("it got worse")
    await mina.presses("worse_impact", impact="group")
    answer = await mina.presses("worse_urgency", urgency="stopped")
    assert answer.says("ND-1001", "is being called about it right now")
    assert house.only_ticket().priority is Priority.P2 and "paged" in house.happened(house.only_ticket())


async def test_of_several_it_is_asked_which_and_of_another_matter_nothing_is_noted(house: House) -> None:
    sam = house.person(SAM)
    await _with_a_ticket(sam, "the printer upstairs prints blank pages")
    await _with_a_ticket(sam, "outlook does not open")
    assert (await sam.says("it got worse")).says("Which ticket has got worse?")
    assert (await sam.says("the printer one")).says("ND-1001, Printer")
    assert (await sam.presses("worse_no_ticket")).says("what is not working")
    assert all("added" not in house.happened(each) for each in house.tickets())


async def test_what_is_planned_ahead_keeps_its_dates_and_is_told_so(house: House) -> None:
    mina = house.person(MINA)
    await mina.says("a new colleague starts on monday, she needs a laptop and an account")
    await mina.presses("open_ticket")
    before = house.only_ticket()
    assert (await mina.says("it is more urgent now")).says("It is planned ahead, so its dates stay as they are")
    assert house.only_ticket().respond_by == before.respond_by and "added" in house.happened(before)


async def test_what_waits_for_a_yes_still_does(house: House) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-24T11:00-07:00")
    josie = house.person(JOSIE)
    await josie.says("the printer in the office jams")
    await josie.presses("choose_callout")
    await josie.answers_the_two_questions()
    await josie.says("it is more urgent now")
    await josie.presses("worse_impact", impact="group")
    assert (await josie.presses("worse_urgency", urgency="degraded")).says("It still waits for a yes to its price")
    assert not house.pages()


@pytest.mark.parametrize("words", ["will it get worse?", "it is more urgent now"])
async def test_without_a_ticket_or_as_a_question_nothing_is_asked_anew(house: House, words: str) -> None:
    assert not (await house.person(SAM).says(words)).says("everyone now")


async def test_who_wants_an_emergency_of_it_is_asked_how_bad_it_is(house: House) -> None:
    sam = house.person(SAM)
    await _with_a_ticket(sam, "the scanner does not scan", urgency="works")
    assert (await sam.says("make it an emergency")).says("ND-1001, Scanning: is it just you")
