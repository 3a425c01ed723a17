"""``nightdesk db jobs`` and ``nightdesk doctor``: what is stranded, and what the auditor sees, on the command line."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine
from typer.testing import CliRunner

from bot.cli.main import app
from bot.operations.health import note_alive
from bot.operations.ports import Process, WorkFactory
from tests.makers import MAPLE, SAM, DeskForTests

run = CliRunner()


@pytest.fixture
def desk(begin: WorkFactory, database: str, monkeypatch: pytest.MonkeyPatch) -> DeskForTests:
    """The desk of the command line."""
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)
    desk = DeskForTests(begin)
    desk.take_in(MAPLE)
    return desk


def _stranded(desk: DeskForTests, engine: Engine) -> int:
    desk.receives(SAM, "hello")
    with engine.begin() as connection:
        connection.execute(text("UPDATE procrastinate_jobs SET status = 'doing'"))
        connection.execute(text("UPDATE procrastinate_jobs SET status = 'failed'"))
        return int(connection.execute(text("SELECT id FROM procrastinate_jobs")).scalar_one())


def test_stranded_work_is_listed_and_tried_again_and_let_go(desk: DeskForTests, engine: Engine) -> None:
    assert "No work is stranded" in run.invoke(app, ["db", "jobs"]).stdout
    number = _stranded(desk, engine)
    (listed,) = json.loads(run.invoke(app, ["db", "jobs", "--json"]).stdout)
    assert (listed["number"], listed["task"]) == (number, "turn")
    assert run.invoke(app, ["db", "jobs", "--retry", str(number)]).exit_code == 0
    again = run.invoke(app, ["db", "jobs", "--forget", str(number)])
    assert (again.exit_code, "is stranded" in again.stderr) == (1, True)
    assert run.invoke(app, ["db", "jobs", "--retry", "1", "--forget", "1"]).exit_code == 2


def test_the_doctor_says_of_a_desk_that_runs_what_the_auditor_says(desk: DeskForTests, engine: Engine) -> None:
    still = run.invoke(app, ["doctor"]).stdout
    assert ("✓ desk (not running" in still, "processes" in still) == (True, False)
    assert "✗ a rota of your own: the demo's is in use, and it wakes nobody" in still.replace("\n", " ")
    with engine.connect() as connection:
        now = connection.execute(text("SELECT clock_timestamp()")).scalar_one()
    note_alive(ports=desk.ports, process=Process("one", ("gateway", "worker"), "desk-1", now, now))
    _stranded(desk, engine)
    said = run.invoke(app, ["doctor"])
    wanted = ("✗ processes (nothing runs the assistant): start `nightdesk serve assistant`", "✗ stranded jobs (1 turn)")
    assert (said.exit_code, [each for each in wanted if each not in said.stdout.replace("\n", " ")]) == (1, [])
