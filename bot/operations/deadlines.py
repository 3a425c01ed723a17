"""Nobody misses a promise without having been warned: owner, dispatchers, managers, in their chats, once for each share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from bot.desk.deadlines import DeadlineWarning, Reached, look_again_at, told_to, warnings_of
from bot.desk.people import Conversation
from bot.desk.staff import StaffMember
from bot.desk.tickets import Ticket
from bot.operations.notices import chats_of, write
from bot.operations.ports import Answer, DeskPorts, Work
from bot.operations.records import BOT, hours_of_ticket, note
from bot.operations.replies import METRIC_WORDS
from bot.operations.wording import moment

BATCH = 100
SHOWN = 10
WARNED = "deadline"


def warn_of_deadlines(*, ports: DeskPorts) -> int:
    """Look at every ticket whose time for it has come, in batches of one transaction each; how many warnings were given.

    Nothing waits in memory: when to look at a ticket again stands beside it, and any change of the ticket has it looked at
    anew. Whoever has several warnings at once gets them in one message.
    """
    given = 0
    while True:
        with ports.begin() as work:
            now = ports.clock.now()
            batch = work.deadlines.to_look_at(now, BATCH)
            if not batch:
                return given
            given += _warn(work, ports, batch, now)
            work.commit()


def _warn(work: Work, ports: DeskPorts, batch: Sequence[Ticket], now: datetime) -> int:
    staff = [member for member in work.staff.list() if member.active]
    letters: dict[str, list[str]] = defaultdict(list)
    count = 0
    for ticket in batch:
        for warning in _look(work, ticket, now):
            count += 1
            line = _in_words(work, ticket, warning, now)
            note(
                work,
                ticket,
                now,
                BOT,
                WARNED,
                f"{warning.reached.share} % of the time for {METRIC_WORDS[warning.reached.metric]}",
            )
            for member in _told(staff, ticket, warning.reached.share):
                for identity in chats_of(ports, member):
                    letters[Conversation(identity).key].append(line)
    for conversation, lines in sorted(letters.items()):
        write(work, conversation, Answer(_letter(lines)), contact=None, at=now)
    return count


def _look(work: Work, ticket: Ticket, now: datetime) -> tuple[DeadlineWarning, ...]:
    """The warnings that are due, kept as given; and when to look again."""
    hours = hours_of_ticket(work, ticket)
    if hours is None:
        work.deadlines.look_again(ticket.number, None)
        return ()
    before: Sequence[Reached] = work.deadlines.given(ticket.number)
    told, passed = warnings_of(ticket, hours, now, before)
    work.deadlines.give(ticket.number, passed, now)
    work.deadlines.look_again(ticket.number, look_again_at(ticket, hours, now, (*before, *passed)))
    return told


def _told(staff: Sequence[StaffMember], ticket: Ticket, share: int) -> list[StaffMember]:
    owner = (ticket.owner or "").casefold()
    roles = told_to(share, owned=any(member.email.casefold() == owner for member in staff))
    return [member for member in staff if member.email.casefold() == owner or member.role in roles]


def _in_words(work: Work, ticket: Ticket, warning: DeadlineWarning, now: datetime) -> str:
    client = work.clients.get(ticket.client) if ticket.client else None
    what = (ticket.category or "unsorted").replace("_", " ")
    about = f"{ticket.number} ({client.name if client else 'not verified'}, {what}, {ticket.priority.value})"
    metric = METRIC_WORDS[warning.reached.metric]
    if warning.due is None:
        return f"{about}: the time for {metric} is over."
    return f"{about}: {warning.reached.share} % of the time for {metric} is used; due {moment(warning.due, ticket.timezone, now)}."


def _letter(lines: Sequence[str]) -> str:
    rest = (
        [f"and {len(lines) - SHOWN} more: `nightdesk tickets list` shows them, due first."]
        if len(lines) > SHOWN
        else []
    )
    return "\n".join((*lines[:SHOWN], *rest))
