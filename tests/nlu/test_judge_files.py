"""What is written of a judge is what is read again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.language.chosen import Chosen
from bot.language.intents import IntentSettings
from bot.language.judge_learning import Learned, learn_judge
from bot.nlu.judge_files import read_judge, write_judge
from tests.language.learning import KINDS, WIDTH, WordEncoder, small_examples

_TEXTS = ("printer has no wifi", "fire in the rack", "hello", "who won", "")


def _learned(*, vectors: bool) -> Learned:
    return learn_judge(
        small_examples(vectors=vectors),
        KINDS,
        IntentSettings(meaning_units=32),
        WIDTH if vectors else 0,
    )


def _write(learned: Learned, encoder: str | None, folder: Path) -> None:
    write_judge(learned.judge, Chosen.by("these examples", learned.judge, {"right": 1.0}), encoder, folder)


@pytest.mark.parametrize("with_vectors", [True, False])
def test_a_judge_that_was_read_judges_as_the_one_that_was_written(with_vectors: bool, tmp_path: Path) -> None:
    learned = _learned(vectors=with_vectors)
    _write(learned, "an encoder", tmp_path)

    judge, encoder = read_judge(tmp_path)

    vectors = WordEncoder().features(_TEXTS) if with_vectors else None
    pairs = list(zip(judge.judge(_TEXTS, vectors), learned.judge.judge(_TEXTS, vectors), strict=True))
    assert encoder == "an encoder"
    for found, was in pairs:
        # The words' weights come back in another precision.
        assert dict(found.intents) == pytest.approx(dict(was.intents), abs=1e-6)
        assert dict(found.categories) == pytest.approx(dict(was.categories), abs=1e-6)
        assert found.suspicion == pytest.approx(was.suspicion, abs=1e-6)
    # The kept examples are stored in half precision.
    assert [found.ours for found, _ in pairs] == pytest.approx([was.ours for _, was in pairs], abs=0.01)


def test_everything_but_the_arrays_is_read_as_it_was(tmp_path: Path) -> None:
    learned = _learned(vectors=True)
    _write(learned, None, tmp_path)

    judge, encoder = read_judge(tmp_path)

    assert encoder is None
    assert judge.kinds == learned.judge.kinds
    assert judge.thresholds == learned.judge.thresholds
    assert judge.meaning_width == WIDTH
    assert judge.scope.weights == pytest.approx(learned.judge.scope.weights)
    assert judge.scope.ours.dtype == np.dtype(np.float32)


def test_two_trainings_write_the_same_arrays(tmp_path: Path) -> None:
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        _write(_learned(vectors=True), "x", tmp_path / name)

    first, second = (np.load(tmp_path / name / "judge.npz") for name in ("first", "second"))

    assert first.files == second.files
    assert all(first[name].tobytes() == second[name].tobytes() for name in first.files)
    assert (tmp_path / "first" / "judge.json").read_bytes() == (tmp_path / "second" / "judge.json").read_bytes()
