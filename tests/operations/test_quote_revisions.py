"""A new price for the same work: the old card is out of reach, and what was approved stands until the new one is."""

from __future__ import annotations

import pytest

from bot.desk.errors import ImpossibleMove, NotAllowed, NotFound, OutOfDate
from bot.desk.quotes import QuoteState
from bot.desk.tickets import Billing, TicketState
from bot.operations.quotes import (
    answer_waiting_quote,
    convert_accepted_quote,
    expire_quotes,
    revise_quote,
    waiting_cards,
)
from tests.makers import DANA, GWEN, MARTY, RAVI, SAM, DeskForTests
from tests.operations.situations import (
    answers,
    asked_at_night,
    asked_at_the_garage,
    estimate_of,
    opened,
    revised,
    work_begins,
)

DANAS = "dana@maple-dental.example"
MARTYS = "marty@foothills-auto.example"


def _states(desk: DeskForTests, number: str) -> list[QuoteState]:
    """The states of all versions, newest first."""
    with desk.ports.begin() as work:
        return [each.state for each in work.quotes.revisions(number)]


def test_the_button_of_a_replaced_version_answers_with_the_newest(desk: DeskForTests) -> None:
    old = asked_at_night(desk)
    early = answers(desk, DANA, old)
    newer = revised(desk, old, "600.00")
    assert (newer.number, newer.revision, newer.state, newer.asked) == (old.number, 2, QuoteState.SENT, DANAS)
    assert newer.revision_hash != old.revision_hash
    answered = answer_waiting_quote(ports=desk.ports, turn=early, accept=True)
    assert (answered.quote.approval, desk.ticket(old.ticket).state) == (None, TicketState.AWAITING_APPROVAL)
    assert answered.newest is not None
    assert [button.pressed.args["revision"] for button in answered.newest.buttons] == [newer.revision_hash] * 2
    assert _states(desk, old.number) == [QuoteState.SENT, QuoteState.SUPERSEDED]
    done = answer_waiting_quote(ports=desk.ports, turn=answers(desk, DANA, newer), accept=True)
    assert (done.quote.state, done.ticket.not_to_exceed, done.ticket.state) == (
        QuoteState.ACCEPTED,
        newer.limit,
        TicketState.TRIAGED,
    )


def test_the_new_version_goes_to_whoever_may_approve_that_much(desk: DeskForTests) -> None:
    old = asked_at_the_garage(desk)
    newer = revised(desk, old, "400.01")
    assert newer.asked == MARTYS
    with pytest.raises(NotAllowed, match=r"somebody who may approve \$400\.01; your limit is \$400\.00"):
        answer_waiting_quote(ports=desk.ports, turn=answers(desk, GWEN, old), accept=True)


def test_work_that_needs_more_than_was_approved_stops_and_goes_on_when_that_is_approved(desk: DeskForTests) -> None:
    first = asked_at_night(desk)
    answer_waiting_quote(ports=desk.ports, turn=answers(desk, DANA, first), accept=True)
    work_begins(desk, first.ticket)
    newer = revised(desk, first, "700.00")
    waiting = desk.ticket(first.ticket)
    assert (waiting.state, waiting.not_to_exceed, waiting.billing) == (
        TicketState.AWAITING_APPROVAL,
        first.limit,
        Billing.APPROVED,
    )
    assert _states(desk, first.number) == [QuoteState.SENT, QuoteState.ACCEPTED]
    (card,) = waiting_cards(ports=desk.ports, turn=desk.turn(DANA, "what waits?"))
    assert card.text.startswith(
        "The work on ND-1001 needs more than the $430.00 that are approved: The drive has to be replaced. "
    )
    answered = answer_waiting_quote(ports=desk.ports, turn=answers(desk, DANA, newer), accept=True)
    assert (answered.ticket.state, answered.ticket.not_to_exceed) == (TicketState.IN_PROGRESS, newer.limit)
    assert _states(desk, first.number) == [QuoteState.ACCEPTED, QuoteState.SUPERSEDED]
    assert desk.texts_to(SAM)[-1] == "Dana Reyes approved up to $700.00 for ND-1001. The work goes on."
    assert desk.kinds(first.ticket) == ["opened", "approved", "paged", "price revised", "approved"]


@pytest.mark.parametrize("end", ["declined", "expired"])
def test_without_a_yes_to_more_the_work_goes_on_inside_what_was_approved(desk: DeskForTests, end: str) -> None:
    first = asked_at_night(desk)
    answer_waiting_quote(ports=desk.ports, turn=answers(desk, DANA, first), accept=True)
    work_begins(desk, first.ticket)
    newer = revised(desk, first, "700.00")
    if end == "declined":
        turn = answers(desk, DANA, newer, "decline_quote")
        answer_waiting_quote(ports=desk.ports, turn=turn, accept=False)
    else:
        desk.clock.set(newer.valid_until)
        assert expire_quotes(ports=desk.ports) == 1
    ticket = desk.ticket(first.ticket)
    assert (ticket.state, ticket.not_to_exceed, ticket.billing) == (
        TicketState.IN_PROGRESS,
        first.limit,
        Billing.APPROVED,
    )
    assert _states(desk, first.number) == [QuoteState(end), QuoteState.ACCEPTED]
    assert desk.texts_to(SAM)[-1].endswith(
        "beyond $430.00 for ND-1001. What was approved before holds: up to $430.00, and nothing more is charged."
    )


def test_when_nobody_may_approve_more_the_work_does_not_stop_inside_what_was_approved(desk: DeskForTests) -> None:
    first = asked_at_night(desk)
    answer_waiting_quote(ports=desk.ports, turn=answers(desk, DANA, first), accept=True)
    work_begins(desk, first.ticket)
    newer = revised(desk, first, "1500.01")
    ticket = desk.ticket(first.ticket)
    assert (newer.asked, newer.state) == (None, QuoteState.DRAFT)
    assert (ticket.state, ticket.not_to_exceed) == (TicketState.IN_PROGRESS, first.limit)
    assert desk.kinds(first.ticket)[-1] == "nobody may approve"


def test_a_third_version_replaces_a_waiting_second_and_remembers_where_the_work_stood(desk: DeskForTests) -> None:
    first = asked_at_night(desk)
    answer_waiting_quote(ports=desk.ports, turn=answers(desk, DANA, first), accept=True)
    work_begins(desk, first.ticket)
    revised(desk, first, "700.00")
    third = revised(desk, first, "650.00", "A used drive will do.")
    assert _states(desk, first.number) == [QuoteState.SENT, QuoteState.SUPERSEDED, QuoteState.ACCEPTED]
    answered = answer_waiting_quote(ports=desk.ports, turn=answers(desk, DANA, third), accept=True)
    assert (answered.ticket.state, answered.ticket.not_to_exceed) == (TicketState.IN_PROGRESS, third.limit)


def test_an_approval_reaches_only_the_version_it_was_given_for_also_when_its_turn_runs_again(
    desk: DeskForTests,
) -> None:
    first = asked_at_night(desk)
    turn = answers(desk, DANA, first)
    answer_waiting_quote(ports=desk.ports, turn=turn, accept=True)
    work_begins(desk, first.ticket)
    newer = revised(desk, first, "700.00")
    again = answer_waiting_quote(ports=desk.ports, turn=turn, accept=True)
    assert (again.quote.revision, again.quote.state) == (1, QuoteState.ACCEPTED)
    assert desk.quote(first.number) == newer


def test_settled_work_uses_its_quote_up_and_takes_back_the_version_that_waits(desk: DeskForTests) -> None:
    first = asked_at_night(desk)
    answer_waiting_quote(ports=desk.ports, turn=answers(desk, DANA, first), accept=True)
    work_begins(desk, first.ticket)
    late = answers(desk, DANA, revised(desk, first, "700.00"))
    with desk.ports.begin() as work:
        ticket = work.tickets.get(first.ticket, for_update=True)
        assert ticket is not None
        converted = convert_accepted_quote(work, desk.ports, ticket, by="kim")
        work.commit()
    assert converted is not None and converted.moves[-1].who == "kim"
    assert _states(desk, first.number) == [QuoteState.CANCELLED, QuoteState.CONVERTED]
    taken_back = desk.quote(first.number).moves[-1]
    assert (taken_back.who, taken_back.why) == ("kim", "the work is settled")
    with pytest.raises(OutOfDate, match=r"approved Q-\d+; the work is done and billed"):
        answer_waiting_quote(ports=desk.ports, turn=late, accept=True)


@pytest.mark.parametrize("accept", [True, False])
def test_work_that_comes_back_after_it_was_billed_needs_a_yes_to_more_and_what_was_billed_stays(
    desk: DeskForTests, accept: bool
) -> None:
    first = asked_at_night(desk)
    answer_waiting_quote(ports=desk.ports, turn=answers(desk, DANA, first), accept=True)
    work_begins(desk, first.ticket)
    with desk.ports.begin() as work:
        ticket = work.tickets.get(first.ticket, for_update=True)
        assert ticket is not None
        convert_accepted_quote(work, desk.ports, ticket)
        work.commit()
    newer = revised(desk, first, "700.00")
    assert newer.approved_before == first.limit
    intent = "approve_quote" if accept else "decline_quote"
    answered = answer_waiting_quote(ports=desk.ports, turn=answers(desk, DANA, newer, intent), accept=accept)
    assert (answered.ticket.state, answered.ticket.not_to_exceed) == (
        TicketState.IN_PROGRESS,
        newer.limit if accept else first.limit,
    )
    assert _states(desk, first.number) == [QuoteState("accepted" if accept else "declined"), QuoteState.CONVERTED]


def test_there_is_nothing_to_revise_without_a_quote_or_on_a_ticket_that_is_over(desk: DeskForTests) -> None:
    quote = asked_at_the_garage(desk)
    answer_waiting_quote(ports=desk.ports, turn=answers(desk, GWEN, quote, "decline_quote"), accept=False)
    with pytest.raises(ImpossibleMove, match="is cancelled; there is nothing to approve"):
        revised(desk, quote, "100.00")
    covered = opened(desk, SAM, words="printer jam")[1].ticket
    with desk.ports.begin() as work, pytest.raises(NotFound):
        revise_quote(work, desk.ports, covered, estimate_of("100.00"), "More.")


def test_another_clients_approver_gets_no_newest_version(desk: DeskForTests) -> None:
    old = asked_at_night(desk)
    revised(desk, old, "600.00")
    for who in (MARTY, RAVI):
        with pytest.raises(NotAllowed, match="Nothing has changed"):
            answer_waiting_quote(ports=desk.ports, turn=answers(desk, who, old), accept=True)
