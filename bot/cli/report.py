"""``nightdesk report``: what the past says about a client."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from bot.cli import report_monthly, report_service
from bot.cli.common import USAGE, fail, open_desk, print_json
from bot.cli.csv_files import Excel, write_csv
from bot.cli.deflection_words import (
    DEFLECTION_HEADER,
    deflection_document,
    deflection_lines,
    deflection_rows,
)
from bot.cli.past_days import counting, day
from bot.cli.spend_documents import HEADER, by_reason, spend_document, spend_rows
from bot.connectors.client_files import read_client_file
from bot.desk.both_ways import Basis
from bot.desk.errors import DeskError
from bot.desk.money import Money, in_words
from bot.desk.spend import Days
from bot.operations.clients import show_client
from bot.operations.deflection import deflection_report
from bot.operations.ports import ClientFile
from bot.operations.spend import PlanSpend, SpendReport, last_twelve_months, spend_report

NO_WORK = "There was no ticket in these days: with no work beside the fee, neither was cheaper."
app = typer.Typer(help="What the past says about a client.", no_args_is_help=True)
app.command("sla")(report_service.sla)
app.command("monthly")(report_monthly.monthly)

NAMED_AT_MOST = 12


@app.callback()
def report() -> None:
    """What the past says about a client."""


@app.command()
def spend(
    client: Annotated[str, typer.Option(help="the client's code")],
    first: Annotated[datetime | None, typer.Option("--from", parser=day, metavar="DAY", help="the first day")] = None,
    last: Annotated[
        datetime | None, typer.Option("--to", parser=day, metavar="DAY", help="the last day, in it")
    ] = None,
    plan: Annotated[
        list[Path] | None, typer.Option(help="a copy of the client's file with a plan in it, to price the past under")
    ] = None,
    json_: Annotated[bool, typer.Option("--json", help="for scripts")] = False,
    csv: Annotated[Path | None, typer.Option(help="write a row for every fee and ticket")] = None,
    excel: Excel = False,
    chart: Annotated[Path | None, typer.Option(help="draw the months, as .png, .svg or .pdf")] = None,
) -> None:
    """What a client paid with its plan, and what the same tickets would have cost as callouts; before tax.

    Without days: the last twelve whole months. For a client without a plan name one or more with --plan.

    For example: nightdesk report spend --client maple-dental --from 2026-01-01 --to 2026-12-31 --chart spend.png
    """
    if (first is None) != (last is None):
        fail("Give both --from and --to, or neither for the last twelve whole months.", USAGE)
    try:
        plans = [read_client_file(path) for path in plan or []]
    except DeskError as refusal:
        fail(str(refusal))
    made = _made(client, Days(first.date(), last.date()) if first and last else None, plans)
    if csv is not None:
        write_csv(csv, HEADER, spend_rows(made), excel=excel)
    if chart is not None:
        _draw(made, chart)
    if json_:
        print_json(spend_document(made))
        return
    for line in _lines(made):
        typer.echo(line)
    for path in (csv, chart):
        if path is not None:
            typer.echo(f"Written: {path}")


def _made(client: str, period: Days | None, plans: Sequence[ClientFile]) -> SpendReport:
    with open_desk() as desk, counting("Tickets") as progress:
        if period is None:
            zone = ZoneInfo(show_client(work=desk.begin, code=client).client.timezone)
            period = last_twelve_months(desk.clock.now().astimezone(zone).date())
        return spend_report(work=desk.begin, client=client, period=period, plans=plans, progress=progress)


@app.command()
def deflection(
    client: Annotated[str, typer.Option(help="the client's code; without one everybody's")] = "",
    first: Annotated[datetime | None, typer.Option("--from", parser=day, metavar="DAY", help="the first day")] = None,
    last: Annotated[
        datetime | None, typer.Option("--to", parser=day, metavar="DAY", help="the last day, in it")
    ] = None,
    json_: Annotated[bool, typer.Option("--json", help="for scripts")] = False,
    csv: Annotated[Path | None, typer.Option(help="write a row for every category and guide")] = None,
    excel: Excel = False,
) -> None:
    """What people solved themselves with a guide, and did not come back with within 72 hours. Without days: the last thirty.

    Names the guides that fail often, and the kinds of problems for which there is no guide.

    For example: nightdesk report deflection --client maple-dental --from 2026-11-01 --to 2026-11-30
    """
    if (first is None) != (last is None):
        fail("Give both --from and --to, or neither for the last thirty days.", USAGE)
    with open_desk() as desk:
        today = desk.clock.now().date()
        days = Days(first.date(), last.date()) if first and last else Days(today - timedelta(days=29), today)
        has_guide = desk.ports.articles.categories_for(client or None)
        made = deflection_report(ports=desk.ports, days=days, has_guide=has_guide, client=client or None)
    if csv is not None:
        write_csv(csv, DEFLECTION_HEADER, deflection_rows(made), excel=excel)
    if json_:
        print_json(deflection_document(made, days))
        return
    for line in deflection_lines(made, days):
        typer.echo(line)
    if csv is not None:
        typer.echo(f"Written: {csv}")


def _draw(made: SpendReport, path: Path) -> None:
    from bot.cli.spend_chart import draw_spend

    try:
        draw_spend(made, path)
    except OSError as failure:
        fail(f"{path} cannot be written ({failure.strerror}). Choose another place.")
    except ValueError:
        fail(f"{path} is no picture that can be drawn. End its name with .png, .svg or .pdf.", USAGE)


def _lines(made: SpendReport) -> Iterator[str]:
    first, last = made.period.first, made.period.last
    yield (
        f"{made.client.name}, {first:%-d %B %Y} to {last:%-d %B %Y}: {_some(made.tickets, 'ticket')}. "
        f"Amounts in {made.client.currency}, before tax."
    )
    for plan in made.shown:
        yield from _comparison(plan, supposed=plan is not made.own, worked=bool(made.tickets))
    if not made.shown:
        yield ""
        yield f"Callouts cost {in_words(made.own.comparison.managed.total)}. There is no plan to compare with:"
        yield "name one with --plan FILE, a copy of the client's file with a contract that has a fee."
        yield from _months(made.own)
        yield from _counted(made.own)


def _comparison(plan: PlanSpend, *, supposed: bool, worked: bool) -> Iterator[str]:
    found = plan.comparison
    yield ""
    yield found.finding(supposed=supposed) if worked else NO_WORK
    yield from _months(plan)
    for way in (found.managed, found.break_fix):
        yield (
            f"{way.name}: worst month {way.worst.month.name} with {_figure(way.worst.total)}; spread of "
            f"{_some(len(way.measured), 'month')}: standard deviation {_figure(way.deviation)}, "
            f"dearest less cheapest {_figure(way.reach)}"
        )
    paid = "would have paid" if supposed else "paid"
    yield f"{found.managed.name} {paid} {in_words(plan.absorbed_amount)} of the work in {_some(len(plan.absorbed), 'ticket')}."
    yield from _services(plan)
    yield from _counted(plan)


def _services(plan: PlanSpend) -> Iterator[str]:
    """What break-fix never buys stands by itself, never in the amounts."""
    for number, services in plan.services:
        named = ", ".join(
            f"{service.name} ({in_words(service.price)} by itself)" if service.price else service.name
            for service in services
        )
        yield f"In the fee of {number} and never bought with callouts, in neither amount: {named}."


def _counted(plan: PlanSpend) -> Iterator[str]:
    entries, likely = plan.resting_on(Basis.ENTRIES), plan.resting_on(Basis.LIKELY)
    yield f"Minutes: {_some(entries, 'ticket')} by time entries, {_some(likely, 'ticket')} by the likely minutes of the decision."
    if not plan.aside:
        return
    yield f"On neither side: {_some(len(plan.aside), 'ticket')}"
    for why, some in by_reason(plan.aside):
        numbers = [one.paid.ticket.number for one in some]
        more = f" and {len(numbers) - NAMED_AT_MOST} more" if len(numbers) > NAMED_AT_MOST else ""
        yield f"  {why.value}: {len(numbers)} ({', '.join(numbers[:NAMED_AT_MOST])}{more})"


def _months(plan: PlanSpend) -> Iterator[str]:
    """A line for each month: fee, onboarding, callouts and total beside break-fix; * marks a part of a month."""
    managed, break_fix = plan.comparison.managed, plan.comparison.break_fix
    rows = [
        (
            month.month.name + ("" if month.month.whole else "*"),
            *(_figure(amount) for amount in (month.fee, month.onboarding, month.work, month.total, other.total)),
        )
        for month, other in zip(managed.months, break_fix.months, strict=True)
    ]
    sums = (managed.fee, managed.onboarding, managed.work, managed.total, break_fix.total)
    table = [
        ("month", "fee", "onboarding", "callouts", managed.name, "break-fix"),
        *rows,
        ("total", *(_figure(amount) for amount in sums)),
    ]
    if not plan.has_fee:
        table = [(row[0], row[4]) for row in table]  # type: ignore[misc]
    widths = [max(len(row[column]) for row in table) for column in range(len(table[0]))]
    for row in table:
        yield (
            "  "
            + row[0].ljust(widths[0])
            + "".join(f"  {cell:>{width}}" for cell, width in zip(row[1:], widths[1:], strict=True))
        )
    if not all(month.month.whole for month in managed.months):
        yield "  * a part of the month; the fee by days"


def _figure(money: Money) -> str:
    return f"{money.rounded().amount:,f}"


def _some(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
