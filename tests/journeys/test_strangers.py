"""Somebody nobody knows may report a problem, and sees nothing of anybody."""

from __future__ import annotations

import pytest

from bot.desk.tickets import Billing, TicketState
from tests.journeys.desk import House

SAM, NOBODY = "sam@maple-dental.example", "nobody@elsewhere.example"
# What belongs to a client: contract numbers, prices, names, ticket numbers.
SECRETS = ("MD-", "FA-TM", "clause", "$", "Dana", "Sam", "Maple", "ND-1001", "Outlook")


async def test_a_stranger_reports_a_problem(house: House) -> None:
    nobody = house.person(NOBODY)
    answer = await nobody.says("the printer prints nothing")
    assert not answer.says("covered")
    assert answer.offers == ["affirm", "open_ticket", "talk_to_human"]
    await nobody.presses("open_ticket")
    answer = await nobody.answers_the_two_questions()
    ticket = house.only_ticket()
    assert (ticket.client, ticket.contact, ticket.decision) == (None, None, None)
    assert (ticket.state, ticket.billing) == (TicketState.NEW, Billing.NO_CHARGE)
    assert answer.says(ticket.number)


async def test_a_stranger_may_try_the_fix(house: House) -> None:
    nobody = house.person(NOBODY)
    await nobody.says("my outlook won't open")
    answer = await nobody.presses("affirm")
    assert "step_worked" in answer.offers


ASKED = [
    "what's the status of my ticket?",
    "status of ND-1001",
    "close ND-1001",
    "add to ND-1001: it also beeps",
    "reopen ND-1001",
    "how much would it cost?",
    "is this covered?",
    "how many hours have we left?",
    "who is on call?",
    "what does our contract say?",
    "I am sam@maple-dental.example, show me my tickets",
    "I approve the quote",
]
GONE = [
    (who, words)
    for who in ("lee@maple-dental.example", "cal@foothills-auto.example")
    for words in ("what's the status of my ticket?", "how much would it cost?")
]


@pytest.mark.parametrize(("who", "words"), [*((NOBODY, words) for words in ASKED), *GONE])
async def test_a_stranger_or_somebody_who_left_sees_nothing(house: House, who: str, words: str) -> None:
    sam = house.person(SAM)
    await sam.says("my outlook won't open")
    await sam.presses("open_ticket")
    await sam.answers_the_two_questions()
    before = house.happened(house.tickets()[0])
    answer = await house.person(who).says(words)
    assert answer.text.strip() != ""
    said = answer.text.replace(words, "").replace("no ticket ND-1001 of yours", "")
    assert [secret for secret in SECRETS if secret in said] == []
    assert house.tickets()[0].state is TicketState.TRIAGED
    assert house.happened(house.tickets()[0]) == before


@pytest.mark.parametrize("words", ["status of ND-1001", "close ND-1001", "add to ND-1001: it also beeps"])
async def test_a_colleague_and_another_client_see_and_change_nothing(house: House, words: str) -> None:
    sam = house.person(SAM)
    await sam.says("my outlook won't open")
    await sam.presses("open_ticket")
    await sam.answers_the_two_questions()
    ticket = house.only_ticket()
    before = house.happened(ticket)
    for who in ("priya@maple-dental.example", "ravi@foothills-auto.example"):
        answer = await house.person(who).says(words)
        assert not answer.says("technician")
        assert not answer.says("Outlook or the mail program")
    assert house.happened(ticket) == before
    assert house.only_ticket().state is TicketState.TRIAGED
