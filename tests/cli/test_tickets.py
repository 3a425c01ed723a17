"""``nightdesk tickets similar``: JSON for scripts, lines for people, a refusal for a number nobody has."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from bot.cli.tickets import app
from bot.operations.ports import WorkFactory
from bot.operations.tickets import close_own_ticket
from tests.makers import DANA, FOOTHILLS, MAPLE, RAVI, SAM, DeskForTests
from tests.operations.situations import opened

run = CliRunner()
WORDS = "the scanner on the second floor sends nothing to my mail"


@pytest.fixture(autouse=True)
def desk(begin: WorkFactory, database: str, monkeypatch: pytest.MonkeyPatch) -> DeskForTests:
    """Two tickets about the same scanner at one client, one at another, and one about something else."""
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)
    desk = DeskForTests(begin)
    desk.take_in(MAPLE, FOOTHILLS)
    opened(desk, SAM, words=WORDS)
    close_own_ticket(ports=desk.ports, turn=desk.turn(SAM, "close it"), number="ND-1001")
    opened(desk, RAVI, words=WORDS)
    opened(desk, SAM, words="a parcel came")
    desk.clock.step(days=1)
    opened(desk, DANA, words=WORDS + " since today")
    return desk


def test_scripts_get_number_title_state_instant_likeness_and_how_it_was_solved() -> None:
    result = run.invoke(app, ["similar", "ND-1004", "--json"])
    assert result.exit_code == 0
    assert json.loads(result.stdout) == [
        {
            "number": "ND-1001",
            "title": WORDS,
            "category": "printer",
            "state": "resolved",
            "opened_at": "2026-11-24T10:00:00-05:00",
            "likeness": 1.0,
            "solved_how": "Closed by the person",
        }
    ]


def test_people_get_a_line_for_each_and_how_it_was_solved() -> None:
    result = run.invoke(app, ["similar", "ND-1004"])
    assert result.stdout == f"ND-1001  {WORDS}  (resolved, Tue 24 Nov, 10:00)\n  Closed by the person\n"


@pytest.mark.parametrize(
    ("arguments", "said"), [([], "No earlier ticket of this client is like it.\n"), (["--json"], "[]\n")]
)
def test_nothing_like_it_is_said_too(arguments: list[str], said: str) -> None:
    result = run.invoke(app, ["similar", "ND-1002", *arguments])
    assert (result.exit_code, result.stdout) == (0, said)


@pytest.mark.parametrize("written", ["1004", "nd-1004"])
def test_a_number_is_read_as_people_write_it(written: str) -> None:
    assert run.invoke(app, ["show", written]).stdout.startswith("ND-1004: Printer, waits for a technician")


def test_the_list_has_every_number_and_client_in_one_piece_and_states_in_words() -> None:
    lines = run.invoke(app, ["list", "--open"]).stdout.splitlines()
    assert [line.split()[:3] for line in lines if line.startswith("ND-1004")] == [
        ["ND-1004", "maple-dental", "Printer"]
    ]
    assert "triaged" not in "".join(lines)


def test_a_number_that_nobody_has_is_refused() -> None:
    result = run.invoke(app, ["similar", "ND-9999"])
    assert (result.exit_code, "There is no ticket ND-9999." in result.output) == (1, True)


def test_people_read_a_ticket_in_words_and_scripts_as_it_is_kept() -> None:
    lines = run.invoke(app, ["show", "ND-1004"]).stdout.splitlines()
    assert lines[0] == "ND-1004: Printer, waits for a technician"
    for said in (
        "client: maple-dental",
        "asked by: dana@maple-dental.example",
        "in hand with: nobody",
        "kind: incident",
    ):
        assert said in lines
    place = lines.index("priority: P4, low")
    kept = json.loads(run.invoke(app, ["show", "ND-1004", "--json"]).stdout)
    assert lines[place + 1 : place + 1 + len(kept["priority_reasons"])] == [
        f"  {each}" for each in kept["priority_reasons"]
    ]
    assert len(kept["priority_reasons"]) > 0
    assert not any(sign in line for line in lines for sign in ("[", "{", "None", "_"))
