"""Whatever people, sites and devices are called and whatever is written: what we send of it calls nobody and links nowhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.channels.slack.blocks import message_of
from bot.channels.slack.home import home_view
from bot.channels.telegram.cards import html_of, keyboard_of
from bot.operations.home import home_of
from bot.operations.ports import DeskPorts, OutgoingMessage, WorkFactory
from bot.operations.rooms.cards import as_drawn
from tests.channels.canary_words import CANARIES, busy_desk
from tests.makers import SAM, DeskForTests
from tests.proving import PROVING
from tests.stand_ins.slack_text import made_of_message
from tests.stand_ins.telegram_text import read_html

HOME = "https://desk.example"


@pytest.fixture
def busy(begin: WorkFactory, request: pytest.FixtureRequest) -> DeskForTests:
    """A desk full of such words."""
    return busy_desk(begin, str(request.param))


def _sent(desk: DeskForTests, engine: Engine) -> Iterator[OutgoingMessage]:
    with engine.connect() as connection:
        ids = connection.execute(text("SELECT id FROM outbox ORDER BY id")).scalars().all()
    for id in ids:
        with desk.ports.begin() as work:
            message = work.conversations.outgoing(id)
        assert message is not None
        yield message


def _in_slack(ports: DeskPorts, message: OutgoingMessage) -> list[str]:
    drawn, card = as_drawn(ports=ports, message=message)
    made = made_of_message(message_of(drawn, card, None, HOME))
    return [f"{each.kind} {each.text}" for each in made if not each.text.startswith(f"{HOME}/")]


def _in_telegram(ports: DeskPorts, message: OutgoingMessage) -> list[str]:
    drawn, card = as_drawn(ports=ports, message=message)
    keyboard_of(drawn.buttons, card.link if card else "")
    _, entities = read_html(html_of(drawn, card))
    kinds = {"mention", "hashtag", "email", "url", "a", "text_link", "bot_command", "cashtag"}
    # Our own menu's commands may be touched.
    return [f"{each.kind} {each.text}" for each in entities if each.kind in kinds and each.text != "/link"]


@pytest.mark.parametrize("busy", CANARIES if PROVING else [" ".join(CANARIES)], indirect=True)
def test_what_we_send_calls_nobody_and_links_nowhere(busy: DeskForTests, engine: Engine) -> None:
    sent = list(_sent(busy, engine))
    assert len(sent) >= 8
    found = [(message.text[:60], _in_slack(busy.ports, message)) for message in sent]
    found += [(message.text[:60], _in_telegram(busy.ports, message)) for message in sent]
    home = home_view(home_of(ports=busy.ports, identity=SAM))
    assert [each for each in found if each[1]] == []
    assert [each for each in made_of_message({"view": home, "parse": "none"}) if each.kind] == []


def test_a_link_of_ours_is_one_in_slack_and_the_same_under_any_name_is_not() -> None:
    from bot.channels.slack.text import escaped

    words = f"Sign in here: {HOME}/sign-in/a_-b_?x=1&y=2 or at https://desk.example.evil.example/ or <{HOME}|there>"
    assert (
        made_of_message({"text": escaped(words, HOME), "parse": "none"})[0].text == f"{HOME}/sign-in/a_-b_?x=1&amp;y=2"
    )
    assert len(made_of_message({"text": escaped(words, HOME), "parse": "none"})) == 1
