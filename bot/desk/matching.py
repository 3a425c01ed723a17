"""Does a rule of a contract speak about a request? Yes, no, or it depends on a fact that is not known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.desk.catalogue import DONE_REMOTELY, RequestType, Work, category_or_raise
from bot.desk.contracts import Contract, Rule
from bot.desk.facts import Facts
from bot.desk.hours import Band, band_at

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
_TYPE_WORDS = {
    RequestType.INCIDENT: "an incident",
    RequestType.SERVICE_REQUEST: "a service request",
    RequestType.CHANGE: "a change",
    RequestType.EVENT: "an event",
}
FACT_WORDS = {
    "asset": "which device it is about",
    "site": "which site it is at",
    "cause": "what caused it",
    "meets_standard": "whether the device meets the minimum standard",
    "person_listed": "whether the person is on the contract's list",
}


@dataclass(frozen=True)
class Condition:
    """One condition of a rule: whether it holds (None: not known, then ``fact`` says what is missing), in plain words."""

    check: str
    holds: bool | None
    text: str
    fact: str = ""


@dataclass(frozen=True)
class Match:
    """``applies`` is None when only facts that are not known stand between the rule and the request.

    ``conditions`` are all that the rule makes; none for a rule that does not speak about the category.
    """

    applies: bool | None
    conditions: tuple[Condition, ...] = ()

    @property
    def held(self) -> tuple[Condition, ...]:
        """The conditions that hold."""
        return tuple(each for each in self.conditions if each.holds)

    @property
    def failed(self) -> tuple[Condition, ...]:
        """The conditions that do not hold."""
        return tuple(each for each in self.conditions if each.holds is False)

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that are not known."""
        return tuple(dict.fromkeys(each.fact for each in self.conditions if each.holds is None))


def match_rule(rule: Rule, facts: Facts, contract: Contract) -> Match:
    """Weigh every condition of the rule; one that fails outweighs any that is not known."""
    if not rule.concerns(facts.category):
        return Match(False)
    conditions = (*_about_the_request(rule, facts, contract), *_about_things(rule, facts, contract))
    answers = {each.holds for each in conditions}
    return Match(False if False in answers else None if None in answers else True, conditions)


def work_labels(work: Work) -> frozenset[Work]:
    """The ``work:`` words that fit: emergency, security, training and vendor work is also remote work."""
    return frozenset({work, Work.REMOTE}) if work in DONE_REMOTELY else frozenset({work})


def _about_the_request(rule: Rule, facts: Facts, contract: Contract) -> Iterator[Condition]:
    """Conditions on time and kind of work, which are always known."""
    when, local = rule.when, facts.at.astimezone(ZoneInfo(contract.support_hours.zone))
    if rule.valid_from or rule.valid_to:
        day = local.date()
        current = (rule.valid_from is None or rule.valid_from <= day) and (
            rule.valid_to is None or day <= rule.valid_to
        )
        yield Condition("dates", current, f"This term {'holds' if current else 'does not hold'} on {day:%-d %B %Y}.")
    if when.time:
        band = band_at(contract.support_hours, facts.at)
        yield Condition("time", band in when.time, f"{local:%A %H:%M} is {BAND_WORDS[band]}.")
    if when.work and facts.work is not None:
        yield Condition("work", bool(when.work & work_labels(facts.work)), f"This is {WORK_WORDS[facts.work]}.")
    if when.request_type:
        kind = category_or_raise(facts.category).request_type
        yield Condition("request type", kind in when.request_type, f"This is {_TYPE_WORDS[kind]}.")


def _about_things(rule: Rule, facts: Facts, contract: Contract) -> Iterator[Condition]:
    """Conditions on site, device, cause and person: any of these facts may not be known."""
    when = rule.when
    if when.site:
        said = ("This site is part of that term.", "This site is not part of that term.")
        yield _condition("site", None if facts.site is None else facts.site in when.site, said, "site")
    if when.asset_class:
        holds = facts.asset_class in when.asset_class if facts.asset_class is not None else _unless_unlisted(facts)
        words = f"That term is about: {', '.join(sorted(when.asset_class))}."
        yield _condition("device class", holds, (words, words), "asset")
    if when.asset_covered is not None:
        holds = None if facts.asset_covered is None else facts.asset_covered is when.asset_covered
        words = f"The device {'is' if facts.asset_covered else 'is not'} on the asset list."
        yield _condition("device on the list", holds, (words, words), "asset")
    if when.meets_standard is not None:
        holds = None if facts.meets_standard is None else facts.meets_standard is when.meets_standard
        words = f"The device {'meets' if facts.meets_standard else 'does not meet'} the minimum standard."
        yield _condition("minimum standard", holds, (words, words), "meets_standard")
    if when.cause:
        said = ("The cause is one that term names.", "The cause is not the one that term names.")
        yield _condition("cause", None if facts.cause is None else facts.cause in when.cause, said, "cause")
    if when.person_listed is not None:
        listed = person_listed(facts, contract)
        words = f"The person {'is' if listed else 'is not'} on the contract's list."
        holds = None if listed is None else listed is when.person_listed
        yield _condition("person on the list", holds, (words, words), "person_listed")


def _condition(check: str, holds: bool | None, said: tuple[str, str], fact: str) -> Condition:
    """``said`` when it holds and when it does not; what is not known is named."""
    text = f"It is not known {FACT_WORDS[fact]}." if holds is None else said[0 if holds else 1]
    return Condition(check, holds, text, fact)


def _unless_unlisted(facts: Facts) -> bool | None:
    """A device that stands on no list is of no class that a contract could name."""
    return False if facts.asset_covered is False else None


def person_listed(facts: Facts, contract: Contract) -> bool | None:
    """Whether the person is on the contract's list; where it has none, what was said about it."""
    if contract.people and facts.person is not None:
        return facts.person.casefold() in contract.people
    return facts.person_listed
