"""Notices: what the desk tells a contact without having been asked, through the outbox."""

from __future__ import annotations

from bot.desk.clients import Client, Contact
from bot.desk.people import Conversation
from bot.operations.ports import Answer, DeskPorts, Work


def tell(work: Work, ports: DeskPorts, client: Client, contact: Contact, answer: Answer) -> None:
    """Write to a contact where they last wrote from, or where they can be reached without having written."""
    conversation = where_to_reach(work, ports, client, contact)
    work.conversations.say(conversation, answer, turn=None, contact=contact.email, at=ports.clock.now())
    work.jobs.deliver(conversation)


def where_to_reach(work: Work, ports: DeskPorts, client: Client, contact: Contact) -> str:
    """The conversation in which a contact is written to: the last, a platform that we may write to first, or the web chat."""
    last = work.conversations.last_conversation_of(client.code, contact.email)
    if last is not None:
        return last
    theirs = (each for each in work.identities.of_client(client.code) if each.contact == contact.email.casefold())
    known = (Conversation(each.identity).key for each in theirs if each.identity.platform in ports.writes_first)
    return next(known, f"web::{contact.email}")
