"""What nobody gets on the word of a chat, whoever asks: what it is, whose it is, and what a person checks first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from itertools import pairwise

from bot.desk.clients import Client, Contact, Role
from bot.desk.sensitive_reading import EMAIL

# Further words about the same within this time belong to the ticket that there is.
SAME_ATTEMPT = timedelta(hours=1)
# So often a day one person is told that something of theirs was asked for; every attempt has its ticket all the same.
TOLD_AT_MOST = 5


class Asked(str, Enum):
    """What is asked for. A person calls back on the number on file before any of it happens."""

    PASSWORD = "password"
    FACTOR = "mfa"
    MAIL_OR_FILES = "access"
    FORWARDING = "forwarding"
    ADMIN = "admin"
    APPROVER = "approver"
    PAYMENT = "money"
    PROTECTION = "security"
    APPROVAL = "approve"
    CONTACT_DATA = "contact"
    TICKETS = "tickets"


@dataclass(frozen=True)
class Proof:
    """How a request of one kind is sorted: its category, what it is called, and whether it is a person's or the company's."""

    category: str
    what: str
    personal: bool = True


PROOFS = {
    Asked.PASSWORD: Proof("password_reset", "a password or a sign-in of somebody else"),
    Asked.FACTOR: Proof("mfa_problem", "a change of how somebody proves who they are (codes, phone, second step)"),
    Asked.MAIL_OR_FILES: Proof("access_request", "somebody else's mail, files or computer"),
    Asked.FORWARDING: Proof("access_request", "mail to be sent on to another address"),
    Asked.ADMIN: Proof("access_request", "an administrator's rights or password", personal=False),
    Asked.APPROVER: Proof(
        "billing_contract", "a change of who may approve costs, or up to what amount", personal=False
    ),
    Asked.PAYMENT: Proof("billing_contract", "payment details, or money to be moved", personal=False),
    Asked.PROTECTION: Proof("access_request", "protection to be switched off", personal=False),
    Asked.APPROVAL: Proof("billing_contract", "an approval in somebody else's name"),
    Asked.CONTACT_DATA: Proof("access_request", "a change of how somebody is known to us or reached"),
    Asked.TICKETS: Proof("access_request", "what somebody else has told us"),
}

_MAIN = (Role.PRIMARY, Role.APPROVER, Role.TECHNICAL, Role.EMERGENCY)
_FULL_NAME = re.compile(r"\b[A-Z][\w-]+ [A-Z][\w-]+")
_EMAIL = re.compile(EMAIL)
CANDIDATES, MOST_PAIRS = 5, 25


def addresses_in(words: str) -> tuple[str, ...]:
    """E-mail addresses that are named, in small letters; not more than a few."""
    return tuple(dict.fromkeys(found.casefold() for found in _EMAIL.findall(words)))[:CANDIDATES]


def full_names_in(words: str) -> tuple[str, ...]:
    """What looks like a name and a family name, or like a company's; not more than a few."""
    return tuple(dict.fromkeys(_FULL_NAME.findall(words)))[:CANDIDATES]


def pairs_in(words: str) -> tuple[str, ...]:
    """Any two words side by side, as names are when nobody cares about capitals; of the beginning alone."""
    parts = [
        found
        for found in re.findall(r"[^\W\d_]+", words.replace("'s ", " ").replace("\u2019s ", " "))
        if len(found) > 1
    ]
    return tuple(f"{one} {two}" for one, two in pairwise(parts[:MOST_PAIRS]))


def ways_to_call(contacts: Sequence[Contact]) -> tuple[str, ...]:
    """The names and addresses under which people may be meant."""
    return tuple(way for contact in contacts for way in (contact.name, contact.email))


def mentioned(contacts: Sequence[Contact], words: str) -> tuple[Contact, ...]:
    """Who is named, by the address, the whole name, or a part of it that nobody else has; in the order of the words."""
    told = words.replace("\u2019", "'").casefold()
    found = [(place, contact) for contact in contacts for place in _places(contact, contacts, told)]
    return tuple(dict.fromkeys(contact for _, contact in sorted(found, key=lambda each: each[0])))


def _places(contact: Contact, contacts: Sequence[Contact], told: str) -> Iterator[int]:
    parts = contact.name.casefold().split()
    others = {part for each in contacts if each is not contact for part in each.name.casefold().split()}
    called = [contact.email.casefold(), contact.name.casefold(), *(part for part in parts if part not in others)]
    for way in called:
        found = re.search(rf"(?<![\w@.]){re.escape(way)}(?:'?s|')?(?![\w@])", told)
        if found is not None and len(way) > 1:
            yield found.start()


def whose(
    asked: Asked, client: Client, named: Sequence[Contact], asker: Contact | None, *, quietly: bool = False
) -> Contact | None:
    """Who is told that it was asked for, and never whoever asks: the person whose it is, or the company's contact.

    None where nobody else of the client is on file. ``quietly``, because somebody may be about to be sent away, only the company's
    contact is told.
    """
    served = [contact for contact in client.contacts if contact.served and contact != asker]
    theirs = [contact for contact in named if contact in served]
    if quietly:
        served, theirs = [contact for contact in served if contact not in theirs], []
    elif asked is Asked.APPROVER:
        theirs = [contact for contact in theirs if Role.APPROVER in contact.roles]
    elif not PROOFS[asked].personal:
        theirs = []
    if theirs:
        return theirs[0]
    return min((contact for contact in served if contact.roles & set(_MAIN)), key=_rank, default=None)


def _rank(contact: Contact) -> tuple[int, bool, str]:
    """The main contact first; among approvers, whoever may approve any amount."""
    place = next(index for index, role in enumerate(_MAIN) if role in contact.roles)
    return place, contact.approval_limit is not None, contact.email
