"""What happened to a ticket is named after what is not as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from bot.desk.catalogue import Impact, Priority, RequestType, Urgency
from bot.desk.ticket_events import NOTED, REPLIED, EventType, TicketFacts, changed_facts, types_of
from bot.desk.tickets import Billing, TicketState
from bot.operations import replies, ticket_work

_E, _S = EventType, TicketState
BEFORE = TicketFacts(
    number="ND-1001",
    client="maple-dental",
    contact="sam@maple-dental.example",
    site="queen",
    category="email_client",
    request_type=RequestType.INCIDENT,
    impact=Impact.PERSON,
    urgency=Urgency.DEGRADED,
    priority=Priority.P3,
    state=_S.TRIAGED,
    billing=Billing.COVERED,
    decision="d1",
    not_to_exceed=None,
    opened_at=datetime(2026, 11, 24, 15, tzinfo=timezone.utc),
    respond_by=None,
    resolve_by=None,
    planned_for=None,
    first_response_at=None,
    owner=None,
    parent=None,
)


@pytest.mark.parametrize(
    ("changes", "lines", "types"),
    [
        pytest.param({}, [], (), id="nothing"),
        pytest.param({}, ["paged"], (_E.UPDATED,), id="a line that stands for nothing else"),
        pytest.param({}, [REPLIED], (_E.ANSWERED,), id="an answer"),
        pytest.param({}, [NOTED, REPLIED], (_E.ANSWERED, _E.NOTED), id="two lines, the more telling one first"),
        pytest.param({"state": _S.IN_PROGRESS}, [], (_E.STATE_CHANGED,), id="work has begun"),
        pytest.param({"state": _S.RESOLVED}, ["solved"], (_E.RESOLVED,), id="solved"),
        pytest.param({"state": _S.CANCELLED}, [], (_E.CANCELLED,), id="cancelled"),
        pytest.param({"owner": "kim@nightdesk.example"}, ["claimed"], (_E.ASSIGNED,), id="claimed"),
        pytest.param(
            {"priority": Priority.P1, "resolve_by": BEFORE.opened_at + timedelta(hours=1)},
            ["priority"],
            (_E.PRIORITY_CHANGED, _E.DATES_CHANGED),
            id="another priority, and with it other dates",
        ),
        pytest.param({"category": "printer"}, ["sorted"], (_E.CATEGORY_CHANGED,), id="sorted otherwise"),
        pytest.param({"billing": Billing.APPROVED}, [], (_E.COVERAGE_CHANGED,), id="somebody else pays"),
        pytest.param({"parent": "ND-1"}, ["merged"], (_E.UPDATED,), id="goes with another"),
        pytest.param({"state": _S.RESOLVED}, [REPLIED], (_E.RESOLVED, _E.ANSWERED), id="answered and solved"),
    ],
)
def test_a_change_is_named(changes: dict[str, Any], lines: list[str], types: tuple[EventType, ...]) -> None:
    assert types_of(BEFORE, replace(BEFORE, **changes), lines) == types
    assert changed_facts(BEFORE, replace(BEFORE, **changes)) == tuple(
        name for name in BEFORE.__dataclass_fields__ if name in changes
    )


@pytest.mark.parametrize(
    ("state", "types"),
    [(_S.TRIAGED, (_E.OPENED,)), (_S.RESOLVED, (_E.OPENED, _E.RESOLVED))],
    ids=["open", "solved at once"],
)
def test_a_new_ticket_is_opened(state: TicketState, types: tuple[EventType, ...]) -> None:
    assert types_of(None, replace(BEFORE, state=state), ["opened"]) == types


def test_a_solved_ticket_that_goes_on_is_opened_again() -> None:
    assert types_of(replace(BEFORE, state=_S.RESOLVED), BEFORE, ["reopened"]) == (_E.REOPENED,)


def test_the_kinds_of_lines_are_those_that_operations_write() -> None:
    assert (REPLIED, NOTED) == (replies.REPLIED, ticket_work.NOTED)
