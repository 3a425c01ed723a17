"""The conditions of a term: each holds, fails, or asks for the fact that it needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.desk.catalogue import RequestType, Work
from bot.desk.contracts import Cause, Effect
from bot.desk.hours import Band
from bot.desk.matching import Condition, Match, match_rule, person_listed, work_labels
from tests.desk.plans import (
    ANSWERS,
    EVENING,
    HOLIDAY,
    HOURS,
    IN_HOURS,
    MORNING,
    SATURDAY,
    answer,
    charging,
    decide,
    facts,
    plan,
    rule,
)

MATCHERS = [
    ("support", {"time": {Band.SUPPORT}}, {}, True),
    ("after hours", {"time": {Band.SUPPORT}}, {"at": EVENING}, False),
    ("evening named", {"time": {Band.AFTER_HOURS, Band.WEEKEND}}, {"at": EVENING}, True),
    ("weekend", {"time": {Band.WEEKEND}}, {"at": SATURDAY}, True),
    ("holiday", {"time": {Band.HOLIDAY}}, {"at": HOLIDAY}, True),
    ("a holiday is not support", {"time": {Band.SUPPORT}}, {"at": HOLIDAY}, False),
    ("remote unless said", {"work": {Work.REMOTE}}, {}, True),
    ("on-site", {"work": {Work.REMOTE}}, {"work": Work.ONSITE}, False),
    ("hardware begins from afar", {"work": {Work.REMOTE}}, {"category": "peripheral_hardware"}, True),
    ("emergency is remote too", {"work": {Work.REMOTE}}, {"category": "server_down"}, True),
    ("emergency by its name", {"work": {Work.EMERGENCY}}, {"category": "server_down"}, True),
    ("a project is not remote", {"work": {Work.REMOTE}}, {"category": "onsite_or_project"}, False),
    ("site", {"site": {"main"}}, {"site": "main"}, True),
    ("another site", {"site": {"main"}}, {"site": "far"}, False),
    ("site of the device", {"site": {"far"}}, {"asset": "OLD"}, True),
    ("site not known", {"site": {"main"}}, {}, None),
    ("device class", {"asset_class": {"server"}}, {"asset": "SRV"}, True),
    ("tag in small letters", {"asset_class": {"server"}}, {"asset": "srv"}, True),
    ("another class", {"asset_class": {"server"}}, {"asset": "OWN"}, False),
    ("class not known", {"asset_class": {"server"}}, {}, None),
    ("listed", {"asset_covered": True}, {"asset": "SRV"}, True),
    ("not listed", {"asset_covered": True}, {"asset": "OWN"}, False),
    ("listing not known", {"asset_covered": True}, {}, None),
    ("request type", {"request_type": {RequestType.INCIDENT}}, {}, True),
    ("another request type", {"request_type": {RequestType.CHANGE}}, {}, False),
    ("cause", {"cause": {Cause.WEAR}}, {"cause": Cause.WEAR}, True),
    ("another cause", {"cause": {Cause.WEAR}}, {"cause": Cause.USER_DAMAGE}, False),
    ("cause not known", {"cause": {Cause.WEAR}}, {}, None),
    ("standard", {"meets_standard": True}, {"asset": "SRV"}, True),
    ("below standard", {"meets_standard": True}, {"asset": "OLD"}, False),
    (
        "standard stated for an unchecked device",
        {"meets_standard": True},
        {"asset": "OWN", "meets_standard": True},
        True,
    ),
    ("standard not known", {"meets_standard": True}, {"asset": "OWN"}, None),
    ("person listed", {"person_listed": True}, {"person_listed": True}, True),
    ("person not listed", {"person_listed": True}, {"person_listed": False}, False),
    ("person not known", {"person_listed": True}, {}, None),
    ("all conditions hold", {"time": {Band.SUPPORT}, "site": {"main"}}, {"site": "main"}, True),
    ("one fails, one is not known", {"time": {Band.SUPPORT}, "site": {"main"}}, {"at": EVENING}, False),
]


def asked(when: dict[str, Any]) -> dict[str, Any]:
    """Conditions as a term holds them."""
    return {name: frozenset(value) if isinstance(value, set) else value for name, value in when.items()}


@pytest.mark.parametrize(("when", "known", "holds"), [row[1:] for row in MATCHERS], ids=[row[0] for row in MATCHERS])
def test_a_condition_holds_fails_or_asks(
    when: dict[str, set[object]], known: dict[str, Any], holds: bool | None
) -> None:
    decision = decide(plan(rule(Effect.INCLUDE, **asked(when))), charging(), about=facts(**known))
    assert answer(decision) == ANSWERS[holds]
    assert bool(decision.missing) is (holds is None)


def test_a_rule_about_another_category_says_nothing() -> None:
    assert answer(decide(plan(rule(Effect.INCLUDE, "wifi")), charging())) == ANSWERS[False]


VALID = [
    ("before its first day", date(2026, 11, 25), None, False),
    ("on its first day", date(2026, 11, 24), None, True),
    ("on its last day", None, date(2026, 11, 24), True),
    ("after its last day", None, date(2026, 11, 23), False),
]


@pytest.mark.parametrize(("first", "last", "holds"), [row[1:] for row in VALID], ids=[row[0] for row in VALID])
def test_a_rule_holds_from_its_first_to_its_last_day(first: date | None, last: date | None, holds: bool) -> None:
    term = replace(rule(Effect.INCLUDE), valid_from=first, valid_to=last)
    assert answer(decide(plan(term), charging())) == ANSWERS[holds]


# ---- in words ----------------------------------------------------------------------------------------------------------

# Of the term: what it asks. Of the request: what is known. Then the condition: its name, whether it holds, its words, and
# the fact that somebody may still say.
IN_WORDS = [
    (IN_HOURS, {}, ("time", True, "Tuesday 10:00 is inside support hours.", "")),
    (IN_HOURS, {"at": EVENING}, ("time", False, "Tuesday 20:00 is outside support hours.", "")),
    (IN_HOURS, {"at": SATURDAY}, ("time", False, "Saturday 10:00 is on the weekend, outside support hours.", "")),
    (IN_HOURS, {"at": HOLIDAY}, ("time", False, "Monday 10:00 is on a holiday.", "")),
    (
        {"work": {Work.ONSITE}},
        {"work": Work.REMOTE},
        ("work", False, "This is help from afar.", ""),
    ),
    ({"work": {Work.ONSITE}}, {"work": Work.ONSITE}, ("work", True, "This is a visit on site.", "")),
    ({"request_type": {RequestType.CHANGE}}, {}, ("request type", False, "This is an incident.", "")),
    (
        {"request_type": {RequestType.SERVICE_REQUEST}},
        {"category": "onboarding"},
        ("request type", True, "This is a service request.", ""),
    ),
    (
        {"request_type": {RequestType.CHANGE}},
        {"category": "onsite_or_project"},
        ("request type", True, "This is a change.", ""),
    ),
    (
        {"request_type": {RequestType.EVENT}},
        {"category": "backup_failed"},
        ("request type", True, "This is an event.", ""),
    ),
    ({"site": {"main"}}, {"site": "main"}, ("site", True, "This site is part of that term.", "site")),
    ({"site": {"main"}}, {"site": "far"}, ("site", False, "This site is not part of that term.", "site")),
    ({"site": {"main"}}, {}, ("site", None, "It is not known which site it is at.", "site")),
    (
        {"asset_class": {"server", "laptop"}},
        {"asset_class": "laptop"},
        ("device class", True, "That term is about: laptop, server.", "asset"),
    ),
    (
        {"asset_class": {"server", "laptop"}},
        {"asset_class": "mobile"},
        ("device class", False, "That term is about: laptop, server.", "asset"),
    ),
    ({"asset_class": {"server"}}, {}, ("device class", None, "It is not known which device it is about.", "asset")),
    (
        {"asset_class": {"server"}},
        {"asset_covered": False},
        ("device class", False, "That term is about: server.", "asset"),
    ),
    (
        {"asset_class": {"server"}},
        {"asset_covered": True},
        ("device class", None, "It is not known which device it is about.", "asset"),
    ),
    (
        {"asset_covered": True},
        {"asset_covered": True},
        ("device on the list", True, "The device is on the asset list.", "asset"),
    ),
    (
        {"asset_covered": True},
        {"asset_covered": False},
        ("device on the list", False, "The device is not on the asset list.", "asset"),
    ),
    (
        {"asset_covered": False},
        {"asset_covered": False},
        ("device on the list", True, "The device is not on the asset list.", "asset"),
    ),
    (
        {"asset_covered": False},
        {},
        ("device on the list", None, "It is not known which device it is about.", "asset"),
    ),
    (
        {"meets_standard": True},
        {"meets_standard": True},
        ("minimum standard", True, "The device meets the minimum standard.", "meets_standard"),
    ),
    (
        {"meets_standard": True},
        {"meets_standard": False},
        ("minimum standard", False, "The device does not meet the minimum standard.", "meets_standard"),
    ),
    (
        {"meets_standard": False},
        {"meets_standard": False},
        ("minimum standard", True, "The device does not meet the minimum standard.", "meets_standard"),
    ),
    (
        {"meets_standard": False},
        {},
        (
            "minimum standard",
            None,
            "It is not known whether the device meets the minimum standard.",
            "meets_standard",
        ),
    ),
    (
        {"cause": {Cause.WEAR}},
        {"cause": Cause.WEAR},
        ("cause", True, "The cause is one that term names.", "cause"),
    ),
    (
        {"cause": {Cause.WEAR}},
        {"cause": Cause.USER_DAMAGE},
        ("cause", False, "The cause is not the one that term names.", "cause"),
    ),
    ({"cause": {Cause.WEAR}}, {}, ("cause", None, "It is not known what caused it.", "cause")),
    (
        {"person_listed": True},
        {"person_listed": True},
        ("person on the list", True, "The person is on the contract's list.", "person_listed"),
    ),
    (
        {"person_listed": True},
        {"person_listed": False},
        ("person on the list", False, "The person is not on the contract's list.", "person_listed"),
    ),
    (
        {"person_listed": False},
        {"person_listed": False},
        ("person on the list", True, "The person is not on the contract's list.", "person_listed"),
    ),
    (
        {"person_listed": False},
        {},
        (
            "person on the list",
            None,
            "It is not known whether the person is on the contract's list.",
            "person_listed",
        ),
    ),
]


@pytest.mark.parametrize(("when", "known", "said"), IN_WORDS, ids=[row[2][2] for row in IN_WORDS])
def test_a_condition_is_said_in_plain_words(
    when: dict[str, Any], known: dict[str, Any], said: tuple[str, bool | None, str, str]
) -> None:
    (condition,) = match_rule(rule(Effect.INCLUDE, **asked(when)), facts(**known), plan()).conditions
    assert (condition.check, condition.holds, condition.text, condition.fact) == said


@pytest.mark.parametrize(("first", "last", "holds"), [row[1:] for row in VALID], ids=[row[0] for row in VALID])
def test_a_term_with_dates_says_whether_it_holds_on_the_day(first: date | None, last: date | None, holds: bool) -> None:
    term = replace(rule(Effect.INCLUDE), valid_from=first, valid_to=last)
    verb = "holds" if holds else "does not hold"
    assert match_rule(term, facts(), plan()).conditions == (
        Condition("dates", holds, f"This term {verb} on 24 November 2026."),
    )


def test_both_dates_of_a_term_have_to_hold() -> None:
    over = replace(rule(Effect.INCLUDE), valid_from=date(2026, 11, 1), valid_to=date(2026, 11, 23))
    to_come = replace(rule(Effect.INCLUDE), valid_from=date(2026, 11, 25), valid_to=date(2026, 12, 31))
    assert [match_rule(term, facts(), plan()).applies for term in (over, to_come)] == [False, False]


def test_day_and_time_are_those_of_the_support_hours() -> None:
    in_auckland = plan(support_hours=replace(HOURS, zone="Pacific/Auckland"))
    term = replace(rule(Effect.INCLUDE, **IN_HOURS), valid_to=date(2026, 11, 24))
    assert [each.text for each in match_rule(term, facts(at=MORNING), in_auckland).conditions] == [
        "This term does not hold on 25 November 2026.",
        "Wednesday 04:00 is outside support hours.",
    ]


# ---- all conditions of a term together ---------------------------------------------------------------------------------

EVERYTHING = {
    **IN_HOURS,
    "work": {Work.REMOTE},
    "request_type": {RequestType.INCIDENT},
    "site": {"main"},
    "asset_class": {"server"},
    "asset_covered": True,
    "meets_standard": True,
    "cause": {Cause.WEAR},
    "person_listed": True,
}


def test_the_conditions_of_a_term_are_weighed_in_one_order_and_each_missing_fact_is_named_once() -> None:
    term = replace(rule(Effect.INCLUDE, **asked(EVERYTHING)), valid_from=date(2026, 1, 1))
    match = match_rule(term, facts(work=Work.REMOTE), plan())
    assert [each.check for each in match.held] == ["dates", "time", "work", "request type"]
    assert match.failed == ()
    assert match.missing == ("site", "asset", "meets_standard", "cause", "person_listed")
    assert match.applies is None


def test_one_condition_that_fails_outweighs_all_that_are_not_known() -> None:
    match = match_rule(rule(Effect.INCLUDE, **asked(EVERYTHING)), facts(at=EVENING, work=Work.REMOTE), plan())
    assert (match.applies, [each.check for each in match.failed]) == (False, ["time"])


def test_a_term_about_another_category_makes_no_condition() -> None:
    assert match_rule(rule(Effect.INCLUDE, "wifi", **IN_HOURS), facts(), plan()) == Match(False, ())


def test_a_term_without_conditions_applies() -> None:
    assert match_rule(rule(Effect.INCLUDE), facts(), plan()) == Match(True, ())


def test_work_that_is_not_known_makes_no_condition() -> None:
    assert match_rule(rule(Effect.INCLUDE, work=frozenset({Work.ONSITE})), facts(), plan()) == Match(True, ())


LABELS = [
    (Work.REMOTE, {Work.REMOTE}),
    (Work.ONSITE, {Work.ONSITE}),
    (Work.PROJECT, {Work.PROJECT}),
    (Work.EMERGENCY, {Work.EMERGENCY, Work.REMOTE}),
    (Work.SECURITY, {Work.SECURITY, Work.REMOTE}),
    (Work.TRAINING, {Work.TRAINING, Work.REMOTE}),
    (Work.VENDOR, {Work.VENDOR, Work.REMOTE}),
]


@pytest.mark.parametrize(("work", "labels"), LABELS, ids=[row[0].value for row in LABELS])
def test_work_from_afar_is_also_remote_work(work: Work, labels: set[Work]) -> None:
    assert work_labels(work) == labels


LISTS = [
    ("on the list of the contract", {"ann@acme.example"}, "Ann@Acme.example", None, True),
    ("not on it, whatever was said", {"ann@acme.example"}, "bo@acme.example", True, False),
    ("nobody is known: what was said", {"ann@acme.example"}, None, True, True),
    ("without a list: what was said", set(), "ann@acme.example", False, False),
    ("nothing is known", set(), "ann@acme.example", None, None),
]


@pytest.mark.parametrize(
    ("people", "person", "said", "listed"), [row[1:] for row in LISTS], ids=[row[0] for row in LISTS]
)
def test_a_person_is_on_the_list_of_the_contract_or_as_was_said(
    people: set[str], person: str | None, said: bool | None, listed: bool | None
) -> None:
    contract = plan(people=frozenset(people))
    assert person_listed(facts(person=person, person_listed=said), contract) is listed
