"""Another hour for a ticket that is open: what it would be then, and the button that plans it."""

from __future__ import annotations

import re
from datetime import datetime

from bot.desk.catalogue import CATALOGUE
from bot.desk.clients import Client
from bot.desk.decisions import Decision
from bot.desk.other_hour_words import only_about_an_hour, speaks_of_all_help, wishes_for_an_hour
from bot.desk.plain_words import plain_words
from bot.desk.tickets import Ticket
from bot.operations.choice_words import check_lines, outcome_in_words
from bot.operations.coverage import decide_otherwise
from bot.operations.named_hour import impossible_in_words, instant_named, line_for, names_an_hour, title_of_hour
from bot.operations.ports import Answer, Button, DeskPorts, Pressed
from bot.operations.quotes import approval_card, hour_for
from bot.operations.quotes.cards import quotes_to_answer
from bot.operations.records import decision_of, is_of_speaker
from bot.operations.tickets import add_information, list_own_tickets
from bot.operations.turns import Turn
from bot.operations.typed_buttons import AT
from bot.operations.when_talk import PLAN_FOR
from bot.operations.wording import TALK_TO_A_PERSON, moment

ABOUT = "{number}, {title}."
PUT_ON_IT = "I have put that on {number}: whoever has it changes the hour, and nothing is charged without a yes."


def answer_about_hour_of_ticket(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """The answer to words about nothing but another hour, where the speaker has an open ticket and no problem is talked about.

    None for anything else. Of several tickets the newest is meant. A wish that no button can fulfil is put on the ticket.
    """
    client = turn.person.client
    if turn.pressed is not None or turn.emergency is not None or client is None or not turn.person.verified:
        return None
    if not names_an_hour(ports, client, turn.words):
        return None
    with ports.begin() as work:
        if work.enquiries.current(turn.conversation) is not None:
            return None
    ticket, card = _meant(ports, turn, client)
    if ticket is None or speaks_of_all_help(turn.words):
        return None
    if not only_about_an_hour(turn.words, re.findall(r"[\w']+", plain_words(f"{ticket.words} {ticket.number}"))):
        return None
    impossible = impossible_in_words(ports, turn, client)
    if impossible is not None:
        return (Answer(impossible, (TALK_TO_A_PERSON,)),)
    with ports.begin() as work:
        decision = decision_of(work, ticket)
    at = instant_named(ports, turn, client, decision, turn.words, ticket.planned_for) if decision is not None else None
    if decision is None or at is None or decision.client != client.code:
        return None
    answer = _answer(ports, turn, client, ticket, decision, at)
    return (answer, card) if card is not None else (answer,)


def _meant(ports: DeskPorts, turn: Turn, client: Client) -> tuple[Ticket | None, Answer | None]:
    """The newest open ticket of the speaker's; for an approver without one that of the price that waits, with its card."""
    own = [each for each in list_own_tickets(ports=ports, turn=turn) if each.is_open and each.category is not None]
    if own or turn.person.contact is None:
        return max(own, key=lambda each: each.opened_at, default=None), None
    with ports.begin() as work:
        waiting = quotes_to_answer(work, client, turn.person.contact, ports.clock.now())
        if not waiting:
            return None, None
        return work.tickets.get(waiting[0].ticket), approval_card(waiting[0], client)


def _answer(ports: DeskPorts, turn: Turn, client: Client, ticket: Ticket, decision: Decision, at: datetime) -> Answer:
    now = ports.clock.now()
    then = decide_otherwise(ports=ports, turn=turn, decision=decision, work=decision.work, at=at)
    stands = max(now, ticket.planned_for or now)
    present = decide_otherwise(ports=ports, turn=turn, decision=decision, work=decision.work, at=stands)
    outcome = outcome_in_words(ports=ports, turn=turn, decision=present, needs="{price}.")
    label = "As it is now" if stands == now else f"As it is planned, {moment(stands, client.timezone, now)}"
    title = CATALOGUE[ticket.category].title if ticket.category else ""
    lines = [
        f"{ABOUT.format(number=ticket.number, title=title)} {line_for(ports, turn, client, then, now)}",
        check_lines(then.checks),
        f"{label}: {outcome}",
    ]
    with ports.begin() as work:
        movable = at != stands and is_of_speaker(ticket, turn) and hour_for(work, client, ticket.number, at) is not None
    if movable:
        args = {"ticket": ticket.number, AT: at.isoformat()}
        plan = Button(f"Plan it for {title_of_hour(client, then, now)}", Pressed(PLAN_FOR, args))
        return Answer("\n".join(lines), (plan, TALK_TO_A_PERSON))
    if is_of_speaker(ticket, turn) and wishes_for_an_hour(turn.words):
        add_information(ports=ports, turn=turn, number=ticket.number, words=turn.words)
        lines.append(PUT_ON_IT.format(number=ticket.number))
    return Answer("\n".join(lines), (TALK_TO_A_PERSON,))
