"""What is known of a request when its coverage is decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from bot.desk.catalogue import Impact, Minutes, Urgency, Work
from bot.desk.contracts import Cause
from bot.desk.work_done import Part, WorkEntry


@dataclass(frozen=True)
class Facts:
    """What is known of a request at one planned instant; None is 'not known', which is never held against the client.

    ``kilometres`` are one way to the site, kept because a site's place on the map may be set right later.
    ``person`` is an e-mail address; ``used_later`` is what the allowances' next periods hold already.
    ``role`` is that of the technician, ``rate`` an hour that was agreed for this ticket. ``entries`` are stretches of
    work that are known already, the first at ``at``; ``parts`` are bought for it.
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
    role: str | None = None
    rate: Decimal | None = None
    entries: tuple[WorkEntry, ...] = ()
    parts: tuple[Part, ...] = ()

    def used_of(self, name: str) -> Decimal:
        """How much of an allowance this period has seen already, less what was carried over."""
        return dict(self.used).get(name, Decimal(0))
