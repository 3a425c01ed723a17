"""What rate cards say about a minute of work: who comes before whom, clock windows and dates (desk rules, 2 and 6).

Precedence: the price agreed for the ticket, the contract, the client, the site, the house. Of each term the first of
them that says anything decides. Within one of them a row for the kind of work comes before one for a role, that before
one for a time, and the one that began last before the others; of several multipliers the highest holds, of several
minimums the largest, and they never add up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import chain, groupby, pairwise
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.desk.catalogue import DONE_REMOTELY, Work
from bot.desk.clients import Client, Site
from bot.desk.contracts import Contract, Holding, HolidaySpan, RateCard, RateRow, Surcharge
from bot.desk.errors import DeskError
from bot.desk.hours import Band, SupportHours, Window, band_at, is_open, open_intervals, split_by_band
from bot.desk.money import Money
from bot.desk.work_done import WorkEntry

_DAY = 24 * 60
_LIKE_REMOTE = DONE_REMOTELY | {Work.QUOTE}
_NEVER: tuple[tuple[Window, ...], ...] = ((),) * 7

T = TypeVar("T")


class NoRate(DeskError):
    """No rate card says what an hour of this work costs."""


@dataclass(frozen=True)
class Hourly:
    """What an hour costs, and what a line says of it: the band, the role where it matters, a holiday outside its day."""

    band: Band
    rate: Fraction
    taxable: bool
    role: str | None
    holiday: bool


@dataclass(frozen=True)
class Terms:
    """What holds for one kind of work at one minute; the lengths are minutes, the call-out fee is one of the two."""

    hourly: Hourly
    minimum: int
    maximum: int | None
    increment: int
    call_out_fee: Money | None
    call_out_minutes: int | None


@dataclass(frozen=True)
class Job:
    """The rate card with what does not change during the work."""

    card: RateCard
    hours: SupportHours
    work: Work


def agreed_rates(
    *, client: Client, contract: Contract, site: Site | None = None, rate: Decimal | None = None
) -> RateCard | None:
    """The cards that price work under this contract, one behind the other; None where it holds no rates.

    ``rate`` is an hour that was agreed for this ticket: it holds at any time, so no multiplier is applied to it.
    """
    if contract.rates is None:
        return None
    cards = [contract.rates, client.rates, site.rates if site else None, client.house_rates]
    if rate is not None:
        agreed = RateRow(base=Money(rate, client.currency), multiplier=Decimal(1))
        cards.insert(0, RateCard(rows=(agreed,)))
    whole: RateCard | None = None
    for card in reversed([card for card in cards if card is not None]):
        whole = replace(card, behind=whole)
    return whole


def levels(card: RateCard) -> tuple[RateCard, ...]:
    """The card and those behind it, in order."""
    found = [card]
    while found[-1].behind is not None:
        found.append(found[-1].behind)
    return tuple(found)


def first_said(card: RateCard, term: Callable[[RateCard], T | None]) -> T | None:
    """The term as the first card says it that says anything."""
    return next((said for level in levels(card) if (said := term(level)) is not None), None)


def currency_of(card: RateCard) -> str:
    """The currency of the cards; NoRate when no hour has a price anywhere."""
    bases = chain.from_iterable((level.base, *(row.base for row in level.rows)) for level in levels(card))
    found = next((base for base in bases if base is not None), None)
    if found is None:
        raise NoRate("No rate card names the price of an hour. Add 'base' to the rates.")
    return found.currency


def terms_at(job: Job, role: str | None, at: datetime) -> Terms:
    """The terms at this instant for somebody in this role (desk rules, sections 2 and 6); NoRate without a price."""
    band = band_at(job.hours, at)
    by_level = [(level, _rows(job, level, band, role, at)) for level in levels(job.card)]
    rows = [row for _, level in by_level for row in level]
    multipliers = _of_first(by_level, lambda row: row.multiplier)
    highest = max(multipliers, default=Decimal(1))
    fee, minutes = _call_out(by_level)
    return Terms(
        hourly=Hourly(
            band=band,
            rate=_hour(job.work, by_level) * Fraction(highest),
            # Rows are taxable unless they say otherwise, so one that says otherwise means it.
            taxable=all(row.taxable for row in rows),
            role=role if any(row.role for row in rows) else None,
            holiday=band is not Band.HOLIDAY and any(row.holiday and row.multiplier == highest for row in rows),
        ),
        minimum=max(_of_first(by_level, lambda row: row.minimum_minutes), default=0),
        maximum=min(_of_first(by_level, lambda row: row.maximum_minutes), default=None),
        increment=next((row.increment_minutes for row in rows if row.increment_minutes), 1),
        call_out_fee=fee,
        call_out_minutes=minutes,
    )


def rates_during(job: Job, entry: WorkEntry) -> tuple[tuple[Hourly, Fraction], ...]:
    """The entry cut where the price of an hour changes: each rate with its real minutes, in order."""
    cuts = {cut for cut in rate_edges(job, entry) if entry.begins < cut < entry.ends}
    pieces = [
        (terms_at(job, entry.role, lower).hourly, _minutes(upper - lower))
        for lower, upper in pairwise(sorted({entry.begins, entry.ends, *cuts}))
    ]
    together = groupby(pieces, key=lambda piece: piece[0])
    return tuple((hourly, sum((length for _, length in same), Fraction(0))) for hourly, same in together)


def surcharges_at(job: Job, role: str | None, at: datetime) -> Iterator[Surcharge]:
    """Every surcharge that holds on arrival; unlike multipliers they do add up."""
    band = band_at(job.hours, at)
    for surcharge in first_said(job.card, lambda level: level.surcharges) or ():
        if surcharge.work in (None, job.work) and _holds(surcharge, job.hours, band, role, at):
            yield surcharge


def bands_without_rate(card: RateCard, hours: SupportHours) -> tuple[Band, ...]:
    """Bands outside support hours in which some minute of a week, or of a holiday, has no row for its time.

    Roles and days of the rows do not matter: they say who and since when, not at what time.
    """
    rows = [
        replace(row, role=None, valid_from=None, valid_to=None)
        for level in levels(card)
        for row in level.rows
        if row.band or row.week or row.holiday
    ]
    monday = datetime(2024, 1, 8, tzinfo=ZoneInfo(hours.zone))
    week = WorkEntry(monday, 7 * _DAY)
    working = SupportHours(hours.zone, hours.weekly)
    calendars = {working: set(Band) - {Band.SUPPORT, Band.HOLIDAY}}
    if hours.holidays or hours.partial:
        off = frozenset(monday.date() + timedelta(days=day) for day in range(7))
        calendars[SupportHours(hours.zone, hours.weekly, off)] = {Band.HOLIDAY}
    found: set[Band] = set()
    for calendar, bands in calendars.items():
        cuts = rate_edges(Job(RateCard(rows=tuple(rows)), calendar, Work.REMOTE), week)
        for at in {week.begins, *(cut for cut in cuts if week.begins < cut < week.ends)}:
            band = band_at(calendar, at)
            if band in bands and not any(_holds(row, calendar, band, None, at) for row in rows):
                found.add(band)
    return tuple(sorted(found, key=list(Band).index))


_Levels = list[tuple[RateCard, list[RateRow]]]


def _rows(job: Job, level: RateCard, band: Band, role: str | None, at: datetime) -> list[RateRow]:
    """The rows of one card that hold, the most specific first; of equal ones in the order of the card."""
    holding = [row for row in level.rows if _holds(row, job.hours, band, role, at)]
    has_own = any(row.work is job.work for row in holding)
    named = job.work if has_own or job.work not in _LIKE_REMOTE else Work.REMOTE
    return sorted((row for row in holding if row.work in (None, named)), key=_how_general)


def _how_general(row: RateRow) -> tuple[bool, bool, int, int]:
    times = sum((row.band is not None, bool(row.week), row.holiday is not None))
    return row.work is None, row.role is None, -times, -(row.valid_from or date.min).toordinal()


def _holds(term: Holding, hours: SupportHours, band: Band, role: str | None, at: datetime) -> bool:
    """Whether everything but the kind of work is so."""
    if term.band not in (None, band) or (term.role is not None and term.role.casefold() != (role or "").casefold()):
        return False
    if term.valid_from or term.valid_to:
        day = at.astimezone(ZoneInfo(hours.zone)).date()
        if not (term.valid_from or date.min) <= day <= (term.valid_to or date.max):
            return False
    return all(is_open(calendar, at) for calendar in _windows(term, hours))


def _of_first(by_level: _Levels, term: Callable[[RateRow], T | None]) -> list[T]:
    """What the rows of the first card say about a term of which any of them says something."""
    for _, rows in by_level:
        said = [value for row in rows if (value := term(row)) is not None]
        if said:
            return said
    return []


def _hour(work: Work, by_level: _Levels) -> Fraction:
    """The first base that is found, with the first adjustment that stands before it; never below zero."""
    adjustment: Money | None = None
    for level, rows in by_level:
        for row in rows:
            adjustment = adjustment or row.adjustment
            if row.base is not None:
                return _adjusted(row.base, adjustment)
        if level.base is not None:
            return _adjusted(level.base, adjustment)
    raise NoRate(f"No rate card names the price of an hour of {work.value} work. Add 'base' to the rates.")


def _adjusted(base: Money, adjustment: Money | None) -> Fraction:
    return max(Fraction((base + adjustment if adjustment else base).amount), Fraction(0))


def _call_out(by_level: _Levels) -> tuple[Money | None, int | None]:
    """The first call-out fee that is named: an amount or minutes."""
    for level, rows in by_level:
        speakers: tuple[RateRow | RateCard, ...] = (*rows, level)
        for one in speakers:
            if one.call_out_fee is not None or one.call_out_minutes is not None:
                return one.call_out_fee, one.call_out_minutes
    return None, None


def rate_edges(job: Job, entry: WorkEntry) -> Iterator[datetime]:
    """Instants at which a band, a window, a holiday or a day of a row begins or ends; some outside the entry."""
    cut = entry.begins
    for _, length in split_by_band(job.hours, entry.begins, entry.ends):
        cut += length
        yield cut
    calendars = {
        calendar
        for level in levels(job.card)
        for row in level.rows
        for calendar in (*_windows(row, job.hours), *_days(row, job.hours.zone))
    }
    for calendar in calendars:
        yield from chain.from_iterable(open_intervals(calendar, entry.begins, entry.ends))


def _windows(term: Holding, hours: SupportHours) -> Iterator[SupportHours]:
    """The clock windows of a row, as hours that are open while they hold: so clock changes are counted right."""
    if term.week:
        yield _every_week(hours.zone, term.week)
    if term.holiday is not None:
        yield _around_holidays(hours, term.holiday)


def _days(row: RateRow, zone: str) -> Iterator[SupportHours]:
    """The days on both sides of the midnights at which the row begins and ends to hold."""
    if row.valid_from is not None:
        yield from (_one_day(zone, row.valid_from - timedelta(days=1)), _one_day(zone, row.valid_from))
    if row.valid_to is not None:
        yield from (_one_day(zone, row.valid_to), _one_day(zone, row.valid_to + timedelta(days=1)))


@lru_cache(maxsize=1024)
def _every_week(zone: str, week: tuple[tuple[Window, ...], ...]) -> SupportHours:
    return SupportHours(zone, week)


@lru_cache(maxsize=1024)
def _one_day(zone: str, day: date) -> SupportHours:
    return SupportHours(zone, _NEVER, partial=((day, (Window(0, _DAY),)),))


@lru_cache(maxsize=1024)
def _around_holidays(hours: SupportHours, span: HolidaySpan) -> SupportHours:
    """Open from ``span.starts`` to ``span.ends`` around every holiday, whole or partial; neighbours run together.

    What a partial holiday keeps of the support hours is no holiday, and is left out.
    """
    by_date: dict[date, list[tuple[int, int]]] = {}
    for day in hours.holidays | {day for day, _ in hours.partial}:
        for offset in (-1, 0, 1):
            opens, closes = max(span.starts - offset * _DAY, 0), min(span.ends - offset * _DAY, _DAY)
            if opens < closes:
                by_date.setdefault(day + timedelta(days=offset), []).append((opens, closes))
    partial = tuple((day, _without(_merged(pieces), _kept(hours, day))) for day, pieces in by_date.items())
    return SupportHours(hours.zone, _NEVER, partial=partial)


def _kept(hours: SupportHours, day: date) -> list[tuple[int, int]]:
    """The minutes of a day that a partial holiday keeps, or the one before it, whose night shift no holiday ends."""
    kept, before = dict(hours.partial), day - timedelta(days=1)
    found = [(window.opens, min(window.closes, _DAY)) for window in kept.get(day, ())]
    if day not in hours.holidays and day not in kept:
        found += [(0, window.closes - _DAY) for window in kept.get(before, ()) if window.closes > _DAY]
    return sorted(found)


def _without(windows: Iterable[Window], taken: list[tuple[int, int]]) -> tuple[Window, ...]:
    """What is left of the windows, in order."""
    left: list[Window] = []
    for window in windows:
        opens = window.opens
        for begins, ends in taken:
            if begins < window.closes and ends > opens:
                left += [Window(opens, begins)] if begins > opens else []
                opens = ends
        left += [Window(opens, window.closes)] if opens < window.closes else []
    return tuple(left)


def _merged(pieces: list[tuple[int, int]]) -> Iterator[Window]:
    """Windows of one day that neither overlap nor touch."""
    opens, closes = min(pieces)
    for more, until in sorted(pieces):
        if more > closes:
            yield Window(opens, closes)
            opens = more
        closes = max(closes, until)
    yield Window(opens, closes)


def _minutes(length: timedelta) -> Fraction:
    return Fraction(length // timedelta.resolution, timedelta(minutes=1) // timedelta.resolution)
