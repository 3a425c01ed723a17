"""Slack's Web API and Socket Mode as documented, as far as a help desk uses them.

One workspace. It checks tokens, knows its people, gives every message a timestamp of its own, refuses what Slack refuses,
sends events to whoever is connected and again (with a retry number) until they are acknowledged.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from aiohttp import WSMsgType, web

from bot.operations.ports import Clock
from tests.stand_ins.serving import Served
from tests.stand_ins.slack_files import SharedFile, SharedFiles

BOT_TOKEN, APP_TOKEN, SIGNING_SECRET = "xoxb-stand-in-bot", "xapp-stand-in-app", "stand-in-signing-secret"
TEAM, BOT_USER, BOT_ID, APP_ID = "T0MAPLE", "U0NIGHT", "B0NIGHT", "A0NIGHT"
_ACK_SECONDS = 3.0


@dataclass
class SlackPerson:
    """A member of the workspace; ``changes`` are fields that Slack tells otherwise."""

    id: str
    name: str
    email: str = ""
    deleted: bool = False
    guest: bool = False
    team: str = TEAM
    changes: dict[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """As ``users.info`` tells it."""
        said = {
            "id": self.id,
            "team_id": self.team,
            "name": self.name.split()[0].lower(),
            "real_name": self.name,
            "deleted": self.deleted,
            "is_bot": False,
            "is_restricted": self.guest,
            "is_ultra_restricted": False,
            "is_email_confirmed": bool(self.email),
            "profile": {"real_name": self.name, **({"email": self.email} if self.email else {})},
        }
        return {**said, **self.changes}


MAPLE_PEOPLE = (
    SlackPerson("U0SAM", "Sam Okoro", "sam@maple-dental.example"),
    SlackPerson("U0DANA", "Dana Reyes", "dana@maple-dental.example"),
    SlackPerson("U0NOBODY", "Nora Body"),
)
"""Members of the demo client's workspace; the last is a guest whom the desk does not know."""

PRIYA = SlackPerson("U0PRIYA", "Priya Nair", "priya@maple-dental.example")
"""Whom no client file names in Slack: she is known by the confirmed address of her profile."""


@dataclass
class SlackMessage:
    """A message as the workspace keeps it."""

    channel: str
    ts: str
    user: str
    text: str
    blocks: list[dict[str, Any]] = field(default_factory=list)
    thread_ts: str | None = None
    metadata: dict[str, Any] | None = None
    edited: int = 0
    files: list[dict[str, Any]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """As ``conversations.history`` tells it."""
        ours = {"bot_id": BOT_ID, "app_id": APP_ID} if self.user == BOT_USER else {}
        said = {"type": "message", "user": self.user, "text": self.text, "ts": self.ts, "blocks": self.blocks, **ours}
        if self.thread_ts:
            said["thread_ts"] = self.thread_ts
        if self.files:
            said |= {"files": self.files, "subtype": "file_share"}
        return {**said, "metadata": self.metadata} if self.metadata else said

    @property
    def buttons(self) -> list[dict[str, Any]]:
        """The buttons under it, in order, the two of a feedback element among them."""
        rows = [block["elements"] for block in self.blocks if block["type"] in ("actions", "context_actions")]
        return [button for row in rows for element in row for button in _buttons_of(element)]


class SlackStandIn(Served):
    """The workspace. ``calls`` holds every Web API call with its arguments, ``messages`` everything that was posted."""

    def __init__(
        self, *people: SlackPerson, began: float = 1764000000.0, port: int = 0, clock: Clock | None = None
    ) -> None:
        super().__init__(port)
        # Every time, id and trigger follows from it: a workspace that begins anew must not repeat those of an earlier one.
        self._began = int(began)
        self._clock = clock
        self.people = {person.id: replace(person) for person in people}
        self.messages: list[SlackMessage] = []
        self.views: dict[str, dict[str, Any]] = {}
        self.opened: list[dict[str, Any]] = []
        self.status: dict[str, str] = {}
        self.prompts: dict[str, list[dict[str, str]]] = {}
        self.triggers: dict[str, str] = {}
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.acknowledged: list[str] = []
        self.responses: list[dict[str, Any]] = []  # what came with acknowledgements
        self.asides: list[dict[str, Any]] = []  # what one reader alone was shown
        self.shut: set[str] = set()  # rooms that the app has not been let into
        self.scopes: Sequence[str] = ()  # what the bot's token may do
        self.revoked = ""  # the error that every call with the bot's token gets
        self.files = SharedFiles(self.faults, BOT_TOKEN)
        self._ticks = count(1)
        self._events = count(1)
        self._sockets: list[web.WebSocketResponse] = []
        self._acks: dict[str, asyncio.Event] = {}

    def application(self) -> web.Application:
        """Web API and Socket Mode."""
        app = web.Application()
        app.router.add_post("/api/{method}", self._call)
        app.router.add_get("/api/{method}", self._call)
        app.router.add_get("/link", self._socket)
        self.files.add_routes(app)
        return app

    @property
    def api(self) -> str:
        """The base URL for a client of Slack's own library."""
        return f"{self.url}/api/"

    # ---- what people do ----------------------------------------------------------------------------------------------

    def dm_of(self, user: str) -> str:
        """The conversation of a member and the app."""
        return f"D{user[1:]}"

    def writes(self, user: str, text: str, *, channel: str | None = None, thread_ts: str | None = None) -> SlackMessage:
        """A member writes; the message stands in the workspace, and no event of it has been sent yet."""
        message = SlackMessage(channel or self.dm_of(user), self._ts(), user, text, thread_ts=thread_ts)
        self.messages.append(message)
        return message

    def shares(self, user: str, *files: SharedFile, text: str = "", channel: str | None = None) -> SlackMessage:
        """A member shares files, perhaps with words."""
        message = self.writes(user, text, channel=channel)
        message.files = [self.files.put(each, f"F0{next(self._events):06}", TEAM, user, self.url) for each in files]
        return message

    def event_of(self, message: SlackMessage, **changes: Any) -> dict[str, Any]:
        """The Events API envelope of a message, with an event id of its own."""
        direct = message.channel.startswith("D")
        event = {
            "type": "message" if direct else "app_mention",
            "user": message.user,
            "text": message.text,
            "ts": message.ts,
            "channel": message.channel,
            "team": TEAM,
            "event_ts": message.ts,
            **({"channel_type": "im"} if direct else {}),
            **({"thread_ts": message.thread_ts} if message.thread_ts else {}),
            **({"files": message.files, "subtype": "file_share"} if message.files else {}),
            **changes,
        }
        return self.envelope(event)

    def edit_of(self, message: SlackMessage, text: str, *, by_hand: bool = True) -> dict[str, Any]:
        """A member changes what they wrote, and the event that tells of it; or Slack does, for a preview of a link."""
        before, message.text = message.as_json(), text
        now = message.as_json()
        if by_hand:
            now["edited"] = {"user": message.user, "ts": self._ts()}
        changed = {"type": "message", "subtype": "message_changed", "hidden": True, "ts": self._ts()}
        where = {"channel": message.channel, "channel_type": _kind(message), "message": now, "previous_message": before}
        return self.envelope({**changed, **where})

    def said_in_room(self, message: SlackMessage) -> dict[str, Any]:
        """The event of a message in a room whose messages the app is told of."""
        return self.event_of(message, type="message", channel_type="channel")

    def deletion_of(self, message: SlackMessage) -> dict[str, Any]:
        """A member deletes what they wrote, and the event that tells of it."""
        self.messages.remove(message)
        deleted = {"type": "message", "subtype": "message_deleted", "hidden": True, "ts": self._ts()}
        where = {"channel": message.channel, "channel_type": _kind(message), "deleted_ts": message.ts}
        return self.envelope({**deleted, **where, "previous_message": message.as_json()})

    def envelope(self, event: dict[str, Any]) -> dict[str, Any]:
        """An event as the Events API wraps it."""
        return {
            "token": "verification-is-legacy",
            "team_id": TEAM,
            "api_app_id": APP_ID,
            "type": "event_callback",
            "event_id": f"Ev{self._began}{next(self._events):08}",
            "event_time": self._began,
            "authorizations": [{"team_id": TEAM, "user_id": BOT_USER, "is_bot": True, "is_enterprise_install": False}],
            "event": event,
        }

    def change_of(self, user: str, **changes: Any) -> dict[str, Any]:
        """A member's profile changes, and the event that tells of it."""
        self.people[user].changes |= changes
        event = {"type": "user_change", "user": self.people[user].as_json(), "event_ts": self._ts()}
        return self.envelope({**event, "cache_ts": 1764000000})

    def press_of(self, user: str, message: SlackMessage, value: str) -> dict[str, Any]:
        """The payload of a pressed button."""
        (pressed,) = [button for button in message.buttons if button["value"] == value]
        return {
            **self._interactive("block_actions", user),
            "container": {"type": "message", "message_ts": message.ts, "channel_id": message.channel},
            "channel": {"id": message.channel, "name": "directmessage"},
            "message": message.as_json(),
            "actions": [{**pressed, "block_id": "b", "action_ts": self._ts()}],
        }

    def pick_of(self, user: str, action: str, value: str) -> dict[str, Any]:
        """The payload of a pressed button of a person's own page."""
        pressed = {"type": "button", "action_id": action, "value": value, "block_id": "b", "action_ts": self._ts()}
        return {**self._interactive("block_actions", user), "container": {"type": "view"}, "actions": [pressed]}

    def submission_of(self, user: str, view: dict[str, Any], values: Sequence[Sequence[str]]) -> dict[str, Any]:
        """The payload of a window that was sent; ``values`` are block, action and words of each field."""
        state: dict[str, dict[str, Any]] = {}
        for block, action, words in values:
            state.setdefault(block, {})[action] = {"type": "plain_text_input", "value": words}
        sent = {**view, "id": f"V{self._began}{next(self._events)}", "state": {"values": state}}
        return {**self._interactive("view_submission", user), "view": sent}

    def _interactive(self, kind: str, user: str) -> dict[str, Any]:
        trigger = f"{self._began}.{next(self._events)}.trigger"
        self.triggers[trigger] = user
        return {
            "type": kind,
            "team": {"id": TEAM, "domain": "maple"},
            "user": {"id": user, "username": user.lower(), "team_id": TEAM},
            "api_app_id": APP_ID,
            "token": "verification-is-legacy",
            "trigger_id": trigger,
        }

    # ---- Socket Mode -------------------------------------------------------------------------------------------------

    def send(self, kind: str, payload: dict[str, Any], *, attempts: int = 3, seconds: float = _ACK_SECONDS) -> bool:
        """Send a payload to a connected app (``events_api``, ``interactive``, ``slash_commands``); whether it was taken.

        Not acknowledged in time, it is sent again under a new envelope, as Slack does.
        """
        return bool(self.run(self._send(kind, payload, attempts, seconds), attempts * seconds + 5))

    def send_all(self, payloads: Sequence[tuple[str, dict[str, Any]]], *, seconds: float = 10) -> bool:
        """Send these one after the other without waiting between them; whether all were taken."""
        return bool(self.run(self._send_all(payloads), seconds))

    async def _send_all(self, payloads: Sequence[tuple[str, dict[str, Any]]]) -> bool:
        return all(await asyncio.gather(*(self._send(kind, payload, 3, _ACK_SECONDS) for kind, payload in payloads)))

    def disconnect(self) -> None:
        """Ask every connected app to connect anew, as Slack does every few hours."""
        self.run(self._disconnect())

    async def _disconnect(self) -> None:
        for socket in [each for each in self._sockets if not each.closed]:
            await socket.send_str(json.dumps({"type": "disconnect", "reason": "refresh_requested"}))

    def until_connected(self, seconds: float = 10) -> None:
        """Wait until an app has connected."""
        self.run(self._until_connected(), seconds)

    async def _until_connected(self) -> None:
        while not any(not socket.closed for socket in self._sockets):
            await asyncio.sleep(0.01)

    async def _send(self, kind: str, payload: dict[str, Any], attempts: int, seconds: float) -> bool:
        for attempt in range(attempts):
            envelope = f"env-{next(self._events)}"
            said: dict[str, Any] = {"envelope_id": envelope, "type": kind, "payload": payload}
            said["accepts_response_payload"] = kind != "events_api"
            if attempt:
                said |= {"retry_attempt": attempt, "retry_reason": "timeout"}
            self._acks[envelope] = asyncio.Event()
            live = [socket for socket in self._sockets if not socket.closed]
            if not live:
                return False
            try:
                await live[-1].send_str(json.dumps(said))
                await asyncio.wait_for(self._acks[envelope].wait(), seconds)
            except asyncio.TimeoutError:
                continue
            except ConnectionResetError:
                # Whoever was connected has died.
                return False
            return True
        return False

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._sockets.append(socket)
        info = {"app_id": APP_ID}
        await socket.send_str(json.dumps({"type": "hello", "num_connections": 1, "connection_info": info}))
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                continue
            said = json.loads(message.data) if message.data.startswith("{") else {}
            envelope = said.get("envelope_id")
            if envelope in self._acks:
                self.responses += [said["payload"]] if said.get("payload") else []
                self.acknowledged.append(envelope)
                self._acks[envelope].set()
        return socket

    # ---- Web API -----------------------------------------------------------------------------------------------------

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        given = await self._arguments(request)
        fault = self.faults.next(method)
        if fault is not None and fault.cut:
            await fault.lose(request)
            return web.Response()
        if fault is not None and fault.body:
            return web.Response(text=fault.body, status=fault.status, headers=fault.headers)
        if fault is not None and not fault.answer_lost:
            error = "ratelimited" if fault.status == 429 else "internal_error"
            return web.json_response({"ok": False, "error": error}, status=fault.status, headers=fault.headers)
        said = self._answer(method, given, request.headers.get("Authorization", ""))
        if fault is not None:
            await fault.lose(request)
        return web.json_response(said, headers={"X-OAuth-Scopes": ",".join(self.scopes)})

    async def _arguments(self, request: web.Request) -> dict[str, Any]:
        if request.content_type == "application/json":
            given: dict[str, Any] = await request.json()
            return given
        form = {**request.query, **(await request.post())}
        return {name: _value(str(text)) for name, text in form.items()}

    def _answer(self, method: str, given: dict[str, Any], authorization: str) -> dict[str, Any]:
        token = authorization.removeprefix("Bearer ") or str(given.pop("token", ""))
        self.calls.append((method, given))
        if token != (APP_TOKEN if method == "apps.connections.open" else BOT_TOKEN):
            return {"ok": False, "error": "invalid_auth" if token else "not_authed"}
        if self.revoked and method != "apps.connections.open":
            return {"ok": False, "error": self.revoked}
        handler = getattr(self, f"_{method.replace('.', '_').lower()}", None)
        if handler is None:
            return {"ok": False, "error": "unknown_method"}
        said: dict[str, Any] = handler(given)
        return {"ok": "error" not in said, **said}

    def _auth_test(self, given: dict[str, Any]) -> dict[str, Any]:
        return {
            "url": self.url,
            "team": "Maple",
            "team_id": TEAM,
            "user": "nightdesk",
            "user_id": BOT_USER,
            "bot_id": BOT_ID,
        }

    def _apps_connections_open(self, given: dict[str, Any]) -> dict[str, Any]:
        return {"url": self.url.replace("http", "ws", 1) + "/link"}

    def _users_info(self, given: dict[str, Any]) -> dict[str, Any]:
        person = self.people.get(given.get("user", ""))
        return {"user": person.as_json()} if person else {"error": "user_not_found"}

    def _conversations_open(self, given: dict[str, Any]) -> dict[str, Any]:
        person = self.people.get(given.get("users", ""))
        if person is None:
            return {"error": "user_not_found"}
        return {"error": "user_disabled"} if person.deleted else {"channel": {"id": self.dm_of(person.id)}}

    def _chat_postmessage(self, given: dict[str, Any]) -> dict[str, Any]:
        refused = self._refused(given)
        if refused is not None:
            return {"error": refused}
        message = SlackMessage(
            given["channel"],
            self._ts(),
            BOT_USER,
            given.get("text", ""),
            given.get("blocks") or [],
            given.get("thread_ts"),
            given.get("metadata"),
        )
        self.messages.append(message)
        self.status.pop(message.channel, None)
        return {"channel": message.channel, "ts": message.ts, "message": message.as_json()}

    def _chat_postephemeral(self, given: dict[str, Any]) -> dict[str, Any]:
        if given.get("user") not in self.people:
            return {"error": "user_not_in_channel"}
        self.asides.append(given)
        return {"message_ts": self._ts()}

    def _chat_update(self, given: dict[str, Any]) -> dict[str, Any]:
        found = [each for each in self.messages if (each.channel, each.ts) == (given.get("channel"), given.get("ts"))]
        refused = self._refused(given)
        if refused is not None or not found:
            return {"error": refused or "message_not_found"}
        if found[0].user != BOT_USER:
            return {"error": "cant_update_message"}
        found[0].text, found[0].blocks = given.get("text", ""), given.get("blocks") or []
        found[0].edited += 1
        return {"channel": found[0].channel, "ts": found[0].ts, "text": found[0].text}

    def _refused(self, given: dict[str, Any]) -> str | None:
        channel, blocks = given.get("channel", ""), given.get("blocks") or []
        person = next((each for each in self.people.values() if self.dm_of(each.id) == channel), None)
        if channel.startswith("D") and person is None:
            return "channel_not_found"
        if channel in self.shut:
            return "not_in_channel"
        if person is not None and person.deleted:
            return "user_disabled"
        if not given.get("text") and not blocks:
            return "no_text"
        if len(str(given.get("text", ""))) > 40_000:
            return "msg_too_long"
        sections = [block["text"]["text"] for block in blocks if block.get("type") == "section" and "text" in block]
        too_long = any(not 0 < len(text) <= 3_000 for text in sections)
        # Slack fetches a picture before it takes the message.
        lost = any("unreachable" in block["image_url"] for block in blocks if block.get("type") == "image")
        return "invalid_blocks" if len(blocks) > 50 or too_long or lost else None

    def _files_info(self, given: dict[str, Any]) -> dict[str, Any]:
        told = self.files.told.get(str(given.get("file")))
        return {"file": told} if told else {"error": "file_not_found"}

    def _conversations_list(self, given: dict[str, Any]) -> dict[str, Any]:
        rooms = sorted({message.channel for message in self.messages if message.channel.startswith("D")})
        return {"channels": [{"id": room, "is_im": True} for room in rooms], "response_metadata": {"next_cursor": ""}}

    def _conversations_replies(self, given: dict[str, Any]) -> dict[str, Any]:
        where, oldest = (given.get("channel"), given.get("ts")), float(given.get("oldest") or 0)
        thread = [m for m in self.messages if (m.channel, m.thread_ts or m.ts) == where]
        # The first message of a thread is told whatever the limit of time is.
        return {"messages": [m.as_json() for m in thread if m.ts == where[1] or float(m.ts) > oldest]}

    def _with_thread(self, message: SlackMessage) -> dict[str, Any]:
        replies = [m.ts for m in self.messages if (m.channel, m.thread_ts) == (message.channel, message.ts)]
        if not replies:
            return message.as_json()
        told = {"thread_ts": message.ts, "reply_count": len(replies), "latest_reply": max(replies)}
        return {**message.as_json(), **told}

    def _conversations_history(self, given: dict[str, Any]) -> dict[str, Any]:
        oldest, limit = str(given.get("oldest", "0")), int(given.get("limit", 100))
        if given.get("channel") in self.shut:
            return {"error": "not_in_channel"}
        found = [
            message
            for message in self.messages
            if message.channel == given.get("channel")
            and float(message.ts) > float(oldest)
            and message.thread_ts is None
        ]
        begin = int(given.get("cursor") or 0)
        newest_first = sorted(found, key=lambda message: message.ts, reverse=True)[begin:]
        with_metadata = str(given.get("include_all_metadata", "")).lower() in ("true", "1")
        shown = [self._with_thread(message) for message in newest_first[:limit]]
        for each in () if with_metadata else shown:
            each.pop("metadata", None)
        more = len(newest_first) > limit
        cursor = {"next_cursor": str(begin + limit) if more else ""}
        return {"messages": shown, "has_more": more, "response_metadata": cursor}

    def _views_publish(self, given: dict[str, Any]) -> dict[str, Any]:
        self.views[given["user_id"]] = given["view"]
        return {"view": given["view"]}

    def _views_open(self, given: dict[str, Any]) -> dict[str, Any]:
        self.opened.append(given["view"])
        return {"view": given["view"]}

    def _assistant_threads_setstatus(self, given: dict[str, Any]) -> dict[str, Any]:
        self.status[str(given.get("channel_id"))] = str(given.get("status"))
        return {}

    def _assistant_threads_setsuggestedprompts(self, given: dict[str, Any]) -> dict[str, Any]:
        self.prompts[str(given.get("channel_id"))] = given.get("prompts") or []
        return {}

    def _ts(self) -> str:
        return f"{self._now()}.{next(self._ticks):06}"

    def _now(self) -> int:
        """In seconds since 1970; without a clock the workspace's time stands still."""
        return int(self._clock.now().timestamp()) if self._clock else self._began


def _kind(message: SlackMessage) -> str:
    return "im" if message.channel.startswith("D") else "channel"


def _buttons_of(element: dict[str, Any]) -> list[dict[str, Any]]:
    if element["type"] != "feedback_buttons":
        return [element]
    shared = {"type": element["type"], "action_id": element["action_id"]}
    return [{**shared, **element[name]} for name in ("positive_button", "negative_button")]


def _value(text: str) -> Any:
    """Form fields hold JSON where an argument is a list or an object."""
    return json.loads(text) if text[:1] in "[{" else text
