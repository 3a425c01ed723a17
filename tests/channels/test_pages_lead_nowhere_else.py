"""Whatever people, sites and devices are called and whatever is written: on our pages and papers it is words, and no way elsewhere."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from pypdf import PdfReader
from sqlalchemy import text
from sqlalchemy.engine import Engine
from starlette.testclient import TestClient

from bot.connectors.papers import HousePapers
from bot.console.gateway import make_gateway
from bot.console.table import TABLE
from bot.desk.clients import ChatIdentity
from bot.operations.ports import Answer, WorkFactory
from bot.operations.turns import finish_turn
from tests.channels.canary_words import CANARIES, busy_desk
from tests.channels.web.browser import SECRET, value_of
from tests.console.visiting import at_console, seen
from tests.makers import ALEX_AT, MAPLE, DeskForTests
from tests.proving import PROVING

# What takes a reader, or a browser by itself, to another place.
LEADING = frozenset(
    {"href", "src", "srcset", "action", "formaction", "data", "poster", "background", "ping", "cite", "style"}
)
# Elements that only we may bring to a page, and none of our pages has.
FOREIGN = frozenset({"b", "iframe", "object", "embed", "base", "applet"})
SAMS, PRIYAS = "sam@maple-dental.example", "priya@maple-dental.example"
ELSEWHERE = "evil.example"
REPORT = f"/reports/pdf?client={MAPLE}&month=2026-10"


class Ways(HTMLParser):
    """Everything on a page that leads somewhere, runs something, or is not ours."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one."""
        given = dict(attrs)
        self._in_script = tag == "script" and "src" not in given
        if tag in FOREIGN or any(name.startswith("on") for name in given):
            self.found.append(f"<{tag} {given}>")
        self.found += [
            f"{tag} {name}={value}" for name, value in attrs if name in LEADING and ELSEWHERE in (value or "")
        ]

    def handle_endtag(self, tag: str) -> None:
        """It is over."""
        self._in_script = False

    def handle_data(self, data: str) -> None:
        """What stands between two."""
        if self._in_script and data.strip():
            self.found.append(f"script {data[:80]!r}")


def _ways(page: str) -> list[str]:
    ways = Ways()
    ways.feed(page)
    return ways.found


def _ways_on_paper(content: bytes) -> list[str]:
    return [
        str(annotation.get_object())
        for page in PdfReader(io.BytesIO(content)).pages
        for annotation in page.annotations or ()
    ]


def _pages(desk: DeskForTests, engine: Engine) -> Iterator[tuple[str, str, bytes]]:
    """Every page of the console that this desk has something for, and the chat of two people: address, kind, content."""
    with engine.connect() as connection:
        numbers = [str(each) for each in connection.execute(text("SELECT number FROM tickets ORDER BY 1")).scalars()]
        quotes = [str(each) for each in connection.execute(text("SELECT number FROM quotes ORDER BY 1")).scalars()]
    console = at_console(desk, ALEX_AT)
    for address in TABLE:
        if address.method != "GET" or address.path == "/tickets/stream":
            continue
        for number in numbers if "{number}" in address.path else quotes if "{quote}" in address.path else [""]:
            filled = {"number": number, "quote": number, "code": MAPLE, "email": SAMS, "id": "none", "name": "none"}
            path = address.path.format(**filled) + (
                "?" + REPORT.partition("?")[2] if address.path == "/reports/pdf" else ""
            )
            answer = console.get(path)
            if answer.status_code == 200:
                yield path, answer.headers["content-type"].partition(";")[0], answer.content
    for person in (SAMS, PRIYAS):
        visitor = _at_home(desk)
        token = value_of(visitor.get("/").text, "token")
        assert visitor.post("/demo/person", data={"token": token, "person": person}).status_code == 303
        yield f"/chat of {person}", "text/html", visitor.get("/chat").content


def _at_home(desk: DeskForTests) -> TestClient:
    app = make_gateway(desk.ports, secret=SECRET, demo=True, health=dict)
    return TestClient(
        app,
        base_url="http://127.0.0.1",
        client=("127.0.0.1", 50000),
        follow_redirects=False,
        raise_server_exceptions=False,
    )


@pytest.mark.parametrize("canary", CANARIES if PROVING else [" ".join(CANARIES)])
def test_our_pages_and_papers_lead_nowhere_but_to_ourselves(begin: WorkFactory, engine: Engine, canary: str) -> None:
    desk = busy_desk(begin, canary)
    desk.ports = replace(desk.ports, papers=HousePapers(f"MSP {canary}", ""))
    for person in (SAMS, PRIYAS):
        turn = desk.turn(ChatIdentity("web", "", person), f"no sound {canary}")
        finish_turn(ports=desk.ports, turn=turn.id, answers=(Answer(f"You wrote: {canary}"),))
    pages = list(_pages(desk, engine))
    html = {path: content.decode() for path, kind, content in pages if kind == "text/html"}
    assert len(html) >= 20
    assert {path: found for path, page in html.items() if (found := _ways(page))} == {}
    papers = {path: content for path, kind, content in pages if kind == "application/pdf"}
    assert set(papers) == {"/quotes/Q-1001/pdf", REPORT}
    assert {path: found for path, paper in papers.items() if (found := _ways_on_paper(paper))} == {}
    # It does stand there, as words.
    words = " ".join(canary.split())
    assert all(words in seen(html[path]) for path in ("/tickets/ND-1001", f"/chat of {SAMS}", f"/chat of {PRIYAS}"))


@pytest.mark.parametrize(
    "page",
    [
        f'<a href="http://{ELSEWHERE}">bank</a>',
        f'<img src="https://{ELSEWHERE}/x.png">',
        "<p onclick=x>y</p>",
        "<script>x</script>",
        "<b>bold</b>",
        f'<form action="//{ELSEWHERE}/">',
    ],
)
def test_a_page_that_does_is_seen(page: str) -> None:
    assert _ways(page)
