from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.storage import schema
from bot.storage.tables import APPEND_ONLY, NUMBERS


def test_the_migrations_build_the_tables_as_they_are_written_down(database: str) -> None:
    assert schema.check(database) == []


def test_the_check_names_what_differs(database: str, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE pages ADD COLUMN surprise text"))
    try:
        found = schema.check(database)
        assert [("remove_column" in each, "surprise" in each) for each in found] == [(True, True)]
    finally:
        with engine.begin() as connection:
            connection.execute(text("ALTER TABLE pages DROP COLUMN surprise"))


def test_the_database_is_at_the_newest_revision_and_upgrading_again_changes_nothing(database: str) -> None:
    assert schema.current(database) == schema.newest()
    schema.upgrade(database)
    assert schema.current(database) == schema.newest()


def test_the_tracker_store_may_keep_its_events_beside_us(database: str, engine: Engine) -> None:
    # Rasa makes this table itself when it first runs here; another test may have let it.
    with engine.begin() as connection:
        ours = connection.execute(text("SELECT to_regclass('events') IS NULL")).scalar_one()
        if ours:
            connection.execute(text("CREATE TABLE events (id serial PRIMARY KEY)"))
    try:
        assert schema.check(database) == []
    finally:
        if ours:
            with engine.begin() as connection:
                connection.execute(text("DROP TABLE events"))


def test_the_migrations_guard_what_is_only_added_and_make_the_numbers(engine: Engine) -> None:
    guarded = text("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'never_changed' ORDER BY 1")
    sequences = text("SELECT sequencename FROM pg_sequences WHERE sequencename LIKE '%\\_numbers' ORDER BY 1")
    with engine.connect() as connection:
        assert connection.execute(guarded).scalars().all() == sorted(APPEND_ONLY)
        assert connection.execute(sequences).scalars().all() == sorted(NUMBERS)
