"""``nightdesk tickets time|part|correct|resolve|cost|rest`` and ``nightdesk allowances``: for people and for scripts."""

from __future__ import annotations

import json
from datetime import datetime, timezone

import pytest
from typer.testing import CliRunner

from bot.cli.main import app
from bot.operations.ports import WorkFactory
from bot.operations.quotes import answer_waiting_quote
from tests.makers import FOOTHILLS, HARBOUR, MARTY, NADIA, DeskForTests
from tests.operations.situations import answers, asked_at_the_garage, opened

run = CliRunner()


@pytest.fixture(autouse=True)
def desk(begin: WorkFactory, database: str, monkeypatch: pytest.MonkeyPatch) -> DeskForTests:
    """A callout at the garage that is approved (ND-1001), and a ticket that is paid from hours (ND-1002)."""
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)
    desk = DeskForTests(begin)
    desk.take_in(FOOTHILLS, HARBOUR)
    quote = asked_at_the_garage(desk)
    answer_waiting_quote(ports=desk.ports, turn=answers(desk, MARTY, quote), accept=True)
    desk.clock.set(datetime(2026, 11, 24, 15, 0, tzinfo=timezone.utc))
    opened(desk, NADIA, "email_client", "Outlook does not open")
    return desk


def asks(*arguments: str, code: int = 0) -> str:
    result = run.invoke(app, list(arguments))
    assert result.exit_code == code, result.output
    return result.output


def document(*arguments: str) -> object:
    return json.loads(asks(*arguments, "--json"))


TIME = ("tickets", "time", "ND-1001", "--by", "Kim Park", "--start", "2026-11-24T10:30", "--key", "k-1")


def test_time_and_a_part_are_written_and_the_cost_is_listed_line_by_line() -> None:
    assert asks(*TIME, "--minutes", "20") == (
        "ND-1001/1 is written: 20 min, accounted 30 min.\nND-1001 comes to $57.75 so far, approved up to $120.00.\n"
    )
    asks("tickets", "part", "ND-1001", "toner", "--cost", "10", "--by", "Kim Park")
    assert asks("tickets", "cost", "ND-1001").splitlines()[-7:] == [
        "ND-1001/2  1 x toner at our cost of $10.00",
        "• Remote work, inside support hours: 30 min at 110.00 (the minimum is 30 min): $55.00",
        "• toner: $12.00",
        "• GST 5%: $3.35",
        "Estimated $57.75, approved up to $120.00.",
        "So far $70.35; billed as it stands: $70.35.",
        "Left of the approved amount: $49.65.",
    ]
    found = document("tickets", "cost", "ND-1001")
    assert isinstance(found, dict)
    assert [found[key] for key in ("estimated", "not_to_exceed", "so_far", "billable", "left_of_approved")] == [
        "57.75",
        "120.00",
        "70.35",
        "70.35",
        "49.65",
    ]
    assert (found["minutes"], found["accounted_minutes"], found["minutes_charged"]) == (20, 30, 30)


def test_the_same_key_again_writes_nothing() -> None:
    first = asks(*TIME, "--minutes", "20")
    assert asks(*TIME, "--minutes", "20") == first
    found = document("tickets", "cost", "ND-1001")
    assert isinstance(found, dict) and len(found["time"]) == 1


def test_a_correction_takes_back_and_a_resolution_settles() -> None:
    asks(*TIME, "--minutes", "20")
    asks("tickets", "correct", "ND-1001", "ND-1001/1", "--by", "Kim Park")
    assert asks("tickets", "resolve", "ND-1001", "--by", "Kim Park", "--note", "It prints.") == (
        "ND-1001 is solved: It prints.\nIt comes to $0.00; $57.75 was expected, $120.00 approved.\n"
    )
    assert "is solved already" in asks("tickets", "resolve", "ND-1001", "--by", "Kim", "--note", "again", code=1)


def test_what_an_allowance_holds_is_said_and_listed() -> None:
    said = asks("allowances", "--client", HARBOUR, "--at", "2026-11-24T16:00")
    assert said == (
        "Left of 'hours' (HT-BLOCK): 9 h 30 min of 10 h 00 min (used 0 minutes, reserved for open tickets 30 minutes). "
        "It starts anew on Tue 1 Dec 2026.\n"
    )
    asks("tickets", "time", "ND-1002", "--minutes", "45", "--by", "Kim", "--start", "2026-11-24T15:00")
    asks("tickets", "resolve", "ND-1002", "--by", "Kim", "--note", "A new profile.")
    (left,) = document("allowances", "--client", HARBOUR, "--at", "2026-11-24T16:00", "--ledger")  # type: ignore[misc]
    assert [left[key] for key in ("total", "used", "reserved", "left", "carried_over", "until")] == [
        "600",
        "45",
        "0",
        "555",
        "0",
        "2026-12-01T00:00:00+00:00",
    ]
    assert [(row["kind"], row["amount"]) for row in left["ledger"]] == [
        ("reserve", "30"),
        ("reserve", "15"),
        ("give_back", "-45"),
        ("draw", "45"),
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("tickets", "time", "ND-9", "--minutes", "5", "--by", "K"), 1, "There is no ticket ND-9."),
        (("tickets", "time", "ND-1001", "--minutes", "0", "--by", "K"), 1, "0 minutes are not one entry"),
        (("tickets", "time", "ND-1001", "--minutes", "5", "--by", "K", "--start", "soon"), 2, "not an instant"),
        (("tickets", "part", "ND-1001", "toner", "--cost", "much", "--by", "K"), 2, "not an amount"),
        (("tickets", "part", "ND-1001", "toner", "--cost", "-1", "--by", "K"), 1, "a cost of 0 or more"),
        (("tickets", "correct", "ND-1001", "ND-1001/9", "--by", "K"), 1, "has no entry ND-1001/9"),
        (("tickets", "cost", "ND-9"), 1, "There is no ticket ND-9."),
        (("allowances", "--client", "nobody"), 1, "nobody"),
    ],
)
def test_what_cannot_be_done_is_refused_with_the_reason(arguments: tuple[str, ...], code: int, message: str) -> None:
    assert message in asks(*arguments, code=code)
