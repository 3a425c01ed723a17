"""What a client file says correctly but may not mean: advice, each kind under its own code."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.connectors.client_files.findings import Finding, Severity
from bot.connectors.client_files.reading import LocatedClientFile
from bot.desk.catalogue import CATALOGUE, Minutes, Priority, Work
from bot.desk.clients import Client
from bot.desk.contracts import (
    Contract,
    ContractStatus,
    ContractType,
    Effect,
    Rule,
    When,
)
from bot.desk.hours import next_opening
from bot.desk.money import Money
from bot.desk.prices import estimate
from bot.desk.rates import agreed_rates, bands_without_rate

WARNINGS = {
    "W01": "Work is excluded and no fallback prices it: a person has to decide each time.",
    "W02": "A rule is never reached, because an earlier one always decides first.",
    "W03": "No rule names a category, everything else is excluded, and there is no fallback.",
    "W04": "A contract that charges has no rate for a time band: a night would cost as much as a morning.",
    "W05": "A response is promised later than the resolution.",
    "W06": "Nobody can approve a typical quote.",
    "W07": "The contract ends within 60 days.",
    "W08": "No holidays are known for next year.",
    "W09": "A managed contract promises no answer times for some or all priorities.",
    "W10": "A rule asks whether the person is on the contract's list, and the contract has no list.",
}
ENDING_SOON = timedelta(days=60)

_Advice = tuple[str, str, str, str]  # code, where, message, way out


def check_client_file(file: LocatedClientFile, today: date) -> tuple[Finding, ...]:
    """Warnings on a file that was read without errors, as of ``today``, in the order of its lines."""
    found = [_located(file, advice) for advice in _advice(file, today)]
    return tuple(sorted(found, key=lambda finding: (finding.line, finding.code)))


def _located(file: LocatedClientFile, advice: _Advice) -> Finding:
    code, where, message, way_out = advice
    line, place = None, where
    while line is None and place:
        line = file.lines.get(place)
        place = place.rpartition(".")[0]
    return Finding(code, Severity.WARNING, file.path, line or 1, where, message, way_out)


def _advice(file: LocatedClientFile, today: date) -> Iterator[_Advice]:
    current = [
        (f"contracts[{index}]", contract)
        for index, contract in enumerate(file.contracts)
        if contract.status is ContractStatus.ACTIVE and (contract.ends is None or contract.ends >= today)
    ]
    for where, contract in current:
        yield from _left_out(where, contract)
        yield from _never_reached(where, contract)
        yield from _bands_without_rate(where, file.client, contract)
        yield from _answer_times(where, contract)
        yield from _without_list(where, contract)
        if contract.ends is not None and contract.ends - today <= ENDING_SOON:
            message = f"{contract.number} ends on {contract.ends}, in {(contract.ends - today).days} days."
            yield "W07", f"{where}.ends", message, "Agree what follows, or tell the client."
    yield from _approvers(file.client, [contract for _, contract in current], today)
    yield from _holidays(file.client, [contract for _, contract in current], today)


def _left_out(where: str, contract: Contract) -> Iterator[_Advice]:
    if contract.fallback is not None:
        return
    way_out = "Name a 'fallback' contract that charges for it."
    for index, rule in enumerate(contract.rules):
        if rule.effect is Effect.EXCLUDE:
            message = f"Clause {rule.clause} excludes work that no other contract prices."
            yield "W01", f"{where}.rules[{index}]", message, way_out
    unnamed = sorted(id for id, one in CATALOGUE.items() if not one.free and not _named(contract, id))
    if contract.otherwise is Effect.EXCLUDE and unnamed:
        shown = ", ".join(unnamed[:5]) + (f" and {len(unnamed) - 5} more" if len(unnamed) > 5 else "")
        yield "W03", where, f"No rule of {contract.number} names: {shown}.", f"Add a rule for them. {way_out}"


def _named(contract: Contract, category: str) -> bool:
    return any(rule.concerns(category) for rule in contract.rules)


def _never_reached(where: str, contract: Contract) -> Iterator[_Advice]:
    for index, rule in enumerate(contract.rules):
        earlier = next((one for one in contract.rules[:index] if _swallows(one, rule)), None)
        if earlier is not None:
            message = f"Clause {rule.clause} is never reached: clause {earlier.clause} decides before it."
            yield (
                "W02",
                f"{where}.rules[{index}]",
                message,
                "Move it up, narrow the earlier one, or remove it.",
            )


def _swallows(earlier: Rule, later: Rule) -> bool:
    """Whether everything that ``later`` matches is matched by ``earlier``."""
    if earlier.valid_from or earlier.valid_to:
        return False
    about = not earlier.categories or (bool(later.categories) and later.categories <= earlier.categories)
    return about and _wider(earlier.when, later.when)


def _wider(one: When, other: When) -> bool:
    sets = (
        (one.time, other.time),
        (one.work, other.work),
        (one.site, other.site),
        (one.asset_class, other.asset_class),
        (one.request_type, other.request_type),
        (one.cause, other.cause),
    )
    answers = (
        (one.asset_covered, other.asset_covered),
        (one.meets_standard, other.meets_standard),
        (one.person_listed, other.person_listed),
    )
    wide = all(not outer or (bool(inner) and inner <= outer) for outer, inner in sets)
    return wide and all(outer is None or outer is inner for outer, inner in answers)


def _without_list(where: str, contract: Contract) -> Iterator[_Advice]:
    for index, rule in enumerate(contract.rules):
        if rule.when.person_listed is not None and not contract.people:
            message = f"Clause {rule.clause} is about people on a list, and {contract.number} has none: each time they are asked."
            yield "W10", f"{where}.rules[{index}].when", message, "Add 'people' to the contract."


def _bands_without_rate(where: str, client: Client, contract: Contract) -> Iterator[_Advice]:
    charges = any(rule.effect is Effect.CHARGE for rule in contract.rules)
    card = agreed_rates(client=client, contract=contract)
    if card is None or not charges:
        return
    for band in bands_without_rate(card, contract.support_hours):
        message = (
            f"{contract.number} has no rate for some or all of '{band.value}': it costs the same as support hours."
        )
        yield (
            "W04",
            f"{where}.rates",
            message,
            f"Add a row with band: {band.value}, with multiplier: 1 if that is meant.",
        )


def _answer_times(where: str, contract: Contract) -> Iterator[_Advice]:
    targets = dict(contract.sla.targets) if contract.sla else {}
    for name, target in targets.items():
        if target.respond and target.resolve and target.respond > target.resolve:
            message = f"{name} is answered later ({target.respond}) than it is solved ({target.resolve})."
            yield "W05", f"{where}.sla.{name}", message, "Swap the two, or correct one."
    missing = [priority.value for priority in Priority if priority.value not in targets]
    if contract.type in (ContractType.MANAGED, ContractType.CO_MANAGED) and missing:
        names = ", ".join(missing)
        message = f"{contract.number} promises no answer times for {names}; the house's own aims are used."
        yield "W09", f"{where}.sla", message, "Add them under 'sla'."


def _approvers(client: Client, contracts: list[Contract], today: date) -> Iterator[_Advice]:
    charging = [contract for contract in contracts if contract.rates is not None]
    if not charging:
        return
    typical = max((_typical_quote(client, contract, today) for contract in charging), key=lambda money: money.amount)
    if not client.approvers(Money.zero(client.currency)):
        yield (
            "W06",
            "client.contacts",
            "Nobody at the client may approve a quote.",
            "Give somebody the role approver.",
        )
    elif not client.approvers(typical):
        message = f"No approver may accept {typical}, a typical quote (one hour on site)."
        yield "W06", "client.contacts", message, "Raise an approval_limit, or add an approver without one."


def _typical_quote(client: Client, contract: Contract, today: date) -> Money:
    """One hour on site, in support hours, at the site farthest away."""
    card = agreed_rates(client=client, contract=contract)
    assert card is not None
    midnight = datetime.combine(today, time(), ZoneInfo(client.timezone))
    return estimate(
        card=card,
        hours=contract.support_hours,
        work=Work.ONSITE,
        start=next_opening(contract.support_hours, midnight) or midnight,
        minutes=Minutes.stated(60),
        kilometres=max((site.km for site in client.sites), default=None),
        tax=client.tax,
    ).not_to_exceed


def _holidays(client: Client, contracts: list[Contract], today: date) -> Iterator[_Advice]:
    next_year = today.year + 1
    if all(contract.support_hours.is_always for contract in contracts):
        return
    if not any(day.year == next_year for day in client.holidays):
        message = f"No holidays are known for {next_year}: every one would count as a working day."
        yield "W08", "client.holidays", message, "Write a calendar, like holidays: {calendar: CA-ON}."
