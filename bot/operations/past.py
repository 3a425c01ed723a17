"""The past as it was: contracts as they came and went, and a client's tickets of a period with what they rest on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.desk.both_ways import PaidTicket, WorkDone
from bot.desk.clients import Asset, Client, ClientStatus
from bot.desk.contracts import Contract, ContractStatus
from bot.desk.decisions import Decision
from bot.desk.errors import NotFound
from bot.desk.money import Money
from bot.desk.prices import LineKind
from bot.desk.quotes import Quote
from bot.desk.settlement import Settlement
from bot.desk.spend import Days, HeldFee, OneOff
from bot.desk.tickets import Ticket
from bot.desk.timesheet import PartEntry, TimeEntry, standing
from bot.operations.ports import ContractRecord, DeskPorts, Scope, StoredDecision, Work
from bot.operations.records import contracts_then

Progress = Callable[[int, int], None]
"""Told after every batch how many of how many tickets are done."""

BATCH = 200
OfTicket = TypeVar("OfTicket", Quote, TimeEntry, PartEntry, Settlement)
_DAY = timedelta(days=1)


def nobody_watches(done: int, of: int) -> None:
    """The progress of what nobody waits for."""


def client_or_raise(work: Work, code: str) -> Client:
    """The client with this code; NotFound names the ones there are."""
    client = work.clients.get(code)
    if client is None:
        known = ", ".join(sorted(one.code for one in work.clients.list())) or "none yet"
        raise NotFound(f"There is no client '{code}'. Known clients: {known}.")
    return client


def for_one_client(ports: DeskPorts, code: str) -> tuple[Client, DeskPorts]:
    """The client, and ports through which the database shows nothing of anybody else. NotFound."""
    with ports.begin() as work:
        client = client_or_raise(work, code)
    return client, replace(ports, begin=ports.begin.within(Scope(client.code)))


def bounds(client: Client, days: Days) -> tuple[datetime, datetime]:
    """The period's first instant and the first one after it, by the client's clock."""
    zone = ZoneInfo(client.timezone)
    return datetime.combine(days.first, time(), zone), datetime.combine(days.last + _DAY, time(), zone)


def decided_tickets(
    work: Work, client: Client, days: Days, progress: Progress
) -> Iterator[list[tuple[Ticket, StoredDecision | None]]]:
    """The client's tickets that were opened in these days with what was decided, oldest first, in batches."""
    tickets = work.tickets.opened_between(client.code, *bounds(client, days))
    for start in range(0, len(tickets), BATCH):
        batch = tickets[start : start + BATCH]
        stored = {one.id: one for one in work.decisions.of_ids([t.decision for t in batch if t.decision])}
        yield [(ticket, stored.get(ticket.decision or "")) for ticket in batch]
        progress(start + len(batch), len(tickets))


def paid_tickets(
    work: Work, client: Client, records: Sequence[ContractRecord], days: Days, progress: Progress
) -> Iterator[PaidTicket]:
    """The same with all that says what they cost."""
    for batch in decided_tickets(work, client, days, progress):
        numbers = [ticket.number for ticket, _ in batch]
        quotes = _by_ticket(work.quotes.of_tickets(numbers))
        done = _work_done(work, numbers)
        for ticket, stored in batch:
            contracts = contracts_then(records, stored) if stored else ()
            yield PaidTicket(
                ticket,
                _day(ticket.opened_at, ZoneInfo(client.timezone)),
                stored.decision if stored else None,
                tuple(one for one in contracts if stored and one.in_force(stored.decision.facts.at)),
                tuple(quotes[ticket.number]),
                done[ticket.number],
            )


def _work_done(work: Work, numbers: Sequence[str]) -> dict[str, WorkDone]:
    """What was written down for each of these tickets, and what was billed for those that are settled."""
    time = _by_ticket(work.timesheet.time_of_tickets(numbers))
    parts = _by_ticket(work.timesheet.parts_of_tickets(numbers))
    settled = _by_ticket(work.settlements.of_tickets(numbers))
    return {
        number: WorkDone(
            standing(time[number]),
            standing(parts[number]),
            _billed_before_tax(settled[number][-1]) if settled[number] else None,
        )
        for number in numbers
    }


def _billed_before_tax(settled: Settlement) -> Money | None:
    """The bill without its tax, and where not all of the price is billed, the same share of it.

    None where the work had a price that nobody had approved: that it was written off says nothing about a plan.
    """
    price, currency = settled.price.amount, settled.price.currency
    if not price:
        return Money.zero(currency)
    if settled.limit is None:
        return None
    net = sum((line.amount for line in settled.lines if line.kind is not LineKind.TAX), Money.zero(currency))
    return Money(net.amount * settled.final.amount / price, currency).rounded()


def _by_ticket(found: Iterable[OfTicket]) -> dict[str, list[OfTicket]]:
    sorted_out: dict[str, list[OfTicket]] = defaultdict(list)
    for one in found:
        sorted_out[one.ticket].append(one)
    return sorted_out


def client_as_it_was(client: Client, decision: Decision) -> Client:
    """The client as the decision saw it: its one device as the facts keep it, served as agreed unless it was not."""
    blocked = any(check.check == "client status" for check in decision.checks)
    facts = decision.facts
    assets: tuple[Asset, ...] = ()
    if facts.asset is not None and facts.asset_class is not None:
        device = Asset(
            facts.asset,
            facts.asset_class,
            site=facts.site,
            covered=bool(facts.asset_covered),
            meets_standard=facts.meets_standard,
        )
        assets = (device,)
    return replace(client, status=client.status if blocked else ClientStatus.ACTIVE, assets=assets)


def held_fees(records: Sequence[ContractRecord], client: Client) -> tuple[HeldFee, ...]:
    """Each contract's fee on the days on which it held.

    The first version holds from the contract's own start, a later one from the day it was taken in; one that was
    replaced on the day it came never held.
    """
    held = []
    for contract, days in _held(records, ZoneInfo(client.timezone)):
        if contract.fee is not None and contract.status is ContractStatus.ACTIVE:
            term = Days(contract.starts, contract.ends) if contract.ends else None
            held.append(HeldFee(contract.number, contract.fee, days, term))
    return tuple(held)


def onboarding_fees(records: Sequence[ContractRecord]) -> tuple[OneOff, ...]:
    """What is paid once, on each contract's first day, as its newest version states it."""
    newest = {record.contract.number: record.contract for record in records}
    return tuple(
        OneOff(contract.number, contract.fee.onboarding, contract.starts)
        for contract in newest.values()
        if contract.fee is not None and contract.fee.onboarding is not None
    )


def _held(records: Sequence[ContractRecord], zone: ZoneInfo) -> Iterator[tuple[Contract, Days]]:
    by_number: dict[str, list[ContractRecord]] = defaultdict(list)
    for record in records:
        versions = by_number[record.contract.number]
        if versions and _day(versions[-1].added_at, zone) == _day(record.added_at, zone):
            versions.pop()
        versions.append(record)
    for versions in by_number.values():
        begins = [
            max(record.contract.starts, _day(record.added_at, zone)) if place else record.contract.starts
            for place, record in enumerate(versions)
        ]
        for record, first, following in zip(versions, begins, [*begins[1:], None], strict=True):
            ends = [record.contract.ends or date.max]
            if following is not None:
                ends.append(following - _DAY)
            if record.withdrawn_at is not None:
                ends.append(_day(record.withdrawn_at, zone) - _DAY)
            if first <= min(ends):
                yield record.contract, Days(first, min(ends))


def _day(at: datetime, zone: ZoneInfo) -> date:
    return at.astimezone(zone).date()
