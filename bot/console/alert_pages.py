"""The section "Alerts": what monitoring sees, which devices it does not know, and when alerts are expected."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone

import anyio.to_thread
from starlette.responses import Response

from bot.channels.web.sessions import field
from bot.console.actions import chosen_instant, form_key, ports_from
from bot.console.screen import Screen, in_address
from bot.console.table import Asked, Handler, status_of
from bot.desk.errors import DeskError
from bot.operations.alerts import add_window, end_window, look_at_monitoring, weekly_hours, window_in_words
from bot.operations.past import client_or_raise
from bot.operations.ports import DeskPorts

_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_TYPED = ("client", "site", "device", "starts", "ends", "weekly", "reason")
LONGEST_FIELD = 200


class AlertPages:
    """What answers there."""

    def __init__(self, ports: DeskPorts, screen: Screen) -> None:
        self._ports = ports
        self._screen = screen

    def handlers(self) -> Mapping[str, Handler]:
        """What answers, by the names in the table."""
        return {"alerts": self.alerts, "window_add": self.add, "window_end": self.end}

    async def alerts(self, asked: Asked) -> Response:
        """What is there now, the newest report first."""
        return await self._page(asked, self._screen.told(asked))

    async def add(self, asked: Asked) -> Response:
        """Expect alerts for a while; or the page again, with why not and what was typed."""
        ports = ports_from(self._ports, asked)
        try:
            told = await anyio.to_thread.run_sync(lambda: _add(ports, asked))
        except DeskError as refusal:
            return await self._page(asked, str(refusal), status=status_of(refusal))
        return self._screen.back(asked, "/alerts", told)

    async def end(self, asked: Asked) -> Response:
        """A window ends now."""
        id, ports = str(asked.request.path_params["id"])[:40], ports_from(self._ports, asked)
        try:
            await anyio.to_thread.run_sync(lambda: end_window(ports=ports, id=id))
        except DeskError as refusal:
            return await self._page(asked, str(refusal), status=status_of(refusal))
        return self._screen.back(
            asked, "/alerts", "The window has ended. What is still wrong gets its ticket in seconds."
        )

    async def _page(self, asked: Asked, told: str, *, status: int = 200) -> Response:
        query = asked.request.query_params
        chosen = {
            "client": query.get("client", "")[:80].replace("\0", ""),
            "show": query.get("show", "") if query.get("show") in ("all", "unknown") else "",
        }
        found = await anyio.to_thread.run_sync(
            lambda: look_at_monitoring(
                ports=self._ports,
                client=chosen["client"] or None,
                all=chosen["show"] == "all",
                unknown=chosen["show"] == "unknown",
                after=_place(query.get("after", "")),
            )
        )
        zones = {client.code: client.timezone for client in found.clients}
        return self._screen.page(
            asked,
            "alerts.html",
            status,
            found=found,
            chosen=chosen,
            told=told,
            nonce=lambda: secrets.token_urlsafe(12),
            typed={name: field(asked.form, name) if told else "" for name in _TYPED},
            following=in_address({**chosen, "after": _in_words(found.following)}) if found.following else "",
            window_in_words=lambda window: window_in_words(window, zones.get(window.client, "UTC")),
            address=lambda show: f"/alerts?{in_address({**chosen, 'show': show})}".rstrip("?"),
        )


def _add(ports: DeskPorts, asked: Asked) -> str:
    said = {name: field(asked.form, name).strip()[:LONGEST_FIELD] for name in _TYPED}
    with ports.begin() as work:
        zone = client_or_raise(work, said["client"]).timezone
    window = add_window(
        ports=ports,
        client=said["client"],
        starts=chosen_instant(said["starts"], zone) if said["starts"] else ports.clock.now(),
        ends=chosen_instant(said["ends"], zone) if said["ends"] else None,
        reason=said["reason"],
        by=asked.visitor.member.email,
        site=said["site"] or None,
        device=said["device"] or None,
        weekly=weekly_hours(said["weekly"], zone) if said["weekly"] else None,
        key=form_key(asked),
    )
    return f"Alerts are expected: {window_in_words(window, zone)}."


def _in_words(place: tuple[datetime, int]) -> str:
    return f"{(place[0] - _EPOCH) // timedelta(microseconds=1)}.{place[1]}"


def _place(text: str) -> tuple[datetime, int] | None:
    at, _, seq = text.partition(".")
    if not all(part.isascii() and part.isdigit() and len(part) < 18 for part in (at, seq)):
        return None
    return _EPOCH + timedelta(microseconds=int(at)), int(seq)
