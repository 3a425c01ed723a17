"""The tables of the technicians' rooms: since when each is there, and the cards in it."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, PrimaryKeyConstraint, Table

from bot.storage.columns import instant, key, metadata, refers, text

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
