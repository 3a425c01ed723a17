"""A quote on paper: for reading and filing. It approves nothing; that is done with the button in chat."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table

from bot.connectors.locales import Writing
from bot.connectors.paper_style import (
    ACCENT,
    BAD,
    BODY,
    BOLD,
    FAINT,
    GOOD,
    HEADING,
    SOFT,
    TIGHT,
    Letterhead,
    head,
    note,
    printable,
    style,
    styled,
    width_of,
    written,
)
from bot.desk.catalogue import category_or_raise
from bot.desk.clients import Client
from bot.desk.prices import EstimateLine, LineKind
from bot.desk.quotes import Quote, QuoteState
from bot.desk.tickets import Ticket

_COLUMNS = (0.50, 0.12, 0.19, 0.19)  # of the width: what, quantity, unit price, amount


def quote_pdf(quote: Quote, client: Client, ticket: Ticket, letterhead: Letterhead) -> bytes:
    """The document; the same quote in the same state gives the same bytes."""
    writing = Writing.of(client)
    sheet = _Sheet(quote, client, ticket, letterhead, writing, width_of(letter=writing.letter))
    # A generator: the fonts are there before the first of its words is laid out.
    return written(
        sheet.flow(),
        letter=writing.letter,
        footer=f"Quote {quote.number}, revision {quote.revision}, fingerprint {quote.short_hash}",
        title=f"Quote {quote.number}",
        author=letterhead.name,
        subject=f"{quote.title}, {ticket.number}",
    )


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
        title, under = f"Quote {self.quote.number}", f"Revision {self.quote.revision}"
        yield head(self.letterhead, title, under, self.width)
        yield Spacer(0, 4 * mm)
        yield note(*self._state_words(), self.width)
        yield Spacer(0, 5 * mm)
        yield self._about()
        yield Spacer(0, 5 * mm)
        yield from self._words()
        yield self._lines()
        yield KeepTogether([self._sums(), Spacer(0, 5 * mm), self._most()])
        yield Spacer(0, 5 * mm)
        yield from self._terms()

    # ---- who, what, and how it stands --------------------------------------------------------------------------------

    def _state_words(self) -> tuple[str, HexColor]:
        quote, at = self.quote, self._since()
        approval, until = quote.approval, self.writing.instant(quote.valid_until)
        by = printable(self._name(approval.by)) if approval else ""
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
        table = Table(
            [[self._pairs(left), self._pairs(right)]], colWidths=[self.width * 0.42, self.width * 0.58], splitInRow=1
        )
        table.setStyle(styled(*TIGHT))
        return table

    def _category(self) -> str:
        return category_or_raise(self.ticket.category).title if self.ticket.category else self.quote.title

    def _pairs(self, pairs: list[tuple[str, str]]) -> list[Flowable]:
        label, value = style(7.5, textColor=SOFT), style(9.5, spaceAfter=1.5 * mm)
        return [
            flowable for name, said in pairs for flowable in (Paragraph(name, label), Paragraph(printable(said), value))
        ]

    def _words(self) -> Iterator[Flowable]:
        yield Paragraph("What was reported", HEADING)
        yield Paragraph(f"“{printable(self.ticket.words)}”", style(9.5, leftIndent=4 * mm, spaceAfter=4 * mm))
        if self.quote.reason:
            yield Paragraph("Why the price is new", HEADING)
            before = ""
            if self.quote.approved_before is not None:
                before = f" Up to {self.writing.amount(self.quote.approved_before)} was approved before, and stays so."
            yield Paragraph(printable(self.quote.reason) + before, style(9.5, spaceAfter=4 * mm))

    # ---- what it costs -----------------------------------------------------------------------------------------------

    def _lines(self) -> Flowable:
        right, bold = {"alignment": TA_RIGHT}, {"fontName": BOLD, "textColor": SOFT}
        heads = [Paragraph("What", style(8, **bold))]
        heads += [Paragraph(name, style(8, **bold, **right)) for name in ("Quantity", "Unit price", "Amount")]
        rows = [heads]
        taxed = self.quote.estimate.tax.amount > 0
        for line in self._charged():
            text = printable(line.text)
            if taxed and not line.taxable:
                text += '<br/><font size="7.5" color="#5b6675">without tax</font>'
            cells = [self._quantity(line), self.writing.amount(line.unit_price), self.writing.amount(line.amount)]
            rows.append([Paragraph(text, style(9)), *(Paragraph(printable(cell), style(9, **right)) for cell in cells)])
        table = Table(rows, colWidths=[self.width * share for share in _COLUMNS], repeatRows=1, splitInRow=1)
        table.setStyle(
            styled(
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
        table = Table(rows, colWidths=[self.width * 0.66, self.width * 0.34], splitInRow=1)
        last = len(rows) - 1
        table.setStyle(
            styled(
                ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 1.2 * mm),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 0.6 * mm),
                ("LINEABOVE", (1, last), (-1, last), 0.8, SOFT),
            )
        )
        return table

    @staticmethod
    def _sum(name: str, amount: str, **changes: object) -> list[Flowable]:
        right = style(9.5, alignment=TA_RIGHT, **changes)
        return [Paragraph(printable(name), right), Paragraph(printable(amount), right)]

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
            Paragraph(printable(most), style(12, fontName=BOLD, textColor=ACCENT)),
            Paragraph(printable(f"{between} {stop}"), style(9.5, spaceBefore=1 * mm)),
        ]
        table = Table([[words]], colWidths=[self.width], splitInRow=1)
        table.setStyle(
            styled(
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
        yield KeepTogether([Paragraph("What it rests on", HEADING), Paragraph(printable(rests), BODY)])
        yield KeepTogether(
            [
                Paragraph("Valid until", HEADING),
                Paragraph(printable(f"{self.writing.instant(quote.valid_until)}."), BODY),
            ]
        )
        if quote.may_be_answered:
            yield KeepTogether([Paragraph("How to approve", HEADING), Paragraph(self._how(), BODY)])
        yield KeepTogether(
            [
                Paragraph("Fingerprint of this version", HEADING),
                Paragraph(
                    f"{quote.short_hash}: it changes with every line, amount, date and clause above. "
                    "The approval on record carries the same one.",
                    BODY,
                ),
            ]
        )

    def _how(self) -> str:
        names = [contact.name for contact in self.client.approvers(self.quote.limit)]
        who = f"{_listed(names)} may approve this amount." if names else "Nobody on file may approve this amount."
        return printable(
            f"Press the button on this quote in the chat with the help desk. {who} This paper is for reading: opening, "
            "signing or answering it approves nothing."
        )

    def _name(self, email: str) -> str:
        contact = self.client.contact(email)
        return contact.name if contact else email


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
