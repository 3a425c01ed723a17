"""Nobody reaches another client's rows: every table, read and written, in every scope, whatever the query forgets."""

from __future__ import annotations

from random import Random

import pytest
from sqlalchemy import Table, delete, func, select, text, update
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError, ProgrammingError

from bot.operations.ports import DESK_WIDE, Scope, WorkFactory
from bot.storage import tenancy
from bot.storage.tables import metadata
from bot.storage.tenancy import OF_CLIENT, OF_CONVERSATION, THROUGH, policies
from tests.proving import cases

from .busy import CLIENTS, open_for_business, write_something
from .values import client, ticket

TENANT_TABLES = sorted({*OF_CLIENT, *THROUGH})
SCOPES = [Scope(code, f"web::ana@{code}.example") for code in CLIENTS] + [Scope(None, "web::x")]


def _owner_of(connection: Connection, table: Table, row: object) -> str | None:
    """Whose a row is, found without the policies: along the foreign keys, row by row."""
    values = row._mapping  # type: ignore[attr-defined]
    while table.name in THROUGH:
        column, parent, key = THROUGH[table.name]
        table, wanted = metadata.tables[parent], values[column]
        values = connection.execute(select(table).where(table.c[key] == wanted)).one()._mapping
    owner: str | None = values[OF_CLIENT[table.name]]
    return owner


@pytest.fixture
def busy(begin: WorkFactory) -> WorkFactory:
    """Three clients with a history in every chained table."""
    open_for_business(begin)
    random = Random(7)
    for _ in range(cases(60, 600)):
        write_something(begin, random)
    return begin


def test_of_every_table_it_is_said_whose_it_is() -> None:
    assert set(metadata.tables) - {*OF_CLIENT, *THROUGH, *tenancy.OF_THE_DESK} == set()
    listed = [*OF_CLIENT, *THROUGH, *tenancy.OF_THE_DESK]
    assert (len(listed), set(listed)) == (len(set(listed)), set(metadata.tables))


def test_whatever_names_a_client_is_under_a_policy() -> None:
    """The talk, the staff's own events and the receivers of webhooks are the exceptions that the module explains."""
    naming = {name for name, table in metadata.tables.items() if "client" in table.columns}
    assert naming - set(TENANT_TABLES) == {"conversations", "receivers", "staff_events"}
    assert {name for name in OF_CONVERSATION if metadata.tables[name].c[OF_CLIENT[name]].nullable} == OF_CONVERSATION


def test_the_database_says_what_the_module_says(engine: Engine) -> None:
    with engine.connect() as connection:
        forced = text(
            "SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity "
            "AND relnamespace = 'public'::regnamespace".replace("::", r"\:\:")
        )
        there = text("SELECT tablename, policyname, cmd, roles FROM pg_policies ORDER BY tablename")
        assert sorted(connection.execute(forced).scalars()) == TENANT_TABLES
        assert [tuple(row) for row in connection.execute(there)] == [
            (policy.table, "scope", "ALL", ["public"]) for policy in policies()
        ]
        role = text("SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = :role")
        assert tuple(connection.execute(role, {"role": tenancy.ROLE}).one()) == (False, False, False, False)
        owned = text("SELECT count(*) FROM pg_class WHERE relowner = (SELECT oid FROM pg_roles WHERE rolname = :role)")
        assert connection.execute(owned, {"role": tenancy.ROLE}).scalar() == 0


@pytest.mark.parametrize("said", ["", None], ids=["nothing any more", "never anything"])
def test_without_a_scope_there_is_an_error_and_never_rows(busy: WorkFactory, engine: Engine, said: str | None) -> None:
    refused = []
    with engine.connect() as everything, engine.connect() as connection:
        for name in TENANT_TABLES:
            count = select(func.count()).select_from(metadata.tables[name])
            connection.execute(text(f"SET LOCAL role = {tenancy.ROLE}"))
            if said is not None:
                connection.execute(text("SELECT set_config('nightdesk.client', :said, true)"), {"said": said})
            if not everything.execute(count).scalar():
                # An empty table has no row to ask about.
                assert connection.execute(count).scalar() == 0
            else:
                with pytest.raises(ProgrammingError, match="does not say whose rows"):
                    connection.execute(count)
                refused.append(name)
            connection.rollback()
    assert {"tickets", "contracts", "quotes", "ledger", "ticket_history"} <= set(refused)


@pytest.mark.parametrize("scope", SCOPES, ids=lambda scope: scope.client or "nobody")
def test_a_scope_shows_its_own_rows_and_no_other_of_any_table(busy: WorkFactory, engine: Engine, scope: Scope) -> None:
    with busy.within(scope)() as work, engine.connect() as everything:
        inside = work._connection  # type: ignore[attr-defined]
        for name in TENANT_TABLES:
            table = metadata.tables[name]
            seen = {str(row) for row in inside.execute(select(table))}
            rows = everything.execute(select(table)).all()
            own = {str(row) for row in rows if _owner_of(everything, table, row) == (scope.client or "")}
            assert seen == own, name


@pytest.mark.parametrize("scope", SCOPES, ids=lambda scope: scope.client or "nobody")
def test_a_scope_changes_and_removes_nothing_of_anybody_elses(busy: WorkFactory, engine: Engine, scope: Scope) -> None:
    def others(connection: Connection, table: Table) -> list[str]:
        rows = connection.execute(select(table).order_by(*table.primary_key)).all()
        return [str(row) for row in rows if _owner_of(connection, table, row) != scope.client]

    with engine.connect() as everything:
        before = {name: others(everything, metadata.tables[name]) for name in TENANT_TABLES}
    for name in TENANT_TABLES:
        table = metadata.tables[name]
        column = list(table.columns)[-1]
        for statement in (update(table).values({column: column}), delete(table)):
            with busy.within(scope)() as work:
                inside = work._connection  # type: ignore[attr-defined]
                try:
                    inside.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
                    changed = inside.execute(statement).rowcount
                except DBAPIError:
                    # Only added, or something else of its own hangs on the row.
                    continue
                own = {str(row) for row in inside.execute(select(table))}
                work._connection.commit()  # type: ignore[attr-defined]
                assert changed >= len(own)
    with engine.connect() as everything:
        assert {name: others(everything, metadata.tables[name]) for name in TENANT_TABLES} == before


@pytest.mark.parametrize("name", sorted(OF_CLIENT))
def test_a_row_for_somebody_else_is_refused(begin: WorkFactory, name: str) -> None:
    """PostgreSQL asks the policy before it asks for what else a row must have."""
    row = text(f"INSERT INTO {name} ({OF_CLIENT[name]}) VALUES ('beta')")
    # What was taken away nobody can say for themselves.
    refused = "permission denied" if name == "erasures" else "row-level security"
    with begin.within(SCOPES[0])() as work, pytest.raises(ProgrammingError, match=refused):
        work._connection.execute(row)  # type: ignore[attr-defined]


def test_a_row_is_not_moved_to_somebody_else(begin: WorkFactory) -> None:
    open_for_business(begin)
    tickets = metadata.tables["tickets"]
    with begin.within(SCOPES[0])() as work, pytest.raises(ProgrammingError, match="row-level security"):
        work._connection.execute(update(tickets).values(client="beta"))  # type: ignore[attr-defined]


def test_repositories_find_nothing_under_the_ids_of_others(busy: WorkFactory) -> None:
    with busy() as work:
        decisions = work._connection.execute(
            select(metadata.tables["decisions"].c.id, metadata.tables["decisions"].c.client)
        ).all()  # type: ignore[attr-defined]
    with busy.within(SCOPES[0])() as work:
        assert [ticket.number for ticket in (work.tickets.get(f"ND-{code}") for code in CLIENTS) if ticket] == [
            "ND-acme"
        ]
        assert work.tickets.history("ND-beta") == ()
        assert [each.code for each in work.clients.list()] == ["acme"]
        assert work.clients.by_email("ana@beta.example") is None
        assert work.contracts.latest("beta") == ()
        seen = {id for id, _ in decisions if work.decisions.get(id) is not None}
    assert seen == {id for id, code in decisions if code == "acme"}


def test_the_scope_outlives_a_commit_and_is_never_the_next_ones(begin: WorkFactory) -> None:
    open_for_business(begin)
    for _ in range(3):
        with begin.within(SCOPES[1])() as work:
            assert [each.code for each in work.clients.list()] == ["beta"]
            work.commit()
            assert [each.code for each in work.clients.list()] == ["beta"]
        with begin() as work:
            assert [each.code for each in work.clients.list()] == list(CLIENTS)
            work.narrow(SCOPES[2])
            assert [each.code for each in work.clients.list()] == ["gamma"]
            work.commit()
            assert [each.code for each in work.clients.list()] == ["gamma"]


def test_what_a_stranger_said_is_shown_to_that_conversation_alone(begin: WorkFactory) -> None:
    with begin() as work:
        work.clients.save(client("acme", email="ana@acme.example"))
        work.tickets.save(ticket("ND-1", client=None, contact=None, conversation="slack:T1:U1"))
        work.tickets.save(ticket("ND-2", client=None, contact=None, conversation="slack:T1:U2"))
        work.commit()
    seen = {}
    for scope in (Scope(None, "slack:T1:U1"), Scope("acme", "slack:T1:U2"), Scope("acme", ""), Scope(None), DESK_WIDE):
        with begin.within(scope)() as work:
            seen[scope] = [number for number in ("ND-1", "ND-2") if work.tickets.get(number)]
    assert list(seen.values()) == [["ND-1"], ["ND-2"], [], [], ["ND-1", "ND-2"]]
