"""By whose clock an hour is said."""

from __future__ import annotations

import pytest

from bot.desk.clock_words import said_clock, without_clock


@pytest.mark.parametrize(
    ("words", "zone", "left"),
    [
        ("can you do it at 14:00 my time, I'm in Berlin", "Europe/Berlin", "can you do it at 14:00"),
        ("at 14:00 Berlin time?", "Europe/Berlin", "at 14:00 ?"),
        ("I'm in New York, can you do it at 9 local time", "America/New_York", ", can you do it at 9"),
        ("at 3 pm pacific time please", "America/Los_Angeles", "at 3 pm please"),
        ("tomorrow at 3pm EST", "America/New_York", "tomorrow at 3pm"),
        ("at 14:00 my time", None, "at 14:00"),
    ],
)
def test_whose_clock_it_is(words: str, zone: str | None, left: str) -> None:
    said = said_clock(words)
    assert said is not None and (said.zone, said.words) == (zone, left)


@pytest.mark.parametrize(
    "words",
    [
        "do it some time tomorrow",
        "same time tomorrow at 8",
        "this is the third time",
        "I'm in a meeting until 3",
        "the berlin printer is offline at 3",
        "it is the best time at 9",
    ],
)
def test_most_words_do_not_say(words: str) -> None:
    assert said_clock(words) is None and without_clock(words) == words
