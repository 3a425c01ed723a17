"""A row of one client cannot point to a row of another, whoever writes it: every reference between their tables."""

from __future__ import annotations

import pytest
from sqlalchemy import ForeignKeyConstraint, Table, text
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import IntegrityError

from bot.storage.guards import TRIGGERS
from bot.storage.one_client import LOOKED_AT
from bot.storage.tables import APPEND_ONLY, metadata
from bot.storage.tenancy import OF_CLIENT, THROUGH
from tests.makers import DeskForTests

from .watching import owner_of

_OWNED = {*OF_CLIENT, *THROUGH}


def _references() -> list[tuple[Table, ForeignKeyConstraint]]:
    """Every foreign key from a client's row to a client's row; those to ``clients`` itself say whose a row is."""
    return [
        (table, reference)
        for name, table in sorted(metadata.tables.items())
        for reference in sorted(table.foreign_key_constraints, key=lambda each: str(each.name))
        if name in _OWNED and reference.referred_table.name in _OWNED - {"clients"}
    ]


def _columns(reference: ForeignKeyConstraint) -> tuple[str, ...]:
    return tuple(column.name for column in reference.columns)


def _kind(table: Table, reference: ForeignKeyConstraint) -> str:
    columns = _columns(reference)
    if "client" in columns:
        return "names the client"
    if table.name in THROUGH and columns == (THROUGH[table.name][0],):
        return "says whose the row is"
    if table.name in LOOKED_AT:
        return "looked at by a trigger"
    others = [each for each in map(_columns, table.foreign_key_constraints) if set(columns) < set(each)]
    return "beside one that names more" if others else "crosses"


def test_no_reference_between_rows_of_clients_leaves_the_client_open() -> None:
    found = {f"{table.name} {_columns(reference)}": _kind(table, reference) for table, reference in _references()}
    # To the entry of the same ticket, and so of the same client.
    assert {name for name, kind in found.items() if kind == "crosses"} == {
        "ticket_parts ('reverses', 'ticket')",
        "time_entries ('reverses', 'ticket')",
    }
    assert {trigger.table for trigger in TRIGGERS if trigger.name == "of_one_client"} == set(LOOKED_AT)
    assert len(found) > 40


def test_a_row_that_is_made_to_point_to_another_clients_is_refused_from_the_desk_wide_scope_too(
    untouched: tuple[DeskForTests, Engine],
) -> None:
    _, engine = untouched
    tried, passed = [], []
    with engine.connect() as connection:
        for table, reference in _references():
            if _kind(table, reference) == "says whose the row is":
                continue
            statement = _crossing(connection, table, reference)
            if statement is None:
                continue
            tried.append(f"{table.name} {_columns(reference)}")
            try:
                _make_way(connection, table, reference)
                assert connection.execute(text(statement)).rowcount == 1
                connection.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
            except IntegrityError as refused:
                assert any(word in str(refused) for word in ("foreign key", "from one client to another"))
            else:
                passed.append(tried[-1])
            finally:
                connection.rollback()
    assert passed == []
    assert len(tried) > 25


def _make_way(connection: Connection, table: Table, reference: ForeignKeyConstraint) -> None:
    """Nothing but the reference shall stop it: neither that history is not changed, nor that there is one already."""
    connection.execute(text("SELECT set_config('nightdesk.client', '*', true)"))
    if table.name in APPEND_ONLY:
        connection.execute(text(f"ALTER TABLE {table.name} DISABLE TRIGGER never_changed"))
    if reference.referred_table is not table:
        keys = text("SELECT conname FROM pg_constraint WHERE conrelid = to_regclass(:name) AND contype IN ('p', 'u')")
        for key in connection.execute(keys, {"name": table.name}).scalars().all():
            connection.execute(text(f"ALTER TABLE {table.name} DROP CONSTRAINT {key} CASCADE"))


def _crossing(connection: Connection, table: Table, reference: ForeignKeyConstraint) -> str | None:
    """Give a row of one client what names a row of another; None where there are no two such rows."""
    own = {OF_CLIENT.get(table.name, ""), *THROUGH.get(table.name, ())[:1]}
    pairs = [
        (column.name, element.column.name)
        for column, element in zip(reference.columns, reference.elements, strict=True)
        if column.name not in own
    ]
    parent = reference.referred_table.name
    row, other = owner_of(table.name), owner_of(parent)
    there = f"SELECT {{}} FROM {parent} t WHERE {other} = 'bravo' ORDER BY t::text DESC LIMIT 1"
    some = connection.execute(
        text(
            f"SELECT (SELECT t.ctid::text FROM {table.name} t WHERE {row} = 'alfa' ORDER BY t::text LIMIT 1),"
            f" EXISTS (SELECT FROM {parent} t WHERE {other} = 'bravo')".replace("::", r"\:\:")
        )
    ).one()
    connection.rollback()
    if not pairs or some[0] is None or not some[1]:
        return None
    given = ", ".join(f"{mine} = ({there.format('t.' + theirs)})" for mine, theirs in pairs)
    return f"UPDATE {table.name} SET {given} WHERE ctid = '{some[0]}'".replace("::", r"\:\:")


@pytest.mark.parametrize("table", sorted(LOOKED_AT))
def test_what_leads_to_two_rows_is_refused_with_words_that_say_so(
    untouched: tuple[DeskForTests, Engine], table: str
) -> None:
    _, engine = untouched
    crossing = {
        "disputes": "UPDATE disputes SET ticket = (SELECT min(number) FROM tickets WHERE client = 'bravo') WHERE id ="
        " (SELECT min(disputes.id) FROM disputes JOIN decisions ON decisions.id = decision WHERE client = 'alfa')",
        "dispute_outcomes": "UPDATE dispute_outcomes SET decision = (SELECT min(id) FROM decisions WHERE client = 'bravo')"
        " WHERE dispute = (SELECT min(disputes.id) FROM disputes JOIN decisions ON decisions.id = decision"
        " WHERE client = 'alfa')",
        "event_deliveries": "UPDATE event_deliveries SET receiver = (SELECT id FROM receivers WHERE client = 'bravo')"
        " WHERE receiver = (SELECT id FROM receivers WHERE client = 'alfa')",
    }[table]
    with engine.connect() as connection:
        if table in APPEND_ONLY:
            connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER never_changed"))
        connection.execute(text("SELECT set_config('nightdesk.client', '*', true)"))
        with pytest.raises(IntegrityError, match=f"A row of {table} would lead from one client to another"):
            assert connection.execute(text(crossing)).rowcount > 0
            connection.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
