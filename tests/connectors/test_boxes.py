"""Rules as boxes of requests: what is said of them is what the desk's own matcher says, request by request."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, datetime, time, timedelta
from itertools import product
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.connectors.client_files.linter.boxes import (
    OTHER_CLASS,
    Effort,
    Space,
    Undecided,
    bands_that_occur,
    common,
    inside,
    left_over,
)
from bot.desk.catalogue import RequestType, Work
from bot.desk.clients import Client, ClientStatus, Site
from bot.desk.contracts import Cause, Contract, ContractStatus, ContractType, Effect, Rule, When
from bot.desk.facts import Facts
from bot.desk.hours import Band, SupportHours, band_at, parse_weekly
from bot.desk.matching import match_rule
from tests.proving import cases, seeded

ZONE = "Europe/Berlin"
HOURS = SupportHours(ZONE, parse_weekly({"mon-fri": ["09:00-17:00"]}), frozenset({date(2026, 3, 4), date(2026, 8, 5)}))
CLIENT = Client("c", "C", ClientStatus.ACTIVE, ZONE, "EUR", None, sites=(Site("a", "A"), Site("b", "B")))
CATEGORIES = ("printer", "wifi", "backup_failed", "onsite_or_project")
PLAIN = Contract(
    "C", 1, ContractType.MANAGED, ContractStatus.ACTIVE, date(2026, 1, 1), date(2026, 12, 31), HOURS, None, ()
)
# One instant in each band, before and after the day on which rules may begin or end.
TURN = date(2026, 7, 1)
DAYS = {
    Band.SUPPORT: (date(2026, 3, 5), date(2026, 8, 6), 10),
    Band.AFTER_HOURS: (date(2026, 3, 5), date(2026, 8, 6), 20),
    Band.WEEKEND: (date(2026, 3, 7), date(2026, 8, 8), 10),
    Band.HOLIDAY: (date(2026, 3, 4), date(2026, 8, 5), 10),
}


def at(band: Band, after_the_turn: bool) -> datetime:
    before, after, hour = DAYS[band]
    found = datetime.combine(after if after_the_turn else before, time(hour), ZoneInfo(ZONE))
    assert band_at(HOURS, found) is band
    return found


def some(source: Random, values: tuple[Any, ...]) -> frozenset[Any]:
    return frozenset(source.sample(values, k=source.choice([0, 0, 1, 2])))


def yes_no(source: Random) -> bool | None:
    return source.choice([None, None, True, False])


def a_rule(source: Random, number: int) -> Rule:
    """A rule with few conditions, so that some swallow others."""
    made = {
        "time": lambda: some(source, tuple(Band)),
        "work": lambda: some(source, (Work.REMOTE, Work.ONSITE, Work.SECURITY)),
        "site": lambda: some(source, ("a", "b")),
        "asset_class": lambda: some(source, ("server", "laptop")),
        "request_type": lambda: some(source, tuple(RequestType)),
        "cause": lambda: some(source, (Cause.WEAR, Cause.USER_DAMAGE)),
        "asset_covered": lambda: yes_no(source),
        "meets_standard": lambda: yes_no(source),
        "person_listed": lambda: yes_no(source),
    }
    assert set(made) == {field.name for field in fields(When)}, "a condition has no dimension"
    named = source.sample(sorted(made), k=source.choice([0, 1, 1, 2, 3]))
    return Rule(
        Effect.INCLUDE,
        some(source, CATEGORIES),
        str(number),
        "words",
        When(**{name: made[name]() for name in named}),
        valid_from=source.choice([None, None, None, TURN]),
        valid_to=source.choice([None, None, None, TURN - timedelta(days=1)]),
    )


REQUESTS = [
    (category, work, band, later, site, kind, cause, covered, meets, listed)
    for category, work, band, later, site, kind, cause, covered, meets, listed in product(
        (*CATEGORIES, "scanner"),
        (Work.REMOTE, Work.ONSITE, Work.SECURITY, Work.PROJECT),
        tuple(Band),
        (False, True),
        ("a", "b", None),
        ("server", "laptop", OTHER_CLASS, None),
        (Cause.WEAR, Cause.USER_DAMAGE, Cause.THIRD_PARTY, None),
        (True, False, None),
        (True, False, None),
        (True, False, None),
    )
]


def facts_of(request: tuple[Any, ...]) -> Facts:
    category, work, band, later, site, kind, cause, covered, meets, listed = request
    return Facts(
        category,
        at(band, later),
        work=work,
        site=site,
        asset_class=kind,
        cause=cause,
        asset_covered=covered,
        meets_standard=meets,
        person_listed=listed,
    )


def test_a_rule_is_said_to_be_never_reached_exactly_when_no_request_reaches_it() -> None:
    """Said of a rule: tried on requests at random with the desk's matcher. Not said: the request it gives reaches it."""
    source = seeded("rules as boxes")
    said = found = 0
    for _ in range(cases(60, 3_000)):
        rules = tuple(a_rule(source, number) for number in range(source.randint(2, 9)))
        contract = replace(PLAIN, rules=rules)
        space = Space.of(CLIENT, contract)
        boxes = [space.box(rule) for rule in rules]
        for index, rule in enumerate(rules):
            rest = left_over(boxes[index], boxes[:index], Effort())
            if rest is None:
                said += 1
                tried = source.sample(REQUESTS, k=100)
                assert not any(_decides(contract, index, facts_of(request)) for request in tried), rules[: index + 1]
            else:
                found += 1
                assert _decides(contract, index, _example(space, rest)), (rule, space.example(rest))
    assert said and found


def _decides(contract: Contract, index: int, facts: Facts) -> bool:
    first = next((k for k, rule in enumerate(contract.rules) if match_rule(rule, facts, contract).applies), None)
    return first == index


def _example(space: Space, box: tuple[int, ...]) -> Facts:
    shown = space.example(box)
    return facts_of(
        (
            shown["category"],
            shown["work"],
            shown["time"],
            shown["days"] >= TURN,
            shown["site"],
            shown["asset_class"],
            shown["cause"],
            shown["asset_covered"],
            shown["meets_standard"],
            shown["person_listed"],
        )
    )


def test_a_box_holds_exactly_the_requests_that_its_rule_matches() -> None:
    source = seeded("requests in boxes")
    for _ in range(cases(200, 5_000)):
        rule = a_rule(source, 1)
        contract = replace(PLAIN, rules=(rule,))
        space, request = Space.of(CLIENT, contract), source.choice(REQUESTS)
        names = ("category", "work", "time", "days", "site", "asset_class", "cause", "asset_covered", "meets_standard")
        wanted = dict(zip((*names, "person_listed"), [*request[:3], None, *request[4:]], strict=True))
        wanted["days"] = max(day for day in _days(space) if day <= at(request[2], request[3]).date())
        wanted["asset_class"] = request[5] if request[5] in (*rule.when.asset_class, None) else OTHER_CLASS
        inside_box = all(
            mask >> dimension.values.index(wanted[dimension.name]) & 1
            for dimension, mask in zip(space.dimensions, space.box(rule), strict=True)
        )
        assert inside_box is (match_rule(rule, facts_of(request), contract).applies is True), (rule, request)


def _days(space: Space) -> tuple[date, ...]:
    return next(dimension.values for dimension in space.dimensions if dimension.name == "days")


def test_boxes_are_cut_and_compared_in_every_dimension() -> None:
    assert common((0b11, 0b01), (0b10, 0b11)) == (0b10, 0b01)
    assert common((0b11, 0b01), (0b10, 0b10)) is None
    assert inside((0b10, 0b01), (0b11, 0b01)) and not inside((0b10, 0b11), (0b11, 0b01))
    assert left_over((0b11, 0b11), [(0b01, 0b11), (0b10, 0b01)], Effort()) == (0b10, 0b10)
    assert left_over((0b11, 0b11), [(0b01, 0b11), (0b10, 0b01), (0b11, 0b10)], Effort()) is None
    assert left_over((0b11, 0), [], Effort()) is None


def test_a_question_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(Undecided):
        left_over((0b11, 0b11), [(0b01, 0b11), (0b10, 0b01)], Effort(1))


BANDS = [
    ("24x7", {"daily": ["24x7"]}, {Band.SUPPORT}),
    ("weekdays", {"mon-fri": ["09:00-17:00"]}, {Band.SUPPORT, Band.AFTER_HOURS, Band.WEEKEND}),
    ("every day, not all day", {"daily": ["09:00-17:00"]}, {Band.SUPPORT, Band.AFTER_HOURS, Band.WEEKEND}),
    ("weekends all day", {"mon-fri": ["09:00-17:00"], "sat,sun": ["24x7"]}, {Band.SUPPORT, Band.AFTER_HOURS}),
    ("nights and days", {"daily": ["22:00-06:00", "06:00-22:00"]}, {Band.SUPPORT}),
]


@pytest.mark.parametrize(("weekly", "bands"), [row[1:] for row in BANDS], ids=[row[0] for row in BANDS])
def test_the_bands_that_occur_follow_from_the_weekly_hours(weekly: dict[str, list[str]], bands: set[Band]) -> None:
    assert bands_that_occur(SupportHours(ZONE, parse_weekly(weekly))) == bands
    monday = datetime(2026, 1, 5, tzinfo=ZoneInfo(ZONE))
    hours = SupportHours(ZONE, parse_weekly(weekly))
    assert {band_at(hours, monday + timedelta(minutes=15 * n)) for n in range(7 * 96)} == bands
