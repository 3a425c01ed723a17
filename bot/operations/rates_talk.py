"""What is asked of the rates right after they were told, answered from the same rates."""

from __future__ import annotations

from datetime import timedelta

from bot.desk.rate_words import OfRates, asked_of_rates
from bot.operations.contracts import part_of_rates, rates_in_words
from bot.operations.open_question import open_question
from bot.operations.ports import Answer, DeskPorts, Work
from bot.operations.turns import Turn
from bot.operations.wording import TALK_TO_A_PERSON

PRICE_FIRST = "You are told the whole price before anything starts."
NOTHING_OF_IT = f"Of that the rates say nothing. {PRICE_FIRST}"
NO_HOLIDAY = (
    "No holiday is on file for the days to come; a day that is none is charged as any other. At the weekend it is:"
)
_TOLD = "rates told"
LATELY = timedelta(hours=1)


def answer_about_the_rates(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """The lines that are meant, to "and on Sundays?" or "and for driving?" right after the rates; None for anything else."""
    if turn.pressed is not None or turn.emergency is not None or turn.client is None or not turn.person.verified:
        return None
    of = asked_of_rates(turn.words)
    if not of or not _told_just_now(ports, turn):
        return None
    lines = part_of_rates(ports=ports, turn=turn, of=of)
    if not lines and OfRates.HOLIDAY in of:
        # What holds outside support hours is all that can be said.
        lines = part_of_rates(ports=ports, turn=turn, of=(of - {OfRates.HOLIDAY}) | {OfRates.WEEKEND})
        lines = f"{NO_HOLIDAY}\n{lines}" if lines else ""
    with ports.begin() as work:
        asked = open_question(work, turn)
        work.done.remember(turn.id, _TOLD, "yes")
        work.commit()
    said = f"{lines}\n{PRICE_FIRST}" if lines else NOTHING_OF_IT
    return (Answer(said, () if asked is not None else (TALK_TO_A_PERSON,)), *([asked] if asked is not None else []))


def _told_just_now(ports: DeskPorts, turn: Turn) -> bool:
    """Whether the rates, or a part of them, are in what was said last."""
    rates = rates_in_words(ports=ports, turn=turn)
    first = rates.splitlines()[:1]
    with ports.begin() as work:
        return bool(first) and _is_in_the_last(work, turn, ports, first[0])


def _is_in_the_last(work: Work, turn: Turn, ports: DeskPorts, line: str) -> bool:
    last = work.conversations.last_said(turn.conversation)
    if last is None or last.turn is None or ports.clock.now() - last.created_at > LATELY:
        return False
    if work.done.recall(last.turn, _TOLD) is not None:
        return True
    said = work.conversations.said_since(turn.conversation, last.created_at - LATELY)
    return any(line in each.text for each in said if each.turn == last.turn)
