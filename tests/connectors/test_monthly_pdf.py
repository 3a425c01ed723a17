"""A month on paper: everything that it says, on few pages, whatever names and currencies there are."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from bot.connectors.monthly_pdf import monthly_pdf
from bot.connectors.paper_style import Letterhead
from bot.desk.money import Money
from bot.desk.monthly import Charge, Counted, GivenOut, MonthlyReport
from tests.makers import BRANDT, HARBOUR, MAPLE, demo_file
from tests.storage.values import NOON, a_month

MSP = Letterhead("Northline IT Services", "416 555 0142")
LONG = "Ω-Größenwahn & Sønner <Łódź> Ltd., Branch"


def _pages(report: MonthlyReport, given: GivenOut | None = None, client: str = MAPLE) -> list[str]:
    paper = monthly_pdf(report, given, demo_file(client).client, MSP)
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(paper)).pages]


def test_a_month_says_what_was_done_what_it_cost_and_who_approved_it() -> None:
    whole = " ".join(_pages(a_month()))
    for said in (
        "Northline IT Services 416 555 0142 October 2026 Monthly report",
        "What we did for you in October 2026 Acme Ltd",
        "You came to us 7 times.",
        "5 solved by us, nothing more to pay",
        "C-1, clause 3.1 Help in support hours. 5 $640.50",
        "2 visits of 3 visits used, 1 visit left until 31 October 2026",
        "ND-1001: Printer C-2, clause A Q-1001, up to $480.00, approved by Ana Ruiz on",
        "Together $423.75, tax included.",
        "First answer of a person 6 of 7 kept, 1 missed",
        "What could be better Ask which ones could wait.",
        "Acme Ltd, October 2026 Page 1 of 2",
    ):
        assert said in whole


def test_an_empty_month_is_one_page_without_a_chart() -> None:
    empty = a_month(
        months=(Counted("2026-09", "September 2026", 0), Counted("2026-10", "October 2026", 0)),
        endings=(),
        kinds=(),
        covered=(),
        charges=(),
        allowances=(),
        promised=(),
        half_within=None,
        deflected=0,
        monitored=0,
        emergencies=(),
        suggestions=(),
    )
    (page,) = _pages(empty)
    assert "Nobody asked for help in October 2026." in page
    assert "Requests by month" not in page
    assert "Nothing was charged in this month." in page


@pytest.mark.parametrize(
    ("client", "currency", "amount"), [(MAPLE, "CAD", "$"), (HARBOUR, "GBP", "£"), (BRANDT, "USD", "$")]
)
def test_amounts_are_written_as_the_clients_people_write_them(client: str, currency: str, amount: str) -> None:
    charge = replace(a_month().charges[0], amount=Money.of("1234.50", currency), up_to=Money.of("1300.00", currency))
    report = a_month(
        name=LONG[:40], charges=(charge,), currency=currency, covered=None, fees=None, why_not="Two currencies."
    )
    whole = " ".join(_pages(report, client=client))
    assert f"Together {amount}1,234.50, tax included." in whole
    assert LONG[:40] in whole


def test_a_month_of_many_charges_goes_on_over_pages_with_its_head_on_each() -> None:
    many = tuple(replace(a_month().charges[0], ticket=f"ND-{number}") for number in range(2000, 2060))
    pages = _pages(a_month(charges=many))
    assert len(pages) >= 3
    assert sum("What Rests on Approved Amount" in page for page in pages) >= 2


def test_words_that_look_like_markup_are_words() -> None:
    charge = Charge("ND-1", "<b>&nbsp;", Money.of("1.00", "CAD"), None, None, None, None, None, None)
    assert "<b>&nbsp;" in " ".join(_pages(a_month(charges=(charge,), name="<para>")))


def test_the_same_month_gives_the_same_bytes_and_says_that_it_was_given_out() -> None:
    given = GivenOut(a_month(), 1, "Alex", NOON)
    client = demo_file(MAPLE).client
    assert monthly_pdf(a_month(), given, client, MSP) == monthly_pdf(a_month(), given, client, MSP)
    assert "by Alex. It stays as it is." in " ".join(_pages(a_month(), given))
