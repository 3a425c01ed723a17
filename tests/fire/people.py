"""People who talk while it burns: they write, press, wait for their answer, and keep account of what was taken from them."""

from __future__ import annotations

import asyncio
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random
from secrets import token_urlsafe

import httpx

from bot.channels.slack.blocks import PRESS
from bot.desk.people import Conversation
from tests.fire.town import Citizen
from tests.fire.view import View
from tests.stand_ins.slack import SlackStandIn
from tests.stand_ins.telegram import TelegramMessage, TelegramStandIn

REPEATED = 0.10
# Of all problems after somebody's first.
EMERGENCIES = 0.15
PATIENCE = 400.0
# What is pressed of what is offered, the first that there is. Twice "worked" is the whole of the fix.
WAYS = {
    "fix": ("affirm", "step_worked", "open_ticket", "choose_callout", "tell_impact", "tell_urgency"),
    "ticket": ("open_ticket", "choose_callout", "tell_impact", "tell_urgency"),
}
APPROVE = "approve_quote"
PROBLEMS = (
    "my outlook won't open",
    "the printer prints nothing",
    "vpn does not connect",
    "teams has no sound in calls",
    "excel crashes when i open a file",
    "my laptop is very slow today",
    "i cannot open the shared drive",
    "my screen stays black",
)
EMERGENCY = "there is a ransom note on my computer"
_TICKET = re.compile(r"\bND-\d+")
_TOKEN = re.compile(r'name="token" value="([^"]+)"')


@dataclass(frozen=True)
class Taken:
    """Something that the desk said it has: the words, or the key of the button."""

    conversation: str
    said: str
    at: float


@dataclass
class Ledger:
    """What everybody knows together."""

    taken: list[Taken] = field(default_factory=list)
    sent: Counter[tuple[str, str]] = field(default_factory=Counter)
    problems: Counter[str] = field(default_factory=Counter)
    emergencies: Counter[str] = field(default_factory=Counter)
    """``waits`` are when somebody began to say something, and when the answer was there."""

    waits: list[tuple[float, float]] = field(default_factory=list)
    untold: list[tuple[str, str]] = field(default_factory=list)
    refusals: Counter[str] = field(default_factory=Counter)
    strayed: list[tuple[str, str]] = field(default_factory=list)

    def in_words(self) -> str:
        """How long people waited for their answers, from their first try."""
        lengths = sorted(ended - began for began, ended in self.waits)
        if not lengths:
            return "nobody waited"
        middle, late = lengths[len(lengths) // 2], lengths[len(lengths) * 95 // 100]
        return f"waited {middle:.1f} s in the middle, {late:.1f} s at 95 %, {lengths[-1]:.1f} s at most"


class Outside:
    """The ways in: two platforms and our own page."""

    def __init__(self, slack: SlackStandIn, telegram: TelegramStandIn, url: str) -> None:
        self.slack, self.telegram, self.url = slack, telegram, url


class Person:
    """One of them."""

    def __init__(
        self, who: Citizen, outside: Outside, view: View, ledger: Ledger, luck: Random, patience: float = PATIENCE
    ) -> None:
        self._patience = patience
        self.who, self._outside, self._view, self._ledger, self._luck = who, outside, view, ledger, luck
        self.conversation = Conversation(who.identity).key
        self._http = httpx.AsyncClient(base_url=outside.url, timeout=20)
        self._token = ""
        self._tried: set[str] = set()

    async def close(self) -> None:
        """Leave."""
        await self._http.aclose()

    # ---- a life ------------------------------------------------------------------------------------------------------

    async def live(self, stopping: Callable[[], bool], problems: int) -> None:
        """One problem after the other, until told to stop or all are through."""
        for number in range(problems):
            await asyncio.sleep(self._luck.uniform(0.5, 6))
            if stopping():
                return
            if number and self._luck.random() < EMERGENCIES:
                await self.reports_an_emergency()
            words = PROBLEMS[(self.who.number + number) % len(PROBLEMS)]
            await self.has_a_problem(words, self._luck.choice(sorted(WAYS)))

    async def approve(self, stopping: Callable[[], bool]) -> None:
        """Say hello, then yes to every quote that comes."""
        await self.says("hello")
        while not stopping():
            for key in self._offered((APPROVE,)):
                self._tried.add(key)
                await self.presses(key)
            await asyncio.sleep(0.5)

    async def has_a_problem(self, words: str, way: str) -> None:
        """Tell it, and press until there is a ticket; nothing else is counted as the end."""
        begin = self._view.newest(self.conversation)
        await self.says(words)
        for _ in range(12):
            if self._tickets_since(begin):
                break
            keys = self._offered(WAYS[way], begin)
            if not keys:
                self._ledger.strayed.append((self.conversation, " / ".join(self._texts_since(begin))[-300:]))
                return
            self._tried.add(keys[0])
            await self.presses(keys[0])
        self._ledger.problems[self.conversation] += 1

    async def reports_an_emergency(self) -> None:
        """Somebody is paged."""
        await self.says(EMERGENCY)
        self._ledger.emergencies[self.conversation] += 1

    def _offered(self, wanted: Sequence[str], after: int = 0) -> list[str]:
        """Keys of the newest message that offers something wanted, in the order of wishes; none twice."""
        for line in reversed(self._view.lines(self.conversation, after)):
            found = [key for wish in wanted for key, intent in line.offers if intent == wish and key not in self._tried]
            if found:
                return found
        return []

    def _tickets_since(self, begin: int) -> bool:
        return any(_TICKET.search(line.text) for line in self._view.lines(self.conversation, begin) if line.turn)

    def _texts_since(self, begin: int) -> list[str]:
        return [line.text for line in self._view.lines(self.conversation, begin)]

    # ---- saying something --------------------------------------------------------------------------------------------

    async def says(self, words: str) -> None:
        """Write, until the desk has it, and wait for the answer."""
        self._ledger.sent[(self.conversation, words)] += 1
        began = time.monotonic()
        await {"slack": self._in_slack, "telegram": self._in_telegram, "web": self._on_the_web}[self.who.platform](
            words, ""
        )
        await self._answered(words, began)

    async def presses(self, key: str) -> None:
        """Press a button, again when nothing happens, and wait for the answer."""
        began = time.monotonic()
        await {"slack": self._in_slack, "telegram": self._in_telegram, "web": self._on_the_web}[self.who.platform](
            "", key
        )
        await self._answered(key, began)

    async def _answered(self, said: str, began: float) -> None:
        self._ledger.taken.append(Taken(self.conversation, said, time.monotonic()))
        deadline = time.monotonic() + self._patience
        while time.monotonic() < deadline:
            if self._view.is_answered(self.conversation, said, self._ledger.sent[(self.conversation, said)]):
                self._ledger.waits.append((began, time.monotonic()))
                return
            await asyncio.sleep(0.2)
        self._ledger.untold.append((self.conversation, said))

    async def _in_slack(self, words: str, key: str) -> None:
        slack, user = self._outside.slack, self.who.slack_id
        if words:
            kind, payload = "events_api", slack.event_of(slack.writes(user, words))
        else:
            kind, payload = "interactive", self._press_in_slack(key)
        while not await asyncio.to_thread(slack.send, kind, payload, attempts=1):
            self._ledger.refusals["slack"] += 1
            await asyncio.sleep(0.5)
            if key:
                # Slack does not repeat presses; people do.
                payload = self._press_in_slack(key)
        if self._luck.random() < REPEATED:
            await asyncio.to_thread(slack.send, kind, payload, attempts=1)

    def _press_in_slack(self, key: str) -> dict[str, object]:
        slack, user = self._outside.slack, self.who.slack_id
        for message in list(slack.messages):
            if any(button["value"] == key for button in message.buttons):
                return slack.press_of(user, message, key)
        return slack.pick_of(user, f"{PRESS}:0", key)

    async def _in_telegram(self, words: str, key: str) -> None:
        telegram, user = self._outside.telegram, self.who.number
        telegram.now = time.time()
        if words:
            update = await asyncio.to_thread(telegram.writes, user, words)
        else:
            shown = TelegramMessage(user, 1, "", "An older message", ())
            update = await asyncio.to_thread(telegram.presses, user, shown, key)
        while any(each["update_id"] == update["update_id"] for each in list(telegram.pending)):
            await asyncio.sleep(0.1)

    async def _on_the_web(self, words: str, key: str) -> None:
        nonce, repeated = token_urlsafe(12), self._luck.random() < REPEATED
        while not await self._posted(words, key, nonce):
            self._ledger.refusals["web"] += 1
            await asyncio.sleep(0.5)
        if repeated:
            await self._posted(words, key, nonce)

    async def _posted(self, words: str, key: str, nonce: str) -> bool:
        try:
            if not self._token:
                await self._sign_in()
            form = {"token": self._token, "nonce": nonce, **({"key": key} if key else {"text": words})}
            answer = await self._http.post("/chat/press" if key else "/chat/messages", data=form)
        except httpx.HTTPError:
            return False
        assert answer.status_code in (303, 500, 502, 503), (answer.status_code, answer.text[:200])
        return answer.status_code == 303

    async def _sign_in(self) -> None:
        page = _TOKEN.search((await self._http.get("/")).text)
        if page is None:
            raise httpx.RemoteProtocolError("no page")
        await self._http.post("/demo/person", data={"token": page.group(1), "person": self.who.email})
        chat = _TOKEN.search((await self._http.get("/chat")).text)
        self._token = chat.group(1) if chat else ""
        if not self._token:
            raise httpx.RemoteProtocolError("no page")
