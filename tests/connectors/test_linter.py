"""Advice on client files: each kind of warning appears where it is due, and nowhere else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.connectors.client_files import (
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
from bot.connectors.client_files.linter import WARNINGS
from tests.connectors.client_texts import SMALL, changed, read

TODAY = date(2026, 11, 22)
DEMO = Path(__file__).parents[2] / "bot" / "demo" / "clients"
NO_FALLBACK = changed("    fallback: TM\n", "")
NARROW = changed("- include: all", "- include: [wifi, printer]", NO_FALLBACK)

CASES = [
    (
        "an exclusion without fallback",
        changed("- allowance: printer\n        draws: visits", "- exclude: printer", NO_FALLBACK),
        [("W01", "contracts[0].rules[1]", 31)],
    ),
    (
        "an exclusion with a fallback",
        changed("- allowance: printer\n        draws: visits", "- exclude: printer"),
        [],
    ),
    (
        "a rule behind one that says more",
        changed("- include: all\n        when: {time: support, work: remote}", "- include: all"),
        [("W02", "contracts[0].rules[1]", 30)],
    ),
    (
        "a rule behind the same conditions",
        changed("draws: visits", "draws: visits\n        when: {time: support, work: remote}"),
        [("W02", "contracts[0].rules[1]", 31)],
    ),
    (
        "a rule behind one that holds for a while only",
        changed("when: {time: support, work: remote}", "to: 2026-06-30"),
        [],
    ),
    ("categories that nobody names", NARROW, [("W03", "contracts[0]", 17)]),
    (
        "what is left out is included",
        changed("    allowances:", "    otherwise: include\n    allowances:", NARROW),
        [],
    ),
    (
        "no rate for the weekend",
        changed("        - {band: weekend, multiplier: 2}\n", ""),
        [("W04", "contracts[1].rates", 46)],
    ),
    (
        "no rate for a holiday, where there are none",
        changed("  holidays: {calendar: CA-ON}\n", "", changed("        - {band: holiday, multiplier: 2}\n", "")),
        [("W08", "client.holidays", 2)],
    ),
    (
        "an answer after the solution",
        changed("P2: {respond: 2h, resolve: 8h}", "P2: {respond: 9h, resolve: 8h}"),
        [("W05", "contracts[0].sla.P2", 23)],
    ),
    (
        "nobody may approve",
        changed("roles: [approver]", "roles: [billing]"),
        [("W06", "client.contacts", 11)],
    ),
    (
        "nobody may approve enough",
        changed("roles: [approver]", "roles: [approver], approval_limit: 100.00"),
        [("W06", "client.contacts", 11)],
    ),
    ("enough may be approved", changed("roles: [approver]", "roles: [approver], approval_limit: 190.00"), []),
    (
        "the contract ends soon",
        changed("type: managed", "type: managed\n    ends: 2027-01-21"),
        [("W07", "contracts[0].ends", 19)],
    ),
    ("the contract ends later", changed("type: managed", "type: managed\n    ends: 2027-01-22"), []),
    ("the contract is over", changed("type: managed", "type: managed\n    ends: 2026-11-21"), []),
    (
        "holidays of one year only",
        changed("{calendar: CA-ON}", "{extra: [2026-12-25]}"),
        [("W08", "client.holidays", 8)],
    ),
    (
        "no answer times for a priority",
        changed("      P4: {respond: 8h, resolve: 40h}\n", ""),
        [("W09", "contracts[0].sla", 21)],
    ),
    (
        "people on a list that is not there",
        changed("when: {time: support, work: remote}", "when: {person_listed: true}"),
        [("W10", "contracts[0].rules[0].when", 28)],
    ),
    (
        "people on a list that is there",
        changed(
            "    rules:\n      - include: all\n        when: {time: support, work: remote}",
            "    people: bo@small.example\n    rules:\n      - include: all\n        when: {person_listed: true}",
        ),
        [],
    ),
    ("nothing to complain about", SMALL, []),
]


@pytest.mark.parametrize(("text", "expected"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_advice_is_given_where_it_is_due(tmp_path: Path, text: str, expected: list[tuple[str, str, int]]) -> None:
    findings = check_client_file(read(tmp_path, text), TODAY)
    assert [(finding.code, finding.where, finding.line) for finding in findings] == expected


def test_every_kind_of_warning_is_explained_and_tested() -> None:
    assert {code for _, _, expected in CASES for code, _, _ in expected} == set(WARNINGS)


def test_advice_is_a_warning_with_a_way_out(tmp_path: Path) -> None:
    (found,) = check_client_file(read(tmp_path, changed("roles: [approver]", "roles: [billing]")), TODAY)
    assert found.severity is Severity.WARNING
    assert found.way_out == "Give somebody the role approver."
    assert found.path == str(tmp_path / "client.yml")


def test_a_client_that_is_served_around_the_clock_needs_no_holidays(tmp_path: Path) -> None:
    text = SMALL.replace('support_hours: {mon-fri: ["09:00-17:00"]}', "support_hours: 24x7")
    text = changed("  holidays: {calendar: CA-ON}\n", "", text)
    assert check_client_file(read(tmp_path, text), TODAY) == ()


@pytest.mark.parametrize(
    ("name", "codes"),
    [("maple-dental", ["W07"]), ("foothills-auto", []), ("harbour-trust", []), ("brandt-law", [])],
)
def test_the_demo_clients_have_no_warnings_but_the_end_of_a_year(name: str, codes: list[str]) -> None:
    findings = check_client_file(read_client_file(DEMO / f"{name}.yml"), TODAY)
    assert [finding.code for finding in findings] == codes


def test_the_page_on_client_files_names_every_key_and_every_warning() -> None:
    page = (Path(__file__).parents[2] / "docs" / "client-files.md").read_text(encoding="utf-8")
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
    assert [code for code in WARNINGS if f"| {code} |" not in page] == []
