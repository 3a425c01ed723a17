"""The figures of guides, from the ways that people went and what they said."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timezone

import pytest

from bot.desk.feedback import GuideOpinion, RunEnd, guide_figures, opinion_in
from bot.desk.walkthroughs import RunOutcome
from tests.proving import cases, seeded

NOON = datetime(2026, 11, 24, 17, tzinfo=timezone.utc)


def test_the_figures_of_any_runs_are_what_counting_them_one_by_one_gives() -> None:
    random = seeded("guide figures")
    for _ in range(cases(50, 2_000)):
        runs = [
            RunEnd(
                random.choice("abc"),
                "A title",
                random.choice(list(RunOutcome)),
                random.choice("123"),
                random.random() < 0.5,
            )
            for _ in range(random.randrange(0, 30))
        ]
        said = [
            GuideOpinion(str(number), run.article, "v", run.outcome, run.step, random.random() < 0.5, NOON)
            for number, run in enumerate(runs)
            if random.random() < 0.5
        ]
        figures = {each.article: each for each in guide_figures(runs, said)}
        assert figures.keys() == {run.article for run in runs}
        for article, found in figures.items():
            own = [run for run in runs if run.article == article]
            stopped = Counter(
                run.step
                for run in own
                if run.outcome in (RunOutcome.UNSOLVED, RunOutcome.STOPPED)
                or (run.outcome is RunOutcome.RUNNING and run.left)
            )
            assert (found.runs, found.solved) == (len(own), sum(run.outcome is RunOutcome.SOLVED for run in own))
            assert found.helpful == sum(each.helpful for each in said if each.article == article)
            assert found.not_helpful == sum(not each.helpful for each in said if each.article == article)
            assert dict(found.stopped_at) == dict(stopped)
        assert [each.runs for each in figures.values()] == sorted(
            (each.runs for each in figures.values()), reverse=True
        )


@pytest.mark.parametrize(
    ("words", "helpful"),
    [
        ("Yes!", True),
        ("yep it did", True),
        ("it helped", True),
        ("very helpful, thanks a lot", True),
        ("I think so", True),
        ("👍", True),
        ("No.", False),
        ("nope", False),
        ("not really", False),
        ("it wasn’t", False),
        ("no it did not help me", False),
        ("I don't think so", False),
        ("useless", False),
        ("no thanks", None),
        ("yes please", None),
        ("it works", None),
        ("it did not print", None),
        ("no, it still does not print", None),
        ("yes but now the scanner is broken", None),
        ("yes, and add a printer", None),
        ("a bit", None),
        ("", None),
    ],
)
def test_only_words_that_are_nothing_but_an_opinion_are_one(words: str, helpful: bool | None) -> None:
    assert opinion_in(words) == helpful
