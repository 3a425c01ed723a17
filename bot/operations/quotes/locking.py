"""Nobody else moves a quote while we do: first its ticket is held, then the quote, everywhere in this order."""

from __future__ import annotations

from bot.desk.quotes import Quote, QuoteState
from bot.desk.tickets import Ticket
from bot.operations.ports import Work

STANDING = frozenset({QuoteState.ACCEPTED, QuoteState.CONVERTED})


def hold_quote(work: Work, number: str) -> tuple[Quote, Ticket] | None:
    """The newest version and its ticket, kept from others until the transaction ends; None when there is no such quote."""
    known = work.quotes.get(number)
    ticket = work.tickets.get(known.ticket, for_update=True) if known else None
    quote = work.quotes.get(number, for_update=True)
    return (quote, ticket) if quote is not None and ticket is not None else None


def standing_revision(work: Work, number: str) -> Quote | None:
    """The version that is approved now, or whose work is billed already; a newer one may be waiting beside it."""
    return next((each for each in work.quotes.revisions(number) if each.state in STANDING), None)
