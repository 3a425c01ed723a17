"""``nightdesk articles import``, ``list``, ``review``, ``publish``, ``archive``, ``versions``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.main import app

run = CliRunner()
STOPS = "stop_when:\n- something smells burnt\nminutes:"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An own folder of articles, and a document to import."""
    own = tmp_path / "own"
    own.mkdir()
    (tmp_path / "documents").mkdir()
    document = tmp_path / "documents" / "drum.md"
    document.write_text(
        "# Replace the drum\n\nA word.\n\n1. Open the door.\n2. Take it out.\n\n| a |\n|---|\n", encoding="utf-8"
    )
    monkeypatch.setenv("NIGHTDESK_ARTICLES", str(own))
    return own


def _import(own: Path, *options: str) -> tuple[int, str]:
    documents = str(own.parent / "documents")
    result = run.invoke(app, ["articles", "import", documents, "--category", "printer", *options])
    return result.exit_code, result.stdout


def test_without_yes_it_is_told_what_would_happen_and_nothing_is_written(own: Path) -> None:
    code, said = _import(own)
    assert (code, list(own.rglob("*"))) == (0, [])
    assert said.splitlines()[0] == "drum.md: printer/drum.md, 2 steps, draft"
    assert "  drum.md:8: warning: left out: a table" in said.splitlines()
    assert said.splitlines()[-1] == f"1 drafts would go to {own}, 0 documents refused. Nothing is written: say --yes."


def test_with_yes_drafts_are_written_for_the_client_and_offered_to_nobody(own: Path) -> None:
    code, said = _import(own, "--yes", "--client", "maple-dental", "--json")
    (told,) = json.loads(said)
    assert (code, told["path"], told["steps"]) == (0, "printer/drum.md", 2)
    assert [file.relative_to(own).as_posix() for file in own.rglob("*.md")] == ["printer/drum.md"]
    (listed,) = json.loads(run.invoke(app, ["articles", "list", "--json"]).stdout)
    assert (listed["id"], listed["status"], listed["audience"]) == ("drum", "draft", "maple-dental")
    found = run.invoke(app, ["articles", "search", "replace the drum"]).stdout
    assert found == "Nothing fits well enough.\n"


def test_a_document_that_is_refused_is_named_and_the_others_are_written(own: Path) -> None:
    (own.parent / "documents" / "none.md").write_text("only words", encoding="utf-8")
    code, said = _import(own, "--yes")
    assert (code, "none.md:1: error: no steps were found" in said) == (1, True)
    assert [file.name for file in own.rglob("*.md")] == ["drum.md"]
    code, said = _import(own, "--yes")
    assert (code, "an article drum is there already" in said) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["import", "nowhere"], "There is no folder nowhere."),
        (["import", ".", "--category", "printr"], "There is no category printr."),
        (["review", "nothing"], "There is no article nothing that can be read."),
    ],
)
def test_what_cannot_be_done_is_refused_with_the_reason(
    own: Path, database: str, monkeypatch: pytest.MonkeyPatch, arguments: list[str], reason: str
) -> None:
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)
    result = run.invoke(app, ["articles", *arguments])
    assert (result.exit_code, reason in result.stderr) == (1, True), result.output


def test_a_draft_is_mended_reviewed_published_found_and_archived(
    own: Path, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)
    _import(own, "--yes")
    file = own / "printer" / "drum.md"
    assert run.invoke(app, ["articles", "review", "drum", "--by", "Kim"]).stdout.startswith("drum: draft -> review")
    sent = run.invoke(app, ["articles", "review", "drum", "--send-back", "--by", "Lee"]).stdout
    assert sent.startswith("drum: review -> draft")
    run.invoke(app, ["articles", "review", "drum", "--by", "Kim"])
    refused = run.invoke(app, ["articles", "publish", "drum", "--by", "Lee"])
    assert (refused.exit_code, "stop_when is missing" in refused.stderr) == (1, True)
    file.write_text(file.read_text(encoding="utf-8").replace("minutes:", STOPS), encoding="utf-8")
    assert run.invoke(app, ["articles", "publish", "drum", "--by", "Lee"]).stdout.startswith(
        "drum: review -> published"
    )
    found = json.loads(run.invoke(app, ["articles", "search", "replace the drum", "--json"]).stdout)
    assert [each["id"] for each in found] == ["drum"]
    run.invoke(app, ["articles", "archive", "drum", "--by", "Kim"])
    told = json.loads(run.invoke(app, ["articles", "versions", "drum", "--json"]).stdout)
    assert [each["what"] for each in told if each["what"] != "kept"] == [
        "draft -> review by Kim",
        "review -> draft by Lee",
        "draft -> review by Kim",
        "review -> published by Lee",
        "published -> archived by Kim",
    ]
    assert len({each["version"] for each in told}) == 4
