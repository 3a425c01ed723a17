"""Maintenance windows and what monitoring has reported, for the MSP's own people."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import uuid4

from bot.desk.alert_plan import find_asset
from bot.desk.alerts import Condition
from bot.desk.errors import NotFound
from bot.desk.hours import SupportHours
from bot.desk.maintenance import BadWindow, MaintenanceWindow
from bot.desk.tickets import Ticket
from bot.operations.ports import DeskPorts


def add_window(
    *,
    ports: DeskPorts,
    client: str,
    starts: datetime,
    ends: datetime | None,
    reason: str,
    by: str,
    site: str | None = None,
    device: str | None = None,
    weekly: SupportHours | None = None,
) -> MaintenanceWindow:
    """Expect alerts of a client, one of its sites or one of its devices; NotFound for what is not on file, BadWindow."""
    with ports.begin() as work:
        found = work.clients.get(client)
        if found is None:
            raise NotFound(f"There is no client {client}. `nightdesk clients show` lists them.")
        if site is not None and found.site(site) is None:
            known = ", ".join(each.code for each in found.sites) or "none"
            raise NotFound(f"There is no site {site} at {found.name}. Known: {known}.")
        if not reason.strip() or not by.strip():
            raise BadWindow("Say why it is quiet, and who says so.")
        asset = find_asset(found, device) if device else None
        window = MaintenanceWindow(
            id=uuid4().hex[:8],
            client=found.code,
            starts=starts,
            ends=ends,
            reason=reason.strip(),
            by=by.strip(),
            site=site,
            device=asset.tag if asset else device,
            weekly=weekly,
        )
        work.alerts.add_window(window)
        work.commit()
        return window


def end_window(*, ports: DeskPorts, id: str) -> MaintenanceWindow:
    """A window ends now; one that has not begun never does. NotFound."""
    now = ports.clock.now()
    with ports.begin() as work:
        window = work.alerts.window(id)
        if window is None:
            raise NotFound(f"There is no window {id}. `nightdesk alerts maintenance list` shows those there are.")
        if window.ends is None or now < window.ends:
            window = replace(window, starts=min(window.starts, now - timedelta(seconds=1)), ends=now)
            work.alerts.save_window(window)
            work.commit()
        return window


def list_windows(*, ports: DeskPorts, client: str | None = None) -> tuple[MaintenanceWindow, ...]:
    """Those that have not ended."""
    with ports.begin() as work:
        return tuple(work.alerts.windows(ports.clock.now(), client))


@dataclass(frozen=True)
class ShownCondition:
    """A condition with the ticket it counts on."""

    condition: Condition
    ticket: Ticket | None


def list_conditions(*, ports: DeskPorts, client: str | None = None, all: bool = False) -> tuple[ShownCondition, ...]:
    """What monitoring sees now, the newest report first; with ``all`` what is gone, too."""
    with ports.begin() as work:
        found = work.alerts.list(client=client, all=all)
        return tuple(ShownCondition(each, work.tickets.get(each.ticket) if each.ticket else None) for each in found)
