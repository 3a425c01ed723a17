"""Every row that is only added gets its entry, in order, in the chain of its client, in the same transaction."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from io import StringIO
from pathlib import Path
from threading import Barrier

import psycopg2
import pytest
from alembic import command
from psycopg2.extensions import ISOLATION_LEVEL_AUTOCOMMIT
from sqlalchemy import text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from bot import storage
from bot.desk.allowances import LedgerRow, RowKind
from bot.desk.audit import UNVERIFIED, Finding
from bot.desk.quotes import QuoteState
from bot.desk.tickets import HistoryEntry
from bot.operations.audit import verify_history
from bot.operations.ports import Work, WorkFactory
from bot.storage import schema
from bot.storage.engine import make_engine
from bot.storage.postgres import EmbeddedPostgres
from bot.storage.tables import APPEND_ONLY, CHAINED, metadata
from bot.storage.trail import as_text
from bot.storage.unit_of_work import SqlWork, sql_work_factory

from .values import MINUTE, NOON, client, contract, decision, enquiry, quote, ticket

LINE = HistoryEntry(NOON, "kim", "note", "On it")


@pytest.fixture
def begin(begin: WorkFactory) -> Iterator[WorkFactory]:
    """Transactions in a database that knows two clients, a ticket of one and a ticket of nobody."""
    with begin() as work:
        work.clients.save(client())
        work.clients.save(client("beta", email="bob@beta.example"))
        work.contracts.add("acme", contract(), 0, NOON)
        work.enquiries.save(enquiry())
        work.tickets.save(ticket())
        work.tickets.save(ticket("ND-1002", client=None, contact=None))
        work.commit()
    return begin


def _chain(begin: WorkFactory, chain: str) -> list[tuple[int, str, str]]:
    with begin() as work:
        return [(each.position, each.table, each.key) for each in work.audit.entries(chain)]


def _findings(begin: WorkFactory) -> list[Finding]:
    found: list[Finding] = []
    verify_history(work=begin, report=found.append)
    return found


def _draw(work: Work) -> None:
    amount = Decimal("30.50")
    work.ledger.add(
        LedgerRow(
            client="acme",
            contract="C-1",
            allowance="hours",
            kind=RowKind.RESERVE,
            amount=amount,
            work_at=NOON,
            ticket="ND-1001",
            key="t-1",
            written_at=NOON,
        )
    )


def test_rows_stand_in_the_chain_of_their_client_in_the_order_they_were_written(begin: WorkFactory) -> None:
    with begin() as work:
        work.decisions.add(decision())
        work.tickets.add_history("ND-1001", LINE)
        work.tickets.add_history("ND-1002", LINE)
        _draw(work)
        work.quotes.save(quote())
        work.commit()
    with begin() as work:
        work.quotes.save(quote(state=QuoteState.EXPIRED))
        work.commit()
    assert _chain(begin, "acme") == [
        (1, "contracts", '["acme", "C-1", 1]'),
        (2, "decisions", "d-1"),
        (3, "ticket_history", "1"),
        (4, "ledger", "1"),
        (5, "quote_states", "1"),
        (6, "quote_states", "2"),
    ]
    assert _chain(begin, UNVERIFIED) == [(1, "ticket_history", "2")]
    assert _findings(begin) == []


def test_every_state_that_a_quote_has_been_in_stays(begin: WorkFactory) -> None:
    with begin() as work:
        work.quotes.save(quote(state=QuoteState.DRAFT, asked=None, approval=None))
        work.quotes.save(quote(approval=None))
        work.quotes.save(quote(state=QuoteState.ACCEPTED))
        states = [each.state for each in work.quotes.states("Q-1001")]
        assert states == [QuoteState.DRAFT, QuoteState.SENT, QuoteState.ACCEPTED]
        assert work.quotes.states("Q-1001")[-1] == work.quotes.get("Q-1001")
        assert work.quotes.states("Q-9") == ()


def test_what_is_not_committed_leaves_no_entry(begin: WorkFactory) -> None:
    with begin() as work:
        work.tickets.add_history("ND-1001", LINE)
    with pytest.raises(IntegrityError), begin() as work:
        work.quotes.save(quote(ticket="ND-9"))
        work.commit()
    assert _chain(begin, "acme") == [(1, "contracts", '["acme", "C-1", 1]')]
    assert _findings(begin) == []


def test_a_transaction_that_commits_twice_writes_its_entries_once(begin: WorkFactory) -> None:
    with begin() as work:
        work.tickets.add_history("ND-1001", LINE)
        work.commit()
        work.tickets.add_history("ND-1001", LINE)
        work.commit()
    assert [key for _, _, key in _chain(begin, "acme")] == ['["acme", "C-1", 1]', "1", "2"]


def test_writers_of_one_chain_wait_for_each_other_and_leave_no_gap(begin: WorkFactory) -> None:
    together = Barrier(8)

    def write(_: int) -> None:
        together.wait()
        for number in range(10):
            with begin() as work:
                work.tickets.add_history("ND-1002" if number % 3 else "ND-1001", LINE)
                _draw(work)
                work.commit()

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(write, range(8)))
    assert [position for position, _, _ in _chain(begin, "acme")] == list(range(1, 114))
    assert _findings(begin) == []


def test_chains_taken_in_any_order_by_new_and_old_clients_never_lock_each_other_out(begin: WorkFactory) -> None:
    """Imports of several clients write to several chains, some of which do not exist yet."""
    together = Barrier(2)

    def write(backwards: bool) -> None:
        together.wait()
        for number in range(20):
            with begin() as work:
                codes = ["acme", "beta", *(f"new-{number}-{each}" for each in "ab")]
                for code in reversed(codes) if backwards else codes:
                    version = 2 + 2 * number + backwards
                    if work.clients.get(code) is None:
                        continue
                    work.contracts.add(code, contract(f"{code}-{backwards}", version), 0, NOON)
                work.commit()

    for number in range(20):
        with begin() as work:
            for each in "ab":
                code = f"new-{number}-{each}"
                work.clients.save(client(code, email=f"ana@{code}.example"))
            work.commit()
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(write, (False, True)))
    assert _findings(begin) == []


def test_a_line_for_a_ticket_that_somebody_holds_does_not_wait_with_the_chain_in_hand(
    begin: WorkFactory, engine: Engine
) -> None:
    """The check of the foreign key waits for whoever holds the row against everything, and needs the chain to finish: in the other
    order, for ever."""
    with ThreadPoolExecutor(1) as thread, begin() as holder:
        assert isinstance(holder, SqlWork)
        holder._connection.execute(text("SELECT 1 FROM tickets WHERE number = 'ND-1001' FOR UPDATE"))
        holder.tickets.add_history("ND-1001", LINE)
        other = thread.submit(_write_a_line, begin)
        # The role that the desk works as is not shown what others wait for.
        with engine.connect() as watcher:
            waits = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
            while not watcher.execute(waits).scalar_one():
                assert not other.done()
        holder.commit()
        other.result()
    assert _findings(begin) == []


def test_a_line_for_a_ticket_that_an_operation_holds_is_written_meanwhile(begin: WorkFactory) -> None:
    with ThreadPoolExecutor(1) as thread, begin() as holder:
        assert holder.tickets.get("ND-1001", for_update=True) is not None
        thread.submit(_write_a_line, begin).result(30)
        holder.tickets.add_history("ND-1001", LINE)
        holder.commit()
    assert _findings(begin) == []


def _write_a_line(begin: WorkFactory) -> None:
    with begin() as work:
        work.tickets.add_history("ND-1001", LINE)
        work.commit()


@pytest.mark.parametrize("table", sorted(APPEND_ONLY))
def test_what_is_only_added_cannot_be_emptied(engine: Engine, table: str) -> None:
    with engine.connect() as connection, pytest.raises(IntegrityError, match="are only added"):
        connection.execute(text(f"TRUNCATE {table} CASCADE"))


@pytest.mark.parametrize(
    "change",
    ["UPDATE audit_heads SET position = 0", "UPDATE audit_heads SET chain = 'x'", "DELETE FROM audit_heads"],
)
def test_the_head_of_a_chain_only_moves_on(begin: WorkFactory, engine: Engine, change: str) -> None:
    with engine.connect() as connection, pytest.raises(IntegrityError):
        connection.execute(text(change))


def test_every_table_with_that_guard_is_chained_and_the_desk_writes_to_it_by_the_trail_alone(engine: Engine) -> None:
    guarded = text("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'never_changed'")
    with engine.connect() as connection:
        tables = set(connection.execute(guarded).scalars())
        for name in CHAINED:
            connection.execute(text(f"SELECT 1 FROM {name}"))
    assert tables - set(CHAINED) == {"audit_entries"}
    assert [as_text(metadata.tables[name])[-1] is not None for name in CHAINED] == [True] * len(CHAINED)
    folder = Path(inspect.getfile(storage)).parent
    sources = "".join("".join(path.read_text().split()) for path in folder.glob("*.py"))
    elsewhere = [
        name for name in CHAINED if f"insert({name})" in sources or f"upsert(self._connection,{name}," in sources
    ]
    assert elsewhere == []
    # What was taken away is written down by the database itself, in the statement that takes it away.
    assert [name for name in CHAINED if f"self._trail.add({name}," not in sources] == ["erasures"]
    assert "trail.note(erasures," in sources


BEFORE = "2026112803_work_on_tickets"
_COLUMNS = """
SELECT table_name, string_agg(format('%I', column_name), ', ') FROM information_schema.columns
WHERE table_schema = 'public' AND table_name NOT LIKE 'procrastinate%' AND table_name NOT IN ('alembic_version', 'events')
GROUP BY table_name ORDER BY table_name
"""


def test_what_was_written_before_there_were_chains_gets_its_entries_in_order(
    begin: WorkFactory, database: str, postgres: EmbeddedPostgres
) -> None:
    with begin() as work:
        work.decisions.add(replace(decision(), decided_at=NOON + MINUTE))
        work.tickets.save(ticket("ND-1003", opened_at=NOON + 3 * MINUTE))
        work.tickets.add_history("ND-1001", replace(LINE, at=NOON + 2 * MINUTE))
        work.tickets.add_history("ND-1002", LINE)
        work.disputes.add("d-1", by="ana@acme.example", words="No", at=NOON + 4 * MINUTE, ticket="ND-1001")
        work.quotes.save(quote(ticket="ND-1003"))
        _draw(work)
        work.commit()
    before = _copied_as_before(database)
    schema.upgrade(before)
    assert schema.check(before) == []
    engine = make_engine(before)
    try:
        upgraded = sql_work_factory(engine)
        assert _findings(upgraded) == []
        in_order = ["contracts", "ledger", "decisions", "ticket_history", "quote_states", "disputes"]
        assert [table for _, table, _ in _chain(upgraded, "acme")] == in_order
        assert _chain(upgraded, UNVERIFIED) == [(1, "ticket_history", "2")]
        with upgraded() as work:
            assert work.quotes.states("Q-1001") == (quote(ticket="ND-1003"),)
            work.tickets.add_history("ND-1001", LINE)
            work.commit()
        assert _findings(upgraded) == []
    finally:
        engine.dispose()


def _copied_as_before(database: str) -> str:
    """Another database, as the program before this one had built it, with the same rows."""
    before = database.replace("/nightdesk?", "/before?")
    with closing(psycopg2.connect(database)) as source:
        source.set_isolation_level(ISOLATION_LEVEL_AUTOCOMMIT)
        source.cursor().execute("DROP DATABASE IF EXISTS before")
        source.cursor().execute("CREATE DATABASE before")
        with schema._connected(before) as connection:
            command.upgrade(schema._config(connection), BEFORE)
        with closing(psycopg2.connect(before)) as copy, copy, copy.cursor() as into:
            into.execute("SET LOCAL session_replication_role = replica")
            into.execute(_COLUMNS)
            for table, columns in into.fetchall():
                rows = StringIO()
                source.cursor().copy_expert(f"COPY (SELECT {columns} FROM {table}) TO STDOUT", rows)
                rows.seek(0)
                into.copy_expert(f"COPY {table} ({columns}) FROM STDIN", rows)
            for table in ("ticket_history", "disputes", "ledger"):
                into.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), 100)")
    return before
