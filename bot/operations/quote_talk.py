"""What approvers say about a quote without pressing its button: another amount, what it is about, taking a yes back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.desk.clients import Client, Contact
from bot.desk.money import Money, in_words
from bot.desk.oncall import who_is_on_call
from bot.desk.quote_words import (
    asks_about_the_button,
    asks_what_follows,
    asks_what_it_is,
    asks_whether_anything_waits,
    may_take_it_back,
    named_limit,
    says_yes_and_more,
    takes_approval_back,
)
from bot.desk.quotes import Quote, QuoteState, cancel_quote
from bot.desk.tickets import Ticket
from bot.operations.free_buttons import unused_buttons
from bot.operations.ports import Answer, DeskPorts, Work
from bot.operations.promised_calls import without_a_call
from bot.operations.quotes import has_begun
from bot.operations.quotes.asking import note_another_price
from bot.operations.quotes.cards import (
    card_with_cheaper_hour,
    cards_to_answer,
    is_a_card,
    quotes_to_answer,
    tell_requester,
)
from bot.operations.quotes.ending import for_a_person
from bot.operations.quotes.locking import hold_quote
from bot.operations.records import note
from bot.operations.talks import tell_technician
from bot.operations.turns import Turn
from bot.operations.until_somebody_comes import LATELY as CALLED_LATELY
from bot.operations.until_somebody_comes import waiting_emergency
from bot.operations.wording import TALK_TO_A_PERSON, moment

WITH_A_YES = (
    "With your yes to {ticket}, {begins}; it never costs more than {limit} without asking you again. With a no, nothing is done "
    "and nothing is charged. Without an answer it lapses {until}."
)
NOTHING_WAITS = "Nothing waits for your approval."
BY_ITS_BUTTON = "Typed words approve and decline nothing; the buttons do."
LESS = (
    "A quote is approved as it stands, and never by typed words. I have passed on that you would pay {most} at most for "
    "{ticket}; a person gets back to you. Until then nothing is charged."
)
DID_YOU_MEAN = (
    "Do you mean your approval of up to {limit} for {ticket}? Write 'take my approval back', and it is taken back."
)
TAKEN_BACK = "Your approval of up to {limit} for {ticket} is taken back. Nothing is charged, and a person looks at what comes next."
HAS_BEGUN = (
    "Work on {ticket} has begun, so I cannot simply take the approval back. A technician is told that you want it stopped, "
    "and answers you here. Nothing above {limit} is charged."
)
WHY_A_BUTTON = (
    "The button holds just this price for just this work, so that no 'yes' to something else is ever taken for it. It stands "
    "under the price. Here it is again:"
)
STILL_ITS_BUTTON = "I have put that on {ticket}. The yes itself counts by its button:"
NO_APPROVAL_YET = "{name} (nothing is approved by this, that takes the button): {words}"
_DONE, _TOLD_BESIDE = "approval taken back", "told beside a yes"


def answer_about_quotes(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """The answer to words of an approver about a quote that waits for them, or that they have approved; None for any others.

    Before the assistant, which knows of problems and not of what lies on somebody's table. Nothing is approved here.
    """
    client, contact = turn.person.client, turn.person.contact
    if turn.pressed is not None or turn.emergency is not None or client is None or contact is None:
        return None
    return _about_waiting(ports, turn, client, contact) or _about_approved(ports, turn, client, contact)


def _about_waiting(ports: DeskPorts, turn: Turn, client: Client, contact: Contact) -> tuple[Answer, ...] | None:
    most, asks, follows = named_limit(turn.words), asks_what_it_is(turn.words), asks_what_follows(turn.words)
    if asks_about_the_button(turn.words):
        return _of_the_button(ports, turn, client, contact)
    more = most is None and not asks and not follows and says_yes_and_more(turn.words)
    if most is None and not asks and not follows and not more:
        return None
    now = ports.clock.now()
    with ports.begin() as work:
        waiting = quotes_to_answer(work, client, contact, now)
        if not waiting:
            return (Answer(NOTHING_WAITS, (TALK_TO_A_PERSON,)),) if asks_whether_anything_waits(turn.words) else None
        if more:
            return _with_more(work, ports, turn, client, contact, waiting)
        if follows:
            return tuple(each for quote in waiting for each in _what_follows(work, ports, client, quote, now))
        if most is None:
            # Whoever asks whether there is anything need not have seen it.
            shown = asks_whether_anything_waits(turn.words) or is_a_card(
                work.conversations.last_said(turn.conversation)
            )
            return (
                (*(card_with_cheaper_hour(work, each, client, now) for each in waiting), Answer(BY_ITS_BUTTON))
                if shown
                else None
            )
        quote = next((each for each in waiting if each.asked == contact.email), waiting[0])
        if most >= quote.limit.amount:
            return None
        ticket = work.tickets.get(quote.ticket)
        assert ticket is not None
        note_another_price(work, turn, ticket, contact, now)
        work.commit()
        said = LESS.format(most=in_words(Money(most, client.currency)), ticket=ticket.number)
        return (Answer(said), card_with_cheaper_hour(work, quote, client, now))


def _of_the_button(ports: DeskPorts, turn: Turn, client: Client, contact: Contact) -> tuple[Answer, ...] | None:
    """Why a yes has a button, and the cards with it; None where no price waits for the speaker."""
    with ports.begin() as work:
        if work.enquiries.current(turn.conversation) is not None:
            return None
        cards = cards_to_answer(work, client, contact, ports.clock.now())
    return (Answer(WHY_A_BUTTON), *cards) if cards else None


def _with_more(
    work: Work, ports: DeskPorts, turn: Turn, client: Client, contact: Contact, waiting: Sequence[Quote]
) -> tuple[Answer, ...] | None:
    """A yes to the card that was shown last, with something beside it: that stands on its ticket, and the yes has its button.

    None while somebody is called: then it is told to them.
    """
    now = ports.clock.now()
    last = work.conversations.last_said(turn.conversation)
    shown = {each.pressed.args.get("quote") for each in unused_buttons(work, last)} if is_a_card(last) else set()
    quote = next((each for each in waiting if each.number in shown), None)
    ticket = work.tickets.get(quote.ticket) if quote is not None else None
    if quote is None or ticket is None or work.enquiries.current(turn.conversation) is not None:
        return None
    if waiting_emergency(work, turn, now - CALLED_LATELY) is not None:
        return None
    if work.done.recall(turn.id, _TOLD_BESIDE) is None:
        said = NO_APPROVAL_YET.format(name=contact.name, words=turn.words)
        note(work, ticket, now, contact.email, "added", said)
        tell_technician(work, ports, ticket, said)
        work.done.remember(turn.id, _TOLD_BESIDE, ticket.number)
        work.commit()
    return (Answer(STILL_ITS_BUTTON.format(ticket=ticket.number)), card_with_cheaper_hour(work, quote, client, now))


def _what_follows(work: Work, ports: DeskPorts, client: Client, quote: Quote, now: datetime) -> tuple[Answer, ...]:
    """What a yes and a no lead to, and the card again."""
    ticket = work.tickets.get(quote.ticket)
    assert ticket is not None
    ahead = without_a_call(work, ticket, now)
    if ahead is None:
        begins = f"{who_is_on_call(ports.rota.rota(), now)[0].name} is called at once"
    elif ahead.opens is not None:
        begins = f"a technician begins {moment(ahead.opens, ticket.timezone, now)}"
    elif ahead.called is not None:
        begins = f"{ahead.called.technician}, who is being called already, may begin"
    else:
        begins = "a technician takes it up at once"
    until = moment(quote.valid_until, client.timezone, now)
    said = WITH_A_YES.format(ticket=ticket.number, begins=begins, limit=in_words(quote.limit), until=until)
    return (Answer(said), card_with_cheaper_hour(work, quote, client, now))


def _about_approved(ports: DeskPorts, turn: Turn, client: Client, contact: Contact) -> tuple[Answer, ...] | None:
    surely = takes_approval_back(turn.words)
    if not surely and not may_take_it_back(turn.words):
        return None
    with ports.begin() as work:
        done = work.done.recall(turn.id, _DONE)
        if done is not None:
            return (Answer(done, (TALK_TO_A_PERSON,)),)
        found = _newest_approved(work, client, contact)
        if found is None:
            return None
        quote, ticket = found
        if not surely:
            # Without a word about the approval they may mean what is talked about.
            if work.enquiries.current(turn.conversation) is not None:
                return None
            said = DID_YOU_MEAN.format(limit=in_words(quote.limit), ticket=ticket.number)
            return (Answer(said, (TALK_TO_A_PERSON,)),)
        said = _take_back(work, ports, turn, client, quote, ticket)
        work.done.remember(turn.id, _DONE, said)
        work.commit()
        return (Answer(said, (TALK_TO_A_PERSON,)),)


def _newest_approved(work: Work, client: Client, contact: Contact) -> tuple[Quote, Ticket] | None:
    """The newest quote that this person has accepted, of a ticket that is still open; kept from others."""
    for each in work.quotes.newest(client.code):
        if each.state is not QuoteState.ACCEPTED or each.approval is None or each.approval.by != contact.email:
            continue
        held = hold_quote(work, each.number)
        if held is not None and held[0].state is QuoteState.ACCEPTED and held[1].is_open:
            return held
    return None


def _take_back(work: Work, ports: DeskPorts, turn: Turn, client: Client, quote: Quote, ticket: Ticket) -> str:
    """Nothing rests on the yes any more where nobody has begun; else a technician is told, who knows what is half done."""
    now, by = ports.clock.now(), turn.contact or turn.conversation
    places = {"limit": in_words(quote.limit), "ticket": ticket.number}
    if has_begun(work, ticket):
        note(work, ticket, now, by, "escalated", f"{quote.number}: {turn.words}")
        return HAS_BEGUN.format(**places)
    work.quotes.save(cancel_quote(quote, now, by, "the approval was taken back"))
    work.tickets.save(for_a_person(work, ticket, now))
    note(work, ticket, now, by, "quote taken back", f"{quote.number} revision {quote.revision}: {turn.words}")
    approver = client.contact(by)
    who = approver.name if approver else "The approver"
    text = (
        f"{who} took the approval for {ticket.number} back. Nothing is charged, and a person looks at what comes next."
    )
    tell_requester(work, ports, client, quote, text)
    return TAKEN_BACK.format(**places)
