"""What work costs, counted minute by minute in fractions: slow, and sharing nothing with the engine but its values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from zoneinfo import ZoneInfo

from bot.desk.catalogue import Work
from bot.desk.clients import Tax
from bot.desk.contracts import RateCard, RateRow, RoundingScope, Surcharge
from bot.desk.hours import Band, SupportHours, Window
from bot.desk.prices import LineKind
from bot.desk.work_done import Part, WorkEntry

Line = tuple[str, Fraction, bool]
"""Kind, amount, taxable."""


@dataclass(frozen=True)
class Question:
    """Everything that is priced."""

    card: RateCard
    hours: SupportHours
    work: Work
    entries: tuple[WorkEntry, ...]
    kilometres: Decimal | None
    zone: str | None
    tax: Tax | None
    parts: tuple[Part, ...]
    covered: frozenset[LineKind]
    covered_minutes: int


@dataclass(frozen=True)
class Minute:
    """One minute of work: what an hour costs in it and how its line is told from others."""

    band: Band
    rate: Fraction
    taxable: bool
    role: str | None
    holiday: bool


class Oracle:
    """One question, answered the long way."""

    def __init__(self, question: Question) -> None:
        self.q = question
        self.zone = ZoneInfo(question.hours.zone)
        self.special = {day: () for day in question.hours.holidays} | dict(question.hours.partial)
        self.cards: list[RateCard] = []
        self._seen: dict[tuple[Band, str | None, tuple[tuple[int, ...], ...]], Minute] = {}
        card: RateCard | None = question.card
        while card is not None:
            self.cards.append(card)
            card = card.behind

    def lines(self) -> list[Line]:
        """Every line but the tax, in no order."""
        q = self.q
        entries = sorted(q.entries, key=lambda entry: entry.start.astimezone(timezone.utc))
        found = self._labour(entries)
        if entries:
            found += self._fees(entries[0], sum((amount for _, amount, _ in found), Fraction(0)))
        travel = next((card.travel for card in self.cards if card.travel is not None), None)
        if entries and q.work is Work.ONSITE and travel is not None:
            trip = travel.trip
            for zone, fee in travel.zones:
                trip = fee if zone == q.zone else trip
            found.append(self._line(LineKind.TRAVEL, Fraction(trip.amount), travel.taxable))
            distance = Fraction(q.kilometres or 0)
            if travel.miles:
                distance = Fraction(round(distance / Fraction(1609344, 1000000) * 100), 100)
            beyond = distance - Fraction(travel.included_km)
            if beyond > 0:
                way = beyond * travel.ways * Fraction(travel.per_km.amount)
                found.append(self._line(LineKind.TRAVEL, way, travel.taxable))
        materials = next((card.materials for card in self.cards if card.materials is not None), None)
        for part in q.parts:
            each = Fraction(part.cost.amount)
            if materials is not None and materials.margin is not None:
                each = each / (1 - Fraction(materials.margin))
            elif materials is not None and materials.markup is not None:
                each = each + each * Fraction(materials.markup)
            taxable = materials.taxable if materials is not None else True
            found.append(self._line(LineKind.MATERIAL, each * part.quantity, taxable))
        return found

    def tax(self, lines: list[Line]) -> Fraction:
        """Rounded line by line."""
        rate = Fraction(self.q.tax.rate) if self.q.tax else Fraction(0)
        return sum((cents(amount * rate) for _, amount, taxable in lines if taxable), Fraction(0))

    def _line(self, kind: LineKind, amount: Fraction, taxable: bool) -> Line:
        return kind.value, Fraction(0) if kind in self.q.covered else cents(amount), taxable

    def _labour(self, entries: list[WorkEntry]) -> list[Line]:
        scopes = [(together, self._billed(together)) for together in self._scopes(entries)]
        billed = [one for _, share in scopes for one in share]
        if LineKind.LABOUR in self.q.covered or 0 < self.q.covered_minutes >= sum(one.minutes for one in entries):
            paid = billed
            charged: list[tuple[Minute, Fraction]] = []
        else:
            left = self.q.covered_minutes
            paid, charged = [], []
            for together, share in scopes:
                # Of every minute that was worked the scope bills the same share of what it bills.
                worked = sum(entry.minutes for entry in together)
                part = Fraction(min(left, worked), worked) if worked else Fraction(0)
                left -= min(left, worked)
                whole = sum((weight for _, weight in share), Fraction(0))
                # Where a maximum bills less than was worked, a minute that is paid pays one that is billed.
                mine = max(whole * part, min(Fraction(worked) * part, whole))
                for minute, weight in share:
                    taken = min(weight, mine)
                    mine -= taken
                    paid += [(minute, taken)] if taken else []
                    charged += [(minute, weight - taken)] if weight > taken else []
        lines: list[Line] = [("labour", Fraction(0), minute.taxable) for minute in _summed(paid)]
        for minute, weight in _summed(charged).items():
            lines.append(("labour", cents(weight * minute.rate / 60), minute.taxable))
        return lines

    def _scopes(self, entries: list[WorkEntry]) -> Iterator[list[WorkEntry]]:
        scope = next((card.scope for card in self.cards if card.scope is not None), RoundingScope.TICKET)
        if scope is RoundingScope.ENTRY:
            yield from ([entry] for entry in entries)
        elif scope is RoundingScope.TICKET:
            yield from [entries] if entries else []
        else:
            for day in sorted({self._wall(entry.start)[0] for entry in entries}):
                yield [entry for entry in entries if self._wall(entry.start)[0] == day]

    def _billed(self, entries: list[WorkEntry]) -> list[tuple[Minute, Fraction]]:
        first = entries[0]
        arrival, rows = self._minute(first.start, first.role), self._spoken(first.start, first.role)
        least = max(_first_of(rows, "minimum_minutes"), default=0)
        most = min(_first_of(rows, "maximum_minutes"), default=None)
        step = next((row.increment_minutes for level in rows for row in level if row.increment_minutes), 1)
        worked = [
            self._minute(entry.start.astimezone(timezone.utc) + timedelta(minutes=n), entry.role)
            for entry in entries
            for n in range(entry.minutes)
        ]
        billable = Fraction(ceil(Fraction(max(len(worked), least), step)) * step)
        if most is not None:
            billable = min(billable, Fraction(most))
        if not worked or (len(worked) < least and any(minute != worked[0] for minute in worked)):
            worked = [arrival]
        return [(minute, billable / len(worked)) for minute in worked] if billable else []

    def _fees(self, first: WorkEntry, labour: Fraction) -> list[Line]:
        arrival, rows = self._minute(first.start, first.role), self._spoken(first.start, first.role)
        lines: list[Line] = []
        for card, level in zip(self.cards, rows, strict=True):
            said = [one for one in (*level, card) if one.call_out_fee is not None or one.call_out_minutes is not None]
            if said:
                amount = Fraction(said[0].call_out_fee.amount) if said[0].call_out_fee else Fraction(0)
                if said[0].call_out_minutes is not None:
                    amount = Fraction(said[0].call_out_minutes, 60) * arrival.rate
                lines.append(self._line(LineKind.FEE, amount, arrival.taxable))
                break
        surcharges = next((card.surcharges for card in self.cards if card.surcharges is not None), ())
        for one in surcharges:
            if one.work in (None, self.q.work) and self._holds(one, first.start, first.role):
                amount = Fraction(one.amount.amount) if one.amount else Fraction(0)
                amount = labour * Fraction(one.percent) if one.percent is not None else amount
                amount = Fraction(one.minutes, 60) * arrival.rate if one.minutes is not None else amount
                if one.percent and labour:
                    lines.append(("fee", cents(amount), one.taxable))
                else:
                    lines.append(self._line(LineKind.FEE, amount, one.taxable))
        return lines

    def _minute(self, at: datetime, role: str | None) -> Minute:
        """Worked out once for every set of rows that hold: minutes are many, and most are alike."""
        band = self._band(at)
        held = tuple(tuple(n for n, row in enumerate(card.rows) if self._holds(row, at, role)) for card in self.cards)
        if (band, role, held) not in self._seen:
            self._seen[band, role, held] = self._weighed(at, role, band)
        return self._seen[band, role, held]

    def _weighed(self, at: datetime, role: str | None, band: Band) -> Minute:
        levels = self._spoken(at, role)
        base, adjustment = None, Fraction(0)
        for card, rows in zip(self.cards, levels, strict=True):
            for row in rows:
                if base is None and row.adjustment is not None and not adjustment:
                    adjustment = Fraction(row.adjustment.amount)
                if base is None and row.base is not None:
                    base = Fraction(row.base.amount)
            if base is None and card.base is not None:
                base = Fraction(card.base.amount)
        assert base is not None
        highest = max(_first_of(levels, "multiplier"), default=1)
        every = [row for rows in levels for row in rows]
        return Minute(
            band,
            max(base + adjustment, Fraction(0)) * Fraction(highest),
            not any(not row.taxable for row in every),
            role if any(row.role for row in every) else None,
            band is not Band.HOLIDAY and any(row.holiday and row.multiplier == highest for row in every),
        )

    def _spoken(self, at: datetime, role: str | None) -> list[list[RateRow]]:
        """The rows of every card that hold, in the order in which they are asked."""
        return [list(self._ordered(card, at, role)) for card in self.cards]

    def _ordered(self, card: RateCard, at: datetime, role: str | None) -> Iterator[RateRow]:
        rows = [row for row in card.rows if self._holds(row, at, role)]
        work = self.q.work
        afar = work in (Work.EMERGENCY, Work.SECURITY, Work.TRAINING, Work.VENDOR, Work.QUOTE)
        if afar and not any(row.work is work for row in rows):
            work = Work.REMOTE
        began = sorted({row.valid_from or date.min for row in rows}, reverse=True)
        for wanted in (work, None):
            for with_role in (True, False):
                for times in (3, 2, 1, 0):
                    for since in began:
                        for row in rows:
                            said = [row.band is not None, any(row.week), row.holiday is not None].count(True)
                            place = (row.work, row.role is not None, said, row.valid_from or date.min)
                            if place == (wanted, with_role, times, since):
                                yield row

    def _holds(self, term: RateRow | Surcharge, at: datetime, role: str | None) -> bool:
        day, minute = self._wall(at)
        if term.role is not None and term.role != role:
            return False
        if term.valid_from is not None and day < term.valid_from:
            return False
        if term.valid_to is not None and day > term.valid_to:
            return False
        if any(term.week) and not _inside(term.week[day.weekday()], term.week[day.weekday() - 1], minute):
            return False
        if term.holiday is not None:
            own, before = self.special.get(day), self.special.get(day - timedelta(days=1), ())
            if _inside(own or (), () if own is not None else before, minute):
                return False  # what a partial holiday keeps is none
            since = [(day - holiday).days * 1440 + minute for holiday in self.special]
            if not any(term.holiday.starts <= passed < term.holiday.ends for passed in since):
                return False
        return term.band is None or term.band is self._band(at)

    def _band(self, at: datetime) -> Band:
        day, minute = self._wall(at)
        weekly, yesterday = self.q.hours.weekly, day - timedelta(days=1)
        own = self.special.get(day, weekly[day.weekday()])
        before = () if day in self.special else self.special.get(yesterday, weekly[yesterday.weekday()])
        if _inside(own, before, minute):
            return Band.SUPPORT
        if day in self.special:
            return Band.HOLIDAY
        return Band.WEEKEND if day.isoweekday() > 5 else Band.AFTER_HOURS

    def _wall(self, at: datetime) -> tuple[date, int]:
        local = at.astimezone(self.zone)
        return local.date(), local.hour * 60 + local.minute


def cents(amount: Fraction) -> Fraction:
    """Half up to the cent; nothing here is below zero."""
    return Fraction(floor(amount * 100 + Fraction(1, 2)), 100)


def _inside(own: tuple[Window, ...], before: tuple[Window, ...], minute: int) -> bool:
    today = any(window.opens <= minute < window.closes for window in own)
    return today or any(minute + 1440 < window.closes for window in before)


def _first_of(levels: list[list[RateRow]], term: str) -> list[int]:
    for rows in levels:
        said = [getattr(row, term) for row in rows if getattr(row, term) is not None]
        if said:
            return said
    return []


def _summed(minutes: list[tuple[Minute, Fraction]]) -> dict[Minute, Fraction]:
    found: dict[Minute, Fraction] = {}
    for minute, weight in minutes:
        found[minute] = found.get(minute, Fraction(0)) + weight
    return found
