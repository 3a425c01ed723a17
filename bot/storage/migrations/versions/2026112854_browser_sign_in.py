"""Somebody signs in to the web chat with a code: one more thing that happens to identities."""

from __future__ import annotations

from alembic import op

revision = "2026112854_browser_sign_in"
down_revision = "2026112851_ended_tickets"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_constraint("ck_identity_events_kind", "identity_events", type_="check")
    op.create_check_constraint(
        "ck_identity_events_kind", "identity_events", "kind IN ('code', 'linked', 'unlinked', 'signed in')"
    )
