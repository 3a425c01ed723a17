"""The entry point itself: what no command can be without."""

from __future__ import annotations

import sys
from importlib.metadata import version

import pytest

from bot.cli.main import COMMANDS as ALL
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


def test_the_version_is_that_of_the_package(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["nightdesk", "--version"])

    with pytest.raises(SystemExit) as ended:
        main()

    assert (ended.value.code, capfd.readouterr().out) == (0, f"nightdesk {version('nightdesk')}\n")


def test_the_help_of_the_whole_says_where_to_begin(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["nightdesk", "--help"])

    with pytest.raises(SystemExit) as ended:
        main()

    said = capfd.readouterr().out
    assert ended.value.code == 0 and "Begin with `nightdesk demo`" in said and "--version" in said


@pytest.mark.parametrize("name", sorted(ALL))
def test_the_list_of_all_commands_says_of_each_what_its_own_help_begins_with(name: str) -> None:
    command = ALL[name].loaded(name)

    assert (command.name, " ".join((command.help or "").partition("\n\n")[0].split())) == (name, ALL[name].line)


def test_a_command_that_there_is_not_is_named_with_the_nearest(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["nightdesk", "tikets"])

    with pytest.raises(SystemExit) as ended:
        main()

    assert ended.value.code == 2 and "Did you mean 'tickets'" in capfd.readouterr().err
