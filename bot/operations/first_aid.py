"""The first sentence to what cannot wait for anybody; what the desk does about it comes behind it as always."""

from __future__ import annotations

from bot.desk.first_aid import first_aid
from bot.operations.first_aid_words import FIRST_AID
from bot.operations.ports import Answer
from bot.operations.turns import Turn


def with_first_aid(turn: Turn, answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """The answers with the sentence in front of them; behind the first words of an emergency, which are for people's lives."""
    aid = first_aid(turn.words) if turn.pressed is None else None
    if aid is None or any(FIRST_AID[aid] in each.text for each in answers):
        return answers
    said = Answer(FIRST_AID[aid])
    return (answers[0], said, *answers[1:]) if turn.emergency is not None else (said, *answers)
