"""The assistant's round: new tickets get their meaning, and a failing round comes again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from bot.operations.ports import DeskPorts, Meaning
from bot.worker.meanings import run_meaning_rounds
from tests.fakes import SharesWords
from tests.makers import SAM, STRANGER, DeskForTests
from tests.operations.situations import opened


async def _rounds_until(ports: DeskPorts, enough: Callable[[], bool]) -> None:
    rounds = asyncio.create_task(run_meaning_rounds(ports, seconds=0.01, at_once=1))

    async def wait() -> None:
        while not enough() and not rounds.done():
            await asyncio.sleep(0.01)

    try:
        await asyncio.wait_for(wait(), 10)
    finally:
        rounds.cancel()
        await asyncio.gather(rounds, return_exceptions=True)


def _meanings(desk: DeskForTests) -> dict[str, Meaning | None]:
    with desk.ports.begin() as work:
        kept = [work.tickets.words_of(ticket.number) for ticket in desk.tickets()]
    return {each.words: each.meaning for each in kept if each is not None}


async def test_all_tickets_from_before_get_a_meaning_and_those_of_nobody_none(desk: DeskForTests) -> None:
    """More than are worked out in one round, and long ago."""
    for words in ("one", "two", "three"):
        opened(desk, SAM, words=words)
    opened(desk, STRANGER, words="of nobody")
    desk.clock.step(days=400)
    likeness = SharesWords()
    await _rounds_until(replace(desk.ports, likeness=likeness), lambda: len(likeness.asked) == 3)
    meant = {words: Meaning("common words", words.encode()) for words in ("one", "two", "three")}
    assert _meanings(desk) == {**meant, "of nobody": None}


async def test_a_ticket_that_is_opened_while_the_rounds_run_gets_one_too(desk: DeskForTests) -> None:
    likeness = SharesWords()
    rounds_over: list[bool] = []

    def look() -> bool:
        if not rounds_over:
            rounds_over.append(True)
            opened(desk, SAM, words="a new one")
        return likeness.asked == ["a new one"]

    await _rounds_until(replace(desk.ports, likeness=likeness), look)
    assert _meanings(desk) == {"a new one": Meaning("common words", b"a new one")}


class _FailsOnce(SharesWords):
    def meanings(self, texts: Sequence[str]) -> Sequence[Meaning]:
        if texts and not self.asked:
            self.asked.append("failed")
            raise RuntimeError("the encoder is broken")
        return super().meanings(texts)


async def test_a_round_that_fails_comes_again(desk: DeskForTests) -> None:
    opened(desk, SAM, words="it jams")
    likeness = _FailsOnce()
    await _rounds_until(replace(desk.ports, likeness=likeness), lambda: len(likeness.asked) == 2)
    assert likeness.asked == ["failed", "it jams"]


class _Cannot(SharesWords):
    def maker(self) -> str | None:
        return None


async def test_without_an_encoder_there_are_no_rounds(desk: DeskForTests) -> None:
    await asyncio.wait_for(run_meaning_rounds(replace(desk.ports, likeness=_Cannot())), 10)


@pytest.mark.parametrize("seconds", [0.0, 0.01])
async def test_the_rounds_end_when_they_are_cancelled(desk: DeskForTests, seconds: float) -> None:
    rounds = asyncio.create_task(run_meaning_rounds(desk.ports, seconds=seconds))
    await asyncio.sleep(0)
    rounds.cancel()
    with pytest.raises(asyncio.CancelledError):
        await rounds
