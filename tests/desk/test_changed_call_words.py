"""Another hour for a call that was asked for, or none at all."""

from __future__ import annotations

from datetime import date

import pytest

from bot.desk.changed_call_words import call_told_with_it, changes_the_call, wants_no_call, without_changed_calls
from bot.desk.other_hour_words import CallWhen

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("can you call at 4 instead", CallWhen.AT),
        ("actually make it 4", CallWhen.AT),
        ("make it 4pm tomorrow", CallWhen.AT),
        ("call me after 5 instead please", CallWhen.AFTER),
        ("move the call to three", CallWhen.AT),
        ("no, call before 5 rather", CallWhen.BEFORE),
        ("make it quick", None),
        ("call 911", None),
        ("call 5551234", None),
        ("make it 4 monitors", None),
        ("call at 4 or 5", None),
        ("it rings at 4", None),
        ("my boss will call at 4", None),
        ("make it work", None),
        ("the call dropped at 4", None),
        ("call them at 4", None),
        ("", None),
    ],
)
def test_another_hour_for_the_call(words: str, meant: CallWhen | None) -> None:
    found = changes_the_call(words, TODAY)
    assert (found[0] if found is not None else None) is meant


def test_where_an_hour_of_help_stands_too_the_call_has_to_be_named() -> None:
    assert changes_the_call("make it 4", TODAY, besides_help=True) is None
    assert changes_the_call("call at 4 instead", TODAY, besides_help=True) is not None


@pytest.mark.parametrize(
    ("words", "none"),
    [
        ("no need to call anymore", True),
        ("you don't have to call me", True),
        ("no call needed, thanks", True),
        ("forget the call", True),
        ("don't call him", False),
        ("don't call me before 3", False),
        ("no need to call the police", False),
        ("I can't call", False),
        ("calls don't work", False),
        ("nobody can call us", False),
        ("no calls come in", False),
    ],
)
def test_no_call_is_wanted_any_more(words: str, none: bool) -> None:
    assert wants_no_call(words) is none


def test_what_was_told_last_of_the_call_counts() -> None:
    told = "call me at 2, outlook is slow\nonly me\nactually make it 4"
    found = call_told_with_it(told, TODAY)
    assert found is not None and found[1].at is not None and found[1].at.hour == 16
    assert call_told_with_it(f"{told}\nno call needed", TODAY) is None
    assert call_told_with_it("outlook is slow\nmake it 4", TODAY) is None
    assert without_changed_calls(told, TODAY) == "call me at 2, outlook is slow\nonly me"
    assert without_changed_calls("outlook is slow\nmake it 4", TODAY) == "outlook is slow\nmake it 4"
