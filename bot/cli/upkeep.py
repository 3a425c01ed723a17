"""``nightdesk db``, ``doctor`` and ``settings``: upkeep."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import fields
from typing import Annotated

import typer
from rich.table import Column, Table

from bot.cli.backups import backup, restore
from bot.cli.checks import DEMO_ROTA, checks_of
from bot.cli.common import console, database, fail, open_desk, print_json, read_settings, say
from bot.cli.jobs import jobs
from bot.cli.retention import retain_
from bot.cli.setting_checks import unknown_settings, wrong_settings
from bot.desk.auditor import Check
from bot.operations.auditor import look_over
from bot.operations.health import look_at_health
from bot.settings import PREFIX, Settings, help_of
from bot.storage.guarding import NotTheOwner
from bot.storage.postgres import PostgresDidNotStart
from bot.storage.schema import check as schema_differences
from bot.storage.schema import upgrade as upgrade_schema

# Ends of the names of settings whose values nobody else may read; addresses of servers hold passwords.
_SECRET = ("secret", "token", "database_url", "heartbeat_url", "mail_url")

db = typer.Typer(help="The database.", no_args_is_help=True)
db.command()(backup)
db.command()(restore)
db.command()(jobs)
db.command("retain")(retain_)


@db.command()
def upgrade() -> None:
    """Bring the schema up to date, and put back what guards it (row-level security, triggers, rights); safe to repeat."""
    try:
        with database(read_settings()) as (dsn, _):
            upgrade_schema(dsn)
            left = schema_differences(dsn)
    except (PostgresDidNotStart, NotTheOwner) as failure:
        fail(str(failure))
    for difference in left:
        say(difference)
    if left:
        fail("The rest is up to date. What is named here has to be put right by hand.")
    console.print("The database is up to date.")


@db.command()
def check() -> None:
    """Compare the tables, the policies, the triggers and the rights with those that the program expects; exit 1 when they differ."""
    try:
        with database(read_settings()) as (dsn, _):
            differences = schema_differences(dsn)
    except PostgresDidNotStart as failure:
        fail(str(failure))
    for difference in differences:
        say(difference)
    if differences:
        fail("The database differs from the program. Run `nightdesk db upgrade`.")
    console.print("The database fits.")


def doctor() -> None:
    """Look at everything the desk needs on this machine, and say what to do about what is missing; exit 1 if anything is."""
    settings = read_settings()
    all_good = True
    for each in _looked_at(settings):
        figure = f" ({each.figure})" if each.figure else ""
        said = f"✓ {each.name}{figure}" if each.good else f"✗ {each.name}{figure}: {each.advice}"
        console.print(said, markup=False, highlight=False)
        all_good = all_good and each.good
    if not all_good:
        raise SystemExit(1)


def _looked_at(settings: Settings) -> Iterator[Check]:
    """One after the other: what goes wrong with one of them leaves those before it said."""
    fits = _database_fits(settings)
    yield Check("Python 3.10", sys.version_info[:2] == (3, 10), "run through `make` or `uv run`")
    yield Check("database", fits, "see `nightdesk db upgrade`, or the message of `nightdesk db check`")
    yield from _settings_checked(settings)
    yield from checks_of(settings)
    yield Check("a rota of your own", bool(settings.rota), f"the demo's is in use, and {DEMO_ROTA}")
    if fits:
        yield from _running(settings)


def _settings_checked(settings: Settings) -> tuple[Check, ...]:
    """One line for each that is wrong, or one for all of them."""
    wrong = (*wrong_settings(settings), *unknown_settings(os.environ))
    return tuple(Check("settings", False, each) for each in wrong) or (Check("settings", True),)


def _running(settings: Settings) -> tuple[Check, ...]:
    """What the auditor looks at every minute; nothing of it is said of a desk of which no part runs."""
    with open_desk(settings) as desk:
        if not look_at_health(ports=desk.ports).runs:
            return (Check("desk", True, figure="not running; start it with `nightdesk serve`"),)
        return look_over(ports=desk.ports).checks


def _database_fits(settings: Settings) -> bool:
    try:
        with database(settings) as (dsn, _):
            upgrade_schema(dsn)
            return not schema_differences(dsn)
    except (PostgresDidNotStart, NotTheOwner) as failure:
        console.print(str(failure), markup=False)
        return False


def settings(json_: Annotated[bool, typer.Option("--json", help="for scripts")] = False) -> None:
    """Every setting: its name in the environment, its value now, what it is for. Secrets are not shown."""
    now = read_settings()
    rows = [(PREFIX + f.name.upper(), _shown(f.name, getattr(now, f.name)), help_of(f.name)) for f in fields(Settings)]
    if json_:
        print_json([{"name": name, "value": value, "help": text} for name, value, text in rows])
        return
    # A name that is cut off cannot be copied.
    table = Table(Column("setting", no_wrap=True), Column("value", overflow="fold"), "what it is for")
    for row in rows:
        table.add_row(*row)
    console.print(table)


def _shown(name: str, value: str) -> str:
    if value and name.endswith(_SECRET):
        return "(set)"
    return value
