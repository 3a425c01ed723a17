"""What stands in a contract, in words for people who have not written it: terms, hours, answer times, rates, allowances."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import groupby

from bot.desk.catalogue import CATALOGUE, Work
from bot.desk.contracts import (
    Allowance,
    Contract,
    Effect,
    Holding,
    Overrun,
    Period,
    RateCard,
    RateRow,
    RoundingScope,
    Rule,
    Surcharge,
    Travel,
    When,
)
from bot.desk.draws import units_in_words
from bot.desk.hours import Band, SupportHours, Weekly
from bot.desk.money import Money, in_words
from bot.desk.rates import first_said
from bot.desk.sla import Target
from bot.desk.windows import DAY, DAY_NAMES, Window
from bot.operations.wording import length

BAND_WORDS = {
    Band.SUPPORT: "in support hours",
    Band.AFTER_HOURS: "on workdays outside support hours",
    Band.WEEKEND: "at the weekend",
    Band.HOLIDAY: "on holidays",
}
WORK_WORDS = {
    Work.REMOTE: "from afar",
    Work.ONSITE: "on site",
    Work.PROJECT: "project work",
    Work.EMERGENCY: "emergency work",
    Work.SECURITY: "security work",
    Work.TRAINING: "training",
    Work.VENDOR: "work with a maker",
}
TRAVEL, PARTS = "Travel", "Parts"
"""How the lines begin that are about the way and about what is bought."""
PERIOD_WORDS = {Period.MONTH: "a month", Period.QUARTER: "a quarter", Period.YEAR: "a year", Period.TERM: "in all"}
OVERRUN_WORDS = {
    Overrun.CHARGE: "what goes beyond is charged",
    Overrun.ALLOW: "what goes beyond is done all the same",
    Overrun.PERSON: "about what goes beyond a person decides",
}
_EFFECT_WORDS = {
    Effect.INCLUDE: "included",
    Effect.EXCLUDE: "not included",
    Effect.LABOUR_ONLY: "work included, parts billed",
    Effect.CHARGE: "at the rates",
}
_SCOPE_WORDS = {
    RoundingScope.ENTRY: "Each stretch of work is rounded by itself.",
    RoundingScope.TICKET: "Time is rounded once for a ticket.",
    RoundingScope.DAY: "Time is rounded once a day.",
}
_WHOLE_DAY = (Window(0, DAY),)


# ---- terms -----------------------------------------------------------------------------------------------------------


def effect_in_words(rule: Rule) -> str:
    """What the term does with what it matches."""
    if rule.effect is Effect.ALLOWANCE:
        return f"taken from '{rule.draws}'"
    words = _EFFECT_WORDS[rule.effect]
    return f"{words}; in an emergency begun up to {in_words(rule.emergency.up_to)}" if rule.emergency else words


def subjects_in_words(rule: Rule) -> str:
    """What the term is about; without categories it is about everything."""
    if not rule.categories:
        return "everything"
    return ", ".join(sorted(CATALOGUE[each].title if each in CATALOGUE else _plain(each) for each in rule.categories))


def conditions_in_words(rule: Rule) -> str:
    """When the term holds; empty where it always does."""
    said = [*_when(rule.when)]
    if rule.valid_from or rule.valid_to:
        said.append(_from_to(rule.valid_from, rule.valid_to))
    return "; ".join(said)


def otherwise_in_words(contract: Contract) -> str:
    """What happens with what no term names."""
    said = f"What no term names is {_EFFECT_WORDS.get(contract.otherwise, contract.otherwise.value)}."
    return f"{said} What it leaves out, {contract.fallback} prices." if contract.fallback else said


def _when(when: When) -> Iterator[str]:
    for named in (
        [BAND_WORDS[each] for each in Band if each in when.time],
        [_work(each) for each in Work if each in when.work],
        [f"at the site {each}" for each in sorted(when.site)],
        [f"for a {_plain(each)}" for each in sorted(when.asset_class)],
        [f"as a {_plain(each.value)}" for each in sorted(when.request_type, key=lambda each: each.value)],
        [f"caused by {_plain(each.value)}" for each in sorted(when.cause, key=lambda each: each.value)],
    ):
        if named:
            yield " or ".join(named)
    for value, yes, no in (
        (when.asset_covered, "for devices on the list", "for devices that are not on the list"),
        (when.meets_standard, "for devices up to standard", "for devices below the standard"),
        (when.person_listed, "for people on the list", "for people who are not on the list"),
    ):
        if value is not None:
            yield yes if value else no


# ---- hours and answer times ------------------------------------------------------------------------------------------


def week_in_words(weekly: Weekly) -> str:
    """Weekly windows, days alike together: ``Mon-Fri 08:00-18:00, Sat 09:00-13:00``."""
    if all(windows == _WHOLE_DAY for windows in weekly):
        return "at any hour"
    said = []
    for windows, days in groupby(zip(weekly, DAY_NAMES, strict=True), key=lambda day: day[0]):
        names = [name.capitalize() for _, name in days]
        if windows:
            span = names[0] if len(names) == 1 else f"{names[0]}-{names[-1]}"
            said.append(f"{span} {' and '.join(map(str, windows))}")
    return ", ".join(said) or "never"


def hours_in_words(hours: SupportHours) -> str:
    """Support hours with their zone."""
    return f"{week_in_words(hours.weekly)} ({hours.zone})"


def target_in_words(target: Target) -> str:
    """What is promised, and which time counts."""
    said = [
        f"{words} {length(promised)}"
        for words, promised in (
            ("first answer within", target.respond),
            ("solved within", target.resolve),
            ("news every", target.next_update),
        )
        if promised is not None
    ]
    return ", ".join(said) + (", at any hour" if target.around_the_clock else ", counted in support hours")


# ---- allowances ------------------------------------------------------------------------------------------------------


def allowance_terms(allowance: Allowance, currency: str) -> str:
    """How much there is, how often, and what follows when it is used up."""

    def units(amount: Decimal) -> str:
        return units_in_words(amount, allowance.unit, currency)

    said = [f"{units(allowance.amount)} {PERIOD_WORDS[allowance.per]}"]
    if allowance.rollover:
        said.append(f"up to {units(allowance.rollover)} carried over")
    said += [f"{_factor(factor)} {BAND_WORDS[band]}" for band, factor in allowance.burn]
    for burn in allowance.burns:
        where = " ".join([*([_work(burn.work)] if burn.work else []), *([BAND_WORDS[burn.band]] if burn.band else [])])
        said.append(f"{_factor(burn.factor)} {where}".strip())
    if allowance.until:
        said.append(f"to be used by {allowance.until}")
    return "; ".join([*said, OVERRUN_WORDS[allowance.overrun]])


def _factor(factor: Decimal) -> str:
    return f"counted {factor.normalize():f} times"


# ---- rates -----------------------------------------------------------------------------------------------------------


def rates_in_lines(card: RateCard) -> tuple[str, ...]:
    """A rate card, a line for each thing it says."""
    lines = [f"An hour: {in_words(card.base)}"] if card.base else []
    lines += [_row(row) for row in card.rows]
    if card.call_out_fee:
        lines.append(f"For coming out: {in_words(card.call_out_fee)}")
    if card.call_out_minutes:
        lines.append(f"For coming out: {card.call_out_minutes} min at the rate")
    lines += beside_the_hour(card)
    if card.scope:
        lines.append(_SCOPE_WORDS[card.scope])
    return tuple(lines)


def beside_the_hour(card: RateCard) -> Iterator[str]:
    """What is charged beside the work: the way, parts and surcharges, each as the first card says it that says anything."""
    travel = first_said(card, lambda level: level.travel)
    if travel:
        yield from _travel(travel)
    materials = first_said(card, lambda level: level.materials)
    if materials:
        markup, margin = materials.markup, materials.margin
        more = f"our cost and {_percent(markup)}" if markup is not None else f"a margin of {_percent(margin)}"
        yield f"{PARTS}: {more}"
    yield from map(_surcharge, first_said(card, lambda level: level.surcharges) or ())


def _travel(travel: Travel) -> Iterator[str]:
    unit, per = ("miles", "mile") if travel.miles else ("km", "km")
    ways, untaxed = ", there and back" if travel.ways == 2 else "", _untaxed(travel.taxable)
    said = [f"{in_words(travel.trip)} for the trip"] if travel.trip.amount else []
    if travel.per_km.amount:
        said.append(f"beyond {_number(travel.included_km)} {unit} one way {in_words(travel.per_km)} a {per}{ways}")
    if said or not travel.zones:
        yield f"{TRAVEL}: {'; '.join(said) or 'costs nothing'}{untaxed}"
    for zone, trip in travel.zones:
        yield f"{TRAVEL} to zone {zone}: {in_words(trip)} for the trip{untaxed}"


def _row(row: RateRow) -> str:
    said = []
    if row.base:
        said.append(f"{in_words(row.base)} an hour")
    if row.adjustment:
        less = row.adjustment.amount < 0
        amount = Money(abs(row.adjustment.amount), row.adjustment.currency)
        said.append(f"{in_words(amount)} an hour {'less' if less else 'more'}")
    if row.multiplier:
        said.append(f"{_number(row.multiplier)} times the hour")
    if row.minimum_minutes:
        said.append(f"at least {row.minimum_minutes} min")
    if row.maximum_minutes:
        said.append(f"at most {row.maximum_minutes} min")
    if row.increment_minutes:
        said.append(f"in steps of {row.increment_minutes} min")
    if row.call_out_fee:
        said.append(f"{in_words(row.call_out_fee)} for coming out")
    if row.call_out_minutes:
        said.append(f"{row.call_out_minutes} min for coming out")
    return f"{_holds(row) or 'Any work'}: {', '.join(said) or 'as usual'}{_untaxed(row.taxable)}"


def _surcharge(extra: Surcharge) -> str:
    if extra.amount:
        more = in_words(extra.amount)
    elif extra.percent is not None:
        more = f"{_percent(extra.percent)} of the work"
    else:
        more = f"{extra.minutes} min at the rate"
    holds = _holds(extra)
    return f"{extra.name}{f' ({holds})' if holds else ''}: {more}{_untaxed(extra.taxable)}"


def _holds(holding: Holding) -> str:
    said = [_work(holding.work)] if holding.work else []
    said += [_plain(holding.role)] if holding.role else []
    said += [BAND_WORDS[holding.band]] if holding.band else []
    said += [week_in_words(holding.week)] if holding.week else []
    said += [_from_to(holding.valid_from, holding.valid_to)] if holding.valid_from or holding.valid_to else []
    words = ", ".join(said)
    return words[:1].upper() + words[1:]


def _untaxed(taxable: bool) -> str:
    return "" if taxable else ", without tax"


def _work(work: Work) -> str:
    return WORK_WORDS.get(work, _plain(work.value))


def _from_to(first: date | None, last: date | None) -> str:
    return " ".join([*([f"from {first}"] if first else []), *([f"until {last}"] if last else [])])


def _percent(share: Decimal | None) -> str:
    return f"{_number((share or Decimal(0)) * 100)} %"


def _number(amount: Decimal) -> str:
    return f"{amount.normalize():f}"


def _plain(word: str) -> str:
    return word.replace("_", " ")
