"""The small renderer of our own: what is drawn is what was posted, and nobody's words become a page of theirs."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from bot.channels.slack.text import escaped
from tests.stand_ins.block_kit import blocks_html, mrkdwn_html
from tests.stand_ins.slack import MAPLE_PEOPLE, SlackMessage
from tests.stand_ins.slack_page import message_html

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "&lt;b&gt; & <b>",
    "<!channel> <@U0SAM> <https://evil.example|your bank>",
    "*bold* _it_ `code` ~gone~",
    "</button></div>",
]
NAMES = {person.id: person.name for person in MAPLE_PEOPLE}


class _Read(HTMLParser):
    """The tags and the words of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("*Now* or _later_, `x`", "<b>Now</b> or <i>later</i>, <code>x</code>"),
        ("2 * 3 * 4, a_b_c, 5*6*7", "2 * 3 * 4, a_b_c, 5*6*7"),
        ("&lt;b&gt; &amp;amp;", "&lt;b&gt; &amp;amp;"),
        ("<https://evil.example|your bank>", "your bank"),
        ("<@U0SAM> hello", '<span class="mention">@Sam Okoro</span> hello'),
        ("one\ntwo", "one<br>two"),
    ],
)
def test_the_signs_of_slack_are_drawn_and_links_lead_nowhere(text: str, drawn: str) -> None:
    assert mrkdwn_html(text, NAMES) == drawn


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_people_stay_words_in_every_place(words: str) -> None:
    mark = {"type": "mrkdwn", "text": escaped(words)}
    plain = {"type": "plain_text", "text": words}
    pressed = {"type": "button", "text": plain, "action_id": words, "value": words}
    blocks = [
        {"type": "header", "text": plain},
        {"type": "section", "text": mark, "fields": [mark]},
        {"type": "context", "elements": [mark]},
        {
            "type": "actions",
            "elements": [{**pressed, "confirm": dict.fromkeys(("title", "text", "confirm", "deny"), plain)}],
        },
        {"type": words},
    ]
    message = SlackMessage("D0SAM", "1764000000.000001", "U0SAM", "", blocks)
    tags = set(_Read(blocks_html(blocks) + message_html(message, {"U0SAM": words})).tags)
    assert tags <= {"h3", "div", "p", "button", "article", "span", "time", "br"}
    assert _Read(mrkdwn_html(escaped(words))).words.replace("\u2060", "") == words.replace("\u2060", "").replace(
        "\n", ""
    )
