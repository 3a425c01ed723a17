"""A gateway of ours on a port of this machine, in a thread of its own while the ``with`` lasts."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import uvicorn
from starlette.types import ASGIApp

from bot.operations.ports import DeskPorts


def in_the_clear(ports: DeskPorts) -> DeskPorts:
    """The ports behind an address without TLS, as on one's own machine: cookies go without it too."""
    return replace(ports, public_url="http://127.0.0.1")


@contextmanager
def serving(app: ASGIApp) -> Iterator[str]:
    """Where it answers."""
    listening = socket.create_server(("127.0.0.1", 0))
    # Open streams are cut at the end: whoever watches is a page that goes on living.
    config = uvicorn.Config(
        app, ws="none", log_level="critical", access_log=False, lifespan="off", timeout_graceful_shutdown=0
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()
