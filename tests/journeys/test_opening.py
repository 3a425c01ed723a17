"""When the desk is open: from the client's own hours and holidays, and what help means at any other hour."""

from __future__ import annotations

from tests.journeys.desk import House

SAM, DREW = "sam@maple-dental.example", "drew@brandt-law.example"
ELLIS, JOSIE = "ellis@harbour-trust.example", "josie@foothills-auto.example"


async def test_over_christmas_the_clients_own_extra_day_counts(house: House) -> None:
    answer = await house.person(SAM).says("are you open over christmas?")
    assert answer.says("There are no support hours on Thu 24 Dec, Fri 25 Dec and Sat 26 Dec.")
    assert answer.says("Then help from afar is charged", "at most $570.00", "Nothing starts before a yes")
    assert answer.says("Mon-Fri 08:00-18:00, Sat 09:00-13:00 (Toronto time)", "Holidays ahead", "Fri 1 Jan")
    assert house.tickets() == []


async def test_what_is_covered_at_any_hour_is_said_to_be(house: House) -> None:
    answer = await house.person(DREW).says("are you open over christmas?")
    assert answer.says("There are support hours on Thu 24 Dec (08:00-20:00)", "Then help from afar is covered as well")


async def test_of_block_hours_it_says_what_a_small_matter_takes(house: House) -> None:
    answer = await house.person(ELLIS).says("what are your hours")
    assert answer.says(
        "Mon-Thu 09:00-17:30, Fri 09:00-17:00 (London time)", "it takes about 1 h 00 min of your 'hours'"
    )


async def test_an_ordinary_day_lists_no_holidays(house: House) -> None:
    answer = await house.person(JOSIE).says("is somebody there on saturday")
    assert answer.says("There are support hours on Sat 28 Nov (09:00-12:00)") and not answer.says("Holidays ahead")
    assert (await house.person(JOSIE).says("is somebody there on sunday")).says(
        "There are no support hours on Sun 29 Nov"
    )


async def test_the_open_question_is_put_again(house: House) -> None:
    sam = house.person(SAM)
    await sam.says("the printer jams")
    answer = await sam.says("do you work labour day")
    assert answer.says("no support hours on Mon 6 Sep 2027") and "open_ticket" in answer.offers
