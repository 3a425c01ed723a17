"""Who waits for a yes: questions how it stands, wishes for a reminder, and what is neither."""

from __future__ import annotations

import pytest

from bot.desk.waiting_words import (
    asks_for_a_yes,
    asks_whether_answered,
    away_approvers,
    only_of_somebody,
    wants_a_reminder,
    wants_it_begun,
)

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
        "ravi here, did she say yes?",
        "it's ravi again, any answer?",
        "any word from Dana about the price?",
        "have you heard back from gwen",
        "do we have the go ahead?",
        "is the approval in?",
        "are we approved",
        "status of the quote?",
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


@pytest.mark.parametrize(
    "words", ["did she say yes?", "has gwen answered?", "any word about the quote?", "is it approved?"]
)
def test_only_a_yes_to_a_price_can_be_meant(words: str) -> None:
    assert asks_for_a_yes(words, NAMES)


@pytest.mark.parametrize("words", ["did anyone answer?", "has anyone looked at it?", "any answer yet?", "is it ready?"])
def test_something_else_may_be_meant(words: str) -> None:
    assert not asks_for_a_yes(words, NAMES)


@pytest.mark.parametrize(
    ("words", "away"),
    [
        ("gwen is on holiday, marty is at the bank", set(NAMES)),
        ("Gwen and Marty are both on holiday", set(NAMES)),
        ("gwen is at lunch and marty doesn't answer", set(NAMES)),
        ("gwen's on vacation", {"Gwen Tait"}),
        ("Gwen Tait is off today", {"Gwen Tait"}),
        ("I can't reach gwen", {"Gwen Tait"}),
        ("gwen sleeps now, who else can say yes", {"Gwen Tait"}),
        ("nobody is here to approve", set()),
        ("marty is in mexico", {"Marty Blais"}),
        ("my boss isn't here today", set()),
        ("boss is not reachable", set()),
        ("nobody who can approve is here", set()),
        ("she is away until friday", set()),
    ],
)
def test_who_may_approve_is_said_to_be_away(words: str, away: set[str]) -> None:
    assert away_approvers(words, NAMES) == away


@pytest.mark.parametrize(
    "words",
    [
        "lee is on holiday",
        "the server is not responding",
        "outlook is not responding",
        "gwen is here",
        "he is in",
        "marty is the boss",
        "the printer is out",
        "he left his laptop in the car",
        "gwen cannot log in",
        "gwen is on holiday, her mailbox is full",
        "",
    ],
)
def test_nobody_who_may_approve_is_said_to_be_away(words: str) -> None:
    assert away_approvers(words, NAMES) is None


def test_of_whom_a_he_is_said_the_words_do_not_tell() -> None:
    assert only_of_somebody("he is gone") and not only_of_somebody("gwen is gone")


@pytest.mark.parametrize(
    "words",
    [
        "can't you just start",
        "cant you start already",
        "why don't you start?",
        "just start",
        "please start anyway",
        "start without her",
        "can you start without gwen",
        "what are you waiting for",
        "we can't wait for her",
        "money is no problem just do it",
        "so what, just start",
        "whatever it costs",
    ],
)
def test_it_shall_begin_before_a_yes(words: str) -> None:
    assert wants_it_begun(words)


@pytest.mark.parametrize(
    "words",
    [
        "start",
        "how do i start",
        "it won't start",
        "can't start my computer",
        "can you start teams",
        "can you help",
        "money is missing",
        "",
    ],
)
def test_nothing_shall_begin(words: str) -> None:
    assert not wants_it_begun(words)


@pytest.mark.parametrize(
    "words",
    ["they are off", "they don't respond", "he is out of breath", "he is away with the laptop", "he's out cold"],
)
def test_of_lamps_and_of_the_ill_nobody_is_said_to_be_away(words: str) -> None:
    assert away_approvers(words, ["Gwen Tait", "Marty Blais"]) is None


@pytest.mark.parametrize("words", ["let's start", "let's do it", "can we start"])
def test_who_begins_a_fix_begins_no_work_of_ours(words: str) -> None:
    assert not wants_it_begun(words)
