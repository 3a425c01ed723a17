"""``nightdesk train``: what it says at its end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from bot.assistant.signature import ModelNotTrusted, key_of, sign
from bot.cli import training as module
from bot.cli.training import figures_file, train
from bot.settings import Settings

app = typer.Typer()
app.command()(train)
run = CliRunner()

FIGURES = {
    "examples": 5210,
    "intents": 61,
    "folds": 5,
    "right": 0.8123,
    "right_categories": 0.85,
    "top3": 0.951,
    "macro_f1": 0.8012,
    "act": 0.7,
    "offer": 0.2,
    "reject": 0.1,
    "act_precision": 0.93,
    "in_scope_rejected": 0.04,
    "out_of_scope_recall": 0.8,
    "emergency_recall": 1.0,
    "emergency_false_alarms": 3,
    "worst": [["wifi", "internet_down", 12], ["scanner", "printer", 7]],
    "seconds": 41.6,
}


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A model that fits the data."""
    path = tmp_path / "models" / "nightdesk-0123456789abcdef.tar.gz"
    path.parent.mkdir()
    path.touch()
    settings = Settings(project_folder=str(tmp_path), data_folder=str(tmp_path / "data"))
    sign(path, key_of(settings))
    monkeypatch.setattr(module, "read_settings", lambda: settings)
    monkeypatch.setattr(module, "model_for", lambda project: path)
    monkeypatch.setattr(module, "train_model", lambda project, progress, anew: path)
    (tmp_path / "config.yml").write_text("pipeline:\n  - name: X\n    chosen: kept.json\n", encoding="utf-8")
    return path


def said(*arguments: str) -> list[str]:
    result = run.invoke(app, list(arguments))
    assert result.exit_code == 0, result.output
    return [" ".join(line.split()) for line in result.output.splitlines() if line.strip()]


def test_the_figures_lie_beside_the_model() -> None:
    found = figures_file(Path("models/nightdesk-0123456789abcdef.tar.gz"))
    assert found == Path("models/nightdesk-0123456789abcdef.figures.json")


@pytest.mark.parametrize("options", [[], ["--force"]], ids=["a model that fits", "trained anew"])
def test_the_figures_are_printed_at_the_end(model: Path, options: list[str]) -> None:
    figures_file(model).write_text(json.dumps(FIGURES), encoding="utf-8")
    lines = said(*options)
    assert lines[lines.index("On its own examples, each judged by a model that has not seen it:") + 1 :] == [
        "examples 5,210",
        "intents 61",
        "measured in parts 5",
        "right intent 81.2 %",
        "right category 85.0 %",
        "right one among the first three 95.1 %",
        "macro-F1 0.801",
        "acted on 70.0 %",
        "of these right 93.0 %",
        "offered a choice 20.0 %",
        "rejected 10.0 %",
        "ours, but rejected 4.0 %",
        "none of ours, and rejected 80.0 %",
        "emergencies noticed 100.0 %",
        "false alarms 3",
        "measured in 42 s",
        "Most often confused:",
        "12 wifi taken for internet_down",
        "7 scanner taken for printer",
    ]


def test_what_was_chosen_is_kept_for_the_next_training_and_nothing_else(model: Path) -> None:
    kept = model.parent.parent / "kept.json"
    figures_file(model).write_text(json.dumps({**FIGURES, "chosen": {"of": "these"}}), encoding="utf-8")
    assert any("thresholds are kept in kept.json" in line for line in said("--force"))
    assert json.loads(kept.read_text(encoding="utf-8"))["chosen"] == {"of": "these"}
    # The same again says nothing, and what is no figures does not take its place.
    assert not any("kept.json" in line for line in said("--force"))
    figures_file(model).write_text("{", encoding="utf-8")
    said("--force")
    assert json.loads(kept.read_text(encoding="utf-8"))["chosen"] == {"of": "these"}


def test_force_chooses_thresholds_anew_and_a_first_training_takes_those_that_are_kept(
    model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(module, "train_model", lambda project, progress, anew: asked.append(anew) or model)
    said("--force")
    model.write_bytes(b"put here by somebody")
    said()
    assert asked == [True, False]


def test_what_was_not_measured_is_not_printed(model: Path) -> None:
    figures_file(model).write_text(
        json.dumps({"right": 0.5, "top3": None, "emergency_false_alarms": 0.01}), encoding="utf-8"
    )
    assert said()[-2:] == ["right intent 50.0 %", "false alarms 1.0 %"]


def test_without_figures_nothing_is_printed_about_them(model: Path) -> None:
    assert said() == [f"The model {model.name} fits the data already. Use --force to train anew."]


def test_figures_that_cannot_be_read_do_not_spoil_the_training(model: Path) -> None:
    figures_file(model).write_text("{", encoding="utf-8")
    assert said("--force")[-1] == (
        "nightdesk-0123456789abcdef.figures.json cannot be read. `nightdesk train --force` writes it anew."
    )


def test_a_model_that_is_not_signed_is_refused_and_trained_anew_where_that_was_asked_for(
    model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model.write_bytes(b"put here by somebody")
    trained: list[Path] = []
    monkeypatch.setattr(module, "train_model", lambda project, progress, anew: trained.append(project) or model)
    with pytest.raises(ModelNotTrusted, match="was changed since it was signed"):
        module.trained_model(model.parent.parent)
    assert trained == []
    assert module.trained_model(model.parent.parent, renew=True) == model
    assert len(trained) == 1


def test_a_folder_without_a_project_is_refused_before_it_trains(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        module, "read_settings", lambda: Settings(data_folder=str(tmp_path), project_folder=str(tmp_path))
    )
    refused = run.invoke(app)
    assert (refused.exit_code, "set NIGHTDESK_PROJECT_FOLDER" in refused.output, "once:" in refused.output) == (
        1,
        True,
        False,
    )
