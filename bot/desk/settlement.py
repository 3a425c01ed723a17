"""What a resolved ticket came to: the real price, what of it is billed, and what is not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from bot.desk.money import Money
from bot.desk.prices import EstimateLine


@dataclass(frozen=True)
class Settlement:
    """The end of a ticket in minutes and money; a ticket that was opened again has one more, and the last one holds.

    ``minutes`` were really worked, ``accounted`` after minimum and increment: ``from_allowance`` of these are paid by
    an allowance, ``charged`` are not. ``drawn`` is what the ledger took, in the allowance's unit. ``price`` is the
    real price, ``final`` what is billed: never more than ``limit``, the approved not-to-exceed amount (None where
    nothing was approved, so that nothing is billed). ``quoted`` is the likely price that was approved.
    """

    ticket: str
    client: str
    number: int
    key: str
    by: str
    note: str
    at: datetime
    minutes: int
    accounted: Decimal
    from_allowance: Decimal
    charged: Decimal
    allowance: str | None
    drawn: Decimal
    quoted: Money | None
    limit: Money | None
    price: Money
    final: Money
    lines: tuple[EstimateLine, ...] = ()

    @property
    def written_off(self) -> Money:
        """What was worked or used and is not billed."""
        return self.price - self.final
