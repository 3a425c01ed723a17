"""What a requester writes while a technician speaks: passed on, acknowledged once, and the bot keeps quiet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.desk.catalogue import CATALOGUE
from bot.desk.handover import (
    ASKED_AFTER,
    BOT_LISTENS_FOR,
    Listener,
    Over,
    Talk,
    is_asked_about,
    listener_of,
    only_thanks,
    wants_the_bot,
)
from bot.desk.hours import is_open, next_opening
from bot.desk.staff import StaffMember
from bot.desk.ticket_work import reopen_work
from bot.desk.tickets import Ticket, TicketState, move_ticket
from bot.operations import talk_words, wording
from bot.operations.attachments.answering import refusals_of
from bot.operations.attachments.taking import claim_files
from bot.operations.ports import Answer, Button, DeskPorts, IncomingMessage, Pressed, Work
from bot.operations.promised_calls import call_in_time
from bot.operations.records import decision_of, hours_of_ticket, is_of_speaker, note, promise_to, ticket_or_raise
from bot.operations.rooms.drawing import requester_of
from bot.operations.talks import (
    PASSED_ON,
    TO_THE_BOT,
    close_talk,
    holder_of,
    note_answered,
    reached_at,
    settle_talk,
    tell_technician,
)
from bot.operations.turns import Turn
from bot.operations.typed_buttons import FOR_THE_BOT

FOR_TICKET, OPEN_AGAIN = "for_ticket", "open_it_again"
"""Whom held words are for: the technician of ``ticket``, or the technician who has solved it; ``turn`` has them."""

_STEP, _ASKED = "talk", "asked about what was solved"
_PRESSES = frozenset({TO_THE_BOT, FOR_TICKET, FOR_THE_BOT, OPEN_AGAIN})
Answers = tuple[Answer, ...]


@dataclass(frozen=True)
class _Live:
    """A talk that goes on, with its ticket and who speaks."""

    talk: Talk
    ticket: Ticket
    speaker: StaffMember


def answer_in_talk(*, ports: DeskPorts, turn: Turn) -> Answers | None:
    """The answers while a technician speaks, which may be none at all; None leaves the turn to the bot.

    Buttons, commands and emergencies are the bot's in any case, and for a while after them it listens.
    """
    if turn.pressed is not None and turn.pressed.intent in _PRESSES:
        return _pressed(ports, turn)
    with ports.begin() as work:
        said = work.done.recall(turn.id, _STEP)
        talks = work.rooms.talks_of(turn.client, turn.contact, turn.conversation, turn.at - ASKED_AFTER)
        live, lapsed, ended = _sorted(work, talks)
        for_bot = is_for_the_bot(work, turn)
    if said is not None:
        return _answers(said)
    for number in lapsed:
        _lapse(ports, number)
    for_bot = for_bot or turn.pressed is not None or turn.emergency is not None
    if not live:
        return None if for_bot else _about_what_was_solved(ports, turn, ended)
    if not for_bot and wants_the_bot(turn.words):
        return _bot_again(ports, turn, [each.ticket.number for each in live])
    who, talk = listener_of([each.talk for each in live], turn.at, for_bot=for_bot)
    if who is Listener.BOT:
        _give_floor(ports, turn, [each.ticket.number for each in live])
        return None
    if talk is None:
        return (_which(turn, live),)
    return _pass_on(ports, turn, talk.ticket, turn.words)


def is_for_the_bot(work: Work, turn: Turn) -> bool:
    """Whether the words of this turn were for somebody else before, and the person has said that they are something new."""
    return work.done.recall(turn.id, FOR_THE_BOT) is not None


def _sorted(work: Work, talks: Sequence[Talk]) -> tuple[list[_Live], list[str], list[tuple[Talk, Ticket]]]:
    """Those that go on, the tickets of those that are over without anybody having said so, and those that have ended."""
    live, lapsed, ended = [], [], []
    for talk in talks:
        ticket = ticket_or_raise(work, talk.ticket)
        holder = holder_of(work, ticket)
        if talk.ended_at is not None:
            ended.append((talk, ticket))
        elif holder is None or not ticket.is_open:
            lapsed.append(talk.ticket)
        else:
            live.append(_Live(talk, ticket, holder))
    return live, lapsed, ended


def _lapse(ports: DeskPorts, number: str) -> None:
    """The technician has left, or the ticket has ended in another way: both sides are told now."""
    with ports.begin() as work:
        settle_talk(work, ports, ticket_or_raise(work, number, for_update=True))
        work.commit()


def _give_floor(ports: DeskPorts, turn: Turn, numbers: Sequence[str]) -> None:
    """The bot was spoken to: what it asks now is answered to it."""
    for number in numbers:
        with ports.begin() as work:
            ticket_or_raise(work, number, for_update=True)
            talk = work.rooms.talk(number)
            if talk is not None:
                work.rooms.save_talk(replace(talk, bot_until=turn.at + BOT_LISTENS_FOR))
                work.commit()


def _bot_again(ports: DeskPorts, turn: Turn, numbers: Sequence[str]) -> Answers:
    said = talk_words.TAKEN_BY
    for number in numbers:
        with ports.begin() as work:
            ticket = ticket_or_raise(work, number, for_update=True)
            talk, holder = work.rooms.talk(number), holder_of(work, ticket)
            if talk is not None and talk.ended_at is None:
                close_talk(work, ports, ticket, talk, Over.REQUESTER)
            if holder is not None:
                said = talk_words.bot_as_wished(number, holder.name)
            if number == numbers[-1]:
                work.done.remember(turn.id, _STEP, said)
            work.commit()
    return _answers(said)


def _pass_on(ports: DeskPorts, turn: Turn, number: str, words: str) -> Answers:
    """The words and files to the technician and onto the ticket; what waited for them goes on."""
    with ports.begin() as work:
        ticket = ticket_or_raise(work, number, for_update=True)
        said = work.done.recall(turn.id, _STEP)
        if said is not None:
            return _answers(said)
        now, talk, holder = ports.clock.now(), work.rooms.talk(number), holder_of(work, ticket)
        if ticket.state is TicketState.WAITING_CLIENT:
            ticket = move_ticket(ticket, TicketState.IN_PROGRESS, now, hours_of_ticket(work, ticket))
            work.tickets.save(ticket)
        _put_down(work, ports, turn, ticket, words)
        lines = refusals_of(turn)
        if talk is not None and holder is not None:
            talk, more = _acknowledged(work, ticket, replace(talk, heard_at=now), holder, now)
            work.rooms.save_talk(talk)
            lines += more
        said = "\n".join(lines)
        work.done.remember(turn.id, _STEP, said)
        work.commit()
        return _answers(said)


def _put_down(work: Work, ports: DeskPorts, turn: Turn, ticket: Ticket, words: str) -> None:
    now, who = ports.clock.now(), requester_of(work, ticket)
    note(work, ticket, now, turn.contact or turn.conversation, PASSED_ON, words)
    claim_files(work, ticket, turn.conversation, now)
    names = ", ".join(each.name for each in turn.files if each.why is None)
    sent = f" (sent {names}: it stands in the console)" if names else ""
    tell_technician(work, ports, ticket, f"{who}: {words}{sent}")


def _acknowledged(work: Work, ticket: Ticket, talk: Talk, holder: StaffMember, now: datetime) -> tuple[Talk, list[str]]:
    """Said once for a talk; and once for each time that nobody is there, from when somebody is, as it was agreed."""
    opening = _opening(work, ticket, now)
    if opening is not None and opening != talk.told_opening:
        said = talk_words.reads_from(holder.name, wording.moment(opening, ticket.timezone, now))
        return replace(talk, told=True, told_opening=opening), [said]
    if talk.told:
        return talk, []
    return replace(talk, told=True), [talk_words.passed_on(holder.name)]


def _opening(work: Work, ticket: Ticket, now: datetime) -> datetime | None:
    """When technicians are at their desks for this ticket again; None when they are, and where nobody has agreed hours."""
    promise = promise_to(work, ticket, decision_of(work, ticket))
    around_the_clock = promise.target is not None and promise.target.around_the_clock
    if promise.hours is None or around_the_clock or is_open(promise.hours, now):
        return None
    return next_opening(promise.hours, now)


def _which(turn: Turn, live: Sequence[_Live]) -> Answer:
    buttons = [
        _held(f"{each.speaker.first_name}, {_title(each.ticket)}", FOR_TICKET, turn, each.ticket.number)
        for each in live
    ]
    return Answer(talk_words.which_of_them(), (*buttons, _held(talk_words.SOMETHING_NEW, FOR_THE_BOT, turn)))


def _about_what_was_solved(ports: DeskPorts, turn: Turn, ended: Sequence[tuple[Talk, Ticket]]) -> Answers | None:
    """Once after a technician has solved something: are the words about it? None where there is nothing to ask."""
    if not ended or only_thanks(turn.words) or not turn.words.strip():
        return None
    with ports.begin() as work:
        asked = work.done.recall(turn.id, _ASKED)
        found = [each for each in ended if each[1].number == asked or is_asked_about(*each, turn.at)]
        if not found:
            return None
        talk, ticket = max(found, key=lambda each: (each[1].number == asked, each[0].ended_at or each[0].spoke_at))
        if work.enquiries.current(turn.conversation) is not None:
            return None
        ticket_or_raise(work, ticket.number, for_update=True)
        work.done.remember(turn.id, _ASKED, ticket.number)
        staff = {each.name: each for each in work.staff.list()}
        speaker = staff.get(ticket.solved_by or "") or work.staff.get(talk.speaker)
        work.rooms.save_talk(replace(talk, asked=True))
        work.commit()
    question = talk_words.is_it_about(ticket.number, _title(ticket), speaker.name if speaker else "a technician")
    again = _held(talk_words.STILL_WRONG, OPEN_AGAIN, turn, ticket.number)
    return (Answer(question, (again, _held(talk_words.NOT_ABOUT_IT, FOR_THE_BOT, turn))),)


def _title(ticket: Ticket) -> str:
    return CATALOGUE[ticket.category].title if ticket.category else ticket.number


def _held(title: str, intent: str, turn: Turn, ticket: str = "") -> Button:
    return Button(title[:75], Pressed(intent, {"ticket": ticket, "turn": turn.id}))


# ---- buttons about held words ----------------------------------------------------------------------------------------


def _pressed(ports: DeskPorts, turn: Turn) -> Answers:
    intent, number = turn.pressed.intent if turn.pressed else "", turn.arg("ticket") or ""
    with ports.begin() as work:
        said = work.done.recall(turn.id, _STEP)
        held = work.conversations.turn(turn.arg("turn") or "")
        ticket = work.tickets.get(number) if number else None
        theirs = ticket is not None and is_of_speaker(ticket, turn)
    if said is not None:
        return _answers(said)
    if intent == TO_THE_BOT:
        return _bot_again(ports, turn, [number])
    if intent == FOR_THE_BOT and held is not None and held.conversation == turn.conversation:
        _let_the_bot_read(ports, turn, held.id, held.text)
        return ()
    if held is None or not theirs:
        return (Answer(wording.UNKNOWN_BUTTON),)
    return (
        _pass_on(ports, turn, number, held.text)
        if intent == FOR_TICKET
        else _open_again(ports, turn, number, held.text)
    )


def _let_the_bot_read(ports: DeskPorts, turn: Turn, held: str, words: str) -> None:
    """The same words once more, for the bot alone: as a turn of their own, which is answered as if they came now."""
    now = ports.clock.now()
    with ports.begin() as work:
        again = IncomingMessage(f"{held}:for the bot", turn.person.conversation.identity, words)
        stored = work.conversations.receive(again, conversation=turn.conversation, at=now, emergency=None)
        if stored is not None:
            work.done.remember(stored.id, FOR_THE_BOT, held)
            work.jobs.turn(stored.id, turn.conversation)
        work.done.remember(turn.id, _STEP, "")
        work.commit()


def _open_again(ports: DeskPorts, turn: Turn, number: str, words: str) -> Answers:
    """It is not solved: taken up again by whoever had it, who reads the words and speaks from now on."""
    with ports.begin() as work:
        ticket, now = ticket_or_raise(work, number, for_update=True), ports.clock.now()
        if ticket.state is TicketState.RESOLVED:
            ticket = reopen_work(ticket, now, hours_of_ticket(work, ticket))
            work.tickets.save(ticket)
            note(work, ticket, now, turn.contact or turn.conversation, "reopened", words)
            call_in_time(work, ports, turn, ticket, now)
        _put_down(work, ports, turn, ticket, words)
        holder = holder_of(work, ticket)
        said = talk_words.open_again(number, holder.name if holder else None)
        if holder is not None and ticket.is_open:
            note_answered(work, ports, ticket, reached_at(work, ports, ticket))
        work.done.remember(turn.id, _STEP, said)
        work.commit()
        return _answers(said)


def _answers(said: str) -> Answers:
    return (Answer(said),) if said else ()
