"""Block Kit as HTML, for pictures and for a page of ours: the kinds that the desk uses, everything in them escaped."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Block = Mapping[str, Any]

_JOINER = "\u2060"
# A sign counts at the edges of words only; the word joiner is a part of a word, as it is in Slack.
_BOLD = re.compile(rf"(?<![\w{_JOINER}])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\w{_JOINER}])")
_ITALIC = re.compile(rf"(?<![\w{_JOINER}])_(?=\S)([^_\n]+?)(?<=\S)_(?![\w{_JOINER}])")
_CODE = re.compile(rf"(?<![\w{_JOINER}])`(?=\S)([^`\n]+?)(?<=\S)`(?![\w{_JOINER}])")
_SIGN = re.compile(r"<([^<>\n]*)>")


def blocks_html(blocks: Sequence[Block], names: Mapping[str, str] | None = None) -> str:
    """All of a message's or a view's blocks; ``names`` are the members' by their id."""
    return "".join(_DRAWN.get(str(block.get("type")), _unknown)(block, names or {}) for block in blocks)


def mrkdwn_html(text: str, names: Mapping[str, str] | None = None) -> str:
    """Slack's text with its few signs: bold, italic, code, people; addresses are shown and lead nowhere."""
    parts = []
    for index, part in enumerate(_SIGN.split(text)):
        parts.append(_person_or_link(part, names or {}) if index % 2 else _words(part))
    return "".join(parts).replace("\n", "<br>")


def _words(text: str) -> str:
    shown = html.escape(text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
    shown = _CODE.sub(r"<code>\1</code>", shown)
    shown = _BOLD.sub(r"<b>\1</b>", shown)
    return _ITALIC.sub(r"<i>\1</i>", shown)


def _person_or_link(sign: str, names: Mapping[str, str]) -> str:
    target, _, label = sign.partition("|")
    if target.startswith(("@", "#", "!")):
        shown = label or names.get(target[1:], target[1:])
        return f'<span class="mention">@{html.escape(shown)}</span>'
    return html.escape(label or target)


def _text(value: Mapping[str, Any] | None, names: Mapping[str, str]) -> str:
    if not value:
        return ""
    said = str(value.get("text", ""))
    return mrkdwn_html(said, names) if value.get("type") == "mrkdwn" else html.escape(said)


def _header(block: Block, names: Mapping[str, str]) -> str:
    return f'<h3 class="b-header">{_text(block["text"], names)}</h3>'


def _section(block: Block, names: Mapping[str, str]) -> str:
    text = f"<p>{_text(block['text'], names)}</p>" if block.get("text") else ""
    fields = "".join(f"<div>{_text(each, names)}</div>" for each in block.get("fields") or ())
    return f'<div class="b-section">{text}{f"""<div class="b-fields">{fields}</div>""" if fields else ""}</div>'


def _context(block: Block, names: Mapping[str, str]) -> str:
    return f'<p class="b-context">{" ".join(_text(each, names) for each in block["elements"])}</p>'


def _divider(block: Block, names: Mapping[str, str]) -> str:
    return '<hr class="b-divider">'


def _actions(block: Block, names: Mapping[str, str]) -> str:
    return f'<div class="b-actions">{"".join(_button(each, names) for each in block["elements"])}</div>'


def _button(element: Mapping[str, Any], names: Mapping[str, str]) -> str:
    if element.get("type") != "button":
        return _unknown(element, names)
    confirm = element.get("confirm")
    asked = ""
    if confirm:
        asked = "".join(
            f' data-{name}="{html.escape(str(confirm[part]["text"]))}"'
            for name, part in (("ask", "title"), ("about", "text"), ("yes", "confirm"), ("no", "deny"))
        )
    style = html.escape(str(element.get("style") or "plain"))
    return (
        f'<button type="button" class="b-button {style}" data-action="{html.escape(str(element.get("action_id")))}"'
        f' data-value="{html.escape(str(element.get("value")))}"{asked}>{_text(element["text"], names)}</button>'
    )


def _thumbs(block: Block, names: Mapping[str, str]) -> str:
    signs = (("positive_button", "👍"), ("negative_button", "👎"))
    drawn = "".join(
        f'<button type="button" class="b-button" data-action="{html.escape(str(element["action_id"]))}"'
        f' data-value="{html.escape(str(element[name]["value"]))}">{sign} {_text(element[name]["text"], names)}</button>'
        for element in block["elements"]
        for name, sign in signs
    )
    return f'<div class="b-actions">{drawn}</div>'


def _input(block: Block, names: Mapping[str, str]) -> str:
    element = block["element"]
    place = f'{html.escape(str(block["block_id"]))}" data-action="{html.escape(str(element["action_id"]))}'
    most = int(element.get("max_length", 3000))
    field = (
        f'<textarea rows="4" maxlength="{most}" data-block="{place}" required></textarea>'
        if element.get("multiline")
        else f'<input type="text" maxlength="{most}" data-block="{place}" required>'
    )
    return f'<label class="b-input"><b>{_text(block["label"], names)}</b>{field}</label>'


def _unknown(block: Block, names: Mapping[str, str]) -> str:
    return f'<p class="b-context">[{html.escape(str(block.get("type")))}]</p>'


_DRAWN: Mapping[str, Callable[[Block, Mapping[str, str]], str]] = {
    "header": _header,
    "section": _section,
    "context": _context,
    "divider": _divider,
    "actions": _actions,
    "context_actions": _thumbs,
    "input": _input,
}
