"""The paper of a quote says everything that is agreed, the same each time, and shows all of it however much there is."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

from bot.connectors.locales import Writing, locale_of
from bot.connectors.paper_style import Letterhead
from bot.connectors.quote_pdf import quote_pdf
from bot.desk.catalogue import Work
from bot.desk.clients import Client, Contact
from bot.desk.coverage import decide_coverage
from bot.desk.facts import Facts
from bot.desk.money import Money
from bot.desk.prices import Estimate, EstimateLine, LineKind
from bot.desk.quotes import (
    Quote,
    QuoteState,
    answer_quote,
    cancel_quote,
    convert_quote,
    expire_quote,
    send_quote,
    supersede_quote,
)
from bot.desk.tickets import Ticket
from tests.makers import EVENING, MAPLE, NEXT_OPENING, demo_file
from tests.storage.values import ticket

MSP = Letterhead("Northline IT Services", "118 King Street West, Toronto · 416 555 0142")
MINUTES = timedelta(minutes=5)


def _cad(amount: str) -> Money:
    return Money.of(amount, "CAD")


def _client() -> Client:
    return demo_file(MAPLE).client


def _dana() -> Contact:
    dana = _client().contact("dana@maple-dental.example")
    assert dana is not None
    return dana


def _ticket(words: str = "The front desk printer is offline & shows <E-19>.") -> Ticket:
    return replace(ticket(), client=MAPLE, contact="sam@maple-dental.example", site="barrie", words=words)


def _quote(**changes: object) -> Quote:
    """A visit to Barrie on a Tuesday night, sent to Dana."""
    facts = Facts("printer", EVENING, work=Work.ONSITE, site="barrie")
    decided = decide_coverage(_client(), demo_file(MAPLE).contracts, facts)
    assert decided.estimate is not None and decided.contract is not None and decided.contract_version is not None
    draft = Quote(
        "Q-1001",
        "ND-1001",
        MAPLE,
        "Printer",
        decided.estimate,
        decided.contract,
        decided.contract_version,
        decided.clause,
        EVENING,
        NEXT_OPENING,
        1,
        QuoteState.DRAFT,
        None,
        "sam@maple-dental.example",
    )
    return replace(send_quote(draft, _dana(), EVENING), **changes)  # type: ignore[arg-type]


def _pages(quote: Quote, client: Client | None = None, about: Ticket | None = None) -> list[str]:
    """The words of each page, their lines joined."""
    paper = quote_pdf(quote, client or _client(), about or _ticket(), MSP)
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(paper)).pages]


def test_a_quote_says_everything_that_is_agreed_on_one_page() -> None:
    quote = _quote()
    (page,) = _pages(quote)
    for said in (
        "Northline IT Services 118 King Street West, Toronto · 416 555 0142",
        "Quote Q-1001 Revision 1",
        "Waiting for approval until Wednesday, November 25, 2026, 8:00 a.m. EST.",
        "For Maple Dental, Barrie clinic",
        "Asked for by Sam Okoro",
        "Ticket ND-1001: Printer",
        "Work planned for Tuesday, November 24, 2026, 8:00 p.m. EST",
        "“The front desk printer is offline & shows <E-19>.”",
        "On-site work, outside support hours: 2 h at 225.00 (the minimum is 2 h) 2 h $225.00 $450.00",
        "Trip to your site 1 $45.00 $45.00",
        "70 km beyond the first 25 km 70 $0.70 $49.00",
        "Subtotal $544.00 HST 13% $70.72 Expected total $614.72",
        "Never more than $620.00 without asking you again.",
        "If the work would cost more, it stops and you get a new quote.",
        "Contract MD-TM, version 1, clause A.",
        "Press the button on this quote in the chat with the help desk. Dana Reyes may approve this amount.",
        "This paper is for reading: opening, signing or answering it approves nothing.",
        f"Quote Q-1001, revision 1, fingerprint {quote.short_hash} Page 1 of 1",
    ):
        assert said in page


def test_the_same_quote_gives_the_same_bytes_and_another_state_gives_others() -> None:
    quote = _quote()
    first, again = (quote_pdf(quote, _client(), _ticket(), MSP) for _ in range(2))
    assert first == again
    accepted = quote_pdf(cancel_quote(quote, EVENING, "kim"), _client(), _ticket(), MSP)
    assert accepted != first


def test_every_font_is_embedded() -> None:
    paper = quote_pdf(_quote(), _client(), _ticket(), MSP)
    fonts = [
        font.get_object()
        for page in PdfReader(BytesIO(paper)).pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    ]
    assert fonts != []
    assert all("/FontFile2" in font["/FontDescriptor"].get_object() for font in fonts)


def _answered(accept: bool) -> Quote:
    quote = _quote()
    given = {"revision_hash": quote.revision_hash, "at": EVENING + MINUTES, "conversation": "c", "turn": "t"}
    return answer_quote(quote, _client(), _dana(), accept=accept, **given)  # type: ignore[arg-type]


STATES = {
    "accepted": (lambda: _answered(True), "Approved by Dana Reyes, up to $620.00, on Tuesday, November 24, 2026, 8:05"),
    "declined": (lambda: _answered(False), "Declined by Dana Reyes on Tuesday, November 24, 2026, 8:05 p.m. EST."),
    "converted": (lambda: convert_quote(_answered(True), EVENING, "kim"), "Approved by Dana Reyes, up to $620.00. The"),
    "expired": (lambda: expire_quote(_quote(), NEXT_OPENING), "Lapsed on Wednesday, November 25, 2026, 8:00 a.m. EST:"),
    "superseded": (lambda: supersede_quote(_quote(), EVENING, "kim"), "This one cannot be approved."),
    "cancelled": (lambda: cancel_quote(_quote(), EVENING, "kim"), "Taken back on Tuesday, November 24, 2026, 8:00"),
    "draft": (lambda: _quote(state=QuoteState.DRAFT, asked=None), "Nobody on file may approve this amount."),
}


@pytest.mark.parametrize("state", STATES)
def test_the_paper_says_how_the_quote_stands_and_tells_nobody_to_press_a_button_that_is_gone(state: str) -> None:
    made, said = STATES[state]
    (page,) = _pages(made())
    assert said in page
    assert "Press the button" not in page


def test_a_later_version_says_why_and_what_stays_approved() -> None:
    (page,) = _pages(_quote(revision=2, reason="The drive has failed too.", approved_before=_cad("430.00")))
    assert "Revision 2" in page
    assert "The drive has failed too. Up to $430.00 was approved before, and stays so." in page


def _many_lines(count: int) -> Estimate:
    long = "a drive whose name says all about its maker, its model and its warranty, as a distributor writes it, "
    lines = tuple(
        EstimateLine(
            LineKind.MATERIAL,
            f"Part {i:02}: " + long * 3,
            Decimal(i),
            _cad("1234567.89"),
            _cad("9876543.21"),
            i % 2 == 0,
        )
        for i in range(1, count + 1)
    )
    tax = EstimateLine(LineKind.TAX, "HST 13%", Decimal(1), _cad("12839506.17"), _cad("12839506.17"), False)
    sums = (_cad("98765432.10"), _cad("111604938.27"), _cad("123456789.01"), _cad("123456790.00"))
    return Estimate(*sums, (*lines, tax), _cad("98765432.10"), _cad("12839506.17"), _cad("111604938.27"))


def test_many_lines_run_over_pages_with_their_heads_and_no_line_is_lost() -> None:
    pages = _pages(_quote(estimate=_many_lines(40)))
    assert len(pages) > 2
    everything = " ".join(pages)
    for number in range(1, 41):
        assert everything.count(f"Part {number:02}:") == 1
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
    with_lines = [page for page in pages if "Part " in page]
    assert all("What Quantity Unit price Amount" in page for page in with_lines)
    assert "Never more than $123,456,790.00 without asking you again." in everything
    assert "between $98,765,432.10 and $123,456,789.01 depending on how long it takes, tax included." in everything
    assert "without tax" in everything


def test_long_words_and_long_stories_are_shown_to_the_end() -> None:
    story = "word " * 3_000 + "x" * 400 + " and that was all"
    pages = _pages(_quote(), about=_ticket(story))
    everything = "".join(pages).replace(" ", "")
    assert everything.count("x" * 50) >= 1
    assert "andthatwasall”" in everything


@pytest.mark.parametrize(
    "words",
    ["", "\n\n", "<b>unclosed & <font", "日本語 のプリンタ", "\x00\x07\u202e", "tab\there 😡 ✓ é ß ł ş Ж Ω"],
    ids=["nothing", "empty lines", "markup", "letters the font has not", "control characters", "signs of many kinds"],
)
def test_whatever_was_reported_makes_a_paper(words: str) -> None:
    (page,) = _pages(_quote(), about=_ticket(words))
    assert "Never more than $620.00" in page


@pytest.mark.parametrize(
    ("written", "zone", "currency", "amount", "instant"),
    [
        ("en_CA", None, "CAD", "$1,850.00", "Wednesday, November 25, 2026, 8:00\u202fa.m. EST"),
        ("fr_CA", None, "CAD", "1\xa0850,00\xa0$", "mercredi 25 novembre 2026, 08 h 00 HNE"),
        ("de-DE", "Europe/Berlin", "EUR", "1.850,00\xa0€", "Mittwoch, 25. November 2026, 14:00 MEZ"),
        (None, "America/Toronto", "CAD", "$1,850.00", "Wednesday, November 25, 2026, 8:00\u202fa.m. EST"),
        (None, "Europe/London", "GBP", "£1,850.00", "Wednesday, 25 November 2026, 13:00 GMT"),
        (None, "America/New_York", "USD", "$1,850.00", "Wednesday, November 25, 2026, 8:00\u202fAM EST"),
        (None, "America/Toronto", "USD", "US$1,850.00", "Wednesday, November 25, 2026, 8:00\u202fa.m. EST"),
    ],
)
def test_amounts_and_dates_are_written_as_the_client_writes_them(
    written: str | None, zone: str | None, currency: str, amount: str, instant: str
) -> None:
    client = replace(_client(), locale=written, timezone=zone or "America/Toronto", currency=currency)
    writing = Writing.of(client)
    assert writing.amount(Money.of("1850", currency)) == amount
    assert writing.instant(NEXT_OPENING) == instant


@pytest.mark.parametrize(
    ("zone", "currency", "locale"),
    [
        ("America/St_Johns", "CAD", "en_CA"),
        ("Australia/Lord_Howe", "AUD", "en_AU"),
        ("Europe/Dublin", "EUR", "en_IE"),
        ("America/Montreal", "CAD", "en_CA"),
        ("UTC", "GBP", "en_GB"),
        ("Asia/Kathmandu", "NPR", "en"),
        ("UTC", "EUR", "en"),
    ],
    ids=["by zone", "half an hour", "euro", "an old name of a zone", "by currency", "unknown country", "neither"],
)
def test_without_a_locale_english_as_in_the_clients_country(zone: str, currency: str, locale: str) -> None:
    client = replace(_client(), timezone=zone, currency=currency)
    assert str(locale_of(client)) == locale


def test_a_date_in_the_hour_that_comes_twice_is_told_apart_by_the_name_of_the_time() -> None:
    writing = Writing.of(_client())
    twice = [datetime(2026, 11, 1, hour, 30, tzinfo=timezone.utc) for hour in (5, 6)]
    assert [at.astimezone(ZoneInfo("America/Toronto")).hour for at in twice] == [1, 1]
    assert [writing.instant(at).rsplit(" ", 1)[1] for at in twice] == ["EDT", "EST"]
