"""Imports of several files, one of them bad, into a real PostgreSQL: all of them, or the database stays as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine
from typer.testing import CliRunner

from bot.cli.clients import app
from bot.connectors.client_files import BadClientFile, LocatedClientFile, read_client_file
from bot.desk.errors import DeskError
from bot.operations.clients import import_clients
from bot.operations.ports import WorkFactory
from bot.storage.tables import NUMBERS
from tests.connectors.mutations import mutated
from tests.connectors.test_hostile_files import DEMO, originals
from tests.proving import cases, seeded

NOW = datetime(2026, 11, 22, 18, tzinfo=timezone.utc)
run = CliRunner()


def everything_in(engine: Engine) -> dict[str, str | None]:
    """Every row of every table as text, and which numbers of tickets and quotes come next (ids of rows may have gaps)."""
    with engine.begin() as connection:
        names = connection.execute(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).scalars().all()
        rows = {
            name: connection.execute(
                text(f"SELECT string_agg(t::text, E'\\n' ORDER BY t::text) FROM \"{name}\" t")
            ).scalar()
            for name in sorted(names)
        }
        sequences = text("SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public'")
        numbers = {name: str(last) for name, last in connection.execute(sequences) if name in NUMBERS}
    return {**rows, **numbers}


def known(begin: WorkFactory) -> None:
    """Two clients that are there already."""
    files = [read_client_file(DEMO / f"{name}.yml") for name in ("maple-dental", "foothills-auto")]
    import_clients(work=begin, files=files, now=NOW)


def test_a_file_that_cannot_be_read_keeps_the_others_out_and_the_database_as_it_was(
    database: str, engine: Engine, begin: WorkFactory, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)
    known(begin)
    before, source, texts = everything_in(engine), seeded("imports of spoilt files"), originals()
    tried, path = 0, tmp_path / "spoilt.yml"
    while tried < cases(4, 100):
        path.write_bytes(mutated(source, source.choice(texts), source.choice(texts)).data)
        try:
            read_client_file(path)
        except BadClientFile:
            tried += 1
            result = run.invoke(
                app, ["import", str(DEMO / "harbour-trust.yml"), str(path), str(DEMO / "brandt-law.yml")]
            )
            assert (result.exit_code, isinstance(result.exception, SystemExit)) == (1, True), result.exception
            assert "Nothing was imported" in result.output
            assert everything_in(engine) == before


def test_a_refusal_by_the_database_undoes_the_files_before_it(engine: Engine, begin: WorkFactory) -> None:
    known(begin)
    before = everything_in(engine)
    longer = read_client_file(DEMO / "maple-dental.yml")
    longer = replace(longer, contracts=tuple(replace(one, notice_days=90) for one in longer.contracts))
    thief = read_client_file(DEMO / "harbour-trust.yml")
    taken = read_client_file(DEMO / "foothills-auto.yml").client.contacts[1].identities
    person = replace(thief.client.contacts[0], identities=taken)
    thief = replace(thief, client=replace(thief.client, contacts=(person,), assets=()))
    with pytest.raises(DeskError, match="is listed for Harbour Light Trust and belongs to Foothills Auto Service"):
        import_clients(work=begin, files=[read_client_file(DEMO / "brandt-law.yml"), longer, thief], now=NOW)
    assert everything_in(engine) == before


def test_every_spoilt_file_that_is_taken_is_imported_whole_or_refused_in_words(
    engine: Engine, begin: WorkFactory, tmp_path: Path
) -> None:
    known(begin)
    before, source, texts = everything_in(engine), seeded("imports of accepted files"), originals()
    good, tried, path = read_client_file(DEMO / "brandt-law.yml"), 0, tmp_path / "spoilt.yml"
    while tried < cases(8, 500):
        path.write_bytes(mutated(source, source.choice(texts), source.choice(texts)).data)
        file = _read(path)
        if file is None or file.client.code == good.client.code:
            continue
        tried += 1
        try:
            report = import_clients(work=begin, files=[good, file], now=NOW, dry_run=True)
        except DeskError as refused:
            assert str(refused)
        else:
            assert [one.code for one in report.clients] == [good.client.code, file.client.code]
    assert everything_in(engine) == before


def _read(path: Path) -> LocatedClientFile | None:
    try:
        return read_client_file(path)
    except BadClientFile:
        return None
