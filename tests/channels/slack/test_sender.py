"""The way out to Slack: posted once, edited in place, refused, lost, limited, and where nobody else reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.channels.outcomes import Later, Never, Taken
from bot.channels.slack.sender import SlackSender
from bot.channels.slack.workspaces import SlackRefused, Workspaces, tokens_by_team
from bot.desk.clients import ChatIdentity
from bot.operations.ports import DONE, About, Answer, Button, IncomingMessage, OutgoingMessage, Pressed, Subject
from bot.operations.turns import begin_turn, finish_turn
from bot.worker.deliveries import deliver
from tests.makers import DANA, SAM, DeskForTests, key_of
from tests.stand_ins.serving import Fault
from tests.stand_ins.slack import BOT_USER, SlackStandIn


@pytest.fixture
def sender(desk: DeskForTests, workspaces: Workspaces) -> SlackSender:
    """The way out."""
    return SlackSender(desk.ports, workspaces, seconds_between=0)


async def _deliver(desk: DeskForTests, sender: SlackSender) -> int:
    return await deliver(ports=desk.ports, senders={"slack": sender}, conversation=key_of(SAM), luck=lambda: 0.0)


def _answered(desk: DeskForTests, *answers: Answer, place: dict[str, str] | None = None) -> None:
    stored = desk.receive(IncomingMessage(f"k-{place}", SAM, "the printer is dead", place=place))
    assert begin_turn(ports=desk.ports, turn=stored.id) is not None
    finish_turn(ports=desk.ports, turn=stored.id, answers=answers, state=DONE)


def _posted(slack: SlackStandIn) -> list[tuple[str, str | None, str]]:
    return [(m.channel, m.thread_ts, m.text) for m in slack.messages if m.user == BOT_USER]


async def test_answers_are_posted_in_order_in_the_direct_conversation(
    desk: DeskForTests, slack: SlackStandIn, sender: SlackSender
) -> None:
    _answered(desk, Answer("One."), Answer("Two."))
    assert await _deliver(desk, sender) == 2
    assert _posted(slack) == [("D0SAM", None, "One."), ("D0SAM", None, "Two.")]
    assert all(not call.get("unfurl_links", True) for method, call in slack.calls if method == "chat.postMessage")


async def test_a_used_button_is_replaced_by_who_used_it_and_when(
    desk: DeskForTests, slack: SlackStandIn, sender: SlackSender
) -> None:
    _answered(desk, Answer("Well?", (Button("Yes", Pressed("affirm")),)))
    await _deliver(desk, sender)
    (asked,) = [message for message in slack.messages if message.user == BOT_USER]
    pressed = desk.turn(SAM, button=asked.buttons[0]["value"])
    finish_turn(ports=desk.ports, turn=pressed.id, answers=[Answer("Good.")])
    await _deliver(desk, sender)
    assert (asked.text, asked.buttons, asked.edited) == ("Well?\n\n✓ Yes (Sam Okoro, Tue 24 Nov, 10:00)", [], 1)
    assert _posted(slack)[-1] == ("D0SAM", None, "Good.")


async def test_what_was_asked_in_a_room_is_answered_there_only_where_anybody_may_read_it(
    desk: DeskForTests, slack: SlackStandIn, sender: SlackSender
) -> None:
    room = {"channel": "C1", "thread_ts": "1.1", "others": "yes"}
    _answered(desk, Answer("It costs $565."), Answer("I speak English.", private=False), place=room)
    await _deliver(desk, sender)
    assert _posted(slack) == [
        ("C1", "1.1", "I have that. I answer you in a direct message, where only you read it."),
        ("D0SAM", None, "It costs $565."),
        ("C1", "1.1", "I speak English."),
    ]


async def test_a_thread_of_the_two_alone_is_answered_in_it(
    desk: DeskForTests, slack: SlackStandIn, sender: SlackSender
) -> None:
    _answered(desk, Answer("Hello."), place={"channel": "D0SAM", "thread_ts": "7.7"})
    await _deliver(desk, sender)
    assert _posted(slack) == [("D0SAM", "7.7", "Hello.")]


async def test_an_answer_that_was_lost_after_it_arrived_is_found_and_not_sent_again(
    desk: DeskForTests, slack: SlackStandIn, sender: SlackSender
) -> None:
    _answered(desk, Answer("Once."))
    slack.faults.add("chat.postMessage", Fault(answer_lost=True))
    assert await _deliver(desk, sender) == 0
    desk.clock.step(minutes=1)
    assert await _deliver(desk, sender) == 1
    assert _posted(slack) == [("D0SAM", None, "Once.")]


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        pytest.param(
            Fault(429, {"Retry-After": "30"}),
            Later("ratelimited", timedelta(seconds=30), ("slack T0MAPLE",)),
            id="a limit",
        ),
        pytest.param(Fault(503), Later("internal_error"), id="Slack's own trouble"),
    ],
)
async def test_what_passes_is_tried_again_when_slack_says(
    desk: DeskForTests, slack: SlackStandIn, sender: SlackSender, fault: Fault, outcome: Later
) -> None:
    _answered(desk, Answer("One."))
    slack.faults.add("chat.postMessage", fault)
    assert await sender.send(desk.said_to(SAM)[0]) == outcome
    assert isinstance(await sender.send(desk.said_to(SAM)[0]), Taken)


async def test_somebody_who_left_the_workspace_is_never_reached(
    desk: DeskForTests, slack: SlackStandIn, sender: SlackSender
) -> None:
    _answered(desk, Answer("One."))
    slack.people["U0SAM"].deleted = True
    assert await sender.send(desk.said_to(SAM)[0]) == Never("user_disabled")


@pytest.mark.parametrize("word", ["account_inactive", "token_revoked"])
async def test_a_token_that_is_taken_away_while_we_run_loses_no_answer_and_we_sign_in_anew(
    desk: DeskForTests, slack: SlackStandIn, sender: SlackSender, word: str
) -> None:
    _answered(desk, Answer("One."))
    _answered(desk, Answer("Two."), place={"channel": "D0SAM"})
    one, two = desk.said_to(SAM)
    assert isinstance(await sender.send(one), Taken)
    slack.revoked = word
    assert [await sender.send(two) for _ in range(2)] == [Later(word), Later(word)]
    slack.revoked = ""
    assert isinstance(await sender.send(two), Taken)
    assert [method for method, _ in slack.calls].count("auth.test") == 3


async def test_an_answer_that_nobody_can_read_is_tried_again(
    desk: DeskForTests, slack: SlackStandIn, sender: SlackSender
) -> None:
    _answered(desk, Answer("One."))
    slack.faults.add("chat.postMessage", Fault(503, body="upstream connect error"), Fault(answer_lost=True))
    outcomes = [await sender.send(desk.said_to(SAM)[0]) for _ in range(2)]
    assert outcomes == [Later("status 503"), Later("ServerDisconnectedError")]


async def test_a_conversation_rests_a_second_between_two_messages_and_others_do_not_wait_for_it(
    desk: DeskForTests, slack: SlackStandIn, workspaces: Workspaces
) -> None:
    sender = SlackSender(desk.ports, workspaces)
    _answered(desk, Answer("One."), Answer("Two."))
    dana = desk.turn(DANA, "hello")
    finish_turn(ports=desk.ports, turn=dana.id, answers=[Answer("Hello Dana.")])

    async def sent(person: ChatIdentity) -> int:
        return await deliver(ports=desk.ports, senders={"slack": sender}, conversation=key_of(person))

    assert [await sent(SAM), await sent(SAM), await sent(DANA)] == [1, 0, 1]
    assert [message.attempts for message in desk.said_to(SAM)] == [1, 0]
    desk.clock.step(seconds=1)
    assert await sent(SAM) == 1
    assert [text for _, _, text in _posted(slack)] == ["One.", "Hello Dana.", "Two."]


async def test_a_workspace_without_the_app_waits_for_it(desk: DeskForTests, slack: SlackStandIn) -> None:
    _answered(desk, Answer("One."))
    outcome = await SlackSender(desk.ports, Workspaces({"T9": "xoxb-x"}, slack.api)).send(desk.said_to(SAM)[0])
    assert isinstance(outcome, Later)


async def test_a_bad_token_is_no_reason_to_lose_an_answer(desk: DeskForTests, slack: SlackStandIn) -> None:
    _answered(desk, Answer("One."))
    outcome = await SlackSender(desk.ports, Workspaces({"": "xoxb-wrong"}, slack.api)).send(desk.said_to(SAM)[0])
    assert outcome == Later("invalid_auth")


async def test_blocks_that_slack_refuses_go_as_text(
    desk: DeskForTests, slack: SlackStandIn, sender: SlackSender, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(message: OutgoingMessage, card: object, picture: str | None, home: str) -> dict[str, object]:
        return {"text": message.text, "blocks": [{"type": "divider"}] * 51}

    monkeypatch.setattr("bot.channels.slack.sender.message_of", refuse)
    _answered(desk, Answer("In words."))
    assert await _deliver(desk, sender) == 1
    assert _posted(slack) == [("D0SAM", None, "In words.")]


@pytest.mark.parametrize(
    ("setting", "tokens"),
    [
        ("xoxb-1", {"": "xoxb-1"}),
        ("T1=xoxb-1, T2=xoxb-2", {"T1": "xoxb-1", "T2": "xoxb-2"}),
        ("", {}),
    ],
)
def test_tokens_are_one_or_one_for_each_workspace(setting: str, tokens: dict[str, str]) -> None:
    assert tokens_by_team(setting) == tokens


@pytest.mark.parametrize("setting", ["xapp-1", "T1=xapp-1", "maple=xoxb-1"])
def test_another_kind_of_token_is_refused_without_showing_it(setting: str) -> None:
    with pytest.raises(SlackRefused, match="NIGHTDESK_SLACK_BOT_TOKEN") as refused:
        tokens_by_team(setting)
    assert setting not in str(refused.value)


LID = About(Subject.PICTURE, "printer/paper-path.svg", "where the lid is")


@pytest.mark.parametrize(
    ("address", "kinds"),
    [
        ("https://desk.example", ["section", "image", "actions"]),
        ("https://unreachable.example", ["section", "actions"]),
        ("http://127.0.0.1:8080", ["section", "actions"]),
    ],
    ids=["within reach", "not within Slack's reach", "a machine of our own"],
)
async def test_a_picture_is_shown_where_slack_can_fetch_it_and_never_costs_the_buttons(
    desk: DeskForTests, slack: SlackStandIn, workspaces: Workspaces, address: str, kinds: list[str]
) -> None:
    desk.ports = replace(desk.ports, public_url=address)
    _answered(desk, Answer("Open the lid.", (Button("It worked", Pressed("step_worked")),), LID))
    await _deliver(desk, SlackSender(desk.ports, workspaces, seconds_between=0))
    (message,) = [each for each in slack.messages if each.user == BOT_USER]
    assert [block["type"] for block in message.blocks] == kinds
    pictures = [(b["image_url"], b["alt_text"]) for b in message.blocks if b["type"] == "image"]
    assert pictures == [(f"{address}/pictures/printer/paper-path.png", LID.lead)] * kinds.count("image")
