"""Simple worries, told from requests that use the same words."""

from __future__ import annotations

import pytest

from bot.desk.worries import Worry, worry_in


@pytest.mark.parametrize(
    ("words", "worry"),
    [
        ("is it safe to turn it off", Worry.SWITCHING_OFF),
        ("should I turn everything off?", Worry.SWITCHING_OFF),
        ("can I restart my pc", Worry.SWITCHING_OFF),
        ("should i unplug it now", Worry.SWITCHING_OFF),
        ("will I lose my files?", Worry.FILES),
        ("are my files safe", Worry.FILES),
        ("did we lose our data", Worry.FILES),
        ("can I go home", Worry.STAYING),
        ("do I have to be there?", Worry.STAYING),
        ("should we wait here", Worry.STAYING),
        ("can I work from home", None),
        ("I lost my files", None),
        ("i'm worried about it", Worry.HOW_BAD),
        ("i'm scared about it", Worry.HOW_BAD),
        ("i'm scared", Worry.SCARED),
        ("I am really worried", Worry.WORRIED),
        ("im panicking, please help", Worry.SCARED),
        ("i'm scared, there is smoke", None),
        ("my pc restarts again and again", None),
        ("can you turn it off", None),
        ("is my printer there", None),
        ("", None),
    ],
)
def test_a_worry_is_the_whole_of_the_words(words: str, worry: Worry | None) -> None:
    assert worry_in(words) is worry
