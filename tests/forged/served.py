"""``python -m tests.forged.served DSN``: the whole gateway on a port of its own, as it is served for real."""

from __future__ import annotations

import asyncio
import logging
import sys

import structlog
import uvicorn

from bot.bootstrap import SystemClock
from bot.channels.telegram.client import make_bot
from bot.cli.logs import log_to_stderr
from bot.console.gateway import protecting_headers
from bot.console.listening import Limits, server_config
from bot.storage.engine import make_engine
from bot.storage.unit_of_work import sql_work_factory
from tests.forged.gateway import whole_gateway
from tests.makers import DeskForTests
from tests.stand_ins.telegram import TOKEN

LIMITS = Limits(connections=400, header_seconds=2.0)


async def serve(dsn: str) -> None:
    """Until it is told to stop; the port stands in the first line."""
    desk = DeskForTests(sql_work_factory(make_engine(dsn)), SystemClock().now())
    app = whole_gateway(desk, "http://127.0.0.1:9/api/", make_bot(TOKEN, "http://127.0.0.1:9"))
    headers = protecting_headers(desk.ports.public_url)
    server = uvicorn.Server(server_config(app, host="127.0.0.1", port=0, limits=LIMITS, headers=headers))

    async def say_port() -> None:
        while not server.started:
            await asyncio.sleep(0.01)
        print(server.servers[0].sockets[0].getsockname()[1], flush=True)

    await asyncio.gather(server.serve(), say_port())


if __name__ == "__main__":
    log_to_stderr("INFO")
    logging.getLogger("asyncio").setLevel(logging.WARNING)
    structlog.get_logger().info("served_for_tests")
    asyncio.run(serve(sys.argv[1]))
