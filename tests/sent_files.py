"""Files as people send them: pictures from telephones, screenshots, documents, and those that were bent on purpose."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base
from PIL.PngImagePlugin import PngInfo

MAKER = "SecretPhone 12"
WORDS_IN_A_CORNER = "owner: Sam Okoro"
_TURNED_RIGHT = 6


def photo_with_place(width: int = 400, height: int = 300) -> bytes:
    """A photo as a telephone takes it: lying on its side, with place, maker and words; its left third is red."""
    picture = Image.new("RGB", (width, height), "white")
    picture.paste("red", (0, 0, width // 3, height))
    exif = Image.Exif()
    exif[Base.Orientation] = _TURNED_RIGHT
    exif[Base.Make] = MAKER
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitudeRef] = "N"
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (43.0, 39.0, 11.0)
    into = BytesIO()
    picture.save(into, "JPEG", exif=exif, comment=WORDS_IN_A_CORNER.encode(), quality=95)
    return into.getvalue()


def screenshot(width: int = 640, height: int = 480) -> bytes:
    """A screenshot with words in a hidden field, and a second file behind its end."""
    told = PngInfo()
    told.add_text("Author", WORDS_IN_A_CORNER)
    into = BytesIO()
    Image.new("RGB", (width, height), "navy").save(into, "PNG", pnginfo=told)
    return into.getvalue() + b"PK\x03\x04 another file"


def drawn(mode: str, form: str, width: int = 60, height: int = 40) -> bytes:
    """A picture in this mode and form of file."""
    into = BytesIO()
    Image.new(mode, (width, height)).save(into, form)
    return into.getvalue()


def bomb(width: int, height: int) -> bytes:
    """A PNG of some hundred bytes that claims to be this large."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\x00" * 10_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def office(folder: str, *more: str) -> bytes:
    """An Office file with a part in this folder, and others."""
    into = BytesIO()
    with ZipFile(into, "w", ZIP_DEFLATED) as packed:
        for name in ("[Content_Types].xml", f"{folder}/document.xml", *more):
            packed.writestr(name, "<x/>")
    return into.getvalue()
