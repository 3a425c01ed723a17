"""How answers look in a terminal, for people and for scripts."""

from __future__ import annotations

import json
from collections.abc import Sequence

from bot.operations.ports import OutgoingMessage, ShownButton


def as_json(message: OutgoingMessage) -> str:
    """One answer as one line: {"text", "buttons": [{"title", "key"}], "turn"}."""
    buttons = [{"title": button.title, "key": button.key} for button in message.buttons]
    return json.dumps({"text": message.text, "buttons": buttons, "turn": message.turn}, ensure_ascii=False)


def as_text(message: OutgoingMessage) -> str:
    """One answer for reading; the buttons carry numbers."""
    buttons = [f"  [{number}] {button.title}" for number, button in enumerate(message.buttons, start=1)]
    return "\n".join([message.text, *buttons])


def pressed_key(line: str, shown: Sequence[ShownButton]) -> str | None:
    """The key that a typed line presses: ``#KEY``, or the number of a button shown last; None for words."""
    word = line.strip()
    if word.startswith("#") and len(word) > 1 and " " not in word:
        return word[1:]
    if word.isdigit() and 1 <= int(word) <= len(shown):
        return shown[int(word) - 1].key
    return None
