"""Answers as Telegram shows them: the text as it is, a card laid out, and buttons that carry their opaque key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.channels.telegram.text import TITLE_LIMIT, Span, as_html, cut
from bot.operations.cards import Card, Reason, Tone
from bot.operations.ports import OutgoingMessage, ShownButton

_SIGNS = {Tone.FREE: "🟢 ", Tone.COSTS: "🟠 ", Tone.PERSON: "🔵 ", Tone.PLAIN: ""}
# Titles up to this length stand two in a row.
_SHORT = 16
# Before the key of a button that asks once more, and of the one that takes the question back.
ASK, TAKE_BACK = "?", "<"
_YES, _NOT_YET = "✓ Yes: ", "Not yet"


def html_of(message: OutgoingMessage, card: Card | None, *, ours: bool = False) -> str:
    """``text`` of ``sendMessage`` with ``parse_mode`` HTML; with a card the record as it is now, else the words.

    ``ours`` are words of nobody else, in which an address may be a link.
    """
    shown = _card(card) if card is not None else [Span(message.text, ours=ours)]
    return as_html([*shown, *_warnings(message.buttons)])


def keyboard_of(buttons: Sequence[ShownButton], link: str = "") -> InlineKeyboardMarkup | None:
    """The buttons under a message, short ones two in a row; what spends money asks once more when it is pressed.

    ``link`` is where the console shows what it is about; Telegram takes only addresses that others can reach.
    """
    shown = [
        InlineKeyboardButton(cut(each.title, TITLE_LIMIT), callback_data=f"{ASK if each.confirm else ''}{each.key}")
        for each in buttons
    ]
    rows: list[list[InlineKeyboardButton]] = []
    for button in shown:
        beside = rows and len(rows[-1]) == 1 and len(rows[-1][0].text) <= _SHORT and len(button.text) <= _SHORT
        if beside:
            rows[-1].append(button)
        else:
            rows.append([button])
    if link.startswith("https://"):
        rows.append([InlineKeyboardButton("Open in console", url=link)])
    return InlineKeyboardMarkup(rows) if rows else None


def asked_again(markup: InlineKeyboardMarkup, data: str) -> InlineKeyboardMarkup:
    """The same buttons, where the pressed one has become a yes and a not yet, or those two the button again."""
    key = data[1:]
    rows: list[Sequence[InlineKeyboardButton]] = []
    for row in markup.inline_keyboard:
        for button in row:
            if button.callback_data == data and data.startswith(ASK):
                yes = InlineKeyboardButton(cut(f"{_YES}{button.text}", TITLE_LIMIT), callback_data=key)
                rows += [[yes], [InlineKeyboardButton(_NOT_YET, callback_data=f"{TAKE_BACK}{key}")]]
                break
            if button.callback_data == key and data.startswith(TAKE_BACK):
                title = button.text.removeprefix(_YES)
                rows.append([InlineKeyboardButton(title, callback_data=f"{ASK}{key}")])
                break
            if button.callback_data == data:
                break
        else:
            rows.append(row)
    return InlineKeyboardMarkup(rows)


def _warnings(buttons: Iterable[ShownButton]) -> list[Span]:
    """What a button that spends money means stands above it."""
    return [Span(f"\n\n{each.title}: {each.confirm}", "i") for each in buttons if each.confirm]


def _card(card: Card) -> list[Span]:
    paragraphs: list[list[Span]] = [[Span(card.lead)]] if card.lead else []
    paragraphs.append([Span(f"{_SIGNS[card.tone]}{card.title}\n", "b"), Span(card.verdict, "b")])
    if card.reasons:
        paragraphs.append(_lines(map(_reason, card.reasons)))
    if card.lines or card.total:
        amounts = [[Span(f"{line.text}: "), Span(line.value, "b")] for line in card.lines]
        paragraphs.append(_lines([*amounts, *([[Span(card.total, "b")]] if card.total else [])]))
    if card.ways:
        paragraphs.append(_lines([[Span("Cheaper ways", "b")], *([Span(f"• {way}")] for way in card.ways)]))
    if card.foot:
        paragraphs.append([Span(card.foot, "i")])
    if card.close:
        paragraphs.append([Span(card.close)])
    return _lines(paragraphs, "\n\n")


def _reason(reason: Reason) -> list[Span]:
    source = [Span(f" ({reason.source})", "i")] if reason.source else []
    return [Span(f"{'✓' if reason.held else '✗'} {reason.text}"), *source]


def _lines(lines: Iterable[Sequence[Span]], between: str = "\n") -> list[Span]:
    joined: list[Span] = []
    for line in lines:
        joined += [*([Span(between)] if joined else []), *line]
    return joined
