"""The queue's page: what is shown to whom, filters, saved views, pages, and live rows."""

from __future__ import annotations

import re
from datetime import timedelta

import anyio
import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine
from starlette.testclient import TestClient
from starlette.types import Message

from bot.console.queue import Wanted, due_words, place_in_words
from bot.operations.ports import QueuePlace, WorkFactory
from bot.operations.ticket_work import claim_ticket
from tests.channels.web.browser import value_of
from tests.console.visiting import at_console, seen
from tests.makers import AMARA_AT, FOOTHILLS, MAPLE, MORNING, PRIYA, RAVI, ROBIN_AT, SAM, DeskForTests


@pytest.fixture
def desk(begin: WorkFactory) -> DeskForTests:
    """Three tickets of two clients."""
    desk = DeskForTests(begin)
    desk.take_in(MAPLE, FOOTHILLS)
    desk.take_in_staff()
    desk.opens_ticket(SAM, "printer", "the <printer> jams")
    desk.opens_ticket(PRIYA, "wifi", "no wifi in the clinic")
    desk.opens_ticket(RAVI, "email_client", "outlook hangs")
    return desk


def _numbers(page: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="/tickets/(ND-\d+)"', page)


def test_an_empty_queue_says_so(begin: WorkFactory) -> None:
    desk = DeskForTests(begin)
    desk.take_in_staff()
    assert "No ticket is open." in seen(at_console(desk).get("/tickets").text)


def test_the_queue_shows_what_is_due_first_with_everything_to_act_on(desk: DeskForTests) -> None:
    page = at_console(desk).get("/tickets").text
    assert sorted(_numbers(page)) == ["ND-1001", "ND-1002", "ND-1003"]
    assert ("the <printer> jams" in page, "the <printer> jams Printer Maple Dental" in seen(page)) == (False, True)
    assert "Open 3 Mine 0 Nobody's 3" in seen(page)


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("client=maple-dental", {"ND-1001", "ND-1002"}),
        ("category=wifi", {"ND-1002"}),
        ("mine=1", {"ND-1001"}),
        ("unassigned=1", {"ND-1002", "ND-1003"}),
        ("owner=robin@nightdesk.example", {"ND-1001"}),
        ("owner=amara@nightdesk.example", set()),
        ("client=maple-dental&unassigned=1", {"ND-1002"}),
        ("ended=1", set()),
        ("state=resolved", set()),
        ("client=%00&priority=P9&state=odd&category=spaceship", set()),
        ("priority=P9&state=odd&category=spaceship", {"ND-1001", "ND-1002", "ND-1003"}),
        ("after=odd", {"ND-1001", "ND-1002", "ND-1003"}),
        ("after=99999999999999999.999999999999999999", set()),
    ],
)
def test_a_filter_shows_what_fits_it(desk: DeskForTests, query: str, numbers: set[str]) -> None:
    claim_ticket(ports=desk.ports, number="ND-1001", by=ROBIN_AT)
    answer = at_console(desk).get(f"/tickets?{query}")
    assert (answer.status_code, set(_numbers(answer.text))) == (200, numbers)


def test_the_next_page_goes_on_where_this_one_ends(desk: DeskForTests, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "bot.operations.queue.look_at_queue.__kwdefaults__", {"after": None, "rows": 2, "with_form": False}
    )
    visitor = at_console(desk)
    first = visitor.get("/tickets").text
    following = re.search(r'rel="next" href="([^"]+)"', first)
    assert following is not None
    second = visitor.get(following.group(1)).text
    assert (sorted(_numbers(first) + _numbers(second)), 'rel="next"' in second) == (
        ["ND-1001", "ND-1002", "ND-1003"],
        False,
    )


def test_a_view_is_kept_for_its_owner_alone_and_forgotten(desk: DeskForTests) -> None:
    visitor = at_console(desk)
    page = visitor.get("/tickets?client=maple-dental&mine=1").text
    form = {"token": value_of(page, "token"), "name": " My  <dentist> ", "query": "client=maple-dental&mine=1&evil=1"}
    kept = visitor.post("/tickets/views", data=form)
    assert (kept.status_code, kept.headers["location"]) == (303, "/tickets?client=maple-dental&mine=1")
    page = visitor.get("/tickets").text
    assert 'href="/tickets?client=maple-dental&amp;mine=1">My &lt;dentist&gt;</a>' in page
    assert "dentist" not in at_console(desk, AMARA_AT).get("/tickets").text
    (forget,) = re.findall(r'action="(/tickets/views/\w+/remove)"', page)
    other = at_console(desk, AMARA_AT)
    other.post(forget, data={"token": value_of(other.get("/tickets").text, "token")})
    assert "dentist" in visitor.get("/tickets").text
    visitor.post(forget, data={"token": form["token"]})
    assert "dentist" not in visitor.get("/tickets").text


def test_a_view_needs_a_name(desk: DeskForTests) -> None:
    visitor = at_console(desk)
    form = {"token": value_of(visitor.get("/tickets").text, "token"), "name": "  ", "query": "mine=1"}
    assert visitor.post("/tickets/views", data=form).status_code == 409


def test_the_rows_alone_are_for_the_pages_own_script(desk: DeskForTests) -> None:
    rows = at_console(desk).get("/tickets?client=maple-dental", headers={"X-Fragment": "1"}).text
    assert (rows.strip().startswith('<div id="queue"'), "<html" in rows, len(_numbers(rows))) == (True, False, 2)


@pytest.mark.parametrize(("headers", "most"), [({}, 6), ({"X-Fragment": "1"}, 3)], ids=["the page", "its rows alone"])
def test_a_page_asks_the_database_little(
    desk: DeskForTests, engine: Engine, headers: dict[str, str], most: int
) -> None:
    visitor, asked = at_console(desk), []
    note = lambda connection, cursor, statement, *others: asked.append(statement)  # noqa: E731
    event.listen(engine, "before_cursor_execute", note)
    try:
        assert visitor.get("/tickets", headers=headers).status_code == 200
    finally:
        event.remove(engine, "before_cursor_execute", note)
    assert len(asked) in range(1, most + 1)


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (None, ("–", "")),
        (MORNING - timedelta(minutes=5), ("late by 5 min", "late")),
        (MORNING + timedelta(minutes=59), ("in 59 min", "soon")),
        (MORNING + timedelta(hours=5, minutes=3), ("in 5 h 3 min", "")),
        (MORNING + timedelta(days=3, hours=1), ("in 3 days", "")),
    ],
)
def test_when_it_is_due_is_said_from_now(due: object, said: tuple[str, str]) -> None:
    class _Row:
        pass

    row = _Row()
    row.due = due  # type: ignore[attr-defined]
    assert due_words(row, MORNING) == said  # type: ignore[arg-type]


@pytest.mark.parametrize("place", [QueuePlace(None, 7), QueuePlace(MORNING + timedelta(microseconds=1), 12)])
def test_a_place_in_an_address_is_read_as_it_was_written(place: QueuePlace) -> None:
    assert Wanted.read({"after": place_in_words(place)}).after == place


# ---- live ------------------------------------------------------------------------------------------------------------


def _follow(visitor: TestClient, after: int, until: str, meanwhile: object) -> str:
    """What the stream sends until ``until`` is there."""
    cookie = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "https",
        "path": "/tickets/stream",
        "raw_path": b"/tickets/stream",
        "query_string": f"after={after}".encode(),
        "headers": [(b"host", b"desk.example"), (b"cookie", cookie.encode())],
        "server": ("desk.example", 443),
        "client": ("127.0.0.1", 1),
        "root_path": "",
    }

    async def run() -> str:
        arrived: list[bytes] = []
        enough = anyio.Event()

        async def receive() -> Message:
            await enough.wait()
            return {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                await anyio.to_thread.run_sync(meanwhile)  # type: ignore[arg-type]
            arrived.append(message.get("body", b""))
            if until.encode() in b"".join(arrived):
                enough.set()

        with anyio.fail_after(20):
            await visitor.app(scope, receive, send)
        return b"".join(arrived).decode()

    return anyio.run(run)


def test_a_change_is_told_to_whoever_watches(desk: DeskForTests) -> None:
    visitor = at_console(desk)
    mark = re.search(r'data-mark="(\d+)"', visitor.get("/tickets").text)
    assert mark is not None
    told = _follow(
        visitor,
        int(mark.group(1)),
        "event: changed",
        lambda: claim_ticket(ports=desk.ports, number="ND-1001", by=ROBIN_AT),
    )
    assert "event: changed" in told
    rows = visitor.get("/tickets", headers={"X-Fragment": "1"}).text
    assert "Robin Castell" in rows
