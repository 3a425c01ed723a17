"""The judge learns on examples, chooses its thresholds on what it has not seen, and says the same each time."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from bot.language import judge_learning, judging
from bot.language.band import Band
from bot.language.bands import Thresholds
from bot.language.intents import IntentSettings
from bot.language.judge_learning import FOLDS, Examples, Learned, learn_judge
from bot.language.judging import Judge, Judgement
from bot.language.kinds import Kinds
from tests.language.learning import EXAMPLES, KINDS, WIDTH, WordEncoder, marked, small_examples

_SETTINGS = IntentSettings(meaning_units=32)


def _learn(examples: Examples, kinds: Kinds = KINDS) -> Learned:
    return learn_judge(examples, kinds, _SETTINGS, WIDTH)


def _judge(judge: Judge, *texts: str) -> tuple[Judgement, ...]:
    return judge.judge(texts, WordEncoder().features(texts))


@pytest.fixture(scope="module")
def learned() -> Learned:
    return _learn(small_examples())


def _numbers(learned: Learned) -> list[bytes]:
    judge = learned.judge
    alarm = judge.alarm
    assert alarm is not None and alarm.by_meaning is not None and judge.model.by_meaning is not None
    opinions = (judge.model.by_words, judge.model.by_meaning, alarm.by_words, alarm.by_meaning)
    guesses = learned.guesses
    return [
        *(part.tobytes() for opinion in opinions for part in (opinion.weights, opinion.constants)),
        *(part.tobytes() for part in (judge.scope.ours, judge.scope.foreign)),
        *(part.tobytes() for part in (learned.probabilities, guesses.ours, guesses.suspicion, guesses.by_category)),
    ]


@pytest.mark.parametrize("threads", [1, 2, 3])
def test_two_trainings_learn_the_same_bit_by_bit_however_many_threads_learn(
    threads: int, learned: Learned, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judge_learning, "THREADS", threads)
    again = _learn(small_examples())

    assert _numbers(again) == _numbers(learned)
    assert again.judge.thresholds == learned.judge.thresholds
    assert again.judge.scope.weights == learned.judge.scope.weights


def test_no_example_is_judged_by_a_model_that_has_seen_it() -> None:
    """One example alone says what its intent is; whoever has not seen it cannot know."""
    examples = small_examples()
    planted = Examples(
        [*examples.texts, "xylophone quartz"],
        WordEncoder().features([*examples.texts, "xylophone quartz"]),
        [*examples.intents, "wifi"],
        [*examples.emergencies, "outage"],
    )
    found = _learn(planted)
    seen = _judge(found.judge, "xylophone quartz")[0]
    wifi = found.judge.model.intents.index("wifi")

    assert seen.intents[0][0] == "wifi"
    assert dict(seen.intents)["wifi"] > 0.6
    assert found.probabilities[-1, wifi] < 0.5
    assert seen.suspicion > found.guesses.suspicion[-1] + 0.3
    assert found.guesses.suspicion[-1] < 0.5


def test_nearness_to_ours_is_not_asked_of_the_example_itself(learned: Learned) -> None:
    texts = EXAMPLES["out_of_scope"]
    rows = [place for place, intent in enumerate(small_examples().intents) if intent == "out_of_scope"]

    known = [judgement.ours for judgement in _judge(learned.judge, *texts)]

    assert np.mean(known) < np.mean(learned.guesses.ours[rows])


@pytest.mark.parametrize(
    ("text", "intent", "category"),
    [
        ("the printer is offline", "printer", "printer"),
        ("wifi signal is weak", "wifi", "wifi"),
        ("the invoice is wrong again", "billing", "billing"),
        ("how much will that cost", "ask_price", "billing"),
    ],
)
def test_a_message_has_an_intent_and_a_category(text: str, intent: str, category: str, learned: Learned) -> None:
    found = _judge(learned.judge, text)[0]

    assert found.intents[0][0] == intent
    assert found.categories[0][0] == category


def test_rankings_are_sorted_and_hold_what_they_should(learned: Learned) -> None:
    found = _judge(learned.judge, "printer and invoice")[0]
    shares = [share for _, share in found.intents]

    assert sorted(name for name, _ in found.intents) == sorted(EXAMPLES)
    assert sorted(name for name, _ in found.categories) == ["billing", "out_of_scope", "printer", "wifi"]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == pytest.approx(1)
    assert sum(share for _, share in found.categories) <= 1
    assert {type(share) for share in shares} == {float}


def test_equally_likely_ones_stand_by_name() -> None:
    ranked = judging._ranked(["wifi", "printer", "billing"], np.array([0.3, 0.3, 0.4]))

    assert ranked == (("billing", 0.4), ("printer", 0.3), ("wifi", 0.3))


@pytest.mark.parametrize(("text", "talks"), [("hello there", True), ("printer is offline", False)])
def test_talk_is_told_from_problems(text: str, talks: bool, learned: Learned) -> None:
    assert _judge(learned.judge, text)[0].talks == talks


def test_an_emergency_by_intent_is_named(learned: Learned) -> None:
    found = _judge(learned.judge, "smoke and fire in the rack")[0]

    assert found.by_intent == "danger"
    assert found.emergency == "danger"
    assert found.suspicion > learned.judge.thresholds.emergency


def test_an_emergency_that_an_example_is_marked_with_is_named_whatever_its_intent() -> None:
    examples = small_examples()
    for text in ("office wifi is weak", "wireless is gone"):
        examples = marked(examples, text, "outage")
    judge = replace(_learn(examples).judge, thresholds=Thresholds(emergency=0.3))

    lost, other = _judge(judge, "wireless is gone", "the invoice is wrong")

    assert (lost.emergency, lost.by_intent, lost.intents[0][0]) == ("outage", None, "wifi")
    assert other.emergency is None


@pytest.mark.parametrize("kinds", [[None] * 42, ["outage", "danger"] * 21], ids=["none", "nothing else"])
def test_without_emergencies_and_others_nothing_is_suspicious(kinds: list[str | None]) -> None:
    found = _learn(replace(small_examples(), emergencies=kinds))

    assert found.judge.alarm is None
    assert found.guesses.suspicion.tolist() == [0.0] * 42
    assert _judge(found.judge, "fire")[0].suspicion == 0.0


@pytest.mark.parametrize(
    ("band", "by_intent", "named"),
    [(Band.ACT, "danger", True), (Band.OFFER, "danger", False), (Band.ACT, None, False)],
)
def test_the_likeliest_intent_names_an_emergency_when_it_is_sure(
    band: Band, by_intent: str | None, named: bool, learned: Learned
) -> None:
    found = replace(_judge(learned.judge, "smoke and fire in the rack")[0], band=band, by_intent=by_intent)

    assert found.names_emergency == named


@pytest.mark.parametrize(("text", "named"), [("there is smoke and fire", True), ("fire", False), ("the fire", False)])
def test_a_single_word_wakes_nobody_and_is_asked_about(text: str, named: bool, learned: Learned) -> None:
    found = replace(_judge(learned.judge, text)[0], band=Band.ACT, suspicion=0.9, emergency="danger")

    assert (found.by_intent, found.names_emergency) == ("danger", named)
    assert found.asks_about == (None if named else "danger")


def test_nothing_is_suspected_of_a_calm_sentence_and_its_likeliest_meaning_wakes_nobody(
    learned: Learned, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "smoke and fire in the rack"
    monkeypatch.setattr(judging, "is_calm", lambda said: said == text)
    found = replace(_judge(learned.judge, text)[0], band=Band.ACT)

    assert (found.is_calm, found.by_intent, found.suspicion, found.emergency) == (True, "danger", 0.0, None)
    assert (found.names_emergency, found.asks_about) == (False, None)
    assert _judge(learned.judge, f"{text} please")[0].emergency == "danger"


@pytest.mark.parametrize(
    ("text", "sure_enough", "band"),
    [
        ("printer", 0.0, Band.ACT),
        ("printer", 1.1, Band.OFFER),
        ("my printer", 1.1, Band.OFFER),
        ("printer is offline", 1.1, Band.ACT),
        ("hello", 1.1, Band.ACT),
    ],
)
def test_a_single_word_has_to_be_surer_than_a_sentence(
    text: str, sure_enough: float, band: Band, learned: Learned, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "SURE_OF_ONE_WORD", sure_enough)
    thresholds = Thresholds(act=0.0, ours=0.0, emergency=1.1, talk=0.0)

    assert _judge(replace(learned.judge, thresholds=thresholds), text)[0].band is band


def test_what_is_rejected_is_none_of_ours_whatever_its_ranking(learned: Learned) -> None:
    judge = replace(learned.judge, thresholds=Thresholds(ours=1.1, emergency=1.1))

    found = _judge(judge, "printer is offline")[0]

    assert (found.band, found.category, found.categories[0][0]) == (Band.REJECT, "out_of_scope", "printer")


def test_without_vectors_words_decide_alone() -> None:
    found = _learn(small_examples(vectors=False))

    judgements = found.judge.judge(["the printer is offline", "pritner offlien"], None)

    assert found.judge.model.by_meaning is None
    assert [judgement.intents[0][0] for judgement in judgements] == ["printer", "printer"]
    assert len(found.judge.scope.ours) == 0


def test_a_judge_with_vectors_says_something_of_texts_without(learned: Learned) -> None:
    assert learned.judge.judge(["the printer is offline"], None)[0].intents[0][0] == "printer"


def test_no_texts_need_no_judgement(learned: Learned) -> None:
    assert learned.judge.judge([], None) == ()


def test_texts_are_judged_alike_alone_and_together(learned: Learned) -> None:
    texts = ("printer is offline", "hello", "is rain likely")

    together = _judge(learned.judge, *texts)

    for text, found in zip(texts, together, strict=True):
        alone = _judge(learned.judge, text)[0]
        assert (alone.band, alone.category, alone.emergency) == (found.band, found.category, found.emergency)
        assert alone.ours == pytest.approx(found.ours, abs=1e-5)


def test_the_scope_keeps_examples_of_ours_and_all_that_are_foreign(learned: Learned) -> None:
    foreign = WordEncoder().features(EXAMPLES["out_of_scope"])[:, WIDTH:] * np.sqrt(2)

    assert learned.judge.scope.foreign == pytest.approx(foreign, abs=1e-5)
    # Three categories and a question that counts as one; neither talk nor danger.
    assert len(learned.judge.scope.ours) == 4 * 6


def test_progress_counts_the_models(learned: Learned) -> None:
    told: list[tuple[int, int]] = []

    learn_judge(small_examples(), KINDS, _SETTINGS, WIDTH, lambda done, total: told.append((done, total)))

    assert told == [(done, FOLDS + 1) for done in range(FOLDS + 2)]


@pytest.mark.parametrize("each", [1, 2, 3])
def test_few_examples_of_an_intent_are_enough(each: int) -> None:
    texts = [text for found in EXAMPLES.values() for text in found[:each]]
    intents = [intent for intent, found in EXAMPLES.items() for _ in found[:each]]
    emergencies = [KINDS.emergencies.get(intent) for intent in intents]

    found = _learn(Examples(texts, WordEncoder().features(texts), intents, emergencies))

    assert found.probabilities.shape == (len(texts), len(EXAMPLES))
    assert _judge(found.judge, EXAMPLES["printer"][0])[0].categories[0][0] == "printer"


def test_without_foreign_examples_the_odds_decide_what_is_ours() -> None:
    examples = small_examples()
    kept = [place for place, intent in enumerate(examples.intents) if intent != "out_of_scope"]
    assert examples.vectors is not None

    found = _learn(
        Examples(
            [examples.texts[place] for place in kept],
            examples.vectors[kept],
            [examples.intents[place] for place in kept],
            [examples.emergencies[place] for place in kept],
        )
    )

    assert found.judge.scope.weights == (0.0, 1.0, 0.0)
    assert _judge(found.judge, "printer is offline")[0].ours > 0.9
