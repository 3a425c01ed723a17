"""Who has proved themselves is taken in; everybody else is refused before anything is read, and all in the same words."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.channels.alerts.app import REFUSED
from bot.channels.alerts.proving import ID, SIGNATURE, SOURCE, TIMESTAMP
from bot.operations.alerts import handle_waiting
from tests.channels.alerts.senders import DISK, OTHER_SECRET, TOKEN, Senders, of_alertmanager
from tests.proving import cases, seeded

MARK = "only-in-the-body"


def test_alertmanager_is_taken_in_and_its_alerts_have_their_effect(senders: Senders) -> None:
    said = senders.alertmanager(of_alertmanager(("MD-SRV-01", "DiskFull", "firing"), ("MD-WS-07", "Slow", "firing")))
    senders.desk.clock.step(minutes=3)
    assert (said, handle_waiting(ports=senders.ports)) == ((200, {"taken": 2}), 2)
    words = sorted(each.words for each in senders.desk.tickets())
    assert words == [
        "MD-WS-07: Slow (warning)\nSlow on MD-WS-07",
        "practice server (MD-SRV-01): DiskFull (warning)\nDiskFull on MD-SRV-01",
    ]


def test_what_alertmanager_sends_twice_at_once_is_one_delivery(senders: Senders) -> None:
    payload = of_alertmanager(("MD-SRV-01", "DiskFull", "firing"))
    assert [senders.alertmanager(payload) for _ in range(2)] == [(200, {"taken": 1}), (200, {"taken": 0})]
    assert senders.waiting() == 1


def test_a_signed_request_is_taken_in_once(senders: Senders) -> None:
    body = json.dumps({"alerts": [DISK]}).encode()
    headers = senders.signed(body)
    statuses = [senders.posts("/alerts/json", body, headers)[0] for _ in range(3)]
    assert (statuses, senders.waiting()) == ([200, 409, 409], 1)


def test_one_alert_needs_no_list(senders: Senders) -> None:
    assert (senders.rmm(DISK), senders.waiting()) == ((200, {"taken": 1}), 1)


@pytest.mark.parametrize(("seconds", "status"), [(-300, 200), (-301, 401), (300, 200), (301, 401)])
def test_a_signature_counts_for_five_minutes_either_way(senders: Senders, seconds: int, status: int) -> None:
    assert senders.rmm(DISK, seconds=seconds)[0] == status


def test_a_new_secret_may_be_used_beside_the_old_one(senders: Senders) -> None:
    body = json.dumps(DISK).encode()
    headers = senders.signed(body)
    headers[SIGNATURE] = f"v1,bm90aGluZw== v1a,x {headers[SIGNATURE]}"
    assert senders.posts("/alerts/json", body, headers)[0] == 200


def _changed(**changes: str) -> Callable[[dict[str, str], bytes], tuple[Any, bytes]]:
    return lambda headers, body: ({**headers, **changes}, body)


def _without(name: str) -> Callable[[dict[str, str], bytes], tuple[Any, bytes]]:
    return lambda headers, body: ({key: each for key, each in headers.items() if key != name}, body)


FORGERIES = {
    "another body": lambda headers, body: (headers, body.replace(b"disk", b"risk")),
    "more behind the body": lambda headers, body: (headers, body + b" "),
    "another id": _changed(**{ID: "msg_another"}),
    "another source": _changed(**{SOURCE: "other-rmm"}),
    "a source that signs nothing": _changed(**{SOURCE: "maple-prometheus"}),
    "a source that nobody knows": _changed(**{SOURCE: "whoever"}),
    "a strange source": lambda headers, body: ({**headers, SOURCE: "ä".encode()}, body),
    "a later time": _changed(**{TIMESTAMP: "1795532500"}),
    "no time": _without(TIMESTAMP),
    "no number for a time": _changed(**{TIMESTAMP: "now"}),
    "digits of another script": lambda headers, body: ({**headers, TIMESTAMP: "١٧٩٥".encode()}, body),
    "no id": _without(ID),
    "an id with a dot less": _changed(**{ID: "msg 1"}),
    "no signature": _without(SIGNATURE),
    "an empty signature": _changed(**{SIGNATURE: "v1,"}),
    "no Base64": _changed(**{SIGNATURE: "v1,???"}),
    "another version": lambda headers, body: ({**headers, SIGNATURE: headers[SIGNATURE].replace("v1", "v2")}, body),
    "a token beside it": _changed(Authorization="Bearer guessed"),
    "a password beside it": _changed(Authorization="Basic Og=="),
    "nothing at all": lambda headers, body: ({}, body),
}


@pytest.mark.parametrize("forge", FORGERIES.values(), ids=FORGERIES.keys())
def test_whatever_does_not_fit_is_refused_in_the_same_words(
    senders: Senders, forge: Callable[[dict[str, str], bytes], tuple[Any, bytes]]
) -> None:
    body = json.dumps(DISK).encode()
    headers, sent = forge(senders.signed(body), body)
    assert (senders.posts("/alerts/json", sent, headers), senders.waiting()) == ((401, REFUSED), 0)


@pytest.mark.parametrize(
    "authorization",
    ["", "Bearer", "Bearer ", f"Bearer {TOKEN[:-1]}", f"Bearer {TOKEN} ", f"Basic {TOKEN}", f"Bearer {TOKEN}x", "\xe4"],
)
def test_a_token_that_is_not_the_one_is_refused(senders: Senders, authorization: str) -> None:
    body = json.dumps(of_alertmanager(("MD-SRV-01", "DiskFull", "firing"))).encode()
    said = senders.posts("/alerts/prometheus", body, {"Authorization": authorization.encode("latin-1")})
    assert (said, senders.waiting()) == ((401, REFUSED), 0)


def test_a_token_opens_only_the_address_of_its_kind(senders: Senders) -> None:
    body = json.dumps(DISK).encode()
    assert senders.posts("/alerts/json", body, {"Authorization": f"Bearer {TOKEN}"}) == (401, REFUSED)
    assert senders.posts("/alerts/prometheus", body, senders.signed(body)) == (401, REFUSED)


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_nothing_else_is_done_at_these_addresses(senders: Senders, method: str) -> None:
    assert senders.browser.request(method, "/alerts/json").status_code == 405


def test_a_body_that_is_too_long_is_not_read_to_its_end(senders: Senders) -> None:
    body = b"x" * 1_100_000
    assert senders.browser.post("/alerts/json", content=body, headers=senders.signed(body)).status_code == 413


UNREADABLE = {
    "nothing": b"",
    "no JSON": b"{'a': 1}",
    "half a letter": b'{"alerts": ["\xff"]}',
    "a number": b"7",
    "a list": b"[]",
    "very deep": b"[" * 100_000,
    "a number without end": b'{"alerts": [' + b"9" * 100_000 + b"]}",
    "no condition": b'{"alerts": [{"device": "a", "status": "firing"}]}',
    "another status": b'{"alerts": [{"device": "a", "condition": "b", "status": "burning"}]}',
    "labels that are none": b'{"alerts": [{"device": "a", "condition": "b", "status": "firing", "labels": [1]}]}',
    "an alert that is none": b'{"alerts": [null]}',
    "alerts that are none": b'{"alerts": {"a": 1}}',
    "too many": json.dumps({"alerts": [DISK] * 501}).encode(),
}


@pytest.mark.parametrize("body", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_a_known_source_sends_and_nobody_can_read_is_refused_with_the_reason(
    senders: Senders, body: bytes
) -> None:
    status, said = senders.posts("/alerts/json", body, senders.signed(body))
    assert (status, list(said), senders.waiting()) == (400, ["error"], 0)


ODD = {
    "no device": {**DISK, "device": None},
    "signs that no database holds": {**DISK, "device": "a\x00b", "summary": "\ud800", "labels": {"\x00": "\udfff"}},
    "very long": {**DISK, "condition": "c" * 10_000, "summary": "s" * 10_000, "device": "d" * 10_000},
    "numbers and truths": {**DISK, "condition": 7, "summary": True, "severity": 3.5, "labels": {"a": None, "b": []}},
    "a day that is none": {**DISK, "started_at": "2026-02-31T99:00:00Z"},
    "the year nought": {**DISK, "started_at": "0001-01-01T00:00:00Z"},
    "the edge of time": {**DISK, "started_at": "9999-12-31T23:59:59-23:59"},
    "a client of somebody else": {**DISK, "client": "foothills-auto"},
}


@pytest.mark.parametrize("said", ODD.values(), ids=ODD.keys())
def test_odd_values_are_taken_in_and_have_their_effect(senders: Senders, said: dict[str, Any]) -> None:
    assert senders.rmm(said) == (200, {"taken": 1})
    senders.desk.clock.step(minutes=3)
    assert handle_waiting(ports=senders.ports) == 1
    assert [each.client for each in senders.desk.tickets()] == ["maple-dental"]


def test_a_source_for_several_clients_names_the_one_by_its_label(senders: Senders) -> None:
    said = {**DISK, "device": "FA-SRV-01", "labels": {"customer": "foothills-auto"}}
    assert senders.rmm(said, secret=OTHER_SECRET, source="other-rmm")[0] == 200
    senders.desk.clock.step(minutes=3)
    handle_waiting(ports=senders.ports)
    assert [each.client for each in senders.desk.tickets()] == ["foothills-auto"]


def test_a_database_that_is_away_is_answered_so_that_it_comes_again(senders: Senders) -> None:
    def away() -> Any:
        raise RuntimeError(f"the database is away: {MARK}")

    senders.desk.ports = replace(senders.ports, begin=away)
    with capture_logs() as logged:
        status, said = Senders(senders.desk).rmm({**DISK, "summary": MARK})
    assert (status, MARK in json.dumps(said), MARK in repr(logged)) == (503, False, False)


def _mutated(
    random: Random, senders: Senders, taken: tuple[bytes, dict[str, str]]
) -> tuple[str, bytes, dict[str, Any]]:
    """A request that must not be taken: forged, replayed, or with something changed."""
    body = json.dumps({"alerts": [{**DISK, "summary": f"{MARK} {random.random()}"}]}).encode()
    way = random.randrange(7)
    if way == 0:
        return "/alerts/json", *taken
    if way == 1:
        return "/alerts/json", body, senders.signed(body, secret=random.randbytes(32))
    if way == 2:
        return "/alerts/json", body, senders.signed(body, seconds=random.choice((-1, 1)) * random.randrange(301, 10**6))
    if way == 3:
        return (
            "/alerts/prometheus",
            body,
            {"Authorization": b"Bearer " + random.randbytes(random.randrange(40)).hex().encode()},
        )
    headers: dict[str, Any] = dict(senders.signed(body))
    if way == 4:
        place, bit = random.randrange(len(body)), 1 << random.randrange(8)
        return "/alerts/json", body[:place] + bytes([body[place] ^ bit]) + body[place + 1 :], headers
    name = random.choice((SOURCE, ID, TIMESTAMP, SIGNATURE))
    if way == 5:
        del headers[name]
        return "/alerts/json", body, headers
    value = headers[name].encode()
    # The last sign of the signature's Base64 holds two bits that mean nothing; a change of them is none.
    place = random.randrange(len(value) - (2 if name == SIGNATURE else 0))
    sign = bytes([random.choice([each for each in range(33, 127) if each != value[place]])])
    headers[name] = value[:place] + sign + value[place + 1 :]
    return "/alerts/json", body, headers


def test_no_forged_replayed_or_changed_request_is_taken_answered_with_a_failure_or_written_into_a_log(
    senders: Senders, caplog: pytest.LogCaptureFixture
) -> None:
    random, number = seeded("forged alerts"), cases(200, 2_000)
    good = json.dumps({"alerts": [{**DISK, "summary": MARK}]}).encode()
    taken = (good, senders.signed(good))
    assert senders.posts("/alerts/json", *taken)[0] == 200
    statuses: set[int] = set()
    with capture_logs() as logged, caplog.at_level(logging.DEBUG):
        for _ in range(number):
            path, body, headers = _mutated(random, senders, taken)
            statuses.add(senders.browser.post(path, content=body, headers=headers).status_code)
    assert (statuses <= {401, 409}, senders.waiting()) == (True, 1)
    assert (MARK in repr(logged), MARK in caplog.text, "disk-full" in caplog.text) == (False, False, False)
