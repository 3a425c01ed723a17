"""Taking a message in: written down, and its work deferred, before anybody is told that it arrived."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.desk.all_clear import all_clear
from bot.desk.emergencies import EmergencyKind
from bot.desk.first_aid import speaks_of_harm
from bot.desk.people import Conversation
from bot.desk.side_words import can_wait
from bot.operations import wording
from bot.operations.attachments.taking import note_files
from bot.operations.notices import write
from bot.operations.oncall import page_for
from bot.operations.ports import DONE, Answer, DeskPorts, IncomingMessage, StoredMessage, Work
from bot.operations.speakers import help_lines_of, identify
from bot.operations.told_again import call_of_the_same, leave_it_to
from bot.operations.typed_secrets import read_after, told_of_secret, without_secret_names

# In a message's ``place``: it was written where others read along.
AMONG_OTHERS = "others"
# How far back, in lines and in time, it is looked for what we said last.
NEWEST, LATELY = 20, timedelta(hours=1)
# So long after a call an all-clear is about what was called for.
CALLED_LATELY = timedelta(hours=2)


def receive_message(*, ports: DeskPorts, message: IncomingMessage) -> StoredMessage | None:
    """Write the message and its job in one transaction; a repeat changes nothing and returns None.

    Emergency words page whoever is on call in the same transaction, whatever happens to the turn afterwards.
    Secrets are removed before anything is stored, and the person is told.
    """
    with ports.begin() as work:
        stored = _take_in(work, ports, message)
        if stored is not None:
            work.commit()
        return stored


def answer_at_once(
    *, ports: DeskPorts, message: IncomingMessage, answer: Answer, once: bool = False
) -> StoredMessage | None:
    """Write down a message that needs no assistant, and its answer; a repeat changes nothing and returns None.

    With ``once`` it is not said where it is what we said last, and lately: ten stickers get one answer.
    """
    now = ports.clock.now()
    with ports.begin() as work:
        stored = _note(work, ports, message)
        if stored is None:
            return None
        ours = [line for line in work.conversations.lines(stored.conversation, NEWEST) if line.ours]
        if not (once and ours and ours[-1].text == answer.text and now - ours[-1].at < LATELY):
            _say(work, stored, answer, now)
        work.commit()
        return stored


def note_edit(*, ports: DeskPorts, message: IncomingMessage, of: str) -> StoredMessage | None:
    """Write down that the words of an earlier message (its delivery key is ``of``) were changed; they are not run again.

    None where nothing has changed that we read, where the earlier one never came here, and for a repeat.
    """
    with ports.begin() as work:
        earlier = work.conversations.by_delivery_key(of)
        if earlier is None or earlier.conversation != Conversation(message.identity).key:
            return None
        if earlier.text == ports.reader.read(message.text).text:
            return None
        stored = _note(work, ports, replace(message, text=f"{wording.EDITED}{message.text}"))
        if stored is not None:
            removed = ports.reader.read(message.text).removed
            if removed:
                _tell_of_secret(work, ports, message, removed)
            _say(work, stored, Answer(wording.EDIT_NOT_READ), ports.clock.now())
            work.commit()
        return stored


def _note(work: Work, ports: DeskPorts, message: IncomingMessage) -> StoredMessage | None:
    """In the inbox, and done with: no turn follows."""
    told = replace(message, text=ports.reader.read(message.text).text)
    conversation = Conversation(message.identity).key
    stored = work.conversations.receive(told, conversation=conversation, at=ports.clock.now(), emergency=None)
    if stored is not None:
        work.conversations.finish(stored.id, DONE)
    return stored


def _tell_of_secret(work: Work, ports: DeskPorts, message: IncomingMessage, removed: Collection[str]) -> None:
    person = identify(work, message.identity)
    contact = person.contact.email if person.contact else None
    notice = told_of_secret(message, removed)
    write(work, person.conversation.key, notice, contact=contact, at=ports.clock.now())


def _say(work: Work, stored: StoredMessage, answer: Answer, now: datetime) -> None:
    """To anybody: such answers show nothing and have no buttons."""
    write(work, stored.conversation, answer, turn=stored.id, contact=None, at=now)


def receive_missed(
    *, ports: DeskPorts, messages: Sequence[IncomingMessage], answered: Collection[str] = ()
) -> StoredMessage | None:
    """What one person wrote while nobody listened, oldest first: taken in as one message, so that one answer comes.

    Those that came in before are left out; None when all of them did. Each keeps its delivery key. The ``answered`` ones (by
    delivery key) stand before words of ours. In a conversation that this desk remembers these were notices of the desk, which
    answer nothing; in one that it does not, another desk answered before it.
    """
    with ports.begin() as work:
        new = [message for message in messages if work.conversations.by_delivery_key(message.delivery_key) is None]
        if new and not work.conversations.lines(Conversation(new[0].identity).key, 1):
            for message in new:
                if message.delivery_key in answered:
                    _note(work, ports, message)
            new = [message for message in new if message.delivery_key not in answered]
        if not new:
            work.commit()
            return None
        for message in new[:-1]:
            # Its words and files are in the last one, which is answered.
            _note(work, ports, message)
        words = ". ".join(message.text.strip(" .") for message in new if message.text.strip(" ."))
        files = tuple(each for message in new for each in message.files)
        telling = [message for message in new if ports.reader.read(message.text).removed] or new[-1:]
        own = tuple(each for message in telling for each in message.own)
        stored = _take_in(work, ports, replace(new[-1], text=words, files=files, own=own))
        work.commit()
        return stored


def _emergency_in(
    work: Work, conversation: str, words: str, found: EmergencyKind | None, now: datetime
) -> EmergencyKind | None:
    """What the words page about: no outage of which they say that nobody shall be woken, and no all-clear after a call.

    Danger always.
    """
    if found is None or found is EmergencyKind.DANGER:
        return found
    if found is EmergencyKind.OUTAGE and can_wait(words):
        return None
    over = all_clear(words) and bool(work.pages.of_conversation(conversation, now - CALLED_LATELY))
    return None if over else found


def _told_of_danger(work: Work, conversation: str, words: str, now: datetime) -> str:
    """The words with those of the calls before: a battery that smelled a minute ago is not harmless because it is only called swollen
    now."""
    before = work.pages.of_conversation(conversation, now - CALLED_LATELY)
    grave = (each.words for each in before if each.kind == EmergencyKind.DANGER.value and speaks_of_harm(each.words))
    return "\n".join((words, *grave))


def _take_in(work: Work, ports: DeskPorts, message: IncomingMessage) -> StoredMessage | None:
    now = ports.clock.now()
    read = read_after(work, ports.reader, message, now)
    conversation = Conversation(message.identity).key
    cleaned = replace(message, text=read.text)
    emergency = _emergency_in(work, conversation, read.text, read.emergency, now)
    stored = work.conversations.receive(cleaned, conversation=conversation, at=now, emergency=emergency)
    if stored is None:
        return None
    person = identify(work, message.identity)
    client = person.client.code if person.client else None
    contact = person.contact.email if person.contact else None
    work.conversations.note_speaker(conversation, client, contact, now)
    files, in_names = without_secret_names(ports.reader, message.files)
    note_files(work, stored, files, client=client, contact=contact, now=now)
    if emergency is EmergencyKind.DANGER:
        # Before anything else, wherever it was written: whatever becomes of the turn, and of us.
        told = _told_of_danger(work, conversation, stored.text, now)
        safety = Answer(wording.danger_first(help_lines_of(person), told), private=False)
        write(work, conversation, safety, turn=stored.id, contact=contact, at=now)
    if message.place is not None and AMONG_OTHERS in message.place:
        # Contracts, prices and tickets are nobody else's business.
        aside = Answer(wording.ANSWERED_IN_PRIVATE, private=False)
        write(work, conversation, aside, turn=stored.id, contact=contact, at=now)
    if read.removed | in_names:
        notice = told_of_secret(message, read.removed | in_names)
        write(work, conversation, notice, contact=contact, at=now)
    repeated = (
        call_of_the_same(work, emergency, conversation, contact, read.text, now) if emergency is not None else None
    )
    if repeated is not None:
        leave_it_to(work, stored.id, repeated)
    elif emergency is not None:
        page_for(
            work,
            ports,
            turn=stored.id,
            kind=emergency,
            conversation=conversation,
            client=client,
            contact=contact,
            words=read.text,
        )
    work.jobs.turn(stored.id, conversation)
    return stored
