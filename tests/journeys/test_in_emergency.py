"""What people say after an emergency was reported, and what has to be said at once, on the whole desk."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.desk.catalogue import Priority
from tests.journeys.desk import House

SAM, DREW, KOFI = "sam@maple-dental.example", "drew@brandt-law.example", "kofi@brandt-law.example"
MINA, NADIA, MARTY = "mina@brandt-law.example", "nadia@harbour-trust.example", "marty@foothills-auto.example"
SATURDAY = datetime.fromisoformat("2026-11-28T09:00-05:00")
LOCKED = "all my files end in .lokd now and there is a text file asking for bitcoin"
SPILLED = "spilled tea on my laptop, it's still on"


@pytest.mark.parametrize(
    "words",
    ["no lock code I think", "can you wipe it", "no I did not let him", "yes he knew my name", "no"],
)
async def test_whatever_is_said_goes_to_whoever_was_called(house: House, words: str) -> None:
    kofi = house.person(KOFI)
    await kofi.says("left my phone in a cab. work email on it.")
    answer = await kofi.says(words)
    assert answer.says("I have put that on ND-1001") and answer.offers == ["talk_to_human", "for_the_bot"]
    assert house.history(house.only_ticket())[-1].text == words and kofi.enquiry() is None


@pytest.mark.parametrize(
    ("reported", "clear", "closes"),
    [
        ("the document server is down, nobody can open anything", "its back. works again for everyone", True),
        ("the server is down for everyone", "ok everybody can open their files again, sorry for the trouble", True),
        ("left my phone in a cab. work email on it.", "false alarm", False),
        ("left my phone in a cab. work email on it.", "found it!!", False),
    ],
)
async def test_an_all_clear_calls_nobody_again_and_closes_an_outage_alone(
    house: House, reported: str, clear: str, closes: bool
) -> None:
    mina = house.person(MINA)
    await mina.says(reported)
    answer = await mina.says(clear)
    assert answer.says("Good. I have put that on ND-1001") and ("ticket_close" in answer.offers) is closes
    assert len(house.pages()) == 1 and len(house.tickets()) == 1


async def test_an_outage_of_which_nobody_shall_be_woken_is_asked_about(house: House) -> None:
    tom = house.person("tom@harbour-trust.example")
    answer = await tom.says("wifi down at margate, everyone, we are closed till monday so no rush at all")
    assert answer.says("Shall I call") and house.pages() == ()


async def test_who_says_that_it_is_something_else_is_believed(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("a man from microsoft called and wants to get into my computer")
    await sam.says("the wifi is off too")
    assert (await sam.presses("for_the_bot")).says("this is about: Wi-Fi")
    assert len(house.pages()) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("ok should I just delete the text file", "Delete nothing"),
        ("can I keep working on the other laptop", "Only on a device that has opened none of it"),
        ("can I change my password from my phone?", "from another device that is not affected"),
        ("now what do I do", "off the network"),
        ("what happens now", "off the network"),
    ],
)
async def test_what_is_asked_in_an_attack_is_answered_and_is_no_other_problem(
    house: House, words: str, said: str
) -> None:
    house.clock.instant = SATURDAY
    drew = house.person(DREW)
    await drew.says(LOCKED)
    assert (await drew.says(words)).says(said)
    assert drew.enquiry() is None and len(house.pages()) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("also the printer jams", "this is about: Printer"),
        ("what does it cost", "costs nothing"),
        ("who is coming?", "ND-1001"),
        ("can you reset Mina's password please", "I can't do that from chat"),
    ],
)
async def test_what_is_surely_another_matter_is_answered_as_always(house: House, words: str, said: str) -> None:
    house.clock.instant = SATURDAY
    drew = house.person(DREW)
    await drew.says(LOCKED)
    answer = await drew.says(words)
    assert answer.says(said) and not answer.says("I have put that on")


async def test_what_was_talked_about_before_an_emergency_stands_on_its_ticket(house: House) -> None:
    amara = house.person("amara@harbour-trust.example")
    first = "Just had a supplier email with new bank details for an invoice. Should I pay it?"
    assert (await amara.says(first)).says("Pay nothing", "a number that you knew before")
    await amara.says("I already replied to them")
    (ticket,) = [each for each in house.tickets() if each.priority is Priority.P1]
    assert any(first in entry.text for entry in house.history(ticket))


async def test_money_that_is_gone_is_a_matter_for_the_bank_first(house: House) -> None:
    marty = house.person(MARTY)
    answer = await marty.says("I just paid a parts invoice 8400$ and now I see the email was spelled foothils")
    assert answer.says("call your bank now") and not answer.says("off the network")


async def test_gift_cards_that_were_asked_for_by_a_fraud_are_told_and_not_asked_for(house: House) -> None:
    nadia = house.person(NADIA)
    answer = await nadia.says("Amara emailed me to buy 5 apple gift cards and send her the codes, I already sent three")
    assert answer.says("call your bank now") and not answer.says("I can't do that from chat")
    assert (await nadia.says("can we get the money back?")).says("I have put that on ND-1001")
    assert len(house.tickets()) == 1


async def test_what_is_asked_for_beside_a_fraud_still_needs_a_call_back(house: House) -> None:
    nadia = house.person(NADIA)
    words = "Amara emailed me to buy 5 apple gift cards and send her the codes, I already sent three."
    words = f"{words} And please reset Tom's password and give it to me"
    assert (await nadia.says(words)).says("call your bank now", "I can't do that from chat")


async def test_a_wet_laptop_is_switched_off_before_anything_is_asked(house: House) -> None:
    mina = house.person(MINA)
    answer = await mina.says(SPILLED)
    assert answer.messages[0].text.startswith("First of all: switch it off now")
    assert answer.says("Screen, dock, keyboard or other device") and not answer.says("911")
    assert (await mina.says("do I turn it off?")).says("Yes, at once")


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("water is dripping from the ceiling onto the printer", "First of all: keep off the water"),
        ("my laptop battery is bulging", "First of all: do not charge it"),
    ],
)
async def test_a_leak_or_a_swollen_battery_calls_a_technician_and_not_the_fire_brigade_first(
    house: House, words: str, first: str
) -> None:
    answer = await house.person(MINA).says(words)
    assert answer.messages[0].text.startswith(first) and not answer.says("Call 911 now")
    assert answer.says("If there is smoke, fire or somebody is hurt: call 911 first", "is being called right now")
    assert answer.text.count(first) == 1 and len(house.pages()) == 1


async def test_nobody_is_told_to_handle_a_battery_that_smokes(house: House) -> None:
    answer = await house.person(MINA).says("my laptop battery is swollen and smoking")
    assert answer.messages[0].text.startswith("Call 911 now") and not answer.says("unplug it")


async def test_water_on_a_rack_is_kept_off_and_nobody_is_told_to_save_work(house: House) -> None:
    tom = house.person("tom@harbour-trust.example")
    answer = await tom.says("water is dripping from the ceiling onto the rack in Margate")
    assert answer.says("touch nothing that is wet", "somebody is hurt: call 999 or 112 first")
    answer = await tom.says("can I switch it off")
    assert answer.says("without touching anything wet") and not answer.says("save your work")


async def test_a_stick_that_was_given_is_not_plugged_in(house: House) -> None:
    answer = await house.person(NADIA).says("a volunteer gave me a memory stick with photos, is it ok to plug it in?")
    assert (
        answer.says("do not plug it in", "hand it to a technician, who can look safely")
        and "talk_to_human" in answer.offers
    )


async def test_what_went_to_the_wrong_people_is_no_menu_of_problems(house: House) -> None:
    sam = house.person(SAM)
    answer = await sam.says("sent the xrays of mr miller to mrs muller by accident")
    assert answer.says("ask those who got it to delete it unread", "This sounds like a security incident. Shall I call")
    assert not answer.says("Which of these is it?") and not house.pages()
    await sam.presses("security_incident")
    ticket = house.only_ticket()
    assert (ticket.category, ticket.priority) == ("security_incident", Priority.P1)
    assert "mr miller" in ticket.words and [page.ticket for page in house.pages()] == [ticket.number]


async def test_who_sent_an_invoice_to_another_customer_unplugs_nothing(house: House) -> None:
    answer = await house.person(SAM).says("we sent the invoice of one customer to another customer by mistake")
    assert answer.says("is being called right now", "delete it unread") and not answer.says("unplug the cable")


@pytest.mark.parametrize("words", ["i cant find my laptop since the train", "my work phone was stolen"])
async def test_a_device_that_is_gone_is_locked_from_afar_and_nobody_unplugs_it(house: House, words: str) -> None:
    answer = await house.person(MINA).says(words)
    assert answer.says("lock it and sign it out from afar", "Change your password from another device")
    assert answer.says("do not go after it, report it to the police (911 if you are in danger)")
    assert not answer.says("cable") and len(house.pages()) == 1


OUT = "the internet is down in the whole office nobody can work"
ATTACK = "all our files are encrypted and there is a ransom note"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("who pays for that?", "Nobody pays anything for it"),
        ("what counts as an emergency?", "somebody is called; where it is not clear, I ask first"),
        ("how long will it take?", "Someone will answer by today 22:15. It should be solved by midnight tonight"),
        ("when will somebody be here?", "Amara Obi is being called (ND-1001)"),
        ("how long does it take until somebody comes?", "Someone will answer by today 22:15"),
        ("is it covered?", "This is covered: nothing to pay."),
        ("can I turn the computer off?", "Please switch nothing off and on"),
        ("is that covered and how long will it take", "This is covered: nothing to pay.\nAmara Obi is being called"),
    ],
)
async def test_what_is_asked_while_somebody_is_called_is_answered_from_what_is_there(
    house: House, words: str, said: str
) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-24T22:00-05:00")
    mina = house.person(MINA)
    await mina.says(OUT)
    answer = await mina.says(words)
    assert answer.says(said) and "for_the_bot" not in answer.offers and len(house.pages()) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("when will it be fixed, we have a court deadline at midnight", "usually needs about"),
        ("who pays for that? it started when the power went", "Nobody pays anything for it"),
        ("is that in our plan? our contract says 24x7", "This is covered: nothing to pay."),
    ],
)
async def test_a_fact_beside_a_question_is_kept(house: House, words: str, said: str) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-24T22:00-05:00")
    mina = house.person(MINA)
    await mina.says(OUT)
    answer = await mina.says(words)
    assert answer.says(said, "I have put that on ND-1001, where Amara Obi reads it") and "for_the_bot" in answer.offers
    assert house.history(house.only_ticket())[-1].text == words


async def test_the_price_of_an_emergency_is_told_with_who_is_asked_for_it(house: House) -> None:
    house.clock.instant = datetime.fromisoformat("2026-11-24T22:00-07:00")
    ravi, marty = house.person("ravi@foothills-auto.example"), house.person(MARTY)
    await ravi.says(ATTACK)
    answer = await ravi.says("who pays for that?")
    assert answer.says(
        "Foothills Auto Service pays for it, never you yourself", "at most $700.00: Marty Blais is asked"
    )
    mixed = "will this be expensive, and by the way it is on the parts server too"
    assert (await ravi.says(mixed)).says("at most $700.00: Marty Blais is asked", "I have put that on ND-1001")
    marty.looks()
    await marty.presses("approve_quote")
    assert (await ravi.says("who pays for that?")).says("Marty Blais has approved up to $700.00")
    assert len(house.tickets()) == 1


async def test_in_danger_people_come_before_money(house: House) -> None:
    mina = house.person(MINA)
    await mina.says("there is smoke coming out of the server rack")
    for words in ("who pays for that?", "is it covered?", "how long will it take?"):
        assert (await mina.says(words)).messages[0].text.startswith("If anybody is hurt or in danger: call 911 now.")
    assert (await mina.says("is it covered?")).says("Nothing is charged without a yes, and never to you yourself")
    assert len(house.tickets()) == len(house.pages()) == 1


@pytest.mark.parametrize("words", ["I'm scared", "I am worried", "im so scared, please help"])
async def test_who_is_scared_is_asked_what_has_happened(house: House, words: str) -> None:
    mina = house.person(MINA)
    answer = await mina.says(words)
    assert answer.says("I am here", "call 911 now", "What has happened?") and answer.text.count("?") == 1
    assert answer.offers == ["talk_to_human"] and house.tickets() == []
    answer = await mina.says("there is somebody in the office")
    assert answer.says("Call 911 now") and ("danger" in answer.offers or len(house.pages()) == 1)


async def test_who_is_worried_about_a_fault_is_not_sent_to_the_emergency_services(house: House) -> None:
    mina = house.person(MINA)
    await mina.says("outlook does not open")
    answer = await mina.says("I am worried")
    assert answer.says("it is no emergency", "Shall we?") and not answer.says("911")
    assert (await mina.says("I'm scared")).says("call 911 now", "it is no emergency")
