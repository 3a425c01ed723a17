"""What a person has begun and not ended is found in whichever chat it was begun."""

from __future__ import annotations

from alembic import op

revision = "2026112828_enquiries_of_a_person"
down_revision = "2026112827_code_requests"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_enquiries_client_contact", "enquiries", ["client", "contact"])


def downgrade() -> None:
    op.drop_index("ix_enquiries_client_contact", table_name="enquiries")
