"""Problems that were put aside: asked about, taken up again, or left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rasa_sdk.events import SlotSet

from actions.base import DeskAction
from actions.problem import SHOWN_WORDS, answer_afresh, is_gone, offer_earlier, say_earlier, taken_up
from actions.scene import (
    Scene,
    asks_about,
    asks_nothing,
    button,
    leaves_questions,
    person_button,
)
from actions.standing import ask_where_we_are
from actions.steps import show_beginning, show_run
from actions.tickets import say_opened
from bot.desk.catalogue import CATALOGUE
from bot.desk.enquiries import Enquiry
from bot.desk.hour_words import NUMBERS
from bot.operations.enquiries import leave_aside, put_aside, return_to, still_aside
from bot.operations.quotes import DECLINED, LATER, WAY, take_up_declined
from bot.operations.tickets import open_ticket
from bot.operations.walkthroughs import start_walkthrough


class ReturnToEarlier(DeskAction):
    """'Yes, go on with it.'"""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_return_to_earlier"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Take it up where it stood."""
        if scene.turn.arg(DECLINED) is not None:
            return after_a_decline(scene)
        asked = scene.asked_about
        wanted = scene.turn.arg("enquiry") or (asked[0] if asked else None)
        enquiry = return_to(ports=scene.ports, turn=scene.turn, enquiry_id=wanted)
        if enquiry is None:
            return is_gone(scene)
        run = enquiry.run
        if run is not None and run.running:
            return taken_up(enquiry) + show_run(scene, enquiry, run, "say_walk_goes_on", title=run.title)
        return answer_afresh(scene, enquiry)


def after_a_decline(scene: Scene) -> list[dict[str, Any]]:
    """The button of the cheaper way: a ticket for that time, with the answers of the declined one, or the fix."""
    enquiry = take_up_declined(ports=scene.ports, turn=scene.turn)
    if enquiry is None:
        return is_gone(scene)
    if scene.turn.arg(WAY) == LATER:
        opened = open_ticket(ports=scene.ports, turn=scene.turn)
        if opened is None:
            return is_gone(scene)
        say_opened(scene, opened)
        return [*leaves_questions(), *offer_earlier(scene)]
    started = start_walkthrough(ports=scene.ports, turn=scene.turn)
    run = started.run if started is not None else None
    if started is None or run is None or not run.running:
        return answer_afresh(scene, enquiry)
    return taken_up(started) + show_beginning(scene, started, run)


class LeaveEarlier(DeskAction):
    """'No, leave it.'"""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_leave_earlier"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Drop it; when it was just asked about, ask about the next."""
        named = scene.turn.arg("enquiry")
        if named is None or named in scene.asked_about:
            return leave_asked(scene)
        leave_aside(ports=scene.ports, turn=scene.turn, ids=(named,))
        scene.say("say_earlier_left")
        return []


def leave_asked(scene: Scene) -> list[dict[str, Any]]:
    """Drop what was just asked about, so that it is not brought up again; then ask about what else was put aside."""
    asked = scene.asked_about
    leave_aside(ports=scene.ports, turn=scene.turn, ids=asked)
    if len(asked) > 1:
        scene.say("say_several_left", person_button(), them="both" if len(asked) == 2 else "them all")
        return offer_earlier(scene)
    if put_aside(ports=scene.ports, turn=scene.turn) is not None:
        return offer_earlier(scene)
    scene.say("say_earlier_left")
    return [asks_nothing()]


def ask_again(scene: Scene) -> list[dict[str, Any]] | None:
    """Ask once more about what was just asked about; None when it is not put aside any more."""
    waiting = still_aside(ports=scene.ports, turn=scene.turn, ids=scene.asked_about)
    if not waiting:
        return None
    scene.say("utter_one_of_these")
    return _ask_about(scene, waiting)


def back_to_the_question(scene: Scene) -> list[dict[str, Any]]:
    """After a question of theirs has been answered: what they were asked, once more; a later yes is then a yes to it."""
    if scene.slot("requested_slot"):
        return []
    waiting = still_aside(ports=scene.ports, turn=scene.turn, ids=scene.asked_about)
    return _ask_about(scene, waiting) if waiting else ask_where_we_are(scene) or []


def _ask_about(scene: Scene, waiting: Sequence[Enquiry]) -> list[dict[str, Any]]:
    return say_earlier(scene, waiting[0]) if len(waiting) == 1 else ask_about_all(scene, waiting)


def ask_about_all(scene: Scene, waiting: Sequence[Enquiry]) -> list[dict[str, Any]]:
    """Show the problems that are put aside, two or more, and the ways on."""
    first, *others = waiting
    told = [f'{CATALOGUE[each.category].title}: "{each.words.splitlines()[0][:SHOWN_WORDS]}"' for each in waiting]
    scene.say(
        "say_several",
        button("Yes, one after the other", "go_on_with", enquiry=first.id),
        button("It is one thing", "one_problem", enquiry=first.id, other=" ".join(each.id for each in others)),
        button("No, leave both" if len(others) == 1 else "No, leave all", "leave_it", enquiry=first.id),
        person_button(),
        count=NUMBERS[len(told) - 1] if len(told) <= len(NUMBERS) else len(told),
        things="\n".join(f"{place}. {line}" for place, line in enumerate(told, 1)),
    )
    return [*leaves_questions(), *asks_about(*(each.id for each in waiting)), SlotSet("unclear", 0)]
