"""What Slack sends: written down before it is acknowledged, once however often it comes, and nothing that is not for us."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette

from bot.channels.slack.app import make_slack_app
from bot.channels.slack.connection import PATH, catch_up, http_routes, run_socket_mode
from bot.channels.slack.workspaces import Workspaces
from bot.operations import wording
from bot.operations.ports import DeskPorts
from tests.channels.slack.talking import connected as _connected
from tests.channels.slack.talking import send as _send
from tests.makers import SAM, DeskForTests, key_of
from tests.stand_ins.serving import Fault
from tests.stand_ins.slack import APP_TOKEN, BOT_TOKEN, BOT_USER, SIGNING_SECRET, TEAM, SlackStandIn


def _words(desk: DeskForTests) -> list[str]:
    with desk.ports.begin() as work:
        return [line.text for line in work.conversations.lines(key_of(SAM)) if not line.ours]


async def test_a_direct_message_is_taken_in_once_however_often_it_comes(
    desk: DeskForTests, slack: SlackStandIn, workspaces: Workspaces
) -> None:
    async with _connected(desk, slack, workspaces):
        envelope = slack.event_of(slack.writes("U0SAM", "my outlook won't open &amp; beeps"))
        assert [await _send(slack, "events_api", envelope) for _ in range(3)] == [True] * 3
    assert _words(desk) == ["my outlook won't open & beeps"]


async def test_what_cannot_be_written_down_is_not_acknowledged_and_comes_again(
    desk: DeskForTests, slack: SlackStandIn, workspaces: Workspaces
) -> None:
    failures = iter([RuntimeError("the database is away")])
    begin = desk.ports.begin

    def broken_once() -> Any:
        for failure in failures:
            raise failure
        return begin()

    ports: DeskPorts = replace(desk.ports, begin=broken_once)
    desk.ports = ports
    async with _connected(desk, slack, workspaces):
        envelope = slack.event_of(slack.writes("U0SAM", "the printer is dead"))
        assert await _send(slack, "events_api", envelope, seconds=0.5)
    assert len(slack.acknowledged) == 1
    assert _words(desk) == ["the printer is dead"]


async def test_a_mention_in_a_room_is_taken_without_the_mention(
    desk: DeskForTests, slack: SlackStandIn, workspaces: Workspaces
) -> None:
    async with _connected(desk, slack, workspaces):
        written = slack.writes("U0SAM", f"<@{BOT_USER}> the printer is dead", channel="C1")
        assert await _send(slack, "events_api", slack.event_of(written))
    assert _words(desk) == ["the printer is dead"]
    assert desk.texts_to(SAM) == ["I have that. I answer you in a direct message, where only you read it."]


async def test_a_button_is_taken_in_by_its_key(desk: DeskForTests, slack: SlackStandIn, workspaces: Workspaces) -> None:
    key = desk.shows_button(SAM, "affirm")
    async with _connected(desk, slack, workspaces):
        shown = slack.writes(BOT_USER, "Well?", channel="D0SAM")
        shown.blocks = [
            {"type": "actions", "elements": [{"type": "button", "action_id": "nightdesk_press:0", "value": key}]}
        ]
        payload = slack.press_of("U0SAM", shown, key)
        assert [await _send(slack, "interactive", payload) for _ in range(2)] == [True, True]
    assert _words(desk) == ["This"]


_OTHERS: dict[str, Callable[[SlackStandIn], dict[str, Any]]] = {
    "another bot": lambda s: s.event_of(s.writes("U0SAM", "hi"), bot_id="B1"),
    "an edit": lambda s: s.event_of(s.writes("U0SAM", "hi"), subtype="message_changed", hidden=True),
    "a deletion": lambda s: s.event_of(s.writes("U0SAM", "hi"), subtype="message_deleted", deleted_ts="1.1"),
    "somebody joins": lambda s: s.event_of(s.writes("U0SAM", "hi"), subtype="channel_join"),
    "a room without us": lambda s: s.event_of(
        s.writes("U0SAM", "hi", channel="C1"), type="message", channel_type="channel"
    ),
    "a reaction": lambda s: s.envelope(
        {"type": "reaction_added", "user": "U0SAM", "reaction": "+1", "event_ts": "1.1"}
    ),
    "a kind nobody knows": lambda s: s.envelope({"type": "quantum_entangled", "user": "U0SAM", "event_ts": "1.1"}),
    "no user": lambda s: s.envelope({"type": "message", "channel_type": "im", "channel": "D1", "ts": "1.1"}),
}


@pytest.mark.parametrize("kind", _OTHERS)
async def test_what_is_not_for_us_is_acknowledged_and_nothing_else(
    desk: DeskForTests, slack: SlackStandIn, workspaces: Workspaces, kind: str
) -> None:
    async with _connected(desk, slack, workspaces):
        assert await _send(slack, "events_api", _OTHERS[kind](slack), attempts=1)
    assert _words(desk) == []


async def test_the_command_the_shortcut_and_the_window_bring_words(
    desk: DeskForTests, slack: SlackStandIn, workspaces: Workspaces
) -> None:
    person = {"team": {"id": TEAM}, "user": {"id": "U0SAM", "team_id": TEAM}, "api_app_id": "A0NIGHT"}
    command = {"command": "/helpdesk", "text": "wifi is slow", "team_id": TEAM, "user_id": "U0SAM", "trigger_id": "1.a"}
    shortcut = {
        "type": "message_action",
        "callback_id": "make_ticket",
        "trigger_id": "1.b",
        "message": {"text": "no sound"},
    }
    pick = {
        "type": "block_actions",
        "trigger_id": "1.c",
        "container": {"type": "view"},
        "actions": [{"type": "button", "action_id": "nightdesk_pick:printer", "value": "printer", "action_ts": "1.1"}],
    }
    async with _connected(desk, slack, workspaces):
        assert await _send(slack, "slash_commands", {**command, "api_app_id": "A0NIGHT"})
        assert await _send(slack, "interactive", {**shortcut, **person})
        assert await _send(slack, "interactive", {**pick, **person})
        (window,) = slack.opened
        said = {"words": {"words": {"type": "plain_text_input", "value": "it is jammed"}}}
        submitted = {"type": "view_submission", "view": {**window, "id": "V1", "state": {"values": said}}, **person}
        assert await _send(slack, "interactive", submitted)
    assert _words(desk) == ["wifi is slow", "no sound", "Printer: it is jammed"]


async def test_the_home_page_shows_a_person_their_own_and_a_stranger_nothing(
    desk: DeskForTests, slack: SlackStandIn, workspaces: Workspaces
) -> None:
    desk.opens_ticket(SAM, "printer", "the printer is dead")
    async with _connected(desk, slack, workspaces):
        for user in ("U0SAM", "U0NOBODY"):
            opened = slack.envelope({"type": "app_home_opened", "user": user, "channel": "D1", "tab": "home"})
            assert await _send(slack, "events_api", opened)
    sam, stranger = json.dumps(slack.views["U0SAM"]), json.dumps(slack.views["U0NOBODY"])
    assert "ND-1001: Printer" in sam and "visits (MD-2026)" in sam
    assert "ND-1001" not in stranger and "MD-2026" not in stranger and "Maple" not in stranger


async def test_somebody_from_another_workspace_is_a_stranger_even_under_a_known_id(
    desk: DeskForTests, slack: SlackStandIn, workspaces: Workspaces
) -> None:
    async with _connected(desk, slack, workspaces):
        envelope = slack.event_of(slack.writes("U0SAM", "let me in"), user_team="T0FOOT")
        assert await _send(slack, "events_api", envelope)
    assert _words(desk) == []
    with desk.ports.begin() as work:
        (line,) = work.conversations.lines(f"slack:{TEAM}~T0FOOT:U0SAM")
    assert line.text == "let me in"


async def test_what_one_person_writes_in_a_hurry_is_written_down_in_that_order(
    desk: DeskForTests, slack: SlackStandIn, workspaces: Workspaces
) -> None:
    begin, waits = desk.ports.begin, iter([0.2, 0.1, 0.05])

    def slower_at_first() -> Any:
        threading.Event().wait(next(waits, 0))
        return begin()

    desk.ports = replace(desk.ports, begin=slower_at_first)
    words = [f"line {number}" for number in range(6)]
    async with _connected(desk, slack, workspaces):
        envelopes = [slack.event_of(slack.writes("U0SAM", each)) for each in words]
        assert await asyncio.to_thread(slack.send_all, [("events_api", each) for each in envelopes])
    assert _words(desk) == words


@pytest.mark.parametrize("fault", [Fault(answer_lost=True), Fault(503, body="away"), Fault(429, {"Retry-After": "9"})])
async def test_a_courtesy_that_fails_keeps_no_message_from_being_taken_once(
    desk: DeskForTests, slack: SlackStandIn, workspaces: Workspaces, fault: Fault
) -> None:
    slack.faults.add("assistant.threads.setStatus", fault)
    async with _connected(desk, slack, workspaces):
        assert await _send(slack, "events_api", slack.event_of(slack.writes("U0SAM", "no sound")), attempts=1)
    assert _words(desk) == ["no sound"]


async def test_what_is_written_while_slack_does_not_take_our_token_is_written_down(
    desk: DeskForTests, slack: SlackStandIn, workspaces: Workspaces
) -> None:
    slack.revoked = "token_revoked"
    async with _connected(desk, slack, workspaces):
        assert await _send(slack, "events_api", slack.event_of(slack.writes("U0SAM", "no sound")), attempts=1)
    assert _words(desk) == ["no sound"]


async def test_a_button_pressed_in_a_room_is_answered_where_only_that_person_reads_it(
    desk: DeskForTests, slack: SlackStandIn, workspaces: Workspaces
) -> None:
    key = desk.shows_button(SAM, "affirm")
    async with _connected(desk, slack, workspaces):
        shown = slack.writes(BOT_USER, "Well?", channel="C1")
        shown.blocks = [
            {"type": "actions", "elements": [{"type": "button", "action_id": "nightdesk_press:0", "value": key}]}
        ]
        assert await _send(slack, "interactive", slack.press_of("U0SAM", shown, key))
    with desk.ports.begin() as work:
        (turn,) = work.conversations.unfinished(desk.clock.now().replace(year=2030))
    assert turn.place == {"channel": "C1", "others": "yes"}


async def test_a_token_that_slack_refuses_at_the_connection_is_said(slack: SlackStandIn, desk: DeskForTests) -> None:
    app = make_slack_app(desk.ports, Workspaces({}, slack.api))
    with pytest.raises(SlackApiError, match="invalid_auth"):
        await asyncio.wait_for(run_socket_mode(app, "xapp-wrong", base_url=slack.api), 5)


# ---- HTTP ------------------------------------------------------------------------------------------------------------


def _signed(body: str, *, at: float | None = None, secret: str = SIGNING_SECRET) -> dict[str, str]:
    stamp = str(int(at if at is not None else time.time()))
    signature = SignatureVerifier(secret).generate_signature(timestamp=stamp, body=body) or ""
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature, "Content-Type": "application/json"}


async def _posted(desk: DeskForTests, workspaces: Workspaces, body: str, headers: dict[str, str]) -> httpx.Response:
    slack_app = make_slack_app(desk.ports, workspaces, SIGNING_SECRET)
    transport = httpx.ASGITransport(app=Starlette(routes=http_routes(slack_app, SIGNING_SECRET, time.time)))
    async with httpx.AsyncClient(transport=transport, base_url="http://desk") as http:
        return await http.post(PATH, content=body, headers=headers)


async def test_a_signed_request_is_taken_in_once_however_often_it_comes(
    desk: DeskForTests, slack: SlackStandIn, workspaces: Workspaces
) -> None:
    body = json.dumps(slack.event_of(slack.writes("U0SAM", "the printer is dead")))
    again = {**_signed(body), "X-Slack-Retry-Num": "1", "X-Slack-Retry-Reason": "http_timeout"}
    statuses = [(await _posted(desk, workspaces, body, headers)).status_code for headers in (_signed(body), again)]
    assert statuses == [200, 200]
    assert _words(desk) == ["the printer is dead"]


@pytest.mark.parametrize(
    "forge",
    [
        pytest.param(lambda body: {**_signed(body), "X-Slack-Signature": "v0=00"}, id="a wrong signature"),
        pytest.param(lambda body: _signed(body, secret="guessed"), id="another secret"),
        pytest.param(lambda body: _signed(body, at=time.time() - 600), id="an old request"),
        pytest.param(lambda body: _signed(body + " "), id="another body"),
        pytest.param(lambda body: {"Content-Type": "application/json"}, id="no signature"),
    ],
)
async def test_a_forged_request_is_refused_before_it_is_read(
    desk: DeskForTests, slack: SlackStandIn, workspaces: Workspaces, forge: Callable[[str], dict[str, str]]
) -> None:
    body = json.dumps(slack.event_of(slack.writes("U0SAM", "the printer is dead")))
    assert (await _posted(desk, workspaces, body, forge(body))).status_code == 401
    assert _words(desk) == []


async def test_a_button_over_http_is_a_form(desk: DeskForTests, slack: SlackStandIn, workspaces: Workspaces) -> None:
    key = desk.shows_button(SAM, "affirm")
    shown = slack.writes(BOT_USER, "Well?", channel="D0SAM")
    shown.blocks = [
        {"type": "actions", "elements": [{"type": "button", "action_id": "nightdesk_press:0", "value": key}]}
    ]
    body = urlencode({"payload": json.dumps(slack.press_of("U0SAM", shown, key))})
    headers = {**_signed(body), "Content-Type": "application/x-www-form-urlencoded"}
    assert (await _posted(desk, workspaces, body, headers)).status_code == 200
    assert _words(desk) == ["This"]


# ---- after an outage -------------------------------------------------------------------------------------------------


async def test_what_was_written_while_nobody_listened_is_taken_in_as_one_message_once(
    desk: DeskForTests, slack: SlackStandIn, workspaces: Workspaces
) -> None:
    slack.writes("U0SAM", "hello?")
    slack.writes(BOT_USER, "I am here.", channel="D0SAM")
    for words in ("the printer is dead", "still nothing", "it beeps"):
        slack.writes("U0SAM", words)
    now = 1764000001.0
    assert [await catch_up(desk.ports, workspaces, now=now) for _ in range(2)] == [1, 0]
    assert _words(desk)[-1] == "the printer is dead. still nothing. it beeps"
    with desk.ports.begin() as work:
        assert len(work.conversations.unfinished(desk.clock.now().replace(year=2030))) == 1


async def test_a_notice_of_ours_that_came_meanwhile_hides_nothing_that_was_missed(
    desk: DeskForTests, slack: SlackStandIn, workspaces: Workspaces
) -> None:
    desk.receives(SAM, "my mouse is dead", key=f"slack:{TEAM}:D0SAM:{slack.writes('U0SAM', 'my mouse is dead').ts}")
    slack.writes("U0SAM", "and the printer too")
    slack.writes(BOT_USER, "Dana approved it.", channel="D0SAM")
    assert await catch_up(desk.ports, workspaces, now=1764000001.0) == 1
    assert _words(desk) == ["my mouse is dead", "and the printer too"]


async def test_what_was_missed_in_a_thread_is_taken_in_and_answered_there(
    desk: DeskForTests, slack: SlackStandIn, workspaces: Workspaces
) -> None:
    first = slack.writes("U0SAM", "my mouse is dead")
    slack.writes(BOT_USER, "Is it?", channel="D0SAM", thread_ts=first.ts)
    slack.writes("U0SAM", "yes it is", thread_ts=first.ts)
    assert await catch_up(desk.ports, workspaces, now=1764000001.0) == 1
    # What stands before our own words was answered, by a desk that this one remembers nothing of.
    assert _words(desk) == ["my mouse is dead", "yes it is"]
    with desk.ports.begin() as work:
        (taken,) = work.conversations.unfinished(desk.clock.now().replace(year=2030))
    assert taken.place == {"channel": "D0SAM", "thread_ts": first.ts}


async def test_more_than_a_page_of_messages_is_taken_in_whole(
    desk: DeskForTests, slack: SlackStandIn, workspaces: Workspaces, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.slack.connection._PAGE", 3)
    for number in range(8):
        slack.writes("U0SAM", f"line {number}")
    assert await catch_up(desk.ports, workspaces, now=1764000001.0) == 1
    assert _words(desk)[-1] == ". ".join(f"line {number}" for number in range(8))


async def test_a_changed_message_is_noted_once_and_not_run_again_and_a_preview_is_no_change(
    desk: DeskForTests, slack: SlackStandIn, workspaces: Workspaces
) -> None:
    written = slack.writes("U0SAM", "the printer is dead, see example.com")
    preview = slack.edit_of(written, written.text, by_hand=False)
    async with _connected(desk, slack, workspaces):
        for payload in (slack.event_of(written), preview):
            assert await asyncio.to_thread(slack.send, "events_api", payload)
        changed = slack.edit_of(written, "the scanner is dead")
        for _ in range(2):
            assert await asyncio.to_thread(slack.send, "events_api", changed)
    assert _words(desk) == [f"{wording.EDITED}the scanner is dead", "the printer is dead, see example.com"][::-1]
    assert desk.texts_to(SAM) == [wording.EDIT_NOT_READ]
    with desk.ports.begin() as work:
        assert len(work.conversations.unfinished(desk.clock.now().replace(year=2030))) == 1


async def test_one_workspace_with_a_bad_token_does_not_keep_the_others_from_being_caught_up(
    desk: DeskForTests, slack: SlackStandIn
) -> None:
    slack.writes("U0SAM", "hello?")
    both = Workspaces({"T9": "xoxb-wrong", TEAM: BOT_TOKEN}, slack.api)
    assert await catch_up(desk.ports, both, now=1764000001.0) == 1


async def test_catching_up_rests_when_slack_says_so_and_goes_on(
    desk: DeskForTests, slack: SlackStandIn, workspaces: Workspaces
) -> None:
    for user in ("U0SAM", "U0DANA"):
        slack.writes(user, "hello?")
    slack.faults.add("conversations.history", Fault(429, {"Retry-After": "0"}))
    assert await catch_up(desk.ports, workspaces, now=1764000001.0) == 2


async def test_every_new_connection_catches_up(desk: DeskForTests, slack: SlackStandIn, workspaces: Workspaces) -> None:
    came = asyncio.Queue[int]()

    async def connected() -> None:
        came.put_nowait(await catch_up(desk.ports, workspaces, now=1764000001.0))

    slack.writes("U0SAM", "hello?")
    app = make_slack_app(desk.ports, workspaces)
    running = asyncio.create_task(run_socket_mode(app, APP_TOKEN, base_url=slack.api, connected=connected))
    try:
        assert await asyncio.wait_for(came.get(), 5) == 1
        slack.writes("U0SAM", "still nothing")
        await asyncio.to_thread(slack.disconnect)
        assert await asyncio.wait_for(came.get(), 20) == 1
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    assert _words(desk) == ["hello?", "still nothing"]
