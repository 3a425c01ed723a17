"""Fetching what was sent: begun, kept, refused, tried again, or given up with a word to the person."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from hashlib import sha256

from bot.desk.attachments import (
    KEPT_WITHOUT_A_TICKET,
    LARGEST,
    Attachment,
    AttachmentState,
    Refusal,
    kept_name,
    kept_type,
)
from bot.operations.attachments import words
from bot.operations.attachments.taking import IN_GOOD_HANDS, note_on_ticket
from bot.operations.deliveries import wait_before
from bot.operations.notices import write
from bot.operations.ports import Answer, DeskPorts, FileCleaner, Work

# Given up only when both have passed: the platform may be away for hours, and we too.
GIVEN_UP_AFTER, LEAST_TRIES = timedelta(hours=6), 5


def wanted_file(*, ports: DeskPorts, id: str) -> Attachment | None:
    """The file, while its bytes are still wanted."""
    with ports.begin() as work:
        file = work.attachments.get(id)
        return file if file is not None and file.state is AttachmentState.WANTED else None


def keep_file(*, ports: DeskPorts, cleaner: FileCleaner, file: Attachment, content: bytes) -> None:
    """Keep the bytes, cleaned; or refuse them, with a word to the person. A second time changes nothing."""
    kind = kept_type(file.name, file.media_type)
    if kind is None or len(content) > LARGEST:
        refuse_file(ports=ports, id=file.id, why=Refusal.KIND if kind is None else Refusal.SIZE)
        return
    # Before the transaction: a large picture takes seconds.
    cleaned = cleaner.clean(file.name, kind, content)
    if isinstance(cleaned, Refusal):
        refuse_file(ports=ports, id=file.id, why=cleaned)
        return
    now, digest = ports.clock.now(), sha256(cleaned.content).hexdigest()
    with ports.begin() as work:
        if _still_wanted(work, file.id) is None:
            return
        name = kept_name(file.name, cleaned.media_type)
        work.attachments.keep(file.id, cleaned, name=name, sha256=digest, at=now)
        _settled(work, ports, file.id)
        work.commit()


def refuse_file(*, ports: DeskPorts, id: str, why: Refusal) -> None:
    """Its platform or its content says that it is none that we keep; the person is told once."""
    with ports.begin() as work:
        file = _still_wanted(work, id)
        if file is None:
            return
        work.attachments.refuse(id, why, ports.clock.now())
        _settled(work, ports, id)
        _tell(work, ports, file, words.refused(file.name, why))
        work.commit()


def put_off_file(*, ports: DeskPorts, id: str, luck: float, at_least: timedelta | None = None) -> bool:
    """It could not be fetched now: later, not before the platform's own ``at_least``; False when it is given up."""
    now = ports.clock.now()
    with ports.begin() as work:
        file = _still_wanted(work, id)
        if file is None:
            return False
        given_up = now - file.sent_at >= GIVEN_UP_AFTER and file.attempts + 1 >= LEAST_TRIES
        if given_up:
            _lose(work, ports, file)
        else:
            work.attachments.put_off(
                id, now + max(at_least or timedelta(0), wait_before(file.attempts, luck)), tried=True
            )
        work.commit()
        return not given_up


def lose_file(*, ports: DeskPorts, id: str) -> None:
    """Its platform has it no more; the person is told once."""
    with ports.begin() as work:
        file = _still_wanted(work, id)
        if file is not None:
            _lose(work, ports, file)
            work.commit()


def take_up_files(*, ports: DeskPorts, platforms: Collection[str]) -> int:
    """Defer the fetching of every file that may be tried now; how many there were."""
    now = ports.clock.now()
    with ports.begin() as work:
        due = work.attachments.due(platforms, now)
        for id in due:
            work.attachments.put_off(id, now + IN_GOOD_HANDS, tried=False)
            work.jobs.file(id)
        work.commit()
        return len(due)


def remove_files_without_ticket(*, ports: DeskPorts) -> int:
    """Remove what has belonged to no ticket for too long; how many there were."""
    with ports.begin() as work:
        removed = work.attachments.remove_without_ticket(ports.clock.now() - KEPT_WITHOUT_A_TICKET)
        work.commit()
        return removed


def _still_wanted(work: Work, id: str) -> Attachment | None:
    """The file, nobody else's until we are done; None where another try was faster."""
    file = work.attachments.get(id, for_update=True)
    return file if file is not None and file.state is AttachmentState.WANTED else None


def _lose(work: Work, ports: DeskPorts, file: Attachment) -> None:
    work.attachments.lose(file.id, ports.clock.now())
    _settled(work, ports, file.id)
    _tell(work, ports, file, words.lost(file.name))


def _settled(work: Work, ports: DeskPorts, id: str) -> None:
    """Its ticket, where it has one already, says what became of it."""
    file = work.attachments.get(id)
    ticket = work.tickets.get(file.ticket) if file is not None and file.ticket else None
    if file is not None and ticket is not None:
        note_on_ticket(work, ticket, file, ports.clock.now())


def _tell(work: Work, ports: DeskPorts, file: Attachment, said: str) -> None:
    write(work, file.conversation, Answer(said), contact=file.contact, at=ports.clock.now())
