"""Three bands instead of one threshold: act, offer the likeliest, or say that it is none of ours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from math import floor
from typing import TYPE_CHECKING

import numpy as np

from bot.language.band import Band

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]
    Row = NDArray[np.float64]
    Flags = NDArray[np.bool_]

# What a mistake costs the person, in wrong answers about a printer. Asking is cheap, but it is asked of everybody;
# an emergency that is taken for something else may cost a company its data.
WRONG, NEEDLESS_QUESTION, QUESTION_WITHOUT_THE_ANSWER, OURS_REJECTED = 1.0, 0.45, 0.8, 1.0
EMERGENCY_MISSED, EMERGENCY_REJECTED = 3.0, 20.0
FOREIGN_ANSWERED, FOREIGN_ASKED = 1.0, 0.3
# A first message is answered with a verdict, a clause and a price: who is told another matter's is told something untrue
# about money, may not notice, and has to press twice and read again where they do (docs/adr/046).
NEEDLESS_FIRST_QUESTION = 1 / 3
# However cheap the rest becomes, so many of ours may be sent away, and so many others be asked about an emergency.
MOST_REJECTED, MOST_FALSE_ALARMS = 0.03, 0.03
# Below this the emergencies together are only what is left over of other meanings.
LEAST_SUSPICION = 0.05


@dataclass(frozen=True)
class Thresholds:
    """Chosen at training on examples that the model had not seen, and kept in the model.

    `temperature` makes a confidence mean what it says (0.8: right in 8 of 10); at `act` words mean the likeliest
    category; at `first`, which is no lower, they are answered with its verdict where nothing is talked about yet;
    below `ours` a message is none of ours; from `emergency` on the emergencies together are asked about first;
    `talk` is the least confidence for words that answer the desk.
    """

    temperature: float = 1.0
    act: float = 0.5
    first: float = 0.5
    ours: float = 0.3
    emergency: float = 0.3
    talk: float = 0.35

    @property
    def of_first_messages(self) -> Thresholds:
        """The same for a message that begins a talk: it is acted on from `first` on."""
        return replace(self, act=self.first)

    def to_json(self) -> dict[str, float]:
        """As numbers by name."""
        return asdict(self)


@dataclass(frozen=True)
class Guesses:
    """What a model that had not seen them makes of examples, and what is true of each.

    `by_category` is (texts, categories and last "out of scope"), `ours` how surely each is our business, `suspicion`
    the emergencies together, `intents` the confidence of the likeliest intent and `talks` whether that is talk.
    `right` is whether the likeliest is true, `right_among_offered` whether the truth is among the first three
    categories, `about_ours`, `about_talk` and `emergency` what the example truly is.
    """

    by_category: Matrix
    ours: Row
    suspicion: Row
    intents: Row
    talks: Flags
    right: Flags
    right_among_offered: Flags
    about_ours: Flags
    about_talk: Flags
    emergency: Flags

    def bands(self, thresholds: Thresholds) -> list[Band]:
        """The band of each example."""
        return bands_of(thresholds, self.by_category, self.ours, self.suspicion, self.intents, self.talks)


def calibrated(probabilities: Matrix, temperature: float) -> Matrix:
    """Sharper (below 1) or flatter (above 1) probabilities in the same order, each row adding up to 1."""
    sharpened = np.maximum(probabilities, 1e-12) ** (1 / temperature)
    result: Matrix = sharpened / sharpened.sum(axis=1, keepdims=True)
    return result


def choose_temperature(probabilities: Matrix, truth: NDArray[np.int64]) -> float:
    """The temperature under which the true answers are likeliest (Guo and others, 2017), to a hundredth."""
    rows = np.arange(len(truth))
    logs = np.log(np.maximum(probabilities, 1e-12))

    def surprise(temperature: float) -> float:
        scaled = logs / temperature
        scaled -= scaled.max(axis=1, keepdims=True)
        return float((np.log(np.exp(scaled).sum(axis=1)) - scaled[rows, truth]).mean())

    grid = np.arange(0.3, 2.01, 0.05)
    coarse = min(grid, key=surprise)
    return round(float(min(np.arange(coarse - 0.05, coarse + 0.051, 0.01), key=surprise)), 2)


def bands_of(
    thresholds: Thresholds, by_category: Matrix, ours: Row, suspicion: Row, intents: Row, talks: Flags
) -> list[Band]:
    """The band of each text; `intents` is the confidence of the likeliest intent, `talks` whether that is talk."""
    foreign = by_category.shape[1] - 1
    likeliest = by_category.max(axis=1)
    asked = np.where(
        talks, intents < thresholds.talk, (by_category.argmax(axis=1) == foreign) | (likeliest < thresholds.act)
    )
    alarming = suspicion >= thresholds.emergency
    rejected = ~talks & ~alarming & (ours < thresholds.ours)
    return [Band.REJECT if no else Band.OFFER if ask else Band.ACT for no, ask in zip(rejected, asked, strict=True)]


def choose_thresholds(guesses: Guesses, temperature: float) -> Thresholds:
    """Those that cost people least on these examples; emergencies first, then what is ours, then when to act."""
    chosen = Thresholds(temperature=temperature, emergency=_choose_emergency(guesses))
    # At 0 nothing is rejected, so that one of them is always bearable.
    rejecting = [replace(chosen, ours=value) for value in _grid(0.0, 0.9)]
    chosen = _cheapest([each for each in rejecting if share_rejected(each, guesses) <= MOST_REJECTED], guesses)
    chosen = _cheapest([replace(chosen, act=value) for value in _grid(0.2, 0.9)], guesses)
    chosen = _cheapest([replace(chosen, talk=value) for value in _grid(0.1, 0.7)], guesses)
    firsts = [replace(chosen, first=value) for value in _grid(0.2, 0.9) if value >= chosen.act]
    return min(firsts, key=lambda each: cost(each.of_first_messages, guesses, NEEDLESS_FIRST_QUESTION))


def cost(thresholds: Thresholds, guesses: Guesses, needless: float = NEEDLESS_QUESTION) -> float:
    """What the examples cost people, in wrong answers about a printer; `needless` is what a needless question counts."""
    bands = np.array([band.value for band in guesses.bands(thresholds)])
    act, offer, reject = (bands == band.value for band in (Band.ACT, Band.OFFER, Band.REJECT))
    ours, talk = guesses.about_ours, guesses.about_talk
    seen = guesses.suspicion >= thresholds.emergency
    missed = np.where(guesses.emergency & ~seen, EMERGENCY_MISSED, WRONG)
    each = np.zeros(len(bands))
    each += (ours & act & ~guesses.right) * missed
    each += (ours & offer) * np.where(guesses.right_among_offered, needless, QUESTION_WITHOUT_THE_ANSWER)
    each += (ours & reject) * np.where(guesses.emergency, EMERGENCY_REJECTED, OURS_REJECTED)
    each += (talk & act & ~guesses.right) * WRONG + (talk & offer) * needless + (talk & reject) * WRONG
    each += ~(ours | talk) * (act * FOREIGN_ANSWERED + offer * FOREIGN_ASKED)
    return float(each.sum())


def share_rejected(thresholds: Thresholds, guesses: Guesses) -> float:
    """Which share of our own examples, talk not counted, would be sent away."""
    if not guesses.about_ours.any():
        return 0.0
    rejected = np.array([band is Band.REJECT for band in guesses.bands(thresholds)])
    return float(rejected[guesses.about_ours].mean())


def _choose_emergency(guesses: Guesses) -> float:
    """The lowest threshold at which no more than the allowed share of the others is asked about one."""
    others = np.sort(guesses.suspicion[~guesses.emergency])
    if not len(others) or not guesses.emergency.any():
        return 0.5
    # The likeliest of those that must not be asked: the threshold lies above it, by at most a thousandth.
    quiet = float(others[len(others) - 1 - int(len(others) * MOST_FALSE_ALARMS)])
    return round(max((floor(quiet * 1000) + 1) / 1000, LEAST_SUSPICION), 3)


def _cheapest(candidates: Sequence[Thresholds], guesses: Guesses) -> Thresholds:
    return min(candidates, key=lambda each: cost(each, guesses))


def _grid(low: float, high: float) -> list[float]:
    return [round(float(value), 3) for value in np.arange(low, high + 1e-9, 0.02)]
