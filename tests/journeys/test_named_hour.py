"""Another hour than now is asked about or wished for: its own verdict, price and draws, and the way to have it done then."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.desk.tickets import Billing, TicketState
from tests.journeys.desk import House, Person, told

SAM, DANA = "sam@maple-dental.example", "dana@maple-dental.example"
MARTY, NADIA, MINA = "marty@foothills-auto.example", "nadia@harbour-trust.example", "mina@brandt-law.example"
MORNING = datetime.fromisoformat("2026-11-24T10:00-05:00")
EVENING = datetime.fromisoformat("2026-11-24T20:00-05:00")
TONIGHT = EVENING
OFFLINE = "the printer is offline, only me, there is another one"
WIFI = "the wifi keeps dropping, only me, slow"
OUTLOOK = "outlook does not open, only me, webmail works"


@pytest.mark.parametrize(
    ("email", "at", "problem", "words", "said"),
    [
        (
            SAM,
            MORNING,
            OFFLINE,
            "what would it cost tonight at 8?",
            ("Today 20:00", "$423.75", "Dana Reyes", "clause A"),
        ),
        (SAM, MORNING, OFFLINE, "is it covered at 8 pm too?", ("Today 20:00: not covered", "$423.75", "Now: covered")),
        (
            SAM,
            MORNING,
            OFFLINE,
            "could somebody do it on Sunday? what would that cost?",
            ("Sun 29 Nov, 09:00", "$565.00"),
        ),
        (SAM, MORNING, OFFLINE, "what would it cost after six?", ("Today 18:00", "$423.75")),
        (SAM, MORNING, OFFLINE, "is it covered on Christmas day?", ("Fri 25 Dec, 09:00", "$565.00")),
        (SAM, MORNING, OFFLINE, "what does it cost during the night?", ("Today 22:00", "$423.75")),
        (SAM, MORNING, OFFLINE, "can you do it before you open?", ("Tomorrow 07:00", "$423.75")),
        (SAM, MORNING, OFFLINE, "is that free at the weekend?", ("Sat 28 Nov, 09:00: covered",)),
        (
            SAM,
            EVENING,
            OFFLINE,
            "what would it cost tomorrow at 10?",
            ("Tomorrow 10:00: covered", "Now: about $423.75"),
        ),
        (
            MARTY,
            datetime.fromisoformat("2026-11-24T10:00-07:00"),
            WIFI,
            "what would it cost tonight at 8?",
            ("20:00", "$173.25"),
        ),
        (
            NADIA,
            datetime.fromisoformat("2026-11-24T10:00+00:00"),
            OUTLOOK,
            "can you do it at 8 pm?",
            ("20:00: covered", "1 h 00"),
        ),
        (MINA, MORNING, OUTLOOK, "is it covered at 10 pm?", ("Today 22:00: covered, nothing to pay",)),
        (SAM, MORNING, OFFLINE, "was it covered yesterday at 5?", ("That hour has passed",)),
        (SAM, MORNING, OFFLINE, "what would it cost at 25:00?", ("There is no 25:00",)),
    ],
)
async def test_the_hour_that_is_asked_about_has_its_own_price(
    house: House, email: str, at: datetime, problem: str, words: str, said: tuple[str, ...]
) -> None:
    person = await told(house, at, email, problem)
    answer = await person.says(words)
    assert answer.says(*said)
    assert "talk_to_human" in answer.offers and house.tickets() == []


@pytest.mark.parametrize(
    ("at", "words", "said"),
    [
        (
            MORNING,
            "can somebody fix my printer tonight at 8 pm? is that covered?",
            ("Today 20:00: not covered", "$423.75"),
        ),
        (MORNING, "please fix my printer tonight at 8 pm", ("Today 20:00: not covered", "$423.75", "Now: covered")),
        (MORNING, "is printer help covered on Sundays?", ("Sun 29 Nov, 09:00: not covered", "$565.00")),
        (
            datetime.fromisoformat("2026-11-24T15:00-05:00"),
            "wifi drops, only me, slow. I am in surgery until six, can you do it at 19:00 tonight?",
            ("Today 19:00: not covered", "$423.75"),
        ),
    ],
)
async def test_the_hour_of_a_first_message_stands_beside_now(
    house: House, at: datetime, words: str, said: tuple[str, ...]
) -> None:
    sam = await told(house, at, SAM)
    answer = await sam.says(words)
    assert answer.says("Sam, this is about", *said)
    assert answer.offers[:2] == ["wait_until_business_hours", "choose_callout"]
    # A ticket alone says not for when.
    assert (await sam.says("just open a ticket")).says(*said)
    assert house.tickets() == []


async def test_the_hour_is_planned_after_its_approval_and_somebody_is_called_then(house: House) -> None:
    sam, dana = await told(house, MORNING, SAM, OFFLINE, "can you do it tonight at 8?"), house.person(DANA)
    answer = await sam.presses("wait_until_business_hours")
    assert answer.says("ND-1001", "Dana Reyes", "$430.00", "for today 20:00")
    ticket = house.only_ticket()
    assert (ticket.state, ticket.planned_for) == (TicketState.AWAITING_APPROVAL, TONIGHT)
    assert dana.looks().says("$423.75", "planned for Tue 24 Nov, 20:00")
    await dana.presses("approve_quote")
    ticket = house.only_ticket()
    assert (ticket.state, ticket.billing, ticket.planned_for) == (TicketState.SCHEDULED, Billing.APPROVED, TONIGHT)
    assert [page.ticket for page in house.pages()] == ["ND-1001"]


async def test_the_hour_is_chosen_by_its_name_once_it_stands_there(house: House) -> None:
    sam = await told(house, MORNING, SAM, OFFLINE, "what would it cost tonight at 8?")
    assert (await sam.says("yes")).says("name the hour") and house.tickets() == []
    assert (await sam.says("is that free?")).says("Today 20:00: not covered")
    await sam.says("ok tonight at 8 pm then")
    assert house.only_ticket().planned_for == TONIGHT


async def test_now_is_chosen_beside_it(house: House) -> None:
    sam = await told(house, MORNING, SAM, OFFLINE, "can you do it tonight at 8?")
    await sam.presses("choose_callout")
    assert (house.only_ticket().billing, house.only_ticket().planned_for) == (Billing.COVERED, None)


@pytest.mark.parametrize(
    "words",
    [
        "the printer is offline since 8 pm, only me, there is another one",
        "my meeting is at 3, the projector is dead",
        "outlook does not open, I was here until six yesterday",
        "excel crashes, the report is due on Sunday",
    ],
)
async def test_an_hour_of_the_problem_changes_nothing(house: House, words: str) -> None:
    answer = await (await told(house, MORNING, SAM)).says(words)
    assert not answer.says("Which one?\n") and "wait_until_business_hours" not in answer.offers


async def test_an_open_ticket_is_planned_for_the_hour_after_its_approval(house: House) -> None:
    sam, dana = await told(house, MORNING, SAM, OFFLINE), house.person(DANA)
    await sam.presses("open_ticket")
    answer = await sam.says("what would it cost tonight at 8?")
    assert answer.says("ND-1001, Printer. Today 20:00: not covered", "$423.75", "As it is now: covered")
    answer = await sam.presses("plan_ticket")
    assert answer.says("planned for today 20:00", "Dana Reyes is asked", "Nothing is charged before a yes")
    ticket = house.only_ticket()
    assert (ticket.state, ticket.billing, ticket.planned_for) == (
        TicketState.AWAITING_APPROVAL,
        Billing.QUOTED,
        TONIGHT,
    )
    assert dana.looks().says("$423.75", "planned for Tue 24 Nov, 20:00")
    await dana.presses("approve_quote")
    ticket = house.only_ticket()
    assert (ticket.state, ticket.billing) == (TicketState.SCHEDULED, Billing.APPROVED)
    assert [page.ticket for page in house.pages()] == ["ND-1001"]


async def test_an_open_ticket_is_planned_for_a_free_hour(house: House) -> None:
    sam, dana = await told(house, MORNING, SAM, OFFLINE), house.person(DANA)
    await sam.presses("open_ticket")
    await sam.says("can you do it tonight at 8?")
    await sam.presses("plan_ticket")
    old = dana.looks().button("approve_quote").key
    assert (await sam.says("actually can you do it tomorrow at 10?")).says(
        "Tomorrow 10:00: covered", "As it is planned, today 20:00"
    )
    await sam.presses("plan_ticket")
    ticket = house.only_ticket()
    assert (ticket.state, ticket.billing) == (TicketState.SCHEDULED, Billing.COVERED)
    assert ticket.planned_for == datetime.fromisoformat("2026-11-25T10:00-05:00")
    assert dana.looks().says("Sam Okoro lets it wait") and house.pages() == ()
    await dana.presses_key(old)
    assert house.only_ticket().billing is Billing.COVERED


@pytest.mark.parametrize(
    ("email", "words", "said"),
    [
        (
            SAM,
            "are we covered on weekends?",
            ("Mon-Fri 08:00-18:00", "Sat 28 Nov, 09:00:\n• Help from afar: covered", "Sun 29 Nov", "$565.00"),
        ),
        (SAM, "what does it cost on Sunday?", ("Sun 29 Nov, 09:00", "$565.00", "$728.85", "around the clock")),
        (SAM, "is help at night covered?", ("Today 22:00", "not covered, about $423.75")),
        (NADIA, "are we covered on Christmas day?", ("Fri 25 Dec, 09:00", "It takes about 1 h 00 min of your 'hours'")),
        (
            MINA,
            "are we covered at the weekend?",
            ("Sat 28 Nov, 09:00 and Sun 29 Nov, 09:00", "included at any hour", "$892.78"),
        ),
    ],
)
async def test_help_as_such_is_answered_by_the_hours_of_the_contract(
    house: House, email: str, words: str, said: tuple[str, ...]
) -> None:
    assert (await (await told(house, MORNING, email)).says(words)).says(*said)
    assert house.tickets() == []


async def test_an_hour_that_has_passed_is_said_beside_the_problem(house: House) -> None:
    sam = await told(house, MORNING, SAM)
    assert (await sam.says("my printer is offline, can you fix it today at 8 am?")).says(
        "That hour has passed", "This is covered"
    )


async def test_now_after_all_takes_the_hour_back(house: House) -> None:
    sam = await told(house, MORNING, SAM, "my printer is offline", "can you do it tonight at 8?")
    await sam.presses("wait_until_business_hours")
    assert (await sam.says("actually no, now")).says("All right. Now: covered, nothing to pay.")
    await sam.answers_the_two_questions()
    assert house.only_ticket().planned_for is None


async def test_an_hour_is_asked_about_in_the_middle_of_a_fix_and_before_an_approval(house: House) -> None:
    sam, dana = await told(house, MORNING, SAM, "my printer is offline"), house.person(DANA)
    await sam.presses("affirm")
    answer = await sam.says("what would it cost tonight at 8?")
    assert answer.says("Today 20:00: not covered") and "step_worked" in answer.offers
    answer = await sam.says("can you do it tonight at 8 instead?")
    assert answer.offers[:2] == ["wait_until_business_hours", "choose_callout"]
    await sam.presses("wait_until_business_hours")
    await sam.answers_the_two_questions()
    dana.looks()
    answer = await dana.says("what would it cost tomorrow at 10?")
    assert answer.says("ND-1001, Printer. Tomorrow 10:00: covered") and "approve_quote" in answer.offers


@pytest.mark.parametrize("hour", ["tonight at 8", "tomorrow at 10"])
async def test_what_cannot_wait_after_all_is_done_now_for_nothing(house: House, hour: str) -> None:
    sam = await told(house, MORNING, SAM, OFFLINE, f"can you do it {hour}?")
    await sam.presses("wait_until_business_hours")
    assert (await sam.says("it cannot wait after all")).says("ND-1001 is not put off any more", "costs nothing")
    ticket = house.only_ticket()
    assert (ticket.state, ticket.billing, ticket.planned_for) == (TicketState.TRIAGED, Billing.COVERED, None)
    assert not [each for each in house.quotes(ticket) if each.may_be_answered]


async def test_an_hour_that_has_come_meanwhile_is_now(house: House) -> None:
    sam = await told(house, MORNING, SAM, OFFLINE, "can you do it at 11?")
    house.clock.instant = MORNING.replace(hour=11, minute=5)
    await sam.presses("wait_until_business_hours")
    assert house.only_ticket().planned_for is None


async def test_when_somebody_shall_come_is_no_second_matter(house: House) -> None:
    drew = await told(house, MORNING, "drew@brandt-law.example")
    answer = await drew.says("the printer is jammed, can somebody come to albany on saturday at 10?")
    assert answer.says(
        "this is about: Printer", "Sat 28 Nov, 10:00: covered", "If somebody has to come Sat 28 Nov, 10:00"
    )


async def test_when_it_shall_be_done_is_no_second_matter(house: House) -> None:
    sam = await told(house, MORNING, SAM)
    answer = await sam.says(f"{OFFLINE}. please do it tonight after 8, will that cost anything?")
    assert answer.says("this is about: Printer", "Today 20:00: not covered", "$423.75")


RAVI, GWEN = "ravi@foothills-auto.example", "gwen@foothills-auto.example"


async def _approved_by_day(house: House) -> tuple[Person, Person]:
    ravi, gwen = (
        await told(house, datetime.fromisoformat("2026-11-24T10:00-07:00"), RAVI, "outlook is slow"),
        house.person(GWEN),
    )
    await ravi.presses("choose_callout")
    await ravi.says("just me")
    gwen.looks()
    await gwen.presses("approve_quote")
    await ravi.says("can somebody do it tonight at 8 instead")
    answer = await ravi.presses("plan_ticket")
    assert answer.says("For today 20:00 it is up to $180.00", "asked Gwen Tait", "approved up to $120.00")
    assert gwen.looks().says("Ravi Anand asks to have it done today 20:00 instead", "$180.00")
    return ravi, gwen


async def test_a_dearer_hour_for_an_approved_ticket_goes_to_the_approver(house: House) -> None:
    _, gwen = await _approved_by_day(house)
    assert (await gwen.presses("approve_quote")).says("approved up to $180.00", "begins today 20:00")
    ticket = house.only_ticket()
    assert (ticket.state, ticket.billing) == (TicketState.SCHEDULED, Billing.APPROVED)
    assert ticket.planned_for == house.decision_of(ticket).facts.at == datetime.fromisoformat("2026-11-24T20:00-07:00")
    assert [page.ticket for page in house.pages()] == ["ND-1001"]


async def test_declined_the_ticket_stays_as_it_was_approved(house: House) -> None:
    ravi, gwen = await _approved_by_day(house)
    assert (await gwen.presses("decline_quote")).says("Up to $120.00 stays approved")
    ticket = house.only_ticket()
    assert (ticket.state, ticket.billing, ticket.planned_for) == (TicketState.TRIAGED, Billing.APPROVED, None)
    assert ravi.looks().says("What was approved before holds") and house.pages() == ()


async def test_a_dearer_hour_that_is_approved_when_it_has_come_is_done_now(house: House) -> None:
    _, gwen = await _approved_by_day(house)
    house.clock.instant = datetime.fromisoformat("2026-11-24T20:30-07:00")
    assert (await gwen.presses("approve_quote")).says("approved up to $180.00", "Amara Obi is being called right now")
    ticket = house.only_ticket()
    assert (ticket.state, ticket.planned_for) == (TicketState.TRIAGED, None) and len(house.pages()) == 1


@pytest.mark.parametrize(
    ("problem", "pressed", "then"),
    [
        pytest.param("the printer is jammed", None, "Tomorrow 15:00: covered", id="an offered fix"),
        pytest.param("please install zoom on my laptop", None, "Tomorrow 15:00: covered", id="a covered offer"),
        pytest.param("outlook does not open", "affirm", "Tomorrow 15:00: covered", id="a step"),
        pytest.param("outlook does not open", "open_ticket", "All right: tomorrow 15:00: covered", id="how many"),
    ],
)
async def test_an_hour_that_is_better_is_planned_wherever_it_is_said(
    house: House, problem: str, pressed: str | None, then: str
) -> None:
    sam = await told(house, MORNING, SAM, problem)
    if pressed is not None:
        await sam.presses(pressed)
    answer = await sam.says("Tomorrow at 3pm is better for me")
    assert answer.text.startswith(then)
    if "wait_until_business_hours" in answer.offers:
        answer = await sam.presses("wait_until_business_hours")
    if "tell_impact" in answer.offers:
        answer = await sam.presses("tell_impact", impact="person")
    if "tell_urgency" in answer.offers:
        await sam.presses("tell_urgency", urgency="degraded")
    ticket = house.only_ticket()
    assert (ticket.state, ticket.planned_for) == (
        TicketState.SCHEDULED,
        datetime.fromisoformat("2026-11-25T15:00-05:00"),
    )


async def test_an_hour_that_is_better_for_an_open_ticket_gets_the_button_that_plans_it(house: House) -> None:
    sam = await told(house, MORNING, SAM, OFFLINE)
    await sam.presses("open_ticket")
    assert (await sam.says("tomorrow at 4pm is better for me")).says("Tomorrow 16:00: covered")
    await sam.presses("plan_ticket")
    assert house.only_ticket().planned_for == datetime.fromisoformat("2026-11-25T16:00-05:00")


async def test_a_number_beside_a_day_is_an_hour(house: House) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-24T22:40-05:00")
    sam = house.person("sam@maple-dental.example")
    await sam.says("my printer does not print")
    answer = await sam.says("ok tomorrow early, 6 possible?")
    assert answer.says("Tomorrow 06:00: not covered, about $423.75", "Tomorrow 08:00: covered", "Which one?")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("can you do it at 14:00 my time, I'm in Berlin", "Tomorrow 08:00: covered"),
        ("could it be done at 9:30 am pacific time?", "Tomorrow 12:30: covered"),
        # Nobody knows where that is: by the client's clock, and it is said.
        ("can you do it at 14:00 my time?", "Tomorrow 14:00: covered"),
    ],
)
async def test_an_hour_by_another_clock_is_read_by_it_and_told_by_the_clients(
    house: House, words: str, said: str
) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-24T22:40-05:00")
    sam = house.person("sam@maple-dental.example")
    await sam.says("my printer does not print")
    answer = await sam.says(words)
    assert answer.says(said, "(Times are by the clock in Toronto.)", "Which one?")


async def test_an_hour_by_another_clock_is_none_of_those_that_stand_there(house: House) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-24T22:40-05:00")
    sam = house.person("sam@maple-dental.example")
    await sam.says("my printer does not print")
    await sam.says("can you do it tomorrow at 14:00?")
    answer = await sam.says("at 14:00 London time then")
    assert answer.says("09:00", "(Times are by the clock in Toronto.)") and not answer.says("Is it just you")


async def test_a_call_that_is_wanted_by_another_clock(house: House) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-24T10:40-05:00")
    sam = house.person("sam@maple-dental.example")
    await sam.says("my printer does not print")
    answer = await sam.says("can somebody call me at 3pm pacific time")
    assert answer.says("called today 18:00", "(Times are by the clock in Toronto.)")
