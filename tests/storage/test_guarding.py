"""Whatever guards the rows is looked at itself: each thing that somebody drops, switches off or allows is named and put back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import psycopg2
import pytest
from psycopg2.extensions import ISOLATION_LEVEL_AUTOCOMMIT
from sqlalchemy import text
from sqlalchemy.engine import Engine
from typer.testing import CliRunner

from bot.cli.upkeep import db
from bot.storage import guarding, schema
from bot.storage.engine import make_engine
from bot.storage.guarding import NotTheOwner
from bot.storage.postgres import EmbeddedPostgres
from bot.storage.tables import APPEND_ONLY
from bot.storage.tenancy import policies

run = CliRunner()

_ANYTHING = "RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$"
MENDED = {
    "a policy is gone": (
        "DROP POLICY scope ON tickets",
        "tickets: the policy about whose rows are whose is not there.",
    ),
    "a policy lets everything pass": (
        "ALTER POLICY scope ON quotes USING (true) WITH CHECK (true)",
        "quotes: the policy about whose rows are whose says something else.",
    ),
    "a policy lets anything in": (
        "ALTER POLICY scope ON quotes WITH CHECK (true)",
        "quotes: the policy about whose rows are whose says something else.",
    ),
    "a policy forgets the parent": (
        "ALTER POLICY scope ON calls USING ((SELECT nightdesk_client()) <> '')"
        " WITH CHECK ((SELECT nightdesk_client()) <> '')",
        "calls: the policy about whose rows are whose says something else.",
    ),
    "a policy is for one role": (
        "DROP POLICY scope ON ledger; CREATE POLICY scope ON ledger TO pg_monitor"
        " USING ((SELECT nightdesk_client()) = '*' OR client = (SELECT nightdesk_client()))"
        " WITH CHECK ((SELECT nightdesk_client()) = '*' OR client = (SELECT nightdesk_client()))",
        "ledger: the policy about whose rows are whose says something else.",
    ),
    "a second policy": (
        "CREATE POLICY \"let us in\" ON contracts USING (client = 'acme')",
        "contracts: there is a policy let us in that is not Nightdesk's.",
    ),
    "row security off": (
        "ALTER TABLE contacts DISABLE ROW LEVEL SECURITY",
        "contacts: row-level security is switched off.",
    ),
    "the owner is not bound": (
        "ALTER TABLE contacts NO FORCE ROW LEVEL SECURITY",
        "contacts: row-level security does not bind the owner.",
    ),
    "no scope is everything": (
        "CREATE OR REPLACE FUNCTION nightdesk_client() RETURNS text LANGUAGE sql STABLE AS $$ SELECT '*' $$",
        "The function nightdesk_client does not say what it has to say.",
    ),
    "a scope for the database": (
        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET nightdesk.client = ''*''', current_database()); END $$",
        'nightdesk.client is set for DATABASE "tampered": a transaction that does not say whose rows it is about would'
        " not get an error.",
    ),
    "a scope for a login": (
        "ALTER ROLE nightdesk_app SET nightdesk.client = '*'",
        'nightdesk.client is set for ROLE "nightdesk_app": a transaction that does not say whose rows it is about would'
        " not get an error.",
    ),
    "the functions and all that hangs on them": (
        "DROP FUNCTION nightdesk_conversation() CASCADE",
        "The function nightdesk_conversation does not exist.",
    ),
    "history can be changed": (
        "DROP TRIGGER never_changed ON decisions",
        "decisions: the trigger never_changed is not there.",
    ),
    "the trigger sleeps": (
        "ALTER TABLE ledger DISABLE TRIGGER never_changed",
        "ledger: the trigger never_changed is switched off.",
    ),
    "the trigger lets removals pass": (
        "DROP TRIGGER never_changed ON ledger; CREATE TRIGGER never_changed BEFORE UPDATE ON ledger"
        " FOR EACH STATEMENT EXECUTE FUNCTION never_changed()",
        "ledger: the trigger never_changed is another one.",
    ),
    "the trigger never fires": (
        "DROP TRIGGER never_changed ON ledger; CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger"
        " FOR EACH STATEMENT WHEN (false) EXECUTE FUNCTION never_changed()",
        "ledger: the trigger never_changed is another one.",
    ),
    "the trigger's function lets it pass": (
        f"CREATE OR REPLACE FUNCTION never_changed() {_ANYTHING}",
        "The function never_changed does not say what it has to say.",
    ),
    "anything passes for a word taken away": (
        "CREATE OR REPLACE FUNCTION nightdesk_taken_away(old text, new text) RETURNS boolean LANGUAGE sql IMMUTABLE"
        " AS $$ SELECT true $$",
        "The function nightdesk_taken_away does not say what it has to say.",
    ),
    "anybody may take words away": (
        "GRANT EXECUTE ON FUNCTION nightdesk_empty TO PUBLIC",
        "Anybody may call the function nightdesk_empty.",
    ),
    "the role may say that words were taken away": (
        "GRANT INSERT ON erasures TO nightdesk_app",
        "erasures: nightdesk_app may INSERT.",
    ),
    "heads may go back": (
        "ALTER TABLE audit_heads DISABLE TRIGGER only_onwards",
        "audit_heads: the trigger only_onwards is switched off.",
    ),
    "references are not looked at": (
        "ALTER TABLE quotes DISABLE TRIGGER ALL",
        "quotes: its references are not looked at.",
    ),
    "a rule turns an insert aside": (
        "CREATE RULE away AS ON INSERT TO ticket_history DO INSTEAD NOTHING",
        "ticket_history: a rule rewrites what is asked of it.",
    ),
    "the role may change history": (
        "GRANT UPDATE ON decisions TO nightdesk_app",
        "decisions: nightdesk_app may UPDATE.",
    ),
    "everybody may remove history": ("GRANT DELETE ON decisions TO PUBLIC", "decisions: nightdesk_app may DELETE."),
    "one column of history": (
        "GRANT UPDATE (document) ON decisions TO nightdesk_app",
        "decisions: nightdesk_app may UPDATE.",
    ),
    "the role may empty": ("GRANT TRUNCATE ON tickets TO nightdesk_app", "tickets: nightdesk_app may TRUNCATE."),
    "the role may not read": ("REVOKE SELECT ON tickets FROM nightdesk_app", "tickets: nightdesk_app may not SELECT."),
    "the role may not take numbers": (
        "REVOKE USAGE ON SEQUENCE ticket_numbers FROM nightdesk_app",
        "ticket_numbers: nightdesk_app may not take numbers.",
    ),
    "the role steps over": ("ALTER ROLE nightdesk_app BYPASSRLS", "nightdesk_app may step over row-level security."),
    "the role is a superuser": (
        "ALTER ROLE nightdesk_app SUPERUSER",
        "nightdesk_app is a superuser: no rule binds it.",
    ),
    "the role is a member of more": (
        "GRANT pg_write_all_data TO nightdesk_app",
        "nightdesk_app is a member of pg_write_all_data, which may do more.",
    ),
}
BY_HAND = {
    "a function with its owner's rights": (
        "CREATE FUNCTION all_of_it() RETURNS SETOF tickets LANGUAGE sql SECURITY DEFINER AS $$ SELECT * FROM tickets $$",
        "DROP FUNCTION all_of_it()",
        "The function all_of_it works with its owner's rights and is not Nightdesk's. Nightdesk leaves it to you: DROP FUNCTION.",
    ),
    "a trigger that is not ours": (
        f"CREATE FUNCTION anything() {_ANYTHING};"
        " CREATE TRIGGER copied AFTER INSERT ON tickets FOR EACH ROW EXECUTE FUNCTION anything()",
        "DROP FUNCTION anything() CASCADE",
        "tickets: the trigger copied is not Nightdesk's. Nightdesk leaves it to you: DROP TRIGGER copied ON tickets.",
    ),
    "the role owns a table": (
        "ALTER TABLE tickets OWNER TO nightdesk_app",
        "ALTER TABLE tickets OWNER TO nightdesk",
        "tickets: nightdesk_app owns it, and could switch everything off. Let another role own the tables.",
    ),
}


@pytest.fixture(scope="module")
def there(postgres: EmbeddedPostgres) -> Iterator[str]:
    """A database of its own, as the migrations leave it."""
    with closing(psycopg2.connect(postgres.dsn)) as admin:
        admin.set_isolation_level(ISOLATION_LEVEL_AUTOCOMMIT)
        admin.cursor().execute("CREATE DATABASE tampered")
        dsn = postgres.dsn.replace("/nightdesk?", "/tampered?")
        schema.upgrade(dsn)
        yield dsn
        admin.cursor().execute("DROP DATABASE tampered WITH (FORCE)")


@pytest.fixture(scope="module")
def owner(there: str) -> Iterator[Engine]:
    """Whoever may do everything in it."""
    engine = make_engine(there)
    yield engine
    engine.dispose()


def _do(owner: Engine, statements: str) -> None:
    with owner.connect() as connection, connection.connection.cursor() as cursor:
        cursor.execute(statements)
        connection.connection.commit()


def _named(owner: Engine) -> list[str]:
    with owner.begin() as connection:
        return [each.what for each in guarding.differences(connection)]


def _put_back(owner: Engine) -> None:
    with owner.begin() as connection:
        guarding.put_in_place(connection)


@pytest.mark.parametrize(("tampering", "said"), MENDED.values(), ids=MENDED)
def test_what_was_changed_by_hand_is_named_and_put_back_by_an_upgrade(owner: Engine, tampering: str, said: str) -> None:
    assert _named(owner) == []
    _do(owner, tampering)
    try:
        found = _named(owner)
        assert found[0] == said
        # With a function goes everything that hangs on it, and who may do more may do it to every table.
        assert len(found) == 1 or said.startswith(("The function nightdesk_conversation", "nightdesk_app is"))
    finally:
        _put_back(owner)
    assert _named(owner) == []


@pytest.mark.parametrize(("tampering", "undone", "said"), BY_HAND.values(), ids=BY_HAND)
def test_what_may_be_somebodys_own_is_named_and_left(owner: Engine, tampering: str, undone: str, said: str) -> None:
    _do(owner, tampering)
    try:
        _put_back(owner)
        assert _named(owner) == [said]
    finally:
        _do(owner, undone)
        _put_back(owner)
    assert _named(owner) == []


def test_of_every_table_each_guard_is_missed(owner: Engine) -> None:
    _do(owner, "".join(f"DROP POLICY scope ON {policy.table};" for policy in policies()))
    _do(owner, "".join(f"ALTER TABLE {table} DISABLE TRIGGER never_changed;" for table in APPEND_ONLY))
    found = _named(owner)
    _put_back(owner)
    assert sorted(found) == sorted(
        [f"{policy.table}: the policy about whose rows are whose is not there." for policy in policies()]
        + [f"{table}: the trigger never_changed is switched off." for table in APPEND_ONLY]
    )
    assert _named(owner) == []


def test_an_upgrade_that_finds_nothing_wrong_touches_nothing(owner: Engine, there: str) -> None:
    oids = text(
        "SELECT (SELECT array_agg(oid ORDER BY oid) FROM pg_policy), (SELECT array_agg(oid ORDER BY oid) FROM pg_trigger),"
        " (SELECT array_agg(xmin ORDER BY oid) FROM pg_class WHERE relnamespace = to_regnamespace('public')),"
        " (SELECT array_agg(xmin ORDER BY oid) FROM pg_proc WHERE pronamespace = to_regnamespace('public'))"
    )
    with owner.connect() as connection:
        before = connection.execute(oids).one()
    schema.upgrade(there)
    with owner.connect() as connection:
        assert connection.execute(oids).one() == before


def test_a_login_that_owns_nothing_is_told_who_has_to_put_it_back(owner: Engine, there: str) -> None:
    _do(owner, "ALTER ROLE nightdesk_app LOGIN; DROP POLICY scope ON tickets")
    as_the_role = there.replace("postgresql://nightdesk@", "postgresql://nightdesk_app@")
    try:
        with pytest.raises(
            NotTheOwner, match=r"tickets: the policy .* Run `nightdesk db upgrade` as the role that owns"
        ):
            schema.upgrade(as_the_role)
        _put_back(owner)
        schema.upgrade(as_the_role)
    finally:
        _do(owner, "ALTER ROLE nightdesk_app NOLOGIN")


def test_a_row_that_a_sleeping_reference_let_in_is_named_until_it_is_gone(owner: Engine) -> None:
    fk = "fk_contacts_client_clients"
    _do(
        owner,
        f"ALTER TABLE contacts DROP CONSTRAINT {fk}; ALTER TABLE contacts ADD CONSTRAINT {fk} FOREIGN KEY (client)"
        " REFERENCES clients (code) ON DELETE CASCADE NOT VALID;"
        " SET session_replication_role = replica;"
        " INSERT INTO contacts (email_key, client, name) VALUES ('a@b.example', 'nobody', 'A'); RESET ALL",
    )
    said = f"contacts: {fk} has not been looked at for every row."
    _put_back(owner)
    assert _named(owner) == [said]
    _do(owner, "DELETE FROM contacts")
    _put_back(owner)
    assert _named(owner) == []


def test_the_commands_name_it_and_put_it_back(owner: Engine, there: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", there)
    _do(
        owner,
        "DROP POLICY scope ON tickets; CREATE FUNCTION theirs() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'",
    )
    checked = run.invoke(db, ["check"])
    assert (checked.exit_code, "tickets: the policy" in checked.stdout) == (1, True)
    assert "Run `nightdesk db upgrade`" in checked.stderr
    upgraded = run.invoke(db, ["upgrade"])
    assert (upgraded.exit_code, "The function theirs" in upgraded.stdout) == (1, True)
    _do(owner, "DROP FUNCTION theirs()")
    assert run.invoke(db, ["upgrade"]).exit_code == run.invoke(db, ["check"]).exit_code == 0
