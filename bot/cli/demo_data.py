"""The demo's clients, read by the ordinary import."""

from __future__ import annotations

from bot.bootstrap import DEMO_FOLDER, Desk
from bot.connectors.client_files import read_client_file
from bot.operations.clients import import_clients


def import_demo_clients(desk: Desk) -> int:
    """Import the demo's clients into a desk that knows no client yet; how many there were."""
    with desk.begin() as work:
        if work.clients.list():
            return 0
    files = [read_client_file(path) for path in sorted((DEMO_FOLDER / "clients").glob("*.yml"))]
    import_clients(work=desk.begin, files=files, now=desk.clock.now())
    return len(files)
