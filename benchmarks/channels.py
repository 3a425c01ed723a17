"""A busy minute: 1,000 messages of 200 people through a stand-in of Slack and the real processes, with faults on the way."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from benchmarks.measuring import Row, milliseconds
from bot.bootstrap import DEMO_FOLDER, Desk, SystemClock, make_desk
from bot.cli.serve import ASSISTANT_READY
from bot.connectors.client_files import read_client_file
from bot.desk.clients import ChatIdentity, Contact
from bot.operations.clients import import_clients
from bot.settings import Settings
from bot.storage.postgres import EmbeddedPostgres
from bot.storage.schema import upgrade
from tests.stand_ins.serving import Fault
from tests.stand_ins.slack import APP_TOKEN, BOT_TOKEN, BOT_USER, TEAM, SlackMessage, SlackPerson, SlackStandIn

PEOPLE, MESSAGES, SECONDS = 200, 1_000, 60.0
REPEATED, REFUSED, LOST = 0.10, 0.05, 0.03
PARTS = ("gateway", "assistant", "worker")
SECONDS_TO_START, SECONDS_TO_ANSWER, SECONDS_TO_STOP = 180.0, 900.0, 30.0
WORDS = (
    "my outlook won't open",
    "how many visits have we left this month?",
    "what is the status of my ticket?",
    "the printer is offline",
    "what does our contract include?",
)


class _Workspace(SlackStandIn):
    """Remembers when each message of ours was posted."""

    def __init__(self, *people: SlackPerson) -> None:
        super().__init__(*people, began=time.time(), clock=SystemClock())
        self.posted_at: dict[str, float] = {}

    def _chat_postmessage(self, given: dict[str, Any]) -> dict[str, Any]:
        said = super()._chat_postmessage(given)
        if "ts" in said:
            self.posted_at[said["ts"]] = time.perf_counter()
        return said


@dataclass
class _Minute:
    """What was sent, and when it was acknowledged, in seconds of this process."""

    sent: dict[str, float] = field(default_factory=dict)
    acknowledged: dict[str, float] = field(default_factory=dict)
    repeats: int = 0
    faults: Counter[str] = field(default_factory=Counter)


def measure(settings: Settings, folder: Path, *, people: int = PEOPLE, messages: int = MESSAGES) -> list[Row]:
    """Run the minute and check every answer; RuntimeError where one is missing, doubled or out of order."""
    folder.mkdir()
    folder.chmod(0o755)
    members = tuple(SlackPerson(f"U{number:04}", f"Person {number}") for number in range(people))
    with EmbeddedPostgres(folder / "postgres") as server, _Workspace(*members) as slack:
        upgrade(server.dsn)
        desk = make_desk(replace(settings, data_folder=str(folder)), server.dsn)
        _take_in(desk, members)
        with _processes(settings, server.dsn, slack, folder):
            minute = _Minute()
            slack.faults.plan = _faults(random.Random(5), minute)
            begun = time.perf_counter()
            slack.run(_send(slack, minute, members, messages), SECONDS + SECONDS_TO_ANSWER)
            taken_in = time.perf_counter() - begun
            _wait_for_answers(desk, minute)
        rows = _rows(desk, slack, minute, begun, taken_in)
        desk.engine.dispose()
    return rows


def _take_in(desk: Desk, members: Sequence[SlackPerson]) -> None:
    """The demo's first client, with many more people."""
    file = read_client_file(DEMO_FOLDER / "clients" / "maple-dental.yml")
    more = tuple(
        Contact(
            name=member.name,
            email=f"{member.id.lower()}@maple-dental.example",
            identities=(ChatIdentity("slack", TEAM, member.id),),
        )
        for member in members
    )
    client = replace(file.client, contacts=(*file.client.contacts, *more))
    import_clients(work=desk.begin, files=[replace(file, client=client)], now=desk.clock.now())


@contextmanager
def _processes(settings: Settings, dsn: str, slack: SlackStandIn, folder: Path) -> Iterator[None]:
    """Gateway, assistant and worker, ready and connected; stopped at the end."""
    environment = {
        **os.environ,
        "NIGHTDESK_DATABASE_URL": dsn,
        "NIGHTDESK_DATA_FOLDER": str(folder),
        "NIGHTDESK_SECRET": "only for this measurement",
        "NIGHTDESK_PORT": "0",
        "NIGHTDESK_SLACK_BOT_TOKEN": BOT_TOKEN,
        "NIGHTDESK_SLACK_APP_TOKEN": APP_TOKEN,
        "NIGHTDESK_SLACK_API_URL": slack.api,
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
        _wait(lambda: ASSISTANT_READY in (folder / "assistant.log").read_text(), SECONDS_TO_START, "no assistant")
        slack.until_connected(SECONDS_TO_START)
        yield
    finally:
        for process in running:
            process.send_signal(signal.SIGTERM)
        for process in running:
            process.wait(SECONDS_TO_STOP)


def _faults(luck: random.Random, minute: _Minute) -> Any:
    def plan(method: str) -> Fault | None:
        drawn = luck.random()
        if method != "chat.postMessage" or drawn >= REFUSED + LOST:
            return None
        if drawn < LOST:
            minute.faults["answers lost after success"] += 1
            return Fault(answer_lost=True)
        if drawn < LOST + REFUSED / 2:
            minute.faults["429"] += 1
            return Fault(429, {"Retry-After": "1"})
        minute.faults["503"] += 1
        return Fault(503, body="upstream connect error")

    return plan


async def _send(slack: SlackStandIn, minute: _Minute, members: Sequence[SlackPerson], messages: int) -> None:
    """Spread evenly over the minute; a person's next message does not wait for the answer to the last."""
    luck = random.Random(7)
    order = [members[number % len(members)] for number in range(messages)]
    luck.shuffle(order)
    said: Counter[str] = Counter()
    sending = []
    begun = time.perf_counter()
    for number, member in enumerate(order):
        await asyncio.sleep(max(0.0, begun + number * SECONDS / messages - time.perf_counter()))
        message = slack.writes(member.id, WORDS[said[member.id] % len(WORDS)])
        said[member.id] += 1
        sending.append(asyncio.ensure_future(_bring(slack, minute, message, luck.random() < REPEATED)))
    if not all(await asyncio.gather(*sending)):
        raise RuntimeError("A message was not acknowledged, however often it came.")


async def _bring(slack: SlackStandIn, minute: _Minute, message: SlackMessage, twice: bool) -> bool:
    envelope = slack.event_of(message)
    minute.sent[message.ts] = time.perf_counter()
    taken = await slack._send("events_api", envelope, 5, 3.0)
    minute.acknowledged[message.ts] = time.perf_counter()
    if twice:
        minute.repeats += 1
        taken = taken and await slack._send("events_api", envelope, 5, 3.0)
    return taken


def _wait_for_answers(desk: Desk, minute: _Minute) -> None:
    """Until every turn is done and nothing waits to be sent."""

    def done() -> bool:
        with desk.begin() as work:
            now = desk.clock.now()
            return not work.conversations.unfinished(now) and not _waiting(desk)

    _wait(done, SECONDS_TO_ANSWER, "answers are missing")


def _waiting(desk: Desk) -> int:
    with desk.engine.connect() as connection:
        query = "SELECT count(*) FROM outbox WHERE state = 'waiting'"
        return int(connection.exec_driver_sql(query).scalar_one())


def _wait(true: Any, seconds: float, otherwise: str) -> None:
    until = time.perf_counter() + seconds
    while not true():
        if time.perf_counter() > until:
            raise RuntimeError(f"After {seconds:.0f} s: {otherwise}.")
        time.sleep(0.25)


def _rows(desk: Desk, slack: _Workspace, minute: _Minute, begun: float, taken_in: float) -> list[Row]:
    answered, doubled, out_of_order = _check(desk, slack, minute)
    last = max(slack.posted_at.values()) - begun
    people = len(slack.people)
    faults = ", ".join(f"{number} {name}" for name, number in sorted(minute.faults.items()))
    acknowledged = [minute.acknowledged[ts] - sent for ts, sent in minute.sent.items()]
    if len(answered) != len(minute.sent) or doubled or out_of_order:
        raise RuntimeError(
            f"{len(answered)} of {len(minute.sent)} answered, {doubled} twice, {out_of_order} conversations out of order."
        )
    return [
        Row(
            "Slack: messages answered",
            f"{len(answered):,} of {len(minute.sent):,}",
            f"{people} people, none twice, in order",
        ),
        Row("  on the way", faults, f"{minute.repeats} events came twice"),
        Row("  all taken in after", f"{taken_in:.0f} s", f"sent within {SECONDS:.0f} s"),
        Row("  all answered after", f"{last:.0f} s", "real gateway, assistant and worker beside the stand-in"),
        Row("  event to acknowledged", milliseconds(acknowledged), "written down by then"),
        Row("  event to posted answer", milliseconds(list(answered.values())), "the first answer to each"),
    ]


def _check(desk: Desk, slack: _Workspace, minute: _Minute) -> tuple[Mapping[str, float], int, int]:
    """Seconds to the answer by message; how many answers were posted twice; conversations with answers out of order."""
    ours = [message for message in slack.messages if message.user == BOT_USER]
    numbers = {message.ts: (message.metadata or {})["event_payload"]["id"] for message in ours}
    doubled = len(numbers) - len(set(numbers.values()))
    posted = {number: slack.posted_at[ts] for ts, number in numbers.items()}
    out_of_order = 0
    for user in slack.people:
        in_place = [numbers[message.ts] for message in ours if message.channel == slack.dm_of(user)]
        out_of_order += in_place != sorted(in_place)
    answered = {}
    with desk.begin() as work:
        for message in slack.messages:
            if message.ts not in minute.sent:
                continue
            stored = work.conversations.by_delivery_key(f"slack:{TEAM}:{message.channel}:{message.ts}")
            found = (
                [posted[each.id] for each in work.conversations.answers(stored.id) if each.id in posted]
                if stored
                else []
            )
            if found:
                answered[message.ts] = min(found) - minute.sent[message.ts]
    return answered, doubled, out_of_order
