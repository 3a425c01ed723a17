"""The entry point itself: what no command can be without."""

from __future__ import annotations

import sys

import pytest

from bot.cli.main import main

COMMANDS = (["tickets", "list"], ["doctor"], ["db", "upgrade"], ["db", "check"], ["audit", "verify"])


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_database_that_does_not_answer_is_said_in_a_sentence_without_its_password(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], command: list[str]
) -> None:
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", "postgresql://desk:canary@127.0.0.1:1/desk")
    monkeypatch.setattr(sys, "argv", ["nightdesk", *command])

    with pytest.raises(SystemExit) as ended:
        main()

    said = capfd.readouterr().err
    assert ended.value.code == 1
    assert said.startswith("The database does not answer (") and "NIGHTDESK_DATABASE_URL" in said
    assert said.count("\n") == 1 and "canary" not in said


def test_an_address_of_another_database_is_refused_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", "mysql://desk:canary@db.example/desk")
    monkeypatch.setattr(sys, "argv", ["nightdesk", "tickets", "list"])

    with pytest.raises(SystemExit) as ended:
        main()

    said = capfd.readouterr().err
    assert (ended.value.code, said.count("\n"), "canary" in said) == (1, 1, False)
    assert "has to begin with postgresql://" in said and "NIGHTDESK_DATABASE_URL" in said
