"""Pictures beside articles: drawings and words alone, nothing that runs, nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree

from bot.desk.walkthroughs import EVERYONE, Article

MAX_BYTES = 40_000
_ELEMENTS = frozenset(
    f"{{http://www.w3.org/2000/svg}}{name}"
    for name in [
        "svg",
        "g",
        "rect",
        "circle",
        "ellipse",
        "line",
        "path",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "title",
        "desc",
    ]
)
_ATTRIBUTE_NAMES = """
    viewBox width height x y x1 y1 x2 y2 cx cy r rx ry d points fill stroke stroke-width stroke-linecap stroke-linejoin
    stroke-dasharray font-family font-size font-weight text-anchor transform opacity
"""
_ATTRIBUTES = frozenset(_ATTRIBUTE_NAMES.split())
_ELSEWHERE = re.compile(r"url\(|:|&|//", re.IGNORECASE)
_PNG = b"\x89PNG\r\n\x1a\n"


def trouble_with(file: Path) -> str | None:
    """What is wrong with a picture and what to do, or None; a PNG of the same name may stand beside it."""
    if not file.is_file():
        return f"is not there: put {file.name} beside the article"
    content = file.read_bytes()
    if len(content) > MAX_BYTES:
        return f"has {len(content)} bytes: at most {MAX_BYTES}"
    raster = file.with_suffix(".png")
    if raster.is_file() and not _is_png(raster.read_bytes()):
        return f"has a {raster.name} beside it that is no PNG of at most {MAX_BYTES} bytes"
    return _trouble_in(content)


def _is_png(content: bytes) -> bool:
    return content.startswith(_PNG) and len(content) <= MAX_BYTES


def _trouble_in(content: bytes) -> str | None:
    # A document type can hold entities that grow without end, so it is refused before anything is read.
    if b"<!" in content.replace(b"<!--", b"") or b"<?" in content.removeprefix(
        b'<?xml version="1.0" encoding="UTF-8"?>'
    ):
        return "holds more than drawing: remove document types and instructions"
    try:
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError):
        return "is not valid SVG: draw it again"
    for element in root.iter():
        if element.tag not in _ELEMENTS:
            return f"has a part {_plain(element.tag)}: only shapes and words are allowed"
        for name, value in element.attrib.items():
            if name not in _ATTRIBUTES or _ELSEWHERE.search(value):
                return f"has {_plain(name)}={value[:40]!r} in it: remove it"
    return None


def _plain(name: object) -> str:
    return str(name).rpartition("}")[2]


def read_pictures(folder: Path, articles: Iterable[Article]) -> dict[str, bytes]:
    """The pictures of articles for everyone, by path below the folder, each with its PNG; unsafe ones are left out."""
    found: dict[str, bytes] = {}
    for article in articles:
        for step in article.steps if article.audience == EVERYONE else ():
            if step.picture is None or trouble_with(folder / step.picture) is not None:
                continue
            file = (folder / step.picture).with_suffix(".png")
            found[step.picture] = (folder / step.picture).read_bytes()
            if file.is_file():
                found[step.picture.removesuffix(".svg") + ".png"] = file.read_bytes()
    return found
