"""Does a rule of a contract speak about a request? Yes, no, or it depends on a fact that is not known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.desk.catalogue import DONE_REMOTELY, Work, category_or_raise
from bot.desk.contracts import Rule
from bot.desk.facts import Facts
from bot.desk.hours import Band, SupportHours, band_at

BAND_WORDS = {
    Band.SUPPORT: "inside support hours",
    Band.AFTER_HOURS: "outside support hours",
    Band.WEEKEND: "on the weekend, outside support hours",
    Band.HOLIDAY: "on a holiday",
}
WORK_WORDS = {
    Work.REMOTE: "help from afar",
    Work.ONSITE: "a visit on site",
    Work.PROJECT: "project work",
    Work.EMERGENCY: "emergency work",
    Work.SECURITY: "security work",
    Work.TRAINING: "training",
    Work.VENDOR: "work with a vendor",
    Work.QUOTE: "a purchase",
    Work.NONE: "no work",
}


@dataclass(frozen=True)
class Failed:
    """A condition that does not hold, in plain words."""

    check: str
    text: str


@dataclass(frozen=True)
class Match:
    """``applies`` is None when only facts that are not known stand between the rule and the request."""

    applies: bool | None
    failed: tuple[Failed, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Condition:
    check: str
    holds: bool | None
    text: str
    fact: str = ""


def match_rule(rule: Rule, facts: Facts, hours: SupportHours) -> Match:
    """Weigh every condition of the rule; one that fails outweighs any that is not known."""
    if not rule.concerns(facts.category):
        return Match(False)
    conditions = tuple(_conditions(rule, facts, hours))
    failed = tuple(Failed(c.check, c.text) for c in conditions if c.holds is False)
    if failed:
        return Match(False, failed)
    missing = tuple(c.fact for c in conditions if c.holds is None)
    return Match(None, (), missing) if missing else Match(True)


def work_labels(work: Work) -> frozenset[Work]:
    """The ``work:`` words that fit: emergency, security, training and vendor work is also remote work."""
    return frozenset({work, Work.REMOTE}) if work in DONE_REMOTELY else frozenset({work})


def _conditions(rule: Rule, facts: Facts, hours: SupportHours) -> Iterator[_Condition]:
    when = rule.when
    local = facts.at.astimezone(ZoneInfo(hours.zone))
    if rule.valid_from or rule.valid_to:
        day = local.date()
        current = (rule.valid_from is None or rule.valid_from <= day) and (
            rule.valid_to is None or day <= rule.valid_to
        )
        yield _Condition("dates", current, f"This term does not hold on {day:%-d %B %Y}.")
    if when.time:
        band = band_at(hours, facts.at)
        yield _Condition("time", band in when.time, f"{local:%A %H:%M} is {BAND_WORDS[band]}.")
    if when.work and facts.work is not None:
        holds = bool(when.work & work_labels(facts.work))
        yield _Condition("work", holds, f"This is {WORK_WORDS[facts.work]}.")
    if when.request_type:
        kind = category_or_raise(facts.category).request_type
        yield _Condition("request type", kind in when.request_type, f"This is a {kind.value.replace('_', ' ')}.")
    yield from _about_things(rule, facts)


def _about_things(rule: Rule, facts: Facts) -> Iterator[_Condition]:
    """Conditions on site, device, cause and person: any of these facts may not be known."""
    when = rule.when
    if when.site:
        holds = None if facts.site is None else facts.site in when.site
        yield _Condition("site", holds, "This site is not part of that term.", "site")
    if when.asset_class:
        holds = None if facts.asset_class is None else facts.asset_class in when.asset_class
        yield _Condition("device class", holds, f"That term is about: {', '.join(sorted(when.asset_class))}.", "asset")
    if when.asset_covered is not None:
        holds = None if facts.asset_covered is None else facts.asset_covered is when.asset_covered
        listed = "is" if facts.asset_covered else "is not"
        yield _Condition("device on the list", holds, f"The device {listed} on the asset list.", "asset")
    if when.meets_standard is not None:
        holds = None if facts.meets_standard is None else facts.meets_standard is when.meets_standard
        yield _Condition("minimum standard", holds, "The device's standard differs from that term.", "meets_standard")
    if when.cause:
        holds = None if facts.cause is None else facts.cause in when.cause
        yield _Condition("cause", holds, "The cause is not the one that term names.", "cause")
    if when.person_listed is not None:
        holds = None if facts.person_listed is None else facts.person_listed is when.person_listed
        yield _Condition("person on the list", holds, "The person is not on the contract's list.", "person_listed")
