"""The assistant: a turn in, answers out. Rasa proposes, its actions run here, its memory is our database."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.lock_store import InMemoryLockStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import (
    ActionExecuted,
    BotUttered,
    SessionStarted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.assistant.light import components_of_model, give_back_memory, spare_tensorflow
from bot.assistant.self_test import Otherwise, self_test
from bot.assistant.signature import key_of, trusted
from bot.desk.emergencies import INTENT_OF, EmergencyKind
from bot.operations.failing import FAILED_BESIDE, HalfAnswered
from bot.operations.ports import About, Answer, Button, Pressed, Subject
from bot.operations.turns import Turn
from bot.settings import read_settings

if TYPE_CHECKING:
    from rasa.core.agent import Agent

# After so many events a tracker begins a new session at the next quiet moment, so that reading it stays cheap.
LONG_TRACKER = 80
# Arguments of buttons that are answers to a form and authorise nothing; the others never reach Rasa.
TOLD_TO_RASA = frozenset({"impact", "urgency"})


class WantedToEnd(Exception):
    """Something inside Rasa asked for the end of the process: it ends the turn instead."""


class Assistant:
    """Rasa, embedded."""

    def __init__(self, agent: Agent) -> None:
        self._agent = agent

    @classmethod
    def load(cls, model: Path, dsn: str) -> Assistant:
        """Load a trained model; a few seconds. TensorFlow is left out of the process unless the model needs it.

        ModelNotTrusted, before anything of it is run, when it is not signed.
        """
        settings = read_settings()
        with trusted(model, key_of(settings)) as copy:
            return cls._load(copy, dsn, settings.tensorflow)

    @classmethod
    def _load(cls, model: Path, dsn: str, tensorflow: str) -> Assistant:
        spare_tensorflow(components_of_model(model), tensorflow)
        # These import TensorFlow; what is imported above does not.
        from rasa.core.agent import Agent

        from bot.assistant.actions_in_process import ActionsInProcess, trust_own_actions
        from bot.assistant.tracker_store import DeskTrackerStore

        trust_own_actions()
        store = DeskTrackerStore(dsn)
        agent = Agent.load(
            str(model), tracker_store=store, lock_store=InMemoryLockStore(), action_endpoint=ActionsInProcess()
        )
        # Rasa wraps it in one that goes on without the memory when the database does not answer: a form would be forgotten in
        # its middle. A turn that cannot remember has to fail, and is run again.
        agent.tracker_store = store
        if agent.processor is not None:
            agent.processor.tracker_store = store
        give_back_memory()
        return cls(agent)

    async def warm_up(self) -> tuple[Otherwise, ...]:
        """Read messages of which there is no doubt, so that nobody talks to half a model or waits; SelfTestFailed."""
        return await self_test(self.understand)

    async def understand(self, words: str) -> dict[str, Any]:
        """What the language part makes of words: Rasa's parse result."""
        parsed: dict[str, Any] = await self._agent.parse_message(words)
        return parsed

    async def emergency_named(self, words: str) -> EmergencyKind | None:
        """The emergency that these words report, by the classifier alone: no memory, no action."""
        intent = (await self.understand(words)).get("intent") or {}
        return {name: kind for kind, name in INTENT_OF.items()}.get(str(intent.get("name")))

    async def answer(self, turn: Turn) -> tuple[Answer, ...]:
        """The answers to a turn. A turn that the tracker has seen already is not run again: its answers are read back."""
        try:
            return await self._answer(turn)
        except SystemExit as wanted:
            # Parts of Rasa end the process where they do not know what else to do.
            raise WantedToEnd from wanted

    async def _answer(self, turn: Turn) -> tuple[Answer, ...]:
        store = self._agent.tracker_store
        if turn.memory_in_doubt:
            # It may be what the tracker remembers that Rasa breaks on.
            await store.begin_anew(turn.conversation)
        tracker = await store.retrieve(turn.conversation)
        if tracker is not None:
            seen = _answers_to(tracker, turn.id)
            if seen is not None:
                return seen
            await self._begin_session_if_long(tracker)
        channel = CollectingOutputChannel()
        message = UserMessage(
            text=_text_for_rasa(turn),
            output_channel=channel,
            sender_id=turn.conversation,
            input_channel=turn.person.conversation.identity.platform,
            message_id=turn.id,
            metadata={
                "nightdesk": {"turn": turn.id, "trusted": _is_ours(turn), "categories": await self._what_is_out(turn)}
            },
        )
        return _answers(await self._agent.handle_message(message) or [])

    async def _what_is_out(self, turn: Turn) -> list[list[Any]]:
        """What the words of an outage are about, the likeliest category first: Rasa is only told that it is one."""
        if turn.emergency is not EmergencyKind.OUTAGE or turn.pressed is not None or not _says_anything(turn.words):
            return []
        understood = (await self.understand(turn.words)).get("nightdesk") or {}
        return [list(each) for each in understood.get("categories") or []]

    async def _begin_session_if_long(self, tracker: DialogueStateTracker) -> None:
        quiet = tracker.active_loop is None and tracker.get_slot("question") is None
        if quiet and len(tracker.events) > LONG_TRACKER:
            for event in (SessionStarted(), ActionExecuted(ACTION_LISTEN_NAME)):
                tracker.update(event, self._agent.domain)
            await self._agent.tracker_store.save(tracker)


def _is_ours(turn: Turn) -> bool:
    return turn.pressed is not None or turn.emergency is not None or not _says_anything(turn.words)


def _says_anything(words: str) -> bool:
    """Whether there is a letter in it: numbers, signs and emoji alone mean nothing to a classifier of words."""
    return any(character.isalpha() for character in words)


def _text_for_rasa(turn: Turn) -> str:
    """Words as words; buttons, emergencies and empty messages as payloads that only we can write."""
    if turn.pressed is not None:
        told = {name: value for name, value in turn.pressed.args.items() if name in TOLD_TO_RASA}
        return f"/{turn.pressed.intent}{json.dumps(told) if told else ''}"
    if turn.emergency is not None:
        return f"/{INTENT_OF[turn.emergency]}"
    return turn.words if _says_anything(turn.words) else "/nlu_fallback"


def _answers_to(tracker: DialogueStateTracker, turn_id: str) -> tuple[Answer, ...] | None:
    """What was said to this message before, if the tracker holds it."""
    events = list(tracker.events)
    for index, event in enumerate(events):
        if isinstance(event, UserUttered) and event.message_id == turn_id:
            said = []
            for later in events[index + 1 :]:
                if isinstance(later, UserUttered):
                    break
                if isinstance(later, BotUttered) and later.text:
                    said += [{"text": later.text, "buttons": later.data.get("buttons")}, later.data]
            return _answers(said)
    return None


def _answers(said: Iterable[dict[str, Any]]) -> tuple[Answer, ...]:
    """One answer for each text; Rasa's channels send what goes beside a text (``custom``) right after it.

    HalfAnswered when an action has failed, with what was said before.
    """
    answers: list[Answer] = []
    for message in said:
        if message.get("text"):
            buttons = tuple(_button(each) for each in message.get("buttons") or [])
            answers.append(Answer(message["text"], buttons))
        beside = message.get("custom")
        if isinstance(beside, dict) and FAILED_BESIDE in beside:
            raise HalfAnswered(str(beside[FAILED_BESIDE]), tuple(answers[:-1]))
        if isinstance(beside, dict) and answers:
            about = beside.get("about")
            shown = About(**{**about, "kind": Subject(about["kind"])}) if about else None
            answers[-1] = replace(answers[-1], about=shown, private=beside.get("private", True))
    return tuple(answers)


def _button(said: dict[str, Any]) -> Button:
    """The meaning of a button that an action or a response of ours has made: ``/intent{...}``."""
    payload = str(said["payload"]).lstrip("/")
    intent, brace, rest = payload.partition("{")
    args = json.loads(brace + rest) if brace else {}
    pressed = Pressed(intent, {str(name): str(value) for name, value in args.items()})
    return Button(str(said["title"]), pressed, str(said.get("confirm") or ""))
