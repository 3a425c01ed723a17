"""What Telegram is given: within its limit, always readable, and nobody's words mean anything."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timezone

import pytest

from bot.channels.telegram.cards import ASK, html_of, keyboard_of
from bot.channels.telegram.text import TEXT_LIMIT, Span, as_html, cut, units
from bot.operations.cards import Card, Reason, Tone
from bot.operations.ports import OutgoingMessage, ShownButton
from tests.channels.examples import CARD
from tests.proving import cases, seeded
from tests.stand_ins.telegram import MOST_CALLBACK_BYTES
from tests.stand_ins.telegram_text import BadMarkup, length, read_html

NOON = datetime(2026, 11, 24, 17, tzinfo=timezone.utc)
_LINKS = {"mention", "hashtag", "url", "email"}


def _message(text: str = "The whole answer.", *buttons: ShownButton) -> OutgoingMessage:
    return OutgoingMessage(7, "telegram::500101", "t-1", text, buttons, NOON)


def test_a_card_has_its_verdict_reasons_with_clauses_price_and_cheaper_ways() -> None:
    assert html_of(_message(), CARD) == (
        "Sam, this is about: Printer.\n"
        "\n"
        "<b>🟠 Printer\n"
        "</b><b>This is not covered by a plan, so it costs something once it is approved.</b>\n"
        "\n"
        "✗ Tuesday 20:00 is outside support hours.<i> (MD-2026, clause 3.1)</i>\n"
        "✓ Remote help is included.<i> (MD-2026, clause 3.2)</i>\n"
        "\n"
        "Remote work, 2 h at 187.50: <b>$375.00</b>\n"
        "HST 13%: <b>$48.75</b>\n"
        "<b>About $423.75 with tax, at most $430.00</b>\n"
        "\n"
        "<b>Cheaper ways</b>\n"
        "• Wednesday 25 November from 08:00: covered, nothing to pay.\n"
        "\n"
        "<i>MD-TM, version 1</i>\n"
        "\n"
        "Which one?"
    )


def test_a_card_with_nothing_but_its_verdict_has_no_empty_parts() -> None:
    card = Card(Tone.PLAIN, "ND-1001: Printer", "Waiting for us.")
    assert html_of(_message(), card) == "<b>ND-1001: Printer\n</b><b>Waiting for us.</b>"


@pytest.mark.parametrize(
    "words",
    [
        "<b>bold</b> <script>alert(1)</script> <3",
        "a < b && c > d &amp; &lt; &#60;",
        "*bold* _italic_ `code` [text](https://evil.example)",
        "ask @dana_reyes or #channel",
        "see https://evil.example/login?a=1&b=<x> and www.evil.example, evil.example/login",
        "write to sam@maple-dental.example or tg://user?id=5",
        "http://evil.example\u2028next",
        "",
    ],
)
@pytest.mark.parametrize("style", ["", "b", "i"])
def test_words_show_just_as_they_are_ping_nobody_and_link_nowhere(words: str, style: str) -> None:
    text, entities = read_html(as_html([Span(words, style)]))
    assert (text, {entity.kind for entity in entities} & _LINKS) == (words, set())


def test_our_own_addresses_may_be_touched() -> None:
    _, entities = read_html(html_of(_message("Write to me: https://t.me/nightdesk_bot"), None, ours=True))
    assert [entity.text for entity in entities] == ["https://t.me/nightdesk_bot"]


def test_anything_is_readable_within_the_limit_and_the_beginning_of_what_was_said() -> None:
    chance = seeded("telegram text")
    signs = [
        "<",
        ">",
        "&",
        "&amp;",
        "@dana",
        "https://x.example/a",
        "é",
        "🖨️",
        "\u200d",
        "\n",
        " ",
        "word",
        "#tag",
        "a.b",
        "<b>",
    ]
    for _ in range(cases(300, 20_000)):
        spans = [
            Span("".join(chance.choices(signs, k=chance.randint(0, 60))), chance.choice(["", "b", "i"]))
            for _ in range(chance.choice([1, 1, 2, 8]))
        ]
        limit = chance.choice([5, 20, 100, 4096])
        whole = "".join(span.words for span in spans)
        text, entities = read_html(as_html(spans, limit))
        assert length(text) <= limit
        if units(whole) <= limit:
            assert text == whole
        else:
            assert text.endswith("…") and whole.startswith(text[:-1])
        if len(spans) == 1 and units(whole) <= limit:
            # Cut or joined in the middle, half an address may look like another one.
            assert {entity.kind for entity in entities} & _LINKS == set()


@pytest.mark.parametrize(
    "words",
    ["x" * 5000, "🖨️" * 3000, "&" * 5000, "https://x.example/" + "a" * 5000],
    ids=["letters", "emoji", "ampersands", "an address"],
)
def test_what_is_too_long_is_cut_as_telegram_counts(words: str) -> None:
    text, _ = read_html(html_of(_message(words), None))
    assert (TEXT_LIMIT - 2 <= length(text) <= TEXT_LIMIT, text[-1]) == (True, "…")


def test_a_long_card_keeps_its_beginning() -> None:
    long = replace(
        CARD, reasons=tuple(Reason(True, f"Reason {n} " + "& so on " * 30, "MD, clause 1") for n in range(40))
    )
    text, _ = read_html(html_of(_message(), long))
    assert text.startswith("Sam, this is about: Printer.\n\n🟠 Printer\nThis is not covered")
    assert (length(text) <= TEXT_LIMIT, text[-1]) == (True, "…")


@pytest.mark.parametrize(("words", "limit", "expected"), [("abc", 3, "abc"), ("abcd", 3, "ab…"), ("a🖨b", 3, "a…")])
def test_a_title_is_cut_to_its_limit(words: str, limit: int, expected: str) -> None:
    assert cut(words, limit) == expected


def test_every_button_has_its_key_within_64_bytes_and_short_ones_stand_side_by_side() -> None:
    key = "k" * 22
    shown = (
        ShownButton("Yes", key),
        ShownButton("No", key),
        ShownButton(
            "Approve up to $430.00 for the call-out tonight, and then some more words to be cut", key, "It costs."
        ),
        ShownButton("Talk to a person", key),
    )
    markup = keyboard_of(shown)
    assert markup is not None
    rows = [[button.text for button in row] for row in markup.inline_keyboard]
    assert rows == [
        ["Yes", "No"],
        ["Approve up to $430.00 for the call-out tonight, and then some m…"],
        ["Talk to a person"],
    ]
    data = [str(button.callback_data) for row in markup.inline_keyboard for button in row]
    assert data == [key, key, f"{ASK}{key}", key]
    assert all(re.fullmatch(r"\??k{22}", each) and len(each.encode()) <= MOST_CALLBACK_BYTES for each in data)


def test_no_buttons_are_no_keyboard() -> None:
    assert keyboard_of(()) is None


@pytest.mark.parametrize("html", ["<blink>x</blink>", "a < b", "<b>x", "<b><i>x</b></i>", "x</b>"])
def test_the_stand_in_refuses_what_telegram_refuses(html: str) -> None:
    with pytest.raises(BadMarkup):
        read_html(html)


def test_the_stand_in_finds_what_telegram_makes_a_link_of() -> None:
    words = "ask @dana_r about https://x.example/a or www.x.example, mail sam@x.example, #now; Outlook, 12.50 and 10:30"
    _, found = read_html(words)
    assert {entity.kind for entity in found} == _LINKS
