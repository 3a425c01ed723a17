"""Who insists on a visit once help from afar was offered: the same problem is answered anew, as a visit."""

from __future__ import annotations

from dataclasses import replace

from bot.desk.catalogue import Work as HowWorked
from bot.desk.enquiries import Enquiry
from bot.desk.side_words import insists_on_a_visit
from bot.desk.visit_words import MOST_WORDS, insists_after_a_price, takes_help_from_afar
from bot.operations.coverage import may_be_visited, wants_a_visit
from bot.operations.enquiries import tell_more_in
from bot.operations.names import facts_in_words
from bot.operations.open_question import OFFERED, open_question
from bot.operations.ports import DeskPorts, Pressed
from bot.operations.turns import Turn


def insisted_visit(*, ports: DeskPorts, turn: Turn) -> Turn:
    """The turn with the button that sorts the problem anew, its words told to it; as it was for any other words.

    Before what else "I want a technician on site" may mean: a person is one button further, with the price known.
    """
    enquiry = wanted_as_a_visit(ports=ports, turn=turn)
    if enquiry is None:
        return turn
    facts, pressed = facts_in_words(ports=ports, turn=turn), Pressed(enquiry.category, {"enquiry": enquiry.id})
    with ports.begin() as work:
        tell_more_in(work, turn, turn.words, facts)
        work.conversations.set_pressed(turn.id, pressed)
        work.commit()
    return replace(turn, pressed=pressed)


def wanted_as_a_visit(*, ports: DeskPorts, turn: Turn) -> Enquiry | None:
    """The problem for which help from afar is offered just now, where these words insist on a visit, or take that back; else None."""
    if turn.pressed is not None or turn.emergency is not None or turn.client is None:
        return None
    back = takes_help_from_afar(turn.words)
    if not (back or insists_after_a_price(turn.words) or _says_on_site(turn.words)):
        return None
    with ports.begin() as work:
        enquiry, asked = work.enquiries.current(turn.conversation), open_question(work, turn)
        stored = work.decisions.get(enquiry.decision) if enquiry is not None and enquiry.decision else None
    if enquiry is None or stored is None or asked is None or enquiry.client != turn.client:
        return None
    offered = bool(asked.meanings & OFFERED)
    tried = enquiry.run is not None
    shown = HowWorked.ONSITE if back else HowWorked.REMOTE
    other = stored.decision.work is shown and not stored.decision.missing and wants_a_visit(enquiry) is back
    return enquiry if offered and other and not tried and may_be_visited(enquiry.category) else None


def _says_on_site(words: str) -> bool:
    return insists_on_a_visit(words) and len(words.split()) <= MOST_WORDS and "?" not in words
