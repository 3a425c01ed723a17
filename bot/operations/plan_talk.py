"""A plan that somebody asks for, a discount, instalments, the last invoice: passed on to a person who answers."""

from __future__ import annotations

from bot.desk.money_words import asks_of_payment, wants_a_plan
from bot.operations.complaints import BILLING, TERMS, pass_complaint_on, said_of
from bot.operations.open_question import open_question
from bot.operations.ports import Answer, DeskPorts
from bot.operations.turns import Turn
from bot.operations.wording import TALK_TO_A_PERSON

PLAN_HEARD = (
    "What that would cost you is worked out by a person, from what you need. I have passed your question on ({number}), and they "
    "answer you; asking costs nothing. {when}"
)
PAYMENT_HEARD = (
    "That is for a person at the help desk. I have passed your question on word for word ({number}), and they answer you; "
    "asking costs nothing. {when}"
)


def answer_about_a_plan(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """ "What would a plan cost?", of one that they have not got, and "do we get a discount?" go to a person; and the question that
    was open once more.

    Before the assistant, which would recite the contract that there is. None for anything else.
    """
    if turn.pressed is not None or turn.emergency is not None or not turn.person.verified:
        return None
    plan = wants_a_plan(turn.words)
    if not plan and not asks_of_payment(turn.words):
        return None
    with ports.begin() as work:
        asked = open_question(work, turn)
    heard = pass_complaint_on(ports=ports, turn=turn, category=BILLING, kind=TERMS)
    said = said_of(ports, heard, PLAN_HEARD if plan else PAYMENT_HEARD)
    return (Answer(said, () if asked is not None else (TALK_TO_A_PERSON,)), *([asked] if asked is not None else []))
