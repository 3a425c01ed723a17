"""One report of one condition has its effect: a ticket, a count, a note, an end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.desk.alert_plan import find_asset, find_device, sort_alert
from bot.desk.alerts import (
    MONITORING,
    Alert,
    Condition,
    Reaction,
    Standing,
    is_untouched,
    is_worse,
    react,
)
from bot.desk.clients import Asset, Client, ClientStatus
from bot.desk.tickets import BY_ITSELF, Ticket, TicketState, move_ticket
from bot.operations.alerts.grouping import join_incident, ticket_it_joins
from bot.operations.alerts.opening import Matter, matter_of, open_matter, page_about, reopen_matter
from bot.operations.notices import tell
from bot.operations.ports import Answer, DeskPorts, Work
from bot.operations.records import BOT, hours_of_ticket, note
from bot.operations.settlements import settle_when_closed

OURS = frozenset({BOT, MONITORING})


@dataclass(frozen=True)
class Place:
    """Whose device an alert is about, as far as it is known."""

    client: Client | None
    asset: Asset | None


def take_alert(work: Work, ports: DeskPorts, alert: Alert, *, key: str) -> Reaction:
    """Let one report have its effect inside the caller's transaction; ``key`` is the same whenever it is handled again."""
    now, plan = ports.clock.now(), ports.monitoring.plan()
    place = _place(work, alert)
    work.alerts.hold(alert.fingerprint)
    work.alerts.hold(place.client.code if place.client else "nobody")
    known = work.alerts.condition(alert.fingerprint)
    ticket = work.tickets.get(known.ticket, for_update=True) if known and known.ticket else None
    quiet = _is_quiet(work, alert, place, now)
    reaction = react(known, alert, now, ticket=ticket, quiet=quiet, steady_after=plan.steady_after)
    if reaction is Reaction.OPEN:
        _open(work, ports, alert, place, key, now)
    elif reaction is Reaction.RECORD:
        _record(work, alert, place, known, now)
    elif known is not None and reaction is Reaction.END:
        _end(work, ports, replace(known, alert=alert, last_at=now), ticket, key, now)
    elif known is not None and ticket is not None and reaction is Reaction.REOPEN:
        _reopen(work, ports, alert, place, known, ticket, key, now)
    elif known is not None and reaction in (Reaction.COUNT, Reaction.BACK):
        _count(work, ports, alert, known, ticket, key, now, back=reaction is Reaction.BACK)
    return reaction


def _place(work: Work, alert: Alert) -> Place:
    """The client that the source names and its device; where none is named, the one client that has such a device."""
    if alert.client is not None:
        client = work.clients.get(alert.client)
        return Place(client, find_asset(client, alert.device) if client else None)
    found = find_device(work.clients.list(), alert.device)
    return Place(*found) if found else Place(None, None)


def _is_quiet(work: Work, alert: Alert, place: Place, now: datetime) -> bool:
    if place.client is None:
        return False
    code, asset = place.client.code, place.asset
    return any(
        window.covers(
            now,
            client=code,
            site=asset.site if asset else None,
            device=alert.device,
            asset=asset.tag if asset else None,
        )
        for window in work.alerts.windows(now, code)
    )


def _matter(ports: DeskPorts, alert: Alert, place: Place, key: str) -> Matter:
    """What a person has to sort has no kind: a device that nobody knows, a client that has left."""
    served = place.client is not None and place.client.status is not ClientStatus.OFFBOARDED
    known = place.asset is not None and served
    kind = sort_alert(ports.monitoring.plan(), alert, place.asset) if known else None
    return matter_of(key, alert, place.client, place.asset, kind)


def _open(work: Work, ports: DeskPorts, alert: Alert, place: Place, key: str, now: datetime) -> None:
    matter = _matter(ports, alert, place, key)
    joined = ticket_it_joins(work, ports, matter, now)
    ticket = joined or open_matter(work, ports, matter)
    work.alerts.save(replace(_begun(alert, place, now), ticket=ticket.number, opened_at=now))
    if joined is None and matter.client is not None and matter.site is not None and ticket.category is not None:
        join_incident(work, ports, matter.client, matter.site, ticket.category)


def _begun(alert: Alert, place: Place, now: datetime) -> Condition:
    asset = place.asset
    return Condition(
        fingerprint=alert.fingerprint,
        alert=alert,
        client=place.client.code if place.client else None,
        standing=Standing.FIRING,
        since=now,
        last_at=now,
        asset=asset.tag if asset else None,
        site=asset.site if asset else None,
    )


def _record(work: Work, alert: Alert, place: Place, known: Condition | None, now: datetime) -> None:
    """Kept quiet: written down, and nothing else."""
    if known is not None and known.standing is Standing.QUIET:
        work.alerts.save(replace(known, alert=alert, count=known.count + 1, last_at=now))
    else:
        work.alerts.save(replace(_begun(alert, place, now), standing=Standing.QUIET))


def _count(
    work: Work,
    ports: DeskPorts,
    alert: Alert,
    known: Condition,
    ticket: Ticket | None,
    key: str,
    now: datetime,
    *,
    back: bool,
) -> None:
    worse = is_worse(alert, known.alert)
    # The worst of this time is kept: what goes up and down calls nobody twice.
    newest = alert if worse or back else replace(alert, severity=known.alert.severity)
    over = ticket is None or not ticket.is_open
    returns = known.returns + 1 if back else known.returns
    counted = replace(
        known,
        alert=newest,
        standing=Standing.FIRING,
        count=known.count + 1,
        last_at=now,
        returns=returns,
        since=now if back else known.since,
        over_at=(known.over_at or now) if over else None,
    )
    work.alerts.save(counted)
    if ticket is None or over:
        return
    if back and not known.comes_and_goes:
        more = " It comes and goes: from now on it is only counted." if counted.comes_and_goes else ""
        note(work, ticket, now, MONITORING, "back", f"{alert.condition} is back.{more}")
    if worse:
        note(work, ticket, now, MONITORING, "worse", f"{alert.condition} is {alert.severity.value} now.")
        page_about(work, ports, ticket, alert, key)


def _reopen(
    work: Work,
    ports: DeskPorts,
    alert: Alert,
    place: Place,
    known: Condition,
    ticket: Ticket,
    key: str,
    now: datetime,
) -> None:
    reopen_matter(work, ports, _matter(ports, alert, place, key), ticket)
    work.alerts.save(
        replace(
            known,
            alert=alert,
            standing=Standing.FIRING,
            since=now,
            last_at=now,
            count=known.count + 1,
            returns=known.returns + 1,
            over_at=None,
        )
    )


def _end(work: Work, ports: DeskPorts, known: Condition, ticket: Ticket | None, key: str, now: datetime) -> None:
    """It is gone: with the last of its conditions a ticket ends that no person has touched; others get a note."""
    was_quiet = known.standing is Standing.QUIET
    work.alerts.save(replace(known, standing=Standing.RESOLVED, resolved_at=now, over_at=None))
    if ticket is None or not ticket.is_open or was_quiet:
        return
    if work.alerts.on_ticket(ticket.number, Standing.FIRING) or known.comes_and_goes:
        return
    if _is_untouched(work, ticket):
        _close(work, ports, known, ticket, key, now)
    else:
        note(work, ticket, now, MONITORING, "gone", f"Monitoring does not see it any more: {known.alert.condition}.")


def _is_untouched(work: Work, ticket: Ticket) -> bool:
    """Nobody has done anything about it, and no person's report goes with it."""
    number = ticket.number
    worked = bool(work.timesheet.time_of(number) or work.timesheet.parts_of(number))
    joined = any(group.ticket == number and group.members for group in work.alerts.groups_of(ticket.client))
    return not joined and is_untouched(ticket, work.tickets.history(number), worked=worked, ours=OURS)


def _close(work: Work, ports: DeskPorts, known: Condition, ticket: Ticket, key: str, now: datetime) -> None:
    hours = hours_of_ticket(work, ticket)
    if ticket.state is TicketState.AWAITING_APPROVAL:
        # Whoever was asked is not needed any more.
        ticket = move_ticket(ticket, TicketState.TRIAGED, now, hours)
    ticket = replace(move_ticket(ticket, TicketState.RESOLVED, now, hours), solved_by=BY_ITSELF, not_to_exceed=None)
    work.tickets.save(ticket)
    settle_when_closed(work, ports, ticket, by=MONITORING, key=key, now=now)
    note(work, ticket, now, MONITORING, "closed", f"Monitoring does not see it any more: {known.alert.condition}.")
    client = work.clients.get(ticket.client) if ticket.client else None
    contact = client.contact(ticket.contact) if client and ticket.contact else None
    if client is not None and contact is not None and contact.served:
        text = (
            f"{ticket.number}: our monitoring does not see the problem any more. It is closed, and nothing is charged."
        )
        tell(work, ports, client, contact, Answer(text))
