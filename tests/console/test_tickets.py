"""The technicians' pages: the promises, the reasons, and nobody else's eyes."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest

from bot.console.words import OUTCOME_WORDS, STOP_WORDS
from bot.desk.platforms import Platform
from bot.desk.tickets import TicketState
from bot.desk.walkthroughs import RunOutcome, StopReason, TriedFix
from bot.operations.ports import OutsideTicket
from tests.channels.web.browser import at_the_desk
from tests.channels.web.fakes import FakeDesk
from tests.console.makers import TONIGHT, outage_page, printer_decision, printer_ticket, strangers_ticket


def _words(page: str) -> str:
    """What a reader sees, in one line."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page)).split())


def _lateness(page: str) -> int:
    return page.count('class="late">late<')


@pytest.mark.parametrize(
    ("changes", "later", "late"),
    [
        ({"state": TicketState.TRIAGED}, timedelta(hours=1), 0),
        ({"state": TicketState.TRIAGED}, timedelta(hours=21), 1),
        ({"state": TicketState.IN_PROGRESS}, timedelta(hours=21), 1),
        ({"state": TicketState.IN_PROGRESS, "first_response_at": TONIGHT}, timedelta(hours=21), 0),
        ({"state": TicketState.IN_PROGRESS, "first_response_at": TONIGHT}, timedelta(days=7), 1),
        ({"state": TicketState.TRIAGED}, timedelta(days=7), 2),
        ({"state": TicketState.RESOLVED}, timedelta(days=7), 0),
    ],
    ids=["in time", "nobody answered", "taken is not answered", "answered", "not solved", "neither", "solved"],
)
def test_a_promise_that_has_passed_is_marked_while_it_is_still_owed(
    changes: dict[str, object], later: timedelta, late: int
) -> None:
    desk = FakeDesk()
    desk.tickets.all[:] = [replace(printer_ticket(FakeDesk()), decision=None, **changes)]  # type: ignore[arg-type]
    desk.clock.at = TONIGHT + later
    assert _lateness(at_the_desk(desk).get("/tickets/ND-1001").text) == late


def test_a_desk_that_has_paged_nobody_says_so() -> None:
    assert "Nobody has been paged." in _words(at_the_desk(FakeDesk()).get("/pages").text)


def test_pages_say_who_was_called_when_and_for_what() -> None:
    desk = FakeDesk()
    outage_page(desk)
    page = at_the_desk(desk).get("/pages").text
    said = "Tue 24 Nov, 10:00 Alex Moreau (on its way) outage Maple Dental The server is <down> and nobody can work ND-1001"
    assert (said in _words(page), "<down>" in page) == (True, False)


def test_a_ticket_shows_every_check_with_contract_and_clause() -> None:
    desk = FakeDesk()
    printer_ticket(desk)
    words = _words(at_the_desk(desk).get("/tickets/ND-1001").text)
    expected = []
    for check in printer_decision().checks:
        behind = f" {check.contract}" + (f" , clause {check.clause}" if check.clause else "") if check.contract else ""
        expected.append(f"{'Yes' if check.passed else 'No'}: {check.text}{behind}".replace(" ,", ","))
    assert [text for text in expected if text not in words] == []
    assert "Contract MD-TM, version 1, clause A" in words


@pytest.mark.parametrize(
    "said",
    [
        "Coverage: not covered, needs a quote",
        "Impact one person Urgency there is a way round it",
        "P4: one person affected, there is a way round it",
        "Subtotal 375.00 CAD HST 13% 48.75 CAD Total with tax 423.75 CAD",
        f"Cheaper ways {printer_decision().alternatives[0].text}",
        "Open the paper tray and close it again. no, Tue 24 Nov 2026, 20:00",
        "Quote Q-1001: accepted",
        "not to exceed 430.00 CAD",
        "accepted by Dana Reyes, Tue 24 Nov 2026, 20:04",
        "approved: Quote Q-1001 accepted. Tue 24 Nov 2026, 20:04, Dana Reyes",
        "error code E-42",
        "Queen Street clinic",
    ],
    ids=lambda said: str(said)[:24],
)
def test_a_ticket_shows_what_a_technician_needs(said: str) -> None:
    desk = FakeDesk()
    printer_ticket(desk)
    assert said in _words(at_the_desk(desk).get("/tickets/ND-1001").text)


def test_a_ticket_without_decision_quote_or_promise_can_be_read_too() -> None:
    desk = FakeDesk()
    strangers_ticket(desk)
    answer = at_the_desk(desk).get("/tickets/ND-1002")
    words = _words(answer.text)
    assert (answer.status_code, "Coverage:" in words, "Quote Q-" in words, "Nothing has happened yet." in words) == (
        200,
        False,
        False,
        True,
    )


def test_what_people_wrote_is_shown_as_text() -> None:
    desk = FakeDesk()
    printer_ticket(desk)
    page = at_the_desk(desk).get("/tickets/ND-1001").text
    assert ("<b>E-42" in page, "&lt;b&gt;E-42&lt;/b&gt;" in page) == (False, True)


@pytest.mark.parametrize("number", ["ND-9999", "%00", "%3Cscript%3E", "N" * 300], ids=["free", "nul", "odd", "long"])
def test_a_ticket_that_is_not_there_is_not_found(number: str) -> None:
    answer = at_the_desk(FakeDesk()).get(f"/tickets/{number}")
    assert (answer.status_code, "There is no such page" in answer.text) == (404, True)
    assert 'href="/tickets">To the tickets' in answer.text


def _earlier(desk: FakeDesk, number: str, words: str, **changes: object) -> None:
    """A ticket of the printer's client from two days before."""
    plain = replace(printer_ticket(FakeDesk()), number=number, words=words, decision=None)
    desk.tickets.all.append(replace(plain, opened_at=TONIGHT - timedelta(days=2), **changes))  # type: ignore[arg-type]


def test_a_ticket_shows_earlier_ones_like_it_with_a_link_and_how_they_were_solved() -> None:
    desk = FakeDesk()
    printer_ticket(desk)
    _earlier(desk, "ND-1800", "The printer at the front desk <i>jams</i>.", state=TicketState.TRIAGED)
    _earlier(desk, "ND-1900", "The printer jams.", state=TicketState.RESOLVED, solved_by="Kim")
    page = at_the_desk(desk).get("/tickets/ND-1001").text
    shown = page[page.index("Similar tickets") : page.index("Priority and dates")]
    assert re.findall(r'href="/tickets/(ND-\d+)"', shown) == ["ND-1800", "ND-1900"]
    assert "ND-1800 The printer at the front desk <i>jams</i>. Printer · waiting for a technician" in _words(shown)
    assert "ND-1900 The printer jams. Printer · solved · Sun 22 Nov 2026, 20:00 Solved by Kim" in _words(shown)
    assert "<i>" not in page


@pytest.mark.parametrize(
    "changes",
    [{"client": "foothills-auto"}, {"client": None}, {"words": "Nobody hears me"}],
    ids=["another client", "a stranger", "another trouble"],
)
def test_a_ticket_shows_no_list_where_nothing_is_like_it(changes: dict[str, object]) -> None:
    desk = FakeDesk()
    words = printer_ticket(desk).words
    _earlier(desk, "ND-1900", **{"words": words, **changes})  # type: ignore[arg-type]
    page = at_the_desk(desk).get("/tickets/ND-1001").text
    assert ("Similar tickets" in page, "ND-1900" in page) == (False, False)


def test_a_ticket_shows_what_was_tried_where_it_was_left_and_when_to_stop() -> None:
    desk = FakeDesk()
    ticket = printer_ticket(desk)
    record = replace(ticket.steps[0], words="no, the <b>light</b> is red", evidence="the words on the panel")
    fix = TriedFix(
        article_id="paper-jam",
        article_version="abc123",
        title="Paper is stuck in the printer",
        outcome=RunOutcome.STOPPED,
        stop_reason=StopReason.NOT_UNDERSTOOD,
        platform=Platform.MAC,
        stop_when=("it smells burnt", "you would need a tool"),
        left_at="Open the back door.",
    )
    desk.tickets.all[:] = [replace(ticket, steps=(record,), fix=fix)]
    words = _words(at_the_desk(desk).get("/tickets/ND-1001").text)
    for said in (
        "Paper is stuck in the printer, for: Mac article paper-jam, version abc123",
        "Three answers in a row were not understood.",
        "no: “no, the <b>light</b> is red”",
        "Asked to note: the words on the panel",
        "Shown last and not answered: Open the back door.",
        "Told to stop if: it smells burnt; you would need a tool.",
    ):
        assert said in words


def test_every_end_of_a_fix_has_words() -> None:
    assert set(OUTCOME_WORDS) == set(RunOutcome)
    assert set(STOP_WORDS) == set(StopReason)


def test_a_ticket_that_another_system_follows_leads_there() -> None:
    desk = FakeDesk()
    printer_ticket(desk)
    assert "other ticket system" not in at_the_desk(desk).get("/tickets/ND-1001").text
    desk.outward.called["ND-1001"] = OutsideTicket("1", "22001", "https://zammad.example/#ticket/zoom/1")
    page = at_the_desk(desk).get("/tickets/ND-1001").text
    assert '<a href="https://zammad.example/#ticket/zoom/1" rel="noreferrer">22001</a>' in page
