"""Other ticket systems that follow our tickets: connecting one, and how it calls a ticket."""

from __future__ import annotations

from bot.desk.errors import ImpossibleMove, NotFound
from bot.desk.receivers import Extra, Receiver, ReceiverKind
from bot.operations.ports import DeskPorts


def connect_ticket_system(
    *, ports: DeskPorts, id: str, address: str, by: str, client: str | None = None, extras: frozenset[Extra]
) -> Receiver:
    """Let the system that is called ``id`` follow every ticket that changes from now on, or one client's only.

    NotFound for the client; ImpossibleMove when it is connected already.
    """
    receiver = Receiver(
        id=id,
        kind=ReceiverKind.TICKET_SYSTEM,
        address=address,
        client=client,
        events=frozenset(),
        extras=extras,
        added_at=ports.clock.now(),
        added_by=by,
    )
    with ports.begin() as work:
        if client is not None and work.clients.get(client) is None:
            raise NotFound(f"There is no client {client}. `nightdesk clients show` lists them.")
        if work.outward.receiver(id) is not None:
            raise ImpossibleMove(f"{id} is connected already. `nightdesk webhooks list` shows how.")
        work.outward.add_receiver(receiver)
        work.commit()
    return receiver
