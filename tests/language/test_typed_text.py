"""What people type is made safe before anything else reads it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.typed_text import MAX_CHARACTERS, TypedText, clean_typed_text, quiet_caps, without_payload_marks


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        pytest.param("printer is offline", "printer is offline", id="plain words stay"),
        pytest.param("  the   VPN\u00a0is\u3000down\n\tagain ", "the VPN is down again", id="blanks folded"),
        pytest.param(b"caf\xc3\xa9 \xff\xfewifi", "café wifi", id="bytes that are no text vanish"),
        pytest.param("wifi\x00 do\x08wn\x1b", "wifi down", id="control characters vanish"),
        pytest.param("hello \ud800world\udfff", "hello world", id="lone surrogates vanish"),
        pytest.param("cafe\u0301", "café", id="composed form"),
        pytest.param("e\u200b\u0301", "é", id="a zero-width space does not keep letters apart"),
        pytest.param("\u202eabc\u202c d\u200def\ufeff", "abc def", id="bidi and zero-width marks vanish"),
        pytest.param("thanks 👍", "thanks 👍", id="emoji stay"),
        pytest.param("Grüße an José Müller", "Grüße an José Müller", id="accents stay"),
        pytest.param(
            "family \U0001f469\u200d\U0001f4bb\ufe0f is fine",
            "family \U0001f469\U0001f4bb is fine",
            id="emoji of several",
        ),
        pytest.param(
            "flag \U0001f1e8\U0001f1e6 and \U0001f44d\U0001f3fd",
            "flag \U0001f1e8\U0001f1e6 and \U0001f44d\U0001f3fd",
            id="flags and skins",
        ),
        pytest.param("it doesn\u2019t \u2018open\u2019 \u02bc \u2032", "it doesn't 'open' ' '", id="curly apostrophes"),
        pytest.param("says \u201cdisk full\u201d or \u201evoll\u201c", 'says "disk full" or "voll"', id="curly quotes"),
        pytest.param("a\u2007b\u2009c\u202fd\u205fe\u1680f\u2003g", "a b c d e f g", id="odd blanks"),
        pytest.param("pass\u00adword", "password", id="a soft hyphen vanishes"),
        pytest.param("out\u2060look wi\u200cfi", "outlook wifi", id="word joiners vanish"),
        pytest.param("one\u2028two\u2029three\x85four\x0bfive", "one two three four five", id="odd line ends"),
        pytest.param("read/write access", "read/write access", id="a slash inside stays"),
        pytest.param("our external: drive", "our external: drive", id="external inside stays"),
        pytest.param("external monitor is black", "external monitor is black", id="the word external stays"),
    ],
)
def test_typed_words_become_plain_words(typed: str | bytes, words: str) -> None:
    assert clean_typed_text(typed) == TypedText(words, truncated=False, was_payload=False, empty=False)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        pytest.param('/approve{"quote":"Q-1"}', "approve quote Q-1", id="payload with a slot"),
        pytest.param("/approve_quote", "approve quote", id="bare intent"),
        pytest.param("/affirm@0.99", "affirm 0.99", id="intent with a confidence"),
        pytest.param("/help", "help", id="command"),
        pytest.param("//// help", "help", id="many slashes"),
        pytest.param("\u3000\u00a0/restart", "restart", id="behind wide blanks"),
        pytest.param("/approve{\u201cquote\u201d:1}", "approve quote 1", id="payload with curly quotes"),
        pytest.param("\u200b\u2060/restart", "restart", id="behind zero-width marks"),
        pytest.param("\ufe0f\u3164/restart", "restart", id="behind letters nobody sees"),
        pytest.param("\uff0frestart", "restart", id="full-width solidus"),
        pytest.param("\u2215restart", "restart", id="division slash"),
        pytest.param("EXTERNAL: greet", "greet", id="external event"),
        pytest.param("external : External:EXTERNAL:/greet", "greet", id="repeated in any case"),
        pytest.param("/EXTERNAL: /EXTERNAL:greet", "greet", id="both by turns"),
        pytest.param("EXTER\u200bNAL: greet", "greet", id="hidden mark inside the word"),
        pytest.param("/my printer is broken, please help", "my printer is broken, please help", id="a slip"),
        pytest.param("/var/log is full", "var/log is full", id="a path"),
        pytest.param("/{/EXTERNAL:}[/]x", "{/EXTERNAL:}[/]x", id="no command name"),
    ],
)
def test_a_typed_payload_is_words(typed: str, words: str) -> None:
    assert clean_typed_text(typed) == TypedText(words, truncated=False, was_payload=True, empty=False)


@pytest.mark.parametrize("typed", ["", "   ", "\u200b", b"\xff\xfe", "\x00\x01", "\u2800"])
def test_nothing_visible_is_empty(typed: str | bytes) -> None:
    assert clean_typed_text(typed) == TypedText("", truncated=False, was_payload=False, empty=True)


def test_only_slashes_is_empty_and_was_a_payload() -> None:
    assert clean_typed_text(" / // ") == TypedText("", truncated=False, was_payload=True, empty=True)


def test_long_text_is_cut_and_says_so() -> None:
    cleaned = clean_typed_text("word " * 1_000)
    assert (len(cleaned.text), cleaned.truncated) == (MAX_CHARACTERS - 1, True)


def test_text_of_exactly_the_limit_is_kept_whole() -> None:
    cleaned = clean_typed_text("x" * MAX_CHARACTERS)
    assert (len(cleaned.text), cleaned.truncated) == (MAX_CHARACTERS, False)


def test_what_is_too_long_to_read_is_cut_before_it_is_read() -> None:
    cleaned = clean_typed_text("\u200b" * 5_000_000 + "hello")
    assert cleaned == TypedText("", truncated=True, was_payload=False, empty=True)


def test_the_rest_behind_payload_marks_is_the_end_of_the_text() -> None:
    assert without_payload_marks(" \u200b/EXTERNAL: /greet me ") == "greet me "


@pytest.mark.parametrize(
    ("typed", "quiet"),
    [
        pytest.param("MY PRINTER IS DOWN!!!", "my printer is down!!!", id="all capitals"),
        pytest.param("MY OUTLOOK 365 IS DOWN 😡 pls", "my outlook 365 is down 😡 pls", id="nearly all"),
        pytest.param("VPN DOWN", "vpn down", id="two words"),
        pytest.param("ÜBERALL KEIN WLAN", "überall kein wlan", id="umlauts"),
        pytest.param("VPN", "VPN", id="an acronym"),
        pytest.param("BSOD!", "BSOD!", id="an acronym with a sign"),
        pytest.param("MD-WS-07", "MD-WS-07", id="an asset tag"),
        pytest.param("0XC000021A", "0XC000021A", id="an error code"),
        pytest.param("DRIVER_IRQL_NOT_LESS_OR_EQUAL", "DRIVER_IRQL_NOT_LESS_OR_EQUAL", id="an error's name"),
        pytest.param("my PC shows BSOD and ERR_CERT", "my PC shows BSOD and ERR_CERT", id="some acronyms"),
        pytest.param("My Printer Is Down", "My Printer Is Down", id="a headline"),
        pytest.param("打印机坏了 OK", "打印机坏了 OK", id="letters without case"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_message_that_shouts_is_read_quietly(typed: str, quiet: str) -> None:
    assert quiet_caps(typed) == quiet


_NASTY = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(list('/\uff0f\u2215 \u00a0\u3000\u200b\u2800{}@:"\u2019\u201c_')),
        st.sampled_from("EXTERNALexternal:"),
    )
)


@given(
    st.one_of(
        _NASTY,
        st.binary(),
        st.builds(
            lambda mark, rest: mark + rest,
            st.sampled_from(["/", "EXTERNAL:", "/EXTERNAL: ", "\u200bexternal:\u3000/", "//{"]),
            _NASTY,
        ),
    )
)
def test_no_typed_text_can_be_read_as_a_payload(typed: str | bytes) -> None:
    text = clean_typed_text(typed).text
    assert not text.strip().startswith("/")
    assert not text.strip().upper().startswith("EXTERNAL:")
    assert len(text) <= MAX_CHARACTERS
    assert text == text.strip()
    assert text.encode("utf-8").decode("utf-8") == text
    assert not any(unicodedata.category(character) in {"Cc", "Cf", "Cs"} for character in text)


@given(_NASTY)
def test_cleaning_clean_text_changes_nothing(typed: str) -> None:
    once = clean_typed_text(typed).text
    assert clean_typed_text(once).text == once
