"""Runs an action as Rasa's executor does, and words what it chose to say."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from string import Formatter
from typing import Any

import yaml
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import DeskAction
from bot.operations.turns import Turn
from bot.settings import HOME


@lru_cache(maxsize=1)
def responses() -> dict[str, dict[str, Any]]:
    """Every response of the language data by name; each has one variation."""
    found: dict[str, dict[str, Any]] = {}
    for file in sorted((HOME / "data" / "responses").glob("*.yml")):
        for name, variations in yaml.safe_load(file.read_text(encoding="utf-8"))["responses"].items():
            assert name not in found, f"{name} is there twice"
            (found[name],) = variations
    return found


def places(name: str) -> set[str]:
    """The variables that a response needs."""
    return {place for _, place, _, _ in Formatter().parse(responses()[name]["text"]) if place is not None}


@dataclass(frozen=True)
class Played:
    """What an action said and which slots it set."""

    names: list[str | None]
    texts: list[str]
    payloads: list[str]
    slots: dict[str, Any]
    titles: list[str]


def tracker_of(
    turn: Turn, intent: str = "", *, metadata: object = None, slots: dict[str, Any] | None = None, **latest: Any
) -> Tracker:
    """A tracker as Rasa hands it over, with our metadata unless told otherwise."""
    told = {"nightdesk": {"turn": turn.id, "trusted": False}} if metadata is None else metadata
    message = {"intent": {"name": intent}, "text": turn.words, "metadata": told, "message_id": turn.id, **latest}
    return Tracker(turn.conversation, slots or {}, message, [], False, None, {}, None)


async def play(action: DeskAction, tracker: Tracker) -> Played:
    """Run the action and word what it said; a response without a value for one of its places is a KeyError."""
    dispatcher = CollectingDispatcher()
    events = await action.run(dispatcher, tracker, {})
    said: list[dict[str, Any]] = dispatcher.messages
    texts = [m["text"] or responses()[m["response"]]["text"].format(**m) for m in said]
    payloads = [button["payload"] for m in said for button in m["buttons"]]
    slots = {event["name"]: event["value"] for event in events if event["event"] == "slot"}
    titles = [button["title"] for m in said for button in m["buttons"]]
    return Played([m["response"] for m in said], texts, payloads, slots, titles)
