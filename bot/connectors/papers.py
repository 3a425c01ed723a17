"""The house's papers, each written by a module of its own."""

from __future__ import annotations

from bot.desk.clients import Client
from bot.desk.quotes import Quote
from bot.desk.tickets import Ticket

NOBODY = "Your IT service provider"


class HousePapers:
    """``Papers`` of the ports, for a company and how it is reached."""

    def __init__(self, company: str, reached: str) -> None:
        self._company = company or NOBODY
        self._reached = reached

    def quote(self, quote: Quote, client: Client, ticket: Ticket) -> bytes:
        """A quote as PDF."""
        # Fonts and layout are loaded for the first paper, not for every process.
        from bot.connectors.quote_pdf import Letterhead, quote_pdf

        return quote_pdf(quote, client, ticket, Letterhead(self._company, self._reached))
