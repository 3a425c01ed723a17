"""``nightdesk report spend`` and ``replay`` at the command line: text, JSON, CSV, a chart, and what is refused."""

from __future__ import annotations

import csv
import json
from decimal import Decimal
from pathlib import Path

import pytest
from matplotlib.image import imread  # type: ignore[import-untyped]
from typer.testing import CliRunner, Result

from bot.bootstrap import DEMO_FOLDER
from bot.cli.main import app
from bot.connectors.client_files import read_client_file
from bot.connectors.csv_rows import safe_cell
from bot.operations.ports import WorkFactory
from tests.makers import FOOTHILLS, MAPLE, RAVI, SAM, DeskForTests
from tests.operations.situations import opened

run = CliRunner()
MAPLE_FILE = DEMO_FOLDER / "clients" / "maple-dental.yml"
NOVEMBER = ("--from", "2026-11-01", "--to", "2026-11-30")


@pytest.fixture(autouse=True)
def desk(begin: WorkFactory, database: str, monkeypatch: pytest.MonkeyPatch) -> DeskForTests:
    """Three covered tickets of the clinic and one callout of the garage that waits for approval."""
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)
    desk = DeskForTests(begin)
    desk.take_in(MAPLE, FOOTHILLS)
    for _ in range(3):
        opened(desk, SAM)
        desk.clock.step(hours=1)
    opened(desk, RAVI)
    return desk


def invoked(*arguments: str) -> Result:
    return run.invoke(app, list(arguments))


def spend(*arguments: str, client: str = MAPLE) -> Result:
    return invoked("report", "spend", "--client", client, *NOVEMBER, *arguments)


# ---- spend --------------------------------------------------------------------------------------


def test_people_read_the_finding_the_months_and_what_was_counted() -> None:
    result = spend()
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "Maple Dental, 1 November 2026 to 30 November 2026: 3 tickets. Amounts in CAD, before tax."
    assert lines[2] == "Break-fix was cheaper than MD-2026, by $1,662.50."
    assert lines[4].split() == ["2026-11", "1,850.00", "0.00", "0.00", "1,850.00", "187.50"]
    assert "MD-2026 paid $187.50 of the work in 3 tickets." in lines
    assert "Minutes: 0 tickets by time entries, 3 tickets by the likely minutes of the decision." in lines


def test_a_fee_beside_no_work_at_all_is_not_called_the_dearer_one() -> None:
    lines = invoked(
        "report", "spend", "--client", MAPLE, "--from", "2026-02-01", "--to", "2026-02-28"
    ).stdout.splitlines()
    assert lines[2] == "There was no ticket in these days: with no work beside the fee, neither was cheaper."
    assert "cheaper than" not in "".join(lines)


def test_a_currency_without_cents_has_none_in_the_table(desk: DeskForTests, tmp_path: Path) -> None:
    text = (DEMO_FOLDER / "clients" / "foothills-auto.yml").read_text(encoding="utf-8").replace("CAD", "JPY")
    in_yen = tmp_path / "foothills-auto.yml"
    in_yen.write_text(text.split("cases:")[0].replace(".00", ""), encoding="utf-8")
    desk.take_in(read_client_file(in_yen))
    shown = spend(client=FOOTHILLS).stdout
    assert "Amounts in JPY" in shown
    assert ".00" not in shown


def test_scripts_read_amounts_as_text_and_which_was_cheaper() -> None:
    document = json.loads(spend("--json").stdout)
    (found,) = document["comparisons"]
    assert (document["currency"], document["before_tax"], document["tickets"]) == ("CAD", True, 3)
    assert (found["plan"], found["cheaper"], found["saved_by_plan"]) == ("MD-2026", "break_fix", "-1662.50")
    assert found["managed"]["months"] == [
        {
            "month": "2026-11",
            "whole": True,
            "fee": "1850.00",
            "onboarding": "0.00",
            "work": "0.00",
            "total": "1850.00",
            "running": "1850.00",
        }
    ]
    assert found["costs"][0] == {
        "ticket": "ND-1001",
        "opened": "2026-11-24",
        "category": "printer",
        "verdict": "covered",
        "minutes": 30,
        "minutes_from": "likely minutes",
        "plan": "0.00",
        "break_fix": "62.50",
    }
    assert found["break_fix"]["worst_month"] == {"month": "2026-11", "total": "187.50"}
    assert found["break_fix"]["spread"] == {
        "standard_deviation": "0.00",
        "dearest_less_cheapest": "0.00",
        "over_months": 1,
    }


def test_the_rows_of_the_table_add_up_to_the_report(tmp_path: Path) -> None:
    path = tmp_path / "spend.csv"
    assert spend("--csv", str(path)).exit_code == 0
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["row"] for row in rows] == ["fee", "ticket", "ticket", "ticket"]
    assert sum(Decimal(row["plan"] or 0) for row in rows) == Decimal("1850.00")
    assert sum(Decimal(row["break_fix"] or 0) for row in rows) == Decimal("187.50")
    assert rows[1]["minutes_from"] == "likely minutes"


def test_the_chart_is_a_picture_that_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "spend.png"
    assert spend("--chart", str(path)).exit_code == 0
    high, wide = imread(path).shape[:2]
    assert wide > high > 400


def test_a_client_without_a_plan_sees_what_waits_and_how_to_compare() -> None:
    result = spend(client=FOOTHILLS)
    assert "Callouts cost $0.00. There is no plan to compare with:" in result.stdout
    assert "  waits for approval: 1 (ND-1004)" in result.stdout.splitlines()


def test_the_past_is_priced_under_a_plan_that_was_never_bought() -> None:
    plan = str(DEMO_FOLDER / "plans" / "foothills-auto-care.yml")
    (found,) = json.loads(spend("--plan", plan, "--json", client=FOOTHILLS).stdout)["comparisons"]
    assert (found["plan"], found["supposed"], found["managed"]["onboarding"]) == ("FA-CARE", True, "450.00")
    assert [one["service"] for one in found["never_bought"]] == ["monitoring", "patching", "backup"]
    assert found["not_counted"] == {"waiting": ["ND-1004"]}


REFUSED = [
    (
        "an unknown client",
        ("--client", "maple", *NOVEMBER),
        1,
        "There is no client 'maple'. Known clients:",
    ),
    (
        "days the wrong way round",
        ("--client", MAPLE, "--from", "2026-02-01", "--to", "2026-01-01"),
        1,
        "Swap the dates",
    ),
    ("half a period", ("--client", MAPLE, "--from", "2026-02-01"), 2, "Give both --from and --to"),
    ("no day", ("--client", MAPLE, "--from", "yesterday", "--to", "2026-02-01"), 2, "yesterday"),
    (
        "a plan of another client",
        ("--client", FOOTHILLS, *NOVEMBER, "--plan", str(MAPLE_FILE)),
        1,
        "describes the client",
    ),
    ("no such plan", ("--client", MAPLE, *NOVEMBER, "--plan", "nowhere.yml"), 1, "nowhere.yml"),
    ("no picture", ("--client", MAPLE, *NOVEMBER, "--chart", "spend.poem"), 2, "End its name with .png"),
    ("nowhere to write", ("--client", MAPLE, *NOVEMBER, "--csv", "/nowhere/at/all.csv"), 1, "cannot be written"),
]


@pytest.mark.parametrize(("arguments", "code", "said"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_cannot_be_reported_is_refused_with_a_reason(arguments: tuple[str, ...], code: int, said: str) -> None:
    result = invoked("report", "spend", *arguments)
    assert result.exit_code == code
    assert said in " ".join(result.output.split())


CELLS = [
    ("=1+1", "'=1+1"),
    ("+49", "'+49"),
    ("-2", "'-2"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\tx", "'\tx"),
    ("\r=1", "'\r=1"),
    ("  =1+1", "'  =1+1"),
    ("＝1+1", "'＝1+1"),
    ("printer", "printer"),
    (None, ""),
    (Decimal("-2.50"), "-2.50"),
    (Decimal("1E+2"), "100"),
    (30, "30"),
]


@pytest.mark.parametrize(("cell", "written"), CELLS)
def test_no_word_in_a_cell_is_taken_for_a_formula(cell: str | int | Decimal | None, written: str) -> None:
    assert safe_cell(cell) == written


# ---- replay -------------------------------------------------------------------------------------


def replay(file: Path, *arguments: str) -> Result:
    return invoked("replay", "--client", MAPLE, "--with", str(file), *NOVEMBER, *arguments)


@pytest.fixture
def stricter(tmp_path: Path) -> Path:
    """The clinic's file without help for printers."""
    text = MAPLE_FILE.read_text(encoding="utf-8")
    term = '      - exclude: [onsite_or_project, procurement]\n        clause: "7.1"\n'
    assert text.count(term) == 1
    path = tmp_path / "stricter.yml"
    rule = '      - exclude: printer\n        clause: "7.9"\n        text: "=Printers are not part of the plan."\n'
    path.write_text(text.replace(term, rule + term), encoding="utf-8")
    return path


def test_an_unchanged_file_would_change_nothing() -> None:
    result = replay(MAPLE_FILE)
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "Nothing would differ.")


def test_people_read_what_would_differ_and_which_term_does_it(stricter: Path) -> None:
    lines = replay(stricter).stdout.splitlines()
    assert "Against the newest contracts the file changes: MD-2026: clause 7.9 is new." in lines
    assert "  $0.00 then, $187.50 under the file: $187.50 more." in lines
    assert "  3 from covered to quote_required" in lines
    assert "  cost $0.00 -> $62.50" in lines
    assert "  because: MD-2026: clause 7.9 is new" in lines


def test_scripts_read_both_outcomes_of_every_ticket_that_differs(stricter: Path, desk: DeskForTests) -> None:
    before = desk.tickets()
    document = json.loads(replay(stricter, "--json").stdout)
    assert (document["tickets"], document["differing"], document["cost"]["difference"]) == (3, 3, "187.50")
    first = document["differences"][0]
    assert (first["ticket"], first["before"]["clause"], first["after"]["clause"]) == ("ND-1001", "3.1", "A")
    assert first["because"] == ["MD-2026: clause 7.9 is new"]
    assert desk.tickets() == before


def test_the_rows_name_every_ticket(stricter: Path, tmp_path: Path) -> None:
    path = tmp_path / "replay.csv"
    assert replay(stricter, "--csv", str(path)).exit_code == 0
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["ticket"] for row in rows] == ["ND-1001", "ND-1002", "ND-1003"]
    assert {row["verdict_after"] for row in rows} == {"quote_required"}


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.yml"
    path.write_text("format: 1\n", encoding="utf-8")
    result = replay(path)
    assert (result.exit_code, "client" in result.output) == (1, True)


def test_deflection_is_told_with_what_is_missing_and_is_there_for_scripts(tmp_path: Path) -> None:
    said = invoked("report", "deflection", *NOVEMBER).stdout.splitlines()
    assert said[0] == "1 November 2026 to 30 November 2026: 4 requests."
    assert "      4  there is a guide, and nobody began it" in said
    rows = tmp_path / "deflection.csv"
    result = invoked("report", "deflection", "--client", MAPLE, *NOVEMBER, "--json", "--csv", str(rows))
    document = json.loads(result.stdout)
    assert (document["all"]["requests"], document["all"]["not_tried"], document["all"]["rate"]) == (3, 3, 0.0)
    with rows.open(newline="", encoding="utf-8") as file:
        assert [row["by"] for row in csv.DictReader(file)] == ["all", "category"]
    assert invoked("report", "deflection", "--from", "2026-11-01").exit_code == 2


# ---- sla ----------------------------------------------------------------------------------------


def test_people_read_promises_waits_and_the_backlog() -> None:
    lines = invoked("report", "sla", "--client", MAPLE, *NOVEMBER).stdout.splitlines()
    assert lines[:2] == [
        "Maple Dental, 1 November 2026 to 30 November 2026: 3 new tickets.",
        f"These days are not over: as of {moment_of(lines[1])}.",
    ]
    assert "Promised by the contract:" in lines
    assert "Sorted otherwise by a person: 0 of 3 tickets (0%)." in lines
    assert lines[-1] == "Calls for a person: 0."


def moment_of(line: str) -> str:
    return line.removeprefix("These days are not over: as of ").removesuffix(".")


def test_scripts_read_the_service_report_and_spreadsheets_a_row_for_each_promise(tmp_path: Path) -> None:
    path = tmp_path / "sla.csv"
    result = invoked("report", "sla", "--client", MAPLE, *NOVEMBER, "--json", "--csv", str(path), "--excel")
    document = json.loads(result.stdout)
    assert (document["client"], document["opened"], document["whole"]) == (MAPLE, 3, False)
    total = sum(document["agreed"]["resolution"][name] for name in ("kept", "missed", "running", "not_needed"))
    assert total == 3
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(newline="", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert [(row["ticket"], row["metric"], row["promised_by"]) for row in rows] == [
        (number, metric, "contract")
        for number in ("ND-1001", "ND-1002", "ND-1003")
        for metric in ("first_response", "resolution")
    ]


def test_days_without_a_beginning_are_a_wrong_use_and_an_unknown_client_is_refused() -> None:
    assert invoked("report", "sla", "--client", MAPLE).exit_code == 2
    assert invoked("report", "sla", "--client", "nobody", *NOVEMBER).exit_code == 1


# ---- monthly ------------------------------------------------------------------------------------


def monthly(*arguments: str, month: str = "2026-11") -> Result:
    return invoked("report", "monthly", "--client", MAPLE, "--month", month, *arguments)


def test_a_month_is_told_in_words_for_scripts_and_on_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = tmp_path / "november.pdf"
    lines = monthly("--pdf", str(paper)).stdout.splitlines()
    assert lines[0] == "What we did for Maple Dental in November 2026"
    assert "You came to us 3 times." in lines
    assert lines[-1] == f"Written: {paper}"
    assert paper.read_bytes().startswith(b"%PDF")
    document = json.loads(monthly("--json").stdout)
    assert (document["month"], document["requests"]["2026-11"], document["given_out"]) == ("2026-11", 3, None)
    assert document["fees"] == [{"contract": "MD-2026", "amount": "1850.00", "currency": "CAD"}]


MONTHS = [
    ("not over", ("--give-out", "--by", "Alex"), 1, "is not over yet"),
    ("nobody gives it out", ("--give-out",), 2, "Say who gives it out"),
    ("nowhere to write", ("--pdf", "/nowhere/at/all.pdf"), 1, "cannot be written"),
]


@pytest.mark.parametrize(("arguments", "code", "said"), [each[1:] for each in MONTHS], ids=[each[0] for each in MONTHS])
def test_a_month_that_cannot_be_given_out_or_written_is_refused(
    arguments: tuple[str, ...], code: int, said: str
) -> None:
    result = monthly(*arguments)
    assert (result.exit_code, said in " ".join(result.output.split())) == (code, True)


def test_a_month_that_is_over_is_given_out_once() -> None:
    first, again = (monthly("--give-out", "--by", "Alex", "--json", month="2026-10") for _ in range(2))
    assert (first.exit_code, again.exit_code) == (0, 0)
    assert "2026-10 was given out already with the same figures, version 1." in again.stderr
    assert json.loads(again.stdout)["given_out"]["version"] == 1
    anew = json.loads(monthly("--anew", "--json", month="2026-10").stdout)
    assert anew["given_out"] is None


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (
            ("sla", "--client", MAPLE, "--from", "1.11.2026", "--to", "2026-11-30"),
            "'1.11.2026' is not a day. Write it like 2026-11-30.",
        ),
        (("monthly", "--client", MAPLE, "--month", "2026-13"), "'2026-13' is not a month. Write it like 2026-11."),
    ],
)
def test_a_day_or_month_that_is_none_is_answered_with_how_one_is_written(command: tuple[str, ...], said: str) -> None:
    refused = invoked("report", *command)
    assert (refused.exit_code, said in " ".join(refused.output.replace("│", " ").split())) == (2, True)
