"""``nightdesk tickets override``: what a technician decides in a contract's place, for scripts and for people."""

from __future__ import annotations

import json

import pytest
import typer
from typer.testing import CliRunner

from bot.cli.override import override
from bot.operations.ports import WorkFactory
from tests.makers import MAPLE, DeskForTests
from tests.operations.situations import asked_at_night

WHY = ("--by", "Kim Ray", "--reason", "Agreed with Dana by phone.")
app = typer.Typer()
app.command()(override)
run = CliRunner()


@pytest.fixture(autouse=True)
def desk(begin: WorkFactory, database: str, monkeypatch: pytest.MonkeyPatch) -> DeskForTests:
    """ND-1001 at night: Q-1001 waits for Dana."""
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)
    desk = DeskForTests(begin)
    desk.take_in(MAPLE)
    asked_at_night(desk)
    return desk


def test_scripts_get_the_new_decision_and_the_one_before() -> None:
    result = run.invoke(app, ["ND-1001", "--verdict", "covered", *WHY, "--json"])
    assert result.exit_code == 0, result.output
    document = json.loads(result.stdout)
    assert (document["ticket"], document["verdict"], document["billing"]) == ("ND-1001", "covered", "covered")
    assert document["override"] == {"by": "Kim Ray", "reason": "Agreed with Dana by phone."}
    assert [before["verdict"] for before in document["before"]] == ["quote_required"]


def test_people_read_what_is_asked_now() -> None:
    said = run.invoke(app, ["ND-1001", "--verdict", "quote_required", "--rate", "90", *WHY]).stdout
    assert "ND-1001: quote_required -> quote_required, by Kim Ray." in said
    assert "Quote Q-1001 up to " in said
    assert "is asked. Nothing is charged before a yes." in said


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["--verdict", "free"], 2, "covered, quote_required, needs_person"),
        (["--verdict", "quote_required", "--rate", "cheap"], 2, "like 90.00"),
        (["--verdict", "quote_required", "--rate=-5"], 2, "like 90.00"),
        (["--verdict", "quote_required"], 1, "already"),
    ],
)
def test_what_cannot_be_meant_is_refused(arguments: list[str], code: int, says: str) -> None:
    result = run.invoke(app, ["ND-1001", *arguments, *WHY])
    assert result.exit_code == code
    assert says in " ".join(result.output.replace("│", " ").split())
