"""What has to be said at once, and what only sounds like it."""

from __future__ import annotations

import pytest

from bot.desk.first_aid import Aid, first_aid, hazard_without_harm, speaks_of_harm


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
