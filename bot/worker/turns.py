"""The job that handles one turn: the person always gets an answer."""

from __future__ import annotations

import asyncio
from typing import Protocol
from uuid import uuid4

import structlog

from bot.desk.errors import OutOfDate
from bot.operations.attachments.answering import answer_about_files, with_word_of_files
from bot.operations.call_answers import answer_about_calls
from bot.operations.feedback import answer_about_guide
from bot.operations.handover import catch_failed_turn
from bot.operations.links import answer_about_links
from bot.operations.mailed_codes import answer_about_mailed_code
from bot.operations.passing_on import answer_in_talk
from bot.operations.ports import DONE, FAILED, Answer, DeskPorts
from bot.operations.sign_in import answer_about_console
from bot.operations.turns import Turn, begin_turn, finish_turn

log = structlog.get_logger(__name__)

# Well inside the ten seconds that people are promised.
SECONDS_FOR_AN_ANSWER = 8.0


class Answers(Protocol):
    """Whoever finds the answers to a turn."""

    async def answer(self, turn: Turn) -> tuple[Answer, ...]:
        """The answers; none is a failure."""
        ...


class SilentAssistant(Exception):
    """The assistant came back without a word."""


async def handle_turn(
    *, ports: DeskPorts, assistant: Answers, turn_id: str, seconds: float = SECONDS_FOR_AN_ANSWER
) -> None:
    """Handle a turn once; a failing, hanging or silent assistant ends in an apology and a ticket with the words."""
    try:
        turn = await asyncio.to_thread(begin_turn, ports=ports, turn=turn_id)
    except OutOfDate as refusal:
        await _finish(ports, turn_id, (Answer(str(refusal)),), DONE)
        return
    if turn is None:
        return
    try:
        # Before the assistant, whose memory shall hold no code and no link.
        answers = await asyncio.to_thread(_answer_without_assistant, ports, turn)
        if answers is None:
            answers = await _asked(assistant, turn, seconds)
            answers = await asyncio.to_thread(
                with_word_of_files, ports=ports.for_person(turn.person), turn=turn, answers=answers
            )
    except Exception:
        reference = uuid4().hex[:8]
        log.exception("turn_failed", turn=turn.id, reference=reference)
        said = await asyncio.to_thread(catch_failed_turn, ports=ports, turn=turn, reference=reference)
        await _finish(ports, turn_id, (Answer(said),), FAILED)
        return
    await _finish(ports, turn_id, answers, DONE)


def _answer_without_assistant(ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    of_the_desk = (answer_about_calls, answer_about_links, answer_about_mailed_code, answer_about_console)
    for answer in of_the_desk:
        answers = answer(ports=ports, turn=turn)
        if answers is not None:
            return answers
    own = ports.for_person(turn.person)
    for answer in (answer_about_guide, answer_in_talk, answer_about_files):
        answers = answer(ports=own, turn=turn)
        if answers is not None:
            return answers
    return None


async def _asked(assistant: Answers, turn: Turn, seconds: float) -> tuple[Answer, ...]:
    answers = await asyncio.wait_for(assistant.answer(turn), seconds)
    if not answers:
        raise SilentAssistant
    return answers


async def _finish(ports: DeskPorts, turn_id: str, answers: tuple[Answer, ...], state: str) -> None:
    await asyncio.to_thread(finish_turn, ports=ports, turn=turn_id, answers=answers, state=state)
