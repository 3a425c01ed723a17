"""Talks of people in a hurry, in panic, in a second language or in doubt: each answer is right, and asks one thing."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.desk.tickets import Billing, TicketState
from tests.journeys.desk import House, Person, told

SAM, DANA = "sam@maple-dental.example", "dana@maple-dental.example"
RAVI, MARTY = "ravi@foothills-auto.example", "marty@foothills-auto.example"
MINA, KOFI, HELEN = "mina@brandt-law.example", "kofi@brandt-law.example", "helen@brandt-law.example"
NADIA = "nadia@harbour-trust.example"
MORNING = datetime.fromisoformat("2026-11-24T09:10-05:00")
EVENING = datetime.fromisoformat("2026-11-24T20:30-05:00")


async def test_a_worry_that_nobody_here_can_answer_is_for_whoever_was_called(house: House) -> None:
    sam = await told(house, MORNING, SAM, "dentrix is down for everyone, nobody can work")
    assert (await sam.says("can we still take payments?")).says("I have put that on ND-1001")


async def test_whether_it_is_covered_is_no_second_matter(house: House) -> None:
    words = "The document server drops connections. Kindly confirm under which clause of BL-247 this is covered."
    kofi = await told(house, EVENING, KOFI)
    answer = await kofi.says(words)
    assert answer.says("this is about: Shared drive", "BL-247, clause 3.1") and not answer.says("two things")


async def test_which_clause_it_is_needs_no_long_list(house: House) -> None:
    helen = await told(house, MORNING, HELEN, "Please install Adobe Acrobat Pro on my laptop.")
    answer = await helen.says("Which clause exactly?")
    assert answer.says("BL-247, clause 3.1") and not answer.says("is in force on")


@pytest.mark.parametrize(
    "words", ["I dispute that. Clause 3.2 does not say visits are excluded.", "I object to this decision"]
)
async def test_an_objection_is_one_to_the_decision_and_no_doubt_about_a_bill(house: House, words: str) -> None:
    helen = await told(house, MORNING, HELEN, "I need a new docking station")
    assert (await helen.says(words)).says("your objection on record") and house.only_ticket().decision is not None


async def test_what_was_put_on_record_is_not_said_twice(house: House) -> None:
    helen = await told(house, MORNING, HELEN, "outlook does not open", "I dispute that, clause 3.2 says otherwise")
    answer = await helen.says("What is the contractual response time?")
    assert answer.says("somebody answers by today 13:10") and not answer.says("your objection on record")


async def test_that_somebody_shall_come_is_no_second_matter(house: House) -> None:
    helen = await told(house, MORNING, HELEN)
    answer = await helen.says("I need a technician on site at Pine Street, the conference room screen is dead")
    assert answer.says("this is about", "with a visit") and not answer.says("two things")


async def test_of_two_things_the_one_that_matters_is_named(house: House) -> None:
    both = "teams has no sound and the printer on floor 2 says low toner"
    nadia = await told(house, datetime.fromisoformat("2026-11-24T10:00+00:00"), NADIA, both)
    answer = await nadia.says("just me")
    assert answer.says('Noted: "just me"', "one after the other") and not answer.says("did not get that")
    answer = await nadia.says("no just the teams thing please, the printer can wait")
    assert answer.says("this is about: Teams")


async def test_what_is_said_to_be_no_problem_is_none(house: House) -> None:
    words = "i cannot get into the shared folder and my laptop makes a funny noise but that is not the problem"
    nadia = await told(house, datetime.fromisoformat("2026-11-24T10:00+00:00"), NADIA)
    assert not (await nadia.says(words)).says("two things")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("when you come", "Nobody yet: nothing is open before you have answered this."),
        ("how long it take you", "A technician usually needs about"),
        ("how many hours will this take", "A technician usually needs about"),
        ("what i must do until", "It goes on as soon as you have chosen:"),
        ("ok sorry. is it fixed", "Not yet: nothing is open before you have answered this."),
        ("no no too much", "Tomorrow 07:30: about $115.50 with tax."),
        ("call my mobile", 'Noted: "call my mobile".'),
    ],
)
async def test_short_and_foreign_words_are_answered_and_the_question_stands(
    house: House, words: str, said: str
) -> None:
    at = datetime.fromisoformat("2026-11-24T23:10-07:00")
    ravi = await told(house, at, RAVI, "parts program say licence finish, cannot make order")
    answer = await ravi.says(words)
    assert answer.says(said) and "choose_callout" in answer.offers and house.tickets() == []


async def test_goodbye_under_an_offer_lets_nobody_believe_that_something_is_on_its_way(house: House) -> None:
    sam = await told(house, MORNING, SAM, "it just says printer offline, only my computer")
    assert (await sam.says("ok thanks bye")).says("Goodbye.", "no ticket is open for it yet, and nothing is ordered")


async def test_a_wish_for_somebody_in_a_run_on_message_opens_the_ticket(house: House) -> None:
    sam = await told(house, MORNING, SAM, "it just says printer offline, only my computer")
    words = "um no I don't know where that is can you just have somebody look at it I have a patient in two minutes"
    assert "tell_impact" in (await sam.says(words)).offers


async def test_a_problem_that_can_wait_is_a_problem(house: House) -> None:
    mina = await told(house, EVENING, MINA)
    answer = await mina.says("the internet is slow, no rush, tomorrow morning is fine")
    assert answer.says("this is about: Internet connection")


async def _asked(house: House) -> Person:
    sam = await told(house, EVENING, SAM, "the scanner does not scan to email")
    await sam.presses("choose_callout")
    await sam.says("just me")
    await sam.says("stopped")
    dana = house.person(DANA)
    dana.looks()
    return dana


@pytest.mark.parametrize(
    "words", ["do we really need this tonight?", "no", "no thanks", "I am not paying 430", "can it wait until 8"]
)
async def test_an_approver_who_doubts_reads_the_cheaper_hour(house: House, words: str) -> None:
    dana = await _asked(house)
    answer = await dana.says(words)
    assert answer.says("If ND-1001 waits until tomorrow 08:00, it is covered and costs nothing")
    assert "put_off_quote" in answer.offers and house.only_ticket().state is TicketState.AWAITING_APPROVAL


@pytest.mark.parametrize("words", ["hmm I changed my mind, cancel that", "wait, undo that"])
async def test_an_approver_who_changes_their_mind_reads_how_to_take_it_back(house: House, words: str) -> None:
    dana = await _asked(house)
    await dana.presses("approve_quote")
    assert (await dana.says(words)).says("Do you mean your approval of up to $430.00 for ND-1001?")
    assert (await dana.says("no, take back my approval")).says("is taken back. Nothing is charged")
    assert house.only_ticket().billing is Billing.NO_CHARGE


async def test_you_know_what_lets_it_wait(house: House) -> None:
    dana = await _asked(house)
    await dana.presses("approve_quote")
    answer = await house.person(SAM).says("you know what, it can wait until tomorrow")
    assert answer.says("ND-1001 waits until tomorrow 08:00. Then it is covered and costs nothing")


async def test_help_now_said_once_more_is_no_new_answer(house: House) -> None:
    marty = await told(
        house, datetime.fromisoformat("2026-11-24T18:30-07:00"), MARTY, "the printer at the front desk stopped"
    )
    await marty.presses("choose_callout")
    answer = await marty.says("yes do it")
    assert answer.says("help now is what I have noted") and answer.offers == ["tell_impact"] * 3


async def test_who_doubts_us_is_told_how_to_be_sure(house: House) -> None:
    mina = await told(house, EVENING, MINA)
    assert (await mina.says("how do I know it is really you")).says(
        "Nobody here ever asks for a password", "call the number"
    )


@pytest.mark.parametrize(
    ("words", "said", "kept"),
    [
        ("okay the phone keeps asking me again should I press no", "Press no (deny) each time", True),
        ("i off the computer?", "Leave it switched on", False),
        ("what i do", "take the device off the network", False),
        ("who is coming and when", "Amara Obi is being called (ND-1001)", False),
        ("can i get fired for this", "Not with us", False),
        ("ok thanks", "You're welcome", False),
    ],
)
async def test_in_an_attack_small_words_have_small_answers(house: House, words: str, said: str, kept: bool) -> None:
    nadia = await told(house, datetime.fromisoformat("2026-11-24T19:00+00:00"), NADIA)
    await nadia.says(
        "I opened a mail that looked like Amara's and typed my password, now my phone asks me to approve a sign in"
    )
    answer = await nadia.says(words)
    assert answer.says(said) and answer.says("I have put that on ND-1001") is kept and len(house.pages()) == 1


async def test_phones_that_ring_again_are_good_news(house: House) -> None:
    sam = await told(house, MORNING, SAM, "phones are dead at the clinic nobody can call us")
    assert (await sam.says("it rings again")).says("Good.", "shall I close it?")


async def test_whether_it_is_covered_is_answered_of_the_emergency_and_not_of_what_came_after(house: House) -> None:
    mina = await told(house, EVENING, MINA, "our whole office has no internet", "also can you order me a new mouse")
    await mina.presses("open_ticket")
    assert (await mina.says("is it covered")).says("This is covered: nothing to pay.")


@pytest.mark.parametrize("words", ["do i need to approve anything", "is there something for me to approve?"])
async def test_where_nothing_waits_for_a_yes_it_is_said(house: House, words: str) -> None:
    marty = await told(house, MORNING, MARTY)
    assert (await marty.says(words)).says("Nothing waits for your approval.")


async def test_a_price_that_makes_an_approver_angry_is_explained(house: House) -> None:
    dana = await _asked(house)
    assert (await dana.says("are you f'ing serious, 424 dollars for a scanner?")).says(
        "outside support hours", "clause"
    )
    assert (await dana.says("hell no")).says("Nothing is approved, and nothing is charged")


async def test_what_was_put_aside_is_taken_up_by_its_name(house: House) -> None:
    amara = await told(house, datetime.fromisoformat("2026-11-24T16:00+00:00"), "amara@harbour-trust.example")
    await amara.says("my laptop is very slow today")
    await amara.says("Ellis is leaving on Friday, we need to close the account")
    await amara.presses("open_ticket")
    assert (await amara.says("and the laptop?")).says("Slow computer")


async def test_goodbye_alone_opens_nothing_either(house: House) -> None:
    sam = await told(house, MORNING, SAM, "the scanner does not scan to email")
    assert (await sam.says("ok bye")).says("Goodbye.", "no ticket is open for it yet")


async def test_a_cry_for_somebody_now_opens_the_ticket(house: House) -> None:
    sam = await told(house, MORNING, SAM, "zoom has no camera, board meeting in 20 minutes")
    assert "tell_impact" in (await sam.says("can someone help right now")).offers


async def test_under_the_question_whether_it_is_an_attack_nothing_is_shut_down_and_thanks_end_nothing(
    house: House,
) -> None:
    tom = await told(house, datetime.fromisoformat("2026-11-24T10:00+00:00"), "tom@harbour-trust.example")
    assert (await tom.says("the file store shows strange file names")).says("security incident. Shall I call")
    assert (await tom.says("should I shut it down")).says("Leave it switched on", "Shall I call")
    assert (await tom.says("ok thanks")).says("Nobody has been called yet:", "Shall I call")


async def test_after_a_no_to_the_price_of_an_emergency_nobody_pays(house: House) -> None:
    ravi = await told(house, datetime.fromisoformat("2026-11-25T01:00-07:00"), RAVI)
    await ravi.says("all our files are encrypted and there is a ransom note")
    marty = house.person(MARTY)
    marty.looks()
    await marty.presses("decline_quote")
    assert (await ravi.says("who pays for that?")).says("The price was declined, so nothing is charged")


async def test_whom_to_tell_and_what_to_do_until_somebody_comes_is_answered(house: House) -> None:
    dana = await told(house, MORNING, DANA, "I clicked on a DHL link and typed my password")

    assert (await dana.says("should I tell everybody?")).says("by phone or in person, not by e-mail")
    assert (await dana.says("what do I do until somebody comes")).says("off the network", "ND-1001")


async def test_of_an_outage_others_may_be_told(house: House) -> None:
    dana = await told(house, MORNING, DANA, "the whole office has no internet and phones are dead")

    assert (await dana.says("should I tell the patients?")).says("nobody else needs to report it")


@pytest.mark.parametrize(("words", "title"), [("first one only", "Slow computer"), ("just the second", "Printer")])
async def test_only_one_of_two_by_its_place(house: House, words: str, title: str) -> None:
    two = "dentrix is really slow since the update and also the label printer spits out blanks"
    sam = await told(house, MORNING, SAM)
    assert (await sam.says(two)).says("I see two things")

    assert (await sam.says(words)).says(f"this is about: {title}")


async def test_fix_it_begins_the_fix_that_costs_nothing(house: House) -> None:
    sam = await told(house, MORNING, SAM)
    assert "affirm" in (await sam.says("your crap bot broke my outlook")).offers

    assert (await sam.says("fix it")).says("Is it one of these?")


async def test_a_cheaper_way_asked_before_it_is_known_what_it_is_leaves_the_question_open(house: House) -> None:
    josie = await told(house, datetime.fromisoformat("2026-11-24T18:40-07:00"), "josie@foothills-auto.example")
    assert (await josie.says("card reader at the counter is dead, customers waiting")).says("Shall I call")

    answer = await josie.says("is there a cheaper way")

    assert answer.says("Nothing costs anything before", "Shall I call")


async def test_who_wants_to_close_what_is_not_open_yet_keeps_the_offer(house: House) -> None:
    sam = await told(house, MORNING, SAM, "the printer shows offline")

    answer = await sam.says("how do I close this")

    assert answer.says("You have no open ticket", "Shall we?") and "open_ticket" in answer.offers
