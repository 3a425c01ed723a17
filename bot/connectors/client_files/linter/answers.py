"""Answer times, and the days on which a contract holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from operator import itemgetter

from bot.connectors.client_files.linter.advice import Advice, Placed, Subject
from bot.desk.catalogue import Priority
from bot.desk.contracts import Contract, ContractStatus, ContractType
from bot.desk.sla import Metric, Target


def check(subject: Subject) -> Iterator[Advice]:
    """Everything about promises and dates of single contracts."""
    for placed in subject.current:
        yield from _answer_times(placed)
        yield from _pressing(placed)
        yield from _ending(subject, placed)
        yield from _fallback(subject, placed)
    yield from _in_force(subject)
    yield from _holidays(subject)


def _answer_times(placed: Placed) -> Iterator[Advice]:
    where, contract = placed
    for place, targets in _targets(placed):
        for name, target in targets:
            if target.respond and target.resolve and target.respond > target.resolve:
                message = f"{name} is answered later ({target.respond}) than it is solved ({target.resolve})."
                yield Advice("W05", f"{place}.{name}", message, "Swap the two, or correct one.")
    general = dict(contract.sla.targets) if contract.sla else {}
    missing = [priority.value for priority in Priority if priority.value not in general]
    if contract.type in (ContractType.MANAGED, ContractType.CO_MANAGED) and missing:
        names = ", ".join(missing)
        message = f"{contract.number} promises no answer times for {names}; the house's own aims are used."
        yield Advice("W09", f"{where}.sla", message, "Add them under 'sla'.")


def _pressing(placed: Placed) -> Iterator[Advice]:
    """P1 before P2: compared where both count the same time."""
    for place, targets in _targets(placed):
        for (name, target), (next_name, less) in pairwise(targets):
            for metric in Metric if target.around_the_clock is less.around_the_clock else ():
                sooner, later = target.promised(metric), less.promised(metric)
                if sooner and later and sooner > later:
                    message = (
                        f"{name} is more pressing than {next_name}, and is promised later ({sooner} after {later})."
                    )
                    yield Advice("W25", f"{place}.{name}", message, "Swap the two, or correct one.")


def _targets(placed: Placed) -> Iterator[tuple[str, list[tuple[str, Target]]]]:
    """The targets for every request, then those for some request types alone, by priority."""
    sla = placed.contract.sla
    if sla is None:
        return
    yield f"{placed.where}.sla", sorted(sla.targets, key=itemgetter(0))
    for kind in dict.fromkeys(kind for kind, _, _ in sla.by_request_type):
        special = [(name, target) for of, name, target in sla.by_request_type if of is kind]
        yield f"{placed.where}.sla.{kind.value}", sorted(special, key=itemgetter(0))


def _ending(subject: Subject, placed: Placed) -> Iterator[Advice]:
    """The end is near, and no contract of the same type takes over."""
    where, contract = placed
    if contract.ends is None or contract.ends - subject.today > timedelta(days=contract.notice_days):
        return
    later = [
        one.contract
        for one in subject.current
        if one.contract.type is contract.type and _outlasts(one.contract, contract)
    ]
    if any((one.starts - contract.ends).days <= 1 for one in later):
        return
    left = (contract.ends - subject.today).days
    message = f"{contract.number} ends on {contract.ends}, in {left} days."
    if later:
        first = min(later, key=lambda one: one.starts)
        message += f" {first.number} starts only on {first.starts}: nothing holds in between."
    yield Advice("W07", f"{where}.ends", message, "Agree what follows, or tell the client.")


def _outlasts(one: Contract, other: Contract) -> bool:
    return other.ends is not None and (one.ends is None or one.ends > other.ends)


def _fallback(subject: Subject, placed: Placed) -> Iterator[Advice]:
    """What decides behind a contract has to hold on every day on which the contract does."""
    where, contract = placed
    behind = next((one for one in subject.file.contracts if one.number == contract.fallback), None)
    if behind is None:
        return
    first = max(contract.starts, subject.today)
    reason = None
    if behind.status is not ContractStatus.ACTIVE:
        reason = f"is {behind.status.value}"
    elif behind.starts > first:
        reason = f"starts only on {behind.starts}"
    elif behind.ends is not None and (contract.ends is None or behind.ends < contract.ends):
        reason = f"ends on {behind.ends}"
    if reason:
        message = f"{behind.number} {reason}, and {contract.number} needs it as long as it holds itself."
        yield Advice("W18", f"{where}.fallback", message, f"Let {behind.number} hold as long as {contract.number}.")


def _in_force(subject: Subject) -> Iterator[Advice]:
    today, contracts = subject.today, subject.file.contracts
    if any(one.contract.starts <= today for one in subject.current) or not contracts:
        return
    coming = min((one.contract for one in subject.current), key=lambda one: one.starts, default=None)
    message = "No contract is in force today: a person looks at every request."
    message += f" {coming.number} starts on {coming.starts}." if coming else ""
    yield Advice("W26", "contracts", message, "Correct 'status', 'starts' or 'ends', unless that is meant.")


def _holidays(subject: Subject) -> Iterator[Advice]:
    next_year = subject.today.year + 1
    if all(one.contract.support_hours.is_always for one in subject.current):
        return
    if not any(day.year == next_year for day in subject.client.holidays):
        message = f"No holidays are known for {next_year}: every one would count as a working day."
        yield Advice("W08", "client.holidays", message, "Write a calendar, like holidays: {calendar: CA-ON}.")
