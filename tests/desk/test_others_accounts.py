"""Who asks for somebody else's sign-in is found out, whatever it is called."""

from __future__ import annotations

import pytest

from bot.desk.others_accounts import asks_for_anothers


@pytest.mark.parametrize(
    "words",
    [
        "make karen's password the same as mine",
        "set daves password to the same as mine pls",
        "can you reset bob's password",
        "my colleagues password is expired",
        "unlock his account please",
        "password for my boss please",
        "reset the password of our intern",
        "a new pin for her",
        "Karen\u2019s login is locked",
    ],
)
def test_anothers_sign_in_is_noticed(words: str) -> None:
    assert asks_for_anothers("password_reset", words)


@pytest.mark.parametrize(
    "words",
    [
        "reset my password",
        "what's my password",
        "the company's password policy",
        "my windows password expired",
        "it's account locked again",
        "dana's laptop wants my password",
        "my password isn't the same as on my phone",
        "reset the password of the shared mailbox",
    ],
)
def test_ones_own_is_not(words: str) -> None:
    assert not asks_for_anothers("password_reset", words)


def test_only_where_it_is_about_signing_in() -> None:
    assert not asks_for_anothers("printer", "his account at the printer")
