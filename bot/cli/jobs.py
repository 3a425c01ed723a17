"""``nightdesk db jobs``: the work that has failed as often as it may, to be tried once more or let go."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table

from bot.cli.common import USAGE, console, fail, open_desk, print_json, say
from bot.operations.stranded import forget_job, list_stranded_jobs, retry_job


def jobs(
    retry: Annotated[int, typer.Option(metavar="NUMBER", help="try this one again")] = 0,
    forget: Annotated[int, typer.Option(metavar="NUMBER", help="let this one go: it is done by nobody")] = 0,
    json_: Annotated[bool, typer.Option("--json", help="for scripts")] = False,
) -> None:
    """Work that will not be tried any more: it has failed fifty times, which takes some hours.

    The worker's log says why (`job`, with the number). For example: nightdesk db jobs --retry 4711
    """
    if retry and forget:
        fail("Either --retry or --forget.", USAGE)
    with open_desk() as desk:
        if retry:
            retry_job(ports=desk.ports, number=retry)
            say(f"{retry} is tried again.")
            return
        if forget:
            forget_job(ports=desk.ports, number=forget)
            say(f"{forget} is gone.")
            return
        found = list_stranded_jobs(ports=desk.ports)
    if json_:
        print_json([{"number": each.number, "task": each.task, "of": dict(each.of)} for each in found])
        return
    if not found:
        say("No work is stranded.")
        return
    table = Table("number", "work", "of")
    for each in found:
        table.add_row(str(each.number), each.task, ", ".join(each.of.values()))
    console.print(table)
