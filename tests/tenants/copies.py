"""The three worlds, made once; each proof begins with a copy of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace

import psycopg2
import pytest
from psycopg2.extensions import ISOLATION_LEVEL_AUTOCOMMIT
from sqlalchemy.engine import Engine

from bot.bootstrap import Desk
from bot.knowledge.live import LiveArticles
from bot.settings import HOME, Settings
from bot.storage import schema
from bot.storage.engine import make_engine
from bot.storage.postgres import EmbeddedPostgres
from bot.storage.unit_of_work import sql_work_factory
from tests.makers import DeskForTests

from .cells import Matrix
from .worlds import ThreeWorlds


class Copies:
    """One desk, and as many copies of it as are asked for, each as it was in the beginning."""

    def __init__(self, server: EmbeddedPostgres) -> None:
        self._server = server
        self._say("DROP DATABASE IF EXISTS three_worlds WITH (FORCE)", "CREATE DATABASE three_worlds")
        self._address = server.dsn.replace("/nightdesk?", "/three_worlds?")
        schema.upgrade(self._address)
        engine = make_engine(self._address)
        self.made = ThreeWorlds(DeskForTests(sql_work_factory(engine)))
        matrix = Matrix(self.made.desk, engine)
        self.actors, self.things = matrix.actors, matrix.things
        engine.dispose()

    def _say(self, *statements: str) -> None:
        with closing(psycopg2.connect(self._server.dsn)) as admin:
            admin.set_isolation_level(ISOLATION_LEVEL_AUTOCOMMIT)
            for statement in statements:
                admin.cursor().execute(statement)

    @contextmanager
    def copy(self, name: str = "one_world") -> Iterator[tuple[DeskForTests, Engine]]:
        """One of them, in a database of this name."""
        self._say(f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name} TEMPLATE three_worlds")
        address = self._server.dsn.replace("/nightdesk?", f"/{name}?")
        engine = make_engine(address)
        desk = self.made.desk
        kept, at = desk.ports, desk.clock.now()
        desk.ports = replace(desk.ports, begin=sql_work_factory(engine))
        articles = LiveArticles([HOME / "knowledge_base"])
        try:
            with pytest.MonkeyPatch.context() as patched:
                # The desk that the actions of this process work with.
                current = Desk(Settings(), address, engine, desk.ports, articles)
                patched.setattr("bot.bootstrap._current", [current])
                yield desk, engine
        finally:
            desk.ports = kept
            desk.clock.set(at)
            engine.dispose()

    def close(self) -> None:
        """Take them away."""
        self._say(
            "DROP DATABASE IF EXISTS one_world", "DROP DATABASE IF EXISTS untouched", "DROP DATABASE three_worlds"
        )
