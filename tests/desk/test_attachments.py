"""What is kept of what people send, by what is said of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk.attachments import (
    LARGEST,
    LONGEST_NAME,
    Refusal,
    SentFile,
    asks_to_mend_it,
    in_short,
    kept_name,
    kept_type,
    plain_name,
    refusal_of,
    says_only_that_it_is_there,
)

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize(
    ("name", "media_type", "kept"),
    [
        ("screen.png", "image/png", "image/png"),
        ("PHOTO.JPG", "image/jpeg", "image/jpeg"),
        ("paste", "image/png", "image/png"),
        ("error.log", "application/octet-stream", "text/plain"),
        ("report.docx", _WORD, _WORD),
        ("report.docm", "application/vnd.ms-word.document.macroEnabled.12", None),
        ("setup.exe", "image/png", None),
        ("invoice.pdf.exe", "application/pdf", None),
        ("page.html", "text/html", None),
        ("drawing.svg", "image/svg+xml", None),
        ("photo.heic", "image/heic", None),
        ("archive.zip", "application/zip", None),
        ("", "", None),
        (".png", "", None),
    ],
)
def test_a_name_says_what_a_file_is_kept_as(name: str, media_type: str, kept: str | None) -> None:
    assert kept_type(name, media_type) == kept


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        (SentFile("1", "a.png", "image/png", LARGEST), None),
        (SentFile("1", "a.png", "image/png", LARGEST + 1), Refusal.SIZE),
        (SentFile("1", "a.png", "image/png", None), None),
        (SentFile("1", "a.mp4", "video/mp4", 5), Refusal.VIDEO),
        (SentFile("1", "a.exe", "", 5), Refusal.KIND),
        (SentFile("1", "a.png", "image/png", 5, link=True), Refusal.LINK),
    ],
    ids=["largest", "too large", "size unknown", "video", "program", "link"],
)
def test_what_is_not_kept_is_known_before_it_is_fetched(sent: SentFile, why: Refusal | None) -> None:
    assert refusal_of(sent) == why


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\sam\\screen.png", "screen.png"),
        ("two\nlines\x00.png", "two lines .png"),
        ("gpj.\u202eexe.png", "gpj. exe.png"),
        (" . ", "file"),
        ("", "file"),
        ("écran.png", "écran.png"),
        ("x" * 200 + ".png", "x" * 115 + "….png"),
        ("x" * 200, "x" * 119 + "…"),
    ],
)
def test_a_name_is_text_and_nothing_else(name: str, plain: str) -> None:
    assert plain_name(name) == plain


@given(st.text(max_size=300))
def test_no_name_holds_folders_lines_or_unseen_signs(name: str) -> None:
    plain = plain_name(name)
    assert 0 < len(plain) <= LONGEST_NAME
    assert plain.isprintable() and not set(plain) & set("/\\") and plain_name(plain) == plain


@pytest.mark.parametrize(
    ("name", "media_type", "kept"),
    [
        ("a.webp", "image/jpeg", "a.jpg"),
        ("a.jpeg", "image/jpeg", "a.jpeg"),
        ("a.PNG", "image/png", "a.PNG"),
        ("screen 10.15", "image/png", "screen 10.15.png"),
        ("a.pdf", "application/pdf", "a.pdf"),
    ],
)
def test_a_picture_is_named_after_what_it_is_kept_as(name: str, media_type: str, kept: str) -> None:
    assert kept_name(name, media_type) == kept


@pytest.mark.parametrize(
    ("size", "short"), [(1, "1 kB"), (120_000, "117 kB"), (1_258_291, "1.2 MB"), (LARGEST, "20.0 MB")]
)
def test_a_size_is_said_in_short(size: int, short: str) -> None:
    assert in_short(size) == short


@pytest.mark.parametrize(
    "words",
    ["", "  ", "here is the screenshot", "Here's a photo!", "this is the error message", "see attached", "👆", "??"],
)
def test_words_that_only_point_to_the_file_are_no_words(words: str) -> None:
    assert says_only_that_it_is_there(words)


@pytest.mark.parametrize(
    "words", ["the printer jams", "outlook", "is this phishing?", "écran bleu", "画面", "yes", "person", "again " * 11]
)
def test_words_that_say_something_are_read(words: str) -> None:
    assert not says_only_that_it_is_there(words)


@pytest.mark.parametrize(
    ("words", "to_mend"),
    [
        ("can you fix this?", True),
        ("hi, can somebody please help with this error", True),
        ("fix this please", True),
        ("what is this?", True),
        ("what does it mean?", True),
        ("and this?", True),
        ("please have a look at it", True),
        ("can you fix the printer?", False),
        ("can you fix this, the server smokes", False),
        ("can you fix this? outlook is dead", False),
        ("what is this, is it phishing?", False),
        ("can you help me", True),
        ("somebody help, he has a knife", False),
        ("is this a virus?", False),
        ("the printer jams", False),
        ("yes", False),
        ("", False),
    ],
)
def test_who_asks_to_mend_what_is_sent_says_not_what_it_is(words: str, to_mend: bool) -> None:
    assert asks_to_mend_it(words) is to_mend
