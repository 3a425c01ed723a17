"""The stand-in of Telegram beside the page: chats as their people see them, and what goes over the wire."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tests.stand_ins.telegram import Refused, TelegramMessage, TelegramPerson, TelegramStandIn
from tests.stand_ins.wire import Exchange, Wire

PEOPLE = (
    TelegramPerson(500100, "Sam Okoro"),
    TelegramPerson(500101, "Priya Nair"),
    TelegramPerson(500999, "Nora Body"),
)
"""Two people of the demo's clinic whom the desk knows by their number, and somebody whom it does not."""

_TAG = re.compile(r"(</?(?:b|i|code)>)")
# Polling asks every half minute and says nothing that anybody wants to read.
_QUIET = frozenset({"getUpdates"})


@dataclass
class _Said:
    """What a person wrote or pressed, as it stands in their chat."""

    chat: int
    words: str
    at: datetime
    before: int  # how many messages of the bot stood there


class TelegramWithPage(TelegramStandIn):
    """The server, its chats, and everything that was exchanged."""

    def __init__(self, *people: TelegramPerson, wire: Wire) -> None:
        super().__init__(*people, now=datetime.now().timestamp())
        self.wire = wire
        self._said: list[_Said] = []
        self._typing: set[int] = set()

    # ---- what is kept for the page -----------------------------------------------------------------------------------

    async def _queue(self, update: dict[str, Any]) -> None:
        name = next(key for key in update if key != "update_id")
        self.wire.keep(Exchange(True, name, update, datetime.now(), platform="Telegram"))
        await super()._queue(update)

    async def _answer(self, method: str, given: dict[str, Any]) -> Any:
        try:
            result = await super()._answer(method, given)
        except Refused as refusal:
            self._keep(method, given, refusal.description, bad=True)
            raise
        if method == "sendChatAction":
            self._typing.add(int(given["chat_id"]))
        elif method == "sendMessage":
            self._typing.discard(int(given["chat_id"]))
        self._keep(method, given, "ok", bad=False)
        return result

    def _keep(self, method: str, given: dict[str, Any], note: str, *, bad: bool) -> None:
        if method not in _QUIET:
            self.wire.keep(Exchange(False, method, given, datetime.now(), note, bad, "Telegram"))

    # ---- what the person does ----------------------------------------------------------------------------------------

    def does(self, user: int, given: Mapping[str, Any]) -> None:
        """Write, or press a button under a message of the bot."""
        self.now = datetime.now().timestamp()
        if given.get("what") == "write":
            self._note(user, str(given["words"]))
            self.writes(user, str(given["words"]))
        value = str(given.get("value"))
        for message in self.to(user) if given.get("what") == "press" else ():
            if str(message.id) == given.get("ts") and any(each["callback_data"] == value for each in message.buttons):
                self.presses(user, message, value)

    def _note(self, user: int, words: str) -> None:
        self._said.append(_Said(user, words, datetime.now(), len(self.to(user))))

    # ---- what the person sees ----------------------------------------------------------------------------------------

    def people_html(self, shown: int) -> str:
        """Everybody, to change to."""
        return "".join(
            f'<button type="button" data-phone="{person.id}" class="{"on" if person.id == shown else ""}">'
            f"{html.escape(person.name.split()[0])}</button>"
            for person in self.people.values()
        )

    def chat_html(self, user: int) -> str:
        """The chat, oldest first."""
        lines, ours = [], self.to(user)
        for place, message in enumerate([*ours, None]):
            lines += [
                f'<p class="t-line mine">{html.escape(said.words)}</p>'
                for said in self._said
                if said.chat == user and said.before == place
            ]
            if message is not None:
                lines.append(telegram_html(message))
        typing = '<p class="status">typing …</p>' if user in self._typing else ""
        return "".join(lines) + typing or (
            '<p class="empty">Press /start, or write what is not working. Nora is nobody whom the desk knows: '
            "“/link sam@maple-dental.example” mails a code into the demo’s folder.</p>"
        )


def telegram_html(message: TelegramMessage) -> str:
    """One message of the bot as its reader sees it, with the buttons under it."""
    parts = _TAG.split(message.html)
    body = "".join(part if _TAG.fullmatch(part) else html.escape(html.unescape(part)) for part in parts)
    rows = "".join(
        f'<div class="t-row">{"".join(_button(each) for each in row)}</div>'
        for row in (message.markup or {}).get("inline_keyboard", [])
    )
    edited = '<span class="thread">edited</span>' if message.edited else ""
    return f'<div class="t-message" data-ts="{message.id}"><p class="t-line">{body}{edited}</p>{rows}</div>'


def _button(button: Mapping[str, Any]) -> str:
    value, text = html.escape(str(button["callback_data"])), html.escape(str(button["text"]))
    return f'<button type="button" class="t-button" data-action="telegram" data-value="{value}">{text}</button>'
