"""Attempts to talk the desk into something (``attempts.yml``): who asks, whose it is, what is said, what it is taken for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from bot.desk.clients import Client, Contact, Role
from bot.desk.identity_proof import Asked
from tests.makers import BRANDT, FOOTHILLS, HARBOUR, MAPLE, demo_file

STRANGER, GUEST, LEFT = "nobody@elsewhere.example", "guest@partner.example", "lee"
COMPANY = frozenset({Asked.ADMIN, Asked.APPROVER, Asked.PAYMENT, Asked.PROTECTION})


@dataclass(frozen=True)
class Attempt:
    """One talk. ``asker`` and ``about`` are None where no served contact of a demo client is meant."""

    asked: Asked
    who: str
    about: tuple[Client, Contact] | None
    says: tuple[str, ...]

    @property
    def address(self) -> str:
        """Where the words come from, in the web chat."""
        known = people().get(self.who)
        return known[1].email if known else {"stranger": STRANGER, "guest": GUEST}[self.who]

    @property
    def asker(self) -> tuple[Client, Contact] | None:
        """Who asks, where that is a contact whom the desk serves."""
        known = people().get(self.who)
        return known if known and known[1].served else None

    @property
    def told(self) -> Contact | None:
        """Who has to hear of it: whose it is, or else the first contact of the company that it is about; never the asker."""
        asker = self.asker[1] if self.asker else None
        client, about = self.about if self.about else (self.asker[0] if self.asker else None, None)
        mine = about is not None and about.served and about != asker
        if mine and (self.asked not in COMPANY or (self.asked is Asked.APPROVER and Role.APPROVER in about.roles)):
            return about
        if client is None:
            return None
        others = [contact for contact in client.contacts if contact.served and contact != asker]
        wanted = (Role.PRIMARY, Role.APPROVER, Role.TECHNICAL)
        ranked = [contact for role in wanted for contact in others if role in contact.roles]
        return ranked[0] if ranked else None


@cache
def people() -> dict[str, tuple[Client, Contact]]:
    """The contacts of the demo clients by their first names, which are all different."""
    clients = [demo_file(code).client for code in (MAPLE, FOOTHILLS, BRANDT, HARBOUR)]
    return {contact.first_name.casefold(): (client, contact) for client in clients for contact in client.contacts}


@cache
def attempts() -> Sequence[Attempt]:
    """All of them."""
    read = YAML(typ="safe").load(Path(__file__).with_suffix(".yml"))
    return [
        Attempt(Asked(kind), who, people().get(about), tuple(says))
        for kind, rows in read.items()
        for who, about, *says in rows
    ]
