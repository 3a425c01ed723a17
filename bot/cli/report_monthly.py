"""``nightdesk report monthly``: a client's month for its owner, as text, JSON or PDF; and given out, so that it stays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from bot.cli.common import USAGE, fail, open_desk, print_json
from bot.cli.past_days import month as read_month
from bot.desk import monthly_words as words
from bot.desk.money import Money, in_words
from bot.desk.monthly import Charge, GivenOut, HoursLeft, MonthlyReport, Promised
from bot.operations.monthly import give_out_month, month_on_paper, show_month
from bot.operations.wording import moment


def monthly(
    client: Annotated[str, typer.Option(help="the client's code")],
    month: Annotated[datetime, typer.Option(parser=read_month, metavar="MONTH", help="which month, like 2026-10")],
    pdf: Annotated[Path | None, typer.Option(help="write it as PDF, to send or to file")] = None,
    json_: Annotated[bool, typer.Option("--json", help="for scripts")] = False,
    give_out: Annotated[
        bool, typer.Option("--give-out", help="keep it as the client gets it, once the month is over")
    ] = False,
    by: Annotated[str, typer.Option(help="who gives it out")] = "",
    anew: Annotated[bool, typer.Option("--anew", help="work it out again, whatever was given out")] = False,
) -> None:
    """What was done for a client in a month, in words for its owner: requests, what the fee covered, what was charged and
    who approved it, promises kept.

    A month that was given out is shown as it was given out, whatever changed since; --anew shows it as it stands now.

    For example: nightdesk report monthly --client maple-dental --month 2026-10 --pdf october.pdf
    """
    if give_out and not by.strip():
        fail("Say who gives it out: --by NAME.", USAGE)
    with open_desk() as desk:
        day = month.date()
        if give_out:
            given, new = give_out_month(ports=desk.ports, client=client, month=day, by=by.strip())
            anew = False
            typer.echo(_given(given, new), err=True)
        shown = show_month(ports=desk.ports, client=client, month=day, anew=anew)
        if pdf is not None:
            _write(pdf, month_on_paper(ports=desk.ports, shown=shown))
    if json_:
        print_json(month_document(shown.report, shown.given))
        return
    for line in month_lines(shown.report, shown.given):
        typer.echo(line)
    if pdf is not None:
        typer.echo(f"Written: {pdf}")


def _given(given: GivenOut, new: bool) -> str:
    if new:
        return f"{given.report.month} is given out, version {given.number}."
    return f"{given.report.month} was given out already with the same figures, version {given.number}."


def _write(path: Path, paper: bytes) -> None:
    try:
        path.write_bytes(paper)
    except OSError as failure:
        fail(f"{path} cannot be written ({failure.strerror}). Choose another place.")


def month_lines(report: MonthlyReport, given: GivenOut | None) -> Iterator[str]:
    """The month for people."""
    instant = partial(_moment, zone=report.timezone)
    yield f"What we did for {report.name} in {words.month_name(report)}"
    yield words.standing(report, given, instant)[1]
    yield ""
    yield from words.in_short(report, in_words)
    yield ""
    yield words.of_the_fee(report, in_words)
    for row in words.covered_rows(report, in_words):
        yield f"  {row[0]}: {row[1]} {row[2]} requests, as callouts {row[3]}"
    for left in report.allowances:
        yield f"  {left.name} ({left.contract}): {left.used} of {left.total} used, {left.left} left until {left.until}"
    for what, rests, approved, amount in words.charge_rows(report, in_words, instant):
        yield f"Charged {amount} for {what}: {rests}; {approved}"
    yield ""
    for promised in report.promised:
        yield f"{words.promise_title(promised)}: {words.promise_words(promised)}"
    said = words.waits_words(report)
    if said:
        yield said
    yield from words.alone_words(report)
    for call in report.emergencies:
        yield f"Emergency, {words.emergency_words(call, instant)}"
    if report.kinds:
        yield f"What came up most: {', '.join(f'{kind.title} ({kind.number})' for kind in report.kinds)}"
    yield from report.suggestions


def _moment(at: datetime, *, zone: str) -> str:
    return moment(at, zone)


def month_document(report: MonthlyReport, given: GivenOut | None) -> dict[str, Any]:
    """The month for scripts: amounts as decimal strings, instants in the client's zone."""
    zone = ZoneInfo(report.timezone)
    return {
        "client": report.client,
        "month": report.month,
        "currency": report.currency,
        "as_of": report.as_of.astimezone(zone).isoformat(),
        "whole": report.whole,
        "given_out": None
        if given is None
        else {"version": given.number, "by": given.by, "at": given.at.astimezone(zone).isoformat()},
        "requests": {each.name: each.number for each in report.months},
        "endings": {each.name: each.number for each in report.endings},
        "most_frequent": {each.name: each.number for each in report.kinds},
        **_fee(report),
        "charges": [_charge(charge, zone) for charge in report.charges],
        "allowances": [_left(each) for each in report.allowances],
        "promises": [_promise(each) for each in report.promised],
        "first_answers": {
            "answers": report.answers,
            "median_minutes": report.half_within,
            "p90_minutes": report.nine_of_ten,
        },
        "deflected": report.deflected,
        "monitoring": {"opened": report.monitored, "by_itself": report.gone},
        "emergencies": [
            {
                "at": call.at.astimezone(zone).isoformat(),
                "kind": call.kind,
                "ticket": call.ticket,
                "taken_after_minutes": call.minutes,
            }
            for call in report.emergencies
        ],
        "suggestions": list(report.suggestions),
    }


def _fee(report: MonthlyReport) -> dict[str, Any]:
    """The fees and what they covered; None for a client without a fee."""
    fees, covered = report.fees, report.covered
    return {
        "fees": None if fees is None else [{"contract": each.contract, **_amount(each.amount)} for each in fees],
        "covered": None
        if covered is None
        else [
            {
                "contract": each.contract,
                "clause": each.clause,
                "term": each.term,
                "requests": each.requests,
                "as_callouts": str(each.worth.amount),
            }
            for each in covered
        ],
    }


def _left(left: HoursLeft) -> dict[str, Any]:
    return {
        "contract": left.contract,
        "name": left.name,
        "total": left.total,
        "used": left.used,
        "left": left.left,
        "until": left.until,
    }


def _promise(promised: Promised) -> dict[str, Any]:
    return {
        "metric": promised.metric.value,
        "promised_by": "contract" if promised.agreed else "own aim",
        "kept": promised.kept,
        "missed": promised.missed,
        "running": promised.running,
        "not_needed": promised.not_needed,
    }


def _charge(charge: Charge, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "ticket": charge.ticket,
        "what": charge.title,
        **_amount(charge.amount),
        "quote": charge.quote,
        "approved_by": charge.approved_by,
        "approved_at": charge.approved_at.astimezone(zone).isoformat() if charge.approved_at else None,
        "up_to": str(charge.up_to.amount) if charge.up_to else None,
        "contract": charge.contract,
        "clause": charge.clause,
        "free_later": charge.free_later,
    }


def _amount(money: Money) -> dict[str, str]:
    return {"amount": str(money.amount), "currency": money.currency}
