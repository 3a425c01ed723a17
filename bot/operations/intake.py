"""Taking a message in: written down, and its work deferred, before anybody is told that it arrived."""

from __future__ import annotations

from uuid import uuid4

from bot.desk.emergencies import EmergencyKind, Page
from bot.desk.oncall import who_is_on_call
from bot.desk.people import Conversation
from bot.operations import wording
from bot.operations.ports import Answer, DeskPorts, IncomingMessage, StoredMessage, Work
from bot.operations.speakers import identify


def receive_message(*, ports: DeskPorts, message: IncomingMessage) -> StoredMessage | None:
    """Write the message and its job in one transaction; a repeat changes nothing and returns None.

    Emergency words page whoever is on call in the same transaction, whatever happens to the turn afterwards.
    Secrets are removed before anything is stored, and the person is told.
    """
    now = ports.clock.now()
    read = ports.reader.read(message.text)
    cleaned = IncomingMessage(message.delivery_key, message.identity, read.text, message.button_key)
    conversation = Conversation(message.identity).key
    with ports.begin() as work:
        stored = work.conversations.receive(cleaned, conversation=conversation, at=now, emergency=read.emergency)
        if stored is None:
            return None
        person = identify(work, message.identity)
        client = person.client.code if person.client else None
        contact = person.contact.email if person.contact else None
        work.conversations.note_speaker(conversation, client, contact, now)
        if read.removed:
            notice = Answer(wording.secret_removed(read.removed))
            work.conversations.say(conversation, notice, turn=None, contact=contact, at=now)
            work.jobs.deliver(conversation)
        if read.emergency is not None:
            page_for(
                work,
                ports,
                turn=stored.id,
                kind=read.emergency,
                conversation=conversation,
                client=client,
                contact=contact,
                words=read.text,
            )
        work.jobs.turn(stored.id, conversation)
        work.commit()
        return stored


def page_for(
    work: Work,
    ports: DeskPorts,
    *,
    turn: str,
    kind: EmergencyKind | None,
    conversation: str,
    client: str | None,
    contact: str | None,
    words: str,
    ticket: str | None = None,
) -> Page:
    """Page whoever is on call, once for this turn; the page is sent by a job that outlives us."""
    paged = work.done.recall(turn, "page")
    known = work.pages.get(paged) if paged else None
    if known is not None:
        return known
    now = ports.clock.now()
    technician = who_is_on_call(ports.rota.rota(), now)[0]
    page = Page(
        id=uuid4().hex,
        kind=kind.value if kind else "person_wanted",
        conversation=conversation,
        client=client,
        contact=contact,
        words=words,
        technician=technician.name,
        address=technician.address,
        sent_at=now,
        ticket=ticket,
    )
    work.pages.add(page)
    work.done.remember(turn, "page", page.id)
    work.jobs.page(page.id)
    return page
