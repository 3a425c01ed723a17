"""A desk writes to nobody in a chat that it does not run, says who is in such a chat, and keeps what waits there."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.bootstrap import make_desk
from bot.desk.clients import ChatIdentity
from bot.desk.emergencies import EmergencyKind
from bot.operations.auditor import audit_desk, look_over
from bot.operations.deadlines import warn_of_deadlines
from bot.operations.handover import raise_emergency
from bot.operations.health import look_at_health, note_alive, with_chats_as_run
from bot.operations.morning import send_morning_summary
from bot.operations.ports import Answer, Process, WaitingFor
from bot.settings import Settings
from tests.makers import DANA, JONAS, MAPLE, ROBIN, SAM, DeskForTests, key_of
from tests.operations.situations import asked_at_night, opened

NEITHER = frozenset({"slack", "telegram"})
WEB_OF_DANA = "web::dana@maple-dental.example"


@pytest.fixture
def desk(desk: DeskForTests) -> DeskForTests:
    """The clinic and the house's own people; neither Slack nor Telegram is set up."""
    desk.take_in(MAPLE)
    desk.take_in_staff()
    desk.ports = replace(desk.ports, left_out=NEITHER)
    return desk


def _chats(desk: DeskForTests) -> list[str]:
    return [check.figure for check in look_over(ports=desk.ports).checks if check.name == "chats" and check.good]


def _answers_waiting(desk: DeskForTests) -> int:
    return next(each.count for each in look_at_health(ports=desk.ports).waiting if each.what is WaitingFor.DELIVERY)


def test_a_price_goes_to_the_web_chat_though_the_approver_wrote_from_slack_last(desk: DeskForTests) -> None:
    with desk.ports.begin() as work:
        work.conversations.note_speaker(key_of(DANA), MAPLE, "dana@maple-dental.example", desk.clock.now())
        work.commit()
    asked_at_night(desk)
    assert ([len(desk.said_to(WEB_OF_DANA))], desk.texts_to(DANA)) == ([1], [])


def test_where_slack_is_run_and_only_away_the_price_waits_there(desk: DeskForTests) -> None:
    desk.ports = replace(desk.ports, left_out=frozenset({"telegram"}), writes_first=frozenset({"slack"}))
    asked_at_night(desk)
    assert (len(desk.texts_to(DANA)), desk.said_to(WEB_OF_DANA)) == (1, ())


def test_colleagues_are_called_warned_and_told_in_no_chat_that_is_not_run(desk: DeskForTests) -> None:
    turn = desk.turn(SAM, "the server is down, nobody can work")
    raise_emergency(ports=desk.ports, turn=turn, kind=EmergencyKind.OUTAGE, category="server_down")
    opened(desk)
    desk.clock.step(seconds=timedelta(hours=20).total_seconds())
    assert (warn_of_deadlines(ports=desk.ports) > 0, send_morning_summary(ports=desk.ports)) == (True, 0)
    assert [desk.texts_to(each) for each in (ROBIN, JONAS, ChatIdentity("slack", "T0DESK", "U0JONAS"))] == [[], [], []]
    with desk.ports.begin() as work:
        (page,) = work.pages.waiting()
        assert {call.address.split(":")[0] for call in work.pages.calls(page.id)} == {"stand-in"}


def test_who_is_in_such_a_chat_alone_is_counted_once_and_nobody_is_alarmed(desk: DeskForTests) -> None:
    assert _chats(desk) == ["10 people are in Slack or Telegram, which this desk does not run"]
    desk.ports = replace(desk.ports, left_out=frozenset({"telegram"}))
    assert _chats(desk) == ["2 people are in Telegram, which this desk does not run"]
    desk.ports = replace(desk.ports, left_out=frozenset())
    assert _chats(desk) == []


def test_what_waits_from_when_it_was_run_is_kept_and_is_no_outage(desk: DeskForTests) -> None:
    with desk.ports.begin() as work:
        kept = work.conversations.say(key_of(SAM), Answer("hello"), turn=None, contact=None, at=desk.clock.now())
        work.commit()
    desk.clock.step(seconds=timedelta(hours=1).total_seconds())
    assert (_answers_waiting(desk), _chats(desk)) == (
        0,
        ["10 people are in Slack or Telegram, which this desk does not run; 1 message is kept for it"],
    )
    audit_desk(ports=desk.ports)
    with desk.ports.begin() as work:
        assert [each.id for each in work.conversations.waiting(key_of(SAM))] == [kept.id]
    desk.ports = replace(desk.ports, left_out=frozenset())
    assert _answers_waiting(desk) == 1


@pytest.mark.parametrize(
    ("settings", "left_out"),
    [
        pytest.param(Settings(), NEITHER, id="none"),
        pytest.param(Settings(slack_bot_token="xoxb-1"), {"telegram"}, id="Slack"),
        pytest.param(Settings(telegram_token="1:a", slack_room="T0DESK/C0TECH"), {"slack"}, id="Telegram"),
    ],
)
def test_a_platform_is_run_when_it_has_a_token(database: str, settings: Settings, left_out: set[str]) -> None:
    desk = make_desk(settings, database)
    desk.engine.dispose()
    assert (desk.ports.left_out, desk.ports.rooms) == (left_out, ())


def test_a_command_without_tokens_goes_by_the_processes_that_run(desk: DeskForTests) -> None:
    # While none runs, what is written waits for its chat.
    assert with_chats_as_run(ports=desk.ports).left_out == frozenset()
    now = desk.clock.now()
    note_alive(ports=desk.ports, process=Process("1", ("assistant",), "desk-1", now, now))
    assert with_chats_as_run(ports=desk.ports).left_out == NEITHER
    note_alive(ports=desk.ports, process=Process("2", ("worker", "slack"), "desk-1", now, now))
    assert with_chats_as_run(ports=desk.ports).left_out == frozenset({"telegram"})
