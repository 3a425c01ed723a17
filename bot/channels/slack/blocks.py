"""Answers as Block Kit: the text as it is, a card laid out, and buttons that carry nothing but their opaque key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ConfirmObject,
    ContextActionsBlock,
    ContextBlock,
    DividerBlock,
    FeedbackButtonObject,
    FeedbackButtonsElement,
    HeaderBlock,
    ImageBlock,
    MarkdownTextObject,
    PlainTextObject,
    SectionBlock,
)

from bot.channels.slack.text import SECTION_LIMIT, VERBATIM, cut, escaped
from bot.operations.cards import Card, Line, Reason, Tone
from bot.operations.ports import Opinion, OutgoingMessage, ShownButton

# What every button of ours is called; which one it is says its value, the key.
PRESS = "nightdesk_press"
# A link to the console: Slack tells of a press all the same.
OPEN = "nightdesk_open"
_TITLE_LIMIT, _HEADER_LIMIT, _FIELD_LIMIT = 75, 150, 2000
_BUTTONS_IN_A_ROW, _FIELDS_IN_A_SECTION, _BLOCKS = 5, 10, 50
_SIGNS = {Tone.FREE: "🟢", Tone.COSTS: "🟠", Tone.PERSON: "🔵", Tone.PLAIN: ""}


def message_of(
    message: OutgoingMessage, card: Card | None, picture: str | None = None, home: str = ""
) -> dict[str, Any]:
    """``text`` (for notices and screen readers, always there) and ``blocks`` of ``chat.postMessage`` and ``chat.update``.

    ``picture`` is an address at which Slack fetches what the message shows, ``home`` the one below which ours may be links.
    """
    shown = _card_blocks(card) if card is not None else _sections(message.text, home)
    beside = (
        [ImageBlock(image_url=picture, alt_text=cut(message.about.lead, 2000))] if picture and message.about else []
    )
    blocks = [*shown[: _BLOCKS - 7], *beside, *_button_rows(message.buttons, card.link if card else "")]
    return {"text": cut(escaped(message.text, home), SECTION_LIMIT), "blocks": as_json(blocks), **VERBATIM}


def as_json(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    """The blocks as Slack reads them; raises SlackObjectFormationError for one that Slack would refuse."""
    for block in blocks:
        block.validate_json()
    return [block.to_dict() for block in blocks]


def section(markdown: str) -> SectionBlock:
    """One paragraph; ``markdown`` is escaped already where it holds words of people."""
    return SectionBlock(text=_mrkdwn(markdown, SECTION_LIMIT))


def small(markdown: str) -> ContextBlock:
    """A line in small letters."""
    return ContextBlock(elements=[_mrkdwn(markdown, SECTION_LIMIT)])


def header(words: str) -> HeaderBlock:
    """A title; plain text, so nothing in it means anything."""
    return HeaderBlock(text=PlainTextObject(text=cut(words, _HEADER_LIMIT), emoji=False))


def button(shown: ShownButton, place: int) -> ButtonElement:
    """A button of ours, under its key; what costs money asks once more."""
    return ButtonElement(
        text=_title(shown),
        action_id=f"{PRESS}:{place}",
        value=shown.key,
        confirm=_confirm(shown) if shown.confirm else None,
    )


def _mrkdwn(markdown: str, limit: int) -> MarkdownTextObject:
    """Slack looks for no address and no name in it."""
    return MarkdownTextObject(text=cut(markdown, limit), verbatim=True)


def _title(shown: ShownButton) -> PlainTextObject:
    return PlainTextObject(text=cut(shown.title, _TITLE_LIMIT), emoji=False)


def _sections(text: str, home: str) -> list[Block]:
    """Long words in several sections, cut between lines where there are lines."""
    blocks: list[Block] = []
    rest = escaped(text, home)
    while rest:
        if len(rest) <= SECTION_LIMIT:
            blocks.append(section(rest))
            break
        at = rest.rfind("\n", 1, SECTION_LIMIT)
        at = at if at > 0 else len(cut(rest, SECTION_LIMIT)) - 1
        blocks.append(section(rest[:at]))
        rest = rest[at:].lstrip("\n")
    return blocks or [section(" ")]


def _card_blocks(card: Card) -> list[Block]:
    sign = _SIGNS[card.tone]
    # Where the lead does no more than name the subject, the title says it.
    lead = "" if "\n" not in card.lead and card.lead.endswith(f": {card.title}.") else card.lead
    blocks: list[Block] = [section(escaped(lead))] if lead else []
    blocks.append(header(f"{sign} {card.title}".strip()))
    blocks.append(section(f"*{_one_line(card.verdict)}*"))
    if card.reasons:
        blocks.append(section("\n".join(_reason(reason) for reason in card.reasons)))
    blocks += _amounts(card.lines)
    if card.total:
        blocks.append(section(f"*{_one_line(card.total)}*"))
    if card.ways:
        blocks.append(section("*Cheaper ways*\n" + "\n".join(f"• {escaped(way)}" for way in card.ways)))
    if card.foot:
        blocks.append(small(escaped(card.foot)))
    if card.close:
        blocks += [DividerBlock(), section(escaped(card.close))]
    return blocks


def _one_line(words: str) -> str:
    """Inside bold: a line break would end it."""
    return escaped(" ".join(words.split()))


def _reason(reason: Reason) -> str:
    source = f" _({escaped(reason.source)})_" if reason.source else ""
    return f"{'✓' if reason.held else '✗'} {escaped(reason.text)}{source}"


def _amounts(lines: Sequence[Line]) -> list[Block]:
    """Text and value side by side; a section holds five such lines."""
    blocks: list[Block] = []
    per_section = _FIELDS_IN_A_SECTION // 2
    for begin in range(0, len(lines), per_section):
        fields = []
        for line in lines[begin : begin + per_section]:
            fields += [_field(line.text), _field(line.value)]
        blocks.append(SectionBlock(fields=fields))
    return blocks


def _field(words: str) -> MarkdownTextObject:
    return _mrkdwn(escaped(words) or "–", _FIELD_LIMIT)


def _button_rows(buttons: Sequence[ShownButton], link: str = "") -> list[Block]:
    if [each.opinion for each in buttons] == [Opinion.GOOD, Opinion.BAD]:
        return [_thumbs(*buttons)]
    elements = [button(shown, place) for place, shown in enumerate(buttons)]
    if link:
        title = PlainTextObject(text="Open in console", emoji=False)
        elements.append(ButtonElement(text=title, action_id=OPEN, value=OPEN, url=link))
    begins = range(0, len(elements), _BUTTONS_IN_A_ROW)
    return [ActionsBlock(elements=elements[begin : begin + _BUTTONS_IN_A_ROW]) for begin in begins]


def _thumbs(good: ShownButton, bad: ShownButton) -> ContextActionsBlock:
    """Slack's own element for what people think of an answer; screen readers say the words."""
    up, down = (
        FeedbackButtonObject(text=_title(each), accessibility_label=each.title, value=each.key) for each in (good, bad)
    )
    element = FeedbackButtonsElement(action_id=f"{PRESS}:opinion", positive_button=up, negative_button=down)
    return ContextActionsBlock(elements=[element])


def _confirm(shown: ShownButton) -> ConfirmObject:
    """Money is spent only after a second look."""
    return ConfirmObject(
        title=PlainTextObject(text="Is that right?"),
        text=PlainTextObject(text=cut(f"{shown.title}. {shown.confirm}", 300)),
        confirm=PlainTextObject(text="Yes"),
        deny=PlainTextObject(text="Not yet"),
    )
