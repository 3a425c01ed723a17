"""What is said besides: more about a request, thanks for what is not opened yet, that it is not the solved ticket again."""

from __future__ import annotations

from bot.desk.catalogue import CATALOGUE, RequestType
from bot.desk.continuing_words import continues, names_a_day_alone
from bot.desk.other_matter_words import names_a_new_matter, says_it_is_new
from bot.desk.short_answers import means_one_thing
from bot.desk.side_words import only_thanks
from bot.operations.open_question import OPENS, open_question
from bot.operations.ports import Answer, DeskPorts
from bot.operations.turns import Turn
from bot.operations.typed_calls import asks_whether_to_call
from bot.operations.which_one import OTHERWISE_ASKED, keep_with_what_is_open

NOTHING_OPENED_YET = "You're welcome. Nothing has been opened for it yet:"
NOBODY_CALLED_YET = "Nobody has been called yet:"
A_NEW_MATTER = "All right, a new matter: {number} stays as it is."
ON_ITS_OWN = (
    "This stands as a problem of its own. If there is yet another one, tell me what is not working. For this one:"
)
ONE_MATTER = "All right, one thing. Everything that you have told me stands with it."

_OF_SEVERAL = frozenset({"one_problem", "go_on_with", "ticket_reopen"})


def answer_said_besides(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """Keep it with what is talked about, and put the open question again; None for any other words."""
    if turn.pressed is not None or turn.emergency is not None:
        return None
    return (
        _goes_on_with_request(ports, turn)
        or _thanked(ports, turn)
        or _is_new(ports, turn)
        or _is_one_thing(ports, turn)
    )


def _is_one_thing(ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """ "It's one problem", of the one that is talked about; of two that are shown it is a button."""
    if not means_one_thing(turn.words):
        return None
    with ports.begin() as work:
        enquiry, asked = work.enquiries.current(turn.conversation), open_question(work, turn)
    if enquiry is None or asked is None or asked.meanings & _OF_SEVERAL:
        return None
    return (Answer(ONE_MATTER), asked)


def _thanked(ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """Thanks under an offer end nothing: nobody shall believe that something is on its way."""
    if not only_thanks(turn.words):
        return None
    with ports.begin() as work:
        asked = open_question(work, turn)
    if asked is not None and asks_whether_to_call(asked.buttons):
        return (Answer(NOBODY_CALLED_YET), asked)
    if asked is None or not asked.meanings & OPENS:
        return None
    return (Answer(NOTHING_OPENED_YET), asked)


def _is_new(ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """The no to "Is it ND-1001 again?", which stands above the offer for the same problem: the offer is what is answered next."""
    if not says_it_is_new(turn.words):
        return None
    with ports.begin() as work:
        asked, last = open_question(work, turn), work.conversations.last_said(turn.conversation)
        said = work.conversations.answers(last.turn) if last is not None and last.turn else ()
        known = [work.conversations.button(shown.key) for each in said for shown in each.buttons]
    again = next((each.pressed for each in known if each is not None and each.pressed.intent == "ticket_reopen"), None)
    if asked is not None and again is None and "choose_callout" in asked.meanings and names_a_new_matter(turn.words):
        # At a price a yes to that would be another one.
        return (Answer(ON_ITS_OWN), asked)
    if asked is None or again is None:
        return None
    return (Answer(A_NEW_MATTER.format(number=again.args.get("ticket", ""))), asked)


def _goes_on_with_request(ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """More about a request (a colleague who comes or goes, a purchase, a move) is kept with it; of a fault Rasa knows better."""
    if not continues(turn.words):
        return None
    with ports.begin() as work:
        enquiry, asked = work.enquiries.current(turn.conversation), open_question(work, turn)
    if enquiry is None and not continues(turn.words, on_ticket=True):
        return None
    if enquiry is not None and not _is_request(enquiry.category):
        return None
    offered = asked.meanings if asked is not None else frozenset()
    if "wait_until_business_hours" in offered and names_a_day_alone(turn.words):
        return None
    return keep_with_what_is_open(
        ports=ports, turn=turn, asked_among=OTHERWISE_ASKED, belongs=lambda ticket: _is_request(ticket.category)
    )


def _is_request(category: str | None) -> bool:
    found = CATALOGUE.get(category or "")
    return found is not None and found.request_type in (RequestType.SERVICE_REQUEST, RequestType.CHANGE)
