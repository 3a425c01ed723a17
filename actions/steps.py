"""Showing where a fix stands: the question for the platform, a step, or how it ended."""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk.events import FollowupAction

from actions.handing_over import to_a_person
from actions.problem import SHOWN_WORDS, offer_earlier, to_the_questions
from actions.scene import Scene, asks, asks_nothing, button, leaves_questions, person_button
from actions.standing import ask_where_we_are, newest_open, offer_to_close, tell_what_waits
from actions.wording import CANNOT_SEE, CANNOT_TELL
from bot.desk.asked_back_words import is_a_question
from bot.desk.enquiries import Enquiry
from bot.desk.good_news_words import may_say_gone
from bot.desk.missing_facts import UNKNOWN
from bot.desk.platforms import Platform, answered_platform, how_to_tell
from bot.desk.short_answers import says_it_works_again
from bot.desk.side_words import asks_something
from bot.desk.step_words import Said, has_no_idea, read_words, wants_to_go_on
from bot.desk.walk_words import Beside
from bot.desk.walkthroughs import (
    SOLVED,
    Run,
    RunOutcome,
    Step,
    StepAnswer,
    StepKind,
    StopReason,
    current_step,
    position,
)
from bot.operations.enquiries import begun_elsewhere, open_enquiry, tell_more
from bot.operations.ports import About, Subject
from bot.operations.tickets import record_solved
from bot.operations.walk_words import BESIDE, GONE, PLATFORM
from bot.operations.walkthroughs import (
    answer_current_step,
    cannot_tell_platform,
    leave_walkthrough,
    note_not_understood,
    tell_platform,
)
from bot.operations.which_one import NOTED
from bot.operations.wording import IS_IT_GONE

# What says nothing without a step: to skip it, or to say it again.
WORDS_OF_A_STEP = ("step_skip", "step_repeat")
# Longer words may be about something new, whatever else they name.
AN_ANSWER = 6
_I_USE = re.compile(r"\b(?:i'?m|i am|i use|i have|i'?ve got|it'?s|it is|this is|mine is|we use)\b", re.IGNORECASE)
_WORKS = re.compile(r"\bworks?\b", re.IGNORECASE)
_TRIED = re.compile(r"\b(?:same|works?|working|fails?|failed|nothing|error|tried)\b", re.IGNORECASE)
# What each intent means as the answer to a step, and how sure their sum must be while a step is shown.
STEP_ANSWERS = {
    "affirm": StepAnswer.YES,
    "step_worked": StepAnswer.YES,
    "deny": StepAnswer.NO,
    "step_failed": StepAnswer.NO,
    "step_skip": StepAnswer.CANNOT,
}
ENOUGH, CLEARLY = 0.3, 2.0
# So likely a meaning must be that words in the middle of a fix are taken to be about what is mended.
ABOUT_THE_SAME = 0.2


def meant_answer(scene: Scene) -> StepAnswer | None:
    """Words too short to be sure of alone are often plain as the answer to a step: "nope", "same", "still broken"."""
    sums = dict.fromkeys(StepAnswer, 0.0)
    for intent, confidence in scene.intents:
        if intent in STEP_ANSWERS:
            sums[STEP_ANSWERS[intent]] += confidence
    (best, most), (_, next_most), *_ = sorted(sums.items(), key=lambda item: -item[1])
    return best if most >= ENOUGH and most >= CLEARLY * next_most else None


def run_under_way(scene: Scene) -> tuple[Enquiry, Run] | None:
    """The open enquiry with its run, while one is under way."""
    enquiry = open_enquiry(ports=scene.ports, turn=scene.turn)
    run = enquiry.run if enquiry else None
    return (enquiry, run) if enquiry is not None and run is not None and run.running else None


def show_run(
    scene: Scene, enquiry: Enquiry, run: Run, response: str = "say_step", **values: Any
) -> list[dict[str, Any]]:
    """The question or the step that a run is at, with its buttons."""
    step = current_step(run)
    if step is None:
        hint = how_to_tell(run.platforms) if run.hinted else None
        asked = _lines(hint, "Which one do you use?")
        scene.say(response, *_platform_buttons(enquiry, run), person_button(), step=asked, **values)
    else:
        lines = (_for_whom(run), _stop_line(run), *_step_lines(run, step))
        about = About(Subject.PICTURE, step.picture, step.alt or "") if step.picture else None
        buttons = _step_buttons(enquiry, run, step)
        scene.say(response, *buttons, person_button(), about=about, step=_lines(*lines), **values)
    return [asks("step")]


def show_beginning(scene: Scene, enquiry: Enquiry, run: Run) -> list[dict[str, Any]]:
    """The first step of a fix, with what it is about."""
    return show_run(scene, enquiry, run, "say_walk_begins", title=run.title, minutes=run.minutes, intro=run.intro)


def _lines(*lines: str | None) -> str:
    return "\n".join(filter(None, lines))


def _platform_buttons(enquiry: Enquiry, run: Run) -> list[dict[str, str]]:
    choices = [(platform.label, platform.value) for platform in run.platforms]
    choices.append(("I still don't know" if run.hinted else "I don't know", UNKNOWN))
    return [button(title, "tell_fact", enquiry=enquiry.id, fact=PLATFORM, value=value) for title, value in choices]


def _for_whom(run: Run) -> str | None:
    """With the first step the person reads whom the steps are for, so that a wrong guess is seen."""
    return f"These steps are for: {run.platform.label}." if run.platform and not run.records else None


def _stop_line(run: Run) -> str | None:
    return f"Stop and tell us if: {'; '.join(run.stop_when)}." if run.stop_when and not run.records else None


def _step_lines(run: Run, step: Step) -> tuple[str | None, ...]:
    number, most = position(run)
    instruct = step.kind is StepKind.INSTRUCT
    return (
        f"Step {number} of at most {most}: {step.text}",
        step.tells and (f"Good sign: {step.tells}" if instruct else step.tells),
        step.alt and f"Picture: {step.alt}.",
        step.evidence and f"Worth noting for a technician: {step.evidence}.",
        ("Did that help?" if step.on_yes == SOLVED else "Did it work?") if instruct else None,
    )


def _step_buttons(enquiry: Enquiry, run: Run, step: Step) -> list[dict[str, str]]:
    args = {"enquiry": enquiry.id, "step": step.id}
    if step.kind is StepKind.INSTRUCT:
        ways = [("It worked", "step_worked"), ("Still not working", "step_failed"), ("I can't do this", "step_skip")]
    else:
        ways = [("Yes", "step_worked"), ("No", "step_failed")]
    if step.kind is StepKind.CHECK:
        ways.append(("I can't tell", "step_skip"))
    buttons = [button(title, intent, **args) for title, intent in ways]
    if step.kind is StepKind.INSTRUCT:
        buttons.append(button("Skip this", "step_skip", how="skip", **args))
    if run.records:
        buttons.append(button("Go back", "step_repeat", back="yes", **args))
    elif run.platforms:
        buttons.append(button("I use another one", "step_repeat", back="yes", **args))
    return buttons


def go_on(scene: Scene, enquiry: Enquiry | None) -> list[dict[str, Any]]:
    """After an answer: the next step, a solved ticket, the two questions for a technician, or a person at once."""
    run = enquiry.run if enquiry else None
    if enquiry is None or run is None:
        return no_walk(scene)
    if run.running:
        return show_run(scene, enquiry, run)
    if run.outcome is RunOutcome.SOLVED:
        return solved(scene, "say_walk_solved")
    if run.stop_reason is StopReason.NOT_UNDERSTOOD:
        return to_a_person(scene, "say_walk_not_understood")
    if run.stop_reason is StopReason.PLATFORM_UNKNOWN:
        return to_a_person(scene, "say_walk_platform_unknown")
    scene.say("say_walk_stopped" if run.outcome is RunOutcome.STOPPED else "say_walk_over")
    return to_the_questions(scene, enquiry)


def no_walk(scene: Scene) -> list[dict[str, Any]]:
    """There is no fix to answer for: one that was begun in another chat is offered, else what is open or waits."""
    elsewhere = begun_elsewhere(ports=scene.ports, turn=scene.turn)
    if elsewhere is not None:
        return offer_elsewhere(scene, elsewhere)
    again = ask_where_we_are(scene)
    if again is not None:
        return again
    if scene.intent in WORDS_OF_A_STEP and newest_open(scene) is None:
        scene.say("say_no_walk", person_button())
        return [asks_nothing()]
    return tell_what_waits(scene)


def back_to_the_talk(scene: Scene) -> list[dict[str, Any]]:
    """Words that ask for nothing of their own: the step or the question that is open again, else what waits."""
    under_way = run_under_way(scene) if scene.slot("question") == "step" else None
    if under_way is not None:
        return show_run(scene, *under_way)
    again = ask_where_we_are(scene)
    return tell_what_waits(scene) if again is None else again


def offer_elsewhere(scene: Scene, enquiry: Enquiry) -> list[dict[str, Any]]:
    """Ask whether to go on here with what was begun in another chat."""
    assert enquiry.run is not None
    scene.say(
        "say_go_on_here",
        button("Yes, go on here", "go_on_with", enquiry=enquiry.id),
        person_button(),
        title=enquiry.run.title,
        done=len(enquiry.run.records),
    )
    return [asks_nothing()]


def solved(scene: Scene, response: str) -> list[dict[str, Any]]:
    """A solved ticket; what was put aside is offered next. A question ("is it off now?") solves nothing."""
    if scene.turn.pressed is None and asks_something(scene.turn.words):
        again = ask_where_we_are(scene)
        return tell_what_waits(scene) if again is None else again
    ticket = record_solved(ports=scene.ports, turn=scene.turn)
    if ticket is None:
        closing = offer_to_close(scene)
        return no_walk(scene) if closing is None else closing
    scene.say(response, number=ticket.number)
    return [*leaves_questions(), *offer_earlier(scene)]


def asked_whether_gone(scene: Scene) -> list[dict[str, Any]] | None:
    """Words that speak of nothing that works end no matter, whatever they were taken for: it is asked; None for any other."""
    enquiry = open_enquiry(ports=scene.ports, turn=scene.turn)
    if scene.turn.pressed is not None or enquiry is None or may_say_gone(scene.turn.words):
        return None
    tell_more(ports=scene.ports, turn=scene.turn, words=scene.turn.words)
    return _ask_whether_gone(scene, enquiry)


def _ask_whether_gone(scene: Scene, enquiry: Enquiry) -> list[dict[str, Any]]:
    gone = button("Yes, it is gone", "step_worked", enquiry=enquiry.id, **{GONE: "yes"})
    scene.tell(IS_IT_GONE, gone, button("No", "step_repeat", enquiry=enquiry.id), person_button())
    return [asks("step")]


def platform_told(scene: Scene, value: str) -> list[dict[str, Any]]:
    """A button of the question for the platform was pressed, or words have named one."""
    platforms = {platform.value: platform for platform in _asked_platforms(scene)}
    if value in platforms:
        enquiry = tell_platform(ports=scene.ports, turn=scene.turn, platform=platforms[value])
    else:
        enquiry = cannot_tell_platform(ports=scene.ports, turn=scene.turn)
    return go_on(scene, enquiry)


def _asked_platforms(scene: Scene) -> tuple[Platform, ...]:
    under_way = run_under_way(scene)
    return under_way[1].platforms if under_way else ()


def answered_run(scene: Scene) -> list[dict[str, Any]] | None:
    """What typed words lead to that mean something of their own to the fix: a platform, "done", "later", "go on"."""
    if scene.turn.pressed is not None or not scene.turn.words:
        return None
    under_way = run_under_way(scene) if scene.slot("question") == "step" else None
    if under_way is None:
        return _taken_up_again(scene)
    enquiry, run = under_way
    step = current_step(run)
    platform = _platform_in_words(scene, run)
    if platform is not None:
        return go_on(scene, tell_platform(ports=scene.ports, turn=scene.turn, platform=platform))
    if step is None:
        return platform_told(scene, UNKNOWN) if has_no_idea(scene.turn.words) else None
    if _works_again(scene, step):
        return solved(scene, "say_solved_without_fix")
    meant = read_words(scene.turn.words, step, run.stop_when)
    if isinstance(meant, StepAnswer):
        return _then(go_on(scene, answer_current_step(ports=scene.ports, turn=scene.turn, answer=meant)))
    if meant is Said.STOP:
        leave_walkthrough(ports=scene.ports, turn=scene.turn, reason=StopReason.CONDITION)
        return to_a_person(scene, "say_walk_condition")
    if meant is None:
        return None
    if meant is Said.NO_IDEA:
        scene.tell(CANNOT_TELL[step.kind])
    return show_run(
        scene,
        enquiry,
        run,
        {
            Said.NO_IDEA: "say_step",
            Said.WORKING: "say_take_your_time",
            Said.DONE: "say_and_did_it",
            Said.LATER: "say_come_back",
            Said.GO_ON: "say_step",
        }[meant],
    )


def asked_back(scene: Scene) -> list[dict[str, Any]] | None:
    """A question in the middle of a fix is no answer to its step, whatever it was taken for: "why can't I"."""
    typed = scene.turn.pressed is None and scene.slot("question") == "step" and is_a_question(scene.turn.words)
    under_way = run_under_way(scene) if typed else None
    if under_way is None:
        return None
    scene.tell(CANNOT_SEE)
    return show_run(scene, *under_way)


def told_beside(scene: Scene) -> list[dict[str, Any]] | None:
    """What was said beside a step is kept or answered, and the step is shown again; None where nothing was."""
    beside = scene.turn.arg(BESIDE)
    under_way = run_under_way(scene) if beside is not None else None
    if under_way is None:
        return None
    enquiry, run = under_way
    if beside in (Beside.MAY_BE_GONE.value, Beside.FOUND.value):
        if beside == Beside.FOUND.value:
            # What it was is worth knowing, also when it comes back.
            tell_more(ports=scene.ports, turn=scene.turn, words=scene.turn.words)
        return _ask_whether_gone(scene, enquiry)
    if beside == Beside.NOTED.value:
        words = scene.turn.words
        tell_more(ports=scene.ports, turn=scene.turn, words=words, facts=scene.facts)
        scene.tell(NOTED.format(words=words[:SHOWN_WORDS]))
    else:
        scene.tell(CANNOT_SEE)
    return show_run(scene, enquiry, run)


def _works_again(scene: Scene, step: Step) -> bool:
    """ "It works now!" while a question is asked ends the matter, unless the question is whether something works."""
    asks_whether = step.kind is StepKind.INSTRUCT or _WORKS.search(step.text) is not None
    return not asks_whether and says_it_works_again(scene.turn.words)


def _then(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Words that are taken for something else by the language part lead to the two questions all the same."""
    return [*events, FollowupAction("triage_form")] if asks("triage") in events else events


def _taken_up_again(scene: Scene) -> list[dict[str, Any]] | None:
    """ "Go on" where no step is shown: with the fix under way here, else with one begun in another chat."""
    if not wants_to_go_on(scene.turn.words):
        return None
    under_way = run_under_way(scene)
    if under_way is not None:
        enquiry, run = under_way
        return show_run(scene, enquiry, run, "say_walk_goes_on", title=run.title)
    elsewhere = begun_elsewhere(ports=scene.ports, turn=scene.turn)
    nothing_open = open_enquiry(ports=scene.ports, turn=scene.turn) is None
    return offer_elsewhere(scene, elsewhere) if elsewhere is not None and nothing_open else None


def _platform_in_words(scene: Scene, run: Run) -> Platform | None:
    """The platform that short words name: the answer to the question, or another one than was taken."""
    if len(scene.turn.words.split()) > AN_ANSWER:
        return None
    platform = answered_platform(scene.turn.words, run.platforms)
    if run.platform is None or platform is None or platform is run.platform:
        return platform if run.platform is None else None
    # "Same in Chrome" tells of another try, "I'm on a Mac" that the steps are for the wrong one.
    changes = _I_USE.search(scene.turn.words) and not _TRIED.search(scene.turn.words)
    return platform if changes else None


def more_in_a_fix(scene: Scene) -> list[dict[str, Any]] | None:
    """Words about the same problem while a step is shown belong to it; the step stays.

    "Outlook is really slow too", while Outlook is mended, may be a slow computer: that is no reason to leave the step.
    """
    under_way = run_under_way(scene) if scene.slot("question") == "step" and scene.turn.pressed is None else None
    if under_way is None:
        return None
    category = under_way[0].category
    if category != scene.intent and dict(scene.ranking).get(category, 0.0) < ABOUT_THE_SAME:
        return None
    return note_in_a_fix(scene)


def note_in_a_fix(scene: Scene) -> list[dict[str, Any]] | None:
    """The words kept with what is mended, and its step again."""
    enquiry = tell_more(ports=scene.ports, turn=scene.turn, words=scene.turn.words, facts=scene.facts)
    if enquiry is None or enquiry.run is None:
        return None
    scene.say("say_noted", words=scene.turn.words[:SHOWN_WORDS])
    return show_run(scene, enquiry, enquiry.run)


def not_an_answer(scene: Scene) -> list[dict[str, Any]]:
    """Words in the middle of a fix that mean nothing: shown again, and at the third time in a row a person takes over."""
    enquiry = note_not_understood(ports=scene.ports, turn=scene.turn)
    if enquiry is not None and enquiry.run is not None and enquiry.run.running:
        scene.say("utter_one_of_these")
    return go_on(scene, enquiry)
