"""The memory of pictures and files, and whoever makes their bytes safe to keep."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from bot.desk.attachments import Attachment, CleanFile, Refusal


class Attachments(Protocol):
    """Pictures and files that people sent. Their bytes come only where they are asked for."""

    def add(self, attachment: Attachment, *, due: datetime | None = None) -> bool:
        """Whether it is new: a file is written down once for a message. ``due`` is when it has to be looked after."""
        ...

    def get(self, id: str, *, for_update: bool = False) -> Attachment | None: ...
    def of_turn(self, turn: str) -> Sequence[Attachment]: ...
    def of_ticket(self, ticket: str) -> Sequence[Attachment]: ...
    def loose(
        self, conversation: str, since: datetime, *, client: str | None = None, contact: str | None = None
    ) -> Sequence[Attachment]:
        """Those that wait for a ticket and were sent since then, here or by this contact in any chat, oldest first.

        They are nobody else's until we are done.
        """
        ...

    def number_since(self, conversation: str, since: datetime) -> int: ...
    def put_to(self, id: str, ticket: str, client: str | None) -> bool:
        """Whether it belongs to the ticket now; not where the ticket has the same file already."""
        ...

    def let_go(self, ids: Collection[str]) -> None:
        """These wait for no ticket any more."""
        ...

    def keep(self, id: str, file: CleanFile, *, name: str, sha256: str, at: datetime) -> None: ...
    def refuse(self, id: str, why: Refusal, at: datetime) -> None: ...
    def lose(self, id: str, at: datetime) -> None: ...
    def put_off(self, id: str, until: datetime, *, tried: bool) -> None:
        """It is not due before then; ``tried`` says that it was tried once more, in vain."""
        ...

    def due(self, platforms: Collection[str], at: datetime) -> Sequence[str]:
        """The ids of those from these platforms that are wanted, and may be tried now; nobody else's until we are done."""
        ...

    def content(self, id: str) -> bytes | None: ...
    def thumbnail(self, id: str) -> bytes | None: ...
    def remove_without_ticket(self, before: datetime) -> int:
        """Remove those sent before then that belong to no ticket; how many there were."""
        ...


class FileCleaner(Protocol):
    """Makes the bytes of a file safe to keep."""

    def clean(self, name: str, media_type: str, content: bytes) -> CleanFile | Refusal:
        """What is kept of it. Takes a while for large pictures."""
        ...
