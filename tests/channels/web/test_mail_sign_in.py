"""The web chat outside the demo: an address, a code from the mailbox, the chat; and nobody else's."""

from __future__ import annotations

import re

import pytest
from sqlalchemy.engine import Engine
from starlette.testclient import TestClient

from bot.console.gateway import make_gateway
from bot.desk.clients import Role
from bot.operations.mailed_codes import mail_code
from bot.operations.ports import WorkFactory
from bot.storage.tables import code_requests
from tests.channels.web.browser import value_of
from tests.makers import MAPLE, DeskForTests, demo_file, with_contact

SAMS = "sam@maple-dental.example"


@pytest.fixture
def desk(begin: WorkFactory) -> DeskForTests:
    desk = DeskForTests(begin)
    desk.take_in(MAPLE)
    return desk


@pytest.fixture
def visitor(desk: DeskForTests) -> TestClient:
    return _browser(desk)


def _browser(desk: DeskForTests) -> TestClient:
    app = make_gateway(desk.ports, secret="for tests", demo=False, mail=True, health=dict)
    return TestClient(app, follow_redirects=False, raise_server_exceptions=False)


def _asks(visitor: TestClient, address: str = SAMS) -> tuple[int, str]:
    form = {"token": value_of(visitor.get("/").text, "token"), "address": address}
    answer = visitor.post("/chat/sign-in", data=form)
    return answer.status_code, answer.text


def _code(desk: DeskForTests, engine: Engine) -> str:
    with engine.connect() as connection:
        ids = connection.execute(code_requests.select().order_by(code_requests.c.at)).scalars().all()
    for id in ids:
        mail_code(ports=desk.ports, request=id)
    found = re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}", desk.mail.sent[-1][2])
    assert found is not None
    return found.group()


def _enters(visitor: TestClient, code: str) -> tuple[int, str]:
    form = {"token": value_of(visitor.get("/chat/code").text, "token"), "code": code}
    answer = visitor.post("/chat/code", data=form)
    return answer.status_code, answer.headers.get("location", answer.text)


def _signs_in(visitor: TestClient, desk: DeskForTests, engine: Engine) -> None:
    assert _asks(visitor) == (303, "")
    assert _enters(visitor, _code(desk, engine)) == (303, "/chat")


def test_a_contact_signs_in_with_the_code_and_is_who_they_are(
    desk: DeskForTests, engine: Engine, visitor: TestClient
) -> None:
    _signs_in(visitor, desk, engine)

    page = visitor.get("/chat").text

    assert "Sam Okoro, Maple Dental" in page
    assert "Sign out" in page
    assert "Be somebody else" not in page
    assert visitor.get("/").headers["location"] == "/chat"


def test_the_pages_are_the_same_for_an_address_that_nobody_has(desk: DeskForTests) -> None:
    def seen(address: str) -> list[str]:
        visitor = _browser(desk)
        said = _asks(visitor, address)
        page = visitor.get("/chat/code").text
        return [str(said), re.sub(r'value="[^"]+"', "", page)]

    assert seen(SAMS) == seen("nobody@maple-dental.example")


def test_a_code_is_no_use_in_another_browser(desk: DeskForTests, engine: Engine, visitor: TestClient) -> None:
    _asks(visitor)
    other = _browser(desk)
    other.get("/")

    status, text = _enters(other, _code(desk, engine))

    assert status == 400
    assert "That code does not work here." in text
    assert other.get("/chat").headers["location"] == "/"


def test_what_is_no_address_is_said_beside_the_field(visitor: TestClient) -> None:
    status, text = _asks(visitor, "sam at maple")

    assert status == 400
    assert "That is no e-mail address." in text
    assert 'value="sam at maple"' in text


def test_who_has_left_is_out_at_once(desk: DeskForTests, engine: Engine, visitor: TestClient) -> None:
    _signs_in(visitor, desk, engine)
    page = visitor.get("/chat").text
    form = {"token": value_of(page, "token"), "nonce": value_of(page, "nonce"), "text": "show my tickets"}

    desk.take_in(with_contact(demo_file(MAPLE), SAMS, roles=frozenset({Role.DEPARTED})))

    assert visitor.post("/chat/messages", data=form).status_code == 403
    assert visitor.get("/chat/stream").status_code == 403
    assert visitor.get("/chat").headers["location"] == "/"
    assert "E-mail address" in visitor.get("/").text


def test_signing_out_ends_it_in_this_browser(desk: DeskForTests, engine: Engine, visitor: TestClient) -> None:
    _signs_in(visitor, desk, engine)

    answer = visitor.post("/chat/sign-out", data={"token": value_of(visitor.get("/chat").text, "token")})

    assert answer.headers["location"] == "/"
    assert visitor.get("/chat").headers["location"] == "/"


@pytest.mark.parametrize("address", ["/chat/sign-in", "/chat/code", "/chat/sign-out"])
@pytest.mark.parametrize("forged", ["no token", "another's token", "another site"])
def test_a_forged_form_is_refused(
    desk: DeskForTests, engine: Engine, visitor: TestClient, address: str, forged: str
) -> None:
    token = value_of(visitor.get("/").text, "token")
    if forged == "another's token":
        token = value_of(_browser(desk).get("/").text, "token")
    form = {"address": SAMS, "code": "AAAA-AAAA", **({} if forged == "no token" else {"token": token})}
    headers = {"Sec-Fetch-Site": "cross-site"} if forged == "another site" else {}

    assert visitor.post(address, data=form, headers=headers).status_code == 403
    with engine.connect() as connection:
        assert connection.execute(code_requests.select()).first() is None


def test_nobody_can_choose_whom_to_be(visitor: TestClient) -> None:
    token = value_of(visitor.get("/").text, "token")

    assert visitor.post("/demo/person", data={"token": token, "person": SAMS}).status_code == 404
