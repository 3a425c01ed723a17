"""``nightdesk settings`` shows every setting, and of those that open something only that they are set."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from bot.cli.main import app

run = CliRunner()


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
