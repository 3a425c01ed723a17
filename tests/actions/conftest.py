"""A desk with two clients that the actions of this process work with."""

from __future__ import annotations

import pytest
from sqlalchemy.engine import Engine

from bot.bootstrap import Desk
from bot.knowledge.live import LiveArticles
from bot.operations.ports import WorkFactory
from bot.settings import HOME, Settings
from tests.makers import FOOTHILLS, MAPLE, DeskForTests


@pytest.fixture
def desk(begin: WorkFactory, engine: Engine, database: str, monkeypatch: pytest.MonkeyPatch) -> DeskForTests:
    """Tuesday, ten in the morning."""
    desk = DeskForTests(begin)
    desk.take_in(MAPLE, FOOTHILLS)
    current = Desk(Settings(), database, engine, desk.ports, LiveArticles([HOME / "knowledge_base"]))
    monkeypatch.setattr("bot.bootstrap._current", [current])
    return desk
