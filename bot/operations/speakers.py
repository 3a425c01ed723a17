"""Who speaks: from the verified identity to the contact and the client, or to nobody we know."""

from __future__ import annotations

from bot.desk.clients import ChatIdentity, Client, ClientStatus, Contact
from bot.desk.emergency_numbers import HelpLines, help_lines
from bot.desk.people import KNOWN_BY_EMAIL, Conversation, Person
from bot.operations.ports import Work


def help_lines_of(person: Person) -> HelpLines:
    """What this person calls in danger, where they are."""
    return help_lines(person.client, person.contact.site if person.contact else None)


def identify(work: Work, identity: ChatIdentity) -> Person:
    """The person behind an identity; people who left, and strangers, come back without a contact."""
    conversation = Conversation(identity)
    found = on_file(work, identity)
    if found is None:
        return Person(conversation)
    client, contact = found
    if not contact.served or client.status is ClientStatus.OFFBOARDED:
        return Person(conversation)
    return Person(conversation, client, contact)


def on_file(work: Work, identity: ChatIdentity) -> tuple[Client, Contact] | None:
    """Whom the client files know by this identity, also where they are not served any more."""
    if identity.platform in KNOWN_BY_EMAIL:
        return work.clients.by_email(identity.user_id)
    return work.clients.by_identity(identity)
