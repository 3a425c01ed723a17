"""After a no to a price: the cheaper way that is left, offered once more, and the problem taken up again for it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from uuid import NAMESPACE_URL, uuid5

from bot.desk.alternatives import cost_of
from bot.desk.catalogue import Priority
from bot.desk.clients import Client
from bot.desk.coverage import decide_coverage
from bot.desk.decisions import Alternative, Decision, Verdict, Way
from bot.desk.enquiries import Choice, Enquiry, EnquiryState
from bot.desk.money import Money, in_words
from bot.desk.others_accounts import asks_for_anothers
from bot.desk.prices import LineKind
from bot.desk.quotes import Quote
from bot.desk.tickets import Ticket, TicketState
from bot.operations.coverage import facts_again
from bot.operations.ports import Button, DeskPorts, Pressed, StoredDecision, Work
from bot.operations.records import is_of_speaker, newest_quote, note
from bot.operations.turns import Turn
from bot.operations.typed_buttons import AFTER_A_NO
from bot.operations.wording import capital, moment

DECLINED, WAY = AFTER_A_NO, "way"
"""What the button says: the ticket whose cost was declined, and which way is taken instead."""
TAKEN_UP, ASKED_ANEW = "taken up again", "asked anew"
"""The lines of the declined ticket's history, when its person goes on in a cheaper way, or an approver has it asked for again."""
LATER, FIX = "later", "fix"


@dataclass(frozen=True)
class CheaperWay:
    """One sentence, and the button that takes it."""

    sentence: str
    button: Button


def cheaper_way_left(work: Work, ports: DeskPorts, client: Client, ticket: Ticket, now: datetime) -> CheaperWay | None:
    """A time at which it would cost less, else a fix that nobody has tried yet; None when there is neither.

    Decided anew: what the stored decision named may be over, or dearer by now.
    """
    stored = work.decisions.get(ticket.decision) if ticket.decision else None
    if stored is None or ticket.category is None:
        return None
    later = cheaper_time(work, client, stored, now)
    if later is not None:
        way, decision = later
        when = moment(way.when, client.timezone, now)
        sentence = f"From {when} {price_then(decision, client)}."
        return CheaperWay(sentence, _button(capital(when), ticket, LATER))
    if ticket.steps or asks_for_anothers(ticket.category, ticket.words):
        return None
    article = ports.articles.best_for(ticket.category, ticket.words, client.code)
    if article is None:
        return None
    sentence = f"You can still try a fix yourself, for nothing: {article.title}."
    return CheaperWay(sentence, _button("Show me the fix", ticket, FIX))


def _button(title: str, ticket: Ticket, way: str) -> Button:
    return Button(title, Pressed("go_on_with", {DECLINED: ticket.number, WAY: way}))


def cheaper_time(
    work: Work, client: Client, stored: StoredDecision, now: datetime, *, as_planned: bool = False
) -> tuple[Alternative, Decision] | None:
    """The first of the later ways that the decision named which would still cost less, decided anew; None without one.

    ``as_planned`` leaves out other kinds of work: who waits for a visit is not helped from afar instead.
    """
    price = cost_of(stored.decision)
    contracts = tuple(work.contracts.latest(client.code))
    for way in stored.decision.alternatives:
        if way.kind is Way.SELF_HELP or way.when <= now or (as_planned and way.work is not stored.decision.work):
            continue
        facts = facts_again(work, client, contracts, stored.decision.facts, way.when)
        decision = decide_coverage(client, contracts, replace(facts, work=way.work))
        cost = cost_of(decision)
        if cost is not None and price is not None and cost < price:
            return way, decision
    return None


def is_for_parts_alone(quote: Quote) -> bool:
    """Whether nothing but parts, and their tax, is charged."""
    charged = {line.kind for line in quote.estimate.lines if line.amount.amount}
    return LineKind.MATERIAL in charged and charged <= {LineKind.MATERIAL, LineKind.TAX}


def cheaper_hour_to_choose(
    work: Work, client: Client, quote: Quote, now: datetime
) -> tuple[Alternative, Decision] | None:
    """The hour at which the work of a quote costs less, for whoever may answer it; None of what cannot wait or has begun."""
    ticket = work.tickets.get(quote.ticket)
    stored = work.decisions.get(ticket.decision) if ticket is not None and ticket.decision else None
    begun = quote.begun_up_to is not None or quote.approved_before is not None
    if ticket is None or stored is None or begun or ticket.priority is Priority.P1 or is_for_parts_alone(quote):
        return None
    return cheaper_time(work, client, stored, now, as_planned=True)


def price_then(decision: Decision, client: Client) -> str:
    """'it would be about $57.75 with tax': what work at another time costs, as the end of a sentence."""
    if decision.verdict.free:
        return "it is covered and costs nothing"
    cost = cost_of(decision) or Decimal(0)
    if decision.verdict is Verdict.PARTLY_COVERED and not cost:
        return "the work itself is covered, and only parts are billed"
    return f"it would be about {in_words(Money(cost, client.currency))} with tax"


def asked_anew_before(work: Work, declined: Quote) -> str | None:
    """The ticket whose newest quote took the place of this declined version."""
    return work.done.recall(f"{declined.number}/{declined.revision}", ASKED_ANEW)


def take_up_declined(*, ports: DeskPorts, turn: Turn) -> Enquiry | None:
    """The problem of the declined ticket that the button names, talked about again; once in a turn.

    What is open is put aside. None when the ticket is not the speaker's own, or is not over.
    """
    number, later = turn.arg(DECLINED), turn.arg(WAY) == LATER
    with ports.begin() as work:
        id = str(uuid5(NAMESPACE_URL, f"{turn.id}/enquiry"))
        before = work.enquiries.get(id)
        if before is not None:
            return before
        ticket = work.tickets.get(number, for_update=True) if number and turn.client else None
        if ticket is None or not is_of_speaker(ticket, turn) or ticket.category is None:
            return None
        if ticket.state is not TicketState.CANCELLED:
            return None
        declined = newest_quote(work, ticket.number)
        if declined is not None and asked_anew_before(work, declined) is not None:
            # Whoever said no has had it asked for again: it goes on as that ticket.
            return None
        current, now = work.enquiries.current(turn.conversation), ports.clock.now()
        if current is not None:
            work.enquiries.save(replace(current, state=EnquiryState.ASIDE))
        enquiry = Enquiry(
            id=id,
            conversation=turn.conversation,
            client=turn.client,
            contact=turn.contact,
            words=ticket.words,
            category=ticket.category,
            state=EnquiryState.OPEN,
            started_at=now,
            facts=ticket.facts,
            impact=ticket.impact,
            urgency=ticket.urgency,
            choice=Choice.LATER if later else None,
        )
        work.enquiries.save(enquiry)
        note(work, ticket, now, turn.contact or turn.conversation, TAKEN_UP, turn.arg(WAY) or "")
        work.commit()
        return enquiry
