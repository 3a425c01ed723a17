"""``nightdesk oncall``: who, when, gaps, and the calls that wait."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from typer.testing import CliRunner

from bot.cli.checks import audited_checks
from bot.cli.oncall import app
from bot.desk.emergencies import EmergencyKind
from bot.operations.handover import raise_emergency
from bot.operations.ports import WorkFactory
from bot.settings import read_settings
from tests.makers import MAPLE, SAM, DeskForTests

run = CliRunner()
AT = ("--at", "2026-11-24T10:00")


def test_who_is_paged_and_who_after_them() -> None:
    said = run.invoke(app, ["who", *AT]).stdout
    assert said.startswith(
        "On call: Amara Obi. Then: Jonas Lind, Robin Castell.\nThis is the demo's rota: it wakes nobody."
    )
    found = json.loads(run.invoke(app, ["who", *AT, "--json"]).stdout)
    assert [each["name"] for each in found] == ["Amara Obi", "Jonas Lind", "Robin Castell"]


def test_an_hour_that_comes_twice_needs_its_offset() -> None:
    refused = run.invoke(app, ["who", "--at", "2026-11-01T01:30"])
    said = " ".join(refused.stderr.split())
    assert (refused.exit_code, "Write 2026-11-01T01:30-04:00 or 2026-11-01T01:30-05:00." in said) == (2, True)
    assert run.invoke(app, ["who", "--at", "2026-11-01T01:30-05:00"]).exit_code == 0


def test_when_somebody_is_on_call() -> None:
    said = run.invoke(app, ["when", "jonas lind", "--days", "21", *AT]).stdout
    assert said == "Mon 30 Nov 08:00 - Mon 7 Dec 08:00  Jonas Lind\n"
    everybody = json.loads(run.invoke(app, ["when", "--days", "21", *AT, "--json"]).stdout)
    assert [duty["name"] for duty in everybody] == ["Amara Obi", "Jonas Lind", "Robin Castell", "Amara Obi"]
    assert run.invoke(app, ["when", "Nobody"]).exit_code == 2


def test_a_turning_rota_has_no_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    result = run.invoke(app, ["check"])
    assert (result.exit_code, result.stdout.splitlines()[0]) == (0, "The next 14 nights are planned.")
    assert "it wakes nobody. Set NIGHTDESK_ROTA" in result.stdout


@pytest.mark.parametrize("address", ["204-555-0100", "kim@msp.example", "pover://", "pager://kim"])
def test_an_address_that_calls_nobody_is_named_by_its_owner_and_never_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    rota = tmp_path / "rota.yml"
    order = f"order: [{{name: Lou, address: 'ntfys://lou-only'}}, {{name: Kim, address: '{address}'}}]\n"
    rota.write_text(f"zone: UTC\nfirst_handover: '2026-01-05T09:00'\n{order}", encoding="utf-8")
    monkeypatch.setenv("NIGHTDESK_ROTA", str(rota))
    monkeypatch.setenv("NIGHTDESK_DATA_FOLDER", str(tmp_path / "data"))

    said = run.invoke(app, ["check"])

    assert said.exit_code == 1
    assert "Kim has an address in the rota that no service knows" in said.stdout
    assert address not in said.output and "Lou" not in said.output and "demo" not in said.output
    assert json.loads(run.invoke(app, ["check", "--json"]).stdout)["cannot_be_called"] == ["Kim"]
    assert "Kim has an address" in next(each for each in audited_checks(read_settings()) if each.name == "rota").advice


def test_a_calendar_with_gaps_is_told_and_a_broken_file_warns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rota = tmp_path / "rota.yml"
    text = "zone: UTC\ncalendar: nights.ics\norder: [{name: Kim, address: 'stand-in:kim'}]\n"
    rota.write_text(text, encoding="utf-8")
    calendar = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Tests//EN\nEND:VCALENDAR\n"
    (tmp_path / "nights.ics").write_text(calendar, encoding="utf-8")
    monkeypatch.setenv("NIGHTDESK_ROTA", str(rota))
    monkeypatch.setenv("NIGHTDESK_DATA_FOLDER", str(tmp_path / "data"))
    result = run.invoke(app, ["check", "--json"])
    (gap,) = json.loads(result.stdout)["gaps"]
    assert (result.exit_code, gap["name"], gap["planned"]) == (1, "Kim", False)
    assert "Kim would be called" in run.invoke(app, ["check"]).stdout
    rota.write_text("zone: [", encoding="utf-8")
    warned = run.invoke(app, ["who"])
    assert (warned.exit_code, "What was read before stays in force" in warned.stdout) == (0, True)
    assert run.invoke(app, ["check"]).exit_code == 1


@pytest.fixture
def waiting(begin: WorkFactory, database: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The id of a call about an outage; Amara was called."""
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)
    desk = DeskForTests(begin)
    desk.take_in(MAPLE)
    turn = desk.turn(SAM, "the server is down, nobody can work")
    return raise_emergency(ports=desk.ports, turn=turn, kind=EmergencyKind.OUTAGE, category="server_down").page.id


def test_a_call_is_listed_until_somebody_takes_it(waiting: str) -> None:
    (listed,) = json.loads(run.invoke(app, ["pages", "--json"]).stdout)
    assert (listed["id"], listed["ticket"], listed["exhausted"]) == (waiting, "ND-1001", False)
    assert [each["name"] for each in listed["called"]] == ["Amara Obi"]
    shown = run.invoke(app, ["pages"], env={"COLUMNS": "200"}).stdout
    wall = datetime.fromisoformat(listed["since"]).astimezone(ZoneInfo("America/Toronto"))
    assert "Amara Obi" in shown and "since (America/Toronto)" in shown and f"{wall:%a %-d %b, %H:%M}" in shown
    assert (
        run.invoke(app, ["take", waiting[:8], "--by", "Amara Obi"]).stdout
        == "Amara Obi has it. Nobody else is woken.\n"
    )
    assert run.invoke(app, ["pages"]).stdout == "No call waits.\n"
    late = run.invoke(app, ["take", waiting, "--by", "Jonas Lind"])
    assert (late.exit_code, "Amara Obi has it already" in late.output) == (1, True)


def test_who_cannot_passes_it_on_and_nobody_else_does(waiting: str) -> None:
    other = run.invoke(app, ["pass", waiting, "--by", "Robin Castell"])
    assert (other.exit_code, "Nothing was passed on" in other.output) == (1, True)
    assert run.invoke(app, ["pass", waiting[:8], "--by", "Amara Obi"]).stdout == "Jonas Lind is called.\n"


def test_a_call_that_is_not_there_is_refused(waiting: str) -> None:
    refused = run.invoke(app, ["take", "nothing", "--by", "Amara Obi"])
    assert refused.exit_code != 0
