"""What an approver says who thinks better of a no: what that still can be, and the button that has the work priced anew."""

from __future__ import annotations

from datetime import timedelta

from bot.desk.clients import Client, Contact
from bot.desk.money import in_words
from bot.desk.quote_words import approves_after_all, only_goes_ahead
from bot.desk.quotes import Quote, QuoteState
from bot.desk.tickets import Ticket, TicketState
from bot.operations.asked_anew import ask_anew, can_be_asked_anew, newest_answered
from bot.operations.ports import Answer, Button, DeskPorts, Pressed, Work
from bot.operations.quote_outcomes import what_became_of
from bot.operations.quotes import approval_card
from bot.operations.quotes.cards import quotes_to_answer
from bot.operations.quotes.cheaper import asked_anew_before
from bot.operations.records import newest_quote, note
from bot.operations.talks import tell_technician
from bot.operations.turns import Turn
from bot.operations.wording import OUT_OF_DATE, TALK_TO_A_PERSON, capital, moment

ASK_ANEW = "ask_anew"
"""What the button means: the work of the declined ``quote`` is priced and asked for anew."""
# So long a no is what somebody means who writes "approve it after all".
REMEMBERED = timedelta(days=3)
STAYS_DECLINED = "{quote} for {ticket} was declined and stays so; nothing was charged."
CAN_BE_ANEW = "I can make a new quote for the same work at today's price. Nothing starts before that has its own yes."
IS_PLANNED = "{ticket} is planned for {when} and costs nothing then. If it cannot wait, {who} can write so, and is told the price."
IS_IN_HAND = (
    "{ticket} is with a person at the help desk, without a charge. I have told them that you would approve the cost."
)
GOES_ON_OTHERWISE = "{who} has gone on with it in another way since, and knows best what is still needed."
IS_ANEW = "This is the new quote, at today's price. It waits for a yes like any other:"
OTHERS_YES = "The new quote comes to {limit} at most, which needs the yes of {who}, who is asked now."
NOBODY_TO_ASK = (
    "The new price is {limit} at most, and nobody on file may approve that: a person calls your company about {ticket}."
)
IS_FREE = "By now it costs nothing: {ticket} is open for it, and nobody has to approve anything."
_DONE = "asked anew by"


def answer_about_a_no(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """The answer to an approver who takes a no back, and to the button under it; None for anything else, where another price
    waits for them, and while something is talked about.

    What was declined stays declined. Nothing is approved here, and no button makes a second quote for the same.
    """
    client, contact = turn.person.client, turn.person.contact
    if turn.emergency is not None or client is None or contact is None:
        return None
    if turn.pressed is not None:
        return _pressed(ports, turn, client, contact) if turn.pressed.intent == ASK_ANEW else None
    surely = approves_after_all(turn.words)
    if not surely and not only_goes_ahead(turn.words):
        return None
    now = ports.clock.now()
    with ports.begin() as work:
        if work.enquiries.current(turn.conversation) is not None or quotes_to_answer(work, client, contact, now):
            return None
        quote = newest_answered(work, client, contact)
        if quote is None or quote.state is not QuoteState.DECLINED or quote.approval is None:
            return None
        last = work.conversations.last_said(turn.conversation)
        just_said = last is not None and quote.number in last.text
        if now - quote.approval.at > REMEMBERED or not (surely or just_said):
            return None
        answer = _what_can_be(work, ports, turn, client, contact, quote)
        work.commit()
        return (answer,)


def _what_can_be(work: Work, ports: DeskPorts, turn: Turn, client: Client, contact: Contact, quote: Quote) -> Answer:
    """That it stays declined, and what is possible: a new quote, a time at which it costs nothing, or a person."""
    stays = STAYS_DECLINED.format(quote=quote.number, ticket=quote.ticket)
    if can_be_asked_anew(work, client, contact, quote.number) is not None:
        anew = Button("Make a new quote", Pressed(ASK_ANEW, {"quote": quote.number}))
        return Answer(f"{stays} {CAN_BE_ANEW}", (anew, TALK_TO_A_PERSON))
    ticket = work.tickets.get(quote.ticket)
    assert ticket is not None
    return Answer(f"{stays} {_otherwise(work, ports, turn, client, contact, quote, ticket)}", (TALK_TO_A_PERSON,))


def _otherwise(
    work: Work, ports: DeskPorts, turn: Turn, client: Client, contact: Contact, quote: Quote, ticket: Ticket
) -> str:
    now, wants = ports.clock.now(), client.contact(quote.requested_by)
    who = "you" if wants == contact else wants.name if wants is not None else "whoever asked for it"
    before = asked_anew_before(work, quote)
    if before is not None:
        anew = newest_quote(work, before)
        return what_became_of(work, anew, client, now) if anew is not None else IS_FREE.format(ticket=before)
    if ticket.is_open and ticket.planned_for is not None and ticket.planned_for > now:
        when = moment(ticket.planned_for, client.timezone, now)
        return IS_PLANNED.format(ticket=ticket.number, when=when, who=who)
    if ticket.is_open:
        if work.done.recall(turn.id, _DONE) is None:
            note(work, ticket, now, contact.email, "added", turn.words)
            tell_technician(work, ports, ticket, f"{contact.name} would approve the cost after all: {turn.words}")
            work.done.remember(turn.id, _DONE, ticket.number)
        return IS_IN_HAND.format(ticket=ticket.number)
    if ticket.state is TicketState.CANCELLED:
        return GOES_ON_OTHERWISE.format(who=capital(who))
    return what_became_of(work, quote, client, now)


def _pressed(ports: DeskPorts, turn: Turn, client: Client, contact: Contact) -> tuple[Answer, ...]:
    """The button: of somebody who may approve what was declined, and once; a later press shows what has come of it."""
    number, now = turn.arg("quote") or "", ports.clock.now()
    with ports.begin() as work:
        held = can_be_asked_anew(work, client, contact, number)
        if held is not None:
            ticket, quote = ask_anew(work, ports, turn, client, contact, *held)
            work.commit()
            return _what_has_come(client, contact, ticket, quote)
        declined = work.quotes.get(number)
        if declined is None or declined.client != client.code or not contact.may_approve(declined.limit):
            return (Answer(OUT_OF_DATE, (TALK_TO_A_PERSON,)),)
        before = asked_anew_before(work, declined) if declined.state is QuoteState.DECLINED else None
        ticket_now = work.tickets.get(before) if before is not None else None
        if ticket_now is None:
            return (Answer(OUT_OF_DATE, (TALK_TO_A_PERSON,)),)
        newest = newest_quote(work, ticket_now.number)
        if newest is not None and not newest.may_be_answered:
            return (Answer(what_became_of(work, newest, client, now), (TALK_TO_A_PERSON,)),)
        return _what_has_come(client, contact, ticket_now, newest)


def _what_has_come(client: Client, contact: Contact, ticket: Ticket, quote: Quote | None) -> tuple[Answer, ...]:
    if quote is None:
        return (Answer(IS_FREE.format(ticket=ticket.number), (TALK_TO_A_PERSON,)),)
    asked, limit = client.contact(quote.asked), in_words(quote.limit)
    if asked is None:
        return (Answer(NOBODY_TO_ASK.format(limit=limit, ticket=ticket.number), (TALK_TO_A_PERSON,)),)
    if contact.may_approve(quote.limit):
        return (Answer(IS_ANEW), approval_card(quote, client))
    return (Answer(OTHERS_YES.format(limit=limit, who=asked.name), (TALK_TO_A_PERSON,)),)
