"""Webhooks: adding and removing them, their secrets, what became of what was sent, sending it again."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import uuid4

from bot.desk.errors import NotFound, OutOfDate
from bot.desk.receivers import (
    BOTH_SECRETS,
    Extra,
    Network,
    Receiver,
    ReceiverKind,
    checked_address,
    fingerprint_of,
)
from bot.desk.ticket_events import EventType
from bot.operations.ports import DeliveryState, DeskPorts, EventDelivery, Work


@dataclass(frozen=True)
class ShownReceiver:
    """A receiver, how many events it has not got yet, and how many it never took."""

    receiver: Receiver
    waiting: int
    failed: int


def add_webhook(
    *,
    ports: DeskPorts,
    address: str,
    by: str,
    client: str | None = None,
    events: frozenset[EventType] = frozenset(),
    extras: frozenset[Extra] = frozenset(),
    allowed: tuple[Network, ...] = (),
) -> tuple[Receiver, str]:
    """Tell somebody outside of every change from now on; the receiver, and its secret, which is shown this once.

    BadAddress; NotFound for the client.
    """
    receiver = Receiver(
        id=f"wh_{uuid4().hex[:10]}",
        kind=ReceiverKind.WEBHOOK,
        address=checked_address(address, allowed),
        client=client,
        events=events,
        extras=extras,
        added_at=ports.clock.now(),
        added_by=by,
    )
    key = ports.codes.key_of(receiver.signing_id(receiver.generation))
    receiver = replace(receiver, fingerprint=fingerprint_of(key))
    with ports.begin() as work:
        if client is not None and work.clients.get(client) is None:
            raise NotFound(f"There is no client {client}. `nightdesk clients show` lists them.")
        work.outward.add_receiver(receiver)
        work.commit()
    return receiver, _written(key)


def list_receivers(*, ports: DeskPorts) -> tuple[ShownReceiver, ...]:
    """Everybody who is told, in the order of adding."""
    with ports.begin() as work:
        return tuple(
            ShownReceiver(each, work.outward.waiting_for(each.id), work.outward.failed_for(each.id))
            for each in work.outward.receivers()
        )


def remove_receiver(*, ports: DeskPorts, id: str) -> Receiver:
    """Tell it nothing more; what waits for it is forgotten. NotFound."""
    with ports.begin() as work:
        receiver = _receiver(work, id)
        work.outward.remove_receiver(id)
        work.commit()
        return receiver


def rotate_secret(*, ports: DeskPorts, id: str, leaked: bool = False) -> tuple[Receiver, str]:
    """Give a webhook another secret; it is shown this once. For a day both sign, unless the old one has ``leaked``.

    NotFound; OutOfDate while the last change is not a day old: what the other side knows would sign no more.
    """
    now = ports.clock.now()
    with ports.begin() as work:
        receiver = _receiver(work, id)
        if receiver.kind is not ReceiverKind.WEBHOOK:
            raise NotFound(f"{id} is no webhook: it has no secret of ours.")
        if not leaked and len(receiver.generations(now)) > 1 and receiver.rotated_at is not None:
            until = receiver.rotated_at + BOTH_SECRETS
            raise OutOfDate(
                f"The last change of secrets is under way until {until:%Y-%m-%d %H:%M} UTC. Wait until then, "
                "or say --leaked to end it now: the secrets from before sign no more then."
            )
        generation = receiver.generation + 1
        key = ports.codes.key_of(receiver.signing_id(generation))
        receiver = replace(
            receiver,
            generation=generation,
            fingerprint=fingerprint_of(key),
            rotated_at=None if leaked else now,
        )
        work.outward.save_receiver(receiver)
        work.commit()
        return receiver, _written(key)


def enable_receiver(*, ports: DeskPorts, id: str) -> tuple[Receiver, int]:
    """Tell it again, beginning with what it has missed; the receiver, and how many events those are. NotFound."""
    with ports.begin() as work:
        receiver = replace(_receiver(work, id), disabled_at=None, disabled_why="", failing_since=None)
        work.outward.save_receiver(receiver)
        work.outward.let_wait_no_longer(id)
        waiting = work.outward.waiting_for(id)
        # The jobs are written by the next round, in portions.
        work.commit()
        return receiver, waiting


def list_deliveries(
    *,
    ports: DeskPorts,
    receiver: str | None = None,
    failed_only: bool = False,
    ticket: str | None = None,
    limit: int = 100,
) -> tuple[EventDelivery, ...]:
    """What was sent and what was not, the newest first. NotFound for the receiver."""
    with ports.begin() as work:
        if receiver is not None:
            _receiver(work, receiver, for_update=False)
        found = work.outward.deliveries(
            receiver, failed_only=failed_only, ticket=ticket.upper() if ticket else None, limit=limit
        )
        return tuple(found)


def send_again(*, ports: DeskPorts, event: str, receiver: str | None = None) -> tuple[EventDelivery, ...]:
    """Send an event once more, to one receiver or to all it went to, under the same id; those deliveries. NotFound."""
    with ports.begin() as work:
        found: Sequence[EventDelivery] = work.outward.of_event(event)
        chosen = tuple(each for each in found if receiver in (None, each.receiver))
        if not chosen:
            raise NotFound(f"There is no delivery {event}. `nightdesk webhooks deliveries` lists them.")
        for each in chosen:
            if each.state is not DeliveryState.WAITING:
                work.outward.try_again(each)
            work.jobs.send_out(each.receiver, each.event.ticket)
        work.commit()
        return chosen


def receiver_or_raise(*, ports: DeskPorts, id: str) -> Receiver:
    """The receiver with this id; NotFound."""
    with ports.begin() as work:
        return _receiver(work, id, for_update=False)


def _receiver(work: Work, id: str, *, for_update: bool = True) -> Receiver:
    found = work.outward.receiver(id, for_update=for_update)
    if found is None:
        raise NotFound(f"There is no webhook {id}. `nightdesk webhooks list` lists them.")
    return found


def _written(key: bytes) -> str:
    return f"whsec_{base64.b64encode(key).decode()}"
