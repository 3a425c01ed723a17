"""Clauses that are no matter of their own, and clauses that are."""

from __future__ import annotations

import pytest

from bot.language.asides import is_aside


@pytest.mark.parametrize(
    "clause",
    [
        "Site visit required.",
        "on-site visit please",
        "can somebody come by today?",
        "needs an engineer on site",
        "please send a technician as soon as possible",
        "could you call before lunch",
        "ring me at 416 555 0199",
        "My cell 705 555 0155",
        "my mobile is 020 7946 0958",
        "thanks for the vpn, works",
        "thanks, mail works again",
        "and I do know my password",
    ],
)
def test_these_belong_to_the_problem_beside_them(clause: str) -> None:
    assert is_aside(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "I need a new phone",
        "nobody can call us",
        "the phone does not ring",
        "visit our website shows an error",
        "I do not know my password",
        "send button is grey",
        "thanks, but the printer jams",
        "my account is 4165550199",
        "please send the invoice",
        "my mobile has no signal",
        "video call is choppy",
        "",
        "555",
    ],
)
def test_these_may_be_problems(clause: str) -> None:
    assert not is_aside(clause)
