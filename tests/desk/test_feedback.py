"""The figures of guides, from the ways that people went and what they said."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime, timezone
from random import Random

import pytest

from bot.desk.feedback import (
    GuideOpinion,
    RunEnd,
    Walk,
    guide_figures,
    opinion_in,
    step_figures,
    step_reached,
)
from bot.desk.walkthroughs import (
    Article,
    RunOutcome,
    Step,
    StepAnswer,
    answer_step,
    go_back,
    start_run,
    stop_run,
)
from bot.knowledge.loading import load_articles
from bot.settings import HOME
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


def _run(random: Random, article: Article) -> Walk:
    """Somebody's way through it by chance, up to any point."""
    run = start_run(article, NOON)
    for _ in range(random.randrange(6)):
        if not run.running:
            break
        if random.random() < 0.15 and run.records:
            run = go_back(run)
        elif random.random() < 0.15:
            run = stop_run(run, NOON)
        else:
            assert run.current is not None
            run = answer_step(run, run.current, random.choice(list(StepAnswer)), NOON)
    return Walk(run, random.random() < 0.5, random.choice([None, True, False]))


def _counted(walk: Walk, step: Step) -> tuple[int, ...]:
    """One way through a guide and one step, looked at by hand: shown, yes, no, left out, the last one, helpful, not."""
    run = walk.run
    if step.text not in {each.text for each in run.steps if each.id == step.id}:
        return (0,) * 7
    said = [record.answer for record in run.records if record.step_id == step.id]
    here = run.current == step.id or run.left_at == step.text
    last = run.left_at or (run.current and step.text if run.current == step.id else None)
    if last is None and run.current is None and run.records:
        last = run.records[-1].text
    ended = walk.left if run.outcome is RunOutcome.RUNNING else run.outcome is not RunOutcome.SOLVED
    reached = step_reached(run) == step.id
    return (
        len(said) + here,
        said.count(StepAnswer.YES),
        said.count(StepAnswer.NO),
        said.count(StepAnswer.CANNOT) + said.count(StepAnswer.SKIP),
        int(ended and last == step.text),
        int(reached and walk.helpful is True),
        int(reached and walk.helpful is False),
    )


def test_the_figures_of_steps_are_what_looking_at_every_way_by_hand_gives() -> None:
    random = seeded("step figures")
    article = load_articles(HOME / "knowledge_base").articles["paper-jam"]
    earlier = replace(article, steps=(replace(article.steps[0], text="It said something else."), *article.steps[1:]))
    for _ in range(cases(100, 3_000)):
        walks = [_run(random, random.choice([article, earlier])) for _ in range(random.randrange(8))]
        for figures in step_figures(article, walks):
            counted = [sum(column) for column in zip(*(_counted(walk, figures.step) for walk in walks), strict=True)]
            assert [
                figures.shown,
                figures.yes,
                figures.no,
                figures.left_out,
                figures.stopped,
                figures.helpful,
                figures.not_helpful,
            ] == (counted or [0] * 7)
