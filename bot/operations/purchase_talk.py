"""What a licence or a device itself costs: it has a price of its own, beside our work, and is told and approved first."""

from __future__ import annotations

from datetime import timedelta

from bot.desk.decisions import Decision
from bot.desk.purchase_words import asked_price_of, is_quoted, may_be_bought, orders_it
from bot.operations.choice_words import PARTS_ONLY, drawn_in_words, price_in_short
from bot.operations.kept_words import SAME_MATTER
from bot.operations.open_question import open_question
from bot.operations.ports import Answer, DeskPorts
from bot.operations.records import decision_of, newest_quote, opened_lately
from bot.operations.ticket_lines import dates
from bot.operations.tickets import add_information
from bot.operations.turns import Turn
from bot.operations.wording import TALK_TO_A_PERSON, capital

IF_BOUGHT = (
    "If a licence or a device has to be bought for it, that has a price of its own: you are told it first, and nothing is "
    "bought before somebody approves it."
)
QUOTED_FIRST = "A person puts the price together first."
_NOT_BEFORE_A_YES = "and nothing is bought before somebody who may approve it has said yes."
ITS_OWN_PRICE = f"The price of {{thing}} I do not know. A person tells you that first, {_NOT_BEFORE_A_YES}"
NOT_BY_WORDS = f"I have put that on {{number}}. {QUOTED_FIRST.rstrip('.')}, {_NOT_BEFORE_A_YES}"
# So long after it was told "order it" is about that.
WHILE_IT_IS_ORDERED = timedelta(days=3)
WORK_IS_FREE = "Our work on it costs nothing."
WORK_COSTS = "Our work on it is {price}."


def bought_beside(category: str, words: str) -> str:
    """The sentence that stands beside a verdict on our work, where something may have to be bought; empty elsewhere."""
    return IF_BOUGHT if may_be_bought(category, words) else ""


def answer_about_a_purchase(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """To "how much is the laptop?", of what is talked about or was opened within the hour: what our work costs, and that the thing
    has its own price; what was asked once more. None for anything else, and where nothing of the kind is talked about."""
    if turn.pressed is not None or turn.emergency is not None or turn.client is None or not turn.person.verified:
        return None
    if orders_it(turn.words):
        return _ordered(ports, turn)
    thing = asked_price_of(turn.words)
    if thing is None:
        return None
    with ports.begin() as work:
        enquiry, asked = work.enquiries.current(turn.conversation), open_question(work, turn)
        if enquiry is not None:
            stored = work.decisions.get(enquiry.decision) if enquiry.decision else None
            category, told = enquiry.category, enquiry.told
            decision = stored.decision if stored is not None and stored.decision.client == turn.client else None
        else:
            ticket = next(opened_lately(work, turn, ports.clock.now(), SAME_MATTER), None) if turn.contact else None
            if ticket is None or ticket.category is None:
                return None
            category, told, decision = ticket.category, ticket.words, decision_of(work, ticket)
    if not (is_quoted(category) or may_be_bought(category, told)):
        return None
    work_costs = "" if is_quoted(category) else _our_work(ports, turn, decision)
    said = f"{work_costs} {ITS_OWN_PRICE.format(thing=thing)}".strip()
    return (Answer(said, () if asked is not None else (TALK_TO_A_PERSON,)), *([asked] if asked is not None else []))


def _ordered(ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """ "Order it", once that is on a ticket: nothing is bought by these words, and whoever puts the price together reads them."""
    with ports.begin() as work:
        if work.enquiries.current(turn.conversation) is not None:
            return None
        ticket = next(opened_lately(work, turn, ports.clock.now(), WHILE_IT_IS_ORDERED), None) if turn.contact else None
        if ticket is None or not is_quoted(ticket.category or "") or newest_quote(work, ticket.number) is not None:
            # Of a newer matter it is about that; and a price that is there has its own way.
            return None
    add_information(ports=ports, turn=turn, number=ticket.number, words=turn.words)
    until = dates(ticket, ports.clock.now(), else_="")
    return (Answer(f"{NOT_BY_WORDS.format(number=ticket.number)} {until}".strip(), (TALK_TO_A_PERSON,)),)


def _our_work(ports: DeskPorts, turn: Turn, decision: Decision | None) -> str:
    if decision is None or decision.missing:
        return ""
    if decision.verdict.free:
        return f"{WORK_IS_FREE} {drawn_in_words(ports=ports, turn=turn, decision=decision)}".strip()
    if decision.estimate is None:
        return ""
    if not decision.estimate.total.amount:
        return capital(PARTS_ONLY)
    return WORK_COSTS.format(price=price_in_short(decision.estimate))
