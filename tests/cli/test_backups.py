"""``nightdesk db backup`` and ``restore``: all of it comes back; what is damaged, not empty or at work is refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random
from threading import Event, Thread

import psycopg2
import pytest
from psycopg2.extensions import ISOLATION_LEVEL_AUTOCOMMIT
from sqlalchemy import text
from sqlalchemy.engine import Engine
from typer.testing import CliRunner

from bot.bootstrap import SystemClock
from bot.cli.backups import RECORD, backup_trouble, last_backup
from bot.cli.upkeep import db
from bot.connectors import sealed
from bot.connectors.whole_files import write_whole
from bot.operations.audit import verify_history
from bot.operations.ports import WorkFactory
from bot.settings import read_settings
from bot.storage import schema
from bot.storage.backups import contents_of
from bot.storage.engine import make_engine
from bot.storage.postgres import EmbeddedPostgres
from bot.storage.unit_of_work import sql_work_factory
from tests.proving import cases
from tests.storage.busy import open_for_business, write_something

run = CliRunner()


@pytest.fixture(autouse=True)
def settings(database: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A passphrase, and keys that cost nothing to make."""
    monkeypatch.setattr(sealed, "_SCRYPT_N", 2)
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)
    monkeypatch.setenv("NIGHTDESK_DATA_FOLDER", str(tmp_path / "data"))
    monkeypatch.setenv("NIGHTDESK_BACKUP_SECRET", "five random words for tests")


@pytest.fixture
def busy(begin: WorkFactory) -> WorkFactory:
    """Three clients with a history in every chained table, and a picture's bytes."""
    open_for_business(begin)
    random = Random(5)
    for _ in range(cases(20, 500)):
        write_something(begin, random)
    return begin


class Elsewhere:
    """Databases beside the tests' own, on the same server."""

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn
        self._made: list[str] = []
        self.roles: list[str] = []

    def new(self, name: str, owner: str = "nightdesk") -> str:
        self.say(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", f"CREATE DATABASE {name} OWNER {owner}")
        self._made.append(name)
        return self._dsn.replace("postgresql://nightdesk@/nightdesk?", f"postgresql://{owner}@/{name}?")

    def say(self, *statements: str) -> None:
        connection = psycopg2.connect(self._dsn)
        connection.set_isolation_level(ISOLATION_LEVEL_AUTOCOMMIT)
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
        connection.close()

    def drop(self) -> None:
        self.say(*(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)" for name in self._made))
        self.say(*(f"DROP ROLE IF EXISTS {role}" for role in self.roles))


@pytest.fixture
def elsewhere(postgres: EmbeddedPostgres) -> Iterator[Elsewhere]:
    """Made empty, dropped when the test ends."""
    places = Elsewhere(postgres.dsn)
    yield places
    places.drop()


_made: list[bytes] = []


@pytest.fixture
def made(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A backup of a busy desk that nobody has tried yet; written once for all tests."""
    file = tmp_path / "desk.backup"
    if _made:
        file.write_bytes(_made[0])
        return file
    request.getfixturevalue("busy")
    result = run.invoke(db, ["backup", str(file), "--no-verify"])
    assert result.exit_code == 0, result.output
    _made.append(file.read_bytes())
    return file


def test_a_backup_taken_while_the_desk_works_is_one_instant_and_verified_before_it_gets_its_name(
    busy: WorkFactory, tmp_path: Path
) -> None:
    """Entries and their rows, heads and their chains agree, however much is written meanwhile."""
    stop = Event()

    def work(seed: int) -> None:
        random = Random(seed)
        while not stop.is_set():
            write_something(busy, random)

    workers = [Thread(target=work, args=(seed,)) for seed in (11, 12)]
    for worker in workers:
        worker.start()
    try:
        for number in range(cases(1, 8)):
            result = run.invoke(db, ["backup", str(tmp_path / f"{number}.backup")])
            assert result.exit_code == 0, result.output
            first, second, third = result.stdout.splitlines()
            assert first.startswith("Backed up ")
            assert second.endswith(": every table holds as many rows.")
            assert third.endswith("chains: history says what was written.")
            last = last_backup(read_settings())
            assert last is not None and last.file == str(tmp_path / f"{number}.backup")
    finally:
        stop.set()
        for worker in workers:
            worker.join()
    assert sorted(each.name for each in tmp_path.iterdir())[:2] == ["0.backup", "1.backup" if cases(0, 1) else "data"]


def test_what_was_backed_up_comes_back_with_its_history_numbers_and_rules(
    busy: WorkFactory, tmp_path: Path, database: str, elsewhere: Elsewhere, engine: Engine
) -> None:
    with engine.connect() as connection:
        numbers = connection.execute(text("SELECT nextval('ticket_numbers')")).scalar_one()
    made = tmp_path / "desk.backup"
    run.invoke(db, ["backup", str(made), "--no-verify"])
    there = elsewhere.new("restored_here")
    result = run.invoke(db, ["restore", str(made), "--into", there])
    assert result.exit_code == 0, result.output
    assert (contents_of(there), schema.check(there)) == (contents_of(database), [])
    restored = make_engine(there)
    try:
        begin = sql_work_factory(restored)
        write_something(begin, Random(9))
        assert verify_history(work=begin, report=lambda finding: None).findings == 0
        with restored.connect() as connection:
            assert connection.execute(text("SELECT nextval('ticket_numbers')")).scalar_one() == numbers + 1
        with (
            pytest.raises(Exception, match=r"only be added|never changed|permission denied"),
            restored.begin() as changing,
        ):
            changing.execute(text("UPDATE ticket_history SET text = 'no'"))
        with restored.connect() as connection, pytest.raises(Exception, match="does not say whose rows"):
            connection.execute(text("SET ROLE nightdesk_app"))
            connection.execute(text("SELECT * FROM tickets"))
    finally:
        restored.dispose()


def test_the_owner_who_is_bound_by_the_rules_about_rows_backs_up_everybodys(
    elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, postgres: EmbeddedPostgres
) -> None:
    elsewhere.roles.append("plain_owner")
    elsewhere.say(
        "DROP ROLE IF EXISTS plain_owner", "CREATE ROLE plain_owner LOGIN", "GRANT nightdesk_app TO plain_owner"
    )
    home = elsewhere.new("owned", "plain_owner")
    schema.upgrade(home)
    engine = make_engine(home)
    open_for_business(sql_work_factory(engine))
    engine.dispose()
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", home)
    file = tmp_path / "desk.backup"
    result = run.invoke(db, ["backup", str(file), "--no-verify", "--json"])
    assert result.exit_code == 0, result.output
    said = json.loads(result.stdout)
    assert (said["verified"], said["rows"]["clients"], said["rows"]["tickets"]) == (False, 3, 4)
    there = elsewhere.new("owned_too", "plain_owner")
    result = run.invoke(db, ["restore", str(file), "--into", there])
    assert (result.exit_code, contents_of(there).rows) == (0, said["rows"]), result.output


def test_the_desks_own_role_that_owns_nothing_can_back_up(
    busy: WorkFactory,
    engine: Engine,
    monkeypatch: pytest.MonkeyPatch,
    database: str,
    tmp_path: Path,
    elsewhere: Elsewhere,
) -> None:
    with engine.begin() as connection:
        connection.execute(text("ALTER ROLE nightdesk_app LOGIN"))
        # Rasa's table, where another test has let it be made, is its maker's.
        if connection.execute(text("SELECT to_regclass('events') IS NOT NULL")).scalar_one():
            connection.execute(text("GRANT SELECT ON events, events_id_seq TO nightdesk_app"))
    try:
        monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database.replace("//nightdesk@", "//nightdesk_app@"))
        file = tmp_path / "by-the-role.backup"
        assert run.invoke(db, ["backup", str(file), "--no-verify"]).exit_code == 0
    finally:
        with engine.begin() as connection:
            connection.execute(text("ALTER ROLE nightdesk_app NOLOGIN"))
    there = elsewhere.new("by_the_role")
    assert run.invoke(db, ["restore", str(file), "--into", there]).exit_code == 0
    assert contents_of(there) == contents_of(database)


@pytest.mark.parametrize("damage", ["cut", "changed", "passphrase"])
def test_a_damaged_file_and_another_passphrase_are_refused_before_anything_is_touched(
    damage: str, made: Path, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = made.read_bytes()
    if damage == "cut":
        made.write_bytes(data[:-1])
    elif damage == "changed":
        made.write_bytes(data[:-100] + bytes([data[-100] ^ 1]) + data[-99:])
    else:
        monkeypatch.setenv("NIGHTDESK_BACKUP_SECRET", "five other words for tests")
    there = elsewhere.new("untouched")
    result = run.invoke(db, ["restore", str(made), "--into", there])
    assert (result.exit_code, contents_of(there).rows) == (1, {})
    assert ("changed" if damage != "cut" else "ends too early") in result.stderr


def test_a_database_that_is_not_empty_is_replaced_only_when_it_is_named_and_as_a_whole(
    made: Path, elsewhere: Elsewhere
) -> None:
    there = elsewhere.new("in_use")
    schema.upgrade(there)
    engine = make_engine(there)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE others_things (id int)"))
    engine.dispose()
    before = contents_of(there)
    for arguments in ([], ["--replace", "nightdesk"]):
        refused = run.invoke(db, ["restore", str(made), "--into", there, *arguments])
        assert (refused.exit_code, contents_of(there)) == (1, before)
        assert "The database in_use is not empty" in refused.stderr
    tried = run.invoke(db, ["restore", str(made), "--into", there, "--replace", "in_use", "--dry-run"])
    assert (tried.exit_code, contents_of(there)) == (0, before)
    assert "Nothing was changed: this was a dry run." in tried.stdout
    done = run.invoke(db, ["restore", str(made), "--into", there, "--replace", "in_use"])
    assert done.exit_code == 0, done.output
    assert "others_things" not in contents_of(there).rows
    assert contents_of(there).rows["tickets"] == 4


def test_a_restore_that_breaks_in_the_middle_leaves_what_was_there(made: Path, elsewhere: Elsewhere) -> None:
    """Somebody's table stands in the way of one of ours: the first half of the restore is undone with the rest."""
    there = elsewhere.new("half")
    elsewhere.say("SELECT 1")
    engine = make_engine(there)
    with engine.begin() as connection:
        connection.execute(text("CREATE SCHEMA other; CREATE TYPE public.tickets AS (a int)"))
    engine.dispose()
    result = run.invoke(db, ["restore", str(made), "--into", there])
    assert (result.exit_code, contents_of(there).rows) == (1, {})
    assert "The database is as it was before." in result.stderr


def test_a_database_in_which_somebody_works_is_left_alone(made: Path, database: str) -> None:
    connection = psycopg2.connect(database)
    try:
        result = run.invoke(db, ["restore", str(made), "--replace", "nightdesk"])
        assert (result.exit_code, "Stop the desk first" in result.stderr) == (1, True)
    finally:
        connection.close()


def test_a_backup_of_a_history_that_was_changed_is_kept_and_said_to_be_so(
    busy: WorkFactory, engine: Engine, tmp_path: Path
) -> None:
    with engine.begin() as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        changed = connection.execute(text("UPDATE ticket_history SET text = 'no'"))
        assert changed.rowcount
    file = tmp_path / "desk.backup"
    result = run.invoke(db, ["backup", str(file)])
    assert (result.exit_code, file.exists(), last_backup(read_settings())) == (1, True, None)
    assert "its history has been changed" in result.stderr


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"NIGHTDESK_BACKUP_SECRET": ""}, "set NIGHTDESK_BACKUP_SECRET"),
        ({"NIGHTDESK_BACKUP_SECRET": "short"}, "has 5 characters"),
        ({"NIGHTDESK_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none"}, "The database cannot be reached"),
    ],
)
def test_what_is_missing_for_a_backup_is_said(
    environment: dict[str, str], words: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    result = run.invoke(db, ["backup", str(tmp_path / "x")])
    assert (result.exit_code, words in result.stderr, (tmp_path / "x").exists()) == (1, True, False)


def test_a_file_that_is_there_and_an_empty_database_are_no_places_for_a_backup(
    made: Path, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert "is there already" in run.invoke(db, ["backup", str(made)]).stderr
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", elsewhere.new("nothing_in_it"))
    assert "this database holds no desk" in run.invoke(db, ["backup", str(tmp_path / "x")]).stderr


def test_the_doctor_says_when_the_last_verified_backup_is_too_old() -> None:
    settings, now = read_settings(), SystemClock().now()
    none = backup_trouble(settings, now)
    assert (none.name, none.figure, none.good) == ("backup", "none yet", False)
    write_whole(settings.data / RECORD, json.dumps({"file": "x", "made_at": now.isoformat()}))
    assert backup_trouble(settings, now).good
    old = backup_trouble(settings, now + timedelta(days=9))
    assert (old.figure.startswith("verified 20"), old.good, "9 days old" in old.advice) == (True, False, True)
