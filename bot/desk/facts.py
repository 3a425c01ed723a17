"""What is known of a request when its coverage is decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from bot.desk.catalogue import Impact, Minutes, Urgency, Work
from bot.desk.contracts import Cause


@dataclass(frozen=True)
class Facts:
    """What is known of a request at one planned instant; None is 'not known', which is never held against the client.

    ``kilometres`` are one way to the site, kept because a site's place on the map may be set right later.
    ``person`` is an e-mail address; ``used_later`` is what the allowances' next periods hold already.
    """

    category: str
    at: datetime
    work: Work | None = None
    impact: Impact | None = None
    urgency: Urgency | None = None
    site: str | None = None
    asset: str | None = None
    asset_class: str | None = None
    asset_covered: bool | None = None
    meets_standard: bool | None = None
    person_listed: bool | None = None
    cause: Cause | None = None
    application: str | None = None
    minutes: Minutes | None = None
    used: tuple[tuple[str, Decimal], ...] = ()
    kilometres: Decimal | None = None
    person: str | None = None
    used_later: tuple[tuple[str, Decimal], ...] = ()

    def used_of(self, name: str) -> Decimal:
        """How much of an allowance this period has seen already, less what was carried over."""
        return dict(self.used).get(name, Decimal(0))
