"""Telegram's Bot API as documented, as far as a help desk uses it.

One bot. It keeps updates until an offset confirms them or a webhook takes them, numbers the messages of every chat, and
refuses what Telegram refuses, in its words.
"""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import aiohttp
from aiohttp import web

from tests.stand_ins.serving import Served
from tests.stand_ins.telegram_text import BadMarkup, Entity, found_by_itself, length, read_html

BOT_ID, BOT_NAME = 700100, "nightdesk_bot"
TOKEN = f"{BOT_ID}:stand-in-AAbbCCddEEffGGhhIIjjKKllMMnn"
MOST_CHARACTERS, MOST_CALLBACK_BYTES = 4096, 64
_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_WEBHOOK_PAUSE = 0.02
_AS_JSON = ("reply_markup", "reply_parameters", "commands", "allowed_updates", "link_preview_options")


class Refused(Exception):
    """What the API answers instead of a result."""

    def __init__(self, code: int, description: str) -> None:
        super().__init__(description)
        self.code, self.description = code, description


@dataclass
class TelegramPerson:
    """Somebody with Telegram. Their private chat with the bot has their own number."""

    id: int
    name: str
    started: bool = True
    blocked: bool = False
    deactivated: bool = False

    def as_json(self) -> dict[str, Any]:
        """As ``User``."""
        return {"id": self.id, "is_bot": False, "first_name": self.name.split()[0], "language_code": "en"}

    def chat(self) -> dict[str, Any]:
        """As ``Chat``."""
        return {"id": self.id, "type": "private", "first_name": self.name.split()[0]}


@dataclass
class TelegramMessage:
    """A message of the bot as the chat shows it: ``text`` is what is read, ``html`` what was sent."""

    chat: int
    id: int
    html: str
    text: str
    entities: tuple[Entity, ...]
    markup: dict[str, Any] | None = None
    edited: int = 0
    given: dict[str, Any] = field(default_factory=dict)

    @property
    def buttons(self) -> list[dict[str, Any]]:
        """The buttons under it, in order."""
        return [button for row in (self.markup or {}).get("inline_keyboard", []) for button in row]

    def as_json(self, date: int) -> dict[str, Any]:
        """As ``Message``."""
        me = {"id": BOT_ID, "is_bot": True, "first_name": "Nightdesk", "username": BOT_NAME}
        kind = "private" if self.chat > 0 else "supergroup"
        said = {"message_id": self.id, "date": date, "from": me, "chat": {"id": self.chat, "type": kind}}
        return {**said, "text": self.text, **({"reply_markup": self.markup} if self.markup else {})}


class TelegramStandIn(Served):
    """The server. ``calls`` holds every call with its arguments, ``messages`` what the bot has sent, ``pending`` updates."""

    def __init__(self, *people: TelegramPerson, now: float = 1_795_532_400.0) -> None:
        super().__init__()
        self.people = {person.id: person for person in people}
        self.groups: set[int] = set()
        self.now = now
        self.pending: list[dict[str, Any]] = []
        self.messages: list[TelegramMessage] = []
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.answered: list[str] = []
        self.actions: list[tuple[int, str]] = []
        self.commands: list[dict[str, Any]] = []
        self.files: dict[str, bytes] = {}
        self.webhook: dict[str, Any] = {}
        self.deleted: set[tuple[int, int]] = set()
        self._written: dict[tuple[int, int], float] = {}
        self._queries: set[str] = set()
        self._numbers: dict[int, count[int]] = {}
        self._updates = count(800_000_001)
        self._news = asyncio.Event()
        self._polling = 0
        self._newest_poll = 0
        self._pushing: asyncio.Task[None] | None = None

    def application(self) -> web.Application:
        """The API and the files."""
        app = web.Application()
        app.router.add_route("*", "/bot{token}/{method}", self._call)
        app.router.add_get("/file/bot{token}/{path:.*}", self._file)
        return app

    # ---- what people do ----------------------------------------------------------------------------------------------

    def message_of(self, user: int, chat: dict[str, Any] | None = None, **content: Any) -> dict[str, Any]:
        """A message of a person, not sent yet; in their private chat unless told otherwise."""
        person = self.people[user]
        where = chat or person.chat()
        text = content.get("text", "")
        if text.startswith("/"):
            word = text.split()[0]
            content.setdefault("entities", [{"type": "bot_command", "offset": 0, "length": length(word)}])
        sent = {"message_id": self._number(where["id"]), "date": int(self.now)}
        self._written[where["id"], sent["message_id"]] = self.now
        return {**sent, "from": person.as_json(), "chat": where, **content}

    def sends(self, user: int, chat: dict[str, Any] | None = None, **content: Any) -> dict[str, Any]:
        """A person sends something; the update waits until it is fetched or pushed."""
        return self.update(message=self.message_of(user, chat, **content))

    def writes(self, user: int, text: str) -> dict[str, Any]:
        """A person writes to the bot."""
        return self.sends(user, text=text)

    def edits(self, update: dict[str, Any], text: str) -> dict[str, Any]:
        """The person changes what they wrote."""
        return self.update(edited_message={**update["message"], "text": text, "edit_date": int(self.now) + 5})

    def press_of(self, user: int, message: TelegramMessage, data: str | None = None) -> dict[str, Any]:
        """A ``CallbackQuery``: the first button under a message of the bot is pressed, or the one with this data."""
        query = str(9_000_000_000 + next(self._updates))
        self._queries.add(query)
        pressed = {"id": query, "from": self.people[user].as_json(), "chat_instance": "77"}
        shown = {"message": message.as_json(int(self.now)), "data": data or message.buttons[0]["callback_data"]}
        return {**pressed, **shown}

    def presses(self, user: int, message: TelegramMessage, data: str | None = None) -> dict[str, Any]:
        """A person presses a button under a message of the bot: the first, or the one with this data."""
        return self.update(callback_query=self.press_of(user, message, data))

    def update(self, **body: Any) -> dict[str, Any]:
        """An update with the next number, put into the queue."""
        made = {"update_id": next(self._updates), **body}
        self.run(self._queue(made))
        return made

    def until_taken(self, seconds: float = 10) -> None:
        """Wait until every update has been confirmed, or taken by the webhook."""
        self.run(self._until_taken(), seconds)

    def to(self, chat: int) -> list[TelegramMessage]:
        """What the bot has sent to a chat."""
        return [message for message in self.messages if message.chat == chat]

    async def _queue(self, update: dict[str, Any]) -> None:
        self.pending.append(update)
        self._news.set()

    async def _until_taken(self) -> None:
        while self.pending:
            await asyncio.sleep(0.005)

    def _number(self, chat: int) -> int:
        return next(self._numbers.setdefault(chat, count(1)))

    # ---- the API -----------------------------------------------------------------------------------------------------

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method, token = request.match_info["method"], request.match_info["token"]
        given = {name: _value(name, str(text)) for name, text in {**request.query, **(await request.post())}.items()}
        fault = self.faults.next(method)
        if fault is not None and fault.cut:
            await fault.lose(request)
            return web.Response()
        if fault is not None and not fault.answer_lost:
            return _failed(fault.status, *_in_words(fault.status, fault.headers))
        if token != TOKEN:
            known_form = token.partition(":")[0].isdigit() and ":" in token
            return _failed(*((401, "Unauthorized") if known_form else (404, "Not Found")))
        self.calls.append((method, given))
        try:
            result = await self._answer(method, given)
        except Refused as refusal:
            return _failed(refusal.code, refusal.description)
        if fault is not None:
            await fault.lose(request)
        return web.json_response({"ok": True, "result": result})

    async def _answer(self, method: str, given: dict[str, Any]) -> Any:
        handler = getattr(self, f"_{method.lower()}", None)
        if handler is None:
            raise Refused(404, "Not Found")
        return await handler(given)

    async def _getme(self, given: dict[str, Any]) -> dict[str, Any]:
        can = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
        return {"id": BOT_ID, "is_bot": True, "first_name": "Nightdesk", "username": BOT_NAME, **can}

    async def _getupdates(self, given: dict[str, Any]) -> list[dict[str, Any]]:
        if self.webhook.get("url"):
            raise Refused(409, "Conflict: can't use getUpdates method while webhook is active")
        # The newest request wins: whoever is being kept waiting is sent away, be it a process that has died since.
        self._newest_poll += 1
        mine = self._newest_poll
        self._news.set()
        offset, limit = int(given.get("offset", 0)), int(given.get("limit", 100))
        self.pending = [update for update in self.pending if update["update_id"] >= offset]
        self._polling += 1
        try:
            if not self.pending and given.get("timeout"):
                self._news = asyncio.Event()
                with suppress(asyncio.TimeoutError):
                    await asyncio.wait_for(self._news.wait(), float(given["timeout"]))
        finally:
            self._polling -= 1
        if mine != self._newest_poll:
            raise Refused(
                409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
            )
        return self.pending[:limit]

    async def _setwebhook(self, given: dict[str, Any]) -> bool:
        url = str(given.get("url", ""))
        # A server of one's own takes plain HTTP as well; Telegram's takes none.
        if not url.startswith(("https://", "http://127.0.0.1")):
            raise Refused(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
        self.webhook = dict(given)
        self._pushing = asyncio.ensure_future(self._push())
        return True

    async def _deletewebhook(self, given: dict[str, Any]) -> bool:
        self.webhook = {}
        if self._pushing is not None:
            self._pushing.cancel()
        if given.get("drop_pending_updates") == "true":
            self.pending.clear()
        return True

    async def _getwebhookinfo(self, given: dict[str, Any]) -> dict[str, Any]:
        pending = {"has_custom_certificate": False, "pending_update_count": len(self.pending)}
        return {"url": self.webhook.get("url", ""), **pending}

    async def _setmycommands(self, given: dict[str, Any]) -> bool:
        self.commands = given["commands"]
        return True

    async def _getmycommands(self, given: dict[str, Any]) -> list[dict[str, Any]]:
        return self.commands

    async def _sendmessage(self, given: dict[str, Any]) -> dict[str, Any]:
        chat = self._reached(given.get("chat_id"))
        text, entities = self._readable(given)
        markup = _keyboard(given.get("reply_markup"))
        message = TelegramMessage(chat, self._number(chat), str(given["text"]), text, entities, markup, given=given)
        self.messages.append(message)
        return message.as_json(int(self.now))

    async def _editmessagetext(self, given: dict[str, Any]) -> dict[str, Any]:
        message = self._ours(given)
        text, entities = self._readable(given)
        self._changed(message, text, entities, _keyboard(given.get("reply_markup")))
        message.html = str(given["text"])
        return message.as_json(int(self.now))

    async def _deletemessage(self, given: dict[str, Any]) -> bool:
        """Its own messages, and in a private chat the person's; for two days."""
        where = (int(given["chat_id"]), int(given["message_id"]))
        self._reached(where[0])
        ours = any((message.chat, message.id) == where for message in self.messages)
        if where in self.deleted or not (ours or where in self._written):
            raise Refused(400, "Bad Request: message to delete not found")
        if (where[0] < 0 and not ours) or self.now - self._written.get(where, self.now) > 48 * 3600:
            raise Refused(400, "Bad Request: message can't be deleted for everyone")
        self.deleted.add(where)
        return True

    async def _editmessagereplymarkup(self, given: dict[str, Any]) -> dict[str, Any]:
        message = self._ours(given)
        self._changed(message, message.text, message.entities, _keyboard(given.get("reply_markup")))
        return message.as_json(int(self.now))

    async def _answercallbackquery(self, given: dict[str, Any]) -> bool:
        query = str(given.get("callback_query_id"))
        if query not in self._queries:
            raise Refused(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        self.answered.append(query)
        return True

    async def _sendchataction(self, given: dict[str, Any]) -> bool:
        self.actions.append((self._reached(given.get("chat_id")), str(given["action"])))
        return True

    async def _getfile(self, given: dict[str, Any]) -> dict[str, Any]:
        name = str(given.get("file_id"))
        if name not in self.files:
            raise Refused(400, "Bad Request: invalid file_id")
        if len(self.files[name]) > 20 * 1024 * 1024:
            raise Refused(400, "Bad Request: file is too big")
        return {
            "file_id": name,
            "file_unique_id": f"u{name}",
            "file_size": len(self.files[name]),
            "file_path": f"files/{name}",
        }

    async def _file(self, request: web.Request) -> web.Response:
        name = request.match_info["path"].removeprefix("files/")
        fault = self.faults.next("file")
        if fault is not None and fault.answer_lost:
            assert request.transport is not None
            request.transport.abort()
        if fault is not None:
            return web.Response(text=fault.body, status=fault.status, headers=fault.headers)
        if request.match_info["token"] != TOKEN or name not in self.files:
            return web.Response(status=404)
        return web.Response(body=self.files[name])

    # ---- what is refused ---------------------------------------------------------------------------------------------

    def _reached(self, chat_id: Any) -> int:
        chat = int(chat_id) if str(chat_id).lstrip("-").isdigit() else 0
        person = self.people.get(chat)
        if person is None and chat not in self.groups:
            raise Refused(400, "Bad Request: chat not found")
        if person is not None and person.blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        if person is not None and person.deactivated:
            raise Refused(403, "Forbidden: user is deactivated")
        if person is not None and not person.started:
            raise Refused(403, "Forbidden: bot can't initiate conversation with a user")
        return chat

    def _readable(self, given: dict[str, Any]) -> tuple[str, tuple[Entity, ...]]:
        sent = str(given.get("text", ""))
        try:
            text, found = read_html(sent) if given.get("parse_mode") == "HTML" else (sent, found_by_itself(sent))
        except BadMarkup as bad:
            raise Refused(400, f"Bad Request: can't parse entities: {bad}") from bad
        if not text.strip():
            raise Refused(400, "Bad Request: message text is empty")
        if length(text) > MOST_CHARACTERS:
            raise Refused(400, "Bad Request: message is too long")
        return text.strip(), found

    def _ours(self, given: dict[str, Any]) -> TelegramMessage:
        where = (int(given["chat_id"]), int(given["message_id"]))
        self._reached(where[0])
        for message in self.messages:
            if (message.chat, message.id) == where:
                return message
        raise Refused(400, "Bad Request: message to edit not found")

    def _changed(
        self, message: TelegramMessage, text: str, entities: tuple[Entity, ...], markup: dict[str, Any] | None
    ) -> None:
        if (message.text, message.entities, message.markup) == (text, entities, markup):
            same = "specified new message content and reply markup are exactly the same as a current content"
            raise Refused(400, f"Bad Request: message is not modified: {same} and reply markup of the message")
        message.text, message.entities, message.markup = text, entities, markup
        message.edited += 1

    # ---- the webhook -------------------------------------------------------------------------------------------------

    async def _push(self) -> None:
        """One update after the other, each again until it is answered with 2xx."""
        secret = self.webhook.get("secret_token")
        headers = {_SECRET_HEADER: secret} if secret else {}
        async with aiohttp.ClientSession() as http:
            while True:
                for update in self.pending[:1]:
                    with suppress(aiohttp.ClientError):
                        async with http.post(self.webhook["url"], json=update, headers=headers) as answer:
                            if 200 <= answer.status < 300:
                                self.pending.remove(update)
                                continue
                await asyncio.sleep(_WEBHOOK_PAUSE)

    async def _stop(self) -> None:
        if self._pushing is not None:
            self._pushing.cancel()
            await asyncio.gather(self._pushing, return_exceptions=True)
        # Whoever polled has gone without a word, and is still being kept waiting.
        while self._polling:
            self._news.set()
            await asyncio.sleep(0)
        await super()._stop()


def _keyboard(markup: Any) -> dict[str, Any] | None:
    rows = (markup or {}).get("inline_keyboard") or []
    for button in (button for row in rows for button in row):
        data = button.get("callback_data")
        if not str(button.get("text", "")).strip():
            raise Refused(400, "Bad Request: can't parse inline keyboard button: Text buttons are unallowed")
        if data is not None and not 1 <= len(data.encode()) <= MOST_CALLBACK_BYTES:
            raise Refused(400, "Bad Request: BUTTON_DATA_INVALID")
    return {"inline_keyboard": rows} if rows else None


def _in_words(status: int, headers: dict[str, str]) -> tuple[str, dict[str, Any]]:
    if status == 429:
        seconds = int(headers.get("Retry-After", "1"))
        return f"Too Many Requests: retry after {seconds}", {"retry_after": seconds}
    return {502: "Bad Gateway", 504: "Gateway Timeout"}.get(status, "Internal Server Error"), {}


def _failed(code: int, description: str, parameters: dict[str, Any] | None = None) -> web.Response:
    said: dict[str, Any] = {"ok": False, "error_code": code, "description": description}
    return web.json_response({**said, "parameters": parameters} if parameters else said, status=code)


def _value(name: str, text: str) -> Any:
    """Arguments that are lists or objects come as JSON."""
    return (
        json.loads(text)
        if name in ("reply_markup", "reply_parameters", "commands", "allowed_updates", "link_preview_options")
        else text
    )
