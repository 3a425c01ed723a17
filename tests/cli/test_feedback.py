"""``nightdesk articles feedback``."""

from __future__ import annotations

import json

import pytest
import typer
from typer.testing import CliRunner

from bot.cli.feedback import feedback
from bot.desk.walkthroughs import StepAnswer
from bot.operations.ports import WorkFactory
from bot.operations.tickets import record_solved
from bot.operations.walkthroughs import answer_current_step, start_walkthrough
from tests.makers import MAPLE, SAM, DeskForTests

app = typer.Typer()
app.command()(feedback)


@pytest.fixture(autouse=True)
def desk(begin: WorkFactory, database: str, monkeypatch: pytest.MonkeyPatch) -> DeskForTests:
    """The clinic, in an empty database that the command finds."""
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)
    desk = DeskForTests(begin)
    desk.take_in(MAPLE)
    return desk


def test_without_a_run_it_says_so() -> None:
    assert "Nobody has followed a guide yet." in CliRunner().invoke(app, []).stdout
    assert json.loads(CliRunner().invoke(app, ["--json"]).stdout) == []


def test_people_and_scripts_read_what_became_of_a_guide(desk: DeskForTests) -> None:
    turn, _ = desk.reports(SAM, "printer", "the printer is offline")
    start_walkthrough(ports=desk.ports, turn=turn)
    for _ in range(3):
        answer_current_step(ports=desk.ports, turn=turn, answer=StepAnswer.YES)
        turn = desk.turn(SAM, "yes")
    record_solved(ports=desk.ports, turn=turn)
    (guide,) = json.loads(CliRunner().invoke(app, ["--json"]).stdout)
    assert (guide["article"], guide["runs"], guide["solved"]) == ("printer-prints-nothing", 1, 1)
    assert (guide["helpful"], guide["not_helpful"], guide["stopped_at"]) == (0, 0, [])
    assert "printer-prints-nothing" in CliRunner().invoke(app, ["--client", MAPLE]).stdout
