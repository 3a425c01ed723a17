"""Words beside the question that was asked: kept, answered or acted on, and the question is put again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.desk.call_hour_words import asks_to_be_called
from bot.desk.catalogue import Priority
from bot.desk.choice_words import only_begins
from bot.desk.emergencies import Page
from bot.desk.escalation import end
from bot.desk.hour_words import named_hour
from bot.desk.money_words import asks_what_that_costs
from bot.desk.plain_words import plain_words
from bot.desk.planned import is_said_to_wait
from bot.desk.progress_words import asks_whether_fixed
from bot.desk.quote_words import doubts_the_amount, finds_it_too_dear
from bot.desk.short_answers import asks_what_now, says_it_works_again
from bot.desk.side_words import (
    asks_who_comes,
    begins_with_it_is_back,
    only_can_wait,
    only_cannot_wait,
    told_early,
    wants_a_person,
)
from bot.desk.tickets import Fact, Ticket, TicketState
from bot.desk.triage_words import only_mine
from bot.desk.waiting_words import wants_it_begun
from bot.operations.choice_words import and_later, approval_words
from bot.operations.kept_words import SAME_MATTER
from bot.operations.oncall import PROMISED, is_called
from bot.operations.open_question import OPENS, open_question
from bot.operations.ports import Answer, DeskPorts, Pressed, Work
from bot.operations.promised_calls import call_in_time, waiting_call
from bot.operations.records import BOT, decision_of, note, opened_lately, with_promise
from bot.operations.tickets import add_information, own_tickets
from bot.operations.turns import Turn
from bot.operations.until_somebody_comes import ALREADY_CALLED, ON_THE_CALL
from bot.operations.which_one import OTHERWISE_ASKED, keep_with_what_is_open
from bot.operations.wording import TALK_TO_A_PERSON, moment

NOTHING_OPEN_YET = "Nobody yet: nothing is open before you have answered this."
NOT_FIXED_YET = "Not yet: nothing is open before you have answered this."
CHOOSE_FIRST = "It goes on as soon as you have chosen:"
NOTHING_CHARGED = "All right: nothing is ordered, and nothing is charged without a yes."
_WITHOUT_THAT_PRICE = {"wait_until_business_hours", "affirm"}
NOBODY_WOKEN = "Nobody is called for it tonight. {number}: somebody answers by {when}."
URGENT = "urgent after all"
_REOPENS, _PRICE = "ticket_reopen", "ask_price"
# What is meant wherever the talk stands.
_ANYWHERE = ("talk_to_human",)


def pressed_in_words(*, ports: DeskPorts, turn: Turn) -> Turn:
    """The turn with the button that its words mean: a person, what that costs, how the own tickets stand, or that it works again
    (of the ticket that is open, where nothing is talked about); as it was for any other words."""
    meant = None if turn.pressed is not None or turn.emergency is not None else _meant(turn)
    if meant == _PRICE and named_hour(plain_words(turn.words), turn.at.date()) is not None:
        # That of another hour is told by those who read which one.
        return turn
    if meant is None:
        return turn
    with ports.begin() as work:
        talks = work.enquiries.current(turn.conversation) is not None
        if not (talks if meant == _PRICE else meant in _ANYWHERE or _has_a_ticket_for(work, turn, meant)):
            return turn
        work.conversations.set_pressed(turn.id, Pressed(meant))
        work.commit()
    return replace(turn, pressed=Pressed(meant))


def begins_it(words: str) -> bool:
    """ "Just start", "ok begin", and nothing else."""
    return wants_it_begun(words) or only_begins(words)


def _meant(turn: Turn) -> str | None:
    """The intent that the words have alone, whatever is talked about; looked at before anything is read."""
    words = turn.words
    if wants_a_person(words) or asks_to_be_called(words, turn.at.date()):
        return "talk_to_human"
    if asks_who_comes(words) or asks_what_now(words) or asks_whether_fixed(words) or begins_it(words):
        return "ticket_status"
    if says_it_works_again(words):
        return "step_worked"
    # As it was written under the ticket that was closed: "write 'it is back'".
    if begins_with_it_is_back(words):
        return _REOPENS
    return _PRICE if asks_what_that_costs(words) else None


def _has_a_ticket_for(work: Work, turn: Turn, meant: str) -> bool:
    """Whether a ticket of the speaker's can be meant, which needs that nothing is talked about.

    While one is open, "it is back" may be good news of that.
    """
    if work.enquiries.current(turn.conversation) is not None:
        return False
    own = own_tickets(work, turn)
    is_one_open = any(each.is_open for each in own)
    if meant != _REOPENS:
        return is_one_open
    return not is_one_open and any(each.state is TicketState.RESOLVED for each in own)


def answer_beside(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """Who is coming while nothing is open; how many and how bad before it was asked; that it can wait after a call was planned.

    None for any other words, and where another question is open.
    """
    if turn.pressed is not None or turn.emergency is not None:
        return None
    answers = _nobody_yet(ports, turn) or _too_dear(ports, turn) or _told(ports, turn) or _no_hurry(ports, turn)
    return answers or _urgent_after_all(ports, turn)


def _nobody_yet(ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    fixed, next_ = asks_whether_fixed(turn.words), asks_what_now(turn.words)
    if not (asks_who_comes(turn.words) or fixed or next_):
        return None
    with ports.begin() as work:
        asked = open_question(work, turn)
    if asked is None or (next_ and not asked.meanings & OPENS):
        return None
    return (Answer(CHOOSE_FIRST if next_ else NOT_FIXED_YET if fixed else NOTHING_OPEN_YET), asked)


def _too_dear(ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """A no to the price of now, where there is another way: no words for a ticket."""
    if not (finds_it_too_dear(turn.words) or doubts_the_amount(turn.words)):
        return None
    with ports.begin() as work:
        asked = open_question(work, turn)
        enquiry = work.enquiries.current(turn.conversation)
        stored = work.decisions.get(enquiry.decision) if enquiry is not None and enquiry.decision else None
    price = stored.decision.estimate if stored is not None else None
    ways = asked.meanings if asked is not None else frozenset()
    if asked is None or "choose_callout" not in ways or not ways & _WITHOUT_THAT_PRICE:
        return None
    whose = f" {approval_words(turn=turn, price=price, what='Help now')}" if price is not None else ""
    waits = and_later(stored.decision, ports.clock.now()) if stored is not None else ""
    return (Answer(f"{NOTHING_CHARGED}{whose}{waits}"), asked)


def _told(ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    many, bad = told_early(turn.words)
    if (many is None and bad is None) or only_mine(turn.words):
        # "Mine" is a device rather than a number of people.
        return None
    facts = [Fact("impact", many.value)] if many is not None else []
    facts += [Fact("urgency", bad.value)] if bad is not None else []
    return keep_with_what_is_open(
        ports=ports,
        turn=turn,
        # How many, where how bad is asked for: said once more, or put right.
        asked_among=OTHERWISE_ASKED | {"tell_urgency"} if bad is None else OTHERWISE_ASKED,
        belongs=lambda ticket: True,
        facts=facts,
    )


def _no_hurry(ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """Whoever says that it can wait, of a ticket for which somebody would be called: nobody is, and it is answered by day."""
    if not only_can_wait(turn.words):
        return None
    now = ports.clock.now()
    with ports.begin() as work:
        number = work.done.recall(turn.id, "no hurry")
        if number is None:
            found = _to_be_called(work, turn, now)
            if found is None:
                called = _called_already(work, turn, now)
                return _put_on(ports, turn, called) if called is not None else None
            ticket, page = found
            escalation = work.pages.escalation(page.id, for_update=True)
            if escalation is None or escalation.taken is not None:
                return None
            work.pages.climbed(page.id, end(escalation, f"{ticket.number} can wait"))
            ticket = with_promise(
                work, ticket, decision_of(work, ticket), solution=ticket.resolution is not None, by_day=True
            )
            work.tickets.save(ticket)
            note(work, ticket, now, turn.contact or turn.conversation, "added", turn.words)
            note(work, ticket, now, BOT, "call taken back", "it can wait for the day")
            work.done.remember(turn.id, "no hurry", ticket.number)
            work.commit()
        else:
            known = work.tickets.get(number)
            if known is None:
                return None
            ticket = known
    when = moment(ticket.respond_by, ticket.timezone, now) if ticket.respond_by else "the morning"
    return (Answer(NOBODY_WOKEN.format(number=ticket.number, when=when)),)


def _called_already(work: Work, turn: Turn, now: datetime) -> Page | None:
    """The call that is out about the newest ticket of the last hour, where nothing else is talked about."""
    ticket = next(opened_lately(work, turn, now, SAME_MATTER), None) if turn.contact else None
    if ticket is None or work.enquiries.current(turn.conversation) is not None or work.quotes.of_ticket(ticket.number):
        return None
    return waiting_call(work, ticket)


def _put_on(ports: DeskPorts, turn: Turn, called: Page) -> tuple[Answer, ...]:
    number = called.ticket or ""
    add_information(ports=ports, turn=turn, number=number, words=turn.words)
    said = ON_THE_CALL.format(number=number, technician=called.technician)
    return (Answer(f"{ALREADY_CALLED} {said}", (TALK_TO_A_PERSON,)),)


def _urgent_after_all(ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """Whoever takes back that it can wait has the dates of the contract again, and whoever they call is called."""
    if not only_cannot_wait(turn.words):
        return None
    now = ports.clock.now()
    with ports.begin() as work:
        number = work.done.recall(turn.id, URGENT)
        held = work.tickets.get(number or _that_was_to_wait(work, turn, now) or "", for_update=True)
        if held is None or (number is None and held.first_response_at is not None):
            return None
        if number is None:
            held = with_promise(work, held, decision_of(work, held), solution=held.resolution is not None)
            work.tickets.save(held)
            note(work, held, now, turn.contact or turn.conversation, URGENT, turn.words)
            call_in_time(work, ports, turn, held, now)
            work.done.remember(turn.id, URGENT, held.number)
            work.commit()
    when = f" Somebody answers by {moment(held.respond_by, held.timezone, now)}." if held.respond_by else ""
    return (Answer(f"I have noted that on {held.number}.{when}", (TALK_TO_A_PERSON,)),)


def _that_was_to_wait(work: Work, turn: Turn, now: datetime) -> str | None:
    """The number of the speaker's ticket of the last hour that was to wait, where nothing else is talked about."""
    if work.enquiries.current(turn.conversation) is not None or turn.contact is None:
        return None
    return next((each.number for each in opened_lately(work, turn, now, SAME_MATTER) if _was_to_wait(work, each)), None)


def _was_to_wait(work: Work, ticket: Ticket) -> bool:
    """Whether its dates are those of something that can wait, by its own words or by what was said since."""
    if ticket.priority is Priority.P1 or work.quotes.of_ticket(ticket.number):
        # The hour of what has a price is another matter.
        return False
    history = work.tickets.history(ticket.number)
    return is_said_to_wait(ticket, history) and all(each.kind != URGENT for each in history)


def _to_be_called(work: Work, turn: Turn, now: datetime) -> tuple[Ticket, Page] | None:
    """The speaker's newest ticket of the last hour that somebody will be called about, and nobody has been or has in hand."""
    waiting = {page.ticket: page for page in work.pages.waiting() if page.kind == PROMISED}
    for ticket in opened_lately(work, turn, now, SAME_MATTER):
        page = waiting.get(ticket.number)
        if page is None or is_called(work, page) or work.quotes.of_ticket(ticket.number):
            continue
        # Held and read again: a technician may be taking it right now.
        held = work.tickets.get(ticket.number, for_update=True)
        if held is not None and held.first_response_at is None and held.owner is None:
            return held, page
    return None
