"""``nightdesk tickets respond|prioritise|show``: what technicians do at the machine, and the clocks they see."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from bot.cli.main import app
from bot.operations.ports import WorkFactory
from tests.makers import MAPLE, SAM, DeskForTests
from tests.operations.situations import opened

run = CliRunner()


@pytest.fixture(autouse=True)
def desk(begin: WorkFactory, database: str, monkeypatch: pytest.MonkeyPatch) -> DeskForTests:
    """One ticket of the dental clinic, opened long ago by the clock of this machine."""
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)
    desk = DeskForTests(begin)
    desk.take_in(MAPLE)
    opened(desk, SAM)
    return desk


def test_a_technician_answers_and_the_requester_reads_it(desk: DeskForTests) -> None:
    result = run.invoke(app, ["tickets", "respond", "ND-1001", "--by", "Kim Park", "--text", "On my way."])
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("ND-1001: the answer is on its way. First answer of a person: ")
    assert desk.texts_to(SAM) == ["Kim Park, about ND-1001: On my way."]
    assert desk.ticket("ND-1001").first_response_at is not None


def test_a_technician_changes_the_priority_with_a_reason(desk: DeskForTests) -> None:
    arguments = ["tickets", "prioritise", "ND-1001", "--to", "P2", "--by", "Kim Park", "--reason", "all printers"]
    result = run.invoke(app, arguments)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("ND-1001 is P2. Answer by: ")
    assert desk.ticket("ND-1001").priority_reasons[-1] == "P2: all printers (Kim Park, was P4)"


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        pytest.param(["respond", "ND-9", "--by", "K", "--text", "x"], 1, "There is no ticket ND-9.", id="no ticket"),
        pytest.param(["respond", "ND-1001", "--by", "K", "--text", " "], 1, "Say the words", id="no words"),
        pytest.param(
            ["prioritise", "ND-1001", "--to", "P2", "--by", "K", "--reason", " "], 1, "Say why", id="no reason"
        ),
        pytest.param(["prioritise", "ND-1001", "--to", "P9", "--by", "K", "--reason", "x"], 2, "P9", id="no priority"),
        pytest.param(["respond", "ND-1001", "--text", "x"], 2, "--by", id="nobody"),
    ],
)
def test_what_cannot_be_done_is_refused_with_the_reason(arguments: list[str], code: int, message: str) -> None:
    result = run.invoke(app, ["tickets", *arguments])
    assert (result.exit_code, message in result.output) == (code, True), result.output


def test_scripts_read_each_clock_with_target_used_left_due_and_warnings() -> None:
    shown = json.loads(run.invoke(app, ["tickets", "show", "ND-1001", "--json"]).stdout)
    response = shown["clocks"]["first_response"]
    assert list(shown["clocks"]) == ["first_response", "resolution"]
    assert list(response) == [
        "target_minutes",
        "around_the_clock",
        "used_minutes",
        "left_minutes",
        "due",
        "breached",
        "warnings",
        "state",
        "stopped_at",
    ]
    # P4 at Maple Dental: 8 hours of support time from Tuesday ten o'clock.
    assert (response["target_minutes"], response["due"], response["state"]) == (
        480,
        "2026-11-24T18:00:00-05:00",
        "running",
    )
    assert response["left_minutes"] == 480 - response["used_minutes"]
    assert (shown["acknowledged_at"], shown["first_response_at"]) == ("2026-11-24T10:00:00-05:00", None)


def test_people_read_a_line_for_each_clock(desk: DeskForTests) -> None:
    lines = run.invoke(app, ["tickets", "show", "ND-1001"]).stdout.splitlines()
    (response,) = [line for line in lines if line.startswith("first response clock: ")]
    assert " of 8 h used in support hours; " in response
    assert "; due Tue 24 Nov, 18:00; running; " in response
