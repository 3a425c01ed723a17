"""``nightdesk disputes`` and what `explain` says of them."""

from __future__ import annotations

import json

import pytest
import typer
from typer.testing import CliRunner

from bot.cli.disputes import app
from bot.cli.explain import explain
from bot.operations.disputes import dispute_decision
from bot.operations.ports import WorkFactory
from tests.makers import MAPLE, SAM, DeskForTests
from tests.operations.situations import opened

run = CliRunner()
ANSWER = ["--outcome", "upheld", "--by", "Kim Osei", "--text", "It is on your list."]


@pytest.fixture(autouse=True)
def desk(begin: WorkFactory, database: str, monkeypatch: pytest.MonkeyPatch) -> DeskForTests:
    """ND-1001, and an objection to its decision: ND-1002."""
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)
    desk = DeskForTests(begin)
    desk.take_in(MAPLE)
    opened(desk, SAM)
    dispute_decision(ports=desk.ports, turn=desk.turn(SAM, "that is wrong"))
    return desk


def _explained(*options: str) -> str:
    explaining = typer.Typer()
    explaining.command()(explain)
    return run.invoke(explaining, ["ND-1001", *options]).stdout


def test_scripts_get_what_waits_and_then_its_answer() -> None:
    (waiting,) = json.loads(run.invoke(app, ["list", "--open", "--json"]).stdout)
    assert (waiting["ticket"], waiting["by"], waiting["words"], waiting["outcome"]) == (
        "ND-1002",
        "sam@maple-dental.example",
        "that is wrong",
        None,
    )
    assert (waiting["contract"], waiting["clause"]) == ("MD-2026", "3.1")
    result = run.invoke(app, ["settle", "ND-1002", *ANSWER, "--json"])
    assert result.exit_code == 0, result.output
    (settled,) = json.loads(result.stdout)
    assert settled["outcome"]["outcome"] == "upheld"
    assert json.loads(run.invoke(app, ["list", "--open", "--json"]).stdout) == []
    assert json.loads(run.invoke(app, ["list", "--json", "--client", MAPLE]).stdout) == [settled]
    assert json.loads(run.invoke(app, ["list", "--json", "--client", "other"]).stdout) == []
    assert json.loads(_explained("--json"))["disputes"][0]["outcome"]["words"] == "It is on your list."


def test_a_check_names_its_contract_and_clause_and_an_instant_its_clock() -> None:
    said = _explained()
    assert "(America/Toronto)" in said
    assert ("(MD-2026, 3.1)" in said, ", -)" in said) == (True, False)


def test_the_decision_is_changed_with_the_answer() -> None:
    rejected = run.invoke(
        app, ["settle", "ND-1002", "--outcome", "rejected", "--verdict", "covered", "--by", "K", "--text", "x"]
    )
    assert (rejected.exit_code, "Leave the verdict out" in rejected.output) == (1, True)
    assert run.invoke(app, ["settle", "ND-1002", *ANSWER, "--verdict", "needs_person"]).exit_code == 0
    assert json.loads(_explained("--json"))["verdict"] == "needs_person"


def test_people_get_lines() -> None:
    assert "There are no objections." in run.invoke(app, ["list", "--client", "other"]).stdout
    assert (
        "ND-1002: upheld. sam@maple-dental.example is told." in run.invoke(app, ["settle", "ND-1001", *ANSWER]).stdout
    )
    said = _explained()
    assert "objection by sam@maple-dental.example: that is wrong" in said
    assert "upheld by Kim Osei" in said


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["settle", "ND-9999", *ANSWER], 1),
        (["settle", "ND-1002", "--outcome", "maybe", "--by", "Kim", "--text", "x"], 2),
        (["settle", "ND-1002", "--outcome", "upheld", "--by", " ", "--text", "x"], 2),
        (["settle", "ND-1002", "--outcome", "upheld", "--by", "Kim"], 2),
    ],
    ids=["no such ticket", "no such outcome", "nobody", "no words"],
)
def test_what_cannot_be_meant_is_refused(arguments: list[str], code: int) -> None:
    assert run.invoke(app, arguments).exit_code == code


def test_an_answer_is_given_once() -> None:
    assert run.invoke(app, ["settle", "ND-1002", *ANSWER]).exit_code == 0
    again = run.invoke(app, ["settle", "ND-1002", *ANSWER])
    assert (again.exit_code, "was answered on" in again.stderr) == (1, True)
