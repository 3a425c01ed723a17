"""Walking a person through a fix, one step at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.desk.enquiries import Enquiry
from bot.desk.walkthroughs import (
    Article,
    Run,
    RunOutcome,
    StepAnswer,
    StepIsOver,
    answer_step,
    go_back,
    start_run,
    stop_run,
)
from bot.operations.ports import DeskPorts
from bot.operations.turns import Turn


def fix_for(*, ports: DeskPorts, enquiry: Enquiry) -> Article | None:
    """The article that fits best, if there is one."""
    return ports.articles.best_for(enquiry.category, enquiry.words)


def start_walkthrough(*, ports: DeskPorts, turn: Turn) -> Enquiry | None:
    """Begin the fix for the open enquiry, or go on with the one under way; None without an enquiry or a fix."""
    with ports.begin() as work:
        enquiry = work.enquiries.current(turn.conversation)
        if enquiry is None:
            return None
        _refuse_earlier(turn, enquiry)
        if enquiry.run is not None and enquiry.run.outcome is RunOutcome.RUNNING:
            return enquiry
        article = fix_for(ports=ports, enquiry=enquiry)
        if article is None:
            return None
        enquiry = replace(enquiry, run=start_run(article, ports.clock.now()))
        work.enquiries.save(enquiry)
        work.commit()
        return enquiry


def answer_current_step(*, ports: DeskPorts, turn: Turn, answer: StepAnswer) -> Enquiry | None:
    """Record the answer and go on; a button of an earlier step raises StepIsOver. None when no fix is under way."""
    with ports.begin() as work:
        enquiry = work.enquiries.current(turn.conversation)
        if enquiry is None:
            return None
        _refuse_earlier(turn, enquiry)
        run = enquiry.run
        if run is None:
            return None
        if work.done.recall(turn.id, "step") is not None:
            return enquiry
        if run.outcome is not RunOutcome.RUNNING or run.current is None:
            return None
        asked = turn.arg("step") or run.current
        enquiry = replace(enquiry, run=answer_step(run, asked, answer, ports.clock.now()))
        work.enquiries.save(enquiry)
        work.done.remember(turn.id, "step", asked)
        work.commit()
        return enquiry


def step_back(*, ports: DeskPorts, turn: Turn) -> Enquiry | None:
    """Return to the step before."""
    return _changed(ports, turn, "back", go_back)


def leave_walkthrough(*, ports: DeskPorts, turn: Turn) -> Enquiry | None:
    """The person has had enough of it: stop, keep what was tried."""
    return _changed(ports, turn, "stop", lambda run: stop_run(run, ports.clock.now()))


def _refuse_earlier(turn: Turn, enquiry: Enquiry) -> None:
    """A button of a problem that was put aside or has ended must do nothing to the one that is open now."""
    if turn.arg("enquiry") not in (None, enquiry.id):
        raise StepIsOver("That belonged to an earlier problem. Write what you need for the one we are at.")


def _changed(ports: DeskPorts, turn: Turn, step: str, change: Callable[[Run], Run]) -> Enquiry | None:
    with ports.begin() as work:
        enquiry = work.enquiries.current(turn.conversation)
        if enquiry is not None:
            _refuse_earlier(turn, enquiry)
        run: Run | None = enquiry.run if enquiry else None
        if enquiry is None or run is None or run.outcome is not RunOutcome.RUNNING:
            return enquiry
        if work.done.recall(turn.id, step) is None:
            enquiry = replace(enquiry, run=change(run))
            work.enquiries.save(enquiry)
            work.done.remember(turn.id, step, run.article_id)
            work.commit()
        return enquiry
