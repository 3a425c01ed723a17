"""The ``contracts:`` part of a client file, and what must hold between contracts."""

from __future__ import annotations

from collections.abc import Mapping as AnyMapping
from datetime import date, timedelta

from bot.connectors.client_files.allowances import read_allowance
from bot.connectors.client_files.answer_times import hours_at_sites, read_sla, read_support_hours
from bot.connectors.client_files.fields import (
    CONTRADICTION,
    NOT_THERE,
    Cursor,
    Fields,
    Refused,
    choice,
    day,
    integer,
    money,
    refuse_unknown,
    suggest,
    text,
    whole_days,
    words,
)
from bot.connectors.client_files.nodes import Mapping
from bot.connectors.client_files.people import code, once
from bot.connectors.client_files.rate_cards import check_rates, read_contract_rates
from bot.connectors.client_files.terms import read_rule
from bot.desk.clients import Client
from bot.desk.contracts import (
    Contract,
    ContractStatus,
    ContractType,
    Effect,
    Fee,
    Period,
    PlanService,
    RateCard,
    Rule,
)
from bot.desk.hours import SupportHours
from bot.desk.money import Money
from bot.desk.sla import SlaPolicy

CONTRACT_KEYS = (
    "number",
    "version",
    "type",
    "status",
    "starts",
    "ends",
    "fee",
    "support_hours",
    "sla",
    "critical_applications",
    "people",
    "rules",
    "allowances",
    "otherwise",
    "fallback",
    "rates",
    "notice",
)
FEE_KEYS = ("amount", "per", "onboarding", "services")
SERVICE_KEYS = ("name", "price")
MOST_CONTRACTS, MOST_RULES, MOST_ALLOWANCES = 200, 2_000, 200
LONGEST_WAIT_WEEKS = 104
"""A target that takes two years of the agreed support hours is a slip of the pen."""


def read_contracts(place: Cursor, client: Client) -> tuple[Contract, ...]:
    """Every contract of the file; mistakes in them and between them are noted."""
    members = place.records(MOST_CONTRACTS)
    contracts = tuple(_contract(member, client) for member in members)
    once(place, ((f"[{i}].number", contract.number) for i, contract in enumerate(contracts)), "contract number")
    _check_fallbacks(place, contracts)
    _check_allowance_names(place, contracts)
    return contracts


def _contract(at: Cursor, client: Client) -> Contract:
    fields = at.fields(CONTRACT_KEYS)
    sites = frozenset(site.code for site in client.sites)
    starts = fields.need("starts", day, date.min)
    ends: date | None = fields.get("ends", day, None)
    if ends is not None and ends < starts:
        fields.place("ends").note(
            CONTRADICTION, f"The contract ends on {ends}, before it starts on {starts}.", "Swap the dates."
        )
    closed = SupportHours(client.timezone, ((),) * 7)
    hours = fields.need("support_hours", lambda one: read_support_hours(one, client), closed)
    rules = tuple(read_rule(one, sites, client.currency) for one in fields.records("rules", MOST_RULES))
    contract = Contract(
        number=fields.need("number", code, "unknown"),
        version=fields.get("version", integer, 1),
        type=fields.need("type", choice(ContractType), ContractType.MANAGED),
        status=fields.get("status", choice(ContractStatus), ContractStatus.ACTIVE),
        starts=starts,
        ends=ends,
        support_hours=hours,
        sla=fields.get("sla", read_sla, None),
        rules=rules,
        otherwise=fields.get("otherwise", _otherwise, Effect.EXCLUDE),
        fallback=fields.get("fallback", text, None),
        fee=fields.get("fee", lambda one: _fee(one, client.currency), None),
        critical_applications=fields.get("critical_applications", words, frozenset()),
        allowances=tuple(read_allowance(one, starts) for one in fields.records("allowances", MOST_ALLOWANCES)),
        rates=_rates(fields, client, rules),
        notice_days=fields.get("notice", whole_days, 60),
        people=fields.get("people", lambda one: _people(one, client), frozenset()),
        site_hours=fields.get("support_hours", lambda _: hours_at_sites(hours.weekly, client), ()),
    )
    _check_answer_times(fields, contract)
    names = ((f"allowances[{i}].name", allowance.name) for i, allowance in enumerate(contract.allowances))
    once(at, names, "allowance")
    check_rates(at, contract, client)
    for index, rule in enumerate(contract.rules):
        _check_rule(fields, contract, index, rule)
    return contract


def _rates(fields: Fields, client: Client, rules: tuple[Rule, ...]) -> RateCard | None:
    """The contract's own card; one that says nothing lets the rates of the client and of the house hold."""
    behind = any(card is not None and card.base is not None for card in (client.rates, client.house_rates))
    if "rates" not in fields and behind and any(rule.effect is Effect.CHARGE for rule in rules):
        return RateCard()
    return fields.get("rates", lambda one: read_contract_rates(one, client.currency, needs_base=not behind), None)


def _check_rule(fields: Fields, contract: Contract, index: int, rule: Rule) -> None:
    where = f"{fields.at.where}.rules[{index}]"
    notes = fields.at.notes
    if rule.draws is not None and contract.allowance(rule.draws) is None:
        known = [allowance.name for allowance in contract.allowances]
        place = f"{where}.draws"
        message = f"The contract has no allowance '{rule.draws}'."
        notes.error(NOT_THERE, notes.lines.get(place, fields.at.line), place, message, suggest(rule.draws, known))
    if rule.effect is Effect.CHARGE and contract.rates is None and "rates" not in fields:
        message = "The rule charges, but the contract has no rates."
        notes.error(
            NOT_THERE,
            notes.lines.get(where, fields.at.line),
            where,
            message,
            "Add 'rates' here or to the client, or exclude it and name a fallback.",
        )


def _check_answer_times(fields: Fields, contract: Contract) -> None:
    """A target in working time must come to an end under the contract's own hours."""
    notes, hours = fields.at.notes, contract.support_hours
    open_a_week = sum((window.closes - window.opens for windows in hours.weekly for window in windows), 0)
    sla = contract.sla if contract.sla and open_a_week else SlaPolicy(())
    targets = (*sla.targets, *((f"{kind.value}.{name}", target) for kind, name, target in sla.by_request_type))
    for name, target in targets:
        promises = ("respond", target.respond), ("resolve", target.resolve), ("next_update", target.next_update)
        for key, promised in promises:
            weeks = (promised or timedelta(0)) / timedelta(minutes=open_a_week)
            if not target.around_the_clock and weeks > LONGEST_WAIT_WEEKS:
                place = f"{fields.at.where}.sla.{name}.{key}"
                message = f"Under these support hours that takes {weeks / 52:,.0f} years."
                line = notes.lines.get(place, fields.at.line)
                notes.error(CONTRADICTION, line, place, message, "Shorten it, or add clock: 24x7.")


def _people(at: Cursor, client: Client) -> frozenset[str]:
    """Who is on the contract's list, by the e-mail addresses of the client's contacts."""

    def listed(place: Cursor) -> str:
        contact = client.contact(text(place))
        if contact is None:
            refuse_unknown(text(place), [each.email for each in client.contacts], "contact", NOT_THERE)
        return contact.email.casefold()

    return frozenset(at.list_of(listed))


def _otherwise(at: Cursor) -> Effect:
    written = text(at)
    if written not in (Effect.INCLUDE.value, Effect.EXCLUDE.value):
        raise Refused(f"'{written}' cannot stand for everything else.", "Write include or exclude.")
    return Effect(written)


def _fee(at: Cursor, currency: str) -> Fee | None:
    fields = at.fields(FEE_KEYS)
    services = tuple(_service(one, currency) for one in fields.records("services"))
    once(at, ((f"services[{i}].name", service.name) for i, service in enumerate(services)), "service")
    return Fee(
        fields.need("amount", money(currency), Money.zero(currency)),
        fields.need("per", choice(Period), Period.MONTH),
        fields.get("onboarding", money(currency), None),
        services,
    )


def _service(at: Cursor, currency: str) -> PlanService:
    """A name alone, or a name with what it would cost by itself."""
    if isinstance(at.node, Mapping):
        fields = at.fields(SERVICE_KEYS)
        return PlanService(fields.need("name", text, "unknown"), fields.get("price", money(currency), None))
    return PlanService(at.read(text, "unknown"))


def _check_fallbacks(at: Cursor, contracts: tuple[Contract, ...]) -> None:
    behind = {contract.number: contract.fallback for contract in contracts}
    for index, contract in enumerate(contracts):
        place = f"{at.where}[{index}].fallback"
        line = at.notes.lines.get(place, at.line)
        if contract.fallback is None:
            continue
        if contract.fallback not in behind:
            known = [number for number in behind if number != contract.number]
            message = f"There is no contract '{contract.fallback}' to fall back to."
            at.notes.error(NOT_THERE, line, place, message, suggest(contract.fallback, known))
        elif _returns_to(contract.number, behind):
            at.notes.error(
                CONTRADICTION,
                line,
                place,
                "The fallback leads back to this contract.",
                "End the chain with a contract that charges.",
            )


def _returns_to(number: str, behind: AnyMapping[str, str | None]) -> bool:
    current = behind[number]
    for _ in behind:
        if current is None or current == number:
            break
        current = behind.get(current)
    return current == number


def _check_allowance_names(at: Cursor, contracts: tuple[Contract, ...]) -> None:
    """What was used is counted by name: two contracts that hold at the same time may not share one."""
    named = [(i, j, contract) for i, contract in enumerate(contracts) for j, _ in enumerate(contract.allowances)]
    for index, (i, j, contract) in enumerate(named):
        name = contract.allowances[j].name
        for k, m, other in named[:index]:
            if k != i and other.allowances[m].name == name and _overlap(contract, other):
                place = f"{at.where}[{i}].allowances[{j}].name"
                message = f"{other.number} has an allowance '{name}' at the same time."
                at.notes.error(
                    CONTRADICTION,
                    at.notes.lines.get(place, at.line),
                    place,
                    message,
                    "Give one of them another name.",
                )


def _overlap(one: Contract, other: Contract) -> bool:
    return one.starts <= (other.ends or date.max) and other.starts <= (one.ends or date.max)
