"""Whoever stops waiting for a training stops it: nothing goes on for minutes, and no model comes of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.assistant.training import TrainingFailed, model_for, train

CONFIG = """
recipe: default.v1
language: en
pipeline:
  - name: WhitespaceTokenizer
  - name: EntitySynonymMapper
policies:
  - name: RulePolicy
"""
DATA = """
version: "3.1"
nlu:
  - intent: greet
    examples: |
      - hello
      - good morning
  - intent: bye
    examples: |
      - see you
      - good night
rules:
  - rule: greet back
    steps:
      - intent: greet
      - action: utter_hello
"""
DOMAIN = """
version: "3.1"
intents: [greet, bye]
responses:
  utter_hello:
    - text: Hello.
"""


class Enough(Exception):
    """Somebody will not wait any longer."""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "config.yml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "domain.yml").write_text(DOMAIN, encoding="utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "talk.yml").write_text(DATA, encoding="utf-8")
    monkeypatch.setenv("NIGHTDESK_MODEL_KEY", str(tmp_path / "model.key"))
    return tmp_path


def test_a_training_that_nobody_stops_leaves_a_model(project: Path) -> None:
    told: list[str] = []
    model = train(project, lambda done, total, part: told.append(part))

    assert model == model_for(project) and model.exists()
    assert told == ["EntitySynonymMapper", "RulePolicy", "done"]


def test_whoever_is_interrupted_does_not_wait_and_no_model_comes_of_it(project: Path) -> None:
    def interrupted(done: int, total: int, part: str) -> None:
        raise Enough

    with pytest.raises(Enough):
        train(project, interrupted)
    assert not model_for(project).exists()


def test_a_training_ends_when_whoever_began_it_is_gone(project: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        pass
    model = model_for(project)
    command = [sys.executable, "-m", "bot.assistant.train_process", str(project), model.name, str(gone.pid)]
    trained = subprocess.run(command, capture_output=True, text=True)

    assert (trained.returncode, trained.stdout, trained.stderr) == (1, "", "")
    assert not model.exists()


def test_data_that_rasa_refuses_are_said_with_its_last_words(project: Path) -> None:
    (project / "domain.yml").write_text("responses: 7", encoding="utf-8")
    with pytest.raises(TrainingFailed, match="Its last words"):
        train(project, lambda done, total, part: None)
