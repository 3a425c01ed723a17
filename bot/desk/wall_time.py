"""What a clock on the wall shows, as an instant: some times it never shows, and some twice."""

from __future__ import annotations

from datetime import datetime, timezone
from zoneinfo import ZoneInfo

from bot.desk.errors import DeskError

_OFFSETS = frozenset({"EST", "MST", "HST", "GMT", "GMT0", "GMT+0", "GMT-0", "Greenwich", "Etc/Greenwich"})


class UnclearTime(DeskError):
    """A time that the clocks skip, or that they show twice; the message names what may be meant."""


def read_instant(written: str, zone: str) -> datetime:
    """An ISO 8601 instant; without an offset it is what the clocks of the zone show. ValueError where it is none, UnclearTime."""
    at = datetime.fromisoformat(written.strip().replace("Z", "+00:00"))
    return at if at.tzinfo else instant_on_wall(at, zone)


def instant_on_wall(written: datetime, zone: str) -> datetime:
    """The instant at which the clocks of the zone show this; UnclearTime where they never do, or twice."""
    first, second = (written.replace(tzinfo=ZoneInfo(zone), fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first
    shown = first.astimezone(timezone.utc).astimezone(first.tzinfo)
    time = written.isoformat(timespec="minutes")
    if shown.replace(tzinfo=None) != written:
        raise UnclearTime(
            f"{time} does not exist in {zone}, as the clocks go forward over it. Did you mean {_with_offset(shown)}?"
        )
    raise UnclearTime(
        f"{time} comes twice in {zone}, as the clocks go back. Write {_with_offset(first)} or {_with_offset(second)}."
    )


def _with_offset(at: datetime) -> str:
    return at.isoformat(timespec="minutes")


def without_a_place(zone: str) -> bool:
    """Whether the name is that of an offset, like ``EST`` or ``Etc/GMT+5``: its clocks go forward in no summer.

    ``UTC`` is meant as it is. In the places that people mean by the others it is often another time.
    """
    return zone in _OFFSETS or zone.startswith("Etc/GMT")
