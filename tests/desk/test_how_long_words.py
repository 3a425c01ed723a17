"""How long it takes and when it begins: the whole of the words, and minutes as people say them."""

from __future__ import annotations

import pytest

from bot.desk.catalogue import CATALOGUE, Minutes
from bot.desk.how_long_words import asks_how_long_it_takes, asks_when_it_starts, minutes_in_words


@pytest.mark.parametrize(
    ("words", "takes", "starts"),
    [
        ("How long will it take?", True, False),
        ("and how long does that usually take", True, False),
        ("how long will it take to fix", True, False),
        ("how long will it take you to fix the printer", True, False),
        ("how long does it take until it works again", True, False),
        ("when will it be fixed?", True, False),
        ("how fast can you fix it", True, False),
        ("will it take long?", True, False),
        ("how long until someone starts", False, True),
        ("how long till somebody looks at it", False, True),
        ("when can you start?", False, True),
        ("how soon can a technician begin", False, True),
        ("how long do I have to wait", False, True),
        ("who is coming?", False, False),
        ("when is somebody coming?", False, False),
        ("how long are you open", False, False),
        ("how long is the warranty", False, False),
        ("how long does it take to set up a new laptop", False, False),
        ("when does the new colleague start", False, False),
        ("she starts on Monday", False, False),
        ("how long until my password expires", False, False),
        ("it takes very long until it starts", False, False),
    ],
)
def test_the_two_questions_about_time(words: str, takes: bool, starts: bool) -> None:
    assert (asks_how_long_it_takes(words), asks_when_it_starts(words)) == (takes, starts)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (Minutes(20, 30, 60), "20 minutes to an hour"),
        (Minutes(30, 60, 120), "30 minutes to two hours"),
        (Minutes(10, 15, 30), "10 to 30 minutes"),
        (Minutes(20, 45, 90), "20 minutes to an hour and a half"),
        (Minutes(60, 90, 150), "an hour to two and a half hours"),
        (Minutes(60, 90, 420), "an hour to 7 hours"),
        (Minutes(60, 90, 450), "an hour to 7 and a half hours"),
        (Minutes(60, 70, 80), "an hour to 1 h 20 min"),
        (Minutes.stated(45), "45 minutes"),
    ],
)
def test_minutes_are_said_as_people_say_them(minutes: Minutes, said: str) -> None:
    assert minutes_in_words(minutes) == said


def test_every_kind_of_work_that_has_minutes_can_be_said() -> None:
    for category in CATALOGUE.values():
        if category.minutes is not None:
            assert minutes_in_words(category.minutes).split()[-1].startswith(("minute", "hour", "half"))
