"""A finding begins when it has settled, is over when it has been good for as long, and is told once each time."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from random import Random

import pytest

from bot.desk.auditor import SETTLES, Check, Finding, follow
from tests.proving import cases, seeded

START = datetime(2026, 11, 24, 3, 0, tzinfo=timezone.utc)


def _rounds(states: str, *, stops: bool = False) -> list[str]:
    """What is told in rounds a minute apart in which the check is good (.), bad (x) or stops the desk (X)."""
    known: tuple[Finding, ...] = ()
    said = []
    for number, state in enumerate(states):
        check = Check("disk", state == ".", "make room", "1 MB", stops=state == "X")
        followed = follow(known, [check], START + number * timedelta(minutes=1))
        known = followed.kept
        said.append("begun" * len(followed.begun) + "over" * len(followed.over))
    return said


@pytest.mark.parametrize(
    ("states", "told"),
    [
        pytest.param("...", ["", "", ""], id="nothing"),
        pytest.param("x..x..", [""] * 6, id="a process that is started anew"),
        pytest.param("xxxx", ["", "begun", "", ""], id="told once, when it has settled"),
        pytest.param("xx..", ["", "begun", "", "over"], id="over when it has been good for as long"),
        pytest.param("xx.x.x..", ["", "begun", "", "", "", "", "", "over"], id="what flutters is one finding"),
        pytest.param("xx..xx", ["", "begun", "", "over", "", "begun"], id="what comes back is another one"),
        pytest.param(
            "xxXX..", ["", "begun", "begun", "", "", "over"], id="what stops the desk only later is told again"
        ),
        pytest.param("XXxx", ["", "begun", "", ""], id="what stops it less is no news"),
    ],
)
def test_what_is_told_in_which_round(states: str, told: list[str]) -> None:
    assert _rounds(states) == told


def test_what_is_not_looked_at_any_more_is_over() -> None:
    finding = Finding("Slack", START, "", told_at=START, good_at=START)
    assert follow([finding], [], START + SETTLES).over == (finding,)


def _naive(states: list[bool]) -> list[str]:
    """The same by looking back: told when bad twice in a row, over when good twice in a row after that."""
    said, open_ = [], False
    for at in range(len(states)):
        twice_bad = at > 0 and not states[at] and not states[at - 1]
        twice_good = at > 0 and states[at] and states[at - 1]
        said.append("begun" if twice_bad and not open_ else "over" if twice_good and open_ else "")
        open_ = (open_ or twice_bad) and not twice_good
    return said


def test_beginnings_and_ends_take_turns_whatever_happens() -> None:
    random: Random = seeded("findings")
    for _ in range(cases(300, 20_000)):
        states = [random.random() < random.choice((0.2, 0.5, 0.8)) for _ in range(random.randrange(1, 30))]
        assert _rounds("".join("." if good else "x" for good in states)) == _naive(states)
