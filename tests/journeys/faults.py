"""Ways in which Rasa and what it calls can fail, each put into the real assistant for the turns whose words ask for it.

A message that ends in ``(fault: NAME 17)`` meets this fault; all others meet none.
"""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.trackers import DialogueStateTracker
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.exc import OperationalError

from actions.base import DeskAction
from bot.assistant.actions_in_process import ActionsInProcess

if TYPE_CHECKING:
    from bot.assistant.agent import Assistant

_ASKED = re.compile(r"\(fault: ([a-z ]+?) \d+\)")

FAULTS = (
    "language raises",
    "language runs out of memory",
    "language recurses",
    "language gives nonsense",
    "action raises before",
    "action raises after",
    "action runs out of memory",
    "action exits",
    "action is cancelled",
    "action hangs",
    "action hangs for good",
    "thread hangs before",
    "thread hangs after",
    "action answers nonsense",
    "says nothing",
    "says nonsense",
    "memory is away",
    "memory cannot be written",
)
HANGING = tuple(name for name in FAULTS if "hangs" in name)
EFFECT_FIRST = ("action raises after", "thread hangs after")


def fault_in(words: object) -> str | None:
    """The fault that these words ask for."""
    found = _ASKED.search(words) if isinstance(words, str) else None
    return found.group(1) if found else None


class Faults:
    """What stands between Rasa and its parts."""

    def __init__(self, assistant: Assistant, patch: pytest.MonkeyPatch) -> None:
        # What hangs in a conversation, until it is let go.
        self._hanging: dict[str, threading.Event] = {}
        agent = assistant._agent
        self._parse, self._handle = agent.processor.parse_message, agent.handle_message
        self._retrieve, self._save = agent.tracker_store.retrieve, agent.tracker_store.save
        self._act, self._request = DeskAction._in_thread, ActionsInProcess.request
        # A conversation's words, for the parts that are told nothing else.
        self._said: dict[str, str] = {}
        patch.setattr(agent.processor, "parse_message", self._parsing)
        patch.setattr(agent, "handle_message", self._handling)
        patch.setattr(agent.tracker_store, "retrieve", self._retrieving)
        patch.setattr(agent.tracker_store, "save", self._saving)
        patch.setattr(DeskAction, "_in_thread", self._acting())
        patch.setattr(ActionsInProcess, "request", self._requesting())

    def says(self, conversation: str, words: str) -> None:
        """What is being said in this conversation."""
        self._said[conversation] = words

    def let_go(self, *conversations: str) -> None:
        """What hangs there goes on, long after its turn was answered; without any, everywhere."""
        for each in conversations or tuple(self._hanging):
            self._held(each).set()

    def _held(self, conversation: str) -> threading.Event:
        return self._hanging.setdefault(conversation, threading.Event())

    async def _parsing(self, message: UserMessage, *args: Any, **kwargs: Any) -> Any:
        fault = fault_in(message.text)
        if fault == "language raises":
            raise ValueError("the classifier is broken")
        if fault == "language runs out of memory":
            raise MemoryError
        if fault == "language recurses":
            return _endless(0)
        if fault == "language gives nonsense":
            return {"text": None, "intent": None}
        return await self._parse(message, *args, **kwargs)

    async def _handling(self, message: UserMessage) -> Any:
        fault = fault_in(message.text)
        if fault == "says nothing":
            return []
        if fault == "says nonsense":
            return ["nonsense", {"text": 5, "buttons": [None]}]
        return await self._handle(message)

    async def _retrieving(self, sender_id: str) -> DialogueStateTracker | None:
        if fault_in(self._said.get(sender_id)) == "memory is away":
            raise OperationalError("SELECT", {}, Exception("server closed the connection"))
        found: DialogueStateTracker | None = await self._retrieve(sender_id)
        return found

    async def _saving(self, tracker: DialogueStateTracker) -> None:
        if fault_in(self._said.get(tracker.sender_id)) == "memory cannot be written":
            raise OperationalError("INSERT", {}, Exception("server closed the connection"))
        await self._save(tracker)

    def _acting(self) -> Callable[..., Any]:
        real = self._act

        def acting(action: DeskAction, dispatcher: CollectingDispatcher, tracker: Tracker) -> Any:
            fault = fault_in(tracker.latest_message.get("text"))
            if fault == "action raises before":
                raise RuntimeError("before")
            if fault == "action runs out of memory":
                raise MemoryError
            if fault == "action exits":
                raise SystemExit(1)
            if fault == "thread hangs before":
                self._held(tracker.sender_id).wait()
            done = real(action, dispatcher, tracker)
            if fault == "action raises after":
                raise RuntimeError("after")
            if fault == "thread hangs after":
                self._held(tracker.sender_id).wait()
            return done

        return acting

    def _requesting(self) -> Callable[..., Any]:
        real = self._request

        async def requesting(endpoint: ActionsInProcess, *args: Any, json: dict[str, Any], **kwargs: Any) -> Any:
            fault = fault_in(json["tracker"]["latest_message"].get("text"))
            if fault == "action hangs":
                await asyncio.Event().wait()
            if fault == "action hangs for good":
                await _not_to_be_cancelled(self._held(json["tracker"]["sender_id"]))
            if fault == "action is cancelled":
                raise asyncio.CancelledError
            if fault == "action answers nonsense":
                return {"events": "none", "responses": 3}
            return await real(endpoint, *args, json=json, **kwargs)

        return requesting


@contextmanager
def faults_in(assistant: Assistant) -> Iterator[Faults]:
    """The real assistant with its faults, for a while."""
    with pytest.MonkeyPatch.context() as patch:
        faults = Faults(assistant, patch)
        try:
            yield faults
        finally:
            faults.let_go()


async def _not_to_be_cancelled(release: threading.Event) -> None:
    while not release.is_set():
        try:
            await asyncio.sleep(0.1)
        except asyncio.CancelledError:
            continue


def _endless(depth: int) -> Any:
    return _endless(depth + 1)
