"""Monitoring that acts without being asked: alerts become tickets, storms and incidents one of them, resolved ones end."""

from __future__ import annotations

from bot.operations.alerts.grouping import look_at_incidents
from bot.operations.alerts.maintenance import (
    Monitoring,
    ShownCondition,
    add_window,
    end_window,
    list_conditions,
    list_windows,
    look_at_monitoring,
    weekly_hours,
    window_in_words,
)
from bot.operations.alerts.receiving import (
    came_before,
    end_quiet_times,
    forget_deliveries,
    handle_delivery,
    handle_waiting,
    receive_alerts,
)

__all__ = [
    "Monitoring",
    "ShownCondition",
    "add_window",
    "came_before",
    "end_quiet_times",
    "end_window",
    "forget_deliveries",
    "handle_delivery",
    "handle_waiting",
    "list_conditions",
    "list_windows",
    "look_at_incidents",
    "look_at_monitoring",
    "receive_alerts",
    "weekly_hours",
    "window_in_words",
]
