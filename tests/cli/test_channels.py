"""A channel whose settings cannot be right is named with the way out, and takes nothing else with it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy.engine import Engine
from structlog.testing import capture_logs

from bot.bootstrap import Desk
from bot.channels.slack.connection import PATH as SLACK
from bot.cli.channels import (
    channel_routes,
    fetchers_of,
    listen_to_slack,
    listen_to_telegram,
    senders_of,
    slack_trouble,
)
from bot.operations.ports import WorkFactory
from bot.settings import Settings
from tests.makers import DeskForTests, library

GOOD = Settings(slack_bot_token="xoxb-1", slack_app_token="xapp-1", telegram_token=f"700100:{'A' * 35}")
HTTP = replace(GOOD, slack_app_token="", slack_signing_secret="secret")
WRONG = pytest.mark.parametrize(
    ("settings", "named"),
    [
        pytest.param(replace(GOOD, slack_bot_token=""), "NIGHTDESK_SLACK_BOT_TOKEN", id="no bot token"),
        pytest.param(replace(GOOD, slack_bot_token="xoxp-1"), "NIGHTDESK_SLACK_BOT_TOKEN", id="another kind of token"),
        pytest.param(replace(GOOD, slack_bot_token="T1=nothing"), "NIGHTDESK_SLACK_BOT_TOKEN", id="one of several"),
        pytest.param(replace(GOOD, slack_app_token="xoxb-1"), "NIGHTDESK_SLACK_APP_TOKEN", id="two bot tokens"),
        pytest.param(replace(GOOD, slack_app_token=""), "NIGHTDESK_SLACK_SIGNING_SECRET", id="no way in"),
    ],
)


@pytest.fixture
def desk(begin: WorkFactory, engine: Engine, database: str) -> Desk:
    """A desk on the test database."""
    return Desk(GOOD, database, engine, DeskForTests(begin).ports, library())


@pytest.mark.parametrize("settings", [GOOD, HTTP], ids=["socket mode", "http"])
def test_what_is_whole_has_no_trouble(settings: Settings) -> None:
    assert slack_trouble(settings) == ""


@WRONG
def test_the_reason_names_the_setting_and_where_to_get_it_and_shows_no_token(settings: Settings, named: str) -> None:
    reason = slack_trouble(settings)
    assert named in reason and "api.slack.com/apps" in reason
    assert "xoxp-1" not in reason and "xapp-1" not in reason


@WRONG
async def test_it_is_said_at_the_start_and_everything_else_goes_on(desk: Desk, settings: Settings, named: str) -> None:
    begun = replace(desk, settings=settings)
    with capture_logs() as said:
        senders, fetchers, routes = senders_of(begun), fetchers_of(begun), channel_routes(begun)
        await listen_to_slack(begun)
    assert {"web", "telegram"} <= senders.keys() and "telegram" in fetchers
    assert SLACK not in {getattr(route, "path", "") for route in routes}
    errors = [line for line in said if line["log_level"] == "error"]
    assert errors and all(line["event"] == "slack_left_out" and named in line["reason"] for line in errors)


async def test_what_nobody_set_up_is_no_error(desk: Desk) -> None:
    begun = replace(desk, settings=Settings())
    with capture_logs() as said:
        await listen_to_slack(begun)
        await listen_to_telegram(begun)
    assert [(line["event"], line["log_level"]) for line in said] == [
        ("slack_left_out", "info"),
        ("telegram_left_out", "info"),
    ]
    assert senders_of(begun).keys() == {"web"}


async def test_a_telegram_token_that_cannot_be_one_takes_nothing_with_it(desk: Desk) -> None:
    begun = replace(desk, settings=replace(GOOD, telegram_token="not a token"))
    with capture_logs() as said:
        assert senders_of(begun).keys() == {"web", "slack"}
        await listen_to_telegram(begun)
    assert [line["event"] for line in said] == ["telegram_left_out"] * 2
