"""What Slack is given: within its limits, complete as text, and nobody's words mean anything."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timezone

import pytest

from bot.channels.slack.blocks import message_of
from bot.channels.slack.text import cut, escaped
from bot.operations.cards import Card, Line, Reason, Tone
from bot.operations.ports import Opinion, OutgoingMessage, ShownButton
from tests.channels.examples import CARD

NOON = datetime(2026, 11, 24, 17, tzinfo=timezone.utc)


def _message(text: str = "The whole answer.", *buttons: ShownButton) -> OutgoingMessage:
    return OutgoingMessage(7, "slack:T1:U1", "t-1", text, buttons, NOON)


def _texts(blocks: list[dict[str, object]]) -> str:
    return json.dumps(blocks, ensure_ascii=False)


def test_a_lead_that_says_more_than_the_title_stands_before_it() -> None:
    sent = message_of(_message(), replace(CARD, lead="One after the other.\nSam, this is about: Printer."))
    assert [block["type"] for block in sent["blocks"]][:2] == ["section", "header"]


def test_a_card_has_its_verdict_reasons_with_clauses_price_and_cheaper_ways() -> None:
    sent = message_of(_message("The whole answer.", ShownButton("Tomorrow 08:00", "key-1")), CARD)
    kinds = [block["type"] for block in sent["blocks"]]
    assert kinds == [
        "header",
        "section",
        "section",
        "section",
        "section",
        "section",
        "context",
        "divider",
        "section",
        "actions",
    ]
    shown = _texts(sent["blocks"])
    assert "✗ Tuesday 20:00 is outside support hours. _(MD-2026, clause 3.1)_" in shown
    assert "✓ Remote help is included. _(MD-2026, clause 3.2)_" in shown
    assert all(words in shown for words in ("$375.00", "$48.75", "at most $430.00", "Cheaper ways", "Which one?"))
    assert sent["text"] == "The whole answer."


def test_a_button_carries_its_opaque_key_and_nothing_else() -> None:
    sent = message_of(_message("Well?", ShownButton("Yes", "aB3_-x"), ShownButton("No", "zZ9")), None)
    (actions,) = [block for block in sent["blocks"] if block["type"] == "actions"]
    assert [(each["value"], each["action_id"]) for each in actions["elements"]] == [
        ("aB3_-x", "nightdesk_press:0"),
        ("zZ9", "nightdesk_press:1"),
    ]


def test_a_button_that_spends_money_asks_once_more_and_others_do_not() -> None:
    approve = ShownButton("Approve up to $430.00", "k1", "Up to $430.00 may then be charged for ND-1.")
    sent = message_of(_message("Well?", approve, ShownButton("Decline", "k2")), None)
    first, second = sent["blocks"][-1]["elements"]
    assert first["confirm"]["text"]["text"] == "Approve up to $430.00. Up to $430.00 may then be charged for ND-1."
    assert "confirm" not in second


def test_many_buttons_stand_in_rows_of_five() -> None:
    sent = message_of(_message("Well?", *(ShownButton(str(n), f"k{n}") for n in range(12))), None)
    rows = [len(block["elements"]) for block in sent["blocks"] if block["type"] == "actions"]
    assert rows == [5, 5, 2]


@pytest.mark.parametrize(
    "words",
    [
        "<!channel> look",
        "<@U123> and <#C1|x>",
        "<https://evil.example|your bank>",
        "@channel @here @Everyone",
        "a & b < c > d",
        "*bold* _italic_ ~gone~ `code` ```block```",
    ],
)
def test_words_of_people_ping_nobody_and_mean_nothing(words: str) -> None:
    text = escaped(words)
    assert "<" not in text and ">" not in text
    assert "@channel" not in text.lower() and "@here" not in text.lower() and "@everyone" not in text.lower()
    plain = text.replace("\u2060", "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert plain == words


@pytest.mark.parametrize("length", [1, 2_999, 3_000, 3_001, 9_000, 40_000])
@pytest.mark.parametrize("letter", ["x", "&", "\n", "x\n", "<@U1>"])
def test_long_words_are_cut_into_sections_within_the_limits(length: int, letter: str) -> None:
    sent = message_of(_message((letter * length)[:length] + "."), None)
    assert len(sent["blocks"]) <= 50
    assert all(0 < len(block["text"]["text"]) <= 3_000 for block in sent["blocks"])
    assert len(sent["text"]) <= 3_000


def test_a_card_with_everything_too_long_is_still_one_that_slack_takes() -> None:
    long = "&" * 5_000
    card = Card(
        tone=Tone.PERSON,
        title=long,
        verdict=long,
        reasons=tuple(Reason(True, long, long) for _ in range(30)),
        lines=tuple(Line(long, long) for _ in range(60)),
        total=long,
        ways=(long,) * 30,
        foot=long,
        lead=long,
        close=long,
    )
    sent = message_of(_message(long, *(ShownButton(long, f"k{n}") for n in range(30))), card)
    assert len(sent["blocks"]) <= 50


@pytest.mark.parametrize(("text", "limit", "kept"), [("abc", 3, "abc"), ("abcd", 3, "ab…"), ("a&amp;b", 4, "a…")])
def test_a_cut_never_goes_through_an_entity(text: str, limit: int, kept: str) -> None:
    assert cut(text, limit) == kept


def test_what_people_think_of_a_guide_is_asked_with_slacks_own_element() -> None:
    good, bad = ShownButton("Yes", "key-1", opinion=Opinion.GOOD), ShownButton("No", "key-2", opinion=Opinion.BAD)
    sent = message_of(_message("Was this guide helpful?", good, bad), None)
    assert sent["blocks"][-1] == {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": "nightdesk_press:opinion",
                "positive_button": _thumb("Yes", "key-1"),
                "negative_button": _thumb("No", "key-2"),
            }
        ],
    }


def _thumb(title: str, key: str) -> dict[str, object]:
    text = {"type": "plain_text", "text": title, "emoji": False}
    return {"text": text, "accessibility_label": title, "value": key}
