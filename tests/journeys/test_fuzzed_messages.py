"""Whatever comes in is answered, in bounded time, and nobody else waits longer for it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from statistics import median
from time import perf_counter, process_time

import pytest

from bot.assistant.agent import Assistant
from bot.desk.clients import ChatIdentity
from bot.desk.people import Conversation
from bot.operations.intake import receive_message
from bot.operations.ports import DONE, IncomingMessage
from bot.worker.turns import handle_turn
from tests.journeys.desk import House
from tests.journeys.fuzzed import fuzzed
from tests.proving import PROVING, cases, seeded

REAL = (
    "my outlook won't open since the update, can somebody look?",
    "the printer on the 2nd floor prints every page twice",
    "vpn drops every 10 minutes, error 809",
    "how much would it cost to have somebody here today?",
    "I can't open the shared folder \\\\fs02\\hr since this morning, Dana can",
)
# Of the processor, for one message from intake to answers; an ordinary one takes a twentieth of it.
MOST_SECONDS = 2.0
TURNS_OF_ONE = 40


@dataclass
class Spent:
    """Seconds of the processor and on the wall, turn by turn."""

    processor: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)


class Desk:
    """The desk's whole way for one message, without the queue between."""

    def __init__(self, house: House, assistant: Assistant) -> None:
        self._house, self._assistant, self._count = house, assistant, 0

    async def take(self, who: ChatIdentity, words: str, spent: Spent) -> str:
        """Taken in and answered; how the turn ended. AssertionError where nothing was said."""
        ports = self._house.desk.ports
        self._count += 1
        processor, wall = process_time(), perf_counter()
        stored = receive_message(ports=ports, message=IncomingMessage(f"fuzz:{self._count}", who, words))
        assert stored is not None
        # On a busy machine it takes long; what it costs is measured.
        await handle_turn(ports=ports, assistant=self._assistant, turn_id=stored.id, seconds=60)
        spent.processor.append(process_time() - processor)
        spent.wall.append(perf_counter() - wall)
        with ports.begin() as work:
            turn = work.conversations.turn(stored.id)
            said = work.conversations.lines(Conversation(who).key, 1)
        assert turn is not None
        assert said and said[-1].ours and said[-1].text.strip(), repr(words[:80])
        return turn.state


def _person(kind: str, number: int) -> ChatIdentity:
    """One person writes a while, then the next does: nobody's conversation grows for ever."""
    return ChatIdentity("web", "", f"{kind}-{number // TURNS_OF_ONE}")


# Everybody is met on the web here, which is the same for the others.
@pytest.mark.parametrize("platform", ["web"])
async def test_ten_thousand_strange_messages_are_all_answered_and_slow_nobody(
    house: House, assistant: Assistant
) -> None:
    random, desk = seeded("fuzzed messages"), Desk(house, assistant)
    alone, beside, strange = Spent(), Spent(), Spent()
    ends: Counter[str] = Counter()
    messages = fuzzed(random, cases(24, 10_000), REAL)
    every = max(1, len(messages) // cases(8, 400))
    for number in range(len(messages) // every):
        await desk.take(_person("alone", number), REAL[number % len(REAL)], alone)
    for number, words in enumerate(messages):
        ends[await desk.take(_person("strange", number), words, strange)] += 1
        if number % every == 0:
            await desk.take(_person("beside", number // every), REAL[number // every % len(REAL)], beside)
    before, after = median(alone.processor), median(beside.processor)
    print(
        f"{len(messages)} strange messages, {dict(ends)}; the slowest {max(strange.processor):.2f} s, "
        f"half of them in {1000 * median(strange.processor):.0f} ms; others {1000 * before:.0f} ms without, {1000 * after:.0f} ms with"
    )
    assert ends == {DONE: len(messages)}
    assert max(strange.processor) < MOST_SECONDS
    # The median of eight is at the mercy of whatever else the machine does; that of four hundred is not.
    assert after <= (1.2 if PROVING else 1.6) * before + 0.005
