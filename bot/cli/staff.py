"""``nightdesk staff``: the MSP's own people, who they are and what happened to their access."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from bot.cli.common import open_desk, print_json, say
from bot.connectors.staff_file import read_staff_file
from bot.desk.staff import StaffEvent, StaffMember
from bot.operations.staff import import_staff, list_staff, staff_events

app = typer.Typer(help="The people of your own company, who work in the console.", no_args_is_help=True)

_Json = Annotated[bool, typer.Option("--json", help="for scripts")]
_By = Annotated[str, typer.Option("--by", help="who does it; kept on record")]


@app.command("import")
def import_(file: Annotated[Path, typer.Argument(metavar="FILE")], by: _By = "the command line") -> None:
    """Make the list of people what stands in the file. Who is not in it has left, and is signed out at once.

    For example: nightdesk staff import staff.yml
    """
    with open_desk() as desk:
        done = import_staff(ports=desk.ports, members=read_staff_file(file), by=by)
    for what, people in (("is new", done.added), ("has changed", done.changed), ("has left", done.left)):
        for member in people:
            say(f"{member.name} ({member.role.value}) {what}.")
    if not (done.added or done.changed or done.left):
        say("Nothing has changed.")


@app.command("list")
def list_(json_: _Json = False) -> None:
    """Everybody who works here, with role and chats."""
    with open_desk() as desk:
        people = list_staff(ports=desk.ports)
    if json_:
        print_json([_document(member) for member in people])
        return
    for member in people:
        chats = ", ".join(str(each) for each in member.identities) or "no chat"
        say(f"{member.email}  {member.name}, {member.role.value}: {chats}")
    if not people:
        say("Nobody yet. `nightdesk console first-admin EMAIL` makes the first one.")


@app.command()
def events(
    email: Annotated[str | None, typer.Argument(metavar="[EMAIL]", help="one person's only")] = None,
    json_: _Json = False,
) -> None:
    """Who came, changed, left, and signed in, the newest first.

    For example: nightdesk staff events robin@nightdesk.example
    """
    with open_desk() as desk:
        found = staff_events(ports=desk.ports, email=email)
    if json_:
        print_json([_event_document(event) for event in found])
        return
    for event in found:
        whence = f" from {event.whence}" if event.whence else ""
        said = f" ({event.text})" if event.text else ""
        say(f"{event.at:%Y-%m-%d %H:%M} UTC  {event.email}  {event.kind.value}{said}, by {event.by}{whence}")


def _document(member: StaffMember) -> dict[str, Any]:
    return {
        "email": member.email,
        "name": member.name,
        "role": member.role.value,
        "timezone": member.timezone,
        "identities": [str(each) for each in member.identities],
    }


def _event_document(event: StaffEvent) -> dict[str, Any]:
    return {
        "at": event.at.isoformat(),
        "email": event.email,
        "kind": event.kind.value,
        "by": event.by,
        "text": event.text,
        "whence": event.whence,
    }
