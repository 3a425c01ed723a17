"""``nightdesk slack check``: what is missing, and where to get it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from bot.channels.slack.manifest import SCOPES
from bot.cli.slack import app
from bot.operations.ports import WorkFactory
from tests.makers import MAPLE, DeskForTests, demo_file
from tests.stand_ins.slack import APP_TOKEN, BOT_TOKEN, TEAM, SlackStandIn

run = CliRunner()


@pytest.fixture
def slack() -> Iterator[SlackStandIn]:
    """A workspace in which the app has what it needs."""
    with SlackStandIn() as served:
        served.scopes = SCOPES
        yield served


@pytest.fixture
def desk(begin: WorkFactory) -> DeskForTests:
    """Maple Dental has registered its workspace."""
    desk = DeskForTests(begin)
    file = demo_file(MAPLE)
    desk.take_in(replace(file, client=replace(file.client, slack_teams=(TEAM,))))
    return desk


@pytest.fixture(autouse=True)
def environment(slack: SlackStandIn, desk: DeskForTests, database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is set."""
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)
    monkeypatch.setenv("NIGHTDESK_SLACK_API_URL", slack.api)
    monkeypatch.setenv("NIGHTDESK_SLACK_BOT_TOKEN", BOT_TOKEN)
    monkeypatch.setenv("NIGHTDESK_SLACK_APP_TOKEN", APP_TOKEN)
    monkeypatch.delenv("NIGHTDESK_SLACK_SIGNING_SECRET", raising=False)


def _said() -> tuple[int, str]:
    result = run.invoke(app, ["check"])
    assert "xoxb-" not in result.output and "xapp-" not in result.output
    return result.exit_code, result.output


def test_nothing_is_missing() -> None:
    code, said = _said()
    assert (code, "✗" in said) == (0, False)
    assert f"✓ workspace {TEAM} (Maple) of maple-dental" in said
    assert all(line["ok"] for line in json.loads(run.invoke(app, ["check", "--json"]).stdout))


def test_missing_scopes_are_named_with_the_way_to_get_them(slack: SlackStandIn) -> None:
    slack.scopes = [scope for scope in SCOPES if scope not in ("users:read.email", "im:history")]
    code, said = _said()
    assert (
        code,
        f"✗ scopes in {TEAM}: lacking im:history, users:read.email. Paste `nightdesk slack manifest`" in said,
    ) == (
        1,
        True,
    )


def test_a_workspace_of_no_client_is_said_with_the_line_for_its_file(desk: DeskForTests) -> None:
    file = demo_file(MAPLE)
    desk.take_in(replace(file, client=replace(file.client, slack_teams=())))
    code, said = _said()
    assert (code, f"Add `slack_teams: [{TEAM}]` to its client file" in said) == (1, True)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("NIGHTDESK_SLACK_BOT_TOKEN", "", "set NIGHTDESK_SLACK_BOT_TOKEN: api.slack.com/apps"),
        ("NIGHTDESK_SLACK_BOT_TOKEN", "xoxb-other", "Slack says invalid_auth. Copy it anew"),
        ("NIGHTDESK_SLACK_BOT_TOKEN", f"T9={BOT_TOKEN}", f"it is of {TEAM}: write {TEAM}= before it."),
        ("NIGHTDESK_SLACK_BOT_TOKEN", "hello", "is a bot token"),
        ("NIGHTDESK_SLACK_APP_TOKEN", "", "set NIGHTDESK_SLACK_APP_TOKEN for Socket Mode"),
        ("NIGHTDESK_SLACK_APP_TOKEN", "wrong", "Slack says invalid_auth. Make one with connections:write"),
        ("NIGHTDESK_SLACK_API_URL", "http://127.0.0.1:9/api/", "Slack says"),
    ],
    ids=[
        "no bot token",
        "a wrong one",
        "one of another workspace",
        "no token at all",
        "no way in",
        "a wrong way in",
        "away",
    ],
)
def test_what_is_wrong_is_said_with_where_to_get_it(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    monkeypatch.setenv(name, value)
    result = run.invoke(app, ["check"])
    assert (result.exit_code, words in " ".join(result.output.split())) == (1, True), result.output


def test_a_signing_secret_is_a_way_in_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIGHTDESK_SLACK_APP_TOKEN", "")
    monkeypatch.setenv("NIGHTDESK_SLACK_SIGNING_SECRET", "a secret")
    assert _said()[0] == 0


def test_the_technicians_channel_is_looked_at_and_its_workspace_need_be_no_clients(
    slack: SlackStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIGHTDESK_SLACK_ROOM", f"{TEAM}/C0TECH")
    assert "✓ technicians' channel C0TECH" in run.invoke(app, ["check"]).output
    slack.shut.add("C0TECH")
    shut = run.invoke(app, ["check"])
    assert shut.exit_code == 1 and "Slack says not_in_channel. Write `/invite @Nightdesk`" in shut.output
    monkeypatch.setenv("NIGHTDESK_SLACK_ROOM", "T0DESK/C0TECH")
    elsewhere = " ".join(run.invoke(app, ["check"]).output.split())
    assert "NIGHTDESK_SLACK_ROOM is in T0DESK, and there is no bot token of that workspace." in elsewhere
