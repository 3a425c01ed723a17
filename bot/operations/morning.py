"""The morning summary: what the night brought, who took it, and what is due today; once a day, to whoever sorts the work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.desk.catalogue import Priority
from bot.desk.emergencies import Page
from bot.desk.escalation import Escalation
from bot.desk.people import Conversation
from bot.desk.staff import StaffRole
from bot.desk.ticket_work import next_due
from bot.desk.tickets import STATE_WORDS, Ticket
from bot.operations.notices import chats_of, write
from bot.operations.oncall import kind_in_words
from bot.operations.ports import Answer, DeskPorts, Work
from bot.operations.ticket_lines import title_of
from bot.operations.wording import length, moment

TOLD_AT, TOLD_UNTIL = time(7, 30), time(12)
"""Local times of the rota's zone between which the summary is sent; after a longer standstill the next one tells."""
EVENING = time(18)
SHOWN = 8
_ROLES = frozenset({StaffRole.DISPATCHER, StaffRole.MANAGER})


@dataclass(frozen=True)
class Night:
    """Since the evening before: calls with how far they climbed, tickets that were opened, and those due or late today."""

    since: datetime
    until: datetime
    zone: str
    calls: tuple[tuple[Page, Escalation | None], ...]
    opened: tuple[Ticket, ...]
    late: tuple[Ticket, ...]
    due: tuple[Ticket, ...]


def night_before(*, ports: DeskPorts, until: datetime | None = None) -> Night:
    """The night that ends now, or at ``until``."""
    with ports.begin() as work:
        return _night(work, ports, until or ports.clock.now())


def send_morning_summary(*, ports: DeskPorts) -> int:
    """Tell dispatchers and managers in their chats, once a day; to how many chats it went."""
    now = ports.clock.now()
    local = now.astimezone(ZoneInfo(ports.rota.rota().zone))
    if not TOLD_AT <= local.time() < TOLD_UNTIL:
        return 0
    with ports.begin() as work:
        # Two workers that look at once tell once.
        work.staff.hold()
        today = f"morning {local.date().isoformat()}"
        if work.done.recall(today, "summary") is not None:
            return 0
        text = in_words(_night(work, ports, now))
        told = [
            Conversation(identity).key
            for member in work.staff.list()
            if member.active and member.role in _ROLES
            for identity in chats_of(ports, member)
        ]
        for conversation in told:
            write(work, conversation, Answer(text), contact=None, at=now)
        work.done.remember(today, "summary", str(len(told)))
        work.commit()
        return len(told)


def _night(work: Work, ports: DeskPorts, until: datetime) -> Night:
    zone = ports.rota.rota().zone
    local = until.astimezone(ZoneInfo(zone))
    evening = datetime.combine(local.date(), EVENING, ZoneInfo(zone))
    since = evening if evening < local else datetime.combine(local.date() - timedelta(days=1), EVENING, ZoneInfo(zone))
    clients = [client.code for client in work.clients.list()]
    opened = [ticket for code in clients for ticket in work.tickets.opened_between(code, since, until)]
    tonight = datetime.combine(local.date(), EVENING, ZoneInfo(zone))
    waiting = [(ticket, next_due(ticket)) for ticket in work.tickets.list(open_only=True)]
    pages = [page for page in work.pages.list(limit=200) if since <= page.sent_at < until]
    return Night(
        since=since,
        until=until,
        zone=zone,
        calls=tuple((page, work.pages.escalation(page.id)) for page in reversed(pages)),
        opened=tuple(sorted(opened, key=lambda ticket: (ticket.priority.value, ticket.opened_at))),
        late=tuple(ticket for ticket, due in waiting if due is not None and due < until),
        due=tuple(ticket for ticket, due in waiting if due is not None and until <= due < tonight),
    )


def in_words(night: Night) -> str:
    """The summary as it is told: calls first, then what came in, then what is late and due."""
    since = moment(night.since, night.zone)
    if not (night.calls or night.opened or night.late or night.due):
        return f"Good morning. A quiet night since {since}: no call, no new ticket, nothing due today."
    lines = [f"Good morning. Since {since}:"]
    lines += _listed("Call", "Calls", [_call(*each, night.zone) for each in night.calls])
    lines += _listed("New ticket", "New tickets", [_ticket(ticket, night.zone, None) for ticket in night.opened])
    lines += _listed("Late", "Late", [_ticket(ticket, night.zone, next_due(ticket)) for ticket in night.late])
    lines += _listed("Due today", "Due today", [_ticket(ticket, night.zone, next_due(ticket)) for ticket in night.due])
    return "\n".join(lines)


def _listed(one: str, more: str, lines: Sequence[str]) -> list[str]:
    if not lines:
        return []
    rest = [f"  and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else []
    return [f"{one if len(lines) == 1 else more}: {len(lines)}", *(f"  {line}" for line in lines[:SHOWN]), *rest]


def _call(page: Page, escalation: Escalation | None, zone: str) -> str:
    about = f"{moment(page.sent_at, zone)} {kind_in_words(page.kind)}, {page.ticket or page.client or 'no ticket'}"
    if escalation is None:
        return about
    if escalation.taken is not None:
        return f"{about}: {escalation.taken.by} took it after {length(escalation.taken.at - page.sent_at)}"
    if escalation.ended is not None:
        return f"{about}: over, {escalation.ended}"
    called = len({each.technician for each in escalation.notified})
    return f"{about}: nobody has taken it ({called} called)"


def _ticket(ticket: Ticket, zone: str, due: datetime | None) -> str:
    grave = f"{ticket.priority.value} " if ticket.priority in (Priority.P1, Priority.P2) else ""
    what = title_of(ticket) if ticket.category else "not sorted yet"
    when = f", due {moment(due, zone)}" if due is not None else f", {STATE_WORDS[ticket.state]}"
    return f"{grave}{ticket.number} {ticket.client or 'not verified'}, {what}{when}"
