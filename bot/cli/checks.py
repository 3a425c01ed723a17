"""What ``nightdesk doctor`` and the console's page of health look at on this machine, beside the database."""

from __future__ import annotations

import shutil
from datetime import timedelta, timezone
from pathlib import Path

from bot.assistant.signature import KeyNotSafe, ModelNotTrusted, key_of, verify
from bot.assistant.training import model_for
from bot.bootstrap import SystemClock, chats_run, rota_of
from bot.cli.backups import backup_trouble, last_backup
from bot.cli.channels import slack_trouble, telegram_setup
from bot.cli.outside import outside_trouble
from bot.connectors.alert_file import read_alert_plan
from bot.connectors.outside_pager import without_address
from bot.connectors.smtp import read_mail_server, read_sender
from bot.desk.auditor import Check
from bot.desk.catalogue import CATALOGUE
from bot.desk.errors import DeskError
from bot.desk.oncall import unplanned
from bot.desk.rooms import read_rooms
from bot.knowledge.loading import load_articles
from bot.operations.rota import NIGHTS
from bot.settings import Settings

ROOM, LEAST_ROOM = 600 * 2**20, 200 * 2**20
"""Bytes that should be free on the data folder's disk, and those without which a database stops soon."""

NOT_CALLED = (
    "has an address in the rota that no service knows, and would not be called: docs/oncall.md says how one is written."
)
DEMO_ROTA = "it wakes nobody. Set NIGHTDESK_ROTA to a file of your own: docs/oncall.md"


def checks_of(settings: Settings, *, demo: bool = False) -> tuple[Check, ...]:
    """Everything, in the order in which one would mend it; what a ``demo`` holds is worth no backup."""
    return (
        _disk(settings),
        *(() if demo else (backup_trouble(settings, SystemClock().now()),)),
        Check("model", *_model(settings)),
        Check("knowledge base", *_articles(settings)),
        Check("rota", *_rota(settings)),
        Check("alerts", *_alerts(settings)),
        Check("systems outside", *outside_trouble(settings)),
        Check("Slack", *_slack(settings)),
        Check("Telegram", *_telegram(settings)),
        Check(
            "mail",
            *_mail(settings),
            ""
            if settings.mail_url
            else "no server: the web chat stays closed, codes and word of a price that waits go to nobody",
        ),
        Check("technicians' rooms", *_rooms(settings)),
    )


def audited_checks(settings: Settings) -> tuple[Check, ...]:
    """Those that change by themselves and take a moment: the auditor looks every minute, on each worker's machine."""
    # Where nobody has set backups up, `nightdesk doctor` says so; it is no news every minute.
    backed_up = settings.backup_secret or last_backup(settings) is not None
    return (
        _disk(settings),
        *((backup_trouble(settings, SystemClock().now()),) if backed_up else ()),
        Check("rota", *_rota(settings)),
        Check("alerts", *_alerts(settings)),
    )


def _disk(settings: Settings) -> Check:
    """That of the data folder, in which the embedded database lies."""
    folder = settings.data
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    advice = "little is left on the data folder's disk: make room or set NIGHTDESK_DATA_FOLDER"
    return Check("disk", free > ROOM, advice, f"{free // 2**20:,} MB free", f"{ROOM // 2**20} MB", free < LEAST_ROOM)


def _model(settings: Settings) -> tuple[bool, str]:
    model = model_for(settings.project)
    if not model.exists():
        return False, "no model fits the data: run `nightdesk train`"
    try:
        verify(model, key_of(settings))
    except (ModelNotTrusted, KeyNotSafe) as refusal:
        return False, str(refusal)
    return True, ""


def _articles(settings: Settings) -> tuple[bool, str]:
    try:
        library = load_articles(*settings.article_folders)
    except DeskError as refusal:
        return False, str(refusal)
    return (
        bool(library.articles)
        and not library.findings
        and all(category in CATALOGUE for article in library.articles.values() for category in article.categories)
    ), "run `nightdesk articles check`"


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


def _mail(settings: Settings) -> tuple[bool, str]:
    """Set up as a whole, or not at all; whether the server lets us in, `nightdesk mail check` asks."""
    if not settings.mail_url and not settings.mail_from:
        return True, ""
    try:
        read_mail_server(settings.mail_url)
        read_sender(settings.mail_from)
    except DeskError as refusal:
        return False, str(refusal)
    return True, ""


def _rooms(settings: Settings) -> tuple[bool, str]:
    """None, or those of platforms that are set up; whether they can be reached, `slack check` and `telegram check` ask."""
    try:
        rooms = read_rooms(settings.slack_room, settings.telegram_room)
    except DeskError as refusal:
        return False, str(refusal)
    run = chats_run(settings)
    without = [room.platform for room in rooms if room.platform not in run]
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
        return False, warning
    unreached = without_address(source.rota().order)
    if unreached:
        return False, f"{unreached[0]} {NOT_CALLED}"
    if gaps:
        since = gaps[0].start.astimezone(timezone.utc)
        return False, f"nobody is planned from {since:%Y-%m-%d %H:%M} UTC on; `nightdesk oncall check` shows every gap"
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
