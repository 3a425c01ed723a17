"""A spend report for scripts: as JSON, and as rows for a spreadsheet. Amounts are before tax."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bot.connectors.csv_rows import Cell
from bot.desk.both_ways import Aside, Basis, PaidTicket
from bot.desk.money import Money
from bot.desk.spend import Way
from bot.operations.spend import AsideTicket, PlanSpend, SpendReport

HEADER = (
    "comparison",
    "month",
    "row",
    "name",
    "opened",
    "category",
    "verdict",
    "minutes",
    "minutes_from",
    "plan",
    "break_fix",
    "currency",
    "note",
)


def spend_document(report: SpendReport) -> dict[str, Any]:
    """The whole report as plain values: amounts as decimal strings, days as ISO dates."""
    document: dict[str, Any] = {
        "client": report.client.code,
        "currency": report.client.currency,
        "from": report.period.first.isoformat(),
        "to": report.period.last.isoformat(),
        "before_tax": True,
        "tickets": report.tickets,
        "comparisons": [_comparison(one, supposed=one is not report.own) for one in report.shown],
    }
    if not report.own.has_fee:
        document["spent"] = {**_way(report.own.comparison.managed), **_counted(report.own)}
    return document


def _comparison(plan: PlanSpend, *, supposed: bool) -> dict[str, Any]:
    found = plan.comparison
    saved = found.saved.amount
    return {
        "plan": found.managed.name,
        "supposed": supposed,
        "finding": found.finding(supposed=supposed),
        "cheaper": "plan" if saved > 0 else "break_fix" if saved < 0 else "neither",
        "saved_by_plan": str(saved),
        "managed": _way(found.managed),
        "break_fix": _way(found.break_fix),
        "absorbed": {
            "tickets": len(plan.absorbed),
            "amount": str(plan.absorbed_amount.amount),
        },
        "never_bought": [
            {"contract": number, "service": service.name, "price": _amount(service.price)}
            for number, services in plan.services
            for service in services
        ],
        **_counted(plan),
    }


def _counted(plan: PlanSpend) -> dict[str, Any]:
    return {
        "costs": [
            {
                "ticket": one.paid.ticket.number,
                "opened": one.paid.opened.isoformat(),
                "category": one.paid.ticket.category,
                "verdict": one.verdict.value,
                "minutes": one.paid.minutes,
                "minutes_from": one.paid.basis.value,
                "plan": str(one.managed.amount),
                "break_fix": str(one.break_fix.amount),
            }
            for one in plan.both
        ],
        "counted": len(plan.both),
        "on_time_entries": plan.resting_on(Basis.ENTRIES),
        "on_likely_minutes": plan.resting_on(Basis.LIKELY),
        "not_counted": {
            why.name.lower(): [one.paid.ticket.number for one in some] for why, some in by_reason(plan.aside)
        },
    }


def by_reason(aside: Sequence[AsideTicket]) -> Iterator[tuple[Aside, list[AsideTicket]]]:
    """The tickets that stand on neither side, by why."""
    for why in Aside:
        some = [one for one in aside if one.why is why]
        if some:
            yield why, some


def _way(way: Way) -> dict[str, Any]:
    return {
        "fee": str(way.fee.amount),
        "onboarding": str(way.onboarding.amount),
        "work": str(way.work.amount),
        "total": str(way.total.amount),
        "months": [
            {
                "month": month.month.name,
                "whole": month.month.whole,
                "fee": str(month.fee.amount),
                "onboarding": str(month.onboarding.amount),
                "work": str(month.work.amount),
                "total": str(month.total.amount),
                "running": str(running.amount),
            }
            for month, running in zip(way.months, way.running, strict=True)
        ],
        "worst_month": {"month": way.worst.month.name, "total": str(way.worst.total.amount)},
        "spread": {
            "standard_deviation": str(way.deviation.amount),
            "dearest_less_cheapest": str(way.reach.amount),
            "over_months": len(way.measured),
        },
    }


def _amount(money: Money | None) -> str | None:
    return None if money is None else str(money.amount)


def spend_rows(report: SpendReport) -> Iterator[tuple[Cell, ...]]:
    """A row for every fee and every ticket: the columns ``plan`` and ``break_fix`` add up to the totals."""
    for plan in report.shown or (report.own,):
        yield from _rows(plan, report.client.currency)


def _rows(plan: PlanSpend, currency: str) -> Iterator[tuple[Cell, ...]]:
    for rows in (_of_fees(plan), _of_tickets(plan), _not_counted(plan)):
        for row in rows:
            cells = {"comparison": plan.comparison.managed.name, "currency": currency, **row}
            yield tuple(cells.get(column) for column in HEADER)


def _of_fees(plan: PlanSpend) -> Iterator[dict[str, Cell]]:
    managed = plan.comparison.managed
    for month in managed.months:
        for row, amount in (("fee", month.fee), ("onboarding", month.onboarding)):
            if amount.amount:
                yield {"month": month.month.name, "row": row, "name": managed.name, "plan": amount.amount}


def _of_tickets(plan: PlanSpend) -> Iterator[dict[str, Cell]]:
    for one in plan.both:
        yield {
            **_ticket(one.paid),
            "row": "ticket",
            "verdict": one.verdict.value,
            "minutes_from": one.paid.basis.value,
            "plan": one.managed.amount,
            "break_fix": one.break_fix.amount,
        }


def _not_counted(plan: PlanSpend) -> Iterator[dict[str, Cell]]:
    for aside in plan.aside:
        yield {**_ticket(aside.paid), "row": "not counted", "note": aside.why.value}


def _ticket(paid: PaidTicket) -> dict[str, Cell]:
    return {
        "month": f"{paid.opened:%Y-%m}",
        "name": paid.ticket.number,
        "opened": paid.opened.isoformat(),
        "category": paid.ticket.category,
        "minutes": paid.minutes,
    }
