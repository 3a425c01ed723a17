"""Who waits for a yes to a price: how the quote stands, and a reminder to whoever is asked, once an hour at most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.desk.clients import Client, Contact
from bot.desk.enquiries import Choice, Enquiry
from bot.desk.money import in_words
from bot.desk.quotes import Quote, QuoteState
from bot.desk.tickets import Ticket
from bot.desk.waiting_words import asks_for_a_yes, asks_whether_answered, wants_a_reminder
from bot.operations.notices import where_to_reach, write
from bot.operations.open_question import open_question
from bot.operations.ports import Answer, Button, DeskPorts, Pressed, Work
from bot.operations.quotes.asking import YOURSELF, who_may_approve
from bot.operations.quotes.cards import approval_card, card_with_cheaper_hour, quotes_to_answer
from bot.operations.quotes.locking import hold_quote
from bot.operations.records import note
from bot.operations.turns import Turn
from bot.operations.whose_clock import with_whose_clock
from bot.operations.wording import NOTHING_DONE, PLANNED_INSTEAD, TALK_TO_A_PERSON, VERDICT_WORDS, moment

REMIND = "remind_approver"
"""What the button means that asks the approver of ``quote`` once more."""
BETWEEN_REMINDERS = timedelta(hours=1)
# So long after the answer "did she answer?" is still about it.
LATELY = timedelta(days=14)
REMINDED, _DONE = "approver reminded", "reminder"
NOTHING_STARTS = "Nothing starts and nothing is charged before a yes."
YOUR_OWN_YES = "It waits for your own yes:"
NOT_ASKED_YET = "Nobody has been asked yet."
ASKED_AFTER_THIS = "I ask as soon as I know this:"
# Where the question does not stand there any more.
ASKED_WITH_THE_TICKET = "I ask as soon as the ticket is written: write 'open a ticket', and we go on there."
YOU_MAY_YOURSELF = "You may approve the price yourself."
IT_NEEDS = "Help that costs something needs the yes of {name}."
NOTHING_WAITS = "Nothing that you have asked for waits for a yes at the moment."


def answer_about_waited_quote(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """The answer to words of whoever waits for a yes to a price, and to the button that reminds; None for anything else.

    Before the assistant, which knows of problems and not of what lies on somebody else's table. A question that was open is
    put once more.
    """
    client, contact = turn.person.client, turn.person.contact
    if turn.pressed is not None and turn.pressed.intent == REMIND:
        return remind_approver(ports=ports, turn=turn)
    if turn.pressed is not None or turn.emergency is not None or client is None or contact is None:
        return None
    names = [each.name for each in client.contacts]
    with ports.begin() as work:
        asked = open_question(work, turn)
    if wants_a_reminder(turn.words, names):
        answers = remind_approver(ports=ports, turn=turn)
    else:
        asks = asks_whether_answered(turn.words, names)
        answers = _how_it_stands(ports, turn, client, contact, names, asked) if asks else None
    if answers is None:
        return None
    return answers if asked is None else (*answers, asked)


def remind_approver(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """Put the quote that the speaker waits for before its approver once more; once in a turn, and once an hour at most.

    The one that the button names, else the newest. Of what somebody else has asked for it says that nothing waits. None
    where something is talked about and nothing waits: the words may mean that.
    """
    client, contact = turn.person.client, turn.person.contact
    if client is None or contact is None:
        return (Answer(NOTHING_WAITS, (TALK_TO_A_PERSON,)),)
    now = ports.clock.now()
    with ports.begin() as work:
        said = work.done.recall(turn.id, _DONE)
        if said is None:
            held = _held(work, turn, client, contact, now)
            if held is None:
                talked_about = turn.pressed is None and work.enquiries.current(turn.conversation) is not None
                return None if talked_about else (Answer(NOTHING_WAITS, (TALK_TO_A_PERSON,)),)
            said = _remind(work, ports, client, contact, *held)
            work.done.remember(turn.id, _DONE, said)
            work.commit()
        return (Answer(said, (TALK_TO_A_PERSON,)),)


def _held(work: Work, turn: Turn, client: Client, contact: Contact, now: datetime) -> tuple[Quote, Ticket] | None:
    """The speaker's own quote that waits for somebody else, kept from others while it is looked at."""
    named = turn.arg("quote")
    for each in waited_for(work, client, contact, now):
        if named not in (None, each.number):
            continue
        held = hold_quote(work, each.number)
        if held is not None and _waits(held[0], contact, now):
            return held
    return None


def waited_for(work: Work, client: Client, contact: Contact, now: datetime) -> list[Quote]:
    """The quotes that this person has asked for and somebody else has to answer, newest first."""
    return [each for each in reversed(work.quotes.waiting(client.code)) if _waits(each, contact, now)]


def _waits(quote: Quote, contact: Contact, now: datetime) -> bool:
    theirs = quote.requested_by == contact.email and quote.asked != contact.email
    return theirs and quote.may_be_answered and now < quote.valid_until


def _remind(work: Work, ports: DeskPorts, client: Client, contact: Contact, quote: Quote, ticket: Ticket) -> str:
    now, approver = ports.clock.now(), client.contact(quote.asked)
    if approver is None:
        return f"Nobody is asked about {ticket.number} right now; a person at the help desk looks after it. {NOTHING_STARTS}"
    before = [each.at for each in work.tickets.history(ticket.number) if each.kind == REMINDED]
    again = max(before) + BETWEEN_REMINDERS if before else now
    if now < again:
        last, then = moment(max(before), client.timezone, now), moment(again, client.timezone, now)
        return f"I reminded {approver.name} {last}; I can do that again from {then}. {NOTHING_STARTS}"
    card = card_with_cheaper_hour(work, quote, client, now)
    lead = f"{contact.name} waits for your answer."
    about = replace(card.about, lead=f"{lead} {card.about.lead}") if card.about else None
    card = with_whose_clock(replace(card, text=f"{lead}\n{card.text}", about=about), client, approver, now)
    write(work, where_to_reach(work, ports, client, approver), card, contact=approver.email, at=now)
    note(work, ticket, now, contact.email, REMINDED, f"{approver.email}, {quote.number}")
    return f"I have reminded {approver.name} about {ticket.number}. I tell you as soon as there is an answer."


def _how_it_stands(
    ports: DeskPorts, turn: Turn, client: Client, contact: Contact, names: Sequence[str], asked: Answer | None
) -> tuple[Answer, ...] | None:
    now, of_a_yes = ports.clock.now(), asks_for_a_yes(turn.words, names)
    with ports.begin() as work:
        waiting = what_still_waits(work, client, contact, now)
        if waiting:
            return waiting
        mine = [each for each in quotes_to_answer(work, client, contact, now) if each.requested_by == contact.email]
        if mine:
            return (Answer(YOUR_OWN_YES), *(approval_card(each, client) for each in mine))
        enquiry = work.enquiries.current(turn.conversation)
        if enquiry is not None:
            return (Answer(_not_asked_yet(work, turn, client, enquiry, asked)),) if of_a_yes else None
        quote = _newest(work, client, contact, now)
        ticket = work.tickets.get(quote.ticket) if quote is not None else None
        if quote is None or ticket is None:
            # With a ticket of theirs open they may mean that one.
            own = work.tickets.of_contact(client.code, contact.email)
            may_be_that = not of_a_yes and any(each.is_open for each in own)
            return None if may_be_that else (Answer(NOTHING_WAITS, (TALK_TO_A_PERSON,)),)
        return (Answer(_outcome(quote, ticket, client, now), (TALK_TO_A_PERSON,)),)


def _not_asked_yet(work: Work, turn: Turn, client: Client, enquiry: Enquiry, asked: Answer | None) -> str:
    """Of what is talked about: nobody has been asked, or nobody has to be."""
    stored = work.decisions.get(enquiry.decision) if enquiry.decision else None
    decision = stored.decision if stored is not None and stored.decision.client == client.code else None
    if decision is None or decision.missing:
        return NOTHING_WAITS
    if decision.verdict.free:
        return f"{NOTHING_WAITS} {VERDICT_WORDS[decision.verdict]}"
    price = decision.estimate
    if price is None or not price.total.amount:
        return NOTHING_WAITS
    if enquiry.choice is Choice.NOW:
        return f"{NOT_ASKED_YET} {ASKED_AFTER_THIS if asked is not None else ASKED_WITH_THE_TICKET}"
    name = who_may_approve(turn=turn, limit=price.not_to_exceed)
    if name is None:
        return NOT_ASKED_YET
    return f"{NOT_ASKED_YET} {YOU_MAY_YOURSELF if name == YOURSELF else IT_NEEDS.format(name=name)}"


def what_still_waits(work: Work, client: Client, contact: Contact, now: datetime) -> tuple[Answer, ...]:
    """How each price stands that this person has asked for and somebody else has to answer, with the button that reminds."""
    return tuple(_still_waits(each, client, now) for each in waited_for(work, client, contact, now))


def _still_waits(quote: Quote, client: Client, now: datetime) -> Answer:
    approver = client.contact(quote.asked)
    name = approver.name if approver else "The approver"
    since = next((each.at for each in reversed(quote.moves) if each.state is QuoteState.SENT), None)
    when = f" {moment(since, client.timezone, now)}" if since is not None else ""
    until = moment(quote.valid_until, client.timezone, now)
    said = (
        f"{name} was asked{when} to approve up to {in_words(quote.limit)} for {quote.ticket} and has not answered yet. "
        f"The price holds until {until}. {NOTHING_STARTS}"
    )
    return Answer(said, (Button(f"Remind {name}", Pressed(REMIND, {"quote": quote.number})), TALK_TO_A_PERSON))


def _newest(work: Work, client: Client, contact: Contact, now: datetime) -> Quote | None:
    """What came last of what this person has asked somebody else for."""
    for each in work.quotes.newest(client.code):
        moved = each.moves[-1].at if each.moves else now
        answered_oneself = each.approval is not None and each.approval.by == contact.email
        if each.requested_by == contact.email and not answered_oneself and now - moved <= LATELY:
            return each
    return None


def _outcome(quote: Quote, ticket: Ticket, client: Client, now: datetime) -> str:
    """What became of it, and what that means for the ticket."""
    by = client.contact(quote.approval.by) if quote.approval else None
    who = by.name if by else "The approver"
    when = moment(quote.moves[-1].at, client.timezone, now) if quote.moves else ""
    if quote.state in (QuoteState.ACCEPTED, QuoteState.CONVERTED):
        due = ticket.respond_by if ticket.is_open and ticket.first_response_at is None else None
        then = f" Someone will answer by {moment(due, client.timezone, now)}." if due is not None else ""
        return f"Yes: {who} approved up to {in_words(quote.limit)} for {ticket.number}, {when}.{then}"
    if quote.state is QuoteState.DECLINED:
        return f"{who} declined the cost for {ticket.number}, {when}. {_without(ticket, client, now)}"
    if quote.state is QuoteState.DRAFT:
        return f"Nobody on file may approve the price for {ticket.number} in chat, so a person calls your company. {NOTHING_STARTS}"
    if quote.state is QuoteState.EXPIRED or quote.may_be_answered:
        return f"Nobody answered the price for {ticket.number} in time. {_without(ticket, client, now)}"
    return f"The price for {ticket.number} was taken back, {when}. {_without(ticket, client, now)}"


def _without(ticket: Ticket, client: Client, now: datetime) -> str:
    if ticket.is_open and ticket.planned_for is not None and ticket.planned_for > now:
        return PLANNED_INSTEAD.format(when=moment(ticket.planned_for, client.timezone, now))
    return "Nothing is charged." if ticket.is_open else NOTHING_DONE
