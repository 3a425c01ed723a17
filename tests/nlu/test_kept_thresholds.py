"""The thresholds that are kept in the repository: of its own examples, taken where they fit and chosen anew elsewhere."""

from __future__ import annotations

import json
import tarfile
from pathlib import Path
from typing import Any

import pytest

from bot.assistant import training
from bot.language.chosen import CHOSEN, Chosen
from bot.nlu import intent_classifier
from bot.nlu.intent_classifier import CHOOSE_ANEW
from bot.nlu.properties import REPORT
from tests.language.learning import EXAMPLES
from tests.nlu.chain import load, small_data, train

_KEPT = Path(__file__).resolve().parents[2] / "bot" / "nlu" / "chosen.json"


def _figures(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "DeskIntentClassifier" / "figures.json").read_text(encoding="utf-8"))
    return found


def _folders(place: Path) -> tuple[Path, Path]:
    first, second = place / "first", place / "second"
    first.mkdir()
    second.mkdir()
    return first, second


def test_those_of_the_repository_are_of_its_own_examples(model: Path) -> None:
    with tarfile.open(model) as archive:
        names = [name for name in archive.getnames() if name.endswith("/figures.json")]
        content = archive.extractfile(names[0])
        assert content is not None
        trained = json.loads(content.read())[CHOSEN]
    kept = Chosen.read(_KEPT)

    assert kept is not None
    assert kept.of == trained["of"], "The examples have changed: run `nightdesk train` and commit bot/nlu/chosen.json."


def test_who_starts_a_training_and_who_trains_mean_the_same_variable() -> None:
    assert training.CHOOSE_ANEW == CHOOSE_ANEW


@pytest.mark.usefixtures("small_encoder")
def test_the_same_examples_are_learned_with_the_thresholds_that_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, first, second = tmp_path / "kept.json", *_folders(tmp_path)
    train(first, small_data(), {"chosen": str(kept)})
    kept.write_text(json.dumps(_figures(first)), encoding="utf-8")
    monkeypatch.setattr(intent_classifier, "learn_judge", _is_not_called)
    train(second, small_data(), {"chosen": str(kept)})

    assert _figures(second) == _figures(first)
    was, now = (load(folder).parse("nothing prints") for folder in (first, second))
    assert (now.get("intent_ranking"), now.get(REPORT)) == (was.get("intent_ranking"), was.get(REPORT))


@pytest.mark.usefixtures("small_encoder")
@pytest.mark.parametrize("anew", [False, True], ids=["other examples", "chosen anew"])
def test_for_other_examples_or_on_demand_they_are_chosen_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, anew: bool
) -> None:
    kept, first, second = tmp_path / "kept.json", *_folders(tmp_path)
    train(first, small_data())
    figures = _figures(first)
    figures[CHOSEN]["thresholds"]["act"] = 0.123
    figures[CHOSEN]["of"] = figures[CHOSEN]["of"] if anew else "others"
    kept.write_text(json.dumps(figures), encoding="utf-8")
    if anew:
        monkeypatch.setenv(CHOOSE_ANEW, "yes")
    train(second, small_data(), {"chosen": str(kept)})

    assert _figures(second) == _figures(first)
    assert _figures(second)["examples"] == sum(map(len, EXAMPLES.values()))


def _is_not_called(*given: Any) -> None:
    raise AssertionError("Thresholds were chosen anew.")
