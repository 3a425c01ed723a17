"""Who says goodbye reads where the matter stands, in one line, and is asked nothing but whether somebody shall be called."""

from __future__ import annotations

from datetime import datetime

import pytest

from tests.journeys.desk import House

SAM, DANA = "sam@maple-dental.example", "dana@maple-dental.example"
MORNING = datetime.fromisoformat("2026-11-24T10:00-05:00")
NIGHT = datetime.fromisoformat("2026-11-24T22:00-05:00")
OUTLOOK = "my outlook won't open"


@pytest.mark.parametrize(
    ("presses", "said"),
    [
        pytest.param((), "no ticket is open for it yet", id="an offer"),
        pytest.param(("affirm",), "the fix waits where we are", id="a step"),
        pytest.param(("open_ticket",), "no ticket is open for it yet", id="a question"),
        pytest.param(
            ("open_ticket", "tell_impact", "tell_urgency"),
            "ND-1001, Outlook or the mail program, is waiting for a technician. Someone will answer by today 14:00.",
            id="a ticket",
        ),
    ],
)
async def test_a_goodbye_says_where_the_matter_stands_and_asks_nothing(
    house: House, presses: tuple[str, ...], said: str
) -> None:
    house.clock.instant = MORNING
    sam = house.person(SAM)
    await sam.says(OUTLOOK)
    for each in presses:
        await sam.presses(each)
    answer = await sam.says("thanks, bye")
    assert (len(answer.messages), answer.offers, answer.says("Goodbye.", said)) == (1, [], True)


async def test_what_was_open_goes_on_when_they_write_again(house: House) -> None:
    house.clock.instant = MORNING
    sam = house.person(SAM)
    await sam.says(OUTLOOK)
    await sam.presses("open_ticket")
    await sam.says("bye")
    await sam.says("just me")
    await sam.says("stopped")
    assert house.only_ticket().number == "ND-1001"


async def test_a_price_that_waits_is_named_to_both(house: House) -> None:
    house.clock.instant = NIGHT
    sam, dana = house.person(SAM), house.person(DANA)
    await sam.takes_the_offer(OUTLOOK)
    dana.looks()
    assert (await sam.says("bye")).says("ND-1001", "waits for a yes to its price")
    assert (await dana.says("bye")).says(
        "The price for ND-1001, Q-1001, waits for your yes or no until tomorrow 08:00."
    )


async def test_whether_somebody_shall_be_called_is_asked_once_more(house: House) -> None:
    house.clock.instant = NIGHT
    sam = house.person(SAM)
    offers = (await sam.says("i clicked a link in a strange mail")).offers
    answer = await sam.says("bye")
    assert (answer.says("nobody has been called yet"), answer.offers) == (True, offers)


async def test_where_nothing_stands_a_goodbye_is_no_more_than_that(house: House) -> None:
    house.clock.instant = MORNING
    assert (await house.person(SAM).says("bye")).text == "Goodbye. Write any time, day or night."
