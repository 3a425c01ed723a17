"""What the MSP's own people may look at: every quote in every version."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk.clients import Client
from bot.desk.errors import NotFound
from bot.desk.quotes import WAITING, Quote, QuoteState
from bot.desk.tickets import Ticket
from bot.operations.ports import DeskPorts

# Somebody still has to do something: answer it, or find somebody who may.
OPEN = WAITING | {QuoteState.DRAFT}


@dataclass(frozen=True)
class QuoteView:
    """A quote in every version, newest first, with its client and its ticket."""

    client: Client
    ticket: Ticket
    revisions: tuple[Quote, ...]

    @property
    def newest(self) -> Quote:
        """The version that counts."""
        return self.revisions[0]


def list_quotes(
    *, ports: DeskPorts, client: str | None = None, open_only: bool = False
) -> tuple[tuple[Quote, Client], ...]:
    """The newest version of every quote with its client, the newest quote first."""
    with ports.begin() as work:
        clients = {each.code: each for each in work.clients.list()}
        if client is not None and client not in clients:
            raise NotFound(f"There is no client {client}. `nightdesk clients show` lists them.")
        found = work.quotes.newest(client)
    return tuple((quote, clients[quote.client]) for quote in found if not open_only or quote.state in OPEN)


def view_quote_by_number(*, ports: DeskPorts, number: str) -> QuoteView:
    """One quote; NotFound when there is none with this number."""
    with ports.begin() as work:
        revisions = tuple(work.quotes.revisions(number.upper()))
        client = work.clients.get(revisions[0].client) if revisions else None
        ticket = work.tickets.get(revisions[0].ticket) if revisions else None
    if client is None or ticket is None:
        raise NotFound(f"There is no quote {number}. `nightdesk quotes list` shows those there are.")
    return QuoteView(client, ticket, revisions)
