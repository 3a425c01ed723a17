"""The three worlds for this folder's tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy.engine import Engine

from bot.storage.postgres import EmbeddedPostgres
from tests.makers import DeskForTests

from .copies import Copies


@pytest.fixture(scope="session")
def copies(postgres: EmbeddedPostgres) -> Iterator[Copies]:
    """Three clients, each of which has done and been sent everything that there is."""
    made = Copies(postgres)
    yield made
    made.close()


@pytest.fixture
def world(copies: Copies) -> Iterator[tuple[DeskForTests, Engine]]:
    """A desk with the three on it, as it was in the beginning."""
    with copies.copy() as made:
        yield made


@pytest.fixture(scope="module")
def untouched(copies: Copies) -> Iterator[tuple[DeskForTests, Engine]]:
    """The same for tests that leave it as it is."""
    with copies.copy("untouched") as made:
        yield made
