"""Who outside is told what happens to tickets: what each wants to hear, when it is tried again, and when that ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from hashlib import sha256
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from bot.desk.errors import DeskError
from bot.desk.ticket_events import EventType, TicketEvent

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

WAITS = tuple(
    timedelta(seconds=seconds)
    for seconds in (5, 300, 1_800, 7_200, 5 * 3_600, 10 * 3_600, 14 * 3_600, 20 * 3_600, 24 * 3_600)
)
"""How long after the first, second, ... attempt the next one is made: the schedule that Standard Webhooks gives as its example."""
FAILING_TOO_LONG: timedelta = sum(WAITS, timedelta(0))
"""A receiver that has taken nothing for so long is told nothing more until somebody switches it on again."""
LONGEST_WISH = timedelta(days=1)
"""A receiver may ask to be left alone for so long at most."""
BOTH_SECRETS = timedelta(days=1)
"""So long after a change of secrets both sign."""
SPREAD = 0.2
LONGEST_ADDRESS = 2_000

# What stands for an address of the old kind inside one of the new kind: RFC 6052.
_NAT64 = IPv6Network("64:ff9b::/96")


class ReceiverKind(str, Enum):
    """How somebody outside is told."""

    WEBHOOK = "webhook"
    TICKET_SYSTEM = "ticket system"


class Extra(str, Enum):
    """What a receiver is told beside how a ticket stands."""

    PEOPLE = "people"  # addresses of the requester, the owner, and whoever did it
    WORDS = "words"  # what the requester and the technicians wrote to each other
    NOTES = "notes"  # the house's own lines, internal notes among them


@dataclass(frozen=True)
class Receiver:
    """Somebody outside who is told. No ``events`` means all; ``client`` None means every client's tickets.

    ``generation`` counts the secrets; ``fingerprint`` is that of the present one.
    """

    id: str
    kind: ReceiverKind
    address: str
    client: str | None
    events: frozenset[EventType]
    extras: frozenset[Extra]
    added_at: datetime
    added_by: str
    generation: int = 1
    fingerprint: str = ""
    rotated_at: datetime | None = None
    failing_since: datetime | None = None
    disabled_at: datetime | None = None
    disabled_why: str = ""

    @property
    def active(self) -> bool:
        """Whether anything is sent to it now."""
        return self.disabled_at is None

    def wants(self, event: TicketEvent) -> bool:
        """Whether it is told of this."""
        theirs = self.client is None or self.client == event.client
        return theirs and (not self.events or not self.events.isdisjoint(event.types))

    def generations(self, at: datetime) -> tuple[int, ...]:
        """Whose secrets sign at this instant, the newest first."""
        if self.rotated_at is None or at >= self.rotated_at + BOTH_SECRETS:
            return (self.generation,)
        return (self.generation, self.generation - 1)

    def signing_id(self, generation: int) -> str:
        """What its secrets are made from, with the desk's own key: no database and no backup holds one."""
        return f"webhook {self.id} {generation}"

    def failed_too_long(self, at: datetime) -> bool:
        """Whether it has taken nothing for days."""
        return self.failing_since is not None and at - self.failing_since >= FAILING_TOO_LONG


def whence_of(receiver: str, number: str) -> str:
    """What history says of where it was done, when a ticket was changed there: so it is not written there once more."""
    return f"{receiver}, {number}"


def fingerprint_of(key: bytes) -> str:
    """By which it is noticed that the desk's own key, and so every secret, is another one now."""
    return sha256(key).hexdigest()[:16]


def next_try(attempts: int, luck: float, at_least: timedelta | None = None) -> timedelta | None:
    """How long to wait after so many attempts in vain; None when there is no further one.

    Spread by ``luck`` (0 to 1), so that what failed together does not come together, and never sooner than the receiver has
    asked for (``at_least``).
    """
    if attempts > len(WAITS):
        return None
    wait = WAITS[attempts - 1] * (1 + SPREAD * luck)
    return max(wait, min(at_least or timedelta(0), LONGEST_WISH))


class BadAddress(DeskError):
    """An address that nothing is sent to, and why."""


def checked_address(written: str, allowed: tuple[Network, ...] = ()) -> str:
    """The address of a webhook as it is kept; BadAddress with what to mend.

    It has to be https; plain http only inside this machine, where ``allowed`` names it.
    """
    text = written.strip()
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise BadAddress(
            f"'{text[:100]}' is not an address. Write it like https://psa.example/hooks/nightdesk."
        ) from None
    if len(text) > LONGEST_ADDRESS or any(sign.isspace() or not sign.isprintable() for sign in text):
        raise BadAddress("The address is too long, or has spaces in it.")
    if parts.scheme not in ("https", "http") or not host:
        raise BadAddress(f"'{text[:100]}' is not an address. Write it like https://psa.example/hooks/nightdesk.")
    if parts.username is not None or parts.password is not None:
        raise BadAddress("Leave name and password out of the address: every message is signed.")
    if parts.fragment:
        raise BadAddress("Leave out what stands behind the #: it is never sent.")
    literal = _literal(host)
    if literal is not None:
        refuse_inside(literal, allowed)
    if parts.scheme == "http" and not (literal is not None and literal.is_loopback):
        raise BadAddress("The address has to begin with https://, so that nobody reads along.")
    return text


def refuse_inside(address: Address, allowed: tuple[Network, ...] = ()) -> None:
    """BadAddress for an address inside a private network, this machine, or anywhere that is not the open internet.

    What ``allowed`` names is taken all the same.
    """
    if any(address in network for network in allowed if network.version == address.version):
        return
    if not all(each.is_global and not each.is_multicast for each in _meant(address)):
        raise BadAddress(
            f"{address} is inside a private network. NIGHTDESK_WEBHOOKS_ALLOW names the networks that may be reached."
        )


def _meant(address: Address) -> tuple[Address, ...]:
    """The address, and the old one that it carries inside itself."""
    if isinstance(address, IPv4Address):
        return (address,)
    carried = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64:
        carried.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return (address, *(each for each in carried if each is not None))


def _literal(host: str) -> Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None
