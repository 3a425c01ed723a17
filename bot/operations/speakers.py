"""Who speaks: from the verified identity to the contact and the client, or to nobody we know."""

from __future__ import annotations

from bot.desk.clients import ChatIdentity, ClientStatus
from bot.desk.emergency_numbers import HelpLines, help_lines
from bot.desk.people import KNOWN_BY_EMAIL, Conversation, Person
from bot.operations.ports import Work


def help_lines_of(person: Person) -> HelpLines:
    """What this person calls in danger, where they are."""
    return help_lines(person.client, person.contact.site if person.contact else None)


def identify(work: Work, identity: ChatIdentity) -> Person:
    """The person behind an identity; people who left, and strangers, come back without a contact."""
    conversation = Conversation(identity)
    if identity.platform in KNOWN_BY_EMAIL:
        found = work.clients.by_email(identity.user_id)
    else:
        found = work.clients.by_identity(identity)
    if found is None:
        return Person(conversation)
    client, contact = found
    if not contact.served or client.status is ClientStatus.OFFBOARDED:
        return Person(conversation)
    return Person(conversation, client, contact)
