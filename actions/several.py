"""Two problems in one message: shown back, then taken up one after the other, or as one."""

from __future__ import annotations

from typing import Any

from actions.base import DeskAction
from actions.earlier import ask_about_both
from actions.problem import answer_afresh, is_gone, take_up
from actions.scene import Scene
from actions.steps import meant_answer
from actions.suspicion import ask_whether_emergency
from actions.talk import Unclear
from bot.desk.catalogue import CATALOGUE
from bot.desk.emergencies import KIND_OF
from bot.desk.leaving_words import LEAVING, shut_out_at_once
from bot.desk.money_words import asks_of_its_cover
from bot.desk.other_hour_words import only_about_an_hour
from bot.desk.reachable_words import leaves_for_a_while
from bot.desk.second_words import is_no_problem
from bot.desk.side_words import insists_on_a_visit
from bot.desk.thing_words import things_in
from bot.operations.complaints import BILLING
from bot.operations.enquiries import open_enquiry, put_several_aside, take_as_one
from bot.operations.visits import places_of

PROJECT = "onsite_or_project"


class SeveralProblems(Unclear):
    """'Outlook is down and also the printer jams.'"""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_several_problems"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Keep both, show both, and ask whether to take them one after the other."""
        named = [each for each in scene.understood.get("problems") or [] if each["category"] in CATALOGUE]
        problems = [each for each in named if not _is_no_matter(each)]
        if len(problems) == 1 < len(named):
            # Until when a colleague is there, whether it is covered and that somebody shall come are no matters of their own.
            return answer_afresh(scene, take_up(scene, str(problems[0]["category"])))
        categories = [str(each["category"]) for each in problems]
        if len(problems) < 2 or _answers_a_step(scene, categories):
            return super().act(scene)
        places = places_of(scene.turn.person.client)
        matters = [each for each in problems if not only_about_an_hour(str(each["text"]), places)]
        if len(matters) == 1:
            # When it shall be done, and what that costs, belongs to the one that is told.
            return answer_afresh(scene, take_up(scene, str(matters[0]["category"])))
        if shut_out_at_once(LEAVING, scene.turn.words):
            # What else stands there is why it cannot wait.
            return answer_afresh(scene, take_up(scene, LEAVING))
        kind = next((KIND_OF[category] for category in categories if category in KIND_OF), None)
        if kind is not None:
            return ask_whether_emergency(scene, kind)
        kept = put_several_aside(
            ports=scene.ports,
            turn=scene.turn,
            problems=[
                (each["category"], str(each["text"]), scene.facts_between(each["start"], each["end"]))
                for each in problems
            ],
        )
        return ask_about_both(scene, kept[0], kept[1])


def _is_no_matter(problem: dict[str, Any]) -> bool:
    category, text = problem["category"], str(problem["text"])
    if category == LEAVING:
        return leaves_for_a_while(text)
    if category == BILLING:
        return asks_of_its_cover(text)
    if category == PROJECT:
        return insists_on_a_visit(text) and not things_in(text)
    return is_no_problem(text)


def _answers_a_step(scene: Scene, categories: list[str]) -> bool:
    """While a step is shown, "I did that and it still does not print" is one answer about one problem."""
    if scene.slot("question") != "step":
        return False
    enquiry = open_enquiry(ports=scene.ports, turn=scene.turn)
    return meant_answer(scene) is not None or (enquiry is not None and enquiry.category in categories)


class OneProblem(DeskAction):
    """'It is one thing.'"""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_one_problem"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Take both up as one problem and answer it."""
        enquiry = take_as_one(
            ports=scene.ports, turn=scene.turn, enquiry_id=scene.turn.arg("enquiry"), other_id=scene.turn.arg("other")
        )
        return is_gone(scene) if enquiry is None else answer_afresh(scene, enquiry)
