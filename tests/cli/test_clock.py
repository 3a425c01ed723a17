"""``nightdesk clock``: every clock beside the desk's, and nothing to accept where they agree."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from bot.cli.main import app

run = CliRunner()


@pytest.fixture(autouse=True)
def database_of_the_tests(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk of the command line."""
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)


def test_every_clock_is_shown_beside_the_desks() -> None:
    shown = run.invoke(app, ["clock"])
    assert (shown.exit_code, [line.split()[0] for line in shown.stdout.splitlines()]) == (
        0,
        ["desk", "wall", "database"],
    )
    assert "agrees" in shown.stdout.splitlines()[1]
    said = json.loads(run.invoke(app, ["clock", "--json"]).stdout)
    assert sorted(said) == ["accepted", "database", "desk", "processes", "wall"]


def test_what_agrees_cannot_be_accepted_and_somebody_has_to_say_so() -> None:
    refused = run.invoke(app, ["clock", "accept", "--by", "Kim Osei", "--yes"])
    assert (refused.exit_code, "nothing to accept" in refused.stderr) == (1, True)
    assert run.invoke(app, ["clock", "accept"]).exit_code == 2
