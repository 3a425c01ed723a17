"""The whole gateway with every outside address, real database behind it: what is sent to it, and what changed by that."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from urllib.parse import urlencode

import httpx
from sqlalchemy import text
from sqlalchemy.engine import Engine
from starlette.applications import Starlette
from telegram import Bot, User

from bot.channels.alerts.app import alert_routes
from bot.channels.slack.app import make_slack_app
from bot.channels.slack.connection import http_routes
from bot.channels.slack.workspaces import Workspaces
from bot.channels.telegram.app import TelegramApp
from bot.channels.telegram.connection import Listener, webhook_routes
from bot.channels.zammad.app import zammad_routes
from bot.console.gateway import make_gateway
from bot.desk.staff import Whence
from bot.operations.ports import ProvenPerson, ProviderRequest
from bot.operations.ports.staff import NotProven
from bot.operations.sign_in import sign_in_to_demo
from tests.channels.alerts.senders import PLAN
from tests.channels.web.browser import SECRET, value_of
from tests.makers import ROBIN_AT, DeskForTests
from tests.operations.monitored import FixedPlan

SLACK_SECRET, TELEGRAM_SECRET = "8f742231b10e8888abcd99yyyzzz85a5", "a-good-long-secret"
ZAMMAD_SECRET = "a-signature-token-of-enough-signs"
HOST = "desk.example"
Header = tuple[bytes, bytes]


@dataclass(frozen=True)
class Sent:
    """One request; ``why`` says what is wrong with it."""

    why: str
    method: str
    path: str
    headers: tuple[Header, ...]
    body: bytes = b""


class Elsewhere:
    """An outside system that says who somebody is, for the one code that it has given out."""

    name, title = "google", "Google"

    def begin(self, *, redirect_uri: str) -> ProviderRequest:
        """Where to go."""
        return ProviderRequest("https://accounts.example/x", "s" * 32, "n" * 32, "v" * 43)

    def finish(self, *, code: str, begun: ProviderRequest, redirect_uri: str) -> ProvenPerson:
        """Never: whoever forges has no code."""
        raise NotProven("That code is not one of ours.")


def whole_gateway(desk: DeskForTests, slack_api: str, bot: Bot) -> Starlette:
    """Every address that anybody outside can reach."""
    ports = replace(desk.ports, monitoring=FixedPlan(PLAN))
    slack = make_slack_app(ports, Workspaces({"T0MAPLE": "xoxb-tests"}, slack_api), SLACK_SECRET)
    listener = Listener(
        TelegramApp(ports, bot, User(7, "Nightdesk", True, username="nightdesk_bot"), privacy=""), desk.clock
    )

    async def listening() -> Listener:
        return listener

    return make_gateway(
        ports,
        secret=SECRET,
        demo=False,
        mail=True,
        health=lambda: {"database": "ok"},
        channels=(
            *http_routes(slack, SLACK_SECRET, time.time),
            *webhook_routes(bot, listening, TELEGRAM_SECRET),
            *alert_routes(ports),
            *zammad_routes(ports, secret=ZAMMAD_SECRET, login="nightdesk@msp.example", closed={"closed"}),
        ),
        providers=(Elsewhere(),),
    )


class Outside:
    """Somebody who sends requests as bytes."""

    def __init__(self, app: Starlette) -> None:
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False, client=("203.0.113.9", 50000))
        self.http = httpx.AsyncClient(transport=transport, base_url=f"https://{HOST}", follow_redirects=False)

    async def sends(self, sent: Sent, *, host: bool = True) -> httpx.Response:
        """The answer; without ``host`` the request brings its own."""
        url = httpx.URL(f"https://{HOST}").copy_with(raw_path=sent.path.encode())
        headers = [*([(b"host", HOST.encode())] if host else []), *sent.headers]
        if not any(name == b"content-length" for name, _ in headers):
            headers.append((b"content-length", str(len(sent.body)).encode()))
        request = httpx.Request(sent.method, url, headers=headers, content=sent.body)
        return await self.http.send(request)


@dataclass(frozen=True)
class Insiders:
    """What somebody holds who is signed in: cookies and tokens of forms, to be taken apart."""

    console_cookie: str
    console_token: str
    chat_cookie: str
    chat_token: str
    other_chat_cookie: str
    chat_page: str


async def insiders_of(desk: DeskForTests, app: Starlette) -> Insiders:
    """A technician at the console, and two people in the web chat who are about to ask for a code."""
    signed_in = sign_in_to_demo(ports=desk.ports, email=ROBIN_AT, whence=Whence())
    http = Outside(app).http
    console = f"__Host-nightdesk-console={signed_in.token}"
    queue = await http.get("/tickets", headers={"cookie": console})
    pages = [await Outside(app).http.get("/") for _ in range(2)]
    chat, other = (page.headers["set-cookie"].partition(";")[0] for page in pages)
    return Insiders(console, value_of(queue.text, "token"), chat, value_of(pages[0].text, "token"), other, "0" * 16)


def form(**fields: str) -> tuple[tuple[Header, ...], bytes]:
    """A form as browsers send it."""
    return ((b"content-type", b"application/x-www-form-urlencoded"),), urlencode(fields).encode()


def as_json(payload: Mapping[str, object]) -> bytes:
    """A body of JSON."""
    return json.dumps(payload).encode()


def held(engine: Engine) -> dict[str, str]:
    """What stands in every table of the database."""
    with engine.connect() as connection:
        names = connection.execute(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"))
        digest = "SELECT md5(string_agg(row::text, E'\\n' ORDER BY row::text)) FROM {} AS row"
        return {name: str(connection.execute(text(digest.format(f'"{name}"'))).scalar()) for (name,) in names.all()}


class _Keeps(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []
        self.setFormatter(logging.Formatter("%(name)s %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@contextmanager
def everything_logged() -> Iterator[Sequence[str]]:
    """Every line of every logger meanwhile, as loud as they can be; none is left out by its own level."""
    root, keeps = logging.getLogger(), _Keeps()
    names = [name for name, each in logging.root.manager.loggerDict.items() if isinstance(each, logging.Logger)]
    loggers = [root, *(logging.getLogger(name) for name in names)]
    levels = [(each, each.level) for each in loggers]
    # Two are closed by the program itself, for this very reason.
    for each in loggers:
        if not each.name.startswith("nightdesk.slack"):
            each.setLevel(logging.DEBUG)
    root.addHandler(keeps)
    try:
        yield keeps.lines
    finally:
        root.removeHandler(keeps)
        for each, level in levels:
            each.setLevel(level)
