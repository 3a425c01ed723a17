"""What a company has open, for those who answer for it: how many, and what waits for their yes; nobody reads another's ticket."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.desk.clients import Client, Contact, Role
from bot.desk.company_words import asks_what_company_has_open
from bot.desk.money import in_words
from bot.desk.tickets import STATE_WORDS, Ticket
from bot.operations.open_question import open_question
from bot.operations.ports import Answer, DeskPorts, Pressed, Work
from bot.operations.quotes.cards import quotes_to_answer
from bot.operations.ticket_lines import title_of
from bot.operations.tickets import own_tickets
from bot.operations.turns import Turn
from bot.operations.wording import TALK_TO_A_PERSON

TOLD = frozenset({Role.PRIMARY, Role.APPROVER})
"""Who hears how much is open at their company."""

OPEN = "{client} has {count} open."
NONE_OPEN = "{client} has no ticket open."
WAITS = "{number}, for {ticket}, waits for your yes or no: up to {limit}."
MORE_WAIT = "{count} more wait for your yes or no."
YOURS = "Yours: {tickets}."
EACH_THEIR_OWN = "What is in a ticket I show to whoever asked for help, and to nobody else at your company."
OWN = Pressed("ticket_status")
SHOWN = 5
MOST = 10_000
"""More tickets than any company has open."""


def answer_about_company(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """The answer to "which tickets do we have open?", and the question that was open once more; None for anything else.

    For those alone who are ``TOLD``; anybody else hears of their own (``own_in_place_of_all``).
    """
    client, contact = turn.person.client, turn.person.contact
    if client is None or contact is None or not _is_told(contact) or not _asks(turn):
        return None
    with ports.begin() as work:
        own = [each for each in own_tickets(work, turn) if each.is_open]
        lines = list(_of_company(work, client, contact, own, ports.clock.now()))
        asked = open_question(work, turn)
    return (
        Answer("\n".join(lines), () if asked else (TALK_TO_A_PERSON,)),
        *([asked] if asked is not None else []),
    )


def own_in_place_of_all(*, ports: DeskPorts, turn: Turn) -> Turn:
    """The turn of anybody else with the button for how their own tickets stand; as it was for any other words."""
    if not turn.person.verified or not _asks(turn):
        return turn
    with ports.begin() as work:
        work.conversations.set_pressed(turn.id, OWN)
        work.commit()
    return replace(turn, pressed=OWN)


def _asks(turn: Turn) -> bool:
    return turn.pressed is None and turn.emergency is None and asks_what_company_has_open(turn.words)


def _is_told(contact: Contact) -> bool:
    return contact.served and bool(contact.roles & TOLD)


def _of_company(work: Work, client: Client, contact: Contact, own: list[Ticket], now: datetime) -> Iterator[str]:
    count = len(work.tickets.list(client=client.code, open_only=True, limit=MOST))
    if not count:
        yield NONE_OPEN.format(client=client.name)
        return
    yield OPEN.format(client=client.name, count=f"{count} ticket{'' if count == 1 else 's'}")
    waiting = quotes_to_answer(work, client, contact, now)
    for quote in waiting[:SHOWN]:
        yield WAITS.format(number=quote.number, ticket=quote.ticket, limit=in_words(quote.limit))
    if len(waiting) > SHOWN:
        yield MORE_WAIT.format(count=len(waiting) - SHOWN)
    if own:
        yield YOURS.format(tickets=_named(own))
    yield EACH_THEIR_OWN


def _named(tickets: list[Ticket]) -> str:
    """'ND-1001, Printer (waiting for a technician); ND-1002, ...'"""
    named = [f"{each.number}, {title_of(each)} ({STATE_WORDS[each.state]})" for each in tickets[:SHOWN]]
    more = [f"{len(tickets) - SHOWN} more"] if len(tickets) > SHOWN else []
    return "; ".join(named + more)
