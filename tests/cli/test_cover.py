"""``nightdesk cover`` from a client file: JSON for scripts, words for people, refusals with a reason."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from bot.cli.clients import app as clients
from bot.cli.cover import cover
from bot.desk.allowances import LedgerRow, RowKind
from bot.operations.ports import WorkFactory
from bot.operations.what_if import decision_document
from bot.operations.what_if_pages import decide_what_if, terms_now
from tests.makers import NADIA, DeskForTests
from tests.operations.situations import opened

MAPLE = str(Path(__file__).parents[2] / "bot" / "demo" / "clients" / "maple-dental.yml")
app = typer.Typer()
app.command()(cover)
run = CliRunner()


def asked(*arguments: str) -> dict[str, Any]:
    result = run.invoke(app, ["--file", MAPLE, "--json", *arguments])
    assert result.exit_code == 0, result.output
    document: dict[str, Any] = json.loads(result.output)
    return document


def test_the_document_has_the_promised_keys_amounts_and_instants() -> None:
    document = asked("--category", "printer", "--at", "2026-11-24T20:00-05:00", "--minutes", "45")
    assert {key: value for key, value in document.items() if key != "reasons"} == {
        "verdict": "quote_required",
        "contract": {"number": "MD-TM", "version": 1},
        "clause": "A",
        "category": "printer",
        "priority": "P4",
        "estimate": {
            "low": "423.75",
            "likely": "423.75",
            "high": "423.75",
            "not_to_exceed": "430.00",
            "currency": "CAD",
            "lines": [
                {
                    "kind": "labour",
                    "text": "Remote work, outside support hours: 2 h at 187.50 (the minimum is 2 h)",
                    "quantity": "2.00",
                    "unit_price": "187.50",
                    "amount": "375.00",
                    "taxable": True,
                },
                {
                    "kind": "tax",
                    "text": "HST 13%",
                    "quantity": "1.00",
                    "unit_price": "48.75",
                    "amount": "48.75",
                    "taxable": False,
                },
            ],
            "subtotal": "375.00",
            "tax": "48.75",
            "total": "423.75",
        },
        "alternatives": [
            {
                "when": "2026-11-25T08:00:00-05:00",
                "verdict": "covered",
                "total": "0.00",
                "text": "From afar, Wednesday 25 November from 08:00: covered, nothing to pay.",
                "kind": "later",
            },
            {
                "when": "2026-11-24T20:00:00-05:00",
                "verdict": "covered",
                "total": "0.00",
                "text": "Try it yourself, about 10 minutes: The printer is offline or prints nothing: nothing to pay.",
                "kind": "self_help",
            },
        ],
        "respond_by": "2026-11-24T22:00:00-05:00",
        "resolve_by": "2026-11-25T08:00:00-05:00",
        "break_fix": None,
        "missing": [],
        "act_first": None,
        "supersedes": None,
        "override": None,
    }


def test_a_covered_answer_says_what_the_plan_absorbs() -> None:
    found = asked("--category", "printer", "--at", "2026-11-24T10:00-05:00", "--minutes", "45")["break_fix"]
    assert (found["contract"], found["estimate"]["total"], found["text"]) == (
        {"number": "MD-TM", "version": 1},
        "105.94",
        "Without the plan this would cost about $105.94, at the rates of MD-TM.",
    )


def test_every_reason_names_its_check_contract_and_clause() -> None:
    reasons = asked("--category", "printer", "--at", "2026-11-24T20:00-05:00")["reasons"]
    assert {reason["contract"] for reason in reasons if reason["detail"]} == {"MD-2026", "MD-TM"}
    reasons = [reason for reason in reasons if not reason["detail"]]
    assert reasons[0] == {
        "check": "time",
        "passed": False,
        "clause": "3.1",
        "text": "Remote help during support hours is included. Tuesday 20:00 is outside support hours.",
        "contract": "MD-2026",
        "detail": False,
    }
    assert [reason["contract"] for reason in reasons] == ["MD-2026", "MD-2026", "MD-TM", "MD-TM"]


def test_an_instant_without_offset_is_wall_clock_time_at_the_client() -> None:
    assert asked("--category", "printer", "--at", "2026-11-24T20:00") == asked(
        "--category", "printer", "--at", "2026-11-25T01:00Z"
    )


def test_instants_are_given_in_the_zone_of_the_client() -> None:
    assert asked("--category", "printer", "--at", "2026-07-24T14:00Z")["respond_by"] == "2026-07-24T18:00:00-04:00"


def test_used_visits_count() -> None:
    stated = ("--category", "printer", "--work", "onsite", "--site", "barrie", "--at", "2026-11-24T10:00")
    assert asked(*stated, "--used", "visits=1")["verdict"] == "covered_from_allowance"
    assert asked(*stated, "--used", "visits=2")["verdict"] == "quote_required"


def test_entries_parts_and_an_agreed_hour_are_priced() -> None:
    stated = ("--category", "printer", "--at", "2026-11-24T20:00", "--rate", "60.00", "--part", "Drive=100.00")
    entries = ("--entry", "2026-11-24T20:00=150", "--entry", "2026-11-25T09:00=30")
    priced = asked(*stated, *entries)["estimate"]
    assert [(line["kind"], line["amount"]) for line in priced["lines"]] == [
        ("labour", "150.00"),
        ("labour", "30.00"),
        ("material", "125.00"),
        ("tax", "39.65"),
    ]


def test_the_rates_of_the_house_price_what_a_file_does_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, house = tmp_path / "client.yml", tmp_path / "rates.yml"
    text = Path(MAPLE).read_text(encoding="utf-8")
    file.write_text(text.replace("      base: 125.00                    # an hour\n", ""), encoding="utf-8")
    house.write_text("format: 1\nrates: {CAD: {base: 200.00}}\n", encoding="utf-8")
    monkeypatch.setenv("NIGHTDESK_RATES", str(house))
    arguments = ["--category", "printer", "--at", "2026-11-24T20:00", "--minutes", "120", "--json"]
    found = json.loads(run.invoke(app, ["--file", str(file), *arguments]).stdout)
    assert found["estimate"]["subtotal"] == "600.00"
    house.write_text("format: 1\nrates: {CAD: {base: none}}\n", encoding="utf-8")
    refused = run.invoke(app, ["--file", str(file), *arguments])
    assert (refused.exit_code, "rates.CAD.base" in refused.output) == (1, True)


def test_the_fix_among_the_cheaper_ways_is_the_one_that_fits_the_words() -> None:
    at = ("--category", "printer", "--at", "2026-11-24T20:00-05:00")
    ways = asked(*at, "--words", "paper jam in the lower tray")["alternatives"]
    assert [way["text"] for way in ways if way["kind"] == "self_help"] == [
        "Try it yourself, about 10 minutes: Paper is stuck in the printer: nothing to pay."
    ]
    covered = asked("--category", "printer", "--at", "2026-11-24T10:00-05:00")
    assert (covered["verdict"], covered["alternatives"]) == ("covered", [])


def test_a_critical_application_impact_and_urgency_set_the_priority() -> None:
    stated = ("--category", "lob_application", "--at", "2026-11-24T10:00")
    assert asked(*stated, "--impact", "person", "--urgency", "works")["priority"] == "P4"
    assert asked(*stated, "--application", "dentrix")["priority"] == "P1"


def test_a_person_sees_marks_lines_and_the_cheaper_way() -> None:
    result = run.invoke(app, ["--file", MAPLE, "--category", "printer", "--at", "2026-11-24T20:00", "--minutes", "45"])
    assert result.output == (
        "Not covered: needs an accepted quote (MD-TM, clause A)\n"
        "  ✗ Remote help during support hours is included."
        " Tuesday 20:00 is outside support hours. [MD-2026 3.1]\n"
        "  ✗ No term of MD-2026 includes this at that time. [MD-2026]\n"
        "  ✗ Everything else is a callout at the rates of schedule A, after approval. [MD-TM A]\n"
        "  ✗ MD-TM agrees no answer times; for a callout we aim to answer within 2 hours. [MD-TM]\n"
        "Price: $423.75, not more than $430.00\n"
        "       $375.00  Remote work, outside support hours: 2 h at 187.50 (the minimum is 2 h)\n"
        "        $48.75  HST 13%\n"
        "       $423.75  Total in the likely case\n"
        "Or: From afar, Wednesday 25 November from 08:00: covered, nothing to pay.\n"
        "Or: Try it yourself, about 10 minutes: The printer is offline or prints nothing: nothing to pay.\n"
        "Priority: P4: one person affected, there is a way round it\n"
        "Answer by: Tuesday 24 November 2026, 22:00 (America/Toronto)\n"
        "Solved by: Wednesday 25 November 2026, 08:00 (America/Toronto)\n"
    )


def test_what_nobody_can_price_beforehand_is_said_so() -> None:
    result = run.invoke(app, ["--file", MAPLE, "--category", "procurement", "--at", "2026-11-24T10:00"])
    assert "The price has to be worked out by a person.\n" in result.output


def test_without_an_instant_it_is_about_now() -> None:
    assert asked("--category", "billing_contract")["verdict"] in ("covered", "needs_person")


REFUSED = [
    ("category", ["--category", "prnter"], 1, "There is no category 'prnter'"),
    ("site", ["--category", "printer", "--site", "barie"], 1, "Did you mean 'barrie'?"),
    ("instant", ["--category", "printer", "--at", "tomorrow"], 1, "'tomorrow' is not an instant"),
    ("skipped", ["--category", "printer", "--at", "2026-03-08T02:30"], 1, "Did you mean 2026-03-08T03:30-04:00?"),
    (
        "twice",
        ["--category", "printer", "--at", "2026-11-01T01:30"],
        1,
        "Write 2026-11-01T01:30-04:00 or 2026-11-01T01:30-05:00.",
    ),
    (
        "an entry that comes twice",
        ["--category", "printer", "--at", "2026-10-31T20:00", "--entry", "2026-11-01T01:30=45"],
        1,
        "comes twice",
    ),
    ("client", ["--category", "printer", "--client", "other"], 1, "describes the client 'maple-dental'"),
    ("used", ["--category", "printer", "--used", "visits"], 2, "NAME=N"),
    ("entry", ["--category", "printer", "--entry", "45"], 2, "AT=MINUTES"),
    ("part", ["--category", "printer", "--part", "Drive"], 2, "TEXT=COST"),
    ("no category", [], 2, "category"),
]


@pytest.mark.parametrize(("arguments", "code", "says"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_a_refusal_has_its_reason_and_exit_code(arguments: list[str], code: int, says: str) -> None:
    result = run.invoke(app, ["--file", MAPLE, *arguments])
    assert result.exit_code == code
    assert says in result.output


def test_neither_client_nor_file_is_a_usage_error() -> None:
    result = run.invoke(app, ["--category", "printer"])
    assert result.exit_code == 2


def test_a_client_of_the_database_is_found_by_its_code(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)
    run.invoke(clients, ["import", MAPLE])
    stated = ["--category", "server_down", "--asset", "md-srv-01", "--at", "2026-11-29T03:00-05:00", "--json"]
    document = json.loads(run.invoke(app, ["--client", "maple-dental", *stated]).output)
    assert (document["verdict"], document["contract"]) == ("covered", {"number": "MD-2026", "version": 2})
    assert document == asked(*stated[:-1])


def test_a_client_of_the_database_is_answered_with_what_the_ledger_has_seen_go(
    begin: WorkFactory, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)
    desk = DeskForTests(begin)
    desk.take_in("harbour-trust")
    ticket = opened(desk, NADIA, "email_client", "Outlook does not open")[1].ticket.number
    at = desk.clock.now()
    with begin() as work:
        work.ledger.add(
            LedgerRow("harbour-trust", "HT-BLOCK", "hours", RowKind.DRAW, Decimal(550), at, ticket, "k", at)
        )
        work.commit()
    stated = {"category": "email_client", "at": "2026-11-24T10:00", "minutes": "30"}
    terms = terms_now(ports=desk.ports, code="harbour-trust")
    in_the_console = decision_document(decide_what_if(ports=desk.ports, terms=terms, stated=stated))
    # Thirty minutes are reserved and 550 are drawn of ten hours.
    assert (in_the_console["verdict"], in_the_console["estimate"]["subtotal"]) == ("partly_covered", "14.00")
    asked_for = ["--client", "harbour-trust", "--category", "email_client", "--at", "2026-11-24T10:00"]
    asked_for += ["--minutes", "30", "--json"]
    assert json.loads(run.invoke(app, asked_for).stdout) == in_the_console
    # What is stated takes the place of what the ledger says, and a scan goes by the ledger too.
    assert json.loads(run.invoke(app, [*asked_for, "--used", "hours=0"]).stdout)["verdict"] == "covered_from_allowance"
    scanned = [each["verdict"] for each in json.loads(run.invoke(app, [*asked_for, "--scan", "10d"]).stdout)]
    assert (scanned[0], scanned[-1]) == ("partly_covered", "covered_from_allowance")


def test_parts_that_are_billed_are_no_price_of_nothing() -> None:
    asked_for = ["--file", MAPLE, "--category", "computer_wont_start", "--at", "2026-11-24T10:00"]
    said = run.invoke(app, asked_for).output
    assert "Price: the work is covered, parts are billed.\n" in said
    assert "$0.00" not in said
    assert "the work is covered, parts are billed" in run.invoke(app, [*asked_for, "--scan", "1h"]).output
    with_a_part = run.invoke(app, [*asked_for, "--part", "Drive=100.00"]).output
    assert "Price: $141.25, not more than $150.00\n" in with_a_part
