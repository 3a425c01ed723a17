"""What a person sees of their own before they say a word: open tickets, what is left of the plan, common problems."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk.catalogue import CATALOGUE
from bot.desk.clients import ChatIdentity
from bot.operations.allowances import allowances_of_client
from bot.operations.cards import Card, Line, ticket_card
from bot.operations.ports import DeskPorts, Scope
from bot.operations.speakers import identify

TICKETS_SHOWN = 10
# What most people come with; each is a category, and pressing one only asks for words about it.
COMMON = ("email_client", "password_reset", "printer", "wifi", "vpn_remote", "slow_computer", "meetings", "how_to")


@dataclass(frozen=True)
class CommonProblem:
    """A category to pick, in plain words."""

    category: str
    title: str


@dataclass(frozen=True)
class Home:
    """A person's own page; without a ``name`` it is somebody nobody knows, who sees nothing but the problems."""

    name: str | None
    tickets: tuple[Card, ...]
    left: tuple[Line, ...]
    problems: tuple[CommonProblem, ...]


def home_of(*, ports: DeskPorts, identity: ChatIdentity) -> Home:
    """The page of whoever stands behind the identity."""
    problems = tuple(CommonProblem(id, CATALOGUE[id].title) for id in COMMON)
    with ports.begin() as work:
        person = identify(work, identity)
        if person.client is None or person.contact is None:
            return Home(None, (), (), problems)
        work.narrow(Scope.of(person))
        own = work.tickets.of_contact(person.client.code, person.contact.email)
    tickets = tuple(ticket_card(ticket, ports) for ticket in own if ticket.is_open)[:TICKETS_SHOWN]
    found = allowances_of_client(ports=ports.for_person(person), client=person.client)
    left = tuple(Line(f"{each.allowance.name} ({each.contract})", f"{each.words(each.left)} left") for each in found)
    return Home(person.first_name, tickets, left, problems)
