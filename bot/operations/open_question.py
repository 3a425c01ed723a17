"""The question that is open about the problem at hand, to be put once more after something was said in between."""

from __future__ import annotations

from bot.operations.ports import Answer, Button, Work
from bot.operations.turns import Turn

OPENS = frozenset({"open_ticket", "choose_callout", "wait_until_business_hours"})
"""What opens a ticket for a problem."""
OFFERED = OPENS | {"affirm"}
"""What is offered for a problem: one of these stands below it, a fix or a ticket."""


def open_question(work: Work, turn: Turn) -> Answer | None:
    """What was asked last about the problem that is talked about, with the buttons that nobody has used; None without any."""
    if work.enquiries.current(turn.conversation) is None:
        return None
    last = work.conversations.last_said(turn.conversation)
    known = [work.conversations.button(shown.key) for shown in last.buttons] if last is not None else []
    buttons = tuple(Button(each.title, each.pressed) for each in known if each is not None and each.used_by is None)
    if last is None or not buttons:
        return None
    question = last.text.splitlines()[-1]
    return Answer(question if "?" in question else last.text, buttons)
