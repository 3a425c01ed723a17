"""Durable work for other processes."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol


class Jobs(Protocol):
    """Durable work for other processes; deferred in the same transaction."""

    def turn(self, turn: str, conversation: str) -> None: ...
    def deliver(self, conversation: str) -> None: ...
    def deliver_later(self, conversation: str, at: datetime) -> None:
        """Deliver then, if nothing else has led to it before."""
        ...

    def page(self, page: str) -> None: ...
    def mail_code(self, request: str) -> None:
        """See to the code that was asked for."""
        ...

    def mail_price(self, quote: str, revision: int) -> None:
        """Tell whoever is asked by mail that this version of the quote waits."""
        ...

    def file(self, attachment: str) -> None: ...
    def alerts(self, delivery: str, source: str) -> None:
        """Let the alerts of a delivery have their effect."""
        ...

    def send_out(self, receiver: str, ticket: str) -> None:
        """Tell a receiver outside what has happened to a ticket."""
        ...

    def send_out_later(self, receiver: str, ticket: str, at: datetime) -> None:
        """Likewise at that time, if nothing else has led to it before."""
        ...
