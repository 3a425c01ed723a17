"""``nightdesk audit``: heads to keep, what is wrong in words and for scripts, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine
from typer.testing import CliRunner

from bot.cli.audit import app
from bot.operations.ports import WorkFactory
from tests.makers import FOOTHILLS, MAPLE, SAM, STRANGER, DeskForTests
from tests.operations.situations import opened

run = CliRunner()


@pytest.fixture(autouse=True)
def desk(begin: WorkFactory, database: str, monkeypatch: pytest.MonkeyPatch) -> DeskForTests:
    """Tickets of a client and of somebody nobody has verified."""
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)
    desk = DeskForTests(begin)
    desk.take_in(MAPLE, FOOTHILLS)
    opened(desk, SAM)
    opened(desk, STRANGER)
    return desk


def _behind_its_back(engine: Engine, *statements: str) -> None:
    with engine.begin() as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        for statement in statements:
            connection.execute(text(statement))


def test_a_history_that_nobody_touched_is_said_to_be_so_with_its_heads() -> None:
    result = run.invoke(app, ["verify"])
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert [line.split()[0] for line in lines[:-1]] == ["(unverified)", FOOTHILLS, MAPLE]
    assert lines[-1].endswith("entries in 3 chains: history says what was written.")


def test_heads_are_printed_to_be_kept_and_found_again_from_the_file(tmp_path: Path, desk: DeskForTests) -> None:
    kept = run.invoke(app, ["head"])
    file = tmp_path / "heads.txt"
    file.write_text(kept.stdout, encoding="utf-8")
    opened(desk, SAM)
    file.write_text(kept.stdout + run.invoke(app, ["head"]).stdout, encoding="utf-8")
    result = run.invoke(app, ["verify", "--head", str(file), "--from", str(file), "--json"])
    assert (result.exit_code, json.loads(result.stdout)["entries"]) == (0, 0)
    heads = json.loads(run.invoke(app, ["head", "--json", "--client", MAPLE]).stdout)
    assert [(head["chain"], len(head["hash"])) for head in heads] == [(MAPLE, 64)]
    assert run.invoke(app, ["verify", "--head", heads[0]["hash"]]).exit_code == 0


def test_a_changed_row_is_named_with_what_it_means_and_what_to_do(engine: Engine) -> None:
    _behind_its_back(engine, "UPDATE ticket_history SET text = 'no' WHERE ticket = 'ND-1001'")
    result = run.invoke(app, ["verify"])
    assert result.exit_code == 1
    first, means, step = result.stdout.splitlines()[:3]
    assert first.startswith(f"✗ ticket_history 1 (chain {MAPLE}, position ")
    assert means == "  This row no longer says what was written."
    assert step.startswith("  Keep a copy of the database as it is now. Compare the row with the newest backup")
    assert result.stdout.splitlines()[-1].endswith("chains: 1 finding.")


def test_scripts_get_the_fault_and_where_it_is(engine: Engine) -> None:
    _behind_its_back(engine, "DELETE FROM decisions")
    result = run.invoke(app, ["verify", "--json", "--client", MAPLE])
    document = json.loads(result.stdout)
    assert (result.exit_code, document["ok"], document["findings_total"]) == (1, False, 1)
    (finding,) = document["findings"]
    assert (finding["fault"], finding["chain"], finding["table"]) == ("removed", MAPLE, "decisions")
    assert run.invoke(app, ["verify", "--client", FOOTHILLS]).exit_code == 0


def test_a_chain_that_was_cut_cleanly_is_found_by_the_kept_head_alone(engine: Engine) -> None:
    (head,) = json.loads(run.invoke(app, ["head", "--json", "--client", "(unverified)"]).stdout)
    _behind_its_back(
        engine,
        "DELETE FROM ticket_history WHERE ticket = 'ND-1002'",
        "DELETE FROM audit_entries WHERE chain = '(unverified)'",
        "DELETE FROM audit_heads WHERE chain = '(unverified)'",
    )
    assert run.invoke(app, ["verify"]).exit_code == 0
    result = run.invoke(app, ["verify", "--head", head["hash"]])
    assert result.exit_code == 1
    assert "A head that was kept is not in the chain" in result.stdout


def test_what_came_before_a_head_is_not_looked_at_when_that_is_asked_for(engine: Engine, desk: DeskForTests) -> None:
    (head,) = json.loads(run.invoke(app, ["head", "--json", "--client", MAPLE]).stdout)
    _behind_its_back(engine, "UPDATE ticket_history SET text = 'no' WHERE ticket = 'ND-1001'")
    opened(desk, SAM)
    assert run.invoke(app, ["verify", "--client", MAPLE, "--from", head["hash"]]).exit_code == 0
    assert run.invoke(app, ["verify", "--client", MAPLE]).exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["verify", "--head", "nonsense"], 2, "'nonsense' is neither a head"),
        (["verify", "--client", "nobody"], 1, "There is no client 'nobody'"),
        (["head", "--client", "nobody"], 1, "Known clients: foothills-auto, maple-dental"),
    ],
)
def test_what_cannot_be_meant_is_refused(arguments: list[str], code: int, words: str) -> None:
    result = run.invoke(app, arguments)
    assert (result.exit_code, words in result.stderr) == (code, True)
