"""The reading level of articles: the formula by hand, its syllables by ear, and the bound on everything shipped."""

from __future__ import annotations

import pytest

from bot.desk.walkthroughs import Article
from bot.knowledge.readability import (
    FEWEST_WORDS,
    MAX_GRADE,
    MAX_STEP_GRADE,
    article_text,
    count_words,
    grade,
    step_text,
    syllables,
)
from tests.makers import library

# Counted by ear, from the words that stand most often in articles and a few hard ones.
HEARD = {
    1: "the a on your it off one then phone wait can does choose says screen page mail box turn time close see file press"
    " name door plugged asked tried clicked signed changed moved shows tells comes goes eyes",
    2: "open restart window again program password printer paper cable minute second table apple started waited needed"
    " boxes pages busy reading being doing saying trying message browser outlook button notice",
    3: "computer company calendar another different battery remember recover video radio idea family deleted connected",
    4: "technician security information",
    5: "administrator university",
}


def test_the_grade_is_the_published_formula() -> None:
    # Ten words in two sentences, with thirteen syllables.
    text = "The printer is on. Does the paper come out again?"
    assert [syllables(word.strip(".?")) for word in text.split()] == [1, 2, 1, 1, 1, 1, 2, 1, 1, 2]
    assert grade(text) == pytest.approx(0.39 * 10 / 2 + 11.8 * 13 / 10 - 15.59)


def test_long_words_and_sentences_raise_it_and_nothing_has_none() -> None:
    plain = "Switch it off. Wait a minute. Switch it on."
    hard = "Subsequently deactivate the peripheral installation and reinitialise communication after an appropriate interval."
    assert grade("") == grade("123 ...") == 0
    assert grade(plain) < 3 < 18 < grade(hard)


def test_nine_syllable_counts_in_ten_are_those_that_are_heard() -> None:
    words = [(word, number) for number, line in HEARD.items() for word in line.split()]
    right = [word for word, number in words if syllables(word) == number]
    assert len(right) >= 0.9 * len(words)


ARTICLES = tuple(library().articles.values())


@pytest.mark.parametrize("article", ARTICLES, ids=[article.id for article in ARTICLES])
def test_everything_shipped_reads_like_the_start_of_lower_secondary_school_at_most(article: Article) -> None:
    assert grade(article_text(article)) <= MAX_GRADE
    texts = [step_text(step) for step in article.steps]
    assert [text for text in texts if count_words(text) >= FEWEST_WORDS and grade(text) > MAX_STEP_GRADE] == []
