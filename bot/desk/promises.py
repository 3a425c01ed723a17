"""Which answer times hold for a request: the contract's, or the house's own where the contract agrees none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import inf

from bot.desk.catalogue import Priority, RequestType
from bot.desk.contracts import Contract
from bot.desk.hours import Band, SupportHours, band_at, next_opening
from bot.desk.sla import SlaPolicy, Target, deadlines

# Our own targets where a contract agrees none: a ticket without a deadline is a ticket that is forgotten.
HOUSE_SLA = SlaPolicy(
    (
        ("P1", Target(timedelta(hours=1), timedelta(hours=8), True)),
        ("P2", Target(timedelta(hours=2), timedelta(hours=16), False)),
        ("P3", Target(timedelta(hours=4), timedelta(hours=24), False)),
        ("P4", Target(timedelta(hours=8), timedelta(hours=40), False)),
    )
)
# Somebody who pays for a callout at night is answered at night.
CALLOUT_SLA = SlaPolicy(
    tuple((priority.value, Target(timedelta(hours=2), timedelta(hours=12), True)) for priority in Priority)
)

BY_DAY = "What nobody has to act on at night is answered in support hours."


@dataclass(frozen=True)
class Promise:
    """The dates, whether the contract agrees them (``agreed``) or they are the house's own, and what clocks count.

    Without ``target`` and ``hours`` nothing is promised and no clock runs.
    """

    respond_by: datetime | None
    resolve_by: datetime | None
    agreed: bool
    text: str
    target: Target | None = None
    hours: SupportHours | None = None

    def is_sooner(self, other: Promise) -> bool:
        """Whether it is stricter: the first answer comes before the solution, and what is agreed before what is not."""
        return self._strictness < other._strictness

    @property
    def _strictness(self) -> tuple[float, float, bool]:
        respond, resolve = (at.timestamp() if at else inf for at in (self.respond_by, self.resolve_by))
        return respond, resolve, not self.agreed


def promised_deadlines(
    contract: Contract | None,
    priority: Priority,
    start: datetime,
    *,
    charged: bool,
    by_day: bool = False,
    request_type: RequestType | None = None,
    site: str | None = None,
) -> Promise:
    """The deadlines for a clock that starts at ``start``; without any contract a person promises, not we.

    Counted in the hours of the site where it has a calendar of its own. What is answered ``by_day`` (a complaint, a bill, a
    price that a person has to work out) counts support hours alone, whatever is agreed for what goes wrong at night.
    """
    if contract is None:
        return Promise(None, None, False, "No contract agrees an answer time; a person will say when.")
    policy, agreed, text = _policy(contract, priority, start, charged and not by_day, request_type)
    target = policy.target(priority.value, request_type)
    assert target is not None
    if by_day and target.around_the_clock:
        target, text = replace(target, around_the_clock=False), f"{text} {BY_DAY}"
    hours = contract.hours_at(site)
    found = deadlines(SlaPolicy(((priority.value, target),)), hours, priority.value, start)
    return Promise(found.respond_by, found.resolve_by, agreed, text, target, hours)


def _policy(
    contract: Contract, priority: Priority, start: datetime, charged: bool, request_type: RequestType | None
) -> tuple[SlaPolicy, bool, str]:
    if contract.sla is not None and contract.sla.target(priority.value, request_type) is not None:
        return contract.sla, True, f"Answer and repair times for {priority.value} are agreed in {contract.number}."
    if charged and band_at(contract.support_hours, start) is not Band.SUPPORT:
        return (
            CALLOUT_SLA,
            False,
            f"{contract.number} agrees no answer times; for a callout we aim to answer within 2 hours.",
        )
    return HOUSE_SLA, False, f"{contract.number} agrees no answer times; our own aims are used."


def call_by(
    priority: Priority, hours: SupportHours | None, now: datetime, respond_by: datetime | None
) -> datetime | None:
    """Until when somebody has to be called, where a first answer is promised before anybody is at the desk; else None.

    The two highest priorities call at once, the others when half of the time is over at the latest: whoever is called
    needs the other half to answer.
    """
    if hours is None or respond_by is None:
        return None
    opening = next_opening(hours, now)
    if opening is not None and opening <= respond_by:
        return None
    if priority in (Priority.P1, Priority.P2):
        return now
    return max(now, now + (respond_by - now) / 2)
