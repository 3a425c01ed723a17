"""The last component before Rasa's own handler of `/intent{...}`: only our payloads get through."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.language.typed_text import without_payload_marks


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class PayloadGuard(GraphComponent):  # type: ignore[misc]  # rasa is untyped
    """Takes leading `/` and `EXTERNAL:` off, unless the metadata is `{"nightdesk": {"trusted": true}}`."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> PayloadGuard:
        """A guard; it has no settings, so that no configuration can open it."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """The same messages; what the earlier components found moves along with the text."""
        for message in messages:
            if not is_trusted(message):
                _neutralise(message)
        return messages


def is_trusted(message: Message) -> bool:
    """Whether our own server, and not a person, wrote the text: the metadata says so with a real `True`."""
    metadata = message.get("metadata")
    ours = metadata.get("nightdesk") if isinstance(metadata, Mapping) else None
    return isinstance(ours, Mapping) and ours.get("trusted") is True


def _neutralise(message: Message) -> None:
    text = message.get(TEXT) or ""
    words = without_payload_marks(text)
    if words == text:
        return
    removed = len(text) - len(words)
    message.set(TEXT, words, add_to_output=True)
    found = message.get(ENTITIES)
    if found:
        kept = [entity for entity in found if entity["start"] >= removed]
        moved = [{**entity, "start": entity["start"] - removed, "end": entity["end"] - removed} for entity in kept]
        message.set(ENTITIES, moved, add_to_output=True)
