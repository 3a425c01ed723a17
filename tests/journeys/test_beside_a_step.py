"""Words beside the buttons of a step, on the whole desk: the fix goes on, ends as solved, or is left, as they mean it."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.desk.platforms import Platform
from bot.desk.tickets import TicketState
from bot.desk.walkthroughs import Run, StepAnswer
from tests.journeys.desk import House, Person

SAM, MINA, DREW = "sam@maple-dental.example", "mina@brandt-law.example", "drew@brandt-law.example"
NADIA = "nadia@harbour-trust.example"
MORNING = datetime.fromisoformat("2026-11-24T08:30-05:00")
PRINTER = "printer says offline"
CANNOT_SEE = "I cannot see your screen from here"


async def _begins(house: House, email: str, words: str) -> tuple[Person, list[str]]:
    person = house.person(email)
    await person.says(words)
    return person, (await person.presses("affirm")).offers


def _run(person: Person) -> Run:
    enquiry = person.enquiry()
    assert enquiry is not None and enquiry.run is not None
    return enquiry.run


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        ("vpn doesn't connect", "it worked"),
        (PRINTER, "oh it works now, somebody switched it on"),
        ("outlook doesnt open", "fixed, thanks"),
    ],
)
async def test_what_is_gone_ends_as_solved_whatever_the_step_asks(house: House, problem: str, words: str) -> None:
    house.clock.instant = MORNING
    mina, _ = await _begins(house, MINA, problem)
    assert (await mina.says(words)).says("I have noted it as solved")
    assert (house.only_ticket().state, house.only_ticket().steps) == (TicketState.RESOLVED, ())


async def test_what_may_be_gone_is_asked_and_neither_answer_is_one_to_the_step(house: House) -> None:
    sam, step = await _begins(house, SAM, "outlook doesnt open")
    for no in ("no", "the button"):
        assert (await sam.says("it works now")).says("Is the problem gone?")
        answer = await (sam.says(no) if no == "no" else sam.presses("step_repeat"))
        assert answer.offers == step and _run(sam).records == ()
    await sam.says("it works now")
    assert (await sam.says("yes")).says("I have noted it as solved")
    assert house.only_ticket().steps == ()


@pytest.mark.parametrize("words", ["why cant i", "which one is the button", "where is that", "where is setting?"])
async def test_a_question_is_no_answer_and_a_person_is_offered(house: House, words: str) -> None:
    sam, step = await _begins(house, SAM, "my laptop does not start")
    answer = await sam.says(words)
    assert answer.says(CANNOT_SEE, "a person can take over", "Step 1 of") and answer.offers == step
    assert _run(sam).records == ()


async def test_a_step_may_be_skipped_and_repeated_in_a_question(house: House) -> None:
    sam, step = await _begins(house, SAM, "outlook doesnt open")
    answer = await sam.says("can you say that again?")
    assert answer.offers == step and not answer.says(CANNOT_SEE)
    assert not (await sam.says("can I skip this step?")).says(CANNOT_SEE)
    assert [record.answer for record in _run(sam).records] == [StepAnswer.SKIP]


@pytest.mark.parametrize(
    "words",
    ["it says error 0x80040115", "there is a message about a profile", "I'm on a mac", "my wife's laptop works fine"],
)
async def test_more_about_it_is_kept_and_the_same_step_is_shown(house: House, words: str) -> None:
    sam, step = await _begins(house, SAM, "outlook doesnt open")
    answer = await sam.says(words)
    assert answer.says(f'Noted: "{words}".', "Step 1 of") and answer.offers == step
    enquiry = sam.enquiry()
    assert enquiry is not None and enquiry.category == "email_client" and words in enquiry.words
    assert _run(sam).records == ()


async def test_more_about_it_is_kept_and_the_same_fix_is_offered(house: House) -> None:
    mina = house.person(MINA)
    offered = (await mina.says("the printer doesnt print")).offers
    answer = await mina.says("it says error 0x00000709")
    assert answer.says('Noted: "it says error 0x00000709".', "Shall we?") and answer.offers == offered
    enquiry = mina.enquiry()
    assert enquiry is not None and (enquiry.category, "0x00000709" in enquiry.words) == ("printer", True)


async def test_another_problem_is_none_of_these_details(house: House) -> None:
    sam, _ = await _begins(house, SAM, "outlook doesnt open")
    assert not (await sam.says("my wifi keeps dropping in the lab")).says("Noted")
    enquiry = sam.enquiry()
    assert enquiry is not None and enquiry.category == "wifi"


async def test_what_somebody_uses_changes_the_steps_that_differ_by_it(house: House) -> None:
    sam, _ = await _begins(house, SAM, "the touchpad of my laptop does nothing")
    await sam.says("it's a dell")
    assert _run(sam).platform is Platform.WINDOWS
    assert (await sam.says("I'm on a mac")).says("These steps are for: Mac")
    assert (await sam.says("iphone 15")).says("Noted")
    assert (_run(sam).platform, _run(sam).records) == (Platform.MAC, ())


async def test_one_fix_is_walked_to_its_end_with_many_words_beside_it(house: House) -> None:
    drew, step = await _begins(house, DREW, "my iphone doesnt get work mail since i changed my password")
    for words in ("where do i find passwords and accounts", "iphone 15", "done", "still no mail"):
        assert (await drew.says(words)).offers == step
    enquiry = drew.enquiry()
    assert enquiry is not None and enquiry.category == "mobile_device"


async def test_still_offline_is_the_no_to_the_step_with_its_words(house: House) -> None:
    nadia, _ = await _begins(house, NADIA, PRINTER)
    await nadia.says("ok")
    answer = await nadia.says("still offline")
    assert answer.says("Step 3 of") and not answer.says("outage")
    assert [(record.answer, record.words) for record in _run(nadia).records] == [
        (StepAnswer.YES, "ok"),
        (StepAnswer.NO, "still offline"),
    ]


async def test_what_sounds_like_an_attack_is_no_detail(house: House) -> None:
    nadia, _ = await _begins(house, NADIA, PRINTER)
    assert not (await nadia.says("it says all our files are encrypted, pay bitcoin")).says("Noted")


async def test_cancel_and_more_leads_out_of_a_step_an_offer_and_the_two_questions(house: House) -> None:
    drew, _ = await _begins(house, DREW, "vpn doesn't connect")
    await drew.says("my wife's laptop works fine")
    assert (await drew.says("cancel, I go to the office")).says("We stop here", "leave it")
    await drew.presses("cancel")
    await drew.says(PRINTER)
    assert (await drew.says("cancel, I go to the office")).says("Nothing was opened")
    await drew.says(PRINTER)
    await drew.presses("open_ticket")
    assert (await drew.says("cancel, I go to the office")).says("Nothing was opened")
    assert house.tickets() == [] and drew.enquiry() is None


async def test_what_a_lamp_is_like_is_kept_and_goes_on_the_ticket(house: House) -> None:
    house.clock.instant = MORNING
    sam, step = await _begins(house, SAM, "my internet is down")
    for words in ("the light is orange", "it is blinking red", "it's at 40 %"):
        answer = await sam.says(words)
        assert (answer.says(f'Noted: "{words}"', "Step 1 of"), answer.offers) == (True, step)
    enquiry = sam.enquiry()
    assert enquiry is not None and "the light is orange\nit is blinking red\nit's at 40 %" in enquiry.words
    assert (_run(sam).records, _run(sam).running) == ((), True)
