"""Who has a ticket, what it waits for, and which it goes with."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.desk.errors import DeskError, ImpossibleMove, NotAllowed, OutOfDate
from bot.desk.staff import StaffMember, StaffRole
from bot.desk.ticket_work import WaitFor, assign, claim, merge_into, next_due, reopen_work, resume, wait
from bot.desk.tickets import OPEN, TicketState
from tests.storage.values import MINUTE, NOON, ticket

ROBIN = StaffMember("Robin Castell", "Robin@x.example", StaffRole.TECHNICIAN)
AMARA = StaffMember("Amara Obi", "amara@x.example", StaffRole.TECHNICIAN)
JONAS = StaffMember("Jonas Lind", "jonas@x.example", StaffRole.DISPATCHER)
LATER = NOON + timedelta(days=1)
_S = TicketState


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (_S.NEW, _S.ASSIGNED),
        (_S.TRIAGED, _S.ASSIGNED),
        (_S.AWAITING_APPROVAL, _S.AWAITING_APPROVAL),
        (_S.ASSIGNED, _S.ASSIGNED),
        (_S.IN_PROGRESS, _S.IN_PROGRESS),
        (_S.WAITING_CLIENT, _S.WAITING_CLIENT),
        (_S.WAITING_VENDOR, _S.WAITING_VENDOR),
        (_S.SCHEDULED, _S.SCHEDULED),
    ],
    ids=lambda state: str(state.value),
)
def test_a_claimed_ticket_is_with_its_owner_and_what_it_waits_for_stays(
    before: TicketState, after: TicketState
) -> None:
    claimed = claim(ticket(state=before), ROBIN, NOON, None)
    assert (claimed.owner, claimed.state) == ("robin@x.example", after)
    assert claim(claimed, replace(ROBIN, email="ROBIN@x.example"), NOON, None) == claimed


@pytest.mark.parametrize("state", sorted(frozenset(_S) - OPEN, key=lambda state: state.value))
def test_what_has_ended_is_in_nobodys_hands(state: TicketState) -> None:
    ended = ticket(state=state)
    for change in (
        lambda: claim(ended, ROBIN, NOON, None),
        lambda: assign(ended, ROBIN, JONAS, NOON, None),
        lambda: assign(ended, None, JONAS, NOON, None),
        lambda: wait(ended, WaitFor.CLIENT, None, NOON, None),
        lambda: resume(ended, ROBIN, NOON, None),
        lambda: merge_into(ended, ticket("ND-2")),
        lambda: merge_into(ticket("ND-2"), ended),
    ):
        with pytest.raises(ImpossibleMove):
            change()


def test_what_somebody_else_has_is_not_claimed() -> None:
    with pytest.raises(OutOfDate, match="Amara Obi has ND-1001 already"):
        claim(ticket(owner=AMARA.key), ROBIN, NOON, None, holder=AMARA.name)


@pytest.mark.parametrize(
    ("owner", "to", "by", "allowed"),
    [
        (None, ROBIN, ROBIN, True),
        (None, AMARA, ROBIN, False),
        (ROBIN, AMARA, ROBIN, True),
        (ROBIN, None, ROBIN, True),
        (AMARA, ROBIN, ROBIN, False),
        (AMARA, None, ROBIN, False),
        (AMARA, ROBIN, JONAS, True),
        (None, AMARA, JONAS, True),
        (AMARA, None, JONAS, True),
        (None, replace(AMARA, active=False), JONAS, False),
        (None, ROBIN, replace(JONAS, active=False), False),
    ],
    ids=[
        "takes a free one",
        "gives a free one away",
        "hands on the own",
        "lets go of the own",
        "takes another's",
        "takes one from another",
        "a dispatcher takes it from another",
        "a dispatcher gives a free one",
        "a dispatcher takes it back",
        "to somebody who has left",
        "by somebody who has left",
    ],
)
def test_who_may_give_a_ticket_to_whom(
    owner: StaffMember | None, to: StaffMember | None, by: StaffMember, allowed: bool
) -> None:
    held = ticket(owner=owner.key if owner else None)
    if allowed:
        assert assign(held, to, by, NOON, None).owner == (to.key if to else None)
    else:
        with pytest.raises(NotAllowed):
            assign(held, to, by, NOON, None)


def test_a_ticket_waits_and_goes_on_with_whoever_takes_it_up() -> None:
    waiting = wait(ticket(state=_S.NEW), WaitFor.VENDOR, None, NOON, None)
    assert waiting.state is _S.WAITING_VENDOR
    gone_on = resume(waiting, ROBIN, NOON, None)
    assert (gone_on.state, gone_on.owner) == (_S.IN_PROGRESS, ROBIN.key)
    assert resume(replace(waiting, owner=AMARA.key), ROBIN, NOON, None).owner == AMARA.key
    with pytest.raises(ImpossibleMove):
        resume(gone_on, ROBIN, NOON, None)


@pytest.mark.parametrize("until", [None, NOON, NOON - MINUTE], ids=["no date", "now", "past"])
def test_a_date_to_wait_for_lies_ahead(until: object) -> None:
    planned = wait(ticket(), WaitFor.DATE, LATER, NOON, None)
    assert (planned.state, planned.planned_for) == (_S.SCHEDULED, LATER)
    with pytest.raises(ImpossibleMove):
        wait(ticket(), WaitFor.DATE, until, NOON, None)  # type: ignore[arg-type]


def test_what_waits_for_approval_does_not_wait_for_something_else() -> None:
    with pytest.raises(ImpossibleMove):
        wait(ticket(state=_S.AWAITING_APPROVAL), WaitFor.CLIENT, None, NOON, None)


def test_a_solved_ticket_is_taken_up_by_whoever_had_it() -> None:
    solved = ticket(state=_S.RESOLVED, solved_by="Robin")
    assert reopen_work(solved, NOON, None).state is _S.TRIAGED
    again = reopen_work(replace(solved, owner=ROBIN.key), NOON, None)
    assert (again.state, again.owner, again.solved_by) == (_S.IN_PROGRESS, ROBIN.key, None)
    for state in set(_S) - {_S.RESOLVED}:
        with pytest.raises(ImpossibleMove):
            reopen_work(ticket(state=state), NOON, None)


@pytest.mark.parametrize(
    ("child", "parent"),
    [
        (ticket("ND-1"), ticket("ND-1")),
        (ticket("ND-1"), ticket("ND-2", parent="ND-3")),
        (ticket("ND-1"), ticket("ND-2", client="other")),
        (ticket("ND-1", client=None, contact=None), ticket("ND-2", client=None, contact=None)),
    ],
    ids=["itself", "a chain", "another client's", "strangers'"],
)
def test_tickets_that_do_not_go_together(child: object, parent: object) -> None:
    with pytest.raises(DeskError):
        merge_into(child, parent)  # type: ignore[arg-type]


def test_a_ticket_goes_with_another_and_keeps_its_own_clocks() -> None:
    one = ticket("ND-1")
    assert merge_into(one, ticket("ND-2")) == replace(one, parent="ND-2")


@pytest.mark.parametrize(
    ("changes", "due"),
    [
        ({}, NOON),
        ({"first_response_at": NOON}, LATER),
        ({"first_response_at": NOON, "state": _S.WAITING_CLIENT}, None),
        ({"state": _S.WAITING_CLIENT}, NOON),
        ({"respond_by": None}, LATER),
        ({"respond_by": LATER + MINUTE}, LATER),
        ({"respond_by": None, "resolve_by": None}, None),
        ({"state": _S.RESOLVED}, None),
    ],
    ids=[
        "the answer first",
        "then the solution",
        "waits, answered",
        "waits, not answered",
        "no answer is promised",
        "the solution before the answer",
        "nothing is promised",
        "ended",
    ],
)
def test_the_next_promise_is_the_one_that_can_still_be_kept(changes: dict[str, object], due: object) -> None:
    assert next_due(replace(ticket(respond_by=NOON, resolve_by=LATER), **changes)) == due  # type: ignore[arg-type]
