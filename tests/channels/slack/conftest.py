"""A workspace of our own, and Slack's library pointed at it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.channels.slack.workspaces import Workspaces
from bot.operations.ports import WorkFactory
from tests.makers import FOOTHILLS, MAPLE, DeskForTests
from tests.stand_ins.slack import BOT_TOKEN, TEAM, SlackPerson, SlackStandIn


@pytest.fixture
def slack() -> Iterator[SlackStandIn]:
    """Maple Dental's workspace."""
    people = (
        SlackPerson("U0SAM", "Sam Okoro", "sam@maple-dental.example"),
        SlackPerson("U0DANA", "Dana Reyes", "dana@maple-dental.example"),
        SlackPerson("U0NOBODY", "Nora Body"),
    )
    with SlackStandIn(*people) as served:
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
