"""``nightdesk tickets claim``, ``wait`` and the others do what the console does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.main import app
from bot.desk.staff import StaffMember, StaffRole
from bot.operations.ports import WorkFactory
from bot.operations.staff import import_staff, list_staff
from tests.makers import AMARA_AT, JONAS_AT, MAPLE, PRIYA, ROBIN_AT, SAM, DeskForTests

run = CliRunner()
N = "ND-1001"


@pytest.fixture(autouse=True)
def desk(begin: WorkFactory, database: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> DeskForTests:
    """Two printers of one client."""
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)
    monkeypatch.setenv("NIGHTDESK_DATA_FOLDER", str(tmp_path))
    desk = DeskForTests(begin)
    desk.take_in(MAPLE)
    desk.take_in_staff()
    for who in (SAM, PRIYA):
        desk.opens_ticket(who, "printer", "the printer jams")
    return desk


def _done(*words: str) -> str:
    result = run.invoke(app, ["tickets", *words])
    assert result.exit_code == 0, result.stderr
    return result.stdout.strip()


def test_a_ticket_goes_through_the_hands_of_the_command_line(desk: DeskForTests) -> None:
    assert _done("claim", N, "--by", ROBIN_AT) == f"ND-1001 is assigned, with {ROBIN_AT}."
    assert _done("assign", N, "--to", AMARA_AT, "--by", JONAS_AT) == f"ND-1001 is assigned, with {AMARA_AT}."
    assert "waiting vendor" in _done("wait", N, "--for", "vendor", "--by", AMARA_AT, "--text", "RMA 4711")
    assert "in progress" in _done("resume", N, "--by", AMARA_AT)
    planned = _done("wait", N, "--for", "date", "--until", "2099-11-26T09:00", "--by", AMARA_AT)
    assert planned.endswith(f"scheduled, with {AMARA_AT}, planned for Thu 26 Nov, 09:00.")
    assert _done("merge", "ND-1002", "--into", N, "--by", AMARA_AT) == "ND-1002 goes with ND-1001."
    assert _done("split", "ND-1002", "--by", AMARA_AT).startswith("ND-1002 is")
    assert _done("sort", N, "--category", "scanner", "--by", AMARA_AT) == "ND-1001 is about: scanner."
    for _ in range(2):
        assert _done("note", N, "--by", AMARA_AT, "--text", "VIP", "--key", "k") == "Noted on ND-1001."
    _done("resolve", N, "--by", "Amara Obi", "--note", "A new roller.")
    assert "in progress" in _done("reopen", N, "--by", AMARA_AT, "--reason", "again")
    shown = json.loads(_done("show", N, "--json"))
    assert (shown["owner"], shown["parent"], desk.kinds(N).count("internal note")) == (AMARA_AT, None, 1)
    assert {each["whence"] for each in shown["history"][1:]} == {"command line"}


@pytest.mark.parametrize("who", ["Robin Castell", "robin castell", "robin", ROBIN_AT, ROBIN_AT.upper()])
def test_whoever_does_it_is_known_by_name_or_address(desk: DeskForTests, who: str) -> None:
    assert _done("claim", N, "--by", who) == f"ND-1001 is assigned, with {ROBIN_AT}."
    _done("respond", N, "--by", who, "--text", "On my way.")
    assert "Robin Castell, about ND-1001: On my way." in desk.texts_to(SAM)
    assert _done("assign", N, "--to", "Amara", "--by", "Jonas Lind") == f"ND-1001 is assigned, with {AMARA_AT}."


@pytest.mark.parametrize("command", [["claim", N], ["respond", N, "--text", "On my way."]])
def test_a_name_that_nobody_has_is_refused_with_those_that_are_known(command: list[str]) -> None:
    result = run.invoke(app, ["tickets", *command, "--by", "Bob"])
    assert (result.exit_code, "Nobody at the MSP is called Bob. Known are Alex Moreau <" in result.stderr) == (1, True)


def test_a_name_that_two_have_is_asked_back(desk: DeskForTests) -> None:
    twin = StaffMember("Robin Ames", "ames@nightdesk.example", StaffRole.TECHNICIAN)
    import_staff(ports=desk.ports, members=[*list_staff(ports=desk.ports), twin], by="the tests")
    result = run.invoke(app, ["tickets", "claim", N, "--by", "robin"])
    said = "2 people at the MSP are called robin: Robin Ames <ames@nightdesk.example>, Robin Castell <"
    assert (result.exit_code, said in result.stderr, "Write the address." in result.stderr) == (1, True, True)
    assert _done("claim", N, "--by", "Robin Ames") == "ND-1001 is assigned, with ames@nightdesk.example."


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["claim", N, "--by", "eve@x.example"], "Nobody at the MSP has the address eve@x.example"),
        (["claim", "ND-9999", "--by", ROBIN_AT], "There is no ticket ND-9999"),
        (["assign", N, "--to", AMARA_AT, "--by", ROBIN_AT], "given out by a dispatcher"),
        (["wait", N, "--for", "date", "--by", ROBIN_AT], "ahead of now"),
        (["sort", N, "--category", "spaceship", "--by", ROBIN_AT], "There is no category"),
    ],
)
def test_a_refusal_says_why(words: list[str], said: str) -> None:
    result = run.invoke(app, ["tickets", *words])
    assert (result.exit_code, said in result.stderr) == (1, True)
