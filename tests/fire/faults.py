"""Programs that are wrong on purpose: what a judge that is worth anything must notice.

Each is put into the processes by wrapping what the program calls, as the moments are; the program itself is unchanged.
"""

from __future__ import annotations

import functools
import inspect
import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import count
from secrets import token_hex
from typing import Any

from bot.channels.outcomes import Taken
from bot.channels.slack.sender import SlackSender
from bot.operations.ports import IncomingMessage
from bot.storage.conversations import SqlConversations
from bot.storage.done import SqlDone
from bot.storage.unit_of_work import SqlWork
from tests.fire.points import operation_of

FAULT = "NIGHTDESK_FIRE_FAULT"
# Of so many calls one goes wrong.
ONE_IN = 4


def install() -> None:
    """Spoil this process and those that it forks, as it was told to."""
    fault = os.environ.get(FAULT)
    if fault:
        FAULTS[fault]()


def _acknowledges_what_it_forgets() -> None:
    commit, number = SqlWork.commit, count(1)

    def forgetful(self: SqlWork) -> None:
        if operation_of(inspect.currentframe()) != "receive_message" or next(number) % ONE_IN:
            commit(self)

    SqlWork.commit = forgetful  # type: ignore[method-assign]


def _takes_a_repeat_for_news() -> None:
    receive = SqlConversations.receive

    @functools.wraps(receive)
    def credulous(self: SqlConversations, message: IncomingMessage, **given: Any) -> Any:
        return receive(self, replace(message, delivery_key=f"{message.delivery_key} {token_hex(4)}"), **given)

    SqlConversations.receive = credulous  # type: ignore[method-assign]


def _forgets_what_a_turn_has_done() -> None:
    def recall(self: SqlDone, turn: str, step: str) -> str | None:
        return None

    def steps(self: SqlDone, turn: str) -> Mapping[str, str]:
        return {}

    SqlDone.recall, SqlDone.steps = recall, steps  # type: ignore[method-assign]


def _says_sent_and_does_not_send() -> None:
    send, number = SlackSender.send, count(1)

    async def idle(self: SlackSender, message: Any) -> Any:
        return (
            await send(self, message)
            if message.edits is not None or next(number) % ONE_IN
            else Taken({"channel": "D0", "ts": "1.000001"})
        )

    SlackSender.send = idle  # type: ignore[method-assign]


FAULTS: dict[str, Callable[[], None]] = {
    "acknowledges what it forgets": _acknowledges_what_it_forgets,
    "takes a repeat for news": _takes_a_repeat_for_news,
    "forgets what a turn has done": _forgets_what_a_turn_has_done,
    "says sent and does not send": _says_sent_and_does_not_send,
}
