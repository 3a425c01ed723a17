"""Answers to whose money it is, how it goes and what it costs, and to the wish that it costs nothing or as little as it can."""

from __future__ import annotations

from bot.desk.choice_words import leaves_it_to_us, only_goes_on
from bot.desk.decisions import Decision, Way, later_way
from bot.desk.money_words import asks_how_it_goes, asks_only_who_pays, wants_no_costs
from bot.desk.purchase_words import is_quoted
from bot.desk.quote_words import asks_for_less
from bot.operations.beside import begins_it
from bot.operations.choice_words import (
    approval_words,
    cost_in_words,
    drawn_in_words,
    later_line,
    outcome_in_words,
    price_in_short,
)
from bot.operations.contracts import rates_in_words
from bot.operations.open_question import open_question
from bot.operations.ports import Answer, DeskPorts
from bot.operations.purchase_talk import QUOTED_FIRST, bought_beside
from bot.operations.quote_talk import BY_ITS_BUTTON
from bot.operations.quotes import approval_card
from bot.operations.quotes.cards import quotes_to_answer
from bot.operations.tickets import own_tickets
from bot.operations.turns import Turn
from bot.operations.wording import TALK_TO_A_PERSON, capital

COMPANY_PAYS = (
    "{client} pays for it, never you yourself: it goes onto the company's bill, "
    "and only after somebody who may approve it has said yes."
)
NOBODY_PAYS = "Nobody pays anything for it: your plan holds it."
HOW_IT_GOES = (
    "It goes like this: you tell me what is not working, and I say at once whether it is covered or what it would cost. Where it "
    "costs something, whoever may approve it is asked, and nothing starts before their yes. Then a technician works on it, and you "
    "can ask here at any time how it stands."
)
THIS_ONE = "This one: {price}"
IN_GENERAL = "What no plan covers costs:\n{rates}"
NOTHING_UNASKED = "Nothing costs anything before somebody who may approve it has said yes."
PRICE_FIRST = f"{NOTHING_UNASKED} As soon as I know what it is, I tell you what it costs and which way costs nothing."
FIX_IS_FREE = "The fix that you can try yourself costs nothing."
CHEAPEST = "With a technician the cheapest is: {later}"
NO_OTHER = "With a technician it is {price}; waiting would not make it cheaper."
WITH_A_TECHNICIAN = "With a technician: {price}"
FREE_BESIDE = "The fix that you can try now costs nothing either."
FIX_FIRST = "I would try the fix first: it costs nothing. If it does not help, a technician is one press away."
WAIT_FIRST = "If it can wait, I would wait: {later}"
ASK_FIRST = "I would ask for the approval: {price}. {whose} Nothing starts before that."
NEAREST = (
    "That I cannot see from here. Press what comes nearest; where nothing does, 'Something else' or a person is right."
)
ANSWER_FIRST = "It goes on as soon as this is answered:"
GLADLY = "Gladly. Tell me in one sentence what is not working, and what you see."
_NOW, _WAITS = "choose_callout", "wait_until_business_hours"
# A fix is offered, or under way.
_FIX = frozenset({"affirm", "step_worked"})


def answer_about_money(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """The answer, and what waited for one once more; None for any other words. Nothing is chosen and nothing approved here."""
    if turn.pressed is not None or turn.emergency is not None:
        return None
    # "Can you fix this?" beside a picture is about that.
    if not turn.files and begins_it(turn.words) and (begun := _begun(ports, turn)) is not None:
        return begun
    if turn.client is None or not turn.person.verified:
        return None
    pays, goes = asks_only_who_pays(turn.words), asks_how_it_goes(turn.words)
    cheap, left = (
        wants_no_costs(turn.words) or asks_for_less(turn.words),
        leaves_it_to_us(turn.words) or only_goes_on(turn.words),
    )
    if not (pays or goes or cheap or left):
        return None
    with ports.begin() as work:
        enquiry, asked = work.enquiries.current(turn.conversation), open_question(work, turn)
        stored = work.decisions.get(enquiry.decision) if enquiry is not None and enquiry.decision else None
    in_talk = stored.decision if stored is not None and stored.decision.client == turn.client else None
    cards = _cards(ports, turn) if enquiry is None else ()
    told = enquiry.told if enquiry is not None else ""
    if pays:
        said: str | None = who_pays(ports=ports, turn=turn, decision=in_talk, told=told)
    elif goes:
        said = _how_it_goes(ports, turn, in_talk)
    elif cards:
        # Of a price that waits for their yes they may mean another amount, or a no.
        said = NOTHING_UNASKED if cheap else BY_ITS_BUTTON if leaves_it_to_us(turn.words) else None
    elif cheap:
        said = _cheapest(ports, turn, in_talk, asked, told) if asked is not None or enquiry is None else None
    else:
        said = _recommended(ports, turn, in_talk, asked)
    if said is None:
        return None
    if cards:
        return (Answer(said), *cards)
    return (Answer(said, () if asked is not None else (TALK_TO_A_PERSON,)), *([asked] if asked is not None else []))


def who_pays(*, ports: DeskPorts, turn: Turn, decision: Decision | None, told: str = "") -> str:
    """Whose money it is; with the price, where something is talked about that has one, and what was ``told`` of it."""
    client = turn.person.client
    assert client is not None
    if decision is not None and decision.verdict.free:
        takes = drawn_in_words(ports=ports, turn=turn, decision=decision)
        return " ".join(filter(None, (NOBODY_PAYS, takes, bought_beside(decision.category, told))))
    said, price = COMPANY_PAYS.format(client=client.name), decision.estimate if decision is not None else None
    if decision is not None and is_quoted(decision.category):
        said = f"{said} {QUOTED_FIRST}"
    elif decision is not None:
        said = f"{said} {bought_beside(decision.category, told)}".strip()
    if price is None or not price.total.amount:
        return said
    return f"{said} Help now: {price_in_short(price)}. {approval_words(turn=turn, price=price, what='It')}"


def _cards(ports: DeskPorts, turn: Turn) -> tuple[Answer, ...]:
    """What waits for the speaker's yes, to be shown once more."""
    client, contact = turn.person.client, turn.person.contact
    if client is None or contact is None:
        return ()
    with ports.begin() as work:
        waiting = quotes_to_answer(work, client, contact, ports.clock.now())
    return tuple(approval_card(each, client) for each in waiting)


def _how_it_goes(ports: DeskPorts, turn: Turn, decision: Decision | None) -> str:
    if decision is not None and not decision.missing:
        price = cost_in_words(ports=ports, turn=turn, decision=decision)
        return f"{HOW_IT_GOES}\n{THIS_ONE.format(price=price)}"
    rates = rates_in_words(ports=ports, turn=turn)
    return f"{HOW_IT_GOES}\n{IN_GENERAL.format(rates=rates)}" if rates else HOW_IT_GOES


def _cheapest(ports: DeskPorts, turn: Turn, decision: Decision | None, asked: Answer | None, told: str) -> str:
    """The ways that cost nothing, else the cheapest by its name."""
    if decision is None or decision.missing or asked is None:
        return PRICE_FIRST
    if decision.verdict.free:
        said = capital(outcome_in_words(ports=ports, turn=turn, decision=decision, needs=""))
        return f"{said} {bought_beside(decision.category, told)}".strip()
    now, fix = ports.clock.now(), bool(_FIX & asked.meanings)
    later = later_way(decision, now)
    if later is not None and later.verdict.free:
        line = later_line(later, decision, now)
        return f"{line} {FREE_BESIDE}" if fix else line
    first = f"{FIX_IS_FREE} " if fix else ""
    if later is not None:
        return f"{first}{CHEAPEST.format(later=later_line(later, decision, now))} {NOTHING_UNASKED}"
    price = decision.estimate
    if price is None or not price.total.amount:
        return f"{first}{WITH_A_TECHNICIAN.format(price=cost_in_words(ports=ports, turn=turn, decision=decision))}"
    others = [
        way.text for way in decision.alternatives if way.kind is not Way.SELF_HELP and way.total < price.total.amount
    ]
    if others:
        return "\n".join(
            [f"{first}{WITH_A_TECHNICIAN.format(price=price_in_short(price))}.", *(f"• {way}" for way in others)]
        )
    return f"{first}{NO_OTHER.format(price=price_in_short(price))} {NOTHING_UNASKED}"


def _recommended(ports: DeskPorts, turn: Turn, decision: Decision | None, asked: Answer | None) -> str | None:
    """What a technician would do in their place; None where the words are for somebody who knows more."""
    decides = leaves_it_to_us(turn.words)
    if asked is None:
        return GLADLY if decides and decision is None and not _has_a_ticket(ports, turn) else None
    if "none_of_these" in asked.meanings and not asked.meanings & {_NOW, _WAITS, *_FIX}:
        return NEAREST
    if not decides or decision is None or _NOW not in asked.meanings:
        return None
    if _FIX & asked.meanings:
        return FIX_FIRST
    later = later_way(decision, ports.clock.now())
    if later is not None:
        return WAIT_FIRST.format(later=later_line(later, decision, ports.clock.now()))
    if decision.estimate is None:
        return None
    whose = approval_words(turn=turn, price=decision.estimate)
    return ASK_FIRST.format(price=price_in_short(decision.estimate), whose=whose)


def _begun(ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """ "Just start": what has to be chosen first, where something is asked; with nothing open, what it is about. A ticket that is
    open, and a price, are told as ever."""
    with ports.begin() as work:
        enquiry, asked = work.enquiries.current(turn.conversation), open_question(work, turn)
    if enquiry is not None or asked is not None:
        return (Answer(ANSWER_FIRST), asked) if asked is not None else None
    return None if _cards(ports, turn) or _has_a_ticket(ports, turn) else (Answer(GLADLY, (TALK_TO_A_PERSON,)),)


def _has_a_ticket(ports: DeskPorts, turn: Turn) -> bool:
    with ports.begin() as work:
        # Who has not shown who they are has tickets of this conversation alone.
        return any(
            each.is_open for each in (*own_tickets(work, turn), *work.tickets.of_conversation(turn.conversation))
        )
