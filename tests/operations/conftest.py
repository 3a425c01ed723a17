"""A desk with the dental clinic and the garage on it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy.engine import Engine

from bot.operations.ports import WorkFactory
from bot.storage.engine import make_engine
from bot.storage.postgres import EmbeddedPostgres
from tests.makers import FOOTHILLS, MAPLE, DeskForTests
from tests.operations.mortal import Mortal

MOST_AT_ONCE = 60


@pytest.fixture
def desk(begin: WorkFactory) -> DeskForTests:
    """Tuesday, ten in the morning."""
    desk = DeskForTests(begin)
    desk.take_in(MAPLE, FOOTHILLS)
    return desk


@pytest.fixture(scope="module")
def own_connections(shared_engine: Engine) -> Iterator[Engine]:
    """A connection for everybody who acts at the same instant; they are opened as they are needed."""
    engine = make_engine(shared_engine.url.render_as_string(hide_password=False), pool_size=MOST_AT_ONCE)
    yield engine
    engine.dispose()


@pytest.fixture(scope="session")
def mortal(postgres: EmbeddedPostgres) -> Iterator[Mortal]:
    """Whoever is killed in the middle of their work on the tests' database."""
    with Mortal(postgres.dsn) as mortal:
        yield mortal
