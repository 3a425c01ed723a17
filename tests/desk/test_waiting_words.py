"""Who waits for a yes: questions how it stands, wishes for a reminder, and what is neither."""

from __future__ import annotations

import pytest

from bot.desk.waiting_words import asks_whether_answered, wants_a_reminder

NAMES = ("Gwen Tait", "Marty Blais")


@pytest.mark.parametrize(
    "words",
    [
        "did gwen answer?",
        "Did Gwen Tait answer",
        "has it been approved yet?",
        "is it approved now",
        "has my boss replied?",
        "hi, has she said anything yet?",
        "any news from marty?",
        "any answer yet?",
        "still no answer from gwen",
        "what did she say?",
        "any news about the quote?",
        "are we still waiting for the approval?",
        "when will gwen answer?",
        "what about my quote",
        "what's happening with my quote?",
    ],
)
def test_these_ask_how_it_stands(words: str) -> None:
    assert asks_whether_answered(words, NAMES)


@pytest.mark.parametrize(
    "words",
    [
        "did the printer answer?",
        "did outlook reply",
        "has the server been approved",
        "any news?",
        "any news about the printer?",
        "did Petra answer?",
        "what did you say?",
        "no",
        "",
    ],
)
def test_these_ask_nothing_of_it(words: str) -> None:
    assert not asks_whether_answered(words, NAMES)


@pytest.mark.parametrize(
    "words",
    [
        "remind her",
        "can you nudge gwen",
        "please remind Gwen Tait about the quote",
        "ping my manager again please",
        "send her a reminder",
        "send a reminder to gwen",
        "could you chase it up?",
        "resend the quote to gwen",
        "ask her again",
        "give them a nudge",
    ],
)
def test_these_want_a_reminder(words: str) -> None:
    assert wants_a_reminder(words, NAMES)


@pytest.mark.parametrize(
    "words",
    [
        "remind me tomorrow",
        "ping google.com",
        "push the button",
        "ask her",
        "remind Petra",
        "send it again tomorrow by mail",
    ],
)
def test_these_want_none(words: str) -> None:
    assert not wants_a_reminder(words, NAMES)
