"""Several problems in one message: shown back, then taken up one after the other, or as one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from actions.base import DeskAction
from actions.earlier import ask_about_all
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
from bot.desk.second_words import Matter, is_no_problem, matters_in
from bot.desk.side_words import insists_on_a_visit
from bot.desk.thing_words import things_in
from bot.operations.complaints import BILLING
from bot.operations.enquiries import open_enquiry, put_several_aside, take_as_one
from bot.operations.free_buttons import all_told
from bot.operations.visits import places_of

PROJECT = "onsite_or_project"


class SeveralProblems(Unclear):
    """'Outlook is down and also the printer jams.'"""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_several_problems"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Keep each, show each, and ask whether to take them one after the other."""
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
                for each in _told_apart(scene, problems)
            ],
        )
        return ask_about_all(scene, kept)


def _told_apart(scene: Scene, problems: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same, with a half that lists several matters taken apart: Rasa cuts a message in two, and lists may be longer."""
    apart, taken = [], {str(each["category"]) for each in problems}
    for problem in problems:
        text, own = str(problem["text"]), str(problem["category"])
        matters = matters_in(text)
        named = [own if own in each.categories else _likeliest(scene, each, taken) for each in matters]
        if own not in named or None in named:
            apart.append(problem)
            continue
        for matter, category in zip(matters, named, strict=True):
            taken.add(str(category))
            said = text[matter.start : matter.end].strip()
            start, end = problem["start"] + matter.start, problem["start"] + matter.end
            apart.append({**problem, "category": category, "text": said, "start": start, "end": end})
    return apart


def _likeliest(scene: Scene, matter: Matter, taken: Collection[str]) -> str | None:
    """What else a matter is about: of what its thing may be the likeliest in the whole message."""
    left = [each for each in matter.categories if each not in taken]
    return next((name for name, _ in scene.ranking if name in left), next(iter(left), None))


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
        """Take all up as one problem and answer it."""
        first, *others = all_told(scene.turn.pressed) if scene.turn.pressed is not None else ("",)
        enquiry = take_as_one(ports=scene.ports, turn=scene.turn, enquiry_id=first, other_ids=others)
        return is_gone(scene) if enquiry is None else answer_afresh(scene, enquiry)
