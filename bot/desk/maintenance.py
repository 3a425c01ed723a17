"""Maintenance windows: when alerts of a client, a site or a device are expected and lead to no ticket."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.desk.errors import DeskError
from bot.desk.hours import SupportHours, is_open


class BadWindow(DeskError):
    """A window that cannot be meant; the message says what to change."""


@dataclass(frozen=True)
class MaintenanceWindow:
    """From ``starts`` to before ``ends``, for a client as a whole, one site of it, or one device; BadWindow if it has no
    length. With ``weekly`` it holds inside these hours of the week only, and ``ends`` may be None: until it is ended."""

    id: str
    client: str
    starts: datetime
    ends: datetime | None
    reason: str
    by: str
    site: str | None = None
    device: str | None = None
    weekly: SupportHours | None = None

    def __post_init__(self) -> None:
        if self.ends is None and self.weekly is None:
            raise BadWindow("Say until when it lasts. Only a weekly window may go on until it is ended.")
        if self.ends is not None and self.ends <= self.starts:
            raise BadWindow("The window ends before it begins. Check its two instants.")

    def holds(self, at: datetime) -> bool:
        """Whether the instant is inside; the one at which it ends is not."""
        inside = self.starts <= at and (self.ends is None or at < self.ends)
        return inside and (self.weekly is None or is_open(self.weekly, at))

    def covers(self, at: datetime, *, client: str | None, site: str | None, device: str, asset: str | None) -> bool:
        """Whether it keeps an alert of this device quiet; a device is known by its name or its tag."""
        if client != self.client or not self.holds(at) or (self.site is not None and site != self.site):
            return False
        names = {device.casefold(), (asset or device).casefold()}
        return self.device is None or self.device.casefold() in names
