"""``nightdesk learn``: read, accepted into the files or a patch, rejected."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.main import app
from bot.operations.ports import WorkFactory
from bot.operations.ticket_work import recategorise_ticket
from tests.makers import KIM_AT, MAPLE, ROBIN_AT, SAM, DeskForTests
from tests.training_projects import small_project

run = CliRunner()
LINE = "Alex cannot copy the big plans"


@pytest.fixture(autouse=True)
def desk(begin: WorkFactory, database: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> DeskForTests:
    """One ticket that a technician has sorted otherwise, and a small project."""
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)
    monkeypatch.setenv("NIGHTDESK_DATA_FOLDER", str(tmp_path / "state"))
    monkeypatch.setenv("NIGHTDESK_PROJECT_FOLDER", str(tmp_path))
    # The real encoder takes two seconds to load, and has nothing to do with what is said here.
    monkeypatch.setattr("bot.bootstrap.sentence_encoder", lambda: None)
    small_project(tmp_path)
    (tmp_path / "knowledge_base").mkdir()
    desk = DeskForTests(begin)
    desk.take_in(MAPLE)
    desk.take_in_staff()
    number = desk.opens_ticket(SAM, "printer", "Sam cannot copy the big plans").number
    recategorise_ticket(ports=desk.ports, number=number, category="scanner", by=ROBIN_AT)
    return desk


def _done(*words: str) -> str:
    result = run.invoke(app, ["learn", *words])
    assert result.exit_code == 0, (result.stdout, result.stderr)
    return result.stdout


def test_a_suggestion_is_listed_shown_and_accepted_into_the_file(tmp_path: Path) -> None:
    assert LINE in _done("list")
    shown = _done("show", "1")
    assert "Taken for: printer. Is: scanner. Ticket: ND-1001." in shown
    assert "name: 'Sam' is 'Alex'" in shown
    said = _done("accept", "1", "--by", KIM_AT)
    assert f"Suggestion 1 is accepted: {LINE} (scanner)" in said
    assert "There is no model yet" in said
    assert "Written: 1 lines, into data/nlu/problems/scanner.yml." in said
    assert "nightdesk train" in said
    assert f"      - {LINE}\n" in (tmp_path / "data/nlu/problems/scanner.yml").read_text(encoding="utf-8")
    assert _done("list") == "Nothing waits to be read.\n"
    assert _done("write") == "Every accepted line is an example.\n"
    document = json.loads(_done("list", "--state", "accepted", "--json"))[0]
    assert (document["category"], document["line"], document["decided_by"]) == ("scanner", LINE, KIM_AT)
    assert json.loads(_done("show", "1", "--json"))["history"][0]["whence"] == "command line"


def test_where_the_files_cannot_be_written_it_waits_for_a_patch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    with monkeypatch.context() as there:
        there.setattr("bot.connectors.training_files.write_whole", full)
        said = _done("accept", "1", "--by", KIM_AT, "--no-measure")
    assert "data/nlu cannot be written here (Read-only file system): 1 accepted lines wait." in said
    assert f"+      - {LINE}\n" in _done("export")
    assert f"git apply {tmp_path / 'learned.patch'}" in _done("export", str(tmp_path / "learned.patch"))
    assert f"+      - {LINE}\n" in (tmp_path / "learned.patch").read_text(encoding="utf-8")


def test_a_rejected_suggestion_says_what_to_take_out_by_hand() -> None:
    _done("accept", "1", "--by", KIM_AT, "--no-measure", "--as", "printer", "--reword", "big plans come out blank")
    said = _done("reject", "1", "--by", KIM_AT, "--reason", "It was the plotter.")
    assert "take it out by hand: big plans come out blank" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["show", "7"], "There is no suggestion 7"),
        (["accept", "1", "--by", ROBIN_AT], "That is for a manager or admin"),
        (["accept", "1", "--by", KIM_AT, "--reword", "Sam again"], "Write it without"),
        (["accept", "1", "--by", KIM_AT, "--as", "spaceship"], "There is no category"),
        (["reject", "1", "--by", KIM_AT, "--reason", " "], "Say why"),
    ],
)
def test_a_refusal_says_why(words: list[str], said: str) -> None:
    result = run.invoke(app, ["learn", *words])
    assert (result.exit_code, said in result.stderr) == (1, True), result.stderr
