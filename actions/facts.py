"""Facts that a contract asks about: asked with buttons, answered by a button or in words, then on to the verdict."""

from __future__ import annotations

from typing import Any

from actions.base import DeskAction
from actions.problem import answer_afresh, is_gone
from actions.scene import Scene
from actions.second_thing import second_thing
from actions.steps import answered_run, platform_told
from bot.desk.missing_facts import answer_in_words
from bot.operations.missing_facts import fact_in_question, tell_fact
from bot.operations.walk_words import PLATFORM

# Longer words may be about something new, whatever else they say.
AN_ANSWER = 12


class TellFact(DeskAction):
    """The button of an answer."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_tell_fact"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Keep the answer and say what it means for the coverage."""
        fact, value = scene.turn.arg("fact"), scene.turn.arg("value")
        if fact is None or value is None:
            return is_gone(scene)
        if fact == PLATFORM:
            return platform_told(scene, value)
        enquiry = tell_fact(
            ports=scene.ports, turn=scene.turn, enquiry=scene.turn.arg("enquiry"), fact=fact, value=value
        )
        return answer_afresh(scene, enquiry, again=True)


def answered_in_words(scene: Scene) -> list[dict[str, Any]] | None:
    """What typed words lead to while a fact is asked about or a fix is under way, if they answer it."""
    answered = second_thing(scene) or answered_run(scene)
    if answered is not None:
        return answered
    client = scene.turn.person.client
    asked = scene.slot("question") == "fact" and scene.turn.pressed is None
    if client is None or not asked or len(scene.turn.words.split()) > AN_ANSWER:
        return None
    found = fact_in_question(ports=scene.ports, turn=scene.turn)
    if found is None:
        return None
    enquiry, question = found
    offered = [each for _, each in question.answers]
    contact = scene.turn.person.contact
    value = answer_in_words(client, question.fact, scene.turn.words, scene.facts, contact, offered)
    if value is None:
        return None
    told = tell_fact(ports=scene.ports, turn=scene.turn, enquiry=enquiry.id, fact=question.fact, value=value)
    return answer_afresh(scene, told, again=True)
