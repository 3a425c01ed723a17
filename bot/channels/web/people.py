"""Who is who: the demo's people by client, and how a person is named on a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.desk.clients import Client, Contact, Role
from bot.desk.money import in_words
from bot.desk.people import Person
from bot.operations.ports import Work

STRANGER = "visitor"
_ROLE_WORDS = {
    Role.PRIMARY: "main contact",
    Role.TECHNICAL: "technical contact",
    Role.BILLING: "gets the bills",
    Role.EMERGENCY: "emergency contact",
    Role.VIP: "looked after first",
    Role.NOT_AUTHORIZED: "may not use the desk",
    Role.DEPARTED: "has left the company",
}


@dataclass(frozen=True)
class PersonCard:
    """One person to choose: the e-mail address, the name, and what there is to know."""

    email: str
    name: str
    about: str


@dataclass(frozen=True)
class ClientGroup:
    """The people of one client."""

    name: str
    people: tuple[PersonCard, ...]


def demo_groups(work: Work) -> Sequence[ClientGroup]:
    """Everybody on file, grouped by client, in the order of the client files."""
    return [
        ClientGroup(client.name, tuple(_card(client, contact) for contact in client.contacts))
        for client in work.clients.list()
    ]


def role_words(contact: Contact) -> str:
    """What the person may do, in plain words."""
    words = [text for role, text in _ROLE_WORDS.items() if role in contact.roles]
    if Role.APPROVER in contact.roles:
        limit = contact.approval_limit
        words.append(f"may approve up to {_round_amount(in_words(limit))}" if limit else "may approve any amount")
    return ", ".join(words) or "asks for help"


def introduction(person: Person) -> str:
    """The person as the page's head names them."""
    if person.client is None or person.contact is None:
        return "Visitor, not verified"
    return f"{person.contact.name}, {person.client.name}"


def _card(client: Client, contact: Contact) -> PersonCard:
    site = client.site(contact.site)
    about = [role_words(contact), site.name if site else ""]
    return PersonCard(contact.email, contact.name, " · ".join(part for part in about if part))


def _round_amount(text: str) -> str:
    return text.removesuffix(".00")
