"""The pictures and files of a ticket, for people and scripts, and written into a folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.cli.common import fail
from bot.operations.attachments.reading import read_file
from bot.operations.attachments.words import became
from bot.operations.desk_reads import ShownTicket
from bot.operations.ports import DeskPorts
from bot.operations.wording import moment


def save_files(ports: DeskPorts, shown: ShownTicket, folder: Path) -> dict[str, Path]:
    """Write the kept files of a ticket into the folder, each with its place in front of its name; where, by id."""
    saved: dict[str, Path] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for place, file in enumerate(shown.files, 1):
            found = read_file(ports=ports, ticket=shown.ticket.number, id=file.id)
            if found is not None:
                saved[file.id] = folder / f"{place:02}-{file.name}"
                saved[file.id].write_bytes(found.content)
    except OSError as failure:
        fail(f"The files could not be written to {folder}: {failure.strerror}. Name another folder with --save.")
    return saved


def file_documents(shown: ShownTicket, saved: Mapping[str, Path]) -> list[dict[str, Any]]:
    """The files of a ticket for scripts; ``size`` is in bytes, ``sha256`` that of what is kept."""
    zone = ZoneInfo(shown.ticket.timezone)
    return [
        {
            "id": file.id,
            "name": file.name,
            "media_type": file.media_type,
            "size": file.size,
            "sha256": file.sha256,
            "state": file.state.value,
            "why": file.why.value if file.why else None,
            "sent_by": file.contact,
            "sent_at": file.sent_at.astimezone(zone).isoformat(),
            "saved": str(saved[file.id]) if file.id in saved else None,
        }
        for file in shown.files
    ]


def file_lines(shown: ShownTicket, saved: Mapping[str, Path]) -> Iterator[str]:
    """The files of a ticket for people, a line for each."""
    for file in shown.files:
        where = f" -> {saved[file.id]}" if file.id in saved else ""
        yield f"file: {file.name} ({became(file)}), {moment(file.sent_at, shown.ticket.timezone)}{where}"
