"""Chat speech and second-language English on the whole desk: read as plain words, kept and shown as they were typed."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from tests.journeys.desk import House

SAM, NADIA = "sam@maple-dental.example", "nadia@harbour-trust.example"
TWO = "the printer is jammed and outlook keeps asking for my password"


async def test_a_visit_and_its_price_without_an_apostrophe_are_one_matter(house: House) -> None:
    words = "my laptop is slow, can someone come on sunday at 3pm? whats that cost"
    answer = await house.person(SAM).says(words)
    assert answer.says("this is about: Slow computer", "Sun 29 Nov, 15:00", "$728.85")
    assert not answer.says("I see two things")


@pytest.mark.parametrize("words", ["ext 12 is me", "im on ext 12", "only by email pls"])
async def test_how_to_reach_somebody_is_kept_with_both_of_two_matters(house: House, words: str) -> None:
    sam = house.person(SAM)
    await sam.says(TWO)
    answer = await sam.says(words)
    assert answer.says(f'Noted: "{words}".', "Shall we take them one after the other")
    assert answer.offers == ["go_on_with", "one_problem", "leave_it", "talk_to_human"]
    await sam.says("both pls")
    await sam.presses("open_ticket")
    await sam.answers_the_two_questions()
    await sam.presses("go_on_with")
    await sam.presses("open_ticket")
    await sam.answers_the_two_questions()
    assert [each.category for each in house.tickets()] == ["printer", "email_client"]
    assert all(each.words.endswith(f"\n{words}") for each in house.tickets())


async def test_how_to_reach_somebody_is_not_put_on_an_older_ticket_while_two_matters_wait(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("excel crashes when I open a file")
    await sam.presses("open_ticket")
    await sam.answers_the_two_questions()
    await sam.says(TWO)
    assert (await sam.says("im on ext 12")).says("Noted", "Shall we take them")
    assert "im on ext 12" not in [entry.text for entry in house.history(house.only_ticket())]


async def test_the_hours_are_told_between_two_matters_too(house: House) -> None:
    sam = house.person(SAM)
    await sam.says(TWO)
    answer = await sam.says("r u open over xmas")
    assert answer.says("There are no support hours on", "Shall we take them one after the other")
    assert "one_problem" in answer.offers


async def test_the_hours_are_told_in_the_middle_of_a_problem(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("the printer is jammed")
    answer = await sam.says("r u open over xmas")
    assert answer.says("There are no support hours on Thu 24 Dec, Fri 25 Dec and Sat 26 Dec", "Shall we?")
    assert not answer.says("Noted")


async def test_the_fix_is_shown_to_whoever_asks_for_it_in_a_word(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("the printer is jammed")
    assert (await sam.says("pls show")).says("Step 1")


async def test_the_order_of_another_language_is_read(house: House) -> None:
    nadia = house.person(NADIA)
    await nadia.says("Since today I can not send e-mails")
    answer = await nadia.says("Is possible tomorrow at 10.30?")
    assert answer.says("Wed 25 Nov, 10:30") or answer.says("Tomorrow 10:30")
    await nadia.presses("wait_until_business_hours")
    assert (await nadia.says("Only by me")).says("And your work")
    assert (await nadia.says("cant work w/o it")).says("ND-1001")


async def test_words_that_speak_of_nothing_that_works_solve_nothing(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("my pc wont turn on")
    answer = await sam.says("plugged in ya")
    assert answer.says("Is the problem gone?") and house.tickets() == []
    await sam.presses("step_repeat")
    assert "open_ticket" in (await sam.says("no lites")).offers
    assert house.tickets() == []


async def test_too_expensive_is_a_no_to_the_price_and_no_word_for_the_ticket(house: House) -> None:
    house.clock.instant = datetime(2026, 11, 25, 1, 10, tzinfo=timezone.utc)
    sam = house.person(SAM)
    await sam.says("dentrix wont open")
    answer = await sam.says("nah 2 expensive")
    assert answer.says("nothing is charged without a yes", "Which one?") and not answer.says("Noted")
    assert (await sam.says("k 2moro 8")).says("Is it just you")
    await sam.answers_the_two_questions()
    assert "expensive" not in house.only_ticket().words


async def test_the_price_is_asked_with_courtesy(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("the printer at the front desk prints blank pages")
    words = (
        "Oh that is very kind of you dear, and may I ask what that would cost us? Dr. Reyes is very careful with money."
    )
    answer = await sam.says(words)
    assert answer.says("costs nothing") and not answer.says("Buy something")


async def test_an_hour_without_a_day_is_of_the_day_that_was_chosen(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("the label printer prints blank pages")
    await sam.says("can u do it 2moro @ 8:30")
    answer = await sam.says("sry make it 10 instead")
    assert answer.says("omorrow 10:00") and not answer.says("Today")
    await sam.says("ok i take tomorrow 10h")
    await sam.answers_the_two_questions()
    planned = house.only_ticket().planned_for
    assert planned is not None and planned.astimezone(timezone.utc).isoformat() == "2026-11-25T15:00:00+00:00"


async def test_the_other_of_two_matters_is_taken_up_when_it_is_named_first(house: House) -> None:
    nadia = house.person(NADIA)
    await nadia.says("Teams have no sound and also I can not open shared folder")
    await nadia.says("both please")
    await nadia.says("first the folder")
    await nadia.presses("open_ticket")
    answer = await nadia.answers_the_two_questions()
    assert house.only_ticket().words.startswith("I can not open shared folder")
    assert answer.says("Teams have no sound") and not answer.says('shared folder". Shall we')


async def test_for_when_it_is_needed_is_no_second_matter(house: House) -> None:
    answer = await house.person(SAM).says("cant print labels, need em 4 mon")
    assert answer.says("this is about: Printer") and not answer.says("I see two things")


async def test_who_is_asked_is_asked_for_the_hour_that_was_named(house: House) -> None:
    ravi = house.person("ravi@foothills-auto.example")
    await ravi.says("can sum1 come fix the label printer 2moro @ 7:30")
    await ravi.says("k ask her")
    await ravi.says("just me")
    assert (await ravi.says("yh stopped")).says("Gwen Tait")
    planned = house.only_ticket().planned_for
    assert planned is not None and planned.astimezone(timezone.utc).isoformat() == "2026-11-25T14:30:00+00:00"
