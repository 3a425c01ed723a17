"""The page "Learning": managers and admins read what people sorted otherwise."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from bot.operations.learning import list_suggestions, show_suggestion, waiting_lines
from bot.operations.ports import WorkFactory
from bot.operations.ticket_work import recategorise_ticket
from tests.channels.web.browser import value_of
from tests.console.visiting import at_console, seen
from tests.makers import KIM_AT, MAPLE, ROBIN_AT, SAM, DeskForTests
from tests.training_projects import small_project


@pytest.fixture
def desk(begin: WorkFactory, tmp_path: Path) -> DeskForTests:
    desk = DeskForTests(begin)
    desk.take_in(MAPLE)
    desk.take_in_staff()
    desk.ports = replace(desk.ports, training=small_project(tmp_path))
    number = desk.opens_ticket(SAM, "printer", "Sam cannot <b>copy</b> for Xentral").number
    recategorise_ticket(ports=desk.ports, number=number, category="scanner", by=ROBIN_AT)
    return desk


@pytest.fixture
def kim(desk: DeskForTests) -> TestClient:
    return at_console(desk, KIM_AT)


def _sends(kim: TestClient, action: str, **form: str) -> tuple[int, str]:
    page = kim.get("/learning").text
    answer = kim.post(f"/learning/{action}", data={"token": value_of(page, "token"), **form})
    status = answer.status_code
    if status == 303:
        answer = kim.get(answer.headers["location"])
    return status, seen(answer.text)


def test_what_waits_is_shown_with_the_line_and_what_was_replaced(kim: TestClient) -> None:
    page = kim.get("/learning").text
    assert "<b>copy</b>" not in page
    said = seen(page)
    assert "Alex cannot" in said
    assert "name: “Sam” is “Alex”" in said
    assert "“Xentral” is known to everybody" in said
    assert "Every accepted line is among the examples." in said


def test_an_accepted_line_waits_for_the_command_line(kim: TestClient, desk: DeskForTests) -> None:
    status, said = _sends(kim, "1/accept", shown="x", line="copies of plans are blank", category="scanner")
    assert (status, "Accepted: copies of plans are blank" in said, "Nothing waits to be read." in said) == (
        303,
        True,
        True,
    )
    assert "nightdesk learn export" in said
    assert [line.text for line in waiting_lines(ports=desk.ports)] == ["copies of plans are blank"]
    (change,) = show_suggestion(ports=desk.ports, id=1).changes
    assert (change.by, change.whence.startswith(f"console, {KIM_AT}")) == (KIM_AT, True)


def test_the_line_as_it_is_shown_is_accepted_when_its_names_are_looked_at(kim: TestClient, desk: DeskForTests) -> None:
    line = list_suggestions(ports=desk.ports)[0].anonymous.text
    status, said = _sends(kim, "1/accept", shown=line, line=line, category="scanner")
    assert (status, "May be names that belong to a client: Xentral" in said) == (409, True)
    status, _ = _sends(kim, "1/accept", shown=line, line=line, category="scanner", keep="Xentral")
    assert (status, waiting_lines(ports=desk.ports)[0].text) == (303, line)


def test_a_refusal_keeps_what_was_typed(kim: TestClient) -> None:
    page = kim.get("/learning").text
    form = {"token": value_of(page, "token"), "shown": "x", "line": "Sam is stuck", "category": "wifi"}
    answer = kim.post("/learning/1/accept", data=form)
    assert (answer.status_code, ">Sam is stuck</textarea>" in answer.text) == (409, True)
    assert '<option value="wifi" selected>' in answer.text


def test_a_rejected_one_is_gone_with_its_reason_kept(kim: TestClient, desk: DeskForTests) -> None:
    assert _sends(kim, "1/reject", reason=" ")[0] == 409
    status, said = _sends(kim, "1/reject", reason="too vague")
    assert (status, "nothing is learned from it" in said) == (303, True)
    assert show_suggestion(ports=desk.ports, id=1).changes[0].text == "too vague"


@pytest.mark.parametrize("id", ["0", "99", "99999999999999999999", "x", "1e3", "-1"])
def test_a_number_that_is_none_is_not_found(kim: TestClient, id: str) -> None:
    assert _sends(kim, f"{id}/reject", reason="no")[0] == 404


def test_technicians_are_not_shown_the_page(desk: DeskForTests) -> None:
    robin = at_console(desk, ROBIN_AT)
    assert (robin.get("/learning").status_code, "/learning" in robin.get("/tickets").text) == (403, False)
