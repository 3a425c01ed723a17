"""Which device it is, somebody cannot say: the free answer stands, and it is said what depends on the device and who finds out."""

from __future__ import annotations

from tests.journeys.desk import TUESDAY_NIGHT, House

SAM, ELLIS = "sam@maple-dental.example", "ellis@harbour-trust.example"
FINDS_OUT = "Which device it is, a technician finds out."


async def test_a_free_answer_names_what_depends_on_the_device(house: House) -> None:
    sam = house.person(SAM)
    assert (await sam.says("my phone does not sync mail")).says("Whether it is covered depends on the device")
    answer = await sam.says("I do not know")
    assert answer.says(
        "This is covered: nothing to pay", FINDS_OUT, "MD-2026, clause 7.3", "nothing is charged without a yes"
    )
    await sam.presses("open_ticket")
    await sam.answers_the_two_questions()
    notes = [entry.text for entry in house.history(house.only_ticket())]
    assert any("Nobody could say which device it is: find out first" in each for each in notes)


async def test_of_hours_that_are_left_too(house: House) -> None:
    ellis = house.person(ELLIS)
    await ellis.says("the laptop is very slow today")
    assert (await ellis.says("no idea")).says(FINDS_OUT, "HT-BLOCK, clause 5.2")


async def test_where_a_person_has_to_say_it_is_said_who_finds_out(house: House) -> None:
    house.clock.instant = TUESDAY_NIGHT
    sam = house.person(SAM)
    await sam.says("the backup failed last night")
    answer = await sam.says("I do not know")
    assert answer.says(
        "a person has to say", "Which device it is, a technician finds out; then you hear what is covered"
    )


async def test_who_was_not_asked_reads_nothing_of_it(house: House) -> None:
    assert not (await house.person(SAM).says("my computer is very slow")).says(FINDS_OUT)
