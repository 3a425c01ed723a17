"""Whether help is covered at an hour, with no problem named: "are we covered on weekends?", "what does it cost on Sunday?"."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.desk.catalogue import Work as HowWorked
from bot.desk.clients import Client
from bot.desk.contracts import Contract, Effect
from bot.desk.coverage import decide_coverage
from bot.desk.decisions import Decision
from bot.desk.facts import Facts
from bot.desk.hour_words import instant_of, names_a_weekend
from bot.desk.hours import SupportHours
from bot.desk.other_hour_words import asks_about_help_at_an_hour, other_hour
from bot.operations.choice_words import outcome_in_words
from bot.operations.coverage import facts_again
from bot.operations.named_hour import impossible_in_words
from bot.operations.opening_talk import PLAIN_MATTER, hours_in_words, hours_on
from bot.operations.ports import Answer, DeskPorts
from bot.operations.turns import Turn
from bot.operations.wording import TALK_TO_A_PERSON, capital, moment

AFAR, VISIT = "Help from afar", "A visit"
A_USUAL_FAULT = "{price}, for a usual fault. A yes comes first."
AT_ANY_HOUR = "At any hour: {terms}"
TELL_ME = "Tell me what is wrong, and I say it for that."
_SATURDAY = 5


def answer_about_hours_in_general(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """Support hours, and what help comes to at the hour that is named, by the terms; None for anything else, and while a problem
    is talked about."""
    client = turn.person.client
    if turn.pressed is not None or turn.emergency is not None or client is None or not turn.person.verified:
        return None
    if not asks_about_help_at_an_hour(turn.words):
        return None
    with ports.begin() as work:
        if work.enquiries.current(turn.conversation) is not None:
            return None
        now = ports.clock.now()
        contracts = tuple(each for each in work.contracts.latest(client.code) if each.in_force(now))
    impossible = impossible_in_words(ports, turn, client)
    if impossible is not None:
        return (Answer(impossible, (TALK_TO_A_PERSON,)),)
    contact = turn.person.contact
    hours = hours_on(contracts, now, contact.site if contact else None)
    instants = _instants(turn, client, hours, now) if hours is not None else ()
    if hours is None or not instants:
        return None
    decided = {
        at: [_decided(ports, turn, client, at, work) for work in (HowWorked.REMOTE, HowWorked.ONSITE)]
        for at in instants
    }
    lines = [hours_in_words(hours)]
    said: dict[tuple[str, str], list[str]] = {}
    for at, (afar, visit) in decided.items():
        both = _line(ports, turn, AFAR, afar), _line(ports, turn, VISIT, visit)
        said.setdefault(both, []).append(moment(at, client.timezone, now))
    for both, whens in said.items():
        when = " and ".join(whens)
        lines += [f"{capital(when)}:", *both]
    terms = _at_any_hour(contracts)
    if terms and not all(afar.verdict.free for afar, _ in decided.values()):
        lines.append(AT_ANY_HOUR.format(terms=terms))
    return (Answer("\n".join([*lines, TELL_ME]), (TALK_TO_A_PERSON,)),)


def _instants(turn: Turn, client: Client, hours: SupportHours, now: datetime) -> tuple[datetime, ...]:
    """The hour that is named; of a weekend both days."""
    named = other_hour(turn.words, now.astimezone(ZoneInfo(client.timezone)).date())
    if named is None:
        return ()
    at = instant_of(named, now, client.timezone, hours)
    if named.vague and names_a_weekend(turn.words) and at.astimezone(ZoneInfo(client.timezone)).weekday() == _SATURDAY:
        return (at, at + timedelta(days=1))
    return (at,)


def _decided(ports: DeskPorts, turn: Turn, client: Client, at: datetime, how: HowWorked) -> Decision:
    contact = turn.person.contact
    facts = Facts(
        PLAIN_MATTER, at, work=how, site=contact.site if contact else None, person=contact.email if contact else None
    )
    with ports.begin() as work:
        contracts = tuple(work.contracts.latest(client.code))
        return decide_coverage(client, contracts, facts_again(work, client, contracts, facts, at))


def _line(ports: DeskPorts, turn: Turn, what: str, decision: Decision) -> str:
    said = outcome_in_words(ports=ports, turn=turn, decision=decision, needs=A_USUAL_FAULT)
    covered = "not covered, " if decision.verdict.costs and decision.estimate is not None else ""
    term = (
        f" ({decision.term} {decision.contract}, clause {decision.clause})" if decision.term and decision.clause else ""
    )
    return f"• {what}: {covered}{said}{term}"


def _at_any_hour(contracts: tuple[Contract, ...]) -> str:
    """The terms that include something whatever the hour."""
    return " ".join(
        rule.text
        for contract in contracts
        for rule in contract.rules
        if rule.effect is Effect.INCLUDE and not rule.when.time and rule.categories
    )
