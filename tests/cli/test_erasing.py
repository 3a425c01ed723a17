"""`nightdesk people erase`: shown first, asked twice, taken back."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner, Result

from bot.cli.main import app
from bot.connectors.files import SafeFiles
from bot.desk.attachments import SentFile
from bot.operations.attachments.fetching import keep_file
from bot.operations.ports import IncomingMessage, WorkFactory
from tests.makers import MAPLE, DeskForTests
from tests.makers import SAM as SAM_IN_SLACK
from tests.sent_files import screenshot

run = CliRunner()
SAM = "sam@maple-dental.example"


@pytest.fixture
def desk(begin: WorkFactory) -> DeskForTests:
    """The dental clinic."""
    desk = DeskForTests(begin)
    desk.take_in(MAPLE)
    return desk


@pytest.fixture
def erase(desk: DeskForTests, database: str, monkeypatch: pytest.MonkeyPatch) -> object:
    """The command on a database with the dental clinic in it."""
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


def test_what_is_handed_out_is_one_file_with_pages_data_and_pictures_for_its_owner_alone(
    erase, desk: DeskForTests, tmp_path: Path
) -> None:  # type: ignore[no-untyped-def]
    sent = SentFile("F1", "../<b>my screen.png", "image/png", 500, {"id": "F1"})
    stored = desk.receive(IncomingMessage("sent", SAM_IN_SLACK, "<b>the printer</b> by my desk", files=(sent,)))
    with desk.ports.begin() as work:
        (file,) = work.attachments.of_turn(stored.id)
    keep_file(ports=desk.ports, cleaner=SafeFiles(), file=file, content=screenshot())
    desk.opens_ticket(SAM_IN_SLACK, "printer", "it is offline since Monday")
    to = tmp_path / "sam.zip"
    given = erase("export", SAM, "--to", str(to), "--json")
    assert (given.exit_code, json.loads(given.output)["files"], to.stat().st_mode & 0o777) == (0, 1, 0o600)
    with ZipFile(to) as opened:
        assert sorted(opened.namelist()) == ["data.json", "files/001-_b_my_screen.png", "index.html"]
        data, page = json.loads(opened.read("data.json")), opened.read("index.html").decode()
    assert [each["document"]["words"] for each in data["tickets"]] == ["it is offline since Monday"]
    assert ("&lt;b&gt;the printer&lt;/b&gt; by my desk" in page, "<b>" in page) == (True, False)
    assert erase("export", SAM, "--to", str(to)).exit_code == 1
    assert erase("export", "nobody@nowhere.example", "--to", str(tmp_path / "no.zip")).exit_code == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["sam.zip"]


def test_nobody_and_what_does_not_go_together(erase) -> None:  # type: ignore[no-untyped-def]
    assert erase("erase", "nobody@nowhere.example").exit_code == 1
    assert erase("erase", SAM, "--undo", "--really").exit_code == 2


def test_what_is_older_than_it_is_kept_is_shown_before_it_goes(
    erase, desk: DeskForTests, monkeypatch: pytest.MonkeyPatch
) -> None:  # type: ignore[no-untyped-def]
    desk.clock.set(desk.clock.now() - timedelta(days=800))
    desk.receives(SAM_IN_SLACK, "the printer is offline")
    with desk.ports.begin() as work:
        for each in work.conversations.unfinished(desk.clock.now() + timedelta(days=1)):
            work.conversations.finish(each.id, "done")
        work.commit()

    def retain(*arguments: str) -> Result:
        return run.invoke(app, ["db", "retain", *arguments])

    assert {each["kept"]: each["rows"] for each in json.loads(retain("--json").output)}["talk"] == 1
    monkeypatch.setenv("NIGHTDESK_RETENTION", "files=30")
    assert json.loads(retain("--json", "--really").output) == {}
    assert json.loads(retain("--json", "--really", "--keep", "talk=365").output) == {"talk": 1}
    assert "Nothing was older" in retain("--really", "--keep", "usual").output
    assert retain("--keep", "letters=9").exit_code == 1
