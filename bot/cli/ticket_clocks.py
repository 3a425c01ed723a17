"""``nightdesk tickets respond`` and ``prioritise``: what moves a ticket's clocks; and the clocks for people and scripts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from bot.cli.common import By, TicketNumber, name_of, open_desk, say
from bot.desk.catalogue import Priority
from bot.desk.ticket_clocks import ClockReading
from bot.operations.desk_reads import ShownTicket
from bot.operations.replies import record_first_response, reprioritise_ticket
from bot.operations.wording import length, moment


def respond(
    number: TicketNumber,
    by: By,
    text: Annotated[str, typer.Option(help="the words for the requester")],
) -> None:
    """Answer the requester, in their own conversation. The first answer of a person stops the first-response clock.

    For example: nightdesk tickets respond ND-1012 --by "Kim Osei" --text "I am looking at it now."
    """
    with open_desk() as desk:
        ticket = record_first_response(ports=desk.ports, number=number, by=name_of(desk, by), words=text)
    first = moment(ticket.first_response_at, ticket.timezone) if ticket.first_response_at else "-"
    say(f"{ticket.number}: the answer is on its way. First answer of a person: {first}.")


def prioritise(
    number: TicketNumber,
    to: Annotated[Priority, typer.Option(help="the new priority")],
    by: By,
    reason: Annotated[str, typer.Option(help="why, for the history and the requester's contract")],
) -> None:
    """Give a ticket another priority. Its clocks have the new targets and keep the time they have used.

    For example: nightdesk tickets prioritise ND-1012 --to P2 --by "Kim Osei" --reason "the whole front desk is affected"
    """
    with open_desk() as desk:
        ticket = reprioritise_ticket(ports=desk.ports, number=number, priority=to, by=name_of(desk, by), reason=reason)
    answer, solution = (
        moment(at, ticket.timezone) if at else "not promised" for at in (ticket.respond_by, ticket.resolve_by)
    )
    say(f"{ticket.number} is {ticket.priority.value}. Answer by: {answer}. Solve by: {solution}.")


def clock_documents(shown: ShownTicket) -> dict[str, Any]:
    """The clocks of a ticket for scripts, by metric: whole minutes, instants in the client's zone.

    ``left_minutes`` is below zero when it is late; ``due`` is null while it is paused.
    """
    zone = ZoneInfo(shown.ticket.timezone)
    return {
        reading.metric.value: {
            "target_minutes": _minutes(reading.target),
            "around_the_clock": reading.around_the_clock,
            "used_minutes": _minutes(reading.used),
            "left_minutes": _minutes(reading.target) - _minutes(reading.used),
            "due": _instant(reading.due, zone),
            "breached": reading.breached,
            "warnings": list(reading.warnings),
            "state": reading.state,
            "stopped_at": _instant(reading.stopped, zone),
        }
        for reading in shown.clocks
    }


def clock_lines(shown: ShownTicket) -> Iterator[str]:
    """The clocks of a ticket for people, one line each."""
    for reading in shown.clocks:
        yield f"{reading.metric.value.replace('_', ' ')} clock: {'; '.join(_parts(reading, shown.ticket.timezone))}"


def _parts(reading: ClockReading, zone: str) -> Iterator[str]:
    counted = "around the clock" if reading.around_the_clock else "in support hours"
    yield f"{length(reading.used)} of {length(reading.target)} used {counted}"
    yield f"{length(reading.left)} left" if reading.left >= timedelta(0) else f"{length(-reading.left)} too much"
    yield f"due {moment(reading.due, zone)}" if reading.due else "no date while it waits"
    if reading.stopped is not None:
        yield f"stopped {moment(reading.stopped, zone)}"
    else:
        yield reading.state.replace("_", " ")
    yield "MISSED" if reading.breached else "in time"
    if reading.warnings:
        yield f"warnings reached: {', '.join(f'{share} %' for share in reading.warnings)}"


def _minutes(time: timedelta) -> int:
    return time // timedelta(minutes=1)


def _instant(at: datetime | None, zone: ZoneInfo) -> str | None:
    return at.astimezone(zone).isoformat() if at else None
