"""``nightdesk telegram check``, and Telegram among the channels that are served."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from typer.testing import CliRunner

from bot.cli.telegram import app
from tests.stand_ins.telegram import BOT_NAME, TOKEN, TelegramStandIn

run = CliRunner()


@pytest.fixture
def telegram() -> Iterator[TelegramStandIn]:
    """Nobody has written yet."""
    with TelegramStandIn() as served:
        yield served


def test_without_a_token_it_says_where_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NIGHTDESK_TELEGRAM_TOKEN", raising=False)
    result = run.invoke(app, ["check"])
    assert (result.exit_code, "@BotFather" in result.output) == (1, True)


def test_a_bot_that_works_is_named(telegram: TelegramStandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIGHTDESK_TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv("NIGHTDESK_TELEGRAM_API_URL", telegram.url)
    result = run.invoke(app, ["check"])
    assert (result.exit_code, f"✓ token: @{BOT_NAME}" in result.output) == (0, True)


def test_a_wrong_token_is_refused_without_showing_it(
    telegram: TelegramStandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = TOKEN.replace("AA", "ZZ")
    monkeypatch.setenv("NIGHTDESK_TELEGRAM_TOKEN", wrong)
    monkeypatch.setenv("NIGHTDESK_TELEGRAM_API_URL", telegram.url)
    result = run.invoke(app, ["check", "--json"])
    (found,) = json.loads(result.stdout)
    assert (result.exit_code, found["what"], found["good"], wrong in result.output) == (1, "token", False, False)


def test_the_technicians_group_is_looked_at_too(telegram: TelegramStandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIGHTDESK_TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv("NIGHTDESK_TELEGRAM_API_URL", telegram.url)
    monkeypatch.setenv("NIGHTDESK_TELEGRAM_ROOM", "-1001234567890")
    without = run.invoke(app, ["check"])
    assert without.exit_code == 1 and "✗ technicians' group: " in without.output
    assert "Add the bot to the group, and look at NIGHTDESK_TELEGRAM_ROOM." in " ".join(without.output.split())
    telegram.groups.add(-1001234567890)
    with_it = run.invoke(app, ["check"])
    assert (with_it.exit_code, "✓ technicians' group: -1001234567890" in with_it.output) == (0, True)
