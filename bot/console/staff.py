"""The section "Staff": who works here, who is signed in, and what happened."""

from __future__ import annotations

from collections.abc import Mapping

import anyio.to_thread
from starlette.responses import RedirectResponse, Response

from bot.console.access import Access, whence
from bot.console.screen import Screen
from bot.console.table import Asked, Handler
from bot.operations.ports import DeskPorts
from bot.operations.sign_in import end_session_of, sessions_now, sign_out
from bot.operations.staff import list_staff, staff_events


class StaffPages:
    """What answers there."""

    def __init__(self, ports: DeskPorts, screen: Screen, access: Access) -> None:
        self._ports = ports
        self._screen = screen
        self._access = access

    def handlers(self) -> Mapping[str, Handler]:
        """What answers, by the names in the table."""
        return {"staff": self.staff, "end_session": self.end_session, "sign_out": self.sign_out}

    async def staff(self, asked: Asked) -> Response:
        """Who works here, who is signed in, and what happened."""
        people = await anyio.to_thread.run_sync(lambda: list_staff(ports=self._ports))
        sessions = await anyio.to_thread.run_sync(lambda: sessions_now(ports=self._ports))
        events = await anyio.to_thread.run_sync(lambda: staff_events(ports=self._ports))
        return self._screen.page(asked, "staff.html", people=people, sessions=sessions, events=events)

    async def end_session(self, asked: Asked) -> Response:
        """Sign somebody out."""
        id, where = asked.request.path_params["id"], whence(asked.request)
        await anyio.to_thread.run_sync(
            lambda: end_session_of(ports=self._ports, id=id, by=asked.visitor.member, whence=where)
        )
        return RedirectResponse("/staff", status_code=303)

    async def sign_out(self, asked: Asked) -> Response:
        """End this session."""
        token, where = asked.visitor.token, whence(asked.request)
        await anyio.to_thread.run_sync(lambda: sign_out(ports=self._ports, token=token, whence=where))
        answer = RedirectResponse("/sign-in", status_code=303)
        self._access.let_out(answer)
        return answer
