"""The hour of a call that is wanted, alone or beside a problem; and whose words name none."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from bot.desk.call_hour_words import (
    asks_to_be_called,
    only_bounds_a_call,
    only_of_a_call,
    speaks_of_their_call,
    wants_a_call_at,
    wants_a_call_beside,
    without_calls,
)
from bot.desk.hour_words import instant_of
from bot.desk.wanted_calls import CallWhen
from tests.desk.plans import ZONE

TUESDAY = datetime(2026, 11, 24, 10, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("can somebody call me at 3pm", "24 15:00"),
        ("please call us back tomorrow at 10:30", "25 10:30"),
        ("it broke at 9, can a technician ring me at 11?", "24 11:00"),
        ("can somebody call me? tomorrow at 9", "25 09:00"),
        # What is vague, or no hour of the call, stands in the words.
        ("can somebody call me tomorrow", None),
        ("call me between 2 and 4", None),
        ("call me after lunch", None),
        ("can somebody call me after 3", "after 24 15:00"),
        ("can somebody call me after three? I'm with a patient until then", "after 24 15:00"),
        ("call me back before 5", "before 24 17:00"),
        ("please call me, but not before 2 please", "after 24 14:00"),
        ("call me back. not before 14:30", "after 24 14:30"),
        ("can a technician ring me by 4pm", "before 24 16:00"),
        ("call me any time after 10 tomorrow", "after 25 10:00"),
        ("please don't call me before 2", "after 24 14:00"),
        ("please don't call me after 4", "before 24 16:00"),
        ("can't you call me after 4", "after 24 16:00"),
        ("can somebody call me? the mail broke after 3", None),
        ("it broke at 9, can somebody call me", None),
        ("can somebody call me because my meeting is at 3", None),
        ("can somebody fix it at 3pm", None),
    ],
)
def test_the_hour_of_a_call_that_is_wanted(words: str, at: str | None) -> None:
    found = wants_a_call_at(words, TUESDAY.date())
    said = None
    if found is not None:
        meant, named = found
        when = f"{instant_of(named, TUESDAY, 'America/Toronto', None).astimezone(ZONE):%d %H:%M}"
        said = when if meant is CallWhen.AT else f"{meant.value} {when}"
    assert said == at


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("call me before 5, my printer jams", CallWhen.BEFORE),
        ("ring me after 3, outlook won't open", CallWhen.AFTER),
        ("my printer jams. please call me at 2", CallWhen.AT),
        ("the printer jams, can someone ring us before 4 please", CallWhen.BEFORE),
        ("my printer jams can you call me at 3", CallWhen.AT),
        ("don't call me before 3, my printer jams", CallWhen.AFTER),
        ("also call me at 3, it still jams", CallWhen.AT),
        # Who calls, and whom, is no wish.
        ("my boss will call me at 3 and teams has no sound", None),
        ("teams has no sound, my boss calls me at 3", None),
        ("customers who call us after 5 hear only noise", None),
        ("they call me at 3 every night and hang up", None),
        ("when you call us after 5, the line is dead", None),
        ("if I call me at 3 the voicemail answers", None),
        ("nobody can call us after 5, phones are dead", None),
        ("a man rang and said he'd call me at 4 about the virus", None),
        ("no need to call me before 5, my printer jams", None),
        ("call me after 3 tries to log in failed", None),
        ("call me, my printer jams since 3", None),
        ("please call me, the mail broke at 9", None),
        ("call me about 2 monitors", None),
        ("my printer jams at 3", None),
    ],
)
def test_a_call_that_is_asked_for_beside_a_problem(words: str, meant: CallWhen | None) -> None:
    found = wants_a_call_beside(words, TUESDAY.date())
    assert (found[0] if found is not None else None) is meant


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("call me back before 5", True),
        ("please ring us back not before 14:00", True),
        ("call me after three, i'm with a patient until then", True),
        ("call me at work after lunch", False),
        ("call me at 416 555 0199", False),
        ("call me before 5, my printer jams", False),
        ("the printer jams, call me at 3", False),
        ("you can reach me at 4", False),
    ],
)
def test_who_asks_for_a_call_and_nothing_else(words: str, asks: bool) -> None:
    assert asks_to_be_called(words, TUESDAY.date()) is asks


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("not before 2 please", True),
        ("but only after three", True),
        ("by noon", True),
        ("before you open", False),
        ("after lunch it broke", False),
        ("it was fine before 2 people logged in", False),
    ],
)
def test_what_only_bounds_a_call(words: str, bounds: bool) -> None:
    assert only_bounds_a_call(words) is bounds


@pytest.mark.parametrize(
    "words",
    [
        "I'm locked out of my account, call me at 3",
        "I have no internet, call me after 2",
        "call me at 3, I'm scared",
        "call me after one more crash",
        "call me about 2 monitors",
    ],
)
def test_who_tells_what_is_wrong_or_names_no_hour_asks_for_no_mere_call(words: str) -> None:
    assert not asks_to_be_called(words, date(2026, 11, 24))


@pytest.mark.parametrize(
    "words",
    [
        "after 2 minutes it freezes",
        "after 3 tries I am locked out",
        "from 3 pcs nobody can print",
        "until 10 it worked",
    ],
)
def test_what_happened_after_so_many_minutes_bounds_no_call(words: str) -> None:
    assert not only_bounds_a_call(words)


@pytest.mark.parametrize(
    ("words", "at"),
    [
        # With a no and no before or after, none is wanted; the later clause counts.
        ("don't call me at 3, my printer jams", None),
        ("do not call me tomorrow at 9, outlook broken", None),
        ("no need to call me at 3, my printer jams", None),
        ("please don't call me at 3, my printer jams", None),
        ("could you not call me at 3, my printer jams", None),
        ("no, don't call me at 3. call me at 5, printer jams", "17:00"),
        ("don't call me at 3, call me at 5, printer jams", "17:00"),
        ("my printer does not print please call me at 3", "15:00"),
        ("my printer doesn't print, please call me before 4", "before 16:00"),
        ("can't you call me at 3, my printer jams", "15:00"),
        ("please don't call me before 2, printer jams", "after 14:00"),
        # Two hours are nobody's.
        ("call me at 3, no wait, at 5, printer jams", None),
        ("call me at 3 or 4, printer jams", None),
        ("call me at 3, no at 5, printer jams", None),
        ("call me at 3, please call me at 5, printer jams", None),
        ("call me at 3, tomorrow please, printer jams", "25 15:00"),
        ("call me at 4 tomorrow, printer jams", "25 16:00"),
        ("call me at 3pm because my printer jams", "15:00"),
        ("call me at 3 my printer jams", "15:00"),
        ("call me at noon, my printer jams", "12:00"),
        ("can you call me and fix it at 6", None),
        ("call me at half past 2, my printer jams", "14:30"),
        ("call me at quarter past 2, my printer jams", None),
        ("call me at 10 to 3, my printer jams", None),
        ("call me at 3 or later, my printer jams", None),
        ("call me at 3 - my printer jams", "15:00"),
        ("if you call me at 3 I am not there, my printer jams", None),
        ("call me at 3 so we can fix it at 4, my printer jams", None),
        # Numbers and addresses.
        ("call me at 1-416-555-1234, my printer jams", None),
        ("call me at 06 12 34 56 78, my printer jams", None),
        ("call me at 04-2345678, my printer jams", None),
        ("call me at 416 555 1234, my printer jams", None),
        ("call me at 416.555.1234, my printer jams", None),
        ("call me at 12 ext, my printer jams", None),
        ("call me at ext 12, my printer jams", None),
        ("call me at 5 Main Street 12, my printer jams", None),
        ("call me at 1.416.555.1234, my printer jams", None),
        ("call me on 416-555-1234 at 3, my printer jams", "15:00"),
        ("call me at 3 on 416-555-1234, my printer jams", "15:00"),
        ("call me at 4:30, my printer jams", "16:30"),
        ("call me at 4.30, my printer jams", "16:30"),
        # What others say or write.
        ("a mail says please call me at 5", None),
        ("the caller said: please call me at 5 or we close your account", None),
        ("voicemail said please call us by 5", None),
        ("he wrote can you call me at 3", None),
        ("a man called, he said he is from microsoft, please call me at 5", None),
        ("got a message: call me at 3", None),
        ("the pop-up says your pc is locked, please call us at 5", None),
        ("is this phishing? please call me at 5 it says", None),
        ('the text is "hi, please call me at 5"', None),
        ("my boss wants a scan, call me at 5", None),
        ("my mail does not open, please call me at 5", "17:00"),
        ('outlook shows "error 5", call me at 5', "17:00"),
    ],
)
def test_the_hour_of_a_call_beside_a_problem(words: str, at: str | None) -> None:
    found = wants_a_call_beside(words, TUESDAY.date())
    said = None
    if found is not None:
        instant = instant_of(found[1], TUESDAY, "America/Toronto", None).astimezone(ZONE)
        day = "" if instant.date() == TUESDAY.date() else f"{instant:%d} "
        said = f"{'' if found[0] is CallWhen.AT else found[0].value + ' '}{day}{instant:%H:%M}"
    assert said == at


@pytest.mark.parametrize(
    ("words", "only"),
    [
        ("please don't call me at 3, I am with a patient", True),
        ("call me after lunch", True),
        ("can you call me at 4 tomorrow", True),
        ("please don't call me at 3, my printer jams", False),
        ("you don't call me", False),
        ("they never call us", False),
        ("call me crazy but it works", False),
    ],
)
def test_words_of_a_call_and_of_nothing_else(words: str, only: bool) -> None:
    assert only_of_a_call(words) is only


@pytest.mark.parametrize(
    ("words", "theirs"),
    [
        ("call me after lunch", True),
        ("please don't call me at 3", True),
        ("call me between 2 and 4", True),
        ("call me on my mobile", False),
        ("call me on 416 555 1234", False),
        ("call me crazy but it works", False),
        ("the caller said please call me after lunch", False),
        ("my boss will call me after lunch", False),
    ],
)
def test_a_call_of_their_own_with_a_time_or_a_no(words: str, theirs: bool) -> None:
    assert speaks_of_their_call(words) is theirs


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("call me at 4, printer jams", "printer jams"),
        ("printer jams. can you fix it at 6? please call me, tomorrow at 9", "printer jams, can you fix it at 6"),
        ("can you call me and fix it at 6", "can you fix it at 6"),
        ("can you fix it at 6", "can you fix it at 6"),
        ("my boss will call me at 4", "my boss will call me at 4"),
    ],
)
def test_the_hour_of_a_call_is_no_hour_of_help(words: str, kept: str) -> None:
    assert without_calls(words) == kept
