"""The question that is open about the problem at hand, to be put once more after something was said in between."""

from __future__ import annotations

from collections.abc import Sequence

from bot.desk.enquiries import EnquiryState
from bot.operations.free_buttons import all_told, unused_buttons
from bot.operations.ports import Answer, Button, Work
from bot.operations.turns import Turn

OPENS = frozenset({"open_ticket", "choose_callout", "wait_until_business_hours"})
"""What opens a ticket for a problem."""
OFFERED = OPENS | {"affirm"}
"""What is offered for a problem: one of these stands below it, a fix or a ticket."""

WAYS_ON = frozenset(OFFERED | {"talk_to_human", "cancel", "ask_coverage_why", "dispute_coverage", "none_of_these"})
"""Under a question with these stand ways on; any other question asks for something to be told."""

WHAT_NOW = "What would you like?"


def open_question(work: Work, turn: Turn) -> Answer | None:
    """What was asked last about the problem that is talked about, or about several that were told at once, with the buttons that
    nobody has used; None without any."""
    last = work.conversations.last_said(turn.conversation)
    buttons = unused_buttons(work, last)
    if last is None or not buttons:
        return None
    if work.enquiries.current(turn.conversation) is None and not _all_of(work, buttons):
        return None
    question = last.text.splitlines()[-1]
    if "?" not in last.text and {each.pressed.intent for each in buttons} & OFFERED:
        # What was said to something else stands above these ways, and is not said twice.
        return Answer(WHAT_NOW, buttons)
    return Answer(question if "?" in question else last.text, buttons)


def shown_together(work: Work, turn: Turn) -> tuple[str, ...]:
    """The ids of the problems of one message, while it is asked whether to take them one after the other; else none."""
    return _all_of(work, unused_buttons(work, work.conversations.last_said(turn.conversation)))


def _all_of(work: Work, buttons: Sequence[Button]) -> tuple[str, ...]:
    ids = next((all_told(each.pressed) for each in buttons if each.pressed.intent == "one_problem"), ())
    kept = [work.enquiries.get(id) for id in ids]
    aside = [each for each in kept if each is not None and each.state is EnquiryState.ASIDE]
    return ids if aside and len(aside) == len(ids) else ()
