"""What became of a quote, in every version of it."""

from __future__ import annotations

from datetime import datetime

from bot.desk.clients import Client
from bot.desk.quotes import Quote, version_that_holds
from bot.operations.ports import Work
from bot.operations.wording import quote_outcome


def what_became_of(work: Work, quote: Quote, client: Client, now: datetime) -> str:
    """What holds of the quote: that a later version came to nothing says nothing of what was approved and billed before it."""
    return quote_outcome(version_that_holds(work.quotes.revisions(quote.number)), client, now)
