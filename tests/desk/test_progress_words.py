"""What is asked and said about a fix as a whole."""

from __future__ import annotations

import pytest

from bot.desk.progress_words import asked_step, asks_what_then, asks_whether_done, asks_whether_fixed, takes_over


@pytest.mark.parametrize(
    ("words", "step"),
    [
        ("what was step 2", 2),
        ("what was the first question", 1),
        ("show me step three again", 3),
        ("what is the second light", None),
    ],
)
def test_an_earlier_step(words: str, step: int | None) -> None:
    assert asked_step(words) == step


@pytest.mark.parametrize(
    "words", ["are we done", "is that all?", "how many steps are left", "are we finished?", "is this the last step"]
)
def test_whether_it_is_over(words: str) -> None:
    assert asks_whether_done(words)


@pytest.mark.parametrize(
    "words", ["i am done", "done", "is it on?", "how many printers are left", "all done, it works"]
)
def test_what_is_no_such_question(words: str) -> None:
    assert not asks_whether_done(words) and asked_step(words) is None


def test_what_comes_after_it() -> None:
    assert asks_what_then("what happens if it does not work") and asks_what_then("and if that doesn't help?")
    assert not asks_what_then("it does not work") and not asks_what_then("what if nobody can print")


@pytest.mark.parametrize(
    "words", ["my collegue Mina take over now", "this is Dana now, Sam had to leave", "Priya takes over here"]
)
def test_somebody_else_goes_on(words: str) -> None:
    assert takes_over(words)


@pytest.mark.parametrize(
    "words",
    [
        "can a technician take over",
        "somebody took over my screen",
        "this is slow now?",
        "the hacker takes over",
        "it's off",
    ],
)
def test_nobody_else_goes_on(words: str) -> None:
    assert not takes_over(words)


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("ok sorry. is it fixed", True),
        ("has it been fixed yet?", True),
        ("does it work now", True),
        ("it is fixed", False),
        ("is it fixed price", False),
        ("does it work with a mac", False),
    ],
)
def test_whether_it_is_fixed_is_asked_and_not_told(words: str, asks: bool) -> None:
    assert asks_whether_fixed(words) is asks
