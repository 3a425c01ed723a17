"""Requests of a client by when they began, for the reports."""

from __future__ import annotations

from alembic import op

revision = "2026112830_requests"
down_revision = "2026112829_attachments"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_enquiries_client_started_at", "enquiries", ["client", "started_at"])
