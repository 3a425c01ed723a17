"""Everything the desk remembers, the numbers it gives out, and procrastinate's own tables."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op
from procrastinate.schema import SchemaManager
from sqlalchemy.dialects.postgresql import JSONB

revision = "20261122_first"
down_revision = None
branch_labels = None
depends_on = None

_APPEND_ONLY = ("contracts", "decisions", "disputes", "ticket_history", "ledger")


def _texts(*names: str) -> Iterator[sa.Column]:
    return (sa.Column(name, sa.Text(), nullable=False) for name in names)


def _instant(name: str, nullable: bool = False) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _late(name: str, columns: list[str], to: list[str]) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(columns, to, name=name, deferrable=True, initially="DEFERRED")


def upgrade() -> None:
    _clients()
    _contracts()
    _inbox()
    _outbox()
    _enquiries()
    _decisions()
    _tickets()
    _quotes()
    _ledger()
    _pages()
    _numbers()
    _never_changed()
    _jobs()


def _clients() -> None:
    op.create_table(
        "clients",
        *_texts("code", "name", "status"),
        sa.Column("document", JSONB(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_clients"),
    )
    op.create_table(
        "contacts",
        *_texts("email_key", "client", "name"),
        sa.ForeignKeyConstraint(["client"], ["clients.code"], name="fk_contacts_client_clients", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("email_key", name="pk_contacts"),
        sa.UniqueConstraint("client", "email_key", name="uq_contacts_client_email_key"),
    )
    op.create_table(
        "chat_identities",
        *_texts("platform", "workspace", "user_id", "client", "email_key"),
        sa.ForeignKeyConstraint(
            ["client", "email_key"],
            ["contacts.client", "contacts.email_key"],
            name="fk_chat_identities_client_email_key_contacts",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("platform", "workspace", "user_id", name="pk_chat_identities"),
    )
    op.create_index("ix_chat_identities_client_email_key", "chat_identities", ["client", "email_key"])


def _contracts() -> None:
    op.create_table(
        "contract_numbers",
        *_texts("client", "number"),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        _late("fk_contract_numbers_client_clients", ["client"], ["clients.code"]),
        sa.PrimaryKeyConstraint("client", "number", name="pk_contract_numbers"),
    )
    op.create_table(
        "contracts",
        *_texts("client", "number"),
        sa.Column("version", sa.Integer(), nullable=False),
        *_texts("type", "status"),
        _instant("added_at"),
        sa.Column("document", JSONB(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["client", "number"],
            ["contract_numbers.client", "contract_numbers.number"],
            name="fk_contracts_client_number_contract_numbers",
        ),
        sa.PrimaryKeyConstraint("client", "number", "version", name="pk_contracts"),
    )


def _inbox() -> None:
    op.create_table(
        "conversations",
        *_texts("conversation"),
        sa.Column("client", sa.Text(), nullable=True),
        sa.Column("contact", sa.Text(), nullable=True),
        _instant("last_at"),
        sa.PrimaryKeyConstraint("conversation", name="pk_conversations"),
    )
    op.create_index("ix_conversations_client_contact_last_at", "conversations", ["client", "contact", "last_at"])
    op.create_table(
        "messages",
        *_texts("id"),
        sa.Column("seq", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        *_texts("delivery_key", "conversation", "text"),
        sa.Column("button_key", sa.Text(), nullable=True),
        _instant("received_at"),
        *_texts("state"),
        sa.Column("emergency", sa.Text(), nullable=True),
        sa.Column("pressed", JSONB(none_as_null=True), nullable=True),
        sa.CheckConstraint("state IN ('received', 'done', 'failed')", name="ck_messages_state"),
        sa.PrimaryKeyConstraint("id", name="pk_messages"),
        sa.UniqueConstraint("delivery_key", name="uq_messages_delivery_key"),
    )
    op.create_index("ix_messages_conversation_received_at", "messages", ["conversation", "received_at"])
    op.create_index(
        "ix_messages_unfinished", "messages", ["received_at"], postgresql_where=sa.text("state = 'received'")
    )
    op.create_table(
        "done_steps",
        *_texts("turn", "step", "result"),
        sa.PrimaryKeyConstraint("turn", "step", name="pk_done_steps"),
    )


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        *_texts("conversation"),
        sa.Column("turn", sa.Text(), nullable=True),
        *_texts("text"),
        sa.Column("buttons", JSONB(none_as_null=True), nullable=False),
        _instant("created_at"),
        *_texts("state"),
        _instant("sent_at", nullable=True),
        sa.CheckConstraint("state IN ('waiting', 'sent', 'given_up')", name="ck_outbox_state"),
        _late("fk_outbox_turn_messages", ["turn"], ["messages.id"]),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
    )
    op.create_index("ix_outbox_conversation_id", "outbox", ["conversation", "id"])
    op.create_index("ix_outbox_turn", "outbox", ["turn"])
    op.create_index(
        "ix_outbox_waiting", "outbox", ["conversation", "id"], postgresql_where=sa.text("state = 'waiting'")
    )
    op.create_table(
        "buttons",
        *_texts("key"),
        sa.Column("message", sa.BigInteger(), nullable=False),
        *_texts("conversation"),
        sa.Column("contact", sa.Text(), nullable=True),
        *_texts("title"),
        sa.Column("pressed", JSONB(none_as_null=True), nullable=False),
        _instant("shown_at"),
        sa.Column("used_by", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["message"], ["outbox.id"], name="fk_buttons_message_outbox"),
        _late("fk_buttons_used_by_messages", ["used_by"], ["messages.id"]),
        sa.PrimaryKeyConstraint("key", name="pk_buttons"),
    )
    op.create_index("ix_buttons_message", "buttons", ["message"])


def _enquiries() -> None:
    op.create_table(
        "enquiries",
        *_texts("id"),
        sa.Column("seq", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        *_texts("conversation"),
        sa.Column("client", sa.Text(), nullable=True),
        sa.Column("contact", sa.Text(), nullable=True),
        *_texts("category", "state"),
        _instant("started_at"),
        sa.Column("ticket", sa.Text(), nullable=True),
        sa.Column("document", JSONB(none_as_null=True), nullable=False),
        _late("fk_enquiries_client_clients", ["client"], ["clients.code"]),
        sa.PrimaryKeyConstraint("id", name="pk_enquiries"),
    )
    op.create_index("ix_enquiries_conversation_started_at", "enquiries", ["conversation", "started_at"])
    op.create_index(
        "uq_enquiries_open",
        "enquiries",
        ["conversation"],
        unique=True,
        postgresql_where=sa.text("state = 'open'"),
    )


def _decisions() -> None:
    op.create_table(
        "decisions",
        *_texts("id"),
        sa.Column("seq", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        *_texts("enquiry", "turn"),
        _instant("decided_at"),
        *_texts("client"),
        sa.Column("contract", sa.Text(), nullable=True),
        sa.Column("contract_version", sa.Integer(), nullable=True),
        *_texts("category", "verdict"),
        sa.Column("document", JSONB(none_as_null=True), nullable=False),
        _late(
            "fk_decisions_client_contract_contract_version_contracts",
            ["client", "contract", "contract_version"],
            ["contracts.client", "contracts.number", "contracts.version"],
        ),
        _late("fk_decisions_client_clients", ["client"], ["clients.code"]),
        _late("fk_decisions_enquiry_enquiries", ["enquiry"], ["enquiries.id"]),
        sa.PrimaryKeyConstraint("id", name="pk_decisions"),
    )
    op.create_index("ix_decisions_enquiry", "decisions", ["enquiry"])
    op.create_index("ix_decisions_turn", "decisions", ["turn"])
    op.create_table(
        "disputes",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        *_texts("decision", "by", "words"),
        _instant("at"),
        sa.ForeignKeyConstraint(["decision"], ["decisions.id"], name="fk_disputes_decision_decisions"),
        sa.PrimaryKeyConstraint("id", name="pk_disputes"),
    )
    op.create_index("ix_disputes_decision", "disputes", ["decision"])


def _tickets() -> None:
    op.create_table(
        "tickets",
        *_texts("number"),
        sa.Column("seq", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("client", sa.Text(), nullable=True),
        sa.Column("contact", sa.Text(), nullable=True),
        *_texts("conversation"),
        sa.Column("category", sa.Text(), nullable=True),
        *_texts("priority", "state"),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=True),
        _instant("opened_at"),
        _instant("respond_by", nullable=True),
        _instant("resolve_by", nullable=True),
        sa.Column("document", JSONB(none_as_null=True), nullable=False),
        _late("fk_tickets_client_clients", ["client"], ["clients.code"]),
        _late("fk_tickets_decision_decisions", ["decision"], ["decisions.id"]),
        sa.PrimaryKeyConstraint("number", name="pk_tickets"),
        sa.UniqueConstraint("number", "client", name="uq_tickets_number_client"),
    )
    op.create_index("ix_tickets_client_contact_opened_at", "tickets", ["client", "contact", "opened_at"])
    op.create_index("ix_tickets_conversation_opened_at", "tickets", ["conversation", "opened_at"])
    op.create_index("ix_tickets_open", "tickets", ["respond_by"], postgresql_where=sa.text("is_open"))
    op.create_table(
        "ticket_history",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        *_texts("ticket"),
        _instant("at"),
        *_texts("by", "kind", "text"),
        _late("fk_ticket_history_ticket_tickets", ["ticket"], ["tickets.number"]),
        sa.PrimaryKeyConstraint("id", name="pk_ticket_history"),
    )
    op.create_index("ix_ticket_history_ticket", "ticket_history", ["ticket"])


def _quotes() -> None:
    op.create_table(
        "quotes",
        *_texts("number"),
        sa.Column("seq", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        *_texts("ticket", "client", "contract"),
        sa.Column("contract_version", sa.Integer(), nullable=False),
        *_texts("state"),
        sa.Column("asked", sa.Text(), nullable=True),
        _instant("valid_until"),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("document", JSONB(none_as_null=True), nullable=False),
        _late(
            "fk_quotes_client_contract_contract_version_contracts",
            ["client", "contract", "contract_version"],
            ["contracts.client", "contracts.number", "contracts.version"],
        ),
        _late("fk_quotes_ticket_client_tickets", ["ticket", "client"], ["tickets.number", "tickets.client"]),
        sa.PrimaryKeyConstraint("number", name="pk_quotes"),
    )
    op.create_index(
        "ix_quotes_expiring",
        "quotes",
        ["valid_until"],
        postgresql_where=sa.text("state IN ('sent', 'viewed')"),
    )
    op.create_index("ix_quotes_ticket", "quotes", ["ticket"])
    op.create_index(
        "ix_quotes_waiting",
        "quotes",
        ["client", "asked"],
        postgresql_where=sa.text("state IN ('sent', 'viewed')"),
    )


def _ledger() -> None:
    op.create_table(
        "ledger",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        *_texts("client", "contract", "allowance"),
        sa.Column("amount", sa.Numeric(), nullable=False),
        _instant("work_at"),
        *_texts("ticket", "turn"),
        _instant("written_at"),
        _late(
            "fk_ledger_client_contract_contract_numbers",
            ["client", "contract"],
            ["contract_numbers.client", "contract_numbers.number"],
        ),
        _late("fk_ledger_ticket_client_tickets", ["ticket", "client"], ["tickets.number", "tickets.client"]),
        sa.PrimaryKeyConstraint("id", name="pk_ledger"),
    )
    op.create_index(
        "ix_ledger_client_contract_allowance_work_at",
        "ledger",
        ["client", "contract", "allowance", "work_at"],
    )


def _pages() -> None:
    op.create_table(
        "pages",
        *_texts("id"),
        sa.Column("seq", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        *_texts("kind", "conversation"),
        sa.Column("client", sa.Text(), nullable=True),
        sa.Column("contact", sa.Text(), nullable=True),
        _instant("waits_since"),
        _instant("delivered_at", nullable=True),
        sa.Column("ticket", sa.Text(), nullable=True),
        sa.Column("document", JSONB(none_as_null=True), nullable=False),
        _late("fk_pages_client_clients", ["client"], ["clients.code"]),
        _late("fk_pages_ticket_tickets", ["ticket"], ["tickets.number"]),
        sa.PrimaryKeyConstraint("id", name="pk_pages"),
    )
    op.create_index("ix_pages_unsent", "pages", ["waits_since"], postgresql_where=sa.text("delivered_at IS NULL"))


def _numbers() -> None:
    op.execute("CREATE SEQUENCE ticket_numbers START 1001")
    op.execute("CREATE SEQUENCE quote_numbers START 1001")


def _never_changed() -> None:
    op.execute(
        """
        CREATE FUNCTION never_changed() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'Rows of % are only added, never changed or removed.', TG_TABLE_NAME
                USING ERRCODE = 'restrict_violation';
        END $$
        """
    )
    for table in _APPEND_ONLY:
        op.execute(
            f"CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION never_changed()"
        )


def _jobs() -> None:
    # Without parameters: the schema holds percent signs and colons of its own.
    with op.get_bind().connection.cursor() as cursor:
        cursor.execute(SchemaManager.get_schema())
