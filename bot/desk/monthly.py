"""What a client's owner reads about a month: what was asked for, what the fee covered, what was charged, what was promised.

Only what was counted, and figures that it was counted from: a month that was given out is kept as it is here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum

from bot.desk.money import Money, in_words
from bot.desk.sla import Metric
from bot.desk.tickets import BY_ITSELF, Ticket, TicketState

OFTEN = 3
"""So many requests about the same thing are worth a word."""
MOST_SUGGESTIONS = 2


class Ending(str, Enum):
    """What became of a request."""

    COVERED = "covered"  # a technician solved it, and nothing was charged for it
    CHARGED = "charged"
    ALONE = "alone"  # its person solved or closed it
    GONE = "gone"  # monitoring saw it go by itself
    CANCELLED = "cancelled"
    OPEN = "open"  # somebody still has to do something


def ending_of(ticket: Ticket, charged: Money | None) -> Ending:
    """What became of a ticket that ``charged`` was billed for."""
    if ticket.is_open:
        return Ending.OPEN
    if charged is not None and charged.amount > 0:
        return Ending.CHARGED
    if ticket.state is TicketState.CANCELLED:
        return Ending.CANCELLED
    if ticket.solved_by == BY_ITSELF:
        return Ending.GONE
    return Ending.ALONE if ticket.needed_nobody else Ending.COVERED


@dataclass(frozen=True)
class Counted:
    """A name with how often it was counted."""

    name: str
    title: str
    number: int


@dataclass(frozen=True)
class Fee:
    """What a contract's fee came to in the month, before tax."""

    contract: str
    amount: Money


@dataclass(frozen=True)
class CoveredWork:
    """Requests that one clause covered, in the contract's own words; ``worth`` is what callouts would have cost, before tax."""

    contract: str
    clause: str | None
    term: str
    requests: int
    worth: Money


@dataclass(frozen=True)
class Charge:
    """What was billed for a ticket in the month, tax included; who approved which quote, up to which amount.

    ``free_later`` says that the same work would have cost nothing at another time or from afar, as the person was told.
    """

    ticket: str
    title: str
    amount: Money
    quote: str | None
    approved_by: str | None
    approved_at: datetime | None
    up_to: Money | None
    contract: str | None
    clause: str | None
    free_later: bool = False


@dataclass(frozen=True)
class HoursLeft:
    """An allowance at the end of the month, in words: what it held, what was used, what is left, until when."""

    contract: str
    name: str
    total: str
    used: str
    left: str
    until: str
    share_used: Decimal


@dataclass(frozen=True)
class Promised:
    """Promises about one metric; ``agreed`` by a contract, or our own aims."""

    metric: Metric
    agreed: bool
    kept: int
    missed: int
    running: int
    not_needed: int


@dataclass(frozen=True)
class Called:
    """An emergency: when, what, and after how many minutes somebody had it (None: nobody has said so)."""

    at: datetime
    kind: str
    ticket: str | None
    minutes: int | None


@dataclass(frozen=True)
class Figures:
    """What suggestions are drawn from: devices that requests named, and kinds of problems with a guide nobody began."""

    devices: tuple[Counted, ...]
    not_tried: tuple[Counted, ...]


@dataclass(frozen=True)
class MonthlyReport:
    """One client's month, ``2026-10``, as it stood at ``as_of``; ``whole`` says that it was over.

    ``months`` are the requests of this month and those before it, oldest first. ``fees``, ``covered`` and ``worth`` are
    None where they cannot be told in one currency; ``why_not`` says why.
    """

    client: str
    name: str
    month: str
    currency: str
    timezone: str
    as_of: datetime
    whole: bool
    months: tuple[Counted, ...]
    endings: tuple[Counted, ...]
    kinds: tuple[Counted, ...]
    fees: tuple[Fee, ...] | None
    covered: tuple[CoveredWork, ...] | None
    charges: tuple[Charge, ...]
    allowances: tuple[HoursLeft, ...]
    promised: tuple[Promised, ...]
    answers: int
    half_within: int | None
    nine_of_ten: int | None
    requests: int
    deflected: int
    too_early: int
    emergencies: tuple[Called, ...]
    monitored: int
    gone: int
    suggestions: tuple[str, ...]
    why_not: str = ""

    @property
    def tickets(self) -> int:
        """Requests of this month."""
        return self.months[-1].number

    def ended(self, ending: Ending) -> int:
        """How many of them came to this."""
        return sum(each.number for each in self.endings if each.name == ending.value)

    @property
    def charged(self) -> tuple[Money, ...]:
        """What was charged, added up by currency; empty where nothing was."""
        return added_up(charge.amount for charge in self.charges)

    @property
    def worth(self) -> Money | None:
        """What callouts would have cost for what the fee covered."""
        if self.covered is None:
            return None
        return sum((each.worth for each in self.covered), Money.zero(self.currency))

    def promise(self, metric: Metric) -> Promised | None:
        """What the contract promises about a metric, else our own aims; None where there was nothing to keep."""
        told = [one for one in self.promised if one.metric is metric and one.kept + one.missed]
        return next(iter(sorted(told, key=lambda one: not one.agreed)), None)


def added_up(amounts: Iterable[Money]) -> tuple[Money, ...]:
    """The sum of each currency by itself, in the order of their names; amounts of nothing are none."""
    sums: dict[str, Money] = {}
    for amount in amounts:
        sums[amount.currency] = sums.get(amount.currency, Money.zero(amount.currency)) + amount
    return tuple(sums[currency] for currency in sorted(sums) if sums[currency].amount)


def counted(names: Iterable[tuple[str, str]], most: int | None = None) -> tuple[Counted, ...]:
    """Names with their titles by how often they come, the most often first."""
    numbers = Counter(names)
    found = [Counted(name, title, number) for (name, title), number in numbers.items()]
    return tuple(sorted(found, key=lambda each: (-each.number, each.name)))[:most]


def suggestions(figures: Figures, charges: Sequence[Charge]) -> tuple[str, ...]:
    """At most two things to do otherwise, each with the figures that say so; none where nothing says so.

    First what cost money and need not have, then a device that fails again and again, then guides that nobody tries.
    """
    return tuple(
        text for text in (_wait(charges), _device(figures.devices), _guide(figures.not_tried)) if text is not None
    )[:MOST_SUGGESTIONS]


def _wait(charges: Sequence[Charge]) -> str | None:
    free = [charge for charge in charges if charge.free_later]
    if not free:
        return None
    spent = " and ".join(in_words(amount) for amount in added_up(charge.amount for charge in free))
    numbers = ", ".join(charge.ticket for charge in free)
    callouts = "1 callout" if len(free) == 1 else f"{len(free)} callouts"
    return (
        f"{callouts} ({numbers}) came to {spent}, where a later time or help from afar was offered for nothing. "
        "Ask your people which ones could wait."
    )


def _device(devices: Sequence[Counted]) -> str | None:
    worst = devices[0] if devices and devices[0].number >= OFTEN else None
    if worst is None:
        return None
    return f"{worst.number} requests named {worst.title}. It may be time to look at that device as a whole."


def _guide(not_tried: Sequence[Counted]) -> str | None:
    most = not_tried[0] if not_tried and not_tried[0].number >= OFTEN else None
    if most is None:
        return None
    return (
        f"For {most.number} requests about “{most.title}” there is a guide that nobody began. "
        "Tell your people that the help desk can lead them through it at any hour."
    )


@dataclass(frozen=True)
class GivenOut:
    """A month as it was given to the client: the how manieth time, by whom and when. It is never changed."""

    report: MonthlyReport
    number: int
    by: str
    at: datetime
