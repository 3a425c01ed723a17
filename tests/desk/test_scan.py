"""What a scan finds at the edges is what trying every quarter of an hour finds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.connectors.client_files import read_client_file
from bot.desk.catalogue import Work
from bot.desk.clients import Client
from bot.desk.contracts import Contract
from bot.desk.decisions import Decision, Verdict
from bot.desk.facts import Facts
from bot.desk.scan import Stretch, decide_at, outline, scan_coverage
from tests.desk.coverage_oracle import steps
from tests.desk.test_coverage_proof import _situation
from tests.proving import PROVING, cases, seeded

DEMO = Path(__file__).parents[2] / "bot" / "demo" / "clients"
QUARTER = timedelta(minutes=15)
# Every quarter of an hour for a week when it is proven; otherwise now and then for three days.
STEP, SPAN = (QUARTER, timedelta(days=7)) if PROVING else (7 * QUARTER, timedelta(days=3))
TUESDAY = datetime.fromisoformat("2026-11-24T10:00-05:00")


def _differences(
    client: Client, contracts: tuple[Contract, ...], facts: Facts, stretches: Sequence[Stretch], step: timedelta
) -> list[tuple[datetime, Stretch]]:
    """Instants at which the scan says something else than the decision made for them."""
    found = []
    waiting = list(stretches)
    for at in steps(stretches[0].since, stretches[-1].until, step):
        while waiting[0].until <= at:
            waiting.pop(0)
        now = decide_at(client, contracts, facts, at)
        if not _agrees(waiting[0], now):
            found.append((at, waiting[0]))
    return found


def _agrees(stretch: Stretch, now: Decision) -> bool:
    if stretch.steady:
        return outline(now) == outline(stretch.first)
    same = (now.verdict, now.contract, now.missing) == (
        stretch.first.verdict,
        stretch.first.contract,
        stretch.first.missing,
    )
    prices = [each.estimate.total.amount for each in (stretch.first, now, stretch.last) if each.estimate]
    if len(prices) == 3:
        return same and min(prices[0], prices[2]) <= prices[1] <= max(prices[0], prices[2])
    return same


CASES = [
    ("a printer at the clinic", "maple-dental", "printer", TUESDAY, None),
    ("a visit to the clinic", "maple-dental", "printer", TUESDAY, Work.ONSITE),
    ("over the end of the clinic's contract", "maple-dental", "printer", TUESDAY + timedelta(days=34), None),
    ("over the change of clocks", "maple-dental", "email_client", TUESDAY - timedelta(days=25), None),
    ("break-fix with holidays", "foothills-auto", "wifi", TUESDAY + timedelta(days=30), None),
    ("block hours into the next month", "harbour-trust", "email_client", TUESDAY, None),
    ("around the clock", "brandt-law", "server_down", TUESDAY, None),
]


@pytest.mark.parametrize(("code", "category", "at", "work"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_a_scan_of_a_week_says_what_every_quarter_of_an_hour_says(
    code: str, category: str, at: datetime, work: Work | None
) -> None:
    file = read_client_file(DEMO / f"{code}.yml")
    site = file.client.sites[0].code
    facts = Facts(category, at, work=work, site=site)
    stretches = scan_coverage(file.client, file.contracts, facts, SPAN)
    assert [one.until for one in stretches[:-1]] == [two.since for two in stretches[1:]]
    assert _differences(file.client, file.contracts, facts, stretches, STEP) == []


def test_random_contracts_are_scanned_rightly() -> None:
    random = seeded("scans")
    for _ in range(cases(2, 200)):
        client, contracts, facts = _situation(random)
        stretches = scan_coverage(client, contracts, facts, timedelta(days=2))
        assert _differences(client, contracts, facts, stretches, QUARTER) == []


def test_an_evening_is_found_to_the_minute() -> None:
    file = read_client_file(DEMO / "maple-dental.yml")
    at = TUESDAY.replace(hour=17, minute=0)
    first, second, *_ = scan_coverage(file.client, file.contracts, Facts("printer", at), timedelta(hours=4))
    assert (first.first.verdict, first.until) == (Verdict.COVERED, at.replace(hour=18))
    assert (second.first.verdict, second.steady) == (Verdict.QUOTE_REQUIRED, True)


def test_a_contract_that_ends_tonight_covers_until_midnight_and_the_morning_knows_it() -> None:
    file = read_client_file(DEMO / "maple-dental.yml")
    plan, charging = file.contracts
    rules = tuple(replace(rule, when=replace(rule.when, time=frozenset())) for rule in plan.rules)
    contracts = (replace(plan, rules=rules, ends=TUESDAY.date()), charging)
    late, midnight = TUESDAY.replace(hour=23, minute=59), TUESDAY.replace(hour=0) + timedelta(days=1)
    before, after = (decide_at(file.client, contracts, Facts("printer", at), at) for at in (late, midnight))
    assert (before.verdict, before.contract) == (Verdict.COVERED, "MD-2026")
    assert (after.verdict, after.contract) == (Verdict.QUOTE_REQUIRED, "MD-TM")
    evening = decide_at(file.client, (replace(plan, ends=TUESDAY.date()), charging), Facts("printer", late), late)
    (way,) = evening.alternatives
    assert (way.when.hour, way.verdict, str(way.total)) == (8, Verdict.QUOTE_REQUIRED, "70.63")
