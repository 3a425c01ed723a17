"""Ways to systems outside, as far as they are set up, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import structlog
from starlette.routing import BaseRoute

from bot.bootstrap import Desk, SystemClock, database
from bot.channels.zammad.app import SHORTEST_SECRET, zammad_routes
from bot.connectors.ticket_systems.zammad_file import read_zammad_plan
from bot.connectors.webhooks.connecting import networks_of
from bot.desk.errors import DeskError
from bot.desk.receivers import Network, ReceiverKind, checked_address
from bot.operations.outward import host_of
from bot.operations.ports import OutwardSender, TicketSystem
from bot.settings import Settings
from bot.storage.engine import make_engine
from bot.storage.postgres import PostgresDidNotStart
from bot.storage.unit_of_work import sql_work_factory

log = structlog.get_logger(__name__)

ZAMMAD = "zammad"
"""What the one Zammad is called among all who are told."""
LONG = timedelta(hours=1)
"""What is not taken for so long is worth a look."""


def allowed_networks(settings: Settings) -> tuple[Network, ...]:
    """The networks inside that webhooks may be sent to; BadAddress where the setting names none."""
    return networks_of(settings.webhooks_allow)


def outward_senders_of(desk: Desk) -> Mapping[ReceiverKind, OutwardSender]:
    """Every way out of the desk that is set up."""
    from bot.connectors.ticket_systems.sender import TicketSystemSender
    from bot.connectors.webhooks.sender import WebhookSender

    allowed = allowed_networks(desk.settings)
    senders: dict[ReceiverKind, OutwardSender] = {
        ReceiverKind.WEBHOOK: WebhookSender(
            desk.ports.codes, desk.ports.public_url, allowed, now=desk.ports.outside_now
        )
    }
    trouble = zammad_trouble(desk.settings)
    if trouble:
        # What is to be written there waits.
        log.error("zammad_left_out", reason=trouble)
    elif (zammad := zammad_of(desk.settings, desk.ports.clock.now)) is not None:
        senders[ReceiverKind.TICKET_SYSTEM] = TicketSystemSender(zammad)
    return senders


def zammad_trouble(settings: Settings) -> str:
    """Why Zammad cannot be written to: a setting that is missing, or a file that cannot be read. Empty where it can be."""
    given = (settings.zammad_url, settings.zammad_token, settings.zammad)
    if any(given) and not all(given):
        return "Zammad takes three settings: NIGHTDESK_ZAMMAD_URL, NIGHTDESK_ZAMMAD_TOKEN and NIGHTDESK_ZAMMAD."
    try:
        zammad_of(settings, SystemClock().now)
        return _way_back_trouble(settings)
    except DeskError as refusal:
        return str(refusal)


def _way_back_trouble(settings: Settings) -> str:
    if not settings.zammad_secret:
        return ""
    if len(settings.zammad_secret) < SHORTEST_SECRET:
        return f"NIGHTDESK_ZAMMAD_SECRET has to have {SHORTEST_SECRET} signs or more: who guesses it speaks as a technician."
    if not settings.zammad_url or not read_zammad_plan(Path(settings.zammad)).login:
        return "What comes back from Zammad takes a `login` in the file: who the desk is there. `nightdesk zammad check` says it."
    return ""


def zammad_routes_of(desk: Desk) -> Sequence[BaseRoute]:
    """Where Zammad calls us; nowhere without the settings for it."""
    settings = desk.settings
    if not settings.zammad_secret or zammad_trouble(settings):
        return ()
    plan = read_zammad_plan(Path(settings.zammad))
    return zammad_routes(
        desk.ports, secret=settings.zammad_secret, login=plan.login, closed=plan.ending, receiver=ZAMMAD
    )


def zammad_of(settings: Settings, now: Callable[[], datetime]) -> TicketSystem | None:
    """The Zammad of the settings; None without one. BadAddress, or BadClientFile for the file."""
    from bot.connectors.ticket_systems.zammad import Zammad

    if not settings.zammad_url:
        return None
    # It may stand in the house's own network: whoever sets this sets up the whole desk.
    address = checked_address(settings.zammad_url, networks_of("0.0.0.0/0,::/0"))
    return Zammad(address, settings.zammad_token, read_zammad_plan(Path(settings.zammad)), now)


def outside_trouble(settings: Settings) -> tuple[bool, str]:
    """For `nightdesk doctor`: whether whoever is told of tickets takes what is sent; else who does not, and what to do."""
    try:
        allowed_networks(settings)
        if trouble := zammad_trouble(settings):
            return False, trouble
        with database(settings) as (dsn, _):
            wrong = _not_taking(dsn)
    except PostgresDidNotStart:
        return True, ""  # said already
    except DeskError as refusal:
        return False, str(refusal)
    return not wrong, " ".join(wrong)


def _not_taking(dsn: str) -> list[str]:
    engine = make_engine(dsn, pool_size=1)
    try:
        with sql_work_factory(engine)() as work:
            found = [(each, work.outward.failed_for(each.id)) for each in work.outward.receivers()]
    finally:
        engine.dispose()
    wrong, now = [], SystemClock().now()
    for each, failed in found:
        name = f"{host_of(each)} ({each.id})"
        if not each.active:
            wrong.append(f"{name} is switched off: {each.disabled_why} See `nightdesk webhooks enable`.")
        elif each.failing_since is not None and now - each.failing_since > LONG:
            wrong.append(f"{name} takes nothing since {each.failing_since:%Y-%m-%d %H:%M} UTC.")
        elif failed:
            wrong.append(f"{name} did not take {failed}: see `nightdesk webhooks deliveries --failed`.")
    return wrong
