"""The clients' people, and how each is known in which chat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.desk.clients import Client, Contact
from bot.desk.errors import NotFound
from bot.desk.identities import IdentityEvent, KnownIdentity
from bot.operations.ports import Work, WorkFactory


@dataclass(frozen=True)
class KnownPerson:
    """A contact with the chats that stand for them, and what happened to these (only where one person is shown)."""

    client: Client
    contact: Contact
    identities: tuple[KnownIdentity, ...]
    events: tuple[IdentityEvent, ...] = ()


def list_people(*, work: WorkFactory, client: str | None = None) -> tuple[KnownPerson, ...]:
    """Everybody of one client or of all, in the order of the client files; NotFound for a client nobody knows."""
    with work() as transaction:
        clients = transaction.clients.list()
        if client is not None and client not in {each.code for each in clients}:
            known = ", ".join(each.code for each in clients) or "none yet"
            raise NotFound(f"There is no client '{client}'. Known clients: {known}.")
        return tuple(person for each in clients if client in (None, each.code) for person in _people(transaction, each))


def show_person(*, work: WorkFactory, email: str) -> KnownPerson:
    """The contact with this address; NotFound when nobody has it."""
    with work() as transaction:
        client, contact = contact_of(transaction, email)
        events = tuple(transaction.identities.events(client.code, contact.email))
        return KnownPerson(client, contact, _theirs(transaction.identities.of_client(client.code), contact), events)


def contact_of(work: Work, email: str) -> tuple[Client, Contact]:
    """Whose address this is; NotFound, for somebody at the MSP, when it is nobody's."""
    found = work.clients.by_email(email)
    if found is None:
        raise NotFound(f"No client has a contact with the address {email}. `nightdesk people list` names them all.")
    return found


def _people(work: Work, client: Client) -> Sequence[KnownPerson]:
    known = work.identities.of_client(client.code)
    return [KnownPerson(client, contact, _theirs(known, contact)) for contact in client.contacts]


def _theirs(known: Sequence[KnownIdentity], contact: Contact) -> tuple[KnownIdentity, ...]:
    return tuple(each for each in known if each.contact == contact.email.casefold())
