"""Whatever people, sites and devices are called and whatever is written: what we send of it calls nobody and links nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.channels.slack.blocks import message_of
from bot.channels.slack.home import home_view
from bot.channels.telegram.cards import html_of, keyboard_of
from bot.desk.disputes import Outcome
from bot.operations.disputes import dispute_decision, settle_dispute
from bot.operations.home import home_of
from bot.operations.ports import Answer, ClientFile, DeskPorts, OutgoingMessage, WorkFactory
from bot.operations.rooms.cards import as_drawn, show_cards
from bot.operations.settlements import resolve_ticket
from bot.operations.ticket_work import note_internally
from bot.operations.together import answer_together
from bot.operations.turns import finish_turn
from tests.makers import EVENING, KIM_AT, MAPLE, PRIYA, SAM, DeskForTests, demo_file
from tests.operations.rooms_for_tests import CHANNEL, GROUP, with_rooms
from tests.operations.situations import opened
from tests.proving import PROVING
from tests.stand_ins.slack_text import made_of_message
from tests.stand_ins.telegram_text import read_html

CANARIES = (
    "<!channel> <!here> <!subteam^S1|team>",
    "<@U0DANA> <#C0TECH>",
    "<http://evil.example|your bank> <mailto:a@evil.example>",
    "http://evil.example/a?b=1&c=2 https://evil.example",
    "evil.example www.evil.example",
    "@channel @here @everyone @dana_admin",
    "#general #nightdesk",
    "[bank](http://evil.example) ![x](http://evil.example/x.png)",
    "<b>bold</b> <a href='http://evil.example'>bank</a> <script>x</script>",
    "&lt;!channel&gt; &amp;lt;!here&amp;gt;",
    "*bold* _slanted_ ~gone~ `code` ```block```",
    "/cancelall /evil@other_bot $AAPL",
    "boss@evil.example tg://user?id=1",
)
HOME = "https://desk.example"


def _file(canary: str) -> ClientFile:
    """Maple Dental, where everything that has a name has this one."""
    client = demo_file(MAPLE).client
    contacts = tuple(replace(each, name=f"Sam {canary}") for each in client.contacts)
    sites = tuple(replace(each, name=f"Head {canary}") for each in client.sites)
    assets = tuple(replace(each, name=canary) for each in client.assets)
    changed = replace(client, name=f"Maple {canary}", contacts=contacts, sites=sites, assets=assets)
    return replace(demo_file(MAPLE), client=changed)


@pytest.fixture
def busy(begin: WorkFactory, request: pytest.FixtureRequest) -> DeskForTests:
    """A desk on which people who are called so write so: tickets, quotes, answers, objections, cards."""
    canary, desk = str(request.param), DeskForTests(begin)
    desk.take_in(_file(canary))
    desk.take_in_staff()
    with_rooms(desk, CHANNEL, GROUP)
    _, first = opened(desk, words=f"the printer is offline {canary}")
    number = first.ticket.number
    answer_together(ports=desk.ports, number=number, by=f"Kim {canary}", words=canary)
    note_internally(ports=desk.ports, number=number, by=KIM_AT, words=canary, key="k")
    objection = dispute_decision(ports=desk.ports, turn=desk.turn(SAM, f"this is wrong {canary}"))
    assert objection is not None
    settle_dispute(ports=desk.ports, number=objection.number, outcome=Outcome.REJECTED, by=canary, words=canary)
    desk.clock.set(EVENING)
    opened(desk, PRIYA, words=f"no sound {canary}")
    turn = desk.turn(SAM, canary)
    finish_turn(ports=desk.ports, turn=turn.id, answers=(Answer(f"You wrote: {canary}"),))
    resolve_ticket(ports=desk.ports, ticket=number, by=canary, text=canary, key="r")
    show_cards(ports=desk.ports)
    return desk


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
