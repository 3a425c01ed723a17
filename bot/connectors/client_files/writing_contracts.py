"""A contract in the words of a client file: its terms, allowances and answer times."""

from __future__ import annotations

from bot.connectors.client_files import values
from bot.connectors.client_files.answer_times import hours_at_sites
from bot.connectors.client_files.layout import Raw, Written
from bot.connectors.client_files.writing_rates import written_rates, written_week
from bot.desk.clients import Client
from bot.desk.contracts import (
    Allowance,
    Contract,
    Fee,
    Overrun,
    Rule,
    Unit,
    When,
)
from bot.desk.errors import DeskError
from bot.desk.hours import SupportHours
from bot.desk.sla import SlaPolicy, Target


class CannotBeWritten(DeskError):
    """A stored contract says something that one client file cannot say together with the client as it is today."""


def written_contract(client: Client, contract: Contract) -> Written:
    """The keys of one contract."""
    return {
        "number": contract.number,
        "version": values.number(contract.version),
        "type": values.choice(contract.type),
        "status": values.choice(contract.status),
        "starts": values.day(contract.starts),
        "ends": values.day(contract.ends),
        "notice": values.whole_days(contract.notice_days),
        "fee": _fee(contract.fee) if contract.fee else None,
        "support_hours": _hours(client, contract),
        "sla": _sla(contract.sla) if contract.sla else None,
        "people": values.several(contract.people),
        "critical_applications": values.several(contract.critical_applications),
        "rules": [_rule(rule) for rule in contract.rules] or None,
        "allowances": [_allowance(allowance) for allowance in contract.allowances] or None,
        "otherwise": values.choice(contract.otherwise),
        "fallback": contract.fallback,
        "rates": written_rates(contract.rates, of_a_contract=True) if contract.rates else None,
    }


def _fee(fee: Fee) -> Written:
    services: list[Written] = [
        {"name": service.name, "price": values.amount(service.price)} if service.price else service.name
        for service in fee.services
    ]
    return {
        "amount": values.amount(fee.amount),
        "per": values.choice(fee.per),
        "onboarding": values.amount(fee.onboarding),
        "services": services or None,
    }


def _hours(client: Client, contract: Contract) -> Written:
    """The weekly windows; a file gives every contract the zone and the holidays of its client."""
    hours = contract.support_hours
    days = client.closed_days
    always = hours == SupportHours.always(client.timezone)
    usual = SupportHours(client.timezone, hours.weekly, days.whole, days.partial, days.extra)
    if (not always and hours != usual) or contract.site_hours != hours_at_sites(hours.weekly, client):
        raise CannotBeWritten(
            f"Version {contract.version} of {contract.number} counts other holidays, or another time zone, than the "
            "client has today, and a client file states them once. Export the newest version."
        )
    return Raw("24x7") if always else written_week(hours.weekly)


def _sla(policy: SlaPolicy) -> Written:
    written: dict[str, Written | None] = {priority: _target(target) for priority, target in policy.targets}
    for kind in dict.fromkeys(kind for kind, _, _ in policy.by_request_type):
        special = {name: _target(target) for of, name, target in policy.by_request_type if of is kind}
        written[kind.value] = special
    return written


def _target(target: Target) -> Written:
    return {
        "respond": None if target.respond is None else values.span(target.respond),
        "resolve": None if target.resolve is None else values.span(target.resolve),
        "next_update": None if target.next_update is None else values.span(target.next_update),
        "clock": Raw("24x7") if target.around_the_clock else None,
    }


def _rule(rule: Rule) -> Written:
    return {
        rule.effect.value: values.several(rule.categories) or Raw("all"),
        "when": _when(rule.when),
        "draws": rule.draws,
        "emergency": {"up_to": values.amount(rule.emergency.up_to)} if rule.emergency else None,
        "from": values.day(rule.valid_from),
        "to": values.day(rule.valid_to),
        "clause": rule.clause,
        "text": rule.text,
    }


def _when(when: When) -> Written | None:
    written = {
        "time": values.choices(when.time),
        "work": values.choices(when.work),
        "site": values.several(when.site),
        "asset_class": values.several(when.asset_class),
        "asset_covered": values.flag(when.asset_covered),
        "request_type": values.choices(when.request_type),
        "cause": values.choices(when.cause),
        "meets_standard": values.flag(when.meets_standard),
        "person_listed": values.flag(when.person_listed),
    }
    return written if any(value is not None for value in written.values()) else None


def _allowance(allowance: Allowance) -> Written:
    counted = allowance.unit is Unit.MINUTES and not allowance.amount % 60 and not allowance.rollover % 60
    factor = 60 if counted else 1
    return {
        "name": allowance.name,
        "unit": Raw("hours") if counted else values.choice(allowance.unit),
        "amount": values.number(allowance.amount / factor),
        "per": values.choice(allowance.per),
        "rollover": values.number(allowance.rollover / factor) if allowance.rollover else None,
        "burn": _burn(allowance) or None,
        "warn": Raw(f"{allowance.warn_percent}%"),
        "overrun": None if allowance.overrun is Overrun.CHARGE else values.choice(allowance.overrun),
        "until": values.day(allowance.until),
        "minimum": values.minutes(allowance.minimum) if allowance.minimum else None,
        "increment": values.minutes(allowance.increment) if allowance.increment != 1 else None,
    }


def _burn(allowance: Allowance) -> dict[str, Written | None]:
    """Factors of time bands, then those that name a kind of work, alone or in a band: ``weekend+onsite``."""
    by_band: dict[str, Written | None] = {band.value: values.number(factor) for band, factor in allowance.burn}
    by_work = {
        "+".join(part.value for part in (row.band, row.work) if part is not None): values.number(row.factor)
        for row in allowance.burns
    }
    return {**by_band, **by_work}
