"""A month on paper for the client's owner: plain words, tables, and charts that are drawn and not painted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table

from bot.connectors.locales import Writing
from bot.connectors.paper_style import (
    ACCENT,
    BODY,
    BOLD,
    FAINT,
    GOOD,
    INK,
    PLAIN,
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
from bot.desk import monthly_words as words
from bot.desk.clients import Client
from bot.desk.monthly import Ending, GivenOut, MonthlyReport, Promised

# Blue, orange and their lighter kin differ for everybody, and in grey; what they mean stands beside them in words.
BLUE, LIGHT, ORANGE, PALE = HexColor("#0b4f8a"), HexColor("#9fc3e2"), HexColor("#d9730d"), HexColor("#e4e8ee")
_COLOURS = {
    Ending.COVERED: BLUE,
    Ending.CHARGED: ORANGE,
    Ending.ALONE: LIGHT,
    Ending.GONE: HexColor("#c9d3de"),
    Ending.CANCELLED: HexColor("#e4e8ee"),
    Ending.OPEN: HexColor("#6b7683"),
}
_STANDING = {words.Kind.GIVEN: GOOD, words.Kind.DRAFT: SOFT, words.Kind.RUNNING: ACCENT}
_TITLE = style(11.5, fontName=BOLD, spaceBefore=5 * mm, spaceAfter=1.6 * mm, keepWithNext=1)
_SMALL = style(8, textColor=SOFT)


def monthly_pdf(report: MonthlyReport, given: GivenOut | None, client: Client, letterhead: Letterhead) -> bytes:
    """The document; the same month in the same state gives the same bytes."""
    writing = Writing.of(client)
    sheet = _Sheet(report, given, letterhead, writing, width_of(letter=writing.letter))
    month = words.month_name(report)
    return written(
        sheet.flow(),
        letter=writing.letter,
        footer=f"{report.name}, {month}",
        title=f"{report.name}, {month}",
        author=letterhead.name,
        subject=f"What we did for you in {month}",
    )


@dataclass(frozen=True)
class _Sheet:
    """The parts of the paper, from the top."""

    report: MonthlyReport
    given: GivenOut | None
    letterhead: Letterhead
    writing: Writing
    width: float

    def flow(self) -> Iterator[Flowable]:
        report = self.report
        month = words.month_name(report)
        yield head(self.letterhead, month, "Monthly report", self.width)
        yield Spacer(0, 5 * mm)
        yield Paragraph(f"What we did for you in {month}", style(17, fontName=BOLD))
        yield Paragraph(printable(report.name), style(11, textColor=SOFT, spaceAfter=4 * mm))
        kind, said = words.standing(report, self.given, self.writing.instant)
        yield note(printable(said), _STANDING[kind], self.width)
        yield Spacer(0, 4 * mm)
        yield Paragraph(printable(" ".join(words.in_short(report, self.writing.amount))), style(11, spaceAfter=3 * mm))
        yield from self._requests()
        yield from self._money()
        yield from self._promises()
        yield from self._alone()
        yield from self._often()
        yield from self._counted()

    # ---- charts ------------------------------------------------------------------------------------------------------

    def _requests(self) -> Iterator[Flowable]:
        if not any(month.number for month in self.report.months):
            return
        left = [Paragraph("Requests by month", _TITLE), self._months(self.width * 0.46)]
        right: list[Flowable] = []
        if self.report.tickets:
            right = [Paragraph("What became of them", _TITLE), *self._endings(self.width * 0.5)]
        table = Table([[left, right]], colWidths=[self.width * 0.5, self.width * 0.5], splitInRow=1)
        table.setStyle(styled(*TIGHT))
        yield KeepTogether([table])

    def _months(self, width: float) -> Drawing:
        months, high, foot, top = self.report.months, 34 * mm, 6 * mm, 5 * mm
        drawing = Drawing(width, high)
        most = max((month.number for month in months), default=0) or 1
        step = width / len(months)
        for place, month in enumerate(months):
            bar = (high - foot - top) * month.number / most
            x, wide = place * step + step * 0.16, step * 0.68
            colour = BLUE if place == len(months) - 1 else LIGHT
            drawing.add(Rect(x, foot, wide, max(bar, 0.5), fillColor=colour, strokeColor=None))
            middle = x + wide / 2
            drawing.add(_label(middle, foot + bar + 1.3 * mm, f"{month.number:,}", "middle", INK, BOLD))
            drawing.add(_label(middle, 1.2 * mm, month.title[:3], "middle", SOFT))
        return drawing

    def _endings(self, width: float) -> Iterator[Flowable]:
        found = [(Ending(each.name), each.number) for each in self.report.endings]
        found.sort(key=lambda each: list(Ending).index(each[0]))
        yield _stacked(width, [(number, _COLOURS[ending]) for ending, number in found])
        yield Spacer(0, 1.5 * mm)
        rows = [
            [_square(_COLOURS[ending]), f"{number:,}", Paragraph(words.ENDING_WORDS[ending], style(9))]
            for ending, number in found
        ]
        table = Table(rows, colWidths=[6 * mm, 9 * mm, width - 15 * mm], splitInRow=1)
        table.setStyle(styled(*TIGHT, ("FONTNAME", (1, 0), (1, -1), BOLD), ("FONTSIZE", (1, 0), (1, -1), 9)))
        yield table

    # ---- money -------------------------------------------------------------------------------------------------------

    def _money(self) -> Iterator[Flowable]:
        report, amount = self.report, self.writing.amount
        yield Paragraph("What your fee covered", _TITLE)
        yield Paragraph(printable(words.of_the_fee(report, amount)), BODY)
        covered = words.covered_rows(report, amount)
        if covered:
            heads = ("Contract and clause", "What it says", "Requests", "As callouts")
            yield self._table(heads, covered, (0.2, 0.48, 0.13, 0.19), right=2)
        for left in report.allowances:
            yield self._allowance(
                left.name,
                left.contract,
                f"{left.used} of {left.total} used, {left.left} left until {left.until}",
                float(left.share_used),
            )
        yield Paragraph("What was charged", _TITLE)
        charges = words.charge_rows(report, amount, self.writing.moment)
        if not charges:
            yield Paragraph("Nothing was charged in this month.", BODY)
            return
        heads = ("What", "Rests on", "Approved", "Amount")
        yield self._table(heads, charges, (0.27, 0.17, 0.4, 0.16), right=3)
        total = " and ".join(amount(each) for each in report.charged)
        yield Paragraph(
            printable(f"Together {total}, tax included."),
            style(9.5, fontName=BOLD, alignment=TA_RIGHT, spaceBefore=1.5 * mm),
        )

    def _allowance(self, name: str, contract: str, said: str, share: float) -> Flowable:
        bar = _stacked(self.width * 0.3, [(min(share, 1.0), BLUE), (max(1 - share, 0.0), PALE)])
        text = Paragraph(printable(f"{name} ({contract}): {said}."), style(9))
        table = Table([[bar, text]], colWidths=[self.width * 0.34, self.width * 0.66], splitInRow=1)
        table.setStyle(styled(*TIGHT, ("TOPPADDING", (0, 0), (-1, -1), 2.5 * mm)))
        return table

    # ---- promises and the rest ---------------------------------------------------------------------------------------

    def _promises(self) -> Iterator[Flowable]:
        if not self.report.promised:
            return
        rows = [self._promise(promised) for promised in self.report.promised]
        table = Table(rows, colWidths=[self.width * 0.38, self.width * 0.33, self.width * 0.29], splitInRow=1)
        table.setStyle(styled(*TIGHT, ("BOTTOMPADDING", (0, 0), (-1, -1), 2 * mm)))
        yield KeepTogether([Paragraph("Promises kept", _TITLE), table])
        said = words.waits_words(self.report)
        if said:
            yield Paragraph(printable(said), BODY)

    def _promise(self, promised: Promised) -> list[Flowable]:
        bar = _stacked(self.width * 0.3, [(promised.kept, BLUE), (promised.missed, ORANGE)])
        said = words.promise_words(promised)
        return [Paragraph(words.promise_title(promised), style(9)), bar, Paragraph(said, style(9))]

    def _alone(self) -> Iterator[Flowable]:
        said = list(words.alone_words(self.report))
        if said:
            yield Paragraph("What needed nobody, and what we saw first", _TITLE)
            yield Paragraph(printable(" ".join(said)), BODY)
        if self.report.emergencies:
            yield Paragraph("Emergencies", _TITLE)
            for call in self.report.emergencies:
                yield Paragraph(printable(words.emergency_words(call, self.writing.moment)), style(9.5))

    def _often(self) -> Iterator[Flowable]:
        kinds = self.report.kinds
        if kinds:
            most = kinds[0].number
            rows = [
                [Paragraph(printable(kind.title), style(9)), self._bar(kind.number / most), f"{kind.number:,}"]
                for kind in kinds
            ]
            table = Table(rows, colWidths=[self.width * 0.42, self.width * 0.5, self.width * 0.08], splitInRow=1)
            table.setStyle(
                styled(
                    *TIGHT,
                    ("ALIGN", (2, 0), (2, -1), "RIGHT"),
                    ("FONTSIZE", (2, 0), (2, -1), 9),
                    ("BOTTOMPADDING", (0, 0), (-1, -1), 1.4 * mm),
                )
            )
            yield KeepTogether([Paragraph("What came up most", _TITLE), table])
        if self.report.suggestions:
            said = [Paragraph(printable(each), style(9.5, spaceAfter=2 * mm)) for each in self.report.suggestions]
            yield KeepTogether([Paragraph("What could be better", _TITLE), *said])

    def _bar(self, share: float) -> Drawing:
        return _stacked(self.width * 0.46 * share, [(1, LIGHT)])

    def _counted(self) -> Iterator[Flowable]:
        lines = [Paragraph(printable(line), _SMALL) for line in words.HOW_COUNTED]
        yield KeepTogether([Paragraph("How this is counted", _TITLE), *lines])

    def _table(
        self, heads: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float], *, right: int
    ) -> Flowable:
        """A table with its head on every page; columns from ``right`` on are numbers."""
        bold, number = {"fontName": BOLD, "textColor": SOFT}, {"alignment": TA_RIGHT}
        cells = [
            [Paragraph(name, style(8, **bold, **(number if at >= right else {}))) for at, name in enumerate(heads)]
        ]
        for row in rows:
            cells.append(
                [
                    Paragraph(printable(cell), style(8.5, **(number if at >= right else {})))
                    for at, cell in enumerate(row)
                ]
            )
        table = Table(cells, colWidths=[self.width * share for share in shares], repeatRows=1, splitInRow=1)
        table.setStyle(
            styled(
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LINEBELOW", (0, 0), (-1, 0), 0.8, SOFT),
                ("LINEBELOW", (0, 1), (-1, -1), 0.4, FAINT),
                ("LEFTPADDING", (0, 0), (0, -1), 0),
                ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 1.4 * mm),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 1.4 * mm),
            )
        )
        return table


def _label(x: float, y: float, text: str, anchor: str, colour: HexColor, font: str = PLAIN) -> String:
    return String(x, y, text, textAnchor=anchor, fontName=font, fontSize=8, fillColor=colour)


def _square(colour: HexColor) -> Drawing:
    drawing = Drawing(3.2 * mm, 3.2 * mm)
    drawing.add(Rect(0, 0, 3.2 * mm, 3.2 * mm, fillColor=colour, strokeColor=None))
    return drawing


def _stacked(width: float, parts: Sequence[tuple[float, HexColor]]) -> Drawing:
    """One bar in parts, with a hair of white between them; nothing at all is an empty bar."""
    high = 4.5 * mm
    drawing = Drawing(max(width, 1), high)
    total = sum(number for number, _ in parts)
    if not total:
        drawing.add(Rect(0, 0, width, high, fillColor=PALE, strokeColor=None))
    x = 0.0
    for number, colour in parts:
        wide = width * number / total if total else 0
        if wide:
            drawing.add(Rect(x, 0, max(wide - 0.6, 0.4), high, fillColor=colour, strokeColor=None))
        x += wide
    return drawing
