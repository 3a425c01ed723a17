"""What people say of a guide they have followed, and what the ways they went say without words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.desk.plain_words import plain_words
from bot.desk.walkthroughs import Article, Run, RunOutcome, Step, StepAnswer

# The whole of what is said, and nothing beside it: "no, it still does not print" is about the printer.
_VERY = r"(?:(?:very|really|quite|so|super|actually|a lot|most) )?"
_IT = r"(?:it|that|this|the guide)"
_YES = re.compile(
    r"(?:(?:oh )?(?:yes+|yep|yeah|yup|ya|yea|sure|definitely|absolutely|of course|certainly)(?: (?:it|that) (?:was|did|is))?"
    rf"|(?:yes |yep |yeah )?(?:{_IT} )?(?:was |is )?{_VERY}(?:helpful|useful|(?:a )?great help|good|great|perfect)"
    rf"|(?:yes |yep |yeah )?(?:{_IT} )?{_VERY}(?:helped|did help|did)(?: me)?(?: a lot| very much)?"
    r"|(?:i )?(?:would say |think )so|very much(?: so)?|👍+)(?: thanks| thank you| thx| cheers)?(?: a lot| very much| so much)?"
)
_NO = re.compile(
    r"(?:no+|nope|nah|na|not really|not at all|not (?:so|that|very|too) (?:much|helpful|useful|good)|not much|hardly"
    r"|not (?:helpful|useful)|no not (?:really|at all)"
    rf"|(?:no |nope |nah )?{_IT} (?:was not|wasn't|wasnt|isn't|is not)(?: (?:that|so|at all))?(?: (?:helpful|useful|good|any help))?"
    rf"|(?:no |nope |nah )?(?:{_IT} )?(?:did not|didn't|didnt)(?: (?:really )?help(?: me)?(?: at all| much)?)?"
    r"|(?:it was )?(?:useless|no help|unhelpful)|(?:i )?(?:don't|dont|do not) think so|👎+)(?: sorry)?"
)
_SIGNS = re.compile(r"[\s.,!;:)(\ufe0f\U0001f3fb-\U0001f3ff-]+")


@dataclass(frozen=True)
class GuideOpinion:
    """Whether somebody found a guide helpful; ``run`` names the one way through it that this is about, ``step`` how far
    it went. A later one about the same run takes the place of an earlier one."""

    run: str
    article: str
    version: str
    outcome: RunOutcome
    step: str
    helpful: bool
    at: datetime
    client: str | None = None


@dataclass(frozen=True)
class RunEnd:
    """How far somebody's way through a guide went; RUNNING is under way, or was left for a person with steps still to do."""

    article: str
    title: str
    outcome: RunOutcome
    step: str
    left: bool = False

    @property
    def stopped(self) -> bool:
        """Whether it ended before the problem was solved."""
        return _has_stopped(self.outcome, self.left)


@dataclass(frozen=True)
class GuideFigures:
    """One guide: how often it was begun and solved the problem, what people said, and after which steps they stopped."""

    article: str
    title: str
    runs: int
    solved: int
    helpful: int
    not_helpful: int
    stopped_at: tuple[tuple[str, int], ...] = ()


def _has_stopped(outcome: RunOutcome, left: bool) -> bool:
    return left if outcome is RunOutcome.RUNNING else outcome is not RunOutcome.SOLVED


def opinion_in(words: str) -> bool | None:
    """What an answer to "was this guide helpful?" says, where it says that and nothing else; None for all other words."""
    said = _SIGNS.sub(" ", plain_words(words).casefold()).strip()
    if _YES.fullmatch(said):
        return True
    return False if _NO.fullmatch(said) else None


@dataclass(frozen=True)
class Walk:
    """One way through a guide with what was said of it; ``left`` where it was under way and nobody goes on with it."""

    run: Run
    left: bool = False
    helpful: bool | None = None

    @property
    def stopped(self) -> bool:
        """Whether it ended before the problem was solved."""
        return _has_stopped(self.run.outcome, self.left)


@dataclass(frozen=True)
class StepFigures:
    """One step of a guide as it is now: how often it was shown, how people answered, for how many it was the last one
    without the problem being solved, and what those said of the guide who had got so far."""

    step: Step
    shown: int
    yes: int
    no: int
    left_out: int
    stopped: int
    helpful: int
    not_helpful: int


def step_figures(article: Article, walks: Iterable[Walk]) -> tuple[StepFigures, ...]:
    """For every step in its order. A step that said something else in an earlier version is another one."""
    answers: Counter[tuple[str, StepAnswer]] = Counter()
    open_at, stopped = Counter[str](), Counter[str]()
    said: Counter[tuple[str, bool]] = Counter()
    now = {step.id: step.text for step in article.steps}
    for walk in walks:
        then = {step.id: step.text for step in walk.run.steps}
        same = {id for id, text in now.items() if then.get(id) == text}
        answers.update((each.step_id, each.answer) for each in walk.run.records if each.step_id in same)
        unanswered = _unanswered(walk.run)
        open_at.update({unanswered} & same)
        if walk.stopped:
            stopped.update({unanswered or step_reached(walk.run)} & same)
        if walk.helpful is not None:
            said.update((id, walk.helpful) for id in {step_reached(walk.run)} & same)
    return tuple(_step_figures(step, answers, open_at, stopped, said) for step in article.steps)


def _step_figures(
    step: Step,
    answers: Counter[tuple[str, StepAnswer]],
    open_at: Counter[str],
    stopped: Counter[str],
    said: Counter[tuple[str, bool]],
) -> StepFigures:
    yes, no, cannot, skip = (answers[step.id, answer] for answer in StepAnswer)
    return StepFigures(
        step=step,
        shown=yes + no + cannot + skip + open_at[step.id],
        yes=yes,
        no=no,
        left_out=cannot + skip,
        stopped=stopped[step.id],
        helpful=said[step.id, True],
        not_helpful=said[step.id, False],
    )


def _unanswered(run: Run) -> str:
    """The step that was shown last and not answered; empty where every step that was shown has an answer."""
    if run.left_at is None:
        return run.current or ""
    answered = {record.step_id for record in run.records}
    return next((step.id for step in run.steps if step.text == run.left_at and step.id not in answered), "")


def run_name(enquiry: str, run: Run) -> str:
    """What one way through a guide is called: the same matter may be tried again from the beginning."""
    return f"{enquiry} {run.started_at.isoformat()}"


def step_reached(run: Run) -> str:
    """The id of the step that was answered last; of the first one where none was."""
    if run.records:
        return run.records[-1].step_id
    return run.current or (run.steps[0].id if run.steps else "")


def guide_figures(runs: Sequence[RunEnd], opinions: Iterable[GuideOpinion]) -> tuple[GuideFigures, ...]:
    """For every guide that was begun, the most used first; ``opinions`` holds one for each run."""
    begun, titles = Counter(run.article for run in runs), {run.article: run.title for run in runs}
    solved = Counter(run.article for run in runs if run.outcome is RunOutcome.SOLVED)
    said = Counter((opinion.article, opinion.helpful) for opinion in opinions)
    stopped: dict[str, Counter[str]] = {article: Counter() for article in begun}
    for run in runs:
        if run.stopped:
            stopped[run.article][run.step] += 1
    return tuple(
        GuideFigures(
            article,
            titles[article],
            begun[article],
            solved[article],
            said[article, True],
            said[article, False],
            tuple(sorted(stopped[article].items(), key=lambda item: (-item[1], item[0]))),
        )
        for article in sorted(begun, key=lambda each: (-begun[each], each))
    )
