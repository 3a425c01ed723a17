"""Notices: what the desk tells a contact without having been asked, through the outbox."""

from __future__ import annotations

from datetime import datetime

from bot.desk.clients import ChatIdentity, Client, Contact
from bot.desk.people import Conversation
from bot.desk.staff import StaffMember
from bot.operations.ports import Answer, DeskPorts, OutgoingMessage, Work
from bot.operations.whose_clock import with_whose_clock


def write(
    work: Work,
    conversation: str,
    answer: Answer,
    *,
    contact: str | None,
    at: datetime,
    turn: str | None = None,
    ticket: str | None = None,
    under: int | None = None,
) -> OutgoingMessage:
    """Put an answer into the outbox of a conversation and have it delivered once the transaction is through.

    ``contact`` is the e-mail address of whom its buttons are for; None leaves them to whoever writes there. In a technicians'
    room it is about a ``ticket``, and stands ``under`` an earlier message.
    """
    message = work.conversations.say(
        conversation, answer, turn=turn, contact=contact, at=at, ticket=ticket, under=under
    )
    work.jobs.deliver(conversation)
    return message


def tell(work: Work, ports: DeskPorts, client: Client, contact: Contact, answer: Answer) -> None:
    """Write to a contact where they last wrote from, or where they can be reached without having written."""
    conversation, now = where_to_reach(work, ports, client, contact), ports.clock.now()
    write(work, conversation, with_whose_clock(answer, client, contact, now), contact=contact.email, at=now)


def where_to_reach(work: Work, ports: DeskPorts, client: Client, contact: Contact) -> str:
    """The conversation in which a contact is written to: the last, a platform that we may write to first, or the web chat.

    None of a platform that this desk does not run.
    """
    last = work.conversations.last_conversation_of(client.code, contact.email, left_out=ports.left_out)
    if last is not None:
        return last
    theirs = (each for each in work.identities.of_client(client.code) if each.contact == contact.email.casefold())
    known = (Conversation(each.identity).key for each in theirs if each.identity.platform in ports.writes_first)
    return next(known, f"web::{contact.email}")


def chats_of(ports: DeskPorts, member: StaffMember) -> tuple[ChatIdentity, ...]:
    """The chats in which one of the house is written to: those of the platforms that this desk runs."""
    return tuple(each for each in member.identities if each.platform not in ports.left_out)
