"""A technician resolves a ticket: its work is settled against what was approved and what its allowance holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from bot.desk.clients import Contact
from bot.desk.contracts import Unit
from bot.desk.draws import units_in_words
from bot.desk.errors import ImpossibleMove
from bot.desk.money import in_words
from bot.desk.settlement import Settlement
from bot.desk.tickets import STATE_WORDS, Ticket, TicketState, move_ticket
from bot.operations.allowances import give_back, say_when_little_is_left
from bot.operations.notices import tell
from bot.operations.ports import RESOLVED, Answer, DeskPorts, Work
from bot.operations.quotes import cancel_waiting_quotes, convert_accepted_quote
from bot.operations.records import hours_of_ticket, note, ticket_or_raise
from bot.operations.talks import settle_talk
from bot.operations.ticket_costs import TicketWork, settle_draws, ticket_work
from bot.operations.typed_secrets import kept_words


@dataclass(frozen=True)
class Resolved:
    """A resolved ticket, what it came to (None where nobody pays for anything), and how its people were told."""

    ticket: Ticket
    settlement: Settlement | None
    told: str


def resolve_ticket(*, ports: DeskPorts, ticket: str, by: str, text: str, key: str, write_off: bool = False) -> Resolved:
    """The problem is solved: what was reserved becomes what was used, and the bill is the real price up to the approved
    amount. Requester and approver read it beside the quote; once for each key.

    ``write_off`` gives up work that nobody has said who pays for; without it such a ticket is refused (ImpossibleMove).
    NotFound without the ticket.
    """
    text = kept_words(ports, text)
    with ports.begin() as work:
        held, now = ticket_or_raise(work, ticket.upper(), for_update=True), ports.clock.now()
        if held.client is not None:
            work.ledger.hold(held.client)
        told = work.done.recall(key, RESOLVED)
        if told is not None:
            return Resolved(held, work.settlements.under(key), told)
        if not held.is_open:
            raise ImpossibleMove(f"{held.number} is {STATE_WORDS[held.state]} already.")
        settlement = settle(work, ports, held, by=by, text=text, key=key, now=now, write_off=write_off)
        held = _resolved(work, held, by, now)
        note(work, held, now, by, "solved", text)
        told = _tell(work, ports, held, settlement, text)
        settle_talk(work, ports, held)
        work.done.remember(key, RESOLVED, told)
        work.commit()
        return Resolved(held, settlement, told)


def _resolved(work: Work, ticket: Ticket, by: str, now: datetime) -> Ticket:
    hours = hours_of_ticket(work, ticket)
    if ticket.state is TicketState.AWAITING_APPROVAL:
        # Whoever was still asked is not needed any more.
        ticket = move_ticket(ticket, TicketState.TRIAGED, now, hours)
    ticket = replace(move_ticket(ticket, TicketState.RESOLVED, now, hours), solved_by=by)
    work.tickets.save(ticket)
    return ticket


def settle(
    work: Work,
    ports: DeskPorts,
    ticket: Ticket,
    *,
    by: str,
    text: str,
    key: str,
    now: datetime,
    write_off: bool = False,
) -> Settlement | None:
    """Settle the work on a held ticket inside the caller's transaction; None for a ticket of nobody's.

    Its quotes come to their end with it. The client's ledger has to be held.
    """
    found = ticket_work(work, ticket)
    if found is None:
        return None
    if found.cost.undecided and not write_off:
        raise ImpossibleMove(
            f"Nobody has said yet who pays for all of the work on {ticket.number}. Decide it first "
            f"(`nightdesk tickets rest {ticket.number} charge` where an allowance does not reach), "
            "or give it up with --write-off."
        )
    settle_draws(work, key, found, now)
    for draw in found.draws:
        say_when_little_is_left(work, ports, found.client, draw.contract, draw.allowance, draw.drawn[-1].work_at)
    settlement = _settlement(found, len(work.settlements.of_ticket(ticket.number)) + 1, by, text, key, now)
    work.settlements.add(settlement)
    if settlement.written_off.amount or found.cost.undecided:
        over = in_words(settlement.written_off) if settlement.written_off.amount else "work nobody pays for"
        note(work, ticket, now, by, "written off", f"{over}; {in_words(settlement.final)} is billed.")
    if found.approved is not None:
        convert_accepted_quote(work, ports, ticket, by=by)
    else:
        cancel_waiting_quotes(work, ports, ticket, by=by, why="the work is settled")
    return settlement


def _settlement(found: TicketWork, number: int, by: str, text: str, key: str, now: datetime) -> Settlement:
    cost, draw = found.cost, (found.draws[0] if found.draws else None)
    return Settlement(
        ticket=found.ticket.number,
        client=found.client.code,
        number=number,
        key=key,
        by=by,
        note=text,
        at=now,
        minutes=cost.minutes,
        accounted=Decimal(cost.accounted),
        from_allowance=Decimal(cost.from_allowance),
        charged=Decimal(cost.charged),
        allowance=draw.allowance.name if draw else None,
        drawn=draw.units if draw else Decimal(0),
        quoted=found.approved.estimate.likely if found.approved else None,
        limit=found.approved.limit if found.approved else None,
        price=cost.price,
        final=found.final,
        lines=cost.lines,
    )


def final_words(found: Settlement, allowance: str | None) -> str:
    """What a ticket came to beside what was approved, in a sentence or two; ``allowance`` is what it drew, in words."""
    drawn = f" {allowance} came out of '{found.allowance}'." if allowance and found.drawn else ""
    if found.limit is None or found.quoted is None:
        return f"There is nothing to pay.{drawn}" if not found.price.amount else f"Nothing is charged.{drawn}"
    said = (
        f"It comes to {in_words(found.final)}; {in_words(found.quoted)} was expected, {in_words(found.limit)} approved."
    )
    if found.written_off.amount:
        said += f" The work was worth {in_words(found.price)}; you do not pay the rest."
    return said + drawn


def _tell(work: Work, ports: DeskPorts, ticket: Ticket, settlement: Settlement | None, text: str) -> str:
    """One plain message to the requester and to whoever approved; the words."""
    said = f"{ticket.number} is solved: {text}" if text else f"{ticket.number} is closed."
    client = work.clients.get(ticket.client) if ticket.client else None
    if client is None or settlement is None:
        return said
    contracts = work.contracts.latest(client.code)
    unit = next((a.unit for c in contracts for a in c.allowances if a.name == settlement.allowance), Unit.MINUTES)
    drawn = units_in_words(settlement.drawn, unit, client.currency) if settlement.drawn else None
    said = f"{said}\n{final_words(settlement, drawn)}"
    approvers = [q.approval.by for q in work.quotes.of_ticket(ticket.number) if q.approval and q.approval.accepted]
    people: dict[str, Contact] = {}
    for email in (ticket.contact, *approvers):
        contact = client.contact(email) if email else None
        if contact is not None and contact.served:
            people[contact.email] = contact
    for contact in people.values():
        tell(work, ports, client, contact, Answer(said))
    return said


def settle_when_closed(work: Work, ports: DeskPorts, ticket: Ticket, *, by: str, key: str, now: datetime) -> None:
    """The person needs it no longer: work that was done is settled and told as it stands, what nobody used goes back."""
    if ticket.client is not None:
        work.ledger.hold(ticket.client)
    if work.timesheet.time_of(ticket.number) or work.timesheet.parts_of(ticket.number):
        settled = settle(work, ports, ticket, by=by, text="closed by the person", key=key, now=now, write_off=True)
        _tell(work, ports, ticket, settled, "")
    else:
        give_back(work, key, ticket.number, now)
        cancel_waiting_quotes(work, ports, ticket, by=by, why="the ticket was closed")
