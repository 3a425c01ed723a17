"""The job that handles one turn: the person always gets an answer."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine
from dataclasses import replace
from typing import Any, Protocol, TypeVar, runtime_checkable
from uuid import uuid4

import structlog

from bot.desk.emergencies import EmergencyKind
from bot.desk.errors import OutOfDate
from bot.operations.about_us import answer_about_us
from bot.operations.after_a_no import answer_about_a_no
from bot.operations.attachments.answering import answer_about_files, with_word_of_files
from bot.operations.beside import answer_beside, pressed_in_words
from bot.operations.call_answers import answer_about_calls
from bot.operations.calling_about import answer_about_calling
from bot.operations.changed_call import answer_about_a_changed_call
from bot.operations.changed_choice import answer_about_changed_choice
from bot.operations.company_tickets import answer_about_company, own_in_place_of_all
from bot.operations.complaints import (
    answer_about_complaint,
    answer_about_taken_back,
    complaint_with_a_problem,
)
from bot.operations.details import answer_about_details
from bot.operations.emergency_price import answer_about_emergency_price
from bot.operations.failing import HalfAnswered, fail_turn
from bot.operations.feedback import answer_about_guide
from bot.operations.first_aid import with_first_aid
from bot.operations.fix_talk import answer_about_a_fix
from bot.operations.goodbye import answer_about_goodbye
from bot.operations.guides_shown import answer_about_guides_shown
from bot.operations.hearsay import answer_about_said_yes
from bot.operations.hour_of_ticket import answer_about_hour_of_ticket
from bot.operations.hours_in_general import answer_about_hours_in_general
from bot.operations.how_long import answer_about_how_long
from bot.operations.identity_proof import answer_about_identity, with_word_of_identity
from bot.operations.in_emergency import answer_in_emergency
from bot.operations.insisted_visits import insisted_visit
from bot.operations.links import answer_about_links
from bot.operations.mailed_codes import answer_about_mailed_code
from bot.operations.money_talk import answer_about_money
from bot.operations.named_hour import answer_about_named_hour
from bot.operations.opening_talk import answer_about_opening
from bot.operations.passing_on import answer_in_talk
from bot.operations.plan_talk import answer_about_a_plan
from bot.operations.ports import DONE, Answer, DeskPorts, StorageAway, TurnIsOver
from bot.operations.purchase_talk import answer_about_a_purchase
from bot.operations.quote_talk import answer_about_quotes
from bot.operations.quotes import answer_about_waited_quote
from bot.operations.rates_talk import answer_about_the_rates
from bot.operations.reachable_talk import answer_about_reaching
from bot.operations.said_besides import answer_said_besides
from bot.operations.sign_in import answer_about_console
from bot.operations.spending_talk import answer_about_spending
from bot.operations.turns import Turn, begin_turn, finish_turn
from bot.operations.typed_secrets import answer_about_typed_secret
from bot.operations.typed_yes import answer_about_a_typed_yes
from bot.operations.until_somebody_comes import answer_about_waiting_emergency
from bot.operations.visits import answer_about_a_visit
from bot.operations.walk_words import walked_in_words
from bot.operations.warranty_talk import answer_about_warranty
from bot.operations.when_talk import answer_about_the_hour
from bot.operations.which_one import answer_about_which_one
from bot.operations.worries import answer_about_worry
from bot.operations.worse_talk import answer_about_more_told, answer_about_what_was_raised, answer_about_worse

T = TypeVar("T")

log = structlog.get_logger(__name__)

# Counted from when the message came; well inside the ten seconds that people are promised.
SECONDS_FOR_AN_ANSWER = 8.0
# So long a turn gets in any case, however long it has waited for us.
AT_LEAST = 1.0
# Between two tries while the database is away.
REST = 0.3
# For the classifier alone, after the rest has failed.
SECONDS_FOR_A_LOOK = 0.4


class Answering(Protocol):
    """One operation that may have the answer to a turn."""

    def __call__(self, *, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
        """The answer; None where the turn is none of its business."""
        ...


class Reading(Protocol):
    """One operation that may know which button typed words mean."""

    def __call__(self, *, ports: DeskPorts, turn: Turn) -> Turn:
        """The turn with that button pressed; the very same turn for any other words."""
        ...


# Who is asked before the assistant, in this order; the first answer counts. Whoever answered stands in the log at DEBUG.
# Codes, links and secrets, also of people whom no client knows: the assistant's memory shall hold none of them.
OF_THE_DESK: tuple[Answering, ...] = (
    answer_about_typed_secret,
    answer_about_calls,
    answer_about_links,
    answer_about_mailed_code,
    answer_about_console,
)
# What somebody has been asked or is waiting for: a technician's talk, a call, a price, an hour.
OF_WHAT_WAITS: tuple[Answering, ...] = (
    answer_about_guide,
    answer_in_talk,
    answer_about_changed_choice,
    answer_about_waiting_emergency,
    # "It can wait", to whether somebody shall be called, is about that ticket and no other.
    answer_about_calling,
    answer_about_emergency_price,
    answer_about_a_typed_yes,
    answer_about_a_changed_call,
    answer_about_the_hour,
    answer_about_a_no,
    answer_about_quotes,
    answer_about_said_yes,
    answer_about_waited_quote,
    answer_about_named_hour,
    answer_about_hour_of_ticket,
    answer_about_hours_in_general,
)
# Anything else whose words are plain without the assistant.
OF_THE_TALK: tuple[Answering, ...] = (
    answer_about_more_told,
    answer_about_what_was_raised,
    answer_in_emergency,
    answer_about_goodbye,
    answer_about_opening,
    answer_about_us,
    answer_about_taken_back,
    answer_about_complaint,
    answer_about_a_plan,
    answer_about_worse,
    answer_about_spending,
    answer_about_the_rates,
    answer_about_company,
    answer_about_warranty,
    answer_about_a_purchase,
    answer_about_money,
    answer_about_a_fix,
    answer_about_a_visit,
    answer_about_how_long,
    answer_beside,
    answer_about_reaching,
    answer_said_besides,
    answer_about_worry,
    answer_about_which_one,
    answer_about_guides_shown,
    answer_about_details,
    answer_about_files,
)
# What is for the assistant all the same may mean a button, which it then reads in place of the words.
IN_PLACE_OF_WORDS: tuple[Reading, ...] = (insisted_visit, pressed_in_words, walked_in_words, own_in_place_of_all)


class Answers(Protocol):
    """Whoever finds the answers to a turn."""

    async def answer(self, turn: Turn) -> tuple[Answer, ...]:
        """The answers; none is a failure."""
        ...


@runtime_checkable
class NamesEmergencies(Protocol):
    """An assistant whose classifier can be asked by itself, when the rest of it has failed."""

    async def emergency_named(self, words: str) -> EmergencyKind | None:
        """The emergency that these words report."""
        ...


class SilentAssistant(Exception):
    """The assistant came back without a word."""


class NoAnswers(Exception):
    """What the assistant came back with is not answers."""


class TookTooLong(Exception):
    """The assistant did not come back in time."""


async def handle_turn(
    *, ports: DeskPorts, assistant: Answers, turn_id: str, seconds: float = SECONDS_FOR_AN_ANSWER
) -> None:
    """Handle a turn once; a failing, hanging or silent assistant ends in an apology and a ticket with the words.

    A database that is away is waited for: nothing of the turn has lasted, or what has is not done twice, and it is run again.
    """
    began = time.monotonic()
    while True:
        try:
            await _tried(ports, assistant, turn_id, seconds)
            return
        except StorageAway:
            if time.monotonic() - began > seconds:
                raise
            log.warning("turn_waits_for_storage", turn=turn_id)
        await asyncio.sleep(REST)


async def _tried(ports: DeskPorts, assistant: Answers, turn_id: str, seconds: float) -> None:
    """Once. StorageAway leaves the turn as it was, for another try."""
    try:
        turn = await asyncio.to_thread(begin_turn, ports=ports, turn=turn_id)
    except OutOfDate as refusal:
        await asyncio.to_thread(finish_turn, ports=ports, turn=turn_id, answers=(Answer(str(refusal)),), state=DONE)
        return
    if turn is None:
        return
    left = _left(ports, turn, seconds)
    try:
        answers = await _within(left, _answered(ports, assistant, turn))
        await asyncio.to_thread(finish_turn, ports=ports, turn=turn_id, answers=answers, state=DONE)
    except TurnIsOver:
        log.warning("turn_answered_otherwise", turn=turn.id)
    except StorageAway:
        raise
    except Exception as failure:
        half = failure if isinstance(failure, HalfAnswered) else HalfAnswered(uuid4().hex[:8])
        log.exception("turn_failed", turn=turn.id, reference=half.reference)
        named = await _emergency_named(assistant, turn)
        await asyncio.to_thread(
            fail_turn, ports=ports, turn=turn.id, reference=half.reference, said=half.said, named=named
        )


def _left(ports: DeskPorts, turn: Turn, seconds: float) -> float:
    waited = max(0.0, (ports.clock.now() - turn.at).total_seconds())
    return max(seconds - waited, min(AT_LEAST, seconds))


async def _answered(ports: DeskPorts, assistant: Answers, turn: Turn) -> tuple[Answer, ...]:
    # Before the assistant, whose memory shall hold no code and no link.
    answers = await asyncio.to_thread(_answer_without_assistant, ports.in_turn(turn.id), turn)
    if answers is not None:
        return answers
    own = ports.for_person(turn.person).in_turn(turn.id)
    turn = await asyncio.to_thread(_read_as_a_button, own, turn)
    heard = await asyncio.to_thread(complaint_with_a_problem, ports=own, turn=turn)
    found = await assistant.answer(turn if heard is None else replace(turn, words=heard[1]))
    if not found:
        raise SilentAssistant
    if not all(isinstance(each, Answer) for each in found):
        raise NoAnswers
    log.debug("turn_answered", turn=turn.id, by="assistant", pressed=turn.pressed and turn.pressed.intent)
    if heard is not None:
        found = (heard[0], *found)
    found = with_first_aid(turn, found)
    said = await asyncio.to_thread(with_word_of_files, ports=own, turn=turn, answers=found)
    return await asyncio.to_thread(with_word_of_identity, ports=ports.in_turn(turn.id), turn=turn, answers=said)


async def _emergency_named(assistant: Answers, turn: Turn) -> EmergencyKind | None:
    """What the lexicon does not know the classifier may: the part of the assistant that may still work."""
    if turn.emergency is not None or turn.pressed is not None or not isinstance(assistant, NamesEmergencies):
        return None
    try:
        return await _within(SECONDS_FOR_A_LOOK, assistant.emergency_named(turn.words))
    except Exception:
        log.warning("classifier_failed_too", turn=turn.id)
        return None


def _answer_without_assistant(ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    own = ports.for_person(turn.person)
    # What is asked for in the name of an emergency waits until somebody has been called.
    identity = (answer_about_identity,) if turn.emergency is None else ()
    for asked, through in ((OF_THE_DESK, ports), (OF_WHAT_WAITS, own), (identity, ports), (OF_THE_TALK, own)):
        for answer in asked:
            answers = answer(ports=through, turn=turn)
            # No words are an answer too: a person is talking.
            if answers is not None:
                if answers and turn.files and answer is not answer_about_files:
                    answers = with_word_of_files(ports=own, turn=turn, answers=answers)
                log.debug(
                    "turn_answered", turn=turn.id, by=_name_of(answer), pressed=turn.pressed and turn.pressed.intent
                )
                return answers
    return None


def _read_as_a_button(ports: DeskPorts, turn: Turn) -> Turn:
    for read in IN_PLACE_OF_WORDS:
        read_as = read(ports=ports, turn=turn)
        if read_as is not turn:
            log.debug("turn_read_as_a_button", turn=turn.id, by=_name_of(read))
        turn = read_as
    return turn


def _name_of(operation: Answering | Reading) -> str:
    return getattr(operation, "__name__", type(operation).__name__)


async def _within(seconds: float, work: Coroutine[Any, Any, T]) -> T:
    """What the work comes back with; TookTooLong without waiting for work that does not let itself be cancelled."""
    task = asyncio.ensure_future(work)
    try:
        done, _ = await asyncio.wait({task}, timeout=seconds)
    except asyncio.CancelledError:
        task.cancel()
        raise
    if not done:
        task.add_done_callback(_forget)
        task.cancel()
        raise TookTooLong
    if task.cancelled():
        # Something inside was cancelled, not we.
        raise TookTooLong
    return task.result()


def _forget(task: asyncio.Task[Any]) -> None:
    """What a turn that nobody waits for any more ends with: in the log, for whoever looks for why."""
    if not task.cancelled() and task.exception() is not None:
        log.warning("turn_ended_late", failure=type(task.exception()).__name__)
