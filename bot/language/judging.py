"""What a message is taken for: intent, categories, band, and whether it sounds like an emergency."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from bot.language.band import OFFERED, Band
from bot.language.bands import Guesses, Thresholds, bands_of, calibrated, choose_temperature, choose_thresholds
from bot.language.calm_words import is_calm
from bot.language.clauses import says_little
from bot.language.intents import (
    IntentModel,
    IntentSettings,
    along,
    learn_from,
    main_directions,
    stopping_early,
)
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
NO_EMERGENCY = "none"
# Where the model for emergencies does not see one, a likeliest intent that is one is asked about from this confidence on.
LIKELY_ENOUGH_TO_ASK = 0.3
# From this suspicion on the model for emergencies is sure enough to wake somebody with the intent's word.
LIKELIER_THAN_NOT = 0.5
# A single word is acted on where it can hardly mean another matter: "printer", not "laptop".
SURE_OF_ONE_WORD = 0.9

Progress = Callable[[int, int], None]


def _silent(done: int, total: int) -> None:
    """Progress that nobody looks at."""


@dataclass(frozen=True)
class Judgement:
    """One message: intents and categories with confidences, best first, and what to do with the guess.

    `emergency` is the kind of emergency it sounds like, or None, `suspicion` (0 to 1) how much so; `talks`
    is whether it answers or asks the desk instead of naming a problem, `by_intent` the emergency that its likeliest
    intent is; the confidences of a ranking add up to at most 1;
    `first` is the band where nothing is talked about yet: surer than for `band`, for a verdict hangs on it;
    `ours` (0 to 1) is how surely it is our business; `says_little` is whether it is hardly more than a word, `is_calm` whether its
    words are plainly no emergency, whatever a model suspects.
    """

    band: Band
    first: Band
    intents: tuple[tuple[str, float], ...]
    categories: tuple[tuple[str, float], ...]
    ours: float
    emergency: str | None
    suspicion: float
    talks: bool
    by_intent: str | None
    foreign: str
    says_little: bool = False
    is_calm: bool = False

    @property
    def names_emergency(self) -> bool:
        """Whether the likeliest intent itself is an emergency and the model for emergencies says so too: it wakes somebody.

        "Server" alone wakes nobody: it is asked about.
        """
        if self.says_little:
            return False
        agrees = self.emergency is not None and self.suspicion >= LIKELIER_THAN_NOT
        return self.by_intent is not None and self.band is Band.ACT and agrees

    @property
    def asks_about(self) -> str | None:
        """The kind of emergency to ask the person about, where it may be one but nobody is to be woken for that alone."""
        if self.names_emergency or self.is_calm:
            return None
        acts = self.band is Band.ACT
        if self.emergency is not None:
            return None if acts and self.talks and self.by_intent is None else self.emergency
        return self.by_intent if acts and self.intents[0][1] >= LIKELY_ENOUGH_TO_ASK else None

    @property
    def category(self) -> str:
        """The one category; the name of what is out of scope when it is rejected."""
        return self.foreign if self.band is Band.REJECT else self.categories[0][0]


@dataclass(frozen=True)
class Judge:
    """The trained models with their thresholds; `alarm` knows the kinds of emergencies, if the examples name any.

    Both models read a vector's share of each of `directions` (width, directions), or the vector as it is.
    """

    model: IntentModel
    alarm: IntentModel | None
    kinds: Kinds
    scope: Scope
    thresholds: Thresholds
    meaning_width: int
    directions: Vectors | None = None

    def judge(self, texts: Sequence[str], vectors: Vectors | None) -> tuple[Judgement, ...]:
        """What each text is taken for."""
        if not texts:
            return ()
        words = self.model.reader.read(texts)
        shares = None if vectors is None else along(vectors, self.directions)
        probabilities = calibrated(self.model.probabilities_of(words, shares), self.thresholds.temperature)
        guessed = _guess(probabilities, self.model.intents, self.kinds)
        near = None if vectors is None else meanings(vectors, self.meaning_width)
        ours = self.scope.ours_surely(log_odds_of_ours(guessed.by_category), near)
        alarms = None if self.alarm is None else self.alarm.probabilities_of(words, shares)
        calm = [is_calm(text) for text in texts]
        suspicion = np.zeros(len(texts)) if self.alarm is None else np.where(calm, 0.0, suspicions(self.alarm, alarms))
        known = (guessed.by_category, ours, suspicion, guessed.intents, guessed.talks)
        bands, firsts = bands_of(self.thresholds, *known), bands_of(self.thresholds.of_first_messages, *known)
        slight = [says_little(text) for text in texts]
        likeliest = [self.model.intents[place] for place in guessed.best]
        vague = [little and name in self.kinds.categories for little, name in zip(slight, likeliest, strict=True)]
        return tuple(
            Judgement(
                band=_of_one_word(band, guessed.by_category[row]) if vague[row] else band,
                first=_of_one_word(first, guessed.by_category[row]) if vague[row] else first,
                intents=_ranked(self.model.intents, probabilities[row]),
                categories=_ranked(self.kinds.sorted_into, guessed.by_category[row]),
                ours=float(ours[row]),
                emergency=self._emergency(None if alarms is None else alarms[row], float(suspicion[row])),
                suspicion=float(suspicion[row]),
                talks=bool(guessed.talks[row]),
                by_intent=self.kinds.emergencies.get(likeliest[row]),
                foreign=self.kinds.out_of_scope,
                says_little=slight[row],
                is_calm=calm[row],
            )
            for row, (band, first) in enumerate(zip(bands, firsts, strict=True))
        )

    def _emergency(self, alarms: NDArray[np.float64] | None, suspicion: float) -> str | None:
        """The likeliest kind of emergency, when it is likely enough to ask about."""
        if self.alarm is None or alarms is None or suspicion < self.thresholds.emergency:
            return None
        kinds = [(share, name) for share, name in zip(alarms, self.alarm.intents, strict=True) if name != NO_EMERGENCY]
        return max(kinds)[1]


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


@stopping_early()
def learn_judge(
    examples: Examples, kinds: Kinds, settings: IntentSettings, meaning_width: int, progress: Progress = _silent
) -> Learned:
    """Learn on all examples; temperature, scope and thresholds on what models that had not seen them say.

    The reader of words and the main directions of meaning have seen all examples, never their intents. `progress` is told how many of how
    many models are ready.
    """
    reader = learn_words(examples.texts)
    words = reader.read(examples.texts)
    vectors = examples.vectors
    directions = None if vectors is None else main_directions(vectors)
    near = None if vectors is None else meanings(vectors, meaning_width)
    shares = replace(examples, vectors=None if vectors is None else along(vectors, directions))
    # Done in place by whoever reads them first, and here several threads do.
    words.sum_duplicates()
    folds = list(_folds(examples.intents, settings.random_state))
    progress(0, len(folds) + 1)
    with ThreadPoolExecutor(THREADS) as pool:
        learning = pool.submit(_learn_both, shares, words, reader, settings)
        unseen = _Unseen.of(shares, near, words, reader, folds, kinds, settings, pool, progress)
        model, alarm = learning.result()
    truth = np.array([model.intents.index(intent) for intent in examples.intents])
    temperature = choose_temperature(unseen.probabilities, truth)
    probabilities = calibrated(unseen.probabilities, temperature)
    guessed = _guess(probabilities, model.intents, kinds)
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
    scope = _scope(examples.intents, near, kinds, weights, meaning_width)
    progress(len(folds) + 1, len(folds) + 1)
    return Learned(Judge(model, alarm, kinds, scope, thresholds, meaning_width, directions), probabilities, guesses)


def _learn_both(
    examples: Examples, words: Any, reader: WordReader, settings: IntentSettings
) -> tuple[IntentModel, IntentModel | None]:
    """The model of intents and that of emergencies, if the examples name any."""
    model = learn_from(reader, words, examples.vectors, examples.intents, settings)
    if len(set(examples.alarms)) < 2 or NO_EMERGENCY not in examples.alarms:
        return model, None
    return model, learn_from(reader, words, examples.vectors, examples.alarms, settings)


def _of_one_word(band: Band, shares: NDArray[np.float64]) -> Band:
    """What to do with a guess at a single word: the examples have sentences, so that it is less sure than it seems."""
    return Band.OFFER if band is Band.ACT and shares.max() < SURE_OF_ONE_WORD else band


def suspicions(alarm: IntentModel, alarms: Matrix | None) -> NDArray[np.float64]:
    """How much each text sounds like any emergency, from the alarm model's (texts, kinds)."""
    assert alarms is not None
    result: NDArray[np.float64] = 1 - alarms[:, alarm.intents.index(NO_EMERGENCY)]
    return result


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


@dataclass(frozen=True)
class _Guessed:
    best: NDArray[np.int64]
    by_category: Matrix
    intents: NDArray[np.float64]
    talks: NDArray[np.bool_]


def _guess(probabilities: Matrix, intents: Sequence[str], kinds: Kinds) -> _Guessed:
    talk = np.array([not kinds.is_ours(intent) and intent != kinds.out_of_scope for intent in intents])
    best = probabilities.argmax(axis=1)
    return _Guessed(
        best=best,
        by_category=kinds.by_category(probabilities, intents),
        intents=probabilities.max(axis=1),
        talks=talk[best],
    )


def _guesses(
    guessed: _Guessed,
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


def _ranked(names: Sequence[str], shares: NDArray[np.float64]) -> tuple[tuple[str, float], ...]:
    """Best first; equal ones by name, so that the same words always get the same answer."""
    pairs = ((name, float(share)) for name, share in zip(names, shares, strict=True))
    return tuple(sorted(pairs, key=lambda pair: (-pair[1], pair[0])))
