"""Reports that are one matter: a storm of alerts on one ticket, and an incident that many people and devices report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.desk.alert_plan import AlertPlan, Sorted
from bot.desk.alerts import MONITORING, AlertGroup, AlertSeverity, GroupKind
from bot.desk.catalogue import Impact, Urgency, category_or_raise
from bot.desk.clients import Client
from bot.desk.ticket_work import merge_into
from bot.desk.tickets import Ticket, TicketState
from bot.operations.alerts.opening import Matter, open_matter, page_about
from bot.operations.notices import tell
from bot.operations.ports import Answer, DeskPorts, Work
from bot.operations.records import note

LINES_ABOUT_MEMBERS = 20
"""So many alerts that join a ticket get a line of its history; `nightdesk alerts list` names them all."""


def ticket_it_joins(work: Work, ports: DeskPorts, matter: Matter, now: datetime) -> Ticket | None:
    """The ticket of the incident or the storm that a new condition belongs to; None when it needs one of its own.

    The condition that is one too many opens the storm's ticket.
    """
    plan = ports.monitoring.plan()
    code = matter.client.code if matter.client else None
    groups = work.alerts.groups_of(code)
    category = matter.kind.category if matter.kind else None
    for group in groups:
        incident = group.kind is GroupKind.INCIDENT and (group.site, group.category) == (matter.site, category)
        if incident and (ticket := _grows(work, group, plan.incident.within, now)) is not None:
            return _joined(work, ports, matter, ticket)
    recent = work.alerts.opened_since(code, now - plan.storm.within)
    for group in groups:
        if group.kind is GroupKind.STORM and (ticket := _grows(work, group, plan.storm.within, now)) is not None:
            return _joined(work, ports, matter, ticket)
    if recent < plan.storm.number:
        return None
    ticket = open_matter(work, ports, _storm(matter, plan))
    group = AlertGroup(f"storm {ticket.number}", GroupKind.STORM, code, ticket.number, now, now)
    work.alerts.save_group(group)
    return ticket


def _grows(work: Work, group: AlertGroup, within: timedelta, now: datetime) -> Ticket | None:
    """The group's ticket, if the group still takes more; with that it lives on."""
    if now - group.last_at > within:
        return None
    ticket = work.tickets.get(group.ticket, for_update=True)
    if ticket is None or not ticket.is_open:
        return None
    work.alerts.save_group(replace(group, last_at=now))
    return ticket


def _joined(work: Work, ports: DeskPorts, matter: Matter, ticket: Ticket) -> Ticket:
    so_far = work.alerts.on_ticket(ticket.number)
    if so_far < LINES_ABOUT_MEMBERS:
        note(work, ticket, ports.clock.now(), MONITORING, "also", matter.what)
    elif so_far == LINES_ABOUT_MEMBERS:
        note(work, ticket, ports.clock.now(), MONITORING, "also", "And more: they are only counted from here on.")
    called = any(entry.kind == "paged" for entry in work.tickets.history(ticket.number))
    if matter.alert.severity is AlertSeverity.CRITICAL and not called:
        page_about(work, ports, ticket, matter.alert, f"{ticket.number} critical")
    return ticket


def _storm(matter: Matter, plan: AlertPlan) -> Matter:
    """All of it as one matter of the whole client."""
    minutes = int(plan.storm.within.total_seconds() // 60)
    whose = f" at {matter.client.name}" if matter.client else ""
    words = f"Many problems at once{whose}: more than {plan.storm.number} in {minutes} minutes. The last of them:"
    critical = matter.alert.severity is AlertSeverity.CRITICAL
    urgency = Urgency.STOPPED if critical else Urgency.DEGRADED
    kind = Sorted("monitoring_alert", Impact.CLIENT, urgency, "")
    return replace(
        matter,
        key=f"{matter.key} storm",
        asset=None,
        kind=kind if matter.client else None,
        what=f"many devices at once (more than {plan.storm.number} alerts in {minutes} minutes)",
        words=f"{words}\n{matter.words}",
    )


def join_incident(work: Work, ports: DeskPorts, client: Client, site: str, category: str) -> AlertGroup | None:
    """Make one incident of enough reports from a site about a category, or let newer ones join it; None where there is none.

    The oldest ticket is the one; everybody who reported is told once. The client has to be held.
    """
    plan, now = ports.monitoring.plan(), ports.clock.now()
    if category not in plan.shared:
        return None
    group = next(
        (
            each
            for each in work.alerts.groups_of(client.code)
            if each.kind is GroupKind.INCIDENT and (each.site, each.category) == (site, category)
        ),
        None,
    )
    if group is not None and not _is_open(work, group.ticket):
        return None
    recent = _reports(work, client, site, category, now - plan.incident.within, now)
    # A group that has come to rest takes nobody in any more; enough new reports are another incident.
    if group is not None and now - group.last_at > plan.incident.within:
        recent, group = [each for each in recent if each.number != group.ticket], None
    if group is None:
        if len({_reporter(each) for each in recent}) < plan.incident.number:
            return None
        parent = recent[0]
        group = AlertGroup(
            f"incident {parent.number}", GroupKind.INCIDENT, client.code, parent.number, now, now, site, category
        )
    return _take_in(work, ports, client, group, recent, now)


def _reports(work: Work, client: Client, site: str, category: str, since: datetime, now: datetime) -> Sequence[Ticket]:
    """Open tickets of that kind from that time on that go with no other yet, oldest first."""
    found = work.tickets.opened_between(client.code, since, now + timedelta(microseconds=1))
    alike = (each for each in found if (each.site, each.category) == (site, category))
    return [each for each in alike if each.is_open and each.parent is None]


def _reporter(ticket: Ticket) -> str:
    """Whoever asks three times about one thing is one report; each device that monitoring watches is its own."""
    return ticket.number if ticket.source == MONITORING or ticket.contact is None else ticket.contact


def _take_in(
    work: Work, ports: DeskPorts, client: Client, group: AlertGroup, reports: Sequence[Ticket], now: datetime
) -> AlertGroup:
    new = [each for each in reports if each.number not in (group.ticket, *group.members)]
    if not new:
        return group
    work.tickets.hold_families()
    parent = work.tickets.get(group.ticket, for_update=True)
    assert parent is not None
    for ticket in new:
        _let_go_with(work, ticket.number, parent)
        note(work, ticket, now, MONITORING, "goes with", f"{parent.number}: one matter, several reports.")
        note(work, parent, now, MONITORING, "joined by", ticket.number)
    told = _tell_all(work, ports, client, group, [parent, *new])
    group = replace(group, members=(*group.members, *(each.number for each in new)), told=told, last_at=now)
    work.alerts.save_group(group)
    return group


def _let_go_with(work: Work, number: str, parent: Ticket) -> None:
    """Answers and the solution reach its people too; what a technician has put together otherwise stays so."""
    ticket = work.tickets.get(number, for_update=True)
    alone = ticket is not None and ticket.parent is None and not work.tickets.children(number)
    if ticket is not None and ticket.is_open and alone and parent.is_open and parent.parent is None:
        work.tickets.save(merge_into(ticket, parent))


def _tell_all(
    work: Work, ports: DeskPorts, client: Client, group: AlertGroup, tickets: Iterable[Ticket]
) -> tuple[str, ...]:
    """Everybody who reported and does not know yet; everybody who knows then."""
    told = list(group.told)
    for ticket in tickets:
        contact = client.contact(ticket.contact)
        if contact is None or not contact.served or contact.email in told:
            continue
        text = (
            f"Several reports have come in about this: {_matter(client, group)}. We treat them as one, and {ticket.number} "
            "goes with it. I write to you once it is solved; until then you do not have to do anything."
        )
        tell(work, ports, client, contact, Answer(text))
        told.append(contact.email)
    return tuple(told)


def _matter(client: Client, group: AlertGroup) -> str:
    site = client.site(group.site)
    title = category_or_raise(group.category).title if group.category else "many alerts"
    return f"{title}, {site.name}" if site else title


def look_at_incidents(*, ports: DeskPorts) -> int:
    """Join what people and devices report from one site about one thing, and tell everybody once when it is over.

    How many incidents there are. Each in a transaction of its own.
    """
    plan, now = ports.monitoring.plan(), ports.clock.now()
    with ports.begin() as work:
        crowded = work.alerts.crowded(now - plan.incident.within, plan.incident.number)
        groups = work.alerts.groups()
    places = {each for each in crowded if each[2] in plan.shared}
    places |= {
        (each.client, each.site, each.category)
        for each in groups
        if each.kind is GroupKind.INCIDENT and each.client and each.site and each.category
    }
    for group in groups:
        _end_if_over(ports, group.client, group.id)
    return sum(_look_at(ports, *place) for place in sorted(places))


def _look_at(ports: DeskPorts, code: str, site: str, category: str) -> bool:
    with ports.begin() as work:
        work.alerts.hold(code)
        client = work.clients.get(code)
        group = join_incident(work, ports, client, site, category) if client else None
        work.commit()
        return group is not None


def _end_if_over(ports: DeskPorts, code: str | None, id: str) -> None:
    """The ticket is over: the group is, too, and whoever was told of it and whose own ticket is still open hears that.

    Who has heard it with the solution of their own ticket does not hear it twice.
    """
    with ports.begin() as work:
        work.alerts.hold(code or "nobody")
        group = next((each for each in work.alerts.groups_of(code) if each.id == id), None)
        ticket = work.tickets.get(group.ticket) if group else None
        if group is None or ticket is None or ticket.is_open:
            return
        work.alerts.save_group(replace(group, ended_at=ports.clock.now()))
        client = work.clients.get(code) if code else None
        solved = ticket.state in (TicketState.RESOLVED, TicketState.CLOSED)
        members = [member for number in group.members if (member := work.tickets.get(number)) is not None]
        waiting = {member.contact for member in members if member.is_open}
        for email in group.told:
            contact = client.contact(email) if client and email in waiting else None
            if client is None or contact is None or not contact.served:
                continue
            end = "is solved" if solved else "is closed"
            text = f"{_matter(client, group)}: this {end}. If it is not right for you yet, write to me."
            tell(work, ports, client, contact, Answer(text))
        work.commit()


def _is_open(work: Work, number: str) -> bool:
    ticket = work.tickets.get(number)
    return ticket is not None and ticket.is_open
