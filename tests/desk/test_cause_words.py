"""What it was, told in the middle of a fix, and what only sounds like it."""

from __future__ import annotations

import pytest

from bot.desk.cause_words import tells_cause


@pytest.mark.parametrize(
    "words",
    [
        "oh wait i see it myself now",
        "found it, it was unplugged",
        "my bad it was off",
        "sorry, my mistake, the cable was loose",
        "it wasn't plugged in",
        "silly me, I forgot to switch it on",
        "ah the cleaner had unplugged it",
        "i know what it is now",
        "figured it out, wrong printer",
        "found the problem",
        "it was out of paper, sorry about that",
        "oops, i had the wrong printer",
        "the plug had come out and i plugged it back in",
        "found it, unplugged",
        "found the problem it was on mute, thanks!!",
        "lol it was just on mute",
        "i see what i did wrong",
    ],
)
def test_what_it_was(words: str) -> None:
    assert tells_cause(words)


@pytest.mark.parametrize(
    "words",
    [
        "was it off?",
        "it was off but it still does not print",
        "it was off, same thing",
        "it was off yesterday",
        "found it",
        "i see it",
        "i found the button",
        "it is off",
        "it is unplugged",
        "my bad",
        "off",
        "still off",
        "unplugged",
        "it was still off",
        "i don't know what it is",
        "i plugged it in",
        "it was fine this morning",
        "the power was out and now my pc is dead",
        "somebody turned off the server and everybody is out",
        "it was hacked",
        "found the problem, the whole office is down",
        "",
    ],
)
def test_what_is_something_else(words: str) -> None:
    assert not tells_cause(words)
