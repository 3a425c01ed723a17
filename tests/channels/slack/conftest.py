"""A workspace of our own, and Slack's library pointed at it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.channels.slack.workspaces import Workspaces
from bot.operations.ports import WorkFactory
from tests.makers import FOOTHILLS, MAPLE, DeskForTests
from tests.stand_ins.slack import BOT_TOKEN, MAPLE_PEOPLE, TEAM, SlackStandIn


@pytest.fixture
def slack() -> Iterator[SlackStandIn]:
    """Maple Dental's workspace."""
    with SlackStandIn(*MAPLE_PEOPLE) as served:
        yield served


@pytest.fixture
def workspaces(slack: SlackStandIn) -> Workspaces:
    """The installations."""
    return Workspaces({TEAM: BOT_TOKEN}, slack.api)


@pytest.fixture
def desk(begin: WorkFactory) -> DeskForTests:
    """A desk that knows two clients, on a Tuesday at ten."""
    desk = DeskForTests(begin)
    desk.take_in(MAPLE, FOOTHILLS)
    return desk
