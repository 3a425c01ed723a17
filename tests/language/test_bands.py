"""Act, offer or reject: what the thresholds do, and how they are chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.band import Band
from bot.language.bands import (
    EMERGENCY_MISSED,
    EMERGENCY_REJECTED,
    FOREIGN_ANSWERED,
    FOREIGN_ASKED,
    LEAST_SUSPICION,
    MOST_FALSE_ALARMS,
    MOST_REJECTED,
    NEEDLESS_FIRST_QUESTION,
    NEEDLESS_QUESTION,
    OURS_REJECTED,
    QUESTION_WITHOUT_THE_ANSWER,
    WRONG,
    Guesses,
    Thresholds,
    bands_of,
    calibrated,
    choose_temperature,
    choose_thresholds,
    cost,
    share_rejected,
)

_THRESHOLDS = Thresholds(temperature=1.0, act=0.5, first=0.7, ours=0.3, emergency=0.4, talk=0.35)
_SHARES = st.floats(0, 1)


def _guesses(count: int = 1, **other: Any) -> Guesses:
    """Messages of ours that are surely taken for the right category, but for what is said otherwise."""
    usual: dict[str, Any] = {
        "by_category": [[0.9, 0.05, 0.05]] * count,
        "ours": [1.0] * count,
        "suspicion": [0.0] * count,
        "intents": [0.9] * count,
        "talks": [False] * count,
        "right": [True] * count,
        "right_among_offered": [True] * count,
        "about_ours": [True] * count,
        "about_talk": [False] * count,
        "emergency": [False] * count,
    }
    return Guesses(**{name: np.array(value) for name, value in {**usual, **other}.items()})


@pytest.mark.parametrize(
    ("by_category", "ours", "suspicion", "intent", "talks", "band"),
    [
        ([0.7, 0.2, 0.1], 0.9, 0.0, 0.7, False, Band.ACT),
        ([0.5, 0.2, 0.1], 0.3, 0.0, 0.5, False, Band.ACT),
        ([0.49, 0.2, 0.1], 0.9, 0.0, 0.49, False, Band.OFFER),
        ([0.2, 0.1, 0.7], 0.3, 0.0, 0.7, False, Band.OFFER),
        ([0.7, 0.2, 0.1], 0.29, 0.0, 0.7, False, Band.REJECT),
        ([0.2, 0.1, 0.7], 0.1, 0.39, 0.7, False, Band.REJECT),
        ([0.2, 0.1, 0.7], 0.1, 0.4, 0.7, False, Band.OFFER),
        ([0.7, 0.2, 0.1], 0.1, 0.9, 0.7, False, Band.ACT),
        ([0.1, 0.1, 0.1], 0.1, 0.0, 0.35, True, Band.ACT),
        ([0.1, 0.1, 0.2], 0.0, 0.0, 0.34, True, Band.OFFER),
    ],
    ids=[
        "sure",
        "just sure enough",
        "not sure enough",
        "foreign is likeliest, but it may be ours",
        "too unlikely to be ours",
        "foreign, a little suspicious",
        "suspicion keeps from rejecting",
        "suspicion does not keep from acting",
        "talk needs less and is never rejected",
        "talk that is not sure enough is asked about",
    ],
)
def test_the_band_of_a_message(
    by_category: list[float], ours: float, suspicion: float, intent: float, talks: bool, band: Band
) -> None:
    found = bands_of(
        _THRESHOLDS,
        np.array([by_category]),
        np.array([ours]),
        np.array([suspicion]),
        np.array([intent]),
        np.array([talks]),
    )

    assert found == [band]


def test_every_message_has_its_own_band() -> None:
    guesses = _guesses(3, ours=[1.0, 0.0, 1.0], by_category=[[0.9, 0.1, 0.0], [0.9, 0.1, 0.0], [0.4, 0.3, 0.3]])

    assert guesses.bands(_THRESHOLDS) == [Band.ACT, Band.REJECT, Band.OFFER]


@pytest.mark.parametrize(
    ("what", "each"),
    [
        ({}, 0.0),
        ({"right": [False]}, WRONG),
        ({"right": [False], "emergency": [True]}, EMERGENCY_MISSED),
        ({"right": [False], "emergency": [True], "suspicion": [0.4]}, WRONG),
        ({"by_category": [[0.4, 0.3, 0.3]]}, NEEDLESS_QUESTION),
        ({"by_category": [[0.4, 0.3, 0.3]], "right_among_offered": [False]}, QUESTION_WITHOUT_THE_ANSWER),
        ({"ours": [0.0]}, OURS_REJECTED),
        ({"ours": [0.0], "emergency": [True]}, EMERGENCY_REJECTED),
        ({"about_ours": [False], "about_talk": [True], "right": [False]}, WRONG),
        ({"about_ours": [False], "about_talk": [True], "talks": [True], "intents": [0.1]}, NEEDLESS_QUESTION),
        ({"about_ours": [False], "about_talk": [True], "ours": [0.0]}, WRONG),
        ({"about_ours": [False]}, FOREIGN_ANSWERED),
        ({"about_ours": [False], "by_category": [[0.4, 0.3, 0.3]]}, FOREIGN_ASKED),
        ({"about_ours": [False], "ours": [0.0]}, 0.0),
    ],
    ids=[
        "right",
        "wrong",
        "emergency taken for something else",
        "emergency that is asked about",
        "needless question",
        "question without the answer",
        "ours rejected",
        "emergency rejected",
        "talk answered wrongly",
        "talk asked about",
        "talk rejected",
        "foreign answered",
        "foreign asked about",
        "foreign rejected",
    ],
)
def test_what_one_message_costs(what: dict[str, Any], each: float) -> None:
    assert cost(_THRESHOLDS, _guesses(**what)) == pytest.approx(each)


def test_a_message_that_begins_a_talk_has_a_threshold_of_its_own() -> None:
    guesses = _guesses(3, by_category=[[0.7, 0.2, 0.1], [0.69, 0.2, 0.1], [0.49, 0.3, 0.2]])

    assert guesses.bands(_THRESHOLDS) == [Band.ACT, Band.ACT, Band.OFFER]
    assert guesses.bands(_THRESHOLDS.of_first_messages) == [Band.ACT, Band.OFFER, Band.OFFER]


def test_a_needless_question_counts_as_much_as_is_said() -> None:
    asked = _guesses(by_category=[[0.4, 0.3, 0.3]])

    assert cost(_THRESHOLDS, asked, 0.2) == pytest.approx(0.2)


def test_the_cost_of_several_messages_adds_up() -> None:
    guesses = _guesses(
        4, right=[False, True, True, True], ours=[1.0, 0.0, 1.0, 1.0], about_ours=[True, True, False, True]
    )

    assert cost(_THRESHOLDS, guesses) == pytest.approx(WRONG + OURS_REJECTED + FOREIGN_ANSWERED)


def test_the_share_rejected_counts_ours_only() -> None:
    guesses = _guesses(4, ours=[0.0, 1.0, 0.0, 1.0], about_ours=[True, True, False, True])

    assert share_rejected(_THRESHOLDS, guesses) == pytest.approx(1 / 3)


def test_without_messages_of_ours_none_is_rejected() -> None:
    assert share_rejected(_THRESHOLDS, _guesses(about_ours=[False], ours=[0.0])) == 0.0


@st.composite
def _any_guesses(draw: st.DrawFn) -> Guesses:
    count = draw(st.integers(1, 40))

    def shares() -> list[float]:
        return draw(st.lists(_SHARES, min_size=count, max_size=count))

    def flags() -> list[bool]:
        return draw(st.lists(st.booleans(), min_size=count, max_size=count))

    ours = np.array(flags())
    return _guesses(
        count,
        by_category=np.column_stack([shares(), shares(), shares()]),
        ours=shares(),
        suspicion=shares(),
        intents=shares(),
        talks=flags(),
        right=flags(),
        right_among_offered=flags(),
        about_ours=ours,
        about_talk=~ours & np.array(flags()),
        emergency=flags(),
    )


@given(_any_guesses())
def test_hardly_any_message_of_ours_is_ever_sent_away(guesses: Guesses) -> None:
    assert share_rejected(choose_thresholds(guesses, 1.0), guesses) <= MOST_REJECTED


@given(_any_guesses())
def test_hardly_anybody_is_asked_about_an_emergency_without_one(guesses: Guesses) -> None:
    chosen = choose_thresholds(guesses, 1.0)
    others = guesses.suspicion[~guesses.emergency]

    if guesses.emergency.any() and len(others):
        assert (others >= chosen.emergency).mean() <= MOST_FALSE_ALARMS


@given(_any_guesses())
def test_the_chosen_thresholds_cost_no_more_than_any_other_threshold_to_act(guesses: Guesses) -> None:
    chosen = choose_thresholds(guesses, 1.0)
    others = [replace(chosen, talk=talk) for talk in (0.1, 0.4, 0.7)]

    assert all(cost(chosen, guesses) <= cost(other, guesses) for other in others)


@given(_any_guesses())
def test_a_first_message_is_never_acted_on_more_readily_than_any_other(guesses: Guesses) -> None:
    chosen = choose_thresholds(guesses, 1.0)

    assert chosen.first >= chosen.act


@given(_any_guesses())
def test_the_threshold_of_first_messages_costs_no_more_than_that_of_the_others(guesses: Guesses) -> None:
    chosen = choose_thresholds(guesses, 1.0)

    at_first = cost(chosen.of_first_messages, guesses, NEEDLESS_FIRST_QUESTION)
    assert at_first <= cost(chosen, guesses, NEEDLESS_FIRST_QUESTION)


def test_a_first_message_is_asked_about_where_words_between_would_be_acted_on() -> None:
    # Of those at 0.6 two in five are wrong: a question costs less than the wrong answer at a third, and more at 0.45.
    sure = [0.6] * 50 + [0.9] * 50
    guesses = _guesses(
        100,
        by_category=[[share, (1 - share) / 2, (1 - share) / 2] for share in sure],
        right=[False] * 20 + [True] * 80,
    )

    chosen = choose_thresholds(guesses, 1.0)

    assert chosen.act <= 0.6 < chosen.first <= 0.9


def test_ours_that_look_as_foreign_as_can_be_are_not_rejected() -> None:
    guesses = _guesses(100, ours=[0.0] * 50 + [1.0] * 50)

    assert share_rejected(choose_thresholds(guesses, 1.0), guesses) == 0.0


def test_foreign_messages_that_can_be_told_are_rejected() -> None:
    foreign = [True] * 50 + [False] * 50
    guesses = _guesses(100, ours=[0.2 if each else 0.8 for each in foreign], about_ours=[not each for each in foreign])

    chosen = choose_thresholds(guesses, 1.0)

    assert 0.2 < chosen.ours <= 0.8
    assert [band is Band.REJECT for band in guesses.bands(chosen)] == foreign


def test_the_threshold_to_act_lies_above_guesses_that_are_mostly_wrong() -> None:
    sure = [0.4] * 50 + [0.8] * 50
    guesses = _guesses(
        100,
        by_category=[[share, (1 - share) / 2, (1 - share) / 2] for share in sure],
        right=[False] * 40 + [True] * 60,
    )

    assert 0.4 < choose_thresholds(guesses, 1.0).act <= 0.8


def test_the_emergency_threshold_is_the_lowest_that_few_others_reach() -> None:
    suspicion = [number / 200 for number in range(100)] + [0.9]
    guesses = _guesses(101, suspicion=suspicion, emergency=[False] * 100 + [True])

    first_that_may_not_be_asked = suspicion[99 - round(100 * MOST_FALSE_ALARMS)]
    assert choose_thresholds(guesses, 1.0).emergency == pytest.approx(first_that_may_not_be_asked + 0.001)


def test_of_few_others_none_is_asked_about_an_emergency() -> None:
    guesses = _guesses(5, suspicion=[0.1, 0.2, 0.3, 0.35, 0.9], emergency=[False] * 4 + [True])

    assert choose_thresholds(guesses, 1.0).emergency == pytest.approx(0.351)


def test_the_emergency_threshold_is_never_lower_than_what_is_left_over_of_other_meanings() -> None:
    guesses = _guesses(3, suspicion=[0.0, 0.001, 0.9], emergency=[False, False, True])

    assert choose_thresholds(guesses, 1.0).emergency == LEAST_SUSPICION


@pytest.mark.parametrize("emergency", [True, False])
def test_without_both_sorts_of_examples_the_emergency_threshold_stays_in_the_middle(emergency: bool) -> None:
    assert choose_thresholds(_guesses(3, emergency=[emergency] * 3), 1.0).emergency == 0.5


def test_the_temperature_is_kept_with_the_thresholds() -> None:
    assert choose_thresholds(_guesses(), 0.7).to_json()["temperature"] == 0.7


def test_thresholds_are_stored_as_numbers_by_name() -> None:
    assert Thresholds(**_THRESHOLDS.to_json()) == _THRESHOLDS


_ROWS = st.lists(st.floats(0.001, 1), min_size=2, max_size=6)


@given(_ROWS, st.floats(0.3, 2.0))
def test_calibrated_probabilities_keep_their_order_and_add_up_to_one(row: list[float], temperature: float) -> None:
    given_row = np.array([row]) / sum(row)

    found = calibrated(given_row, temperature)[0]

    order = np.argsort(given_row[0], kind="stable")
    assert found.sum() == pytest.approx(1)
    assert (np.diff(found[order]) >= -1e-12).all()


def test_a_temperature_of_one_changes_nothing_and_a_low_one_is_surer() -> None:
    row = np.array([[0.7, 0.2, 0.1]])

    assert calibrated(row, 1.0) == pytest.approx(row)
    assert calibrated(row, 0.5) == pytest.approx(row**2 / (row**2).sum())


def test_nothing_likely_stays_a_distribution() -> None:
    assert calibrated(np.array([[1.0, 0.0, 0.0]]), 0.3).sum() == pytest.approx(1)


@pytest.mark.parametrize("planted", [0.5, 0.8, 1.0, 1.4])
def test_the_planted_temperature_is_found(planted: float) -> None:
    generator = np.random.default_rng(7)
    honest = generator.dirichlet([0.6] * 4, size=20_000)
    drawn = (honest.cumsum(axis=1) < generator.random((20_000, 1))).sum(axis=1).clip(max=3)
    # What a model says whose answers must be sharpened or flattened by `planted` to be honest.
    said = calibrated(honest, 1 / planted)

    assert choose_temperature(said, drawn) == pytest.approx(planted, abs=0.04)
