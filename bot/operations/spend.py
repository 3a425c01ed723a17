"""What a client paid with its plan and what break-fix would have asked, on the same tickets (desk rules, section 7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.desk.allowances import LedgerRow
from bot.desk.both_ways import Aside, Basis, BothWays, PaidTicket, as_a_plan_would_have, as_it_was_paid
from bot.desk.clients import Client
from bot.desk.contracts import Contract, ContractStatus, PlanService
from bot.desk.money import Money
from bot.desk.spend import (
    CannotCompare,
    Comparison,
    DatedCost,
    Days,
    HeldFee,
    Month,
    OneOff,
    months_of,
    way_of_paying,
)
from bot.operations.past import (
    Progress,
    client_as_it_was,
    client_or_raise,
    held_fees,
    onboarding_fees,
    paid_tickets,
)
from bot.operations.ports import ClientFile, WorkFactory
from bot.operations.simulated_use import row_of, use_of

_OFFERED = (ContractStatus.ACTIVE, ContractStatus.DRAFT)


@dataclass(frozen=True)
class AsideTicket:
    """A ticket that stands on neither side, and why."""

    paid: PaidTicket
    why: Aside


@dataclass(frozen=True)
class PlanSpend:
    """A plan beside break-fix; every ticket of the period stands in ``both`` or in ``aside``.

    ``services`` are what the fee holds beside tickets, by contract: never part of the amounts that are compared.
    """

    comparison: Comparison
    both: tuple[BothWays, ...]
    aside: tuple[AsideTicket, ...]
    fees: tuple[HeldFee, ...]
    once: tuple[OneOff, ...]

    @property
    def has_fee(self) -> bool:
        """Whether there is a plan at all in these months."""
        return bool(self.fees or self.once)

    @property
    def services(self) -> tuple[tuple[str, tuple[PlanService, ...]], ...]:
        """By contract."""
        return tuple({held.contract: held.fee.services for held in self.fees if held.fee.services}.items())

    @property
    def absorbed(self) -> tuple[BothWays, ...]:
        """The tickets of which the plan paid something."""
        return tuple(one for one in self.both if one.managed < one.break_fix)

    @property
    def absorbed_amount(self) -> Money:
        """What the plan paid of them."""
        spared = (one.break_fix - one.managed for one in self.absorbed)
        return sum(spared, Money.zero(self.comparison.managed.currency))

    def resting_on(self, basis: Basis) -> int:
        """How many tickets' minutes rest on this."""
        return sum(one.paid.basis is basis for one in self.both)


@dataclass(frozen=True)
class SpendReport:
    """What was really paid, beside break-fix, and each plan that was asked about, beside break-fix."""

    client: Client
    period: Days
    months: tuple[Month, ...]
    tickets: int
    own: PlanSpend
    supposed: tuple[PlanSpend, ...]

    @property
    def shown(self) -> tuple[PlanSpend, ...]:
        """The comparisons there are: none for a client without a plan when none was asked about."""
        return ((self.own,) if self.own.has_fee else ()) + self.supposed


def last_twelve_months(today: date) -> Days:
    """The twelve whole months before the one that ``today`` is in."""
    first = today.replace(day=1)
    return Days(first.replace(year=first.year - 1), first - timedelta(days=1))


def spend_report(
    *, work: WorkFactory, client: str, period: Days, plans: Sequence[ClientFile], progress: Progress
) -> SpendReport:
    """The report; CannotCompare where amounts cannot stand in one table."""
    months = months_of(period)
    with work() as transaction:
        known = client_or_raise(transaction, client)
        offered = [_offered(known, period, file) for file in plans]
        records = transaction.contracts.records(known.code)
        tickets = tuple(paid_tickets(transaction, known, records, period, progress))
    fees = tuple(fee for fee in held_fees(records, known) if fee.days.within(period))
    once = tuple(one for one in onboarding_fees(records) if one.day in period)
    own_ways = [(paid, as_it_was_paid(known, paid)) for paid in tickets]
    name = " and ".join(dict.fromkeys(fee.contract for fee in fees)) or "as it was"
    own = _compared(known, months, name, own_ways, fees, once)
    return SpendReport(
        known, period, months, len(tickets), own, tuple(_supposed(known, period, months, tickets, p) for p in offered)
    )


def _offered(client: Client, period: Days, file: ClientFile) -> tuple[Contract, ...]:
    """The contracts with a fee and those behind them, as if they had held in the whole period."""
    if file.client.code != client.code:
        raise CannotCompare(
            f"{file.path} describes the client '{file.client.code}'. A plan for {client.code} is written in a copy of "
            "its own client file, so that its sites and devices are the same."
        )
    for what, theirs, ours in (
        ("currency", file.client.currency, client.currency),
        ("time zone", file.client.timezone, client.timezone),
    ):
        if theirs != ours:
            raise CannotCompare(f"{file.path} has the {what} {theirs}, the client has {ours}. Write {ours} in it.")
    by_number = {contract.number: contract for contract in file.contracts}
    chosen: dict[str, Contract] = {}
    for contract in file.contracts:
        following = contract if contract.fee is not None and contract.status in _OFFERED else None
        while following is not None and following.number not in chosen:
            chosen[following.number] = following
            following = by_number.get(following.fallback or "")
    if not chosen:
        raise CannotCompare(f"{file.path} holds no contract with a fee, so there is no plan in it. Add 'fee' to one.")
    return tuple(
        replace(contract, starts=period.first, ends=_term_end(contract, period), status=ContractStatus.ACTIVE)
        for contract in chosen.values()
    )


def _term_end(contract: Contract, period: Days) -> date | None:
    """As long after the new first day as the contract's own last day is after its own, and never within the period."""
    if contract.ends is None:
        return None
    return max(period.first + (contract.ends - contract.starts), period.last)


def _supposed(
    client: Client, period: Days, months: Sequence[Month], tickets: Iterable[PaidTicket], plan: tuple[Contract, ...]
) -> PlanSpend:
    drawn: list[LedgerRow] = []

    def each() -> Iterator[tuple[PaidTicket, BothWays | Aside]]:
        for paid in tickets:
            if paid.decision is None or paid.facts is None:
                yield paid, Aside.NO_DECISION
                continue
            then, used = client_as_it_was(client, paid.decision), use_of(plan, drawn, paid.facts.at)
            decision, both = as_a_plan_would_have(then, plan, paid, used)
            row = row_of(paid.ticket.number, decision, paid.ticket.opened_at) if decision else None
            if row is not None:
                drawn.append(row)
            yield paid, both

    ways = list(each())
    fees, once = [], []
    for contract in plan:
        if contract.fee is not None:
            term = Days(contract.starts, contract.ends) if contract.ends else None
            fees.append(HeldFee(contract.number, contract.fee, period, term))
            if contract.fee.onboarding is not None:
                once.append(OneOff(contract.number, contract.fee.onboarding, period.first))
    name = " and ".join(fee.contract for fee in fees)
    return _compared(client, months, name, ways, tuple(fees), tuple(once))


def _compared(
    client: Client,
    months: Sequence[Month],
    name: str,
    ways: Sequence[tuple[PaidTicket, BothWays | Aside]],
    fees: tuple[HeldFee, ...],
    once: tuple[OneOff, ...],
) -> PlanSpend:
    both = tuple(found for _, found in ways if isinstance(found, BothWays))
    aside = tuple(AsideTicket(paid, found) for paid, found in ways if isinstance(found, Aside))
    currency = client.currency

    plan_costs = [DatedCost(one.paid.opened, one.managed) for one in both]
    callouts = [DatedCost(one.paid.opened, one.break_fix) for one in both]
    managed = way_of_paying(name, months, currency, fees=fees, once=once, costs=plan_costs)
    break_fix = way_of_paying("break-fix", months, currency, costs=callouts)
    return PlanSpend(Comparison(managed, break_fix), both, aside, fees, once)
