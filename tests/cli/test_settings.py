"""Settings: those that open something are never shown, and what cannot be meant is said before anything starts."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.checks import checks_of
from bot.cli.main import app
from bot.cli.setting_checks import unknown_settings, why_not_there, wrong_settings
from bot.settings import Settings

run = CliRunner()
SECRET = "8f742231b10e8888abcd99fff00085a5"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "postgresql://desk:canary@db.example/desk"),
        ("MAIL_URL", "smtp://desk:canary@mail.example:587"),
        ("HEARTBEAT_URL", "https://beats.example/canary"),
        ("SLACK_BOT_TOKEN", "xoxb-canary"),
        ("METRICS_TOKEN", "canary"),
        ("BACKUP_SECRET", "canary and some more words"),
    ],
)
@pytest.mark.parametrize("options", [[], ["--json"]], ids=["for people", "for scripts"])
def test_what_opens_something_is_not_shown(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, options: list[str]
) -> None:
    monkeypatch.setenv(f"NIGHTDESK_{name}", value)

    shown = run.invoke(app, ["settings", *options])

    assert (shown.exit_code, "(set)" in shown.output, "canary" in shown.output) == (0, True, False)


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("PORT", "abc", "NIGHTDESK_PORT is 'abc'; write a number from 1 to 65535."),
        ("PORT", "70000", "NIGHTDESK_PORT is '70000'"),
        ("BACKUP_DAYS", "two", "NIGHTDESK_BACKUP_DAYS is 'two'; write a whole number from 1 on."),
        ("LOG_LEVEL", "loud", "write one of DEBUG, INFO, WARNING, ERROR."),
        ("PUBLIC_URL", "desk.example", "write it like https://desk.example."),
        ("RETENTION", "tlk=200", "NIGHTDESK_RETENTION: 'tlk=200'"),
    ],
)
def test_a_setting_that_cannot_be_meant_stops_the_start_with_what_to_write(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv("NIGHTDESK_SECRET", SECRET)
    monkeypatch.setenv(f"NIGHTDESK_{name}", value)

    refused = run.invoke(app, ["serve"])

    assert (refused.exit_code, said in refused.stderr) == (1, True)


@pytest.mark.parametrize("secret", ["short", "a long random text", "0123" * 16])
def test_a_secret_that_can_be_guessed_is_refused_with_the_command_that_makes_a_good_one(
    monkeypatch: pytest.MonkeyPatch, secret: str
) -> None:
    monkeypatch.setenv("NIGHTDESK_SECRET", secret)
    refused = run.invoke(app, ["serve", "gateway"])
    assert (refused.exit_code, secret in refused.stderr) == (1, False)
    for said in ("NIGHTDESK_SECRET can be guessed", "32 characters or more", "`openssl rand -hex 32`"):
        assert said in refused.stderr
    assert wrong_settings(Settings(secret=SECRET)) == ()


def test_the_settings_as_they_come_are_right() -> None:
    assert wrong_settings(Settings()) == ()


def test_a_name_that_nothing_reads_is_named_with_the_one_that_was_meant() -> None:
    slips = unknown_settings({"NIGHTDESK_DATABSE_URL": "x", "NIGHTDESK_ROTA": "y", "NIGHTDESK_XYZZY": "z", "PATH": "p"})
    assert slips == (
        "There is no setting NIGHTDESK_DATABSE_URL. Did you mean NIGHTDESK_DATABASE_URL?",
        "There is no setting NIGHTDESK_XYZZY. `nightdesk settings` shows them all.",
    )


def test_a_port_that_is_taken_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIGHTDESK_SECRET", SECRET)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        refused = run.invoke(app, ["serve", "gateway", "--port", str(port)])
        assert refused.exit_code == 1
        assert f"The gateway cannot listen on 127.0.0.1, port {port}: address already in use." in refused.stderr
    assert why_not_there("127.0.0.1", port) == ""
    assert "NIGHTDESK_HOST has to be an address of this machine" in why_not_there("192.0.2.1", port)
    assert "NIGHTDESK_HOST" in why_not_there("no-such-host.invalid", port)


def test_the_doctor_names_a_knowledge_base_that_is_not_there(tmp_path: Path, database: str) -> None:
    settings = Settings(project_folder=str(tmp_path), database_url=database)
    found = next(each for each in checks_of(settings) if each.name == "knowledge base")
    assert not found.good and f"no folder of articles at {tmp_path / 'knowledge_base'}" in found.advice
