"""What the demo sees to before it starts anything."""

from __future__ import annotations

import shutil
import socket
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from bot.cli import demo
from bot.cli.main import app
from bot.settings import HOME, PREFIX, Settings, read_settings


class _Disk(NamedTuple):
    total: int
    used: int
    free: int


def test_a_busy_port_is_left_alone_and_the_next_free_one_is_taken() -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        taken = busy.getsockname()[1]
        assert taken < demo.free_port("127.0.0.1", taken) < taken + 100


def test_a_full_disk_is_refused_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: _Disk(10**9, 10**9 - 1, 1))
    with pytest.raises(SystemExit) as ended:
        demo._check_ground(Settings(data_folder=str(tmp_path / "data")))
    said = capsys.readouterr().err
    assert (ended.value.code, "Make room, or set NIGHTDESK_DATA_FOLDER" in said) == (1, True)


def test_a_data_folder_that_cannot_be_made_is_refused_with_the_way_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(SystemExit) as ended:
        demo._check_ground(Settings(data_folder=str(tmp_path / "file" / "data")))
    assert (ended.value.code, "cannot be made" in capsys.readouterr().err) == (1, True)


@pytest.mark.parametrize("port", ["-1", "65536"])
def test_a_port_that_is_none_is_refused_before_anything_starts(port: str) -> None:
    refused = CliRunner().invoke(app, ["demo", "--port", port])
    assert (refused.exit_code, "0<=x<=65535" in refused.output) == (2, True)


def test_a_wrong_python_is_refused_with_the_way_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(demo.sys, "version_info", (3, 13, 0))
    with pytest.raises(SystemExit) as ended:
        demo._check_ground(Settings())
    said = capsys.readouterr().err
    assert (ended.value.code, "Rasa needs 3.10" in said, "make demo" in said) == (1, True, True)


def test_settings_come_from_the_environment_and_have_defaults() -> None:
    found = read_settings({f"{PREFIX}PORT": "9000", "PORT": "1"})
    assert (found.port, found.host, found.project) == ("9000", "127.0.0.1", HOME)
