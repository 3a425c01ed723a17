"""What the MSP's own people may look at: every quote in every version."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bot.desk.clients import Client
from bot.desk.errors import NotFound
from bot.desk.money import Money
from bot.desk.quotes import WAITING, Quote, QuoteState, version_that_holds
from bot.desk.settlement import Settlement
from bot.desk.tickets import Ticket
from bot.operations.ports import DeskPorts

QUOTES_OF_A_PAGE = 50
# Somebody still has to do something: answer it, or find somebody who may.
OPEN = WAITING | {QuoteState.DRAFT}


@dataclass(frozen=True)
class QuoteView:
    """A quote in every version, newest first, with its client and its ticket, and what that came to, oldest first."""

    client: Client
    ticket: Ticket
    revisions: tuple[Quote, ...]
    settlements: tuple[Settlement, ...] = ()

    @property
    def newest(self) -> Quote:
        """The last version, whatever became of it."""
        return self.revisions[0]

    @property
    def holding(self) -> Quote:
        """The version that counts."""
        return version_that_holds(self.revisions)


def list_quotes(
    *, ports: DeskPorts, client: str | None = None, open_only: bool = False
) -> tuple[tuple[Quote, Client], ...]:
    """Every quote in the version that holds, with its client, the newest quote first."""
    states = OPEN if open_only else frozenset[QuoteState]()
    with ports.begin() as work:
        clients = {each.code: each for each in work.clients.list()}
        if client is not None and client not in clients:
            raise NotFound(f"There is no client {client}. `nightdesk clients show` lists them.")
        found = work.quotes.page(client=client, states=states, after=None, limit=None)
    return tuple((quote, clients[quote.client]) for _, quote in found)


class Standing(str, Enum):
    """How quotes stand, as people look for them."""

    OPEN = "open"
    ACCEPTED = "accepted"
    BILLED = "billed"
    DECLINED = "declined"
    EXPIRED = "expired"
    TAKEN_BACK = "taken back"

    @property
    def states(self) -> frozenset[QuoteState]:
        """The states that this means."""
        return {
            Standing.OPEN: OPEN,
            Standing.ACCEPTED: frozenset({QuoteState.ACCEPTED}),
            Standing.BILLED: frozenset({QuoteState.CONVERTED}),
            Standing.DECLINED: frozenset({QuoteState.DECLINED}),
            Standing.EXPIRED: frozenset({QuoteState.EXPIRED}),
            Standing.TAKEN_BACK: frozenset({QuoteState.CANCELLED}),
        }[self]


@dataclass(frozen=True)
class QuoteRow:
    """A quote of the list in the version that holds; ``billed`` is what its ticket came to, None before that."""

    quote: Quote
    client: Client
    billed: Money | None


@dataclass(frozen=True)
class QuoteList:
    """A page of quotes; ``following`` is the place behind which the next one begins, None after the last."""

    rows: tuple[QuoteRow, ...]
    following: int | None
    clients: tuple[Client, ...]


def look_at_quotes(
    *,
    ports: DeskPorts,
    client: str | None = None,
    standing: Standing | None = None,
    after: int | None = None,
    rows: int = QUOTES_OF_A_PAGE,
) -> QuoteList:
    """One page, the newest first; three queries, however many quotes there are."""
    states = standing.states if standing else frozenset[QuoteState]()
    with ports.begin() as work:
        clients = {each.code: each for each in work.clients.list()}
        found = work.quotes.page(client=client, states=states, after=after, limit=rows + 1)
        shown = [quote for _, quote in found[:rows]]
        # Of a ticket that was settled twice, the last one holds.
        settled = {each.ticket: each for each in work.settlements.of_tickets([quote.ticket for quote in shown])}
    return QuoteList(
        tuple(QuoteRow(quote, clients[quote.client], _billed(quote, settled.get(quote.ticket))) for quote in shown),
        found[rows - 1][0] if len(found) > rows else None,
        tuple(clients.values()),
    )


def _billed(quote: Quote, settled: Settlement | None) -> Money | None:
    return settled.final if settled is not None and quote.state is QuoteState.CONVERTED else None


def quote_on_paper(*, ports: DeskPorts, number: str, revision: int = 0) -> tuple[Quote, bytes]:
    """A version of a quote (0: the newest) and its PDF; NotFound."""
    view = view_quote_by_number(ports=ports, number=number)
    quote = next((each for each in view.revisions if revision in (0, each.revision)), None)
    if quote is None:
        raise NotFound(f"{view.newest.number} has no revision {revision}; the newest is {view.newest.revision}.")
    return quote, ports.papers.quote(quote, view.client, view.ticket)


def view_quote_by_number(*, ports: DeskPorts, number: str) -> QuoteView:
    """One quote; NotFound when there is none with this number."""
    with ports.begin() as work:
        revisions = tuple(work.quotes.revisions(number.upper()))
        client = work.clients.get(revisions[0].client) if revisions else None
        ticket = work.tickets.get(revisions[0].ticket) if revisions else None
        settled = tuple(work.settlements.of_ticket(ticket.number)) if ticket else ()
    if client is None or ticket is None:
        raise NotFound(f"There is no quote {number}. `nightdesk quotes list` shows those there are.")
    return QuoteView(client, ticket, revisions, settled)
