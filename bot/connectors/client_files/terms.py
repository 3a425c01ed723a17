"""The rules and allowances of a contract."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from bot.connectors.client_files.fields import (
    CONTRADICTION,
    MISSING,
    NOT_THERE,
    Cursor,
    Fields,
    Refused,
    choices,
    day,
    flag,
    money,
    refuse_unknown,
    text,
    words,
)
from bot.desk.catalogue import CATALOGUE, SERVICE_LINES, RequestType, Work
from bot.desk.contracts import (
    Cause,
    Effect,
    EmergencyClause,
    Rule,
    When,
)
from bot.desk.hours import Band
from bot.desk.money import Money

EFFECT_KEYS = tuple(effect.value for effect in Effect)
RULE_KEYS = (*EFFECT_KEYS, "when", "clause", "text", "draws", "emergency", "from", "to")
WHEN_KEYS = (
    "time",
    "work",
    "site",
    "asset_class",
    "asset_covered",
    "request_type",
    "cause",
    "meets_standard",
    "person_listed",
)


def read_rule(at: Cursor, sites: frozenset[str], currency: str) -> Rule:
    """One rule: an effect with its subjects, conditions, clause and words."""
    fields = at.fields(RULE_KEYS)
    effect, subjects = _effect(fields)
    starts: date | None = fields.get("from", day, None)
    ends: date | None = fields.get("to", day, None)
    if starts and ends and ends < starts:
        fields.place("to").note(
            CONTRADICTION, f"The rule ends on {ends}, before it starts on {starts}.", "Swap the dates."
        )
    draws = fields.get("draws", text, None)
    if effect is Effect.ALLOWANCE and draws is None:
        at.note(
            MISSING,
            "An allowance rule must say what it draws from.",
            "Add 'draws' with the allowance's name.",
        )
    if effect is not Effect.ALLOWANCE and draws is not None:
        fields.place("draws").note(
            CONTRADICTION, "Only an allowance rule draws.", "Remove it or make it an allowance rule."
        )
    emergency: EmergencyClause | None = fields.get("emergency", lambda place: _emergency(place, currency), None)
    if emergency is not None and effect in (Effect.INCLUDE, Effect.EXCLUDE):
        fields.place("emergency").note(
            CONTRADICTION,
            "Only a term that costs something has an emergency clause.",
            "Write it on the rule that charges in an emergency.",
        )
    return Rule(
        effect=effect,
        categories=subjects,
        clause=fields.need("clause", text, ""),
        text=fields.need("text", text, ""),
        when=fields.get("when", lambda place: _when(place, sites), When()),
        draws=draws,
        valid_from=starts,
        valid_to=ends,
        emergency=emergency,
    )


def _emergency(at: Cursor, currency: str) -> EmergencyClause:
    """``{up_to: 500.00}``: what work may come to before anybody has agreed."""
    fields = at.fields(("up_to",))
    return EmergencyClause(fields.need("up_to", money(currency), Money.zero(currency)))


def _effect(fields: Fields) -> tuple[Effect, frozenset[str]]:
    given = list(fields.only(*EFFECT_KEYS))
    if len(given) != 1:
        fields.at.note(
            MISSING,
            f"A rule has exactly one effect; this one has {len(given)}.",
            f"Write one of: {', '.join(EFFECT_KEYS)}.",
        )
        return Effect.EXCLUDE, frozenset()
    name, place = given[0]
    return Effect(name), place.read(_subjects, frozenset())


def _subjects(at: Cursor) -> frozenset[str]:
    """``all``, category ids or service lines; a service line means its categories, ``all`` no limit."""
    members = at.list_of(_subject)
    if not at.items():
        raise Refused("The rule is about nothing.", "Write all, or a list of categories.", MISSING)
    if any(not member for member in members):
        if len(members) > 1:
            raise Refused("'all' already names everything.", "Write all alone, or only the categories.", CONTRADICTION)
        return frozenset()
    return frozenset().union(*members)


def _subject(at: Cursor) -> frozenset[str]:
    written = text(at)
    if written == "all":
        return frozenset()
    if written in CATALOGUE:
        return frozenset({written})
    if written in SERVICE_LINES:
        return frozenset(one.id for one in CATALOGUE.values() if one.service_line == written)
    refuse_unknown(written, [*CATALOGUE, *SERVICE_LINES, "all"], "category or service line", NOT_THERE)


def _when(at: Cursor, sites: frozenset[str]) -> When:
    fields = at.fields(WHEN_KEYS)
    covered: bool | None = fields.get("asset_covered", flag, None)
    standard: bool | None = fields.get("meets_standard", flag, None)
    listed: bool | None = fields.get("person_listed", flag, None)
    return When(
        time=fields.get("time", choices(Band), frozenset()),
        work=fields.get("work", choices(Work), frozenset()),
        site=fields.get("site", lambda place: frozenset(place.list_of(_known(sites, "site"))), frozenset()),
        asset_class=fields.get("asset_class", words, frozenset()),
        asset_covered=covered,
        request_type=fields.get("request_type", choices(RequestType), frozenset()),
        cause=fields.get("cause", choices(Cause), frozenset()),
        meets_standard=standard,
        person_listed=listed,
    )


def _known(names: frozenset[str], what: str) -> Callable[[Cursor], str]:
    def read(at: Cursor) -> str:
        written = text(at)
        if written not in names:
            refuse_unknown(written, names, what, NOT_THERE)
        return written

    return read
