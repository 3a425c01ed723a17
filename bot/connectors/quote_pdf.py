"""A quote on paper: for reading and filing. It approves nothing; that is done with the button in chat."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from bot.connectors.locales import Writing
from bot.desk.catalogue import category_or_raise
from bot.desk.clients import Client
from bot.desk.prices import EstimateLine, LineKind
from bot.desk.quotes import Quote, QuoteState
from bot.desk.tickets import Ticket

INK, SOFT, FAINT, ACCENT = HexColor("#1b2430"), HexColor("#5b6675"), HexColor("#d8dee6"), HexColor("#1f4e79")
WASH, GOOD, BAD = HexColor("#f3f6f9"), HexColor("#1d6b3a"), HexColor("#8a2f2f")
PLAIN, BOLD = "DejaVuSans", "DejaVuSans-Bold"
MARGIN = 18 * mm
_COLUMNS = (0.50, 0.12, 0.19, 0.19)  # of the width: what, quantity, unit price, amount


@dataclass(frozen=True)
class Letterhead:
    """Who offers: the MSP's name, and how it is reached."""

    name: str
    reached: str = ""


def quote_pdf(quote: Quote, client: Client, ticket: Ticket, letterhead: Letterhead) -> bytes:
    """The document; the same quote in the same state gives the same bytes."""
    _fonts()
    writing = Writing.of(client)
    size = LETTER if writing.letter else A4
    out = BytesIO()
    document = BaseDocTemplate(
        out,
        pagesize=size,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=16 * mm,
        bottomMargin=20 * mm,
        title=f"Quote {quote.number}",
        author=letterhead.name,
        subject=f"{quote.title}, {ticket.number}",
        lang="en",
        invariant=1,
    )
    # A frame without padding: text and tables begin at the same edge.
    frame = Frame(MARGIN, document.bottomMargin, document.width, document.height, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate(frames=[frame]))
    sheet = _Sheet(quote, client, ticket, letterhead, writing, document.width)
    footer = f"Quote {quote.number}, revision {quote.revision}, fingerprint {quote.short_hash}"
    document.build(list(sheet.flow()), canvasmaker=_numbered(footer))
    return out.getvalue()


@cache
def _fonts() -> None:
    """DejaVu Sans, which is embedded: it has every letter of Europe's languages, and comes with matplotlib."""
    package = find_spec("matplotlib")
    assert package is not None and package.submodule_search_locations
    folder = Path(next(iter(package.submodule_search_locations))) / "mpl-data" / "fonts" / "ttf"
    for name in (PLAIN, BOLD):
        pdfmetrics.registerFont(TTFont(name, folder / f"{name}.ttf"))
    pdfmetrics.registerFontFamily(PLAIN, normal=PLAIN, bold=BOLD, italic=PLAIN, boldItalic=BOLD)


def _style(size: float = 9.5, **changes: object) -> ParagraphStyle:
    given: dict[str, object] = {
        "fontName": PLAIN,
        "fontSize": size,
        "leading": size * 1.42,
        "textColor": INK,
        "splitLongWords": 1,
        **changes,
    }
    return ParagraphStyle(f"size {size}", **given)


def _styled(*commands: tuple[object, ...]) -> TableStyle:
    """How a table looks; in our font, or else an empty cell asks for Helvetica, which is not embedded."""
    return TableStyle([("FONTNAME", (0, 0), (-1, -1), PLAIN), *commands])


def _printable(words: str) -> str:
    """What people wrote, as markup: what the font cannot show is a mark instead of a hole."""
    known = pdfmetrics.getFont(PLAIN).face.charToGlyph
    shown = "".join(letter if letter == "\n" or ord(letter) in known else "\ufffd" for letter in words.strip())
    return escape(shown).replace("\n", "<br/>")


def _numbered(footer: str) -> type[Canvas]:
    """A canvas that knows at the end how many pages there are."""

    class Numbered(Canvas):  # type: ignore[misc]
        def __init__(self, *args: object, **kwargs: object) -> None:
            # Without this the document begins in Helvetica, which is not embedded.
            super().__init__(*args, **{**kwargs, "initialFontName": PLAIN})
            self._pages: list[dict[str, object]] = []

        def showPage(self) -> None:
            self._pages.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for number, page in enumerate(self._pages, start=1):
                self.__dict__.update(page)
                self._foot(number, len(self._pages))
                super().showPage()
            super().save()

        def _foot(self, number: int, of: int) -> None:
            width = self._pagesize[0]
            self.setStrokeColor(FAINT)
            self.line(MARGIN, 15 * mm, width - MARGIN, 15 * mm)
            self.setFont(PLAIN, 7.5)
            self.setFillColor(SOFT)
            self.drawString(MARGIN, 10.5 * mm, footer)
            self.drawRightString(width - MARGIN, 10.5 * mm, f"Page {number} of {of}")

    return Numbered


@dataclass(frozen=True)
class _Sheet:
    """The parts of the paper, from the top."""

    quote: Quote
    client: Client
    ticket: Ticket
    letterhead: Letterhead
    writing: Writing
    width: float

    def flow(self) -> Iterator[Flowable]:
        yield self._head()
        yield Spacer(0, 4 * mm)
        yield self._state()
        yield Spacer(0, 5 * mm)
        yield self._about()
        yield Spacer(0, 5 * mm)
        yield from self._words()
        yield self._lines()
        yield KeepTogether([self._sums(), Spacer(0, 5 * mm), self._most()])
        yield Spacer(0, 5 * mm)
        yield from self._terms()

    # ---- who, what, and how it stands --------------------------------------------------------------------------------

    def _head(self) -> Flowable:
        who = [Paragraph(_printable(self.letterhead.name), _style(15, fontName=BOLD, textColor=ACCENT))]
        if self.letterhead.reached:
            who.append(Paragraph(_printable(self.letterhead.reached), _style(8.5, textColor=SOFT)))
        right = {"alignment": TA_RIGHT}
        what = [
            Paragraph(f"Quote {self.quote.number}", _style(15, fontName=BOLD, **right)),
            Paragraph(f"Revision {self.quote.revision}", _style(8.5, textColor=SOFT, **right)),
        ]
        table = Table([[who, what]], colWidths=[self.width * 0.62, self.width * 0.38])
        table.setStyle(
            _styled(*_TIGHT, ("LINEBELOW", (0, 0), (-1, -1), 1.2, ACCENT), ("BOTTOMPADDING", (0, 0), (-1, -1), 3 * mm))
        )
        return table

    def _state(self) -> Flowable:
        words, colour = self._state_words()
        table = Table([[Paragraph(words, _style(9.5, textColor=colour))]], colWidths=[self.width])
        table.setStyle(
            _styled(
                ("BACKGROUND", (0, 0), (-1, -1), WASH),
                ("LINEBEFORE", (0, 0), (0, -1), 2.5, colour),
                ("LEFTPADDING", (0, 0), (-1, -1), 4 * mm),
                ("TOPPADDING", (0, 0), (-1, -1), 2.5 * mm),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5 * mm),
            )
        )
        return table

    def _state_words(self) -> tuple[str, HexColor]:
        quote, at = self.quote, self._since()
        approval, until = quote.approval, self.writing.instant(quote.valid_until)
        by = _printable(self._name(approval.by)) if approval else ""
        most = self.writing.amount(quote.limit)
        said = {
            QuoteState.DRAFT: ("<b>Not sent yet.</b> Nobody on file may approve this amount.", SOFT),
            QuoteState.ACCEPTED: (f"<b>Approved by {by}</b>, up to {most}, on {at}.", GOOD),
            QuoteState.CONVERTED: (f"<b>Approved by {by}</b>, up to {most}. The work is done and billed.", GOOD),
            QuoteState.DECLINED: (f"<b>Declined by {by}</b> on {at}. Nothing is charged for it.", BAD),
            QuoteState.EXPIRED: (f"<b>Lapsed</b> on {until}: nobody answered in time. Nothing is charged.", BAD),
            QuoteState.SUPERSEDED: (f"<b>Replaced by a newer version</b> on {at}. This one cannot be approved.", BAD),
            QuoteState.CANCELLED: (f"<b>Taken back</b> on {at}. Nothing is charged for it.", BAD),
        }
        return said.get(quote.state, (f"<b>Waiting for approval</b> until {until}.", ACCENT))

    def _since(self) -> str:
        quote = self.quote
        if quote.approval is not None and quote.state in (QuoteState.ACCEPTED, QuoteState.DECLINED):
            return self.writing.instant(quote.approval.at)
        return self.writing.instant(quote.moves[-1].at if quote.moves else quote.valid_until)

    def _about(self) -> Flowable:
        site = self.client.site(self.ticket.site)
        where = f", {site.name}" if site else ""
        asked_by = self._name(self.quote.requested_by)
        left = [("For", f"{self.client.name}{where}"), ("Asked for by", asked_by)]
        right = [
            ("Ticket", f"{self.ticket.number}: {self._category()}"),
            ("Work planned for", self.writing.instant(self.quote.planned_for)),
        ]
        table = Table([[self._pairs(left), self._pairs(right)]], colWidths=[self.width * 0.42, self.width * 0.58])
        table.setStyle(_styled(*_TIGHT))
        return table

    def _category(self) -> str:
        return category_or_raise(self.ticket.category).title if self.ticket.category else self.quote.title

    def _pairs(self, pairs: list[tuple[str, str]]) -> list[Flowable]:
        label, value = _style(7.5, textColor=SOFT), _style(9.5, spaceAfter=1.5 * mm)
        return [
            flowable
            for name, said in pairs
            for flowable in (Paragraph(name, label), Paragraph(_printable(said), value))
        ]

    def _words(self) -> Iterator[Flowable]:
        yield Paragraph("What was reported", _HEADING)
        yield Paragraph(f"“{_printable(self.ticket.words)}”", _style(9.5, leftIndent=4 * mm, spaceAfter=4 * mm))
        if self.quote.reason:
            yield Paragraph("Why the price is new", _HEADING)
            before = ""
            if self.quote.approved_before is not None:
                before = f" Up to {self.writing.amount(self.quote.approved_before)} was approved before, and stays so."
            yield Paragraph(_printable(self.quote.reason) + before, _style(9.5, spaceAfter=4 * mm))

    # ---- what it costs -----------------------------------------------------------------------------------------------

    def _lines(self) -> Flowable:
        right, bold = {"alignment": TA_RIGHT}, {"fontName": BOLD, "textColor": SOFT}
        heads = [Paragraph("What", _style(8, **bold))]
        heads += [Paragraph(name, _style(8, **bold, **right)) for name in ("Quantity", "Unit price", "Amount")]
        rows = [heads]
        taxed = self.quote.estimate.tax.amount > 0
        for line in self._charged():
            text = _printable(line.text)
            if taxed and not line.taxable:
                text += '<br/><font size="7.5" color="#5b6675">without tax</font>'
            cells = [self._quantity(line), self.writing.amount(line.unit_price), self.writing.amount(line.amount)]
            rows.append(
                [Paragraph(text, _style(9)), *(Paragraph(_printable(cell), _style(9, **right)) for cell in cells)]
            )
        table = Table(rows, colWidths=[self.width * share for share in _COLUMNS], repeatRows=1)
        table.setStyle(
            _styled(
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LINEBELOW", (0, 0), (-1, 0), 0.8, SOFT),
                ("LINEBELOW", (0, 1), (-1, -1), 0.4, FAINT),
                ("LEFTPADDING", (0, 0), (0, -1), 0),
                ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 1.6 * mm),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 1.6 * mm),
            )
        )
        return table

    def _charged(self) -> list[EstimateLine]:
        return [line for line in self.quote.estimate.lines if line.kind is not LineKind.TAX]

    def _quantity(self, line: EstimateLine) -> str:
        return self.writing.number(line.quantity) + (" h" if line.kind is LineKind.LABOUR else "")

    def _sums(self) -> Flowable:
        estimate = self.quote.estimate
        taxes = [(line.text, line.amount) for line in estimate.lines if line.kind is LineKind.TAX]
        sums = [("Subtotal", estimate.subtotal), *(taxes or [("Tax", estimate.tax)])]
        rows = [self._sum(name, self.writing.amount(amount)) for name, amount in sums]
        rows.append(self._sum("Expected total", self.writing.amount(estimate.total), fontName=BOLD))
        table = Table(rows, colWidths=[self.width * 0.66, self.width * 0.34])
        last = len(rows) - 1
        table.setStyle(
            _styled(
                ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 1.2 * mm),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 0.6 * mm),
                ("LINEABOVE", (1, last), (-1, last), 0.8, SOFT),
            )
        )
        return table

    @staticmethod
    def _sum(name: str, amount: str, **changes: object) -> list[Flowable]:
        style = _style(9.5, alignment=TA_RIGHT, **changes)
        return [Paragraph(_printable(name), style), Paragraph(_printable(amount), style)]

    def _most(self) -> Flowable:
        """The one sentence that matters, in plain words."""
        estimate, amount = self.quote.estimate, self.writing.amount
        most = f"Never more than {amount(self.quote.limit)} without asking you again."
        if estimate.low == estimate.high:
            between = f"We expect {amount(estimate.total)}, tax included."
        else:
            between = (
                f"We expect {amount(estimate.total)}, and between {amount(estimate.low)} and "
                f"{amount(estimate.high)} depending on how long it takes, tax included."
            )
        stop = "If the work would cost more, it stops and you get a new quote."
        words = [
            Paragraph(_printable(most), _style(12, fontName=BOLD, textColor=ACCENT)),
            Paragraph(_printable(f"{between} {stop}"), _style(9.5, spaceBefore=1 * mm)),
        ]
        table = Table([[words]], colWidths=[self.width])
        table.setStyle(
            _styled(
                ("BOX", (0, 0), (-1, -1), 0.8, ACCENT),
                ("LEFTPADDING", (0, 0), (-1, -1), 4 * mm),
                ("RIGHTPADDING", (0, 0), (-1, -1), 4 * mm),
                ("TOPPADDING", (0, 0), (-1, -1), 3 * mm),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5 * mm),
            )
        )
        return table

    # ---- what it rests on, and how it is approved --------------------------------------------------------------------

    def _terms(self) -> Iterator[Flowable]:
        quote = self.quote
        clause = f", clause {quote.clause}" if quote.clause else ""
        rests = f"Contract {quote.contract}, version {quote.contract_version}{clause}."
        yield KeepTogether([Paragraph("What it rests on", _HEADING), Paragraph(_printable(rests), _BODY)])
        yield KeepTogether(
            [
                Paragraph("Valid until", _HEADING),
                Paragraph(_printable(f"{self.writing.instant(quote.valid_until)}."), _BODY),
            ]
        )
        if quote.may_be_answered:
            yield KeepTogether([Paragraph("How to approve", _HEADING), Paragraph(self._how(), _BODY)])
        yield KeepTogether(
            [
                Paragraph("Fingerprint of this version", _HEADING),
                Paragraph(
                    f"{quote.short_hash}: it changes with every line, amount, date and clause above. "
                    "The approval on record carries the same one.",
                    _BODY,
                ),
            ]
        )

    def _how(self) -> str:
        names = [contact.name for contact in self.client.approvers(self.quote.limit)]
        who = f"{_listed(names)} may approve this amount." if names else "Nobody on file may approve this amount."
        return _printable(
            f"Press the button on this quote in the chat with the help desk. {who} This paper is for reading: opening, "
            "signing or answering it approves nothing."
        )

    def _name(self, email: str) -> str:
        contact = self.client.contact(email)
        return contact.name if contact else email


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


_TIGHT = [
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]
_HEADING = _style(8, fontName=BOLD, textColor=SOFT, spaceAfter=0.8 * mm)
_BODY = _style(9.5, spaceAfter=3.5 * mm)
