"""What people say in the middle of a fix that is no answer to its step: what it was, what it costs, what else is broken."""

from __future__ import annotations

import pytest

from bot.desk.tickets import TicketState
from tests.journeys.desk import Answers, House, Person

SAM, RAVI, NADIA, STRANGER = (
    "sam@maple-dental.example",
    "ravi@foothills-auto.example",
    "nadia@harbour-trust.example",
    "nobody@example.org",
)
PRINTER = "the printer does not print"


async def _begins(house: House, email: str, words: str = PRINTER) -> tuple[Person, Answers]:
    person = house.person(email)
    await person.says(words)
    return person, await person.presses("affirm")


@pytest.mark.parametrize(
    "words",
    ["oh wait i see it myself now", "found it, it was unplugged", "my bad it was off", "hooray now it does"],
)
async def test_what_it_was_is_followed_by_whether_it_works(house: House, words: str) -> None:
    sam, step = await _begins(house, SAM)
    assert (await sam.says("printed one page, then stopped")).offers == step.offers
    assert (await sam.says(words)).says("Is the problem gone?")
    assert (await sam.says("yes it works")).says("I have noted it as solved")
    ticket = house.only_ticket()
    assert ticket.state is TicketState.RESOLVED
    assert words.startswith("hooray") or words in ticket.words


async def test_what_it_was_and_was_not_leaves_the_step_as_it_is(house: House) -> None:
    sam, step = await _begins(house, SAM)
    await sam.says("found it, it was unplugged")
    assert (await sam.says("still not printing")).offers == step.offers
    enquiry = sam.enquiry()
    assert enquiry is not None and enquiry.run is not None and not enquiry.run.records


@pytest.mark.parametrize(
    ("email", "after"),
    [
        (SAM, "a technician takes over: covered, nothing to pay"),
        (RAVI, "a technician takes over: about $57.75 to $115.50 with tax, at most $120.00, and needs a yes first"),
        (NADIA, "of your 'hours'"),
        (STRANGER, "Nothing else costs anything before somebody has agreed"),
    ],
)
@pytest.mark.parametrize(
    "words", ["does this cost us something?", "will we get charged for these steps", "is this free"]
)
async def test_a_fix_costs_nothing_and_what_comes_after_it_is_said(
    house: House, email: str, after: str, words: str
) -> None:
    person, step = await _begins(house, email)
    answer = await person.says(words)
    assert answer.says("Trying this costs nothing", after) and answer.offers == step.offers
