"""Another hour than now, as the words of a problem or of a question name it: each hour at its price, with the ways on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from actions.scene import OFFERED, Scene, asks
from bot.desk.decisions import Decision
from bot.desk.enquiries import Enquiry
from bot.operations.coverage import decision_in_question
from bot.operations.enquiries import open_enquiry
from bot.operations.named_hour import hour_asked, hour_beside


def ask_which_hour(
    scene: Scene, enquiry: Enquiry, decision: Decision, opening: str = ""
) -> list[dict[str, Any]] | None:
    """Now or at the hour that the problem's own words name; None where they name none."""
    hour = hour_beside(ports=scene.ports, turn=scene.turn, enquiry=enquiry, decision=decision)
    if hour is None:
        return None
    scene.show(replace(hour, text=f"{opening}\n{hour.text}".strip()))
    return [asks("choice")]


def say_of_the_hour(scene: Scene) -> list[dict[str, Any]] | None:
    """What it is at the hour that the words of a question name; None where they name none, or nothing is offered."""
    if scene.slot("question") not in OFFERED or scene.slot("requested_slot"):
        return None
    enquiry = open_enquiry(ports=scene.ports, turn=scene.turn)
    stored = decision_in_question(ports=scene.ports, turn=scene.turn) if enquiry is not None else None
    decision = stored.decision if stored is not None else None
    hour = hour_asked(ports=scene.ports, turn=scene.turn, enquiry=enquiry, decision=decision)
    if hour is None:
        return None
    scene.show(hour)
    return [asks("choice")]
