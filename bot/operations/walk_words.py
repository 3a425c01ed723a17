"""Typed words in the middle of a fix that mean a button of it, or one that leads back to the step that is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.desk.cause_words import tells_cause
from bot.desk.detail_words import names_own_device
from bot.desk.enquiries import Enquiry
from bot.desk.good_news_words import says_gone
from bot.desk.plain_words import plain_words
from bot.desk.platforms import answered_platform
from bot.desk.second_words import (
    goes_back_to,
    goes_on_with_the_first,
    takes_the_other,
    wants_a_ticket_for_the_other,
)
from bot.desk.short_answers import plain_yes
from bot.desk.step_words import goes_back, wants_to_go_on
from bot.desk.walk_words import Beside, cancels, read_beside, still_the_same
from bot.desk.walkthroughs import Run, current_step
from bot.operations.ports import DeskPorts, Pressed, ShownButton, Work
from bot.operations.second_things import SECOND
from bot.operations.turns import Turn
from bot.operations.typed_calls import asks_whether_to_call
from bot.operations.walkthroughs import TYPED

BESIDE = "beside"
"""What was said beside the step (a `Beside`): the argument of what shows the step again."""
GONE = "gone"
"""That the problem is over, whatever the step asks: the argument of the yes."""
BACK = "back"
"""That the step before is shown again: the argument of its button."""
PLATFORM = "platform"
_OF_A_STEP = frozenset(
    {"step_worked", "step_failed", "step_skip", "step_repeat", "tell_fact", "talk_to_human", "ticket_status"}
)
_NO = frozenset({"no", "nope", "not yet", "not really", "no it is not", "no it's not", "not quite", "nah"})
_PRESSED = {
    Beside.GONE: Pressed("step_worked", {GONE: "yes"}),
    Beside.NO: Pressed("step_failed", {TYPED: "yes"}),
    Beside.OTHERS_TOO: Pressed("step_worked", {TYPED: "yes"}),
    Beside.OTHERS_CAN: Pressed("step_worked", {TYPED: "yes"}),
}


def walked_in_words(*, ports: DeskPorts, turn: Turn) -> Turn:
    """The turn with the button that its words mean while a fix is under way, and "cancel ..." wherever something is asked;
    as it was for any other words.

    Before the assistant: of a few words in the middle of a fix its guess may be another problem, an outage or a yes.
    """
    if turn.pressed is not None or turn.emergency is not None or not turn.words:
        return turn
    with ports.begin() as work:
        meant = _meant(work, turn)
        if meant is None:
            return turn
        work.conversations.set_pressed(turn.id, meant)
        work.commit()
    return replace(turn, pressed=meant)


def _meant(work: Work, turn: Turn) -> Pressed | None:
    enquiry = work.enquiries.current(turn.conversation)
    if cancels(turn.words):
        return Pressed("cancel") if enquiry is not None or _shown(work, turn) else None
    asked = _asked(work, turn)
    if enquiry is not None and any(GONE in each.args for each in asked):
        return _answered_whether_gone(turn.words)
    kept = _kept_fix(work, turn) if enquiry is not None and not any(SECOND in each.args for each in asked) else None
    if kept is not None:
        return kept
    if enquiry is None or enquiry.run is None or not enquiry.run.running:
        return None
    second = next((each.args[SECOND] for each in asked if SECOND in each.args), None)
    if second is not None:
        return _which_first(work, turn, asked, second) or _beside(turn, enquiry, enquiry.run)
    if any(each.intent not in _OF_A_STEP for each in asked):
        # Something else is asked in the middle of the fix.
        return None
    back = next((each for each in asked if BACK in each.args), None)
    if back is not None and goes_back(turn.words):
        return back
    return _platform(turn, enquiry.run) or _beside(turn, enquiry, enquiry.run)


def _kept_fix(work: Work, turn: Turn) -> Pressed | None:
    """ "No wait, the printer first", "ok back": the fix, or the matter, that was put aside for what is talked about now."""
    waiting = work.enquiries.aside(turn.conversation)
    kept = next((each for each in waiting if each.run and each.run.running), None)
    if kept is not None and takes_the_other(turn.words, kept.words):
        return Pressed("go_on_with", {"enquiry": kept.id})
    before = kept or next(iter(waiting), None)
    if before is None or not goes_back_to(turn.words, before.words):
        return None
    # In a fix "go back" is a step of it; and whether somebody shall be called comes first.
    shown = _shown(work, turn)
    if (_has_steps(work, turn) and goes_back(turn.words)) or asks_whether_to_call(shown):
        return None
    return Pressed("go_on_with", {"enquiry": before.id})


def _has_steps(work: Work, turn: Turn) -> bool:
    enquiry = work.enquiries.current(turn.conversation)
    return enquiry is not None and enquiry.run is not None and enquiry.run.running


def _asked(work: Work, turn: Turn) -> list[Pressed]:
    """What the buttons under it mean."""
    known = [work.conversations.button(each.key) for each in _shown(work, turn)]
    return [each.pressed for each in known if each is not None]


def _shown(work: Work, turn: Turn) -> Sequence[ShownButton]:
    """The buttons under what was said last."""
    last = work.conversations.last_said(turn.conversation)
    return last.buttons if last is not None else ()


def _which_first(work: Work, turn: Turn, asked: Sequence[Pressed], second: str) -> Pressed | None:
    """Asked which of two matters comes first: the other one, or to go on; a plain yes or no leaves nothing."""
    other = work.enquiries.get(second)
    meant = None
    if other is not None and takes_the_other(turn.words, other.words):
        meant = "go_on_with"
    elif wants_a_ticket_for_the_other(turn.words):
        meant = "open_ticket"
    if (
        plain_yes(turn.words)
        or wants_to_go_on(turn.words)
        or goes_on_with_the_first(turn.words)
        or _bare(turn.words) in _NO
    ):
        meant = "step_repeat"
    return next((each for each in asked if each.intent == meant), None)


def _answered_whether_gone(words: str) -> Pressed | None:
    """A typed yes or no to "Is the problem gone?", which must not answer the step."""
    if plain_yes(words) or says_gone(words):
        return _PRESSED[Beside.GONE]
    return Pressed("step_repeat") if _bare(words) in _NO or still_the_same(words) else None


def _platform(turn: Turn, run: Run) -> Pressed | None:
    """What somebody uses, where the steps differ by it and it is not known, or they are for another one."""
    named = answered_platform(turn.words, run.platforms) if names_own_device(turn.words) else None
    if named is None or named is run.platform:
        return None
    return Pressed("tell_fact", {"fact": PLATFORM, "value": named.value})


def _beside(turn: Turn, enquiry: Enquiry, run: Run) -> Pressed | None:
    step = current_step(run)
    if step is None:
        return Pressed("step_repeat", {BESIDE: Beside.FOUND.value}) if tells_cause(turn.words) else None
    beside = read_beside(turn.words, step, run.stop_when, f"{enquiry.words} {run.title}")
    if beside is None:
        return None
    return _PRESSED.get(beside) or Pressed("step_repeat", {BESIDE: beside.value})


def _bare(words: str) -> str:
    return " ".join(plain_words(words).casefold().replace(",", " ").strip(" .!").split())
