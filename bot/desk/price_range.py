"""Which lengths of a range have to be priced to know its cheapest and its dearest (desk rules, section 6)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sized
from itertools import accumulate, pairwise
from typing import Protocol

from bot.desk.catalogue import Minutes
from bot.desk.labour import Worked
from bot.desk.money import Money, smallest

# How many times the smallest amount: more than a line, its tax and its share of surcharges can lose or gain by being
# rounded, four times over.
ROUNDED_OFF = 10


class AddedUp(Protocol):
    """What one length costs: its lines and their total."""

    @property
    def lines(self) -> Sized:
        """What is added up."""

    @property
    def total(self) -> Money:
        """The sum, with tax."""


def monotone_lengths(longest: Worked, minutes: Minutes, covered_minutes: int) -> Iterator[tuple[int, int]]:
    """The range cut into lengths, first and last, along which the exact price only rises or only falls; none at one rate.

    At one rate more minutes never cost less, to the cent: then the ends of the range are its extremes. Otherwise the
    price keeps its direction as long as neither the rate of the last minute nor the billed time changes, or all time is
    billed as it was worked: the average rate then moves towards the last one. An allowance pays for the first billed
    minutes, which move too, so then every length is a case of its own.
    """
    if len(longest.pieces) < 2:
        return
    terms = longest.arrival
    lengths = range(minutes.low, minutes.high + 1)
    begins = {minutes.low, terms.minimum, (terms.maximum or 0) + 1}
    begins |= {int(end) + 1 for end in accumulate(length for _, length in longest.pieces)}
    if terms.increment > 1:
        begins |= {length for length in lengths if length % terms.increment == 1}
    ordered = list(lengths) if covered_minutes else sorted(one for one in begins if one in lengths)
    for first, following in pairwise([*ordered, minutes.high + 1]):
        yield first, following - 1


def look_from_both_ends(case: Callable[[int], AddedUp], first: int, last: int) -> None:
    """Price the ends, and what lies so near to their price that rounding to the cent could turn the order around."""
    for inward in (range(first, last + 1), range(last, first - 1, -1)):
        end = case(inward[0])
        near = len(end.lines) * ROUNDED_OFF * smallest(end.total.currency)
        for length in inward[1:]:
            if abs(case(length).total.amount - end.total.amount) > near:
                break
