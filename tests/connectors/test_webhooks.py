"""Webhooks go to the open internet alone, follow nobody, wait no longer than they have to, and know who answers."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from ipaddress import ip_address
from pathlib import Path

import httpcore
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot.connectors.answers import outcome_of
from bot.connectors.link_codes import KeyedCodes
from bot.connectors.webhooks.connecting import OutsideOnly, networks_of
from bot.connectors.webhooks.sender import WebhookSender
from bot.desk.receivers import Address, BadAddress, Receiver, ReceiverKind, fingerprint_of
from bot.operations.ports import Delivered, NotDelivered

NOW = datetime(2026, 11, 24, 15, tzinfo=timezone.utc)
CODES = KeyedCodes("a key of the tests", Path("never-made"))
HERE = networks_of("127.0.0.0/8")


def _to(address: str) -> Receiver:
    receiver = Receiver("wh_1", ReceiverKind.WEBHOOK, address, None, frozenset(), frozenset(), NOW, "the tests")
    return replace(receiver, fingerprint=fingerprint_of(CODES.key_of(receiver.signing_id(1))))


def _names(*addresses: str) -> OutsideOnly:
    async def resolving(host: str, port: int) -> Sequence[Address]:
        return [ip_address(each) for each in addresses]

    return OutsideOnly(HERE if addresses == ("127.0.0.1",) else (), resolving)


@asynccontextmanager
async def _answering(said: bytes, context: ssl.SSLContext | None = None, *, hold: bool = False) -> AsyncIterator[int]:
    """A server that answers with these bytes, and keeps the line open where it is told to; its port."""
    done = asyncio.Event()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(said)
        await writer.drain()
        if hold:
            await done.wait()
        writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0, ssl=context)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        done.set()
        server.close()
        await server.wait_closed()


async def _said_by(answer: bytes, **how: bool) -> Delivered | NotDelivered:
    async with _answering(answer, **how) as port:
        sender = WebhookSender(CODES, "https://desk.example", HERE, seconds=0.5)
        return await sender.send_trial(_to(f"http://127.0.0.1:{port}/hook"), NOW)


@pytest.mark.parametrize(
    "addresses",
    [["127.0.0.1", "93.184.216.34"], ["93.184.216.34", "10.0.0.1"], ["169.254.169.254"], ["::1"], ["64:ff9b::7f00:1"]],
    ids=lambda addresses: " and ".join(addresses),
)
async def test_a_name_that_stands_for_anything_inside_is_not_connected_to(addresses: list[str]) -> None:
    sender = WebhookSender(CODES, "https://desk.example", backend=_names(*addresses))
    outcome = await sender.send_trial(_to("https://psa.example/hook"), NOW)
    assert isinstance(outcome, NotDelivered)
    assert "is inside a private network" in outcome.why


async def test_the_address_that_was_looked_at_is_the_one_that_is_connected_to() -> None:
    answers = [["93.184.216.34"], ["127.0.0.1"]]
    asked = []

    async def resolving(host: str, port: int) -> Sequence[Address]:
        asked.append(host)
        return [ip_address(each) for each in answers[len(asked) - 1]]

    connected: list[str] = []

    class Watched(httpcore.AnyIOBackend):
        async def connect_tcp(self, host: str, *_: object, **__: object) -> httpcore.AsyncNetworkStream:
            connected.append(host)
            raise httpcore.ConnectError

    backend = OutsideOnly((), resolving)
    backend._backend = Watched()
    outcome = await WebhookSender(CODES, "", backend=backend).send_trial(_to("https://psa.example/hook"), NOW)
    assert (connected, asked) == (["93.184.216.34"], ["psa.example"])
    assert isinstance(outcome, NotDelivered)
    assert outcome.why == "it cannot be reached (ConnectError)"


async def test_a_redirect_is_not_followed() -> None:
    outcome = await _said_by(b"HTTP/1.1 307 Go\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n")
    assert isinstance(outcome, NotDelivered)
    assert (outcome.status, "leads elsewhere" in outcome.why) == (307, True)


async def test_an_answer_without_an_end_is_not_waited_for() -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    outcome = await _said_by(head + b"400\r\n" + b"x" * 1024 + b"\r\n", hold=True)
    assert isinstance(outcome, Delivered)


async def test_a_receiver_that_does_not_answer_has_its_time_and_no_more() -> None:
    outcome = await _said_by(b"", hold=True)
    assert isinstance(outcome, NotDelivered)
    assert outcome.milliseconds < 5_000


@pytest.mark.parametrize(
    "answer",
    [b"", b"no HTTP at all\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"x: y\r\n" * 50_000],
    ids=["nothing", "noise", "endless headers"],
)
async def test_what_is_no_answer_is_tried_again(answer: bytes) -> None:
    outcome = await _said_by(answer)
    assert isinstance(outcome, NotDelivered)
    assert "psa" not in outcome.why


async def test_a_name_is_proved_by_its_certificate(tmp_path: Path) -> None:
    server, trust = _certificate("psa.example", tmp_path)
    async with _answering(b"HTTP/1.1 204 No Content\r\n\r\n", server) as port:
        outcomes = []
        for name, trusted in (("psa.example", trust), ("other.example", trust), ("psa.example", None)):
            sender = WebhookSender(CODES, "", HERE, backend=_names("127.0.0.1"), trust=trusted, seconds=5)
            outcomes.append(await sender.send_trial(_to(f"https://{name}:{port}/hook"), NOW))
    assert [isinstance(each, Delivered) for each in outcomes] == [True, False, False]


@pytest.mark.parametrize(
    ("status", "headers", "after", "busy", "gone"),
    [
        (500, {}, None, False, False),
        (429, {}, None, True, False),
        (502, {}, None, True, False),
        (503, {"retry-after": "120"}, timedelta(minutes=2), True, False),
        (503, {"retry-after": "Tue, 24 Nov 2026 15:05:00 GMT"}, timedelta(minutes=5), True, False),
        (503, {"retry-after": "Tue, 24 Nov 2026 14:00:00 GMT"}, timedelta(0), True, False),
        (503, {"retry-after": "soon"}, None, False, False),
        (503, {"retry-after": "9" * 40}, None, False, False),
        (410, {}, None, False, True),
    ],
)
def test_what_an_answer_means(
    status: int, headers: dict[str, str], after: timedelta | None, busy: bool, gone: bool
) -> None:
    outcome = outcome_of(status, headers, NOW, 7)
    assert isinstance(outcome, NotDelivered)
    assert (outcome.status, outcome.after, outcome.busy, outcome.gone) == (status, after, busy, gone)


def test_networks_are_read_from_the_setting() -> None:
    assert [str(each) for each in networks_of(" 10.0.0.0/8, 127.0.0.1,::1 ,")] == [
        "10.0.0.0/8",
        "127.0.0.1/32",
        "::1/128",
    ]
    with pytest.raises(BadAddress):
        networks_of("the office")


def _certificate(name: str, folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """For a server of this name, and for whoever trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(timezone.utc)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    plain = serialization.NoEncryption()
    made = folder / "both.pem"
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain)
    made.write_bytes(secret + certificate.public_bytes(pem))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(made)
    trust = ssl.create_default_context(cadata=certificate.public_bytes(pem).decode())
    return server, trust
