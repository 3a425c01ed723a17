"""``nightdesk clock``: the desk's time beside every other clock, and the word of a person that the wall is right."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated

import typer

from bot.cli.common import fail, open_desk, print_json, say
from bot.operations.clocks import Clocks, accept_wall, in_words, read_clocks

app = typer.Typer(help="The desk's own time, and the clocks around it.")
_NEAR = timedelta(seconds=1)


@app.callback(invoke_without_command=True)
def clock(context: typer.Context, json_: Annotated[bool, typer.Option("--json", help="for scripts")] = False) -> None:
    """The desk's time, the wall's, the database's, and what each process says.

    The desk's time goes on evenly when a wall clock is stepped. Where they differ a person decides which is right.
    """
    if context.invoked_subcommand is not None:
        return
    with open_desk() as desk:
        found = read_clocks(ports=desk.ports)
    if json_:
        print_json(_document(found))
        return
    say(f"desk      {_at(found.now)}")
    say(f"wall      {_at(found.wall)}  {_beside(found.wall - found.now)}")
    say(f"database  {_at(found.database)}  {_beside(found.database - found.now)}")
    for each in found.processes:
        wall = _beside(timedelta(seconds=each.wall_ahead))
        say(f"{', '.join(each.parts)} on {each.host}: its wall {wall}")
    for accepted in found.accepted:
        reason = f": {accepted.reason}" if accepted.reason else ""
        said = f"{accepted.number}. {_at(accepted.wall)}, {in_words(accepted.moved)} the desk's time then"
        say(f"accepted  {said}, by {accepted.by}{reason}")


@app.command()
def accept(
    by: Annotated[str, typer.Option(metavar="NAME", help="who says so")],
    reason: Annotated[str, typer.Option(help="what had happened, for those who look later")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="do not ask")] = False,
) -> None:
    """The wall clock of this machine is right, and the desk's time is not: a virtual machine was asleep, or the clock was
    wrong when the desk was started. Every process takes the time from the wall of its own machine within ten seconds.

    What is due by then is done at once. For example: nightdesk clock accept --by "Kim Osei" --reason "the host slept"
    """
    with open_desk() as desk:
        found = read_clocks(ports=desk.ports)
        moves = found.wall - found.now
        if not yes and abs(moves) >= _NEAR:
            say(f"The desk says {_at(found.now)}, the wall {_at(found.wall)}, {in_words(moves)} it.")
            if not typer.confirm("Is the wall right?"):
                fail("Nothing was changed.")
        accepted = accept_wall(ports=desk.ports, by=by, reason=reason)
    say(f"It is {_at(accepted.wall)} for the desk now. Every process hears of it within ten seconds.")


def _at(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S} UTC"


def _beside(ahead: timedelta) -> str:
    return "agrees" if abs(ahead) < _NEAR else f"is {in_words(ahead)} the desk's"


def _document(found: Clocks) -> dict[str, object]:
    return {
        "desk": found.now.isoformat(),
        "wall": found.wall.isoformat(),
        "database": found.database.isoformat(),
        "processes": [
            {"parts": list(each.parts), "host": each.host, "wall_ahead_seconds": each.wall_ahead}
            for each in found.processes
        ],
        "accepted": [
            {
                "number": each.number,
                "wall": each.wall.isoformat(),
                "moved_seconds": each.moved.total_seconds(),
                "by": each.by,
                "reason": each.reason,
            }
            for each in found.accepted
        ],
    }
