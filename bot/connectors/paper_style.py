"""What papers of ours share: the letterhead, the fonts, the colours, and pages that know how many they are."""

from __future__ import annotations

from collections.abc import Iterable
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
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Table, TableStyle

INK, SOFT, FAINT, ACCENT = HexColor("#1b2430"), HexColor("#5b6675"), HexColor("#d8dee6"), HexColor("#1f4e79")
WASH, GOOD, BAD = HexColor("#f3f6f9"), HexColor("#1d6b3a"), HexColor("#8a2f2f")
PLAIN, BOLD = "DejaVuSans", "DejaVuSans-Bold"
MARGIN: float = 18 * mm


@dataclass(frozen=True)
class Letterhead:
    """Who writes: the MSP's name, and how it is reached."""

    name: str
    reached: str = ""


def width_of(*, letter: bool) -> float:
    """How wide a paper is between its margins, on Letter or A4."""
    width: float = (LETTER if letter else A4)[0]
    return width - 2 * MARGIN


def written(flow: Iterable[Flowable], *, letter: bool, footer: str, title: str, author: str, subject: str) -> bytes:
    """The document; the same content gives the same bytes."""
    fonts()
    out = BytesIO()
    document = BaseDocTemplate(
        out,
        pagesize=LETTER if letter else A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=16 * mm,
        bottomMargin=20 * mm,
        title=title,
        author=author,
        subject=subject,
        lang="en",
        invariant=1,
    )
    # A frame without padding: text and tables begin at the same edge.
    frame = Frame(MARGIN, document.bottomMargin, document.width, document.height, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate(frames=[frame]))
    document.build(list(flow), canvasmaker=_numbered(footer))
    return out.getvalue()


def head(letterhead: Letterhead, title: str, under: str, width: float) -> Flowable:
    """Who writes on the left, what it is on the right, and a line below."""
    who = [Paragraph(printable(letterhead.name), style(15, fontName=BOLD, textColor=ACCENT))]
    if letterhead.reached:
        who.append(Paragraph(printable(letterhead.reached), style(8.5, textColor=SOFT)))
    right = {"alignment": TA_RIGHT}
    what = [
        Paragraph(printable(title), style(15, fontName=BOLD, **right)),
        Paragraph(printable(under), style(8.5, textColor=SOFT, **right)),
    ]
    table = Table([[who, what]], colWidths=[width * 0.62, width * 0.38], splitInRow=1)
    table.setStyle(
        styled(*TIGHT, ("LINEBELOW", (0, 0), (-1, -1), 1.2, ACCENT), ("BOTTOMPADDING", (0, 0), (-1, -1), 3 * mm))
    )
    return table


def note(words: str, colour: HexColor, width: float) -> Flowable:
    """A sentence that nobody overlooks; ``words`` is markup."""
    table = Table([[Paragraph(words, style(9.5, textColor=colour))]], colWidths=[width], splitInRow=1)
    table.setStyle(
        styled(
            ("BACKGROUND", (0, 0), (-1, -1), WASH),
            ("LINEBEFORE", (0, 0), (0, -1), 2.5, colour),
            ("LEFTPADDING", (0, 0), (-1, -1), 4 * mm),
            ("TOPPADDING", (0, 0), (-1, -1), 2.5 * mm),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5 * mm),
        )
    )
    return table


@cache
def fonts() -> None:
    """DejaVu Sans, which is embedded: it has every letter of Europe's languages, and comes with matplotlib."""
    package = find_spec("matplotlib")
    assert package is not None and package.submodule_search_locations
    folder = Path(next(iter(package.submodule_search_locations))) / "mpl-data" / "fonts" / "ttf"
    for name in (PLAIN, BOLD):
        pdfmetrics.registerFont(TTFont(name, folder / f"{name}.ttf"))
    pdfmetrics.registerFontFamily(PLAIN, normal=PLAIN, bold=BOLD, italic=PLAIN, boldItalic=BOLD)


def style(size: float = 9.5, **changes: object) -> ParagraphStyle:
    """Our font in this size (points), with what is said otherwise."""
    given: dict[str, object] = {
        "fontName": PLAIN,
        "fontSize": size,
        "leading": size * 1.42,
        "textColor": INK,
        "splitLongWords": 1,
        **changes,
    }
    return ParagraphStyle(f"size {size}", **given)


def styled(*commands: tuple[object, ...]) -> TableStyle:
    """How a table looks; in our font, or else an empty cell asks for Helvetica, which is not embedded."""
    return TableStyle([("FONTNAME", (0, 0), (-1, -1), PLAIN), *commands])


def printable(words: str) -> str:
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


TIGHT = [
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]
HEADING = style(8, fontName=BOLD, textColor=SOFT, spaceAfter=0.8 * mm)
BODY = style(9.5, spaceAfter=3.5 * mm)
