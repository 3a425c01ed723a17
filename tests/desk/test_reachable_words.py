"""When somebody can be reached: what says that alone, and what says more."""

from __future__ import annotations

import pytest

from bot.desk.reachable_words import tells_when_reachable


@pytest.mark.parametrize(
    ("words", "tells"),
    [
        ("I'm leaving in an hour, back Monday", True),
        ("i am only here until 5", True),
        ("please call me after lunch", True),
        ("I'm in a meeting from 2 to 3", True),
        ("I'm in a meeting until 3 pm", True),
        ("I'll be back tomorrow morning", True),
        ("you can reach me at 4", True),
        ("ok, going home now, back in the office on tuesday", False),
        ("my mobile is 07700 900123", True),
        ("you can reach me at sam@maple-dental.example or on the front desk phone ext 12", True),
        ("my number is 07700 900777 after 3", True),
        ("my phone is broken", False),
        ("my mobile is slow since 3", False),
        ("I'm leaving the company on Friday", False),
        ("Josie is leaving at three", False),
        ("I'm out of disk space since monday", False),
        ("I'm in a meeting now and teams does not work", False),
        ("bye, see you tomorrow", False),
        ("the printer is back tomorrow", False),
    ],
)
def test_when_somebody_can_be_reached(words: str, tells: bool) -> None:
    assert tells_when_reachable(words) is tells
