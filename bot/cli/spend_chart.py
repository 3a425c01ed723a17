"""The chart of a spend report: month by month and added up, a row for each comparison, titled with what it found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.desk.money import SYMBOLS, in_words
from bot.desk.spend import Way
from bot.operations.spend import SpendReport

if TYPE_CHECKING:
    from matplotlib.axes import Axes  # type: ignore[import-untyped]
    from matplotlib.figure import Figure  # type: ignore[import-untyped]

# Inches: the width, and the height of one comparison and of the line above all.
_WIDE, _ROW, _TOP = 12.5, 4.4, 0.6
_DPI = 110
_GRID = "#d9d9d9"
_TEXT = "#222222"


@dataclass(frozen=True)
class _Style:
    """Told apart without colour too: line, marker and lightness differ."""

    colour: str
    ink: str
    line: str
    marker: str


# Blue and orange that look different to everybody, and dark and light in grey.
_PLAN = _Style("#0b4f8a", "#0b4f8a", "-", "o")
_BREAK_FIX = _Style("#e08214", "#a4550a", "--", "s")


def draw_spend(report: SpendReport, path: Path) -> None:
    """Write the picture; OSError or ValueError when the place or its ending does not do."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # type: ignore[import-untyped]
    from matplotlib.figure import Figure

    rows: list[tuple[str, list[tuple[Way, _Style]]]] = [
        (
            plan.comparison.finding(supposed=plan is not report.own),
            [(plan.comparison.managed, _PLAN), (plan.comparison.break_fix, _BREAK_FIX)],
        )
        for plan in report.shown
    ]
    if not rows:
        rows = [("What break-fix has cost", [(report.own.comparison.break_fix, _BREAK_FIX)])]
    high = _TOP + _ROW * len(rows)
    picture = Figure(figsize=(_WIDE, high), dpi=_DPI, facecolor="white")
    FigureCanvasAgg(picture)
    picture.text(0.6 / _WIDE, 0.22 / high, _plain(_about(report)), fontsize=10, color=_TEXT)
    for place, (title, ways) in enumerate(rows):
        _draw_row(picture, high - _ROW * place, high, title, ways)
    picture.savefig(path)


def _about(report: SpendReport) -> str:
    first, last = report.period.first, report.period.last
    currency = report.client.currency
    return (
        f"{report.client.name}, {first:%-d %B %Y} to {last:%-d %B %Y}: {report.tickets} tickets, "
        f"the same on both sides. {currency}, before tax."
    )


def _draw_row(picture: Figure, top: float, high: float, title: str, ways: list[tuple[Way, _Style]]) -> None:
    """Two pictures side by side, ``top`` inches above the lower edge."""
    picture.text(0.6 / _WIDE, (top - 0.5) / high, _plain(title), fontsize=16, fontweight="bold", color=_TEXT)

    def place(left: float, width: float) -> Axes:
        return picture.add_axes((left / _WIDE, (top - 4.1) / high, width / _WIDE, 2.9 / high))

    names = [month.month.name for month in ways[0][0].months]
    monthly, added_up = place(0.85, 5.2), place(6.85, 4.0)
    for way, style in ways:
        _line(monthly, [month.total.amount for month in way.months], style)
        _line(added_up, [total.amount for total in way.running], style)
    _lay_out(monthly, "Each month", names, ways[0][0].currency)
    _lay_out(added_up, "Added up", names, ways[0][0].currency)
    _name_lines(added_up, ways)


def _line(axes: Axes, amounts: Sequence[object], style: _Style) -> None:
    # A picture has pixels, not cents.
    heights = [float(str(amount)) for amount in amounts]
    axes.plot(
        range(len(heights)),
        heights,
        color=style.colour,
        linestyle=style.line,
        marker=style.marker,
        markersize=5,
        linewidth=2,
    )


def _lay_out(axes: Axes, title: str, names: list[str], currency: str) -> None:
    axes.set_title(title, fontsize=11, loc="left", color=_TEXT, pad=8)
    axes.set_ylim(0, axes.get_ylim()[1] * 1.05)
    axes.set_xlim(-0.4, len(names) - 0.6)
    step = -(-len(names) // 12)
    axes.set_xticks(range(0, len(names), step))
    axes.set_xticklabels([_month(name) for name in names[::step]], fontsize=9)
    symbol = _plain(SYMBOLS.get(currency, ""))
    axes.yaxis.set_major_formatter(lambda value, _: f"{symbol}{value:,.0f}")
    axes.tick_params(axis="both", length=0, labelsize=9, labelcolor=_TEXT)
    axes.grid(axis="y", color=_GRID, linewidth=0.8)
    axes.set_axisbelow(True)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(_GRID)


def _month(name: str) -> str:
    """``J`` for the months within a year would be read wrongly: three letters, and the year under each January."""
    year, number = name.split("-")
    short = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")[int(number) - 1]
    return f"{short}\n{year}" if number == "01" else short


def _name_lines(axes: Axes, ways: list[tuple[Way, _Style]]) -> None:
    """The name and the total at each line's end, kept apart where the lines end near each other."""
    top = axes.get_ylim()[1]
    ends = sorted(ways, key=lambda each: each[0].total.amount)
    heights = [float(str(way.total.amount)) for way, _ in ends]
    if len(heights) > 1 and heights[1] - heights[0] < top * 0.14:
        middle = (heights[0] + heights[1]) / 2
        heights = [middle - top * 0.07, middle + top * 0.07]
    for (way, style), height in zip(ends, heights, strict=True):
        total = _plain(in_words(way.total))
        axes.annotate(
            f"{_plain(way.name)}\n{total}",
            (len(way.months) - 1, height),
            xytext=(10, 0),
            textcoords="offset points",
            va="center",
            fontsize=10,
            fontweight="bold",
            color=style.ink,
            annotation_clip=False,
        )


def _plain(text: str) -> str:
    """Between two $ matplotlib would expect a formula."""
    return text.replace("$", r"\$")
