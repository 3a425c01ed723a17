"""What has to be said at once, and what only sounds like it."""

from __future__ import annotations

import pytest

from bot.desk.first_aid import Aid, first_aid


@pytest.mark.parametrize(
    ("words", "aid"),
    [
        ("spilled tea on my laptop, it's still on", Aid.LIQUID),
        ("i spilled water in my keyboard of the laptop", Aid.LIQUID),
        ("coffee all over the keyboard!!", Aid.LIQUID),
        ("my phone fell into the toilet", Aid.LIQUID),
        ("water is dripping from the ceiling onto the rack", Aid.WET_RACK),
        ("the server room is flooded", Aid.WET_RACK),
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
        ("my tea is cold and the laptop is slow", None),
    ],
)
def test_what_has_to_be_said_at_once(words: str, aid: Aid | None) -> None:
    assert first_aid(words) is aid
