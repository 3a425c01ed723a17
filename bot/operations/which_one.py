"""Which one is meant, or since when, told when nothing asked for it: it belongs to the open problem, or to its ticket."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

from bot.desk.catalogue import CATALOGUE
from bot.desk.short_answers import only_says_since_when
from bot.desk.tickets import Fact, Ticket
from bot.desk.which_one_words import around_it, names_which_one
from bot.operations.enquiries import tell_more, tell_more_of_those_aside
from bot.operations.kept_words import SAME_MATTER
from bot.operations.names import facts_in_words
from bot.operations.open_question import open_question, shown_together
from bot.operations.ports import Answer, DeskPorts
from bot.operations.records import opened_lately
from bot.operations.tickets import add_information
from bot.operations.turns import Turn
from bot.operations.wording import TALK_TO_A_PERSON

NOTED = 'Noted: "{words}".'
ADDED = 'I have put that on {number}: "{words}".'
# Of these it does not matter which one is meant; any other question is answered by those who asked it.
ASKED = frozenset(
    {"affirm", "open_ticket", "choose_callout", "wait_until_business_hours", "tell_impact", "tell_urgency", "cancel"}
    | {"talk_to_human", "ask_coverage_why", "dispute_coverage", "none_of_these"}
)
# What is put again after how many it affects has been told too early; the two questions themselves are answered by it.
OTHERWISE_ASKED = (ASKED | CATALOGUE.keys() | {"tell_fact"}) - {"tell_impact", "tell_urgency"}


def _tells_more(words: str) -> bool:
    return names_which_one(words) or only_says_since_when(words)


def answer_about_which_one(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """Keep "the one upstairs" or "since lunch" with the problem and put the open question again, or put it on the ticket just opened.

    None where it answers a question, where nothing is there that it could belong to, and where it names what a contract
    may ask about (a device on the list, a site): then it may change what is covered.
    """
    if turn.pressed is not None or turn.emergency is not None:
        return None
    about_it = _around_it(ports, turn)
    if about_it is not None or not _tells_more(turn.words):
        return about_it
    if facts_in_words(ports=ports, turn=turn, found=()):
        return None
    # Since when an emergency goes on is told to whoever has been called for it.
    return keep_with_what_is_open(
        ports=ports, turn=turn, asked_among=ASKED, belongs=lambda ticket: not only_says_since_when(turn.words)
    )


def _around_it(ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """Asked which problem it is: whom it affects, since when, where, or that it is urgent, none of which says which one."""
    around = around_it(turn.words)
    if around is None:
        return None
    with ports.begin() as work:
        asked = open_question(work, turn)
    if asked is None or "none_of_these" not in asked.meanings or not asked.meanings & CATALOGUE.keys():
        return None
    facts = list(facts_in_words(ports=ports, turn=turn, found=()))
    facts += [Fact("impact", around.impact.value)] if around.impact is not None else []
    return keep_with_what_is_open(
        ports=ports, turn=turn, asked_among=OTHERWISE_ASKED, belongs=lambda ticket: False, facts=facts
    )


def keep_with_what_is_open(
    *,
    ports: DeskPorts,
    turn: Turn,
    asked_among: Set[str],
    belongs: Callable[[Ticket], bool],
    facts: Sequence[Fact] = (),
) -> tuple[Answer, ...] | None:
    """Keep the words with the problem that is talked about, or with both that were told at once, and put the question again; or
    put them on the ticket just opened.

    None where the question is another one than those of ``asked_among`` (the meanings of its buttons), and where no ticket is
    there that they belong to.
    """
    with ports.begin() as work:
        talked_about = work.enquiries.current(turn.conversation)
        asked, both = open_question(work, turn), shown_together(work, turn)
        lately = next(opened_lately(work, turn, ports.clock.now(), SAME_MATTER), None) if turn.contact else None
    if talked_about is not None or both:
        if asked is None or (talked_about is not None and asked.meanings - asked_among):
            return None
        if talked_about is not None:
            tell_more(ports=ports, turn=turn, words=turn.words, facts=facts)
        else:
            tell_more_of_those_aside(ports=ports, turn=turn, ids=both)
        return (Answer(NOTED.format(words=turn.words)), asked)
    if lately is None or not belongs(lately):
        return None
    add_information(ports=ports, turn=turn, number=lately.number, words=turn.words)
    return (Answer(ADDED.format(number=lately.number, words=turn.words), (TALK_TO_A_PERSON,)),)
