"""How the terminal shows answers and reads what is typed."""

from __future__ import annotations

import json
from datetime import datetime, timezone

import pytest

from bot.channels.terminal.screen import as_json, as_text, pressed_key
from bot.operations.ports import OutgoingMessage, ShownButton

BUTTONS = (ShownButton("Show me the fix", "k-1"), ShownButton("Talk to a person", "k-2"))
MESSAGE = OutgoingMessage(
    7, "terminal::sam", "t-1", "Shall we?", BUTTONS, datetime(2026, 11, 24, 15, tzinfo=timezone.utc)
)


def test_an_answer_for_scripts_is_one_json_object_with_the_keys_of_its_buttons() -> None:
    assert json.loads(as_json(MESSAGE)) == {
        "text": "Shall we?",
        "buttons": [{"title": "Show me the fix", "key": "k-1"}, {"title": "Talk to a person", "key": "k-2"}],
        "turn": "t-1",
    }


def test_an_answer_for_people_has_numbered_buttons() -> None:
    assert as_text(MESSAGE) == "Shall we?\n  [1] Show me the fix\n  [2] Talk to a person"


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("1", "k-1"),
        (" 2 ", "k-2"),
        ("#k-9", "k-9"),
        ("0", None),
        ("3", None),
        ("#", None),
        ("#1 priority for us", None),
        ("two of us", None),
        ("", None),
    ],
)
def test_a_number_or_a_key_presses_a_button_and_anything_else_is_words(line: str, key: str | None) -> None:
    assert pressed_key(line, BUTTONS) == key
