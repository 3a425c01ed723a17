"""Allowances: when they start anew in the client's zone, what they carry over, what is taken and what is left.

```
carried(first) = 0                        carried(next) = min(rollover, max(0, left))        counted from the contract's start
left           = amount + carried - reserved - used
room           = the most that may still be taken so that neither this period nor a later one falls below zero
```
A debt (``overrun: allow``) is not carried over, and neither is anything beyond the last day of use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from zoneinfo import ZoneInfo

from bot.desk.contracts import Allowance, Contract, Period

_MONTHS = {Period.MONTH: 1, Period.QUARTER: 3, Period.YEAR: 12}
_LAST_DAY = date(9998, 12, 31)
_NOTHING = Decimal(0)
Span = tuple[datetime, datetime]
Used = tuple[tuple[str, Decimal], ...]
"""What is used of each allowance, by its name, as facts state it."""


class RowKind(str, Enum):
    """What a row of the ledger does; taking back is an amount below zero."""

    RESERVE = "reserve"  # held for a ticket that is open
    GIVE_BACK = "give_back"  # of what was reserved
    DRAW = "draw"  # really used
    CORRECT = "correct"  # of what was drawn


HOLDING = frozenset({RowKind.RESERVE, RowKind.GIVE_BACK})


@dataclass(frozen=True)
class LedgerRow:
    """One row: ``amount`` in the allowance's unit for work at ``work_at``, whose period pays; ``key`` wrote it."""

    client: str
    contract: str
    allowance: str
    kind: RowKind
    amount: Decimal
    work_at: datetime
    ticket: str
    key: str
    written_at: datetime


@dataclass(frozen=True)
class Taken:
    """What a period has seen go: ``reserved`` for open tickets, ``used`` by work that is settled."""

    reserved: Decimal = _NOTHING
    used: Decimal = _NOTHING

    @property
    def total(self) -> Decimal:
        """Both."""
        return self.reserved + self.used

    def __add__(self, other: Taken) -> Taken:
        return Taken(self.reserved + other.reserved, self.used + other.used)


def taken_of(rows: Iterable[LedgerRow]) -> Taken:
    """The sum of these rows."""
    total = Taken()
    for row in rows:
        held = row.kind in HOLDING
        total += Taken(row.amount if held else _NOTHING, _NOTHING if held else row.amount)
    return total


def allowance_period(contract: Contract, allowance: Allowance, at: datetime) -> Span:
    """The period [since, until) that holds ``at``; a term runs from the contract's first day to its last.

    The last day of use, or of the contract, ends a period early; what comes after it is one more, in which the
    allowance holds nothing.
    """
    zone = ZoneInfo(contract.support_hours.zone)
    day = at.astimezone(zone).date()
    if allowance.per is Period.TERM:
        first, after = contract.starts, _LAST_DAY + timedelta(days=1)
    else:
        months = _MONTHS[allowance.per]
        index = (day.year * 12 + day.month - 1) // months * months
        first, after = _first_of(index), _first_of(index + months)
    last = _last_day(contract, allowance)
    if last is not None:
        ended = last + timedelta(days=1)
        first, after = (ended, _LAST_DAY) if day >= ended else (first, min(after, ended))
    return datetime.combine(first, time(), zone), datetime.combine(after, time(), zone)


def _first_of(month_index: int) -> date:
    return date(month_index // 12, month_index % 12 + 1, 1)


def _last_day(contract: Contract, allowance: Allowance) -> date | None:
    return min((day for day in (allowance.until, contract.ends) if day is not None), default=None)


def has_ended(contract: Contract, allowance: Allowance, since: datetime) -> bool:
    """Whether a period that begins then lies beyond the last day of use."""
    last = _last_day(contract, allowance)
    return last is not None and since.astimezone(ZoneInfo(contract.support_hours.zone)).date() > last


def periods_that_matter(
    contract: Contract, allowance: Allowance, at: datetime, last_work: datetime | None
) -> tuple[Span, ...]:
    """The periods that what is left at ``at`` depends on, in order.

    Without a rollover it is the one alone. With one it is all of them: from the contract's first, as every period
    hands on to the next, to the last that anything is taken in (``last_work``), as what it took over stays taken.
    """
    zone = ZoneInfo(contract.support_hours.zone)
    if not allowance.rollover:
        return (allowance_period(contract, allowance, at),)
    last = max(at, last_work or at)
    period = allowance_period(contract, allowance, min(at, datetime.combine(contract.starts, time(), zone)))
    found = [period]
    while period[1] <= last:
        period = allowance_period(contract, allowance, period[1])
        found.append(period)
    return tuple(found)


@dataclass(frozen=True)
class Balance:
    """One period of an allowance: what it holds, where it comes from, where it goes.

    ``hands_on`` is what the next period takes over of what is left; ``room`` is the most that may still be taken.
    """

    since: datetime
    until: datetime
    amount: Decimal
    carried: Decimal
    taken: Taken
    hands_on: Decimal
    room: Decimal

    @property
    def total(self) -> Decimal:
        """What the period holds at its beginning, with what it took over."""
        return self.amount + self.carried

    @property
    def last_day(self) -> str:
        """The last day of the period in words, in the client's zone."""
        return f"{self.until - timedelta(hours=12):%-d %B %Y}"

    @property
    def left(self) -> Decimal:
        """What is left; below zero where the contract lets an allowance be overrun."""
        return self.total - self.taken.total

    def holds(self, at: datetime) -> bool:
        """Whether the instant falls into the period."""
        return self.since <= at < self.until


def balances(
    contract: Contract, allowance: Allowance, periods: Sequence[Span], taken: Sequence[Taken]
) -> tuple[Balance, ...]:
    """The periods one after the other, each taking over from the one before up to the rollover."""
    found: list[Balance] = []
    carried = _NOTHING
    for (since, until), gone in zip(periods, taken, strict=True):
        amount = _NOTHING if has_ended(contract, allowance, since) else allowance.amount
        left = amount + carried - gone.total
        most = _NOTHING if has_ended(contract, allowance, until) else allowance.rollover
        on = min(most, max(_NOTHING, left))
        found.append(Balance(since, until, amount, carried, gone, hands_on=on, room=_NOTHING))
        carried = on
    return _with_room(found)


def _with_room(found: Sequence[Balance]) -> tuple[Balance, ...]:
    """Backwards: a period can spare what it does not hand on, and what the next one has room to lose."""
    done: list[Balance] = []
    for balance in reversed(found):
        room = max(_NOTHING, balance.left)
        if done:
            room = min(room, room - balance.hands_on + done[-1].room)
        done.append(replace(balance, room=room))
    return tuple(reversed(done))


def balance_at(found: Sequence[Balance], at: datetime) -> Balance:
    """The period among these that holds the instant."""
    return next(balance for balance in found if balance.holds(at))


def net_use(allowance: Allowance, found: Sequence[Balance], at: datetime) -> Decimal:
    """The allowance less what may still be taken at ``at``: the use that a decision weighs; below zero after a rollover."""
    balance = balance_at(found, at)
    return allowance.amount - min(balance.room, balance.left)


PeriodsAt = Callable[[Contract, Allowance, datetime], tuple[Balance, ...]]
"""The periods that what is left of an allowance at an instant depends on, as somebody knows them."""


def untouched(contract: Contract, allowance: Allowance, at: datetime) -> tuple[Balance, ...]:
    """The periods of an allowance without a history: nobody has drawn anything, so each hands on all that it may."""
    periods = periods_that_matter(contract, allowance, at, None)
    return balances(contract, allowance, periods, [Taken()] * len(periods))


@dataclass(frozen=True)
class Use:
    """What a decision weighs of the allowances in force: in their period ``now``, and in the next one ``later``."""

    now: Used
    later: Used


def use_at(contracts: Sequence[Contract], at: datetime, known: PeriodsAt, stated: Used = ()) -> Use:
    """The use at an instant; what is ``stated`` of an allowance counts as all that its period has seen go."""
    periods = _restating(known, at, {name.casefold(): used for name, used in stated})
    now: list[tuple[str, Decimal]] = []
    later: list[tuple[str, Decimal]] = []
    for contract in contracts:
        for allowance in contract.allowances if contract.in_force(at) else ():
            now.append((allowance.name, net_use(allowance, periods(contract, allowance, at), at)))
            then = allowance_period(contract, allowance, at)[1]
            # What is planned for the next period already, and what this one hands on to it.
            if allowance.per is not Period.TERM and contract.in_force(then):
                later.append((allowance.name, net_use(allowance, periods(contract, allowance, then), then)))
    return Use(tuple(now), tuple(later))


def _restating(known: PeriodsAt, at: datetime, said: Mapping[str, Decimal]) -> PeriodsAt:
    """The same periods, had the one that holds ``at`` seen go what is said."""

    def periods(contract: Contract, allowance: Allowance, instant: datetime) -> tuple[Balance, ...]:
        found = known(contract, allowance, instant)
        used = said.get(allowance.name.casefold())
        if used is None:
            return found
        taken = [Taken(used=used) if each.holds(at) else each.taken for each in found]
        return balances(contract, allowance, [(each.since, each.until) for each in found], taken)

    return periods


def carried_in_words(found: Sequence[Balance], at: datetime, in_words: Callable[[Decimal], str]) -> tuple[str, ...]:
    """Where what a period took over comes from, oldest first: back to the one where more was left than may be carried."""
    index = next(i for i, balance in enumerate(found) if balance.holds(at))
    said: list[str] = []
    lost = _NOTHING
    while index > 0 and found[index].carried and not lost:
        index -= 1
        before = found[index]
        lost = before.left - before.hands_on
        most = f"; {in_words(lost)} lapsed, as at most {in_words(before.hands_on)} is carried over" if lost else ""
        said.append(
            f"{in_words(before.left)} of {in_words(before.total)} was left at the end of {before.last_day}{most}."
        )
    return tuple(reversed(said))
