"""Questions about money and about tickets, as people put them; each used to be taken for something else."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.desk.attachments import SentFile
from bot.desk.tickets import TicketState
from bot.operations.settlements import resolve_ticket
from bot.operations.timesheet import log_time
from tests.journeys.desk import House

SAM, DANA = "sam@maple-dental.example", "dana@maple-dental.example"
GWEN = "gwen@foothills-auto.example"
RAVI, MINA = "ravi@foothills-auto.example", "mina@brandt-law.example"
MORNING_IN_CALGARY = datetime.fromisoformat("2026-11-24T09:00-07:00")


async def test_who_pays_is_told_with_the_price_and_whose_yes_it_needs(house: House) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi = house.person(RAVI)
    await ravi.says("my outlook won't open")
    answer = await ravi.says("who pays for this?")
    assert answer.says("Foothills Auto Service pays", "never you yourself", "$57.75", "Gwen Tait")
    assert answer.offers[0] == "choose_callout"


async def test_nobody_pays_what_the_plan_holds(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("my outlook won't open")
    assert (await sam.says("who pays for this?")).says("Nobody pays anything")


async def test_why_not_in_the_contract_explains_what_is_talked_about(house: House) -> None:
    house.clock.instant = datetime.fromisoformat("2027-01-04T10:00-05:00")
    sam = house.person(SAM)
    await sam.says("my outlook won't open")
    answer = await sam.says("why is that not in the contract? we pay you every month")
    assert answer.says("Contract MD-2026 ended on 31 December 2026")
    assert answer.offers[0] == "choose_callout"


async def test_the_fee_is_told_to_who_answers_for_the_money_and_to_nobody_else(house: House) -> None:
    words = "what do we pay you every month?"
    assert (await house.person(DANA).says(words)).says("$1,850.00 a month")
    answer = await house.person(SAM).says(words)
    assert answer.says("MD-2026") and "1,850" not in answer.text


async def test_whether_a_plan_is_cheaper_goes_to_a_person(house: House) -> None:
    answer = await house.person(DANA).says("would a plan be cheaper for us?")
    assert answer.says("from your own tickets")
    assert "talk_to_human" in answer.offers


@pytest.fixture
async def with_tickets(house: House) -> House:
    """Mina has two: a scanner, then a screen."""
    mina = house.person(MINA)
    for words in ("scanner leaves black lines", "my second screen flickers"):
        await mina.says(words)
        await mina.presses("open_ticket")
        await mina.answers_the_two_questions()
    return house


async def test_a_question_about_a_ticket_is_answered_and_not_written_into_it(with_tickets: House) -> None:
    answer = await with_tickets.person(MINA).says("what did you write in the ticket?")
    assert answer.says("In it stands", "my second screen flickers")
    assert all("added" not in with_tickets.happened(ticket) for ticket in with_tickets.tickets())


async def test_a_ticket_is_closed_by_what_it_is_about_after_a_yes(with_tickets: House) -> None:
    mina = with_tickets.person(MINA)
    scanner, screen = with_tickets.tickets()
    assert (await mina.says("close the scanner one")).says(f"Do you mean {scanner.number}")
    await mina.says("yes")
    states = [ticket.state for ticket in with_tickets.tickets()]
    assert states == [TicketState.RESOLVED, screen.state]


async def test_cancel_with_nothing_talked_about_asks_whether_the_ticket_is_meant(with_tickets: House) -> None:
    mina = with_tickets.person(MINA)
    answer = await mina.says("ok then cancel it")
    assert answer.says("Do you mean", "Shall I close it?")
    assert "ticket_close" in answer.offers
    await mina.says("no")
    assert all(ticket.is_open for ticket in with_tickets.tickets())


async def test_somebody_elses_ticket_is_nobodys_business(with_tickets: House) -> None:
    answer = await with_tickets.person(MINA).says("what about Drew's ticket?")
    assert answer.says("your own tickets, and nobody else's")


async def test_a_person_gets_no_guess_as_the_kind_of_problem(house: House) -> None:
    stranger = house.person("nobody@elsewhere.example")
    assert "none_of_these" in (await stranger.says("it won't connect to the thing")).offers
    await stranger.presses("talk_to_human")
    assert house.only_ticket().category is None


async def test_what_was_spent_is_told_from_what_was_billed_approved_and_asked_for(house: House) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi, gwen = house.person(RAVI), house.person(GWEN)
    words = "how much did we spend this month?"
    await ravi.takes_the_offer("my outlook won't open")
    card = gwen.looks().button("approve_quote").key
    answer = await gwen.says(words)
    assert answer.says("November 2026 so far", "Nothing has been billed", "Waiting for a yes: 1 quote, up to $120.00")
    await gwen.presses_key(card)
    assert (await gwen.says(words)).says("Approved and not billed yet: 1 quote, up to $120.00")
    log_time(ports=house.desk.ports, ticket="ND-1001", minutes=30, by="Amara Obi", key="work", text="New profile")
    resolve_ticket(ports=house.desk.ports, ticket="ND-1001", by="Amara Obi", text="New profile.", key="done")
    gwen.looks()
    answer = await gwen.says(words)
    assert answer.says("Billed: $57.75", "ND-1001, Outlook or the mail program: $57.75, approved by Gwen Tait")
    assert not answer.says("Approved and not billed yet")
    assert (await gwen.says("and how much did we spend last month?")).says("October 2026", "Nothing has been billed")


async def test_what_the_plan_paid_is_told_beside_it(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("my outlook won't open")
    await sam.presses("open_ticket")
    await sam.answers_the_two_questions()
    answer = await house.person(DANA).says("what have we spent this month?")
    assert answer.says("Your plan paid for 1 request", "about $62.50, before tax", "The fee of a plan is not in it")


async def test_what_a_company_spends_is_told_to_nobody_else(house: House) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi = house.person(RAVI)
    await ravi.takes_the_offer("my outlook won't open")
    answer = await ravi.says("how much did we spend this month?")
    assert answer.says("for those who look after its money", "Gwen Tait") and "$" not in answer.text
    stranger = house.person("nobody@nowhere.example")
    assert "$" not in (await stranger.says("how much did we spend this month?")).text


async def test_what_a_visit_would_mean_is_told_where_cover_is_asked_for(house: House) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi = house.person(RAVI)
    await ravi.says("the printer does not print")
    assert (await ravi.says("is it covered if somebody comes?")).says(
        "If somebody has to come: about", "needs a yes first", "Call-out fee"
    )


DREW, HELEN = "drew@brandt-law.example", "helen@brandt-law.example"


async def test_a_warranty_is_told_and_the_technician_reads_it_before_anybody_pays(house: House) -> None:
    drew = house.person(DREW)
    offered = (await drew.says("my laptop does not start")).offers
    answer = await drew.says("isn't it still under warranty?")
    assert answer.says("BL-LT-31", "until 30 June 2028", "for the maker first") and answer.offers == offered
    await drew.presses("open_ticket")
    await drew.presses("tell_impact", impact="person")
    assert any("under its maker's warranty" in entry.text for entry in house.history(house.only_ticket()))


@pytest.mark.parametrize(
    ("who", "words", "said"),
    [
        (MINA, "is my laptop under warranty?", "No warranty is on file for Laptop BL-LT-05"),
        (HELEN, "is the laptop under warranty?", "Which device do you mean?"),
        (HELEN, "is BL-LT-31 under warranty", "until 30 June 2028"),
        (SAM, "is BL-LT-31 under warranty", "Which device do you mean?"),
    ],
)
async def test_what_is_not_known_of_a_warranty_is_said_and_nobody_hears_of_anothers_devices(
    house: House, who: str, words: str, said: str
) -> None:
    answer = await house.person(who).says(words)
    assert answer.says(said) and (who != SAM or "2028" not in answer.text)


async def test_a_warranty_that_is_over_is_over(house: House) -> None:
    house.clock.instant = datetime.fromisoformat("2028-07-01T10:00-04:00")
    assert (await house.person(DREW).says("is my laptop under warranty?")).says("ended on 30 June 2028")


async def test_what_a_plan_would_cost_goes_to_a_person(house: House) -> None:
    marty = house.person("marty@foothills-auto.example")
    for words in ("what would a plan cost", "can we get a plan?"):
        answer = await marty.says(words)
        assert answer.says("worked out by a person", "ND-1001") and not answer.says("FA-TM")
    ticket = house.only_ticket()
    assert ticket.category == "billing_contract" and ticket.words == "what would a plan cost"
    assert house.history(ticket)[-1].text == "can we get a plan?"


async def test_a_plan_that_they_have_is_told_as_before(house: House) -> None:
    assert (await house.person(DANA).says("what does our plan cost")).says("$1,850.00 a month")
    assert not house.tickets()


async def test_what_is_asked_after_the_rates_is_answered_from_them(house: House) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi = house.person(RAVI)
    await ravi.says("what do you charge per hour")
    for words, lines in (
        ("and on sundays", ("on a Sunday: $165.00 an hour", "GST 5%")),
        ("and at night?", ("at night: $165.00 an hour",)),
        ("and for driving to okotoks?", ("beyond 15 km one way $0.65 a km",)),
        ("and if someone comes?", ("A visit on site: $130.00 an hour", "$65.00 for coming out", "Travel")),
        ("and parts?", ("our cost and 20 %",)),
        ("any hidden fees?", ("Travel", "Parts", "GST 5%")),
    ):
        answer = await ravi.says(words)
        assert answer.says(*lines, "the whole price before anything starts") and not answer.says("Project")
    await ravi.says("my printer is jammed")
    assert ravi.enquiry() is not None
    assert not (await ravi.says("and on sundays")).says("on a Sunday:")


async def test_a_licence_has_a_price_of_its_own(house: House) -> None:
    mina = house.person(MINA)
    answer = await mina.says("need adobe acrobat pro, the free one cant redact")
    assert answer.says("covered: nothing to pay", "If a licence or a device has to be bought", "price of its own")
    assert (await mina.says("how much is that")).says("price of its own")
    answer = await mina.says("what does the licence cost")
    assert answer.says("Our work on it costs nothing", "The price of the licence I do not know")
    assert "open_ticket" in answer.offers
    assert (await mina.says("kofi said yes already")).says("priced by a person first", "in their own chat")


async def test_a_laptop_for_a_new_colleague_has_a_price_of_its_own(house: House) -> None:
    dana = house.person(DANA)
    await dana.says("new hygienist starts on Monday, she needs a login, mail and a laptop")
    assert (await dana.says("yes")).says("ND-1001", "price of its own")
    answer = await dana.says("how much is the laptop")
    assert answer.says(
        "Our work on it costs nothing", "The price of the laptop I do not know", "before somebody who may approve"
    )
    assert len(house.tickets()) == 1 and dana.enquiry() is None


async def test_a_printer_that_jams_is_no_purchase(house: House) -> None:
    answer = await house.person(SAM).says("my printer does not print")
    assert answer.says("covered: nothing to pay") and not answer.says("bought")


@pytest.mark.parametrize(
    "words", ["too expensive, is there anything cheaper", "anything cheaper?", "is there a cheaper way"]
)
async def test_where_nothing_is_cheaper_that_is_said(house: House, words: str) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi = house.person(RAVI)
    await ravi.says("the invoice printer prints only half the page")
    answer = await ravi.says(words)
    assert answer.says(
        "fix that you can try yourself costs nothing", "waiting would not make it cheaper", "$57.75 to $115.50"
    )
    assert answer.offers[:2] == ["choose_callout", "affirm"]


async def test_at_night_the_cheaper_hour_is_named(house: House) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-24T22:00-07:00")
    ravi = house.person(RAVI)
    await ravi.says("the invoice printer prints only half the page")
    answer = await ravi.says("too expensive, is there anything cheaper")
    assert answer.says("the cheapest is: Tomorrow 07:30: about $57.75", "costs nothing")


@pytest.mark.parametrize(
    "words", ["we are a charity, do we get a discount?", "can you send me the last invoice", "when do we have to pay"]
)
async def test_how_they_pay_goes_to_a_person(house: House, words: str) -> None:
    answer = await house.person("amara@harbour-trust.example").says(words)
    assert answer.says("That is for a person at the help desk", "ND-1001") and not answer.says("HT-BLOCK")
    assert house.only_ticket().words == words


async def test_who_cannot_believe_the_price_reads_that_nothing_is_ordered(house: House) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-24T22:00-07:00")
    ravi = house.person(RAVI)
    await ravi.says("the invoice printer prints only half the page")
    answer = await ravi.says("are you crazy?? 180 dollars for a printer??")
    assert answer.says("nothing is ordered", "Tomorrow 07:30: about $57.75") and answer.offers[0] == "choose_callout"


async def test_what_is_bought_is_said_where_somebody_asks_who_pays_or_why(house: House) -> None:
    dana = house.person(DANA)
    await dana.says("order a monitor")
    assert (await dana.says("who pays for that?")).says("Maple Dental pays", "A person puts the price together first")
    await dana.says("install adobe acrobat, i need a licence")
    assert (await dana.says("why?")).says("clause 3.1", "has a price of its own")
    assert (await dana.says("who pays")).says("your plan holds it", "has a price of its own")
    await dana.says("can you install chrome on my pc")
    assert not (await dana.says("who pays for that?")).says("price of its own")


async def test_order_it_buys_nothing_and_is_read_by_whoever_puts_the_price_together(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("order a monitor")
    await sam.presses("open_ticket")
    answer = await sam.says("just order it")
    assert answer.says(
        "I have put that on ND-1001", "nothing is bought before somebody who may approve it has said yes"
    )
    assert house.history(house.only_ticket())[-1].text == "just order it"
    assert (await sam.says("order a keyboard")).says("this is about: Buy something")


async def test_get_it_after_a_newer_matter_is_of_that_and_days_later_of_nothing(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("order a monitor")
    await sam.presses("open_ticket")
    await sam.says("my printer jams")
    await sam.presses("open_ticket")
    await sam.answers_the_two_questions()
    assert not (await sam.says("can you get it?")).says("price together")
    assert [each.text for each in house.history(house.tickets()[0])].count("can you get it?") == 0


async def test_get_it_days_later_orders_nothing(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("order a monitor")
    await sam.presses("open_ticket")
    house.clock.advance(timedelta(days=4))
    assert not (await sam.says("can you get it?")).says("price together")


async def test_order_it_of_nothing_that_was_asked_for_buys_nothing(house: House) -> None:
    sam = house.person(SAM)
    assert not (await sam.says("order it")).says("price together")
    assert not house.tickets()


@pytest.mark.parametrize("words", ["just start", "start", "ok begin"])
async def test_just_start_with_nothing_open_asks_what_it_is(house: House, words: str) -> None:
    sam = house.person(SAM)
    assert (await sam.says(words)).says("Gladly. Tell me in one sentence")
    await sam.says("my printer jams")
    await sam.presses("open_ticket")
    await sam.answers_the_two_questions()
    assert (await sam.says(words)).says("ND-1001", "waiting for a technician", "Someone will answer by")


@pytest.mark.parametrize("words", ["just start", "start"])
async def test_start_before_anything_is_chosen_loses_no_problem(house: House, words: str) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi, stranger = house.person(RAVI), house.person("nobody@elsewhere.example")
    await ravi.says("my printer jams")
    answer = await ravi.says(words)
    assert "choose_callout" in answer.offers and ravi.enquiry() is not None
    await ravi.presses("choose_callout")
    assert "tell_impact" in (await ravi.says(words)).offers and ravi.enquiry() is not None
    await stranger.says("my printer jams")
    await stranger.says(words)
    assert stranger.enquiry() is not None


async def test_start_begins_a_fix_that_is_all_that_is_offered(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("my printer jams")
    assert (await sam.says("start")).says("Step 1 of at most")


async def test_a_new_problem_at_a_price_chooses_nothing(house: House) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi = house.person(RAVI)
    await ravi.says("outlook won't open on my PC")
    answer = await ravi.says("yes, a new problem")
    assert answer.says("a problem of its own") and answer.offers[0] == "choose_callout"


async def test_when_an_approver_is_asked_is_said_also_where_the_question_is_gone(house: House) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi = house.person(RAVI)
    await ravi.says("outlook won't open")
    await ravi.presses("choose_callout")
    await ravi.sends(SentFile("F1", "screen.png", "image/png"))
    answer = await ravi.says("did the boss answer?")
    assert answer.says("Nobody has been asked yet", "write 'open a ticket'") and not answer.text.endswith(":")
    assert (await ravi.says("open a ticket")).says("I have asked Gwen Tait")


SCREEN = SentFile("F2", "screen.png", "image/png")


@pytest.mark.parametrize("words", ["can you fix this?", "what is this?"])
async def test_a_picture_to_be_mended_may_be_of_the_open_ticket_or_new(house: House, words: str) -> None:
    sam = house.person(SAM)
    await sam.says("my printer jams")
    await sam.presses("open_ticket")
    await sam.answers_the_two_questions()
    answer = await sam.sends(SCREEN, text=words)
    assert answer.says("I keep the picture", "Which of these is it about?")
    assert answer.offers == ["put_files_to", "put_files_to"]
    assert (await sam.presses("put_files_to", ticket="ND-1001")).says("I keep the picture with ND-1001")


async def test_a_picture_with_words_of_its_own_is_thanked_for_whoever_answers(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("my printer jams")
    answer = await sam.sends(SCREEN, text="can't you just start")
    assert answer.says("I keep the picture with your ticket", "as soon as you have chosen")
    assert (await sam.sends(SentFile("F3", "a.png", "image/png"), text="can you fix the printer?")).says("Printer")
