"""What commands share: the desk, words for the terminal, exit codes."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console

from bot import bootstrap
from bot.bootstrap import Desk, database
from bot.connectors.client_files import read_house_rates
from bot.desk.contracts import RateCard
from bot.desk.errors import DeskError
from bot.desk.wall_time import UnclearTime, read_instant
from bot.operations.health import with_chats_as_run
from bot.operations.ports import Clock
from bot.operations.staff import member_called, signature_of
from bot.settings import Settings, read_settings
from bot.storage.postgres import PostgresDidNotStart

REFUSED, USAGE = 1, 2

console = Console()
errors = Console(stderr=True)


def fail(message: str, code: int = REFUSED) -> NoReturn:
    """Say why, and what to do next, on standard error; end with the code (1 refused, 2 usage)."""
    errors.print(message, markup=False, highlight=False, soft_wrap=True)
    raise SystemExit(code)


def say(text: str) -> None:
    """A line as it is on standard output: nothing in it is taken for markup, and a long one is not cut into several."""
    console.print(text, markup=False, highlight=False, soft_wrap=True)


def print_json(value: Any) -> None:
    """One JSON document on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


@contextmanager
def open_desk(settings: Settings | None = None, clock: Clock | None = None) -> Iterator[Desk]:
    """The desk for one command; refusals end the command with their reason."""
    try:
        with bootstrap.open_desk(settings, clock=clock) as desk:
            # What is written in a ticket's history says where it was done.
            ports = replace(desk.ports, begin=desk.ports.begin.from_("command line"))
            yield replace(desk, ports=with_chats_as_run(ports=ports))
    except DeskError as refusal:
        fail(str(refusal))
    except PostgresDidNotStart as failure:
        fail(str(failure))


By = Annotated[str, typer.Option(help="who you are: your name or e-mail address, as in the staff file")]
"""Whoever does something with a ticket; read by ``email_of`` or ``name_of``."""


def _in_full(written: str) -> str:
    number = written.strip().upper()
    return f"ND-{number}" if number.isdecimal() else number


TicketNumber = Annotated[str, typer.Argument(metavar="TICKET", callback=_in_full)]
"""A ticket, by its number: ``ND-1012``, ``nd-1012`` or ``1012``."""


def email_of(desk: Desk, by: str) -> str:
    """The address of the member of staff who is meant; NotFound says who is known."""
    return member_called(ports=desk.ports, who=by).email


def name_of(desk: Desk, by: str) -> str:
    """The name of the member of staff who is meant; NotFound says who is known. Anybody's where no staff is on file."""
    return signature_of(ports=desk.ports, who=by)


def house_rates() -> Mapping[str, RateCard]:
    """The house's rates by currency, from the file that the settings name; BadClientFile when it cannot be read."""
    path = read_settings().rates
    return read_house_rates(path) if path else {}


def instant(text: str | None, zone: str) -> datetime | None:
    """An instant as people write it; without an offset it is meant in ``zone``. Usage error when it is none."""
    if text is None:
        return None
    try:
        return read_instant(text, zone)
    except ValueError:
        fail(f"'{text}' is not an instant. Write it like 2026-11-24T20:00 or 2026-11-24T20:00-05:00.", USAGE)
    except UnclearTime as refusal:
        fail(str(refusal), USAGE)


__all__ = [
    "By",
    "Desk",
    "TicketNumber",
    "console",
    "database",
    "email_of",
    "errors",
    "fail",
    "house_rates",
    "instant",
    "name_of",
    "open_desk",
    "print_json",
    "read_settings",
    "say",
]
