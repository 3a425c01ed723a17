"""``nightdesk oncall``: who is on call."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.bootstrap import SystemClock, rota_of
from bot.cli.common import console, fail, instant, print_json, read_settings
from bot.desk.errors import DeskError
from bot.desk.oncall import who_is_on_call

app = typer.Typer(help="The on-call rota.", no_args_is_help=True)


@app.callback()
def rota() -> None:
    """The on-call rota."""


@app.command()
def who(
    at: Annotated[str | None, typer.Option("--at", metavar="INSTANT", help="at another time than now")] = None,
    json_: Annotated[bool, typer.Option("--json", help="for scripts")] = False,
) -> None:
    """Who is paged now, and who after them."""
    try:
        found = rota_of(read_settings()).rota()
    except DeskError as refusal:
        fail(str(refusal))
    order = who_is_on_call(found, instant(at, found.zone) or SystemClock().now())
    if json_:
        print_json([{"name": technician.name, "address": technician.address} for technician in order])
        return
    console.print(
        f"On call: {order[0].name}. Then: {', '.join(t.name for t in order[1:]) or 'nobody'}.", highlight=False
    )
