"""The memory of what monitoring reports, and where the house has said how it is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.desk.alert_plan import AlertPlan
from bot.desk.alerts import AlertDelivery, AlertGroup, Condition, Progress, Standing
from bot.desk.maintenance import MaintenanceWindow
from bot.desk.tickets import Ticket


class AlertPlans(Protocol):
    """Where sources of alerts and the rules for them stand."""

    def plan(self) -> AlertPlan: ...
    def warning(self) -> str | None:
        """Why the newest file does not hold and an older one does; None when all is well."""
        ...


class NoAlertPlan:
    """Nobody has said anything: no source is known, and every alert is refused."""

    def plan(self) -> AlertPlan:
        """Without sources."""
        return AlertPlan()

    def warning(self) -> str | None:
        """Never."""
        return None


@dataclass(frozen=True)
class ConditionOnRecord:
    """A condition with the ticket it counts on, and its place: when it was last reported, then the order of writing."""

    place: tuple[datetime, int]
    condition: Condition
    ticket: Ticket | None


class Alerts(Protocol):
    """Deliveries, conditions, groups and maintenance windows."""

    def hold(self, what: str) -> None:
        """Nobody else has alerts about this take effect until our transaction ends."""
        ...

    def receive(self, delivery: AlertDelivery, *, again_before: datetime | None = None) -> bool:
        """Write the delivery; False when its id was written already, and not before ``again_before`` (None: ever)."""
        ...

    def delivery(self, id: str) -> AlertDelivery | None: ...
    def hold_delivery(self, id: str) -> Progress | None:
        """How far it has come, held against others until our transaction ends."""
        ...

    def save_progress(self, id: str, progress: Progress, *, done: bool) -> None: ...
    def waiting(self, before: datetime, limit: int = 100) -> Sequence[AlertDelivery]:
        """Deliveries from before this instant that have not had their whole effect, oldest first."""
        ...

    def forget(self, before: datetime) -> int:
        """Remove deliveries from before this instant that have had their effect; how many."""
        ...

    def condition(self, fingerprint: str) -> Condition | None: ...
    def save(self, condition: Condition) -> None: ...
    def on_ticket(self, ticket: str, standing: Standing | None = None) -> int:
        """How many conditions count on the ticket, all of them or those that stand so."""
        ...

    def opened_since(self, client: str | None, since: datetime) -> int:
        """How many conditions of the client (None: of nobody's) have needed a ticket after this instant."""
        ...

    def kept_quiet(self) -> Sequence[Condition]:
        """Those that a maintenance window keeps quiet, oldest report first."""
        ...

    def page(
        self, *, client: str | None, all: bool, unknown: bool, after: tuple[datetime, int] | None, limit: int
    ) -> Sequence[ConditionOnRecord]:
        """Conditions with their tickets, the newest reports first, behind a place; without ``all`` only what is there now,
        with ``unknown`` those alone whose device or client is not known."""
        ...

    def groups(self) -> Sequence[AlertGroup]:
        """Those that have not ended, the one that grew last first."""
        ...

    def groups_of(self, client: str | None) -> Sequence[AlertGroup]:
        """Likewise of this client alone; None: of nobody's."""
        ...

    def save_group(self, group: AlertGroup) -> None: ...
    def crowded(self, since: datetime, number: int) -> Sequence[tuple[str, str, str]]:
        """Client, site and category of which at least so many open tickets were opened from this instant on."""
        ...

    def add_window(self, window: MaintenanceWindow) -> None: ...
    def window(self, id: str) -> MaintenanceWindow | None: ...
    def save_window(self, window: MaintenanceWindow) -> None: ...
    def windows(self, at: datetime, client: str | None = None) -> Sequence[MaintenanceWindow]:
        """Those that have not ended before this instant, of this client or of all, in the order of writing."""
        ...
