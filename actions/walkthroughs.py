"""One step of a fix at a time."""

from __future__ import annotations

import re
from typing import Any

from actions.base import DeskAction
from actions.earlier import ask_again, leave_asked
from actions.facts import answered_in_words
from actions.problem import answer_for, ask_which_way, to_the_questions
from actions.scene import Scene, asks, button, person_button
from actions.standing import ask_which
from actions.steps import (
    asked_back,
    asked_whether_gone,
    go_on,
    not_an_answer,
    platform_told,
    run_under_way,
    show_beginning,
    show_run,
    solved,
    told_beside,
)
from actions.suspicion import ask_whether_emergency
from bot.desk.choice_words import means_the_fix
from bot.desk.emergencies import EmergencyKind
from bot.desk.missing_facts import UNKNOWN
from bot.desk.triage_words import says_it_is_dead
from bot.desk.walkthroughs import StepAnswer, asks_platform
from bot.operations.enquiries import open_enquiry
from bot.operations.fixes import which_fix
from bot.operations.walk_words import GONE
from bot.operations.walkthroughs import answer_current_step, start_walkthrough, step_back

# Words that want the next step, not ones that say why this one cannot be done.
SKIPS = re.compile(r"\b(?:skip|next|pass|move on|later|else|something different|another)\b", re.IGNORECASE)
# What wants the same words once more, or earlier ones, and needs nobody.
AGAIN = re.compile(r"\b(?:again|repeat|once more|pardon|say|back|previous|before)\b", re.IGNORECASE)


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
        """The first step; which fix it is where several may be meant; without a fix the way to a ticket.

        A typed yes to a choice that holds a price as well begins nothing: which one is asked.
        """
        either = _asked_which_way(scene)
        if either is not None:
            return either
        enquiry = start_walkthrough(ports=scene.ports, turn=scene.turn)
        run = enquiry.run if enquiry else None
        which = which_fix(ports=scene.ports, turn=scene.turn, enquiry=enquiry) if enquiry else ()
        if enquiry is not None and which:
            titles = [button(fix.title, "affirm", enquiry=enquiry.id, article=fix.id) for fix in which]
            none = button("None of these", "open_ticket", enquiry=enquiry.id)
            scene.say("say_which_fix", *titles, none, person_button())
            return [asks("offer")]
        if enquiry is None or run is None or not run.running:
            # A typed yes was one to a ticket or a price: where there is no fix, none was offered.
            if scene.turn.pressed is not None:
                scene.say("say_no_fix_here")
            return to_the_questions(scene, open_enquiry(ports=scene.ports, turn=scene.turn))
        if run.records:
            return show_run(scene, enquiry, run, "say_walk_goes_on", title=run.title)
        return show_beginning(scene, enquiry, run)


def _asked_which_way(scene: Scene) -> list[dict[str, Any]] | None:
    """The events of "which one do you mean?", where a yes may mean a price as well as the fix."""
    typed = scene.turn.pressed is None and scene.slot("question") == "choice"
    if not typed or means_the_fix(scene.turn.words):
        return None
    enquiry = open_enquiry(ports=scene.ports, turn=scene.turn)
    # A fix that is under way already is gone on with.
    if enquiry is None or (enquiry.run is not None and enquiry.run.running):
        return None
    return ask_which_way(scene, enquiry)


class StepWorked(DeskAction):
    """It worked, or yes."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_step_worked"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Go on; without a fix under way the open problem is solved as it is."""
        if scene.turn.arg(GONE) is not None and run_under_way(scene) is not None:
            return solved(scene, "say_solved_without_fix")
        if scene.turn.pressed is None and says_it_is_dead(scene.turn.words):
            # Between the two questions of a ticket the open one is put again.
            return [] if scene.slot("requested_slot") else StepFailed().act(scene)
        if len(scene.asked_about) == 1 and scene.turn.pressed is None:
            return leave_asked(scene)
        asked = _asked_again(scene) or asked_back(scene)
        if asked is not None:
            return asked
        if _asks_platform(scene):
            # "Yes" is no platform; that it works again ends the matter.
            return solved(scene, "say_solved_without_fix") if scene.intent == "step_worked" else not_an_answer(scene)
        enquiry = answer_current_step(ports=scene.ports, turn=scene.turn, answer=StepAnswer.YES)
        if enquiry is not None:
            return go_on(scene, enquiry)
        return asked_whether_gone(scene) or solved(scene, "say_solved_without_fix")


class StepFailed(DeskAction):
    """It did not help, or no."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_step_failed"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Go on to the next step."""
        asked = _asked_again(scene) or asked_back(scene)
        if asked is not None:
            return asked
        if _asks_platform(scene):
            return not_an_answer(scene)
        return go_on(scene, answer_current_step(ports=scene.ports, turn=scene.turn, answer=StepAnswer.NO))


class StepSkipped(DeskAction):
    """Cannot do this step."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_step_skipped"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Leave the step out; "no idea" also answers what a contract asks."""
        told = answered_in_words(scene)
        if told is not None:
            return told
        if _asks_platform(scene):
            return platform_told(scene, UNKNOWN)
        skips = scene.turn.arg("how") == "skip" or (scene.turn.pressed is None and SKIPS.search(scene.turn.words))
        # "Can I skip this?" is asked, and meant.
        back = None if skips else asked_back(scene)
        if back is not None:
            return back
        answer = StepAnswer.SKIP if skips else StepAnswer.CANNOT
        return go_on(scene, answer_current_step(ports=scene.ports, turn=scene.turn, answer=answer))


class StepRepeated(DeskAction):
    """Say it again, or go back one."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_step_repeated"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Show the step once more."""
        asked = told_beside(scene) or _asked_again(scene)
        if asked is None and not AGAIN.search(scene.turn.words):
            asked = asked_back(scene)
        if asked is not None:
            return asked
        back = scene.turn.arg("back") is not None
        enquiry = (step_back if back else open_enquiry)(ports=scene.ports, turn=scene.turn)
        if enquiry is not None and scene.slot("question") == "which" and not scene.slot("requested_slot"):
            scene.say("utter_one_of_these")
            return ask_which(scene, enquiry)
        if enquiry is not None and enquiry.run is None:
            return answer_for(scene, enquiry, again=True)
        return go_on(scene, enquiry)


def _asks_platform(scene: Scene) -> bool:
    under_way = run_under_way(scene)
    return under_way is not None and asks_platform(under_way[1])
