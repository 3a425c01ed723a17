"""The first sentence to what cannot wait for anybody; what the desk does about it comes behind it as always."""

from __future__ import annotations

from bot.desk.emergencies import EmergencyKind
from bot.desk.first_aid import Aid, first_aid, hazard_without_harm
from bot.operations.first_aid_words import FIRST_AID
from bot.operations.ports import Answer
from bot.operations.turns import Turn


def with_first_aid(turn: Turn, answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """The answers with the sentence in front of them; behind the first words of an emergency, which are for people's lives."""
    aid = first_aid(turn.words) if turn.pressed is None else None
    in_danger = turn.emergency is EmergencyKind.DANGER
    # It was among the first words, which are said when the message comes; and nobody handles a battery that burns.
    said_before = in_danger and (aid is Aid.SWOLLEN_BATTERY or hazard_without_harm(turn.words) is not None)
    if aid is None or said_before or any(FIRST_AID[aid] in each.text for each in answers):
        return answers
    said = Answer(FIRST_AID[aid])
    return (answers[0], said, *answers[1:]) if turn.emergency is not None else (said, *answers)
