"""Connections that lead to the open internet, whatever a name stands for at the moment of connecting."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterable, Sequence
from ipaddress import ip_address, ip_network
from typing import Any

import httpcore

from bot.desk.receivers import Address, BadAddress, Network, refuse_inside

Resolve = Callable[[str, int], Awaitable[Sequence[Address]]]


def networks_of(written: str) -> tuple[Network, ...]:
    """The networks that a setting names, with commas between; BadAddress for what is none."""
    found = []
    for each in filter(None, (part.strip() for part in written.split(","))):
        try:
            found.append(ip_network(each, strict=False))
        except ValueError:
            raise BadAddress(f"'{each}' in NIGHTDESK_WEBHOOKS_ALLOW is no network. Write it like 10.0.0.0/8.") from None
    return tuple(found)


async def resolve(host: str, port: int) -> Sequence[Address]:
    """Every address that the name stands for now."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    # A zone behind a link-local address is left out: such an address is refused anyway.
    return [ip_address(str(each[4][0]).partition("%")[0]) for each in found]


class OutsideOnly(httpcore.AsyncNetworkBackend):
    """Resolves the name itself, and connects to the very address that it has looked at: no second answer can be another one."""

    def __init__(self, allowed: tuple[Network, ...] = (), resolving: Resolve = resolve) -> None:
        self._allowed = allowed
        self._resolving = resolving
        self._backend = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A connection to the first address that answers; BadAddress where any that the name stands for is inside."""
        try:
            addresses = await self._resolving(host, port)
        except OSError as failure:
            raise httpcore.ConnectError(f"the name is not known ({type(failure).__name__})") from None
        for each in addresses:
            refuse_inside(each, self._allowed)
        failed: Exception = httpcore.ConnectError("the name stands for no address")
        for each in dict.fromkeys(addresses):
            try:
                return await self._backend.connect_tcp(
                    str(each), port, timeout=timeout, local_address=local_address, socket_options=socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failure:
                failed = failure
        raise failed


__all__ = ["BadAddress", "OutsideOnly", "networks_of", "resolve"]
