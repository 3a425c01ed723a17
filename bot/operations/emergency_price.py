"""The price of an emergency is asked about, or refused in words: what waiting would cost, and that the call stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from enum import Enum

from bot.desk.catalogue import Impact, Urgency
from bot.desk.clients import Client
from bot.desk.decisions import Decision
from bot.desk.emergencies import CATEGORY_OF, INTENT_OF, EmergencyKind, category_of
from bot.desk.enquiries import Choice
from bot.desk.money import in_words
from bot.desk.money_words import asks_what_calling_costs
from bot.desk.quote_words import asks_for_less, asks_the_price, asks_whether_to_wait, asks_why_so_dear, refuses
from bot.desk.short_answers import other_choice
from bot.desk.side_words import only_can_wait
from bot.operations.asked_meanwhile import CLEARED_UP, WITHOUT_A_YES
from bot.operations.calling_about import asked_whether_to_call
from bot.operations.choice_words import approval_words, outcome_in_words, price_in_short
from bot.operations.coverage import decide_for_now
from bot.operations.open_question import open_question
from bot.operations.ports import Answer, DeskPorts, Pressed, Work
from bot.operations.quotes import EmergencyPrice, approval_card, price_of_emergency
from bot.operations.quotes.cards import IF_IT_WAITS, quotes_to_answer
from bot.operations.quotes.cheaper import price_then
from bot.operations.records import decision_of, note
from bot.operations.talks import tell_technician
from bot.operations.turns import Turn
from bot.operations.typed_calls import asks_whether_to_call
from bot.operations.when_talk import own_quotes
from bot.operations.wording import TALK_TO_A_PERSON, moment

NOW_IT_IS = "Now it is {price}."
NOT_APPROVED = "Nothing is approved by that, and without a yes nothing is charged."
NO_CHEAPER = "Waiting makes it no cheaper."
CALLED = "{technician} has been called about {ticket}, and that stays as it is."
NOT_CALLED = "Nobody has been called about {ticket} so far."
AN_ATTACK = "An attack should not wait: leave everything as you were told until a technician has looked at it."
HELP_NOW = "Help now: {price}"
AT_ONCE = "Under clause {clause} work begins at once, up to {limit}; it still needs a yes."
_DONE = "price of an emergency"


class _Meant(Enum):
    """What somebody says of the price."""

    REFUSED = "refused"
    TO_WAIT = "to wait"
    ASKED = "asked"


def answer_about_emergency_price(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """Under the price of an emergency: "too expensive", "can it wait?", "what does that cost?", which may be asked before anybody is
    called too; None for any other words, and where another price is on the table as well.

    Nothing is put off by it and no call is taken back: whoever was called reads the words on the ticket.
    """
    client, contact, meant = turn.person.client, turn.person.contact, _meant(turn.words)
    if turn.pressed is not None or turn.emergency is not None:
        return None
    # What is cheaper, before anybody is called, others answer.
    asked = meant is _Meant.ASKED and not asks_for_less(turn.words)
    before = _before_a_call(ports, turn) if asked or asks_what_calling_costs(turn.words) else None
    if before is not None or client is None or contact is None or meant is None:
        return before
    now = ports.clock.now()
    with ports.begin() as work:
        if work.enquiries.current(turn.conversation) is not None:
            return None
        theirs = quotes_to_answer(work, client, contact, now)
        known = {each.number for each in theirs}
        own = [each for each in own_quotes(work, client, contact) if each.number not in known]
        found = [(each, price_of_emergency(work, client, each.number, now)) for each in (*theirs, *own)]
        prices = [price for _, price in found if price is not None]
        if not prices or any(price is None for quote, price in found if quote.number in known):
            return None
        answers = [each for price in prices for each in _about(work, client, price, meant, price.quote in theirs, now)]
        if meant is not _Meant.ASKED and work.done.recall(turn.id, _DONE) is None:
            for price in prices:
                note(work, price.ticket, now, contact.email, "added", turn.words)
                tell_technician(work, ports, price.ticket, f"{contact.name}: {turn.words}")
            work.done.remember(turn.id, _DONE, prices[0].ticket.number)
            work.commit()
        return tuple(answers)


def _before_a_call(ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """What help for this very matter comes to now, and whether somebody shall be called once more; None where that is not asked."""
    with ports.begin() as work:
        asked = open_question(work, turn) or asked_whether_to_call(work, turn)
        if asked is None or not asks_whether_to_call(asked.buttons):
            return None
        decision = _decided_for(work, turn, asked.buttons[0].pressed, ports.clock.now())
    return (Answer(_help_now(ports, turn, decision)), asked)


def _decided_for(work: Work, turn: Turn, call: Pressed, now: datetime) -> Decision | None:
    """The verdict as it would be with the yes: of a ticket its own, of words that sound like an emergency that of the emergency."""
    if not turn.person.verified:
        return None
    ticket = work.tickets.get(call.args.get("ticket") or "")
    if ticket is not None:
        return decision_of(work, ticket)
    enquiry = work.enquiries.get(call.args.get("enquiry") or "")
    kind = next((kind for kind, intent in INTENT_OF.items() if intent == call.intent), None)
    category = category_of(kind, enquiry.ranking) if kind is not None and enquiry is not None else None
    if enquiry is None or category is None:
        return None
    if kind is EmergencyKind.OUTAGE:
        enquiry = replace(enquiry, impact=Impact.CLIENT, urgency=Urgency.STOPPED)
    return decide_for_now(work, turn, replace(enquiry, category=category), now)


def _help_now(ports: DeskPorts, turn: Turn, decision: Decision | None) -> str:
    if not turn.person.verified:
        return WITHOUT_A_YES
    if decision is None or decision.missing or (not decision.verdict.free and decision.estimate is None):
        return CLEARED_UP
    said = HELP_NOW.format(price=outcome_in_words(ports=ports, turn=turn, decision=decision, needs="{price}."))
    if decision.verdict.free or decision.estimate is None or not decision.estimate.total.amount:
        return said
    first = decision.act_first
    limit = first.begun_up_to(decision.estimate) if first is not None else None
    if first is not None and limit is not None:
        return f"{said} {AT_ONCE.format(clause=first.clause, limit=in_words(limit))} {WITHOUT_A_YES}"
    return f"{said} {approval_words(turn=turn, price=decision.estimate)} {WITHOUT_A_YES}"


def _meant(words: str) -> _Meant | None:
    if refuses(words):
        return _Meant.REFUSED
    if asks_whether_to_wait(words) or only_can_wait(words) or other_choice(words, Choice.NOW) is Choice.LATER:
        return _Meant.TO_WAIT
    return _Meant.ASKED if asks_why_so_dear(words) or asks_the_price(words) or asks_for_less(words) else None


def _about(
    work: Work, client: Client, price: EmergencyPrice, meant: _Meant, theirs: bool, now: datetime
) -> Sequence[Answer]:
    """The two prices and the call; for whoever has to answer the card once more, with its buttons."""
    quote, ticket = price.quote, price.ticket
    said = [NOT_APPROVED] if meant is _Meant.REFUSED and quote.may_be_answered else []
    if meant is _Meant.ASKED and not theirs and price.stored.decision.estimate is not None:
        said.append(NOW_IT_IS.format(price=price_in_short(price.stored.decision.estimate)))
    if price.later is not None:
        then = price_then(price.later.decision, client)
        when = moment(price.later.when, client.timezone, now)
        said.append(IF_IT_WAITS.format(ticket=ticket.number, when=when, price=then))
    else:
        said.append(NO_CHEAPER)
    page = next(iter(work.pages.of_ticket(ticket.number)), None)
    called = CALLED.format(technician=page.technician, ticket=ticket.number) if page is not None else None
    said.append(called or NOT_CALLED.format(ticket=ticket.number))
    if ticket.category == CATEGORY_OF[EmergencyKind.SECURITY_INCIDENT]:
        said.append(AN_ATTACK)
    answer = Answer(" ".join(said), () if theirs else (TALK_TO_A_PERSON,))
    return (answer, approval_card(quote, client)) if theirs else (answer,)
