"""One card for each ticket in each room: posted once, drawn anew in place whenever the ticket changes, whatever changed it.

What a card shows is read when it is sent, not when it was written down: edits that wait become one, and none shows less
than what was true when it went out.
"""

from __future__ import annotations

import hashlib
import logging
from dataclasses import replace

from bot.desk.people import Conversation
from bot.desk.rooms import acts_on, gets_a_card
from bot.desk.tickets import Ticket
from bot.operations.cards import Card, card_for
from bot.operations.notices import write
from bot.operations.ports import (
    About,
    Answer,
    Button,
    DeskPorts,
    OutgoingMessage,
    Pressed,
    RoomCard,
    Subject,
    Work,
)
from bot.operations.rooms.drawing import TITLES, draw

ROOM_ACT = "room_act"
"""What a button in a room means; which act on which ticket, say its arguments."""

WELCOME = (
    "From now on tickets stand here, each as a card that shows how it is. Claim one with its button; what you write "
    "under a card goes to whoever asked for help."
)

log = logging.getLogger(__name__)


def show_cards(*, ports: DeskPorts) -> int:
    """Bring the cards up to date with every ticket that was saved since, each in a transaction of its own; how many moved.

    One that fails is logged and comes again, and keeps no other from being shown. A room that is new is greeted, and shows
    what changes from then on.
    """
    if not ports.rooms:
        return 0
    rooms = [Conversation(room).key for room in ports.rooms]
    _greet(ports, rooms)
    moved, failed = 0, set[str]()
    while True:
        with ports.begin() as work:
            ticket = work.rooms.changed(rooms, failed)
            if ticket is None:
                return moved
            try:
                moved += show_card(work, ports, ticket)
                work.rooms.drawn(ticket.number)
                work.commit()
            except Exception:
                log.exception("the card of %s could not be drawn", ticket.number)
                failed.add(ticket.number)


def show_card(work: Work, ports: DeskPorts, ticket: Ticket) -> bool:
    """Post the card of a held ticket where it has none and needs one, or have it drawn anew; whether anything has to move."""
    known = {card.room: card for card in work.rooms.cards(ticket.number)}
    moved = False
    for room in (Conversation(each).key for each in ports.rooms):
        card = known.get(room)
        before = work.conversations.outgoing(card.message) if card else None
        if before is None or before.state == "given_up":
            moved |= gets_a_card(ticket) and _post(work, ports, ticket, room)
        elif card is not None:
            moved |= _redraw(work, ports, ticket, card)
    return moved


def card_in(work: Work, ports: DeskPorts, ticket: Ticket, room: str) -> int | None:
    """The card's place in the outbox, posted if there is none yet; None for a ticket that gets none."""
    show_card(work, ports, ticket)
    return next((card.message for card in work.rooms.cards(ticket.number) if card.room == room), None)


def as_drawn(*, ports: DeskPorts, message: OutgoingMessage) -> tuple[OutgoingMessage, Card | None]:
    """A message as it is to be sent now, and its card; the card of a room with what the ticket is at this moment."""
    about = message.about
    if about is None:
        return message, None
    if about.kind is not Subject.ROOM_CARD:
        card = card_for(ports=ports, about=about, conversation=message.conversation)
        if card is not None and message.edits is not None:
            # What was pressed, by whom and when, is the last paragraph; it takes the place of the question.
            card = replace(card, close=message.text.rpartition("\n\n")[2])
        return message, card
    with ports.begin() as work:
        ticket = work.tickets.get(about.id)
        if ticket is None or Conversation.of_key(message.conversation).identity not in ports.rooms:
            return replace(message, buttons=()), None
        card = draw(work, ports, ticket)
    offered = {TITLES[act] for act in acts_on(ticket)}
    buttons = tuple(button for button in message.buttons if button.title in offered)
    return replace(message, text=in_text(card), buttons=buttons), card


def in_text(card: Card) -> str:
    """A card in one text, for notices and for platforms that show no more."""
    lines = [f"{line.text}: {line.value}" for line in card.lines]
    return "\n".join((card.title, card.verdict, *lines, card.foot))


def _greet(ports: DeskPorts, rooms: list[str]) -> None:
    with ports.begin() as work:
        now = ports.clock.now()
        for room in rooms:
            if work.rooms.take_up(room, now):
                write(work, room, Answer(WELCOME, private=False), contact=None, at=now)
        work.commit()


def _post(work: Work, ports: DeskPorts, ticket: Ticket, room: str) -> bool:
    card, now = draw(work, ports, ticket), ports.clock.now()
    buttons = tuple(
        Button(title, Pressed(ROOM_ACT, {"ticket": ticket.number, "act": act.value})) for act, title in TITLES.items()
    )
    answer = Answer(in_text(card), buttons, About(Subject.ROOM_CARD, ticket.number), private=False)
    posted = write(work, room, answer, contact=None, at=now, ticket=ticket.number)
    work.rooms.put(RoomCard(ticket.number, room, posted.id, _digest(card, ticket)))
    return True


def _redraw(work: Work, ports: DeskPorts, ticket: Ticket, card: RoomCard) -> bool:
    drawn = draw(work, ports, ticket)
    digest = _digest(drawn, ticket)
    if digest == card.shown:
        return False
    if not work.rooms.draws_later(card.message):
        work.conversations.redraw(card.message, in_text(drawn), at=ports.clock.now())
        work.jobs.deliver(card.room)
    work.rooms.put(replace(card, shown=digest))
    return True


def _digest(card: Card, ticket: Ticket) -> str:
    return hashlib.sha256(repr((card, acts_on(ticket))).encode()).hexdigest()[:32]
