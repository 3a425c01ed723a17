"""Handing over to a person: what is said, and when somebody is there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rasa_sdk.events import SlotSet

from actions.scene import Scene, asks_nothing, leaves_questions
from bot.operations.handover import hand_over
from bot.operations.wanted_calls import stands_too_in_words
from bot.operations.wording import moment


def to_a_person(scene: Scene, response: str = "say_handed_over", asked: Sequence[str] = ()) -> list[dict[str, Any]]:
    """Everything said so far becomes a ticket for a person; says its number and when somebody is there."""
    handover = hand_over(ports=scene.ports, turn=scene.turn, asked=asked, unsure=scene.slot("question") == "which")
    if handover.open_now:
        when = "Somebody is at the desk now and answers here."
    elif handover.answered_by is not None:
        by = moment(handover.answered_by, handover.ticket.timezone, scene.ports.clock.now())
        when = f"Nobody is at the desk right now; whoever is on call answers here by {by}. If it cannot wait, say what is down."
    elif handover.opens_at is not None:
        opens = moment(handover.opens_at, handover.ticket.timezone, scene.ports.clock.now())
        when = (
            f"Nobody is at the desk right now; from {opens} somebody answers here. If it cannot wait, say what is down."
        )
    else:
        when = "Somebody answers here as soon as they can."
    if handover.call_at is not None:
        when = f"{stands_too_in_words(handover.call_at, handover.ticket, scene.turn.at)} {when}"
    scene.say(response, number=handover.ticket.number, when=when)
    return [*leaves_questions(), asks_nothing(), SlotSet("unclear", 0)]
