"""A desk with the dental clinic and the garage on it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.operations.ports import WorkFactory
from bot.storage.postgres import EmbeddedPostgres
from tests.makers import FOOTHILLS, MAPLE, DeskForTests
from tests.operations.mortal import Mortal


@pytest.fixture
def desk(begin: WorkFactory) -> DeskForTests:
    """Tuesday, ten in the morning."""
    desk = DeskForTests(begin)
    desk.take_in(MAPLE, FOOTHILLS)
    return desk


@pytest.fixture(scope="session")
def mortal(postgres: EmbeddedPostgres) -> Iterator[Mortal]:
    """Whoever is killed in the middle of their work on the tests' database."""
    with Mortal(postgres.dsn) as mortal:
        yield mortal
