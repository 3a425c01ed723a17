"""Walking a person through an article, one step at a time, until it is solved or a person takes over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum

from bot.desk.errors import OutOfDate
from bot.desk.platforms import Platform

SOLVED = "solved"
PERSON = "person"
NEXT = "next"
UNCLEAR_AT_MOST = 3


class StepKind(str, Enum):
    """What a step wants: do something, tell something, or look at something."""

    INSTRUCT = "instruct"
    QUESTION = "question"
    CHECK = "check"


class Risk(str, Enum):
    """Who may do a step; anything but SAFE is never shown to the person who asks for help."""

    SAFE = "safe"
    NEEDS_IDENTITY = "needs_identity"
    TECHNICIAN_ONLY = "technician_only"


class StepAnswer(str, Enum):
    """What the person said about a step."""

    YES = "yes"
    NO = "no"
    CANNOT = "cannot"
    SKIP = "skip"


class RunOutcome(str, Enum):
    """Where a run stands; everything but RUNNING is final, and UNSOLVED and STOPPED go to a person."""

    RUNNING = "running"
    SOLVED = "solved"
    UNSOLVED = "unsolved"
    STOPPED = "stopped"


class StopReason(str, Enum):
    """Why a run was stopped before its steps were through."""

    ASKED = "asked"
    NEEDS_IDENTITY = "needs_identity"
    TECHNICIAN_ONLY = "technician_only"
    NOT_UNDERSTOOD = "not_understood"
    PLATFORM_UNKNOWN = "platform_unknown"
    CONDITION = "condition"


class StepIsOver(OutOfDate):
    """The step that was answered is not the one the run is at (an old button, or the run has ended)."""


class Status(str, Enum):
    """How far an article has come; only published ones are offered to anybody."""

    DRAFT = "draft"
    REVIEW = "review"
    PUBLISHED = "published"
    ARCHIVED = "archived"


@dataclass(frozen=True)
class Audience:
    """Whom an article is meant for: everyone, technicians alone, or the requesters of some clients (their ids)."""

    technicians: bool = False
    clients: frozenset[str] = frozenset()

    def includes(self, client: str | None) -> bool:
        """Whether a requester may be offered it; `client` is the id of the requester's client, None for a stranger."""
        return not self.technicians and (not self.clients or client in self.clients)


EVERYONE = Audience()


@dataclass(frozen=True)
class Step:
    """One action, question or look; a target is the id of a step, `solved` or `person`.

    A step with `only` is for those platforms alone; `alt` says in words what the `picture` shows (its path in the
    knowledge base).
    """

    id: str
    text: str
    kind: StepKind
    risk: Risk
    tells: str | None
    on_yes: str
    on_no: str
    evidence: str | None
    only: tuple[Platform, ...] = ()
    picture: str | None = None
    alt: str | None = None

    def fits(self, platform: Platform | None) -> bool:
        """Whether it is for somebody on this platform; without one, only what is for all."""
        return not self.only or platform in self.only


@dataclass(frozen=True)
class Article:
    """A guide to one problem; `version` is a hash of its content, `general` fits its whole category.

    `platforms` are the ways its steps differ (none: they do not); `stop_when` says when a person takes over at once.
    """

    id: str
    title: str
    audience: Audience
    categories: tuple[str, ...]
    applies_to: tuple[str, ...]
    symptoms: tuple[str, ...]
    review_by: date
    minutes: int
    steps: tuple[Step, ...]
    version: str
    path: str
    intro: str = ""
    sources: tuple[str, ...] = ()
    general: bool = False
    platforms: tuple[Platform, ...] = ()
    stop_when: tuple[str, ...] = ()
    status: Status = Status.PUBLISHED


@dataclass(frozen=True)
class StepRecord:
    """What was shown and what the person answered, kept for the technician who takes over.

    `evidence` is what the person was asked to note, `words` what they typed when they did not press a button.
    """

    step_id: str
    text: str
    answer: StepAnswer
    at: datetime
    evidence: str | None = None
    words: str = ""


@dataclass(frozen=True)
class Run:
    """One person's way through one version of an article; the steps are a copy, so edits do not reach it.

    While it is RUNNING and no step is current, the person is asked which of its `platforms` they use; `hinted` says
    that they were told how to tell. `unclear` counts the answers in a row that meant nothing. `left_at` is the text of
    the step that was shown and not answered when it was stopped.
    """

    article_id: str
    article_version: str
    title: str
    steps: tuple[Step, ...]
    started_at: datetime
    current: str | None
    records: tuple[StepRecord, ...] = ()
    outcome: RunOutcome = RunOutcome.RUNNING
    ended_at: datetime | None = None
    stop_reason: StopReason | None = None
    platforms: tuple[Platform, ...] = ()
    platform: Platform | None = None
    stop_when: tuple[str, ...] = ()
    minutes: int = 5
    intro: str = ""
    hinted: bool = False
    unclear: int = 0
    left_at: str | None = None

    @property
    def running(self) -> bool:
        """Whether it is still under way."""
        return self.outcome is RunOutcome.RUNNING


@dataclass(frozen=True)
class TriedFix:
    """What a ticket keeps of a run beside its steps."""

    article_id: str
    article_version: str
    title: str
    outcome: RunOutcome
    stop_reason: StopReason | None = None
    platform: Platform | None = None
    stop_when: tuple[str, ...] = ()
    left_at: str | None = None


def variant(steps: tuple[Step, ...], platform: Platform | None) -> tuple[Step, ...]:
    """The steps for one platform; a branch to a step of another leads to the first one from there on that fits."""
    here = {step.id: place for place, step in enumerate(steps)}

    def target(wanted: str) -> str:
        if wanted not in here:
            return wanted
        return next((step.id for step in steps[here[wanted] :] if step.fits(platform)), PERSON)

    return tuple(
        replace(step, on_yes=target(step.on_yes), on_no=target(step.on_no)) for step in steps if step.fits(platform)
    )


def start_run(article: Article, at: datetime, platform: Platform | None = None) -> Run:
    """Begin an article at its first step, or with the question for the platform where it has several and none is known.

    A first step that is not safe stops the run at once.
    """
    known = platform if platform in article.platforms else None
    run = Run(
        article_id=article.id,
        article_version=article.version,
        title=article.title,
        steps=article.steps,
        started_at=at,
        current=None,
        platforms=article.platforms,
        platform=known,
        stop_when=article.stop_when,
        minutes=article.minutes,
        intro=article.intro,
    )
    return run if asks_platform(run) else _enter_first(run, at)


def choose_platform(run: Run, platform: Platform, at: datetime) -> Run:
    """Go on with the steps for this platform; answers to steps that come first on both are kept.

    Raises StepIsOver when the run has ended or does not know the platform.
    """
    if not run.running or platform not in run.platforms:
        raise StepIsOver("That question is over. Please answer what was shown last.")
    chosen = _enter_first(replace(run, platform=platform, records=(), hinted=False, unclear=0), at)
    for record in run.records:
        step = current_step(chosen)
        if step is None or step.id != record.step_id:
            break
        answered = replace(chosen, records=(*chosen.records, record))
        chosen = _enter(answered, _target(step, record.answer), at)
    return chosen


def platform_not_known(run: Run, at: datetime) -> Run:
    """The person cannot say what they use: first they are told how to tell, then a person takes over."""
    if not asks_platform(run):
        raise StepIsOver("That question is over. Please answer what was shown last.")
    return _end(run, RunOutcome.STOPPED, at, StopReason.PLATFORM_UNKNOWN) if run.hinted else replace(run, hinted=True)


def answer_step(run: Run, step_id: str, answer: StepAnswer, at: datetime, words: str = "") -> Run:
    """Record an answer and go on; raises StepIsOver when the run is not at that step."""
    step = current_step(run)
    if step is None or step.id != step_id:
        raise StepIsOver("That step is over. Please answer the one that was shown last.")
    record = StepRecord(step.id, step.text, answer, at, step.evidence, words)
    answered = replace(run, records=(*run.records, record), unclear=0)
    return _enter(answered, _target(step, answer), at)


def not_understood(run: Run, at: datetime) -> Run:
    """An answer that means nothing; the third in a row stops the run, so that a person takes over."""
    if not run.running:
        return run
    if run.unclear + 1 >= UNCLEAR_AT_MOST:
        return _stop(run, at, StopReason.NOT_UNDERSTOOD)
    return replace(run, unclear=run.unclear + 1)


def go_back(run: Run) -> Run:
    """Return to the step answered last and forget that answer; from the first step to the question for the platform.

    Where there is nothing to go back to, nothing changes.
    """
    if not run.running:
        raise StepIsOver("This guide has ended, so there is no step to go back to.")
    if run.records:
        return replace(run, current=run.records[-1].step_id, records=run.records[:-1], unclear=0)
    return replace(run, current=None, platform=None, hinted=False, unclear=0) if run.platforms else run


def stop_run(run: Run, at: datetime, reason: StopReason = StopReason.ASKED) -> Run:
    """End a run before its steps are through; a run that has ended stays as it is."""
    return _stop(run, at, reason) if run.running else run


def tried_fix(run: Run) -> TriedFix:
    """What a ticket keeps of it."""
    return TriedFix(
        article_id=run.article_id,
        article_version=run.article_version,
        title=run.title,
        outcome=run.outcome,
        stop_reason=run.stop_reason,
        platform=run.platform,
        stop_when=run.stop_when,
        left_at=run.left_at,
    )


def asks_platform(run: Run) -> bool:
    """Whether the person has to say first which of its platforms they use."""
    return run.running and bool(run.platforms) and run.platform is None


def current_step(run: Run) -> Step | None:
    """The step to show now, or None when the platform is asked for or the run has ended."""
    return _find(run, run.current) if run.current is not None else None


def position(run: Run) -> tuple[int, int]:
    """The number of the current step and the most there can be, both counted from 1 along this way."""
    done = len(run.records)
    if run.current is None:
        return done, done
    return done + 1, done + _longest(run, run.current)


def _target(step: Step, answer: StepAnswer) -> str:
    if answer is StepAnswer.YES:
        return step.on_yes
    # A branch must not be guessed: a question without an answer goes to a person.
    if step.kind is StepKind.QUESTION and answer is not StepAnswer.NO:
        return PERSON
    return step.on_no


def _enter_first(run: Run, at: datetime) -> Run:
    first = next(iter(variant(run.steps, run.platform)), None)
    return _enter(run, first.id if first else PERSON, at)


def _enter(run: Run, target: str, at: datetime) -> Run:
    if target == SOLVED:
        return _end(run, RunOutcome.SOLVED, at)
    step = _find(run, target)
    if step is None:
        return _end(run, RunOutcome.UNSOLVED, at)
    if step.risk is Risk.SAFE:
        return replace(run, current=step.id)
    return _end(run, RunOutcome.STOPPED, at, StopReason(step.risk.value))


def _end(run: Run, outcome: RunOutcome, at: datetime, reason: StopReason | None = None) -> Run:
    return replace(run, current=None, outcome=outcome, ended_at=at, stop_reason=reason)


def _stop(run: Run, at: datetime, reason: StopReason) -> Run:
    step = current_step(run)
    return _end(replace(run, left_at=step.text if step else None), RunOutcome.STOPPED, at, reason)


def _find(run: Run, step_id: str) -> Step | None:
    return next((step for step in variant(run.steps, run.platform) if step.id == step_id), None)


def _longest(run: Run, step_id: str) -> int:
    """The most steps that can be shown from here on."""
    steps = {step.id: step for step in variant(run.steps, run.platform)}

    def most(here: str, seen: frozenset[str]) -> int:
        step = steps.get(here)
        if step is None or step.risk is not Risk.SAFE or here in seen:
            return 0
        return 1 + max(most(target, seen | {here}) for target in {step.on_yes, step.on_no})

    return most(step_id, frozenset())
