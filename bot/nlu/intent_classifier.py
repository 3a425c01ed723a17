"""Which category a message is about: the desk's judge as a component of Rasa."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.cli import print_info

from bot.language.band import Band
from bot.language.chosen import Chosen, digest_of
from bot.language.intents import IntentSettings
from bot.language.judge_learning import Examples, learn_as_chosen, learn_judge
from bot.language.judging import Judge, Judgement
from bot.language.kinds import Kinds
from bot.language.problem import Problem
from bot.language.problems import find_problems, listed_problems
from bot.language.training_figures import figures_of
from bot.nlu.judge_files import read_judge, write_judge
from bot.nlu.properties import CUTS, ITEMS, READ_AS, REPORT, VECTORS, read_as

# Given where the likeliest intent is too unlikely to act on, as Rasa's own FallbackClassifier names it.
UNSURE = "nlu_fallback"
# Given to a message of two problems.
SEVERAL = "several_problems"
# Given where it sounds like an emergency and the likeliest intent is another.
ALARMING = "maybe_emergency"
CHOOSE_ANEW = "NIGHTDESK_CHOOSE_ANEW"
"""An environment variable under which thresholds are chosen, whatever is kept."""
# So many categories are reported: the report is stored with every message.
REPORTED = 8
_log = logging.getLogger(__name__)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class DeskIntentClassifier(IntentClassifier, GraphComponent):  # type: ignore[misc]  # rasa is untyped
    """Intent, confidence (0 to 1) and ranking of a message, and a report for the actions.

    The report stands in the parse result under "nightdesk": {"band", "category", "categories", "ours", "emergency",
    "problems", "corrected"}. Its band is that of a message that begins a talk. The intent is what the words mean
    anywhere, so that it may be a category that a first message is only offered. Reads what the splitter, the cleaner
    and the encoder's featurizer have found, if they are there.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """How to learn (bot.language.intents.IntentSettings) and what the intents are (bot.language.kinds.Kinds).

        ranking_length is how many intents are reported; chosen is the file with the thresholds of the training before, from the
        project's folder: where the examples are the same they are not chosen anew.
        """
        return {
            "meaning_weight": 0.4,
            "meaning_units": 1024,
            "meaning_alpha": 1e-2,
            "meaning_epochs": 8,
            "words_alpha": 5e-6,
            "words_epochs": 12,
            "random_state": 42,
            "chosen": "",
            "ranking_length": 10,
            "categories": [],
            "out_of_scope": "out_of_scope",
            "count_as": {},
            "emergencies": {},
        }

    @staticmethod
    def required_packages() -> list[str]:
        """What must be installed for this component."""
        return ["sklearn"]

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        judge: Judge | None = None,
        encoder: str | None = None,
    ) -> None:
        """A classifier, with its trained judge when there is one and the encoder that it learned with."""
        self._config = {**self.get_default_config(), **config}
        self._model_storage = model_storage
        self._resource = resource
        self._judge = judge
        self._encoder = encoder

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
        """The classifier as it was trained; raises when a file is missing or holds what it must not hold."""
        with model_storage.read_from(resource) as folder:
            judge, encoder = read_judge(folder)
        return cls(config, model_storage, resource, judge, encoder)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from every example that has a text and an intent, and store the judge and its figures."""
        messages = [each for each in training_data.intent_examples if each.get(TEXT) and each.get(INTENT)]
        intents = [str(each.get(INTENT)) for each in messages]
        if len(set(intents)) < 2:
            raise ValueError("The intent classifier needs examples of at least two intents (data/nlu).")
        kinds = Kinds.from_config(self._config, sorted(set(intents)))
        vectors, width, self._encoder = _vectors_of(messages)
        if vectors is None:
            _log.warning(
                "The intent model learns from words alone and will understand less: there is no sentence encoder. "
                "Install it (uv sync) and train again."
            )
        examples = Examples(
            [read_as(each)[0] for each in messages], vectors, intents, [_emergency(each, kinds) for each in messages]
        )
        self._judge, chosen = self._learn(examples, kinds, width)
        with self._model_storage.write_to(self._resource) as folder:
            write_judge(self._judge, chosen, self._encoder, folder)
        return self._resource

    def _learn(self, examples: Examples, kinds: Kinds, width: int) -> tuple[Judge, Chosen]:
        """With the thresholds that were chosen for these very examples before, where they are kept; else with those chosen now."""
        settings = IntentSettings.from_config(self._config)
        of = digest_of(examples, kinds, settings, self._encoder)
        kept = (
            Chosen.read(Path(self._config["chosen"])) if self._config["chosen"] and not os.getenv(CHOOSE_ANEW) else None
        )
        if kept is not None and kept.of == of:
            print_info(f"Thresholds as they were chosen for these examples before ({self._config['chosen']}).")
            return learn_as_chosen(examples, kinds, settings, width, kept.thresholds, kept.scope), kept
        learned = learn_judge(examples, kinds, settings, width, _tell)
        return learned.judge, Chosen.by(of, learned.judge, figures_of(learned, examples))

    def process(self, messages: list[Message]) -> list[Message]:
        """The messages with `intent`, `intent_ranking` (best first; equal confidences stand by name) and the report."""
        if self._judge is None:
            raise ValueError("The intent classifier has not been trained.")
        for message in messages:
            texts = read_as(message)
            whole, *parts = self._judge.judge(texts, self._vectors(message))
            problems = _problems(message, whole, parts)
            self._answer(message, whole, bool(problems))
            message.set(REPORT, _report(message, whole, problems, texts[0]), add_to_output=True)
        return messages

    def _vectors(self, message: Message) -> Any:
        found = message.get(VECTORS)
        if self._encoder is None:
            return None
        if found is None:
            raise ValueError(
                "This model needs the sentence encoder, which is not installed. Install it (uv sync), or train again "
                "without it (nightdesk train --force)."
            )
        if found["of"] != self._encoder:
            raise ValueError(
                "This model was trained with another sentence encoder. Train again (nightdesk train --force)."
            )
        return found["vectors"]

    def _answer(self, message: Message, whole: Judgement, several: bool) -> None:
        ranking = [{"name": name, "confidence": share} for name, share in whole.intents]
        first = _special(whole, several)
        if first == whole.foreign:
            ranking = [{"name": first, "confidence": 1 - whole.ours}, *(r for r in ranking if r["name"] != first)]
        elif first is not None:
            # As Rasa's FallbackClassifier does it: before the others, which keep their places and confidences.
            ranking.insert(0, {"name": first, "confidence": max(whole.suspicion, 1 - whole.ours, 0.5)})
        message.set(INTENT, dict(ranking[0]), add_to_output=True)
        message.set("intent_ranking", ranking[: int(self._config["ranking_length"])], add_to_output=True)


def _problems(message: Message, whole: Judgement, parts: Sequence[Judgement]) -> tuple[Problem, ...]:
    """The items of a list that the person says is one; of any other message the halves of the surest cut, if it is one."""
    cuts, items = message.get(CUTS) or [], message.get(ITEMS) or []
    halves, judged = parts[: 2 * len(cuts)], parts[2 * len(cuts) :]
    listed = listed_problems(str(message.get(TEXT) or ""), items, judged, whole.foreign)
    return listed or find_problems(whole, cuts, list(zip(halves[::2], halves[1::2], strict=True)))


def _special(whole: Judgement, several: bool) -> str | None:
    """What stands before the likeliest intent, if anything does; emergencies before all."""
    if whole.names_emergency:
        return None
    if whole.asks_about is not None:
        return ALARMING
    if several:
        return SEVERAL
    if whole.band is Band.REJECT:
        return whole.foreign
    # Nobody is woken by an intent that is hardly likely.
    return None if whole.band is Band.ACT and whole.by_intent is None else UNSURE


def _report(message: Message, whole: Judgement, problems: Sequence[Problem], read: str) -> dict[str, Any]:
    text = str(message.get(TEXT) or "")
    return {
        "band": whole.first.value,
        "category": whole.category,
        "categories": [[name, round(share, 4)] for name, share in whole.categories[:REPORTED]],
        "ours": round(whole.ours, 4),
        "emergency": whole.emergency or whole.asks_about,
        "problems": [asdict(problem) for problem in problems],
        "corrected": read if message.get(READ_AS) and read != text else None,
    }


def _vectors_of(messages: Sequence[Message]) -> tuple[Any, int, str | None]:
    """The vectors of examples (texts, width), how many numbers of each are the meaning, and what they come from."""
    found = [message.get(VECTORS) for message in messages]
    if not all(found):
        return None, 0, None
    return np.vstack([each["vectors"][:1] for each in found]), int(found[0]["width"]), str(found[0]["of"])


def _emergency(message: Message, kinds: Kinds) -> str | None:
    """The kind that the example is marked with in data/nlu, else the kind of its intent."""
    metadata = message.get("metadata")
    marked = metadata.get("intent") if isinstance(metadata, Mapping) else None
    if isinstance(marked, Mapping) and marked.get("emergency"):
        return str(marked["emergency"])
    return kinds.emergencies.get(str(message.get(INTENT)))


def _tell(done: int, total: int) -> None:
    """A line that `nightdesk train` turns into its bar, and that `rasa train` simply shows."""
    print_info(f"Intent model {done} of {total} learned.")
