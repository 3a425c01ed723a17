"""``nightdesk db retain``: letting go of what is older than it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import typer
from rich.progress import Progress, TextColumn
from rich.table import Table

from bot.cli.common import console, errors, fail, open_desk, print_json, read_settings, say
from bot.desk.retention import MEANS, USUAL, BadRetention, Kept, read_retention
from bot.operations.retention import Due, plan_retention, retain


def retain_(
    keep: Annotated[
        str | None,
        typer.Option(help="kinds and days, like `usual,talk=180`; without it NIGHTDESK_RETENTION, else usual"),
    ] = None,
    really: Annotated[bool, typer.Option("--really", help="do it; without this it is only shown")] = False,
    by: Annotated[str, typer.Option(help="who does it; kept with what is taken away from history")] = "the help desk",
    json_: Annotated[bool, typer.Option("--json", help="for scripts")] = False,
) -> None:
    """Let go of what is older than it is kept, kind by kind. Without --really you see how much that is.

    What is taken away from history says so in the chains; amounts, dates and verdicts stay. The worker does the same by
    itself, several times a day, where NIGHTDESK_RETENTION is set. For example:

      nightdesk db retain

      nightdesk db retain --keep usual,talk=180 --really
    """
    settings = read_settings()
    try:
        days = read_retention(keep if keep is not None else settings.retention or "usual")
    except BadRetention as refusal:
        fail(str(refusal))
    with open_desk(settings) as desk, _progress() as bar:
        if really:
            task = bar.add_task("reading", total=None)
            done = retain(
                ports=desk.ports,
                days=days,
                by=by,
                progress=lambda kept, rows: bar.update(task, description=f"{kept.value}: {rows}"),
            )
        else:
            due = plan_retention(ports=desk.ports, days=days)
    if really:
        _tell(done, json_)
    else:
        _show(due, json_)


def _progress() -> Progress:
    """On a terminal only."""
    return Progress(TextColumn("{task.description}"), console=errors, transient=True, disable=not errors.is_terminal)


def _show(due: tuple[Due, ...], json_: bool) -> None:
    if json_:
        print_json(
            [
                {"kept": each.kept.value, "days": each.days, "before": each.before.isoformat(), "rows": each.rows}
                for each in due
            ]
        )
        return
    table = Table("kind", "days", "rows that go", "what it is", box=None)
    for each in due:
        table.add_row(each.kept.value, str(each.days), str(each.rows), MEANS[each.kept])
    for kept in Kept:
        if kept not in {each.kept for each in due}:
            table.add_row(kept.value, "for good", "-", f"{MEANS[kept]} (usual: {USUAL[kept]})")
    console.print(table)
    say("Nothing was changed. To do it: nightdesk db retain --really")


def _tell(done: Mapping[Kept, int], json_: bool) -> None:
    if json_:
        print_json({kept.value: rows for kept, rows in done.items()})
        return
    for kept, rows in done.items():
        say(f"{kept.value}: {rows}")
    if not done:
        say("Nothing was older than it is kept.")
