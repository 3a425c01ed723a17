"""Figures about how well messages are understood, by tables and by hand."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import f1_score

from bot.language.evaluation import (
    OUT_OF_SCOPE,
    BadLabels,
    Band,
    Bands,
    Confusion,
    Figures,
    Guess,
    Labelled,
    Share,
    is_right,
    macro_f1,
    measure,
    read_labelled,
    read_map,
)

KNOWN = ("printer", "scanner", "wifi", "vpn_remote")
ACT, OFFER, REJECT = Band.ACT, Band.OFFER, Band.REJECT


def label(category: str, *accepted: str, source: str | None = None) -> Labelled:
    return Labelled("words", category, frozenset(accepted or (category,)), source)


def guess(category: str, band: Band = ACT, *others: str) -> Guess:
    return Guess(category, band, (category, *others))


# Seven messages; what each is for stands beside it.
PAIRS = (
    (label("printer", source="forum"), guess("printer")),  # right
    (label("printer", source="forum"), guess("scanner", OFFER, "wifi", "printer")),  # wrong, but offered
    (label("printer"), guess("scanner", OFFER, "wifi", "vpn_remote", "printer")),  # the fourth is not offered
    (label("wifi", source="mail"), guess("wifi", REJECT)),  # right, and rejected all the same
    (label("wifi", source="mail"), guess(OUT_OF_SCOPE, ACT, "wifi")),  # called out of scope: rejected
    (label(OUT_OF_SCOPE), guess("printer", ACT)),  # acted on
    (label(OUT_OF_SCOPE, source="mail"), guess("printer", REJECT)),  # held back
)


@pytest.fixture
def figures() -> Figures:
    return measure([pair[0] for pair in PAIRS], [pair[1] for pair in PAIRS])


def test_right_and_the_first_three_are_of_the_messages_that_are_ours(figures: Figures) -> None:
    assert (figures.messages, figures.right, figures.top3) == (7, Share(2, 5), Share(4, 5))


def test_bands_are_counted_for_ours_for_foreign_and_for_all(figures: Figures) -> None:
    assert figures.ours == Bands(Share(1, 5), Share(2, 5), Share(2, 5))
    assert figures.foreign == Bands(Share(1, 2), Share(0, 2), Share(1, 2))
    assert figures.all == Bands(Share(2, 7), Share(2, 7), Share(3, 7))


def test_each_band_has_its_own_precision(figures: Figures) -> None:
    assert figures.precise == Bands(act=Share(1, 2), offer=Share(1, 2), reject=Share(1, 3))


def test_mistakes_are_counted_by_pair_most_frequent_first(figures: Figures) -> None:
    assert figures.confusions == (
        Confusion("printer", "scanner", 2),
        Confusion(OUT_OF_SCOPE, "printer", 1),
        Confusion("wifi", OUT_OF_SCOPE, 1),
    )


def test_only_the_fifteen_most_frequent_mistakes_are_told() -> None:
    labels = [label(f"c{number:02}") for number in range(20)]
    found = measure(labels, [guess("printer")] * 20).confusions
    assert [each.category for each in found] == [f"c{number:02}" for number in range(15)]


def test_right_is_told_for_each_category_and_each_source_that_is_named(figures: Figures) -> None:
    assert figures.categories == ((OUT_OF_SCOPE, Share(1, 2)), ("printer", Share(1, 3)), ("wifi", Share(1, 2)))
    assert figures.sources == (("forum", Share(1, 2)), ("mail", Share(2, 3)))


def test_the_macro_f1_of_all_figures_is_the_one_computed_by_hand(figures: Figures) -> None:
    # printer: 1 hit of 3, 1 given wrongly (the foreign one acted on): 2*1 / (3+2). wifi: 1 of 2, none wrongly: 2*1 / (2+1).
    # out_of_scope: 1 hit (the rejected one) of 2, 1 given wrongly: 2*1 / (2+2). `scanner` is nobody's in this file.
    assert figures.macro_f1 == pytest.approx((2 / 5 + 2 / 3 + 2 / 4) / 3)


def test_macro_f1_by_hand() -> None:
    true = ["a", "a", "a", "b", "b", "c"]
    predicted = ["a", "a", "b", "b", "c", "c"]
    # a: 4/5, b: 2/4, c: 2/3
    assert macro_f1(true, predicted) == pytest.approx(59 / 90)


@pytest.mark.parametrize(
    ("true", "predicted", "score"),
    [
        pytest.param([], [], None, id="nothing"),
        pytest.param(["a", "b"], ["a", "b"], 1.0, id="all right"),
        pytest.param(["a", "b"], ["b", "a"], 0.0, id="all wrong"),
        pytest.param(["a", "a"], ["a", None], 2 / 3, id="a guess that is no category of the labels is a miss"),
        pytest.param(["a", "b", "b"], ["a", "z", "z"], 0.5, id="a category that was never guessed counts as nothing"),
    ],
)
def test_macro_f1_at_its_edges(true: list[str], predicted: list[str | None], score: float | None) -> None:
    assert macro_f1(true, predicted) == (None if score is None else pytest.approx(score))


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcdz")), min_size=1, max_size=40))
def test_macro_f1_is_that_of_the_library(pairs: list[tuple[str, str]]) -> None:
    true, predicted = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    expected = f1_score(true, predicted, labels=sorted(set(true)), average="macro", zero_division=0)
    assert macro_f1(true, predicted) == pytest.approx(expected)


def test_a_wrong_guess_counts_against_the_category_of_theirs_that_accepts_it_most_closely() -> None:
    hardware = label("hardware", "printer", "scanner", "wifi")
    labels = [hardware, hardware, label("paper", "printer"), label("scanner")]
    # The wrong guess of the last one is `printer`: accepted by hardware (three) and paper (one), so it is paper's mistake.
    found = measure(labels, [guess("scanner"), guess("wifi"), guess("printer"), guess("printer")])
    assert found.macro_f1 == pytest.approx((1.0 + 2 / 3 + 0.0) / 3)


def test_a_category_of_the_same_name_goes_before_any_other_that_accepts_the_guess() -> None:
    printer = label("printer", "printer", "scanner")
    labels = [printer, printer, label("paper", "printer"), label("wifi")]
    # The last one's `printer` is the mistake of `printer`, though paper accepts fewer.
    found = measure(labels, [guess("scanner"), guess("scanner"), guess("printer"), guess("printer")])
    assert found.macro_f1 == pytest.approx((4 / 5 + 1.0 + 0.0) / 3)


@pytest.mark.parametrize(
    ("of", "made", "right"),
    [
        pytest.param(label("printing", "printer", "scanner"), guess("scanner"), True, id="any accepted one"),
        pytest.param(label("printer"), guess("printer", REJECT), True, id="the category, whatever the band"),
        pytest.param(label("printer"), guess(OUT_OF_SCOPE, ACT, "printer"), False, id="ours called out of scope"),
        pytest.param(label(OUT_OF_SCOPE), guess(OUT_OF_SCOPE, OFFER), True, id="foreign called out of scope"),
        pytest.param(label(OUT_OF_SCOPE), guess("printer", OFFER), False, id="foreign offered"),
        pytest.param(label("chat", OUT_OF_SCOPE), guess("printer", REJECT), True, id="their name for foreign"),
        pytest.param(label("vague", "printer", OUT_OF_SCOPE), guess(OUT_OF_SCOPE), True, id="ours or foreign"),
    ],
)
def test_when_a_guess_is_right(of: Labelled, made: Guess, right: bool) -> None:
    assert is_right(of, made) is right


def test_a_foreign_message_has_no_right_one_to_offer() -> None:
    found = measure([label(OUT_OF_SCOPE)], [guess("printer", OFFER, OUT_OF_SCOPE)])
    assert found.precise.offer == Share(0, 1)


def test_what_cannot_be_divided_is_none_and_a_dash() -> None:
    found = measure([label(OUT_OF_SCOPE)], [guess(OUT_OF_SCOPE)])
    assert (found.right.value, str(found.right)) == (None, "–")
    assert (found.document()["right"], found.document()["in_scope_rejected"]) == (None, None)


def test_guesses_and_labels_are_as_many() -> None:
    with pytest.raises(ValueError):
        measure([label("printer")], [])


def test_the_document_for_scripts(figures: Figures) -> None:
    assert figures.document() == {
        "messages": 7,
        "in_scope": 5,
        "out_of_scope": 2,
        "right": 0.4,
        "top3": 0.8,
        "macro_f1": figures.macro_f1,
        "act": 2 / 7,
        "offer": 2 / 7,
        "reject": 3 / 7,
        "act_precision": 0.5,
        "offer_precision": 0.5,
        "reject_precision": 1 / 3,
        "in_scope_acted_on": 0.2,
        "in_scope_offered": 0.4,
        "in_scope_rejected": 0.4,
        "out_of_scope_recall": 0.5,
        "out_of_scope_offered": 0.0,
        "out_of_scope_acted_on": 0.5,
        "worst": [["printer", "scanner", 2], [OUT_OF_SCOPE, "printer", 1], ["wifi", OUT_OF_SCOPE, 1]],
        "categories": {
            OUT_OF_SCOPE: {"messages": 2, "right": 1},
            "printer": {"messages": 3, "right": 1},
            "wifi": {"messages": 2, "right": 1},
        },
        "sources": {"forum": {"messages": 2, "right": 1}, "mail": {"messages": 3, "right": 2}},
    }


def test_messages_are_read_with_what_counts_as_right() -> None:
    lines = [
        '{"text": "paper jam", "category": "printer", "source": "forum"}',
        "",
        '{"text": "tell me a joke", "category": "out_of_scope", "id": 7}',
    ]
    assert read_labelled(lines, KNOWN) == (
        Labelled("paper jam", "printer", frozenset({"printer"}), "forum"),
        Labelled("tell me a joke", OUT_OF_SCOPE, frozenset({OUT_OF_SCOPE}), None),
    )


def test_a_map_says_which_of_ours_count_as_right() -> None:
    accepted = read_map({"printing": ["printer", "scanner"], "network": "wifi", "chat": [OUT_OF_SCOPE]}, KNOWN)
    lines = [json.dumps({"text": "x", "category": name}) for name in ("printing", "network", "chat", OUT_OF_SCOPE)]
    assert [set(each.accepted) for each in read_labelled(lines, KNOWN, accepted)] == [
        {"printer", "scanner"},
        {"wifi"},
        {OUT_OF_SCOPE},
        {OUT_OF_SCOPE},
    ]


BAD_LINES = [
    ("not JSON", "printer is broken", "line 2: this is not JSON."),
    ("no object", '["printer"]', "line 2: this is no JSON object."),
    ("no text", '{"category": "printer"}', 'line 2: "text" is missing or no text.'),
    ("no category", '{"text": "x"}', 'line 2: "category" is missing or no text.'),
    ("a number", '{"text": 5, "category": "printer"}', 'line 2: "text" is missing or no text.'),
    ("deep", "[" * 100_000, "line 2: this is not JSON."),
    (
        "unknown",
        '{"text": "x", "category": "prnter"}',
        "line 2: 'prnter' is no category of ours. Did you mean 'printer'? "
        "For categories of somebody else, say with --map which of ours fit.",
    ),
]


@pytest.mark.parametrize(("line", "says"), [row[1:] for row in BAD_LINES], ids=[row[0] for row in BAD_LINES])
def test_a_bad_line_is_named_with_what_to_do(line: str, says: str) -> None:
    with pytest.raises(BadLabels) as refused:
        read_labelled(['{"text": "x", "category": "printer"}', line], KNOWN)
    assert str(refused.value)[: len(says)] == says


def test_a_category_that_the_map_leaves_out_is_named() -> None:
    with pytest.raises(BadLabels) as refused:
        read_labelled(['{"text": "x", "category": "printer"}'], KNOWN, read_map({"printing": "printer"}, KNOWN))
    assert str(refused.value) == "line 1: 'printer' is not in the map. Did you mean 'printing'? Add it to the map."


def test_no_message_at_all_is_refused() -> None:
    with pytest.raises(BadLabels, match="there is no message in it"):
        read_labelled(["", "  "], KNOWN)


BAD_MAPS = [
    ("a list", ["printer"], "it must name"),
    ("empty", None, "it must name"),
    ("nothing named", {"printing": []}, "'printing' needs a list of our categories"),
    ("a number", {"printing": [5]}, "'printing' needs a list of our categories"),
    (
        "unknown",
        {"printing": ["prnter"]},
        "'printing' names 'prnter', which is no category of ours. Did you mean 'printer'?",
    ),
    ("out of scope elsewhere", {OUT_OF_SCOPE: ["printer"]}, "'out_of_scope' always stands for itself"),
]


@pytest.mark.parametrize(("document", "says"), [row[1:] for row in BAD_MAPS], ids=[row[0] for row in BAD_MAPS])
def test_a_bad_map_is_refused_with_what_to_do(document: object, says: str) -> None:
    with pytest.raises(BadLabels) as refused:
        read_map(document, KNOWN)
    assert str(refused.value)[: len(says)] == says
