"""Nobody gets in who has not proved who they are: nothing is written, nothing breaks, nothing of it stands in a log."""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import AsyncIterator

import pytest
from sqlalchemy.engine import Engine
from starlette.applications import Starlette

from bot.channels.telegram.client import make_bot
from bot.operations.ports import WorkFactory
from tests.channels.slack.conftest import slack as slack
from tests.forged.forging import CANARY, forgeries, slack_signature
from tests.forged.gateway import (
    SLACK_SECRET,
    Insiders,
    Outside,
    Sent,
    everything_logged,
    held,
    insiders_of,
    whole_gateway,
)
from tests.makers import MAPLE, DeskForTests
from tests.proving import cases, seeded
from tests.stand_ins.slack import SlackStandIn
from tests.stand_ins.telegram import TOKEN

# What nobody may be told: how we are built, and with what.
GIVES_AWAY = re.compile(r"Traceback|File \"|uvicorn|starlette|python|/[\w/]+\.py|psycopg|sqlalchemy", re.IGNORECASE)


@pytest.fixture
def desk(begin: WorkFactory) -> DeskForTests:
    """A desk with a client and its technicians."""
    desk = DeskForTests(begin)
    desk.take_in(MAPLE)
    desk.take_in_staff()
    return desk


@pytest.fixture
async def gateway(desk: DeskForTests, slack: SlackStandIn) -> AsyncIterator[Starlette]:
    """All that listens."""
    bot = make_bot(TOKEN, "http://127.0.0.1:9")
    yield whole_gateway(desk, slack.api, bot)


@pytest.fixture
async def insiders(desk: DeskForTests, gateway: Starlette) -> Insiders:
    """People who are signed in."""
    return await insiders_of(desk, gateway)


async def test_nothing_is_taken_nothing_breaks_and_nothing_is_logged(
    desk: DeskForTests, gateway: Starlette, insiders: Insiders, engine: Engine, capfd: pytest.CaptureFixture[str]
) -> None:
    outside, before = Outside(gateway), held(engine)
    statuses, slowest = Counter[int](), 0.0
    with everything_logged() as lines:
        for sent in forgeries(insiders, desk.clock.now(), seeded("forged requests"), cases(200, 20_000)):
            began = time.perf_counter()
            answer = await outside.sends(sent)
            slowest = max(slowest, time.perf_counter() - began)
            statuses[answer.status_code] += 1
            wrong = f"{sent.why}: {sent.method} {sent.path[:80]} {sent.headers!r:.600} -> {answer.status_code}"
            assert answer.status_code in (303, 400, 401, 403, 404, 405, 413) or _is_a_page(sent, answer.status_code), (
                wrong
            )
            assert not (answer.status_code == 303 and answer.headers["location"] not in ("/", "/sign-in")), wrong
            assert GIVES_AWAY.search(answer.text) is None, wrong
            assert CANARY not in answer.text, wrong
    assert held(engine) == before
    logged = capfd.readouterr()
    # Whoever sends here has a client that notes what it sends.
    ours = [line for line in lines if not line.startswith("httpx HTTP Request")]
    assert not [line for line in (*ours, *logged.out.splitlines(), *logged.err.splitlines()) if CANARY in line]
    assert slowest < 5
    print(dict(statuses), f"slowest {slowest:.3f} s")


def _is_a_page(sent: Sent, status: int) -> bool:
    """Somebody away without a cookie is shown the page to sign in at."""
    return sent.method == "GET" and status == 200 and sent.path.startswith("/sign-in/")


async def test_what_slack_sends_again_is_taken_once(desk: DeskForTests, gateway: Starlette, engine: Engine) -> None:
    event = {"type": "message", "channel_type": "im", "user": "U0SAM", "channel": "D0SAM", "ts": "1764000000.000100"}
    told = {**event, "text": "the printer is dead"}
    body = json.dumps({"type": "event_callback", "team_id": "T0MAPLE", "event_id": "Ev1", "event": told}).encode()
    at = str(int(time.time()))
    signature = slack_signature(SLACK_SECRET, at, body).encode()
    signed = ((b"x-slack-request-timestamp", at.encode()), (b"x-slack-signature", signature))
    outside = Outside(gateway)
    headers = ((b"content-type", b"application/json"), *signed)
    assert (await outside.sends(Sent("good", "POST", "/slack/events", headers, body))).status_code == 200
    after_the_first = held(engine)
    again = ((b"x-slack-retry-num", b"1"), (b"x-slack-retry-reason", b"http_timeout"))
    for _ in range(cases(5, 100)):
        assert (
            await outside.sends(Sent("again", "POST", "/slack/events", (*headers, *again), body))
        ).status_code == 200
    assert held(engine) == after_the_first
    with desk.ports.begin() as work:
        said = [line.text for line in work.conversations.lines("slack:T0MAPLE:U0SAM")]
    assert said == ["the printer is dead"]


async def test_a_host_of_somebody_else_leads_nobody_there(gateway: Starlette) -> None:
    outside = Outside(gateway)
    for path in (
        "/tickets",
        "/tickets/",
        "/chat",
        "/chat/",
        "/static",
        "/console/static",
        "/sign-in/",
        "/sign-in/with/google",
    ):
        for host in (b"evil.example", b"[", b"desk.example@evil.example"):
            headers = ((b"host", host), (b"x-forwarded-host", b"evil.example"))
            answer = await outside.sends(Sent("host", "GET", path, headers), host=False)
            assert answer.status_code < 500, (path, host)
            assert answer.headers.get("location", "/").startswith(("/", "https://accounts.example/")), (path, host)
            assert "evil" not in answer.text, (path, host)
            assert answer.headers["strict-transport-security"] == "max-age=31536000"
            assert answer.headers["x-frame-options"] == "DENY"
