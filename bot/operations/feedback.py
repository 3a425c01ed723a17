"""Asking once whether a guide was helpful, when the way through it has ended; keeping the answer, and showing all of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.desk.enquiries import Enquiry
from bot.desk.feedback import GuideFigures, GuideOpinion, guide_figures, opinion_in, run_name, step_reached
from bot.desk.walkthroughs import Run, RunOutcome
from bot.operations import wording
from bot.operations.ports import Answer, Button, DeskPorts, KnownButton, Opinion, Pressed, Work, WorkFactory

if TYPE_CHECKING:
    from bot.operations.turns import Turn

SAY_HELPFUL = "guide_feedback"
# What lies further back nobody is asked about.
LATELY = timedelta(hours=1)
_ASKED, _TYPED = "asked about the guide", "typed about the guide"
# The question has so many buttons, and the thanks for an answer only the other one.
_ANSWERS = 2


def question_about_guide(work: Work, conversation: str, answers: Sequence[Answer], now: datetime) -> Answer | None:
    """The question that follows the answers of a turn, where a way through a guide has just ended; once for each.

    Not while the answers ask something themselves: then it waits for a turn that does not, for an hour.
    """
    if any(answer.buttons for answer in answers):
        return None
    for enquiry in work.enquiries.walked(conversation):
        run = enquiry.run
        if run is not None and _last_touched(run) >= now - LATELY:
            name = run_name(enquiry.id, run)
            if work.done.recall(name, _ASKED) is None:
                work.done.remember(name, _ASKED, conversation)
                return _question(enquiry, run)
    return None


def _last_touched(run: Run) -> datetime:
    return run.ended_at or (run.records[-1].at if run.records else run.started_at)


def _question(enquiry: Enquiry, run: Run) -> Answer:
    args = {
        "run": run_name(enquiry.id, run),
        "article": run.article_id,
        "version": run.article_version,
        "outcome": run.outcome.value,
        "step": step_reached(run),
    }
    return Answer(wording.was_it_helpful(run.title), (_button(True, args), _button(False, args)))


def _button(helpful: bool, args: dict[str, str], title: str = "") -> Button:
    pressed = Pressed(SAY_HELPFUL, {**args, "helpful": "yes" if helpful else "no"})
    plain = title or ("Yes" if helpful else "No")
    return Button(plain, pressed, opinion=None if title else Opinion.GOOD if helpful else Opinion.BAD)


def answer_about_guide(*, ports: DeskPorts, turn: Turn) -> tuple[Answer, ...] | None:
    """Keep what the pressed button or the typed answer says of a guide, and thank for it; None for anything else."""
    says_one = turn.pressed.intent == SAY_HELPFUL if turn.pressed is not None else opinion_in(turn.words) is not None
    if not says_one:
        # Most turns are none of these, and are looked at before anything is read.
        return None
    with ports.begin() as work:
        said = _said_of_guide(work, turn)
        if said is None:
            return None
        args = dict(said.args)
        helpful = args["helpful"] == "yes"
        if work.done.recall(turn.id, SAY_HELPFUL) is None:
            work.feedback.add(
                GuideOpinion(
                    run=args["run"],
                    article=args["article"],
                    version=args["version"],
                    outcome=RunOutcome(args["outcome"]),
                    step=args["step"],
                    helpful=helpful,
                    at=ports.clock.now(),
                    client=turn.client,
                )
            )
            work.done.remember(turn.id, SAY_HELPFUL, args["helpful"])
            work.commit()
    thanks = wording.WAS_HELPFUL if helpful else wording.WAS_NOT_HELPFUL
    other = wording.NOT_HELPFUL_AFTER_ALL if helpful else wording.HELPFUL_AFTER_ALL
    return (Answer(thanks, (_button(not helpful, args, other),)),)


def _said_of_guide(work: Work, turn: Turn) -> Pressed | None:
    """What the turn says of a guide, as the button for it would say it; None where no guide was asked about."""
    if turn.pressed is not None:
        return turn.pressed
    before = work.done.recall(turn.id, _TYPED)
    button = work.conversations.button(before) if before else _button_typed(work, turn)
    if button is None:
        return None
    work.done.remember(turn.id, _TYPED, button.key)
    return button.pressed


def _button_typed(work: Work, turn: Turn) -> KnownButton | None:
    """The button that was typed instead of pressed.

    Words count only while the question is the last thing that was said, and where it was there when they were written.
    """
    helpful = opinion_in(turn.words) if turn.emergency is None and not turn.files else None
    asked = work.conversations.last_said(turn.conversation) if helpful is not None else None
    if asked is None or not asked.created_at <= turn.at <= asked.created_at + LATELY:
        return None
    if len(asked.buttons) < _ANSWERS or work.enquiries.current(turn.conversation) is not None:
        return None
    meant = "yes" if helpful else "no"
    for button in filter(None, (work.conversations.button(shown.key) for shown in asked.buttons)):
        theirs = button.pressed.intent == SAY_HELPFUL and button.contact in (None, turn.contact)
        if theirs and button.pressed.args["helpful"] == meant:
            return button
    return None


def show_feedback(*, work: WorkFactory, client: str | None = None) -> tuple[GuideFigures, ...]:
    """What became of the guides that people of one client have followed, or everybody: the most used first."""
    with work() as transaction:
        return guide_figures(transaction.enquiries.run_ends(client), transaction.feedback.latest(client))
