"""``nightdesk quotes``: a list, one quote, its paper, and taking one back. Nothing here accepts a quote."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

from bot.cli.quotes import app
from bot.desk.quotes import QuoteState
from bot.desk.tickets import Billing, TicketState
from bot.operations.ports import WorkFactory
from bot.operations.quotes import answer_waiting_quote
from bot.operations.settlements import resolve_ticket
from tests.makers import DANA, FOOTHILLS, MAPLE, SAM, DeskForTests
from tests.operations.situations import answers, asked_at_night, asked_at_the_garage, revised, work_begins

run = CliRunner()


@pytest.fixture(autouse=True)
def desk(begin: WorkFactory, database: str, monkeypatch: pytest.MonkeyPatch) -> DeskForTests:
    """One quote that Dana approved, one that waits for Gwen."""
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)
    monkeypatch.setenv("NIGHTDESK_COMPANY", "Northline IT Services")
    desk = DeskForTests(begin)
    desk.take_in(MAPLE, FOOTHILLS)
    first = asked_at_night(desk)
    answer_waiting_quote(ports=desk.ports, turn=answers(desk, DANA, first), accept=True)
    asked_at_the_garage(desk)
    return desk


def _json(*arguments: str) -> object:
    result = run.invoke(app, [*arguments, "--json"])
    assert result.exit_code == 0
    return json.loads(result.stdout)


def test_no_command_accepts_a_quote() -> None:
    assert sorted(command.name or command.callback.__name__ for command in app.registered_commands) == [  # type: ignore[union-attr]
        "cancel",
        "list",
        "pdf",
        "show",
    ]


@pytest.mark.parametrize(
    ("arguments", "numbers"),
    [
        ([], ["Q-1002", "Q-1001"]),
        (["--open"], ["Q-1002"]),
        (["--client", MAPLE], ["Q-1001"]),
        (["--client", MAPLE, "--open"], []),
    ],
)
def test_the_list_is_the_newest_first_and_can_be_narrowed(arguments: list[str], numbers: list[str]) -> None:
    found = _json("list", *arguments)
    assert isinstance(found, list)
    assert [each["number"] for each in found] == numbers


def test_people_see_who_is_asked_and_until_when() -> None:
    result = run.invoke(app, ["list", "--open"], env={"COLUMNS": "200"})
    for said in ("Q-1002", "Gwen Tait", "sent", "120.00 CAD"):
        assert said in result.stdout


def test_a_list_of_nothing_says_so_and_an_unknown_client_is_refused() -> None:
    assert run.invoke(app, ["list", "--client", MAPLE, "--open"]).stdout == "There are no quotes.\n"
    refused = run.invoke(app, ["list", "--client", "nobody"])
    assert (refused.exit_code, "There is no client nobody." in refused.output) == (1, True)


def test_one_quote_for_scripts_says_every_version(desk: DeskForTests) -> None:
    work_begins(desk, "ND-1001")
    revised(desk, desk.quote("Q-1001"), "700.00")
    shown = _json("show", "q-1001")
    assert isinstance(shown, dict)
    assert (shown["revision"], shown["state"], shown["approved_before"]) == (2, "sent", "430.00")
    assert shown["estimate"]["not_to_exceed"] == "700.00"
    (earlier,) = shown["earlier"]
    assert (earlier["state"], earlier["approval"]["by"]) == ("accepted", "dana@maple-dental.example")
    assert earlier["approval"]["fingerprint"] == earlier["fingerprint"] != shown["fingerprint"]
    assert [move["state"] for move in earlier["moves"]] == ["sent", "accepted"]
    assert earlier["moves"][1]["at"] == "2026-11-24T20:00:00-05:00"


def test_one_quote_for_people_says_who_did_what() -> None:
    result = run.invoke(app, ["show", "Q-1001"])
    for said in (
        "Q-1001 revision 1: Printer, ND-1001, Maple Dental",
        "Dana Reyes approved Q-1001 up to $430.00",
        "HST 13%: $48.75",
        "at most $430.00",
        "contract MD-TM version 1, clause A",
        "accepted  dana@maple-dental.example",
    ):
        assert said in result.stdout


def test_the_paper_is_written_and_says_who_offers(tmp_path: Path) -> None:
    out = tmp_path / "Q-1001.pdf"
    result = run.invoke(app, ["pdf", "q-1001", "--out", str(out)])
    assert (result.exit_code, result.stdout.replace("\n", "")) == (0, f"{out}: Q-1001 revision 1")
    page = PdfReader(BytesIO(out.read_bytes())).pages[0].extract_text()
    assert "Northline IT Services" in page
    assert "Approved by Dana Reyes" in page


def test_an_earlier_version_has_its_own_paper(desk: DeskForTests, tmp_path: Path) -> None:
    work_begins(desk, "ND-1001")
    revised(desk, desk.quote("Q-1001"), "700.00")
    out = tmp_path / "paper.pdf"
    for revision, said in (([], "Revision 2"), (["--revision", "1"], "Revision 1")):
        assert run.invoke(app, ["pdf", "Q-1001", "--out", str(out), *revision]).exit_code == 0
        assert said in PdfReader(BytesIO(out.read_bytes())).pages[0].extract_text()
    refused = run.invoke(app, ["pdf", "Q-1001", "--out", str(out), "--revision", "3"])
    assert (refused.exit_code, "has no revision 3; the newest is 2." in refused.output) == (1, True)


def test_a_paper_that_cannot_be_written_is_refused_in_words(tmp_path: Path) -> None:
    result = run.invoke(app, ["pdf", "Q-1001", "--out", str(tmp_path / "nowhere" / "paper.pdf")])
    assert (result.exit_code, "cannot be written" in result.output) == (1, True)


@pytest.mark.parametrize(
    "arguments",
    [["show", "Q-9"], ["pdf", "Q-9", "--out", "x.pdf"], ["cancel", "Q-9", "--by", "Kim", "--reason", "None."]],
    ids=["show", "pdf", "cancel"],
)
def test_a_number_that_no_quote_has_is_refused(arguments: list[str]) -> None:
    result = run.invoke(app, arguments)
    assert (result.exit_code, "There is no quote Q-9." in result.output) == (1, True)


def test_a_waiting_quote_is_taken_back_and_both_sides_are_told(desk: DeskForTests) -> None:
    given = ["--by", "Kim Ito", "--reason", "The printer is under warranty."]
    result = run.invoke(app, ["cancel", "Q-1002", *given])
    assert (result.exit_code, "is taken back" in result.stdout) == (0, True)
    quote = desk.quote("Q-1002")
    assert (quote.state, quote.moves[-1].who, quote.moves[-1].why) == (
        QuoteState.CANCELLED,
        "Kim Ito",
        "The printer is under warranty.",
    )
    again = run.invoke(app, ["cancel", "Q-1002", *given])
    assert (again.exit_code, "Quote Q-1002 has been taken back." in again.output) == (1, True)


def test_an_approved_quote_that_is_taken_back_leaves_nothing_to_charge(desk: DeskForTests) -> None:
    result = run.invoke(app, ["cancel", "Q-1001", "--by", "Kim Ito", "--reason", "It was a loose cable."])
    assert result.exit_code == 0
    ticket = desk.ticket("ND-1001")
    assert (desk.quote("Q-1001").state, ticket.billing, ticket.not_to_exceed, ticket.state) == (
        QuoteState.CANCELLED,
        Billing.NO_CHARGE,
        None,
        TicketState.TRIAGED,
    )
    told = "We have taken back quote Q-1001 for ND-1001: It was a loose cable. Nothing is charged."
    assert (desk.texts_to(SAM)[-1], desk.texts_to(DANA)[-1]) == (told, told)


def test_a_revision_that_is_taken_back_leaves_what_was_approved(desk: DeskForTests) -> None:
    work_begins(desk, "ND-1001")
    revised(desk, desk.quote("Q-1001"), "700.00")
    result = run.invoke(app, ["cancel", "Q-1001", "--by", "Kim Ito", "--reason", "A spare drive turned up."])
    assert result.exit_code == 0
    ticket = desk.ticket("ND-1001")
    assert (ticket.state, str(ticket.not_to_exceed), ticket.billing) == (
        TicketState.IN_PROGRESS,
        "430.00 CAD",
        Billing.APPROVED,
    )
    with desk.ports.begin() as work:
        assert [each.state.value for each in work.quotes.revisions("Q-1001")] == ["cancelled", "accepted"]


def test_what_was_approved_and_billed_holds_though_a_later_version_came_to_nothing(desk: DeskForTests) -> None:
    work_begins(desk, "ND-1001")
    revised(desk, desk.quote("Q-1001"), "700.00")
    resolve_ticket(ports=desk.ports, ticket="ND-1001", by="Kim Ito", text="a new drum", key="done")
    with desk.ports.begin() as work:
        assert [each.state.value for each in work.quotes.revisions("Q-1001")] == ["cancelled", "converted"]
    shown = run.invoke(app, ["show", "Q-1001"]).stdout
    assert "Dana Reyes approved Q-1001; the work is done and billed." in shown
    assert ("Nothing is charged" in shown, "revision 2, at most $700.00" in shown) == (False, True)
    assert shown.startswith("Q-1001 revision 1: ")
    scripts = _json("show", "Q-1001")
    assert isinstance(scripts, dict)
    assert (scripts["revision"], scripts["holds"]) == (2, 1)
    listed = _json("list", "--client", MAPLE)
    assert isinstance(listed, list)
    assert [(each["revision"], each["state"]) for each in listed] == [(1, "converted")]


@pytest.mark.parametrize("blank", [["--by", " ", "--reason", "x"], ["--by", "Kim", "--reason", " "]])
def test_who_and_why_must_be_said(blank: list[str]) -> None:
    result = run.invoke(app, ["cancel", "Q-1002", *blank])
    assert (result.exit_code, "Say who takes the quote back" in result.output) == (2, True)
