"""A desk that monitoring can reach over HTTP."""

from __future__ import annotations

import pytest

from bot.operations.ports import WorkFactory
from tests.channels.alerts.senders import Senders
from tests.makers import FOOTHILLS, MAPLE, DeskForTests


@pytest.fixture
def senders(begin: WorkFactory) -> Senders:
    """Tuesday, ten in the morning."""
    desk = DeskForTests(begin)
    desk.take_in(MAPLE, FOOTHILLS)
    return Senders(desk)
