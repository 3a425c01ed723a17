"""The section "Tickets": the queue as it falls due, live, with its saved views."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

import anyio.to_thread
from sse_starlette import EventSourceResponse
from starlette.responses import RedirectResponse, Response

from bot.channels.web.sessions import field
from bot.console.live import Watch
from bot.console.queue import Wanted, choices_of, due_words
from bot.console.screen import Screen
from bot.console.table import Asked, Handler
from bot.operations.ports import DeskPorts
from bot.operations.queue import look_at_queue, queue_mark, remove_view, save_view
from bot.operations.sign_in import session_of


class QueuePages:
    """What answers there."""

    def __init__(self, ports: DeskPorts, screen: Screen) -> None:
        self._ports = ports
        self._screen = screen
        self._watch = Watch(lambda: queue_mark(ports=ports))

    def handlers(self) -> Mapping[str, Handler]:
        """What answers, by the names in the table."""
        return {
            "queue": self.queue,
            "stream": self.stream,
            "save_view": self.save_view,
            "remove_view": self.remove_view,
        }

    async def queue(self, asked: Asked) -> Response:
        """What is open, as it falls due; its rows alone for the page's own script."""
        wanted, member, ports = Wanted.read(asked.request.query_params), asked.visitor.member, self._ports
        whole = asked.request.headers.get("x-fragment") != "1"
        page = await anyio.to_thread.run_sync(
            lambda: look_at_queue(
                ports=ports, member=member, wanted=wanted.filter_for(member), after=wanted.after, with_form=whole
            )
        )
        shown: dict[str, Any] = {"page": page, "wanted": wanted, "due_words": due_words, "now": ports.clock.now()}
        if page.form is None:
            return self._screen.page(asked, "queue_rows.html", **shown)
        return self._screen.page(asked, "queue.html", form=page.form, choices=choices_of(page.form.choices), **shown)

    async def stream(self, asked: Asked) -> Response:
        """A word whenever a ticket has changed."""
        last = asked.request.headers.get("last-event-id") or asked.request.query_params.get("after", "")
        after = int(last) if last.isascii() and last.isdigit() and len(last) < 19 else 0
        token = asked.visitor.token
        return EventSourceResponse(self._watch.changes(after, lambda: session_of(ports=self._ports, token=token)))

    async def save_view(self, asked: Asked) -> Response:
        """Keep a filter under a name."""
        name = field(asked.form, "name")
        wanted = Wanted.read(dict(parse_qsl(field(asked.form, "query")[:1000])))
        await anyio.to_thread.run_sync(
            lambda: save_view(ports=self._ports, member=asked.visitor.member, name=name, query=wanted.query)
        )
        return RedirectResponse(wanted.address(), status_code=303)

    async def remove_view(self, asked: Asked) -> Response:
        """Forget one."""
        id = str(asked.request.path_params["id"])
        await anyio.to_thread.run_sync(lambda: remove_view(ports=self._ports, member=asked.visitor.member, id=id))
        return RedirectResponse("/tickets", status_code=303)
