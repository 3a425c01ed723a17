"""Colleagues at the console of a desk on the test database."""

from __future__ import annotations

import re
from html import unescape

from sqlalchemy import event
from sqlalchemy.engine import Engine
from starlette.testclient import TestClient

from bot.console.gateway import make_gateway
from bot.desk.staff import Whence
from bot.operations.sign_in import sign_in_to_demo
from tests.channels.web.browser import SECRET, value_of
from tests.makers import ROBIN_AT, DeskForTests

HOME = "https://desk.example"


def at_console(desk: DeskForTests, email: str = ROBIN_AT) -> TestClient:
    """A browser in which this colleague is signed in."""
    app = make_gateway(desk.ports, secret=SECRET, demo=False, health=lambda: {})
    visitor = TestClient(app, base_url=HOME, follow_redirects=False, raise_server_exceptions=False)
    signed_in = sign_in_to_demo(ports=desk.ports, email=email, whence=Whence())
    visitor.cookies.set("__Host-nightdesk-console", signed_in.token)
    return visitor


def sends(visitor: TestClient, number: str, action: str, /, **form: str) -> tuple[int, str]:
    """A form of a ticket's page, filled in; the status, and what the page says then."""
    page = visitor.get(f"/tickets/{number}").text
    filled = {"token": value_of(page, "token"), "nonce": value_of(page, "nonce"), **form}
    answer = visitor.post(f"/tickets/{number}/{action}", data=filled)
    status = answer.status_code
    if status == 303:
        answer = visitor.get(answer.headers["location"])
    return status, seen(answer.text)


def seen(page: str) -> str:
    """What a reader sees, in one line."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page)).split())


def queries(engine: Engine, visitor: TestClient, path: str) -> int:
    """How many statements one page takes, from the session's on."""
    said: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        said.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        assert visitor.get(path).status_code == 200
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return len(said)
