"""``nightdesk replay``: what would a changed contract have meant for the tickets there were? Nothing is stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from bot.cli.common import fail, open_desk, print_json
from bot.cli.csv_files import Excel, write_csv
from bot.cli.past_days import counting, day
from bot.cli.report import NAMED_AT_MOST
from bot.connectors.client_files import read_client_file
from bot.connectors.csv_rows import Cell
from bot.desk.contracts import Fee
from bot.desk.errors import DeskError
from bot.desk.money import Money, in_words
from bot.desk.replays import Outcome
from bot.desk.spend import Days
from bot.operations.replay import ReplayedTicket, ReplayReport, total_difference
from bot.operations.replay import replay as replay_tickets

HEADER = (
    "ticket",
    "opened",
    "category",
    "differs",
    "verdict_before",
    "verdict_after",
    "clause_before",
    "clause_after",
    "cost_before",
    "cost_after",
    "currency",
    "respond_by_before",
    "respond_by_after",
    "resolve_by_before",
    "resolve_by_after",
    "because",
)
SHOWN_AT_MOST = 40


def replay(
    client: Annotated[str, typer.Option(help="the client's code")],
    with_: Annotated[Path, typer.Option("--with", metavar="FILE", help="the client's file, changed")],
    first: Annotated[datetime, typer.Option("--from", parser=day, metavar="DAY", help="the first day")],
    last: Annotated[datetime, typer.Option("--to", parser=day, metavar="DAY", help="the last day, in it")],
    json_: Annotated[bool, typer.Option("--json", help="for scripts")] = False,
    csv: Annotated[Path | None, typer.Option(help="write a row for every ticket")] = None,
    excel: Excel = False,
) -> None:
    """Decide past tickets once more under a changed client file: verdict, clause, cost, dates, and what made the difference.

    Each ticket is decided from what was known when it was decided. Costs are for the likely case, before tax.

    For example: nightdesk replay --client maple-dental --with changed.yml --from 2026-01-01 --to 2026-03-31
    """
    try:
        file = read_client_file(with_)
    except DeskError as refusal:
        fail(str(refusal))
    with open_desk() as desk, counting("Tickets") as progress:
        period = Days(first.date(), last.date())
        made = replay_tickets(work=desk.begin, client=client, file=file, period=period, progress=progress)
    if csv is not None:
        write_csv(csv, HEADER, (_row(one, made) for one in made.replayed), excel=excel)
    if json_:
        print_json(replay_document(made))
        return
    for line in _lines(made):
        typer.echo(line)
    if csv is not None:
        typer.echo(f"Written: {csv}")


def replay_document(made: ReplayReport) -> dict[str, Any]:
    """The replay as plain values: amounts as decimal strings before tax, instants in the client's zone."""
    zone = ZoneInfo(made.client.timezone)
    return {
        "client": made.client.code,
        "currency": made.client.currency,
        "from": made.period.first.isoformat(),
        "to": made.period.last.isoformat(),
        "changes": list(made.changes),
        "tickets": len(made.replayed) + len(made.left_out),
        "differing": len(made.differing),
        "cost": {
            "tickets": len(made.priced),
            "before": str(made.cost_before.amount),
            "after": str(made.cost_after.amount),
            "difference": str(total_difference(made)),
        },
        "fees": [
            {
                "contract": number,
                "before": str(then.amount.amount) if then else None,
                "per_before": then.per.value if then else None,
                "after": str(now.amount.amount) if now else None,
                "per_after": now.per.value if now else None,
            }
            for number, then, now in made.fees
        ],
        "never_in_force": [contract.number for contract in made.never_in_force],
        "left_out": [{"ticket": one.number, "why": one.why} for one in made.left_out],
        "differences": [
            {
                "ticket": one.ticket.number,
                "opened_at": one.ticket.opened_at.astimezone(zone).isoformat(),
                "category": one.ticket.category,
                "differs": list(one.differs),
                "before": _outcome(one.before, zone),
                "after": _outcome(one.after, zone),
                "term": one.term,
                "because": list(one.because),
            }
            for one in made.differing
        ],
    }


def _outcome(outcome: Outcome, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "verdict": outcome.verdict,
        "contract": outcome.contract,
        "clause": outcome.clause,
        "cost": None if outcome.cost is None else str(outcome.cost.amount),
        "respond_by": _local(outcome.respond_by, zone),
        "resolve_by": _local(outcome.resolve_by, zone),
    }


def _local(at: datetime | None, zone: ZoneInfo) -> str | None:
    return None if at is None else at.astimezone(zone).isoformat(timespec="seconds")


def _row(one: ReplayedTicket, made: ReplayReport) -> tuple[Cell, ...]:
    zone = ZoneInfo(made.client.timezone)
    before, after = one.before, one.after
    return (
        one.ticket.number,
        one.ticket.opened_at.astimezone(zone).isoformat(timespec="minutes"),
        one.ticket.category,
        " ".join(one.differs),
        before.verdict,
        after.verdict,
        _clause(before),
        _clause(after),
        before.cost.amount if before.cost else None,
        after.cost.amount if after.cost else None,
        made.client.currency,
        _local(before.respond_by, zone),
        _local(after.respond_by, zone),
        _local(before.resolve_by, zone),
        _local(after.resolve_by, zone),
        "; ".join(one.because),
    )


def _clause(outcome: Outcome) -> str:
    return " ".join(part for part in (outcome.contract, outcome.clause) if part)


def _lines(made: ReplayReport) -> Iterator[str]:
    replayed, differing = made.replayed, made.differing
    yield (
        f"{made.client.name}, {made.period.first:%-d %B %Y} to {made.period.last:%-d %B %Y}: "
        f"{len(replayed)} tickets decided once more. Nothing is stored."
    )
    for contract in made.never_in_force:
        yield (
            f"{contract.number} holds from {contract.starts} to {contract.ends or 'no end'}: on no day of this period. "
            "To try it on the past, change its dates in a copy of the file."
        )
    yield f"Against the newest contracts the file changes: {'; '.join(made.changes) or 'nothing'}."
    yield ""
    if not differing:
        yield "Nothing would differ."
    else:
        yield from _totals(made)
        yield ""
        for one in differing[:SHOWN_AT_MOST]:
            yield from _ticket_lines(one, made)
        if len(differing) > SHOWN_AT_MOST:
            yield f"... and {len(differing) - SHOWN_AT_MOST} more. --json and --csv name every one."
    for why, count in Counter(one.why for one in made.left_out).items():
        numbers = [one.number for one in made.left_out if one.why == why][:NAMED_AT_MOST]
        yield f"Not decided once more, {why}: {count} ({', '.join(numbers)}{', ...' if count > len(numbers) else ''})"


def _totals(made: ReplayReport) -> Iterator[str]:
    more = total_difference(made)
    amount = in_words(Money(abs(more), made.client.currency))
    said = f"{amount} more" if more > 0 else f"{amount} less" if more < 0 else "the same"
    yield f"{len(made.differing)} would differ. The likely costs before tax, of {len(made.priced)} tickets that have one both times:"
    yield f"  {in_words(made.cost_before)} then, {in_words(made.cost_after)} under the file: {said}."
    for number, then, now in made.fees:
        yield f"  The fee is apart: {number} {_fee(then)} then, {_fee(now)} under the file."
    moves = Counter(
        (one.before.verdict, one.after.verdict) for one in made.differing if one.before.verdict != one.after.verdict
    )
    for (before, after), count in moves.most_common():
        yield f"  {count} from {before} to {after}"
    yield "Through:"
    causes = Counter(cause for one in made.differing for cause in one.because)
    for cause, count in causes.most_common():
        yield f"  {cause}: {count}"


def _ticket_lines(one: ReplayedTicket, made: ReplayReport) -> Iterator[str]:
    zone = ZoneInfo(made.client.timezone)
    yield f"{one.ticket.number}  {one.ticket.opened_at.astimezone(zone):%Y-%m-%d %H:%M}  {one.ticket.category}"
    before, after = one.before, one.after
    if {"verdict", "contract", "clause"} & set(one.differs):
        yield f"  {before.verdict} ({_clause(before) or '-'}) -> {after.verdict} ({_clause(after) or '-'}) {one.term}".rstrip()
    if "cost" in one.differs:
        yield f"  cost {_cost(before)} -> {_cost(after)}"
    for name, then, now in (
        ("answer by", before.respond_by, after.respond_by),
        ("solve by", before.resolve_by, after.resolve_by),
    ):
        if then != now:
            yield f"  {name} {_day_and_time(then, zone)} -> {_day_and_time(now, zone)}"
    yield f"  because: {'; '.join(one.because)}"


def _fee(fee: Fee | None) -> str:
    return f"{in_words(fee.amount)} per {fee.per.value}" if fee else "none"


def _cost(outcome: Outcome) -> str:
    return in_words(outcome.cost) if outcome.cost is not None else "for a person to say"


def _day_and_time(at: datetime | None, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%a %-d %b %H:%M}" if at else "no date"
