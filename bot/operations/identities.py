"""Recording that a chat identity stands for a person, and ending it at once; both stay on record."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from bot.desk.clients import ChatIdentity, Client, Contact
from bot.desk.enquiries import EnquiryState
from bot.desk.identities import EventKind, How, IdentityEvent, KnownIdentity
from bot.desk.people import Conversation
from bot.operations.ports import Work

BY_FILE = "client file"


def record_identity(
    work: Work,
    identity: ChatIdentity,
    client: Client,
    contact: Contact,
    *,
    how: How,
    by: str,
    at: datetime,
    code: bytes | None = None,
) -> IdentityEvent:
    """The identity stands for the contact from now on; ``code`` is the hash of the code that it was linked with."""
    event = IdentityEvent(
        uuid4().hex, EventKind.LINKED, client.code, contact.email, at, by, identity=identity, how=how, code=code
    )
    work.identities.record(KnownIdentity(identity, client.code, contact.email, how, at))
    work.identities.add(event)
    return event


def revoke_identity(work: Work, known: KnownIdentity, *, by: str, at: datetime) -> None:
    """The identity stands for nobody from now on."""
    work.identities.remove(known.identity)
    note_revoked(work, known, by=by, at=at)


def note_revoked(work: Work, known: KnownIdentity, *, by: str, at: datetime) -> None:
    """Keep that an identity has ceased to stand for somebody, with what follows."""
    forget_chat(work, known, at=at)
    unlinked = IdentityEvent(
        uuid4().hex, EventKind.UNLINKED, known.client, known.contact, at, by, identity=known.identity, how=known.how
    )
    work.identities.add(unlinked)


def forget_chat(work: Work, known: KnownIdentity, *, at: datetime) -> None:
    """Nothing about the contact goes to this chat any more: what waits is not sent, and no notice follows."""
    conversation = Conversation(known.identity).key
    work.conversations.note_speaker(conversation, None, None, at)
    end_talk_of_others(work, conversation, None)
    for message in work.conversations.waiting(conversation):
        work.conversations.give_up(message.id)


def end_talk_of_others(work: Work, conversation: str, contact: str | None) -> None:
    """What another person talked about in this chat, while it was theirs, is not taken up by whoever has it now."""
    for enquiry in work.enquiries.of_others(conversation, contact):
        work.enquiries.save(replace(enquiry, state=EnquiryState.DROPPED))
