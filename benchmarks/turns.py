"""How long a turn takes in one process: intake, Rasa with its actions, the end of the turn, on a real PostgreSQL."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measuring import Row, milliseconds
from bot.bootstrap import Desk, FixedClock, make_desk, use_desk
from bot.cli.demo_data import import_demo_clients
from bot.desk.clients import ChatIdentity
from bot.operations.intake import receive_message
from bot.operations.ports import DONE, IncomingMessage, ShownButton
from bot.operations.turns import begin_turn, finish_turn
from bot.settings import Settings
from bot.storage.postgres import EmbeddedPostgres
from bot.storage.schema import upgrade

if TYPE_CHECKING:
    from bot.assistant.agent import Assistant

SAM, DANA, PRIYA = "sam@maple-dental.example", "dana@maple-dental.example", "priya@maple-dental.example"
RAVI, GWEN, TOM, NADIA = (
    "ravi@foothills-auto.example",
    "gwen@foothills-auto.example",
    "tom@harbour-trust.example",
    "nadia@harbour-trust.example",
)
MORNING, NIGHT = "2026-11-24T10:15-05:00", "2026-11-24T22:00-05:00"
ROUNDS = 2


@dataclass(frozen=True)
class Script:
    """What one person says; a line ``[Title]`` presses the button whose title begins so."""

    person: str
    at: str
    lines: tuple[str, ...]


SCRIPTS = (
    Script(SAM, MORNING, ("hi", "my outlook won't open", "is this covered?", "yes", "[Yes]", "[It worked]")),
    Script(TOM, MORNING, ("how many hours are left?", "the scanner does not send to my folder", "[Open a ticket]")),
    Script(TOM, MORNING, ("[Just me]", "[Slow]", "what's the status of my ticket?", "add: it also beeps", "thanks")),
    Script(PRIYA, NIGHT, ("printer is offline", "how much would it cost?", "[Tomorrow 08:00]", "[Just me]", "[Slow]")),
    Script(
        RAVI, MORNING, ("quickbooks crashes when i print an invoice", "[Ask for approval]", "[Just me]", "[Stopped]")
    ),
    Script(NADIA, MORNING, ("asdf qwer zxcv", "what is the weather like tomorrow?", "can I talk to a person please")),
    Script(DANA, MORNING, ("how much would a new laptop cost?", "what does our contract include", "bye")),
    Script("nobody@elsewhere.example", MORNING, ("my wifi is slow", "[Open a ticket]", "cancel")),
)


@dataclass
class _Taken:
    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    parts: dict[str, list[float]] = field(default_factory=dict)

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        begun = time.perf_counter()
        yield
        self.parts.setdefault(name, []).append(time.perf_counter() - begun)


def measure(settings: Settings, model: Path, folder: Path) -> list[Row]:
    """The latency of mixed turns, after a first round that is not counted."""
    from bot.assistant.agent import Assistant

    with EmbeddedPostgres(folder / "postgres") as server:
        upgrade(server.dsn)
        desk = make_desk(replace(settings, data_folder=str(folder)), server.dsn)
        import_demo_clients(desk)
        begun = time.perf_counter()
        assistant = Assistant.load(model, server.dsn)
        loaded = time.perf_counter() - begun
        taken = asyncio.run(_all(desk, assistant))
        desk.engine.dispose()
    return [
        Row("a turn, wall clock", milliseconds(taken.wall), f"{len(taken.wall)} mixed turns, one at a time"),
        *(Row(f"  of which {name}", milliseconds(seconds)) for name, seconds in taken.parts.items()),
        Row("a turn, CPU of this process", milliseconds(taken.cpu), "PostgreSQL's own CPU is not in it"),
        Row("loading the model", f"{loaded:.1f} s", "once for each assistant process"),
    ]


async def _all(desk: Desk, assistant: Assistant) -> _Taken:
    await assistant.warm_up()
    numbers = count()
    await _one_round(desk, assistant, "warm", numbers, _Taken())
    taken = _Taken()
    for number in range(ROUNDS):
        await _one_round(desk, assistant, f"counted-{number}", numbers, taken)
    return taken


async def _one_round(desk: Desk, assistant: Assistant, prefix: str, numbers: Iterator[int], taken: _Taken) -> None:
    """Every script once; each ends where the next round can begin it again."""
    buttons: dict[str, Sequence[ShownButton]] = {}
    for script in SCRIPTS:
        clock = FixedClock(datetime.fromisoformat(script.at))
        now = replace(desk, ports=replace(desk.ports, clock=clock))
        use_desk(now)
        identity = ChatIdentity("web", "", script.person)
        for line in script.lines:
            key = _key(line, buttons.get(script.person, ()))
            message = IncomingMessage(f"{prefix}:{next(numbers)}", identity, "" if key else line, key)
            shown = await _turn(now, assistant, message, taken)
            buttons[script.person] = shown or buttons.get(script.person, ())


async def _turn(desk: Desk, assistant: Assistant, message: IncomingMessage, taken: _Taken) -> Sequence[ShownButton]:
    """The way of one message, without the queue between its two halves; the buttons that the answer shows."""
    ports = desk.ports
    wall, cpu = time.perf_counter(), time.process_time()
    with taken.part("intake"):
        stored = await asyncio.to_thread(receive_message, ports=ports, message=message)
    assert stored is not None
    with taken.part("begin"):
        turn = await asyncio.to_thread(begin_turn, ports=ports, turn=stored.id)
    assert turn is not None
    with taken.part("Rasa and actions"):
        answers = await assistant.answer(turn)
    if not answers:
        raise RuntimeError(f"No answer to: {message.text or message.button_key}")
    with taken.part("end"):
        await asyncio.to_thread(finish_turn, ports=ports, turn=stored.id, answers=answers, state=DONE)
    taken.wall.append(time.perf_counter() - wall)
    taken.cpu.append(time.process_time() - cpu)
    with ports.begin() as work:
        return tuple(button for said in work.conversations.answers(stored.id) for button in said.buttons)


def _key(line: str, shown: Sequence[ShownButton]) -> str | None:
    """The key of the button that a line in brackets names; RuntimeError with what there is instead."""
    if not line.startswith("["):
        return None
    wanted = line.strip("[]")
    for button in shown:
        if button.title.startswith(wanted):
            return button.key
    raise RuntimeError(f"There is no button '{wanted}' among {[button.title for button in shown]}.")
