"""One ticket's page: everything a technician needs, its forms, and the files that came with it."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping

import anyio.to_thread
from starlette.exceptions import HTTPException
from starlette.responses import Response

from bot.channels.web.sessions import field
from bot.console.actions import ACTIONS, Action, ports_from
from bot.console.files import small_picture, to_save
from bot.console.reading import read_ticket
from bot.console.screen import Screen
from bot.console.table import Asked, Handler, status_of, ticket_named
from bot.desk.catalogue import CATALOGUE
from bot.desk.errors import DeskError
from bot.operations.attachments.reading import ReadFile, read_file
from bot.operations.ports import DeskPorts
from bot.operations.typed_secrets import told_of_own_secret

_FILE = re.compile(r"[0-9a-f]{32}")
_TYPED = ("words", "into", "minutes", "cost", "quantity", "until")


class TicketPages:
    """What answers there."""

    def __init__(self, ports: DeskPorts, screen: Screen) -> None:
        self._ports = ports
        self._screen = screen

    def handlers(self) -> Mapping[str, Handler]:
        """What answers, by the names in the table."""
        return {
            "ticket": self.ticket,
            "file": self.file,
            "small_picture": self.small_picture,
            **{f"ticket_{name}": self._acting(action) for name, action in ACTIONS.items()},
        }

    async def ticket(self, asked: Asked) -> Response:
        """One ticket, as a technician needs it."""
        return await self._page(asked, self._screen.told(asked))

    async def file(self, asked: Asked) -> Response:
        """A file that somebody sent, to be saved."""
        return to_save(await self._file_of(asked))

    async def small_picture(self, asked: Asked) -> Response:
        """The small picture of a picture."""
        return small_picture(await self._file_of(asked, small=True))

    def _acting(self, action: Action) -> Handler:
        """A form of a ticket's page: done, and back to the page; or the page again, with why not and what was typed."""

        async def act(asked: Asked) -> Response:
            ports = ports_from(self._ports, asked)
            try:
                told = await anyio.to_thread.run_sync(lambda: action(ports, asked))
            except DeskError as refusal:
                return await self._page(asked, str(refusal), status=status_of(refusal))
            secret = told_of_own_secret(ports, field(asked.form, "words"))
            return self._screen.back(asked, f"/tickets/{asked.number}", " ".join(filter(None, (told, secret))))

        return act

    async def _page(self, asked: Asked, told: str, *, status: int = 200) -> Response:
        details = await anyio.to_thread.run_sync(read_ticket, self._ports, ticket_named(asked))
        if details is None:
            raise HTTPException(404)
        return self._screen.page(
            asked,
            "ticket.html",
            status=status,
            details=details,
            told=told,
            typed={name: field(asked.form, name) for name in _TYPED} if told else {},
            acted=asked.request.url.path.rpartition("/")[2] if asked.form else "",
            nonce=lambda: secrets.token_urlsafe(12),
            categories=sorted(((each.id, each.title) for each in CATALOGUE.values()), key=lambda pair: pair[1]),
        )

    async def _file_of(self, asked: Asked, *, small: bool = False) -> ReadFile:
        number, id = ticket_named(asked), str(asked.request.path_params["id"])
        if not _FILE.fullmatch(id):
            raise HTTPException(404)
        found = await anyio.to_thread.run_sync(lambda: read_file(ports=self._ports, ticket=number, id=id, small=small))
        if found is None:
            raise HTTPException(404)
        return found
