"""An assistant that does not understand what nobody could mistake does not serve."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.assistant import self_test as module
from bot.assistant.self_test import MOST_OTHERWISE, Golden, SelfTestFailed, golden_messages, self_test
from bot.desk.catalogue import CATALOGUE
from bot.desk.emergencies import EmergencyKind
from bot.settings import HOME

ALL = tuple(golden_messages())


def _right(golden: Golden) -> dict[str, Any]:
    """What a whole model makes of it."""
    found = {
        "category": golden.meaning if golden.kind == "category" else "out_of_scope",
        "band": "act",
        "emergency": golden.meaning if golden.kind == "emergency" else None,
    }
    return {"intent": {"name": golden.meaning}, "nightdesk": found}


def _model(*wrong: Golden, parsed: dict[str, Any] | None = None) -> module.Parse:
    said = {each.words: _right(each) for each in ALL}
    nothing = {
        "intent": {"name": "nlu_fallback"},
        "nightdesk": {"category": "wifi", "band": "offer", "emergency": None},
    }
    said |= {each.words: parsed or nothing for each in wrong}

    async def parse(words: str) -> dict[str, Any]:
        return said[words]

    return parse


def _of(kind: str) -> list[Golden]:
    return [each for each in ALL if each.kind == kind]


def test_there_is_one_message_for_each_category_and_some_for_each_kind_of_emergency() -> None:
    assert Counter(each.meaning for each in _of("category")) == Counter(list(CATALOGUE))
    assert {each.meaning for each in _of("emergency")} == {kind.value for kind in EmergencyKind}
    assert (len(ALL) >= 60, len({each.words for each in ALL})) == (True, len(ALL))


def test_every_intent_of_talk_that_is_asked_about_exists() -> None:
    domain = yaml.safe_load((HOME / "domain.yml").read_text(encoding="utf-8"))
    known = {each if isinstance(each, str) else next(iter(each)) for each in domain["intents"]}
    assert {each.meaning for each in _of("talk")} - known == set()


def test_none_of_the_longer_ones_was_learned_by_heart() -> None:
    """What a model was trained on says nothing of whether it understands."""
    learned = "\n".join(
        file.read_text(encoding="utf-8").casefold() for file in Path(HOME / "data" / "nlu").rglob("*.yml")
    )
    lines = {line.strip().removeprefix("- ") for line in learned.splitlines()}
    known = [each.words for each in _of("category") + _of("emergency") if each.words.casefold() in lines]
    assert known == []


async def test_a_whole_model_passes() -> None:
    assert await self_test(_model()) == ()


async def test_a_few_that_are_read_otherwise_are_named_and_let_pass() -> None:
    wrong = _of("category")[:2] + _of("talk")[:1]
    found = await self_test(_model(*wrong))
    assert [each.golden for each in found] == wrong


async def test_more_of_them_and_it_does_not_serve() -> None:
    wrong = _of("category")[: MOST_OTHERWISE + 1]
    with pytest.raises(SelfTestFailed, match=rf"does not understand 4 messages .*'{wrong[0].words}'"):
        await self_test(_model(*wrong))


async def test_an_emergency_that_neither_words_nor_model_notice_is_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    (first, *_) = _of("emergency")
    assert await self_test(_model(first)) == ()  # the words alone are enough
    monkeypatch.setattr(module, "find_emergency", lambda words: None)
    with pytest.raises(SelfTestFailed, match=r"ransom note .* was taken for None"):
        await self_test(_model(first))


@pytest.mark.parametrize("parsed", [{"intent": {"name": None}}, {"intent": {"name": "wifi"}, "nightdesk": None}])
async def test_a_model_whose_classifier_was_not_loaded_does_not_serve(parsed: dict[str, Any]) -> None:
    with pytest.raises(SelfTestFailed, match="Train anew"):
        await self_test(_model(*ALL, parsed=parsed))
