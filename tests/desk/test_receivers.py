"""When a receiver is tried again, whose secrets sign, and which addresses nothing is ever sent to."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from ipaddress import ip_address, ip_network

import pytest

from bot.desk.receivers import (
    FAILING_TOO_LONG,
    WAITS,
    BadAddress,
    Network,
    Receiver,
    ReceiverKind,
    checked_address,
    next_try,
    refuse_inside,
)

NOON = datetime(2026, 11, 24, 12, tzinfo=timezone.utc)
RECEIVER = Receiver(
    "wh_1", ReceiverKind.WEBHOOK, "https://psa.example/hook", None, frozenset(), frozenset(), NOON, "the tests"
)
LOOPBACK: tuple[Network, ...] = (ip_network("127.0.0.0/8"),)


def test_ten_attempts_are_made_in_more_than_three_days() -> None:
    waits = [next_try(attempts, 0.0) for attempts in range(1, 12)]
    assert waits == [*WAITS, None, None]
    assert timedelta(hours=75, minutes=35, seconds=5) == FAILING_TOO_LONG


def test_what_failed_together_is_spread() -> None:
    assert [next_try(2, luck) for luck in (0.0, 0.5, 1.0)] == [timedelta(seconds=each) for each in (300, 330, 360)]


@pytest.mark.parametrize(
    ("wish", "wait"),
    [
        (timedelta(seconds=1), WAITS[0]),
        (timedelta(hours=2), timedelta(hours=2)),
        (timedelta(days=400), timedelta(days=1)),
    ],
    ids=["shorter than ours", "longer than ours", "longer than any may be"],
)
def test_a_receiver_is_left_alone_as_long_as_it_asks_for(wish: timedelta, wait: timedelta) -> None:
    assert next_try(1, 0.0, wish) == wait


def test_both_secrets_sign_for_a_day_after_a_change() -> None:
    changed = replace(RECEIVER, generation=3, rotated_at=NOON)
    assert RECEIVER.generations(NOON) == (1,)
    assert changed.generations(NOON + timedelta(hours=23, minutes=59)) == (3, 2)
    assert changed.generations(NOON + timedelta(days=1)) == (3,)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "psa.example/hook",
        "ftp://psa.example/hook",
        "https://",
        "http://psa.example/hook",
        "https://me:secret@psa.example/hook",
        "https://psa.example/hook#part",
        "https://psa.example:port/hook",
        "https://psa.example/ho ok",
        "https://psa.example/hook\x00",
        "https://[::1/hook",
        "https://psa.example/" + "x" * 2_000,
        "https://127.0.0.1/hook",
        "http://127.0.0.1/hook",
        "https://10.1.2.3/hook",
        "https://[::ffff:10.1.2.3]/hook",
    ],
    ids=lambda written: written[:30] or "nothing",
)
def test_nothing_is_sent_to_such_an_address(written: str) -> None:
    with pytest.raises(BadAddress):
        checked_address(written)


def test_an_address_on_the_open_internet_is_kept_as_it_is_written() -> None:
    assert checked_address(" https://psa.example:8443/hook?key=1 ") == "https://psa.example:8443/hook?key=1"


def test_this_machine_may_be_reached_without_encryption_where_it_is_allowed_and_nothing_else_may() -> None:
    assert checked_address("http://127.0.0.1:9/hook", LOOPBACK) == "http://127.0.0.1:9/hook"
    with pytest.raises(BadAddress):
        checked_address("http://10.1.2.3/hook", (ip_network("10.0.0.0/8"),))
    assert checked_address("https://10.1.2.3/hook", (ip_network("10.0.0.0/8"),)) == "https://10.1.2.3/hook"


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.0.0.1", "172.16.5.5", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),
        *("224.0.0.1", "239.1.1.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "240.0.0.1"),
        *("::1", "::", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "2001:db8::1"),
        # Old addresses inside new ones.
        *("::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::a00:1", "2002:a00:1::1"),
    ],
)
def test_addresses_that_are_not_on_the_open_internet_are_refused(address: str) -> None:
    with pytest.raises(BadAddress):
        refuse_inside(ip_address(address))


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_addresses_on_the_open_internet_are_taken(address: str) -> None:
    refuse_inside(ip_address(address))
