"""Talks between requesters and technicians: begun by an answer, ended by letting go or the end, and both sides are told."""

from __future__ import annotations

from dataclasses import replace

from bot.desk.handover import Over, Talk, begin_talk, end_talk, why_over
from bot.desk.people import Conversation
from bot.desk.staff import StaffMember
from bot.desk.tickets import Ticket
from bot.operations import talk_words
from bot.operations.notices import chats_of, where_to_reach, write
from bot.operations.ports import Answer, Button, DeskPorts, OutgoingMessage, Pressed, Work
from bot.operations.records import BOT, note
from bot.operations.rooms.cards import card_in
from bot.operations.rooms.drawing import requester_of

TO_THE_BOT = "to_the_bot"
"""What the button means with which a requester has the bot again; ``ticket`` is the talk's."""

PASSED_ON, TALK_BEGAN, TALK_OVER = "added", "talk began", "talk over"


def tell_rooms(work: Work, ports: DeskPorts, ticket: Ticket, text: str, *, besides: str | None = None) -> None:
    """Say something under the card of a held ticket, in every room but the one it comes from.

    What goes with another and has no card stands under that one's.
    """
    with_another = {card.room: card.message for card in work.rooms.cards(ticket.parent)} if ticket.parent else {}
    for room in (Conversation(each).key for each in ports.rooms if Conversation(each).key != besides):
        card = card_in(work, ports, ticket, room)
        said = text if card is not None else f"{ticket.number}, {text}"
        above = card or with_another.get(room)
        if above is not None:
            answer = Answer(said, private=False)
            write(work, room, answer, contact=None, at=ports.clock.now(), ticket=ticket.number, under=above)


def tell_technician(work: Work, ports: DeskPorts, ticket: Ticket, text: str) -> None:
    """What the requester says, under the card; where there is no room, in the chats of whoever has the ticket."""
    if ports.rooms:
        tell_rooms(work, ports, ticket, text)
        return
    holder = holder_of(work, ticket)
    link = f"\n{ports.public_url}/tickets/{ticket.number}" if ports.public_url else ""
    for identity in chats_of(ports, holder) if holder else ():
        answer = Answer(f"{ticket.number}, {text}{link}")
        write(work, Conversation(identity).key, answer, contact=None, at=ports.clock.now())


def say_to_requester(
    work: Work, ports: DeskPorts, ticket: Ticket, text: str, *, button: Button | None = None
) -> OutgoingMessage:
    """Write to whoever asked for help, where they wrote from last."""
    answer = Answer(text, (button,) if button else ())
    conversation = reached_at(work, ports, ticket)
    return write(work, conversation, answer, contact=ticket.contact, at=ports.clock.now())


def reached_at(work: Work, ports: DeskPorts, ticket: Ticket) -> str:
    """The conversation of whoever asked for help: the chat that they use now, if they are known and served."""
    client = work.clients.get(ticket.client) if ticket.client else None
    contact = client.contact(ticket.contact) if client else None
    if client is None or contact is None or not contact.served:
        return ticket.conversation
    return where_to_reach(work, ports, client, contact)


def in_hand(work: Work, ticket: Ticket) -> Ticket:
    """The ticket as a talk sees it: what goes with another is in the hands of whoever has that one."""
    parent = work.tickets.get(ticket.parent) if ticket.owner is None and ticket.parent else None
    return replace(ticket, owner=parent.owner) if parent is not None else ticket


def holder_of(work: Work, ticket: Ticket) -> StaffMember | None:
    """Who has the ticket, or the one it goes with, and works here."""
    owner = in_hand(work, ticket).owner
    member = work.staff.get(owner) if owner else None
    return member if member is not None and member.active else None


def note_answered(work: Work, ports: DeskPorts, ticket: Ticket, conversation: str) -> None:
    """A technician has answered: where somebody has the ticket, the talk is theirs from now on, and both sides hear so once."""
    now, before = ports.clock.now(), work.rooms.talk(ticket.number)
    talk, holder = begin_talk(before, in_hand(work, ticket), conversation, now), holder_of(work, ticket)
    if talk is None or holder is None:
        return
    if before is None or before.ended_at is not None:
        back = Button(talk_words.TO_THE_BOT, Pressed(TO_THE_BOT, {"ticket": ticket.number}))
        say_to_requester(work, ports, ticket, talk_words.speaks_now(holder.name, ticket.number), button=back)
        tell_rooms(work, ports, ticket, talk_words.colleague_speaks(requester_of(work, ticket)))
        note(work, ticket, now, BOT, TALK_BEGAN, holder.name)
    work.rooms.save_talk(talk)


def settle_talk(work: Work, ports: DeskPorts, ticket: Ticket) -> None:
    """A held ticket has changed: the talk about it ends with it, or goes on with whoever has it now; once for each change."""
    talk = work.rooms.talk(ticket.number)
    if talk is None or talk.ended_at is not None:
        return
    holder = holder_of(work, ticket)
    over = why_over(in_hand(work, ticket), works_here=holder is not None)
    if over is not None:
        close_talk(work, ports, ticket, talk, over)
    elif holder is not None and holder.key != talk.speaker:
        before = work.staff.get(talk.speaker)
        said = talk_words.another_speaks(holder.name, before.name if before else "a colleague", ticket.number)
        say_to_requester(work, ports, ticket, said)
        work.rooms.save_talk(replace(talk, speaker=holder.key))


def close_talk(work: Work, ports: DeskPorts, ticket: Ticket, talk: Talk, over: Over) -> None:
    """The bot speaks again, and both sides are told; whoever asked for it hears so in the answer to that."""
    now = ports.clock.now()
    work.rooms.save_talk(end_talk(talk, over, now))
    note(work, ticket, now, BOT, TALK_OVER, over.value)
    if over is not Over.REQUESTER:
        ended = over is Over.ENDED
        said = talk_words.bot_speaks_after_the_end() if ended else talk_words.bot_speaks_again(ticket.number)
        say_to_requester(work, ports, ticket, said)
    tell_rooms(work, ports, ticket, talk_words.colleague_is_quiet(requester_of(work, ticket)))
