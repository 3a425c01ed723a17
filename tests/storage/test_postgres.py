from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg2
import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.storage import schema
from bot.storage.engine import NotPostgres, dsn_for_psycopg, dsn_for_sqlalchemy, make_engine
from bot.storage.postgres import FOR_TESTS, EmbeddedPostgres, PostgresDidNotStart, address_of_running
from tests.journeys.processes import wait_until


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that the server's own user may pass."""
    with TemporaryDirectory(prefix="nightdesk-tests-") as folder:
        yield Path(folder)


def _is_running(pid: int) -> bool:
    """Whether a program runs; one that ended has no command line, even before its parent notices."""
    try:
        os.kill(pid, 0)
        return (Path("/proc") / str(pid) / "cmdline").read_bytes() != b""
    except (ProcessLookupError, FileNotFoundError):
        return False


def _pid(folder: Path) -> int:
    return int((folder / "data" / "postmaster.pid").read_text().splitlines()[0])


def test_a_server_in_a_folder_with_a_long_and_awkward_name_starts_and_leaves_nothing_behind(
    place: Path,
) -> None:
    folder = place / "a place, with $1 'and' 100%" / ("x" * 110)
    with EmbeddedPostgres(folder, FOR_TESTS) as server:
        pid = _pid(folder)
        sockets = Path((folder / "data" / "postmaster.pid").read_text().splitlines()[4])
        schema.upgrade(server.dsn)
        with pytest.raises(PostgresDidNotStart, match="Another run uses the database"):
            EmbeddedPostgres(folder).__enter__()
    assert (_is_running(pid), sockets.exists()) == (False, False)
    with EmbeddedPostgres(folder, FOR_TESTS) as server:
        assert schema.current(server.dsn) == schema.newest()


def test_a_server_that_a_killed_run_left_behind_is_taken_over_and_stopped(place: Path) -> None:
    killed = EmbeddedPostgres(place, FOR_TESTS).__enter__()
    pid = _pid(place)
    assert killed._lock is not None
    killed._lock.close()  # all that a killed process gives back
    assert address_of_running(place) is None
    with EmbeddedPostgres(place, FOR_TESTS) as server:
        assert (_pid(place), server.dsn) == (pid, killed.dsn)
    assert not _is_running(pid)


def test_a_server_that_is_killed_is_started_again_at_the_same_address_with_all_that_was_committed(place: Path) -> None:
    with EmbeddedPostgres(place, {"fsync": "off"}) as server, server.kept_running():
        address = server.dsn
        with psycopg2.connect(address) as connection, connection.cursor() as cursor:
            cursor.execute("CREATE TABLE kept (id int)")
            cursor.execute("INSERT INTO kept VALUES (1)")
        for _ in range(2):
            os.kill(_pid(place), signal.SIGKILL)
            wait_until(lambda: _answer_of(address) is None, 60)
            wait_until(lambda: _answer_of(address) == 1, 60)
        assert server.dsn == address
        pid = _pid(place)
        connection.close()
    assert not _is_running(pid)


def _answer_of(address: str) -> int | None:
    try:
        connection = psycopg2.connect(address, connect_timeout=5)
    except psycopg2.OperationalError:
        return None
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM kept")
            return int((cursor.fetchone() or (0,))[0])
    except psycopg2.OperationalError:
        return None
    finally:
        connection.close()


def test_the_address_of_a_running_server_is_known_to_others_while_it_runs(place: Path) -> None:
    assert address_of_running(place / "nowhere") is None
    with EmbeddedPostgres(place, FOR_TESTS) as server:
        assert address_of_running(place) == server.dsn
    assert address_of_running(place) is None


def test_a_server_that_cannot_start_says_what_to_do_and_shows_its_log(place: Path) -> None:
    with pytest.raises(PostgresDidNotStart) as refusal:
        EmbeddedPostgres(place, {**FOR_TESTS, "max_connections": "none"}).__enter__()
    assert f"See that the folder {place} may be written to and its disk has room" in str(refusal.value)
    assert 'invalid value for parameter "max_connections"' in str(refusal.value)
    with EmbeddedPostgres(place, FOR_TESTS) as server:
        assert server.dsn.startswith("postgresql://nightdesk@/nightdesk?host=")


def test_a_folder_that_cannot_be_made_is_named(place: Path) -> None:
    (place / "file").write_text("")
    with pytest.raises(PostgresDidNotStart, match="file/folder may be written to"):
        EmbeddedPostgres(place / "file" / "folder").__enter__()


def test_other_processes_reach_the_server_by_its_address(postgres: EmbeddedPostgres) -> None:
    connections = [psycopg2.connect(postgres.dsn) for _ in range(3)]
    assert [each.info.dbname for each in connections] == ["nightdesk"] * 3
    for each in connections:
        each.close()


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="shows environments on Linux only")
def test_the_server_does_not_see_our_environment(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIGHTDESK_SECRET", "x")
    with EmbeddedPostgres(place, FOR_TESTS):
        environment = (Path("/proc") / str(_pid(place)) / "environ").read_bytes()
    assert (b"PGDATA=" in environment, b"NIGHTDESK_SECRET" in environment) == (True, False)


@pytest.mark.parametrize(
    "dsn",
    ["postgresql://a@h/d", "postgres://a@h/d", "postgresql+psycopg2://a@h/d", "postgresql+psycopg://a@h/d"],
)
def test_an_address_is_written_for_each_library(dsn: str) -> None:
    assert (dsn_for_psycopg(dsn), dsn_for_sqlalchemy(dsn)) == (
        "postgresql://a@h/d",
        "postgresql+psycopg2://a@h/d",
    )


def test_another_kind_of_database_is_refused() -> None:
    with pytest.raises(NotPostgres, match="has to begin with postgresql://"):
        make_engine("sqlite:///desk.db")


def test_the_engine_gives_up_long_statements_and_speaks_utc(engine: Engine) -> None:
    query = text(
        "SELECT current_setting('statement_timeout'), current_setting('TimeZone'), current_setting('application_name')"
    )
    with engine.connect() as connection:
        assert tuple(connection.execute(query).one()) == ("15s", "UTC", "nightdesk")
