"""The page of why a ticket is covered or not, the objections that wait, and answering one."""

from __future__ import annotations

import pytest
from sqlalchemy.engine import Engine
from starlette.testclient import TestClient

from bot.desk.tickets import TicketState
from bot.operations.disputes import dispute_decision
from bot.operations.ports import WorkFactory
from tests.channels.web.browser import value_of
from tests.console.visiting import at_console, queries, seen
from tests.makers import KIM_AT, MAPLE, ROBIN_AT, SAM, DeskForTests
from tests.operations.situations import asked_at_night


@pytest.fixture
def desk(begin: WorkFactory) -> DeskForTests:
    """Sam's printer at night, not covered; Sam objects."""
    desk = DeskForTests(begin)
    desk.take_in(MAPLE)
    desk.take_in_staff()
    asked_at_night(desk)
    assert dispute_decision(ports=desk.ports, turn=desk.turn(SAM, "the <plan> says printers")) is not None
    return desk


def _answer(visitor: TestClient, number: str, **form: str) -> tuple[int, str]:
    token = value_of(visitor.get("/tickets").text, "token")
    answer = visitor.post(f"/tickets/{number}/settle", data={"token": token, **form})
    status = answer.status_code
    if status == 303:
        answer = visitor.get(answer.headers["location"])
    return status, seen(answer.text)


def test_the_decision_is_shown_with_every_check_and_to_whom_it_was_shown(desk: DeskForTests) -> None:
    text = at_console(desk).get("/tickets/nd-1001/coverage").text
    page = seen(text)
    for said in (
        "Printer, not covered, needs a quote",
        "Everything else is a callout at the rates of schedule A, after approval. MD-TM, clause A",
        "Shown to sam@maple-dental.example, Tue 24 Nov 2026, 20:00 in Slack",
        "Objection of sam@maple-dental.example the <plan> says printers",
        "Cheaper ways",
    ):
        assert said in page, said
    assert ("<plan>" in text, "U0SAM" in text) == (False, False)


def test_the_objections_that_wait_are_listed_and_lead_there(desk: DeskForTests) -> None:
    text = at_console(desk).get("/disputes").text
    assert ('href="/tickets/ND-1002/coverage"' in text, "the <plan> says printers" in seen(text)) == (True, True)


def test_an_address_that_was_made_by_hand_is_answered_with_what_is_wanted(desk: DeskForTests) -> None:
    answer = at_console(desk).get(f"/what-if?client={MAPLE}&category=printer")
    page = seen(answer.text)
    assert "It is not said when the work begins: name the day and the hour as 'at', like 2026-11-24T20:00." in page
    assert "When the work begins" in page and "is missing" not in page


def test_a_number_leads_to_its_decision(desk: DeskForTests) -> None:
    answer = at_console(desk).get("/what-if?ticket=ND-1001")
    assert (answer.status_code, answer.headers["location"]) == (303, "/tickets/ND-1001/coverage")
    assert at_console(desk).get("/what-if?ticket=//evil.example").headers["location"] == (
        "/tickets/%2F%2Fevil.example/coverage"
    )


@pytest.mark.parametrize("path", ["/tickets/ND-9/coverage", "/tickets/%2F%2Fevil/coverage"])
def test_a_ticket_without_a_decision_is_not_found(desk: DeskForTests, path: str) -> None:
    assert at_console(desk).get(path).status_code == 404


def test_an_objection_is_answered_once_and_the_ticket_decided_with_it(desk: DeskForTests) -> None:
    visitor = at_console(desk, KIM_AT)
    form = {"outcome": "upheld", "verdict": "covered", "words": "The printer is on your list."}
    status, page = _answer(visitor, "ND-1002", **form)
    assert (status, "whoever objected is told" in page) == (303, True)
    assert "You were right : The printer is on your list. Kim Osei" in page
    assert "Printer, covered" in seen(visitor.get("/tickets/ND-1001/coverage").text)
    assert any("Kim Osei has looked at your objection" in text for text in desk.texts_to(SAM))
    assert desk.ticket("ND-1002").state is TicketState.RESOLVED
    assert "No objection waits for an answer." in seen(visitor.get("/disputes").text)
    status, page = _answer(visitor, "ND-1002", **form)
    assert (status, "was answered on" in page) == (409, True)


def test_an_answer_that_cannot_be_meant_changes_nothing_and_stays_typed(desk: DeskForTests) -> None:
    tried: list[tuple[dict[str, str], str]] = [
        ({"outcome": ""}, "Choose what became of it"),
        ({"words": "  "}, "Choose what became of it"),
        ({"words": "x" * 2001}, "Choose what became of it"),
        ({"verdict": "from_allowance"}, "A person decides one of three things"),
        ({"outcome": "rejected"}, "leaves the decision as it is"),
    ]
    visitor = at_console(desk, KIM_AT)
    for change, said in tried:
        form = {"outcome": "upheld", "verdict": "covered", "words": "It is on your list.", **change}
        status, page = _answer(visitor, "ND-1002", **form)
        assert (change, status in (403, 409), said in page) == (change, True, True)
        assert form["words"].strip() in page
    assert "the <plan> says printers" in seen(visitor.get("/disputes").text)


def test_a_technician_reads_objections_and_answers_none(desk: DeskForTests) -> None:
    visitor = at_console(desk, ROBIN_AT)
    assert "Answer the objection" not in visitor.get("/tickets/ND-1002/coverage").text
    assert _answer(visitor, "ND-1002", outcome="upheld", words="yes")[0] == 403


def test_the_list_takes_as_many_queries_for_more_objections(desk: DeskForTests, engine: Engine) -> None:
    visitor = at_console(desk)
    before = queries(engine, visitor, "/disputes")
    desk.clock.step(minutes=1)
    asked_at_night(desk)
    assert dispute_decision(ports=desk.ports, turn=desk.turn(SAM, "this one too")) is not None
    assert queries(engine, visitor, "/disputes") == before <= 5
