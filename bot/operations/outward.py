"""The way of events to systems outside: what goes next, what was taken, what is tried again, and when that ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from bot.desk.people import Conversation
from bot.desk.receivers import Receiver, next_try
from bot.desk.staff import StaffRole
from bot.desk.ticket_events import facts_of
from bot.operations.notices import chats_of, write
from bot.operations.ports import (
    Answer,
    Delivered,
    DeliveryState,
    DeskPorts,
    EventDelivery,
    Letter,
    Limit,
    NotDelivered,
    Work,
)

_TOLD = (StaffRole.ADMIN, StaffRole.MANAGER, StaffRole.DISPATCHER)
KEPT = timedelta(days=30)
"""Events are kept so long, taken or not."""


def next_letter(*, ports: DeskPorts, receiver: str, ticket: str) -> Letter | None:
    """The oldest event of the ticket that the receiver has not got, its attempt begun; None when nothing may be sent now.

    Nothing overtakes it: while it waits for its next attempt, so do the later ones of its ticket.
    """
    now = ports.clock.now()
    with ports.begin() as work:
        to = work.outward.receiver(receiver)
        delivery = work.outward.next_waiting(receiver, ticket)
        if to is None or delivery is None or not to.active:
            return None
        if delivery.next_at is not None and delivery.next_at > now:
            return None
        rest = work.paces.take((Limit(_place(receiver)),), now)
        if rest:
            work.outward.put_off(delivery, now + rest)
            work.jobs.send_out_later(receiver, ticket, now + rest)
            work.commit()
            return None
        letter = _letter(work, to, work.outward.begin_attempt(delivery), now)
        work.commit()
        return letter


def _letter(work: Work, to: Receiver, delivery: EventDelivery, now: datetime) -> Letter:
    event = delivery.event
    stored = work.decisions.get(event.now.decision) if event.now.decision else None
    ticket = work.tickets.get(event.ticket)
    client = work.clients.get(event.client) if event.client else None
    contact = client.contact(event.now.contact) if client else None
    return Letter(
        receiver=to,
        delivery=delivery,
        lines=tuple(work.outward.lines(event)),
        verdict=stored.decision.verdict if stored else None,
        at=now,
        standing=facts_of(ticket) if ticket else None,
        words=ticket.words if ticket else "",
        requester=contact.name if contact else None,
        client_name=client.name if client else None,
        outside=work.outward.outside(to.id, event.ticket),
    )


def note_outcome(*, ports: DeskPorts, letter: Letter, outcome: Delivered | NotDelivered, luck: float) -> bool:
    """Keep how the attempt ended; whether the ticket's next event may go now.

    What was not taken is tried again after a while, spread by ``luck`` (0 to 1). After the last attempt the next event goes. A
    receiver that wants nothing more, or has taken nothing for days, is switched off, and the admins are told.
    """
    now = ports.clock.now()
    with ports.begin() as work:
        if isinstance(outcome, Delivered):
            _taken_again(work, letter.receiver.id)
            if outcome.outside is not None and outcome.outside != letter.outside:
                work.outward.note_outside(letter.receiver.id, letter.event.ticket, outcome.outside)
            work.outward.end_attempt(letter.delivery, outcome, at=now, state=DeliveryState.SENT, next_at=None)
            work.commit()
            return True
        to = work.outward.receiver(letter.receiver.id, for_update=True)
        if to is None:
            return False
        goes_on = _not_taken(work, ports, to, letter.delivery, outcome, luck)
        work.commit()
        return goes_on


def _taken_again(work: Work, receiver: str) -> None:
    """It does not fail any more. It is held only where it did: what goes well does not wait for others."""
    seen = work.outward.receiver(receiver)
    if seen is not None and seen.failing_since is not None:
        held = work.outward.receiver(receiver, for_update=True)
        if held is not None:
            work.outward.save_receiver(replace(held, failing_since=None))


def _not_taken(
    work: Work, ports: DeskPorts, to: Receiver, delivery: EventDelivery, outcome: NotDelivered, luck: float
) -> bool:
    now = ports.clock.now()
    to = replace(to, failing_since=to.failing_since or now)
    why = "It says that it wants nothing more." if outcome.gone else ""
    if not why and to.failed_too_long(now):
        why = f"It has taken nothing for days ({outcome.why})."
    wait = next_try(delivery.attempts, luck, outcome.after)
    state, next_at = DeliveryState.WAITING, None
    if why and to.active:
        to = replace(to, disabled_at=now, disabled_why=why)
        _tell_admins(work, ports, to, now)
    elif wait is None:
        state = DeliveryState.FAILED
    else:
        next_at = now + wait
        work.jobs.send_out_later(to.id, delivery.event.ticket, next_at)
        if outcome.busy:
            work.paces.close((_place(to.id),), next_at)
    work.outward.save_receiver(to)
    work.outward.end_attempt(delivery, outcome, at=now, state=state, next_at=next_at)
    return state is DeliveryState.FAILED


def take_up_outward(*, ports: DeskPorts) -> int:
    """Defer the sending of whatever may be sent now, for when a job was lost or came too early; how many there were."""
    with ports.begin() as work:
        due = work.outward.due(ports.clock.now())
        for receiver, ticket in due:
            work.jobs.send_out(receiver, ticket)
        work.commit()
        return len(due)


def forget_events(*, ports: DeskPorts) -> int:
    """Remove events that are older than they are kept; how many."""
    with ports.begin() as work:
        gone = work.outward.forget(ports.clock.now() - KEPT)
        work.commit()
        return gone


def host_of(receiver: Receiver) -> str:
    """How a receiver is named where others may read it: the rest of an address may hold a secret."""
    return urlsplit(receiver.address).hostname or receiver.address


def _tell_admins(work: Work, ports: DeskPorts, to: Receiver, now: datetime) -> None:
    text = (
        f"Nothing more about tickets is sent to {host_of(to)} ({to.id}). {to.disabled_why} What happens is kept for "
        f"{KEPT.days} days: `nightdesk webhooks enable {to.id}` sends it."
    )
    staff = [member for member in work.staff.list() if member.active and chats_of(ports, member)]
    # Where no admin can be reached in a chat, whoever can be comes next.
    reached = next((found for role in _TOLD if (found := [each for each in staff if each.role is role])), [])
    for member in reached:
        for identity in chats_of(ports, member):
            write(work, Conversation(identity).key, Answer(text), contact=None, at=now)


def _place(receiver: str) -> str:
    return f"outward:{receiver}"
