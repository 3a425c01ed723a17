"""Another hour for a call that was asked for, or none at all."""

from __future__ import annotations

from datetime import date

import pytest

from bot.desk.changed_call_words import (
    ABOUT_THE_CALL,
    CallTold,
    changes_the_call,
    names_no_call,
    of_help_alone,
    only_told_of_a_call,
    told_of_a_call,
    wants_no_call,
)
from bot.desk.wanted_calls import CallWhen

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("can you call at 4 instead", "at 16:00"),
        ("actually make it 4", "at 16:00"),
        ("make it 4pm tomorrow", "at 16:00+1"),
        ("make it 4 tomorrow", "at 16:00+1"),
        ("make it tomorrow at 4", "at 16:00+1"),
        ("can you call me at 4 tomorrow", "at 16:00+1"),
        ("call me after 4 tomorrow", "after 16:00+1"),
        ("make it noon today", "at 12:00"),
        ("make it three o'clock", "at 15:00"),
        ("call me after 5 instead please", "after 17:00"),
        ("move the call to three", "at 15:00"),
        ("no, call before 5 rather", "before 17:00"),
        ("could we make it 4?", "at 16:00"),
        ("not before 4 please", "after 16:00"),
        ("but only after 4", "after 16:00"),
        ("after 3 tries it locks me out", None),
        ("make it 4 instead of 5", "at 16:00"),
        ("move my call to 4", "at 16:00"),
        ("call 4 people", None),
        ("make it 2 copies", None),
        ("say 5 times", None),
        ("make it quick", None),
        ("call 911", None),
        ("call 3", None),
        ("phone 5", None),
        ("call 5551234", None),
        ("make it 4 monitors", None),
        ("call at 4 or 5", None),
        ("it rings at 4", None),
        ("my boss will call at 4", None),
        ("make it work", None),
        ("the call dropped at 4", None),
        ("call them at 4", None),
        ("make it 13:75", None),
        ("", None),
    ],
)
def test_another_hour_for_the_call(words: str, meant: str | None) -> None:
    found = changes_the_call(words, TODAY)
    said = None
    if found is not None and found[1].at is not None:
        said = f"{found[0].value} {found[1].at:%H:%M}{f'+{found[1].days}' if found[1].days else ''}"
    assert said == meant


@pytest.mark.parametrize(
    ("words", "names_none"),
    [
        ("make it 4", True),
        ("say 5", True),
        ("make that two", True),
        ("change it to 2", True),
        ("by noon", True),
        ("not before 4 please", False),
        ("call at 4 instead", False),
        ("move the call to 4", False),
        ("the printer jams", False),
    ],
)
def test_words_that_may_answer_something_else(words: str, names_none: bool) -> None:
    assert names_no_call(words, TODAY) is names_none
    if names_none:
        assert changes_the_call(words, TODAY, bare=False) is None


@pytest.mark.parametrize(
    ("words", "none"),
    [
        ("no need to call anymore", True),
        ("you don't have to call me", True),
        ("they don't need to call back", True),
        ("no need for you to call me", True),
        ("don't call me", True),
        ("please do not call me, write instead", True),
        ("no call please, email me", True),
        ("no call needed, thanks", True),
        ("forget the call", True),
        ("no call", True),
        ("I don't want a call", True),
        ("don't bother calling", True),
        ("no call history is shown", False),
        ("I don't need a call center", False),
        ("don't call it fixed", False),
        # They complain.
        ("You don't call me back!", False),
        ("they don't call back", False),
        ("you don't call", False),
        ("don't call him", False),
        ("don't call me before 3", False),
        ("don't call me stupid", False),
        ("no need to call the police", False),
        ("I can't call", False),
        ("calls don't work", False),
        ("nobody can call us", False),
        ("no calls come in", False),
    ],
)
def test_no_call_is_wanted_any_more(words: str, none: bool) -> None:
    assert wants_no_call(words) is none


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("please don't call me at 3, I am with a patient", CallTold.OTHERWISE),
        ("call me after lunch", CallTold.OTHERWISE),
        ("call me between 2 and 4 instead", CallTold.OTHERWISE),
        ("no call please, email me", CallTold.NONE),
        ("make it 4", CallWhen.AT),
        ("call me before 4, I am in a meeting then", CallWhen.BEFORE),
        ("call me on my mobile", None),
        ("call me at 4, my mouse is dead", None),
        ("you don't call me back", None),
        ("only me", None),
    ],
)
def test_what_is_told_of_a_call_that_stands(words: str, told: CallTold | CallWhen | None) -> None:
    found = only_told_of_a_call(words, TODAY)
    assert (found[0] if isinstance(found, tuple) else found) is told


def test_of_no_call_that_stands_little_is_told() -> None:
    assert told_of_a_call("call at 4 instead", TODAY, stands=False) is None
    assert told_of_a_call("call me after lunch", TODAY, stands=False) is None
    assert told_of_a_call("call me at 4, my mouse is dead", TODAY, stands=False) is not None
    assert told_of_a_call("make it 4", TODAY, stands=True) is None


def test_no_hour_of_a_call_is_an_hour_of_help() -> None:
    told = f"call me at 2, outlook is slow\nonly me\n{ABOUT_THE_CALL}make it 4\ncan you call at 5 instead\ncan you fix it at 6"
    assert of_help_alone(told, TODAY) == "outlook is slow\nonly me\ncan you fix it at 6"
    assert of_help_alone("outlook is slow\nmake it 4", TODAY) == "outlook is slow\nmake it 4"
