"""What plain words say where the language part is not sure: their own program, a colleague who goes, something spilled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rasa_sdk.events import SlotSet

from actions.problem import OWN_PROGRAM, SPILLED_ON, answer_afresh, speaks_of_own_program, take_up
from actions.scene import Scene, asks_nothing, person_button
from actions.suspicion import ask_whether_emergency
from actions.wording import LOOKED_AT_SAFELY
from bot.desk.catalogue import CATALOGUE, RequestType
from bot.desk.emergencies import EmergencyKind
from bot.desk.first_aid import Aid, first_aid
from bot.desk.identity_proof import mentioned
from bot.desk.leaving_words import LEAVING, goes_away


def taken_up_by_words(scene: Scene, likely: Sequence[str]) -> list[dict[str, Any]] | None:
    """The answer to words that say plainly what they are about; None where they do not. ``likely`` are the likeliest categories."""
    aid = first_aid(scene.turn.words)
    if aid is Aid.FOUND_STICK:
        scene.tell(LOOKED_AT_SAFELY, person_button())
        return [asks_nothing(), SlotSet("unclear", 0)]
    if aid is Aid.SENT_TO_OTHERS:
        return ask_whether_emergency(scene, EmergencyKind.SECURITY_INCIDENT)
    if _is_an_outage_that_can_wait(scene):
        return ask_whether_emergency(scene, EmergencyKind.OUTAGE)
    category = OWN_PROGRAM if _names_own_program(scene, likely) else LEAVING if _colleague_goes(scene) else None
    if category is None and aid is Aid.LIQUID:
        category = SPILLED_ON
    return answer_afresh(scene, take_up(scene, category)) if category is not None else None


def _is_an_outage_that_can_wait(scene: Scene) -> bool:
    """ "Wifi down for everyone, no rush": it has woken nobody, for they said so (``intake``); so it is for them to decide."""
    can_wait = scene.turn.pressed is None and scene.turn.emergency is None
    return can_wait and scene.ports.reader.read(scene.turn.words).emergency is EmergencyKind.OUTAGE


def _names_own_program(scene: Scene, likely: Sequence[str]) -> bool:
    """Whether a program that the client has a name for is spoken of, and it is no wish for something."""
    fault = not likely or CATALOGUE[likely[0]].request_type is RequestType.INCIDENT
    return fault and speaks_of_own_program(scene)


def _colleague_goes(scene: Scene) -> bool:
    """ "Ellis finishes on the 11th of December", of somebody whom the client has on file."""
    client, own = scene.turn.person.client, scene.turn.person.contact
    if client is None or not goes_away(scene.turn.words):
        return False
    return bool(mentioned([each for each in client.contacts if each != own], scene.turn.words))
