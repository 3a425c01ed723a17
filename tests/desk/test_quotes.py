"""A quote is answered once, in time, as it was shown, by somebody who may."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.desk.clients import Client, Contact, Role
from bot.desk.errors import DeskError, ImpossibleMove, NotAllowed, OutOfDate
from bot.desk.quotes import (
    WAITING,
    Quote,
    QuoteState,
    answer_quote,
    cancel_quote,
    expire_quote,
    next_approver,
    send_quote,
)
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


@pytest.mark.parametrize(
    "changed",
    [
        {"revision": 2},
        {"planned_for": NOON},
        {"contract_version": 2},
        {"estimate": replace(SENT.estimate, not_to_exceed=cad("160.00"))},
        {"estimate": replace(SENT.estimate, lines=())},
    ],
    ids=["revision", "time", "contract", "limit", "lines"],
)
def test_whatever_is_accepted_is_in_the_fingerprint(changed: dict[str, Any]) -> None:
    assert replace(SENT, **changed).revision_hash != SENT.revision_hash


def test_asking_the_next_approver_does_not_change_the_fingerprint() -> None:
    passed = send_quote(replace(SENT, passed_over=("lead@acme.example",)), ACME.contacts[0])
    assert (passed.asked, passed.revision_hash) == ("boss@acme.example", SENT.revision_hash)


@pytest.mark.parametrize("state", list(QuoteState))
def test_only_an_unanswered_quote_is_sent_expired_or_taken_back(state: QuoteState) -> None:
    there = replace(SENT, state=state)
    expired = expire_quote(there, SENT.valid_until)
    assert expired.state is (QuoteState.EXPIRED if state in WAITING else state)
    assert expire_quote(there, SENT.valid_until - timedelta(seconds=1)) == there
    if state in WAITING | {QuoteState.DRAFT}:
        assert cancel_quote(there).state is QuoteState.CANCELLED
        assert send_quote(there, ACME.contacts[0]).state is QuoteState.SENT
    else:
        with pytest.raises(ImpossibleMove):
            cancel_quote(there)
        with pytest.raises(ImpossibleMove):
            send_quote(there, ACME.contacts[0])
