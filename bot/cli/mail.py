"""``nightdesk mail``: whether the mail server takes what the desk sends."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.common import fail, read_settings, say
from bot.desk.errors import DeskError

app = typer.Typer(
    help="The mail server that sends one-time codes, and word of a price that waits.", no_args_is_help=True
)


@app.callback()
def mail() -> None:
    """The mail server that sends one-time codes, and word of a price that waits."""


@app.command()
def check(to: Annotated[str, typer.Option("--to", metavar="ADDRESS", help="send a mail there too")] = "") -> None:
    """Connect to the mail server and sign in; with --to send a mail that says so. Exit 1 when it does not work.

    For example: nightdesk mail check --to kim@msp.example
    """
    from bot.bootstrap import SystemClock
    from bot.connectors.smtp import SmtpMailer, read_mail_server, read_sender

    settings = read_settings()
    if not settings.mail_url:
        fail(
            "NIGHTDESK_MAIL_URL is not set, so mail goes into a folder and reaches nobody. Set it to "
            "smtp://user:password@mail.example:587, and NIGHTDESK_MAIL_FROM to the address that mail comes from."
        )
    try:
        server = read_mail_server(settings.mail_url)
        mailer = SmtpMailer(server, read_sender(settings.mail_from), SystemClock().now)
        if to:
            mailer.send(to, "A mail from your help desk", "It works: codes of the help desk reach this mailbox.\n")
        else:
            mailer.greet()
    except DeskError as refused:
        fail(str(refused))
    done = f"took a mail for {to}. Look whether it has arrived" if to else "answers, and lets the desk in"
    say(f"✓ {server.host}:{server.port} {done}.")
