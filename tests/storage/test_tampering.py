"""Whatever the owner of the database does to history, with triggers asleep and keys dropped, is found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from random import Random
from typing import Any

import psycopg2
import pytest
from psycopg2.extensions import ISOLATION_LEVEL_AUTOCOMMIT
from sqlalchemy import select, text
from sqlalchemy.engine import Connection, Engine

from bot.desk.audit import Fault, Finding, KeptHead, empty, entry_after
from bot.operations.audit import verify_history
from bot.storage import schema
from bot.storage.audit import SqlAudit
from bot.storage.engine import make_engine
from bot.storage.postgres import EmbeddedPostgres
from bot.storage.tables import CHAINED, metadata
from bot.storage.trail import as_text, written_row
from bot.storage.unit_of_work import sql_work_factory
from tests.proving import PROVING, cases, seeded

from .busy import open_for_business, write_something
from .forged_erasures import Forgery, forgeries, truly_erased
from .tampering import ENTRIES, HEADS, Tampering, cuts, edits, insertions, make_owner, removals, swaps

SLEEPING = text("SET LOCAL session_replication_role = replica")


@dataclass(frozen=True)
class _Found:
    """What was tried, and what `audit verify` says about it."""

    tampering: Tampering
    findings: tuple[Finding, ...]


class _Transaction:
    """``Work`` as far as the verification needs it, in a transaction that is open already."""

    def __init__(self, connection: Connection) -> None:
        self.audit = _Reading(connection)

    def __enter__(self) -> _Transaction:
        return self

    def __exit__(self, *_: object) -> None:
        """The test undoes what it did."""


class _Reading(SqlAudit):
    def begin_reading(self) -> None:
        """What was done a moment ago is to be seen, and is not committed."""


@pytest.fixture(scope="module")
def owned(postgres: EmbeddedPostgres) -> Iterator[Engine]:
    """A database with a busy history of three clients, whose owner has cleared the way."""
    random = seeded("tampering")
    with closing(psycopg2.connect(postgres.dsn)) as admin:
        admin.set_isolation_level(ISOLATION_LEVEL_AUTOCOMMIT)
        admin.cursor().execute("CREATE DATABASE owned")
    dsn = postgres.dsn.replace("/nightdesk?", "/owned?")
    schema.upgrade(dsn)
    engine = make_engine(dsn)
    begin = sql_work_factory(engine)
    open_for_business(begin)
    for _ in range(400):
        write_something(begin, random)
        if _everything_is_there(engine):
            break
    else:
        raise AssertionError("tests/storage/busy.py does not write to every chained table")
    with engine.begin() as connection:
        connection.execute(SLEEPING)
        make_owner(connection)
    yield engine
    engine.dispose()


def _everything_is_there(engine: Engine) -> bool:
    """At least four rows of each table, and nobody's chain."""
    with engine.connect() as connection:
        counts = [connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() for table in CHAINED]
        chains = connection.execute(text(f"SELECT count(*) FROM {HEADS}")).scalar_one()
    return min(counts) >= 4 and chains == 4


def _verify(connection: Connection, kept: Iterable[KeptHead] = ()) -> tuple[Finding, ...]:
    found: list[Finding] = []
    verify_history(work=lambda: _Transaction(connection), report=found.append, kept=tuple(kept))  # type: ignore[arg-type, return-value]
    return tuple(found)


def _heads(connection: Connection) -> list[KeptHead]:
    return [KeptHead(head.hash, head.chain, head.position) for head in SqlAudit(connection).heads()]


def _try(engine: Engine, tried: Iterable[Tampering], kept: Iterable[KeptHead] = ()) -> list[_Found]:
    found = []
    kept = tuple(kept)
    with engine.connect() as connection:
        for tampering in tried:
            connection.execute(SLEEPING)
            if tampering.do(connection):
                found.append(_Found(tampering, _verify(connection, kept)))
            connection.rollback()
    return found


def _some(tried: list[Tampering], random: Random, number: int) -> list[Tampering]:
    """All of them under `make prove`; otherwise some, at least one for each table and column."""
    if PROVING:
        return tried
    random.shuffle(tried)
    first = {(each.kind, each.table, each.column): each for each in tried}
    rest = [each for each in tried if each is not first[each.kind, each.table, each.column]]
    return [*first.values(), *rest[: max(0, number - len(first))]]


def test_every_edit_of_every_column_is_found_and_named(owned: Engine) -> None:
    random = seeded("edits")
    with owned.connect() as connection:
        tried = list(edits(connection, random))
    found = _try(owned, _some(tried, random, cases(110, 0)))
    missed = [each.tampering for each in found if not each.findings]
    assert missed == []
    unnamed = [each.tampering for each in found if not _names(each)]
    assert unnamed == []
    _report("edits", found)


def _names(found: _Found) -> bool:
    """An edited row is named by its table; an entry or a head by its chain."""
    table = found.tampering.table
    if table in (ENTRIES, HEADS):
        return all(finding.chain for finding in found.findings)
    return any(finding.table == table and finding.key for finding in found.findings)


def test_every_removal_insertion_copy_and_swap_is_found(owned: Engine) -> None:
    random = seeded("other tampering")
    with owned.connect() as connection:
        tried = [*removals(connection), *insertions(connection, random), *swaps(connection)]
    found = _try(owned, _some(tried, random, cases(90, 0)))
    assert [each.tampering for each in found if not each.findings] == []
    _report("other tampering", found)


def test_a_true_erasure_that_somebody_wrote_by_hand_is_found_by_nothing(owned: Engine) -> None:
    """What the forgeries differ from by one thing each; and what a chain cannot prove (decision 32)."""
    with owned.connect() as connection:
        connection.execute(SLEEPING)
        truly_erased(connection)
        assert _verify(connection, _heads(connection)) == ()
        connection.rollback()


def test_every_forged_doubled_or_swapped_erasure_and_every_later_change_of_an_emptied_row_is_found(
    owned: Engine,
) -> None:
    random = seeded("erasures")
    with owned.connect() as connection:
        tried = list(forgeries(connection, random))
    kinds = {each.kind for each in tried}
    found = _try(owned, _one_of_each_kind(tried, random))
    assert [each.tampering for each in found if not each.findings] == []
    assert {each.tampering.kind for each in found} == kinds
    _report("erasures", found)


def _one_of_each_kind(tried: list[Forgery], random: Random) -> list[Tampering]:
    if PROVING:
        return list(tried)
    random.shuffle(tried)
    return list({each.kind: each for each in tried}.values())


def test_a_chain_cut_anywhere_with_all_that_belongs_to_it_is_found_by_a_head_that_was_kept(owned: Engine) -> None:
    random = seeded("cuts")
    with owned.connect() as connection:
        tried, kept = list(cuts(connection)), _heads(connection)
    random.shuffle(tried)
    found = _try(owned, tried if PROVING else tried[:12], kept)
    assert [each.tampering for each in found if Fault.LOST_HEAD not in {one.fault for one in each.findings}] == []
    _report("cuts", found)


def _report(name: str, found: list[_Found]) -> None:
    kinds = Counter(each.tampering.kind for each in found)
    print(f"{name}: {len(found)} tried, all found; {dict(sorted(kinds.items()))}")
    assert len(found) >= 10


def test_a_chain_written_anew_from_an_edited_row_on_is_found_by_a_kept_head_and_by_nothing_else(owned: Engine) -> None:
    """What a chain cannot prove: who knows how it is made makes another one (decision 11)."""
    with owned.connect() as connection:
        kept = _heads(connection)
        connection.execute(SLEEPING)
        first = "SELECT min(id) FROM ledger WHERE client = 'acme'"
        changed = text(f"UPDATE ledger SET amount = amount + 60 WHERE id = ({first})")
        assert connection.execute(changed).rowcount == 1
        assert {finding.fault for finding in _verify(connection)} == {Fault.EDITED}
        _write_anew(connection, "acme")
        assert _verify(connection) == ()
        assert [(finding.fault, finding.chain) for finding in _verify(connection, kept)] == [(Fault.LOST_HEAD, "acme")]
        hash_alone = next(KeptHead(head.hash) for head in kept if head.chain == "acme")
        assert [finding.fault for finding in _verify(connection, [hash_alone])] == [Fault.LOST_HEAD]
        connection.rollback()


def _write_anew(connection: Connection, chain: str) -> None:
    entries = list(SqlAudit(connection).entries(chain))
    head = None
    for entry in entries:
        table = metadata.tables[entry.table]
        rows = [written_row(table, row) for row in connection.execute(_select(table))]
        (row,) = [each for each in rows if each.key == entry.key]
        new = entry_after(head or empty(chain), row)
        connection.execute(
            text(
                f"UPDATE {ENTRIES} SET content = :content, hash = :hash WHERE chain = :chain AND position = :position"
            ),
            {"content": new.content, "hash": new.hash, "chain": chain, "position": new.position},
        )
        head = new.head
    assert head is not None
    connection.execute(
        text(f"UPDATE {HEADS} SET hash = :hash WHERE chain = :chain"), {"hash": head.hash, "chain": chain}
    )


def _select(table: Any) -> Any:
    return select(*as_text(table))
