"""What the work on a ticket comes to in a transaction: its entries, who pays for them, and what its allowances give."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from uuid import NAMESPACE_URL, uuid5

from bot.desk.allowances import LedgerRow, RowKind, Taken, balance_at, balances, periods_that_matter, taken_of
from bot.desk.catalogue import Work as WorkKind
from bot.desk.clients import Client
from bot.desk.contracts import Allowance, Contract, Overrun, Unit
from bot.desk.coverage import decide_coverage
from bot.desk.draw_plan import Drawn, plan_draws
from bot.desk.errors import NotFound
from bot.desk.money import Money
from bot.desk.pricing import contract_that_prices
from bot.desk.quotes import Quote, QuoteState
from bot.desk.ticket_costs import Payer, TicketCost, cost_of_work, paid_from
from bot.desk.tickets import Ticket
from bot.desk.timesheet import PartEntry, TimeEntry, standing
from bot.operations.ports import DeskPorts, StoredDecision, Work
from bot.operations.records import contracts_then, ticket_or_raise


@dataclass(frozen=True)
class AllowanceDraw:
    """What a ticket takes from one allowance; for one of money an amount at the ticket's first work."""

    contract: Contract
    allowance: Allowance
    drawn: tuple[Drawn, ...]

    @property
    def units(self) -> Decimal:
        """All of it, in the allowance's unit."""
        return sum((each.units for each in self.drawn), Decimal(0))


@dataclass(frozen=True)
class TicketWork:
    """A ticket's work as it stands: its price, what its allowances give, and the quote that was accepted for it."""

    client: Client
    ticket: Ticket
    payer: Payer | None
    times: tuple[TimeEntry, ...]
    parts: tuple[PartEntry, ...]
    cost: TicketCost
    draws: tuple[AllowanceDraw, ...]
    approved: Quote | None
    waiting: Quote | None

    @property
    def limit(self) -> Money:
        """The most that may be billed: what was approved, or nothing."""
        return self.approved.limit if self.approved else Money.zero(self.client.currency)

    @property
    def final(self) -> Money:
        """What is billed as things stand."""
        return min(self.cost.price, self.limit)


def ticket_work(
    work: Work, ticket: Ticket, more: Sequence[TimeEntry] = (), times: Sequence[TimeEntry] | None = None
) -> TicketWork | None:
    """The work on a ticket; None for one of nobody's. ``more`` is work that is not written down yet."""
    client = work.clients.get(ticket.client) if ticket.client else None
    if client is None:
        return None
    done = (*standing(work.timesheet.time_of(ticket.number) if times is None else times), *more)
    parts = standing(work.timesheet.parts_of(ticket.number))
    payer, payers = _payers(work, client, ticket, done)
    draws = _planned(work, client, ticket, payers, done)
    paid = [each for draw in draws for each in draw.drawn if draw.allowance.unit is not Unit.MONEY]
    cost = cost_of_work(client, payers, payer, done, parts, paid)
    if payer is not None and payer.allowance is not None and payer.allowance.unit is Unit.MONEY and payer.contract:
        draw = _of_money(work, client, ticket, payer.contract, payer.allowance, cost, done)
        draws, cost = (*draws, draw), paid_from(cost, draw.units)
    approved, waiting = _quotes(work, ticket)
    return TicketWork(client, ticket, payer, done, parts, cost, draws, approved, waiting)


def ticket_cost(*, ports: DeskPorts, number: str) -> TicketWork:
    """What a ticket was estimated at, what it comes to so far, and what its not-to-exceed amount leaves."""
    with ports.begin() as work:
        found = ticket_work(work, ticket_or_raise(work, number.upper()))
    if found is None:
        raise NotFound(f"{number} belongs to no client, so nobody pays for it yet.")
    return found


def _quotes(work: Work, ticket: Ticket) -> tuple[Quote | None, Quote | None]:
    """The version that was accepted, and the one that waits for an answer."""
    revisions = [each for quote in work.quotes.of_ticket(ticket.number) for each in work.quotes.revisions(quote.number)]
    newest_first = sorted(revisions, key=lambda quote: quote.revision, reverse=True)
    used = (QuoteState.ACCEPTED, QuoteState.CONVERTED)
    approved = next((quote for quote in newest_first if quote.state in used), None)
    return approved, next((quote for quote in newest_first if quote.may_be_answered), None)


# ---- who pays for which kind of work -----------------------------------------------------------------------------------


def _payers(
    work: Work, client: Client, ticket: Ticket, times: Iterable[TimeEntry]
) -> tuple[Payer | None, dict[WorkKind, Payer]]:
    """The ticket's own payer, and the one of each kind of work: another kind than was decided has its own decision."""
    stored = work.decisions.get(ticket.decision) if ticket.decision else None
    if stored is None:
        return None, {}
    main = _payer(work, client, ticket, stored)
    payers = {}
    for kind in dict.fromkeys(entry.work for entry in times):
        own = None if kind is stored.decision.work else work.decisions.get(_id_of(ticket, kind))
        payers[kind] = main if own is None or main.undecided else _payer(work, client, ticket, own)
    return main, payers


def _payer(work: Work, client: Client, ticket: Ticket, stored: StoredDecision) -> Payer:
    then = {contract.number: contract for contract in contracts_then(work.contracts.records(client.code), stored)}
    contract = then.get(stored.decision.contract or "")
    return Payer(stored.decision, contract, contract_that_prices(contract, then) if contract else None, ticket.rest)


def _id_of(ticket: Ticket, kind: WorkKind) -> str:
    return str(uuid5(NAMESPACE_URL, f"{ticket.number}/work/{kind.value}"))


def decide_kind_of_work(work: Work, ticket: Ticket, entry: TimeEntry, now: datetime) -> StoredDecision | None:
    """Work of another kind than the ticket was decided for is decided as it begins; the stored decision, if it is new."""
    stored = work.decisions.get(ticket.decision) if ticket.decision else None
    client = work.clients.get(ticket.client) if ticket.client else None
    if stored is None or client is None or entry.work is stored.decision.work:
        return None
    if work.decisions.get(_id_of(ticket, entry.work)) is not None:
        return None
    contracts = tuple(work.contracts.latest(client.code))
    # What the ticket itself holds is its own to use.
    used = tuple(
        (
            allowance.name,
            allowance.amount - _Room(work, client.code, contract, allowance, ticket.number)(entry.start, ()),
        )
        for contract in contracts
        for allowance in (contract.allowances if contract.in_force(entry.start) else ())
    )
    facts = replace(stored.decision.facts, at=entry.start, work=entry.work, used=used)
    decision = replace(decide_coverage(client, contracts, facts), alternatives=())
    made = StoredDecision(_id_of(ticket, entry.work), stored.enquiry, entry.key, now, decision)
    work.decisions.add(made)
    return made


# ---- what its allowances give ------------------------------------------------------------------------------------------


def _planned(
    work: Work, client: Client, ticket: Ticket, payers: dict[WorkKind, Payer], times: Sequence[TimeEntry]
) -> tuple[AllowanceDraw, ...]:
    """Allowance by allowance, what it pays of the entries that draw from it."""
    together: dict[tuple[str, str], list[TimeEntry]] = {}
    of: dict[tuple[str, str], tuple[Contract, Allowance]] = {}
    for entry in times:
        payer = payers.get(entry.work)
        if payer is None or payer.allowance is None or payer.contract is None or payer.undecided:
            continue
        key = (payer.contract.number, payer.allowance.name)
        of[key] = (payer.contract, payer.allowance)
        together.setdefault(key, []).append(entry)
    draws = []
    for key, entries in together.items():
        contract, allowance = of[key]
        room = _Room(work, client.code, contract, allowance, ticket.number)
        draws.append(AllowanceDraw(contract, allowance, plan_draws(contract, allowance, entries, room)))
    return tuple(draw for draw in draws if draw.drawn)


def _of_money(
    work: Work,
    client: Client,
    ticket: Ticket,
    contract: Contract,
    allowance: Allowance,
    cost: TicketCost,
    times: Sequence[TimeEntry],
) -> AllowanceDraw:
    """As much of the price as the allowance holds at the first work."""
    at = times[0].start if times else ticket.opened_at
    amount = cost.total.amount
    if allowance.overrun is not Overrun.ALLOW:
        amount = min(amount, _Room(work, client.code, contract, allowance, ticket.number)(at, ()))
    drawn = (Drawn(times[0].id if times else ticket.number, at, amount, 0),) if amount else ()
    return AllowanceDraw(contract, allowance, drawn)


@dataclass(frozen=True)
class _Room:
    """What an allowance holds for one ticket: everything that other tickets have not taken."""

    work: Work
    client: str
    contract: Contract
    allowance: Allowance
    ticket: str

    def __call__(self, at: datetime, drawn: Sequence[Drawn]) -> Decimal:
        of = {"client": self.client, "contract": self.contract.number, "allowance": self.allowance.name}
        last = self.work.ledger.last_work(**of)
        periods = periods_that_matter(self.contract, self.allowance, at, max([last or at, *(d.work_at for d in drawn)]))
        taken = self.work.ledger.taken(**of, edges=[periods[0][0], *(until for _, until in periods)])
        own = [row for row in self.work.ledger.of_ticket(self.ticket) if _is_of(row, of)]
        others = []
        for (since, until), all_of_it in zip(periods, taken, strict=True):
            mine = taken_of(row for row in own if since <= row.work_at < until)
            more = sum((each.units for each in drawn if since <= each.work_at < until), Decimal(0))
            others.append(Taken(all_of_it.reserved - mine.reserved, all_of_it.used - mine.used + more))
        return balance_at(balances(self.contract, self.allowance, periods, others), at).room


def _is_of(row: LedgerRow, of: dict[str, str]) -> bool:
    return (row.client, row.contract, row.allowance) == (of["client"], of["contract"], of["allowance"])


def reserve_what_is_worked(work: Work, key: str, found: TicketWork, now: datetime) -> None:
    """Work that takes more than was reserved reserves the rest, in the period of the work."""
    number = found.ticket.number
    for draw in found.draws:
        of = {"client": found.client.code, "contract": draw.contract.number, "allowance": draw.allowance.name}
        own = [row for row in work.ledger.of_ticket(number) if _is_of(row, of)]
        periods = {
            periods_that_matter(draw.contract, draw.allowance, d.work_at, None)[-1]: d.work_at for d in draw.drawn
        }
        for (since, until), work_at in periods.items():
            held = taken_of(row for row in own if since <= row.work_at < until).total
            need = sum((each.units for each in draw.drawn if since <= each.work_at < until), Decimal(0))
            if need > held:
                row = LedgerRow(
                    **of,
                    kind=RowKind.RESERVE,
                    amount=need - held,
                    work_at=work_at,
                    ticket=number,
                    key=key,
                    written_at=now,
                )
                work.ledger.add(row)


def settle_draws(work: Work, key: str, found: TicketWork, now: datetime) -> None:
    """What was reserved goes back, and what was really used is drawn; a settled ticket writes the difference only."""
    number = found.ticket.number
    wanted: dict[tuple[str, str, datetime], Decimal] = {}
    for draw in found.draws:
        for each in draw.drawn:
            of = (draw.contract.number, draw.allowance.name, each.work_at)
            wanted[of] = wanted.get(of, Decimal(0)) + each.units
    held: dict[tuple[str, str, datetime], Taken] = {}
    for row in work.ledger.of_ticket(number):
        of = (row.contract, row.allowance, row.work_at)
        held[of] = held.get(of, Taken()) + taken_of([row])
    for of in dict.fromkeys([*held, *wanted]):
        before, target = held.get(of, Taken()), wanted.get(of, Decimal(0))
        changes = [(RowKind.GIVE_BACK, -before.reserved)]
        changes.append((RowKind.DRAW if target > before.used else RowKind.CORRECT, target - before.used))
        for kind, amount in changes:
            if amount:
                contract, allowance, work_at = of
                work.ledger.add(
                    LedgerRow(found.client.code, contract, allowance, kind, amount, work_at, number, key, now)
                )
