"""Priority from two factual questions, then ordered modifiers, each recorded with its reason (desk rules, section 4)."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk.catalogue import Category, Impact, Priority, RequestType, Urgency

MATRIX: dict[tuple[Impact, Urgency], Priority] = {
    (Impact.CLIENT, Urgency.STOPPED): Priority.P1,
    (Impact.CLIENT, Urgency.DEGRADED): Priority.P2,
    (Impact.CLIENT, Urgency.WORKS): Priority.P3,
    (Impact.GROUP, Urgency.STOPPED): Priority.P2,
    (Impact.GROUP, Urgency.DEGRADED): Priority.P3,
    (Impact.GROUP, Urgency.WORKS): Priority.P4,
    (Impact.PERSON, Urgency.STOPPED): Priority.P3,
    (Impact.PERSON, Urgency.DEGRADED): Priority.P4,
    (Impact.PERSON, Urgency.WORKS): Priority.P4,
}

IMPACT_WORDS = {Impact.PERSON: "one person", Impact.GROUP: "a team", Impact.CLIENT: "everyone"}
URGENCY_WORDS = {
    Urgency.STOPPED: "work has stopped",
    Urgency.DEGRADED: "work goes on slowly",
    Urgency.WORKS: "there is a way round it",
}


@dataclass(frozen=True)
class Triage:
    """The priority and, in order, why it is that."""

    priority: Priority
    reasons: tuple[str, ...]


def prioritise(
    category: Category,
    impact: Impact,
    urgency: Urgency,
    *,
    critical_application: str | None = None,
    severity_floor: Priority | None = None,
) -> Triage:
    """The matrix, then floors, critical application one up, and the cap for requests that harm nobody."""
    priority = MATRIX[impact, urgency]
    reasons = [f"{priority.value}: {IMPACT_WORDS[impact]} affected, {URGENCY_WORDS[urgency]}"]
    for floor, why in ((category.floor, f"{category.title} is never below"), (severity_floor, "the alert is at least")):
        if floor is not None and floor.value < priority.value:
            priority = floor
            reasons.append(f"{priority.value}: {why} {floor.value}")
    if critical_application is not None and priority is not Priority.P1:
        priority = Priority(f"P{int(priority.value[1]) - 1}")
        reasons.append(f"{priority.value}: {critical_application} is a critical application in your contract, one up")
    harmless = category.request_type in (RequestType.SERVICE_REQUEST, RequestType.CHANGE) and (
        impact is Impact.PERSON and urgency is Urgency.WORKS
    )
    if harmless and priority is not Priority.P4:
        priority = Priority.P4
        reasons.append("P4: a request that keeps nobody from working")
    return Triage(priority, tuple(reasons))
