"""Makes what people send safe to keep: pictures are drawn anew, other files must be what their name says.

A picture that is drawn anew has nothing left of the file it came in but what is seen: no place, no camera, no words in hidden
fields, no second file behind the first.
"""

from __future__ import annotations

import threading
import warnings
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from bot.desk.attachments import DOCUMENTS, LARGEST, PICTURES, CleanFile, Refusal

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 40_000_000
"""Of one picture: it takes up to 430 MB while it is drawn. Two large screens side by side have 16 million."""

THUMBNAIL_PIXELS = 320
_QUALITY, _THUMBNAIL_QUALITY = 90, 80
# How Pillow calls the kinds that it may try; each of its other readers would be one more way in.
_READERS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")
# What a folder of an Office file has to hold, by the media type's last part.
_OFFICE_PARTS = {"document": "word/", "sheet": "xl/", "presentation": "ppt/"}
_MOST_PARTS = 10_000
_MACROS = "vbaproject.bin"
# What readers of pictures raise over a file that is none, is cut off, or was bent on purpose.
_BENT = (OSError, ValueError, SyntaxError, EOFError, TypeError, LookupError, ArithmeticError, MemoryError)


class SafeFiles:
    """``FileCleaner`` of the ports. One picture at a time: each takes memory while it is drawn."""

    def __init__(self) -> None:
        self._drawing = threading.Lock()

    def clean(self, name: str, media_type: str, content: bytes) -> CleanFile | Refusal:
        """What is kept of the file; a refusal where it is not what it says, or too much."""
        if media_type in PICTURES.values():
            # What Pillow has to say about a bent file is no line of our log.
            with self._drawing, warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return _drawn_anew(content)
        return CleanFile(content, media_type) if _is_what_it_says(media_type, content) else Refusal.CONTENT


def _drawn_anew(content: bytes) -> CleanFile | Refusal:
    # Not at the top: whoever only lists tickets shall not wait for it.
    from PIL import Image

    try:
        with Image.open(BytesIO(content), formats=_READERS) as opened:
            # So far only its head was read.
            if opened.width * opened.height > MOST_PIXELS:
                return Refusal.SIZE
            kind, picture = opened.format, _upright(opened)
    except Image.DecompressionBombError:
        return Refusal.SIZE
    except _BENT:
        return Refusal.CONTENT
    form = "JPEG" if kind in ("JPEG", "WEBP") and picture.mode != "RGBA" else "PNG"
    drawn = _written(picture, form, _QUALITY)
    if len(drawn) > LARGEST:
        return Refusal.SIZE
    picture.thumbnail((THUMBNAIL_PIXELS, THUMBNAIL_PIXELS))
    return CleanFile(drawn, f"image/{form.lower()}", _written(picture, form, _THUMBNAIL_QUALITY))


def _upright(opened: Image) -> Image:
    """The first picture of the file as it is looked at, in plain colours, with nothing beside it."""
    from PIL import ImageOps

    see_through = opened.mode in ("RGBA", "LA", "PA") or "transparency" in opened.info
    ImageOps.exif_transpose(opened, in_place=True)
    if opened.mode.startswith("I") or opened.mode == "F":
        # More than eight bits of grey.
        opened = opened.convert("I").point(lambda value: value / 256).convert("L")
    picture = opened.convert("RGBA" if see_through else "L" if opened.mode in ("1", "L") else "RGB")
    picture.info.clear()
    return picture


def _written(picture: Image, kind: str, quality: int) -> bytes:
    into = BytesIO()
    if kind == "JPEG":
        picture.save(into, kind, quality=quality, optimize=True)
    else:
        picture.save(into, kind)
    return into.getvalue()


def _is_what_it_says(media_type: str, content: bytes) -> bool:
    if media_type == DOCUMENTS["pdf"]:
        return b"%PDF-" in content[:1024]
    if media_type in (DOCUMENTS["docx"], DOCUMENTS["xlsx"], DOCUMENTS["pptx"]):
        return _is_office(media_type, content)
    return _is_text(content)


def _is_office(media_type: str, content: bytes) -> bool:
    """By the names of its parts, none of which is unpacked; one with macros is not what its name says."""
    try:
        with ZipFile(BytesIO(content)) as packed:
            parts = [part.filename.lower() for part in packed.infolist()]
    except (
        BadZipFile,
        OSError,
        ValueError,
        EOFError,
        NotImplementedError,
    ):  # whatever a broken archive leads zipfile to
        return False
    if len(parts) > _MOST_PARTS or "[content_types].xml" not in parts:
        return False
    folder = _OFFICE_PARTS[media_type.rpartition(".")[2]]
    return any(part.startswith(folder) for part in parts) and not any(part.endswith(_MACROS) for part in parts)


def _is_text(content: bytes) -> bool:
    """No program, picture or page of the web under a text's name."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            content.decode("utf-16")
        except UnicodeDecodeError:
            return False
        return True
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return b"\x00" not in content and not start.startswith((b"<!doctype html", b"<html"))
