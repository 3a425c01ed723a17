"""What is written under cards: to the requester unless it is among colleagues; changed and taken back where that can be done."""

from __future__ import annotations

from dataclasses import replace

from bot.desk.clients import ChatIdentity
from bot.desk.errors import DeskError
from bot.desk.handover import note_among_colleagues
from bot.desk.people import Conversation
from bot.desk.rooms import RoomAct
from bot.desk.staff import Right, StaffMember
from bot.operations import talk_words, wording
from bot.operations.ports import DeskPorts, KeptWords, OutgoingMessage, RoomChange, RoomWords, Subject, Work
from bot.operations.records import note, ticket_or_raise
from bot.operations.rooms.answers import answer_from_room
from bot.operations.rooms.presses import act_with_words
from bot.operations.talks import say_to_requester, tell_rooms
from bot.operations.ticket_work import NOTED

NOT_STAFF = "What is written under these cards is answered by the technicians. Write to me directly, and I help you."
FILES_STAY = "Your words have gone out; files from here do not reach the requester."
CHANGED, TAKEN_BACK = "reply changed", "reply taken back"


def write_in_room(*, ports: DeskPorts, words: RoomWords) -> str:
    """Take in what was written under a card, once for each delivery; what to tell its writer alone, if anything.

    Staff's words go to the requester, signed, or with ``note:`` or an @name before them into the history alone. Below a
    question of ours they answer that. Everything else in the room is nothing to us.
    """
    ports = replace(ports, begin=ports.begin.from_(f"{words.room.platform} room, {words.identity.user_id}"))
    room = Conversation(words.room).key
    with ports.begin() as work:
        above = work.rooms.message(room, words.under) if words.room in ports.rooms else None
        if above is None or above.ticket is None:
            return ""
        member = _staff(work, words.identity)
    if member is None:
        return NOT_STAFF
    try:
        said, removed = _taken(ports, member, words, above, room)
    except DeskError as refusal:
        return str(refusal)
    secret = wording.secret_removed(removed) if removed else ""
    return "\n".join(filter(None, (said, secret, FILES_STAY if words.files else "")))


def change_in_room(*, ports: DeskPorts, change: RoomChange) -> None:
    """A technician has changed or deleted what was written under a card; once for each delivery.

    What the requester has of it is changed in place where their chat can do that, else the change is said.
    """
    with ports.begin() as work:
        kept, member = work.rooms.kept(change.of), _staff(work, change.identity)
        if kept is None or member is None or member.key != kept.by:
            return
        if work.done.recall(change.delivery_key, CHANGED) is not None:
            return
        work.done.remember(change.delivery_key, CHANGED, change.of)
        among_us = note_among_colleagues(change.text or "")
        words, _ = _without_secrets(ports, (change.text or "") if among_us is None else among_us)
        if words and among_us is None and kept.message is not None:
            _change(work, ports, kept, member, words, talk_words.corrected(member.name, kept.ticket, words))
        elif kept.message is not None:
            _change(work, ports, kept, member, None, talk_words.taken_back(member.name, kept.ticket))
        elif words:
            ticket = ticket_or_raise(work, kept.ticket)
            note(work, ticket, ports.clock.now(), member.email, NOTED, f"(changed) {words}")
        work.commit()


def _without_secrets(ports: DeskPorts, text: str) -> tuple[str, frozenset[str]]:
    """The words line by line, as reading takes the ends of lines away; and what kinds of secrets were in them.

    Secrets first, and in all of it: a key takes many lines.
    """
    text, in_all = ports.reader.without_secrets(text)
    read = [ports.reader.read(line) for line in text.splitlines()]
    removed = in_all.union(*(each.removed for each in read))
    return "\n".join(each.text for each in read).strip(), removed


def _staff(work: Work, identity: ChatIdentity) -> StaffMember | None:
    member = work.staff.by_identity(identity)
    return member if member is not None and member.may(Right.WORK) else None


def _taken(
    ports: DeskPorts, member: StaffMember, words: RoomWords, above: OutgoingMessage, room: str
) -> tuple[str, frozenset[str]]:
    """Why it was refused, if it was; and what was taken out of the words."""
    number, key = above.ticket or "", words.delivery_key
    # Before anything is taken out of the words: a sign that is lost must not send a note to the requester.
    among_us = note_among_colleagues(words.text)
    text, removed = _without_secrets(ports, words.text if among_us is None else among_us)
    if among_us is not None:
        if text:
            _note(ports, member, number, text, key, room)
    elif above.about is not None and above.about.kind is Subject.ROOM_QUESTION:
        act = RoomAct(above.about.id)
        answer = act_with_words(ports=ports, member=member, number=number, act=act, words=text, key=key)
        return getattr(answer, "refused", ""), removed
    else:
        answer_from_room(ports=ports, member=member, number=number, words=text, key=key, room=room)
    return "", removed


def _note(ports: DeskPorts, member: StaffMember, number: str, words: str, key: str, room: str) -> None:
    with ports.begin() as work:
        ticket = ticket_or_raise(work, number, for_update=True)
        if work.rooms.keep(KeptWords(key, number, member.key, None)):
            note(work, ticket, ports.clock.now(), member.email, NOTED, words)
            tell_rooms(work, ports, ticket, f"{member.name}, among us: {words}", besides=room)
            work.commit()


def _change(work: Work, ports: DeskPorts, kept: KeptWords, member: StaffMember, words: str | None, shown: str) -> None:
    ticket = ticket_or_raise(work, kept.ticket, for_update=True)
    now = ports.clock.now()
    edited = work.conversations.edit(kept.message, shown, at=now) if kept.message is not None else None
    if edited is not None:
        work.jobs.deliver(edited.conversation)
    else:
        say_to_requester(work, ports, ticket, shown)
    note(work, ticket, now, member.email, CHANGED if words else TAKEN_BACK, words or "")
