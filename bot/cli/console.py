"""``nightdesk console``: ways into the technicians' pages from this machine."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from bot.cli.common import fail, open_desk, print_json, say
from bot.operations.sign_in import MINUTES, give_link, sign_in_address
from bot.operations.staff import make_first_admin

app = typer.Typer(help="Ways into the console, the technicians' pages.", no_args_is_help=True)

_Email = Annotated[str, typer.Argument(metavar="EMAIL")]
_By = Annotated[str, typer.Option("--by", help="who does it; kept on record")]


@app.command()
def link(
    email: _Email,
    by: _By = "the command line",
    json_: Annotated[bool, typer.Option("--json", help="for scripts")] = False,
) -> None:
    """A link that signs somebody of your company in, once, within 10 minutes. Give it to nobody else.

    For example: nightdesk console link robin@nightdesk.example
    """
    with open_desk() as desk:
        member, token = give_link(ports=desk.ports, email=email, by=by)
        address = sign_in_address(desk.ports, token)
    if json_:
        print_json({"email": member.email, "link": address, "minutes": MINUTES})
        return
    say(f"For {member.name} ({member.role.value}), {MINUTES} minutes, once:")
    say(address)


@app.command("first-admin")
def first_admin(
    email: _Email,
    name: Annotated[str, typer.Option(help="the person's name")] = "",
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="read the password from standard input instead of asking")
    ] = False,
    by: _By = "the command line",
) -> None:
    """The first person who may sign in, with a password. The others come by `staff import`, and sign in without one.

    For example: nightdesk console first-admin kim@msp.example --name "Kim Osei"
    """
    if password_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    elif sys.stdin.isatty():
        password = typer.prompt("Password, at least 12 characters", hide_input=True, confirmation_prompt=True)
    else:
        fail("There is nobody to ask for a password here. Give it on standard input, with --password-stdin.")
    with open_desk() as desk:
        member = make_first_admin(ports=desk.ports, email=email, name=name, password=password, by=by)
        where = desk.ports.public_url
    say(f"{member.name} may sign in at {where}/sign-in with {member.email} and that password.")
