"""The section "Learning": what people sorted otherwise, read one by one before the assistant learns from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import anyio.to_thread
from starlette.exceptions import HTTPException
from starlette.responses import Response

from bot.channels.web.sessions import field
from bot.console.actions import ports_from
from bot.console.screen import Screen
from bot.console.table import Asked, Handler, status_of
from bot.desk.errors import DeskError
from bot.desk.learning import categories_to_learn
from bot.operations.learning import SHOWN, accept_suggestion, list_suggestions, reject_suggestion, waiting_lines
from bot.operations.ports import DeskPorts

LONGEST_FIELD = 2000


class LearningPages:
    """What answers there."""

    def __init__(self, ports: DeskPorts, screen: Screen) -> None:
        self._ports = ports
        self._screen = screen

    def handlers(self) -> Mapping[str, Handler]:
        """What answers, by the names in the table."""
        return {
            "learning": self.learning,
            "accept_suggestion": self._deciding(_accept),
            "reject_suggestion": self._deciding(_reject),
        }

    async def learning(self, asked: Asked) -> Response:
        """What waits to be read, and what is accepted and not written yet."""
        return await self._page(asked, self._screen.told(asked))

    def _deciding(self, decide: Callable[[DeskPorts, Asked, int], str]) -> Handler:
        """A form of one suggestion: done, and back to the page; or the page again, with why not and what was typed."""

        async def act(asked: Asked) -> Response:
            written = str(asked.request.path_params["id"])
            if not (written.isascii() and written.isdigit() and len(written) < 19):
                raise HTTPException(404)
            ports, id = ports_from(self._ports, asked), int(written)
            try:
                told = await anyio.to_thread.run_sync(lambda: decide(ports, asked, id))
            except DeskError as refusal:
                return await self._page(asked, str(refusal), status=status_of(refusal), refused=id)
            return self._screen.back(asked, "/learning", told)

        return act

    async def _page(self, asked: Asked, told: str, *, status: int = 200, refused: int | None = None) -> Response:
        views = await anyio.to_thread.run_sync(lambda: list_suggestions(ports=self._ports, limit=SHOWN + 1))
        lines = await anyio.to_thread.run_sync(lambda: waiting_lines(ports=self._ports))
        return self._screen.page(
            asked,
            "learning.html",
            status=status,
            told=told,
            refused=refused,
            typed={name: field(asked.form, name) for name in ("category", "line", "reason")} if refused else {},
            views=views[:SHOWN],
            more=len(views) > SHOWN,
            lines=lines,
            categories=categories_to_learn(),
        )


def _accept(ports: DeskPorts, asked: Asked, id: int) -> str:
    """The words as they stand in the form; unchanged ones are the suggestion's own. Meanings are compared when it is written."""
    shown, line = field(asked.form, "shown"), field(asked.form, "line")[:LONGEST_FIELD].strip()
    decided = accept_suggestion(
        ports=ports,
        id=id,
        by=asked.visitor.member.email,
        category=field(asked.form, "category") or None,
        reworded=line if line != shown else None,
        keep=[str(each)[:80] for each in asked.form.getlist("keep")[:20]],
        by_meaning=False,
    )
    assert decided.line is not None
    return f"Accepted: {decided.line.text}"


def _reject(ports: DeskPorts, asked: Asked, id: int) -> str:
    reason = field(asked.form, "reason")[:LONGEST_FIELD]
    reject_suggestion(ports=ports, id=id, by=asked.visitor.member.email, reason=reason)
    return f"Suggestion {id} is rejected: nothing is learned from it."
