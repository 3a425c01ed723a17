"""Alerts from monitoring: what a source reports about a device, and what one more report of a condition leads to."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from bot.desk.catalogue import Priority
from bot.desk.sla import Target
from bot.desk.tickets import HistoryEntry, Ticket, TicketState

MONITORING = "monitoring"
"""Who writes the history of what monitoring does, and what a ticket of its own names as its source."""
MOST_RETURNS = 3
"""A condition that has come back so often comes and goes: its ticket stays open for a person, and it is only counted."""


class AlertSeverity(str, Enum):
    """How bad the source says it is."""

    CRITICAL = "critical"
    WARNING = "warning"
    INFO = "info"


_RANK = {AlertSeverity.INFO: 0, AlertSeverity.WARNING: 1, AlertSeverity.CRITICAL: 2}


@dataclass(frozen=True)
class Alert:
    """One report: something is wrong with a device (``firing``), or not any more. ``client`` is the code that the source
    names; ``started_at`` is when it began, where the source says so."""

    source: str
    client: str | None
    device: str
    condition: str
    firing: bool
    severity: AlertSeverity
    summary: str = ""
    labels: tuple[tuple[str, str], ...] = ()
    started_at: datetime | None = None

    def label(self, name: str) -> str | None:
        """What the label of this name says."""
        return next((value for key, value in self.labels if key == name), None)

    @property
    def fingerprint(self) -> str:
        """The same for every report of the same condition of the same device by the same source."""
        said = [self.source, self.client, self.device.casefold(), self.condition]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()


class Standing(str, Enum):
    """How a condition stands: it is there, it is gone, or it is there and a maintenance window keeps it quiet."""

    FIRING = "firing"
    RESOLVED = "resolved"
    QUIET = "maintenance"


@dataclass(frozen=True)
class Condition:
    """A condition of a device on record, with its newest report and the ticket that it counts on.

    ``since`` is when it began this time, ``opened_at`` when a ticket was last opened for it; ``count`` are the reports since
    then, ``returns`` how often it has come back. ``over_at`` is when it was first reported although its ticket was over.
    """

    fingerprint: str
    alert: Alert
    client: str | None
    standing: Standing
    since: datetime
    last_at: datetime
    count: int = 1
    asset: str | None = None
    site: str | None = None
    ticket: str | None = None
    opened_at: datetime | None = None
    resolved_at: datetime | None = None
    over_at: datetime | None = None
    returns: int = 0

    @property
    def comes_and_goes(self) -> bool:
        """Whether it has come back too often for anybody to believe that it is gone."""
        return self.returns >= MOST_RETURNS


class Reaction(str, Enum):
    """What one more report leads to."""

    IGNORE = "ignore"  # it is old, or says what is known
    COUNT = "count"  # there is a ticket for it
    OPEN = "open"  # it needs a ticket
    BACK = "back"  # it was gone, and its ticket is still open
    REOPEN = "reopen"  # it was gone, and so was its ticket: too short a time for another one
    RECORD = "record"  # a maintenance window keeps it quiet
    END = "end"  # it is gone


def react(
    known: Condition | None, alert: Alert, now: datetime, *, ticket: Ticket | None, quiet: bool, steady_after: timedelta
) -> Reaction:
    """What the report leads to; ``ticket`` is the one that the condition counts on, ``quiet`` whether a window holds."""
    if known is not None and _is_late(known, alert):
        return Reaction.IGNORE
    if not alert.firing:
        gone = known is None or known.standing is Standing.RESOLVED
        return Reaction.IGNORE if gone else Reaction.END
    if known is not None and ticket is not None and ticket.is_open:
        return Reaction.BACK if known.standing is Standing.RESOLVED else Reaction.COUNT
    if quiet:
        return Reaction.RECORD
    if known is None or ticket is None:
        return Reaction.OPEN
    may_reopen = ticket.state is TicketState.RESOLVED
    if known.standing is Standing.RESOLVED:
        lately = known.resolved_at is not None and now - known.resolved_at <= steady_after
        return Reaction.REOPEN if lately and may_reopen else Reaction.OPEN
    # A person has ended the ticket, and it may take the source a while to see what they did.
    if known.over_at is None or now - known.over_at < steady_after:
        return Reaction.COUNT
    return Reaction.REOPEN if may_reopen else Reaction.OPEN


def _is_late(known: Condition, alert: Alert) -> bool:
    """Whether it tells of a time before what is known: it was on its way for long, or was repeated."""
    before, begun = known.alert.started_at, alert.started_at
    if before is None or begun is None:
        return False
    return begun < before or (alert.firing and known.standing is Standing.RESOLVED and begun == before)


def is_worse(alert: Alert, than: Alert) -> bool:
    """Whether the newer report is about something more severe."""
    return _RANK[alert.severity] > _RANK[than.severity]


def calls_somebody(severity: AlertSeverity, priority: Priority, target: Target | None) -> bool:
    """Whether an alert wakes whoever is on call: it is critical, and a P1 or promised around the clock."""
    around_the_clock = target is not None and target.around_the_clock
    return severity is AlertSeverity.CRITICAL and (priority is Priority.P1 or around_the_clock)


_NOBODY_HAS_IT = frozenset({TicketState.NEW, TicketState.TRIAGED, TicketState.AWAITING_APPROVAL, TicketState.SCHEDULED})


def is_untouched(ticket: Ticket, history: Iterable[HistoryEntry], *, worked: bool, ours: frozenset[str]) -> bool:
    """Whether no person has done anything about a ticket: claimed it, answered, approved, added, written time.

    ``worked`` says whether time or parts stand on it, ``ours`` are the names under which the desk itself writes.
    """
    if worked or ticket.owner is not None or ticket.first_response_at is not None:
        return False
    if ticket.state not in _NOBODY_HAS_IT:
        return False
    return all(entry.by in ours for entry in history)


class GroupKind(str, Enum):
    """Why several reports are one matter."""

    STORM = "storm"
    INCIDENT = "incident"


@dataclass(frozen=True)
class AlertGroup:
    """Reports that are dealt with as one, on one ticket: a client's storm of alerts (None: of nobody's), or an incident of a
    site and category.

    ``members`` are the tickets that go with it, ``told`` the addresses that know; ``last_at`` is when one joined last.
    """

    id: str
    kind: GroupKind
    client: str | None
    ticket: str
    began_at: datetime
    last_at: datetime
    site: str | None = None
    category: str | None = None
    members: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    ended_at: datetime | None = None


@dataclass(frozen=True)
class AlertDelivery:
    """What a source has handed over in one request."""

    id: str
    source: str
    received_at: datetime
    alerts: tuple[Alert, ...]


@dataclass(frozen=True)
class Progress:
    """How many alerts of a delivery have had their effect, and how often the next one has failed."""

    taken: int = 0
    failed: int = 0
