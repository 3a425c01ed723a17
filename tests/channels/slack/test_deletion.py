"""Whoever told a secret in Slack is told so in private, and how to delete the message, which no app can do for them."""

from __future__ import annotations

from datetime import timedelta

from bot.channels.slack.sender import SlackSender
from bot.channels.slack.workspaces import Workspaces
from bot.operations import wording
from bot.worker.deliveries import deliver
from bot.worker.turns import handle_turn
from tests.channels.slack.talking import connected, send
from tests.channels.telegram.test_deletion import TOLD, NoAssistant
from tests.makers import SAM, DeskForTests, key_of
from tests.stand_ins.slack import BOT_USER, TEAM, SlackMessage, SlackStandIn


async def _deliver(desk: DeskForTests, slack: SlackStandIn, workspaces: Workspaces) -> list[SlackMessage]:
    sender = SlackSender(desk.ports, workspaces, seconds_between=0)
    await deliver(ports=desk.ports, senders={"slack": sender}, conversation=key_of(SAM), luck=lambda: 0.0)
    return [message for message in slack.messages if message.user == BOT_USER]


async def test_a_password_in_a_room_is_told_in_private_with_the_steps_to_delete_it(
    desk: DeskForTests, slack: SlackStandIn, workspaces: Workspaces
) -> None:
    async with connected(desk, slack, workspaces):
        written = slack.writes("U0SAM", f"<@{BOT_USER}> my password is Tr0ub4dor&3", channel="C1")
        assert await send(slack, "events_api", slack.event_of(written))
        (notice,) = [each for each in await _deliver(desk, slack, workspaces) if each.text.startswith(TOLD)]
        assert notice.channel == slack.dm_of("U0SAM")
        (button,) = notice.buttons
        assert button["text"]["text"] == wording.HOW_TO_DELETE_IT
        with desk.ports.begin() as work:
            for turn in work.conversations.unfinished(desk.clock.now() + timedelta(days=1)):
                work.conversations.finish(turn.id, "done")
            work.commit()
        assert await send(slack, "interactive", slack.press_of("U0SAM", notice, button["value"]))
    with desk.ports.begin() as work:
        (turn,) = work.conversations.unfinished(desk.clock.now() + timedelta(days=1))
    await handle_turn(ports=desk.ports, assistant=NoAssistant(), turn_id=turn.id)
    assert (await _deliver(desk, slack, workspaces))[-1].text.startswith(
        "Slack lets nobody but you delete what you wrote."
    )


async def test_where_nothing_stands_there_is_nothing_to_delete(
    desk: DeskForTests, slack: SlackStandIn, workspaces: Workspaces
) -> None:
    async with connected(desk, slack, workspaces):
        command = {"command": "/helpdesk", "text": "my pw is Tr0ub4dor&3", "trigger_id": "1.a", "api_app_id": "A0NIGHT"}
        assert await send(slack, "slash_commands", {**command, "team_id": TEAM, "user_id": "U0SAM"})
    (said,) = desk.said_to(SAM)
    assert (said.text, said.buttons) == (TOLD, ())
