"""Time and parts are written on a ticket; what goes beyond the approved amount stops the work for another approval."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal

from bot.desk.catalogue import Work as WorkKind
from bot.desk.contracts import Overrun
from bot.desk.errors import ImpossibleMove, NotFound
from bot.desk.money import Money, in_words
from bot.desk.tickets import STATE_WORDS, Ticket, TicketState, move_ticket
from bot.desk.timesheet import (
    BadEntry,
    PartEntry,
    TimeEntry,
    checked_time,
    reversing_part,
    reversing_time,
)
from bot.operations.allowances import say_when_little_is_left
from bot.operations.more_approval import ask_for_more, no_more_is_needed
from bot.operations.ports import DeskPorts, Work
from bot.operations.records import hours_of_ticket, note, ticket_or_raise
from bot.operations.ticket_costs import (
    TicketWork,
    decide_kind_of_work,
    reserve_what_is_worked,
    ticket_work,
)
from bot.operations.typed_secrets import kept_words

# Work that is written down has begun.
_BEGINS = frozenset({TicketState.TRIAGED, TicketState.ASSIGNED, TicketState.SCHEDULED})


@dataclass(frozen=True)
class Written:
    """What is on record, the ticket as it is now, and what its work comes to (None for nobody's ticket).

    ``stopped`` says, in a sentence for the technician, why work must not go on.
    """

    entry: TimeEntry | PartEntry
    ticket: Ticket
    found: TicketWork | None
    stopped: str | None = None


def log_time(
    *,
    ports: DeskPorts,
    ticket: str,
    minutes: int,
    by: str,
    key: str,
    start: datetime | None = None,
    kind: WorkKind | None = None,
    role: str | None = None,
    text: str = "",
    still_needed: int = 0,
) -> Written:
    """Write down real time; once for each key. Without ``start`` the work ends now.

    Another kind of work than the ticket was decided for is decided first. Time beyond what is approved is kept, and the
    ticket stops for another approval; ``still_needed`` minutes are asked for on top. BadEntry for time nobody can have
    worked, NotFound without the ticket, ImpossibleMove when it is over.
    """
    text = kept_words(ports, text)

    def write(work: Work, held: Ticket, now: datetime) -> TimeEntry:
        begins = checked_time(start or now - timedelta(minutes=minutes), minutes)
        if begins + timedelta(minutes=minutes) > now:
            raise BadEntry("That work would end in the future. Say when it began with --start, or write fewer minutes.")
        number, what = _next_id(work, held), kind or _kind_of(work, held)
        entry = TimeEntry(number, key, held.number, held.client, by, role, begins, minutes, 0, what, text, now)
        decide_kind_of_work(work, held, entry, now)
        before, after = ticket_work(work, held), ticket_work(work, held, more=(entry,))
        accounted = after.cost.accounted - before.cost.accounted if before and after else minutes
        entry = replace(entry, accounted=accounted)
        work.timesheet.add_time(entry)
        said = f"{entry.id}: {minutes} min {what.value}, accounted {accounted} min"
        note(work, held, now, by, "time", f"{said}: {text}" if text else said)
        return entry

    return _write(ports, ticket, key, by, write, still_needed)


def add_part(
    *, ports: DeskPorts, ticket: str, text: str, cost: Decimal, by: str, key: str, quantity: int = 1
) -> Written:
    """Write down a part at our cost for one, in the client's currency; once for each key, else as ``log_time``."""
    text = kept_words(ports, text)

    def write(work: Work, held: Ticket, now: datetime) -> PartEntry:
        client = work.clients.get(held.client) if held.client else None
        if client is None:
            raise NotFound(f"{held.number} belongs to no client, so nobody can pay for a part.")
        if cost < 0 or quantity < 1 or not text.strip():
            raise BadEntry("A part needs a name, a cost of 0 or more and a quantity of 1 or more.")
        each = Money(cost, client.currency)
        part = PartEntry(_next_id(work, held), key, held.number, held.client, by, text.strip(), each, quantity, now)
        work.timesheet.add_part(part)
        note(work, held, now, by, "part", f"{part.id}: {quantity} x {part.text} at our cost of {in_words(each)}")
        return part

    return _write(ports, ticket, key, by, write)


def correct(*, ports: DeskPorts, ticket: str, entry: str, by: str, key: str, text: str = "") -> Written:
    """Take an entry or a part back with a row that reverses it; once for each key. NotFound, or BadEntry for the second."""
    text = kept_words(ports, text)

    def write(work: Work, held: Ticket, now: datetime) -> TimeEntry | PartEntry:
        times, parts = work.timesheet.time_of(held.number), work.timesheet.parts_of(held.number)
        time = next((each for each in times if each.id.casefold() == entry.casefold()), None)
        part = next((each for each in parts if each.id.casefold() == entry.casefold()), None)
        number = _next_id(work, held)
        back: TimeEntry | PartEntry
        if time is not None:
            back = reversing_time(time, times, id=number, key=key, by=by, at=now)
            before, after = ticket_work(work, held), ticket_work(work, held, times=(*times, back))
            # What the others count as may change too: the row takes back what the ticket is accounted for less.
            accounted = after.cost.accounted - before.cost.accounted if before and after else back.accounted
            back = replace(back, accounted=accounted, note=text)
            work.timesheet.add_time(back)
        elif part is not None:
            back = reversing_part(part, parts, id=number, key=key, by=by, at=now)
            work.timesheet.add_part(back)
        else:
            raise NotFound(f"{held.number} has no entry {entry}. `nightdesk tickets cost {held.number}` lists them.")
        note(work, held, now, by, "corrected", f"{back.id} takes back {back.reverses}{f': {text}' if text else ''}")
        return back

    return _write(ports, ticket, key, by, write)


def decide_about_the_rest(*, ports: DeskPorts, ticket: str, rest: Overrun, by: str) -> tuple[Ticket, str | None]:
    """A person says what happens with work that the allowance does not reach: it is charged, or taken all the same.

    The ticket and, where an approver is asked, a sentence about it. Saying the same again changes nothing.
    """
    if rest is Overrun.PERSON:
        raise BadEntry("Say 'charge' or 'allow': a person has to decide, and that is you.")
    with ports.begin() as work:
        held, now = ticket_or_raise(work, ticket.upper(), for_update=True), ports.clock.now()
        if not held.is_open:
            raise ImpossibleMove(f"{held.number} is {STATE_WORDS[held.state]}.")
        if held.client is not None:
            work.ledger.hold(held.client)
        stopped = None
        if held.rest is not rest:
            held = replace(held, rest=rest)
            work.tickets.save(held)
            note(work, held, now, by, "rest decided", rest.value)
            held, _, stopped = _weighed(work, ports, held, f"rest {held.number} {rest.value}", by, None, now)
            work.commit()
        return held, stopped


def _write(
    ports: DeskPorts,
    number: str,
    key: str,
    by: str,
    write: Callable[[Work, Ticket, datetime], TimeEntry | PartEntry],
    still_needed: int = 0,
) -> Written:
    """One entry under one key in one transaction, and everything that follows from it."""
    with ports.begin() as work:
        held, now = ticket_or_raise(work, number.upper(), for_update=True), ports.clock.now()
        if held.client is not None:
            work.ledger.hold(held.client)
        known = work.timesheet.written_under(key)
        if known is not None:
            if known.ticket != held.number:
                raise BadEntry(f"The key {key} has been used for {known.id}. Every entry needs a key of its own.")
            return Written(known, held, ticket_work(work, held), work.done.recall(key, "stopped"))
        if not held.is_open:
            raise ImpossibleMove(f"{held.number} is {STATE_WORDS[held.state]}. Open it again before you write on it.")
        entry = write(work, held, now)
        following = None
        if still_needed and isinstance(entry, TimeEntry):
            following = replace(
                entry, id=f"{entry.id}+", start=now.replace(second=0, microsecond=0), minutes=still_needed
            )
        held, found, stopped = _weighed(work, ports, held, key, by, following, now)
        if stopped is not None:
            work.done.remember(key, "stopped", stopped)
        work.commit()
        return Written(entry, held, found, stopped)


def _weighed(
    work: Work, ports: DeskPorts, held: Ticket, key: str, by: str, following: TimeEntry | None, now: datetime
) -> tuple[Ticket, TicketWork | None, str | None]:
    """The ticket after its work has changed: begun, its allowance held, and stopped where the cost is not approved."""
    if held.state in _BEGINS:
        held = move_ticket(held, TicketState.IN_PROGRESS, now, hours_of_ticket(work, held))
        work.tickets.save(held)
    found = ticket_work(work, held)
    if found is None:
        return held, None, None
    reserve_what_is_worked(work, key, found, now)
    for draw in found.draws:
        say_when_little_is_left(work, ports, found.client, draw.contract, draw.allowance, draw.drawn[-1].work_at)
    held = no_more_is_needed(work, ports, found, now, by=by)
    held, stopped = ask_for_more(work, ports, replace(found, ticket=held), by=by, next_entry=following)
    if stopped is None and found.cost.undecided:
        stopped = f"Nobody has said yet who pays for all of this work on {held.number}. It is kept and not charged."
    return held, ticket_work(work, held), stopped


def _next_id(work: Work, ticket: Ticket) -> str:
    """``ND-1001/3``: entries and parts of a ticket are counted together."""
    written = len(work.timesheet.time_of(ticket.number)) + len(work.timesheet.parts_of(ticket.number))
    return f"{ticket.number}/{written + 1}"


def _kind_of(work: Work, ticket: Ticket) -> WorkKind:
    stored = work.decisions.get(ticket.decision) if ticket.decision else None
    return stored.decision.work if stored else WorkKind.REMOTE
