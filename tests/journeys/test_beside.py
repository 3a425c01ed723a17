"""Words beside the question that was asked, on the whole desk: none of them is lost, and none leads astray."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.desk.catalogue import Impact, Priority, Urgency
from bot.desk.tickets import Billing, TicketState
from tests.journeys.desk import TUESDAY_NIGHT, House

SAM, MINA, KOFI = "sam@maple-dental.example", "mina@brandt-law.example", "kofi@brandt-law.example"
RAVI, GWEN, JOSIE = (f"{name}@foothills-auto.example" for name in ("ravi", "gwen", "josie"))
ELLIS, NADIA = "ellis@harbour-trust.example", "nadia@harbour-trust.example"
MORNING_IN_CALGARY = datetime.fromisoformat("2026-11-24T10:00-07:00")
NIGHT_IN_CALGARY = datetime.fromisoformat("2026-11-24T22:00-07:00")
SATURDAY = datetime.fromisoformat("2026-11-28T14:30-05:00")
PRINTER = "the printer shows offline"


@pytest.mark.parametrize(
    ("words", "impact", "urgency"),
    [
        ("just me", Impact.PERSON, None),
        ("all of us in Albany", Impact.GROUP, None),
        ("everyone, it's slow", Impact.CLIENT, Urgency.DEGRADED),
    ],
)
async def test_what_is_told_before_it_is_asked_is_not_asked_again(
    house: House, words: str, impact: Impact, urgency: Urgency | None
) -> None:
    mina = house.person(MINA)
    offered = (await mina.says(PRINTER)).offers
    answer = await mina.says(words)
    assert answer.says("Noted", words, "Shall we?") and answer.offers == offered
    enquiry = mina.enquiry()
    assert enquiry is not None and (enquiry.impact, enquiry.urgency) == (impact, urgency)
    assert "tell_impact" not in (await mina.presses("open_ticket")).offers


@pytest.mark.parametrize("words", ["nothing lights up", "it stands at reception"])
async def test_more_about_a_problem_is_kept_with_it(house: House, words: str) -> None:
    mina = house.person(MINA)
    await mina.says(PRINTER)
    answer = await mina.says(words)
    assert not answer.says("I did not get that") and answer.says("Shall we?")
    enquiry = mina.enquiry()
    assert enquiry is not None and words in enquiry.words


@pytest.mark.parametrize("words", ["ok person", "get someone", "can someone just ring me"])
async def test_a_person_is_one_step_away_in_any_words(house: House, words: str) -> None:
    sam = house.person(SAM)
    await sam.says(PRINTER)
    assert (await sam.says(words)).says("A technician takes over here")
    assert house.only_ticket().words.startswith(PRINTER)


async def test_a_person_who_is_wanted_with_a_problem_reads_both(house: House) -> None:
    words = "get me a person please, my laptop screen is cracked"
    assert (await house.person(SAM).says(words)).says("A technician takes over here")
    assert house.only_ticket().words == words


async def test_who_is_coming_is_answered_from_the_ticket_and_before_there_is_one_too(house: House) -> None:
    mina = house.person(MINA)
    await mina.says(PRINTER)
    await mina.presses("open_ticket")
    answer = await mina.says("is anybody coming?")
    assert answer.says("Nobody yet") and "tell_impact" in answer.offers
    await mina.answers_the_two_questions()
    assert (await mina.says("is someone coming to the office")).says("ND-1001", "Someone will answer by")


async def test_just_a_ticket_is_opened_without_a_question(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    kofi = house.person(KOFI)
    await kofi.says("word keeps crashing")
    assert (await kofi.says("just open a ticket")).says("I take it for now that", "Ticket ND-1001 is open")


async def test_what_is_left_says_what_still_waits(house: House) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    josie = house.person(JOSIE)
    await josie.takes_the_offer("printer does not print")
    await josie.says("the monitor also flickers")
    answer = await josie.says("leave it, forget everything")
    assert answer.says("nothing was opened for it", "ND-1001", "Gwen Tait is asked")
    assert not answer.says("Nothing was opened and nothing costs anything")
    await josie.presses("ticket_close", ticket="ND-1001")
    assert house.only_ticket().state is TicketState.CANCELLED


async def test_good_news_of_a_ticket_asks_whether_to_close_it(house: House) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi = house.person(RAVI)
    await ravi.takes_the_offer("printer does not print")
    answer = await ravi.says("actually it just started printing again")
    assert answer.says("ND-1001", "shall I close it?") and not answer.says("this is about")


async def test_an_outage_that_is_over_is_no_ticket_to_open_again(house: House) -> None:
    mina = house.person(MINA)
    await mina.says("the server is down nobody can work")
    assert (await mina.says("it's back up, no need")).says("shall I close it?")


async def test_a_question_is_no_good_news(house: House) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi, gwen = house.person(RAVI), house.person(GWEN)
    await ravi.takes_the_offer("my outlook won't open")
    gwen.looks()
    await gwen.presses("decline_quote")
    ravi.looks()
    assert not (await ravi.says("is it off now")).says("solved")


async def test_ones_own_laptop_is_the_one_on_the_list(house: House) -> None:
    answer = await house.person(ELLIS).says("my laptop does not start")
    assert answer.says("below the minimum standard", "clause 5.2") and not answer.says("covered by what is left")


async def test_a_visit_in_so_many_words_is_priced_as_a_visit(house: House) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    answer = await house.person(JOSIE).says("the printer is dead, send a technician to Okotoks please")
    assert answer.says("On-site work", "Call-out fee", "From afar")


async def test_the_program_the_business_rests_on_is_known_by_its_name(house: House) -> None:
    house.clock.instant = SATURDAY
    sam = house.person(SAM)
    assert (await sam.says("Dentrix does not open any more")).says("this is about: Business program")
    await sam.says("everyone")
    await sam.presses("choose_callout")
    await sam.presses("tell_urgency", urgency="stopped")
    assert house.only_ticket().priority is Priority.P1


async def test_what_is_told_of_a_running_emergency_is_no_other_one(house: House) -> None:
    mina = house.person(MINA)
    assert (await mina.says("I gave a man from microsoft access to my pc")).says("Hang up now")
    assert (await mina.says("he's still on the line")).says("I have put that on ND-1001")
    assert (await mina.says("should I turn it off")).says("Leave it switched on")
    assert len(house.pages()) == 1


async def test_a_mail_that_nobody_opened_wakes_nobody(house: House) -> None:
    answer = await house.person(SAM).says("got a weird mail from DHL with an attachment, I didn't open it")
    assert answer.says("this is about: Suspicious message") and house.pages() == ()


async def test_advice_is_asked_for_and_nothing_of_anybodys(house: House) -> None:
    nadia = house.person(NADIA)
    await nadia.says("I got a strange mail from 'Amara', I didn't click anything")
    assert not (await nadia.says("should I delete it")).says("I can't do that from chat")
    assert house.tickets() == []


@pytest.mark.parametrize("words", ["is it safe to turn it off", "will I lose my files?", "can I go home"])
async def test_a_worry_is_answered_and_the_question_put_again(house: House, words: str) -> None:
    sam = house.person(SAM)
    offered = (await sam.says("my computer makes a loud noise")).offers
    answer = await sam.says(words)
    assert not answer.says("I did not get that") and answer.offers == offered


async def test_a_figure_of_speech_is_no_danger(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("word is frozen")
    assert not (await sam.says("my boss will kill me if this is not done today")).says("911")


async def test_an_approver_hears_what_a_yes_and_a_no_lead_to(house: House) -> None:
    house.clock.instant = NIGHT_IN_CALGARY
    ravi, gwen = house.person(RAVI), house.person(GWEN)
    await ravi.takes_the_offer("my outlook won't open")
    gwen.looks()
    answer = await gwen.says("if I approve now does somebody come tonight")
    assert answer.says("is called at once", "Without an answer it lapses") and "approve_quote" in answer.offers
    assert (await gwen.says("what happens if I say no")).says("nothing is charged")


async def test_a_yes_at_night_to_a_price_by_day_calls_nobody_and_says_so_before(house: House) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi, gwen = house.person(RAVI), house.person(GWEN)
    await ravi.takes_the_offer("my outlook won't open")
    gwen.looks()
    house.clock.instant = NIGHT_IN_CALGARY
    answer = await gwen.says("if I approve now does somebody come tonight")
    assert answer.says("a technician begins tomorrow 07:30") and not answer.says("is called at once")


async def test_when_somebody_is_there_is_told(house: House) -> None:
    sam = house.person(SAM)
    assert (await sam.says("until when are you there today")).says("at the desk until today 18:00")
    house.clock.instant = TUESDAY_NIGHT
    assert (await sam.says("when are you open again?")).says("somebody is from tomorrow 08:00")


async def test_how_many_there_are_is_a_yes_to_the_call_for_an_outage(house: House) -> None:
    house.clock.instant = SATURDAY
    tom = house.person("tom@harbour-trust.example")
    asked = (await tom.says("the internet at Margate is down")).offers
    assert (await tom.says("the router has a red light")).offers == asked and house.pages() == ()
    assert (await tom.says("all of us, we have an open day today")).says("is being called right now")
    assert len(house.pages()) == 1


async def test_what_was_to_wait_is_urgent_after_all(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    mina = house.person(MINA)
    await mina.says("no rush but VPN does not connect")
    await mina.presses("open_ticket")
    await mina.says("just me")
    assert house.pages() == ()
    answer = await mina.says("I was wrong, it is urgent, court filing due at midnight")
    assert answer.says("I have noted that on ND-1001", "Somebody answers by tomorrow 02:00")
    assert [page.ticket for page in house.pages()] == ["ND-1001"]
    await mina.says("it is urgent, really")
    assert len(house.pages()) == 1


async def test_that_it_can_wait_is_heard_at_the_question_too(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    mina = house.person(MINA)
    await mina.says("I can't log in to my email, password wrong")
    await mina.says("open a ticket")
    answer = await mina.says("actually it can wait until tomorrow, no need to wake anybody")
    assert answer.says("ND-1001", "by tomorrow 12:00") and house.pages() == ()


async def test_planned_work_that_cannot_wait_has_both_prices(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    answer = await house.person("dana@maple-dental.example").says(
        "a new dentist starts tomorrow at 7, she needs an account, we need it before she starts"
    )
    assert answer.says("You have the choice", "Tomorrow 08:00") and "choose_callout" in answer.offers


async def test_somebody_elses_laptop_is_not_ones_own(house: House) -> None:
    answer = await house.person(ELLIS).says("my laptop is fine but Nadia's laptop is very slow, can you look at hers")
    assert answer.says("Which one is it?")


@pytest.mark.parametrize(("words", "said"), [("should I pay?", "Pay nothing"), ("can I use it?", "Leave it alone")])
async def test_in_an_emergency_a_worry_has_a_plain_answer(house: House, words: str, said: str) -> None:
    sam = house.person(SAM)
    await sam.says("all my files end in .lockd and there is a ransom note")
    assert (await sam.says(words)).says(said)
    assert len(house.pages()) == 1


async def test_the_boss_is_no_danger_beside_an_emergency_either(house: House) -> None:
    mina = house.person(MINA)
    await mina.says("I lost my laptop on the train")
    assert not (await mina.says("my boss will kill me")).says("911")
    assert len(house.pages()) == 1


@pytest.mark.parametrize("words", ["it is back", "it is back, the printer shows offline again", "same problem again"])
async def test_what_is_back_opens_its_ticket_whatever_else_is_said(house: House, words: str) -> None:
    sam = house.person(SAM)
    await sam.says(PRINTER)
    await sam.says("it works again, thank you")
    assert house.only_ticket().state is TicketState.RESOLVED
    assert (await sam.says(words)).says("Ticket ND-1001 is open again")
    assert house.history(house.only_ticket())[-1].text == words


async def test_a_way_round_in_an_outage_goes_onto_its_ticket(house: House) -> None:
    drew = house.person("drew@brandt-law.example")
    await drew.says("The wifi in Albany is gone for all of us")
    (page,) = house.pages()
    answer = await drew.says("we can use the hotspot of my phone for now")
    assert answer.says("I have put that on ND-1001", page.technician)
    assert drew.enquiry() is None


async def test_what_is_broken_again_may_be_the_solved_ticket_and_nobody_is_shown_a_price_twice(house: House) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi = await house.solved_printer()
    house.clock.advance(timedelta(days=1))
    answer = await ravi.says("the printer does not print again")
    assert answer.says("Is it ND-1001 again, solved Tue 24 Nov", "This is not covered")
    assert (await ravi.presses("ticket_reopen")).says("Ticket ND-1001 is open again")
    ticket = house.only_ticket()
    assert ticket.billing is Billing.APPROVED and ravi.enquiry() is None
    assert house.history(ticket)[-1].text == "the printer does not print again"


async def test_what_is_new_or_was_solved_alone_is_no_old_ticket(house: House) -> None:
    house.clock.instant = MORNING_IN_CALGARY
    ravi = house.person(RAVI)
    await ravi.says("printer does not print")
    await ravi.presses("affirm")
    await ravi.says("it works now thanks")
    answer = await ravi.says("the printer does not print again")
    assert not answer.says("Is it ND-1001 again") and answer.says("This is not covered")


async def test_when_somebody_can_be_reached_is_kept_and_no_goodbye_is_said(house: House) -> None:
    mina = house.person(MINA)
    await mina.says(PRINTER)
    words = "I'm leaving in an hour, back Monday"
    assert (await mina.says(words)).says("Noted", "Shall we?")
    await mina.presses("open_ticket")
    await mina.answers_the_two_questions()
    assert words in house.only_ticket().words
    assert (await mina.says("you can reach me after 3pm")).says("I have put that on ND-1001")


@pytest.mark.parametrize("words", ["no I did not let him", "yes he knew my name", "no"])
async def test_a_yes_or_no_beside_a_running_emergency_is_for_whoever_was_called(house: House, words: str) -> None:
    sam = house.person(SAM)
    await sam.says("a man from microsoft called and wants to get into my computer")
    answer = await sam.says(words)
    assert answer.says("I have put that on ND-1001") and not answer.says("Nothing is ordered")
    assert house.history(house.only_ticket())[-1].text == words


@pytest.mark.parametrize("words", ["my team", "no sorry, all of us in Albany"])
async def test_how_many_is_put_right_where_how_bad_is_asked(house: House, words: str) -> None:
    mina = house.person(MINA)
    await mina.says(PRINTER)
    await mina.presses("open_ticket")
    await mina.says("just me")
    assert (await mina.says(words)).says("Noted", "stopped, slow")
    await mina.presses("tell_urgency", urgency="degraded")
    assert house.only_ticket().impact is Impact.GROUP


@pytest.mark.parametrize("words", ["should I worry", "is that bad?", "is this serious", "am i in trouble"])
async def test_how_bad_it_is_is_answered_by_what_is_known(house: House, words: str) -> None:
    sam = house.person(SAM)
    offered = (await sam.says("the printer is jammed")).offers
    answer = await sam.says(words)
    assert answer.says("it is no emergency, though I cannot see it from here") and answer.offers == offered
    step = (await sam.presses("affirm")).offers
    answer = await sam.says(words)
    assert answer.says("a known kind of fault") and answer.offers == step
    assert house.tickets() == [] and answer.says("Not with us") is (words == "am i in trouble")


async def test_how_bad_it_is_while_it_is_asked_whether_to_call(house: House) -> None:
    house.clock.instant = SATURDAY
    tom = house.person("tom@harbour-trust.example")
    asked = (await tom.says("the internet at Margate is down")).offers
    answer = await tom.says("is this serious")
    assert answer.says("I cannot tell from here, and that is why I ask") and answer.offers == asked
    assert (await tom.says("yes")).says("is being called right now")


async def test_how_bad_it_is_with_a_ticket_open_and_after_a_call(house: House) -> None:
    mina = house.person(MINA)
    await mina.says("excel freezes when I save")
    await mina.presses("open_ticket")
    await mina.answers_the_two_questions()
    assert (await mina.says("is that bad?")).says("no emergency: ND-1001", "write that, and it goes ahead")
    sam = house.person(SAM)
    await sam.says("all my files end in .lockd and there is a ransom note")
    answer = await sam.says("am i in trouble")
    assert answer.says("Telling us at once was right", "delete nothing", "ND-1002") and len(house.pages()) == 1
