"""The section of reports: who sees which figures, what is saved, and giving a month out."""

from __future__ import annotations

import csv
import hashlib
import re
from dataclasses import replace
from datetime import datetime, timezone
from io import StringIO
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from bot.connectors.papers import HousePapers
from bot.operations.monthly import give_out_month
from bot.operations.ports import WorkFactory
from bot.operations.quotes import answer_waiting_quote
from bot.operations.settlements import resolve_ticket
from bot.operations.timesheet import log_time
from tests.channels.web.browser import value_of
from tests.console.visiting import at_console, queries, seen
from tests.makers import ALEX_AT, DANA, FOOTHILLS, JONAS_AT, KIM_AT, MAPLE, RAVI, ROBIN_AT, SAM, DeskForTests
from tests.operations.situations import answers, asked_at_night, opened

ROOT = Path(__file__).resolve().parents[2]
VENDOR = ROOT / "bot/console/static/vendor"
IN_DECEMBER = datetime(2026, 12, 7, 15, 0, tzinfo=timezone.utc)


@pytest.fixture
def desk(begin: WorkFactory) -> DeskForTests:
    """In December: in November the clinic had a covered request and a charged one at night, the garage one."""
    desk = DeskForTests(begin)
    desk.ports = replace(desk.ports, papers=HousePapers("Northline IT", ""))
    desk.take_in(MAPLE, FOOTHILLS)
    desk.take_in_staff()
    opened(desk, SAM)
    opened(desk, RAVI, "wifi", "the Wi-Fi of the garage is gone")
    quote = asked_at_night(desk)
    answer_waiting_quote(ports=desk.ports, turn=answers(desk, DANA, quote), accept=True)
    start = desk.clock.now()
    desk.clock.step(minutes=30)
    log_time(ports=desk.ports, ticket=quote.ticket, minutes=30, by="Kim Osei", key="time", start=start)
    resolve_ticket(ports=desk.ports, ticket=quote.ticket, by="Kim Osei", text="done", key="end")
    desk.clock.set(IN_DECEMBER)
    return desk


def address(path: str = "/reports", client: str = MAPLE, month: str = "2026-11", **more: str) -> str:
    return f"{path}?{urlencode({'client': client, 'month': month, **more})}"


def gives_out(visitor: TestClient, client: str = MAPLE, month: str = "2026-11") -> tuple[int, str]:
    page = visitor.get(address(client=client, month=month)).text
    form = {"token": value_of(page, "token"), "client": client, "month": month}
    answer = visitor.post("/reports/give-out", data=form)
    status = answer.status_code
    return status, seen(visitor.get(answer.headers["location"]).text if status == 303 else answer.text)


def test_nothing_is_shown_before_a_client_and_a_month_are_chosen(desk: DeskForTests) -> None:
    page = seen(at_console(desk).get("/reports").text)
    assert "Choose a client and a month." in page
    assert "Maple Dental" in page


@pytest.mark.parametrize("email", [KIM_AT, ALEX_AT])
def test_managers_and_admins_see_what_was_covered_and_charged(desk: DeskForTests, email: str) -> None:
    page = seen(at_console(desk, email).get(address()).text)
    for said in (
        "Maple Dental, November 2026",
        "You came to us 2 times.",
        "The fee was $1,850.00 (MD-2026), before tax.",
        "Q-1002, up to $430.00, approved by Dana Reyes",
        "Save as PDF",
        "Give it out",
    ):
        assert said in page


@pytest.mark.parametrize("email", [ROBIN_AT, JONAS_AT])
def test_technicians_and_dispatchers_see_the_service_and_no_money(desk: DeskForTests, email: str) -> None:
    visitor = at_console(desk, email)
    page = seen(visitor.get(address()).text)
    assert "You came to us 2 times." in page
    assert "Promises decided in the month" in page
    assert "$" not in page
    assert "Give it out" not in page
    for path in ("/reports/pdf", "/reports/give-out"):
        answer = visitor.get(address(path)) if path.endswith("pdf") else visitor.post(path, data=_form(visitor))
        assert (answer.status_code, "$" in seen(answer.text)) == (403, False)


def _form(visitor: TestClient) -> dict[str, str]:
    return {"token": value_of(visitor.get("/reports").text, "token"), "client": MAPLE, "month": "2026-11"}


def test_a_month_of_one_client_holds_nothing_of_another(desk: DeskForTests) -> None:
    visitor = at_console(desk, KIM_AT)
    garage = seen(visitor.get(address(client=FOOTHILLS)).text)
    assert "You came to us once." in garage
    for theirs in ("Dana", "MD-2026", "Q-1002", "ND-1001", "ND-1003"):
        assert theirs not in garage
    rows = visitor.get(address("/reports/promises", client=FOOTHILLS)).content.decode("utf-8-sig")
    assert {row["ticket"] for row in csv.DictReader(StringIO(rows))} == {"ND-1002"}


def test_a_month_is_given_out_once_and_then_stays(desk: DeskForTests) -> None:
    visitor = at_console(desk, KIM_AT)
    status, page = gives_out(visitor)
    assert (status, "It is given out, version 1." in page) == (303, True)
    assert "Given out on Mon 7 Dec, 10:00 by Kim Osei. It stays as it is. How it stands now" in page
    again = visitor.post("/reports/give-out", data=_form(visitor))
    assert "It was given out already, with the same figures." in seen(visitor.get(again.headers["location"]).text)
    anew = seen(visitor.get(address(anew="1")).text)
    assert "A draft: it has not been given out" in anew


def test_a_month_that_runs_is_not_given_out(desk: DeskForTests) -> None:
    visitor = at_console(desk, KIM_AT)
    assert "Give it out" not in seen(visitor.get(address(month="2026-12")).text)
    form = {**_form(visitor), "month": "2026-12"}
    answer = visitor.post("/reports/give-out", data=form)
    assert (answer.status_code, "is not over yet" in seen(answer.text)) == (409, True)


def test_a_form_of_another_site_gives_nothing_out(desk: DeskForTests) -> None:
    visitor = at_console(desk, KIM_AT)
    answer = visitor.post("/reports/give-out", data={**_form(visitor), "token": "made up"})
    assert answer.status_code == 403
    with desk.ports.begin() as work:
        assert work.reports.list(MAPLE) == ()


ODD = [
    ("a month that has not begun", {"month": "2027-03"}, 409),
    ("no month", {"month": "2026-13"}, 404),
    ("no client", {"client": "maple"}, 404),
    ("half a character", {"client": "maple\x00"}, 404),
]


@pytest.mark.parametrize(("changes", "status"), [each[1:] for each in ODD], ids=[each[0] for each in ODD])
def test_what_there_is_no_report_of_says_so_on_the_page(
    desk: DeskForTests, changes: dict[str, str], status: int
) -> None:
    visitor = at_console(desk, KIM_AT)
    page = visitor.get(address(**changes))
    assert (page.status_code, "Choose a client and a month." in page.text) == (status, False)
    for path in ("/reports/pdf", "/reports/promises"):
        assert visitor.get(address(path, **changes)).status_code == status


def test_the_paper_and_the_promises_are_saved_and_never_run(desk: DeskForTests) -> None:
    visitor = at_console(desk, KIM_AT)
    paper = visitor.get(address("/reports/pdf"))
    assert (paper.content[:5], paper.headers["content-disposition"]) == (
        b"%PDF-",
        'attachment; filename="maple-dental-2026-11.pdf"',
    )
    rows = visitor.get(address("/reports/promises"))
    assert rows.content.startswith(b"\xef\xbb\xbfticket,")
    assert all("sandbox" in each.headers["content-security-policy"] for each in (paper, rows))


def test_every_chart_stands_above_the_table_that_it_is_drawn_from(desk: DeskForTests) -> None:
    page = at_console(desk, KIM_AT).get(address()).text
    figures = re.findall(r"<figure class=\"chart\".*?</figure>", page, re.DOTALL)
    assert len(figures) >= 4
    for figure in figures:
        assert '<div class="canvas" hidden></div>' in figure
        assert "<caption>" in figure and 'scope="col"' in figure and 'scope="row"' in figure
        cells = re.findall(r'<td class="sum">(.*?)</td>', figure)
        assert all(cell.isdigit() for cell in cells)
    assert "<script>" not in page


def test_what_browsers_load_of_others_is_unchanged_and_has_its_licence() -> None:
    documented = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    for file in VENDOR.glob("*.js"):
        assert f"SHA-256 `{hashlib.sha256(file.read_bytes()).hexdigest()}`" in documented
        assert (VENDOR / f"{file.name.partition('.')[0]}.LICENSE.md").exists()


def test_a_month_costs_the_same_queries_however_many_tickets_there_were(desk: DeskForTests, engine) -> None:  # type: ignore[no-untyped-def]
    give_out_month(ports=desk.ports, client=MAPLE, month=IN_DECEMBER.date().replace(month=11), by="Kim")
    visitor = at_console(desk, KIM_AT)
    few = queries(engine, visitor, address())
    desk.clock.set(IN_DECEMBER.replace(month=11, day=26))
    for _ in range(5):
        opened(desk, SAM)
    desk.clock.set(IN_DECEMBER)
    assert queries(engine, visitor, address()) == few
