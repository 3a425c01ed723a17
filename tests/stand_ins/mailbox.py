"""A mail server on loopback: aiosmtpd, which takes mail or answers what it was told to."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller

HOST = "127.0.0.1"


class Mailbox:
    """What arrived; ``answers`` are given in place of taking it, by the command.

    At the command that is in ``silent`` nobody hears from it any more; what was sent with it has been taken.
    """

    def __init__(self) -> None:
        self.taken: list[Message] = []
        self.answers: dict[str, str] = {}
        self.encrypted: list[bool] = []
        self.silent = ""
        self.kept_waiting = 0

    async def _perhaps_silent(self, command: str) -> None:
        if self.silent == command:
            self.kept_waiting += 1
            await asyncio.Event().wait()

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        await self._perhaps_silent("RCPT")
        if "RCPT" in self.answers:
            return self.answers["RCPT"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if "DATA" in self.answers:
            return self.answers["DATA"]
        self.encrypted.append(session.ssl is not None)
        self.taken.append(message_from_bytes(envelope.content, policy=default))
        await self._perhaps_silent("DATA")
        return "250 OK"


@contextmanager
def serving_mail(**options: Any) -> Iterator[tuple[Mailbox, int]]:
    """A mailbox and the port at which its server listens; ``options`` are those of aiosmtpd."""
    mailbox, port = Mailbox(), _free_port()
    controller = Controller(mailbox, hostname=HOST, port=port, **options)
    controller.start()
    try:
        yield mailbox, port
    finally:
        controller.stop()


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])
