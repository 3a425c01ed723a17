"""Typing errors and shouting put right before the classifier reads a message; people's words stay as they are."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.language.ordinary_words import ordinary_words
from bot.language.spelling import SpellingCorrector, learn_spelling
from bot.language.typed_text import quiet_caps
from bot.nlu.properties import READ_AS, read_as

_FILE = "spelling.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class TextCleaner(GraphComponent):  # type: ignore[misc]  # rasa is untyped
    """Learns the desk's own words from the examples and the lookup tables, and mends slips towards them."""

    def __init__(
        self, model_storage: ModelStorage, resource: Resource, corrector: SpellingCorrector | None = None
    ) -> None:
        """A cleaner, with its words when it has been trained."""
        self._model_storage = model_storage
        self._resource = resource
        self._corrector = corrector

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TextCleaner:
        """A cleaner that knows no words yet."""
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> TextCleaner:
        """The cleaner as it was trained; raises when its file is missing."""
        with model_storage.read_from(resource) as folder:
            corrector = SpellingCorrector.from_json((folder / _FILE).read_text(encoding="utf-8"))
        return cls(model_storage, resource, corrector)

    def train(self, training_data: TrainingData) -> Resource:
        """Count the words of the examples, and store them."""
        texts = [quiet_caps(str(example.get(TEXT))) for example in training_data.intent_examples if example.get(TEXT)]
        tables = (table["elements"] for table in training_data.lookup_tables)
        names = [name for elements in tables if isinstance(elements, list) for name in elements]
        self._corrector = learn_spelling(texts, names, ordinary_words())
        with self._model_storage.write_to(self._resource) as folder:
            (folder / _FILE).write_text(self._corrector.to_json(), encoding="utf-8")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """The messages, with the texts that the classifier shall read."""
        for message in messages:
            message.set(READ_AS, [self._clean(text) for text in read_as(message)])
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The examples as messages will be read, so that what is learned is what will be seen."""
        self.process(training_data.training_examples)
        return training_data

    def _clean(self, text: str) -> str:
        if self._corrector is None:
            raise ValueError("The text cleaner has not been trained.")
        return self._corrector.correct(quiet_caps(text)).text
