"""How long the work usually takes and when somebody begins, of the problem that is talked about or of the open tickets."""

from __future__ import annotations

from datetime import datetime

from bot.desk.catalogue import CATALOGUE, Minutes
from bot.desk.decisions import Decision
from bot.desk.how_long_words import asks_how_long_it_takes, asks_when_it_starts, minutes_in_words
from bot.desk.tickets import Ticket, TicketState
from bot.operations.coverage import decide_otherwise
from bot.operations.open_question import open_question
from bot.operations.ports import Answer, DeskPorts
from bot.operations.records import decision_of
from bot.operations.ticket_lines import NO_TIME
from bot.operations.tickets import TicketView, has_a_price, list_own_tickets, view_own_ticket
from bot.operations.turns import Turn
from bot.operations.wording import TALK_TO_A_PERSON, moment

USUALLY = "A technician usually needs about {minutes} for this."
NOBODY_KNOWS = "How long it takes, a person tells you after a look at it."
ANSWERS_BY = "Somebody answers by {when}."
IF_OPENED = "Nothing is open yet: with a ticket, somebody answers by {when}."
IF_APPROVED = (
    "Nothing is ordered yet: with a ticket, somebody answers by {when}, and the work begins after a yes to its price."
)
IS_CALLED = "{technician} is being called about it right now."
WAITS_FOR_A_YES = "Nothing starts before a yes to its price; {who} is asked."
PLANNED = "It is planned for {when}."
IN_HAND = "A technician has it in hand."
WAITS_FOR_YOU = "It waits for an answer from you."
FOR_ANOTHER = "It waits for somebody outside; a technician goes on with it after that."
SOLVED_BY = "It should be solved by {when}."
SHOWN = 3


def answer_about_how_long(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """The answer to "how long will it take?" and "how long until someone starts", and the open question once more.

    None for any other words, and where neither a problem nor an open ticket of the speaker's is there.
    """
    if turn.pressed is not None or turn.emergency is not None:
        return None
    if not (asks_how_long_it_takes(turn.words) or asks_when_it_starts(turn.words)):
        return None
    with ports.begin() as work:
        enquiry = work.enquiries.current(turn.conversation)
        asked = open_question(work, turn)
        stored = work.decisions.get(enquiry.decision) if enquiry is not None and enquiry.decision else None
    now = ports.clock.now()
    if enquiry is not None:
        known = stored.decision if stored is not None and stored.decision.client == turn.client else None
        if known is not None:
            # Somebody who asks a while after the verdict has the promise of now.
            at = max(now, known.facts.at)
            known = decide_otherwise(ports=ports, turn=turn, decision=known, work=known.work, at=at)
        said = f"{work_on(enquiry.category, known)} {_before_a_ticket(known, now)}"
        return (Answer(said, () if asked else (TALK_TO_A_PERSON,)), *([asked] if asked is not None else []))
    tickets = [each for each in list_own_tickets(ports=ports, turn=turn) if each.is_open and each.category is not None]
    if not tickets:
        return None
    lines = [_of_ticket(ports, turn, each, now) for each in tickets[:SHOWN]]
    return (Answer("\n".join(lines), (TALK_TO_A_PERSON,)),)


def work_on(category: str | None, decision: Decision | None) -> str:
    """How long this usually takes; a price that a person works out comes with its own time."""
    minutes: Minutes | None = decision.facts.minutes if decision is not None else None
    minutes = minutes or (CATALOGUE[category].minutes if category is not None else None)
    return USUALLY.format(minutes=minutes_in_words(minutes)) if minutes is not None else NOBODY_KNOWS


def _before_a_ticket(decision: Decision | None, now: datetime) -> str:
    """The promise is that of the decision: it runs from the moment the ticket is opened."""
    if decision is None or decision.respond_by is None or decision.respond_by <= now:
        return NO_TIME
    said = IF_APPROVED if has_a_price(decision) else IF_OPENED
    return said.format(when=moment(decision.respond_by, decision.timezone, now))


def _of_ticket(ports: DeskPorts, turn: Turn, ticket: Ticket, now: datetime) -> str:
    with ports.begin() as work:
        decision = decision_of(work, ticket)
    view = view_own_ticket(ports=ports, turn=turn, number=ticket.number)
    title = CATALOGUE[ticket.category].title if ticket.category is not None else ""
    solved = ""
    if ticket.resolve_by is not None and ticket.resolve_by > now:
        solved = f" {SOLVED_BY.format(when=moment(ticket.resolve_by, ticket.timezone, now))}"
    if ticket.state is TicketState.AWAITING_APPROVAL:
        solved = ""
    return f"{ticket.number}, {title}: {_begins(view, now)}{solved} {work_on(ticket.category, decision)}"


def _begins(view: TicketView, now: datetime) -> str:
    """When somebody begins with it, as it stands."""
    ticket = view.ticket
    if view.called is not None:
        return IS_CALLED.format(technician=view.called)
    if ticket.state is TicketState.AWAITING_APPROVAL:
        return WAITS_FOR_A_YES.format(who=view.asked or "nobody")
    if ticket.state is TicketState.WAITING_CLIENT:
        return WAITS_FOR_YOU
    if ticket.state is TicketState.WAITING_VENDOR:
        return FOR_ANOTHER
    if ticket.planned_for is not None and ticket.planned_for > now:
        return PLANNED.format(when=moment(ticket.planned_for, ticket.timezone, now))
    if ticket.state is TicketState.IN_PROGRESS or ticket.owner is not None or ticket.first_response_at is not None:
        return IN_HAND
    if ticket.respond_by is not None and ticket.respond_by > now:
        return ANSWERS_BY.format(when=moment(ticket.respond_by, ticket.timezone, now))
    return NO_TIME
