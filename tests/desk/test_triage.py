"""Priority: the matrix, then floors, critical applications and the cap, each with its reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.desk.catalogue import CATALOGUE, Category, Impact, Priority, RequestType, Urgency
from bot.desk.triage import asks_how_bad, asks_how_many, prioritise

INCIDENT = replace(CATALOGUE["wifi"], title="Wi-Fi", floor=None, request_type=RequestType.INCIDENT)
ONE, TEAM, ALL = Impact.PERSON, Impact.GROUP, Impact.CLIENT
STOPPED, SLOW, WORKS = Urgency.STOPPED, Urgency.DEGRADED, Urgency.WORKS

MATRIX = [
    (ALL, STOPPED, "P1"),
    (ALL, SLOW, "P2"),
    (ALL, WORKS, "P3"),
    (TEAM, STOPPED, "P2"),
    (TEAM, SLOW, "P3"),
    (TEAM, WORKS, "P4"),
    (ONE, STOPPED, "P3"),
    (ONE, SLOW, "P4"),
    (ONE, WORKS, "P4"),
]


@pytest.mark.parametrize(("impact", "urgency", "priority"), MATRIX)
def test_impact_and_urgency_give_the_priority(impact: Impact, urgency: Urgency, priority: str) -> None:
    assert prioritise(INCIDENT, impact, urgency).priority is Priority(priority)


@pytest.mark.parametrize("category", ["security_incident", "server_down"])
@pytest.mark.parametrize(("impact", "urgency", "_"), MATRIX)
def test_security_and_servers_are_never_below_p1(category: str, impact: Impact, urgency: Urgency, _: str) -> None:
    assert prioritise(CATALOGUE[category], impact, urgency).priority is Priority.P1


def test_the_reasons_tell_the_way_in_order() -> None:
    triage = prioritise(INCIDENT, ONE, SLOW, critical_application="Dentrix")
    assert triage.priority is Priority.P3
    assert triage.reasons == (
        "P4: one person affected, work goes on slowly",
        "P3: Dentrix is a critical application in your contract, one up",
    )


def test_a_floor_that_is_reached_anyway_is_no_reason() -> None:
    triage = prioritise(CATALOGUE["server_down"], ALL, STOPPED)
    assert triage.reasons == ("P1: everyone affected, work has stopped",)


@pytest.mark.parametrize(
    ("impact", "urgency", "before"), MATRIX[:8], ids=[f"{row[0].value} {row[1].value}" for row in MATRIX[:8]]
)
def test_a_critical_application_is_one_up_but_never_above_p1(impact: Impact, urgency: Urgency, before: str) -> None:
    raised = prioritise(INCIDENT, impact, urgency, critical_application="Dentrix").priority
    assert raised.value == f"P{max(1, int(before[1]) - 1)}"


def request(kind: RequestType) -> Category:
    return replace(INCIDENT, request_type=kind)


CAPPED = [
    (RequestType.SERVICE_REQUEST, ONE, WORKS, "P4"),
    (RequestType.CHANGE, ONE, WORKS, "P4"),
    (RequestType.INCIDENT, ONE, WORKS, "P3"),
    (RequestType.SERVICE_REQUEST, ONE, STOPPED, "P2"),
    (RequestType.SERVICE_REQUEST, TEAM, WORKS, "P3"),
]


@pytest.mark.parametrize(("kind", "impact", "urgency", "priority"), CAPPED)
def test_only_a_request_that_keeps_nobody_from_working_is_capped(
    kind: RequestType, impact: Impact, urgency: Urgency, priority: str
) -> None:
    triage = prioritise(request(kind), impact, urgency, critical_application="Dentrix")
    assert triage.priority is Priority(priority)
    assert (triage.reasons[-1] == "P4: a request that keeps nobody from working") is (priority == "P4")


def test_how_many_are_affected_is_asked_of_faults_and_of_what_is_lost_only() -> None:
    not_asked = {category.id for category in CATALOGUE.values() if not asks_how_many(category)}
    assert not_asked == {
        *("password_reset", "access_request", "software_install", "how_to", "onboarding", "offboarding"),
        *("procurement", "onsite_or_project", "billing_contract"),
    }


def test_what_is_planned_ahead_is_not_asked_whether_the_work_has_stopped() -> None:
    not_asked = {category.id for category in CATALOGUE.values() if not asks_how_bad(category)}
    assert not_asked == {"onboarding", "offboarding", "procurement", "onsite_or_project", "billing_contract"}
    assert all(not asks_how_many(CATALOGUE[each]) for each in not_asked)


@pytest.mark.parametrize(
    ("category", "impact", "urgency", "reason"),
    [
        ("offboarding", ONE, SLOW, "P4: a request, nobody's work waits for it"),
        ("onsite_or_project", TEAM, WORKS, "P4: a request, nobody's work waits for it"),
        ("onboarding", ALL, STOPPED, "P1: everyone affected, work has stopped"),
        ("access_request", ONE, STOPPED, "P3: a request, work has stopped"),
        ("file_restore", ONE, SLOW, "P4: one person affected, work goes on slowly"),
    ],
)
def test_a_reason_claims_nothing_that_nobody_was_asked(
    category: str, impact: Impact, urgency: Urgency, reason: str
) -> None:
    assert prioritise(CATALOGUE[category], impact, urgency).reasons[0] == reason
