"""What a check looks at, and what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.connectors.client_files.reading import LocatedClientFile
from bot.desk.clients import Client
from bot.desk.contracts import Contract, ContractStatus
from bot.desk.hours import Band, SupportHours, band_at, next_opening

SHOWN = 5
_LOOK_AHEAD = timedelta(days=14)


class Advice(NamedTuple):
    """A finding without its file and line; ``where`` is like ``contracts[0].rules[2]``."""

    code: str
    where: str
    message: str
    way_out: str


class Placed(NamedTuple):
    """A contract and where it stands in the file."""

    where: str
    contract: Contract


@dataclass(frozen=True)
class Subject:
    """A file as of a day; ``current`` are its active contracts that have not ended."""

    file: LocatedClientFile
    today: date
    current: tuple[Placed, ...]

    @classmethod
    def of(cls, file: LocatedClientFile, today: date) -> Subject:
        """The file as of this day."""
        placed = (Placed(f"contracts[{index}]", contract) for index, contract in enumerate(file.contracts))
        current = tuple(one for one in placed if is_current(one.contract, today))
        return cls(file, today, current)

    @property
    def client(self) -> Client:
        """The client of the file."""
        return self.file.client

    @cached_property
    def by_number(self) -> dict[str, Placed]:
        """The current contracts by number."""
        return {one.contract.number: one for one in self.current}

    def chain(self, contract: Contract) -> tuple[Contract, ...]:
        """The contract and those that decide, one after the other, what it leaves out."""
        found: dict[str, Contract] = {}
        current: Contract | None = contract
        while current is not None and current.number not in found:
            found[current.number] = current
            behind = self.by_number.get(current.fallback or "")
            current = behind.contract if behind else None
        return tuple(found.values())

    def instants(self, hours: SupportHours, first: date) -> dict[Band, datetime]:
        """An instant in every band that occurs under these hours, none before this day."""
        zone = ZoneInfo(hours.zone)
        days = [first + timedelta(days=n) for n in range(_LOOK_AHEAD.days)] if first.year < 2990 else []
        days += [day for day in sorted(hours.special) if first <= day][:SHOWN]
        found: dict[Band, datetime] = {}
        for at in (datetime.combine(day, time(hour), zone) for day in days for hour in range(24)):
            found.setdefault(band_at(hours, at), at)
        opening = next_opening(hours, datetime.combine(first, time(), zone)) if days else None
        return found if opening is None else {Band.SUPPORT: opening, **found}


def is_current(contract: Contract, today: date) -> bool:
    """Whether the contract decides now or will: active, and not over."""
    return contract.status is ContractStatus.ACTIVE and (contract.ends is None or contract.ends >= today)


def listed(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more
