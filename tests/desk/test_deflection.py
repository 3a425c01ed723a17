"""Deflection counts only what held: followed, solved, and nobody came back within 72 hours."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from bot.desk.deflection import HOLDS_AFTER, Fate, Request, Return, deflection

AT = datetime(2026, 11, 2, 9, 0, tzinfo=timezone.utc)
LATER = AT + timedelta(days=30)
HOUR = timedelta(hours=1)
SOLVED = Request("e-1", "acme", "ana@x", "printer", AT, "paper-jam", "Paper is stuck", AT + HOUR, "ND-1")
GUIDES = frozenset({"printer"})


def _back(hours: float = 1, **changes: object) -> Return:
    back = Return("acme", "ana@x", AT + HOUR + timedelta(hours=hours), "printer")
    return replace(back, **changes)  # type: ignore[arg-type]


def _fate(request: Request, *back: Return, now: datetime = LATER) -> Fate:
    ((fate, number),) = deflection([request], back, now, GUIDES).all.fates
    assert number == 1
    return fate


@pytest.mark.parametrize(
    ("request_", "fate"),
    [
        pytest.param(SOLVED, Fate.DEFLECTED, id="solved"),
        pytest.param(replace(SOLVED, solved_at=None), Fate.GUIDE_FAILED, id="begun, not solved"),
        pytest.param(replace(SOLVED, article=None, solved_at=None), Fate.NOT_TRIED, id="nobody began the guide"),
        pytest.param(
            replace(SOLVED, article=None, solved_at=None, category="server_down"), Fate.NO_GUIDE, id="there is no guide"
        ),
    ],
)
def test_only_a_guide_that_was_followed_and_worked_counts(request_: Request, fate: Fate) -> None:
    assert _fate(request_) is fate


@pytest.mark.parametrize(
    ("back", "fate"),
    [
        pytest.param(_back(71.9), Fate.CAME_BACK, id="the same kind of problem"),
        pytest.param(_back(72), Fate.DEFLECTED, id="after 72 hours"),
        pytest.param(_back(0), Fate.DEFLECTED, id="the ticket of the request itself"),
        pytest.param(_back(-2), Fate.DEFLECTED, id="before it"),
        pytest.param(_back(category=None), Fate.CAME_BACK, id="asked for a person"),
        pytest.param(_back(category="wifi"), Fate.DEFLECTED, id="another problem"),
        pytest.param(_back(category="wifi", ticket="ND-1"), Fate.CAME_BACK, id="reopened, sorted otherwise since"),
        pytest.param(_back(ticket="ND-2"), Fate.DEFLECTED, id="another ticket reopened"),
        pytest.param(_back(contact="bo@x"), Fate.DEFLECTED, id="somebody else"),
        pytest.param(_back(client="other"), Fate.DEFLECTED, id="somebody of the same address elsewhere"),
    ],
)
def test_who_comes_back_within_72_hours_was_not_helped(back: Return, fate: Fate) -> None:
    assert _fate(SOLVED, back) is fate


@pytest.mark.parametrize(
    ("now", "fate"),
    [(AT + HOUR + HOLDS_AFTER, Fate.DEFLECTED), (AT + HOLDS_AFTER, Fate.TOO_EARLY)],
    ids=["when they are over", "before"],
)
def test_before_the_72_hours_are_over_nothing_is_claimed(now: datetime, fate: Fate) -> None:
    assert _fate(SOLVED, now=now) is fate


def test_the_rate_is_of_those_whose_fate_is_known() -> None:
    requests = [
        replace(SOLVED, id="e-1"),
        replace(SOLVED, id="e-2", solved_at=None, contact="bo@x"),
        replace(SOLVED, id="e-3", at=LATER, solved_at=LATER, contact="cy@x"),
    ]
    made = deflection(requests, (), LATER, GUIDES)
    assert (made.all.total, made.all.rate) == (3, 0.5)
    assert deflection([], (), LATER, GUIDES).all.rate is None


def test_guides_that_fail_often_and_gaps_are_named() -> None:
    held = [replace(SOLVED, id=f"h-{n}", contact=f"h{n}@x") for n in range(2)]
    failed = [replace(SOLVED, id=f"f-{n}", contact=f"f{n}@x", solved_at=None) for n in range(3)]
    lacking = [replace(SOLVED, id=f"g-{n}", article=None, solved_at=None, category="scanner") for n in range(2)]
    made = deflection([*held, *failed, *lacking], (), LATER, GUIDES)
    assert [(group.name, group.title, group.total) for group in made.failing] == [("paper-jam", "Paper is stuck", 5)]
    assert [(group.name, group.count(Fate.NO_GUIDE)) for group in made.gaps] == [("scanner", 2)]
    assert deflection([*held, *failed[:2]], (), LATER, GUIDES).failing == ()
    assert [group.name for group in made.categories] == ["printer", "scanner"]
