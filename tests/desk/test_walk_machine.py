"""Anything may be answered at any step of any article: it ends, there is always a person, and nothing is lost.

Beside each run goes a model that knows only what was answered and where; it never looks at a branch. The machine draws
articles, platforms and answers; the walk beside it leaves no branch of any article out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from time import perf_counter
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.desk.platforms import Platform
from bot.desk.walkthroughs import (
    Article,
    Risk,
    Run,
    RunOutcome,
    StepAnswer,
    StepIsOver,
    StopReason,
    answer_step,
    asks_platform,
    choose_platform,
    current_step,
    go_back,
    not_understood,
    platform_not_known,
    position,
    start_run,
    stop_run,
    tried_fix,
)
from bot.storage.documents import decode, encode
from tests.makers import library
from tests.proving import PROVING, cases

AT = datetime(2026, 11, 22, 2, 0, tzinfo=timezone.utc)
ARTICLES = tuple(library().articles.values())
PERSON_TAKES_OVER = (RunOutcome.UNSOLVED, RunOutcome.STOPPED)
STEPS = 25


def restarted(run: Run) -> Run:
    """The run after its process was killed: all that is left of it stands in the database."""
    return decode(Run, encode(run))


def leads_to_a_person(run: Run) -> bool:
    """Whether some answers to the steps themselves, without asking for anybody, end with a person."""
    if asks_platform(run):
        return all(leads_to_a_person(choose_platform(run, platform, AT)) for platform in run.platforms)
    if run.current is None:
        return run.outcome in PERSON_TAKES_OVER
    answers = (StepAnswer.NO, StepAnswer.CANNOT, StepAnswer.YES)
    return any(leads_to_a_person(answer_step(run, run.current, answer, AT)) for answer in answers)


class Walk(RuleBasedStateMachine):
    """One person in one article, who may say anything in any order, while the process is killed at any moment."""

    happened: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.now = AT
        self.said: list[tuple[str, StepAnswer]] = []
        self.shown: list[str] = []
        self.nonsense = 0

    @initialize(article=st.sampled_from(ARTICLES), known=st.booleans(), data=st.data())
    def begin(self, article: Article, known: bool, data: st.DataObject) -> None:
        """Any article, with its platform known or not."""
        self.article = article
        known = known and bool(article.platforms)
        platform = data.draw(st.sampled_from(article.platforms)) if known else None
        self.run = start_run(article, self.now, platform)
        self._look("begun")

    def _look(self, what: str) -> None:
        """What is shown now was shown before only if the person went back to it."""
        self.happened[what] += 1
        if self.run.current is not None:
            self.shown.append(self.run.current)
        self._count_an_end()

    def _count_an_end(self) -> None:
        if not self.run.running:
            self.happened[f"ended {(self.run.stop_reason or self.run.outcome).value}"] += 1

    @precondition(lambda self: self.run.current is not None)
    @rule(answer=st.sampled_from(StepAnswer))
    def press(self, answer: StepAnswer) -> None:
        """Any of the buttons."""
        self._answer(answer, "")

    @precondition(lambda self: self.run.current is not None)
    @rule(answer=st.sampled_from([StepAnswer.NO, StepAnswer.CANNOT]))
    def type(self, answer: StepAnswer) -> None:
        """Words that tell that it did not help."""
        self._answer(answer, "no, the light is still red")

    @precondition(lambda self: self.run.current is not None)
    @rule(steps=st.integers(2, 8))
    def try_in_vain(self, steps: int) -> None:
        """Several steps one after another, and none helps: chance alone seldom comes to the end of an article."""
        for _ in range(steps):
            if self.run.current is not None:
                self._answer(StepAnswer.NO, "")

    def _answer(self, answer: StepAnswer, words: str) -> None:
        step = self.run.current or ""
        self.now += timedelta(minutes=1)
        self.run = answer_step(self.run, step, answer, self.now, words)
        self.said.append((step, answer))
        self.nonsense = 0
        self._look("answered")

    @precondition(lambda self: self.run.running)
    @rule()
    def back(self) -> None:
        """One step back, or to the question for the platform."""
        asked_before = self.run.current
        self.run = go_back(self.run)
        if self.said:
            step, _ = self.said.pop()
            assert self.run.current == step
        elif self.article.platforms:
            assert asks_platform(self.run)
        else:
            assert self.run.current == asked_before
        self.nonsense = self.run.unclear
        # Asked for: what is shown again may be shown again.
        self.shown = [step for step, _ in self.said]
        self._look("went back")

    @precondition(lambda self: self.run.running and self.article.platforms)
    @rule(data=st.data())
    def say_platform(self, data: st.DataObject) -> None:
        """The platform is told, or told anew in the middle."""
        platform: Platform = data.draw(st.sampled_from(self.article.platforms))
        self.run = choose_platform(self.run, platform, self.now)
        kept = [(record.step_id, record.answer) for record in self.run.records]
        assert kept == self.said[: len(kept)]
        if len(kept) < len(self.said):
            # What was not kept could not be asked on this platform at that place.
            assert not self.run.running or self.run.current != self.said[len(kept)][0]
        self.said, self.nonsense = kept, 0
        self.shown = [step for step, _ in self.said]
        self._look("said the platform")

    @precondition(lambda self: asks_platform(self.run))
    @rule()
    def does_not_know(self) -> None:
        """Told how to tell at first, handed over at the second time."""
        hinted = self.run.hinted
        self.run = platform_not_known(self.run, self.now)
        assert self.run.running is not hinted
        self._look("did not know")

    @precondition(lambda self: self.run.running)
    @rule()
    def talk_nonsense(self) -> None:
        """Twice it is asked again, the third time a person takes over."""
        before = self.run.current
        self.run = not_understood(self.run, self.now)
        self.nonsense += 1
        assert self.run.running is (self.nonsense < 3)
        assert not self.run.running or self.run.current == before
        self.happened["talked nonsense"] += 1
        self._count_an_end()

    @precondition(lambda self: not self.run.running)
    @rule(step=st.sampled_from(["1", "2", "3"]))
    def press_too_late(self, step: str) -> None:
        """A button of a run that has ended changes nothing."""
        for late in (
            lambda: answer_step(self.run, step, StepAnswer.YES, self.now),
            lambda: go_back(self.run),
            lambda: platform_not_known(self.run, self.now),
        ):
            with pytest.raises(StepIsOver):
                late()
        assert not_understood(self.run, self.now) == stop_run(self.run, self.now) == self.run

    @precondition(lambda self: self.run.running)
    @rule()
    def kill(self) -> None:
        """Nothing is lost on a restart."""
        again = restarted(self.run)
        assert again == self.run
        self.run = again
        self.happened["restarted"] += 1

    @invariant()
    def everything_answered_is_kept(self) -> None:
        """Each answer, in its order, and no other."""
        if hasattr(self, "run"):
            assert [(record.step_id, record.answer) for record in self.run.records] == self.said

    @invariant()
    def no_step_is_shown_again_unasked(self) -> None:
        """Going back or another platform asks for it; nothing else does."""
        assert len(self.shown) == len(set(self.shown))

    @invariant()
    def it_stands_at_a_step_for_this_person_or_has_ended(self) -> None:
        """A safe step for the platform, the question for it, or an end that is solved or a person's."""
        if not hasattr(self, "run"):
            return
        step = current_step(self.run)
        if step is not None:
            assert step.risk is Risk.SAFE and step.fits(self.run.platform)
            number, most = position(self.run)
            assert number == len(self.said) + 1 <= most <= len(self.article.steps)
        elif self.run.running:
            assert asks_platform(self.run)
        else:
            assert self.run.outcome in (RunOutcome.SOLVED, *PERSON_TAKES_OVER) and self.run.ended_at is not None

    @invariant()
    def there_is_a_way_to_a_person(self) -> None:
        """By the answers alone, and by asking for one: with where it was left."""
        if not hasattr(self, "run") or not self.run.running:
            return
        assert leads_to_a_person(self.run)
        step = current_step(self.run)
        fix = tried_fix(stop_run(self.run, self.now))
        assert (fix.outcome, fix.stop_reason) == (RunOutcome.STOPPED, StopReason.ASKED)
        assert (fix.left_at, fix.stop_when) == (step.text if step else None, self.article.stop_when)


def test_any_article_survives_anything_that_is_said_in_it() -> None:
    Walk.happened.clear()
    runs = cases(100, 3_000)
    began = perf_counter()
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Walk,
        settings=settings(
            max_examples=runs,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            derandomize=runs < 1000,
        ),
    )
    print(f"{runs} walks in {perf_counter() - began:.0f} s:", dict(Walk.happened))
    wanted = {reason.value for reason in StopReason} - {"asked", "condition"} if PROVING else set()
    ends = wanted | {RunOutcome.SOLVED.value, RunOutcome.UNSOLVED.value}
    assert [end for end in sorted(ends) if not Walk.happened[f"ended {end}"]] == []


def _ways_on(run: Run) -> dict[Any, Run]:
    """What each answer leads to, one run for each different place."""
    assert run.current is not None
    after = (answer_step(run, run.current, answer, AT) for answer in StepAnswer)
    return {(each.current, each.outcome, each.stop_reason): each for each in after}


def _every_path(run: Run, look: Callable[[Run], None]) -> Iterator[Run]:
    look(run)
    if run.current is None:
        yield run
        return
    for way in _ways_on(run).values():
        yield from _every_path(way, look)


def test_every_article_is_walked_by_every_branch_on_every_platform() -> None:
    counted: Counter[str] = Counter()

    def look(run: Run) -> None:
        counted["places"] += 1
        visited = [record.step_id for record in run.records] + ([run.current] if run.current else [])
        assert len(visited) == len(set(visited)), f"{run.article_id} repeats a step"
        assert run.current is None or leads_to_a_person(run)
        assert restarted(run) == run

    for article in ARTICLES:
        for platform in article.platforms or (None,):
            counted["ways"] += 1
            ends = Counter(end.outcome for end in _every_path(start_run(article, AT, platform), look))
            counted["paths"] += sum(ends.values())
            assert ends[RunOutcome.RUNNING] == 0
            assert ends[RunOutcome.UNSOLVED] + ends[RunOutcome.STOPPED] > 0
    print(f"{len(ARTICLES)} articles:", dict(counted))
    assert counted["paths"] > len(ARTICLES)
