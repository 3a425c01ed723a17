"""Pictures of steps: served as what they are, to everybody, and nothing beside them."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from bot.channels.web.lines import view_of_answer
from bot.console.gateway import make_gateway
from bot.operations.ports import About, Answer, Subject
from tests.channels.web.browser import SECRET, signed_in
from tests.channels.web.fakes import NOW, FakeDesk

PICTURES = {"printer/paper-path.svg": b"<svg/>", "printer/paper-path.png": b"\x89PNG"}
LID = About(Subject.PICTURE, "printer/paper-path.svg", 'where the "lid" is')


def _visitor() -> TestClient:
    app = make_gateway(FakeDesk().ports(), secret=SECRET, demo=False, health=lambda: {}, pictures=lambda: PICTURES)
    return TestClient(app, raise_server_exceptions=False)


@pytest.mark.parametrize(("name", "kind"), [("paper-path.svg", "image/svg+xml"), ("paper-path.png", "image/png")])
def test_a_picture_is_served_with_its_kind_and_may_run_nothing(name: str, kind: str) -> None:
    answer = _visitor().get(f"/pictures/printer/{name}")
    assert (answer.status_code, answer.headers["content-type"]) == (200, kind)
    assert answer.content == PICTURES[f"printer/{name}"]
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["printer/paper-jam.md", "../domain.yml", "%2e%2e/domain.yml", "printer/", ""])
def test_nothing_else_is_served_there(path: str) -> None:
    assert _visitor().get(f"/pictures/{path}").status_code == 404


def test_the_chat_shows_the_picture_with_its_words() -> None:
    desk = FakeDesk()
    visitor = signed_in(desk, "sam@maple-dental.example")
    conversation = "web::sam@maple-dental.example"
    said = desk.conversations.say(conversation, Answer("Open the lid.", (), LID), turn=None, contact=None, at=NOW)
    assert '<img class="picture" src="/pictures/printer/paper-path.svg"' in visitor.get("/chat").text
    assert "where the &#34;lid&#34; is" in visitor.get("/chat").text
    assert view_of_answer(said, "UTC", NOW).picture == "/pictures/printer/paper-path.svg"


def test_another_record_is_no_picture() -> None:
    desk = FakeDesk()
    said = desk.conversations.say(
        "web::a", Answer("Done.", (), About(Subject.TICKET, "ND-1")), turn=None, contact=None, at=NOW
    )
    assert view_of_answer(said, "UTC", NOW).picture is None
