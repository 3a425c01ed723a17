"""Advice on client files: each kind of warning appears where it is due, goes when it is seen to, and is nowhere else."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from bot.connectors.client_files import (
    BadClientFile,
    Severity,
    agreements,
    allowances,
    check_client_file,
    people,
    rate_cards,
    read_client_file,
    stated_cases,
    terms,
)
from bot.connectors.client_files.codes import CODES
from bot.connectors.client_files.nodes import parse
from tests.connectors.client_texts import SMALL, changed, read

TODAY = date(2026, 11, 22)
DEMO = Path(__file__).parents[2] / "bot" / "demo" / "clients"
PAGE = Path(__file__).parents[2] / "docs" / "client-files.md"

PRINTER = "- allowance: printer\n        draws: visits"
VISITS = "    allowances:\n      - {name: visits, unit: visits, amount: 2, per: month}\n"
REMOTE = "when: {time: support, work: remote}"
HOURS = 'support_hours: {mon-fri: ["09:00-17:00"]}'
# Without an allowance, so that one change at a time can be seen.
PLAIN = changed(VISITS, "", changed(PRINTER, "- include: printer"))
EXCLUDED = changed(VISITS, "", changed(PRINTER, "- exclude: printer"))
NO_FALLBACK = changed("    fallback: TM\n", "", PLAIN)
NARROW = changed("- include: all", "- include: [wifi, scanner]", NO_FALLBACK)
TWO_NAMED = changed(f"- include: all\n        {REMOTE}", "- include: [printer, wifi]", EXCLUDED)
TWO_NAMED = changed("- exclude: printer", "- exclude: [printer, scanner]", TWO_NAMED)
SECOND = """\
  - number: PLAN-B
    type: retainer
    starts: 2026-01-01
    support_hours: {mon-fri: ["09:00-17:00"]}
    rules:
      - include: wifi
        clause: B1
        text: Wi-Fi is included.
    fallback: TM
"""
ALSO = changed("  - number: TM\n", f"{SECOND}  - number: TM\n")

# What is wrong, the file with it, where it is found, and the file when it has been seen to.
PAIRS = [
    (
        "W01",
        "an exclusion without fallback",
        changed("    fallback: TM\n", "", EXCLUDED),
        ["contracts[0].rules[1]:31"],
        EXCLUDED,
    ),
    (
        "W02",
        "a rule behind one that says more",
        changed(f"\n        {REMOTE}", "", PLAIN),
        ["contracts[0].rules[1]:30"],
        PLAIN,
    ),
    (
        "W02",
        "a rule behind the same conditions",
        changed("- include: printer", f"- include: printer\n        {REMOTE}", PLAIN),
        ["contracts[0].rules[1]:31"],
        PLAIN,
    ),
    (
        "W02",
        "a rule behind two that decide it together",
        changed(
            "      - charge: all\n",
            "      - charge: all\n        when: {time: [support, weekend]}\n        clause: B\n        text: Days.\n"
            "      - charge: all\n        when: {time: [holiday, after_hours]}\n        clause: C\n        text: Nights.\n"
            "      - charge: all\n",
        ),
        ["contracts[1].rules[2]:51"],
        SMALL,
    ),
    (
        "W03",
        "categories that nobody names",
        NARROW,
        ["contracts[0]:17"],
        changed(
            "    rules:\n      - include: [wifi", "    otherwise: include\n    rules:\n      - include: [wifi", NARROW
        ),
    ),
    (
        "W04",
        "no rate for the weekend",
        changed("        - {band: weekend, multiplier: 2}\n", ""),
        ["contracts[1].rates:46"],
        SMALL,
    ),
    (
        "W05",
        "an answer after the solution",
        changed(
            "P3: {respond: 4h, resolve: 16h}",
            "P3: {respond: 7h, resolve: 6h}",
            changed(
                "      P2: {respond: 2h, resolve: 8h}\n",
                "      P2: {respond: 2h}\n",
                changed("      P4: {respond: 8h, resolve: 40h}", "      P4: {respond: 8h, resolve: 40h}"),
            ),
        ),
        ["contracts[0].sla.P3:24"],
        SMALL,
    ),
    ("W06", "nobody may approve", changed("roles: [approver]", "roles: [billing]"), ["client.contacts:11"], SMALL),
    (
        "W06",
        "nobody may approve enough",
        changed("roles: [approver]", "roles: [approver], approval_limit: 100.00"),
        ["client.contacts:11"],
        SMALL,
    ),
    (
        "W07",
        "the contract ends soon",
        changed("type: managed", "type: managed\n    ends: 2027-01-21"),
        ["contracts[0].ends:19"],
        changed("type: managed", "type: managed\n    ends: 2027-01-22"),
    ),
    (
        "W07",
        "the contract ends within its own notice",
        changed("type: managed", "type: managed\n    ends: 2027-02-20\n    notice: 90d"),
        ["contracts[0].ends:19"],
        changed("type: managed", "type: managed\n    ends: 2027-02-20\n    notice: 89d"),
    ),
    (
        "W08",
        "holidays of one year only",
        changed("{calendar: CA-ON}", "{extra: [2026-12-25]}"),
        ["client.holidays:8"],
        SMALL,
    ),
    ("W08", "no holidays at all", changed("  holidays: {calendar: CA-ON}\n", ""), ["client.holidays:2"], SMALL),
    (
        "W09",
        "no answer times for a priority",
        changed("      P4: {respond: 8h, resolve: 40h}\n", ""),
        ["contracts[0].sla:21"],
        SMALL,
    ),
    (
        "W10",
        "people on a list that is not there",
        changed(REMOTE, "when: {person_listed: true}"),
        ["contracts[0].rules[0].when:28"],
        changed(
            "    fallback: TM\n",
            "    fallback: TM\n    people: bo@small.example\n",
            changed(REMOTE, "when: {person_listed: true}"),
        ),
    ),
    (
        "W11",
        "a category that two rules name",
        TWO_NAMED,
        ["contracts[0].rules[1]:30"],
        changed("- exclude: [printer, scanner]", "- exclude: scanner", TWO_NAMED),
    ),
    (
        "W11",
        "an exclusion behind what it takes away from",
        changed("- exclude: printer", "- exclude: all\n        when: {cause: user_damage}", EXCLUDED),
        ["contracts[0].rules[1]:31"],
        changed(
            "- exclude: printer",
            f"- include: all\n        {REMOTE}",
            changed(
                f"- include: all\n        {REMOTE}", "- exclude: all\n        when: {cause: user_damage}", EXCLUDED
            ),
        ),
    ),
    (
        "W12",
        "nights where the desk never closes",
        changed(REMOTE, "when: {time: weekend}", PLAIN).replace(HOURS, "support_hours: 24x7", 1),
        ["contracts[0].rules[0]:27"],
        changed(REMOTE, "when: {time: weekend}", PLAIN),
    ),
    (
        "W12",
        "a question that is free anyway",
        changed("- include: printer", "- include: billing_contract", PLAIN),
        ["contracts[0].rules[1]:31"],
        PLAIN,
    ),
    (
        "W12",
        "a kind of request that the category is not",
        changed("- include: printer", "- include: printer\n        when: {request_type: change}", PLAIN),
        ["contracts[0].rules[1]:31"],
        PLAIN,
    ),
    (
        "W13",
        "a rule that ended before the contract began",
        changed(PRINTER, f"{PRINTER}\n        to: 2025-12-31"),
        ["contracts[0].rules[1].to:33"],
        SMALL,
    ),
    (
        "W13",
        "a rule that begins after the contract has ended",
        changed(
            "type: managed",
            "type: managed\n    ends: 2027-12-31",
            changed(PRINTER, f"{PRINTER}\n        from: 2028-01-01"),
        ),
        ["contracts[0].rules[1].from:34"],
        changed(
            "type: managed",
            "type: managed\n    ends: 2028-12-31",
            changed(PRINTER, f"{PRINTER}\n        from: 2028-01-01"),
        ),
    ),
    (
        "W14",
        "a class that no device has",
        changed(REMOTE, "when: {asset_class: servers}"),
        ["contracts[0].rules[0].when.asset_class:28"],
        changed(REMOTE, "when: {asset_class: server}"),
    ),
    (
        "W15",
        "an allowance that nothing draws on",
        changed(PRINTER, "- include: printer"),
        ["contracts[0].allowances[0]:35"],
        SMALL,
    ),
    (
        "W16",
        "an allowance that runs out into nothing",
        changed("    fallback: TM\n", "    otherwise: include\n"),
        ["contracts[0].rules[1]:31"],
        SMALL,
    ),
    (
        "W16",
        "parts that nothing prices",
        changed(
            "    fallback: TM\n",
            "    otherwise: include\n",
            changed("- include: printer", "- labour_only: printer", PLAIN),
        ),
        ["contracts[0].rules[1]:31"],
        changed("- include: printer", "- labour_only: printer", PLAIN),
    ),
    (
        "W17",
        "two plans that both include Wi-Fi",
        ALSO,
        ["contracts[1]:38"],
        changed(
            f"- include: all\n        {REMOTE}",
            "- exclude: wifi\n        clause: '0'\n        text: The other plan does Wi-Fi.\n"
            f"      - include: all\n        {REMOTE}",
            ALSO,
        ),
    ),
    (
        "W18",
        "a fallback that ends before",
        changed("type: time_and_materials", "type: time_and_materials\n    ends: 2028-06-30"),
        ["contracts[0].fallback:37"],
        changed(
            "type: managed",
            "type: managed\n    ends: 2028-06-30",
            changed("type: time_and_materials", "type: time_and_materials\n    ends: 2028-06-30"),
        ),
    ),
    (
        "W18",
        "a fallback that is a draft",
        changed("type: time_and_materials", "type: time_and_materials\n    status: draft"),
        ["contracts[0].fallback:37"],
        SMALL,
    ),
    (
        "W18",
        "a fallback that has not begun",
        changed("time_and_materials\n    starts: 2026-01-01", "time_and_materials\n    starts: 2027-01-01"),
        ["contracts[0].fallback:37"],
        SMALL,
    ),
    (
        "W19",
        "a critical application by another name",
        changed(
            "contracts:\n",
            "  applications: [Dentrix]\ncontracts:\n",
            changed("    fallback: TM\n", "    fallback: TM\n    critical_applications: Dentricks\n"),
        ),
        ["contracts[0].critical_applications:39"],
        changed(
            "contracts:\n",
            "  applications: [Dentrix]\ncontracts:\n",
            changed("    fallback: TM\n", "    fallback: TM\n    critical_applications: dentrix\n"),
        ),
    ),
    ("W20", "an approver who cannot be asked", changed(", slack: T1/U1", ""), ["client.contacts[0]:12"], SMALL),
    (
        "W20",
        "two people whom no chat knows",
        changed(
            "  assets:\n",
            "".join(f"    - {{name: P{n}, email: p{n}@small.example}}\n" for n in range(2)) + "  assets:\n",
        ),
        ["client.contacts:11"],
        SMALL,
    ),
    (
        "W20",
        "six people whom no chat knows",
        changed(
            "  assets:\n",
            "".join(f"    - {{name: P{n}, email: p{n}@small.example}}\n" for n in range(6)) + "  assets:\n",
        ),
        ["client.contacts:11"],
        changed(
            "  assets:\n",
            "".join(f"    - {{name: P{n}, email: p{n}@small.example, roles: departed}}\n" for n in range(6))
            + "  assets:\n",
        ),
    ),
    (
        "W21",
        "a case before every contract",
        changed('"2026-11-24T10:00"', '"2025-11-24T10:00"'),
        ["cases[0].given.at:57"],
        changed("verdict: covered}", "verdict: needs_person}", changed('"2026-11-24T10:00"', '"2025-11-24T10:00"')),
    ),
    (
        "W22",
        "nobody may approve on a Sunday",
        changed("roles: [approver]", "roles: [approver], approval_limit: 190.00"),
        ["client.contacts:11"],
        changed("roles: [approver]", "roles: [approver], approval_limit: 330.00"),
    ),
    (
        "W23",
        "rates that nothing charges at",
        changed("- charge: all", "- include: all", PLAIN),
        ["contracts[1].rates:43"],
        PLAIN,
    ),
    (
        "W24",
        "a site of unknown distance",
        changed("travel: {trip: 40.00}", "travel: {per_km: 1.00}", changed(", km: 5", "")),
        ["client.sites[0]:10"],
        changed("travel: {trip: 40.00}", "travel: {per_km: 1.00}"),
    ),
    (
        "W25",
        "P2 after P3",
        changed("P2: {respond: 2h, resolve: 8h}", "P2: {respond: 5h, resolve: 8h}"),
        ["contracts[0].sla.P2:23"],
        SMALL,
    ),
    (
        "W25",
        "P1 after P2 for one kind of request",
        changed(
            "      P4: {respond: 8h, resolve: 40h}\n",
            "      P4: {respond: 8h, resolve: 40h}\n      change: {P1: {resolve: 9h}, P2: {resolve: 8h}}\n",
        ),
        ["contracts[0].sla.change.P1:26"],
        changed(
            "      P4: {respond: 8h, resolve: 40h}\n",
            "      P4: {respond: 8h, resolve: 40h}\n      change: {P1: {resolve: 7h}, P2: {resolve: 8h}}\n",
        ),
    ),
    (
        "W05",
        "an answer after the solution for one kind of request",
        changed(
            "      P4: {respond: 8h, resolve: 40h}\n",
            "      P4: {respond: 8h, resolve: 40h}\n      change: {P1: {respond: 9h, resolve: 8h}}\n",
        ),
        ["contracts[0].sla.change.P1:26"],
        SMALL,
    ),
    (
        "W26",
        "everything is a draft",
        changed("verdict: covered}", "verdict: needs_person}").replace(
            "    starts: 2026-01-01", "    status: draft\n    starts: 2026-01-01"
        ),
        ["contracts:16"],
        SMALL,
    ),
    (
        "W26",
        "everything begins next year",
        SMALL.replace("starts: 2026-01-01", "starts: 2027-01-01").replace("2026-11-24", "2027-11-24"),
        ["contracts:16"],
        SMALL,
    ),
]
IDS = [f"{row[0]} {row[1]}" for row in PAIRS]


@pytest.mark.parametrize(("code", "text", "places"), [(row[0], row[2], row[3]) for row in PAIRS], ids=IDS)
def test_a_warning_appears_with_its_line_and_alone(tmp_path: Path, code: str, text: str, places: list[str]) -> None:
    findings = check_client_file(read(tmp_path, text), TODAY)
    assert [(finding.code, f"{finding.where}:{finding.line}") for finding in findings] == [
        (code, place) for place in places
    ]


@pytest.mark.parametrize("text", [row[4] for row in PAIRS], ids=IDS)
def test_a_warning_is_gone_when_it_was_seen_to(tmp_path: Path, text: str) -> None:
    assert [str(finding) for finding in check_client_file(read(tmp_path, text), TODAY)] == []


QUIET = [
    ("an exclusion with a fallback", EXCLUDED),
    ("a rule behind one that holds for a while only", changed(REMOTE, "to: 2026-06-30", PLAIN)),
    ("the contract is over", changed("type: managed", "type: managed\n    ends: 2026-11-21")),
    (
        "a contract of the same type takes over",
        changed(
            "  - number: TM\n",
            SECOND.replace("type: retainer", "type: managed")
            .replace("2026-01-01", "2027-01-01")
            .replace("    rules", SMALL[SMALL.index("    sla:") : SMALL.index("    rules")] + "    rules")
            + "  - number: TM\n",
            changed("type: managed", "type: managed\n    ends: 2026-12-31"),
        ),
    ),
    (
        "an exclusion in front of what it takes away from",
        changed(
            PRINTER,
            "- include: printer",
            changed(
                f"- include: all\n        {REMOTE}",
                "- exclude: all\n        when: {asset_covered: false}",
                changed(VISITS, ""),
            ),
        ),
    ),
    (
        "a rule for devices on the list, one for others, and one for those nobody knows",
        changed(
            "- include: printer",
            "- include: printer\n        when: {asset_covered: true}\n        clause: '3'\n        text: A.\n"
            "      - labour_only: printer\n        when: {asset_covered: false}\n        clause: '4'\n        text: B.\n"
            "      - exclude: printer",
            PLAIN,
        ),
    ),
    (
        "a case that is about the end of the contract",
        changed("verdict: covered}", "contract: null}", changed('"2026-11-24T10:00"', '"2025-11-24T10:00"')),
    ),
    (
        "two plans for different things",
        changed(
            f"- include: all\n        {REMOTE}",
            "- include: printer",
            changed(PRINTER, "- allowance: scanner\n        draws: visits", ALSO),
        ),
    ),
    (
        "two plans one after the other",
        changed(
            "type: managed",
            "type: managed\n    ends: 2027-12-31",
            changed("retainer\n    starts: 2026-01-01", "retainer\n    starts: 2028-01-01", ALSO),
        ),
    ),
    ("people who have left", changed("telegram: 42", "roles: [departed]")),
]


@pytest.mark.parametrize("text", [row[1] for row in QUIET], ids=[row[0] for row in QUIET])
def test_what_is_meant_is_not_complained_about(tmp_path: Path, text: str) -> None:
    assert [str(finding) for finding in check_client_file(read(tmp_path, text), TODAY)] == []


def test_two_plans_that_leave_a_gap_are_told_so(tmp_path: Path) -> None:
    later = changed("type: retainer", "type: managed", SECOND).replace("starts: 2026-01-01", "starts: 2027-01-05")
    text = changed(
        "  - number: TM\n", f"{later}  - number: TM\n", changed("type: managed", "type: managed\n    ends: 2026-12-31")
    )
    messages = [finding.message for finding in check_client_file(read(tmp_path, text), TODAY) if finding.code == "W07"]
    assert messages == [
        "PLAN ends on 2026-12-31, in 39 days. PLAN-B starts only on 2027-01-05: nothing holds in between."
    ]


def test_an_overlap_is_told_with_both_clauses_and_an_example(tmp_path: Path) -> None:
    (found,) = check_client_file(read(tmp_path, TWO_NAMED), TODAY)
    assert found.message == (
        "Clause 1 (include) and clause 2 (exclude) both speak about Printer, help from afar, inside support hours; "
        "clause 1 decides, because it stands first."
    )


def test_advice_is_a_warning_with_a_way_out(tmp_path: Path) -> None:
    (found,) = check_client_file(read(tmp_path, changed("roles: [approver]", "roles: [billing]")), TODAY)
    assert found.severity is Severity.WARNING
    assert found.way_out == "Give somebody the role approver."
    assert found.path == str(tmp_path / "client.yml")


def test_a_client_that_is_served_around_the_clock_needs_no_holidays(tmp_path: Path) -> None:
    text = SMALL.replace(HOURS, "support_hours: 24x7")
    text = changed("  holidays: {calendar: CA-ON}\n", "", text)
    assert check_client_file(read(tmp_path, changed("time: support, ", "", text)), TODAY) == ()


@pytest.mark.parametrize(
    ("name", "codes"),
    [("maple-dental", ["W07"]), ("foothills-auto", []), ("harbour-trust", []), ("brandt-law", [])],
)
def test_the_demo_clients_have_no_warnings_but_the_end_of_a_year(name: str, codes: list[str]) -> None:
    findings = check_client_file(read_client_file(DEMO / f"{name}.yml"), TODAY)
    assert [finding.code for finding in findings] == codes


# ---- codes --------------------------------------------------------------------------------------


def test_every_kind_of_warning_is_shown_to_appear_and_to_go() -> None:
    warnings = {code.code for code in CODES.values() if code.severity is Severity.WARNING}
    assert {row[0] for row in PAIRS} == warnings


@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: code.code)
def test_every_code_is_explained_with_an_example_in_yaml_and_a_way_out(code: object) -> None:
    known = CODES[code.code]  # type: ignore[attr-defined]
    assert known.sentence.endswith(".") and known.explanation.endswith(".") and known.way_out
    assert known.example.endswith("\n")
    if known.code != "E01":
        parse(re.sub(r", \.\.\.}", "}", known.example))


def test_the_page_on_client_files_lists_every_code_with_its_sentence_and_no_other() -> None:
    listed = re.findall(r"^\| ([EW]\d\d) \| (.+) \|$", PAGE.read_text(encoding="utf-8"), re.M)
    assert listed == [(code.code, code.sentence) for code in CODES.values()]


def test_the_page_on_client_files_names_every_key() -> None:
    page = PAGE.read_text(encoding="utf-8")
    keys = {
        *agreements.CONTRACT_KEYS,
        *people.CLIENT_KEYS,
        *people.SITE_KEYS,
        *people.CONTACT_KEYS,
        *people.ASSET_KEYS,
    }
    keys |= {
        *terms.RULE_KEYS,
        *terms.WHEN_KEYS,
        *allowances.ALLOWANCE_KEYS,
        *rate_cards.RATE_KEYS,
        *rate_cards.ROW_KEYS,
    }
    keys |= {*rate_cards.SURCHARGE_KEYS, *rate_cards.TRAVEL_KEYS, *rate_cards.MATERIALS_KEYS}
    keys |= {*stated_cases.GIVEN_KEYS, *stated_cases.EXPECT_KEYS}
    assert [key for key in sorted(keys) if f"`{key}`" not in page and f"`{key}:" not in page] == []


def test_errors_come_in_the_order_of_their_lines(tmp_path: Path) -> None:
    with pytest.raises(BadClientFile) as refused:
        read(tmp_path, changed("fallback: TM", "fallback: TN", changed("km: 5", "km: five")))
    assert [(finding.code, finding.line) for finding in refused.value.findings] == [("E04", 10), ("E05", 37)]
