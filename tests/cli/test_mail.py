"""``nightdesk mail check``: whether the server takes what the desk sends."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from bot.cli.mail import app
from tests.stand_ins.mailbox import HOST, serving_mail

run = CliRunner()


@pytest.fixture(autouse=True)
def sender(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIGHTDESK_MAIL_FROM", "help@msp.example")


def test_without_a_server_it_says_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NIGHTDESK_MAIL_URL", raising=False)

    result = run.invoke(app, ["check"])

    assert (result.exit_code, "NIGHTDESK_MAIL_URL is not set" in result.output) == (1, True)


def test_a_server_that_lets_the_desk_in_is_named_and_nothing_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving_mail() as (mailbox, port):
        monkeypatch.setenv("NIGHTDESK_MAIL_URL", f"smtp://{HOST}:{port}")
        result = run.invoke(app, ["check"])

    assert (result.exit_code, result.output) == (0, f"✓ {HOST}:{port} answers, and lets the desk in.\n")
    assert mailbox.taken == []


def test_with_an_address_a_mail_goes_there(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving_mail() as (mailbox, port):
        monkeypatch.setenv("NIGHTDESK_MAIL_URL", f"smtp://{HOST}:{port}")
        result = run.invoke(app, ["check", "--to", "kim@msp.example"])

    assert result.exit_code == 0
    assert [str(mail["To"]) for mail in mailbox.taken] == ["kim@msp.example"]


@pytest.mark.parametrize(
    ("url", "told"),
    [("smtp://127.0.0.1:1", "could not be reached"), ("mail.example", "has to be like smtp://user:password@")],
)
def test_what_does_not_work_is_said(monkeypatch: pytest.MonkeyPatch, url: str, told: str) -> None:
    monkeypatch.setenv("NIGHTDESK_MAIL_URL", url)

    result = run.invoke(app, ["check"])

    assert (result.exit_code, told in result.output) == (1, True)
