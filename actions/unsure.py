"""Words that the language part is not sure of: the likeliest meanings as buttons, so that the person says which it is."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import SlotSet

from actions.plain_words import taken_up_by_words
from actions.problem import category_by_name
from actions.scene import Scene, asks
from actions.standing import MEANINGS, WORTH_A_BUTTON, ask_which
from bot.language.band import Band
from bot.operations.enquiries import keep_unclear_words, open_enquiry


def likely_meanings(scene: Scene) -> list[str]:
    """The likeliest categories, best first, as many as are worth a button."""
    return [category for category, confidence in scene.ranking if confidence >= WORTH_A_BUTTON][:MEANINGS]


def keep_and_ask_which(scene: Scene, times: int = 1) -> list[dict[str, Any]]:
    """'Which of these is it?' of words that are kept until the person has said so; ``times`` they were not understood in a row."""
    enquiry = keep_unclear_words(ports=scene.ports, turn=scene.turn, ranking=scene.ranking, facts=scene.facts)
    return [*ask_which(scene, enquiry), asks("which"), SlotSet("unclear", times)]


def asked_which_first(scene: Scene) -> list[dict[str, Any]] | None:
    """The question which matter it is, where a talk begins with words that are not sure enough to hang a verdict on.

    None where they are, where a talk is under way (its words are understood from what it is about) and where nothing
    else is likely.
    """
    likely = likely_meanings(scene)
    if not _begins_a_talk(scene) or not _is_only_offered(scene) or len(likely) < 2:
        return None
    return taken_up_by_words(scene, likely) or keep_and_ask_which(scene)


def _begins_a_talk(scene: Scene) -> bool:
    asked = scene.slot("question") or scene.slot("requested_slot") or scene.tracker.get_slot("unclear")
    return scene.turn.pressed is None and not asked and open_enquiry(ports=scene.ports, turn=scene.turn) is None


def _is_only_offered(scene: Scene) -> bool:
    """Whether the language part is too unsure for a verdict (docs/adr/046); a client's own name for a program says enough."""
    return scene.understood.get("band") == Band.OFFER.value and category_by_name(scene) is None
