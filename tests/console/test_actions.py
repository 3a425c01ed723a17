"""What is done on a ticket's page: each form is done once, by whom and whence, or refused with what was typed kept."""

from __future__ import annotations

import re

import pytest

from bot.desk.catalogue import Priority
from bot.desk.tickets import TicketState
from bot.operations.enquiries import take_up_problem
from bot.operations.ports import WorkFactory
from bot.operations.ticket_work import claim_ticket
from bot.operations.tickets import open_ticket
from tests.channels.web.browser import value_of
from tests.console.visiting import at_console, seen, sends
from tests.makers import AMARA_AT, JONAS_AT, KIM_AT, MAPLE, PRIYA, ROBIN_AT, SAM, DeskForTests

N = "ND-1001"


@pytest.fixture
def desk(begin: WorkFactory) -> DeskForTests:
    """Sam's printer, and Priya's."""
    desk = DeskForTests(begin)
    desk.take_in(MAPLE)
    desk.take_in_staff()
    desk.opens_ticket(SAM, "printer", "the printer jams")
    desk.opens_ticket(PRIYA, "printer", "printer jams in barrie")
    return desk


def test_a_solution_is_late_on_the_page_only_while_its_clock_runs(desk: DeskForTests) -> None:
    visitor = at_console(desk)
    sends(visitor, N, "claim")
    sends(visitor, N, "reply", words="Which printer is it?")
    sends(visitor, N, "wait", reason="client")
    desk.clock.step(days=9)
    # The session of nine days ago has ended.
    visitor = at_console(desk)
    late = re.compile(r"Solve by</dt><dd>[^/]*<strong class=\"late\">")
    waiting = visitor.get(f"/tickets/{N}").text
    sends(visitor, N, "resume")
    desk.clock.step(days=9)
    running = at_console(desk).get(f"/tickets/{N}").text
    assert (late.search(waiting) is not None, late.search(running) is not None) == (False, True)


def test_the_main_path_claim_answer_resolve(desk: DeskForTests) -> None:
    visitor = at_console(desk)
    status, page = sends(visitor, N, "claim")
    assert (status, "taken · with Robin Castell" in page) == (303, True)
    status, page = sends(visitor, N, "reply", words="I am on my way to the printer.")
    assert status == 303
    assert "Robin Castell, about ND-1001: I am on my way to the printer." in desk.texts_to(SAM)
    assert desk.ticket(N).first_response_at == desk.clock.now()
    status, page = sends(visitor, N, "resolve", words="A new roller.")
    assert (status, "solved" in page) == (303, True)
    assert desk.ticket(N).state is TicketState.RESOLVED
    assert any("ND-1001 is solved: A new roller." in words for words in desk.texts_to(SAM))
    status, page = sends(visitor, N, "reopen", words="It jams again.")
    assert (status, desk.ticket(N).state) == (303, TicketState.IN_PROGRESS)


def test_every_change_is_in_history_with_who_and_whence(desk: DeskForTests) -> None:
    visitor = at_console(desk)
    for action, form in (("claim", {}), ("note", {"words": "hurry"}), ("priority", {"priority": "P2", "words": "VIP"})):
        assert sends(visitor, N, action, **form)[0] == 303
    with desk.ports.begin() as work:
        lines = [(entry.kind, entry.by, entry.whence) for entry in work.tickets.history(N)][-3:]
    whence = f"console, {ROBIN_AT}, testclient"
    assert lines == [
        ("claimed", ROBIN_AT, whence),
        ("internal note", ROBIN_AT, whence),
        ("priority", "Robin Castell", whence),
    ]
    assert desk.ticket(N).priority is Priority.P2
    assert "Internal note: hurry" in seen(visitor.get(f"/tickets/{N}").text)


def test_a_form_that_is_sent_twice_counts_once(desk: DeskForTests) -> None:
    visitor = at_console(desk)
    page = visitor.get(f"/tickets/{N}").text
    form = {"token": value_of(page, "token"), "nonce": value_of(page, "nonce"), "words": "swapped it", "minutes": "30"}
    answers = [visitor.post(f"/tickets/{N}/time", data=form).status_code for _ in range(3)]
    assert (answers, desk.kinds(N).count("time")) == ([303, 303, 303], 1)


def test_time_and_parts_are_written_taken_back_and_shown(desk: DeskForTests) -> None:
    visitor = at_console(desk)
    assert sends(visitor, N, "time", minutes="30", kind="remote", words="looked at it")[0] == 303
    status, page = sends(visitor, N, "part", words="roller", cost="19.90", quantity="2")
    assert status == 303
    assert "30 min from afar" in page and "2 × roller at our cost of 19.90 CAD" in page
    status, page = sends(visitor, N, "correct", entry="ND-1001/1", words="wrong ticket")
    assert (status, "30 min from afar" in page) == (303, False)


@pytest.mark.parametrize(
    ("action", "form", "said"),
    [
        ("reply", {"words": "   "}, "it is empty"),
        ("note", {"words": ""}, "it is empty"),
        ("reply", {"words": "x" * 9000}, "more than 8000 characters"),
        ("wait", {"reason": "godot"}, "Choose what it waits for"),
        ("wait", {"reason": "date", "until": ""}, "Choose a date and a time"),
        ("wait", {"reason": "date", "until": "2020-01-01T00:00"}, "ahead of now"),
        ("wait", {"reason": "date", "until": "2027-03-14T02:30"}, "clocks change then"),
        ("wait", {"reason": "date", "until": "2027-11-07T01:30"}, "clocks change then"),
        ("resume", {}, "nothing to go on with"),
        ("reopen", {"words": "x"}, "only a solved ticket"),
        ("merge", {"into": "ND-9999"}, "There is no ticket ND-9999"),
        ("merge", {"into": N}, "cannot go with itself"),
        ("time", {"minutes": "0", "words": "x"}, "whole number from 1"),
        ("time", {"minutes": "-5", "words": "x"}, "whole number from 1"),
        ("time", {"minutes": "5e3", "words": "x"}, "whole number from 1"),
        ("part", {"words": "x", "cost": "NaN", "quantity": "1"}, "Write the cost like 49.90"),
        ("part", {"words": "x", "cost": "1.005", "quantity": "1"}, "Write the cost like 49.90"),
        ("part", {"words": "x", "cost": "1E+6", "quantity": "0"}, "whole number from 1"),
        ("category", {"category": "spaceship"}, "There is no category"),
        ("priority", {"priority": "P0", "words": "x"}, "Choose a priority"),
        ("assign", {"to": "dana@maple-dental.example"}, "Nobody at the MSP"),
        ("assign", {"to": AMARA_AT}, "given out by a dispatcher"),
    ],
)
def test_what_cannot_be_done_says_why_and_changes_nothing(
    desk: DeskForTests, action: str, form: dict[str, str], said: str
) -> None:
    before, history = desk.ticket(N), desk.history(N)
    status, page = sends(at_console(desk), N, action, **form)
    assert (status in (403, 404, 409), said in page) == (True, True)
    assert (desk.ticket(N), desk.history(N)) == (before, history)


def test_what_was_typed_stays_when_it_is_refused(desk: DeskForTests) -> None:
    visitor = at_console(desk)
    page = visitor.get(f"/tickets/{N}").text
    form = {"token": value_of(page, "token"), "nonce": "?", "words": "a <long> note"}
    answer = visitor.post(f"/tickets/{N}/note", data=form)
    assert (answer.status_code, "a &lt;long&gt; note</textarea>" in answer.text) == (409, True)


def test_of_two_who_claim_the_second_is_told_who_was_quicker(desk: DeskForTests) -> None:
    visitor = at_console(desk, AMARA_AT)
    page = visitor.get(f"/tickets/{N}").text
    claim_ticket(ports=desk.ports, number=N, by=ROBIN_AT)
    answer = visitor.post(f"/tickets/{N}/claim", data={"token": value_of(page, "token")})
    assert (answer.status_code, "Robin Castell has ND-1001 already." in seen(answer.text)) == (409, True)


def test_a_dispatcher_assigns_waits_merges_and_sorts(desk: DeskForTests) -> None:
    visitor = at_console(desk, JONAS_AT)
    assert "with Amara Obi" in sends(visitor, N, "assign", to=AMARA_AT)[1]
    assert "waits for the client" in sends(visitor, N, "wait", reason="client", words="which printer?")[1]
    assert "in work" in sends(visitor, N, "resume")[1]
    status, page = sends(visitor, N, "wait", reason="date", until="2026-11-26T09:00")
    planned = desk.ticket(N).planned_for
    assert (status, planned and planned.isoformat()) == (303, "2026-11-26T09:00:00-05:00")
    assert "This goes with ND-1001" in sends(visitor, "ND-1002", "merge", into=" nd-1001 ")[1]
    assert "With it go ND-1002" in seen(visitor.get(f"/tickets/{N}").text)
    assert "This goes with" not in sends(visitor, "ND-1002", "split")[1]
    page = sends(visitor, N, "category", category="scanner")[1]
    assert "The coverage was decided for Printer" in page


def test_an_answer_reaches_those_that_go_with_it(desk: DeskForTests) -> None:
    visitor = at_console(desk)
    sends(visitor, "ND-1002", "merge", into=N)
    sends(visitor, N, "reply", words="We know.")
    sends(visitor, N, "resolve", words="Fixed for both.")
    assert [desk.ticket(number).state for number in (N, "ND-1002")] == [TicketState.RESOLVED] * 2
    assert any("We know." in words for words in desk.texts_to(PRIYA))


def test_a_manager_decides_coverage_otherwise_and_a_technician_is_not_offered_it(desk: DeskForTests) -> None:
    assert "Decide coverage otherwise" not in at_console(desk).get(f"/tickets/{N}").text
    status, page = sends(at_console(desk, KIM_AT), N, "override", verdict="needs_person", words="agreed by phone")
    assert (status, "Coverage: a person decides" in page) == (303, True)
    status, page = sends(at_console(desk, KIM_AT), N, "override", verdict="partly_covered", words="x")
    assert (status, "one of three things" in page) == (409, True)


def test_a_page_shows_the_talk_the_category_and_both_clocks(desk: DeskForTests) -> None:
    desk.turn(SAM, "it says <b>E-42</b>")
    page = at_console(desk).get(f"/tickets/{N}").text
    words = seen(page)
    assert ("it says <b>E-42" in page, "it says <b>E-42</b>" in words) == (False, True)
    assert "First answer" in words and "left of" in words
    assert "Suggested guides" in words
    assert re.search(r"Tue 24 Nov 2026, \d\d:\d\d \(America/Toronto\)", words)


def test_words_in_an_address_are_not_shown(desk: DeskForTests) -> None:
    page = at_console(desk).get(f"/tickets/{N}?told=Call+555+now").text
    assert "555" not in page


def test_a_page_says_where_to_go_and_how_sure_the_assistant_was(desk: DeskForTests) -> None:
    turn = desk.turn(SAM, "the scanner makes black pages")
    ranking = (("scanner", 0.71), ("printer", 0.22), ("how_to", 0.05))
    take_up_problem(ports=desk.ports, turn=turn, category="scanner", ranking=ranking)
    opened = open_ticket(ports=desk.ports, turn=turn)
    assert opened is not None
    words = seen(at_console(desk).get(f"/tickets/{opened.ticket.number}").text)
    assert "410 Queen Street, second floor" in words
    assert ("71 % sure" in words, "Printer: 22 % sure, the runner-up" in words) == (True, True)
    assert "5 % sure" not in words
