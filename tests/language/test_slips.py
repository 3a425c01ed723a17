"""A slip in a word that says how many, how bad or since when is forgiven, and ordinary words stay what they are."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.entities import find_entities
from bot.language.slips import mend


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("evryone is stuck", "impact", "client"),
        ("noboby can print", "impact", "client"),
        ("the whole ofice", "impact", "client"),
        ("my whole deparment", "impact", "group"),
        ("severl people cant print", "impact", "group"),
        ("it has stoped working", "urgency", "stopped"),
        ("sometims", "urgency", "degraded"),
        ("so slwo today", "urgency", "degraded"),
        ("sloooow", "urgency", "degraded"),
        ("not urgnt", "urgency", "works"),
        ("its urgnt", "hurry", "urgent"),
        ("need it assap", "hurry", "urgent"),
        ("since yesturday", "since", "since yesturday"),
        ("this mornin", "since", "this mornin"),
    ],
)
def test_one_slip_is_forgiven(text: str, kind: str, value: str) -> None:
    assert [each.value for each in find_entities(text) if each.kind == kind] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "the officer and the offices",
        "she computes the entry and the entirety of it",
        "the minute, the updates and the upgraded ones",
        "we stepped and stooped and stomped and dripped",
        "a moaning, mourning morning",
        "the colleague of the computer",
        "www.xxx.com aaaa",
        "nothing is urgently complete",
    ],
)
def test_ordinary_words_are_not_mended(text: str) -> None:
    assert mend(text).text == text


def test_every_place_in_the_mended_text_is_known_in_the_typed_one() -> None:
    typed = "oh evryone, noboby and urgnt"
    mended = mend(typed)
    assert mended.text == "oh everyone, nobody and urgent"
    words = {
        word: mended.as_typed(at, at + len(word)) for word in mended.text.split() for at in [mended.text.index(word)]
    }
    assert {word: typed[start:end] for word, (start, end) in words.items()} == {
        "oh": "oh",
        "everyone,": "evryone,",
        "nobody": "noboby",
        "and": "and",
        "urgent": "urgnt",
    }


@given(st.text(alphabet="aeinorstuvy ,-'1." + "é", max_size=60) | st.text(max_size=60))
def test_what_is_found_stands_in_the_text_whatever_is_typed(text: str) -> None:
    typed = f"{text} evryone urgnt {text}"
    found = find_entities(typed)
    assert [typed[each.start : each.end] for each in found] == [each.text for each in found]
    assert all(first.end <= second.start for first, second in pairwise(found))
