"""What is asked of the rates right after they were told, and what is nothing of the kind."""

from __future__ import annotations

import pytest

from bot.desk.rate_words import OfRates, asked_of_rates


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("and on sundays", {OfRates.SUNDAY}),
        ("what about saturday?", {OfRates.SATURDAY}),
        ("how much is it at the weekend?", {OfRates.WEEKEND}),
        ("and at night?", {OfRates.NIGHT}),
        ("and after hours?", {OfRates.NIGHT}),
        ("on holidays?", {OfRates.HOLIDAY}),
        ("and on christmas day", {OfRates.HOLIDAY}),
        ("and for driving to okotoks?", {OfRates.TRAVEL}),
        ("and the drive to okotoks and back", {OfRates.TRAVEL}),
        ("plus travel?", {OfRates.TRAVEL}),
        ("and if someone comes?", {OfRates.VISIT}),
        ("and if someone comes on a sunday?", {OfRates.VISIT, OfRates.SUNDAY}),
        ("and for a visit at night", {OfRates.VISIT, OfRates.NIGHT}),
        ("and how much for parts", {OfRates.PARTS}),
        ("does that include gst?", {OfRates.TAX}),
        ("and remote?", {OfRates.REMOTE}),
        ("how about a project", {OfRates.PROJECT}),
        ("any hidden fees?", {OfRates.EXTRA}),
        ("sundays", {OfRates.SUNDAY}),
        ("travel", {OfRates.TRAVEL}),
        ("on-site", {OfRates.VISIT}),
        ("and gas", {OfRates.TRAVEL}),
        ("what about coming out here", {OfRates.TRAVEL}),
        ("late?", {OfRates.NIGHT}),
        ("and devices", {OfRates.PARTS}),
    ],
)
def test_a_part_of_the_rates_is_meant(words: str, meant: set[OfRates]) -> None:
    assert asked_of_rates(words) == meant


@pytest.mark.parametrize(
    "words",
    [
        "my printer is broken",
        "the phone is dead",
        "phone",
        "and at night it crashes",
        "is sunday ok",
        "somebody comes in and shouts",
        "can you come on sunday",
        "parts are missing",
        "the way is blocked",
        # A word alone may be anything.
        "coming",
        "coming?",
        "getting",
        "gas",
        "fuel",
        "late",
        "online",
        "devices",
        "toner",
        "hardware",
        "way",
        "by phone",
        "someone comes",
        "and now?",
        "",
    ],
)
def test_nothing_of_the_rates_is_meant(words: str) -> None:
    assert not asked_of_rates(words)
