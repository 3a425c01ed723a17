"""The stand-in of Slack with a page on loopback: a person's Slack, a Telegram beside it, and what goes over the wire."""

from __future__ import annotations

import asyncio
import html
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.bootstrap import SystemClock
from tests.stand_ins.block_kit import blocks_html, mrkdwn_html
from tests.stand_ins.slack import BOT_USER, SlackMessage, SlackPerson, SlackStandIn
from tests.stand_ins.telegram_page import TelegramWithPage
from tests.stand_ins.wire import Exchange, Wire

ROOM = "C0FRONT"
ZONE = ZoneInfo("America/Toronto")
FILES = Path(__file__).parent / "page"
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src data:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
_SHOWN = 80
_ROLES = {
    "U0SAM": "reports problems",
    "U0DANA": "approves costs",
    "U0PRIYA": "known by her profile",
    "U0NOBODY": "unknown to the desk",
}
_NO_ACKNOWLEDGEMENT = "not acknowledged, so it came again and again"


class SlackWithPage(SlackStandIn):
    """The workspace, its page, and everything that was exchanged; ``phones`` is Telegram beside it."""

    def __init__(self, *people: SlackPerson, port: int = 0, phones: TelegramWithPage | None = None) -> None:
        super().__init__(*people, began=datetime.now().timestamp(), port=port, clock=SystemClock())
        self.phones = phones
        self.wire = phones.wire if phones else Wire()
        self._windows: dict[str, dict[str, Any]] = {}
        self._read: dict[str, int] = {}
        self._tasks: set[asyncio.Task[Any]] = set()

    def application(self) -> web.Application:
        """The API, and the page."""
        app = super().application()
        app.router.add_get("/", self._page)
        app.router.add_get("/page/state", self._state)
        app.router.add_post("/page/do", self._do)
        app.router.add_get("/page/{name:page\\.(?:css|js)}", self._page)
        return app

    # ---- what is kept for the right side -----------------------------------------------------------------------------

    def _answer(self, method: str, given: dict[str, Any], authorization: str) -> dict[str, Any]:
        said = super()._answer(method, given, authorization)
        note = str(said.get("error") or said.get("ts") or "ok")
        self.wire.keep(Exchange(False, method, given, datetime.now(), note, bad=not said.get("ok")))
        if method == "views.open" and said.get("ok"):
            user = self.triggers.get(str(given.get("trigger_id")), "")
            self._windows[user] = {**given["view"], "id": f"V{self.wire.version}"}
        return said

    async def _send(self, kind: str, payload: dict[str, Any], attempts: int, seconds: float) -> bool:
        inner = payload.get("event") or {}
        kept = Exchange(True, str(inner.get("type") or payload.get("type") or kind), payload, datetime.now(), "sent")
        self.wire.keep(kept)
        taken = await super()._send(kind, payload, attempts, seconds)
        took = (datetime.now() - kept.at).total_seconds() * 1000
        kept.note, kept.bad = (f"acknowledged after {took:.0f} ms", False) if taken else (_NO_ACKNOWLEDGEMENT, True)
        self.wire.changed()
        return taken

    # ---- what the person does ----------------------------------------------------------------------------------------

    async def _do(self, request: web.Request) -> web.Response:
        origin = request.headers.get("Origin")
        if origin is not None and urlsplit(origin).netloc != request.host:
            return web.Response(status=403)
        given: dict[str, Any] = await request.json()
        phone = str(given.get("phone") or "")
        if self.phones is not None and phone.isdigit() and int(phone) in self.phones.people:
            # Its own loop does it; waiting for it here would keep Slack waiting.
            await asyncio.to_thread(self.phones.does, int(phone), given)
            return web.Response(status=204, headers=HEADERS)
        if given.get("person") not in self.people:
            return web.Response(status=404)
        payload = self._deed(str(given["person"]), given)
        if payload is not None:
            # Slack does not let a person wait for what an app makes of it, and neither do we.
            task = asyncio.ensure_future(self._send(*payload, 3, 3.0))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        return web.Response(status=204, headers=HEADERS)

    def _deed(self, user: str, given: dict[str, Any]) -> tuple[str, dict[str, Any]] | None:
        what, channel = given.get("what"), ROOM if given.get("place") == "room" else self.dm_of(user)
        if what == "write":
            written = self.writes(user, _as_slack_writes(str(given["words"])), channel=channel)
            mentioned = f"<@{BOT_USER}>" in written.text
            return ("events_api", self.event_of(written)) if channel != ROOM or mentioned else None
        if what == "tab":
            event = {"type": "app_home_opened", "user": user, "channel": self.dm_of(user), "tab": given.get("tab")}
            return "events_api", self.envelope(event)
        if what == "press" and given.get("ts"):
            for message in self.messages:
                if message.ts == given["ts"] and any(each["value"] == given["value"] for each in message.buttons):
                    return "interactive", self.press_of(user, message, str(given["value"]))
        if what == "press":
            return "interactive", self.pick_of(user, str(given["action"]), str(given["value"]))
        view = self._windows.pop(user, None)
        if what == "submit" and view is not None:
            return "interactive", self.submission_of(user, view, given["values"])
        return None

    # ---- what the person sees ----------------------------------------------------------------------------------------

    async def _page(self, request: web.Request) -> web.StreamResponse:
        return web.FileResponse(FILES / request.match_info.get("name", "index.html"), headers=HEADERS)

    async def _state(self, request: web.Request) -> web.Response:
        person = self.people.get(request.query.get("person", ""))
        if person is None:
            return web.Response(status=404)
        connected = any(not socket.closed for socket in self._sockets)
        version = self.wire.version * 2 + connected
        if request.query.get("version") == str(version):
            return web.Response(status=204, headers=HEADERS)
        room, home = request.query.get("place") == "room", request.query.get("tab") == "home"
        channel = ROOM if room else self.dm_of(person.id)
        if not room and not home:
            self._read[person.id] = self._posted_to(person)
        return web.json_response(
            {
                "version": version,
                "state": "" if connected else "The desk is starting …",
                "title": "# front-desk" if room else "Nightdesk",
                "placeholder": "Message #front-desk – @Nightdesk to ask the desk" if room else "Message Nightdesk",
                "people": "".join(self._person(each, each is person) for each in self.people.values()),
                "pane": self._home(person) if home and not room else self._conversation(channel),
                "prompts": "".join(_prompt(each) for each in self.prompts.get(channel, ())),
                "log": "".join(each.as_html() for each in reversed(self.wire.exchanges[-_SHOWN:])),
                "phones": self._phones(request.query.get("phone", "")),
                "window": self._window(person),
            },
            headers=HEADERS,
        )

    def _phones(self, asked: str) -> dict[str, str] | None:
        if self.phones is None:
            return None
        shown = int(asked) if asked.isdigit() and int(asked) in self.phones.people else next(iter(self.phones.people))
        return {"people": self.phones.people_html(shown), "pane": self.phones.chat_html(shown)}

    def _names(self) -> dict[str, str]:
        return {BOT_USER: "Nightdesk", **{person.id: person.name for person in self.people.values()}}

    def _posted_to(self, person: SlackPerson) -> int:
        channel = self.dm_of(person.id)
        return sum(message.channel == channel and message.user == BOT_USER for message in self.messages)

    def _person(self, person: SlackPerson, on: bool) -> str:
        new = self._posted_to(person) - self._read.get(person.id, 0)
        badge = f'<span class="badge">{new}</span>' if new and not on else ""
        return (
            f'<button type="button" data-person="{person.id}" class="{"on" if on else ""}">{_face(person.name)}'
            f"<span>{html.escape(person.name)}<small>{_ROLES.get(person.id, '')}</small></span>{badge}</button>"
        )

    def _conversation(self, channel: str) -> str:
        shown = [message for message in self.messages if message.channel == channel]
        shown.sort(key=lambda message: (message.thread_ts or message.ts, message.ts) if channel == ROOM else message.ts)
        status = self.status.get(channel)
        tail = f'<p class="status">Nightdesk {html.escape(status)}</p>' if status else ""
        return "".join(message_html(each, self._names()) for each in shown) + tail or (
            '<p class="empty">Write what is not working, like “my outlook won’t open”, or ask “how many visits have we '
            "left?”. Change to Dana to see what an approver sees.</p>"
        )

    def _home(self, person: SlackPerson) -> str:
        view = self.views.get(person.id)
        return blocks_html(view["blocks"], self._names()) if view else '<p class="empty">…</p>'

    def _window(self, person: SlackPerson) -> dict[str, Any] | None:
        view = self._windows.get(person.id)
        if view is None:
            return None
        words = {name: view[part]["text"] for name, part in (("title", "title"), ("yes", "submit"), ("no", "close"))}
        return {"id": view["id"], "html": blocks_html(view["blocks"], self._names()), **words}


def message_html(message: SlackMessage, names: dict[str, str]) -> str:
    """One message as its reader sees it: the blocks, or the text where there are none."""
    ours = message.user == BOT_USER
    name = names.get(message.user, message.user)
    face = '<span class="app">N</span>' if ours else _face(name)
    tag = ' <span class="tag">APP</span>' if ours else ""
    edited = '<span class="thread">(edited)</span>' if message.edited else ""
    body = blocks_html(message.blocks, names) if message.blocks else f"<div>{mrkdwn_html(message.text, names)}</div>"
    at = datetime.fromtimestamp(float(message.ts), ZONE).strftime("%H:%M")
    reply = " reply" if message.thread_ts and message.thread_ts != message.ts else ""
    return (
        f'<article class="message{reply}" data-ts="{message.ts}">{face}<div>'
        f'<div class="who">{html.escape(name)}{tag}<time>{at}</time>{edited}</div>{body}</div></article>'
    )


def _face(name: str) -> str:
    initials = "".join(part[0] for part in name.split()[:2])
    return f'<span class="face">{html.escape(initials)}</span>'


def _prompt(prompt: dict[str, str]) -> str:
    return (
        f'<button type="button" data-prompt="{html.escape(prompt["message"])}">{html.escape(prompt["title"])}</button>'
    )


def _as_slack_writes(words: str) -> str:
    """What a person types, as Slack hands it over: its three signs escaped, the bot's name as a mention."""
    text = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("@Nightdesk", f"<@{BOT_USER}>").replace("@nightdesk", f"<@{BOT_USER}>")
