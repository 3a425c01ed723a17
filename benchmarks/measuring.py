"""How figures are taken and shown: rows of a table, percentiles, facts about the machine."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True)
class Row:
    """One line of the table: what was measured, the figure in words, and how it came about."""

    what: str
    figure: str
    how: str = ""


def milliseconds(seconds: Sequence[float]) -> str:
    """Median and 95th percentile, in milliseconds."""
    return f"p50 {median(seconds) * 1000:.0f} ms, p95 {percentile_95(seconds) * 1000:.0f} ms"


def percentile_95(values: Sequence[float]) -> float:
    """The value that 95 of 100 stay under; ValueError below two values."""
    if len(values) < 2:
        raise ValueError("a percentile needs at least two values")
    return quantiles(values, n=20, method="inclusive")[-1]


def per_second(action: Callable[[], int], *, rounds: int = 7, seconds: float = 0.4) -> str:
    """How often a second: the median of several rounds, with the slowest and the fastest; ``action`` tells how many it did."""
    measured = rates(action, rounds=rounds, seconds=seconds)
    return f"{median(measured):,.0f} (rounds from {min(measured):,.0f} to {max(measured):,.0f})"


def rates(action: Callable[[], int], *, rounds: int = 7, seconds: float = 0.4) -> list[float]:
    """How often a second, round by round; ``action`` tells how many it did."""
    measured = []
    action()  # caches are filled once in the life of a process
    for _ in range(rounds):
        done, begun = 0, time.perf_counter()
        while (passed := time.perf_counter() - begun) < seconds or not done:
            done += action()
        measured.append(done / passed)
    return measured


def machine() -> str:
    """The facts that figures depend on."""
    load = f", load {os.getloadavg()[0]:.1f} when this began" if hasattr(os, "getloadavg") else ""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{cores} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}{load}"


def in_text(rows: Sequence[Row]) -> str:
    """The table as plain text."""
    wide = [max(len(getattr(row, name)) for row in rows) for name in ("what", "figure")]
    return "\n".join(f"{row.what:<{wide[0]}}  {row.figure:<{wide[1]}}  {row.how}".rstrip() for row in rows)
