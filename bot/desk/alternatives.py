"""The cheaper ways: the same request at another time or done otherwise, priced by the same engine.

Where a price can change is known beforehand: when support hours open for long enough, when another time band or another
price of an hour begins, on the first and last days of contracts, of their terms and of rates, and when an allowance starts
anew. Only these instants are tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.desk.allowances import allowance_period, has_ended
from bot.desk.catalogue import Priority, Work
from bot.desk.clients import Client
from bot.desk.contracts import Contract, ContractStatus, RateCard
from bot.desk.decisions import Alternative, Decision, Verdict, Way
from bot.desk.draws import units_in_words
from bot.desk.facts import Facts
from bot.desk.hours import SupportHours, band_at, in_utc, is_open, next_opening, open_intervals, split_by_band
from bot.desk.money import Money, in_words
from bot.desk.rate_starts import card_of, days_of_rates, rate_starts
from bot.desk.walkthroughs import Article

# What is free in two months helps nobody today; what is free when the desk opens next is said whenever that is.
HORIZON = timedelta(days=31)
# Every band that a week holds begins within it.
_A_WEEK = timedelta(days=8)
_ONE_DAY = timedelta(days=1)
# Who waits until midnight waits until the desk opens as well, unless it cannot wait.
_ONE_NIGHT = timedelta(hours=12)
_CANNOT_WAIT = (Priority.P1, Priority.P2)
PARTS_BILLED = "the work is covered, parts are billed"


def cheaper_ways(
    client: Client, contracts: tuple[Contract, ...], decision: Decision, decide: Callable[[Facts], Decision]
) -> tuple[Alternative, ...]:
    """The cheaper ways that are worth naming, the cheapest first: now, or for each kind of work the cheapest and the soonest.

    None that another one beats in price without coming later. What can wait is not named at a price for an hour of the
    night, or of the day, in which it costs nothing a few hours on.
    """
    facts = decision.facts
    kinds = [facts.work, Work.REMOTE] if facts.work is Work.ONSITE else [facts.work]
    times = (facts.at, *sorted(set(_other_times(client, contracts, facts, kinds))))
    found: list[tuple[Alternative, Decision]] = []
    for candidate in [replace(facts_at(contracts, facts, at), work=work) for at in times for work in kinds][1:]:
        other = decide(candidate)
        if _costs_less(other, decision):
            found.append((_alternative(client, decision, other), other))
    ways = sorted(_thriftiest(contracts, found), key=lambda way: (way.total, way.when))
    ways = [way for place, way in enumerate(ways) if not _beaten(way, ways[:place])]
    if decision.priority not in _CANNOT_WAIT:
        ways = [way for way in ways if way.when <= facts.at or not _free_soon_after(way, ways)]
    return tuple(way for way in ways if way.when <= facts.at or not _between(way, facts.at, ways))


def thriftier_time(
    client: Client, contracts: tuple[Contract, ...], decision: Decision, decide: Callable[[Facts], Decision]
) -> tuple[Alternative, ...]:
    """Of what an allowance pays: the support hours to come in which it takes least of that, in the likely case."""
    facts, drawn = decision.facts, decision.drawn
    paying = next((each for each in contracts if each.number == decision.contract), None)
    allowance = paying.allowance(decision.draws) if paying is not None else None
    if paying is None or drawn is None or allowance is None:
        return ()
    others = [decide(facts_at(contracts, facts, opening)) for opening in openings_for(paying.support_hours, facts)]
    taken = [(other.drawn, other) for other in others if _draws_alike(other, decision) and other.drawn is not None]
    least, other = min(taken, key=lambda each: each[0], default=(drawn, decision))
    if least >= drawn:
        return ()
    less, more = (units_in_words(each, allowance.unit, client.currency) for each in (least, drawn))
    way = _alternative(client, decision, other)
    text = f"{way.when:%A %-d %B} from {way.when:%H:%M}: about {less} instead of {more}."
    return (replace(way, text=text, kind=Way.LATER),)


def _draws_alike(other: Decision, than: Decision) -> bool:
    return (other.verdict, other.contract, other.draws) == (than.verdict, than.contract, than.draws)


def facts_at(contracts: Iterable[Contract], facts: Facts, at: datetime) -> Facts:
    """The same request at another instant: what is used of an allowance belongs to the period of the instant."""
    used = []
    later = dict(facts.used_later)
    for contract in contracts:
        for allowance in contract.allowances:
            now, then = (allowance_period(contract, allowance, instant) for instant in (facts.at, at))
            number = facts.used_of(allowance.name) if now == then else later.get(allowance.name, Decimal(0))
            if now != then and has_ended(contract, allowance, then[0]):
                number = allowance.amount
            used.append((allowance.name, number))
    known = {name for name, _ in used}
    others = [(name, number) for name, number in facts.used if name not in known]
    return replace(facts, at=at, used=tuple(dict([*others, *used]).items()))


def _other_times(
    client: Client, contracts: tuple[Contract, ...], facts: Facts, kinds: Iterable[Work | None]
) -> Iterator[datetime]:
    """Later instants at which the request, done in one of these ways, may cost something else."""
    for contract in contracts:
        if contract.status is not ContractStatus.ACTIVE:
            continue
        hours, card = contract.support_hours, card_of(client, contract, facts)
        if contract.in_force(facts.at):
            yield from _band_starts(hours, facts.at)
            yield from openings_for(hours, facts)
            for work in kinds:
                if card is not None and work is not None:
                    yield from rate_starts(card, contract, facts, work, _a_week_on(hours, facts.at))
        for change in _changes(contract, card, facts):
            if facts.at < change and _day(change, hours) <= _day(facts.at, hours) + HORIZON:
                opening = next_opening(hours, change)
                yield from (change,) if opening is None else (change, opening)


def openings_for(hours: SupportHours, facts: Facts) -> Iterator[datetime]:
    """When support hours begin next, up to the first that hold the likely work from its beginning to its end.

    Nothing while the desk stays open for as long as that. What runs past closing pays for another band, so the hours after
    it are looked at, and where those are short as well, the ones behind them, for a week.
    """
    length = timedelta(minutes=facts.minutes.likely if facts.minutes else 0)
    opening = next_opening(hours, facts.at)
    while opening is not None:
        begins = in_utc(opening)
        if begins > facts.at:
            yield opening
        done = begins + length
        closes = next((until for _, until in open_intervals(hours, begins, done)), done)
        opening = next_opening(hours, closes) if closes < done else None
        if opening is not None and begins > facts.at and opening > facts.at + _A_WEEK:
            return


def _day(at: datetime, hours: SupportHours) -> date:
    return at.astimezone(ZoneInfo(hours.zone)).date()


def _a_week_on(hours: SupportHours, at: datetime) -> datetime:
    """By whole days: what is offered changes at midnights only."""
    return datetime.combine(_day(at, hours) + _A_WEEK, time(), ZoneInfo(hours.zone))


def _band_starts(hours: SupportHours, at: datetime) -> Iterator[datetime]:
    """When each other band begins next."""
    seen = {band_at(hours, at)}
    begins = in_utc(at)
    for band, length in split_by_band(hours, at, _a_week_on(hours, at)):
        if band not in seen:
            seen.add(band)
            yield begins.astimezone(ZoneInfo(hours.zone))
        begins += length


def _changes(contract: Contract, card: RateCard | None, facts: Facts) -> Iterator[datetime]:
    """Midnights at which the contract, one of its terms, one of its rates or one of its allowances begins or ends."""
    days: list[date | None] = [contract.starts, contract.ends and contract.ends + _ONE_DAY]
    days += days_of_rates(card) if card is not None else ()
    for rule in contract.rules:
        if not rule.concerns(facts.category):
            continue
        days += [rule.valid_from, rule.valid_to and rule.valid_to + _ONE_DAY]
        allowance = contract.allowance(rule.draws)
        if allowance is not None:
            yield allowance_period(contract, allowance, facts.at)[1]
    zone = ZoneInfo(contract.support_hours.zone)
    yield from (datetime.combine(day, time(), zone) for day in set(days) if day is not None)


def self_help(client: Client, decision: Decision, article: Article) -> Alternative:
    """The fix that people can try themselves, for nothing."""
    return Alternative(
        when=decision.facts.at.astimezone(ZoneInfo(client.timezone)),
        work=Work.NONE,
        verdict=Verdict.COVERED,
        total=Decimal("0.00"),
        currency=client.currency,
        text=f"Try it yourself, about {article.minutes} minutes: {article.title}: nothing to pay.",
        kind=Way.SELF_HELP,
    )


def _thriftiest(
    contracts: tuple[Contract, ...], found: Iterable[tuple[Alternative, Decision]]
) -> Iterable[Alternative]:
    """Of the hours that one allowance pays only one: in support hours, where it takes least, the earliest."""
    hours = {contract.number: contract.support_hours for contract in contracts}
    least: dict[tuple[object, ...], tuple[tuple[bool, Decimal, datetime], Alternative]] = {}
    for way, other in found:
        if other.verdict is not Verdict.FROM_ALLOWANCE or other.contract is None or other.drawn is None:
            least[(way.work, way.when)] = ((True, Decimal(0), way.when), way)
            continue
        rank = (not is_open(hours[other.contract], way.when), other.drawn, way.when)
        key = (way.work, other.contract, other.draws)
        if key not in least or rank < least[key][0]:
            least[key] = (rank, way)
    return [way for _, way in least.values()]


def _beaten(way: Alternative, others: Iterable[Alternative]) -> bool:
    """Whether the same work is offered for no more and no later."""
    return any(other.work is way.work and other.when <= way.when for other in others)


def _free_soon_after(way: Alternative, others: Iterable[Alternative]) -> bool:
    """Whether the same work costs nothing before the night is over."""
    return any(
        other.work is way.work and not other.total and timedelta(0) < other.when - way.when <= _ONE_NIGHT
        for other in others
    )


def _between(way: Alternative, now: datetime, others: Iterable[Alternative]) -> bool:
    """Whether the same work is offered sooner, though not at once, and for less later."""
    times = [other.when for other in others if other.work is way.work and other.when > now]
    return min(times) < way.when < max(times)


def cost_of(decision: Decision) -> Decimal | None:
    """What the client pays in the likely case; None where only a person can say."""
    if decision.verdict.free:
        return Decimal("0.00")
    return decision.estimate.total.amount if decision.estimate and decision.verdict.costs else None


def _costs_less(other: Decision, than: Decision) -> bool:
    if other.verdict is Verdict.NEEDS_PERSON:
        return False
    cost, now = cost_of(other), cost_of(than)
    return (cost is not None and now is not None and cost < now) or (now is None and other.verdict.free)


def _alternative(client: Client, asked: Decision, other: Decision) -> Alternative:
    assert other.facts.work is not None
    at = other.facts.at.astimezone(ZoneInfo(client.timezone))
    cost = cost_of(other) or Decimal("0.00")
    when = f"{at:%A %-d %B} from {at:%H:%M}"
    when = f"From afar, {when}" if other.facts.work is Work.REMOTE else when
    return Alternative(
        when=at,
        work=other.facts.work,
        verdict=other.verdict,
        total=cost,
        currency=client.currency,
        text=f"{when}: {_price_words(client, other, cost)}.",
        kind=_kind(asked, other),
    )


def _kind(asked: Decision, other: Decision) -> Way:
    if other.facts.at == asked.facts.at:
        return Way.REMOTE
    return Way.ALLOWANCE if other.draws is not None else Way.LATER


def _price_words(client: Client, decision: Decision, cost: Decimal) -> str:
    if decision.verdict is Verdict.FROM_ALLOWANCE:
        return "from what your plan holds for it, nothing to pay"
    if decision.verdict.free:
        return "covered, nothing to pay"
    if decision.verdict is Verdict.PARTLY_COVERED and not cost:
        return PARTS_BILLED
    return f"about {in_words(Money(cost, client.currency))}"
