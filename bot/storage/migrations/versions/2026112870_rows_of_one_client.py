"""References between rows of a client name the client too: a row of one cannot point to a row of another."""

from __future__ import annotations

from alembic import op

revision = "2026112870_rows_of_one_client"
down_revision = "2026112862_clocks"
branch_labels = None
depends_on = None

_KEYS = (
    ("decisions", "id", "client"),
    ("enquiries", "id", "client"),
    ("quotes", "number", "revision", "client"),
    ("ticket_parts", "id", "ticket"),
    ("time_entries", "id", "ticket"),
)
_AT_ONCE, _LATE = "", " DEFERRABLE INITIALLY DEFERRED"
# The table, its columns, the other table, that one's columns, and when it is looked at.
_REFERENCES = (
    *(
        (table, ("ticket", "client"), "tickets", ("number", "client"), _LATE)
        for table in ("alert_conditions", "alert_groups", "category_suggestions", "pages", "talks", "ticket_events")
    ),
    ("decisions", ("enquiry", "client"), "enquiries", ("id", "client"), _LATE),
    ("quote_states", ("number", "revision", "client"), "quotes", ("number", "revision", "client"), _LATE),
    ("tickets", ("decision", "client"), "decisions", ("id", "client"), _LATE),
    ("tickets", ("parent", "client"), "tickets", ("number", "client"), _LATE),
    ("ticket_parts", ("reverses", "ticket"), "ticket_parts", ("id", "ticket"), _AT_ONCE),
    ("time_entries", ("reverses", "ticket"), "time_entries", ("id", "ticket"), _AT_ONCE),
)


def upgrade() -> None:
    for table, *key in _KEYS:
        op.create_unique_constraint(f"uq_{table}_{'_'.join(key)}", table, key)
    for table, columns, other, theirs, when in _REFERENCES:
        # For rows to come. Those that are there are looked at behind the migration, so that one that crosses is named
        # by `nightdesk db check` instead of keeping the desk from starting.
        op.execute(
            f"ALTER TABLE {table} ADD CONSTRAINT fk_{table}_{'_'.join(columns)}_{other}"
            f" FOREIGN KEY ({', '.join(columns)}) REFERENCES {other} ({', '.join(theirs)}){when} NOT VALID"
        )
