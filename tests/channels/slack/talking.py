"""Being connected to the workspace while a test lasts."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from bot.channels.slack.app import make_slack_app
from bot.channels.slack.connection import run_socket_mode
from bot.channels.slack.workspaces import Workspaces
from tests.makers import DeskForTests
from tests.stand_ins.slack import APP_TOKEN, SlackStandIn


@asynccontextmanager
async def connected(desk: DeskForTests, slack: SlackStandIn, workspaces: Workspaces) -> AsyncIterator[None]:
    """Slack's own library is connected meanwhile."""
    app = make_slack_app(desk.ports, workspaces)
    running = asyncio.create_task(run_socket_mode(app, APP_TOKEN, base_url=slack.api))
    try:
        await asyncio.to_thread(slack.until_connected)
        yield
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def send(slack: SlackStandIn, kind: str, payload: dict[str, Any], **how: Any) -> bool:
    """Slack sends it; whether it was taken."""
    return await asyncio.to_thread(slack.send, kind, payload, **how)
