"""The service report as lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.desk.attainment import Attainment, Tally, Waits
from bot.desk.backlog import AGES
from bot.desk.calls import CallMade
from bot.desk.sla import Metric
from bot.operations.service import ServiceReport
from bot.operations.wording import length, moment

SHOWN = 20
_TITLES = {Metric.FIRST_RESPONSE: "first answer", Metric.RESOLUTION: "solution"}


def service_lines(made: ServiceReport) -> Iterator[str]:
    """The report for people."""
    first, last, zone = made.days.first, made.days.last, made.client.timezone
    merged = f", {made.merged} of them joined to another" if made.merged else ""
    yield f"{made.client.name}, {first:%-d %B %Y} to {last:%-d %B %Y}: {_some(made.opened, 'new ticket')}{merged}."
    if not made.whole:
        yield f"These days are not over: as of {moment(made.as_of, zone)}."
    yield from _promises("Promised by the contract", made.agreed, zone)
    yield from _promises("Our own aims, where the contract promises nothing", made.aims, zone)
    if made.waits:
        yield ""
        yield "Waited for the first answer of a person, in the hours that the promise counts:"
        yield from _table(("", "answers", "half within", "nine of ten", "longest"), [_wait(one) for one in made.waits])
    yield ""
    yield "Open tickets, by how long they had been:"
    rows = [(moment(one.at, zone), str(one.total), *map(str, one.ages)) for one in made.backlogs]
    yield from _table(("", "open", *(name for name, _ in AGES)), rows)
    yield ""
    yield from _others(made)


def _others(made: ServiceReport) -> Iterator[str]:
    share = "" if made.resorted.share is None else f" ({made.resorted.share:.0%})"
    yield f"Sorted otherwise by a person: {len(made.resorted.changed)} of {_some(made.resorted.tickets, 'ticket')}{share}."
    if made.monitored.opened:
        yield (
            f"Monitoring opened {_some(made.monitored.opened, 'ticket')}: {made.monitored.by_itself} went away by "
            f"themselves, {made.monitored.acted_upon} a person looked after."
        )
    yield f"Calls for a person: {len(made.calls)}{'.' if not made.calls else ':'}"
    for call in made.calls[:SHOWN]:
        yield f"  {_call(call, made.client.timezone)}"
    if len(made.calls) > SHOWN:
        yield f"  and {len(made.calls) - SHOWN} more; --json names every one"


def _promises(title: str, found: Sequence[Attainment], zone: str) -> Iterator[str]:
    told = [one for one in found if one.all.total]
    if not told:
        return
    yield ""
    yield f"{title}:"
    rows = []
    for one in told:
        rows.append(_tally(_TITLES[one.metric], one.all))
        rows += [_tally(f"  {each.name}", each) for each in (*one.priorities, *one.categories)]
    yield from _table(("", "kept", "missed", "rate", "still running", "not needed"), rows)
    missed = [each for one in told for each in one.missed]
    if missed:
        yield "  Missed:"
    for each in missed[:SHOWN]:
        what = (each.ticket.category or "unsorted").replace("_", " ")
        yield (
            f"    {each.ticket.number} {_TITLES[each.metric]}, over {moment(each.at, zone)} "
            f"({each.ticket.priority.value}, {what})"
        )
    if len(missed) > SHOWN:
        yield f"    and {len(missed) - SHOWN} more; --csv names every one"


def _tally(name: str, tally: Tally) -> tuple[str, ...]:
    rate = "-" if tally.rate is None else f"{tally.rate:.1%}"
    return (name, str(tally.kept), str(tally.missed), rate, str(tally.running), str(tally.not_needed))


def _wait(one: Waits) -> tuple[str, ...]:
    return (one.name, str(one.answers), length(one.median), length(one.p90), length(one.longest))


def _call(call: CallMade, zone: str) -> str:
    about = f"{moment(call.at, zone)} {call.kind.replace('_', ' ')}{f', {call.ticket}' if call.ticket else ''}"
    if call.taken_after is not None:
        return f"{about}: {call.taken_by} had it after {length(call.taken_after)}"
    return f"{about}: {', '.join(call.woken) or 'nobody'} called, and nobody has said to have it"


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in (header, *rows)) for column in range(len(header))]
    for row in (header, *rows):
        cells = (f"{cell:>{width}}" for cell, width in zip(row[1:], widths[1:], strict=True))
        yield "  " + "  ".join((row[0].ljust(widths[0]), *cells))


def service_document(made: ServiceReport) -> dict[str, Any]:
    """The report for scripts: shares from 0 to 1 (null where nothing can be told), whole minutes, instants in the client's zone."""
    zone = ZoneInfo(made.client.timezone)
    return {
        "client": made.client.code,
        "from": made.days.first.isoformat(),
        "to": made.days.last.isoformat(),
        "as_of": _instant(made.as_of, zone),
        "whole": made.whole,
        "opened": made.opened,
        "merged": made.merged,
        "agreed": {one.metric.value: _attainment(one, zone) for one in made.agreed},
        "aims": {one.metric.value: _attainment(one, zone) for one in made.aims},
        "first_answers": [
            {
                "name": one.name,
                "answers": one.answers,
                "median_minutes": _minutes(one.median),
                "p90_minutes": _minutes(one.p90),
                "longest_minutes": _minutes(one.longest),
            }
            for one in made.waits
        ],
        "backlog": [
            {
                "at": _instant(one.at, zone),
                "open": one.total,
                "ages": dict(zip((name for name, _ in AGES), one.ages, strict=True)),
            }
            for one in made.backlogs
        ],
        "sorted_otherwise": {
            "tickets": made.resorted.tickets,
            "share": _share(made.resorted.share),
            "changed": [{"ticket": one.ticket, "was": one.was, "now": one.now} for one in made.resorted.changed],
        },
        "calls": [_call_document(call, zone) for call in made.calls],
        "monitoring": {
            "opened": made.monitored.opened,
            "by_itself": made.monitored.by_itself,
            "acted_upon": made.monitored.acted_upon,
        },
    }


def _attainment(found: Attainment, zone: ZoneInfo) -> dict[str, Any]:
    return {
        **_tally_document(found.all),
        "priorities": [_tally_document(each) for each in found.priorities],
        "categories": [_tally_document(each) for each in found.categories],
        "missed_tickets": [{"ticket": one.ticket.number, "at": _instant(one.at, zone)} for one in found.missed],
    }


def _tally_document(tally: Tally) -> dict[str, Any]:
    return {
        "name": tally.name,
        "kept": tally.kept,
        "missed": tally.missed,
        "running": tally.running,
        "not_needed": tally.not_needed,
        "rate": _share(tally.rate),
    }


def _call_document(call: CallMade, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "kind": call.kind,
        "at": _instant(call.at, zone),
        "ticket": call.ticket,
        "emergency": call.emergency,
        "woken": list(call.woken),
        "taken_by": call.taken_by,
        "taken_after_minutes": None if call.taken_after is None else _minutes(call.taken_after),
    }


def _instant(at: datetime, zone: ZoneInfo) -> str:
    return at.astimezone(zone).isoformat(timespec="seconds")


def _minutes(time: timedelta) -> int:
    return time // timedelta(minutes=1)


def _share(rate: float | None) -> float | None:
    return None if rate is None else round(rate, 4)


def _some(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
