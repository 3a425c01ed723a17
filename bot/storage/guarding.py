"""Whether the database guards the rows as it has to: what is not so, in words, and what puts it right.

The database is asked for each thing, never for a mark that it was put in place once: what somebody dropped, switched off
or allowed by hand is found and named.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from psycopg2 import errorcodes
from sqlalchemy import text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError, ProgrammingError

from bot.storage.functions import Function
from bot.storage.guards import FUNCTIONS, JOBS, TRIGGERS, is_beside, rights_on
from bot.storage.tables import metadata
from bot.storage.tenancy import ROLE, Policy, policies

_BY_HAND = "Nightdesk leaves it to you"


class NotTheOwner(Exception):
    """What guards the rows has to be put in place by the role that owns the tables; the message says how."""


@dataclass(frozen=True)
class Difference:
    """Something that is not as it has to be, in words for an operator, and the statements that put it right, if any do."""

    what: str
    mended_by: tuple[str, ...] = ()


def differences(connection: Connection) -> tuple[Difference, ...]:
    """Everything that is not as it has to be, in the order in which it can be put right."""
    found = [each for look in _FIRST for each in look(connection)]
    if _one(connection, _ROLE_THERE) is not None:
        found += (each for look in _THEN for each in look(connection))
    return tuple(found)


def put_in_place(connection: Connection) -> None:
    """Put right what can be. NotTheOwner when this login may not."""
    # What comes then needs what comes first.
    for looks in (_FIRST, _THEN):
        for look in looks:
            for each in tuple(look(connection)):
                _mend(connection, each)


def _mend(connection: Connection, difference: Difference) -> None:
    try:
        with connection.begin_nested():
            for statement in difference.mended_by:
                _execute(connection, statement)
    except IntegrityError:
        # Rows that a reference forbids came in while it was not looked at. It goes on being named.
        return
    except ProgrammingError as refused:
        if refused.orig.pgcode != errorcodes.INSUFFICIENT_PRIVILEGE:
            raise
        raise NotTheOwner(
            f"{difference.what} The database did not let this login put it right ({str(refused.orig).strip()}). Run "
            f"`nightdesk db upgrade` as the role that owns the tables; if it may make no roles, make {ROLE} first: "
            f"CREATE ROLE {ROLE}; GRANT {ROLE} TO the owner."
        ) from refused


def _role(connection: Connection) -> Iterator[Difference]:
    row = _one(
        connection,
        "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,"
        " pg_has_role(oid, 'MEMBER') AS ours FROM pg_roles WHERE rolname = '{role}'",
    )
    if row is None:
        # Another database of the same server may be brought up to date at this moment.
        made = (
            f"DO $$ BEGIN CREATE ROLE {ROLE} NOLOGIN NOSUPERUSER NOBYPASSRLS;"
            " EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
        )
        joined = f"DO $$ BEGIN IF NOT pg_has_role('{ROLE}', 'MEMBER') THEN GRANT {ROLE} TO CURRENT_USER; END IF; END $$"
        yield Difference(f"The role {ROLE} does not exist.", (made, joined))
        return
    if not row["ours"]:
        yield Difference(f"This login may not work as {ROLE}.", (f"GRANT {ROLE} TO CURRENT_USER",))
    for column, attribute, can in _ATTRIBUTES:
        if row[column]:
            yield Difference(f"{ROLE} {can}.", (f"ALTER ROLE {ROLE} NO{attribute}",))


_ATTRIBUTES = (
    ("rolsuper", "SUPERUSER", "is a superuser: no rule binds it"),
    ("rolbypassrls", "BYPASSRLS", "may step over row-level security"),
    ("rolcreaterole", "CREATEROLE", "may make roles"),
    ("rolcreatedb", "CREATEDB", "may make databases"),
    ("rolreplication", "REPLICATION", "may copy the whole server"),
)


def _memberships(connection: Connection) -> Iterator[Difference]:
    """Through another role the desk's could reach what it may not itself."""
    above = _all(
        connection,
        "SELECT r.rolname, EXISTS (SELECT FROM pg_auth_members m WHERE m.roleid = r.oid"
        " AND m.member = '{role}'::regrole) AS direct FROM pg_roles r WHERE r.rolname <> '{role}'"
        " AND NOT (SELECT rolsuper FROM pg_roles WHERE rolname = '{role}') AND pg_has_role('{role}', r.oid, 'MEMBER')"
        " AND (r.rolsuper OR r.rolbypassrls OR r.rolname IN ('pg_write_all_data', 'pg_execute_server_program',"
        " 'pg_read_server_files', 'pg_write_server_files')"
        " OR r.oid IN (SELECT relowner FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'))"
        " ORDER BY r.rolname",
    )
    for row in above:
        mend = (f'REVOKE "{row["rolname"]}" FROM {ROLE}',) if row["direct"] else ()
        yield Difference(f"{ROLE} is a member of {row['rolname']}, which may do more.", mend)


def _settings(connection: Connection) -> Iterator[Difference]:
    """A scope that is set for a login or a database would stand where a transaction says none."""
    found = _all(
        connection,
        "SELECT split_part(said, '=', 1) AS name, s.setdatabase <> 0 AS of_database, r.rolname, current_database() AS db"
        " FROM pg_db_role_setting s CROSS JOIN unnest(s.setconfig) said LEFT JOIN pg_roles r ON r.oid = s.setrole"
        " WHERE (said LIKE 'nightdesk.%' OR said LIKE 'session_replication_role=%')"
        " AND (s.setdatabase = 0 OR s.setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database()))"
        " ORDER BY 1, 3",
    )
    for row in found:
        who = f'ROLE "{row["rolname"]}"' if row["rolname"] else "ROLE ALL" if not row["of_database"] else ""
        where = f'DATABASE "{row["db"]}"' if row["of_database"] else ""
        subject = f"{who} IN {where}" if who and where else who or where
        yield Difference(
            f"{row['name']} is set for {subject}: a transaction that does not say whose rows it is about would not get an error.",
            (f"ALTER {subject} RESET {row['name']}",),
        )


def _functions(connection: Connection) -> Iterator[Difference]:
    rows = _all(
        connection,
        "SELECT p.proname, p.prosrc, p.prosecdef, p.provolatile, p.proconfig, l.lanname,"
        " p.prorettype::regtype::text AS returns, pg_get_function_arguments(p.oid) AS arguments, p.proacl IS NULL"
        " OR EXISTS (SELECT FROM aclexplode(p.proacl) a WHERE a.grantee = 0) AS anybody"
        " FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang"
        " WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f'"
        " AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid"
        " AND d.deptype = 'e') ORDER BY p.oid",
    )
    there = {(row["proname"], row["arguments"]): row for row in rows}
    for function in FUNCTIONS:
        row = there.get((function.name, function.arguments))
        if row is None:
            yield Difference(f"The function {function.name} does not exist.", (function.statement,))
        elif _is(row) != _should_be(function):
            yield Difference(f"The function {function.name} does not say what it has to say.", (function.statement,))
        if function.definer and (row is None or row["anybody"]):
            yield Difference(f"Anybody may call the function {function.name}.", function.reserved_for(ROLE))
    for row in rows:
        if row["prosecdef"] and (row["proname"], row["arguments"]) not in {(f.name, f.arguments) for f in FUNCTIONS}:
            yield Difference(
                f"The function {row['proname']} works with its owner's rights and is not Nightdesk's. {_BY_HAND}: DROP FUNCTION."
            )


def _is(row: Mapping[str, Any]) -> tuple[object, ...]:
    body = " ".join(str(row["prosrc"]).split())
    return body, row["returns"], row["lanname"], row["provolatile"], row["prosecdef"], row["proconfig"]


def _should_be(function: Function) -> tuple[object, ...]:
    volatility = {"STABLE": "s", "IMMUTABLE": "i"}.get(function.volatility, "v")
    body = " ".join(function.body.split())
    return body, function.returns, function.language, volatility, function.definer, function.settings


def _security(connection: Connection) -> Iterator[Difference]:
    """Row-level security on where it has to be, and the policies as PostgreSQL would write ours."""
    switched = {
        row["relname"]: (row["relrowsecurity"], row["relforcerowsecurity"])
        for row in _all(
            connection,
            "SELECT relname, relrowsecurity, relforcerowsecurity FROM pg_class"
            " WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'",
        )
    }
    there = {(row["relname"], row["polname"]): row for row in _all(connection, _POLICIES)}
    ours = [(policy, there.pop((policy.table, "scope"), None)) for policy in policies()]
    same = _say_the_same(connection, [(policy, row["rows"]) for policy, row in ours if row is not None])
    if same is None:
        yield Difference(
            "The policies could not be compared, because this login may make nothing temporary. "
            f"{_BY_HAND}: GRANT TEMPORARY ON DATABASE … TO the login."
        )
        same = {policy.table for policy, _ in ours}
    for policy, row in ours:
        on, forced = switched.get(policy.table, (True, True))
        if not on:
            yield Difference(f"{policy.table}: row-level security is switched off.", policy.statements[:2])
        elif not forced:
            yield Difference(f"{policy.table}: row-level security does not bind the owner.", policy.statements[:2])
        if row is None:
            yield Difference(f"{policy.table}: the policy about whose rows are whose is not there.", policy.statements)
        elif not row["usual"] or row["rows"] != row["added"] or policy.table not in same:
            yield Difference(
                f"{policy.table}: the policy about whose rows are whose says something else.", policy.statements
            )
    for table, name in sorted(there):
        if table in metadata.tables:
            drop = f'DROP POLICY "{name}" ON {table}'
            yield Difference(f"{table}: there is a policy {name} that is not Nightdesk's.", (drop,))


_POLICIES = """
SELECT c.relname, p.polname, p.polpermissive AND p.polcmd = '*' AND p.polroles = '{{0}}' AS usual,
    coalesce(pg_get_expr(p.polqual, p.polrelid), 'true') AS rows, pg_get_expr(p.polwithcheck, p.polrelid) AS added
FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid WHERE c.relnamespace = 'public'::regnamespace
"""


def _say_the_same(connection: Connection, found: Collection[tuple[Policy, str]]) -> Collection[str] | None:
    """The tables whose policy is the one of ``tenancy``: PostgreSQL writes both down, in views that are gone at once.

    None when this login may not make them.
    """
    views = [
        f"CREATE TEMPORARY VIEW {whose}_{policy.table} AS SELECT ({rows}) AS theirs FROM public.{policy.table}"
        for policy, there in found
        for whose, rows in (("ours", policy.rows), ("there", there))
    ]
    trying = connection.begin_nested()
    try:
        _execute(connection, "; ".join(views) or "SELECT")
        written = {
            row["relname"]: row["said"]
            for row in _all(
                connection,
                "SELECT relname, pg_get_viewdef(oid) AS said FROM pg_class WHERE relnamespace = pg_my_temp_schema()",
            )
        }
    except ProgrammingError as refused:
        if refused.orig.pgcode != errorcodes.INSUFFICIENT_PRIVILEGE:
            raise
        return None
    finally:
        trying.rollback()
    return frozenset(
        policy.table for policy, _ in found if written[f"ours_{policy.table}"] == written[f"there_{policy.table}"]
    )


def _triggers(connection: Connection) -> Iterator[Difference]:
    """The triggers that keep history, those that PostgreSQL makes for references, and rules, which could turn both aside."""
    rows = _all(
        connection,
        "SELECT c.relname, t.tgname, t.tgtype::int AS kind, t.tgenabled, t.tgqual IS NULL AND t.tgattr = '' AS always,"
        " p.proname, t.tgisinternal FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid"
        " WHERE c.relnamespace = 'public'::regnamespace ORDER BY c.relname, t.tgname",
    )
    there = {(row["relname"], row["tgname"]): row for row in rows if row["relname"] in metadata.tables}
    asleep = sorted({table for (table, _), row in there.items() if row["tgisinternal"] and row["tgenabled"] == "D"})
    for table in asleep:
        yield Difference(f"{table}: its references are not looked at.", (f"ALTER TABLE {table} ENABLE TRIGGER ALL",))
    for trigger in TRIGGERS:
        row = there.pop((trigger.table, trigger.name), None)
        if row is None:
            yield Difference(f"{trigger.table}: the trigger {trigger.name} is not there.", trigger.statements)
        elif row["tgenabled"] in ("D", "R"):
            yield Difference(f"{trigger.table}: the trigger {trigger.name} is switched off.", trigger.statements)
        elif (row["kind"], row["proname"], row["always"]) != (trigger.kind, trigger.function, True):
            yield Difference(f"{trigger.table}: the trigger {trigger.name} is another one.", trigger.statements)
    for (table, name), row in there.items():
        if not row["tgisinternal"]:
            yield Difference(
                f"{table}: the trigger {name} is not Nightdesk's. {_BY_HAND}: DROP TRIGGER {name} ON {table}."
            )
    rules = _all(connection, "SELECT tablename, rulename FROM pg_rules WHERE schemaname = 'public' ORDER BY 1, 2")
    for row in rules:
        if row["tablename"] in metadata.tables:
            where = f'"{row["rulename"]}" ON {row["tablename"]}'
            yield Difference(f"{row['tablename']}: a rule rewrites what is asked of it.", (f"DROP RULE {where}",))


def _references(connection: Connection) -> Iterator[Difference]:
    rows = _all(
        connection,
        "SELECT c.relname, k.conname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid"
        " WHERE c.relnamespace = 'public'::regnamespace AND k.contype IN ('f', 'c') AND NOT k.convalidated ORDER BY 1, 2",
    )
    for row in rows:
        if row["relname"] in metadata.tables:
            mend = f"ALTER TABLE {row['relname']} VALIDATE CONSTRAINT {row['conname']}"
            yield Difference(f"{row['relname']}: {row['conname']} has not been looked at for every row.", (mend,))


def _rights(connection: Connection) -> Iterator[Difference]:
    """What the role may do with each table, whoever gave it; and that it owns none of ours, for an owner may do anything."""
    rows = _all(
        connection,
        "SELECT c.relname, c.relowner = '{role}'::regrole AS own, array_agg(p.name) FILTER (WHERE"
        " has_table_privilege('{role}', c.oid, p.name)) AS whole, array_agg(p.name) FILTER (WHERE"
        " CASE WHEN p.name IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES') THEN has_any_column_privilege('{role}', c.oid, p.name)"
        " ELSE has_table_privilege('{role}', c.oid, p.name) END) AS some"
        " FROM pg_class c CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER'])"
        " AS p(name) WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')"
        " GROUP BY c.relname, c.relowner ORDER BY c.relname",
    )
    for row in rows:
        name = row["relname"]
        ours = name in metadata.tables or name == "alembic_version"
        if row["own"]:
            if ours:
                yield Difference(
                    f"{name}: {ROLE} owns it, and could switch everything off. Let another role own the tables."
                )
            continue
        may = rights_on(name)
        lacking = sorted(may - set(row["whole"] or ()))
        if lacking and (ours or name.startswith(JOBS)):
            rights = ", ".join(lacking)
            yield Difference(f"{name}: {ROLE} may not {rights}.", (f"GRANT {rights} ON {name} TO {ROLE}",))
        if ours and (too_many := sorted(set(row["some"] or ()) - may)):
            rights = ", ".join(too_many)
            yield Difference(f"{name}: {ROLE} may {rights}.", (f"REVOKE {rights} ON {name} FROM {ROLE}, PUBLIC",))
    if not _one(connection, "SELECT has_schema_privilege('{role}', 'public', 'USAGE') AS may")["may"]:
        yield Difference(f"{ROLE} may not use the schema.", (f"GRANT USAGE ON SCHEMA public TO {ROLE}",))
    sequences = _all(
        connection,
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S'"
        " AND NOT (has_sequence_privilege('{role}', oid, 'USAGE') AND has_sequence_privilege('{role}', oid, 'SELECT'))",
    )
    for name in (row["relname"] for row in sequences):
        if is_beside(name) and not name.startswith(JOBS):
            continue
        yield Difference(
            f"{name}: {ROLE} may not take numbers.", (f"GRANT USAGE, SELECT ON SEQUENCE {name} TO {ROLE}",)
        )


def _execute(connection: Connection, statement: str) -> Any:
    return connection.execute(text(statement.replace(":", r"\:")))


def _all(connection: Connection, query: str) -> list[Mapping[str, Any]]:
    return [row._mapping for row in _execute(connection, query.format(role=ROLE))]


def _one(connection: Connection, query: str) -> Any:
    return next(iter(_all(connection, query)), None)


_ROLE_THERE = "SELECT FROM pg_roles WHERE rolname = '{role}'"
_Look = Callable[[Connection], Iterator[Difference]]
_FIRST: tuple[_Look, ...] = (_role, _functions)
# Nothing of this can be asked while there is no role.
_THEN: tuple[_Look, ...] = (_memberships, _settings, _security, _triggers, _references, _rights)
