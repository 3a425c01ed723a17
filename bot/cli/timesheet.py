"""``nightdesk tickets time|part|correct|rest|resolve|cost``: what technicians write on a ticket, and what it comes to."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Annotated, Any
from uuid import uuid4

import typer

from bot.cli.common import USAGE, By, TicketNumber, fail, instant, name_of, open_desk, print_json, say
from bot.desk.catalogue import Work
from bot.desk.contracts import Overrun
from bot.desk.money import Money, in_words
from bot.desk.timesheet import PartEntry, TimeEntry
from bot.operations.desk_reads import show_ticket
from bot.operations.settlements import resolve_ticket
from bot.operations.ticket_costs import TicketWork, ticket_cost
from bot.operations.timesheet import Written, add_part, correct, decide_about_the_rest, log_time
from bot.operations.wording import moment

_Key = Annotated[
    str | None, typer.Option(help="a name for this command: repeated under the same one it changes nothing")
]


class _Rest(str, Enum):
    CHARGE = "charge"
    ALLOW = "allow"


def time(
    number: TicketNumber,
    minutes: Annotated[int, typer.Option(help="minutes that were really worked")],
    by: By,
    start: Annotated[str | None, typer.Option(metavar="INSTANT", help="when it began; without it, it ends now")] = None,
    work: Annotated[Work | None, typer.Option(help="another kind of work than the ticket was decided for")] = None,
    role: Annotated[str | None, typer.Option(help="your role on the rate card, like senior")] = None,
    note: Annotated[str, typer.Option(help="what was done")] = "",
    needs: Annotated[int, typer.Option(help="minutes still needed, if more has to be approved")] = 0,
    key: _Key = None,
) -> None:
    """Write down time. What goes beyond the approved amount is kept and stops the ticket for another approval.

    For example: nightdesk tickets time ND-1012 --minutes 45 --by "Kim Osei" --work onsite --note "new cable"
    """
    with open_desk() as desk:
        begins = instant(start, show_ticket(ports=desk.ports, number=number).ticket.timezone)
        written = log_time(
            ports=desk.ports,
            ticket=number,
            minutes=minutes,
            by=name_of(desk, by),
            key=key or f"command {uuid4()}",
            start=begins,
            kind=work,
            role=role,
            text=note,
            still_needed=needs,
        )
    _say_written(written)


def part(
    number: TicketNumber,
    text: Annotated[str, typer.Argument(metavar="PART")],
    cost: Annotated[str, typer.Option(help="our cost of one, in the client's currency")],
    by: By,
    quantity: Annotated[int, typer.Option(help="how many")] = 1,
    key: _Key = None,
) -> None:
    """Write down a part at our cost; the contract says what the client pays for it.

    For example: nightdesk tickets part ND-1012 "toner" --cost 80 --by "Kim Osei"
    """
    try:
        amount = Decimal(cost)
    except InvalidOperation:
        fail(f"'{cost}' is not an amount. Write it like 80 or 79.90.", USAGE)
    if not amount.is_finite():
        fail(f"'{cost}' is not an amount. Write it like 80 or 79.90.", USAGE)
    with open_desk() as desk:
        name = key or f"command {uuid4()}"
        written = add_part(
            ports=desk.ports, ticket=number, text=text, cost=amount, by=name_of(desk, by), key=name, quantity=quantity
        )
    _say_written(written)


def correct_entry(
    number: TicketNumber,
    entry: Annotated[str, typer.Argument(metavar="ENTRY", help="as `tickets cost` lists it, like ND-1012/3")],
    by: By,
    note: Annotated[str, typer.Option(help="why")] = "",
    key: _Key = None,
) -> None:
    """Take back an entry or a part: a row with the opposite is added, nothing is changed or removed.

    For example: nightdesk tickets correct ND-1012 ND-1012/3 --by "Kim Osei" --note "wrong ticket"
    """
    with open_desk() as desk:
        name = key or f"command {uuid4()}"
        written = correct(ports=desk.ports, ticket=number, entry=entry, by=name_of(desk, by), key=name, text=note)
    _say_written(written)


def rest(
    number: TicketNumber,
    what: Annotated[_Rest, typer.Argument(help="charge it, or let the allowance go below zero")],
    by: By,
) -> None:
    """Decide about work that an allowance does not reach, where the contract leaves that to a person.

    For example: nightdesk tickets rest ND-1012 charge --by "Kim Osei"
    """
    with open_desk() as desk:
        ticket, stopped = decide_about_the_rest(
            ports=desk.ports, ticket=number, rest=Overrun(what.value), by=name_of(desk, by)
        )
    say(
        stopped
        or f"{ticket.number}: {'the rest is charged' if what is _Rest.CHARGE else 'the allowance pays all of it'}."
    )


def resolve(
    number: TicketNumber,
    by: By,
    note: Annotated[str, typer.Option(help="what solved it, for the requester")],
    write_off: Annotated[
        bool, typer.Option("--write-off", help="give up work that nobody has said who pays for")
    ] = False,
    key: _Key = None,
) -> None:
    """The problem is solved: settle what was reserved and quoted, and tell requester and approver what it came to.

    For example: nightdesk tickets resolve ND-1012 --by "Kim Osei" --note "A new cable; it prints again."
    """
    with open_desk() as desk:
        name = key or f"command {uuid4()}"
        resolved = resolve_ticket(
            ports=desk.ports, ticket=number, by=name_of(desk, by), text=note, key=name, write_off=write_off
        )
    say(resolved.told)


def cost(number: TicketNumber, json_: Annotated[bool, typer.Option("--json", help="for scripts")] = False) -> None:
    """What a ticket was estimated at, what it comes to so far line by line, and what the approved amount leaves.

    For example: nightdesk tickets cost ND-1012
    """
    with open_desk() as desk:
        found = ticket_cost(ports=desk.ports, number=number)
    if json_:
        print_json(cost_document(found))
        return
    zone = found.ticket.timezone
    for entry in found.times:
        role = f" ({entry.role})" if entry.role else ""
        said = f"{entry.id}  {moment(entry.start, zone)}  {entry.by}{role}, {entry.work.value}: {entry.minutes} min"
        say(f"{said}, accounted {entry.accounted} min{f'  {entry.note}' if entry.note else ''}")
    for one in found.parts:
        say(f"{one.id}  {one.quantity} x {one.text} at our cost of {in_words(one.cost)}")
    for line in found.cost.lines:
        say(f"• {line.text}: {in_words(line.amount)}")
    if found.cost.undecided:
        say("Nobody has said yet who pays for all of it; that part is not priced.")
    for draw in found.draws:
        say(
            f"From '{draw.allowance.name}' ({draw.contract.number}): {draw.units.normalize():f} {draw.allowance.unit.value}."
        )
    if found.approved is not None:
        say(f"Estimated {in_words(found.approved.estimate.likely)}, approved up to {in_words(found.limit)}.")
    say(f"So far {in_words(found.cost.price)}; billed as it stands: {in_words(found.final)}.")
    if found.approved is not None:
        say(f"Left of the approved amount: {in_words(_left(found))}.")


def _left(found: TicketWork) -> Money:
    return found.limit - found.final


def cost_document(found: TicketWork) -> dict[str, Any]:
    """The cost for scripts: amounts as decimal strings, instants in UTC."""
    return {
        "ticket": found.ticket.number,
        "currency": found.client.currency,
        "estimated": _amount(found.approved.estimate.likely) if found.approved else None,
        "not_to_exceed": _amount(found.limit) if found.approved else None,
        "so_far": _amount(found.cost.price),
        "billable": _amount(found.final),
        "left_of_approved": _amount(_left(found)),
        "undecided": found.cost.undecided,
        "minutes": found.cost.minutes,
        "accounted_minutes": found.cost.accounted,
        "minutes_from_allowance": found.cost.from_allowance,
        "minutes_charged": found.cost.charged,
        "allowances": [
            {
                "contract": draw.contract.number,
                "allowance": draw.allowance.name,
                "unit": draw.allowance.unit.value,
                "amount": f"{draw.units:f}",
            }
            for draw in found.draws
        ],
        "lines": [
            {
                "kind": line.kind.value,
                "text": line.text,
                "quantity": f"{line.quantity:f}",
                "amount": _amount(line.amount),
            }
            for line in found.cost.lines
        ],
        "time": [_time(entry) for entry in found.times],
        "parts": [_part(one) for one in found.parts],
    }


def _time(entry: TimeEntry) -> dict[str, object]:
    return {
        "id": entry.id,
        "by": entry.by,
        "role": entry.role,
        "start": entry.start.isoformat(),
        "minutes": entry.minutes,
        "accounted": entry.accounted,
        "work": entry.work.value,
        "note": entry.note,
    }


def _part(one: PartEntry) -> dict[str, object]:
    return {"id": one.id, "by": one.by, "text": one.text, "cost": _amount(one.cost), "quantity": one.quantity}


def _amount(money: Money) -> str:
    return f"{money.rounded().amount:f}"


def _say_written(written: Written) -> None:
    entry = written.entry
    what = (
        f"{entry.minutes} min, accounted {entry.accounted} min"
        if isinstance(entry, TimeEntry)
        else f"{entry.quantity} x {entry.text}"
    )
    say(f"{entry.id} is written: {what}.")
    if written.found is not None:
        found = written.found
        approved = f", approved up to {in_words(found.limit)}" if found.approved else ""
        say(f"{written.ticket.number} comes to {in_words(found.cost.price)} so far{approved}.")
    if written.stopped is not None:
        say(written.stopped)
