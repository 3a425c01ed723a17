"""A browser for tests: keeps its cookie, fills in forms as a page gave them, follows a stream."""

from __future__ import annotations

import re
from collections.abc import Callable

import anyio
from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.types import Message

from bot.console.gateway import make_gateway
from bot.desk.staff import StaffRole
from tests.channels.web.fakes import FakeDesk, staff_member

SECRET = "a secret for tests only"


def application(desk: FakeDesk, *, demo: bool = True, health: dict[str, str] | None = None) -> Starlette:
    """The gateway in front of a fake desk."""
    return make_gateway(desk.ports(), secret=SECRET, demo=demo, health=lambda: health or {"database": "ok"})


def browser(desk: FakeDesk, *, demo: bool = True) -> TestClient:
    """A browser that has been nowhere yet and does not follow redirects by itself."""
    return TestClient(application(desk, demo=demo), follow_redirects=False, raise_server_exceptions=False)


def signed_in(desk: FakeDesk, email: str) -> TestClient:
    """A browser in which one of the demo's people was chosen."""
    visitor = browser(desk)
    token = value_of(visitor.get("/").text, "token")
    answer = visitor.post("/demo/person", data={"token": token, "person": email})
    assert answer.status_code == 303
    return visitor


def at_the_desk(desk: FakeDesk, role: StaffRole = StaffRole.TECHNICIAN) -> TestClient:
    """A browser at the demo's own machine, in which somebody of the MSP with this role was clicked on."""
    visitor = TestClient(
        application(desk),
        base_url="http://127.0.0.1",
        client=("127.0.0.1", 50000),
        follow_redirects=False,
        raise_server_exceptions=False,
    )
    token = value_of(visitor.get("/sign-in").text, "token")
    answer = visitor.post("/sign-in/demo", data={"token": token, "person": staff_member(role).email})
    assert (answer.status_code, answer.headers["location"]) == (303, "/tickets")
    return visitor


def value_of(page: str, name: str) -> str:
    """The first hidden value of this name."""
    found = re.search(rf'name="{name}" value="([^"]+)"', page)
    assert found is not None
    return found.group(1)


def message_form(visitor: TestClient, text: str) -> dict[str, str]:
    """The message form of a freshly opened chat page, filled in."""
    page = visitor.get("/chat").text
    return {"token": value_of(page, "token"), "nonce": value_of(page, "nonce"), "text": text}


def stream_address(visitor: TestClient, after: int | None = None) -> str:
    """The address that the chat page's script follows."""
    page = visitor.get("/chat").text
    found = re.search(r'data-after="(\d+)" data-page="([^"]+)"', page)
    assert found is not None
    return f"/chat/stream?after={found.group(1) if after is None else after}&page={found.group(2)}"


def follow(
    visitor: TestClient,
    address: str,
    *,
    until: str,
    last_event_id: str | None = None,
    once_open: Callable[[], object] = lambda: None,
) -> str:
    """What the stream sends until ``until`` has arrived; ``once_open`` happens when the stream has begun."""
    headers = [(b"host", b"testserver"), (b"cookie", f"nightdesk={visitor.cookies['nightdesk']}".encode())]
    if last_event_id is not None:
        headers.append((b"last-event-id", last_event_id.encode()))
    path, _, query = address.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": headers,
        "server": ("testserver", 80),
        "client": ("127.0.0.1", 1),
        "root_path": "",
    }

    async def run() -> str:
        arrived: list[bytes] = []
        enough = anyio.Event()
        asked = False

        async def receive() -> Message:
            nonlocal asked
            if not asked:
                asked = True
                return {"type": "http.request", "body": b"", "more_body": False}
            await enough.wait()
            return {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                once_open()
            arrived.append(message.get("body", b""))
            if until.encode() in b"".join(arrived):
                enough.set()

        with anyio.fail_after(10):
            await visitor.app(scope, receive, send)
        return b"".join(arrived).decode()

    return anyio.run(run)
