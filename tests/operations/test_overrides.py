"""A technician decides otherwise: a new decision, the old one untouched, and the billing that follows."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.desk.decisions import Verdict
from bot.desk.errors import NotAllowed, NotFound
from bot.desk.overrides import AgreedWork
from bot.desk.quotes import QuoteState
from bot.desk.tickets import Billing, TicketState
from bot.operations.allowances import allowances_left
from bot.operations.coverage import decisions_of_ticket
from bot.operations.overrides import Overridden, override_coverage
from bot.operations.quotes import answer_waiting_quote
from bot.operations.tickets import close_own_ticket
from tests.makers import DANA, HARBOUR, NADIA, SAM, STRANGER, DeskForTests
from tests.operations.situations import answers, asked_at_night, opened

WHY = "Agreed with Dana by phone."


def _override(
    desk: DeskForTests, number: str, verdict: Verdict, reason: str = WHY, agreed: AgreedWork = AgreedWork()
) -> Overridden:
    return override_coverage(
        ports=desk.ports, number=number, verdict=verdict, by="Kim Ray", reason=reason, agreed=agreed
    )


def test_what_was_to_be_paid_is_free_and_the_waiting_quote_is_taken_back(desk: DeskForTests) -> None:
    quote = asked_at_night(desk)
    done = _override(desk, quote.ticket, Verdict.COVERED)
    ticket = desk.ticket(quote.ticket)
    assert (ticket.billing, ticket.state, ticket.not_to_exceed) == (Billing.COVERED, TicketState.TRIAGED, None)
    assert desk.quote(quote.number).state is QuoteState.CANCELLED
    assert done.quote is None
    assert desk.texts_to(SAM)[-1] == (
        "Kim Ray has looked at ND-1001: it is covered, nothing to pay. The reason: Agreed with Dana by phone."
    )
    assert ("Kim Ray", "decision overridden", f"quote_required -> covered: {WHY}") in desk.history(quote.ticket)


def test_the_old_decision_stays_as_it_was_and_both_are_on_record(desk: DeskForTests) -> None:
    _, ticket = opened(desk)
    before = ticket.decision
    _override(desk, ticket.ticket.number, Verdict.NEEDS_PERSON)
    _override(desk, ticket.ticket.number, Verdict.COVERED, "It is in the plan.")
    newest, middle, first = decisions_of_ticket(ports=desk.ports, number=ticket.ticket.number)
    assert first.stored == before
    assert newest.stored.decision.supersedes == middle.stored.id
    assert middle.stored.decision.supersedes == first.stored.id
    assert newest.stored.decision.override is not None
    assert newest.stored.decision.checks[0].text == "Kim Ray has decided that it is covered: It is in the plan."
    assert newest.stored.decision.checks[2:] == first.stored.decision.checks


def test_a_cost_needs_a_quote_and_a_yes(desk: DeskForTests) -> None:
    _, ticket = opened(desk)
    done = _override(desk, ticket.ticket.number, Verdict.QUOTE_REQUIRED, "The plan leaves this printer out.")
    assert done.quote is not None
    assert (done.quote.asked, done.quote.contract) == ("priya@maple-dental.example", "MD-TM")
    assert (done.ticket.billing, done.ticket.state) == (Billing.QUOTED, TicketState.AWAITING_APPROVAL)
    answer_waiting_quote(ports=desk.ports, turn=answers(desk, DANA, done.quote), accept=True)
    assert desk.ticket(ticket.ticket.number).billing is Billing.APPROVED


def test_a_cost_that_nobody_accepts_is_none(desk: DeskForTests) -> None:
    _, ticket = opened(desk)
    quote = _override(desk, ticket.ticket.number, Verdict.QUOTE_REQUIRED).quote
    assert quote is not None
    answer_waiting_quote(ports=desk.ports, turn=answers(desk, DANA, quote, "decline_quote"), accept=False)
    after = desk.ticket(ticket.ticket.number)
    assert (after.state, after.not_to_exceed) == (TicketState.CANCELLED, None)


def test_what_was_reserved_is_given_back(desk: DeskForTests) -> None:
    desk.take_in(HARBOUR)
    turn, ticket = opened(desk, NADIA, "lob_application", "the donor program stops")
    (before,) = allowances_left(ports=desk.ports, turn=turn)
    _override(desk, ticket.ticket.number, Verdict.COVERED, "Our own mistake.")
    (after,) = allowances_left(ports=desk.ports, turn=turn)
    assert (before.left, after.left) == (540, 600)


def test_no_cost_is_decided_after_the_work(desk: DeskForTests) -> None:
    turn, ticket = opened(desk)
    close_own_ticket(ports=desk.ports, turn=turn, number=ticket.ticket.number)
    with pytest.raises(NotAllowed, match="before the work"):
        _override(desk, ticket.ticket.number, Verdict.QUOTE_REQUIRED)


def test_an_hour_agreed_for_the_ticket_is_a_new_version_of_the_price(desk: DeskForTests) -> None:
    quote = asked_at_night(desk)
    agreed = AgreedWork(rate=Decimal("90"), minutes=120)
    done = _override(desk, quote.ticket, Verdict.QUOTE_REQUIRED, agreed=agreed)
    assert done.quote is not None
    assert (done.quote.number, done.quote.revision, done.quote.asked) == (quote.number, 2, "priya@maple-dental.example")
    # Priya may approve that much. Two hours at 90 and 13 % tax; to the next ten.
    assert (done.quote.estimate.total.amount, done.quote.limit.amount) == (Decimal("203.40"), Decimal("210.00"))
    assert desk.ticket(quote.ticket).not_to_exceed == done.quote.limit
    assert done.now.decision.checks[0].text == (
        f"Kim Ray has decided that it has a price, at 90.00 an hour, for 120 minutes: {WHY}"
    )
    assert done.now.decision.facts.rate == Decimal("90")


def test_what_was_approved_stands_until_the_new_price_is(desk: DeskForTests) -> None:
    quote = asked_at_night(desk)
    answer_waiting_quote(ports=desk.ports, turn=answers(desk, DANA, quote), accept=True)
    done = _override(desk, quote.ticket, Verdict.QUOTE_REQUIRED, agreed=AgreedWork(minutes=240))
    assert done.quote is not None and done.quote.state is QuoteState.SENT
    assert desk.ticket(quote.ticket).not_to_exceed == quote.limit
    assert done.quote.limit > quote.limit
    answer_waiting_quote(ports=desk.ports, turn=answers(desk, DANA, done.quote), accept=True)
    assert desk.ticket(quote.ticket).not_to_exceed == done.quote.limit


@pytest.mark.parametrize(
    ("rate", "minutes", "verdict", "says"),
    [
        (Decimal("-1"), None, Verdict.QUOTE_REQUIRED, "less than nothing"),
        (None, 0, Verdict.QUOTE_REQUIRED, "at least a minute"),
        (Decimal("90"), None, Verdict.NEEDS_PERSON, "what has a price"),
    ],
)
def test_an_hour_without_sense_is_refused(
    desk: DeskForTests, rate: Decimal | None, minutes: int | None, verdict: Verdict, says: str
) -> None:
    _, ticket = opened(desk)
    with pytest.raises(NotAllowed, match=says):
        _override(desk, ticket.ticket.number, verdict, agreed=AgreedWork(rate, minutes))
    assert len(decisions_of_ticket(ports=desk.ports, number=ticket.ticket.number)) == 1


REFUSED = [
    ("no reason", Verdict.NEEDS_PERSON, " ", "needs the name"),
    ("nothing changes", Verdict.COVERED, WHY, "'covered' already"),
    ("from an allowance by hand", Verdict.FROM_ALLOWANCE, WHY, "Use one of: covered, quote_required, needs_person"),
]


@pytest.mark.parametrize(("verdict", "reason", "says"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_an_override_without_sense_is_refused(desk: DeskForTests, verdict: Verdict, reason: str, says: str) -> None:
    _, ticket = opened(desk)
    with pytest.raises(NotAllowed, match=says):
        _override(desk, ticket.ticket.number, verdict, reason)
    assert len(decisions_of_ticket(ports=desk.ports, number=ticket.ticket.number)) == 1


def test_a_ticket_without_a_decision_has_nothing_to_override(desk: DeskForTests) -> None:
    _, ticket = opened(desk, STRANGER)
    with pytest.raises(NotFound):
        _override(desk, ticket.ticket.number, Verdict.COVERED)
