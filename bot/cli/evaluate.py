"""``nightdesk evaluate``: how well messages are understood that somebody has sorted by hand."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
import yaml
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from bot.assistant.understanding import ModelIsTooOld, Understanding
from bot.cli.classify import load_understanding
from bot.cli.common import USAGE, console, errors, fail, print_json
from bot.desk.catalogue import CATALOGUE
from bot.language.evaluation import (
    CONFUSIONS_SHOWN,
    BadLabels,
    Figures,
    Guess,
    Labelled,
    Share,
    measure,
    read_labelled,
    read_map,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes  # type: ignore[import-untyped]

# Blue, orange and grey stay apart for every kind of colour vision, and on paper.
_BLUE, _SKY, _ORANGE, _RED, _GREY, _DARK = "#0072B2", "#56B4E9", "#E69F00", "#D55E00", "#9A9A9A", "#55606E"
_MOST_BARS = 60
_LONGEST_NAME = 22


def evaluate(
    file: Annotated[Path, typer.Argument(metavar="FILE", help='JSON lines: {"text", "category", "source"}')],
    map_: Annotated[
        Path | None, typer.Option("--map", metavar="FILE", help="YAML: their category -> ours that count as right")
    ] = None,
    at_least: Annotated[
        float | None,
        typer.Option(metavar="SHARE", min=0.0, max=1.0, help="exit 1 if less of ours is right, e.g. 0.85"),
    ] = None,
    chart: Annotated[Path | None, typer.Option(metavar="FILE.png", help="draw the figures, too")] = None,
    json_: Annotated[bool, typer.Option("--json", help="for scripts")] = False,
) -> None:
    """Measure how well messages are understood that somebody has sorted by hand.

    FILE holds one message per line:
    {"text": "the printer is offline", "category": "printer"}
    The category is one of the catalogue's, or out_of_scope where a message is
    none of our business. "source" may say where the message comes from.

    Where somebody else's categories are used, a map says which of ours count as
    right for each of theirs, for example in map.yml:
    printing: \\[printer, scanner]

    nightdesk evaluate messages.jsonl --map map.yml --at-least 0.85

    Exit 0: measured. Exit 1: less than --at-least is right. Exit 2: a file
    cannot be used; the line and what to do about it are named.
    """
    labels = _read(file, map_)
    if chart is not None:
        _check_chart(chart)
    understanding = load_understanding()
    try:
        guesses, milliseconds = _guesses(understanding, labels)
    except ModelIsTooOld as refusal:
        fail(str(refusal))
    figures = measure(labels, guesses)
    if json_:
        print_json({"file": file.name, **figures.document(), "cpu_milliseconds": round(milliseconds, 2)})
    else:
        _print(figures, file.name, milliseconds)
    if chart is not None:
        draw(figures, file.name, chart)
        errors.print(f"The chart is in {chart}.", markup=False, highlight=False, soft_wrap=True)
    if at_least is not None:
        _judge(figures.right, at_least)


def _read(file: Path, map_: Path | None) -> tuple[Labelled, ...]:
    """The messages with what counts as right; a usage error says which file, which line and what to do."""
    accepted = None
    if map_ is not None:
        try:
            accepted = read_map(yaml.safe_load(_text(map_)), CATALOGUE)
        except BadLabels as bad:
            fail(f"{map_}: {bad}", USAGE)
        except yaml.YAMLError as bad:
            mark = getattr(bad, "problem_mark", None)
            where = f", line {mark.line + 1}" if mark else ""
            fail(f"{map_}{where}: this is not YAML. A line looks like `printing: [printer, scanner]`.", USAGE)
    try:
        return read_labelled(_text(file).split("\n"), CATALOGUE, accepted)
    except BadLabels as bad:
        fail(f"{file}, {bad}" if str(bad).startswith("line") else f"{file}: {bad}", USAGE)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as failure:
        fail(f"{path} cannot be read: {failure.strerror}.", USAGE)
    except UnicodeDecodeError:
        fail(f"{path} is not UTF-8 text. Save it as UTF-8.", USAGE)


def _check_chart(chart: Path) -> None:
    """Before minutes of reading: whether the chart can be written afterwards."""
    if chart.suffix.lower() != ".png":
        fail(f"The chart is a PNG picture: name it {chart.with_suffix('.png')}.", USAGE)
    if not chart.parent.is_dir():
        fail(f"There is no folder {chart.parent} for the chart. Make it, or choose another place.", USAGE)


def _guesses(understanding: Understanding, labels: Sequence[Labelled]) -> tuple[list[Guess], float]:
    """What is made of each message, with a bar meanwhile; CPU milliseconds for one message."""
    # The first message pays for what is loaded late, and is no measure for the others.
    understanding.read("the printer shows offline")
    columns = (TextColumn("Reading messages"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    guesses, spent = [], 0.0
    with Progress(*columns, console=errors, transient=True) as bar:
        for label in bar.track(labels):
            started = time.process_time()
            found = understanding.read(label.text)
            spent += time.process_time() - started
            guesses.append(Guess(found.category, found.band, tuple(each.category for each in found.ranking)))
    return guesses, spent * 1000 / len(labels)


def _judge(right: Share, at_least: float) -> None:
    if right.value is None:
        fail("There is no message of ours in it, so there is nothing to hold against --at-least.")
    if right.value < at_least:
        fail(
            f"{right.part} of {right.whole} messages of ours ({right.value * 100:.2f} %) are in the right category; "
            f"at least {at_least * 100:g} % were asked for."
        )


def _print(figures: Figures, name: str, milliseconds: float) -> None:
    ours, foreign = figures.right.whole, figures.foreign.reject.whole
    console.print(
        f"{name}: {figures.messages} messages, {ours} of ours, {foreign} none of ours", markup=False, highlight=False
    )
    score = "–" if figures.macro_f1 is None else f"{figures.macro_f1:.3f}"
    _print_rows(
        "",
        [
            ("ours, in the right category", str(figures.right)),
            ("ours, right one among the first three", str(figures.top3)),
            (f"macro-F1 over the {len(figures.categories)} categories of the file", score),
            ("CPU for one message", f"{milliseconds:.1f} ms"),
        ],
    )
    table = Table("", "ours", "none of ours", "of all", "of these right", box=None, padding=(0, 2, 0, 2))
    for title, band in (("acted on", "act"), ("offered a choice", "offer"), ("rejected", "reject")):
        parts = (figures.ours, figures.foreign, figures.all, figures.precise)
        table.add_row(title, *(str(getattr(part, band)) for part in parts))
    console.print()
    console.print(table)
    _print_rows(
        "Most often confused", [(str(c.count), f"{c.category} taken for {c.taken_for}") for c in figures.confusions]
    )
    _print_rows("Right, by source", [(who, str(share), f"of {share.whole}") for who, share in figures.sources])


def _print_rows(title: str, rows: Sequence[tuple[str, ...]]) -> None:
    if not rows:
        return
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 2))
    for row in rows:
        table.add_row(*map(escape, row))
    console.print(f"\n{title}:" if title else "")
    console.print(table)


def draw(figures: Figures, name: str, path: Path) -> None:
    """Write the chart: right for each category on the left; what happened to the messages, and confusions, on the right."""
    # Late, because it costs half a second; untyped at the version Rasa pins.
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # type: ignore[import-untyped]
    from matplotlib.figure import Figure  # type: ignore[import-untyped]

    shown = sorted(figures.categories, key=lambda item: (item[1].value or 0.0, item[0]))[:_MOST_BARS]
    wide, high = 16.0, max(8.6, 2.0 + 0.27 * len(shown))
    picture = Figure(figsize=(wide, high), dpi=100)
    FigureCanvasAgg(picture)

    def place(left: float, top: float, width: float, height: float) -> Axes:
        """Axes at a place in inches from the upper left corner."""
        return picture.add_axes((left / wide, 1 - (top + height) / high, width / wide, height / high))

    picture.text(0.35 / wide, 1 - 0.55 / high, _plain(_headline(figures, name)), fontsize=18, fontweight="bold")
    _draw_categories(place(2.4, 1.3, 5.0, high - 2.0), shown)
    _draw_outcomes(place(9.3, 1.3, 6.3, 1.6), figures)
    _draw_confusions(place(12.3, 5.0, 3.3, high - 5.4), figures)
    picture.savefig(path)


def _headline(figures: Figures, name: str) -> str:
    if figures.right.value is None:
        return f"{name}: {figures.messages} messages, none of them ours"
    return f"{name}: {figures.right.whole} messages of ours, {figures.right} in the right category"


def _draw_categories(axes: Axes, shown: Sequence[tuple[str, Share]]) -> None:
    for row, (_, share) in enumerate(shown):
        value = (share.value or 0.0) * 100
        axes.barh(row, value, color=_BLUE, height=0.72)
        axes.text(value + 1, row, f"{share.part} of {share.whole}", va="center", fontsize=10)
    _lay_out(axes, "Right, by category, worst first", [_short(category) for category, _ in shown])
    axes.set_xlim(0, 118)
    axes.set_xticks(range(0, 101, 20))
    axes.set_xlabel("percent of the category's messages", fontsize=11)


def _draw_outcomes(axes: Axes, figures: Figures) -> None:
    ours, foreign, precise = figures.ours, figures.foreign, figures.precise
    # Only a message of ours can be acted on or offered rightly.
    pieces = (
        ("acted on, right", _BLUE, "white", (precise.act.part, 0)),
        ("acted on, wrong", _RED, "white", (ours.act.part - precise.act.part, foreign.act.part)),
        ("choice with the right one", _SKY, "black", (precise.offer.part, 0)),
        ("choice without it", _ORANGE, "black", (ours.offer.part - precise.offer.part, foreign.offer.part)),
        ("rejected", _GREY, "black", (ours.reject.part, foreign.reject.part)),
    )
    wholes = (ours.act.whole, foreign.act.whole)
    reached = [0.0, 0.0]
    for title, colour, ink, counts in pieces:
        widths = [100 * count / whole if whole else 0.0 for count, whole in zip(counts, wholes, strict=True)]
        axes.barh((0, 1), widths, left=reached, color=colour, height=0.66, label=title)
        for row, width in enumerate(widths):
            if width >= 3:
                axes.text(
                    reached[row] + width / 2, row, f"{width:.0f}", ha="center", va="center", fontsize=11, color=ink
                )
            reached[row] += width
    _lay_out(axes, "What happened to the messages", [f"ours ({wholes[0]})", f"none of ours ({wholes[1]})"], rows=2)
    axes.set_xlim(0, 100)
    axes.set_xlabel("percent of the messages", fontsize=11)
    axes.legend(loc="upper left", bbox_to_anchor=(-0.26, -0.36), ncol=3, frameon=False, fontsize=11, borderaxespad=0)


def _draw_confusions(axes: Axes, figures: Figures) -> None:
    for row, each in enumerate(figures.confusions):
        axes.barh(row, each.count, color=_DARK, height=0.72)
        axes.text(each.count, row, f" {each.count}", va="center", fontsize=10)
    names = [f"{_short(each.category)} taken for {_short(each.taken_for)}" for each in figures.confusions]
    _lay_out(axes, "Most often confused" if names else "Nothing was confused", names)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)


def _lay_out(axes: Axes, title: str, names: Sequence[str], rows: int = CONFUSIONS_SHOWN) -> None:
    """A title, a name for each row from the top, room for so many rows at least, and no more lines than needed."""
    axes.set_title(title, fontsize=14, fontweight="bold", loc="left", pad=10)
    axes.set_yticks(range(len(names)))
    axes.set_yticklabels(names, fontsize=11)
    axes.set_ylim(max(len(names), rows) - 0.4, -0.6)
    axes.tick_params(left=False)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)


def _short(name: str) -> str:
    """Names of somebody else's categories may be sentences; between two $ matplotlib would expect a formula."""
    short = name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
    return _plain(short)


def _plain(text: str) -> str:
    return text.replace("$", r"\$")
