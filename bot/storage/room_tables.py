"""The tables of the technicians' rooms: since when each is there, the cards and words in it, and whose talk is a person's."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, PrimaryKeyConstraint, Table

from bot.storage.columns import document, instant, key, metadata, refers, text

rooms = Table(
    "rooms",
    metadata,
    key("room"),
    instant("taken_up_at"),
    # By the database's clock, as tickets are marked.
    instant("draws_from"),
    PrimaryKeyConstraint("room"),
)

room_cards = Table(
    "room_cards",
    metadata,
    key("ticket"),
    key("room"),
    Column("message", BigInteger, nullable=False),
    text("shown"),
    PrimaryKeyConstraint("ticket", "room"),
    refers(["ticket"], ["tickets.number"], late=True),
    refers(["message"], ["outbox.id"]),
)

room_words = Table(
    "room_words",
    metadata,
    key("delivery_key"),
    text("ticket"),
    text("by"),
    Column("message", BigInteger, nullable=True),
    PrimaryKeyConstraint("delivery_key"),
    refers(["ticket"], ["tickets.number"], late=True),
    refers(["message"], ["outbox.id"]),
)

talks = Table(
    "talks",
    metadata,
    key("ticket"),
    text("client", nullable=True),
    text("contact", nullable=True),
    text("conversation"),
    instant("ended_at", nullable=True),
    document(),
    PrimaryKeyConstraint("ticket"),
    refers(["ticket"], ["tickets.number"], late=True),
    refers(["ticket", "client"], ["tickets.number", "tickets.client"], late=True),
    Index(None, "client", "contact", "ended_at"),
    Index(None, "conversation", "ended_at"),
)
