"""Covered: the fix works and is recorded, or it does not and a technician gets all of it."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.desk.catalogue import Impact, Priority, Urgency
from bot.desk.clients import ChatIdentity
from bot.desk.decisions import Verdict
from bot.desk.platforms import Platform
from bot.desk.tickets import Billing, TicketState
from bot.desk.walkthroughs import StepAnswer, StopReason
from tests.journeys.desk import House, Person

SAM, PRIYA = "sam@maple-dental.example", "priya@maple-dental.example"


async def test_a_fix_that_worked_leaves_a_resolved_ticket_with_its_steps(house: House) -> None:
    sam = house.person(SAM)
    answer = await sam.says("my outlook won't open")
    assert answer.says("covered", "MD-2026", "3.1")
    assert answer.offers == ["affirm", "open_ticket", "talk_to_human", "ask_coverage_why", "dispute_coverage"]
    await sam.presses("affirm")
    await sam.presses("step_worked")
    answer = await sam.presses("step_worked")
    ticket = house.only_ticket()
    assert answer.says(ticket.number)
    assert (ticket.state, ticket.billing, ticket.category) == (
        TicketState.RESOLVED,
        Billing.NO_CHARGE,
        "email_client",
    )
    assert [record.answer for record in ticket.steps] == [StepAnswer.YES, StepAnswer.YES]
    assert house.decision_of(ticket).verdict is Verdict.COVERED
    assert house.happened(ticket) == ["opened", "step", "step", "solved"]
    assert sam.enquiry() is None


async def test_the_fix_can_be_walked_with_typed_words_alone(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("my outlook won't open")
    await sam.says("yes")
    await sam.says("yes")
    await sam.says("it worked")
    assert [record.answer for record in house.only_ticket().steps] == [StepAnswer.YES, StepAnswer.YES]


async def test_a_fix_that_did_not_help_leads_over_the_two_questions_to_a_ticket(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("my outlook won't open")
    await sam.presses("affirm")
    answer = await sam.presses("step_failed")
    assert answer.offers == ["tell_impact"] * 3
    answer = await sam.answers_the_two_questions("group", "stopped")
    ticket = house.only_ticket()
    assert (ticket.state, ticket.billing) == (TicketState.TRIAGED, Billing.COVERED)
    assert (ticket.impact, ticket.urgency, ticket.priority) == (Impact.GROUP, Urgency.STOPPED, Priority.P2)
    assert len(ticket.priority_reasons) > 0
    assert ticket.respond_by == datetime.fromisoformat("2026-11-24T11:00-05:00")
    assert ticket.resolve_by == datetime.fromisoformat("2026-11-24T18:00-05:00")
    assert [record.answer for record in ticket.steps] == [StepAnswer.NO]
    assert answer.says(ticket.number, "11:00", "18:00", "covered")


async def test_the_two_questions_take_typed_answers(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("my outlook won't open")
    await sam.presses("open_ticket")
    await sam.says("just me")
    await sam.says("it's slow")
    ticket = house.only_ticket()
    assert (ticket.impact, ticket.urgency) == (Impact.PERSON, Urgency.DEGRADED)


async def test_what_was_said_at_once_is_not_asked_again(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("the printer prints nothing, it is the whole office")
    answer = await sam.presses("open_ticket")
    assert answer.offers == ["tell_urgency"] * 3


async def test_a_step_that_only_a_technician_may_do_ends_the_fix(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("my outlook won't open")
    for intent in ("affirm", "step_worked", "step_failed", "step_failed"):
        answer = await sam.presses(intent)
    assert answer.offers == ["tell_impact"] * 3
    run = sam.enquiry()
    assert run is not None and run.run is not None
    assert len(run.run.records) == 3


async def test_going_back_takes_the_last_answer_back(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("my outlook won't open")
    await sam.presses("affirm")
    first = sam.seen.button("step_worked")
    await sam.presses("step_worked")
    answer = await sam.presses("step_repeat")
    assert answer.button("step_worked").pressed.args["step"] == first.pressed.args["step"]
    enquiry = sam.enquiry()
    assert enquiry is not None and enquiry.run is not None
    assert enquiry.run.records == ()


async def test_a_button_of_an_earlier_step_changes_nothing(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("my outlook won't open")
    await sam.presses("affirm")
    old = sam.seen.button("step_failed").key
    await sam.presses("step_worked")
    answer = await sam.presses_key(old)
    assert answer.messages
    enquiry = sam.enquiry()
    assert enquiry is not None and enquiry.run is not None
    assert len(enquiry.run.records) == 1
    assert house.tickets() == []


async def test_a_button_counts_once(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("my outlook won't open")
    await sam.presses("open_ticket")
    await sam.presses("tell_impact", impact="person")
    last = sam.seen.button("tell_urgency", urgency="works").key
    await sam.presses_key(last)
    answer = await sam.presses_key(last)
    assert answer.messages
    assert house.only_ticket().urgency is Urgency.WORKS


async def test_a_problem_that_is_back_opens_its_ticket_again(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("my outlook won't open")
    await sam.presses("affirm")
    await sam.presses("step_worked")
    await sam.presses("step_worked")
    await sam.says("it is back")
    ticket = house.only_ticket()
    assert ticket.state is TicketState.TRIAGED
    assert house.happened(ticket)[-1] == "reopened"


async def test_the_platform_is_asked_and_typed_and_odd_answers_end_nothing(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("the touchpad of my laptop does nothing")
    answer = await sam.says("yes")
    assert answer.says("which one do you use?")
    assert answer.offers == ["tell_fact"] * 3 + ["talk_to_human"]
    answer = await sam.says("the windows one")
    assert answer.says("these steps are for: windows computer", "stop and tell us if")
    await sam.says("no")
    assert (await sam.says("ok")).says("take your time")
    assert (await sam.says("done")).says("did that help?")
    await sam.says("still the same")
    assert (await sam.says("there is no such key on it")).says("step 4 of", "touchpad settings")
    enquiry = sam.enquiry()
    assert enquiry is not None and enquiry.run is not None
    assert enquiry.run.platform is Platform.WINDOWS
    assert [record.answer for record in enquiry.run.records] == [StepAnswer.NO, StepAnswer.NO, StepAnswer.CANNOT]
    assert house.tickets() == []


async def test_a_fix_waits_for_hours_and_over_another_problem(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("the printer is offline")
    await sam.says("yes")
    await sam.says("no")
    house.clock.advance(timedelta(hours=3))
    assert (await sam.says("good afternoon")).says("we were at: the printer is offline", "step 2 of")
    answer = await sam.says("my outlook won't open")
    assert answer.says("covered")
    await sam.presses("affirm")
    await sam.says("yes")
    answer = await sam.says("it worked")
    assert answer.says("earlier you also told me", "the printer is offline")
    answer = await sam.says("yes")
    assert answer.says("we go on where you were", "step 2 of")
    await sam.says("yes")
    await sam.says("that did the trick")
    assert [ticket.category for ticket in house.tickets()] == ["email_client", "printer"]


async def test_three_answers_that_mean_nothing_bring_a_person_with_everything_tried(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("the printer is offline")
    await sam.says("yes")
    await sam.says("no")
    for words in ("purple monkey", "asdf qwer"):
        assert (await sam.says(words)).says("i did not get that as an answer", "step 2 of")
    answer = await sam.says("banana banana")
    ticket = house.only_ticket()
    assert answer.says("a person takes over", ticket.number)
    assert [record.answer for record in ticket.steps] == [StepAnswer.NO]
    assert ticket.fix is not None and ticket.fix.stop_reason is StopReason.NOT_UNDERSTOOD


async def test_a_fix_begun_in_the_web_chat_goes_on_in_telegram(house: House) -> None:
    house.senders["telegram"] = house.senders["web"]
    priya, on_the_phone = house.person(PRIYA), Person(house, ChatIdentity("telegram", "", "500101"))
    await priya.says("the printer is offline")
    await priya.says("yes")
    shown = await priya.says("no")
    answer = await on_the_phone.says("can we go on")
    assert answer.says("you began with this in another chat", "steps done: 1")
    answer = await on_the_phone.presses("go_on_with")
    assert answer.says("we go on where you were", "step 2 of")
    assert (await priya.presses_key(shown.button("step_worked").key)).says("in another chat")
    await on_the_phone.says("yes")
    await on_the_phone.says("it prints again!")
    ticket = house.only_ticket()
    assert ([record.step_id for record in ticket.steps], ticket.source) == (["1", "2", "3"], "telegram")


async def test_the_last_step_answered_in_words_of_its_own_leads_to_the_two_questions(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("the printer is offline")
    await sam.says("yes")
    for words in ("yes", "yes", "still not working"):
        await sam.says(words)
    answer = await sam.says("i can't find that")
    assert answer.offers[:3] == ["tell_impact"] * 3
    await sam.answers_the_two_questions()
    assert house.only_ticket().state is TicketState.TRIAGED


async def test_more_words_choose_among_the_guides_that_are_shown(house: House) -> None:
    mina = house.person("mina@brandt-law.example")
    await mina.says("got a new phone and now the code thing doesn't work, i have a filing due at midnight")
    asked = await mina.says("yes")
    assert asked.says("Is it one of these?")
    answer = await mina.says("i don't have the old phone anymore")
    assert answer.says(
        "Then it sounds like this one", "The phone that I need to sign in is lost or damaged", "Shall we?"
    )
    assert answer.offers == ["affirm", "open_ticket", "talk_to_human"]
    assert (await mina.says("yes")).says("The phone that I need to sign in is lost or damaged. About 10 minutes")


async def test_words_that_choose_none_clearly_put_the_question_again(house: House) -> None:
    mina = house.person("mina@brandt-law.example")
    await mina.says("got a new phone and now the code thing doesn't work, i have a filing due at midnight")
    asked = await mina.says("yes")
    answer = await mina.says("it says approve on your device but nothing shows up")
    assert answer.says("Noted", "Is it one of these?") and answer.offers == asked.offers


async def test_another_problem_is_none_of_the_guides_that_are_shown(house: House) -> None:
    mina = house.person("mina@brandt-law.example")
    await mina.says("got a new phone and now the code thing doesn't work, i have a filing due at midnight")
    await mina.says("yes")
    assert (await mina.says("my printer jams")).says("this is about: Printer")
