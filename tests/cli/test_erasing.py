"""`nightdesk people erase`: shown first, asked twice, taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli.main import app
from bot.operations.ports import WorkFactory
from tests.makers import MAPLE, DeskForTests

run = CliRunner()
SAM = "sam@maple-dental.example"


@pytest.fixture
def erase(begin: WorkFactory, database: str, monkeypatch: pytest.MonkeyPatch) -> object:
    """The command on a database with the dental clinic in it."""
    DeskForTests(begin).take_in(MAPLE)
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)

    def people(*arguments: str) -> Result:
        return run.invoke(app, ["people", *arguments])

    return people


def test_it_is_shown_first_then_asked_twice_and_taken_back(erase, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    shown = erase("erase", SAM)
    assert (shown.exit_code, "Nothing was changed" in shown.output) == (0, True)
    assert "contacts" not in json.dumps(json.loads(erase("erased", "--json").output))
    for wrong in ((), ("--yes", "dana@maple-dental.example")):
        assert erase("erase", SAM, "--really", *wrong).exit_code == 2
    asked = erase("erase", SAM, "--really", "--yes", SAM, "--json")
    assert (asked.exit_code, json.loads(asked.output)["erased_at"]) == (0, None)
    assert erase("show", SAM).exit_code == 1
    assert erase("erased", "--to", str(tmp_path / "erased.json")).exit_code == 0
    assert erase("erase", SAM, "--undo").exit_code == 0
    assert erase("show", SAM).exit_code == 0
    again = erase("erased", "--again", str(tmp_path / "erased.json"))
    assert (again.exit_code, again.output) == (1, f"nightdesk people erase {SAM} --really --now\n")


def test_at_once_it_is_done_and_cannot_be_undone(erase) -> None:  # type: ignore[no-untyped-def]
    done = erase("erase", SAM, "--really", "--now", "--yes", SAM, "--json")
    assert (done.exit_code, json.loads(done.output)["erased_at"] is None) == (0, False)
    assert [each["client"] for each in json.loads(erase("erased", "--json").output)] == [MAPLE]
    undone = erase("erase", SAM, "--undo")
    assert (undone.exit_code, "does not come back" in undone.output) == (1, True)
    assert erase("readmit", SAM).exit_code == 0


def test_nobody_and_what_does_not_go_together(erase) -> None:  # type: ignore[no-untyped-def]
    assert erase("erase", "nobody@nowhere.example").exit_code == 1
    assert erase("erase", SAM, "--undo", "--really").exit_code == 2
