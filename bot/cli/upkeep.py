"""``nightdesk db``, ``doctor`` and ``settings``: upkeep."""

from __future__ import annotations

import shutil
import sys
from dataclasses import fields
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from bot.assistant.training import model_for
from bot.bootstrap import SystemClock, rota_of
from bot.cli.channels import slack_trouble, telegram_setup
from bot.cli.common import console, database, fail, print_json, read_settings
from bot.cli.outside import outside_trouble
from bot.connectors.alert_file import read_alert_plan
from bot.desk.catalogue import CATALOGUE
from bot.desk.errors import DeskError
from bot.desk.oncall import unplanned
from bot.desk.rooms import read_rooms
from bot.knowledge.loading import load_articles
from bot.operations.rota import NIGHTS
from bot.settings import PREFIX, Settings, help_of
from bot.storage.postgres import PostgresDidNotStart
from bot.storage.schema import check as schema_differences
from bot.storage.schema import upgrade as upgrade_schema

db = typer.Typer(help="The database.", no_args_is_help=True)


@db.command()
def upgrade() -> None:
    """Bring the schema up to date; safe to repeat."""
    try:
        with database(read_settings()) as (dsn, _):
            upgrade_schema(dsn)
    except PostgresDidNotStart as failure:
        fail(str(failure))
    console.print("The database is up to date.")


@db.command()
def check() -> None:
    """Compare the tables that the program expects with those there are; exit 1 when they differ."""
    try:
        with database(read_settings()) as (dsn, _):
            differences = schema_differences(dsn)
    except PostgresDidNotStart as failure:
        fail(str(failure))
    for difference in differences:
        console.print(difference, markup=False)
    if differences:
        fail("The database differs from the program. Run `nightdesk db upgrade`.")
    console.print("The database fits.")


def doctor() -> None:
    """Look at everything the desk needs on this machine, and say what to do about what is missing; exit 1 if anything is."""
    settings = read_settings()
    results = [
        ("Python 3.10", sys.version_info[:2] == (3, 10), "run through `make` or `uv run`"),
        (
            "disk",
            _room(settings),
            "less than 600 MB left in the data folder's disk: make room or set NIGHTDESK_DATA_FOLDER",
        ),
        ("database", _database_fits(settings), "see `nightdesk db upgrade`, or the message of `nightdesk db check`"),
        ("model", model_for(settings.project).exists(), "no model fits the data: run `nightdesk train`"),
        ("knowledge base", _articles(settings), "run `nightdesk articles check`"),
        ("rota", *_rota(settings)),
        ("alerts", *_alerts(settings)),
        ("systems outside", *outside_trouble(settings)),
        ("Slack", *_slack(settings)),
        ("Telegram", *_telegram(settings)),
        ("technicians' rooms", *_rooms(settings)),
    ]
    for name, good, advice in results:
        console.print(f"{'✓' if good else '✗'} {name}{'' if good else ': ' + advice}", markup=False, highlight=False)
    if not all(good for _, good, _ in results):
        raise SystemExit(1)


def _room(settings: Settings) -> bool:
    folder = settings.data
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free > 600 * 2**20


def _database_fits(settings: Settings) -> bool:
    try:
        with database(settings) as (dsn, _):
            upgrade_schema(dsn)
            return not schema_differences(dsn)
    except PostgresDidNotStart as failure:
        console.print(str(failure), markup=False)
        return False


def _articles(settings: Settings) -> bool:
    library = load_articles(*settings.article_folders)
    return (
        bool(library.articles)
        and not library.findings
        and all(category in CATALOGUE for article in library.articles.values() for category in article.categories)
    )


def _slack(settings: Settings) -> tuple[bool, str]:
    """Set up as a whole, or not at all; what Slack itself says, `nightdesk slack check` asks."""
    if not any((settings.slack_bot_token, settings.slack_app_token, settings.slack_signing_secret)):
        return True, ""
    trouble = slack_trouble(settings)
    return not trouble, trouble


def _telegram(settings: Settings) -> tuple[bool, str]:
    """Set up as a whole, or not at all; what Telegram itself says, `nightdesk telegram check` asks."""
    given = (settings.telegram_token, settings.telegram_webhook_url, settings.telegram_webhook_secret)
    if not any(given):
        return True, ""
    from bot.channels.telegram.client import TelegramRefused

    try:
        telegram_setup(settings).checked()
    except TelegramRefused as refusal:
        return False, str(refusal)
    return True, ""


def _rooms(settings: Settings) -> tuple[bool, str]:
    """None, or those of platforms that are set up; whether they can be reached, `slack check` and `telegram check` ask."""
    try:
        rooms = read_rooms(settings.slack_room, settings.telegram_room)
    except DeskError as refusal:
        return False, str(refusal)
    tokens = {"slack": settings.slack_bot_token, "telegram": settings.telegram_token}
    without = [room.platform for room in rooms if not tokens[room.platform]]
    return not without, f"NIGHTDESK_{''.join(without[:1]).upper()}_ROOM is set, but no token: nothing is shown there."


def _rota(settings: Settings) -> tuple[bool, str]:
    """Readable as it stands now, and somebody is planned for each of the next nights."""
    source, now = rota_of(settings), SystemClock().now()
    try:
        gaps = unplanned(source.rota(), now, now + timedelta(days=NIGHTS))
    except DeskError as refusal:
        return False, f"nobody can be paged: look at NIGHTDESK_ROTA. {refusal}"
    warning = source.warning()
    if warning is not None:
        return False, f"{warning} What was read before stays in force."
    if gaps:
        return (
            False,
            f"nobody is planned from {gaps[0].start:%Y-%m-%d %H:%M} UTC on; `nightdesk oncall check` shows every gap",
        )
    return True, ""


def _alerts(settings: Settings) -> tuple[bool, str]:
    """No file, or one that can be read as it stands now."""
    if not settings.alerts:
        return True, ""
    try:
        read_alert_plan(Path(settings.alerts))
    except DeskError as refusal:
        return False, str(refusal)
    return True, ""


def settings(json_: Annotated[bool, typer.Option("--json", help="for scripts")] = False) -> None:
    """Every setting: its name in the environment, its value now, what it is for. Secrets are not shown."""
    now = read_settings()
    rows = [(PREFIX + f.name.upper(), _shown(f.name, getattr(now, f.name)), help_of(f.name)) for f in fields(Settings)]
    if json_:
        print_json([{"name": name, "value": value, "help": text} for name, value, text in rows])
        return
    table = Table("setting", "value", "what it is for")
    for row in rows:
        table.add_row(*row)
    console.print(table)


def _shown(name: str, value: str) -> str:
    if value and (name == "database_url" or name.endswith(("secret", "token"))):
        return "(set)"
    return value
