"""Sends a letter as a signed webhook, and says what the answer means."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Mapping
from datetime import datetime, timezone
from uuid import uuid4

import anyio
import httpcore
from standardwebhooks import Webhook

from bot.connectors.answers import outcome_of
from bot.connectors.webhooks.connecting import OutsideOnly
from bot.connectors.webhooks.payload import body_of, trial_body
from bot.desk.receivers import BadAddress, Network, Receiver, checked_address, fingerprint_of
from bot.operations.ports import Codes, Delivered, Letter, NotDelivered

SECONDS = 20.0
"""For the whole of an attempt."""
# What goes wrong between two machines; everything else is a mistake of ours and is logged as one.
_TROUBLE = (
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.TimeoutException,
    httpcore.UnsupportedProtocol,
    ssl.SSLError,
    OSError,
)


class WebhookSender:
    """``OutwardSender`` of the ports, for webhooks. It follows no redirect, uses no proxy and reads no answer's body."""

    def __init__(
        self,
        codes: Codes,
        public_url: str,
        allowed: tuple[Network, ...] = (),
        *,
        backend: OutsideOnly | None = None,
        trust: ssl.SSLContext | None = None,
        seconds: float = SECONDS,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        self._codes = codes
        self._public_url = public_url
        self._allowed = allowed
        self._backend = backend or OutsideOnly(allowed)
        self._trust = trust
        self._seconds = seconds
        # The receiver compares with a wall clock of its own; None: the time of the letter.
        self._now = now

    async def send(self, letter: Letter) -> Delivered | NotDelivered:
        """One attempt."""
        return await self._post(letter.receiver, letter.event.id, body_of(letter, self._public_url), letter.at)

    async def send_trial(self, receiver: Receiver, at: datetime) -> Delivered | NotDelivered:
        """A webhook that says that it is a test; once, and without a record."""
        return await self._post(receiver, f"msg_{uuid4().hex}", trial_body(at), at)

    async def _post(self, receiver: Receiver, id: str, body: str, at: datetime) -> Delivered | NotDelivered:
        keys = [self._codes.key_of(receiver.signing_id(each)) for each in receiver.generations(at)]
        if fingerprint_of(keys[0]) != receiver.fingerprint:
            return NotDelivered("the desk's own key is another one now: give the webhook a new secret with `rotate`")
        signed = at if self._now is None else self._now()
        headers = {
            "content-type": "application/json",
            "user-agent": "Nightdesk",
            "webhook-id": id,
            "webhook-timestamp": str(int(signed.timestamp())),
            "webhook-signature": " ".join(Webhook(key).sign(id, signed.astimezone(timezone.utc), body) for key in keys),
        }
        began = time.monotonic()
        try:
            address = checked_address(receiver.address, self._allowed)
            with anyio.fail_after(self._seconds):
                status, answered = await self._exchanged(address, headers, body.encode())
        except BadAddress as refusal:
            return NotDelivered(str(refusal), milliseconds=_since(began))
        except TimeoutError:
            return NotDelivered(f"no answer within {self._seconds:g} s", milliseconds=_since(began))
        except _TROUBLE as failure:
            return NotDelivered(_in_words(failure), milliseconds=_since(began))
        return outcome_of(status, answered, at, _since(began))

    async def _exchanged(self, address: str, headers: Mapping[str, str], body: bytes) -> tuple[int, Mapping[str, str]]:
        """The status and headers of the answer; its body is left where it is."""
        self._trust = self._trust or httpcore.default_ssl_context()
        async with (
            httpcore.AsyncConnectionPool(ssl_context=self._trust, network_backend=self._backend) as pool,
            pool.stream(
                "POST",
                address,
                headers=list(headers.items()),
                content=body,
                extensions={"timeout": {name: self._seconds for name in ("connect", "read", "write", "pool")}},
            ) as answer,
        ):
            given = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in answer.headers}
            return answer.status, given


def _in_words(failure: BaseException) -> str:
    """What went wrong on the way, by its kind: its own words may name the address, in which a secret may stand."""
    kind = type(failure).__name__
    if isinstance(failure, httpcore.ConnectError | httpcore.ConnectTimeout):
        return f"it cannot be reached ({kind})"
    return f"the connection broke ({kind})"


def _since(began: float) -> int:
    return int((time.monotonic() - began) * 1000)
