"""A desk with as many tickets as somebody wants: the demo's made-up year, written by the ordinary operations, copied by the
database itself under other numbers, clients, people, states and times.

Tickets, their coverage decisions and their lines of history are copied whole. Enquiries, conversations and the chains of
history are not: the queue reads none of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.engine import Connection

from bot.bootstrap import Desk
from bot.cli.demo_data import import_demo_clients, import_demo_staff
from bot.cli.demo_history import write_made_up_year

CLIENTS, PEOPLE = 300, 60
BUSIEST_CLIENT, QUIETEST_CLIENT = "client-001", f"client-{CLIENTS:03d}"
BUSIEST_PERSON = "person01@nightdesk.example"


@dataclass(frozen=True)
class Desked:
    """How many tickets there are, how many of them are open, and the bytes of tickets, decisions and history."""

    tickets: int
    open: int
    size: int


def make_patterns(desk: Desk) -> None:
    """Write the year that everything is copied from, and put it aside; clients and people for the copies."""
    import_demo_clients(desk)
    import_demo_staff(desk)
    write_made_up_year(desk, lambda done, of: None)
    with desk.engine.begin() as connection:
        for statement in _PATTERNS:
            connection.execute(text(statement))


def fill(desk: Desk, *, tickets: int, open: int) -> Desked:
    """Replace every ticket by so many copies, about so many of them open, the youngest."""
    with desk.engine.begin() as connection:
        # A copy is not written line by line, and is in no chain: the tables' triggers sleep meanwhile.
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        connection.execute(text("TRUNCATE tickets, decisions, ticket_history RESTART IDENTITY CASCADE"))
        connection.execute(text(_COPIES), {"tickets": tickets, "young": open * 2, "now": desk.clock.now()})
        for statement in _WRITE:
            connection.execute(text(statement))
        connection.execute(text("SELECT setval('tickets_seq_seq', :last)"), {"last": tickets})
    with desk.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("SET statement_timeout = 0"))
        connection.execute(text("VACUUM ANALYZE tickets, decisions, ticket_history, clients, staff"))
        connection.execute(text("RESET statement_timeout"))
        return _look(connection)


def _look(connection: Connection) -> Desked:
    relations = "tickets", "decisions", "ticket_history"
    sizes = " + ".join(f"pg_total_relation_size('{name}')" for name in relations)
    row = connection.execute(text(f"SELECT count(*), count(*) FILTER (WHERE is_open), {sizes} FROM tickets")).one()
    return Desked(*row)


_PATTERNS = (
    """CREATE TABLE pattern_tickets AS
        SELECT row_number() OVER (ORDER BY seq) - 1 AS place, number, contact, conversation, category, decision,
               document FROM tickets""",
    "CREATE TABLE pattern_decisions AS SELECT * FROM decisions WHERE id IN (SELECT decision FROM tickets)",
    "CREATE TABLE pattern_lines AS SELECT * FROM ticket_history",
    f"""INSERT INTO clients (code, name, status, document)
        SELECT code, name, status, document || jsonb_build_object('code', code, 'name', name)
        FROM (SELECT 'client-' || to_char(n, 'FM000') AS code, 'Client ' || n || ' Ltd' AS name, status, document
              FROM clients, generate_series(1, {CLIENTS}) AS n WHERE code = 'maple-dental') AS copies""",
    f"""INSERT INTO staff (email_key, name, role, active, document)
        SELECT email, name, role, active,
               document || jsonb_build_object('email', email, 'name', name, 'identities', '[]'::jsonb)
        FROM (SELECT 'person' || to_char(n, 'FM00') || '@nightdesk.example' AS email, 'Person ' || n AS name, role, active,
                     document
              FROM staff, generate_series(1, {PEOPLE}) AS n WHERE email_key = 'robin@nightdesk.example') AS copies""",
)

# One row per copy: what is drawn for it, by a hash of its place, so that it is the same every time.
_COPIES = f"""
CREATE TEMPORARY TABLE copies ON COMMIT DROP AS
WITH drawn AS (
    SELECT n, n % (SELECT count(*) FROM pattern_tickets) AS pattern,
           CAST(:now AS timestamptz) AS now,
           CAST(:now AS timestamptz) - (:tickets - n) * interval '150 seconds' AS opened_at,
           n > :tickets - :young AND n % 2 = 0 AS is_open,
           (hashint8extended(n, 1) & 65535) / 65536.0 AS of_client,
           (hashint8extended(n, 2) & 65535) / 65536.0 AS of_priority,
           (hashint8extended(n, 3) & 65535) / 65536.0 AS of_state,
           (hashint8extended(n, 4) & 65535) / 65536.0 AS of_owner,
           (hashint8extended(n, 5) & 65535) / 65536.0 AS of_due,
           (hashint8extended(n, 6) & 65535) / 65536.0 AS of_parent
    FROM generate_series(CAST(1 AS bigint), :tickets) AS n
), sorted AS (
    SELECT *, CASE WHEN is_open THEN CASE
            WHEN of_state < 0.04 THEN 'new' WHEN of_state < 0.30 THEN 'triaged' WHEN of_state < 0.33 THEN 'awaiting_approval'
            WHEN of_state < 0.50 THEN 'assigned' WHEN of_state < 0.75 THEN 'in_progress'
            WHEN of_state < 0.88 THEN 'waiting_client' WHEN of_state < 0.94 THEN 'waiting_vendor' ELSE 'scheduled' END
        ELSE CASE WHEN of_state < 0.03 THEN 'cancelled' WHEN of_state < 0.10 THEN 'resolved' ELSE 'closed' END END AS state
    FROM drawn
)
SELECT n, pattern, opened_at, is_open, state, 'ND-' || 1000 + n AS number,
       CASE WHEN of_client > 0.02 THEN 'client-' || to_char(1 + floor({CLIENTS} * of_client * of_client), 'FM000') END
           AS client,
       CASE WHEN of_priority < 0.01 THEN 'P1' WHEN of_priority < 0.09 THEN 'P2' WHEN of_priority < 0.4 THEN 'P3' ELSE 'P4' END
           AS priority,
       CASE WHEN state NOT IN ('new', 'triaged', 'awaiting_approval') AND of_owner > 0.02
            THEN 'person' || to_char(1 + floor({PEOPLE} * of_owner * of_owner), 'FM00') || '@nightdesk.example' END AS owner,
       CASE WHEN is_open AND of_state < 0.75 OR of_due < 0.1 THEN now + (of_due - 0.1) * interval '60 hours' END AS due_at,
       CASE WHEN of_state >= 0.50 OR NOT is_open THEN opened_at + interval '20 minutes' END AS answered_at,
       CASE WHEN of_parent < 0.015 AND n > 1 THEN 'ND-' || 999 + n END AS parent
FROM sorted
"""
_ISO = "to_char(({}) AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"+00:00\"')"
_WRITE = (
    "ANALYZE copies",
    f"""INSERT INTO tickets (number, seq, client, contact, conversation, category, priority, state, is_open, decision,
                             opened_at, respond_by, resolve_by, due_at, owner, parent, look_at, document)
        OVERRIDING SYSTEM VALUE
        SELECT c.number, c.n, c.client, p.contact, p.conversation, p.category, c.priority, c.state, c.is_open, 'd' || c.n,
               c.opened_at, c.due_at, c.due_at + interval '8 hours',
               coalesce(CASE WHEN c.is_open THEN c.due_at END, '9999-12-31T00:00:00Z'), c.owner, c.parent,
               CASE WHEN c.is_open THEN c.due_at END,
               p.document || jsonb_build_object(
                   'number', c.number, 'client', c.client, 'priority', c.priority, 'state', c.state, 'owner', c.owner,
                   'parent', c.parent, 'decision', 'd' || c.n, 'opened_at', {_ISO.format("c.opened_at")},
                   'first_response_at', {_ISO.format("c.answered_at")},
                   'respond_by', {_ISO.format("c.due_at")},
                   'resolve_by', {_ISO.format("c.due_at + interval '8 hours'")})
        FROM copies c JOIN pattern_tickets p ON p.place = c.pattern ORDER BY c.n""",
    """INSERT INTO decisions (id, enquiry, turn, decided_at, client, contract, contract_version, category, verdict, document)
        SELECT 'd' || c.n, d.enquiry, 't' || c.n, c.opened_at, coalesce(c.client, d.client), d.contract,
               d.contract_version, d.category, d.verdict, d.document
        FROM copies c JOIN pattern_tickets p ON p.place = c.pattern JOIN pattern_decisions d ON d.id = p.decision
        ORDER BY c.n""",
    """INSERT INTO ticket_history (ticket, at, by, kind, text, whence)
        SELECT c.number, c.opened_at, l.by, l.kind, l.text, l.whence
        FROM copies c JOIN pattern_tickets p ON p.place = c.pattern JOIN pattern_lines l ON l.ticket = p.number
        ORDER BY c.n, l.id""",
)
