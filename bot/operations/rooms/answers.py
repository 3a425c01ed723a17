"""A technician's answer from the room: claims what nobody has, reaches the requester and those of the tickets that go with it."""

from __future__ import annotations

from bot.desk.errors import ImpossibleMove
from bot.desk.people import Conversation
from bot.desk.staff import StaffMember
from bot.desk.ticket_work import WaitFor, claim, wait
from bot.desk.tickets import Ticket, TicketState
from bot.operations.ports import DeskPorts, KeptWords, Work
from bot.operations.records import hours_of_ticket, note, ticket_or_raise
from bot.operations.replies import NothingSaid, record_first_response, reply
from bot.operations.rooms.cards import show_card
from bot.operations.typed_secrets import kept_words

# Tickets of other origins have nobody who asked: monitoring that knows no contact.
_CHATS = frozenset({"slack", "telegram", "web", "terminal"})


def answer_from_room(
    *,
    ports: DeskPorts,
    member: StaffMember,
    number: str,
    words: str,
    key: str,
    room: str | None = None,
    then_wait: bool = False,
) -> None:
    """The words to whoever asked for help, signed; once for each key. What nobody has is the member's from then on.

    ``room`` is where they stand already. With ``then_wait`` the ticket waits for the answer. NothingSaid without words,
    ImpossibleMove where nobody is there to read them.
    """
    words = kept_words(ports, words.strip())
    if not words:
        raise NothingSaid("Say the words for the requester: it is empty.")
    with ports.begin() as work:
        ticket = ticket_or_raise(work, number, for_update=True)
        if ticket.contact is None and Conversation.of_key(ticket.conversation).identity.platform not in _CHATS:
            raise ImpossibleMove(
                f"Nobody asked for {number}, so nobody reads an answer. Begin with note: to keep it here."
            )
        if work.rooms.kept(key) is None:
            ticket = _claimed(work, ports, ticket, member)
            ticket, message = reply(work, ports, ticket, by=member.name, words=words, room=room)
            ticket = _waiting(work, ports, ticket, member) if then_wait else ticket
            work.rooms.keep(KeptWords(key, ticket.number, member.key, message.id))
            show_card(work, ports, ticket)
            work.commit()
        others = [child.number for child in work.tickets.children(number) if child.is_open]
    for each in others:
        record_first_response(ports=ports, number=each, by=member.name, words=words, key=f"{key} {each}")


def _claimed(work: Work, ports: DeskPorts, ticket: Ticket, member: StaffMember) -> Ticket:
    if ticket.owner is not None or not ticket.is_open:
        return ticket
    now = ports.clock.now()
    taken = claim(ticket, member, now, hours_of_ticket(work, ticket))
    work.tickets.save(taken)
    note(work, taken, now, member.email, "claimed", member.name)
    return taken


def _waiting(work: Work, ports: DeskPorts, ticket: Ticket, member: StaffMember) -> Ticket:
    if not ticket.is_open or ticket.state is TicketState.AWAITING_APPROVAL:
        return ticket
    now = ports.clock.now()
    waiting = wait(ticket, WaitFor.CLIENT, None, now, hours_of_ticket(work, ticket))
    if waiting != ticket:
        work.tickets.save(waiting)
        note(work, waiting, now, member.email, "waits", "for the client, who was asked something")
    return waiting
