"""What is kept of a file: a picture with nothing beside what is seen, anything else only where it is what its name says."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.connectors.files import MOST_PIXELS, THUMBNAIL_PIXELS, SafeFiles
from bot.desk.attachments import DOCUMENTS, PICTURES, CleanFile, Refusal
from tests.proving import cases
from tests.sent_files import MAKER, WORDS_IN_A_CORNER, bomb, drawn, office, photo_with_place, screenshot

files = SafeFiles()


def _kept(name: str, content: bytes) -> CleanFile:
    found = files.clean(name, {**PICTURES, **DOCUMENTS}[name.rpartition(".")[2]], content)
    assert isinstance(found, CleanFile), found
    return found


def _opened(content: bytes) -> Image.Image:
    picture = Image.open(BytesIO(content))
    picture.load()
    return picture


def test_a_photo_loses_its_place_its_maker_and_its_words_and_stands_upright() -> None:
    sent = photo_with_place(400, 300)
    before = _opened(sent)
    assert before.getexif().get_ifd(0x8825) != {} and MAKER.encode() in sent and WORDS_IN_A_CORNER.encode() in sent
    kept = _kept("photo.jpg", sent)
    after = _opened(kept.content)
    assert (kept.media_type, after.format, after.size) == ("image/jpeg", "JPEG", (300, 400))
    assert (dict(after.getexif()), MAKER.encode() in kept.content, WORDS_IN_A_CORNER.encode() in kept.content) == (
        {},
        False,
        False,
    )
    assert set(after.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    # What was at the left is above, once it stands.
    red, green, _ = after.convert("RGB").getpixel((150, 40))
    assert red > 200 > 60 > green


def test_a_screenshot_stays_sharp_and_loses_what_is_not_seen() -> None:
    kept = _kept("screen.png", screenshot())
    after = _opened(kept.content)
    assert (kept.media_type, after.info, after.getpixel((5, 5))) == ("image/png", {}, (0, 0, 128))
    assert WORDS_IN_A_CORNER.encode() not in kept.content and b"another file" not in kept.content


def test_a_picture_has_a_small_one_beside_it() -> None:
    kept = _kept("screen.png", screenshot(1920, 1080))
    assert kept.thumbnail is not None
    assert _opened(kept.thumbnail).size == (THUMBNAIL_PIXELS, THUMBNAIL_PIXELS * 1080 // 1920)


@pytest.mark.parametrize(
    ("mode", "form", "media_type"),
    [
        ("RGB", "PNG", "image/png"),
        ("RGBA", "PNG", "image/png"),
        ("P", "PNG", "image/png"),
        ("1", "PNG", "image/png"),
        ("LA", "PNG", "image/png"),
        ("I;16", "PNG", "image/png"),
        ("L", "JPEG", "image/jpeg"),
        ("CMYK", "JPEG", "image/jpeg"),
        ("P", "GIF", "image/png"),
        ("RGB", "WEBP", "image/jpeg"),
        ("RGBA", "WEBP", "image/png"),
        ("RGB", "BMP", "image/png"),
        ("RGB", "TIFF", "image/png"),
        ("F", "TIFF", "image/png"),
    ],
)
def test_every_kind_of_picture_becomes_one_of_two(mode: str, form: str, media_type: str) -> None:
    kept = files.clean("a", f"image/{form.lower()}", drawn(mode, form))
    assert isinstance(kept, CleanFile) and kept.media_type == media_type
    assert _opened(kept.content).size == (60, 40)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (bomb(50_000, 50_000), Refusal.SIZE),
        (bomb(10_000, MOST_PIXELS // 10_000 + 1), Refusal.SIZE),
        (bomb(2_000, 2_000), Refusal.CONTENT),
        (screenshot()[:200], Refusal.CONTENT),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", Refusal.CONTENT),
        (b"<!DOCTYPE html><title>Sign in</title>", Refusal.CONTENT),
        (b"MZ\x90\x00", Refusal.CONTENT),
        (b"", Refusal.CONTENT),
    ],
    ids=["bomb", "just too large", "less than it claims", "cut off", "svg", "page to sign in", "program", "empty"],
)
def test_what_only_calls_itself_a_picture_is_refused(content: bytes, why: Refusal) -> None:
    assert files.clean("a.png", "image/png", content) == why


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"%PDF-1.7\n..."),
        ("a.txt", "Größe: 5\r\n".encode()),
        ("a.log", "error".encode("utf-16")),
        ("a.csv", b"a,b\n1,2\n"),
        ("a.json", b'{"a": 1}'),
        ("a.eml", b"From: sam@maple-dental.example\r\n\r\n<html>hello</html>"),
        ("a.docx", office("word")),
        ("a.xlsx", office("xl")),
        ("a.pptx", office("ppt")),
    ],
    ids=lambda value: value if isinstance(value, str) else "content",
)
def test_a_document_that_is_what_its_name_says_is_kept_as_it_is(name: str, content: bytes) -> None:
    kept = _kept(name, content)
    assert (kept.content, kept.thumbnail) == (content, None)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"MZ\x90\x00"),
        ("a.txt", b"MZ\x90\x00\x03"),
        ("a.log", b"\xff\xfe\x00\xd8"),
        ("a.csv", b"\xef\xbb\xbf <HTML><script>"),
        ("a.json", b"<!doctype html>"),
        ("a.docx", office("xl")),
        ("a.docx", b"PK\x03\x04 cut off"),
        ("a.xlsx", office("xl", "xl/vbaProject.bin")),
        ("a.docx", office("word", "[content]", *(f"word/{each}.xml" for each in range(10_000)))),
    ],
    ids=["program", "program as text", "half characters", "page", "page", "a sheet", "cut off", "macros", "many parts"],
)
def test_a_document_that_is_something_else_is_refused(name: str, content: bytes) -> None:
    assert files.clean(name, DOCUMENTS[name.rpartition(".")[2]], content) == Refusal.CONTENT


@example(place=1174, byte=1, cut=0, which=0)  # Pillow warns of it, and a warning is an error here
@settings(max_examples=cases(60, 3_000), deadline=None)
@given(place=st.integers(0, 4_000), byte=st.integers(0, 255), cut=st.integers(0, 4_000), which=st.integers(0, 4))
def test_no_bent_picture_breaks_what_reads_it(place: int, byte: int, cut: int, which: int) -> None:
    whole = (
        photo_with_place(120, 80),
        screenshot(120, 80),
        drawn("P", "GIF", 120, 80),
        drawn("RGB", "TIFF", 120, 80),
        drawn("RGB", "WEBP", 120, 80),
    )[which]
    bent = bytearray(whole)
    bent[place % len(bent)] = byte
    found = files.clean("a.png", "image/png", bytes(bent[: len(bent) - cut % 50]))
    assert isinstance(found, (CleanFile, Refusal))
