"""Minutes that are accounted for: rounded once per scope, shared out by rate, paid by an allowance first (section 6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import groupby
from zoneinfo import ZoneInfo

from bot.desk.contracts import RoundingScope
from bot.desk.rates import Hourly, Job, Terms, first_said, rates_during, terms_at
from bot.desk.work_done import WorkEntry


@dataclass(frozen=True)
class Worked:
    """An entry with the terms of its arrival, cut into stretches of one rate."""

    entry: WorkEntry
    arrival: Terms
    pieces: tuple[tuple[Hourly, Fraction], ...]

    def shortened(self, minutes: int) -> Worked:
        """The same work, had it ended after so many minutes."""
        left = Fraction(minutes)
        kept: list[tuple[Hourly, Fraction]] = []
        for hourly, length in self.pieces:
            taken = min(left, length)
            left -= taken
            if taken:
                kept.append((hourly, taken))
        return Worked(replace(self.entry, minutes=minutes), self.arrival, tuple(kept))


@dataclass(frozen=True)
class Billed:
    """Minutes that are accounted for at one rate."""

    hourly: Hourly
    minutes: Fraction
    note: str = ""
    covered: bool = False


def taken_apart(job: Job, entry: WorkEntry) -> Worked:
    """The entry under the rate card."""
    return Worked(entry, terms_at(job, entry.role, entry.begins), rates_during(job, entry))


def billed_work(job: Job, worked: tuple[Worked, ...], paid: int = 0) -> Iterator[Billed]:
    """Every scope's minutes, rounded once; ``worked`` in order. Work over midnight belongs to the day it began on.

    An allowance pays the first ``paid`` minutes that were worked, and of what was added to them as much as of them.
    """
    zone = ZoneInfo(job.hours.zone)
    scope = first_said(job.card, lambda level: level.scope) or RoundingScope.TICKET

    def counted_with(numbered: tuple[int, Worked]) -> int | date:
        number, one = numbered
        if scope is RoundingScope.DAY:
            return one.entry.begins.astimezone(zone).date()
        return number if scope is RoundingScope.ENTRY else 0

    for _, together in groupby(enumerate(worked), key=counted_with):
        scope_of = tuple(one for _, one in together)
        yield from _billed_once(scope_of, paid)
        paid = max(0, paid - sum(one.entry.minutes for one in scope_of))


def _billed_once(worked: tuple[Worked, ...], paid: int) -> Iterator[Billed]:
    """One scope: billable minutes shared out by rate (desk rules, section 6).

    When rates mix and the minimum bites, the whole minimum is billed at the rate of arrival.
    """
    terms = worked[0].arrival
    real = sum(one.entry.minutes for one in worked)
    short = real < terms.minimum
    billable = -(-max(real, terms.minimum) // terms.increment) * terms.increment
    pieces = [piece for one in worked for piece in one.pieces]
    note = f"the minimum is {in_hours(Fraction(terms.minimum))}" if short else ""
    if short and len({hourly for hourly, _ in pieces}) > 1:
        pieces = [(terms.hourly, Fraction(real))]
        note += ", charged once, at the rate for when the work begins"
    if terms.maximum is not None and terms.maximum < billable:
        billable = terms.maximum
        note = f"no more than {in_hours(Fraction(billable))} is charged"
    if not pieces:
        yield Billed(terms.hourly, Fraction(billable), note)
    # Under a maximum each minute that is paid pays a whole billed one: nobody is charged more for having hours left.
    reaches = Fraction(paid * real, billable) if 0 < billable < real else Fraction(paid)
    for hourly, minutes, covered in _paid_first(pieces, reaches):
        yield Billed(hourly, billable * minutes / real, note, covered)


def _paid_first(pieces: Iterable[tuple[Hourly, Fraction]], paid: Fraction) -> Iterator[tuple[Hourly, Fraction, bool]]:
    """The minutes that were worked, cut where an allowance ends; whether it pays."""
    left = paid
    for hourly, minutes in pieces:
        taken = min(left, minutes)
        left -= taken
        if taken:
            yield hourly, taken, True
        if minutes > taken:
            yield hourly, minutes - taken, False


def in_hours(minutes: Fraction) -> str:
    """``2 h``, ``1 h 30 min``, ``45 min``; ``about`` where a share is no whole number of minutes."""
    whole = int(minutes + Fraction(1, 2))
    hours, rest = divmod(whole, 60)
    words = " ".join([f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest or not hours))
    return words if minutes == whole else f"about {words}"
