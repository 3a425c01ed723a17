"""A quote is answered once, in time, as it was shown, by somebody who may."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.desk.clients import Client, Contact, Role
from bot.desk.errors import DeskError, ImpossibleMove, NotAllowed, OutOfDate
from bot.desk.prices import Estimate, EstimateLine, LineKind
from bot.desk.quotes import (
    WAITING,
    Approval,
    Quote,
    QuoteMove,
    QuoteState,
    answer_quote,
    cancel_quote,
    convert_quote,
    expire_quote,
    next_approver,
    next_revision,
    pass_over,
    send_quote,
    set_aside,
    supersede_quote,
    view_quote,
)
from bot.desk.tickets import TicketState
from bot.storage.documents import decode, encode
from tests.storage.values import NOON, cad, client, quote

SENT = replace(quote(), approval=None)
APPROVER = frozenset({Role.APPROVER})


def _contact(name: str, limit: str | None, roles: frozenset[Role] = APPROVER) -> Contact:
    return Contact(name, f"{name}@acme.example", roles=roles, approval_limit=cad(limit) if limit else None)


ACME = replace(
    client(),
    contacts=(
        _contact("boss", None),
        _contact("lead", "150.00"),
        _contact("clerk", "149.99"),
        _contact("head", "500.00"),
        _contact("left", None, APPROVER | {Role.DEPARTED}),
    ),
)


def _answer(asked: Quote = SENT, at: datetime = NOON, by: str = "lead", **changes: Any) -> Quote:
    given: dict[str, Any] = {"accept": True, "revision_hash": asked.revision_hash, **changes}
    contact = ACME.contact(f"{by}@acme.example")
    assert contact is not None
    of: Client = given.pop("of", ACME)
    return answer_quote(asked, of, contact, at=at, conversation="web::x", turn="t-1", **given)


def test_approvers_are_asked_from_the_lowest_sufficient_limit_up() -> None:
    asked = []
    waiting = SENT
    while (approver := next_approver(ACME, waiting)) is not None:
        asked.append(approver.name)
        waiting = replace(waiting, passed_over=(*waiting.passed_over, approver.email))
    assert asked == ["lead", "head", "boss"]


def test_who_wants_the_work_and_may_approve_it_is_asked_before_anybody_else() -> None:
    own = replace(SENT, requested_by="boss@acme.example")
    first = next_approver(ACME, own)
    assert first is not None and first.name == "boss"
    second = next_approver(ACME, replace(own, passed_over=("boss@acme.example",)))
    assert second is not None and second.name == "lead"
    short = next_approver(ACME, replace(SENT, requested_by="clerk@acme.example"))
    assert short is not None and short.name == "lead"


@pytest.mark.parametrize("accept", [True, False])
def test_an_answer_says_who_gave_it_where_and_to_what(accept: bool) -> None:
    answered = _answer(accept=accept)
    assert answered.state is (QuoteState.ACCEPTED if accept else QuoteState.DECLINED)
    assert answered.approval is not None
    assert (answered.approval.by, answered.approval.accepted, answered.approval.at) == (
        "lead@acme.example",
        accept,
        NOON,
    )
    assert (answered.approval.conversation, answered.approval.turn) == ("web::x", "t-1")
    assert answered.approval.revision_hash == SENT.revision_hash


@pytest.mark.parametrize(
    ("given", "error"),
    [
        pytest.param({"by": "clerk"}, NotAllowed, id="a cent too little"),
        pytest.param({"by": "left"}, NotAllowed, id="somebody who has left"),
        pytest.param({"of": replace(ACME, code="other")}, NotAllowed, id="another client"),
        pytest.param({"at": SENT.valid_until}, OutOfDate, id="past its date"),
        pytest.param({"revision_hash": "another"}, OutOfDate, id="another revision"),
        *(
            pytest.param({"asked": replace(SENT, state=state)}, OutOfDate, id=f"already {state.value}")
            for state in QuoteState
            if state not in WAITING
        ),
    ],
)
def test_an_answer_that_does_not_count_is_refused(given: dict[str, Any], error: type[DeskError]) -> None:
    with pytest.raises(error):
        _answer(**given)


def test_a_second_before_its_date_a_quote_may_be_accepted() -> None:
    assert _answer(at=SENT.valid_until - timedelta(seconds=1)).state is QuoteState.ACCEPTED


LINE = SENT.estimate.lines[0]


def _with_line(**changes: Any) -> dict[str, Any]:
    return {"estimate": replace(SENT.estimate, lines=(replace(LINE, **changes),))}


def _with_estimate(**changes: Any) -> dict[str, Any]:
    return {"estimate": replace(SENT.estimate, **changes)}


AGREED: dict[str, dict[str, Any]] = {
    "number": {"number": "Q-1002"},
    "ticket": {"ticket": "ND-1002"},
    "client": {"client": "other"},
    "title": {"title": "Another job"},
    "revision": {"revision": 2},
    "planned_for": {"planned_for": NOON},
    "valid_until": {"valid_until": SENT.valid_until + timedelta(seconds=1)},
    "contract": {"contract": "C-2"},
    "contract_version": {"contract_version": 2},
    "clause": {"clause": "4.3"},
    "reason": {"reason": "The drive has to be replaced."},
    "approved_before": {"approved_before": cad("10.00")},
    "begun_up_to": {"begun_up_to": cad("10.00")},
    "estimate.low": _with_estimate(low=cad("31.24")),
    "estimate.likely": _with_estimate(likely=cad("70.64")),
    "estimate.high": _with_estimate(high=cad("141.26")),
    "estimate.not_to_exceed": _with_estimate(not_to_exceed=cad("160.00")),
    "estimate.subtotal": _with_estimate(subtotal=cad("62.51")),
    "estimate.tax": _with_estimate(tax=cad("8.14")),
    "estimate.total": _with_estimate(total=cad("70.64")),
    "estimate.lines": _with_estimate(lines=()),
    "line.kind": _with_line(kind=LineKind.TRAVEL),
    "line.text": _with_line(text="Other work"),
    "line.quantity": _with_line(quantity=Decimal("0.6")),
    "line.unit_price": _with_line(unit_price=cad("125.01")),
    "line.amount": _with_line(amount=cad("62.51")),
    "line.taxable": _with_line(taxable=False),
}
# What may differ between two people who are shown the same price, and what happens to a quote afterwards.
NOT_AGREED: dict[str, dict[str, Any]] = {
    "state": {"state": QuoteState.VIEWED},
    "asked": {"asked": "boss@acme.example"},
    "requested_by": {"requested_by": "boss@acme.example"},
    "passed_over": {"passed_over": ("lead@acme.example",)},
    "approval": {"approval": Approval("x", True, NOON, "c", "t", "h")},
    "interrupts": {"interrupts": TicketState.IN_PROGRESS},
    "moves": {"moves": (QuoteMove(QuoteState.SENT, NOON, "lead@acme.example"),)},
}


@pytest.mark.parametrize("what", AGREED)
def test_whatever_is_agreed_is_in_the_fingerprint(what: str) -> None:
    assert replace(SENT, **AGREED[what]).revision_hash != SENT.revision_hash


@pytest.mark.parametrize("what", NOT_AGREED)
def test_whoever_is_asked_and_what_happens_is_no_part_of_the_fingerprint(what: str) -> None:
    changed = replace(SENT, **NOT_AGREED[what])
    assert changed != SENT
    assert changed.revision_hash == SENT.revision_hash


def test_no_part_of_a_quote_is_forgotten_when_it_is_said_what_is_agreed() -> None:
    """A new field of a quote or of its price has to be put into the fingerprint, or among what is not agreed."""
    parts = {field.name for field in fields(Quote)} - {"estimate"}
    parts |= {f"estimate.{field.name}" for field in fields(Estimate)}
    parts |= {f"line.{field.name}" for field in fields(EstimateLine)}
    assert set(AGREED) | set(NOT_AGREED) == parts
    assert set(AGREED) & set(NOT_AGREED) == set()


def test_the_same_price_has_the_same_fingerprint_however_it_is_written() -> None:
    local = SENT.valid_until.astimezone(ZoneInfo("America/Toronto"))
    again = replace(SENT, valid_until=local, **_with_line(quantity=Decimal("0.50"), amount=cad("62.5")))
    assert again.revision_hash == SENT.revision_hash
    assert decode(Quote, encode(SENT)).revision_hash == SENT.revision_hash


def test_words_cannot_move_from_one_line_into_the_next_without_a_trace() -> None:
    one = _with_estimate(lines=(replace(LINE, text="A"), replace(LINE, text="B")))
    other = _with_estimate(lines=(replace(LINE, text='A", "B'), replace(LINE, text="")))
    assert replace(SENT, **one).revision_hash != replace(SENT, **other).revision_hash


def test_asking_the_next_approver_does_not_change_the_fingerprint() -> None:
    passed = send_quote(replace(SENT, passed_over=("lead@acme.example",)), ACME.contacts[0], NOON)
    assert (passed.asked, passed.revision_hash) == ("boss@acme.example", SENT.revision_hash)


# Which way out of which state: the whole life cycle, as the desk rules draw it.
WAYS: dict[str, Callable[[Quote], Quote]] = {
    "sent": lambda quote: send_quote(quote, ACME.contacts[0], NOON),
    "viewed": lambda quote: view_quote(quote, NOON, "boss@acme.example"),
    "accepted": lambda quote: _answer(quote, accept=True),
    "declined": lambda quote: _answer(quote, accept=False),
    "expired": lambda quote: expire_quote(quote, quote.valid_until),
    "superseded": lambda quote: supersede_quote(quote, NOON, "kim"),
    "converted": lambda quote: convert_quote(quote, NOON, "kim"),
    "cancelled": lambda quote: cancel_quote(quote, NOON, "kim"),
}
OPEN_WAYS = {
    "draft": {"sent", "superseded", "cancelled"},
    "sent": {"sent", "viewed", "accepted", "declined", "expired", "superseded", "cancelled"},
    "viewed": {"sent", "accepted", "declined", "expired", "superseded", "cancelled"},
    "accepted": {"superseded", "converted", "cancelled"},
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("state", list(QuoteState))
def test_the_life_cycle_knows_no_other_way(state: QuoteState, way: str) -> None:
    there = replace(SENT, state=state)
    try:
        after = WAYS[way](there)
    except (ImpossibleMove, OutOfDate):
        after = there
    open_ways = OPEN_WAYS.get(state.value, set())
    assert after.state is (QuoteState(way) if way in open_ways else state)
    # Every step is on record, and nothing else is.
    assert [move.state.value for move in after.moves] == ([way] if way in open_ways else [])


def test_a_quote_lapses_at_its_very_instant() -> None:
    assert expire_quote(SENT, SENT.valid_until - timedelta(microseconds=1)) == SENT
    assert expire_quote(SENT, SENT.valid_until).state is QuoteState.EXPIRED
    assert _answer(at=SENT.valid_until - timedelta(microseconds=1)).state is QuoteState.ACCEPTED


def test_with_nobody_left_to_ask_a_quote_waits_for_a_person() -> None:
    passed = pass_over(SENT)
    assert passed.passed_over == (SENT.asked,)
    aside = set_aside(passed, NOON, "nightdesk")
    assert (aside.state, aside.asked, set_aside(aside, NOON, "nightdesk")) == (QuoteState.DRAFT, None, aside)


def test_a_later_version_carries_no_approval_and_no_history_of_the_earlier() -> None:
    accepted = _answer(pass_over(SENT))
    newer = next_revision(
        accepted,
        replace(accepted.estimate, not_to_exceed=cad("300.00")),
        valid_until=NOON + timedelta(days=30),
        reason="A new drive.",
        approved_before=accepted.limit,
        interrupts=TicketState.IN_PROGRESS,
    )
    assert (newer.revision, newer.state, newer.asked, newer.approval, newer.passed_over, newer.moves) == (
        2,
        QuoteState.DRAFT,
        None,
        None,
        (),
        (),
    )
    assert (newer.number, newer.planned_for, newer.clause) == (SENT.number, SENT.planned_for, SENT.clause)
    assert newer.revision_hash != accepted.revision_hash
