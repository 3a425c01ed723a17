"""What people say in the middle of a fix that is no answer to its step: what it was, what it costs, what else is broken."""

from __future__ import annotations

import pytest

from bot.desk.catalogue import Impact
from bot.desk.tickets import TicketState
from bot.desk.walkthroughs import StepAnswer
from tests.journeys.desk import Answers, House, Person

SAM, RAVI, NADIA, STRANGER = (
    "sam@maple-dental.example",
    "ravi@foothills-auto.example",
    "nadia@harbour-trust.example",
    "nobody@example.org",
)
PRINTER = "the printer does not print"


async def _begins(house: House, email: str, words: str = PRINTER) -> tuple[Person, Answers]:
    person = house.person(email)
    await person.says(words)
    return person, await person.presses("affirm")


@pytest.mark.parametrize(
    "words",
    ["oh wait i see it myself now", "found it, it was unplugged", "my bad it was off", "hooray now it does"],
)
async def test_what_it_was_is_followed_by_whether_it_works(house: House, words: str) -> None:
    sam, step = await _begins(house, SAM)
    assert (await sam.says("printed one page, then stopped")).offers == step.offers
    assert (await sam.says(words)).says("Is the problem gone?")
    assert (await sam.says("yes it works")).says("I have noted it as solved")
    ticket = house.only_ticket()
    assert ticket.state is TicketState.RESOLVED
    assert words.startswith("hooray") or words in ticket.words


async def test_where_a_lost_file_was_is_no_problem_of_that_place(house: House) -> None:
    amara, step = await _begins(
        house, "amara@harbour-trust.example", "I deleted the grant application folder by accident"
    )
    answer = await amara.says("it was on the shared drive")
    assert answer.says("Noted", "it was on the shared drive") and answer.offers == step.offers


async def test_what_it_was_and_was_not_leaves_the_step_as_it_is(house: House) -> None:
    sam, step = await _begins(house, SAM)
    await sam.says("found it, it was unplugged")
    assert (await sam.says("still not printing")).offers == step.offers
    enquiry = sam.enquiry()
    assert enquiry is not None and enquiry.run is not None and not enquiry.run.records


@pytest.mark.parametrize(
    ("email", "after"),
    [
        (SAM, "a technician takes over: covered, nothing to pay"),
        (RAVI, "a technician takes over: about $57.75 to $115.50 with tax, at most $120.00, and needs a yes first"),
        (NADIA, "of your 'hours'"),
        (STRANGER, "Nothing else costs anything before somebody has agreed"),
    ],
)
@pytest.mark.parametrize(
    "words", ["does this cost us something?", "will we get charged for these steps", "is this free"]
)
async def test_a_fix_costs_nothing_and_what_comes_after_it_is_said(
    house: House, email: str, after: str, words: str
) -> None:
    person, step = await _begins(house, email)
    answer = await person.says(words)
    assert answer.says("Trying this costs nothing", after) and answer.offers == step.offers


SECOND = ("step_repeat", "go_on_with", "open_ticket", "talk_to_human")


@pytest.mark.parametrize(
    "words",
    [
        "and the sound is gone too",
        "first the sound, can you look at that first",
        "also outlook is crashing",
        "and my keyboard stopped typing as well",
    ],
)
async def test_a_second_problem_is_said_back_and_kept(house: House, words: str) -> None:
    sam, step = await _begins(house, SAM)
    answer = await sam.says(words)
    assert answer.says("That is a second thing", words) and tuple(answer.offers) == SECOND
    assert (await sam.presses("step_repeat")).offers == step.offers
    enquiry = sam.enquiry()
    assert enquiry is not None and enquiry.category == "printer" and words not in enquiry.words
    assert enquiry.run is not None and not enquiry.run.records
    answer = await sam.says("fixed, thanks")
    assert answer.says("noted it as solved", words) and "go_on_with" in answer.offers


async def test_another_matter_of_the_same_kind_is_one_where_it_is_called_so(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("my outlook won't open")
    await sam.says("yes")
    words = "wait, another thing: my signature in outlook is gone"
    answer = await sam.says(words)
    assert answer.says("That is a second thing", words) and tuple(answer.offers) == SECOND


@pytest.mark.parametrize(
    ("words", "leads_to"),
    [
        ("yes", "Step 1 of at most 7"),
        ("no", "Step 1 of at most 7"),
        ("this one first", "Step 1 of at most 7"),
        ("the other one first", "Outlook"),
        ("outlook first please", "Outlook"),
        ("a ticket for the other", "just you, your team"),
    ],
)
async def test_which_comes_first_may_be_typed(house: House, words: str, leads_to: str) -> None:
    sam, _ = await _begins(house, SAM)
    await sam.says("also outlook is crashing")
    assert (await sam.says(words)).says(leads_to)


async def test_an_answer_to_the_step_is_one_while_the_second_waits(house: House) -> None:
    sam, _ = await _begins(house, SAM)
    await sam.says("also outlook is crashing")
    assert (await sam.says("it works now, somebody switched it on")).says("also outlook is crashing")


async def test_the_second_gets_its_ticket_and_the_fix_goes_on(house: House) -> None:
    ravi, step = await _begins(house, RAVI)
    await ravi.says("and the sound is gone too")
    await ravi.presses("open_ticket")
    answer = await ravi.answers_the_two_questions("person", "degraded")
    assert answer.says("I have asked Gwen Tait to approve", PRINTER)
    assert (house.only_ticket().words, house.only_ticket().category) == (
        "and the sound is gone too",
        "peripheral_hardware",
    )
    assert (await ravi.presses("go_on_with")).offers == step.offers


async def test_the_other_first_and_then_back(house: House) -> None:
    nadia, step = await _begins(house, NADIA)
    await nadia.says("also outlook is crashing")
    assert (await nadia.presses("go_on_with")).says("Outlook")
    await nadia.presses("affirm")
    assert (await nadia.says("fixed, thanks")).says(PRINTER)
    assert (await nadia.says("yes")).offers == step.offers


async def test_the_same_problem_is_none(house: House) -> None:
    sam, _ = await _begins(house, SAM)
    for words in ("excel does not print either", "it is also slow", "my colleague's printer is offline too"):
        answer = await sam.says(words)
        assert not answer.says("second thing") and "go_on_with" not in answer.offers


async def test_how_far_it_is_and_what_a_step_was(house: House) -> None:
    mina = house.person("mina@brandt-law.example")
    await mina.says("outlook doesnt open")
    step = await mina.presses("affirm")
    for words in ("are we done", "how many steps are left?"):
        answer = await mina.says(words)
        assert answer.says("Not yet: this is step 1 of at most 4") and answer.offers == step.offers
    assert (await mina.says("what was step 2")).says("We have not been at step 2 yet", "Step 1 of at most 4")
    await mina.presses("step_worked")
    assert (await mina.says("what was the first question")).says("Step 1 was:", "outlook.office.com")
    assert (await mina.says("go back")).says("Step 1 of at most 4")
    assert (await mina.says("ok i am back")).says("Step 1 of at most 4")


async def test_what_it_was_told_before_the_fix_is_asked_about(house: House) -> None:
    sam, ravi = house.person(SAM), house.person(RAVI)
    for person, yes in ((sam, "yes"), (ravi, "yes it does")):
        await person.says(PRINTER)
        assert (await person.says("found it, it was unplugged")).says("Is the problem gone?")
        assert (await person.says(yes)).says("I have noted it as solved")
    await sam.says("my outlook won't open")
    await sam.says("my bad, it was in offline mode")
    assert "affirm" in (await sam.says("no")).offers


async def test_a_ticket_typed_under_two_matters_is_for_the_second(house: House) -> None:
    ravi, step = await _begins(house, RAVI)
    await ravi.says("btw my keyboard is broken too")
    await ravi.says("ticket for the other")
    await ravi.answers_the_two_questions("person", "degraded")
    assert house.only_ticket().category == "peripheral_hardware"
    assert (await ravi.says("yes")).offers == step.offers


async def test_a_fix_that_is_left_may_be_followed_by_a_typed_yes_to_a_ticket(house: House) -> None:
    sam, _ = await _begins(house, SAM)
    assert (await sam.says("i give up")).says("Shall a technician look at it")
    assert (await sam.says("yes")).says("just you, your team")


async def test_a_question_that_is_noted_leaves_the_step_in_sight(house: House) -> None:
    sam, step = await _begins(house, SAM)
    assert (await sam.says("is the sound also part of this?")).offers == step.offers


async def test_what_comes_after_it_and_who_goes_on_are_no_answers_to_the_step(house: House) -> None:
    ravi, step = await _begins(house, RAVI)
    answer = await ravi.says("what happens if it does not work")
    assert answer.says("a technician takes over: about $57.75") and answer.offers == step.offers
    assert (await ravi.says("my collegue Josie take over now")).offers == step.offers
    enquiry = ravi.enquiry()
    assert enquiry is not None and enquiry.category == "printer" and "Josie" in enquiry.words


@pytest.mark.parametrize(
    "words", ["everybody", "just me", "all of us", "the two of us", "everybody has it", "just me and Drew"]
)
async def test_how_many_are_affected_is_kept_and_the_step_asked_again(house: House, words: str) -> None:
    sam, step = await _begins(house, SAM, "the printer is jammed")
    answer = await sam.says(words)
    assert answer.says(f'Noted: "{words}".') and answer.offers == step.offers
    assert answer.says("If nobody can work, write that") is (words in ("everybody", "all of us", "everybody has it"))
    enquiry = sam.enquiry()
    assert enquiry is not None and enquiry.impact is not None and words in enquiry.words


@pytest.mark.parametrize(("words", "answered"), [("just me", StepAnswer.NO), ("all of us", StepAnswer.YES)])
async def test_how_many_are_affected_answers_whether_others_are(house: House, words: str, answered: StepAnswer) -> None:
    sam, step = await _begins(house, SAM, "the internet does not work on my computer")
    assert step.says("anybody else in the office offline too?")
    await sam.says(words)
    enquiry = sam.enquiry()
    ticket = next(iter(house.tickets()), None)
    run = enquiry.run if enquiry is not None else None
    steps = run.records if run is not None else ticket.steps if ticket is not None else ()
    assert [each.answer for each in steps] == [answered]


@pytest.mark.parametrize("words", ["Can Gwen do it for me", "can someone else do this", "my colleague can do it"])
async def test_somebody_else_may_do_the_steps(house: House, words: str) -> None:
    sam, step = await _begins(house, SAM)
    answer = await sam.says(words)
    assert (
        answer.says("Whoever is at the device can do the steps", "a technician helps") and answer.offers == step.offers
    )
    enquiry = sam.enquiry()
    assert enquiry is not None and enquiry.run is not None and not enquiry.run.records and not house.tickets()


async def test_who_tells_of_another_problem_hears_that_the_fix_is_kept(house: House) -> None:
    sam, _ = await _begins(house, SAM, "the printer is jammed")
    assert (await sam.says("outlook does not open")).says(
        'I have kept the fix we are at ("Paper is stuck in the printer") where it stands, and ask about it'
    )
    await sam.presses("affirm")
    await sam.presses("step_worked")
    assert (await sam.presses("step_worked")).says('Earlier you also told me: "the printer is jammed"')
    assert (await sam.presses("go_on_with")).says("Paper is stuck in the printer")


async def test_that_all_are_affected_is_not_asked_again_and_is_no_reason_to_be_calm(house: House) -> None:
    sam, _ = await _begins(house, SAM, "the internet does not work on my computer")
    assert (await sam.says("everybody")).says("And your work: stopped, slow")
    assert (await sam.says("should I worry")).says("It may be: many people have it", "And your work")
    await sam.says("stopped")
    assert house.only_ticket().impact is Impact.CLIENT


async def test_who_is_called_away_is_no_other_problem(house: House) -> None:
    sam, step = await _begins(house, SAM, "the printer is jammed")
    answer = await sam.says("wait, the phone rings")
    assert answer.says("Take your time") and answer.offers == step.offers


async def test_the_fix_that_is_kept_may_come_first_after_all(house: House) -> None:
    sam, step = await _begins(house, SAM, "the printer is jammed")
    await sam.says("outlook does not open")
    answer = await sam.says("no wait, the printer first")
    assert answer.says("We go on where you were: Paper is stuck in the printer") and answer.offers == step.offers


@pytest.mark.parametrize(
    ("words", "step"), [("We all have it", "Is it on, with paper"), ("just me", "the name in the Printer box")]
)
async def test_how_many_have_it_answers_whether_anybody_else_can(house: House, words: str, step: str) -> None:
    sam = house.person("sam@maple-dental.example")
    await sam.says("the printer does not print")
    assert (await sam.presses("affirm")).says("Can anybody else print")
    assert (await sam.says(words)).says("Step 2", step)
