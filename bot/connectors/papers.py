"""The house's papers, each written by a module of its own."""

from __future__ import annotations

from collections.abc import Sequence

from bot.desk.attainment import Judged
from bot.desk.clients import Client
from bot.desk.monthly import GivenOut, MonthlyReport
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
        from bot.connectors.paper_style import Letterhead
        from bot.connectors.quote_pdf import quote_pdf

        return quote_pdf(quote, client, ticket, Letterhead(self._company, self._reached))

    def month(self, report: MonthlyReport, given: GivenOut | None, client: Client) -> bytes:
        """A client's month as PDF."""
        from bot.connectors.monthly_pdf import monthly_pdf
        from bot.connectors.paper_style import Letterhead

        return monthly_pdf(report, given, client, Letterhead(self._company, self._reached))

    def promises(self, judged: Sequence[Judged], client: Client) -> bytes:
        """What a report was counted from, as CSV."""
        from bot.connectors.csv_rows import csv_bytes
        from bot.connectors.promise_rows import PROMISE_HEADER, promise_rows

        return csv_bytes(PROMISE_HEADER, promise_rows(judged, client.timezone), excel=True)
