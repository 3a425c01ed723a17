"""Work that is planned ahead needs nobody at night: where it costs something, it is decided for the next support hours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.desk.alternatives import cost_of, facts_at, openings_for
from bot.desk.catalogue import Priority, Urgency, category_or_raise
from bot.desk.clients import Client
from bot.desk.contracts import Contract
from bot.desk.coverage import decide_coverage
from bot.desk.decisions import Check, Decision, Verdict
from bot.desk.facts import Facts
from bot.desk.hours import is_open
from bot.desk.leaving_words import names_a_day_ahead
from bot.desk.side_words import can_wait, is_for_now
from bot.desk.tickets import HistoryEntry, Ticket, words_added
from bot.desk.triage import asks_how_bad

PLANNED = "planned work"


def decide_request(client: Client, contracts: Iterable[Contract], facts: Facts) -> Decision:
    """The verdict on a request that is made now: that of ``decide_coverage``, or that of the next opening for planned work.

    Nobody buys a laptop at ten at night, so nobody pays the night for it, nor for what would be begun just before closing.
    What the plan covers, and what has stopped somebody's work, is decided for now; so is what would cost more by day.
    """
    contracts = tuple(contracts)
    decision = decide_coverage(client, contracts, facts)
    by_day = _by_day(client, contracts, facts, decision)
    return decision if by_day is None else by_day


def is_for_a_day_ahead(ticket: Ticket) -> bool:
    """Planned work for a day that its requester has named: it is done then, and no date of ours is promised for it."""
    stopped = ticket.urgency is Urgency.STOPPED
    return _is_planned(ticket) and not stopped and names_a_day_ahead(ticket.words)


def is_said_to_wait(ticket: Ticket, history: Iterable[HistoryEntry]) -> bool:
    """Whether the words of a ticket, or what was told of it since, leave it for the day."""
    return any(map(can_wait, (ticket.words, *words_added(history))))


def waits_for_the_desk(ticket: Ticket, said: str) -> bool:
    """Whether nobody has to answer at night: planned work, and what its words or those ``said`` last leave for the day.

    Never a P1 or P2, unless both say it: asked whether somebody shall be called, they have said so again.
    """
    if ticket.category is None:
        return False
    if ticket.priority in (Priority.P1, Priority.P2):
        return ticket.words != said and can_wait(ticket.words) and can_wait(said)
    return _is_planned(ticket) or can_wait(ticket.words) or can_wait(said)


def _is_planned(ticket: Ticket) -> bool:
    """Planned work that its words do not want now."""
    planned = ticket.category is not None and not asks_how_bad(category_or_raise(ticket.category))
    return planned and not is_for_now(ticket.words)


def _by_day(client: Client, contracts: tuple[Contract, ...], facts: Facts, decision: Decision) -> Decision | None:
    category = category_or_raise(facts.category)
    planned = not category.free and not asks_how_bad(category) and decision.facts.urgency is not Urgency.STOPPED
    # What has been worked already was worked when it was.
    if not planned or facts.entries or decision.verdict in (Verdict.COVERED, Verdict.NEEDS_PERSON):
        return None
    contract = _deciding(contracts, decision)
    if contract is None:
        return None
    openings = openings_for(contract.support_hours, decision.facts)
    days = [decide_coverage(client, contracts, facts_at(contracts, facts, opening)) for opening in openings]
    better = _cheaper if is_open(contract.support_hours, facts.at) else _no_dearer
    days = [day for day in days if day.verdict is not Verdict.NEEDS_PERSON and better(day, decision)]
    if not days:
        return None
    later = min(days, key=lambda day: cost_of(day) or Decimal(0))
    when = later.facts.at.astimezone(ZoneInfo(client.timezone))
    text = f"This is planned work: it is done in support hours, from {when:%A %-d %B %H:%M}."
    check = Check(PLANNED, True, later.contract, None, text)
    return replace(later, checks=(*later.checks, check))


def _deciding(contracts: tuple[Contract, ...], decision: Decision) -> Contract | None:
    in_force = [each for each in contracts if each.in_force(decision.facts.at)]
    named = [each for each in in_force if each.number == decision.contract]
    return next(iter([*named, *in_force]), None)


def _no_dearer(later: Decision, now: Decision) -> bool:
    """Whether waiting costs no more; where no price is known yet, it does not."""
    price, other = cost_of(now), cost_of(later)
    return price is None or (other is not None and other <= price)


def _cheaper(later: Decision, now: Decision) -> bool:
    price, other = cost_of(now), cost_of(later)
    return price is not None and other is not None and other < price
