"""A busy minute: 1,000 messages of 200 people through a stand-in of Slack or Telegram and the real processes, with faults."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from benchmarks.measuring import Row, milliseconds
from benchmarks.running_demo import free_port
from bot.bootstrap import DEMO_FOLDER, Desk, SystemClock, make_desk
from bot.cli.serve import ASSISTANT_READY
from bot.connectors.client_files import read_client_file
from bot.desk.clients import ChatIdentity, Contact
from bot.operations.clients import import_clients
from bot.settings import Settings
from bot.storage.postgres import EmbeddedPostgres
from bot.storage.schema import upgrade
from tests.stand_ins.serving import Fault, Served
from tests.stand_ins.slack import APP_TOKEN, BOT_TOKEN, BOT_USER, TEAM, SlackPerson, SlackStandIn
from tests.stand_ins.telegram import TOKEN, TelegramPerson, TelegramStandIn

PEOPLE, MESSAGES, SECONDS = 200, 1_000, 60.0
REPEATED, REFUSED, LOST = 0.10, 0.05, 0.03
PARTS = ("gateway", "assistant", "worker")
SECONDS_TO_START, SECONDS_TO_ANSWER, SECONDS_TO_STOP = 300.0, 900.0, 60.0
# So much of a log is shown when a part does not start.
_TAIL = 2_000
WORDS = (
    "my outlook won't open",
    "how many visits have we left this month?",
    "what is the status of my ticket?",
    "the printer is offline",
    "what does our contract include?",
)
_Key = tuple[str, int]


class _Outside(Protocol):
    """A platform in which people write. A message of ours is called by its chat and its place among those of the chat."""

    name: str
    posting: str
    posted_at: dict[_Key, float]

    @property
    def settings(self) -> Mapping[str, str]:
        """What the processes are told, without the prefix of all settings."""
        ...

    @property
    def served(self) -> Served:
        """The stand-in."""
        ...

    def identity(self, person: int) -> ChatIdentity:
        """Who this person is there."""
        ...

    def write(self, person: int, words: str) -> tuple[str, Callable[[], Awaitable[bool]]]:
        """The delivery key of what the person writes, and how it is brought: whether it was taken, or only put there."""
        ...

    def key(self, ref: Mapping[str, str]) -> _Key:
        """The message of ours that the desk calls so."""
        ...


class _Slack(SlackStandIn):
    name, posting = "Slack", "chat.postMessage"

    def __init__(self, people: int) -> None:
        members = (SlackPerson(f"U{number:04}", f"Person {number}") for number in range(people))
        super().__init__(*members, began=time.time(), clock=SystemClock())
        self.posted_at: dict[_Key, float] = {}

    @property
    def served(self) -> Served:
        return self

    @property
    def settings(self) -> Mapping[str, str]:
        return {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_APP_TOKEN": APP_TOKEN, "SLACK_API_URL": self.api}

    def identity(self, person: int) -> ChatIdentity:
        return ChatIdentity("slack", TEAM, f"U{person:04}")

    def write(self, person: int, words: str) -> tuple[str, Callable[[], Awaitable[bool]]]:
        message = self.writes(f"U{person:04}", words)
        envelope = self.event_of(message)
        return f"slack:{TEAM}:{message.channel}:{message.ts}", lambda: self._send("events_api", envelope, 5, 3.0)

    def key(self, ref: Mapping[str, str]) -> _Key:
        return ref["channel"], int(ref["ts"].replace(".", ""))

    def _chat_postmessage(self, given: dict[str, Any]) -> dict[str, Any]:
        said = super()._chat_postmessage(given)
        if "ts" in said and self.messages[-1].user == BOT_USER:
            self.posted_at[self.key(said)] = time.perf_counter()
        return said


class _Telegram(TelegramStandIn):
    name, posting = "Telegram", "sendMessage"

    def __init__(self, people: int) -> None:
        super().__init__(*(TelegramPerson(600_000 + number, f"Person {number}") for number in range(people)))
        self.posted_at: dict[_Key, float] = {}

    @property
    def served(self) -> Served:
        return self

    @property
    def settings(self) -> Mapping[str, str]:
        return {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_URL": self.url}

    def identity(self, person: int) -> ChatIdentity:
        return ChatIdentity("telegram", "", str(600_000 + person))

    def write(self, person: int, words: str) -> tuple[str, Callable[[], Awaitable[bool]]]:
        self.now = time.time()
        update = {"update_id": next(self._updates), "message": self.message_of(600_000 + person, text=words)}

        async def put() -> bool:
            await self._queue(update)
            while update in self.pending:
                await asyncio.sleep(0.02)
            return True

        return f"telegram:{600_000 + person}:{update['message']['message_id']}", put

    def key(self, ref: Mapping[str, str]) -> _Key:
        return ref["chat"], int(ref["message"])

    async def _sendmessage(self, given: dict[str, Any]) -> dict[str, Any]:
        said = await super()._sendmessage(given)
        self.posted_at[str(said["chat"]["id"]), int(said["message_id"])] = time.perf_counter()
        return said


@dataclass
class _Minute:
    """What was sent by delivery key, and when it was acknowledged, in seconds of this process."""

    sent: dict[str, float] = field(default_factory=dict)
    acknowledged: dict[str, float] = field(default_factory=dict)
    repeats: int = 0
    faults: Counter[str] = field(default_factory=Counter)


def measure(settings: Settings, folder: Path, *, people: int = PEOPLE, messages: int = MESSAGES) -> list[Row]:
    """Run the minute on each platform and check every answer; RuntimeError where one is missing or out of order."""
    folder.mkdir()
    folder.chmod(0o755)
    rows = _measure(settings, folder / "slack", _Slack(people), people, messages)
    return rows + _measure(settings, folder / "telegram", _Telegram(people), people, messages)


def _measure(settings: Settings, folder: Path, outside: _Outside, people: int, messages: int) -> list[Row]:
    folder.mkdir()
    folder.chmod(0o755)
    with EmbeddedPostgres(folder / "postgres") as server, outside.served:
        upgrade(server.dsn)
        desk = make_desk(replace(settings, data_folder=str(folder)), server.dsn)
        _take_in(desk, [outside.identity(number) for number in range(people)])
        with _processes(settings, server.dsn, outside, folder):
            minute = _Minute()
            outside.served.faults.plan = _faults(random.Random(5), minute, outside.posting)
            begun = time.perf_counter()
            outside.served.run(_send(outside, minute, people, messages), SECONDS + SECONDS_TO_ANSWER)
            taken_in = time.perf_counter() - begun
            _wait(lambda: _is_done(desk), SECONDS_TO_ANSWER, "answers are missing")
        rows = _rows(desk, outside, minute, people, begun, taken_in)
        desk.engine.dispose()
    return rows


def _take_in(desk: Desk, identities: Sequence[ChatIdentity]) -> None:
    """The demo's first client, with many more people."""
    file = read_client_file(DEMO_FOLDER / "clients" / "maple-dental.yml")
    more = tuple(
        Contact(name=f"Person {number}", email=f"person{number}@maple-dental.example", identities=(identity,))
        for number, identity in enumerate(identities)
    )
    client = replace(file.client, contacts=(*file.client.contacts, *more))
    import_clients(work=desk.begin, files=[replace(file, client=client)], now=desk.clock.now())


@contextmanager
def _processes(settings: Settings, dsn: str, outside: _Outside, folder: Path) -> Iterator[None]:
    """Gateway, assistant and worker, ready; stopped at the end."""
    environment = {
        **os.environ,
        "NIGHTDESK_DATABASE_URL": dsn,
        "NIGHTDESK_DATA_FOLDER": str(folder),
        "NIGHTDESK_SECRET": "only for this measurement, and nowhere else",
        "NIGHTDESK_PORT": str(free_port()),
        **{f"NIGHTDESK_{name}": value for name, value in outside.settings.items()},
    }
    running = []
    for part in PARTS:
        with (folder / f"{part}.log").open("wb") as log:
            command = [sys.executable, "-m", "bot.cli.main", "serve", part, "--parent", str(os.getpid())]
            running.append(
                subprocess.Popen(
                    command,
                    cwd=settings.project,
                    env=environment,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
            )
    try:
        connected = f"{outside.name.lower()}_connected"
        _until_said(folder / "assistant.log", ASSISTANT_READY, running)
        _until_said(folder / "gateway.log", connected, running)
        yield
    except RuntimeError as failure:
        logs = (f"{part}: {(folder / f'{part}.log').read_text(errors='replace')[-_TAIL:]}" for part in PARTS)
        raise RuntimeError("\n".join((str(failure), *logs))) from failure
    finally:
        for process in running:
            process.send_signal(signal.SIGTERM)
        for process in running:
            process.wait(SECONDS_TO_STOP)


def _until_said(log: Path, sign: str, running: Sequence[subprocess.Popen[bytes]]) -> None:
    def is_said() -> bool:
        if any(process.poll() is not None for process in running):
            raise RuntimeError("A part has ended.")
        return sign in log.read_text(errors="replace")

    _wait(is_said, SECONDS_TO_START, f"no {sign} in {log.name}")


def _faults(luck: random.Random, minute: _Minute, posting: str) -> Callable[[str], Fault | None]:
    def plan(method: str) -> Fault | None:
        drawn = luck.random() if method == posting else 1.0
        if drawn >= REFUSED + LOST:
            return None
        if drawn < LOST:
            minute.faults["answers lost after success"] += 1
            return Fault(answer_lost=True)
        if drawn < LOST + REFUSED / 2:
            minute.faults["429"] += 1
            return Fault(429, {"Retry-After": "1"})
        minute.faults["503"] += 1
        return Fault(503)

    return plan


async def _send(outside: _Outside, minute: _Minute, people: int, messages: int) -> None:
    """Spread evenly over the minute; a person's next message does not wait for the answer to the last."""
    luck = random.Random(7)
    order = [number % people for number in range(messages)]
    luck.shuffle(order)
    said: Counter[int] = Counter()
    sending = []
    begun = time.perf_counter()
    for number, person in enumerate(order):
        await asyncio.sleep(max(0.0, begun + number * SECONDS / messages - time.perf_counter()))
        key, bring = outside.write(person, WORDS[said[person] % len(WORDS)])
        said[person] += 1
        sending.append(asyncio.ensure_future(_bring(minute, key, bring, luck.random() < REPEATED)))
    if not all(await asyncio.gather(*sending)):
        raise RuntimeError("A message was not acknowledged, however often it came.")


async def _bring(minute: _Minute, key: str, bring: Callable[[], Awaitable[bool]], twice: bool) -> bool:
    minute.sent[key] = time.perf_counter()
    taken = await bring()
    minute.acknowledged[key] = time.perf_counter()
    if twice:
        minute.repeats += 1
        taken = await bring() and taken
    return taken


def _is_done(desk: Desk) -> bool:
    """Whether every turn is done and nothing waits to be sent."""
    with desk.begin() as work:
        if work.conversations.unfinished(desk.clock.now()):
            return False
    with desk.engine.connect() as connection:
        return not connection.exec_driver_sql("SELECT count(*) FROM outbox WHERE state = 'waiting'").scalar_one()


def _wait(true: Callable[[], bool], seconds: float, otherwise: str) -> None:
    until = time.perf_counter() + seconds
    while not true():
        if time.perf_counter() > until:
            raise RuntimeError(f"After {seconds:.0f} s: {otherwise}.")
        time.sleep(0.25)


def _rows(desk: Desk, outside: _Outside, minute: _Minute, people: int, begun: float, taken_in: float) -> list[Row]:
    answered, known = _answers(desk, outside, minute)
    doubled = len(outside.posted_at) - len(known)
    chats: dict[str, list[int]] = {}
    for chat, place in known:
        chats.setdefault(chat, []).append(place)
    out_of_order = sum(places != sorted(places) for places in chats.values())
    lost = minute.faults["answers lost after success"]
    if len(answered) != len(minute.sent) or out_of_order or doubled > (lost if outside.name == "Telegram" else 0):
        raise RuntimeError(
            f"{len(answered)} of {len(minute.sent)} answered, {doubled} twice, {out_of_order} conversations out of order."
        )
    faults = ", ".join(f"{number} {name}" for name, number in sorted(minute.faults.items()))
    acknowledged = [minute.acknowledged[key] - sent for key, sent in minute.sent.items()]
    last = max(outside.posted_at.values()) - begun
    return [
        Row(
            f"{outside.name}: messages answered",
            f"{len(answered):,} of {len(minute.sent):,}",
            f"{people} people, in order, {doubled or 'none'} twice",
        ),
        Row("  on the way", faults or "nothing", f"{minute.repeats} events came twice"),
        Row("  all taken in after", f"{taken_in:.0f} s", f"sent within {SECONDS:.0f} s"),
        Row("  all answered after", f"{last:.0f} s", "real gateway, assistant and worker beside the stand-in"),
        Row("  event to acknowledged", milliseconds(acknowledged), "written down by then"),
        Row("  event to posted answer", milliseconds(list(answered.values())), "the first answer to each"),
    ]


def _answers(desk: Desk, outside: _Outside, minute: _Minute) -> tuple[Mapping[str, float], list[_Key]]:
    """Seconds to the first answer by message; and all of ours that the desk knows, in the order in which they were said."""
    answered: dict[str, float] = {}
    known: dict[int, _Key] = {}
    with desk.begin() as work:
        for key, sent in minute.sent.items():
            stored = work.conversations.by_delivery_key(key)
            if stored is None:
                continue
            found = {each.id: outside.key(each.ref) for each in work.conversations.answers(stored.id) if each.ref}
            known |= found
            times = [outside.posted_at[posted] for posted in found.values() if posted in outside.posted_at]
            if times:
                answered[key] = min(times) - sent
    return answered, [known[id] for id in sorted(known)]
