"""A desk, somebody outside who is told of its tickets, and the worker's job run by hand."""

from __future__ import annotations

from bot.connectors.webhooks.connecting import networks_of
from bot.connectors.webhooks.sender import WebhookSender
from bot.desk.receivers import Receiver, ReceiverKind
from bot.operations.webhooks import add_webhook
from bot.worker.outward import send_out
from tests.makers import DeskForTests
from tests.stand_ins.webhooks import WebhookReceiver

HERE = networks_of("127.0.0.1")


class Outside:
    """What goes out goes to a receiver on this machine; waits are never longer than they have to be."""

    def __init__(self, desk: DeskForTests, receiver: WebhookReceiver) -> None:
        self.desk = desk
        self.receiver = receiver
        self.sender = WebhookSender(desk.ports.codes, "https://desk.example", HERE, seconds=5)

    def adds(self, **how: object) -> Receiver:
        """A webhook to the receiver, which learns its secret."""
        added, secret = add_webhook(
            ports=self.desk.ports,
            address=self.receiver.hook,
            by="the tests",
            allowed=HERE,
            **how,  # type: ignore[arg-type]
        )
        self.receiver.secret = secret
        return added

    async def sends(self) -> int:
        """Whatever may go now goes; how many events were taken."""
        with self.desk.ports.begin() as work:
            due = work.outward.due(self.desk.clock.now())
        sent = 0
        for receiver, ticket in due:
            sent += await send_out(
                ports=self.desk.ports,
                senders={ReceiverKind.WEBHOOK: self.sender},
                receiver=receiver,
                ticket=ticket,
                luck=lambda: 0.0,
            )
        return sent

    async def sends_all(self) -> None:
        """Everything goes, however long it takes on the desk's clock."""
        with self.desk.ports.begin() as work:
            waiting = sum(work.outward.waiting_for(each.id) for each in work.outward.receivers())
        if waiting:
            await self.sends()
            self.desk.clock.step(hours=1)
            await self.sends_all()

    @property
    def types(self) -> list[str]:
        """What has arrived."""
        return [each.type for each in self.receiver.arrived]
