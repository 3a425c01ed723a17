"""One step of a fix at a time."""

from __future__ import annotations

from typing import Any

from actions.base import DeskAction
from actions.earlier import ask_again, leave_asked
from actions.facts import answered_in_words
from actions.problem import answer_for, offer_earlier, to_the_questions
from actions.scene import Scene, asks, asks_nothing, button, leaves_questions, person_button
from actions.suspicion import ask_whether_emergency
from bot.desk.emergencies import EmergencyKind
from bot.desk.enquiries import Enquiry
from bot.desk.walkthroughs import (
    Run,
    RunOutcome,
    Step,
    StepAnswer,
    StepKind,
    current_step,
    position,
)
from bot.operations.enquiries import open_enquiry
from bot.operations.tickets import record_solved
from bot.operations.walkthroughs import (
    answer_current_step,
    fix_for,
    start_walkthrough,
    step_back,
)


def show_step(scene: Scene, enquiry: Enquiry, run: Run, step: Step, response: str = "say_step", **values: Any) -> None:
    """The step with its number, how to tell that it worked, and its buttons."""
    number, most = position(run)
    args = {"enquiry": enquiry.id, "step": step.id}
    asked, yes, no = _words(step)
    buttons = [button(yes, "step_worked", **args), button(no, "step_failed", **args)]
    if step.kind is not StepKind.QUESTION:
        cannot = "I can't do this" if step.kind is StepKind.INSTRUCT else "I can't tell"
        buttons.append(button(cannot, "step_skip", **args))
    if run.records:
        buttons.append(button("Go back", "step_repeat", back="yes", **args))
    scene.say(
        response,
        *buttons,
        person_button(),
        step="\n".join(filter(None, (f"Step {number} of at most {most}: {step.text}", step.tells, asked))),
        **values,
    )


def _words(step: Step) -> tuple[str, str, str]:
    if step.kind is StepKind.INSTRUCT:
        return "Did that help?", "It worked", "Still not working"
    return "", "Yes", "No"


def go_on(scene: Scene, enquiry: Enquiry | None) -> list[dict[str, Any]]:
    """After an answer: the next step, a solved ticket, or the two questions for a technician."""
    run = enquiry.run if enquiry else None
    if enquiry is None or run is None:
        scene.say("say_no_walk", person_button())
        return [asks_nothing()]
    step = current_step(run)
    if step is not None:
        show_step(scene, enquiry, run, step)
        return [asks("step")]
    if run.outcome is RunOutcome.SOLVED:
        return _solved(scene, "say_walk_solved")
    scene.say("say_walk_stopped" if run.outcome is RunOutcome.STOPPED else "say_walk_over")
    return to_the_questions(scene, enquiry)


def _solved(scene: Scene, response: str) -> list[dict[str, Any]]:
    ticket = record_solved(ports=scene.ports, turn=scene.turn)
    if ticket is None:
        scene.say("say_no_walk", person_button())
        return [asks_nothing()]
    scene.say(response, number=ticket.number)
    return [*leaves_questions(), *offer_earlier(scene)]


def _asked_again(scene: Scene) -> list[dict[str, Any]] | None:
    """Words of a fix, typed where something else was asked ("what do you mean?"), get that question again."""
    told = answered_in_words(scene)
    if told is not None:
        return told
    if scene.turn.pressed is not None:
        return None
    suspected = scene.slot("suspected")
    if scene.slot("question") == "emergency" and suspected:
        return ask_whether_emergency(scene, EmergencyKind(suspected))
    return ask_again(scene)


class StartWalkthrough(DeskAction):
    """Begin the fix, or go on with it."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_start_walkthrough"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """The first step; without a fix the way to a ticket."""
        enquiry = start_walkthrough(ports=scene.ports, turn=scene.turn)
        run = enquiry.run if enquiry else None
        step = current_step(run) if run else None
        if enquiry is None or run is None or step is None:
            scene.say("say_no_fix_here")
            return to_the_questions(scene, enquiry)
        article = fix_for(ports=scene.ports, enquiry=enquiry)
        minutes = article.minutes if article else 5
        show_step(scene, enquiry, run, step, "say_walk_begins", title=run.title, minutes=minutes)
        return [asks("step")]


class StepWorked(DeskAction):
    """It worked, or yes."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_step_worked"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Go on; without a fix under way the open problem is solved as it is."""
        if len(scene.asked_about) == 1 and scene.turn.pressed is None:
            return leave_asked(scene)
        asked = _asked_again(scene)
        if asked is not None:
            return asked
        enquiry = answer_current_step(ports=scene.ports, turn=scene.turn, answer=StepAnswer.YES)
        return go_on(scene, enquiry) if enquiry else _solved(scene, "say_solved_without_fix")


class StepFailed(DeskAction):
    """It did not help, or no."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_step_failed"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Go on to the next step."""
        return _asked_again(scene) or go_on(
            scene, answer_current_step(ports=scene.ports, turn=scene.turn, answer=StepAnswer.NO)
        )


class StepSkipped(DeskAction):
    """Cannot do this step."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_step_skipped"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Leave the step out; "no idea" also answers what a contract asks."""
        return answered_in_words(scene) or go_on(
            scene, answer_current_step(ports=scene.ports, turn=scene.turn, answer=StepAnswer.CANNOT)
        )


class StepRepeated(DeskAction):
    """Say it again, or go back one."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_step_repeated"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Show the step once more."""
        asked = _asked_again(scene)
        if asked is not None:
            return asked
        back = scene.turn.arg("back") is not None
        enquiry = (step_back if back else open_enquiry)(ports=scene.ports, turn=scene.turn)
        if enquiry is not None and enquiry.run is None:
            return answer_for(scene, enquiry, again=True)
        return go_on(scene, enquiry)
