"""What a screen says, told while a fix or a ticket is offered: kept with the problem, and the same offer again."""

from __future__ import annotations

from bot.desk.detail_words import tells_detail
from bot.operations.names import facts_in_words
from bot.operations.ports import Answer, DeskPorts
from bot.operations.turns import Turn
from bot.operations.which_one import ASKED, keep_with_what_is_open


def answer_about_details(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """Keep "it says error 0x709" with the problem that is talked about and put its question again.

    None where nothing is talked about, and where it names what a contract may ask about, which may change what is covered.
    """
    if turn.pressed is not None or turn.emergency is not None or not tells_detail(turn.words, turn.words):
        # Whatever it names is in the words themselves: what is none here is none of any problem, and nothing is read for it.
        return None
    with ports.begin() as work:
        enquiry = work.enquiries.current(turn.conversation)
    if enquiry is None or not tells_detail(turn.words, enquiry.words) or facts_in_words(ports=ports, turn=turn):
        return None
    return keep_with_what_is_open(ports=ports, turn=turn, asked_among=ASKED, belongs=lambda ticket: False)
