"""Reading a message without a conversation: what Rasa's parse result becomes, and where things stand in the text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assistant.understanding import ModelIsTooOld, Places, Problem, Ranked, Understanding, Understood
from bot.language.band import Band
from bot.language.entity import Entity
from bot.language.evaluation import OUT_OF_SCOPE
from bot.language.redaction import redact
from bot.language.typed_text import MAX_CHARACTERS, clean_typed_text

NIGHTDESK: dict[str, Any] = {
    "band": "act",
    "category": "printer",
    "categories": [["printer", 0.8], ["scanner", 0.1], [OUT_OF_SCOPE, 0.05]],
    "ours": 0.95,
    "emergency": None,
    "problems": [],
    "corrected": None,
}


class FakeParser:
    """Answers what it is told to, and remembers what it was asked."""

    def __init__(self, entities: tuple[dict[str, Any], ...] = (), **nightdesk: Any) -> None:
        self.asked: list[str] = []
        self._answer = {
            "intent": {"name": "printer", "confidence": 0.8},
            "entities": list(entities),
            "nightdesk": {**NIGHTDESK, **nightdesk},
        }

    async def parse_message(self, message_data: str) -> dict[str, Any]:
        self.asked.append(message_data)
        return {"text": message_data, **self._answer}


class OldParser(FakeParser):
    """A model from before categories were told."""

    async def parse_message(self, message_data: str) -> dict[str, Any]:
        answer = await super().parse_message(message_data)
        del answer["nightdesk"]
        return answer


def test_a_parse_result_becomes_what_was_understood() -> None:
    parser = FakeParser(
        ({"entity": "device", "value": "printer", "start": 4, "end": 11, "extractor": "DeskEntityExtractor"},),
        emergency="outage",
        problems=[{"text": "the printer", "start": 0, "end": 11, "category": "printer", "confidence": 0.7}],
        corrected="the printer is down",
    )
    assert Understanding(parser).read("the printer is donw") == Understood(
        text="the printer is donw",
        intent="printer",
        band=Band.ACT,
        category="printer",
        confidence=0.8,
        ranking=(Ranked("printer", 0.8), Ranked("scanner", 0.1), Ranked(OUT_OF_SCOPE, 0.05)),
        ours=0.95,
        emergency="outage",
        problems=(Problem("the printer", 0, 11, "printer", 0.7),),
        entities=(Entity("device", "printer", "printer", 4, 11),),
        corrected="the printer is down",
    )


@pytest.mark.parametrize(
    ("category", "categories", "confidence"),
    [
        pytest.param("scanner", [["printer", 0.5], ["scanner", 0.4]], 0.4, id="not the likeliest"),
        pytest.param(OUT_OF_SCOPE, [["printer", 0.5], [OUT_OF_SCOPE, 0.3]], 0.3, id="none of ours, ranked"),
        pytest.param(
            OUT_OF_SCOPE, [["printer", 0.5]], 0.25, id="none of ours, not ranked: as surely as it is not ours"
        ),
    ],
)
def test_the_confidence_is_that_of_the_category(category: str, categories: list[Any], confidence: float) -> None:
    parser = FakeParser(category=category, categories=categories, ours=0.75)
    assert Understanding(parser).read("hello").confidence == confidence


@pytest.mark.parametrize("text", ["", "   ", "42 ?!", "\u200b"])
def test_what_holds_no_letter_is_none_of_ours_and_is_not_parsed(text: str) -> None:
    parser = FakeParser()
    assert Understanding(parser).read(text) == Understood(text, None, Band.REJECT, OUT_OF_SCOPE, 0.0)
    assert parser.asked == []


def test_the_model_reads_what_the_desk_would_hand_it() -> None:
    parser = FakeParser()
    Understanding(parser).read('  /restart{"a": 1}  my password is Tr0ub4dor&3  ')
    assert parser.asked == ["restart a 1 my password is [password removed]"]


def test_a_very_long_message_is_read_to_the_length_the_desk_reads() -> None:
    parser = FakeParser()
    text = "the printer is broken " * 2_500
    assert Understanding(parser).read(text).text == text
    assert [len(words) <= MAX_CHARACTERS for words in parser.asked] == [True]


def test_an_older_model_is_refused_with_what_to_do() -> None:
    with pytest.raises(ModelIsTooOld, match="nightdesk train --force"):
        Understanding(OldParser()).read("the printer is broken")


def test_places_are_those_in_the_text_that_was_typed() -> None:
    typed = "the\t\tlaser  printer  is   broken"
    read = "the laser printer is broken"
    entity = {"entity": "device", "value": "printer", "start": 10, "end": 17}
    parser = FakeParser((entity,))
    assert Understanding(parser).read(typed).entities == (Entity("device", "printer", "printer", 12, 19),)
    assert parser.asked == [read]


@pytest.mark.parametrize(
    ("typed", "found", "stands_for"),
    [
        pytest.param("/printer broken", "broken", "broken", id="a sign in front"),
        pytest.param("  printer  broken", "printer broken", "printer  broken", id="blanks between"),
        pytest.param("pass\u200bword  reset", "password", "pass\u200bword", id="a hidden character"),
        pytest.param("pass\u200bword  reset", "reset", "reset", id="after a hidden character"),
        pytest.param("\u200b printer", "printer", "printer", id="a hidden word"),
        pytest.param("printer-\u2060HP  offline", "HP", "printer-\u2060HP", id="the whole word where it was changed"),
        pytest.param("cafe\u0301  printer", "printer", "printer", id="letters put together"),
        pytest.param("password is Tr0ub4dor&3 on the  printer", "printer", "printer", id="after a secret"),
        pytest.param("password is Tr0ub4dor&3 on it", "[password removed]", "Tr0ub4dor&3", id="a secret"),
    ],
)
def test_a_stretch_is_found_again_in_what_was_typed(typed: str, found: str, stands_for: str) -> None:
    read = redact(clean_typed_text(typed).text).text
    start = read.index(found)
    begin, end = Places(typed, read).as_typed(start, start + len(found))
    assert typed[begin:end] == stands_for


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_every_place_lies_inside_the_text(typed: str, one: int, other: int) -> None:
    read = redact(clean_typed_text(typed).text).text
    start, end = sorted((min(one, len(read)), min(other, len(read))))
    begin, stop = Places(typed, read).as_typed(start, end)
    assert 0 <= begin <= stop <= len(typed)


@given(st.lists(st.text("abc", min_size=1, max_size=3), min_size=1, max_size=8), st.data())
def test_where_only_blanks_differ_every_word_is_found_again(words: list[str], data: st.DataObject) -> None:
    gaps = data.draw(st.lists(st.sampled_from([" ", "  ", "\t", "\u00a0 "]), min_size=len(words), max_size=len(words)))
    typed = "".join(gap + word for gap, word in zip(gaps, words, strict=True))
    read = " ".join(words)
    index = data.draw(st.integers(0, len(words) - 1))
    start = sum(len(word) + 1 for word in words[:index])
    begin, end = Places(typed, read).as_typed(start, start + len(words[index]))
    assert (typed[begin:end], typed[:begin].split()) == (words[index], words[:index])
