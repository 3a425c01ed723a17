"""Words beside the question that was asked: kept, answered or acted on, and the question is put again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.desk.catalogue import CATALOGUE, Priority
from bot.desk.emergencies import Page
from bot.desk.escalation import end
from bot.desk.short_answers import says_it_works_again
from bot.desk.side_words import (
    asks_when_open,
    asks_who_comes,
    begins_with_it_is_back,
    can_wait,
    cannot_wait,
    told_early,
    wants_a_person,
)
from bot.desk.tickets import Fact, Ticket, TicketState
from bot.desk.triage_words import only_mine
from bot.operations.handover import closing, staffed
from bot.operations.kept_words import SAME_MATTER
from bot.operations.oncall import PROMISED
from bot.operations.open_question import open_question
from bot.operations.ports import Answer, Button, DeskPorts, Pressed, Work
from bot.operations.promised_calls import call_in_time
from bot.operations.records import BOT, decision_of, note, opened_lately, with_promise
from bot.operations.tickets import own_tickets
from bot.operations.turns import Turn
from bot.operations.until_somebody_comes import ON_THE_CALL, add_to_waiting_emergency
from bot.operations.which_one import ASKED, keep_with_what_is_open
from bot.operations.wording import moment

NOTHING_OPEN_YET = "Nobody yet: nothing is open before you have answered this."
OPEN_NOW, OPEN_UNTIL = "Somebody is at the desk now.", "Somebody is at the desk until {until}."
OPEN_FROM = "Nobody is at the desk right now; somebody is from {opens}."
ANY_HOUR = "I am here at any hour, and what is down for everybody, an attack or danger calls somebody at once."
NOBODY_WOKEN = "Nobody is called for it tonight. {number}: somebody answers by {when}."
URGENT = "urgent after all"
_PERSON = Button("Talk to a person", Pressed("talk_to_human"))
# What is put again after how many it affects has been told too early; the two questions themselves are answered by it.
_ASKED = (ASKED | CATALOGUE.keys() | {"tell_fact"}) - {"tell_impact", "tell_urgency"}


def pressed_in_words(*, ports: DeskPorts, turn: Turn) -> Turn:
    """The turn with the button that its words mean: a person, how the own tickets stand, or that it works again (of the ticket
    that is open, where nothing is talked about); as it was for any other words."""
    if turn.pressed is not None or turn.emergency is not None:
        return turn
    with ports.begin() as work:
        pressed = _meant(work, turn)
        if pressed is None:
            return turn
        work.conversations.set_pressed(turn.id, pressed)
        work.commit()
    return replace(turn, pressed=pressed)


def _meant(work: Work, turn: Turn) -> Pressed | None:
    if wants_a_person(turn.words):
        return Pressed("talk_to_human")
    comes, well, back = asks_who_comes(turn.words), says_it_works_again(turn.words), begins_with_it_is_back(turn.words)
    if not (comes or well or back) or work.enquiries.current(turn.conversation) is not None:
        return None
    if back and not well:
        # As it was written under the ticket that was closed: "write 'it is back'". Of one that is open it may be good news.
        own = own_tickets(work, turn)
        solved = any(each.state is TicketState.RESOLVED for each in own) and not any(each.is_open for each in own)
        return Pressed("ticket_reopen") if solved else None
    if not any(each.is_open for each in own_tickets(work, turn)):
        return None
    return Pressed("ticket_status" if comes else "step_worked")


def answer_beside(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """Who is coming while nothing is open; how many and how bad before it was asked; that it can wait after a call was planned.

    None for any other words, and where another question is open.
    """
    if turn.pressed is not None or turn.emergency is not None:
        return None
    answers = _nobody_yet(ports, turn) or _told(ports, turn) or _no_hurry(ports, turn) or _when_open(ports, turn)
    return answers or _urgent_after_all(ports, turn)


def _when_open(ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """When somebody is at the desk, and who comes at any other hour; of the client's own support hours."""
    if turn.person.client is None or not asks_when_open(turn.words):
        return None
    now, zone = ports.clock.now(), turn.person.client.timezone
    with ports.begin() as work:
        open_now, opens_at = staffed(work, turn, now)
        closes = closing(work, turn, now)
        asked = open_question(work, turn)
    if open_now:
        said = OPEN_NOW if closes is None else OPEN_UNTIL.format(until=moment(closes, zone, now))
    elif opens_at is not None:
        said = OPEN_FROM.format(opens=moment(opens_at, zone, now))
    else:
        return None
    return (Answer(f"{said} {ANY_HOUR}"), *([asked] if asked is not None else []))


def _nobody_yet(ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    if not asks_who_comes(turn.words):
        return None
    with ports.begin() as work:
        asked = open_question(work, turn)
    return (Answer(NOTHING_OPEN_YET), asked) if asked is not None else None


def _told(ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    many, bad = told_early(turn.words)
    if (many is None and bad is None) or only_mine(turn.words):
        # "Mine" is a device rather than a number of people.
        return None
    page = _running_emergency(ports, turn)
    if page is not None:
        return (Answer(ON_THE_CALL.format(number=page.ticket, technician=page.technician), (_PERSON,)),)
    facts = [Fact("impact", many.value)] if many is not None else []
    facts += [Fact("urgency", bad.value)] if bad is not None else []
    return keep_with_what_is_open(
        ports=ports,
        turn=turn,
        asked_among=_ASKED,
        belongs=lambda ticket: ticket.priority is not Priority.P1,
        facts=facts,
    )


def _running_emergency(ports: DeskPorts, turn: Turn) -> Page | None:
    """What is told of an emergency goes to whoever has been called for it; None where there is none, or something else is open."""
    with ports.begin() as work:
        busy = work.enquiries.current(turn.conversation) is not None
    return None if busy else add_to_waiting_emergency(ports=ports, turn=turn, words=turn.words)


def _no_hurry(ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """Whoever says that it can wait, of a ticket for which somebody would be called: nobody is, and it is answered by day."""
    if not can_wait(turn.words):
        return None
    now = ports.clock.now()
    with ports.begin() as work:
        number = work.done.recall(turn.id, "no hurry")
        if number is None:
            found = _to_be_called(work, turn, now)
            if found is None:
                return None
            ticket, page = found
            escalation = work.pages.escalation(page.id, for_update=True)
            if escalation is None:
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


def _urgent_after_all(ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """Whoever takes back that it can wait has the dates of the contract again, and whoever they call is called."""
    if not cannot_wait(turn.words):
        return None
    now = ports.clock.now()
    with ports.begin() as work:
        if work.enquiries.current(turn.conversation) is not None or turn.contact is None:
            return None
        ticket = next((each for each in opened_lately(work, turn, now, SAME_MATTER) if _was_to_wait(work, each)), None)
        held = work.tickets.get(ticket.number, for_update=True) if ticket is not None else None
        if held is None or held.first_response_at is not None:
            return None
        if work.done.recall(turn.id, "urgent") is None:
            held = with_promise(work, held, decision_of(work, held), solution=held.resolution is not None)
            work.tickets.save(held)
            note(work, held, now, turn.contact, URGENT, turn.words)
            call_in_time(work, ports, turn, held, now)
            work.done.remember(turn.id, "urgent", held.number)
            work.commit()
    when = f" Somebody answers by {moment(held.respond_by, held.timezone, now)}." if held.respond_by else ""
    return (Answer(f"I have noted that on {held.number}.{when}", (_PERSON,)),)


def _was_to_wait(work: Work, ticket: Ticket) -> bool:
    """Whether its dates are those of something that can wait, by its own words or by what was said since."""
    if ticket.priority is Priority.P1:
        return False
    history = work.tickets.history(ticket.number)
    said = [ticket.words, *(each.text for each in history if each.kind == "added")]
    return any(map(can_wait, said)) and all(each.kind != URGENT for each in history)


def _to_be_called(work: Work, turn: Turn, now: datetime) -> tuple[Ticket, Page] | None:
    """The speaker's newest ticket of the last hour that somebody would be called about, and nobody has had in hand yet."""
    waiting = {page.ticket: page for page in work.pages.waiting() if page.kind == PROMISED}
    for ticket in opened_lately(work, turn, now, SAME_MATTER):
        free = not work.quotes.of_ticket(ticket.number)
        if ticket.number in waiting and free and ticket.first_response_at is None and ticket.owner is None:
            held = work.tickets.get(ticket.number, for_update=True)
            return (held, waiting[ticket.number]) if held is not None else None
    return None
