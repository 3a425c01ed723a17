"""What is shown beside a text: the record as it is now, and only to whom it belongs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.desk.clients import ChatIdentity
from bot.operations.cards import Card, Line, Tone, card_for
from bot.operations.coverage import decide_for_enquiry
from bot.operations.ports import About, Subject
from bot.operations.tickets import open_ticket
from tests.makers import DANA, EVENING, FOOTHILLS, GWEN, PRIYA, SAM, STRANGER, DeskForTests, key_of
from tests.operations.situations import asked_at_night


def _card(desk: DeskForTests, about: About, identity: ChatIdentity) -> Card | None:
    return card_for(ports=desk.ports, about=about, conversation=key_of(identity))


@pytest.fixture
def decided(desk: DeskForTests) -> tuple[DeskForTests, About]:
    """Sam's printer in the evening, decided."""
    desk.take_in(FOOTHILLS)
    desk.clock.set(EVENING)
    turn, enquiry = desk.reports(SAM, "printer", "the printer shows offline")
    stored = decide_for_enquiry(ports=desk.ports, turn=turn, enquiry=enquiry)
    return desk, About(Subject.DECISION, stored.id, "Sam, this is about: Printer.", "Which one?")


def test_a_decision_shows_verdict_reasons_price_and_the_cheaper_ways(decided: tuple[DeskForTests, About]) -> None:
    desk, about = decided
    card = _card(desk, about, SAM)
    assert card is not None
    assert (card.tone, card.title, card.lead, card.close) == (
        Tone.COSTS,
        "Printer",
        "Sam, this is about: Printer.",
        "Which one?",
    )
    assert card.verdict == "This is not covered by a plan, so it costs something once it is approved."
    assert [(reason.held, reason.source) for reason in card.reasons] == [
        (False, "MD-2026, clause 3.1"),
        (False, ""),
        (False, "MD-TM, clause A"),
    ]
    assert [line.value for line in card.lines] == ["$375.00", "$48.75"]
    assert card.total == "About $423.75 with tax, at most $430.00"
    assert card.ways == (
        "Try it yourself, about 10 minutes: The printer is offline or prints nothing: nothing to pay.",
        "From afar, Wednesday 25 November from 08:00: covered, nothing to pay.",
    )
    assert card.foot == "MD-TM, version 1"


@pytest.mark.parametrize("identity", [GWEN, STRANGER], ids=["another client's approver", "a stranger"])
def test_a_decision_is_for_its_own_client_only(decided: tuple[DeskForTests, About], identity: ChatIdentity) -> None:
    desk, about = decided
    assert _card(desk, about, identity) is None
    assert _card(desk, replace(about, id="no-such-decision"), SAM) is None


def test_a_quote_is_shown_to_who_asked_and_who_may_approve_and_says_what_became_of_it(desk: DeskForTests) -> None:
    quote = asked_at_night(desk)
    about = About(Subject.QUOTE, quote.number)
    for identity in (SAM, DANA):
        card = _card(desk, about, identity)
        assert card is not None
        assert card.verdict == f"{quote.number} waits for an answer."
    assert _card(desk, about, PRIYA) is None
    desk.clock.set(quote.valid_until)
    card = _card(desk, about, SAM)
    assert card is not None
    assert "Valid until" not in card.foot


def test_a_ticket_is_shown_to_its_own_person_with_its_dates(desk: DeskForTests) -> None:
    turn, _ = desk.reports(SAM, "printer", "the printer shows offline")
    opened = open_ticket(ports=desk.ports, turn=turn)
    assert opened is not None
    about = About(Subject.TICKET, opened.ticket.number)
    card = _card(desk, about, SAM)
    assert card is not None
    assert (card.title, card.verdict) == (f"{opened.ticket.number}: Printer", "Waiting for a technician.")
    assert card.lines[0] == Line("Someone answers by", "today 18:00")
    assert _card(desk, about, DANA) is None
