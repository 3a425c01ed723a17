"""Windows: from when to when a desk is open on a day, as client files write them, and what they may not say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.desk.errors import DeskError

DAY = 24 * 60
"""Minutes of a day on the wall."""
DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WINDOW_TEXT = re.compile(r"(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})")


class InvalidHours(DeskError):
    """Support hours that contradict themselves: unknown zone or day, overlapping or zero-length windows."""


@dataclass(frozen=True, order=True)
class Window:
    """Open from ``opens`` to ``closes``, minutes after midnight, next day over 1440; raises InvalidHours."""

    opens: int
    closes: int

    def __post_init__(self) -> None:
        if self.opens == self.closes:
            raise InvalidHours(f"The window {self} has no length. Write 00:00-24:00 for a whole day.")
        if not 0 <= self.opens < DAY or not self.opens < self.closes <= 2 * DAY:
            raise InvalidHours(f"The window {self} must open on its day and close by the end of the next.")

    def __str__(self) -> str:
        """As a client file writes it: 22:00-06:00."""
        past_midnight = DAY < self.closes <= self.opens + DAY
        closes = self.closes - DAY if past_midnight else self.closes
        return f"{self.opens // 60:02}:{self.opens % 60:02}-{closes // 60:02}:{closes % 60:02}"


Windows = tuple[Window, ...]
Weekly = tuple[Windows, ...]
"""Seven days of windows, Monday first."""


def parse_weekly(text: str | Mapping[str, str | Sequence[str]]) -> Weekly:
    """Weekly hours as a client file writes them: ``{"mon-fri": ["08:00-18:00"], "sat": [...]}`` or ``24x7``.

    Days are ``mon``, ``mon-fri``, ``sat,sun`` or ``daily``; a window is ``22:00-06:00`` or ``24x7``.
    Raises InvalidHours, naming the window, if windows overlap, have no length or cannot be read.
    """
    if isinstance(text, str):
        text = {"daily": text}
    weekly: list[list[Window]] = [[] for _ in DAY_NAMES]
    for days, windows in text.items():
        read = parse_windows([windows] if isinstance(windows, str) else windows)
        for day in _days_named(days):
            weekly[day] += read
    result = tuple(tuple(sorted(windows)) for windows in weekly)
    check_week(result)
    return result


def parse_windows(texts: Sequence[str]) -> Windows:
    """The windows of one day in order; raises InvalidHours for one that cannot be read."""
    return tuple(sorted(_window(text) for text in texts))


def check_week(weekly: Weekly) -> None:
    """Raises InvalidHours if windows of a week overlap, also over midnight and over the end of the week."""
    for day, windows in enumerate(weekly):
        tomorrow = (day + 1) % 7
        refuse_overlaps(DAY_NAMES[day], windows, DAY_NAMES[tomorrow], weekly[tomorrow])


def refuse_overlaps(day: str, windows: Windows, next_day: str, following: Windows) -> None:
    """Refuse windows of a day that overlap each other or run into the next day's; both come in order."""
    line = [(window.opens, window.closes, f"{day} {window}") for window in windows]
    line += [(window.opens + DAY, window.closes + DAY, f"{next_day} {window}") for window in following]
    for (_, closes, earlier), (opens, _, later) in pairwise(line):
        if opens < closes:
            raise InvalidHours(f"These windows overlap: {earlier} and {later}.")


def _days_named(text: str) -> tuple[int, ...]:
    """``mon-fri``, ``sat,sun``, ``fri-mon`` or ``daily`` as weekday numbers, Monday 0."""
    days: list[int] = []
    for part in text.lower().replace("daily", "mon-sun").split(","):
        ends = [name.strip() for name in part.split("-")]
        if len(ends) > 2 or any(name not in DAY_NAMES for name in ends):
            raise InvalidHours(f"Cannot read the days {text!r}. Write mon, mon-fri, sat,sun or daily.")
        first, last = DAY_NAMES.index(ends[0]), DAY_NAMES.index(ends[-1])
        days += [(first + step) % 7 for step in range((last - first) % 7 + 1)]
    return tuple(days)


def _window(text: str) -> Window:
    if text.strip().lower() == "24x7":
        return Window(0, DAY)
    match = _WINDOW_TEXT.fullmatch(text.strip())
    if match is None:
        raise InvalidHours(f"Cannot read the window {text!r}. Write it like 08:00-18:00.")
    opens_hour, opens_minute, closes_hour, closes_minute = map(int, match.groups())
    opens, closes = opens_hour * 60 + opens_minute, closes_hour * 60 + closes_minute
    if max(opens_minute, closes_minute) > 59 or opens >= DAY or closes > DAY:
        raise InvalidHours(f"The window {text!r} needs times from 00:00 to 24:00, opening before 24:00.")
    return Window(opens, closes + DAY if closes < opens else closes)
