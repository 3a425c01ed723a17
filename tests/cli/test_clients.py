"""``nightdesk clients``: import, check, test and show."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timezone
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.clients import app
from bot.connectors.client_files import LocatedClientFile, read_client_file
from bot.connectors.client_files.codes import CODES
from bot.desk.clients import ChatIdentity
from bot.desk.errors import DeskError, NotFound
from bot.operations.clients import (
    ClientImport,
    ContractImport,
    SameClientTwice,
    import_clients,
    show_client,
    show_clients,
)
from bot.operations.ports import StatedCase, WorkFactory
from bot.operations.what_if import run_cases

DEMO = Path(__file__).parents[2] / "bot" / "demo" / "clients"
ALL = [str(path) for path in sorted(DEMO.glob("*.yml"))]
MAPLE = str(DEMO / "maple-dental.yml")
NOW = datetime(2026, 11, 22, 18, tzinfo=timezone.utc)
run = CliRunner()


def maple() -> LocatedClientFile:
    return read_client_file(MAPLE)


# ---- check --------------------------------------------------------------------------------------


def test_checking_the_demo_clients_ends_well_and_shows_the_warning() -> None:
    result = run.invoke(app, ["check", "--today", "2026-11-22", *ALL])
    assert result.exit_code == 0
    assert f"{MAPLE}:32: warning W07: contracts[0].ends: MD-2026 ends on 2026-12-31, in 39 days." in result.output
    assert result.output.endswith("4 files: 0 errors, 1 warning. More about one: nightdesk clients codes W07\n")


def test_a_mistake_is_shown_with_file_line_place_and_way_out(tmp_path: Path) -> None:
    path = tmp_path / "maple.yml"
    path.write_text(Path(MAPLE).read_text().replace("draws: visits", "draws: visit"))
    result = run.invoke(app, ["check", str(path)])
    assert result.exit_code == 1
    assert f"{path}:66: error E05: contracts[0].rules[6].draws: The contract has no allowance 'visit'." in result.output
    assert "    Did you mean 'visits'?" in result.output


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  name: Maple", "\tname: Maple", ["There is a tab, which YAML does not allow here.", "Indent with spaces."]),
        ("timezone: America/Toronto", "timezone: Toronto", ["Did you mean 'America/Toronto'?"]),
        ("timezone: America/Toronto", "timezone: America/Torronto", ["Did you mean 'America/Toronto'?"]),
        ("timezone: America/Toronto", "timezone: CST", ["Write it like America/Toronto."]),
        ("timezone: America/Toronto", "timezone: EST", ["'EST' has no summer time.", "Write the place, like America/"]),
        ("tax: {name: HST, rate: 13%}", "tax: HST 13%", ["Write {name: ...}.", "1 file: 1 error,"]),
        ("amount: 1850.00", "amount: 1,850.00", ["Write amounts without one, like 1500.00."]),
        ("{band: weekend, ", "{band: [weekend, holiday], ", ["give each an entry of its own."]),
    ],
)
def test_the_slips_that_everybody_makes_are_answered_with_what_was_meant(
    tmp_path: Path, old: str, new: str, said: list[str]
) -> None:
    path = tmp_path / "maple.yml"
    path.write_text(Path(MAPLE).read_text().replace(old, new, 1))
    result = run.invoke(app, ["check", str(path)])
    assert (result.exit_code, [each for each in said if each not in result.output]) == (1, [])


def test_a_case_that_was_decided_otherwise_says_why(tmp_path: Path) -> None:
    path = tmp_path / "maple.yml"
    text = (
        Path(MAPLE)
        .read_text()
        .replace("when: {asset_class: server, asset_covered: true}", "when: {asset_class: server}")
    )
    path.write_text(text.replace("include: [server_down, backup_failed]", "include: all"))
    result = run.invoke(app, ["test", str(path)])
    assert "verdict: expected quote_required, got needs_person" in result.output
    assert "why: This depends on one thing that is not known yet: which device it is about." in result.output
    assert "why:" not in run.invoke(app, ["test", MAPLE]).output


def test_findings_can_be_read_by_a_program(tmp_path: Path) -> None:
    result = run.invoke(app, ["check", "--json", str(tmp_path / "nowhere.yml")])
    assert result.exit_code == 1
    document = json.loads(result.output)
    (found,) = document["findings"]
    assert document["summary"] == {"files": 1, "errors": 1, "warnings": 0}
    assert (found["code"], found["severity"], found["line"]) == ("E01", "error", 1)
    assert found["way_out"] == "Check the path and its permissions."


def test_checking_nothing_is_a_usage_error() -> None:
    assert run.invoke(app, ["check"]).exit_code == 2


# ---- codes --------------------------------------------------------------------------------------


def test_a_code_is_explained_with_an_example_and_the_way_out() -> None:
    result = run.invoke(app, ["codes", "w07"])
    assert result.exit_code == 0
    assert result.output.startswith("W07  The contract ends within its notice period")
    assert "\nFor example:\n\n    ends: 2026-12-31\n    notice: 90d\n\nThe way out: Agree what follows" in result.output


def test_all_codes_are_listed_a_line_each() -> None:
    lines = run.invoke(app, ["codes"]).output.splitlines()
    assert [line[:3] for line in lines] == list(CODES)


def test_codes_can_be_read_by_a_program() -> None:
    assert json.loads(run.invoke(app, ["codes", "--json", "E02"]).output)["sentence"] == "A key is not known."
    assert len(json.loads(run.invoke(app, ["codes", "--json"]).output)) == len(CODES)


def test_a_code_that_is_none_is_a_usage_error() -> None:
    assert run.invoke(app, ["codes", "X99"]).exit_code == 2


# ---- test ---------------------------------------------------------------------------------------


def test_every_case_of_the_demo_clients_comes_out_as_stated() -> None:
    result = run.invoke(app, ["test", *ALL])
    assert result.exit_code == 0
    assert result.output.endswith("27 cases: 27 passed, 0 failed.\n")
    assert "  ✓ printer trouble on a working morning\n" in result.output


def test_a_case_that_comes_out_differently_says_what_was_expected(tmp_path: Path) -> None:
    path = tmp_path / "maple.yml"
    path.write_text(Path(MAPLE).read_text().replace('total: "423.75"', 'total: "423.70"'))
    result = run.invoke(app, ["test", str(path)])
    assert result.exit_code == 1
    assert (
        "  ✗ the same at eight in the evening (line 102)\n      total: expected 423.70, got 423.75\n" in result.output
    )
    assert result.output.endswith("7 cases: 6 passed, 1 failed.\n")


def test_an_amount_that_is_another_is_shown_with_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "maple.yml"
    path.write_text(Path(MAPLE).read_text().replace('total: "423.75"', 'total: "423.70"'))
    output = run.invoke(app, ["test", str(path)]).output
    assert (
        "      total: expected 423.70, got 423.75\n"
        "      price: Remote work, outside support hours: 2 h at 187.50 (the minimum is 2 h): $375.00\n"
        "      price: HST 13%: $48.75\n"
        "      price: total $423.75; low $423.75, high $423.75, never more than $430.00\n"
    ) in output


def test_a_file_with_errors_is_not_tested_and_that_is_said(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yml"
    bad.write_text(Path(MAPLE).read_text().replace("timezone:", "timezon:"))
    result = run.invoke(app, ["test", str(bad)])
    assert (result.exit_code, "passed" in result.output) == (1, False)
    assert f"{bad}:" in result.output and "not tested, it has" in result.output.splitlines()[-1]
    both = run.invoke(app, ["test", str(bad), MAPLE])
    assert both.exit_code == 1 and "7 cases: 7 passed, 0 failed.\n" in both.output
    assert both.output.splitlines()[-1].startswith(f"{bad}: not tested, it has ")


def test_results_of_cases_can_be_read_by_a_program() -> None:
    document = json.loads(run.invoke(app, ["test", "--json", MAPLE]).output)
    assert (document["passed"], document["failed"], document["findings"]) == (7, 0, [])
    first = document["files"][0]["cases"][0]
    assert first == {
        "name": "printer trouble on a working morning",
        "passed": True,
        "differences": [],
        "line": 99,
        "why": [],
        "price": [],
    }


CASES = [
    (
        "an expectation nobody knows",
        {},
        {"verdikt": "covered"},
        "verdikt: expected covered, got no such result",
    ),
    ("an instant that is none", {}, {"respond_by": "soon"}, "'soon' is not an instant"),
    (
        "another instant",
        {},
        {"respond_by": "2026-11-24T17:00"},
        "respond_by: expected 2026-11-24T17:00, got 2026-11-24T18:00:00-05:00",
    ),
    ("a price where there is none", {}, {"total": "1.00"}, "total: expected 1.00, got nothing"),
    ("no clause where there is one", {}, {"clause": None}, "clause: expected nothing, got 3.1"),
    ("a site that is not there", {"site": "quen"}, {}, "There is no site 'quen'. Did you mean 'queen'?"),
    ("a device that is not there", {"asset": "X"}, {}, "There is no asset 'X'"),
    ("a category that is not there", {"category": "prnter"}, {}, "There is no category 'prnter'"),
    ("an allowance that is not there", {"used": {"hours": 1}}, {}, "There is no allowance 'hours'"),
    ("a kind of work that is not there", {"work": "magic"}, {}, "'magic' is not one of: remote, onsite"),
    ("no minutes", {"minutes": 0}, {}, "'0' is not a whole number of minutes"),
    ("a fact nobody knows", {"weather": "rain"}, {}, "'weather' is not a fact"),
    (
        "no instant",
        {"at": None},
        {},
        "It is not said when the work begins: name the day and the hour as 'at', like 2026",
    ),
    ("no category", {"category": None}, {}, "It is not said what it is about: name a 'category', like printer."),
]


@pytest.mark.parametrize(("given", "expect", "says"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_a_case_fails_with_the_reason(given: dict[str, object], expect: dict[str, object], says: str) -> None:
    base: dict[str, object] = {"category": "printer", "at": "2026-11-24T10:00"}
    case = StatedCase("stated", {**base, **given}, expect, 1)
    (result,) = run_cases(replace(maple(), cases=(case,)))
    assert not result.passed
    assert says in str(result.differences[0])


def test_an_instant_without_offset_is_meant_in_the_zone_of_the_client() -> None:
    given = {"category": "printer", "at": "2026-11-24T10:00"}
    case = StatedCase("stated", given, {"respond_by": "2026-11-24T23:00Z", "priority": "P4"}, 1)
    assert [result.passed for result in run_cases(replace(maple(), cases=(case,)))] == [True]


# ---- import and show ----------------------------------------------------------------------------


def test_a_new_client_is_added_with_its_contracts_in_order(begin: WorkFactory) -> None:
    report = import_clients(work=begin, files=[maple()], now=NOW)
    contracts = (ContractImport("MD-2026", "added", 2), ContractImport("MD-TM", "added", 1))
    assert report.clients == (ClientImport("maple-dental", "added", contracts),)
    view = show_client(work=begin, code="maple-dental")
    assert view.client == maple().client
    assert view.contracts == maple().contracts


def test_the_same_file_again_changes_nothing(begin: WorkFactory) -> None:
    import_clients(work=begin, files=[maple()], now=NOW)
    report = import_clients(work=begin, files=[maple()], now=NOW)
    contracts = (ContractImport("MD-2026", "unchanged", 2), ContractImport("MD-TM", "unchanged", 1))
    assert report.clients == (ClientImport("maple-dental", "unchanged", contracts),)


def test_another_version_number_alone_is_no_change(begin: WorkFactory) -> None:
    import_clients(work=begin, files=[maple()], now=NOW)
    plan, charge = maple().contracts
    report = import_clients(work=begin, files=[replace(maple(), contracts=(replace(plan, version=9), charge))], now=NOW)
    assert report.clients[0].contracts[0] == ContractImport("MD-2026", "unchanged", 2)


@pytest.mark.parametrize(("stated", "stored"), [(1, 3), (2, 3), (7, 7)], ids=["behind", "the same", "ahead"])
def test_a_changed_contract_becomes_a_new_version_and_the_old_one_stays(
    begin: WorkFactory, stated: int, stored: int
) -> None:
    import_clients(work=begin, files=[maple()], now=NOW)
    plan, charge = maple().contracts
    longer = replace(plan, version=stated, ends=date(2027, 12, 31))
    report = import_clients(work=begin, files=[replace(maple(), contracts=(longer, charge))], now=NOW)
    changes = ("ends: was 2026-12-31, is 2027-12-31",)
    assert report.clients[0].contracts[0] == ContractImport("MD-2026", "changed", stored, changes)
    with begin() as work:
        assert work.contracts.get("maple-dental", "MD-2026", 2) == plan
        assert work.contracts.latest("maple-dental")[0] == replace(longer, version=stored)


def test_a_contract_that_is_gone_is_withdrawn_and_may_come_back_as_a_new_version(begin: WorkFactory) -> None:
    import_clients(work=begin, files=[maple()], now=NOW)
    _, charge = maple().contracts
    report = import_clients(work=begin, files=[replace(maple(), contracts=(charge,))], now=NOW)
    assert report.clients[0].contracts[-1] == ContractImport("MD-2026", "withdrawn", 2)
    assert [one.number for one in show_client(work=begin, code="maple-dental").contracts] == ["MD-TM"]
    report = import_clients(work=begin, files=[maple()], now=NOW)
    assert report.clients[0].contracts[0] == ContractImport("MD-2026", "added", 3)


def test_one_refused_file_leaves_everything_as_it_was(begin: WorkFactory) -> None:
    stranger = maple().client.contacts[1]
    taken = replace(stranger, email="new@other.example", identities=(ChatIdentity("telegram", "", "500100"),))
    other = replace(maple().client, code="other", contacts=(taken,), assets=())
    with pytest.raises(DeskError, match="telegram:500100"):
        import_clients(work=begin, files=[maple(), replace(maple(), client=other)], now=NOW)
    assert show_clients(work=begin) == ()


def test_two_files_about_one_client_are_refused(begin: WorkFactory) -> None:
    with pytest.raises(SameClientTwice, match="both describe the client 'maple-dental'"):
        import_clients(work=begin, files=[maple(), maple()], now=NOW)


def test_a_client_that_is_not_there_is_told_with_those_that_are(begin: WorkFactory) -> None:
    import_clients(work=begin, files=[maple()], now=NOW)
    with pytest.raises(NotFound, match=r"There is no client 'mapel'. Known clients: maple-dental."):
        show_client(work=begin, code="mapel")


def test_import_and_show_work_from_the_command_line(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)
    imported = run.invoke(app, ["import", "--json", *ALL])
    assert imported.exit_code == 0
    assert [client["outcome"] for client in json.loads(imported.output)["clients"]] == ["added"] * 4
    shown = json.loads(run.invoke(app, ["show", "--json", "maple-dental"]).output)
    assert [contract["number"] for contract in shown["contracts"]] == ["MD-2026", "MD-TM"]
    assert shown["contacts"][0]["approval_limit"] == "1500.00"
    garage = run.invoke(app, ["show", "foothills-auto"]).output
    assert "  application Boltwise  also: parts program\n  application TorqueDesk\n" in garage
    assert shown["applications"] == []
    listed = run.invoke(app, ["show"])
    assert "brandt-law  Brandt & Osei LLP  active  America/New_York  USD\n" in listed.output
    missing = run.invoke(app, ["show", "nobody"])
    assert missing.exit_code == 1


def test_a_file_with_a_mistake_keeps_all_files_out(
    database: str, begin: WorkFactory, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)
    bad = tmp_path / "bad.yml"
    bad.write_text("format: 1\n")
    result = run.invoke(app, ["import", MAPLE, str(bad)])
    assert result.exit_code == 1
    assert f"{bad}:1: error E03" in result.output
    assert show_clients(work=begin) == ()


def test_a_dry_run_says_what_would_change_and_keeps_nothing(
    database: str, begin: WorkFactory, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)
    run.invoke(app, ["import", MAPLE])
    path = tmp_path / "maple.yml"
    text = Path(MAPLE).read_text().replace("when: {time: support, work: remote}", "when: {work: remote}")
    path.write_text(text.replace("approval_limit: 1500.00", "approval_limit: 2000.00"))
    result = run.invoke(app, ["import", "--dry-run", str(path)])
    assert result.exit_code == 0
    assert result.output.endswith(
        "maple-dental: changed\n"
        "    contact dana@maple-dental.example: approval limit: was 1,500.00 CAD, is 2,000.00 CAD\n"
        "  MD-2026 version 3: changed\n"
        "    clause 3.1: when: time: was support, is nothing\n"
        "  MD-TM version 1: unchanged\n"
        "Nothing was imported: this was a dry run.\n"
    )
    assert show_client(work=begin, code="maple-dental").contracts == maple().contracts
    document = json.loads(run.invoke(app, ["import", "--dry-run", "--json", str(path)]).output)
    assert document["dry_run"] is True
    assert document["clients"][0]["contracts"][0]["changes"] == ["clause 3.1: when: time: was support, is nothing"]


def test_warnings_are_shown_at_an_import_and_do_not_stand_in_its_way(
    database: str, begin: WorkFactory, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)
    path = tmp_path / "maple.yml"
    path.write_text(Path(MAPLE).read_text().replace("P2: {respond: 1h, resolve: 8h}", "P2: {respond: 9h, resolve: 8h}"))
    result = run.invoke(app, ["import", str(path)])
    assert result.exit_code == 0
    assert "warning W05: contracts[0].sla.P2: P2 is answered later (9:00:00) than it is solved" in result.output
    assert [view.client.code for view in show_clients(work=begin)] == ["maple-dental"]
    again = json.loads(run.invoke(app, ["import", "--json", str(path)]).output)
    assert "W05" in [finding["code"] for finding in again["findings"]]


def test_what_was_exported_can_be_imported_and_changes_nothing(
    database: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)
    run.invoke(app, ["import", *ALL])
    for code in ("maple-dental", "foothills-auto", "harbour-trust", "brandt-law"):
        path = tmp_path / f"{code}.yml"
        assert run.invoke(app, ["export", code, "--out", str(path)]).exit_code == 0
        outcome = json.loads(run.invoke(app, ["import", "--json", str(path)]).output)["clients"][0]
        assert {outcome["outcome"], *(contract["outcome"] for contract in outcome["contracts"])} == {"unchanged"}


def test_an_earlier_version_can_be_exported_and_one_that_is_not_there_is_named(
    database: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)
    path = tmp_path / "maple.yml"
    path.write_text(Path(MAPLE).read_text().replace("ends: 2026-12-31 ", "ends: 2027-12-31 "))
    run.invoke(app, ["import", MAPLE])
    run.invoke(app, ["import", str(path)])
    newest, earlier = (
        run.invoke(app, ["export", "maple-dental", *more]).output for more in ([], ["--version", "MD-2026=2"])
    )
    assert "    version: 3\n" in newest and "    ends: 2027-12-31\n" in newest
    assert "    version: 2\n" in earlier and "    ends: 2026-12-31\n" in earlier
    assert "\n# MD-2026 is shown in its version 2.\nformat: 1\n" in earlier
    assert run.invoke(app, ["export", "maple-dental", "--version", "MD-2026=9"]).exit_code == 1
    assert run.invoke(app, ["export", "maple-dental", "--version", "MD-2026"]).exit_code == 2
    assert run.invoke(app, ["export", "nobody"]).exit_code == 1
    assert run.invoke(app, ["export", "maple-dental", "--out", str(tmp_path / "no" / "where.yml")]).exit_code == 1


def test_the_history_tells_when_each_version_came_in_and_what_it_changed(
    database: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("NIGHTDESK_DATABASE_URL", database)
    path = tmp_path / "maple.yml"
    path.write_text(Path(MAPLE).read_text().replace("ends: 2026-12-31 ", "ends: 2027-12-31 "))
    run.invoke(app, ["import", MAPLE])
    run.invoke(app, ["import", str(path)])
    plan, charge = json.loads(run.invoke(app, ["history", "--json", "maple-dental"]).output)
    assert (plan["number"], plan["withdrawn_at"]) == ("MD-2026", None)
    assert [(one["version"], one["changes"]) for one in plan["versions"]] == [
        (2, []),
        (3, ["ends: was 2026-12-31, is 2027-12-31"]),
    ]
    assert [one["version"] for one in charge["versions"]] == [1]
    output = run.invoke(app, ["history", "maple-dental"]).output
    assert "    ends: was 2026-12-31, is 2027-12-31\n" in output
    gone = tmp_path / "gone.yml"
    kept = path.read_text().replace(
        "    fallback: MD-TM                   # the contract that prices what this one leaves out\n", ""
    )
    gone.write_text(kept[: kept.index("  - number: MD-TM")])
    assert run.invoke(app, ["import", str(gone)]).exit_code == 0
    assert "  in no file since " in run.invoke(app, ["history", "maple-dental"]).output
    assert run.invoke(app, ["history", "nobody"]).exit_code == 1
