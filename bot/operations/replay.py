"""Past tickets decided once more under a changed contract file: what would differ, and through which change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from bot.desk.allowances import LedgerRow, Used
from bot.desk.clients import Client
from bot.desk.contracts import Allowance, Contract, Fee
from bot.desk.coverage import decide_coverage
from bot.desk.decisions import Decision
from bot.desk.facts import Facts
from bot.desk.money import Money
from bot.desk.replays import Change, Outcome, changes_between, outcome_of
from bot.desk.spend import CannotCompare, Days
from bot.desk.tickets import Ticket
from bot.operations.past import Progress, client_as_it_was, client_or_raise, decided_tickets
from bot.operations.ports import ClientFile, ContractRecord, StoredDecision, Work, WorkFactory
from bot.operations.records import contracts_then
from bot.operations.simulated_use import net_use_of, row_of

NO_DECISION = "no coverage decision"
ABOUT_ANOTHER = "it is about the decision of another ticket"
OVERRIDDEN = "a technician decided otherwise than the contract"
EARLIER_TICKETS = "earlier tickets take more or less from the allowances"
SOMETHING_ELSE = "nothing in the contracts: the desk decides this otherwise today"


@dataclass(frozen=True)
class ReplayedTicket:
    """What was decided and what would be; ``differs`` names what is not the same, ``because`` the changes that did it."""

    ticket: Ticket
    before: Outcome
    after: Outcome
    term: str
    differs: tuple[str, ...]
    because: tuple[str, ...]


@dataclass(frozen=True)
class NotReplayed:
    """A ticket that could not be decided once more, and why."""

    number: str
    why: str


@dataclass(frozen=True)
class ReplayReport:
    """Every ticket of the period; nothing of it is stored.

    ``changes`` and ``fees`` (contract, then, now) say what the file changes against the newest contracts.
    """

    client: Client
    period: Days
    replayed: tuple[ReplayedTicket, ...]
    left_out: tuple[NotReplayed, ...]
    changes: tuple[str, ...]
    fees: tuple[tuple[str, Fee | None, Fee | None], ...]
    never_in_force: tuple[Contract, ...]

    @property
    def differing(self) -> tuple[ReplayedTicket, ...]:
        """Those for which anything would be otherwise."""
        return tuple(one for one in self.replayed if one.differs)

    @property
    def priced(self) -> tuple[ReplayedTicket, ...]:
        """Those whose cost is known on both sides: the totals are theirs."""
        return tuple(one for one in self.replayed if one.before.cost and one.after.cost)

    def _sum(self, costs: Iterable[Money | None]) -> Money:
        return sum((cost for cost in costs if cost), Money.zero(self.client.currency))

    @property
    def cost_before(self) -> Money:
        """What the priced tickets cost, in the likely case."""
        return self._sum(one.before.cost for one in self.priced)

    @property
    def cost_after(self) -> Money:
        """What they would have cost."""
        return self._sum(one.after.cost for one in self.priced)


def replay(*, work: WorkFactory, client: str, file: ClientFile, period: Days, progress: Progress) -> ReplayReport:
    """Decide the tickets that were opened in the period under the file's contracts, each from its stored facts.

    Devices and sites are as they were then. What a ticket draws from an allowance counts for the ones after it; before
    the period everything is as it was.
    """
    with work() as transaction:
        known = client_or_raise(transaction, client)
        _check(known, file)
        again = _Replay(transaction, known, file, transaction.contracts.records(known.code))
        replayed: list[ReplayedTicket] = []
        left_out: list[NotReplayed] = []
        for batch in decided_tickets(transaction, known, period, progress):
            for ticket, stored in batch:
                why = _why_not(ticket, stored)
                if stored is None or why is not None:
                    left_out.append(NotReplayed(ticket.number, why or NO_DECISION))
                else:
                    replayed.append(again.decide(ticket, stored))
        latest = transaction.contracts.latest(known.code)
        return ReplayReport(
            known,
            period,
            tuple(replayed),
            tuple(left_out),
            tuple(change.text for change in changes_between(latest, file.contracts)),
            tuple(_changed_fees(latest, file.contracts)),
            tuple(one for one in file.contracts if not _holds_within(one, period)),
        )


def _changed_fees(
    latest: Sequence[Contract], changed: Sequence[Contract]
) -> Iterator[tuple[str, Fee | None, Fee | None]]:
    old = {contract.number: contract.fee for contract in latest}
    new = {contract.number: contract.fee for contract in changed}
    for number in {**old, **new}:
        if old.get(number) != new.get(number):
            yield number, old.get(number), new.get(number)


def _check(client: Client, file: ClientFile) -> None:
    if file.client.code != client.code:
        raise CannotCompare(f"{file.path} describes the client '{file.client.code}', not '{client.code}'.")
    if file.client.currency != client.currency:
        raise CannotCompare(
            f"{file.path} is in {file.client.currency}, the tickets are in {client.currency}. "
            f"Write currency: {client.currency} in it."
        )


def _why_not(ticket: Ticket, stored: StoredDecision | None) -> str | None:
    if stored is None:
        return NO_DECISION
    if ticket.category != stored.decision.category:
        return ABOUT_ANOTHER
    return OVERRIDDEN if stored.decision.override is not None else None


def _holds_within(contract: Contract, period: Days) -> bool:
    return contract.starts <= period.last and (contract.ends is None or period.first <= contract.ends)


class _Replay:
    """One run over a client's tickets, oldest first, with what those before have drawn."""

    def __init__(self, work: Work, client: Client, file: ClientFile, records: Sequence[ContractRecord]) -> None:
        self._work, self._client, self._file, self._records = work, client, file, records
        self._ledger: dict[tuple[str, str], tuple[LedgerRow, ...]] = {}
        self._redrawn: set[str] = set()
        self._drawn: list[LedgerRow] = []
        self._changes: dict[tuple[tuple[str, int], ...], tuple[Change, ...]] = {}

    def decide(self, ticket: Ticket, stored: StoredDecision) -> ReplayedTicket:
        """The ticket before and after."""
        then = contracts_then(self._records, stored)
        client = client_as_it_was(self._file.client, stored.decision)
        facts = replace(stored.decision.facts, used=self._used(ticket, stored, then))
        decision = decide_coverage(client, self._file.contracts, facts)
        self._keep_draw(ticket, stored, decision)
        before = outcome_of(stored.decision, self._client.currency)
        after = outcome_of(decision, self._client.currency)
        differs = before.differences(after)
        because = self._because(client, stored, then, facts, before, after) if differs else ()
        return ReplayedTicket(ticket, before, after, decision.term or "", differs, because)

    def _used(self, ticket: Ticket, stored: StoredDecision, then: Sequence[Contract]) -> Used:
        """The stored use, moved by what tickets since the period's beginning draw otherwise than they did."""
        facts = stored.decision.facts
        used = dict(facts.used)
        old = {contract.number: contract for contract in then}
        for contract in self._file.contracts:
            for allowance in contract.allowances if contract.in_force(facts.at) else ():
                before = old.get(contract.number)
                known = before.allowance(allowance.name) if before else None
                if before is not None and not self._redrawn and known == allowance and _same_term(before, contract):
                    continue
                now = net_use_of(contract, allowance, self._rows(contract, allowance, ticket, stored), facts.at)
                if before is not None and known is not None and allowance.name in used:
                    real = self._visible(before, known, ticket, stored.decided_at)
                    used[allowance.name] += now - net_use_of(before, known, real, facts.at)
                else:
                    used[allowance.name] = now
        return tuple(used.items())

    def _visible(self, contract: Contract, allowance: Allowance, ticket: Ticket, at: datetime) -> tuple[LedgerRow, ...]:
        """What the ledger held when the ticket was decided, without its own rows."""
        key = (contract.number, allowance.name)
        if key not in self._ledger:
            rows = self._work.ledger.rows(client=self._client.code, contract=key[0], allowance=key[1])
            self._ledger[key] = tuple(rows)
        return tuple(row for row in self._ledger[key] if row.written_at <= at and row.ticket != ticket.number)

    def _rows(
        self, contract: Contract, allowance: Allowance, ticket: Ticket, stored: StoredDecision
    ) -> Iterator[LedgerRow]:
        """The same with the rows of tickets that draw otherwise in this replay put in the place of theirs."""
        for row in self._visible(contract, allowance, ticket, stored.decided_at):
            if row.ticket not in self._redrawn:
                yield row
        yield from self._drawn

    def _keep_draw(self, ticket: Ticket, stored: StoredDecision, decision: Decision) -> None:
        was = stored.decision
        if (was.contract, was.draws, was.drawn) == (decision.contract, decision.draws, decision.drawn):
            return
        self._redrawn.add(ticket.number)
        row = row_of(ticket.number, decision, stored.decided_at)
        if row is not None and not ticket.needed_nobody:
            self._drawn.append(row)

    def _because(
        self,
        client: Client,
        stored: StoredDecision,
        then: Sequence[Contract],
        facts: Facts,
        before: Outcome,
        after: Outcome,
    ) -> tuple[str, ...]:
        """Each change without which all would be as it was; else those that change anything at all, together."""
        key = tuple((contract.number, contract.version) for contract in then)
        if key not in self._changes:
            self._changes[key] = changes_between(then, self._file.contracts)

        def outcome(contracts: Sequence[Contract], facts: Facts) -> Outcome:
            return outcome_of(decide_coverage(client, contracts, facts), self._client.currency)

        without = {change.text: outcome(change.undone(self._file.contracts), facts) for change in self._changes[key]}
        if facts.used != stored.decision.facts.used:
            without[EARLIER_TICKETS] = outcome(self._file.contracts, stored.decision.facts)
        alone = tuple(text for text, found in without.items() if found == before)
        together = tuple(text for text, found in without.items() if found != after)
        return alone or together or ((" and ".join(without),) if without else (SOMETHING_ELSE,))


def _same_term(old: Contract, new: Contract) -> bool:
    """Whether the periods of their allowances are the same."""
    return (old.starts, old.ends, old.support_hours.zone) == (new.starts, new.ends, new.support_hours.zone)


def total_difference(report: ReplayReport) -> Decimal:
    """How much more the priced tickets would have cost; below zero where they would have cost less."""
    return report.cost_after.amount - report.cost_before.amount
