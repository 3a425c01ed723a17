"""A wish for a visit, beside help from afar: what it would cost if somebody came, said with the verdict and when it is asked about."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.desk.catalogue import Work as HowWorked
from bot.desk.clients import Client
from bot.desk.decisions import Decision, Verdict
from bot.desk.enquiries import Enquiry
from bot.desk.hour_words import instant_of
from bot.desk.hours import SupportHours
from bot.desk.missing_facts import answer_in_words
from bot.desk.short_answers import means_a_visit
from bot.desk.tickets import words_added
from bot.desk.visit_words import (
    asks_about_a_time,
    asks_what_it_costs,
    asks_whether_free,
    only_names_afar,
    only_wishes_for_a_visit,
    takes_help_from_afar,
    wanted_for,
    wishes_for_a_visit,
)
from bot.operations.choice_words import cost_in_words
from bot.operations.coverage import decide_otherwise, may_be_visited
from bot.operations.enquiries import tell_more
from bot.operations.insisted_visits import wanted_as_a_visit
from bot.operations.kept_words import SAME_MATTER
from bot.operations.names import facts_in_words
from bot.operations.open_question import open_question
from bot.operations.ports import Answer, DeskPorts, Work
from bot.operations.tickets import add_information
from bot.operations.turns import Turn
from bot.operations.wording import TALK_TO_A_PERSON, moment

FROM_AFAR, IF_SOMEBODY_COMES = "Help from afar{when}: {price}", "If somebody has to come{when}: {price}"
COVERED_TOO = "covered too."
NOTED, ADDED = "I have noted that.", "I have put that on {number}."
AFAR_IS_FINE = "All right, I have noted that help from afar is fine with you."
AFAR_ON_ITS_TICKET = "I have put on {number} that help from afar is fine with you."
# What working from afar is a problem of.
_OF_WORKING_AFAR = "vpn_remote"
NO_CONTRACT_SHOWN = (
    "I cannot see who you are, so I cannot say what a visit costs. Nothing costs anything before somebody has agreed."
)
WHICH_FIRST = "What a visit costs I can say as soon as I know what it is about."


def visit_beside(*, ports: DeskPorts, turn: Turn, enquiry: Enquiry, decision: Decision) -> str:
    """The line for the answer to a problem whose words wish for a visit, where help from afar comes first; else empty.

    Decided by the same engine, for the time that was named with the wish, otherwise for the instant of the decision.
    """
    if decision.work is not HowWorked.REMOTE or decision.missing or not may_be_visited(enquiry.category):
        return ""
    if turn.person.client is None or not wishes_for_a_visit(enquiry.words):
        return ""
    return both_ways(ports, turn, enquiry, decision, enquiry.words)[-1]


def visit_in_words(*, ports: DeskPorts, turn: Turn, visit: Decision) -> str:
    """What it would come to if somebody came now, in one line."""
    return IF_SOMEBODY_COMES.format(when="", price=cost_in_words(ports=ports, turn=turn, decision=visit))


def answer_about_a_visit(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """The answer to a wish for a visit, said after the problem, and to what is asked about it: both ways, then the open question.

    The wish is kept with the problem, or put on its ticket. None for anything else, and where no problem is there.
    """
    if turn.pressed is not None or turn.emergency is not None:
        return None
    if takes_help_from_afar(turn.words):
        return _from_afar(ports, turn)
    client = turn.person.client
    wishes = only_wishes_for_a_visit(turn.words, places_of(client))
    asks = asks_whether_free(turn.words) or asks_what_it_costs(turn.words) or asks_about_a_time(turn.words)
    if (not wishes and not asks) or wanted_as_a_visit(ports=ports, turn=turn) is not None:
        return None
    with ports.begin() as work:
        enquiry = _talked_about(work, ports, turn)
        stored = work.decisions.get(enquiry.decision) if enquiry is not None and enquiry.decision else None
        asked = open_question(work, turn)
    if enquiry is None or not may_be_visited(enquiry.category):
        return None
    if client is None or not turn.person.verified:
        return _to_a_stranger(turn, wishes, asked)
    if stored is None and asked is not None and means_a_visit(turn.words):
        return (Answer(WHICH_FIRST), asked)
    if stored is None or stored.decision.client != client.code or stored.decision.missing:
        return None
    decision = stored.decision
    if not (wishes or _is_about_a_visit(turn.words, enquiry, decision)):
        return None
    kept = _keep(ports, turn, enquiry) if wishes else ""
    lines = both_ways(ports, turn, enquiry, decision, turn.words)
    said = "\n".join(
        [kept, lines[-1]] if wishes and decision.work is HowWorked.REMOTE else lines if asks else [kept, *lines]
    )
    return (Answer(said, () if asked else (TALK_TO_A_PERSON,)), *([asked] if asked is not None else []))


def _from_afar(ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """That help from afar is fine, kept with what is talked about or on its ticket; what was decided as a visit is decided anew
    by those who read that."""
    if wanted_as_a_visit(ports=ports, turn=turn) is not None:
        return None
    with ports.begin() as work:
        enquiry, asked = _talked_about(work, ports, turn), open_question(work, turn)
    if enquiry is None or enquiry.category == _OF_WORKING_AFAR:
        return None
    if asked is not None and _OF_WORKING_AFAR in asked.meanings and only_names_afar(turn.words):
        return None
    _keep(ports, turn, enquiry)
    if enquiry.ticket is not None:
        return (Answer(AFAR_ON_ITS_TICKET.format(number=enquiry.ticket), (TALK_TO_A_PERSON,)),)
    return (Answer(AFAR_IS_FINE, () if asked else (TALK_TO_A_PERSON,)), *([asked] if asked is not None else []))


def places_of(client: Client | None) -> tuple[str, ...]:
    """The words by which people call the client's sites."""
    names = [name for site in client.sites for name in (site.name, site.code)] if client is not None else []
    return tuple(part for name in names for part in name.split())


def _talked_about(work: Work, ports: DeskPorts, turn: Turn) -> Enquiry | None:
    """The open problem, or the one that has lately become a ticket which is still open."""
    current = work.enquiries.current(turn.conversation)
    if current is not None:
        return current if current.client == turn.client else None
    latest = work.enquiries.latest(turn.conversation)
    ticket = work.tickets.get(latest.ticket) if latest is not None and latest.ticket is not None else None
    if ticket is None or not ticket.is_open or ports.clock.now() - ticket.opened_at > SAME_MATTER:
        return None
    if latest is None or latest.client != turn.client:
        return None
    # What was wished for since then stands on the ticket.
    added = words_added(work.tickets.history(ticket.number))
    return replace(latest, words="\n".join([latest.words, *added]))


def _to_a_stranger(turn: Turn, wishes: bool, asked: Answer | None) -> tuple[Answer, ...] | None:
    """Whoever asks what a visit costs, and whose contract is not known."""
    if wishes or not means_a_visit(turn.words) or asked is None:
        return None
    return (Answer(NO_CONTRACT_SHOWN), asked)


def _is_about_a_visit(words: str, enquiry: Enquiry, decision: Decision) -> bool:
    """Whether "is that free?" asks for both ways: a visit has been wished for, is what was decided, or is named."""
    if wishes_for_a_visit(enquiry.words) or decision.work is HowWorked.ONSITE:
        return True
    return means_a_visit(words) and asks_whether_free(words)


def _keep(ports: DeskPorts, turn: Turn, enquiry: Enquiry) -> str:
    if enquiry.ticket is None:
        tell_more(ports=ports, turn=turn, words=turn.words, facts=facts_in_words(ports=ports, turn=turn))
        return NOTED
    add_information(ports=ports, turn=turn, number=enquiry.ticket, words=turn.words)
    return ADDED.format(number=enquiry.ticket)


def both_ways(ports: DeskPorts, turn: Turn, enquiry: Enquiry, decision: Decision, words: str) -> list[str]:
    """What help from afar comes to, then a visit, for the time that is named in the words or was named with the wish."""
    client, now = turn.person.client, ports.clock.now()
    assert client is not None
    today = now.astimezone(ZoneInfo(client.timezone)).date()
    wanted = wanted_for(words, today) or (
        wanted_for(enquiry.words, today) if wishes_for_a_visit(enquiry.words) else None
    )
    hours = support_hours_of(ports, client, decision)
    at = instant_of(wanted, now, client.timezone, hours) if wanted is not None else max(now, decision.facts.at)
    site = site_named_in(client, words) or site_named_in(client, enquiry.words)
    decided = [
        decide_otherwise(ports=ports, turn=turn, decision=decision, work=work, at=at, site=site)
        for work in (HowWorked.REMOTE, HowWorked.ONSITE)
    ]
    afar, visit = (cost_in_words(ports=ports, turn=turn, decision=each) for each in decided)
    if all(each.verdict is Verdict.COVERED for each in decided):
        visit = COVERED_TOO
    when = f" {moment(at, client.timezone, now)}" if at > now else ""
    return [FROM_AFAR.format(when=when, price=afar), IF_SOMEBODY_COMES.format(when=when, price=visit)]


def site_named_in(client: Client, words: str) -> str | None:
    """The code of the one site that is named: the way there has a price of its own."""
    site = client.site(answer_in_words(client, "site", words, ()))
    return site.code if site is not None else None


def support_hours_of(ports: DeskPorts, client: Client, decision: Decision) -> SupportHours | None:
    """The hours of the contract that decided, else of the first in force; None where none is."""
    with ports.begin() as work:
        contracts = [each for each in work.contracts.latest(client.code) if each.in_force(ports.clock.now())]
    named = [each for each in contracts if each.number == decision.contract]
    contract = next(iter([*named, *contracts]), None)
    return contract.hours_at(decision.facts.site) if contract is not None else None
