"""Learning to judge: the models, and thresholds chosen on examples that models have not seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from bot.language.band import OFFERED
from bot.language.bands import Guesses, Thresholds, calibrated, choose_temperature, choose_thresholds
from bot.language.intents import IntentModel, IntentSettings, along, learn_from, main_directions, stopping_early
from bot.language.judging import NO_EMERGENCY, Guessed, Judge, guess, suspicions
from bot.language.kinds import Kinds
from bot.language.scope import (
    EXAMPLES_EACH,
    Scope,
    learn_weights,
    log_odds_of_ours,
    meanings,
    nearness,
    spread_evenly,
    sure_of_ours,
)
from bot.language.word_reader import WordReader, learn_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    Vectors = NDArray[np.float32]

FOLDS = 5
# Models learned at the same time: their arithmetic runs outside the interpreter.
THREADS = 2

Progress = Callable[[int, int], None]


def _silent(done: int, total: int) -> None:
    """Progress that nobody looks at."""


@dataclass(frozen=True)
class Learned:
    """A judge, and what the models that had not seen the examples made of them (the figures of a training)."""

    judge: Judge
    probabilities: Matrix
    guesses: Guesses


@dataclass(frozen=True)
class Examples:
    """What is learned from: texts, their vectors (texts, width) or None, intents, and kinds of emergencies or None."""

    texts: Sequence[str]
    vectors: Vectors | None
    intents: Sequence[str]
    emergencies: Sequence[str | None]

    @property
    def alarms(self) -> list[str]:
        """The labels of the alarm model."""
        return [kind or NO_EMERGENCY for kind in self.emergencies]


@dataclass(frozen=True)
class _Read:
    """Examples as the models read them: `words` (texts, terms), the vectors of `shares` along `directions`, `near` what nearness is
    measured in."""

    reader: WordReader
    words: Any
    shares: Examples
    directions: Vectors | None
    near: Vectors | None

    @classmethod
    def of(cls, examples: Examples, meaning_width: int) -> _Read:
        """The reader of words and the main directions of meaning have seen all examples, never their intents."""
        reader, vectors = learn_words(examples.texts), examples.vectors
        words = reader.read(examples.texts)
        # Done in place by whoever reads them first, and several threads will.
        words.sum_duplicates()
        directions = None if vectors is None else main_directions(vectors)
        near = None if vectors is None else meanings(vectors, meaning_width)
        shares = replace(examples, vectors=None if vectors is None else along(vectors, directions))
        return cls(reader, words, shares, directions, near)

    def learn(self, settings: IntentSettings, pool: ThreadPoolExecutor) -> Iterator[IntentModel | None]:
        """The model of intents and that of emergencies, if the examples name any, while others learn too."""
        vectors, alarms = self.shares.vectors, self.shares.alarms
        model = pool.submit(learn_from, self.reader, self.words, vectors, self.shares.intents, settings)
        some = len(set(alarms)) > 1 and NO_EMERGENCY in alarms
        alarm = pool.submit(learn_from, self.reader, self.words, vectors, alarms, settings) if some else None
        return (None if each is None else each.result() for each in (model, alarm))


@stopping_early()
def learn_judge(
    examples: Examples, kinds: Kinds, settings: IntentSettings, meaning_width: int, progress: Progress = _silent
) -> Learned:
    """Learn on all examples; temperature, scope and thresholds on what models that had not seen them say.

    `progress` is told how many of how many models are ready.
    """
    read = _Read.of(examples, meaning_width)
    folds = list(_folds(examples.intents, settings.random_state))
    progress(0, len(folds) + 1)
    with ThreadPoolExecutor(THREADS) as pool:
        learning = read.learn(settings, pool)
        unseen = _Unseen.of(read.shares, read.near, read.words, read.reader, folds, kinds, settings, pool, progress)
        model, alarm = learning
    assert model is not None
    truth = np.array([model.intents.index(intent) for intent in examples.intents])
    temperature = choose_temperature(unseen.probabilities, truth)
    probabilities = calibrated(unseen.probabilities, temperature)
    guessed = guess(probabilities, model.intents, kinds)
    log_odds = log_odds_of_ours(guessed.by_category)
    ours = np.array([kinds.is_ours(intent) for intent in examples.intents])
    foreign = np.array([intent == kinds.out_of_scope for intent in examples.intents])
    weights = (0.0, 1.0, 0.0)
    if ours.any() and foreign.any():
        decided = ours | foreign
        weights = learn_weights(log_odds[decided], unseen.near[decided], ours[decided])
    surely = sure_of_ours(weights, log_odds, unseen.near)
    guesses = _guesses(guessed, surely, unseen.suspicion, examples, model.intents, kinds)
    thresholds = choose_thresholds(guesses, temperature)
    scope = _scope(examples.intents, read.near, kinds, weights, meaning_width)
    progress(len(folds) + 1, len(folds) + 1)
    judge = Judge(model, alarm, kinds, scope, thresholds, meaning_width, read.directions)
    return Learned(judge, probabilities, guesses)


@stopping_early()
def learn_as_chosen(
    examples: Examples,
    kinds: Kinds,
    settings: IntentSettings,
    meaning_width: int,
    thresholds: Thresholds,
    scope_weights: tuple[float, float, float],
) -> Judge:
    """Learn on all examples, with the thresholds that `learn_judge` has chosen for these very examples before.

    The same judge, without the models that it learns to choose them.
    """
    read = _Read.of(examples, meaning_width)
    with ThreadPoolExecutor(THREADS) as pool:
        model, alarm = read.learn(settings, pool)
    assert model is not None
    scope = _scope(examples.intents, read.near, kinds, scope_weights, meaning_width)
    return Judge(model, alarm, kinds, scope, thresholds, meaning_width, read.directions)


@dataclass(frozen=True)
class _Unseen:
    """What models that have not seen an example say of it: intents, nearness to ours, suspicion of an emergency."""

    probabilities: Matrix
    near: NDArray[np.float64]
    suspicion: NDArray[np.float64]

    @classmethod
    def of(
        cls,
        examples: Examples,
        meaning: Vectors | None,
        words: Any,
        reader: WordReader,
        folds: Sequence[tuple[Any, Any]],
        kinds: Kinds,
        settings: IntentSettings,
        pool: ThreadPoolExecutor,
        progress: Progress,
    ) -> _Unseen:
        """Learn on each fold's one part and ask about the other; `meaning` is what nearness is measured in."""
        intents, alarms = np.array(examples.intents), np.array(examples.alarms)
        names = sorted(set(examples.intents))
        ours = np.array([kinds.is_ours(intent) for intent in intents])
        foreign = intents == kinds.out_of_scope
        vectors = examples.vectors
        result = cls(np.zeros((len(intents), len(names))), np.zeros(len(intents)), np.zeros(len(intents)))

        def learn(fold: tuple[Any, Any]) -> None:
            seen, held = fold
            seen_vectors = None if vectors is None else vectors[seen]
            held_vectors = None if vectors is None else vectors[held]
            model = learn_from(reader, words[seen], seen_vectors, intents[seen], settings)
            columns = [names.index(intent) for intent in model.intents]
            result.probabilities[np.ix_(held, columns)] = model.probabilities_of(words[held], held_vectors)
            if len(set(alarms[seen])) > 1 and NO_EMERGENCY in alarms[seen]:
                alarm = learn_from(reader, words[seen], seen_vectors, alarms[seen], settings)
                result.suspicion[held] = suspicions(alarm, alarm.probabilities_of(words[held], held_vectors))
            if meaning is not None and ours[seen].any() and foreign[seen].any():
                known, asked = meaning[seen], meaning[held]
                result.near[held] = nearness(asked, known[ours[seen]]) - nearness(asked, known[foreign[seen]])

        for ready, _ in enumerate(pool.map(learn, folds), start=1):
            progress(ready, len(folds) + 1)
        return result


def _guesses(
    guessed: Guessed,
    ours: NDArray[np.float64],
    suspicion: NDArray[np.float64],
    examples: Examples,
    names: Sequence[str],
    kinds: Kinds,
) -> Guesses:
    best = [kinds.count_as.get(names[place], names[place]) for place in guessed.best]
    offered = np.argsort(-guessed.by_category[:, :-1], axis=1, kind="stable")[:, :OFFERED]
    true = [kinds.count_as.get(intent, intent) for intent in examples.intents]
    among = [name in {kinds.sorted_into[place] for place in places} for name, places in zip(true, offered, strict=True)]
    about_ours = np.array([kinds.is_ours(intent) for intent in examples.intents])
    foreign = np.array([intent == kinds.out_of_scope for intent in examples.intents])
    return Guesses(
        by_category=guessed.by_category,
        ours=ours,
        suspicion=suspicion,
        intents=guessed.intents,
        talks=guessed.talks,
        right=np.array([guess == name for guess, name in zip(best, true, strict=True)]),
        right_among_offered=np.array(among),
        about_ours=about_ours,
        about_talk=~about_ours & ~foreign,
        emergency=np.array([kind is not None for kind in examples.emergencies]),
    )


def _folds(intents: Sequence[str], random_state: int) -> Iterator[tuple[Any, Any]]:
    """Splits in which each intent keeps its share; fewer where an intent has few examples."""
    from sklearn.model_selection import KFold, StratifiedKFold

    rarest = min(list(intents).count(intent) for intent in set(intents))
    if rarest < 2:
        splitter: Any = KFold(min(FOLDS, len(intents)), shuffle=True, random_state=random_state)
    else:
        splitter = StratifiedKFold(min(FOLDS, rarest), shuffle=True, random_state=random_state)
    yield from splitter.split(np.zeros(len(intents)), list(intents))


def _scope(
    intents: Sequence[str], meaning: Vectors | None, kinds: Kinds, weights: tuple[float, float, float], width: int
) -> Scope:
    if meaning is None:
        empty = np.zeros((0, width), dtype=np.float32)
        return Scope(empty, empty, weights)
    kept = [index for index in spread_evenly(intents, EXAMPLES_EACH) if kinds.is_ours(intents[index])]
    foreign = [index for index, intent in enumerate(intents) if intent == kinds.out_of_scope]
    return Scope(meaning[kept], meaning[foreign], weights)
