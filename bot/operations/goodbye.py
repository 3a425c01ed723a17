"""A goodbye is answered with where the matter stands, in one line, and with no question."""

from __future__ import annotations

from datetime import datetime

from bot.desk.catalogue import CATALOGUE
from bot.desk.goodbye_words import says_goodbye
from bot.desk.tickets import STATE_WORDS, Ticket, TicketState
from bot.operations.about_us import is_of_security
from bot.operations.free_buttons import unused_buttons
from bot.operations.ports import Answer, DeskPorts, Work
from bot.operations.quotes.cards import quotes_to_answer
from bot.operations.ticket_lines import dates, title_of
from bot.operations.tickets import own_tickets
from bot.operations.turns import Turn
from bot.operations.typed_calls import asks_whether_to_call
from bot.operations.wording import moment

NOBODY_CALLED_YET = "Before you go: nobody has been called yet."
GOODBYE = "Goodbye. {stands} Write any time, day or night."
FIX_WAITS = "{title}: the fix waits where we are. Nothing is opened, and it costs nothing."
NOTHING_OPENED = "{title}: no ticket is open for it yet, and nothing is ordered. What you told me is kept."
OPEN = "{number}, {title}, is {state}. {dates}"
PLANNED = "{number}, {title}, is planned for {when}."
WAITS_FOR_A_YES = "{number}, {title}, waits for a yes to its price; nothing starts and nothing is charged before."
MORE_OPEN = "{count} more of yours {are} open."
YOUR_YES = "The price for {ticket}, {number}, waits for your yes or no until {until}."


def answer_about_goodbye(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """Goodbye, and how it stands; None for any other words, where nothing stands, and where what is told may be an attack.

    Whether somebody shall be called is asked once more: whoever leaves then leaves with nobody called.
    """
    if turn.pressed is not None or turn.emergency is not None or not says_goodbye(turn.words):
        return None
    with ports.begin() as work:
        call = _call_asked_about(work, turn)
        if call is not None:
            return (Answer(NOBODY_CALLED_YET), call)
        stands = _stands(work, turn, ports.clock.now())
    return (Answer(GOODBYE.format(stands=stands)),) if stands else None


def _call_asked_about(work: Work, turn: Turn) -> Answer | None:
    last = work.conversations.last_said(turn.conversation)
    buttons = unused_buttons(work, last)
    return Answer(last.text, buttons) if last is not None and asks_whether_to_call(buttons) else None


def _stands(work: Work, turn: Turn, now: datetime) -> str:
    enquiry = work.enquiries.current(turn.conversation)
    if enquiry is not None and is_of_security(enquiry.category):
        return ""
    if enquiry is not None:
        running = enquiry.run if enquiry.run is not None and enquiry.run.running else None
        named = CATALOGUE.get(enquiry.category)
        title = running.title if running is not None else named.title if named is not None else "What you told me"
        return (FIX_WAITS if running is not None else NOTHING_OPENED).format(title=title)
    person = turn.person
    waiting = quotes_to_answer(work, person.client, person.contact, now) if person.client and person.contact else ()
    if waiting and person.client is not None:
        until = moment(waiting[0].valid_until, person.client.timezone, now)
        return YOUR_YES.format(ticket=waiting[0].ticket, number=waiting[0].number, until=until)
    return _tickets([each for each in own_tickets(work, turn) if each.is_open], now)


def _tickets(tickets: list[Ticket], now: datetime) -> str:
    if not tickets:
        return ""
    newest = max(tickets, key=lambda each: each.opened_at)
    named = {"number": newest.number, "title": title_of(newest)}
    if newest.state is TicketState.AWAITING_APPROVAL:
        said = WAITS_FOR_A_YES.format(**named)
    elif newest.planned_for is not None and newest.planned_for > now:
        said = PLANNED.format(**named, when=moment(newest.planned_for, newest.timezone, now))
    else:
        said = OPEN.format(**named, state=STATE_WORDS[newest.state], dates=dates(newest, now))
    more = len(tickets) - 1
    return f"{said} {MORE_OPEN.format(count=more, are='is' if more == 1 else 'are')}" if more else said
