"""Emergencies: what is paged to a person at once, at any hour, before anything else is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class EmergencyKind(str, Enum):
    """Why somebody is woken."""

    SECURITY_INCIDENT = "security_incident"
    OUTAGE = "outage"
    DANGER = "danger"


CATEGORY_OF = {
    EmergencyKind.SECURITY_INCIDENT: "security_incident",
    EmergencyKind.OUTAGE: "server_down",
}
KIND_OF = {category: kind for kind, category in CATEGORY_OF.items()}
# What they tell besides, right after they have reported it: "they asked me to install something", "no internet either".
PART_OF = {
    EmergencyKind.SECURITY_INCIDENT: frozenset({"phishing_report"}),
    EmergencyKind.OUTAGE: frozenset({"internet_down"}),
}
# What people mean when they report it; danger is no category.
INTENT_OF = {**CATEGORY_OF, EmergencyKind.DANGER: "danger"}


@dataclass(frozen=True)
class Page:
    """A call for a person: about what, to whom, and since when it waits for somebody to take it."""

    id: str
    kind: str
    conversation: str
    client: str | None
    contact: str | None
    words: str
    technician: str
    address: str
    sent_at: datetime
    ticket: str | None = None
