"""The section "Reports": a client's month with its charts, who may see its money, its paper, and giving it out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

import anyio.to_thread
from starlette.responses import Response

from bot.channels.web.sessions import field
from bot.console.actions import ports_from
from bot.console.files import paper_to_save
from bot.console.screen import Screen, in_address
from bot.console.table import Asked, Handler, status_of
from bot.desk import monthly_words
from bot.desk.backlog import AGES
from bot.desk.errors import DeskError, NotFound
from bot.desk.money import in_words
from bot.desk.monthly import Ending
from bot.desk.staff import Right
from bot.operations.monthly import (
    ShownMonth,
    clients_to_report,
    days_of,
    give_out_month,
    month_on_paper,
    show_month,
)
from bot.operations.ports import DeskPorts
from bot.operations.service import ServiceReport, service_report
from bot.operations.wording import moment

MONTHS = 24
"""So many months back are offered to choose from."""
MISSED = 50
"""So many missed promises are named on the page; the table to be saved names all."""


@dataclass(frozen=True)
class Chosen:
    """A client and a month, as the address names them; empty where it names none."""

    client: str = ""
    month: str = ""

    @property
    def first(self) -> date:
        """The first day of the month; NotFound where it is none."""
        try:
            return datetime.strptime(self.month, "%Y-%m").date()
        except ValueError as wrong:
            raise NotFound("Choose a month, like 2026-10.") from wrong

    @property
    def address(self) -> str:
        """Where the report stands."""
        return f"/reports?{in_address({'client': self.client, 'month': self.month})}"


@dataclass(frozen=True)
class Page:
    """What the page shows of a month."""

    shown: ShownMonth
    service: ServiceReport


class ReportPages:
    """What answers there."""

    def __init__(self, ports: DeskPorts, screen: Screen) -> None:
        self._ports = ports
        self._screen = screen

    def handlers(self) -> Mapping[str, Handler]:
        """What answers, by the names in the table."""
        return {
            "reports": self.reports,
            "report_pdf": self.pdf,
            "report_promises": self.promises,
            "report_give_out": self.give_out,
        }

    async def reports(self, asked: Asked) -> Response:
        """The month of a client that was chosen; before that, what there is to choose."""
        return await self._page(asked, _chosen(asked), self._screen.told(asked))

    async def pdf(self, asked: Asked) -> Response:
        """The month on paper, to be saved."""
        chosen, ports = _chosen(asked), self._ports

        def write() -> bytes:
            shown = show_month(ports=ports, client=chosen.client, month=chosen.first, anew=_anew(asked))
            return month_on_paper(ports=ports, shown=shown)

        return paper_to_save(await anyio.to_thread.run_sync(write), f"{_plain(chosen)}.pdf", "application/pdf")

    async def promises(self, asked: Asked) -> Response:
        """Every promise that the month was counted from, to be saved."""
        chosen, ports = _chosen(asked), self._ports

        def write() -> bytes:
            made = service_report(ports=ports, client=chosen.client, days=days_of(chosen.first))
            return ports.papers.promises(made.judged, made.client)

        return paper_to_save(
            await anyio.to_thread.run_sync(write), f"{_plain(chosen)}-promises.csv", "text/csv; charset=utf-8"
        )

    async def give_out(self, asked: Asked) -> Response:
        """Keep the month as the client gets it; or the page again, with why not."""
        chosen = Chosen(_clean(field(asked.form, "client")), field(asked.form, "month")[:7])
        ports, by = ports_from(self._ports, asked), asked.visitor.member.name
        try:
            given, new = await anyio.to_thread.run_sync(
                lambda: give_out_month(ports=ports, client=chosen.client, month=chosen.first, by=by)
            )
        except DeskError as refusal:
            return await self._page(asked, chosen, str(refusal), status=status_of(refusal))
        same = "It was given out already, with the same figures."
        return self._screen.back(asked, chosen.address, f"It is given out, version {given.number}." if new else same)

    async def _page(self, asked: Asked, chosen: Chosen, told: str, *, status: int = 200) -> Response:
        money, anew, page = asked.visitor.member.may(Right.MONEY), _anew(asked), None
        clients = await anyio.to_thread.run_sync(lambda: clients_to_report(ports=self._ports))
        if chosen.client and chosen.month:
            try:
                page = await anyio.to_thread.run_sync(lambda: self._read(chosen, anew=anew))
            except DeskError as refusal:
                told, status = str(refusal), status_of(refusal)
        zone = page.shown.report.timezone if page else "UTC"
        return self._screen.page(
            asked,
            "reports.html",
            status,
            chosen=chosen,
            told=told,
            clients=[(client.code, client.name) for client in clients],
            months=_months(self._ports.clock.now().date()),
            page=page,
            report=page.shown.report if page else None,
            anew=anew,
            say=monthly_words,
            endings=monthly_words.ENDING_WORDS,
            ending=Ending,
            amount=in_words if money else None,
            money=in_words,
            instant=partial(_moment, zone=zone),
            ages=[name for name, _ in AGES],
            most_missed=MISSED,
        )

    def _read(self, chosen: Chosen, *, anew: bool) -> Page:
        shown = show_month(ports=self._ports, client=chosen.client, month=chosen.first, anew=anew)
        return Page(shown, service_report(ports=self._ports, client=chosen.client, days=days_of(chosen.first)))


def _moment(at: datetime, *, zone: str) -> str:
    return moment(at, zone)


def _chosen(asked: Asked) -> Chosen:
    query = asked.request.query_params
    return Chosen(_clean(query.get("client", "")), query.get("month", "")[:7])


def _anew(asked: Asked) -> bool:
    return asked.request.query_params.get("anew") == "1"


def _clean(code: str) -> str:
    return code[:80].replace("\0", "")


def _plain(chosen: Chosen) -> str:
    """The client and the month as the name of a file."""
    code = "".join(each if each.isascii() and (each.isalnum() or each in "-_") else "_" for each in chosen.client)
    return f"{code}-{chosen.first:%Y-%m}"


def _months(today: date) -> list[tuple[str, str]]:
    """This month and those before it, the newest first."""
    found, first = [], today.replace(day=1)
    for _ in range(MONTHS):
        found.append((f"{first:%Y-%m}", f"{first:%B %Y}"))
        first = days_of(first).first
        first = (
            first.replace(year=first.year - 1, month=12) if first.month == 1 else first.replace(month=first.month - 1)
        )
    return found
