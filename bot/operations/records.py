"""What several operations share when they write tickets: history lines, clocks, and tickets nobody has sorted yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.desk.catalogue import Category, Impact, Priority, RequestType, Urgency, category_or_raise
from bot.desk.contracts import Contract
from bot.desk.coverage import waits_for_the_day
from bot.desk.decisions import Decision, Verdict
from bot.desk.errors import NotFound
from bot.desk.hours import SupportHours
from bot.desk.promises import Promise, promised_deadlines
from bot.desk.quotes import Quote
from bot.desk.sla import due
from bot.desk.ticket_clocks import start_clocks
from bot.desk.tickets import Billing, HistoryEntry, Ticket, TicketState
from bot.desk.walkthroughs import Run, StepRecord, tried_fix
from bot.operations.ports import ContractRecord, StoredDecision, Work
from bot.operations.turns import Turn

BOT = "nightdesk"
# An answer of so many words says nothing beyond yes or no.
FEW_WORDS = 3


def is_of_speaker(ticket: Ticket, turn: Turn) -> bool:
    """Whether the ticket is of whoever speaks: a chat may have been somebody else's an hour ago."""
    return (ticket.client, ticket.contact) == (turn.client, turn.contact)


def opened_lately(work: Work, turn: Turn, now: datetime, within: timedelta) -> Iterator[Ticket]:
    """The speaker's open tickets of this conversation that are not older than that."""
    for ticket in work.tickets.of_conversation(turn.conversation):
        if is_of_speaker(ticket, turn) and ticket.is_open and now - ticket.opened_at <= within:
            yield ticket


def contract_of(work: Work, client: str | None, decision: Decision | None) -> Contract | None:
    """The version of the contract that decided."""
    if client is None or decision is None or decision.contract is None or decision.contract_version is None:
        return None
    return work.contracts.get(client, decision.contract, decision.contract_version)


def promising_contract(decision: Decision | None) -> tuple[str, int] | None:
    """Number and version of the contract whose answer times hold: the one that decided, or a stricter one that may."""
    if decision is None:
        return None
    if decision.promised_by is not None or decision.contract is None or decision.contract_version is None:
        return decision.promised_by
    return decision.contract, decision.contract_version


def hours_of_ticket(work: Work, ticket: Ticket) -> SupportHours | None:
    """The support hours that the clocks of a ticket on record count; None where no contract promises anything."""
    return promise_to(work, ticket, decision_of(work, ticket)).hours


def decision_of(work: Work, ticket: Ticket) -> Decision | None:
    """The stored decision that a ticket rests on."""
    stored = work.decisions.get(ticket.decision) if ticket.decision else None
    return stored.decision if stored else None


def promise_to(
    work: Work, ticket: Ticket, decision: Decision | None, *, priority: Priority | None = None, by_day: bool = False
) -> Promise:
    """What is promised for a ticket, or would be with another priority.

    By the contract whose answer times hold, else by the client's first one in force.
    """
    named = promising_contract(decision)
    contract = work.contracts.get(ticket.client, *named) if ticket.client is not None and named is not None else None
    others = work.contracts.latest(ticket.client) if contract is None and ticket.client is not None else ()
    return promise_under(contract, others, ticket, decision, priority=priority, by_day=by_day)


def promise_under(
    contract: Contract | None,
    others: Sequence[Contract],
    ticket: Ticket,
    decision: Decision | None,
    *,
    priority: Priority | None = None,
    by_day: bool = False,
) -> Promise:
    """The same by this contract, else by the first of the ``others`` that is in force."""
    at = max(decision.facts.at, ticket.opened_at) if decision else ticket.opened_at
    holding = contract or next((each for each in others if each.in_force(at)), None)
    charged = decision is not None and decision.verdict is Verdict.QUOTE_REQUIRED
    waits = decision is not None and waits_for_the_day(
        category_or_raise(decision.category), decision.verdict, decision.estimate
    )
    return promised_deadlines(
        holding,
        priority or ticket.priority,
        at,
        charged=charged,
        by_day=by_day or waits,
        request_type=ticket.request_type,
        site=ticket.site,
    )


def with_promise(
    work: Work, ticket: Ticket, decision: Decision | None, *, solution: bool = True, by_day: bool = False
) -> Ticket:
    """A new ticket with its dates and running clocks; what is planned for later is answered from then on.

    Without ``solution`` only an answer is promised: nobody knows yet what there is to solve. ``by_day`` it is promised in
    support hours alone.
    """
    promise = promise_to(work, ticket, decision, by_day=by_day)
    at = ticket.opened_at
    started = start_clocks(ticket, promise.target, at, answer_from=max(decision.facts.at, at) if decision else at)
    return replace(
        started,
        respond_by=promise.respond_by,
        resolve_by=promise.resolve_by if solution else None,
        resolution=started.resolution if solution else None,
    )


def promised_from_now(work: Work, ticket: Ticket, now: datetime) -> Ticket:
    """What is back, and had been solved by its person before anybody was promised anything, with dates that begin now.

    A ticket whose clocks have run keeps them.
    """
    if ticket.response is not None or ticket.resolution is not None:
        return ticket
    promise = promise_to(work, ticket, decision_of(work, ticket))
    if promise.target is None or promise.hours is None:
        return ticket
    started = start_clocks(ticket, promise.target, now, answer_from=now)
    return replace(
        started,
        respond_by=due(started.response, promise.hours, now) if started.response else None,
        resolve_by=due(started.resolution, promise.hours, now) if started.resolution else None,
    )


def ticket_or_raise(work: Work, number: str, *, for_update: bool = False) -> Ticket:
    """The ticket with this number, for the MSP's own people; NotFound when there is none."""
    ticket = work.tickets.get(number, for_update=for_update)
    if ticket is None:
        raise NotFound(f"There is no ticket {number}. `nightdesk tickets list` shows the ones there are.")
    return ticket


def newest_quote(work: Work, ticket: str) -> Quote | None:
    """The quote that was made last for this ticket, in its newest version."""
    return next(iter(work.quotes.of_ticket(ticket)), None)


def note(work: Work, ticket: Ticket, at: datetime, by: str, kind: str, text: str) -> None:
    """Add a line to the ticket's history."""
    work.tickets.add_history(ticket.number, HistoryEntry(at, by, kind, text))


def step_line(record: StepRecord) -> str:
    """One tried step in one line."""
    answers = {"yes": "worked / yes", "no": "did not help / no", "cannot": "could not do it", "skip": "skipped"}
    said = f' ("{record.words}")' if len(record.words.split()) > FEW_WORDS else ""
    return f"{record.text.splitlines()[0]} -> {answers[record.answer.value]}{said}"


def with_run(ticket: Ticket, run: Run | None) -> Ticket:
    """The ticket with everything that was tried."""
    return ticket if run is None else replace(ticket, steps=run.records, fix=tried_fix(run))


def unsorted_ticket(
    work: Work,
    turn: Turn,
    words: str,
    now: datetime,
    category: Category | None = None,
    *,
    kept: Ticket | None = None,
    by_day: bool = False,
) -> Ticket:
    """A ticket for words that nobody has sorted yet: a person will; no charge before somebody has agreed.

    It takes the place of the ``kept`` one, which was opened for the same words when the assistant failed. ``by_day`` nobody
    has to answer it at night.
    """
    client = turn.person.client
    ticket = Ticket(
        number=kept.number if kept else work.tickets.next_number(),
        client=turn.client,
        contact=turn.contact,
        conversation=turn.conversation,
        source=turn.person.conversation.identity.platform,
        category=category.id if category else None,
        request_type=category.request_type if category else RequestType.INCIDENT,
        words=words,
        facts=(),
        impact=category.impact if category else Impact.PERSON,
        urgency=category.urgency if category else Urgency.DEGRADED,
        priority=Priority.P3,
        priority_reasons=("P3: a person was asked for",),
        decision=None,
        billing=Billing.NO_CHARGE,
        state=TicketState.TRIAGED,
        opened_at=kept.opened_at if kept else now,
        timezone=client.timezone if client else "UTC",
        site=turn.person.contact.site if turn.person.contact else None,
        acknowledged_at=now,
    )
    return with_promise(work, ticket, None, solution=False, by_day=by_day)


def contracts_then(records: Sequence[ContractRecord], stored: StoredDecision) -> tuple[Contract, ...]:
    """The contracts that this decision weighed: the newest version of each that had been taken in and not withdrawn.

    A decision that was made with a clock set back, before its contract was taken in, weighed what was there with it.
    """
    decided = (stored.decision.contract, stored.decision.contract_version)
    came = [r.added_at for r in records if (r.contract.number, r.contract.version) == decided]
    at = max([stored.decided_at, *came])
    newest: dict[str, Contract] = {}
    for record in records:
        if record.added_at <= at:
            newest[record.contract.number] = record.contract
            if record.withdrawn_at is not None and record.withdrawn_at <= at:
                del newest[record.contract.number]
    return tuple(newest.values())
