"""A yes in words where a price waits: who may give it has the button again, anybody else is told whose it is, and who else may."""

from __future__ import annotations

from collections.abc import Iterable

from bot.desk.clients import Client, Contact
from bot.desk.emergencies import EmergencyKind, Page
from bot.desk.money import Money, in_words
from bot.desk.quote_words import clearly_says_yes, says_yes
from bot.desk.quotes import Quote
from bot.desk.waiting_words import away_approvers, only_of_somebody, wants_it_begun
from bot.operations.beside import CHOOSE_FIRST
from bot.operations.choice_words import approval_words
from bot.operations.open_question import OPENS, open_question
from bot.operations.passing_on import is_for_the_bot
from bot.operations.ports import Answer, DeskPorts, Work
from bot.operations.quotes.cards import card_with_cheaper_hour, is_a_card, quotes_to_answer
from bot.operations.quotes.reminding import NOT_ASKED_YET, NOTHING_STARTS, waited_for
from bot.operations.tickets import add_information, own_tickets
from bot.operations.turns import Turn
from bot.operations.until_somebody_comes import LATELY, ON_THE_CALL, waiting_emergency, who_is_on_it
from bot.operations.wording import TALK_TO_A_PERSON

BY_THE_BUTTON = "A yes counts by its button, and never in words. Here it is again:"
WHILE_CALLED = "A yes counts by its button, and never in words; {technician} has been called for {ticket} all the same. Here it is:"
WHOSE_YES = "That needs the yes of {who}, who is asked for up to {limit}. {starts}"
BEGUN = "Work on it begins at once, up to {limit}; it is charged only after a yes."
NOBODY_TO_ASK = "Nobody on file may say that yes in chat, so a person calls your company."
MAY_SAY_IT_TOO = "{names} may approve it too: to see it, they write 'anything to approve?' to me in their own chat."
NOBODY_ELSE = "Nobody else on file may approve it in chat."
A_PERSON_READS = "I have put that on {number}, where a person reads it."
YOU_MAY = "You may say that yes yourself, by its button:"
IS_ASKED_FIRST = "{name} is the one who is asked for that."


def answer_about_a_typed_yes(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """In an emergency: the price and its buttons once more for who may answer it; whose yes it is for who has reported it. And
    wherever a price waits or is offered: who else may approve it where somebody is said to be away, and that nothing begins
    without a yes. None for any other words. Nothing is approved here."""
    client, contact = turn.person.client, turn.person.contact
    if turn.pressed is not None or turn.emergency is not None or client is None or contact is None:
        return None
    away = away_approvers(turn.words, [each.name for each in client.approvers(Money.zero(client.currency))])
    begins = wants_it_begun(turn.words)
    if away is None and not begins and not says_yes(turn.words):
        return None
    now = ports.clock.now()
    with ports.begin() as work:
        if work.enquiries.current(turn.conversation) is not None:
            return None if away is None and not begins else _of_an_offer(work, turn, client, contact, away)
        if begins and turn.files:
            # "Can you fix this?" beside a picture is about that.
            return None
        page = waiting_emergency(work, turn, now - LATELY)
        if page is not None and is_for_the_bot(work, turn):
            return None
        if away is not None and _may_be_somebody_else(turn, page):
            return None
        theirs = [each for each in quotes_to_answer(work, client, contact, now) if _is_of(each, page)]
        if theirs and page is not None and not (says_yes(turn.words) and _is_of_the_price(work, turn)):
            # What is told besides, or answers something else, is for whoever has been called.
            return None
        if theirs:
            cards = tuple(card_with_cheaper_hour(work, each, client, now) for each in theirs)
            lead = _to_an_approver(page, away)
            return (Answer(lead), *cards) if lead is not None else None
        waiting = waited_for(work, client, contact, now)
        of_it = next((each for each in waiting if _is_of(each, page)), None)
        if of_it is None:
            return None
        if away is None and page is None and not begins and _was_asked_anything(work, turn):
            return None
        if away is None and not begins and not clearly_says_yes(turn.words):
            return None
        on_it = who_is_on_it(page, work.pages.escalation(page.id)) if page is not None else ""
        own = any(each.number == of_it.ticket for each in own_tickets(work, turn))
    if away is None:
        said = f"{whose_yes(client, of_it)} {on_it}"
    else:
        kept = _kept(ports, turn, of_it.ticket, page) if own else ""
        said = " ".join(filter(None, (_who_else(client, of_it, away), kept, _starts(of_it))))
    return (Answer(said.strip(), (TALK_TO_A_PERSON,)),)


def _kept(ports: DeskPorts, turn: Turn, ticket: str, page: Page | None) -> str:
    """The words on their own ticket, and who reads them there."""
    add_information(ports=ports, turn=turn, number=ticket, words=turn.words)
    if page is None:
        return A_PERSON_READS.format(number=ticket)
    return ON_THE_CALL.format(number=ticket, technician=page.technician)


def _is_of(quote: Quote, page: Page | None) -> bool:
    """While somebody is called, a yes is about the price of that and no other."""
    return page is None or quote.ticket == page.ticket


def _is_of_the_price(work: Work, turn: Turn) -> bool:
    """Whether a yes in an emergency can be about nothing but a price: its card was shown last, or nothing was asked."""
    return is_a_card(work.conversations.last_said(turn.conversation)) or not _was_asked_anything(work, turn)


def _was_asked_anything(work: Work, turn: Turn) -> bool:
    """Whether a yes may be meant for what was said last, and not for the price."""
    last = work.conversations.last_said(turn.conversation)
    return last is None or "?" in last.text


def _to_an_approver(page: Page | None, away: frozenset[str] | None) -> str | None:
    """What stands above the cards; without an emergency the assistant knows what a yes was about."""
    if away is not None:
        return YOU_MAY
    if page is None:
        return None
    return WHILE_CALLED.format(technician=page.technician, ticket=page.ticket)


def _may_be_somebody_else(turn: Turn, page: Page | None) -> bool:
    """ "He is gone", while an attack or danger is out, may be the intruder."""
    return page is not None and page.kind != EmergencyKind.OUTAGE.value and only_of_somebody(turn.words)


def whose_yes(client: Client, quote: Quote) -> str:
    """Whose yes a price needs, and that nothing starts, or what is begun already."""
    asked = client.contact(quote.asked)
    if asked is None:
        return f"{NOBODY_TO_ASK} {_starts(quote)}"
    return WHOSE_YES.format(who=asked.name, limit=in_words(quote.limit), starts=_starts(quote))


def _starts(quote: Quote) -> str:
    return BEGUN.format(limit=in_words(quote.begun_up_to)) if quote.begun_up_to is not None else NOTHING_STARTS


def _who_else(client: Client, quote: Quote, away: Iterable[str]) -> str:
    """Of those who may approve it whoever is neither asked already nor said to be away."""
    asked = client.contact(quote.asked)
    return _others(client, quote.limit, {*away, *([asked.name] if asked is not None else [])})


def _others(client: Client, limit: Money, but: Iterable[str]) -> str:
    left = set(but)
    may = client.approvers(limit)
    names = [each.name for each in may if each.name not in left]
    if not names:
        return NOBODY_ELSE if may else NOBODY_TO_ASK
    return MAY_SAY_IT_TOO.format(names=" and ".join(names))


def _of_an_offer(
    work: Work, turn: Turn, client: Client, contact: Contact, away: frozenset[str] | None
) -> tuple[Answer, ...] | None:
    """While a price is offered and nobody has been asked: whose yes it needs, and what was asked once more."""
    asked, enquiry = open_question(work, turn), work.enquiries.current(turn.conversation)
    stored = work.decisions.get(enquiry.decision) if enquiry is not None and enquiry.decision else None
    price = stored.decision.estimate if stored is not None and stored.decision.client == client.code else None
    if asked is None or stored is None or stored.decision.client != client.code or stored.decision.missing:
        return None
    if not asked.meanings & OPENS or (enquiry is not None and enquiry.run is not None and enquiry.run.running):
        # Something else was asked, and these words may answer it.
        return None
    if price is None or not price.total.amount or stored.decision.verdict.free:
        # Nothing has to be approved before a ticket is open.
        return (Answer(CHOOSE_FIRST), asked) if away is None else None
    if away is not None and contact.may_approve(price.not_to_exceed):
        return None
    if away is None:
        whose = approval_words(turn=turn, price=price, what="Help now")
        return (Answer(f"{NOTHING_STARTS} {NOT_ASKED_YET} {whose}"), asked)
    first = next(iter(client.approvers(price.not_to_exceed)), None)
    if first is not None and away and first.name not in away:
        return (Answer(f"{NOT_ASKED_YET} {IS_ASKED_FIRST.format(name=first.name)} {NOTHING_STARTS}"), asked)
    away = away or frozenset([first.name] if first is not None else [])
    return (Answer(f"{NOT_ASKED_YET} {_others(client, price.not_to_exceed, away)} {NOTHING_STARTS}"), asked)
