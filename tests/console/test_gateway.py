"""The gateway around the pages: health, protection, and what happens when something breaks."""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Callable

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from bot.console.gateway import HEADERS, make_gateway
from bot.desk.errors import OutOfDate
from bot.desk.staff import StaffRole
from tests.channels.web.browser import application, at_the_desk, browser, message_form, signed_in
from tests.channels.web.fakes import SAM, FakeDesk
from tests.console.makers import printer_ticket


def test_health_says_that_the_gateway_lives_whatever_else_does() -> None:
    answer = TestClient(application(FakeDesk(), health={"database": "gone"})).get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.parametrize(
    ("health", "status"),
    [({"database": "ok", "jobs": "ok"}, 200), ({"database": "ok", "jobs": "none for 5 minutes"}, 503)],
    ids=["all well", "one is not"],
)
def test_readiness_needs_every_part(health: dict[str, str], status: int) -> None:
    answer = TestClient(application(FakeDesk(), health=health)).get("/readyz")
    assert (answer.status_code, answer.json()["parts"]) == (status, health)


def test_readiness_is_answered_within_seconds_when_the_database_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.console.gateway.READY_WITHIN", 0.05)
    let_go = threading.Event()

    def hangs() -> dict[str, str]:
        let_go.wait(10)
        return {"database": "ok"}

    desk = FakeDesk()
    answer = TestClient(make_gateway(desk.ports(), secret="s" * 32, demo=False, health=hangs)).get("/readyz")
    let_go.set()
    assert (answer.status_code, answer.json()["parts"]) == (503, {"database": "no answer within 0.05 s"})


@pytest.mark.parametrize(
    ("method", "address"),
    [
        ("GET", "/"),
        ("GET", "/chat"),
        ("GET", "/tickets"),
        ("GET", "/tickets/ND-1"),
        ("GET", "/sign-in"),
        ("GET", "/sign-in/with/google"),
        ("POST", "/sign-in/password"),
        ("POST", "/sign-out"),
        ("GET", "/staff"),
        ("GET", "/nowhere"),
        ("GET", "/static/nightdesk.css"),
        ("GET", "/static/chat.js"),
        ("GET", "/console/static/console.css"),
        ("GET", "/static/nothing.css"),
        ("GET", "/healthz"),
        ("GET", "/readyz"),
        ("GET", "/metrics"),
        ("GET", "/chat/stream"),
        ("POST", "/chat/messages"),
        ("POST", "/demo/person"),
        ("DELETE", "/chat"),
    ],
)
@pytest.mark.parametrize("demo", [True, False], ids=["demo", "serve"])
def test_every_answer_carries_the_protecting_headers(method: str, address: str, demo: bool) -> None:
    answer = browser(FakeDesk(), demo=demo).request(method, address)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_pages_are_not_kept_by_caches() -> None:
    visitor, colleague = signed_in(FakeDesk(), SAM), at_the_desk(FakeDesk())
    answers = [visitor.get(address) for address in ("/", "/chat", "/sign-in", "/static/chat.js")]
    answers.append(colleague.get("/tickets"))
    kept = [answer.headers["cache-control"] for answer in answers]
    assert kept == ["no-store", "no-store", "no-store", "no-cache", "no-store"]


def test_pages_bring_no_script_or_style_of_their_own() -> None:
    desk = FakeDesk()
    printer_ticket(desk)
    visitor, colleague = signed_in(desk, SAM), at_the_desk(desk, StaffRole.ADMIN)
    pages = "".join(visitor.get(address).text for address in ("/", "/chat", "/sign-in"))
    pages += "".join(colleague.get(address).text for address in ("/tickets", "/tickets/ND-1001", "/staff", "/sign-in"))
    assert re.findall(r"<script(?! src=\"/(?:console/)?static/)|<style| style=| on\w+=|https?://", pages) == []


class _Broken(FakeDesk):
    """A desk whose every transaction fails in one way."""

    def __init__(self, failure: Exception) -> None:
        super().__init__()
        self._failure = failure

    def __enter__(self):  # type: ignore[no-untyped-def]
        raise self._failure


def test_a_failure_shows_a_reference_that_is_in_the_log_and_nothing_else(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        answer = browser(_Broken(RuntimeError("password of the database"))).get("/")
    reference = re.search(r"tell us: (\w+)", answer.text)
    assert reference is not None
    assert (answer.status_code, "database" in answer.text, "Traceback" in answer.text) == (500, False, False)
    assert f"reference={reference.group(1)}" in caplog.text
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


@pytest.mark.parametrize("fragment", [False, True], ids=["a page", "to the page's script"])
def test_while_the_database_is_away_people_are_told_that_nothing_was_sent_and_how_to_reach_somebody(
    fragment: bool,
) -> None:
    app = make_gateway(
        _Broken(ConnectionError("gone")).ports(),
        secret="s" * 32,
        demo=True,
        health=lambda: {"database": "OperationalError"},
        contact="Northline, +1 416 555 0100",
    )
    answer = TestClient(app, raise_server_exceptions=False).get("/", headers={"X-Fragment": "1"} if fragment else {})
    told = "this was not sent. Please try again in a minute. If it cannot wait: Northline, +1 416 555 0100"
    assert (answer.status_code, answer.headers["Retry-After"], told in answer.text) == (503, "30", True)
    assert ("<html" in answer.text) is not fragment


def test_a_refusal_of_the_desk_is_shown_in_its_own_words() -> None:
    answer = browser(_Broken(OutOfDate("That has <been> decided already."))).get("/")
    assert (answer.status_code, "That has &lt;been&gt; decided already." in answer.text) == (409, True)


def _in_pieces(body: bytes) -> Callable[[], object]:
    return lambda: (body[start : start + 1000] for start in range(0, len(body), 1000))


@pytest.mark.parametrize("size", [65_000, 66_000, 400_000], ids=["just below", "just above", "far above"])
def test_the_size_is_counted_as_it_arrives(size: int) -> None:
    desk = FakeDesk()
    visitor = signed_in(desk, SAM)
    form = message_form(visitor, "")
    start = f"token={form['token']}&nonce={form['nonce']}&text=".encode()
    pieces = _in_pieces(start + b"x" * (size - len(start)))()
    answer = visitor.post(
        "/chat/messages",
        content=pieces,  # type: ignore[arg-type]
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )
    assert answer.status_code == (303 if size <= 65_536 else 413)


@pytest.mark.parametrize(("size", "status"), [(400_000, 200), (1_100_000, 413)])
def test_a_platform_may_send_more_than_a_person(size: int, status: int) -> None:
    async def take(request: Request) -> Response:
        return Response(str(len(await request.body())))

    routes = [Route("/slack/events", take, methods=["POST"])]
    app = make_gateway(FakeDesk().ports(), secret="s" * 32, demo=False, health=lambda: {}, channels=routes)
    assert TestClient(app).post("/slack/events", content=b"x" * size).status_code == status
