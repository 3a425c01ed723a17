"""``nightdesk articles feedback``: what became of guides, and what people said of them."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer
from rich.table import Column, Table

from bot.cli.common import console, open_desk, print_json
from bot.desk.feedback import GuideFigures
from bot.operations.feedback import show_feedback

_STEPS_SHOWN = 3


def feedback(
    client: Annotated[str, typer.Option(help="only what people of this client did")] = "",
    json_: Annotated[bool, typer.Option("--json", help="for scripts")] = False,
) -> None:
    """How often each guide was begun, solved the problem and was found helpful, and after which step people stopped.

    Example: nightdesk articles feedback --client maple-dental
    """
    with open_desk() as desk:
        guides = show_feedback(work=desk.begin, client=client or None)
    if json_:
        print_json([_as_json(guide) for guide in guides])
        return
    if not guides:
        console.print("Nobody has followed a guide yet.")
        return
    table = Table(
        Column("Guide", no_wrap=True), "Begun", "Solved", "Helpful", "Not", "Stopped after step (times)", box=None
    )
    for guide in guides:
        stopped = ", ".join(f"{step} ({times})" for step, times in guide.stopped_at[:_STEPS_SHOWN])
        counts = (guide.runs, guide.solved, guide.helpful, guide.not_helpful)
        table.add_row(guide.article, *map(str, counts), stopped)
    console.print(table)


def _as_json(guide: GuideFigures) -> dict[str, object]:
    stopped = [{"step": step, "times": times} for step, times in guide.stopped_at]
    return {**asdict(guide), "stopped_at": stopped}
