"""What a message is taken for: intent, categories, band, and whether it sounds like an emergency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from bot.language.band import Band
from bot.language.bands import Thresholds, bands_of, calibrated
from bot.language.calm_words import is_calm
from bot.language.clauses import says_little
from bot.language.intents import IntentModel, along
from bot.language.kinds import Kinds
from bot.language.scope import Scope, log_odds_of_ours, meanings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    Vectors = NDArray[np.float32]

NO_EMERGENCY = "none"
# Where the model for emergencies does not see one, a likeliest intent that is one is asked about from this confidence on.
LIKELY_ENOUGH_TO_ASK = 0.3
# From this suspicion on the model for emergencies is sure enough to wake somebody with the intent's word.
LIKELIER_THAN_NOT = 0.5
# A single word is acted on where it can hardly mean another matter: "printer", not "laptop".
SURE_OF_ONE_WORD = 0.9


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
        guessed = guess(probabilities, self.model.intents, self.kinds)
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


def _of_one_word(band: Band, shares: NDArray[np.float64]) -> Band:
    """What to do with a guess at a single word: the examples have sentences, so that it is less sure than it seems."""
    return Band.OFFER if band is Band.ACT and shares.max() < SURE_OF_ONE_WORD else band


def suspicions(alarm: IntentModel, alarms: Matrix | None) -> NDArray[np.float64]:
    """How much each text sounds like any emergency, from the alarm model's (texts, kinds)."""
    assert alarms is not None
    result: NDArray[np.float64] = 1 - alarms[:, alarm.intents.index(NO_EMERGENCY)]
    return result


@dataclass(frozen=True)
class Guessed:
    """What a model makes of texts: the likeliest intent of each (its place) and how sure it is of it, each category's share, and
    whether that intent is talk."""

    best: NDArray[np.int64]
    by_category: Matrix
    intents: NDArray[np.float64]
    talks: NDArray[np.bool_]


def guess(probabilities: Matrix, intents: Sequence[str], kinds: Kinds) -> Guessed:
    """Of probabilities (texts, intents)."""
    talk = np.array([not kinds.is_ours(intent) and intent != kinds.out_of_scope for intent in intents])
    best = probabilities.argmax(axis=1)
    return Guessed(
        best=best,
        by_category=kinds.by_category(probabilities, intents),
        intents=probabilities.max(axis=1),
        talks=talk[best],
    )


def _ranked(names: Sequence[str], shares: NDArray[np.float64]) -> tuple[tuple[str, float], ...]:
    """Best first; equal ones by name, so that the same words always get the same answer."""
    pairs = ((name, float(share)) for name, share in zip(names, shares, strict=True))
    return tuple(sorted(pairs, key=lambda pair: (-pair[1], pair[0])))
