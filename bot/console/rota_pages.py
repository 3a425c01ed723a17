"""The sections "Rota" and "Pages": who is on call, now and in the nights to come; and the calls, with taking one."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from functools import partial

import anyio.to_thread
from starlette.responses import Response

from bot.console.actions import form_key, ports_from
from bot.console.screen import Screen
from bot.console.table import Asked, Handler, status_of
from bot.desk.errors import DeskError
from bot.operations.call_answers import name_in_rota, pass_as_member, take_as_member
from bot.operations.calls import look_at_calls
from bot.operations.ports import DeskPorts
from bot.operations.rota import RotaView, awake_in_words, look_at_rota, policy_in_words

_CALL = 40


class RotaPages:
    """What answers there."""

    def __init__(self, ports: DeskPorts, screen: Screen) -> None:
        self._ports = ports
        self._screen = screen

    def handlers(self) -> Mapping[str, Handler]:
        """What answers, by the names in the table."""
        return {"rota": self.rota, "pages": self.pages, "page_take": self.take, "page_pass": self.pass_on}

    async def rota(self, asked: Asked) -> Response:
        """Who is on call, and the nights to come."""
        view = await anyio.to_thread.run_sync(lambda: look_at_rota(ports=self._ports))
        return self._screen.page(
            asked, "rota.html", view=view, policy_in_words=policy_in_words, awake_in_words=awake_in_words
        )

    async def pages(self, asked: Asked) -> Response:
        """Who was called, when, for what, and who has it."""
        return await self._pages(asked, self._screen.told(asked))

    async def take(self, asked: Asked) -> Response:
        """I have it."""
        return await self._answer(asked, passes=False)

    async def pass_on(self, asked: Asked) -> Response:
        """I cannot: the next one is called."""
        return await self._answer(asked, passes=True)

    async def _answer(self, asked: Asked, *, passes: bool) -> Response:
        ports, member = ports_from(self._ports, asked), asked.visitor.member
        page = str(asked.request.path_params["id"])[:_CALL]

        def answer() -> str:
            if passes:
                return pass_as_member(ports=ports, member=member, page=page, turn=form_key(asked))
            return take_as_member(ports=ports, member=member, page=page, through="console")

        try:
            told = await anyio.to_thread.run_sync(answer)
        except DeskError as refusal:
            return await self._pages(asked, str(refusal), status=status_of(refusal))
        return self._screen.back(asked, "/pages", told)

    async def _pages(self, asked: Asked, told: str, *, status: int = 200) -> Response:
        after = asked.request.query_params.get("after", "")
        place = int(after) if after.isascii() and after.isdigit() and len(after) < 19 else None
        found = await anyio.to_thread.run_sync(lambda: look_at_calls(ports=self._ports, after=place))
        view = None
        if any(row.record.escalation for row in found.rows):
            view = await anyio.to_thread.run_sync(lambda: look_at_rota(ports=self._ports))
        nonce = partial(secrets.token_urlsafe, 12)
        return self._screen.page(
            asked, "pages.html", status, found=found, told=told, my_name=_mine(asked, view), nonce=nonce
        )


def _mine(asked: Asked, view: RotaView | None) -> str:
    """How calls name whoever looks."""
    member = asked.visitor.member
    return name_in_rota(view.rota, member) if view and view.rota else member.name
