"""What the patterns find: one fact with its place in the text, and the kinds of facts there are."""

from __future__ import annotations

import re
from dataclasses import dataclass

# The names of the entities, as rules and actions know them.
ERROR_CODE, ASSET_TAG, HOST_NAME, TICKET = "error_code", "asset_tag", "host_name", "ticket"
PHONE_NUMBER, HURRY_KIND = "phone_number", "hurry"
IMPACT_KIND, URGENCY_KIND, SINCE_KIND = "impact", "urgency", "since"
PATTERN_KINDS = frozenset(
    {ERROR_CODE, ASSET_TAG, HOST_NAME, TICKET, PHONE_NUMBER, HURRY_KIND, IMPACT_KIND, URGENCY_KIND, SINCE_KIND}
)


@dataclass(frozen=True)
class Entity:
    """A stretch `start` to `end` (characters) of a message and the value it stands for."""

    kind: str
    value: str
    text: str
    start: int
    end: int

    def overlaps(self, other: Entity) -> bool:
        """Whether both hold one character of the message at least."""
        return self.start < other.end and other.start < self.end


def entity(kind: str, value: str, match: re.Match[str], group: int = 0) -> Entity:
    """The entity that stands where a group of the match stands."""
    return Entity(kind, value, match[group], match.start(group), match.end(group))
