"""How people talk who do not press buttons: "the second one", "actually no, tomorrow", "who approves this?", "hello??"."""

from __future__ import annotations

import pytest

from bot.desk.catalogue import Impact, Urgency
from bot.desk.decisions import Verdict
from bot.desk.tickets import TicketState
from tests.journeys.desk import TUESDAY_NIGHT, House, Person

SAM, DANA = "sam@maple-dental.example", "dana@maple-dental.example"
RAVI, ELLIS = "ravi@foothills-auto.example", "ellis@harbour-trust.example"
UNCLEAR = "it won't connect to the thing"
TWO_PROBLEMS = "outlook keeps asking for my password and the scanner does not find my computer"
NOT_AN_ANSWER = "I did not get that as an answer"


# ---- a button named in words ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["the second one", "2", "ok, number two please"])
async def test_an_offered_meaning_is_named_by_its_place(house: House, words: str) -> None:
    sam = house.person(SAM)
    second = (await sam.says(UNCLEAR)).offers[1]
    answer = await sam.says(words)
    enquiry = sam.enquiry()
    assert enquiry is not None
    assert (enquiry.category, enquiry.words) == (second, UNCLEAR)
    assert answer.says("MD-2026")


@pytest.mark.parametrize(
    ("words", "category"),
    [
        ("one after the other", "email_client"),
        ("both please", "email_client"),
        ("they're two different things", "email_client"),
        ("the first one", "email_client"),
        ("the second one", "scanner"),
    ],
)
async def test_of_two_problems_one_is_named_in_words(house: House, words: str, category: str) -> None:
    sam = house.person(SAM)
    await sam.says(TWO_PROBLEMS)
    await sam.says(words)
    enquiry = sam.enquiry()
    assert enquiry is not None and (enquiry.category, enquiry.words in TWO_PROBLEMS) == (category, True)
    assert enquiry.words != TWO_PROBLEMS


async def test_two_problems_that_are_one_thing_are_taken_up_as_one(house: House) -> None:
    sam = house.person(SAM)
    await sam.says(TWO_PROBLEMS)
    await sam.says("no, it's the same problem")
    enquiry = sam.enquiry()
    assert enquiry is not None and all(part in enquiry.words for part in ("outlook", "scanner"))


@pytest.mark.parametrize("words", ["the first one", "1", "number one"])
async def test_a_cost_is_never_approved_by_naming_the_place_of_its_button(house: House, words: str) -> None:
    house.clock.instant = TUESDAY_NIGHT
    dana = house.person(DANA)
    await dana.takes_the_offer("my outlook won't open")
    await dana.says(words)
    ticket = house.only_ticket()
    assert ticket.state is TicketState.AWAITING_APPROVAL
    assert house.only_quote(ticket).may_be_answered


async def test_a_yes_to_which_of_these_asks_which_again(house: House) -> None:
    sam = house.person(SAM)
    offered = (await sam.says(UNCLEAR)).offers
    assert (await sam.says("yes please")).offers == offered


async def test_words_for_which_of_these_that_say_nothing_ask_again(house: House) -> None:
    sam = house.person(SAM)
    offered = (await sam.says(UNCLEAR)).offers
    assert (await sam.says("i not understand this")).offers == offered
    assert (await sam.says("she's in Barrie")).offers == offered


async def test_the_two_questions_are_answered_by_the_places_of_their_buttons(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("my printer shows offline")
    await sam.says("2")
    await sam.says("the second one")
    await sam.says("3")
    ticket = house.only_ticket()
    assert (ticket.impact, ticket.urgency) == (Impact.GROUP, Urgency.WORKS)


# ---- who approves ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["who approves this?", "who has to approve?", "who needs to sign this off?"])
async def test_who_approves_is_told_where_it_costs_something(house: House, words: str) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam = house.person(SAM)
    await sam.says("my outlook won't open")
    answer = await sam.says(words)
    assert answer.says("Dana Reyes", "nothing is charged")
    assert {"choose_callout", "wait_until_business_hours", "talk_to_human"} <= set(answer.offers)
    assert house.tickets() == []


async def test_nobody_has_to_approve_what_is_covered(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("my outlook won't open")
    answer = await sam.says("who approves this?")
    assert answer.says("nobody has to approve")
    assert answer.offers[:2] == ["affirm", "open_ticket"]


@pytest.mark.parametrize("words", ["who would have to approve that?", "who has to approve it?"])
async def test_who_approves_is_told_between_the_two_questions_too(house: House, words: str) -> None:
    sam = house.person(SAM)
    await sam.says("my outlook won't open")
    await sam.presses("open_ticket")
    answer = await sam.says(words)
    assert answer.says("nobody has to approve") and "Contract MD-2026" not in answer.text
    assert answer.says("Is it just you")


async def test_who_approves_a_purchase_is_told_before_it_has_a_price(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("we need 3 more licenses of office")
    answer = await sam.says("who approves this?")
    assert answer.says("price", "Dana Reyes")
    assert "open_ticket" in answer.offers


@pytest.mark.parametrize("words", ["who approves this?", "can I approve it myself?", "has Dana said yes?"])
async def test_who_is_asked_is_told_while_a_ticket_waits(house: House, words: str) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam = house.person(SAM)
    await sam.takes_the_offer("my outlook won't open")
    answer = await sam.says(words)
    assert answer.says(house.only_ticket().number, "Dana Reyes", "nothing is charged")


async def test_too_expensive_shows_the_cheaper_ways(house: House) -> None:
    ravi = house.person(RAVI)
    await ravi.says("the diagnosis computer won't start")
    answer = await ravi.says("that's too expensive")
    assert answer.says("Gwen Tait", "nothing is charged")
    assert {"affirm", "talk_to_human", "cancel"} <= set(answer.offers)


async def test_whether_the_approver_has_answered_is_told_in_any_words(house: House) -> None:
    ravi = house.person(RAVI)
    await ravi.says("the diagnosis computer won't start")
    await ravi.presses("choose_callout")
    await ravi.presses("tell_impact", impact="person")
    assert (await ravi.says("has Gwen agreed?")).says(house.only_ticket().number, "Gwen Tait")


async def test_nothing_to_approve_is_no_dead_end(house: House) -> None:
    answer = await house.person(SAM).says("who approves this?")
    assert answer.says("nothing waits for")
    assert answer.offers == ["talk_to_human"]


# ---- another mind in the middle of the two questions ---------------------------------------------------------------


@pytest.mark.parametrize("words", ["actually no, tomorrow", "wait, tomorrow morning is fine", "no, the cheaper one"])
async def test_who_rather_waits_until_the_morning_asks_nobody_to_approve(house: House, words: str) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam = house.person(SAM)
    await sam.says("my printer shows offline")
    await sam.presses("choose_callout")
    answer = await sam.says(words)
    assert answer.says("tomorrow 08:00", "nothing to pay")
    await sam.answers_the_two_questions()
    ticket = house.only_ticket()
    assert ticket.state is TicketState.SCHEDULED
    assert house.quotes(ticket) == ()


async def test_who_would_rather_have_it_now_is_told_the_price_again(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam = house.person(SAM)
    await sam.says("my printer shows offline")
    await sam.presses("wait_until_business_hours")
    await sam.presses("tell_impact", impact="person")
    answer = await sam.says("sorry, now please")
    assert answer.says("$430.00", "Dana Reyes")
    assert answer.offers[0] == "tell_urgency"
    await sam.presses("tell_urgency", urgency="degraded")
    ticket = house.only_ticket()
    assert (ticket.state, ticket.impact, ticket.urgency) == (
        TicketState.AWAITING_APPROVAL,
        Impact.PERSON,
        Urgency.DEGRADED,
    )


# ---- no dead ends --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["it's still crashing", "I don't know which version", "that did not help"])
async def test_words_of_a_fix_at_the_offer_lead_on(house: House, words: str) -> None:
    sam = house.person(SAM)
    await sam.says("Word keeps crashing when I open the contract")
    answer = await sam.says(words)
    assert not answer.says("no fix under way")
    assert {"open_ticket", "talk_to_human"} <= set(answer.offers)
    enquiry = sam.enquiry()
    assert enquiry is not None and enquiry.category == "software_error"


async def test_it_does_not_work_as_the_first_words_is_asked_about(house: House) -> None:
    answer = await house.person(SAM).says("it doesnt work")
    assert not answer.says("fix under way")
    assert answer.says("what is not working")


async def ticket_of(sam: Person, house: House) -> str:
    await sam.says("my keyboard is broken")
    await sam.presses("open_ticket")
    await sam.answers_the_two_questions()
    return house.only_ticket().number


async def test_it_works_again_offers_to_close_the_ticket(house: House) -> None:
    sam = house.person(SAM)
    number = await ticket_of(sam, house)
    answer = await sam.says("it works again")
    assert answer.says(number)
    assert "ticket_close" in answer.offers
    assert (await sam.says("yes please")).says(number, "closed")
    assert house.only_ticket().state is TicketState.RESOLVED


@pytest.mark.parametrize("words", ["when exactly?", "hello??", "anyone there?"])
async def test_who_waits_is_told_how_the_ticket_stands(house: House, words: str) -> None:
    sam = house.person(SAM)
    number = await ticket_of(sam, house)
    assert (await sam.says(words)).says(number, "Someone will answer by")


@pytest.mark.parametrize("words", ["hurry up", "how long does this take", "hello?", "ask Gwen", "when do I get it?"])
async def test_words_beside_the_offer_come_back_to_it_in_short(house: House, words: str) -> None:
    sam = house.person(SAM)
    offered = await sam.says("my outlook won't open")
    answer = await sam.says(words)
    assert not answer.says("no open ticket") and not answer.says("no tickets") and not answer.says("not something")
    assert {"affirm", "open_ticket", "talk_to_human"} <= set(answer.offers)
    assert len(answer.text) < len(offered.text)


@pytest.mark.parametrize("words", ["what about the keyboard?", "any news on my keyboard?"])
async def test_who_asks_about_what_was_told_before_is_told_of_its_ticket(house: House, words: str) -> None:
    sam = house.person(SAM)
    number = await ticket_of(sam, house)
    assert (await sam.says(words)).says(number, "Someone will answer by")
    assert sam.enquiry() is None


async def test_what_about_something_that_was_never_told_is_a_problem(house: House) -> None:
    sam = house.person(SAM)
    await ticket_of(sam, house)
    await sam.says("what about the printer? it shows offline")
    enquiry = sam.enquiry()
    assert enquiry is not None and enquiry.category == "printer"


@pytest.mark.parametrize("who", [SAM, "nobody@elsewhere.example"])
@pytest.mark.parametrize(
    ("words", "to_do"),
    [
        ("there is a ransom note on the reception computer", "off the network"),
        ("the server is down and nobody can work", "do not switch anything off and on"),
        ("there is smoke coming out of the server room", "911"),
    ],
)
async def test_what_now_after_an_emergency_says_again_what_to_do(
    house: House, who: str, words: str, to_do: str
) -> None:
    somebody = house.person(who)
    await somebody.says(words)
    for asked in ("what should I do?", "ok, what now"):
        answer = await somebody.says(asked)
        assert answer.says(house.only_ticket().number, house.pages()[0].technician, to_do)
        assert answer.offers == ["talk_to_human"]
    assert len(house.pages()) == 1


async def test_what_now_about_something_else_is_no_emergency(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("the server is down and nobody can work")
    await sam.says("also the printer jams")
    assert not (await sam.says("what should I do?")).says("do not switch anything off and on")


@pytest.mark.parametrize("words", ["is anybody there", "anyone there??"])
async def test_who_asks_whether_anybody_is_there_is_greeted(house: House, words: str) -> None:
    assert (await house.person(SAM).says(words)).says("Hello Sam. What is not working?")


@pytest.mark.parametrize("words", ["nobody is hurt, don't worry", "the printer fell off the desk, nobody hurt"])
async def test_where_nobody_is_hurt_nobody_is_called(house: House, words: str) -> None:
    sam = house.person(SAM)
    await sam.says("the printer shows offline")
    answer = await sam.says(words)
    assert not answer.says("911")
    assert list(house.pages()) == []


async def test_an_angry_colleague_is_no_danger(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("I'm writing for my boss, her laptop has a blue screen")
    answer = await sam.says("she is very angry")
    assert list(house.pages()) == []
    assert not answer.says("911")
    assert {"open_ticket", "talk_to_human"} <= set(answer.offers)


@pytest.mark.parametrize("words", ["I am really annoyed", "my boss is furious"])
async def test_anger_alone_is_asked_what_is_wrong(house: House, words: str) -> None:
    assert (await house.person(SAM).says(words)).says("what is not working")


# ---- in the middle of a fix ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["what is outlook.office.com?", "outlook is really slow too"])
async def test_more_about_the_same_problem_keeps_the_step(house: House, words: str) -> None:
    sam = house.person(SAM)
    await sam.says("my outlook won't open")
    step = await sam.presses("affirm")
    answer = await sam.says(words)
    assert answer.offers == step.offers
    enquiry = sam.enquiry()
    assert enquiry is not None and enquiry.run is not None and enquiry.run.running
    assert words in enquiry.words


async def test_it_works_now_ends_the_fix_whatever_the_step_asks(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("the wifi keeps dropping")
    await sam.presses("affirm")
    assert (await sam.says("oh wait, it works now!")).says("solved")
    assert house.only_ticket().state is TicketState.RESOLVED


# ---- prices and cover ----------------------------------------------------------------------------------------------


async def test_a_price_without_a_range_is_said_once(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam = house.person(SAM)
    await sam.says("my printer shows offline")
    answer = await sam.says("yes but how much?")
    assert answer.text.count("$423.75") == 1
    assert answer.says("$430.00", "Dana Reyes")
    assert {"choose_callout", "wait_until_business_hours"} <= set(answer.offers)


async def test_what_may_need_a_part_is_not_priced_at_nothing(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("the docking station doesn't work")
    answer = await sam.says("how much?")
    assert not answer.says("$0.00")
    assert answer.says("the work costs nothing", "part")


@pytest.mark.parametrize("words", ["how much is it if someone comes?", "what does a visit cost?"])
async def test_the_price_of_a_visit_is_that_of_a_visit(house: House, words: str) -> None:
    sam = house.person(SAM)
    await sam.says("my printer shows offline")
    answer = await sam.says(words)
    assert answer.says("on-site visits a month")
    assert not answer.says("Remote help during support hours is included")


async def test_ones_own_device_that_is_not_covered_is_known_to_be_the_one(house: House) -> None:
    sam = house.person(SAM)
    answer = await sam.says("my tablet won't charge")
    assert answer.says("not covered by a plan") and not answer.says("nothing to pay")
    enquiry = sam.enquiry()
    assert enquiry is not None and enquiry.decision is not None
    with house.desk.begin() as work:
        stored = work.decisions.get(enquiry.decision)
    assert stored is not None and stored.decision.verdict is Verdict.QUOTE_REQUIRED


async def test_a_laptop_below_the_standard_is_asked_about_first(house: House) -> None:
    ellis = house.person(ELLIS)
    answer = await ellis.says("the laptop is very slow")
    assert not answer.says("nothing to pay")
    answer = await ellis.presses("tell_fact", value="HT-LT-22")
    assert answer.says("HT-TM")


async def test_who_does_not_know_the_device_is_asked_once(house: House) -> None:
    ellis = house.person(ELLIS)
    await ellis.says("the laptop is very slow")
    answer = await ellis.says("I don't know")
    assert answer.says("covered by what is left")


@pytest.mark.parametrize("words", ["hurry up!!", "this takes too long", "hello??", "that worked"])
async def test_whether_to_call_is_asked_until_it_is_answered(house: House, words: str) -> None:
    sam = house.person(SAM)
    asked = await sam.says("our website is down, the domain does not resolve")
    assert "server_down" in asked.offers
    await sam.says(words)
    await sam.says("yes, call now")
    assert [page.kind for page in house.pages()] == ["outage"]


async def test_impatience_between_the_two_questions_leaves_them_open(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("my outlook won't open")
    await sam.presses("open_ticket")
    answer = await sam.says("this takes too long")
    assert "tell_impact" in answer.offers
    await sam.answers_the_two_questions()
    assert house.only_ticket().category == "email_client"


async def test_tickets_asked_for_in_the_middle_leave_the_offer_where_it_was(house: House) -> None:
    sam = house.person(SAM)
    offered = await sam.says("the printer is jammed")
    answer = await sam.says("How are my tickets")
    assert answer.says("no tickets with us", "Shall we?")
    assert answer.offers == offered.offers


async def test_who_asks_about_the_contract_reads_its_hours_and_where_a_copy_comes_from(house: House) -> None:
    dana = house.person(DANA)
    assert (await dana.says("does our agreement exclude anything after 8 pm")).says("Mon-Fri 08:00-18:00", "clause")
    assert (await dana.says("send me the contract")).says("a person of your help desk can")
    assert (await dana.says("what happens when the hours are used up")).says("waits for a yes")
