"""What is done for a ticket: stretches of work, and parts that are bought."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from bot.desk.money import Money


@dataclass(frozen=True)
class WorkEntry:
    """A stretch of work in real minutes by somebody in this role; ValueError below zero or without a time zone."""

    start: datetime
    minutes: int
    role: str | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot have been worked."""
        if self.minutes < 0 or self.start.tzinfo is None:
            raise ValueError("work needs a start with a time zone and must not take less than no time")

    @property
    def begins(self) -> datetime:
        """The start in UTC, where adding minutes means real time also when clocks change."""
        return self.start.astimezone(timezone.utc)

    @property
    def ends(self) -> datetime:
        """When the minutes have passed, in UTC."""
        return self.begins + timedelta(minutes=self.minutes)


@dataclass(frozen=True)
class Part:
    """Something bought for the client, at our cost for one piece."""

    text: str
    cost: Money
    quantity: int = 1
