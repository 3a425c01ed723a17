"""An attack told once more, and what may be another one."""

from __future__ import annotations

import pytest

from bot.desk.told_again_words import tells_the_same_attack

BEFORE = "we have ransomware on all PCs"


@pytest.mark.parametrize(
    ("words", "before", "same"),
    [
        ("again, ransomware everywhere!!", BEFORE, True),
        ("RANSOMWARE!!! is anybody there??", BEFORE, True),
        ("we have ransomware on all PCs", BEFORE, True),
        ("the ransomware is spreading, please help", BEFORE, True),
        ("hello? we are hacked", "we are hacked", True),
        ("my account was hacked, help", "someone hacked my account", True),
        # What is new may be another attack, or somebody else's.
        ("ransomware on the server too", BEFORE, False),
        ("someone hacked my boss's account", "someone hacked my account", False),
        ("now they want bitcoin for the ransomware", BEFORE, False),
        ("we have a virus as well", BEFORE, False),
        ("the files are encrypted", BEFORE, False),
        ("my laptop was stolen", BEFORE, False),
        ("ransomware, and Ana gave them her password", BEFORE, False),
        ("again, everywhere!!", BEFORE, False),
        ("there is smoke and ransomware", BEFORE, False),
        ("I clicked the phishing link", "I got a phishing mail", False),
        ("", BEFORE, False),
    ],
)
def test_the_same_attack_told_once_more(words: str, before: str, same: bool) -> None:
    assert tells_the_same_attack(words, before) is same
