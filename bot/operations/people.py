"""The clients' people, and how each is known in which chat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.desk.clients import Client, Contact
from bot.desk.errors import NotFound
from bot.desk.identities import IdentityEvent, KnownIdentity
from bot.operations.ports import Work, WorkFactory

PEOPLE_OF_A_PAGE = 100


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
            codes = ", ".join(each.code for each in clients) or "none yet"
            raise NotFound(f"There is no client '{client}'. Known clients: {codes}.")
        people = [(of, contact) for of in clients if client in (None, of.code) for contact in of.contacts]
        known = transaction.identities.of_contacts([contact.email.casefold() for _, contact in people])
        return tuple(KnownPerson(of, contact, _theirs(known, contact)) for of, contact in people)


@dataclass(frozen=True)
class PeopleList:
    """A page of people; ``following`` is the client and address behind which the next one begins, None after the last."""

    rows: tuple[KnownPerson, ...]
    following: tuple[str, str] | None
    clients: tuple[Client, ...]


def look_at_people(
    *,
    work: WorkFactory,
    client: str | None = None,
    words: str = "",
    unknown: bool = False,
    after: tuple[str, str] | None = None,
    rows: int = PEOPLE_OF_A_PAGE,
) -> PeopleList:
    """One page by client and address; ``unknown`` are those whom no chat stands for. Three queries for any number."""
    with work() as transaction:
        clients = {each.code: each for each in transaction.clients.list()}
        found = transaction.clients.people(client=client, words=words, unknown=unknown, after=after, limit=rows + 1)
        shown = found[:rows]
        known = transaction.identities.of_contacts([email for _, email in shown])
    people = [(clients[code], clients[code].contact(email)) for code, email in shown]
    return PeopleList(
        tuple(KnownPerson(of, contact, _theirs(known, contact)) for of, contact in people if contact is not None),
        shown[-1] if len(found) > rows else None,
        tuple(clients.values()),
    )


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


def _theirs(known: Sequence[KnownIdentity], contact: Contact) -> tuple[KnownIdentity, ...]:
    return tuple(each for each in known if each.contact == contact.email.casefold())
