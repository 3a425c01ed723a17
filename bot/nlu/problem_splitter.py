"""Where a message may be cut in two, and the items of a list; the classifier decides whether they are problems."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.language.clauses import split_clauses
from bot.language.lists import listed_items
from bot.language.problems import ways_to_cut
from bot.nlu.properties import CUTS, ITEMS


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class ProblemSplitter(GraphComponent):  # type: ignore[misc]  # rasa is untyped
    """Stands before the components that read texts, so that they read the halves and the items too."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ProblemSplitter:
        """A splitter; it has no settings."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """The messages, each with the ways to cut it in two and the items of its list, if there are any."""
        for message in messages:
            text = str(message.get(TEXT) or "")
            cuts = ways_to_cut(text, split_clauses(text))
            if cuts:
                message.set(CUTS, list(cuts))
            items = listed_items(text)
            if items:
                message.set(ITEMS, list(items))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The same data: an example is learned as a whole."""
        return training_data
