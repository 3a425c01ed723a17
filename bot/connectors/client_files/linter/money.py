"""Rates, quotes that nobody may approve, and allowances that nothing draws on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bot.connectors.client_files.linter.advice import Advice, Placed, Subject
from bot.desk.catalogue import Minutes, Work
from bot.desk.contracts import Contract, Effect, Rule
from bot.desk.hours import Band
from bot.desk.matching import BAND_WORDS
from bot.desk.money import Money
from bot.desk.prices import estimate
from bot.desk.rates import agreed_rates, bands_without_rate


def check(subject: Subject) -> Iterator[Advice]:
    """Everything about amounts."""
    for placed in subject.current:
        yield from _bands_without_rate(subject, placed)
        yield from _never_drawn(placed)
        yield from _rates_without_use(subject, placed)
    yield from _approvers(subject)
    yield from _distances(subject)


def _charges(contract: Contract) -> list[Rule]:
    return [rule for rule in contract.rules if rule.effect is Effect.CHARGE]


def _bands_without_rate(subject: Subject, placed: Placed) -> Iterator[Advice]:
    where, contract = placed
    card = agreed_rates(client=subject.client, contract=contract)
    if card is None or not _charges(contract):
        return
    for band in bands_without_rate(card, contract.support_hours):
        message = (
            f"{contract.number} has no rate for some or all of '{band.value}': it costs the same as support hours."
        )
        way_out = f"Add a row with band: {band.value}, with multiplier: 1 if that is meant."
        yield Advice("W04", f"{where}.rates", message, way_out)


def _never_drawn(placed: Placed) -> Iterator[Advice]:
    where, contract = placed
    drawn = {rule.draws for rule in contract.rules}
    for index, allowance in enumerate(contract.allowances):
        if allowance.name not in drawn:
            message = f"No rule of {contract.number} draws on '{allowance.name}': nobody gets anything from it."
            way_out = f"Add a rule with draws: {allowance.name}, or remove the allowance."
            yield Advice("W15", f"{where}.allowances[{index}]", message, way_out)


def _rates_without_use(subject: Subject, placed: Placed) -> Iterator[Advice]:
    """Rates price what a rule charges, parts, and what an allowance does not reach, here or in front."""
    where, contract = placed
    if contract.rates is None or _charges(contract):
        return
    priced = {Effect.ALLOWANCE, Effect.LABOUR_ONLY}
    leading_here = [one.contract for one in subject.current if contract in subject.chain(one.contract)]
    if not any(rule.effect in priced for one in leading_here for rule in one.rules):
        message = f"{contract.number} has rates, and no rule charges at them: a person has to name every price."
        yield Advice("W23", f"{where}.rates", message, "Add a rule like 'charge: all', or remove the rates.")


def _approvers(subject: Subject) -> Iterator[Advice]:
    client = subject.client
    charging = [one.contract for one in subject.current if one.contract.rates is not None]
    if not charging:
        return
    if not client.approvers(Money.zero(client.currency)):
        way_out = "Give somebody the role approver."
        yield Advice("W06", "client.contacts", "Nobody at the client may approve a quote.", way_out)
        return
    quotes = [(band, quote) for contract in charging for band, quote in _quotes(subject, contract)]
    usual = [quote for band, quote in quotes if band is Band.SUPPORT]
    typical = max(usual, key=lambda money: money.amount, default=Money.zero(client.currency))
    if not client.approvers(typical):
        message = f"No approver may accept {typical}, a typical quote (one hour on site)."
        way_out = "Raise an approval_limit, or add an approver without one."
        yield Advice("W06", "client.contacts", message, way_out)
        return
    band, dearest = max(quotes, key=lambda quote: quote[1].amount, default=(Band.SUPPORT, typical))
    if not client.approvers(dearest):
        message = f"No approver may accept {dearest}: one hour on site, {BAND_WORDS[band]}."
        way_out = "Raise an approval_limit, or add an approver without one, or nobody can say yes at that hour."
        yield Advice("W22", "client.contacts", message, way_out)


def _quotes(subject: Subject, contract: Contract) -> Iterator[tuple[Band, Money]]:
    """What one hour on site, at the site farthest away, may cost in each band in which the contract charges."""
    charged = [rule.when.time for rule in _charges(contract)]
    for band, start in subject.instants(contract.support_hours, max(subject.today, contract.starts)).items():
        if not charged or any(not bands or band in bands for bands in charged):
            yield band, _quote(subject, contract, start)


def _quote(subject: Subject, contract: Contract, start: datetime) -> Money:
    card = agreed_rates(client=subject.client, contract=contract)
    assert card is not None
    return estimate(
        card=card,
        hours=contract.support_hours,
        work=Work.ONSITE,
        start=start,
        minutes=Minutes.stated(60),
        kilometres=max((site.km for site in subject.client.sites), default=None),
        tax=subject.client.tax,
    ).not_to_exceed


def _distances(subject: Subject) -> Iterator[Advice]:
    """A site whose distance was not written is taken for one next door."""
    cards = [one.contract.rates for one in subject.current if one.contract.rates is not None]
    if not any(card.travel is not None and card.travel.per_km.amount for card in cards):
        return
    for index, site in enumerate(subject.client.sites):
        if not {f"client.sites[{index}].{key}" for key in ("km", "miles")} & subject.file.lines.keys():
            message = f"Travel is charged by distance, and nothing says how far away {site.name} is."
            yield Advice("W24", f"client.sites[{index}]", message, "Add 'km', one way; km: 0 if that is meant.")
