"""Taking files down with the message that brought them, and putting them to a ticket once there is one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import uuid4

from bot.desk.attachments import (
    MOST_A_DAY,
    MOST_OF_STRANGERS_A_DAY,
    WAITS_FOR_A_TICKET,
    Attachment,
    AttachmentState,
    Refusal,
    SentFile,
    plain_name,
    refusal_of,
)
from bot.desk.tickets import Ticket
from bot.operations.attachments.words import line_of
from bot.operations.ports import StoredMessage, Work
from bot.operations.records import note
from bot.operations.turns import Turn

# What a ticket's history calls the line about a file; nothing yet while it is being fetched.
_KINDS = {
    AttachmentState.KEPT: "file kept",
    AttachmentState.REFUSED: "file refused",
    AttachmentState.LOST: "file lost",
}
DAY = timedelta(days=1)
# A job that was deferred for a file has so long before another one is.
IN_GOOD_HANDS = timedelta(minutes=5)


def note_files(
    work: Work,
    stored: StoredMessage,
    files: Sequence[SentFile],
    *,
    client: str | None,
    contact: str | None,
    now: datetime,
) -> None:
    """Write down the files of a message, and the jobs that fetch those that may be kept."""
    if not files:
        return
    sent = work.attachments.number_since(stored.conversation, now - DAY)
    most = MOST_A_DAY if contact else MOST_OF_STRANGERS_A_DAY
    for each in files:
        why = refusal_of(each) or (Refusal.MANY if sent >= most else None)
        attachment = Attachment(
            id=uuid4().hex,
            conversation=stored.conversation,
            turn=stored.id,
            client=client,
            contact=contact,
            ticket=None,
            file=each.file,
            name=plain_name(each.name),
            media_type=each.media_type,
            size=each.size,
            state=AttachmentState.REFUSED if why else AttachmentState.WANTED,
            sent_at=now,
            source=each.source,
            why=why,
            settled_at=now if why else None,
        )
        if work.attachments.add(attachment, due=now + IN_GOOD_HANDS) and why is None:
            sent += 1
            work.jobs.file(attachment.id)


def claim_files(work: Work, ticket: Ticket, conversation: str, now: datetime) -> tuple[Attachment, ...]:
    """Put to the ticket what its person has sent lately and what has no ticket yet, here or in another chat of theirs;
    what it was.

    Somebody else's files, from when the chat was theirs, stay where they are.
    """
    claimed = []
    since = now - WAITS_FOR_A_TICKET
    for each in work.attachments.loose(conversation, since, client=ticket.client, contact=ticket.contact):
        if not _is_of(each, ticket):
            continue
        if work.attachments.put_to(each.id, ticket.number, ticket.client):
            claimed.append(each)
            note_on_ticket(work, ticket, each, now)
        else:
            work.attachments.let_go([each.id])
    return tuple(claimed)


def _is_of(file: Attachment, ticket: Ticket) -> bool:
    """Sent by the ticket's person; also before anybody knew who writes in this chat."""
    if file.client is None and file.contact is None:
        return True
    contact = ticket.contact.casefold() if ticket.contact else None
    return (file.client, file.contact) == (ticket.client, contact)


def note_on_ticket(work: Work, ticket: Ticket, file: Attachment, now: datetime) -> None:
    """The line of the ticket's history about a file, once it is settled what becomes of it."""
    kind = _KINDS.get(file.state)
    if kind is not None:
        note(work, ticket, now, file.contact or file.conversation, kind, line_of(file))


def let_go_of_files(work: Work, turn: Turn, now: datetime) -> None:
    """What was sent for a matter that is dropped waits for no ticket any more."""
    since = now - WAITS_FOR_A_TICKET
    waiting = work.attachments.loose(turn.conversation, since, client=turn.client, contact=turn.contact)
    if waiting:
        work.attachments.let_go([each.id for each in waiting])
