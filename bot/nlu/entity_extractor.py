"""Devices, applications and the facts of bot.language.entities as Rasa entities."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

import spacy
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from spacy.matcher import PhraseMatcher
from spacy.util import filter_spans

from bot.language.entities import find_entities
from bot.language.entity import ASSET_TAG, ERROR_CODE, HOST_NAME, PHONE_NUMBER, SINCE_KIND, TICKET, Entity
from bot.language.names import KnownName, known_names, misspelt_name, plural_of

_FILE = "names.json"
_WORD = re.compile(r"[^\W\d_]+")
# What goes before the names of the lookup tables.
_STRICT = frozenset({ERROR_CODE, ASSET_TAG, HOST_NAME, PHONE_NUMBER, TICKET})


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class DeskEntityExtractor(GraphComponent, EntityExtractorMixin):  # type: ignore[misc]  # rasa is untyped
    """Finds names by the lookup tables and synonyms of the training data, and facts by patterns."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`kinds`: lookup tables to use; a word seen `real_word_count` times in the data is no slip."""
        return {"kinds": ["device", "application"], "real_word_count": 3}

    @staticmethod
    def required_packages() -> list[str]:
        """What must be installed for this component."""
        return ["spacy", "rapidfuzz"]

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        names: Iterable[KnownName] = (),
        real_words: Iterable[str] = (),
    ) -> None:
        """An extractor that knows `names` and takes `real_words` for what they are."""
        self._config = {**self.get_default_config(), **config}
        self._model_storage = model_storage
        self._resource = resource
        self._learn(names, real_words)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> DeskEntityExtractor:
        """An extractor that knows no names yet."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> DeskEntityExtractor:
        """The extractor as it was trained; raises when its file is missing."""
        with model_storage.read_from(resource) as folder:
            stored = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        names = [KnownName(**name) for name in stored["names"]]
        return cls(config, model_storage, resource, names, stored["real_words"])

    def train(self, training_data: TrainingData) -> Resource:
        """Collect the names and the real words of the training data, and store them."""
        tables = {
            table["name"]: table["elements"]
            for table in training_data.lookup_tables
            if isinstance(table["elements"], list)
        }
        names = known_names(tables, training_data.entity_synonyms, self._config["kinds"])
        counted = Counter(
            word.lower() for example in training_data.intent_examples for word in _WORD.findall(example.get(TEXT) or "")
        )
        real = sorted(word for word, count in counted.items() if count >= int(self._config["real_word_count"]))
        self._learn(names, real)
        with self._model_storage.write_to(self._resource) as folder:
            stored = {"names": [asdict(name) for name in names], "real_words": real}
            (folder / _FILE).write_text(json.dumps(stored, ensure_ascii=False), encoding="utf-8")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """The messages with `entities` added, each with start, end, value and this extractor's name."""
        for message in messages:
            earlier = message.get(ENTITIES, [])
            found = self._find(message.get(TEXT) or "", [(entity["start"], entity["end"]) for entity in earlier])
            entities = [
                {"entity": each.kind, "start": each.start, "end": each.end, "value": each.value} for each in found
            ]
            message.set(ENTITIES, earlier + self.add_extractor_name(entities), add_to_output=True)
        return messages

    def _learn(self, names: Iterable[KnownName], real_words: Iterable[str]) -> None:
        self._language = spacy.blank("en")
        self._matcher = PhraseMatcher(self._language.vocab, attr="LOWER")
        self._names: dict[str, KnownName] = {}
        for name in names:
            for spelling in filter(None, (name.spelling, plural_of(name.spelling))):
                self._names.setdefault(spelling, name)
        for spelling in self._names:
            self._matcher.add(spelling, [self._language.make_doc(spelling)])
        self._one_word_names = {spelling: name for spelling, name in self._names.items() if spelling.isalpha()}
        self._real_words = frozenset(real_words)

    def _find(self, text: str, taken: list[tuple[int, int]]) -> list[Entity]:
        """Codes, tags, hosts and numbers before names, names before the words that say how bad; nothing twice."""
        facts = find_entities(text)
        spans = list(taken)
        found: list[Entity] = []
        strict = [fact for fact in facts if fact.kind in _STRICT]
        soft = [fact for fact in facts if fact not in strict]
        for entity in (*strict, *self._find_names(text), *soft):
            # "since the Outlook update" is kept in the person's words, and Outlook in it is still a name.
            if entity.kind != SINCE_KIND and any(entity.start < end and start < entity.end for start, end in spans):
                continue
            found.append(entity)
            if entity.kind != SINCE_KIND:
                spans.append((entity.start, entity.end))
        return sorted(found, key=lambda entity: (entity.start, entity.end, entity.kind))

    def _find_names(self, text: str) -> list[Entity]:
        document = self._language.make_doc(text)
        spans = filter_spans(self._matcher(document, as_spans=True))
        found = [
            Entity(name.kind, name.value, span.text, span.start_char, span.end_char)
            for span in spans
            for name in [self._names[span.label_]]
        ]
        for word in _WORD.finditer(text):
            if any(word.start() < each.end and each.start < word.end() for each in found):
                continue
            meant = misspelt_name(word[0], self._one_word_names, self._real_words)
            if meant is not None:
                found.append(Entity(meant.kind, meant.value, word[0], word.start(), word.end()))
        return found
