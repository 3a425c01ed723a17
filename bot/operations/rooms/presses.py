"""What is pressed in the technicians' room: each act is the operation of that name, for whoever the platform says pressed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.desk.errors import DeskError, OutOfDate
from bot.desk.people import Conversation
from bot.desk.rooms import RoomAct, acts_on
from bot.desk.staff import Right, StaffMember
from bot.desk.ticket_work import WaitFor
from bot.desk.tickets import Ticket
from bot.operations import wording
from bot.operations.notices import write
from bot.operations.ports import About, Answer, Button, DeskPorts, Pressed, RoomPress, Subject, Work
from bot.operations.records import ticket_or_raise
from bot.operations.rooms.answers import answer_from_room
from bot.operations.rooms.cards import ROOM_ACT, card_in, show_card
from bot.operations.rooms.drawing import requester_of
from bot.operations.ticket_work import assign_ticket, claim_ticket, let_wait, reopen_ticket, resume_ticket
from bot.operations.together import resolve_together

NEVER_MIND = "never_mind"
NOT_STAFF = "These buttons are for the technicians of your help desk. Write to me directly, and I help you."
NOBODY, MORNING = "nobody", time(9)
DAYS_AHEAD = (1, 2, 7)
# A platform shows no more in a list.
MOST_CHOICES = 25


@dataclass(frozen=True)
class Said:
    """It is done, and the card shows it; or, with ``refused``, why nothing was changed, for whoever pressed alone."""

    refused: str = ""


@dataclass(frozen=True)
class Choose:
    """One of these has to be chosen first, titles with what stands for each: it comes back as ``value``."""

    act: RoomAct
    ticket: str
    question: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Write:
    """Words have to be written first; they come back as ``words``."""

    act: RoomAct
    ticket: str
    question: str


RoomAnswer = Said | Choose | Write


@dataclass(frozen=True)
class _Asked:
    """A press that was looked at: by whom, on which ticket, what for; ``value`` and ``words`` where they came with it.

    ``question`` is the outbox id of the question under the card that ``chosen`` answers.
    """

    ports: DeskPorts
    member: StaffMember
    ticket: Ticket
    act: RoomAct
    key: str
    value: str | None = None
    words: str = ""
    question: int | None = None
    chosen: str = ""


def press_in_room(*, ports: DeskPorts, press: RoomPress) -> RoomAnswer:
    """Do what was pressed, or say what is needed first. Nobody but the MSP's own people changes anything; a repeat of the
    same press changes nothing more.

    Who it is says the platform alone; the button has to be one of this room.
    """
    ports = replace(ports, begin=ports.begin.from_(f"{press.room.platform} room, {press.identity.user_id}"))
    with ports.begin() as work:
        asked = _looked_at(work, ports, press)
    return asked if isinstance(asked, Said) else _done(asked)


def ask_in_room(*, ports: DeskPorts, press: RoomPress, asked: Choose | Write) -> None:
    """Put the question under the card, for platforms without windows: with buttons, or to be replied to. Once for a press."""
    room = Conversation(press.room).key
    with ports.begin() as work:
        if work.done.recall(press.delivery_key, "asked in room") is not None:
            return
        now = ports.clock.now()
        ticket = ticket_or_raise(work, asked.ticket, for_update=True)
        member = work.staff.by_identity(press.identity)
        card = card_in(work, ports, ticket, room)
        named = f"{member.first_name}, " if member else ""
        question = f"{named}{asked.question[0].lower()}{asked.question[1:]}" if named else asked.question
        if isinstance(asked, Choose):
            args = {"ticket": asked.ticket, "act": asked.act.value}
            buttons = tuple(
                Button(title, Pressed(ROOM_ACT, {**args, "value": value})) for title, value in asked.choices
            )
            answer = Answer(question, (*buttons, _never_mind(asked.ticket)), private=False)
        else:
            about = About(Subject.ROOM_QUESTION, asked.act.value)
            answer = Answer(f"{question} Reply to this message.", about=about, private=False)
        write(work, room, answer, contact=None, at=now, ticket=ticket.number, under=card)
        work.done.remember(press.delivery_key, "asked in room", ticket.number)
        work.commit()


def act_with_words(
    *, ports: DeskPorts, member: StaffMember, number: str, act: RoomAct, words: str, key: str
) -> RoomAnswer:
    """Do what the words were asked for; once for each key."""
    with ports.begin() as work:
        ticket = ticket_or_raise(work, number)
    return _done(_Asked(ports, member, ticket, act, key, words=words))


def _never_mind(ticket: str) -> Button:
    return Button("Never mind", Pressed(ROOM_ACT, {"ticket": ticket, "act": NEVER_MIND}))


def _looked_at(work: Work, ports: DeskPorts, press: RoomPress) -> _Asked | Said:
    member = work.staff.by_identity(press.identity)
    if press.room not in ports.rooms or member is None or not member.may(Right.WORK):
        return Said(NOT_STAFF)
    room, button = Conversation(press.room).key, work.conversations.button(press.key)
    if button is None or button.conversation != room or button.pressed.intent != ROOM_ACT:
        return Said(wording.UNKNOWN_BUTTON)
    args, values = button.pressed.args, press.values
    if work.done.recall(press.delivery_key, ROOM_ACT) is not None:
        return Said()
    shown = work.conversations.outgoing(button.message)
    question = None if shown is None or (shown.about and shown.about.kind is Subject.ROOM_CARD) else shown.id
    if args["act"] == NEVER_MIND:
        _say_answered(work, question, f"{button.title} ({member.name})", ports.clock.now())
        work.commit()
        return Said()
    return _Asked(
        ports,
        member,
        ticket_or_raise(work, args["ticket"]),
        RoomAct(args["act"]),
        press.delivery_key,
        value=args.get("value") or values.get("value"),
        words=values.get("words", "").strip(),
        question=question,
        chosen=button.title,
    )


def _done(asked: _Asked) -> RoomAnswer:
    """The act, and what shows it: the card, and the question under it that is answered with it."""
    try:
        answer = _ACTS[asked.act](asked)
    except DeskError as refusal:
        return Said(str(refusal))
    if not isinstance(answer, Said):
        return answer
    with asked.ports.begin() as work:
        # Whoever pressed sees at once what has become of it; what is missed here the next round does.
        ticket = ticket_or_raise(work, asked.ticket.number, for_update=True)
        show_card(work, asked.ports, ticket)
        work.rooms.drawn(ticket.number)
        if answer == Said():
            work.done.remember(asked.key, ROOM_ACT, asked.act.value)
            _say_answered(work, asked.question, f"{asked.chosen} ({asked.member.name})", asked.ports.clock.now())
        work.commit()
    return answer


def _say_answered(work: Work, question: int | None, text: str, now: datetime) -> None:
    shown = work.conversations.outgoing(question) if question is not None else None
    if shown is not None and work.conversations.edit(shown.id, f"{shown.text}\n\n✓ {text}", at=now):
        work.jobs.deliver(shown.conversation)


# ---- the acts --------------------------------------------------------------------------------------------------------


def _claim(asked: _Asked) -> RoomAnswer:
    claim_ticket(ports=asked.ports, number=asked.ticket.number, by=asked.member.email)
    return Said()


def _release(asked: _Asked) -> RoomAnswer:
    assign_ticket(ports=asked.ports, number=asked.ticket.number, to=None, by=asked.member.email)
    return Said()


def _assign(asked: _Asked) -> RoomAnswer:
    if asked.value is None:
        with asked.ports.begin() as work:
            staff = [each for each in work.staff.list() if each.may(Right.WORK)]
        people = [(each.name, each.email) for each in staff if each.key != asked.ticket.owner][:MOST_CHOICES]
        nobody = [("Nobody", NOBODY)] if asked.ticket.owner else []
        question = f"Who shall have {asked.ticket.number}?"
        return Choose(RoomAct.ASSIGN, asked.ticket.number, question, (*people, *nobody))
    to = None if asked.value == NOBODY else asked.value
    assign_ticket(ports=asked.ports, number=asked.ticket.number, to=to, by=asked.member.email)
    return Said()


def _wait(asked: _Asked) -> RoomAnswer:
    number, now = asked.ticket.number, asked.ports.clock.now()
    if asked.value is None:
        days = (_morning(asked, now, each) for each in DAYS_AHEAD)
        dates = tuple((f"Planned: {wording.moment(each, asked.member.timezone)}", each.isoformat()) for each in days)
        others = (("For the client", WaitFor.CLIENT.value), ("For the maker", WaitFor.VENDOR.value))
        return Choose(RoomAct.WAIT, number, f"What does {number} wait for?", (*others, *dates))
    if asked.value in (WaitFor.CLIENT.value, WaitFor.VENDOR.value):
        reason, until = WaitFor(asked.value), None
    else:
        reason, until = WaitFor.DATE, _instant(asked.value)
    let_wait(ports=asked.ports, number=number, reason=reason, by=asked.member.email, until=until, text=asked.words)
    return Said()


def _morning(asked: _Asked, now: datetime, days: int) -> datetime:
    """Nine o'clock on the technician's own clock, so many days ahead."""
    zone = ZoneInfo(asked.member.timezone)
    return datetime.combine(now.astimezone(zone).date() + timedelta(days=days), MORNING, zone)


def _instant(value: str) -> datetime:
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise OutOfDate("Choose what it waits for from the list.")
    return found


def _resume(asked: _Asked) -> RoomAnswer:
    resume_ticket(ports=asked.ports, number=asked.ticket.number, by=asked.member.email)
    return Said()


def _ask(asked: _Asked) -> RoomAnswer:
    if not asked.words:
        with asked.ports.begin() as work:
            who = requester_of(work, asked.ticket)
        return Write(RoomAct.ASK, asked.ticket.number, f"What do you want to ask {who}?")
    answer_from_room(
        ports=asked.ports,
        member=asked.member,
        number=asked.ticket.number,
        words=asked.words,
        key=asked.key,
        then_wait=True,
    )
    return Said()


def _resolve(asked: _Asked) -> RoomAnswer:
    if not asked.words:
        question = f"How was {asked.ticket.number} solved? The requester reads it."
        return Write(RoomAct.RESOLVE, asked.ticket.number, question)
    done = resolve_together(
        ports=asked.ports, number=asked.ticket.number, by=asked.member.name, text=asked.words, key=asked.key
    )
    return Said(" ".join(f"{number} stays open: {why}" for number, why in done.left))


def _reopen(asked: _Asked) -> RoomAnswer:
    if not asked.words:
        return Write(RoomAct.REOPEN, asked.ticket.number, f"Why is {asked.ticket.number} opened again?")
    if RoomAct.REOPEN in acts_on(asked.ticket):
        reopen_ticket(ports=asked.ports, number=asked.ticket.number, by=asked.member.email, reason=asked.words)
    return Said()


_ACTS: Mapping[RoomAct, Callable[[_Asked], RoomAnswer]] = {
    RoomAct.CLAIM: _claim,
    RoomAct.RELEASE: _release,
    RoomAct.ASSIGN: _assign,
    RoomAct.WAIT: _wait,
    RoomAct.RESUME: _resume,
    RoomAct.ASK: _ask,
    RoomAct.RESOLVE: _resolve,
    RoomAct.REOPEN: _reopen,
}
