"""How each chat identity is known, one-time link codes with their tries, and the Slack workspaces of clients."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "2026112812_identities"
down_revision = "2026112811_billed_quotes"
branch_labels = None
depends_on = None


def _text(name: str, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _instant(name: str, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    op.add_column("chat_identities", sa.Column("how", sa.Text(), nullable=False, server_default=sa.text("'file'")))
    op.add_column("chat_identities", _instant("since", nullable=True))
    op.create_table(
        "slack_teams",
        _text("team"),
        _text("client"),
        sa.ForeignKeyConstraint(["client"], ["clients.code"], name="fk_slack_teams_client_clients", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("team", name="pk_slack_teams"),
    )
    op.create_table(
        "code_tries",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        *(_text(name) for name in ("platform", "workspace", "user_id")),
        _instant("at"),
        sa.PrimaryKeyConstraint("id", name="pk_code_tries"),
    )
    op.create_index(
        "ix_code_tries_platform_workspace_user_id_at", "code_tries", ["platform", "workspace", "user_id", "at"]
    )
    op.create_index("ix_code_tries_at", "code_tries", ["at"])
    _events()


def _events() -> None:
    op.create_table(
        "identity_events",
        _text("id"),
        sa.Column("seq", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        *(_text(name) for name in ("kind", "client", "contact")),
        _instant("at"),
        _text("by"),
        *(_text(name, nullable=True) for name in ("platform", "workspace", "user_id", "how")),
        sa.Column("code", sa.LargeBinary(), nullable=True),
        _instant("expires_at", nullable=True),
        _text("conversation", nullable=True),
        sa.CheckConstraint("kind IN ('code', 'linked', 'unlinked')", name="ck_identity_events_kind"),
        sa.ForeignKeyConstraint(
            ["client"],
            ["clients.code"],
            name="fk_identity_events_client_clients",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_identity_events"),
        sa.UniqueConstraint("kind", "code", name="uq_identity_events_kind_code"),
    )
    op.create_index("ix_identity_events_client_contact", "identity_events", ["client", "contact"])
    op.execute(
        "CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON identity_events "
        "FOR EACH STATEMENT EXECUTE FUNCTION never_changed()"
    )
