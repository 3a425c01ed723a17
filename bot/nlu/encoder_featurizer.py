"""What messages mean, as dense features: for our classifier, and for any other component that reads features."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.language.encoders import DEFAULT, Encoder, open_encoder
from bot.nlu.properties import VECTORS, read_as

_log = logging.getLogger(__name__)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoderFeaturizer(DenseFeaturizer, GraphComponent):  # type: ignore[misc]  # rasa is untyped
    """Vectors of a frozen sentence encoder; without the encoder messages go on without them, and the log says so."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`encoder`: which one, see bot.language.encoders; `alias` names the features in Rasa's way."""
        return {**DenseFeaturizer.get_default_config(), "encoder": DEFAULT}

    @staticmethod
    def required_packages() -> list[str]:
        """What must be installed for this component; the encoder itself may be missing."""
        return ["numpy"]

    def __init__(self, config: dict[str, Any], name: str) -> None:
        """A featurizer on the encoder that the configuration names."""
        super().__init__(name, config)
        self._encoder: Encoder | None = open_encoder(str(config.get("encoder") or DEFAULT))

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoderFeaturizer:
        """A featurizer; raises EncoderRefused when the encoder's files are not what they should be."""
        return cls(config, execution_context.node_name)

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Nothing beyond what opening the encoder checks."""

    def process(self, messages: list[Message]) -> list[Message]:
        """The messages with their vectors, those of their halves, and dense sentence features."""
        if self._encoder is None:
            return messages
        for message in messages:
            self._add(message, self._encoder, self._encoder.features(read_as(message)))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The same for all examples, read in one go."""
        examples = [example for example in training_data.training_examples if example.get(TEXT)]
        if self._encoder is None or not examples:
            return training_data
        vectors = self._encoder.features([read_as(example)[0] for example in examples])
        for example, vector in zip(examples, vectors, strict=True):
            self._add(example, self._encoder, vector[np.newaxis, :])
        return training_data

    def _add(self, message: Message, encoder: Encoder, vectors: Sequence[Any] | np.ndarray[Any, Any]) -> None:
        message.set(VECTORS, {"of": encoder.sha256, "width": encoder.width, "vectors": vectors})
        sentence = Features(vectors[:1], FEATURE_TYPE_SENTENCE, TEXT, self._identifier)  # type: ignore[index]
        message.add_features(sentence)
