"""What a training says of itself: how well models judged the examples that they had not seen."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np

from bot.language.band import Band
from bot.language.judge_learning import FOLDS, Examples, Learned

WORST = 12


def figures_of(learned: Learned, examples: Examples) -> dict[str, Any]:
    """Shares 0 to 1 by name, as `nightdesk train` prints them.

    `right` tells every intent apart, `right_categories` only problem categories and what is none of ours, with
    questions about money counted as the contract's; `act`, `offer` and `reject` are shares of our own problems where
    they begin a talk.
    """
    judge, guesses = learned.judge, learned.guesses
    names = np.array(judge.model.intents)
    guessed = names[learned.probabilities.argmax(axis=1)]
    truth = np.array(examples.intents)
    bands = np.array([band.value for band in guesses.bands(judge.thresholds.of_first_messages)])
    ours, foreign = guesses.about_ours, ~guesses.about_ours & ~guesses.about_talk
    alarmed = guesses.suspicion >= judge.thresholds.emergency
    mistakes = Counter((t, g) for t, g in zip(truth.tolist(), guessed.tolist(), strict=True) if t != g)
    acted = ours & (bands == Band.ACT.value)
    return {
        "examples": len(truth),
        "intents": len(names),
        "folds": FOLDS,
        "right": _share(guessed == truth),
        "right_categories": _share(guesses.right[ours | foreign]),
        "top3": _share(guesses.right_among_offered[ours]),
        "macro_f1": _macro_f1(truth, guessed),
        **{band.value: _share(bands[ours] == band.value) for band in Band},
        "act_precision": _share(guesses.right[acted]),
        "in_scope_rejected": _share(bands[ours] == Band.REJECT.value),
        "out_of_scope_recall": _share((guessed == judge.kinds.out_of_scope)[foreign] | (bands[foreign] == "reject")),
        "emergency_recall": _share(alarmed[guesses.emergency]),
        "emergency_false_alarms": _share(alarmed[~guesses.emergency]),
        "worst": [[t, g, count] for (t, g), count in mistakes.most_common(WORST)],
    }


def _macro_f1(truth: np.ndarray[Any, Any], guessed: np.ndarray[Any, Any]) -> float:
    from sklearn.metrics import f1_score

    return round(float(f1_score(truth, guessed, average="macro", zero_division=0)), 4)


def _share(flags: np.ndarray[Any, Any]) -> float:
    return round(float(flags.mean()), 4) if len(flags) else 0.0
