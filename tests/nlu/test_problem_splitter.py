"""A message of several clauses gets the ways to cut it; examples are learned as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.problem_splitter import ProblemSplitter
from bot.nlu.properties import CUTS, READ_AS, read_as
from tests.nlu.chain import small_data
from tests.nlu.support import new_component

_TWO = "The printer is offline. Also the wifi keeps dropping."


def test_a_message_of_two_clauses_can_be_cut_between_them(tmp_path: Path) -> None:
    message = new_component(ProblemSplitter, tmp_path).process([Message(data={"text": _TWO})])[0]
    (cut,) = message.get(CUTS)
    assert _TWO[cut.first.start : cut.first.end] == cut.first.text == "The printer is offline"
    assert _TWO[cut.second.start : cut.second.end] == cut.second.text
    assert "wifi keeps dropping" in cut.second.text


@pytest.mark.parametrize("text", ["the printer is offline", "", None, "👍"], ids=ascii)
def test_a_message_of_one_clause_is_not_cut(text: str | None, tmp_path: Path) -> None:
    message = new_component(ProblemSplitter, tmp_path).process([Message(data={"text": text})])[0]
    assert message.get(CUTS) is None


def test_the_cuts_stay_inside_the_pipeline(tmp_path: Path) -> None:
    message = new_component(ProblemSplitter, tmp_path).process([Message(data={"text": _TWO})])[0]
    assert list(message.as_dict(only_output_properties=True)) == ["text"]


def test_examples_are_not_cut(tmp_path: Path) -> None:
    data = small_data()
    data.training_examples[0].set("text", _TWO)
    assert new_component(ProblemSplitter, tmp_path).process_training_data(data) is data
    assert data.training_examples[0].get(CUTS) is None


def test_a_message_and_its_halves_are_read_one_after_the_other(tmp_path: Path) -> None:
    message = new_component(ProblemSplitter, tmp_path).process([Message(data={"text": _TWO})])[0]
    (cut,) = message.get(CUTS)
    assert read_as(message) == [_TWO, cut.first.text, cut.second.text]


def test_what_the_cleaner_has_made_of_a_message_goes_before_its_text() -> None:
    assert read_as(Message(data={"text": "pritner", READ_AS: ["printer"]})) == ["printer"]


def test_a_message_without_text_is_read_as_nothing() -> None:
    assert read_as(Message(data={"text": None})) == [""]


def test_the_items_of_a_list_are_read_after_the_halves(tmp_path: Path) -> None:
    text = "three things: printer jams, outlook crashes, no wifi"
    message = new_component(ProblemSplitter, tmp_path).process([Message(data={"text": text})])[0]
    halves = 2 * len(message.get(CUTS) or [])
    assert read_as(message)[1 + halves :] == ["printer jams", "outlook crashes", "no wifi"]
