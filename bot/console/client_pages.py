"""The section "Clients": who is served, and one client with all that is agreed with it."""

from __future__ import annotations

from collections.abc import Mapping

import anyio.to_thread
from starlette.responses import Response

from bot.console.queue import due_words
from bot.console.screen import Screen, in_address
from bot.console.table import Asked, Handler
from bot.console.words import money_words
from bot.desk.clients import Contact, Role
from bot.operations import contract_words
from bot.operations.client_pages import look_at_client, look_at_clients
from bot.operations.contracts import TYPE_WORDS, allowance_in_words
from bot.operations.ports import DeskPorts

LONGEST_SEARCH = 60


class ClientPages:
    """What answers there."""

    def __init__(self, ports: DeskPorts, screen: Screen) -> None:
        self._ports = ports
        self._screen = screen

    def handlers(self) -> Mapping[str, Handler]:
        """What answers, by the names in the table."""
        return {"clients": self.clients, "client": self.client}

    async def clients(self, asked: Asked) -> Response:
        """The clients by code, some of them where words are looked for."""
        query = asked.request.query_params
        words, after = query.get("words", "")[:LONGEST_SEARCH].replace("\0", ""), query.get("after")
        found = await anyio.to_thread.run_sync(
            lambda: look_at_clients(ports=self._ports, words=words, after=after[:80] if after else None)
        )
        following = in_address({"words": words, "after": found.following}) if found.following else ""
        return self._screen.page(
            asked, "clients.html", found=found, sought=words, following=following, type_words=TYPE_WORDS
        )

    async def client(self, asked: Asked) -> Response:
        """One client."""
        code = str(asked.request.path_params["code"])[:80].replace("\0", "")
        details = await anyio.to_thread.run_sync(lambda: look_at_client(ports=self._ports, code=code))
        return self._screen.page(
            asked,
            "client.html",
            details=details,
            told=self._screen.told(asked),
            terms=contract_words,
            type_words=TYPE_WORDS,
            allowance_in_words=allowance_in_words,
            approval_words=approval_words,
            due_words=due_words,
        )


def approval_words(contact: Contact) -> str:
    """Up to which amount somebody may say yes; a dash for those who may not."""
    if not contact.served or Role.APPROVER not in contact.roles:
        return "–"
    return f"up to {money_words(contact.approval_limit)}" if contact.approval_limit else "any amount"
