"""What is said about the hour of a price: that it can wait, whether it can, why it costs so much now, that it cannot wait."""

from __future__ import annotations

from datetime import datetime

from bot.desk.clients import Client, Contact
from bot.desk.enquiries import Choice
from bot.desk.money import in_words
from bot.desk.quote_words import asks_for_less, asks_whether_to_wait, asks_why_so_dear, refuses
from bot.desk.quotes import Quote, QuoteState
from bot.desk.short_answers import other_choice, plain_no
from bot.desk.side_words import only_can_wait, only_cannot_wait, wants_a_call_after_all
from bot.operations.choice_words import approval_words, price_in_short
from bot.operations.ports import Answer, Button, DeskPorts, Pressed, Work
from bot.operations.quotes import (
    OtherHour,
    approval_card,
    begin_after_all,
    begin_for_nothing,
    bring_forward,
    cheaper_hour,
    free_before_the_planned,
    hour_before_the_planned,
    hour_for,
    is_approved_for,
    is_for_parts_alone,
    is_in_hand,
    plan_for,
    put_off,
)
from bot.operations.quotes.cards import IF_IT_WAITS, LET_IT_WAIT, is_a_card, let_it_wait, quotes_to_answer
from bot.operations.quotes.cheaper import price_then
from bot.operations.quotes.planning import NOBODY_TO_ASK
from bot.operations.records import is_of_speaker, note
from bot.operations.talks import tell_technician
from bot.operations.turns import Turn
from bot.operations.typed_buttons import AT
from bot.operations.wording import OUT_OF_DATE, TALK_TO_A_PERSON, moment

ASK_FOR_NOW, PLAN_FOR = "bring_forward", "plan_ticket"
"""What the buttons mean: the approver of ``ticket`` is asked for help now; ``ticket`` is planned for the hour that was named."""
DEARER_NOW = "That price is for {when}, outside support hours, by the rates of contract {contract}. {later}"
BY_THE_RATES = "That price follows the rates of contract {contract}{clause}; each line is on it. At no other time would it be less."
NO_CHEAPER = "Waiting makes it no cheaper. Whether it can wait, {who} knows best."
PARTS_STAY = (
    "Waiting makes it no cheaper: that price is for parts. It stays as it is, and waits for its yes until {until}."
)
CALLED_AFTER_ALL = "{technician} is being called about {ticket} right now; the approval of up to {limit} holds."
HAS_BEGUN = (
    "A technician has {ticket} in hand already. I have told them that it can wait; never more than {limit} is charged."
)
NOW_COSTS = "{ticket} is planned for {when}. Help now is {price}. {whose} Until then it stays planned."
ASKED_FOR_NOW = "I have asked {who} to approve up to {limit} for help now ({ticket}). Before a yes nobody is called."
YOURS = "This is the price for help now. It waits for your own yes:"
NO_IS_A_BUTTON = "Nothing is approved, and nothing is charged. Decline closes the matter."
DONE_NOW = "{ticket} is not put off any more: now it is covered and costs nothing. Somebody answers by {when}."
_DONE = "other hour"
_BUTTONS = frozenset({LET_IT_WAIT, ASK_FOR_NOW, PLAN_FOR})


def answer_about_the_hour(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """The answer to words about the hour of a price, and to the buttons that change it; None for anything else, and while
    another problem is talked about.

    Whoever wants the work lets it wait by saying so. An approver who asks is told the other price, and has a button for it.
    Nothing is approved here: another price needs its own yes, unless a higher one has it.
    """
    client, contact = turn.person.client, turn.person.contact
    if turn.emergency is not None or client is None or contact is None:
        return None
    if turn.pressed is not None:
        return _pressed(ports, turn, client, contact) if turn.pressed.intent in _BUTTONS else None
    if refuses(turn.words) or plain_no(turn.words):
        # What else a no may mean, Rasa knows better; of a price that waits for it, it is answered with what is cheaper.
        return _asked(ports, turn, client, contact, said_no=True)
    if asks_whether_to_wait(turn.words) or asks_why_so_dear(turn.words) or asks_for_less(turn.words):
        return _asked(ports, turn, client, contact)
    if only_can_wait(turn.words) or other_choice(turn.words, Choice.NOW) is Choice.LATER:
        return _said_to_wait(ports, turn, client, contact)
    hurries = only_cannot_wait(turn.words) or wants_a_call_after_all(turn.words)
    hurries = hurries or other_choice(turn.words, Choice.LATER) is Choice.NOW
    return _said_not_to_wait(ports, turn, client, contact) if hurries else None


def _said_to_wait(ports: DeskPorts, turn: Turn, client: Client, contact: Contact) -> tuple[Answer, ...] | None:
    """Their own ticket waits; for what somebody else wants there is a button."""
    now = ports.clock.now()
    with ports.begin() as work:
        if (before := _before(work, turn, client, contact)) is not None:
            return before
        if work.enquiries.current(turn.conversation) is not None:
            return None
        for each in own_quotes(work, client, contact):
            found = cheaper_hour(work, client, each.number, now)
            if found is not None and is_of_speaker(found.ticket, turn):
                return _let_wait(work, ports, turn, client, contact, found)
    return _asked(ports, turn, client, contact)


def let_wait(*, ports: DeskPorts, turn: Turn, number: str) -> tuple[Answer, ...] | None:
    """The price of the speaker's own ticket ``number`` waits for the hour at which it is less; None where there is no such hour."""
    now, client, contact = ports.clock.now(), turn.person.client, turn.person.contact
    if client is None or contact is None:
        return None
    with ports.begin() as work:
        if (before := _before(work, turn, client, contact)) is not None:
            return before
        of_it = [each for each in own_quotes(work, client, contact) if each.ticket == number]
        found = cheaper_hour(work, client, of_it[0].number, now) if of_it else None
        if found is None or not is_of_speaker(found.ticket, turn):
            return None
        return _let_wait(work, ports, turn, client, contact, found)


def _asked(
    ports: DeskPorts, turn: Turn, client: Client, contact: Contact, *, said_no: bool = False
) -> tuple[Answer, ...] | None:
    """What it would cost at another hour and why it is more now, with the button that lets it wait, and the card once more.

    Who has ``said_no`` in words reads that nothing is approved, and where the no counts.
    """
    now, why = ports.clock.now(), asks_why_so_dear(turn.words)
    with ports.begin() as work:
        if work.enquiries.current(turn.conversation) is not None:
            return None
        theirs = quotes_to_answer(work, client, contact, now)
        known = {each.number for each in theirs}
        if said_no and not (theirs and is_a_card(work.conversations.last_said(turn.conversation))):
            # "No thanks" to anything else is no answer to a price.
            return None
        answers = [Answer(NO_IS_A_BUTTON)] if said_no else []
        for each in (*theirs, *(own for own in own_quotes(work, client, contact) if own.number not in known)):
            found = cheaper_hour(work, client, each.number, now)
            said = _about_its_price(client, each, found, now, why)
            if said_no and found is None and each in theirs:
                answers.append(approval_card(each, client))
                continue
            if said is None:
                continue
            button = (_button(found, client, now),) if found is not None else ()
            answers.append(Answer(said, button if each in theirs else (*button, TALK_TO_A_PERSON)))
            if each in theirs:
                answers.append(approval_card(each, client))
        return tuple(answers) or None


def _about_its_price(client: Client, quote: Quote, found: OtherHour | None, now: datetime, why: bool) -> str | None:
    if found is not None:
        price = price_then(found.decision, client)
        later = IF_IT_WAITS.format(ticket=quote.ticket, when=moment(found.when, client.timezone, now), price=price)
        if not why:
            return later
        when = moment(quote.planned_for, client.timezone, now)
        return DEARER_NOW.format(when=when, contract=quote.contract, later=later)
    if not quote.may_be_answered:
        return None
    if is_for_parts_alone(quote):
        return PARTS_STAY.format(until=moment(quote.valid_until, client.timezone, now))
    if why:
        clause = f", clause {quote.clause}" if quote.clause else ""
        return BY_THE_RATES.format(contract=quote.contract, clause=clause)
    wants = client.contact(quote.requested_by)
    return NO_CHEAPER.format(who=wants.name if wants else "whoever asked for it")


def _button(found: OtherHour, client: Client, now: datetime) -> Button:
    assert found.quote is not None
    return let_it_wait(found.quote, moment(found.when, client.timezone, now))


def _said_not_to_wait(ports: DeskPorts, turn: Turn, client: Client, contact: Contact) -> tuple[Answer, ...] | None:
    """What help now would cost, and the button that asks for it; of the newest ticket of theirs that is planned.

    Where a yes reaches that price already, somebody is called.
    """
    now = ports.clock.now()
    with ports.begin() as work:
        if (before := _before(work, turn, client, contact)) is not None:
            return before
        if work.enquiries.current(turn.conversation) is not None:
            return None
        own = sorted(work.tickets.of_contact(client.code, contact.email), key=lambda each: each.opened_at, reverse=True)
        planned = [each for each in own if each.is_open and each.planned_for is not None and each.planned_for > now]
        found = None
        for each in planned:
            free = free_before_the_planned(work, client, each.number, now)
            if free is not None and is_of_speaker(free.ticket, turn):
                return _begun_for_nothing(work, ports, turn, client, contact, free)
            found = hour_before_the_planned(work, client, each.number, now)
            if found is not None:
                break
        if found is not None and found.quote is not None and is_approved_for(found):
            technician = begin_after_all(work, ports, turn, client, contact, found).technician
            limit = in_words(found.quote.limit)
            said = CALLED_AFTER_ALL.format(technician=technician, ticket=found.ticket.number, limit=limit)
            return _done(work, turn, client, contact, said, None)
    if found is None or found.decision.estimate is None or found.ticket.planned_for is None:
        return None
    price = found.decision.estimate
    said = NOW_COSTS.format(
        ticket=found.ticket.number,
        when=moment(found.ticket.planned_for, client.timezone, now),
        price=price_in_short(price),
        whose=approval_words(turn=turn, price=price),
    )
    ask = Button("Ask for help now", Pressed(ASK_FOR_NOW, {"ticket": found.ticket.number}))
    return (Answer(said, (ask, TALK_TO_A_PERSON)),)


def _begun_for_nothing(
    work: Work, ports: DeskPorts, turn: Turn, client: Client, contact: Contact, free: OtherHour
) -> tuple[Answer, ...]:
    begun = begin_for_nothing(work, ports, turn, client, contact, free)
    answered = begun.respond_by
    when = moment(answered, client.timezone, ports.clock.now()) if answered else "as soon as somebody is there"
    return _done(work, turn, client, contact, DONE_NOW.format(ticket=begun.number, when=when), None)


# ---- what is done ------------------------------------------------------------------------------------------------------


def _pressed(ports: DeskPorts, turn: Turn, client: Client, contact: Contact) -> tuple[Answer, ...]:
    """The button: of whoever wants the work, or may answer for its price; one that is out of date changes nothing."""
    now = ports.clock.now()
    with ports.begin() as work:
        if (before := _before(work, turn, client, contact)) is not None:
            return before
        if turn.pressed is not None and turn.pressed.intent == ASK_FOR_NOW:
            found = hour_before_the_planned(work, client, turn.arg("ticket") or "", now)
            if found is not None and is_of_speaker(found.ticket, turn):
                return _ask_for_now(work, ports, turn, client, contact, found)
            return (Answer(OUT_OF_DATE, (TALK_TO_A_PERSON,)),)
        if turn.pressed is not None and turn.pressed.intent == PLAN_FOR:
            return _plan(work, ports, turn, client, contact)
        found = cheaper_hour(work, client, turn.arg("quote") or "", now)
        if found is None or found.quote is None or found.quote.revision_hash != turn.arg("revision"):
            return (Answer(OUT_OF_DATE, (TALK_TO_A_PERSON,)),)
        if not (is_of_speaker(found.ticket, turn) or contact.may_approve(found.quote.limit)):
            return (Answer(OUT_OF_DATE, (TALK_TO_A_PERSON,)),)
        return _let_wait(work, ports, turn, client, contact, found)


def _plan(work: Work, ports: DeskPorts, turn: Turn, client: Client, contact: Contact) -> tuple[Answer, ...]:
    """The speaker's own ticket, for the hour of the button, where that is still ahead."""
    at = datetime.fromisoformat(turn.arg(AT) or ports.clock.now().isoformat())
    found = hour_for(work, client, turn.arg("ticket") or "", at) if at > ports.clock.now() else None
    if found is None or not is_of_speaker(found.ticket, turn):
        return (Answer(OUT_OF_DATE, (TALK_TO_A_PERSON,)),)
    said, waiting = plan_for(work, ports, turn, client, contact, found)
    return _done(work, turn, client, contact, said, waiting)


def _let_wait(
    work: Work, ports: DeskPorts, turn: Turn, client: Client, contact: Contact, found: OtherHour
) -> tuple[Answer, ...]:
    quote, ticket = found.quote, found.ticket
    assert quote is not None
    if quote.state is QuoteState.ACCEPTED and is_in_hand(work, ticket):
        note(work, ticket, ports.clock.now(), contact.email, "added", turn.words or "it can wait")
        tell_technician(work, ports, ticket, f"{contact.name}: it can wait.")
        said, waiting = HAS_BEGUN.format(ticket=ticket.number, limit=in_words(quote.limit)), None
    else:
        said, waiting = put_off(work, ports, turn, client, contact, found)
    return _done(work, turn, client, contact, said, waiting)


def _ask_for_now(
    work: Work, ports: DeskPorts, turn: Turn, client: Client, contact: Contact, found: OtherHour
) -> tuple[Answer, ...]:
    quote = bring_forward(work, ports, turn, contact, found)
    asked = client.contact(quote.asked)
    if asked is None:
        said = NOBODY_TO_ASK.format(ticket=quote.ticket)
    else:
        mine = asked == contact
        said = YOURS if mine else ASKED_FOR_NOW.format(who=asked.name, limit=in_words(quote.limit), ticket=quote.ticket)
    return _done(work, turn, client, contact, said, quote)


def _done(
    work: Work, turn: Turn, client: Client, contact: Contact, said: str, waiting: Quote | None
) -> tuple[Answer, ...]:
    number = waiting.number if waiting is not None and waiting.asked == contact.email else ""
    work.done.remember(turn.id, _DONE, f"{number}|{said}")
    answers = _with_the_card(work, client, contact, f"{number}|{said}")
    work.commit()
    return answers


def _before(work: Work, turn: Turn, client: Client, contact: Contact) -> tuple[Answer, ...] | None:
    """What was said when this turn was handled before."""
    done = work.done.recall(turn.id, _DONE)
    return _with_the_card(work, client, contact, done) if done is not None else None


def _with_the_card(work: Work, client: Client, contact: Contact, done: str) -> tuple[Answer, ...]:
    """What was said, and the card that waits for the speaker's own yes."""
    number, _, said = done.partition("|")
    quote = work.quotes.get(number) if number else None
    if quote is None or not quote.may_be_answered or quote.asked != contact.email:
        return (Answer(said, (TALK_TO_A_PERSON,)),)
    return (Answer(said), approval_card(quote, client))


def own_quotes(work: Work, client: Client, contact: Contact) -> list[Quote]:
    """The newest versions of quotes for this person's work that wait or have their yes, the newest quote first."""
    newest = [each for each in work.quotes.newest(client.code) if each.requested_by == contact.email]
    return [each for each in newest if each.may_be_answered or each.state is QuoteState.ACCEPTED]
