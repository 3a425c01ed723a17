"""Looking at the files of a ticket, for the MSP's own people: always by the ticket that they belong to."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk.attachments import Attachment, AttachmentState
from bot.operations.ports import DeskPorts


@dataclass(frozen=True)
class ReadFile:
    """A file that is kept, with its bytes."""

    file: Attachment
    content: bytes


def read_file(*, ports: DeskPorts, ticket: str, id: str, small: bool = False) -> ReadFile | None:
    """A kept file of this ticket, or the ``small`` picture of a picture; None for any other, whatever else it may be."""
    with ports.begin() as work:
        file = work.attachments.get(id)
        if file is None or file.ticket != ticket or file.state is not AttachmentState.KEPT:
            return None
        content = work.attachments.thumbnail(id) if small else work.attachments.content(id)
        return ReadFile(file, content) if content is not None else None
