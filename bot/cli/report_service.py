"""``nightdesk report sla``: promises, waits, the backlog, calls and monitoring of some days."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.common import open_desk, print_json
from bot.cli.csv_files import Excel, write_csv
from bot.cli.past_days import counting, day
from bot.cli.service_words import service_document, service_lines
from bot.connectors.promise_rows import PROMISE_HEADER, promise_rows
from bot.desk.spend import Days
from bot.operations.service import service_report


def sla(
    client: Annotated[str, typer.Option(help="the client's code")],
    first: Annotated[datetime, typer.Option("--from", parser=day, metavar="DAY", help="the first day")],
    last: Annotated[datetime, typer.Option("--to", parser=day, metavar="DAY", help="the last day, in it")],
    json_: Annotated[bool, typer.Option("--json", help="for scripts")] = False,
    csv: Annotated[Path | None, typer.Option(help="write a row for every promise")] = None,
    excel: Excel = False,
) -> None:
    """Promises kept and missed, how long people waited for an answer, what was open, who was called, what monitoring saw.

    A promise counts in the days in which it was kept or missed; all is read as it stood at their end.

    For example: nightdesk report sla --client maple-dental --from 2026-10-01 --to 2026-10-31
    """
    with open_desk() as desk, counting("Tickets") as progress:
        days = Days(first.date(), last.date())
        made = service_report(ports=desk.ports, client=client, days=days, progress=progress)
    if csv is not None:
        write_csv(csv, PROMISE_HEADER, promise_rows(made.judged, made.client.timezone), excel=excel)
    if json_:
        print_json(service_document(made))
        return
    for line in service_lines(made):
        typer.echo(line)
    if csv is not None:
        typer.echo(f"Written: {csv}")
