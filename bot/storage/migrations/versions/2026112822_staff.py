"""The MSP's own people, their sessions in the console, one-time links and the first admin's password."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "2026112822_staff"
down_revision = "2026112821_paces"
branch_labels = None
depends_on = None


def _text(name: str, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _instant(name: str, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _document(name: str = "document") -> sa.Column:
    return sa.Column(name, JSONB(none_as_null=True), nullable=False)


def _number() -> sa.Column:
    return sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False)


def _of_somebody(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["email_key"], ["staff.email_key"], name=f"fk_{table}_email_key_staff")


def upgrade() -> None:
    _people()
    _sessions()
    _links()
    _passwords()


def _people() -> None:
    op.create_table(
        "staff",
        *(_text(name) for name in ("email_key", "name", "role")),
        sa.Column("active", sa.Boolean(), nullable=False),
        _document(),
        sa.CheckConstraint("role IN ('technician', 'dispatcher', 'manager', 'admin')", name="ck_staff_role"),
        sa.PrimaryKeyConstraint("email_key", name="pk_staff"),
    )
    op.create_table(
        "staff_identities",
        *(_text(name) for name in ("platform", "workspace", "user_id", "email_key")),
        _of_somebody("staff_identities"),
        sa.PrimaryKeyConstraint("platform", "workspace", "user_id", name="pk_staff_identities"),
    )
    op.create_index("ix_staff_identities_email_key", "staff_identities", ["email_key"])
    op.create_table(
        "staff_events",
        _number(),
        _instant("at"),
        _text("client", nullable=True),
        *(_text(name) for name in ("email_key", "kind", "by", "text", "whence")),
        sa.CheckConstraint("client IS NULL", name="ck_staff_events_client"),
        sa.PrimaryKeyConstraint("id", name="pk_staff_events"),
    )
    op.create_index("ix_staff_events_email_key_id", "staff_events", ["email_key", "id"])
    op.execute(
        "CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON staff_events "
        "FOR EACH STATEMENT EXECUTE FUNCTION never_changed()"
    )


def _sessions() -> None:
    op.create_table(
        "console_sessions",
        _text("id"),
        sa.Column("token", sa.LargeBinary(), nullable=False),
        *(_text(name) for name in ("email_key", "how")),
        _instant("began_at"),
        _instant("expires_at"),
        _instant("ended_at", nullable=True),
        _document("whence"),
        _of_somebody("console_sessions"),
        sa.PrimaryKeyConstraint("id", name="pk_console_sessions"),
        sa.UniqueConstraint("token", name="uq_console_sessions_token"),
    )
    op.create_index(
        "ix_console_sessions_holding", "console_sessions", ["email_key"], postgresql_where=sa.text("ended_at IS NULL")
    )


def _links() -> None:
    op.create_table(
        "sign_in_links",
        _text("id"),
        sa.Column("token", sa.LargeBinary(), nullable=False),
        _text("email_key"),
        _instant("given_at"),
        _instant("expires_at"),
        _text("by"),
        _text("conversation", nullable=True),
        _instant("used_at", nullable=True),
        _of_somebody("sign_in_links"),
        sa.PrimaryKeyConstraint("id", name="pk_sign_in_links"),
        sa.UniqueConstraint("token", name="uq_sign_in_links_token"),
    )
    op.create_index("ix_sign_in_links_email_key", "sign_in_links", ["email_key"])


def _passwords() -> None:
    op.create_table(
        "staff_passwords",
        *(_text(name) for name in ("email_key", "hash")),
        _instant("set_at"),
        _of_somebody("staff_passwords"),
        sa.PrimaryKeyConstraint("email_key", name="pk_staff_passwords"),
    )
    op.create_table(
        "password_tries",
        _number(),
        _text("email_key"),
        _instant("at"),
        sa.PrimaryKeyConstraint("id", name="pk_password_tries"),
    )
    op.create_index("ix_password_tries_email_key_at", "password_tries", ["email_key", "at"])
    op.create_index("ix_password_tries_at", "password_tries", ["at"])
