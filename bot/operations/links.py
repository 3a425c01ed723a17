"""Linking a chat to a person by a one-time code: giving one out, using it, showing it, and undoing the link."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from hmac import compare_digest
from uuid import uuid4

from bot.desk.clients import ChatIdentity, Client, ClientStatus, Contact
from bot.desk.errors import NotFound
from bot.desk.identities import (
    BROWSER,
    CODE_LASTS,
    TRIES,
    TRIES_WITHIN,
    CodeOnRecord,
    EventKind,
    How,
    IdentityEvent,
    KnownIdentity,
    shown_code,
    typed_code,
)
from bot.desk.people import Conversation, Person
from bot.operations import wording
from bot.operations.identities import record_identity, revoke_identity
from bot.operations.notices import where_to_reach, write
from bot.operations.people import contact_of
from bot.operations.ports import Answer, Button, DeskPorts, Pressed, Work
from bot.operations.speakers import identify
from bot.operations.turns import Turn

# These platforms say themselves who somebody is: what they do not say, no code makes up for.
SAYS_WHO = frozenset({"web", "terminal", "slack"})
UNDO = "undo_link"
MINUTES = CODE_LASTS.seconds // 60

_ASKS_FOR_A_CODE = re.compile(r"\W*link\s+telegram\W*", re.IGNORECASE)
# What stands in the outbox in place of a code: its event's id.
_PLACE = re.compile(r"\[code ([0-9a-f]{32})\]")


# ---- giving codes out ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class GivenCode:
    """A code for one contact; ``code`` as it is shown."""

    contact: Contact
    client: Client
    code: str
    expires_at: datetime


def issue_code(*, ports: DeskPorts, email: str, by: str, mail: bool = False) -> GivenCode:
    """A code for the contact with this address, by somebody at the MSP; with ``mail`` it goes to that address too.

    NotFound for an address that no served contact has.
    """
    with ports.begin() as work:
        client, contact = _served(work, email)
        event = give_out_code(work, ports, client, contact, by=by)
        work.commit()
    code = shown_code(ports.codes.code_of(event.id))
    if mail:
        # It works as soon as it is read, and no transaction is open while a mail server takes its time. A code that could not be
        # sent is on record, and nobody has seen it.
        ports.mailer.send(contact.email, wording.CODE_SUBJECT, wording.code_mail(contact.first_name, code, MINUTES))
    return GivenCode(contact, client, code, event.at + CODE_LASTS)


def _served(work: Work, email: str) -> tuple[Client, Contact]:
    client, contact = contact_of(work, email)
    if not contact.served or client.status is ClientStatus.OFFBOARDED:
        raise NotFound(f"{contact.name} ({client.name}) is not served any more, so no chat can be linked.")
    return client, contact


def give_out_code(
    work: Work,
    ports: DeskPorts,
    client: Client,
    contact: Contact,
    *,
    by: str,
    conversation: str | None = None,
    id: str | None = None,
) -> IdentityEvent:
    """Keep that a code was given to the contact; what it is follows from the event's ``id``."""
    id, now = id or uuid4().hex, ports.clock.now()
    event = IdentityEvent(
        id,
        EventKind.CODE,
        client.code,
        contact.email,
        now,
        by,
        code=ports.codes.hash_of(ports.codes.code_of(id)),
        expires_at=now + CODE_LASTS,
        conversation=conversation,
    )
    work.identities.add(event)
    return event


# ---- in a conversation, before the assistant is asked ----------------------------------------------------------------


def answer_about_links(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """The answers when a known person writes the bare words or presses undo; None leaves the turn to the assistant."""
    client, contact = turn.person.client, turn.person.contact
    if client is None or contact is None or turn.emergency is not None:
        return None
    if turn.pressed is not None:
        return (Answer(_undo(ports, turn, contact)),) if turn.pressed.intent == UNDO else None
    if not _ASKS_FOR_A_CODE.fullmatch(turn.words):
        return None
    with ports.begin() as work:
        event = work.done.recall(turn.id, "link code")
        if event is None:
            given = give_out_code(work, ports, client, contact, by=contact.email, conversation=turn.conversation)
            event = given.id
            work.done.remember(turn.id, "link code", event)
            work.commit()
    return (Answer(wording.here_is_a_code(f"[code {event}]", MINUTES)),)


def with_codes(*, ports: DeskPorts, conversation: str, text: str) -> str:
    """A text of the outbox as it is shown in its conversation: codes in their places, as long as they count."""
    if not _PLACE.search(text):
        return text
    now = ports.clock.now()
    with ports.begin() as work:

        def code(place: re.Match[str]) -> str:
            event = work.identities.event(place.group(1))
            if event is None or event.conversation != conversation or event.code is None:
                return place.group(0)
            ours = work.identities.code(event.code)
            counts = ours is not None and ours.counts(now)
            return shown_code(ports.codes.code_of(event.id)) if counts else wording.CODE_OVER

        return _PLACE.sub(code, text)


def _held(work: Work, identity: ChatIdentity) -> KnownIdentity | None:
    """Whom it stands for, which nobody else changes until our transaction ends: a link ends once."""
    work.identities.hold(identity)
    return work.identities.get(identity)


def _undo(ports: DeskPorts, turn: Turn, contact: Contact) -> str:
    with ports.begin() as work:
        if work.done.recall(turn.id, UNDO) is not None:
            return wording.LINK_UNDONE
        event = work.identities.event(turn.arg("link") or "")
        known = _held(work, event.identity) if event and event.identity else None
        if event is None or known is None or known.since != event.at or known.contact != event.contact:
            return wording.LINK_IS_GONE
        revoke_identity(work, known, by=contact.email, at=ports.clock.now())
        work.done.remember(turn.id, UNDO, event.id)
        work.commit()
    return wording.LINK_UNDONE


# ---- using a code ----------------------------------------------------------------------------------------------------


class Outcome(str, Enum):
    """How a try with a code ended."""

    LINKED = "linked"
    REFUSED = "refused"
    PAUSED = "paused"


def redeem_code(*, ports: DeskPorts, identity: ChatIdentity, code: str, delivery_key: str | None = None) -> Outcome:
    """Link the identity to the contact whom the code was given to; what became of it is said in the new chat.

    ``delivery_key`` is the same for every repeat of a delivery: a repeat changes and says nothing. A wrong, expired,
    used or somebody else's code gets the same words after the same queries.
    """
    now = ports.clock.now()
    conversation = Conversation(identity).key
    with ports.begin() as work:
        work.identities.hold(identity)
        before = work.done.recall(delivery_key, "redeem code") if delivery_key else None
        if before is not None:
            return Outcome(before)
        outcome, linked = _try(work, ports, identity, code, now)
        said = {Outcome.PAUSED: wording.CODES_PAUSED, Outcome.REFUSED: wording.CODE_REFUSED}.get(outcome)
        if linked is not None and linked.client and linked.contact:
            said = wording.chat_linked(linked.contact.first_name, linked.client.name)
        contact = linked.contact.email if linked and linked.contact else None
        write(work, conversation, Answer(said or ""), contact=contact, at=now)
        if delivery_key:
            work.done.remember(delivery_key, "redeem code", outcome.value)
        work.commit()
    return outcome


def _try(
    work: Work, ports: DeskPorts, identity: ChatIdentity, code: str, now: datetime
) -> tuple[Outcome, Person | None]:
    if work.identities.tries(identity, now - TRIES_WITHIN) >= TRIES:
        return Outcome.PAUSED, None
    work.identities.note_try(identity, now, now - TRIES_WITHIN)
    wanted = ports.codes.hash_of(typed_code(code))
    speaker = identify(work, identity)
    work.identities.hold_code(wanted)
    found = work.identities.code(wanted)
    if found is None or not _usable(found, wanted, identity, speaker, now):
        return Outcome.REFUSED, None
    owner, asked = owner_of(work, found), work.identities.request(found.issued.id)
    if owner is None or (asked is not None and asked.identity.platform == BROWSER):
        return Outcome.REFUSED, None
    if speaker.contact is None:
        _link(work, ports, identity, found, *owner, now)
    return Outcome.LINKED, Person(Conversation(identity), *owner)


def _usable(found: CodeOnRecord, wanted: bytes, identity: ChatIdentity, speaker: Person, now: datetime) -> bool:
    """Not somebody else's: a chat that stands for one person is not turned over to another by a code."""
    # Who is known here already needs no code: it is left as it is.
    theirs = speaker.contact is None or speaker.contact.email.casefold() == found.issued.contact
    same = compare_digest(found.issued.code or b"", wanted)
    return same and theirs and found.counts(now) and identity.platform not in SAYS_WHO


def owner_of(work: Work, found: CodeOnRecord) -> tuple[Client, Contact] | None:
    """Whom the code was given to, if they are served now."""
    owner = work.clients.by_email(found.issued.contact)
    if owner is None or owner[0].code != found.issued.client:
        return None
    client, contact = owner
    return owner if contact.served and client.status is not ClientStatus.OFFBOARDED else None


def _link(
    work: Work,
    ports: DeskPorts,
    identity: ChatIdentity,
    found: CodeOnRecord,
    client: Client,
    contact: Contact,
    now: datetime,
) -> None:
    """Link, and tell the chat that the person had before, where it can be undone with a button."""
    new = Conversation(identity).key
    old = found.issued.conversation or where_to_reach(work, ports, client, contact)
    old = f"web::{contact.email}" if old == new else old
    linked = record_identity(
        work, identity, client, contact, how=How.CODE, by=contact.email, at=now, code=found.issued.code
    )
    undo = Button(wording.UNDO_LINK, Pressed(UNDO, {"link": linked.id}))
    told = wording.somebody_linked(wording.platform_name(identity.platform), wording.moment(now, client.timezone, now))
    write(work, old, Answer(told, (undo,)), contact=contact.email, at=now)
    work.conversations.note_speaker(new, client.code, contact.email, now)


# ---- ending a link ---------------------------------------------------------------------------------------------------


def unlink(*, ports: DeskPorts, email: str, by: str) -> tuple[KnownIdentity, ...]:
    """End every link that a code or a profile has made for this contact; which they were.

    NotFound for an address nobody has. What a client file names stays: it is changed there.
    """
    now = ports.clock.now()
    with ports.begin() as work:
        client, contact = contact_of(work, email)
        theirs = [each for each in work.identities.of_client(client.code) if client.contact(each.contact) == contact]
        # All of them first: whoever uses a code holds one, and then writes to the chats of the others.
        held = [_held(work, each.identity) for each in theirs if each.how is not How.FILE]
        ended = tuple(each for each in held if each is not None and client.contact(each.contact) == contact)
        for each in ended:
            revoke_identity(work, each, by=by, at=now)
        work.commit()
    return ended
