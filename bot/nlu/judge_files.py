"""The judge in a model's folder: numbers, names and words, and nothing that could run when it is read."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from bot.language.bands import Thresholds
from bot.language.chosen import Chosen
from bot.language.intents import IntentModel, MeaningOpinion, WordsOpinion
from bot.language.judging import Judge
from bot.language.kinds import Kinds
from bot.language.scope import Scope
from bot.language.word_reader import LETTERS, WORDS, Terms, WordReader

FIGURES = "figures.json"
_OF_WORDS = ("weights", "constants")
_OF_MEANING = ("inner_weights", "inner_constants", *_OF_WORDS)
_DIRECTIONS = "directions"
_TERMS, _ARRAYS, _FACTS = "terms.json", "judge.npz", "judge.json"


def write_judge(judge: Judge, chosen: Chosen, encoder: str | None, folder: Path) -> None:
    """Write what is needed to judge again, and the figures of the training with what was chosen by it."""
    models = {"": judge.model} if judge.alarm is None else {"": judge.model, "alarm_": judge.alarm}
    arrays: dict[str, Any] = {
        "ours": judge.scope.ours.astype(np.float16),
        "foreign": judge.scope.foreign.astype(np.float16),
    }
    for prefix, model in models.items():
        arrays |= {f"{prefix}words_{name}": getattr(model.by_words, name) for name in _OF_WORDS}
        if model.by_meaning is not None:
            arrays |= {f"{prefix}meaning_{name}": getattr(model.by_meaning, name) for name in _OF_MEANING}
    if judge.directions is not None:
        arrays[_DIRECTIONS] = judge.directions
    facts = {
        "encoder": encoder,
        "meaning_width": judge.meaning_width,
        "meaning_weight": judge.model.meaning_weight,
        "intents": list(judge.model.intents),
        "alarms": None if judge.alarm is None else list(judge.alarm.intents),
        "kinds": asdict(judge.kinds),
        "scope": list(judge.scope.weights),
        "thresholds": judge.thresholds.to_json(),
    }
    reader = judge.model.reader
    terms = {WORDS: reader.words, LETTERS: reader.letters}
    arrays |= {f"terms_{name}": each.weights for name, each in terms.items()}
    known = {name: each.known for name, each in terms.items()}
    (folder / _TERMS).write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")
    np.savez(folder / _ARRAYS, **arrays)
    (folder / _FACTS).write_text(json.dumps(facts, indent=1), encoding="utf-8")
    (folder / FIGURES).write_text(json.dumps(chosen.to_json(), indent=1), encoding="utf-8")


def read_judge(folder: Path) -> tuple[Judge, str | None]:
    """The judge, and what its vectors must come from (None: it reads words alone)."""
    facts = json.loads((folder / _FACTS).read_text(encoding="utf-8"))
    with np.load(folder / _ARRAYS, allow_pickle=False) as stored:
        arrays = dict(stored.items())
    reader = _reader(json.loads((folder / _TERMS).read_text(encoding="utf-8")), arrays)
    weight = float(facts["meaning_weight"])
    model = _model(reader, "", facts["intents"], arrays, weight)
    alarm = None if facts["alarms"] is None else _model(reader, "alarm_", facts["alarms"], arrays, weight)
    kinds = Kinds(**{**facts["kinds"], "categories": tuple(facts["kinds"]["categories"])})
    constant, odds, near = (float(each) for each in facts["scope"])
    scope = Scope(arrays["ours"].astype(np.float32), arrays["foreign"].astype(np.float32), (constant, odds, near))
    thresholds, width = Thresholds(**facts["thresholds"]), int(facts["meaning_width"])
    judge = Judge(model, alarm, kinds, scope, thresholds, width, arrays.get(_DIRECTIONS))
    return judge, facts["encoder"]


def _reader(known: dict[str, list[str]], arrays: dict[str, Any]) -> WordReader:
    def terms(name: str) -> Terms:
        if name not in known or f"terms_{name}" not in arrays:
            raise ValueError("The intent model is not whole. Train again.")
        return Terms(tuple(known[name]), arrays[f"terms_{name}"].astype(np.float32))

    return WordReader(terms(WORDS), terms(LETTERS))


def _model(reader: WordReader, prefix: str, classes: list[str], arrays: dict[str, Any], weight: float) -> IntentModel:
    def opinion(name: str, parts: tuple[str, ...]) -> dict[str, Any]:
        return {part: arrays[f"{prefix}{name}_{part}"] for part in parts if f"{prefix}{name}_{part}" in arrays}

    words, meaning = opinion("words", _OF_WORDS), opinion("meaning", _OF_MEANING)
    if len(words) < len(_OF_WORDS) or 0 < len(meaning) < len(_OF_MEANING):
        raise ValueError("The intent model is not whole. Train again.")
    by_meaning = MeaningOpinion(tuple(classes), **meaning) if meaning else None
    return IntentModel(reader, WordsOpinion(tuple(classes), **words), by_meaning, weight)
