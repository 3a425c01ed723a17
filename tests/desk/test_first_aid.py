"""What has to be said at once, and what only sounds like it."""

from __future__ import annotations

from time import process_time

import pytest

from bot.desk.first_aid import Aid, first_aid, hazard_without_harm, speaks_of_fire, speaks_of_harm


@pytest.mark.parametrize(
    ("words", "aid"),
    [
        ("spilled tea on my laptop, it's still on", Aid.LIQUID),
        ("i spilled water in my keyboard of the laptop", Aid.LIQUID),
        ("coffee all over the keyboard!!", Aid.LIQUID),
        ("my phone fell into the toilet", Aid.LIQUID),
        ("water is dripping from the ceiling onto the rack", Aid.WATER_COMES_IN),
        ("my laptop fell into the water", Aid.LIQUID),
        ("the server room is flooded", Aid.WATER_COMES_IN),
        ("the servers are wet", Aid.WET_RACK),
        ("found a usb stick in the car park, can I look what's on it?", Aid.FOUND_STICK),
        ("a volunteer gave me a memory stick with photos", Aid.FOUND_STICK),
        ("I found a usb stick and plugged it in", None),
        ("where can I buy a usb stick", None),
        ("I just paid an invoice of 8400$ and now I see the email was spelled wrong, it is fake", Aid.MONEY_GONE),
        ("I already sent three gift cards codes", Aid.MONEY_GONE),
        ("supplier mail with new bank details for an invoice, should I pay it?", Aid.MONEY_ASKED),
        ("my boss asks me to buy gift cards", Aid.MONEY_ASKED),
        ("we paid your invoice twice", None),
        ("I accidentally emailed the whole volunteer list to all donors", Aid.SENT_TO_OTHERS),
        ("I sent a patient's file to the wrong person by mistake", Aid.SENT_TO_OTHERS),
        ("sent the xrays of mr miller to mrs muller by accident", Aid.SENT_TO_OTHERS),
        ("the wrong person got the medical report from me", Aid.SENT_TO_OTHERS),
        ("we sent the invoice of one customer to another customer by mistake", Aid.SENT_TO_OTHERS),
        ("I sent the invoice to the wrong address by mistake", Aid.SENT_TO_OTHERS),
        ("I put everyone in cc instead of bcc in the newsletter", Aid.SENT_TO_OTHERS),
        ("I gave mrs smith the lab results of somebody else by mistake", Aid.SENT_TO_OTHERS),
        ("paid a fake invoice, sent the money to the wrong account", Aid.MONEY_GONE),
        ("sent the client file to the wrong printer", None),
        ("a supplier sent us the wrong invoice by mistake", None),
        ("I accidentally deleted the patient list", None),
        ("can I undo an email I sent by mistake", None),
        ("I got the wrong file back from the backup", None),
        ("the printer shows offline", None),
        ("wired 40k to the escrow agent, the email turned out to be bogus", Aid.MONEY_GONE),
        ("oh no i attached the wrong clients contract to an email and it went to opposing counsel", Aid.SENT_TO_OTHERS),
        ("somebody left a memory stick in the waiting area, can i check what is on it", Aid.FOUND_STICK),
        ("spilled tea on the keyboard last month", None),
        ("the water cooler needs a new bottle", None),
        ("we had a water leak last month, can you check the sockets when you are here", None),
        ("my tea is cold and the laptop is slow", None),
    ],
)
def test_what_has_to_be_said_at_once(words: str, aid: Aid | None) -> None:
    assert first_aid(words) is aid


@pytest.mark.parametrize(
    ("words", "aid"),
    [
        ("water is dripping from the ceiling onto the printer", Aid.WATER_COMES_IN),
        ("a pipe leaks in the server room", Aid.WATER_COMES_IN),
        ("the roof is leaking right above my desk!!", Aid.WATER_COMES_IN),
        ("rain comes in through the window onto the pcs", Aid.WATER_COMES_IN),
        ("a hot water pipe burst, the basement is flooded", Aid.WATER_COMES_IN),
        ("the upstairs toilet overflowed and it is dripping on the till", Aid.WATER_COMES_IN),
        ("there is water on the floor of the server room", Aid.WATER_COMES_IN),
        ("its leaking from the air conditioning, no smoke and nobody is hurt", Aid.WATER_COMES_IN),
        ("the servers are wet", Aid.WET_RACK),
        ("my laptop battery is bulging", Aid.SWOLLEN_BATTERY),
        ("the battery of my phone is swollen and the back is lifting off", Aid.SWOLLEN_BATTERY),
        ("my laptop is bulging at the bottom", Aid.SWOLLEN_BATTERY),
        ("my laptop touchpad is lifting up and the case is bulging", Aid.SWOLLEN_BATTERY),
        ("baterry of macbook is swolen", Aid.SWOLLEN_BATTERY),
        ("I have a swollen battery, no fire no smoke", Aid.SWOLLEN_BATTERY),
        ("a power bank has puffed up on the charger", Aid.SWOLLEN_BATTERY),
        ("ups battery is bulging, not hot", Aid.SWOLLEN_BATTERY),
        ("hello the batery from laptop is become fat and it open the case", Aid.SWOLLEN_BATTERY),
        ("my laptop battery is swollen and smoking", None),
        ("the battery is bulging and very hot", None),
        ("the ups battery is swollen and hisses", None),
        ("water is dripping from the ceiling, it sparks", None),
        ("a pipe burst and somebody slipped and is hurt", None),
        ("not a drill: the battery is swollen and on fire", None),
        ("nobody is hurt but there is smoke, the battery is swollen", None),
        ("water runs into the fuse box", None),
        ("the office is flooded, we stand in it up to the knees", None),
        ("there is smoke coming out of the server cupboard", None),
        ("the battery of my mouse is empty", None),
        ("my computer is full of bloatware", None),
        ("my inbox is flooded with spam", None),
        ("the program has a memory leak", None),
        ("our data leaked online", None),
        ("the battery was swollen last year, can I have a spare one", None),
    ],
)
def test_a_leak_or_a_swollen_battery_without_harm_is_kept_away_from(words: str, aid: Aid | None) -> None:
    assert hazard_without_harm(words) is aid


@pytest.mark.parametrize(
    ("words", "harm"),
    [
        ("now it smokes", True),
        ("it sparks!!", True),
        ("my colleague is hurt", True),
        ("no smoke no fire i think", False),
        ("nobody is hurt", False),
        ("it stopped", False),
        ("the water is still coming", False),
    ],
)
def test_that_it_does_harm_by_now(words: str, harm: bool) -> None:
    assert speaks_of_harm(words) is harm


@pytest.mark.parametrize(
    "words",
    [
        "my laptop battery is swollen, no flames but smoke",
        "the battery is swollen. nobody is hurt, burning smell",
        "water is coming through the ceiling, nobody hurt but smoke in the server room",
        "the battery is swollen, it is not only hot but burning",
        "the battery is swollen, not sure if smoke or steam",
        "the battery is swollen, not just hot, smoking",
        "the battery is swollen and somebody passed out",
        "water is coming through the ceiling, my colleague is not moving",
        "water is dripping from the ceiling and I got a jolt",
        "the floor is flooded, she slipped and can't get up",
        "a pipe burst, the ceiling is coming down",
        "the battery is bulging and crackling",
        "the battery is swollen and just popped",
        # Our own ten.
        "no, the battery is swollen and hot",
        "no the swollen battery is on fire",
        "the battery is swollen, no flames, smoke though",
        "the battery is swollen, nobody else is hurt",
        "the battery is bulging, no smoke and it burns",
        "the battery is bulging, no hissing, burning smell",
        "the roof is leaking, nobody is trapped, sparks at the switch",
        "the ceiling caved in and water pours in",
        "the battery is swollen, it does not smell good",
        "water everywhere, he slipped, he cannot stand up",
        "the battery is swollen, no longer smoking",
        "water leaks, my hand is tingling",
    ],
)
def test_a_no_before_one_harm_says_nothing_of_the_next(words: str) -> None:
    assert hazard_without_harm(words) is None and speaks_of_harm(words)


@pytest.mark.parametrize(
    "words",
    [
        "the battery is swollen, no smoke, fire or heat",
        "the battery is swollen, no smoke/fire",
        "the battery is swollen, no smoke nor fire",
        "the battery is swollen, nobody is hurt or injured, no smoke",
        "the battery is swollen, no smell of burning",
        "the battery is swollen, it is not hot and does not smell",
        "water is dripping from the ceiling, nothing is burning",
        "water is dripping from the ceiling, no sign of smoke",
        "water from the ceiling is coming down on the desk",
        "the battery is swollen and a warning popped up",
        "the keys popped out because the battery is swollen",
        "no smoke, no flames, no smell, the battery is bulging",
    ],
)
def test_what_is_denied_of_each_harm_is_no_harm(words: str) -> None:
    assert hazard_without_harm(words) is not None and not speaks_of_harm(words)


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        ("I paid a fake invoice of $5000 and forwarded the invoice to my boss", True),
        ("I forwarded the invoice to my boss and wired 4000 dollars, it is a scam", True),
        ("we transferred the money, then I sent the invoice to our bookkeeper, she says it is fake", True),
        ("bought gift cards and sent the bill to my boss, it was a scam", True),
        ("I sent the invoice to the wrong account manager", False),
        ("forwarded an invoice of 900 dollars to the wrong address", False),
        ("emailed the bill for the crown to the wrong patient", False),
    ],
)
def test_an_invoice_that_was_sent_on_is_no_money_unless_money_went(words: str, gone: bool) -> None:
    assert (first_aid(words) is Aid.MONEY_GONE) is gone


@pytest.mark.parametrize(
    ("words", "fire"),
    [
        ("nobody is hurt, strange smell in the server room", True),
        ("nobody hurt, it gets very hot", True),
        ("the printer fell off the desk, nobody hurt", False),
        ("it fell, nobody is hurt, no smoke", False),
    ],
)
def test_that_nobody_is_hurt_says_nothing_of_a_fire(words: str, fire: bool) -> None:
    assert speaks_of_fire(words) is fire


@pytest.mark.parametrize("row", ["A ", "1,", "the water is ", "no smoke or "])
def test_a_long_row_of_letters_is_read_in_a_moment(row: str) -> None:
    began = process_time()
    said = (row * 8_000)[:8_000]
    first_aid(said)
    hazard_without_harm(said)
    hazard_without_harm(f"water comes in here {said} and now it smokes")
    assert process_time() - began < 1


def test_what_cannot_wait_is_heard_at_the_end_of_a_long_message_too() -> None:
    assert first_aid(f"{'so this is what happened ' * 70} and then I spilled tea on my laptop") is Aid.LIQUID


def test_that_it_was_plugged_in_counts_before_the_stick_is_named_too() -> None:
    assert first_aid("I plugged in the usb stick that I found") is None
