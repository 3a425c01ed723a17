"""What is asked in the middle of a fix and is no answer to its step: whether it costs something."""

from __future__ import annotations

from bot.desk.money_words import asks_what_it_costs_here
from bot.operations.choice_words import cost_in_words
from bot.operations.open_question import open_question
from bot.operations.ports import Answer, DeskPorts
from bot.operations.turns import Turn

FIX_IS_FREE = "Trying this costs nothing."
AFTER_IT = "If it does not help, a technician takes over: {price}"
NOTHING_BEFORE_A_YES = "Nothing else costs anything before somebody has agreed."


def answer_about_a_fix(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """That the fix is free, what would come after it, and its step again; None for any other words, and where no step is shown."""
    if turn.pressed is not None or turn.emergency is not None or not asks_what_it_costs_here(turn.words):
        return None
    with ports.begin() as work:
        enquiry, asked = work.enquiries.current(turn.conversation), open_question(work, turn)
        stored = work.decisions.get(enquiry.decision) if enquiry is not None and enquiry.decision else None
    if enquiry is None or enquiry.run is None or not enquiry.run.running or asked is None:
        return None
    after = NOTHING_BEFORE_A_YES
    if stored is not None and turn.person.verified and stored.decision.client == turn.client:
        after = AFTER_IT.format(price=cost_in_words(ports=ports, turn=turn, decision=stored.decision))
    return (Answer(f"{FIX_IS_FREE} {after}"), asked)
