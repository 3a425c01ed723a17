"""Facts found by patterns: codes, tags, hosts, tickets, phone numbers, how many, how bad, how pressing and since when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.language.asset_tags import find_asset_tags
from bot.language.entity import HURRY_KIND, IMPACT_KIND, SINCE_KIND, TICKET, URGENCY_KIND, Entity, entity
from bot.language.error_codes import find_error_codes
from bot.language.hosts import find_addresses, find_host_names
from bot.language.impact_words import HURRY, IMPACT, SINCE, URGENCY
from bot.language.phone_numbers import find_phone_numbers
from bot.language.slips import Mended, mend

_TICKET = re.compile(
    r"(?<![\w-])(?:ND[- ]?(\d{1,8})|(?:ticket|case|request|incident)s?(?: (?:number|no\.?|nr\.?|id))? ?[:#]? ?#?(\d{3,8}))(?![\w-])",
    re.IGNORECASE,
)


def find_entities(text: str) -> tuple[Entity, ...]:
    """Every fact found, from left to right, none overlapping another."""
    found: list[Entity] = []
    for each in _all(text):
        if not any(each.overlaps(other) for other in found):
            found.append(each)
    return tuple(sorted(found, key=lambda each: (each.start, each.end)))


def _all(text: str) -> Iterator[Entity]:
    """What goes first wins where two overlap: an address may look like a code, a host name like a tag."""
    for finder in (_tickets, find_addresses, find_error_codes, find_host_names, find_asset_tags, find_phone_numbers):
        yield from finder(text)
    mended = mend(text)
    for kind, value, pattern in _spoken():
        for match in pattern.finditer(mended.text):
            yield _as_typed(text, mended, kind, value, match)


def _tickets(text: str) -> Iterator[Entity]:
    for match in _TICKET.finditer(text):
        yield entity(TICKET, f"ND-{match[1] or match[2]}", match)


@lru_cache(maxsize=1)
def _spoken() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    tables = ((IMPACT_KIND, IMPACT), (URGENCY_KIND, URGENCY), (HURRY_KIND, HURRY), (SINCE_KIND, SINCE))
    return tuple((kind, value, re.compile(row, re.IGNORECASE)) for kind, table in tables for value, row in table)


def _as_typed(text: str, mended: Mended, kind: str, value: str, match: re.Match[str]) -> Entity:
    """The entity at its place in the text as it was typed; without a value the person's own words are the value."""
    start, end = mended.as_typed(match.start(), match.end())
    return Entity(kind, value or text[start:end], text[start:end], start, end)
