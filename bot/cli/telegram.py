"""``nightdesk telegram``: whether the bot can work, and what is missing."""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer

from bot.cli.channels import WHERE_OF_TELEGRAM, telegram_setup
from bot.cli.common import REFUSED, fail, print_json, read_settings, say

app = typer.Typer(help="The Telegram bot.", no_args_is_help=True)


@app.callback()
def telegram() -> None:
    """The Telegram bot."""


@app.command()
def check(json_: Annotated[bool, typer.Option("--json", help="for scripts")] = False) -> None:
    """Ask Telegram who the bot is and how it is reached, and say what is missing; exit 1 if anything is.

    For example: NIGHTDESK_TELEGRAM_TOKEN=123456:ABC... nightdesk telegram check
    """
    from bot.channels.telegram.service import check as look

    settings = read_settings()
    if not settings.telegram_token:
        fail(f"NIGHTDESK_TELEGRAM_TOKEN is not set, so there is no Telegram here. To get one: {WHERE_OF_TELEGRAM}.")
    found = asyncio.run(look(telegram_setup(settings)))
    if json_:
        print_json([{"what": each.what, "good": each.good, "told": each.told} for each in found])
    else:
        for each in found:
            say(f"{'✓' if each.good else '✗'} {each.what}: {each.told}")
    if not all(each.good for each in found):
        raise SystemExit(REFUSED)
