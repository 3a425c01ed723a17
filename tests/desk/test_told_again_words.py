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
        ("ransomware, please help us", "ransomware on one pc", True),
        # Wider, or not what it was: somebody is to hear of it.
        ("the ransomware is spreading, please help", BEFORE, False),
        ("files of the whole company are encrypted now", "files on my pc are encrypted", False),
        ("all files are encrypted", "files on my pc are encrypted", False),
        ("ransomware everywhere", "ransomware on one pc", False),
        ("ransomware on every computer now", "we may have ransomware on one pc", False),
        ("ransomware on the server now", "ransomware on my pc and the server is slow", False),
        ("server is encrypted now", "ransomware on my pc, server is not encrypted yet", False),
        ("the backup is encrypted", "we are hacked, the backup isn't encrypted", False),
        ("Gwen was hacked", "my account was hacked, Gwen is not here", False),
        ("my boss was hacked", "my account was hacked and the attacker wrote to my boss", False),
        ("ransomware, no server, no phones", "ransomware on one screen, phones and server still work", False),
        ("ransomware gone wild, nothing works", BEFORE, False),
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
