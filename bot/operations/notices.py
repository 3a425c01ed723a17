"""Notices: what the desk tells a contact without having been asked, through the outbox."""

from __future__ import annotations

from bot.desk.clients import Client, Contact
from bot.operations.ports import Answer, DeskPorts, Work


def tell(work: Work, ports: DeskPorts, client: Client, contact: Contact, answer: Answer) -> None:
    """Write to a contact where they last wrote from, or in the web chat where they will find it."""
    conversation = where_to_reach(work, client, contact)
    work.conversations.say(conversation, answer, turn=None, contact=contact.email, at=ports.clock.now())
    work.jobs.deliver(conversation)


def where_to_reach(work: Work, client: Client, contact: Contact) -> str:
    """The conversation in which a contact is written to."""
    return work.conversations.last_conversation_of(client.code, contact.email) or f"web::{contact.email}"
