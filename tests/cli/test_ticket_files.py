"""``nightdesk tickets show``: the pictures and files of a ticket, named, told to scripts, and written into a folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.tickets import app
from bot.connectors.files import SafeFiles
from bot.desk.attachments import SentFile
from bot.operations.attachments.answering import answer_about_files
from bot.operations.attachments.fetching import keep_file
from bot.operations.ports import IncomingMessage, WorkFactory
from bot.operations.turns import begin_turn
from tests.makers import MAPLE, SAM, DeskForTests
from tests.operations.situations import opened
from tests.sent_files import screenshot

run = CliRunner()
SENT = (
    SentFile("F1", "screen.webp", "image/webp", 500),
    SentFile("F2", "screen.mp4", "video/mp4", 500),
    SentFile("F3", "late.png", "image/png", 500),
)


@pytest.fixture(autouse=True)
def desk(begin: WorkFactory, database: str, monkeypatch: pytest.MonkeyPatch) -> DeskForTests:
    """A ticket with a picture, a video that was refused, and a picture that is on its way."""
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)
    desk = DeskForTests(begin)
    desk.take_in(MAPLE)
    opened(desk, SAM, words="the printer jams")
    stored = desk.receive(IncomingMessage("sent", SAM, "", files=SENT))
    turn = begin_turn(ports=desk.ports, turn=stored.id)
    assert turn is not None and answer_about_files(ports=desk.ports, turn=turn) is not None
    keep_file(ports=desk.ports, cleaner=SafeFiles(), file=turn.files[0], content=screenshot())
    return desk


def test_people_read_what_became_of_each_file() -> None:
    said = run.invoke(app, ["show", "ND-1001"]).stdout.splitlines()
    assert [line for line in said if line.startswith("file:")] == [
        "file: screen.png (2 kB), Tue 24 Nov, 10:00",
        "file: screen.mp4 (not kept: videos are not kept), Tue 24 Nov, 10:00",
        "file: late.png (being fetched), Tue 24 Nov, 10:00",
    ]


def test_kept_files_are_written_into_a_folder_and_scripts_are_told_where(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    told = json.loads(run.invoke(app, ["show", "ND-1001", "--save", str(folder), "--json"]).stdout)["files"]
    assert [each.name for each in folder.iterdir()] == ["01-screen.png"]
    assert (folder / "01-screen.png").read_bytes().startswith(b"\x89PNG")
    first = told[0]
    assert (first["name"], first["media_type"], first["state"], first["sent_by"], first["saved"]) == (
        "screen.png",
        "image/png",
        "kept",
        "sam@maple-dental.example",
        str(folder / "01-screen.png"),
    )
    assert (len(first["id"]), len(first["sha256"]), first["size"] > 1000) == (32, 64, True)
    assert [(each["state"], each["why"], each["saved"]) for each in told[1:]] == [
        ("refused", "video", None),
        ("wanted", None, None),
    ]


def test_a_folder_that_cannot_be_written_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    result = run.invoke(app, ["show", "ND-1001", "--save", str(tmp_path / "taken")])
    assert (result.exit_code, "Name another folder with --save." in " ".join(result.output.split())) == (1, True)
