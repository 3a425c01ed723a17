"""A desk that monitoring writes to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import count

from bot.desk.alert_plan import AlertPlan, AlertSource, Limit, SourceKind
from bot.desk.alerts import Alert, AlertSeverity, Condition
from bot.desk.tickets import Ticket
from bot.operations.alerts import handle_delivery, receive_alerts
from bot.operations.ports import DeskPorts
from tests.makers import MAPLE, DeskForTests

PLAN = AlertPlan(
    sources=(
        AlertSource("maple", SourceKind.JSON, client=MAPLE),
        AlertSource("everybody", SourceKind.JSON, client_label="client"),
    )
)
CALM = replace(PLAN, storm=Limit(1_000_000, timedelta(minutes=5)), incident=Limit(1_000_000, timedelta(minutes=10)))
"""Nothing is ever too much."""


@dataclass
class FixedPlan:
    """A plan that a test has made."""

    made: AlertPlan

    def plan(self) -> AlertPlan:
        """As it was made."""
        return self.made

    def warning(self) -> str | None:
        """Never."""
        return None


def an_alert(
    device: str = "MD-SRV-01",
    condition: str = "DiskFull",
    *,
    firing: bool = True,
    severity: AlertSeverity = AlertSeverity.WARNING,
    client: str | None = MAPLE,
    source: str = "maple",
    summary: str = "",
) -> Alert:
    """What a source reports."""
    return Alert(source, client, device, condition, firing, severity, summary)


@dataclass
class Monitored:
    """A desk, and what its monitoring reports to it."""

    desk: DeskForTests
    made: AlertPlan = PLAN
    _keys: count[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self.desk.ports = self.ports = replace(self.desk.ports, monitoring=FixedPlan(self.made))

    ports: DeskPorts = field(init=False)

    def hands_over(self, *alerts: Alert, key: str | None = None) -> str:
        """Write a delivery down; its id."""
        key = key or f"id {next(self._keys)}"
        receive_alerts(ports=self.ports, source=alerts[0].source, delivery=key, alerts=alerts, signed=True)
        return f"{alerts[0].source}/{key}"

    def reports(self, *alerts: Alert) -> None:
        """It comes in and has its effect."""
        handle_delivery(ports=self.ports, delivery=self.hands_over(*alerts))

    def sees(self, alert: Alert) -> Condition:
        """The condition as it stands."""
        with self.ports.begin() as work:
            found = work.alerts.condition(alert.fingerprint)
        assert found is not None
        return found

    def ticket_of(self, alert: Alert) -> Ticket:
        """The ticket that the condition counts on."""
        number = self.sees(alert).ticket
        assert number is not None
        return self.desk.ticket(number)

    def open_tickets(self) -> list[str]:
        """The numbers of those that are open."""
        return sorted(each.number for each in self.desk.tickets() if each.is_open)
