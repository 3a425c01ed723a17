"""``nightdesk zammad``: let a Zammad follow our tickets."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.bootstrap import SystemClock
from bot.cli.common import USAGE, fail, open_desk, read_settings, say
from bot.cli.outside import ZAMMAD, zammad_of, zammad_trouble
from bot.cli.webhooks import extras_of
from bot.connectors.ticket_systems.zammad import Zammad
from bot.connectors.ticket_systems.zammad_file import ZammadPlan, read_zammad_plan
from bot.desk.errors import DeskError
from bot.operations.ports import NotTaken
from bot.operations.ticket_systems import connect_ticket_system
from bot.operations.webhooks import remove_receiver

app = typer.Typer(help="Zammad: a ticket there for every ticket here, which follows it.", no_args_is_help=True)
_File = Annotated[
    Path | None, typer.Argument(metavar="[FILE]", help="how tickets are written there; left out: the setting's")
]


@app.command()
def check(file: _File = None) -> None:
    """Read the file, ask Zammad for every group, state and priority that it names, and say what is not there.

    For example: nightdesk zammad check zammad.yml
    """
    settings = read_settings()
    path = file or (Path(settings.zammad) if settings.zammad else None)
    if path is None:
        fail("Name a file, or set NIGHTDESK_ZAMMAD. docs/zammad.md says what stands in it.", USAGE)
    try:
        plan = read_zammad_plan(path)
    except DeskError as refusal:
        fail(str(refusal))
    if not (settings.zammad_url and settings.zammad_token):
        say("The file can be read. Zammad was not asked: set NIGHTDESK_ZAMMAD_URL and NIGHTDESK_ZAMMAD_TOKEN.")
        return
    zammad = Zammad(settings.zammad_url, settings.zammad_token, plan, SystemClock().now)
    try:
        login, wrong = asyncio.run(_asked(zammad, plan))
    except NotTaken as refusal:
        fail(f"Zammad does not answer as it should: {refusal}. Look at its address, and at what the token may do.")
    for each in wrong:
        say(f"✗ {each}")
    if wrong:
        fail("Mend the file, or make these in Zammad.")
    say(f"Zammad knows every name in the file. The desk writes there as {login}.")


@app.command()
def connect(
    client: Annotated[str | None, typer.Option("--client", help="one client's tickets only, by its code")] = None,
    include: Annotated[
        str, typer.Option("--include", help="what is written on tickets there: words, notes, or both")
    ] = "words,notes",
    by: Annotated[str, typer.Option("--by", help="who does it; kept on record")] = "the command line",
) -> None:
    """Let Zammad follow every ticket that changes from now on.

    For example: nightdesk zammad connect --client maple-dental
    """
    settings = read_settings()
    trouble = zammad_trouble(settings)
    if trouble or not settings.zammad_url:
        fail(trouble or "Set NIGHTDESK_ZAMMAD_URL, NIGHTDESK_ZAMMAD_TOKEN and NIGHTDESK_ZAMMAD; see docs/zammad.md.")
    extras = extras_of(include)
    with open_desk(settings) as desk:
        assert zammad_of(settings, desk.clock.now) is not None
        connect_ticket_system(
            ports=desk.ports, id=ZAMMAD, address=settings.zammad_url, by=by, client=client, extras=extras
        )
    say("Zammad follows from now on. `nightdesk webhooks deliveries zammad` shows what was written.")


@app.command()
def disconnect() -> None:
    """Write nothing more into Zammad; what stands there stays.

    For example: nightdesk zammad disconnect
    """
    with open_desk() as desk:
        remove_receiver(ports=desk.ports, id=ZAMMAD)
    say("Nothing more is written into Zammad.")


async def _asked(zammad: Zammad, plan: ZammadPlan) -> tuple[str, list[str]]:
    login = await zammad.login()
    wrong = []
    for kind, title, named in (
        ("groups", "group", {plan.group, *plan.groups.values()}),
        ("ticket_states", "state", set(plan.states.values())),
        ("ticket_priorities", "priority", set(plan.priorities.values())),
    ):
        there = await zammad.names(kind)
        wrong += [f"There is no {title} '{name}' in Zammad." for name in sorted(named - there)]
    return login, wrong
