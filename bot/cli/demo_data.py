"""The demo's clients and its MSP's people, read by the ordinary imports."""

from __future__ import annotations

from bot.bootstrap import DEMO_FOLDER, Desk
from bot.connectors.client_files import read_client_file
from bot.connectors.staff_file import read_staff_file
from bot.operations.clients import import_clients
from bot.operations.staff import import_staff, list_staff


def import_demo_clients(desk: Desk) -> int:
    """Import the demo's clients into a desk that knows no client yet; how many there were."""
    with desk.begin() as work:
        if work.clients.list():
            return 0
    files = [read_client_file(path) for path in sorted((DEMO_FOLDER / "clients").glob("*.yml"))]
    import_clients(work=desk.begin, files=files, now=desk.clock.now(), by="the demo")
    return len(files)


def import_demo_staff(desk: Desk) -> None:
    """Let the demo's people into a desk that knows nobody of the MSP yet."""
    if not list_staff(ports=desk.ports):
        import_staff(ports=desk.ports, members=read_staff_file(DEMO_FOLDER / "staff.yml"), by="the demo")
