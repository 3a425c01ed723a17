"""Who must not get in any more from now on, and who leaves some day."""

from __future__ import annotations

import pytest

from bot.desk.catalogue import Impact, Urgency, category_or_raise
from bot.desk.leaving_words import asks_for_quiet, goes_away, harm_of_leaving, shut_out_at_once
from bot.desk.triage import prioritise

AT_ONCE = """
we let him go an hour ago, lock his account now
Tim was fired today
we had to let two people go this morning
she was escorted out, he mustn't get back in
please lock Sam out
disable her account immediately please
revoke all of Joe's access right away
he quit on the spot and still has his laptop
cut off his e-mail today
she must not log in any more
he can’t get in any more from now on
our bookkeeper was dismissed, block the login at once
""".strip().splitlines()
SOME_DAY = """
Sam leaves at the end of the month
he was let go, last day is 30 November
please close her account on Friday
disable Tim's account tomorrow please
remove the access of our intern next week
she retires in june, what happens with her mailbox
our colleague died on sunday, what do we do with the laptop
contract of Joe ends in two weeks, take away his rights then
a leaver form for Maria
""".strip().splitlines()


@pytest.mark.parametrize("words", AT_ONCE)
def test_who_was_sent_away_is_shut_out_at_once(words: str) -> None:
    assert shut_out_at_once("offboarding", words)
    assert harm_of_leaving("offboarding", words) == (Impact.GROUP, Urgency.STOPPED)


@pytest.mark.parametrize("words", SOME_DAY)
def test_who_leaves_some_day_is_planned(words: str) -> None:
    assert harm_of_leaving("offboarding", words) == (None, None)


@pytest.mark.parametrize("category", ["account_locked", "onboarding", "security_incident"])
def test_the_same_words_about_something_else_say_nothing_of_a_leaver(category: str) -> None:
    assert not shut_out_at_once(category, AT_ONCE[0])


def test_the_reason_says_why_it_cannot_wait() -> None:
    found = prioritise(category_or_raise("offboarding"), *harm_of_leaving("offboarding", AT_ONCE[0]))  # type: ignore[arg-type]
    assert found.reasons == ("P2: a request, who has left must not get in any more",)


@pytest.mark.parametrize(
    ("words", "goes"),
    [
        ("Ravi is being let go on Thursday", True),
        ("Mina's last day is next Friday", True),
        ("Nadia leaves us at the end of the month", True),
        ("Ellis Byrne finishes on the 11th of December", True),
        ("she resigned", True),
        ("give me access to Ravi's mailbox", False),
        ("Josie leaves her laptop here", False),
    ],
)
def test_that_somebody_goes_away(words: str, goes: bool) -> None:
    assert goes_away(words) is goes


@pytest.mark.parametrize(
    ("words", "quiet"),
    [
        ("He doesn't know yet", True),
        ("keep it quiet please", True),
        ("this is confidential", True),
        ("please don't tell her", True),
        ("before she hears about it", True),
        ("tell her please", False),
        ("the printer is too quiet", False),
    ],
)
def test_that_nobody_else_shall_hear_of_it(words: str, quiet: bool) -> None:
    assert asks_for_quiet(words) is quiet
