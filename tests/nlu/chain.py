"""The part of the pipeline that understands, trained, stored, loaded and run in the order of config.yml."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.encoder_featurizer import SentenceEncoderFeaturizer
from bot.nlu.intent_classifier import DeskIntentClassifier
from bot.nlu.problem_splitter import ProblemSplitter
from bot.nlu.text_cleaner import TextCleaner
from tests.language.learning import EXAMPLES, KINDS
from tests.nlu.support import example

CONFIG: dict[str, Any] = {
    # A dozen examples need no wide network.
    "meaning_units": 32,
    "categories": list(KINDS.categories),
    "count_as": dict(KINDS.count_as),
    "emergencies": dict(KINDS.emergencies),
}
COMPONENTS = (ProblemSplitter, TextCleaner, SentenceEncoderFeaturizer, DeskIntentClassifier)
_TRAINED = (TextCleaner, DeskIntentClassifier)


def small_data() -> TrainingData:
    """The examples of a small desk, as they are read from NLU files."""
    return TrainingData([example(text, intent) for intent, texts in EXAMPLES.items() for text in texts])


def marked(text: str, intent: str, kind: str) -> Message:
    """An example whose intent's block is marked as an emergency."""
    return Message.build(text=text, intent=intent, intent_metadata={"emergency": kind})


@dataclass(frozen=True)
class Chain:
    """Loaded components, one after the other."""

    components: tuple[Any, ...]

    def parse(self, text: str | None) -> Message:
        """What becomes of one message."""
        messages = [Message(data={"text": text})]
        for component in self.components:
            messages = component.process(messages)
        found: Message = messages[0]
        return found


def train(
    folder: Path, data: TrainingData, config: dict[str, Any] | None = None, *, leave_out: type | None = None
) -> None:
    """Train and store each component; the next one learns from what it makes of the examples."""
    for kind in COMPONENTS:
        if kind is leave_out:
            continue
        component = kind.create(*_given(kind, folder, config))
        if kind in _TRAINED:
            component.train(data)
        if hasattr(component, "process_training_data"):
            data = component.process_training_data(data)


def load(folder: Path, config: dict[str, Any] | None = None, *, leave_out: type | None = None) -> Chain:
    """The components as a served model has them."""
    return Chain(
        tuple(
            (kind.load if kind in _TRAINED else kind.create)(*_given(kind, folder, config))
            for kind in COMPONENTS
            if kind is not leave_out
        )
    )


def _given(kind: Any, folder: Path, config: dict[str, Any] | None) -> tuple[Any, ...]:
    settings = {**kind.get_default_config(), **(CONFIG if kind is DeskIntentClassifier else {}), **(config or {})}
    context = ExecutionContext(GraphSchema({}), node_name=kind.__name__)
    return settings, LocalModelStorage(folder), Resource(kind.__name__), context
