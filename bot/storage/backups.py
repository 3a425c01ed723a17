"""The whole database as one stream of bytes, and back: PostgreSQL's own programs, and no file in between.

What is written is one snapshot, taken while the desk works. What is read back stands in the database as a whole or not at
all, also in the place of what was there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from threading import Thread
from typing import IO, Any

import psycopg2
from psycopg2.extensions import make_dsn, parse_dsn

from bot.desk.audit import KeptHead
from bot.desk.errors import DeskError
from bot.storage.engine import dsn_for_psycopg
from bot.storage.postgres import PostgresDidNotStart, programs

_PART = 2**20
# PostgreSQL 17 brought a setting that its programs write into every script, and that an older server does not know.
_KNOWS_TRANSACTION_TIMEOUT, _UNKNOWN_BEFORE = 170000, b"SET transaction_timeout = 0;\n"

_TABLES = """
SELECT c.relname FROM pg_class c
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT EXISTS
    (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
ORDER BY c.relname
"""
# What extensions have brought stays: who may put it there again is often somebody else.
_EMPTY = """
DO $$
DECLARE statement text;
BEGIN
    -- All are named before the first is gone: with a table goes what is made of it.
    FOREACH statement IN ARRAY ARRAY(
        SELECT format('DROP %s IF EXISTS %s CASCADE',
            CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END,
            c.oid::regclass)
        FROM pg_class c
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S') AND NOT EXISTS
            (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('e', 'a', 'i'))
        UNION ALL
        SELECT format('DROP ROUTINE IF EXISTS %s CASCADE', p.oid::regprocedure) FROM pg_proc p
        WHERE p.pronamespace = 'public'::regnamespace AND NOT EXISTS
            (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
        UNION ALL
        SELECT format('DROP TYPE IF EXISTS %s CASCADE', t.oid::regtype) FROM pg_type t
        WHERE t.typnamespace = 'public'::regnamespace AND (t.typtype IN ('e', 'd') OR EXISTS
            (SELECT FROM pg_class c WHERE c.oid = t.typrelid AND c.relkind = 'c')) AND NOT EXISTS
            (SELECT FROM pg_depend d WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e')
    )
    LOOP
        EXECUTE statement;
    END LOOP;
END $$;
"""


class DumpFailed(DeskError):
    """One of PostgreSQL's programs ended with an error; the message is what it said, and what to do."""


@dataclass(frozen=True)
class Contents:
    """What a database holds: its revision, the rows of every table, where each chain of history ends."""

    revision: str | None
    rows: Mapping[str, int]
    heads: tuple[KeptHead, ...] = ()


@dataclass(frozen=True)
class Snapshot:
    """A database as of one instant, for as long as it is held; ``name`` is how PostgreSQL calls it."""

    name: str
    contents: Contents


@dataclass(frozen=True)
class Target:
    """A database that something is to be read into: its name, its tables, how many others work in it."""

    database: str
    tables: tuple[str, ...]
    others: int


@contextmanager
def snapshot(dsn: str) -> Iterator[Snapshot]:
    """Hold the database as it is now; nobody waits for it."""
    with _connected(dsn) as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        yield Snapshot(cursor.fetchone()[0], _contents(cursor))


def contents_of(dsn: str) -> Contents:
    """What the database holds now."""
    with _connected(dsn) as cursor:
        return _contents(cursor)


def look_at(dsn: str) -> Target:
    """What would be in the way."""
    with _connected(dsn) as cursor:
        cursor.execute("SELECT current_database()")
        (database,) = cursor.fetchone()
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            " AND backend_type = 'client backend'"
        )
        (others,) = cursor.fetchone()
        return Target(database, _tables(cursor), others)


def dump(dsn: str, of: str) -> Iterator[bytes]:
    """The database as of a snapshot, in PostgreSQL's custom format; DumpFailed before the end where something goes wrong."""
    # The owner is bound by the policies too, unless it is a superuser: it reads everybody's rows, as the MSP's own work does.
    asked = (
        "--format=custom",
        "--compress=1",
        "--no-owner",
        "--no-privileges",
        "--enable-row-security",
        "--lock-wait-timeout=60s",
    )
    command = [_program("pg_dump"), *asked, *_left_out(dsn), f"--snapshot={of}"]
    with tempfile.TemporaryFile() as said:
        with subprocess.Popen(
            [*command, f"--dbname={_address(dsn)}"], stdout=subprocess.PIPE, stderr=said, env=_environment(dsn)
        ) as process:
            assert process.stdout is not None
            try:
                while part := process.stdout.read(_PART):
                    yield part
            except BaseException:
                process.kill()
                raise
        if process.returncode != 0:
            raise DumpFailed(_failure("pg_dump", said, "Run it as the role that owns the tables, or as a superuser."))


def load(dsn: str, dumped: Iterable[bytes], *, replacing: bool = False) -> None:
    """Put what was dumped into the database, in one transaction, in the place of all that is there when ``replacing``.

    DumpFailed when it does not go in. What ``dumped`` raises is raised; either way the database is as it was before.
    """
    version = _version(dsn)
    reads = [_program("pg_restore"), "--no-owner", "--no-privileges", "--no-comments", "--enable-row-security"]
    reads.append("--file=-")
    writes = [_program("psql"), "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", f"--dbname={_address(dsn)}"]
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
    with tempfile.TemporaryFile() as read_said, tempfile.TemporaryFile() as write_said:
        with (
            subprocess.Popen(reads, stdin=pipe, stdout=pipe, stderr=read_said) as reader,
            subprocess.Popen(writes, stdin=pipe, stdout=nowhere, stderr=write_said, env=_environment(dsn)) as writer,
        ):
            assert reader.stdin and reader.stdout and writer.stdin
            feeder = _Feeder(dumped, reader.stdin)
            feeder.start()
            # It stands when all of it has come: a program that dies in between leaves a transaction without an end.
            with suppress(BrokenPipeError):
                writer.stdin.write(
                    b"BEGIN;\nSET LOCAL lock_timeout = '10s';\n" + (_EMPTY.encode() if replacing else b"")
                )
                _pass_on(reader.stdout, writer.stdin, version)
            reader.stdout.close()
            feeder.join()
            if feeder.failure is None and reader.wait() == 0:
                with suppress(BrokenPipeError):
                    writer.stdin.write(b"\nCOMMIT;\n")
            with suppress(BrokenPipeError):
                writer.stdin.close()
        if writer.returncode != 0:
            raise DumpFailed(_failure("psql", write_said, "The database is as it was before."))
        if feeder.failure is not None:
            raise feeder.failure
        if reader.returncode != 0:
            raise DumpFailed(_failure("pg_restore", read_said, "The database is as it was before."))


class _Feeder(Thread):
    """Writes into a program while we read from it."""

    def __init__(self, parts: Iterable[bytes], into: IO[bytes]) -> None:
        super().__init__(daemon=True)
        self._parts, self._into = parts, into
        self.failure: BaseException | None = None

    def run(self) -> None:
        """Until nothing is left, or the program wants no more."""
        try:
            with suppress(BrokenPipeError):
                for part in self._parts:
                    self._into.write(part)
        except BaseException as failure:  # handed to whoever started us
            self.failure = failure
        finally:
            with suppress(BrokenPipeError):
                self._into.close()


def _pass_on(script: IO[bytes], into: IO[bytes], version: int) -> None:
    beginning = script.read(_PART)
    if version < _KNOWS_TRANSACTION_TIMEOUT:
        beginning = beginning.replace(_UNKNOWN_BEFORE, b"", 1)
    into.write(beginning)
    shutil.copyfileobj(script, into, _PART)


@contextmanager
def _connected(dsn: str) -> Iterator[Any]:
    """A transaction that sees everybody's rows, and is undone."""
    options = "-c nightdesk.client=* -c timezone=UTC"
    try:
        connection = psycopg2.connect(
            dsn_for_psycopg(dsn), application_name="nightdesk backup", connect_timeout=10, options=options
        )
    except psycopg2.OperationalError as failure:
        raise DumpFailed(f"The database cannot be reached: {' '.join(str(failure).split())}") from failure
    with closing(connection), connection.cursor() as cursor:
        yield cursor


def _contents(cursor: Any) -> Contents:
    tables = _tables(cursor)
    rows = {}
    for table in tables:
        cursor.execute(f'SELECT count(*) FROM public."{table}"')
        (rows[table],) = cursor.fetchone()
    revision: str | None = None
    heads: tuple[KeptHead, ...] = ()
    if "alembic_version" in tables:
        cursor.execute("SELECT version_num FROM alembic_version")
        found = cursor.fetchone()
        revision = found[0] if found else None
    if "audit_heads" in tables:
        cursor.execute("SELECT chain, position, hash FROM audit_heads ORDER BY chain")
        heads = tuple(KeptHead(bytes(hash), chain, position) for chain, position, hash in cursor.fetchall())
    return Contents(revision, rows, heads)


def _tables(cursor: Any) -> tuple[str, ...]:
    cursor.execute(_TABLES)
    return tuple(name for (name,) in cursor.fetchall())


def _left_out(dsn: str) -> list[str]:
    """Options that leave out what is not the desk's: other schemas, and extensions other than those that it may use."""
    # Asking for the schema public alone would make it be created where it always is.
    with _connected(dsn) as cursor:
        cursor.execute(
            "SELECT format('--exclude-schema=%I', nspname) FROM pg_namespace WHERE nspname <> 'public'"
            " AND nspname !~ '^pg_' AND nspname <> 'information_schema'"
            " UNION ALL SELECT format('--extension=%I', extname) FROM pg_extension WHERE extname IN ('plpgsql', 'vector')"
        )
        return [option for (option,) in cursor.fetchall()]


def _version(dsn: str) -> int:
    with _connected(dsn) as cursor:
        return int(cursor.connection.server_version)


def _program(name: str) -> str:
    """Those of the wheel first: they are the newest, and read every server that is not newer."""
    try:
        found = shutil.which(name, path=programs()) or shutil.which(name)
    except PostgresDidNotStart:
        found = shutil.which(name)
    if found is None:
        raise DumpFailed(f"There is no {name} on this machine. Install PostgreSQL's client programs, or run `uv sync`.")
    return found


def _address(dsn: str) -> str:
    """Without the password, which everybody on this machine could read in the list of processes."""
    parts = {
        name: value for name, value in parse_dsn(dsn_for_psycopg(dsn)).items() if name not in ("password", "options")
    }
    return str(make_dsn(**parts))


def _environment(dsn: str) -> dict[str, str]:
    parts = parse_dsn(dsn_for_psycopg(dsn))
    kept = {name: value for name, value in os.environ.items() if name.startswith(("PG", "LD_", "HOME", "PATH"))}
    options = f"{parts.get('options', '')} -c nightdesk.client=* -c statement_timeout=0 -c timezone=UTC".strip()
    password = {"PGPASSWORD": parts["password"]} if "password" in parts else {}
    return {**kept, **password, "PGOPTIONS": options, "PGAPPNAME": "nightdesk backup", "LC_ALL": "C"}


def _failure(program: str, said: IO[bytes], advice: str) -> str:
    said.seek(0)
    words = said.read().decode("utf-8", "replace").strip().splitlines()
    return f"{program} did not finish: {' '.join(words[-6:]) or 'it said nothing'}. {advice}"
