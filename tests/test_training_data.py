"""The examples in data/nlu: enough of each, none twice, none under two intents, none that we are measured on."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks import label_noise, leakage, nearness
from benchmarks.leakage import DATA, equal_pairs, read_messages
from benchmarks.nearness import Twin
from bot.connectors.training_files import NEAR_WITHIN
from bot.connectors.training_lines import Line, normalised, read_lines
from bot.desk.catalogue import CATALOGUE
from bot.desk.emergencies import EmergencyKind
from tests.proving import PROVING

MESSAGES = Path(__file__).resolve().parent.parent / "benchmarks" / "messages"
CATEGORY_LINES, TALK_LINES, FOREIGN_LINES = 60, 30, 300
FOREIGN = "out_of_scope"
# Within an intent so large a share of lines (or one) may repeat another.
MOST_NEAR = 0.01
# Pairs that are nearly the same words and yet mean two things, as they are normalised.
ALLOWED: frozenset[frozenset[str]] = frozenset()


@pytest.fixture(scope="module")
def lines() -> list[Line]:
    return read_lines(DATA)


@pytest.fixture(scope="module")
def twins(lines: list[Line]) -> list[Twin]:
    """Every pair of lines that mean nearly the same, nearest first; minutes where the examples have changed since it was kept."""
    found = nearness.kept(lines)
    return nearness.found_anew(lines) if found is None else found


def _least(intent: str) -> int:
    if intent == FOREIGN:
        return FOREIGN_LINES
    return CATEGORY_LINES if intent in CATALOGUE else TALK_LINES


def test_every_intent_has_enough_lines(lines: list[Line]) -> None:
    counts = Counter(line.intent for line in lines)

    assert {intent: count for intent, count in counts.items() if count < _least(intent)} == {}
    assert FOREIGN in counts


def test_no_line_stands_twice_whatever_its_case_punctuation_and_blanks(lines: list[Line]) -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        places[normalised(line.text)].append(f"{line.intent}: {line.text}")

    assert [found for found in places.values() if len(found) > 1] == []


def test_no_line_is_empty_or_a_payload(lines: list[Line]) -> None:
    assert [line.text for line in lines if not line.text or line.text.startswith("/")] == []


def test_marked_emergencies_are_of_a_known_kind(lines: list[Line]) -> None:
    known = {kind.value for kind in EmergencyKind}

    assert {line.emergency for line in lines} - {None} <= known


def test_emergencies_are_marked_among_other_categories_too(lines: list[Line]) -> None:
    marked = {line.emergency for line in lines if line.emergency is not None}

    assert marked >= {"outage", "security_incident"}


@pytest.mark.parametrize("path", sorted(MESSAGES.glob("*.jsonl")), ids=lambda path: path.name)
def test_no_message_that_we_measure_on_is_an_example(path: Path, lines: list[Line]) -> None:
    assert [str(pair) for pair in equal_pairs(read_messages(path), lines)] == []


def test_hardly_any_line_repeats_another_of_its_intent(lines: list[Line], twins: list[Twin]) -> None:
    counts = Counter(line.intent for line in lines)
    repeated: dict[str, set[Line]] = defaultdict(set)
    for cosine, first, second in twins:
        if cosine > NEAR_WITHIN and first.intent == second.intent:
            repeated[first.intent].add(second)

    too_many = {
        intent: sorted(line.text for line in found)
        for intent, found in repeated.items()
        if len(found) > max(1, MOST_NEAR * counts[intent])
    }
    assert too_many == {}


def test_no_two_intents_share_a_meaning(twins: list[Twin]) -> None:
    shared = [
        f"{cosine:.3f}\t{first.intent}: {first.text}\t{second.intent}: {second.text}"
        for cosine, first, second in twins
        if first.intent != second.intent and frozenset({normalised(first.text), normalised(second.text)}) not in ALLOWED
    ]

    assert shared == []


@pytest.mark.skipif(not PROVING, reason="reads every example with the encoder: part of make prove")
def test_what_is_kept_about_the_examples_is_what_is_found(lines: list[Line]) -> None:
    found = nearness.found_anew(lines)

    assert [twin[1:] for twin in nearness.kept(lines) or []] == [twin[1:] for twin in found], (
        "python -m benchmarks.nearness"
    )


@pytest.mark.parametrize(
    "changed",
    [
        lambda lines: lines[:-1],
        lambda lines: [*lines, Line("the fax prints nothing", "printer", None)],
        lambda lines: [replace(lines[0], intent="wifi"), *lines[1:]],
        lambda lines: [lines[1], lines[0], *lines[2:]],
    ],
    ids=["one fewer", "one more", "under another intent", "in another order"],
)
def test_what_is_kept_is_of_exactly_these_examples(
    changed: Callable[[list[Line]], list[Line]], lines: list[Line]
) -> None:
    assert nearness.kept(lines) is not None, "The examples have changed: python -m benchmarks.nearness"
    assert nearness.kept(changed(lines)) is None


def test_what_was_found_is_kept_and_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearness, "KEPT", tmp_path / "nearness.json")
    lines = [Line(text, "printer", None) for text in ("the printer is offline", "soup", "the printer is off-line")]
    monkeypatch.setattr(nearness, "load_encoder", lambda: Encoder())

    found = nearness.found_anew(lines)
    assert nearness.kept(lines) is None
    nearness.keep(lines, found)

    assert found == [(0.96, lines[0], lines[2])] == nearness.kept(lines)


class Encoder:
    """Directions by hand: the first and the last of three texts are near each other."""

    def encode(self, texts: Sequence[str]) -> np.ndarray[Any, Any]:
        """One unit vector for each."""
        assert len(texts) == 3
        return np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.96, 0.0, 0.28]], np.float32)


_EXAMPLES = """
version: "3.1"
nlu:
  - intent: printer
    metadata:
      emergency: outage
    examples: |
      - The [printer](device) is offline!
  - lookup: device
    examples: |
      - scanner
"""


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("the  Printer is off-line", 1, "equal\tmessages.jsonl:1\tthe  Printer is off-line\tprinter"),
        ("when does the canteen open", 0, "1 messages, 1 examples: 0 equal, 0 nearly so."),
    ],
)
def test_a_message_that_has_leaked_is_found_and_printed(
    text: str, code: int, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "printer.yml").write_text(_EXAMPLES, encoding="utf-8")
    messages = tmp_path / "messages.jsonl"
    messages.write_text(json.dumps({"text": text}), encoding="utf-8")

    assert leakage.main([str(messages), "--data", str(tmp_path)]) == code
    assert said in capsys.readouterr().out


def test_a_file_that_holds_no_messages_is_named_with_its_line(tmp_path: Path) -> None:
    messages = tmp_path / "messages.jsonl"
    messages.write_text('\n{"words": "hello"}\n', encoding="utf-8")

    with pytest.raises(ValueError, match=r"messages\.jsonl:2: a line looks like"):
        read_messages(messages)


def test_a_message_that_means_what_an_example_means_is_found() -> None:
    messages = [leakage.Message("a:1", "offline printer"), leakage.Message("a:2", "soup")]
    vectors = {"the printer is offline": [1.0, 0.0], "offline printer": [0.95, 0.3], "soup": [0.0, 1.0]}
    lines = [Line("the printer is offline", "printer", None)]

    found = leakage.near_pairs(messages, lines, lambda texts: np.array([vectors[each] for each in texts], np.float32))

    assert [str(pair) for pair in found] == ["0.950\ta:1\toffline printer\tprinter\tthe printer is offline"]


def test_examples_are_read_without_annotations_and_with_their_mark(tmp_path: Path) -> None:
    (tmp_path / "printer.yml").write_text(_EXAMPLES, encoding="utf-8")

    assert read_lines(tmp_path) == [Line("The printer is offline!", "printer", "outage")]


def test_doubtful_labels_are_those_of_which_another_is_likely() -> None:
    lines = [Line(text, "printer", None) for text in ("right", "hard to tell", "doubtful", "very doubtful")]
    probabilities = np.array([[0.9, 0.1, 0.0], [0.3, 0.4, 0.3], [0.1, 0.8, 0.1], [0.05, 0.05, 0.9]])

    found = label_noise.doubts(probabilities, ("printer", "scanner", "wifi"), lines)

    assert [str(doubt) for doubt in found] == [
        "0.0500\tprinter\twifi\tvery doubtful",
        "0.1000\tprinter\tscanner\tdoubtful",
    ]
