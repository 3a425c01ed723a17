"""Priority from two factual questions, then ordered modifiers, each recorded with its reason (desk rules, section 4)."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk.catalogue import Category, Impact, Priority, RequestType, Urgency
from bot.desk.leaving_words import LEAVING

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


# Something new that is asked for ahead of time: nobody's work stands still until it is there.
_PLANNED = frozenset({"onboarding", "offboarding", "procurement", "onsite_or_project", "billing_contract"})
# Requests by their kind, but of something that was there before: the same may be gone for a whole team.
_LOST = frozenset({"mfa_problem", "file_restore"})
_REQUESTS = (RequestType.SERVICE_REQUEST, RequestType.CHANGE)


def asks_how_many(category: Category) -> bool:
    """Whether it is asked how many are affected: of a fault, and not of what somebody would like to have."""
    return category.request_type not in _REQUESTS or category.id in _LOST


def asks_how_bad(category: Category) -> bool:
    """Whether it is asked what it does to the work: not of what is planned ahead, which keeps nobody from working."""
    return category.id not in _PLANNED


def stood_in_for(
    category: Category, impact: Impact | None, urgency: Urgency | None
) -> tuple[Impact | None, Urgency | None]:
    """Of the two answers those that were asked for and not told: the usual of the category stands in for them."""
    return (
        category.impact if impact is None and asks_how_many(category) else None,
        category.urgency if urgency is None and asks_how_bad(category) else None,
    )


def is_for_everybody(impact: Impact | None, urgency: Urgency | None) -> bool:
    """Whether everybody's work has stopped."""
    return impact is Impact.CLIENT and urgency is Urgency.STOPPED


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
) -> Triage:
    """The matrix, then the category's floor, critical application one up, and the cap for requests that harm nobody."""
    priority = MATRIX[impact, urgency]
    reasons = [f"{priority.value}: {_affected(category, impact)}, {_how_bad(category, urgency)}"]
    floor = category.floor
    if floor is not None and floor.value < priority.value:
        priority = floor
        reasons.append(f"{floor.value}: {category.title} is never below {floor.value}")
    if critical_application is not None and priority is not Priority.P1:
        priority = Priority(f"P{int(priority.value[1]) - 1}")
        reasons.append(f"{priority.value}: {critical_application} is a critical application in your contract, one up")
    harmless = category.request_type in _REQUESTS and impact is Impact.PERSON and urgency is Urgency.WORKS
    if harmless and priority is not Priority.P4:
        priority = Priority.P4
        reasons.append("P4: a request that keeps nobody from working")
    return Triage(priority, tuple(reasons))


def _affected(category: Category, impact: Impact) -> str:
    """How many, as a reason says it: of what nobody was asked about it claims nothing."""
    if not asks_how_many(category) and (impact is category.impact or category.id == LEAVING):
        return "a request"
    return f"{IMPACT_WORDS[impact]} affected"


def _how_bad(category: Category, urgency: Urgency) -> str:
    if category.id == LEAVING and urgency is Urgency.STOPPED:
        return "who has left must not get in any more"
    if urgency is category.urgency and not asks_how_bad(category):
        return "nobody's work waits for it"
    return URGENCY_WORDS[urgency]
