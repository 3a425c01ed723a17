"""Handing out all that is known of a person."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.desk.clients import Client
from bot.desk.erasing import Leaving
from bot.operations.erasing import whose_data
from bot.operations.ports import DeskPorts


@dataclass(frozen=True)
class Export:
    """Everything as of one instant: rows as JSON by table; the bytes of files are fetched one by one."""

    leaving: Leaving
    client: Client | None
    at: datetime
    rows: Mapping[str, tuple[str, ...]]


def export_person(
    *, ports: DeskPorts, email: str, progress: Callable[[str, int], None] = lambda _table, _rows: None
) -> Export:
    """All that is known of the person with this address. NotFound; AskedAlready when it is to go."""
    now = ports.clock.now()
    with ports.begin() as work:
        work.audit.begin_reading()
        leaving = whose_data(work, email)
        rows = {}
        for table, found in work.erasing.known(leaving):
            rows[table] = found
            progress(table, len(found))
        return Export(leaving, work.clients.get(leaving.client), now, rows)


def content_of(*, ports: DeskPorts, id: str) -> bytes | None:
    """The bytes of one of the files; None when they are not kept."""
    with ports.begin() as work:
        return work.attachments.content(id)
