"""What a verified person may read of their company's contracts, in words."""

from __future__ import annotations

from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.desk.catalogue import Work as WorkKind
from bot.desk.clients import Role
from bot.desk.contracts import Contract
from bot.desk.hours import next_opening
from bot.desk.money import Money, in_words
from bot.desk.rates import Job, agreed_rates, first_said, levels, terms_at
from bot.operations.allowances import AllowanceLeft
from bot.operations.contract_words import PERIOD_WORDS
from bot.operations.ports import DeskPorts
from bot.operations.turns import Turn

TYPE_WORDS = {
    "managed": "managed service for a flat fee",
    "co_managed": "managed service together with your own IT",
    "block_hours": "hours bought ahead",
    "retainer": "retainer",
    "per_ticket": "a price for each ticket",
    "time_and_materials": "time and materials, each callout approved first",
    "warranty": "warranty",
}
TOLD_THE_FEE = frozenset({Role.PRIMARY, Role.BILLING, Role.APPROVER})
"""Who answers for the client's money."""
_KINDS = ((WorkKind.REMOTE, "Help from afar"), (WorkKind.ONSITE, "A visit on site"), (WorkKind.PROJECT, "Project work"))


def _in_force(ports: DeskPorts, turn: Turn) -> tuple[Contract, ...]:
    assert turn.client is not None
    now = ports.clock.now()
    with ports.begin() as work:
        return tuple(contract for contract in work.contracts.latest(turn.client) if contract.in_force(now))


def who_serves(*, ports: DeskPorts, turn: Turn) -> str:
    """Which contracts hold today, a line each; the fee only for who answers for the client's money."""
    lines = []
    contact = turn.person.contact
    told = contact is not None and bool(contact.roles & TOLD_THE_FEE)
    for contract in _in_force(ports, turn):
        fee = f", {in_words(contract.fee.amount)} {PERIOD_WORDS[contract.fee.per]}" if told and contract.fee else ""
        until = f" until {contract.ends:%-d %B %Y}" if contract.ends else ""
        lines.append(f"Contract {contract.number}: {TYPE_WORDS[contract.type.value]}{fee}{until}.")
    return "\n".join(lines) or "No contract is in force today."


def rates_in_words(*, ports: DeskPorts, turn: Turn) -> str:
    """The hourly rates for what no plan covers, a line each; empty when no contract in force holds rates."""
    client = turn.person.client
    assert client is not None
    contract = next((contract for contract in _in_force(ports, turn) if contract.rates), None)
    card = agreed_rates(client=client, contract=contract) if contract else None
    if contract is None or card is None:
        return ""
    travel = first_said(card, lambda level: level.travel)
    now = ports.clock.now()
    opening = next_opening(contract.support_hours, now) or now
    lines = []
    for kind, words in _KINDS:
        terms = terms_at(Job(card, contract.support_hours, kind), None, opening)
        hour = in_words(Money.exactly(terms.hourly.rate, client.currency))
        least = f", at least {terms.minimum} minutes" if terms.minimum else ""
        trip = f", plus {in_words(travel.trip)} for the trip" if kind is WorkKind.ONSITE and travel else ""
        lines.append(f"• {words}: {hour} an hour{least}{trip}")
    rows = [row for level in levels(card) for row in level.rows]
    highest = max((row.multiplier for row in rows if row.multiplier), default=Decimal(1))
    if highest > 1:
        lines.append(f"• Outside support hours up to {highest.normalize():f} times that")
    return "\n".join(lines)


def what_is_left(found: AllowanceLeft, turn: Turn) -> str:
    """One allowance: how much is left of how much, where the rest went, what was carried over, until when."""
    client = turn.person.client
    return allowance_in_words(found, client.timezone if client else "UTC")


def allowance_in_words(found: AllowanceLeft, zone: str) -> str:
    """The same for the people of the MSP."""
    balance, words = found.balance, found.words
    said = f"Left of '{found.allowance.name}' ({found.contract}): {words(balance.left)} of {words(balance.total)}"
    said += f" (used {words(balance.taken.used)}, reserved for open tickets {words(balance.taken.reserved)})."
    if balance.left < 0:
        said += " It is overrun, as the contract allows."
    if balance.carried:
        said += f" {words(balance.carried)} of it is carried over: {' '.join(found.carried_from)}"
    day = f"{balance.until.astimezone(ZoneInfo(zone)):%a %-d %b %Y}"
    return f"{said} Its last day is {balance.last_day}." if found.is_the_last else f"{said} It starts anew on {day}."
