"""Ways to systems outside, as far as they are set up, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from bot.bootstrap import Desk, SystemClock, database
from bot.connectors.webhooks.connecting import networks_of
from bot.desk.errors import DeskError
from bot.desk.receivers import Network, ReceiverKind
from bot.operations.outward import host_of
from bot.operations.ports import OutwardSender
from bot.settings import Settings
from bot.storage.engine import make_engine
from bot.storage.postgres import PostgresDidNotStart
from bot.storage.unit_of_work import sql_work_factory

LONG = timedelta(hours=1)
"""What is not taken for so long is worth a look."""


def allowed_networks(settings: Settings) -> tuple[Network, ...]:
    """The networks inside that webhooks may be sent to; BadAddress where the setting names none."""
    return networks_of(settings.webhooks_allow)


def outward_senders_of(desk: Desk) -> Mapping[ReceiverKind, OutwardSender]:
    """Every way out of the desk."""
    from bot.connectors.webhooks.sender import WebhookSender

    allowed = allowed_networks(desk.settings)
    return {ReceiverKind.WEBHOOK: WebhookSender(desk.ports.codes, desk.ports.public_url, allowed)}


def outside_trouble(settings: Settings) -> tuple[bool, str]:
    """For `nightdesk doctor`: whether whoever is told of tickets takes what is sent; else who does not, and what to do."""
    try:
        allowed_networks(settings)
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
