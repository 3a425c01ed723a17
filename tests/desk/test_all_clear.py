"""The all-clear after an emergency, and what only begins like one."""

from __future__ import annotations

import pytest

from bot.desk.all_clear import all_clear


@pytest.mark.parametrize(
    ("words", "clear"),
    [
        ("false alarm", True),
        ("haha false alarm it was a training video", True),
        ("found it!!", True),
        ("It was in the trunk all along!!!", True),
        ("my husband had it in his bag, panic over", True),
        ("its back. works again for everyone", True),
        ("ok everybody can open their files again, sorry for the trouble", True),
        ("the server is back", True),
        ("Sorry I was wrong, it was only my cable", True),
        ("it is back but still slow", False),
        ("I found my files encrypted with a ransom note", False),
        ("we found it on the street, somebody has opened it", False),
        ("nobody can work again", False),
        ("is it back?", False),
        ("all works again, please give me access to Ravi's mailbox", False),
        ("it's back up, no need", True),
        ("the virus is back", False),
        ("my laptop is stolen", False),
    ],
)
def test_an_all_clear(words: str, clear: bool) -> None:
    assert all_clear(words) is clear
