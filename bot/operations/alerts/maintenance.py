"""Maintenance windows and what monitoring has reported, for the MSP's own people."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from bot.desk.alert_plan import AlertPlan, find_asset
from bot.desk.alerts import AlertGroup, Condition
from bot.desk.clients import Client
from bot.desk.errors import NotFound
from bot.desk.hours import InvalidHours, SupportHours, parse_weekly
from bot.desk.maintenance import BadWindow, MaintenanceWindow
from bot.desk.tickets import Ticket
from bot.operations.ports import DeskPorts
from bot.operations.typed_secrets import kept_words

MOST_LISTED, CONDITIONS_OF_A_PAGE = 200, 50


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
    key: str | None = None,
) -> MaintenanceWindow:
    """Expect alerts of a client, one of its sites or one of its devices, once for a ``key``; NotFound for what is not on
    file, BadWindow."""
    reason = kept_words(ports, reason)
    with ports.begin() as work:
        before = work.alerts.window(work.done.recall(key, "window") or "") if key else None
        if before is not None:
            return before
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
        if key is not None:
            work.done.remember(key, "window", window.id)
        work.commit()
        return window


def weekly_hours(said: str, zone: str) -> SupportHours:
    """Hours of the week as people write them, like ``sun 02:00-06:00``, on the clock of ``zone``; BadWindow."""
    days, _, window = said.strip().partition(" ")
    try:
        return SupportHours(zone, parse_weekly({days: window.strip()}))
    except InvalidHours as wrong:
        raise BadWindow(f"{wrong} Write it like 'sun 02:00-06:00'.") from wrong


def window_in_words(window: MaintenanceWindow, zone: str) -> str:
    """What it is for, and from when to when on the clock of ``zone``."""
    local = ZoneInfo(zone)
    until = f"to {window.ends.astimezone(local):%Y-%m-%d %H:%M}" if window.ends else "until it is ended"
    where = "".join(f", {each}" for each in (window.site, window.device) if each)
    weekly = ", in its hours of the week" if window.weekly else ""
    return f"{window.client}{where} from {window.starts.astimezone(local):%Y-%m-%d %H:%M} {until}{weekly}"


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
        found = work.alerts.page(client=client, all=all, unknown=False, after=None, limit=MOST_LISTED)
    return tuple(ShownCondition(each.condition, each.ticket) for each in found)


@dataclass(frozen=True)
class Monitoring:
    """A page of conditions with all that says how alerts are dealt with now.

    ``following`` is the place behind which the next page begins, None after the last; ``trouble`` says why the newest
    alerts file does not hold.
    """

    at: datetime
    rows: tuple[ShownCondition, ...]
    following: tuple[datetime, int] | None
    groups: tuple[AlertGroup, ...]
    windows: tuple[MaintenanceWindow, ...]
    clients: tuple[Client, ...]
    plan: AlertPlan
    trouble: str | None

    def client(self, code: str | None) -> Client | None:
        """The client with this code."""
        return next((client for client in self.clients if client.code == code), None)


def look_at_monitoring(
    *,
    ports: DeskPorts,
    client: str | None = None,
    all: bool = False,
    unknown: bool = False,
    after: tuple[datetime, int] | None = None,
    rows: int = CONDITIONS_OF_A_PAGE,
) -> Monitoring:
    """One page of conditions, those alone whose device is ``unknown`` where that is asked; four queries for any number."""
    now = ports.clock.now()
    with ports.begin() as work:
        found = work.alerts.page(client=client, all=all, unknown=unknown, after=after, limit=rows + 1)
        return Monitoring(
            at=now,
            rows=tuple(ShownCondition(each.condition, each.ticket) for each in found[:rows]),
            following=found[rows - 1].place if len(found) > rows else None,
            groups=tuple(work.alerts.groups()),
            windows=tuple(work.alerts.windows(now)),
            clients=tuple(work.clients.list()),
            plan=ports.monitoring.plan(),
            trouble=ports.monitoring.warning(),
        )
