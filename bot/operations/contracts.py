"""What a verified person may read of their company's contracts, in words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.desk.catalogue import Minutes
from bot.desk.catalogue import Work as WorkKind
from bot.desk.clients import Client, Role, Site
from bot.desk.contracts import Contract, Overrun, RateCard
from bot.desk.facts import Facts
from bot.desk.hours import Band, open_intervals
from bot.desk.money import Money, in_words
from bot.desk.prices import Estimate
from bot.desk.pricing import price_of
from bot.desk.rate_words import TIMES, OfRates
from bot.desk.rates import Job, NoRate, Terms, agreed_rates, currency_of, rate_edges, terms_at
from bot.desk.short_answers import means_a_visit
from bot.desk.work_done import WorkEntry
from bot.operations.allowances import AllowanceLeft
from bot.operations.contract_words import PARTS, PERIOD_WORDS, TRAVEL, beside_the_hour, week_in_words
from bot.operations.ports import DeskPorts
from bot.operations.turns import Turn
from bot.operations.wording import length

V = TypeVar("V", Money, timedelta)

TYPE_WORDS = {
    "managed": "managed service for a flat fee",
    "co_managed": "managed service together with your own IT",
    "block_hours": "hours bought ahead",
    "retainer": "retainer",
    "per_ticket": "a price for each ticket",
    "time_and_materials": "time and materials, each callout approved first",
    "warranty": "warranty",
}
TOLD_THE_FEE = frozenset({Role.PRIMARY, Role.BILLING, Role.APPROVER})
"""Who answers for the client's money."""
_BEYOND = {
    Overrun.CHARGE: "What it does not reach for has a price, and waits for a yes.",
    Overrun.ALLOW: "When it is used up, work goes on all the same, and it goes below zero.",
    Overrun.PERSON: "What it does not reach for is decided by a person, before any cost.",
}
_KINDS = ((WorkKind.REMOTE, "Help from afar"), (WorkKind.ONSITE, "A visit on site"), (WorkKind.PROJECT, "Project work"))
_NAMED = {WorkKind.REMOTE: OfRates.REMOTE, WorkKind.ONSITE: OfRates.VISIT, WorkKind.PROJECT: OfRates.PROJECT}
_TIME_WORDS = {
    OfRates.BY_DAY: "in support hours",
    OfRates.NIGHT: "at night",
    OfRates.SATURDAY: "on a Saturday",
    OfRates.SUNDAY: "on a Sunday",
    OfRates.WEEKEND: "at the weekend",
    OfRates.HOLIDAY: "on a holiday",
}
# What the day of the week and the band of an instant say.
_MEANT: dict[OfRates, Callable[[int, Band], bool]] = {
    OfRates.BY_DAY: lambda day, band: band is Band.SUPPORT,
    OfRates.NIGHT: lambda day, band: band is Band.AFTER_HOURS,
    OfRates.SATURDAY: lambda day, band: day == 5 and band is not Band.HOLIDAY,
    OfRates.SUNDAY: lambda day, band: day == 6 and band is not Band.HOLIDAY,
    OfRates.WEEKEND: lambda day, band: band is Band.WEEKEND,
    OfRates.HOLIDAY: lambda day, band: band is Band.HOLIDAY,
}
_VISIT = Minutes(60, 90, 120)
_WEEK, _ONE_DAY, _AHEAD = 7, timedelta(days=1), timedelta(days=14)


def _in_force(ports: DeskPorts, turn: Turn) -> tuple[Contract, ...]:
    assert turn.client is not None
    now = ports.clock.now()
    with ports.begin() as work:
        return tuple(contract for contract in work.contracts.latest(turn.client) if contract.in_force(now))


def who_serves(*, ports: DeskPorts, turn: Turn) -> str:
    """Which contracts hold today and their hours, a line each; the fee only for who answers for the client's money."""
    lines = []
    contact = turn.person.contact
    told = contact is not None and bool(contact.roles & TOLD_THE_FEE)
    for contract in _in_force(ports, turn):
        fee = f", {in_words(contract.fee.amount)} {PERIOD_WORDS[contract.fee.per]}" if told and contract.fee else ""
        until = f" until {contract.ends:%-d %B %Y}" if contract.ends else ""
        hours = f"Support hours: {week_in_words(contract.support_hours.weekly)}."
        lines.append(f"Contract {contract.number}: {TYPE_WORDS[contract.type.value]}{fee}{until}. {hours}")
    return "\n".join(lines) or "No contract is in force today."


def rates_in_words(*, ports: DeskPorts, turn: Turn) -> str:
    """The rates for what no plan covers, a line for each part of a price; empty when no contract in force holds rates.

    By day and outside support hours, with what coming out costs beside the hour, and a visit to the speaker's own site.
    Who asks about a visit reads nothing of other work.
    """
    found = _rates_of(ports, turn)
    if found is None:
        return ""
    now, kinds = ports.clock.now(), dict(_KINDS)
    asked = [WorkKind.ONSITE] if means_a_visit(turn.words) else list(kinds)
    lines = [line for kind in asked for line in _kind_in_words(found.job(kind), kinds[kind], now)]
    lines += beside_the_hour(found.card)
    lines += [*found.tax(), *found.example(now)]
    return "\n".join(f"• {line}" for line in lines)


def part_of_rates(*, ports: DeskPorts, turn: Turn, of: Collection[OfRates]) -> str:
    """Of the same rates the lines that are meant: "and on Sundays?", "and for driving?"; empty where there are none of it."""
    found = _rates_of(ports, turn)
    if found is None:
        return ""
    now, times = ports.clock.now(), [each for each in OfRates if each in TIMES & set(of)]
    kinds = [kind for kind, _ in _KINDS if _NAMED[kind] in of]
    if times and not kinds:
        kinds = [WorkKind.REMOTE, WorkKind.ONSITE]
    lines = [line for kind in kinds for line in _at_times(found.job(kind), dict(_KINDS)[kind], times, now)]
    beside = list(beside_the_hour(found.card))
    if {OfRates.TRAVEL, OfRates.VISIT} & set(of):
        lines += [line for line in beside if line.startswith(TRAVEL)]
    if OfRates.EXTRA in of:
        lines += [line for line in beside if line not in lines]
    elif OfRates.PARTS in of:
        lines += [line for line in beside if line.startswith(PARTS)]
    if lines or OfRates.TAX in of:
        lines += found.tax()
    if OfRates.VISIT in of and not times:
        lines += found.example(now)
    return "\n".join(f"• {line}" for line in lines)


@dataclass(frozen=True)
class _Rates:
    """The rates for what no plan covers, as they hold for the speaker."""

    client: Client
    contract: Contract
    card: RateCard
    site: Site | None

    def job(self, kind: WorkKind) -> Job:
        """Work of a kind at these rates."""
        return Job(self.card, self.contract.support_hours, kind)

    def tax(self) -> list[str]:
        """What comes on top."""
        tax = self.client.tax
        return [f"{tax.name} {(tax.rate * 100).normalize():f}% comes on top"] if tax is not None else []

    def example(self, now: datetime) -> list[str]:
        """A visit by day to the speaker's own site."""
        visit = _visit_by_day(self.client, self.contract, self.site, now) if self.site is not None else None
        if visit is None or self.site is None:
            return []
        total = _span([visit.low, visit.high], in_words)
        taxed = " with tax" if self.client.tax else ""
        return [f"For example, one to two hours at {self.site.name} in support hours: {total}{taxed}"]


def _rates_of(ports: DeskPorts, turn: Turn) -> _Rates | None:
    client, contact = turn.person.client, turn.person.contact
    assert client is not None
    contract = next((contract for contract in _in_force(ports, turn) if contract.rates), None)
    site = client.site(contact.site) if contact is not None else None
    card = agreed_rates(client=client, contract=contract, site=site) if contract else None
    return _Rates(client, contract, card, site) if contract is not None and card is not None else None


def _at_times(job: Job, words: str, times: Sequence[OfRates], now: datetime) -> Iterator[str]:
    """What an hour of this kind costs at these times, or at any."""
    if not times:
        yield from _kind_in_words(job, words, now)
        return
    try:
        found = [(at, terms_at(job, None, at)) for at in (*_edges(job, now), *_midnights(job, now))]
    except NoRate:
        return
    zone = ZoneInfo(job.hours.zone)
    for time in times:
        meant = [terms for at, terms in found if _MEANT[time](at.astimezone(zone).weekday(), terms.hourly.band)]
        said = _terms_in_words(meant, currency_of(job.card))
        if said:
            yield f"{words} {_TIME_WORDS[time]}: {said}"


def _midnights(job: Job, now: datetime) -> Iterator[datetime]:
    """The beginning of each day of the week to come."""
    zone = ZoneInfo(job.hours.zone)
    today = now.astimezone(zone).date()
    for days in range(_WEEK):
        day = today + timedelta(days=days)
        yield datetime(day.year, day.month, day.day, tzinfo=zone)


def _kind_in_words(job: Job, words: str, now: datetime) -> Iterator[str]:
    """What an hour of this kind costs, as far as it has a price: by day, and outside support hours where that differs."""
    try:
        found = [terms_at(job, None, at) for at in _edges(job, now)]
    except NoRate:
        return
    by_day = _terms_in_words([each for each in found if each.hourly.band is Band.SUPPORT], currency_of(job.card))
    outside = _terms_in_words([each for each in found if each.hourly.band is not Band.SUPPORT], currency_of(job.card))
    yield f"{words}: {by_day or outside}"
    if by_day and outside and outside != by_day:
        yield f"{words} outside support hours: {outside}"


def _edges(job: Job, now: datetime) -> Iterator[datetime]:
    """The instants of the week to come, and around the next holiday, from which on other terms may hold."""
    zone = ZoneInfo(job.hours.zone)
    today = now.astimezone(zone).date()
    starts = [(today, _WEEK)]
    starts += [(min(ahead) - _ONE_DAY, 3) for ahead in [[day for day in job.hours.holidays if day > today]] if ahead]
    for day, days in starts:
        entry = WorkEntry(datetime(day.year, day.month, day.day, tzinfo=zone), days * 24 * 60)
        yield from sorted({entry.begins, *(cut for cut in rate_edges(job, entry) if entry.begins < cut < entry.ends)})


def _terms_in_words(found: Sequence[Terms], currency: str) -> str:
    """ "$130.00 an hour, minimum 1 h, $65.00 for coming out": the least and the most of each; empty for no terms."""
    if not found:
        return ""
    said = [f"{_span([Money.exactly(each.hourly.rate, currency) for each in found], in_words)} an hour"]
    if any(each.minimum for each in found):
        said.append(f"minimum {_span([timedelta(minutes=each.minimum) for each in found], length)}")
    fees = [each.call_out_fee for each in found if each.call_out_fee is not None and each.call_out_fee.amount]
    minutes = [timedelta(minutes=each.call_out_minutes) for each in found if each.call_out_minutes]
    said += [f"{_span(fees, in_words)} for coming out"] if fees else []
    said += [f"{_span(minutes, length)} at that rate for coming out"] if minutes else []
    return ", ".join(said) + ("" if all(each.hourly.taxable for each in found) else ", in part without tax")


def _span(values: Sequence[V], words: Callable[[V], str]) -> str:
    least, most = words(min(values)), words(max(values))
    return least if least == most else f"{least} to {most}"


def _visit_by_day(client: Client, contract: Contract, site: Site, now: datetime) -> Estimate | None:
    """A visit of one to two hours to this site, at the next time that support hours hold it whole."""
    spans = open_intervals(contract.support_hours, now, now + _AHEAD)
    begins = next((lower for lower, upper in spans if upper - lower >= timedelta(minutes=_VISIT.high)), None)
    if begins is None:
        return None
    facts = Facts("onsite_or_project", begins, work=WorkKind.ONSITE, minutes=_VISIT, site=site.code, kilometres=site.km)
    try:
        return price_of(client, contract, facts)
    except NoRate:
        return None


def what_is_left(found: AllowanceLeft, turn: Turn) -> str:
    """One allowance: how much is left of how much, where the rest went, what was carried over, until when, and what comes then."""
    client = turn.person.client
    said = allowance_in_words(found, client.timezone if client else "UTC")
    return f"{said} {_BEYOND[found.allowance.overrun]}"


def allowance_in_words(found: AllowanceLeft, zone: str) -> str:
    """The same for the people of the MSP."""
    balance, words = found.balance, found.words
    said = f"Left of '{found.allowance.name}' ({found.contract}): {words(balance.left)} of {words(balance.total)}"
    said += f" (used {words(balance.taken.used)}, reserved for open tickets {words(balance.taken.reserved)})."
    if balance.left < 0:
        said += " It is overrun, as the contract allows."
    if balance.carried:
        said += f" {words(balance.carried)} of it is carried over: {' '.join(found.carried_from)}"
    day = f"{balance.until.astimezone(ZoneInfo(zone)):%a %-d %b %Y}"
    return f"{said} Its last day is {balance.last_day}." if found.is_the_last else f"{said} It starts anew on {day}."
