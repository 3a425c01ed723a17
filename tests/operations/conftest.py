"""A desk with the dental clinic and the garage on it."""

from __future__ import annotations

import pytest

from bot.operations.ports import WorkFactory
from tests.makers import FOOTHILLS, MAPLE, DeskForTests


@pytest.fixture
def desk(begin: WorkFactory) -> DeskForTests:
    """Tuesday, ten in the morning."""
    desk = DeskForTests(begin)
    desk.take_in(MAPLE, FOOTHILLS)
    return desk
