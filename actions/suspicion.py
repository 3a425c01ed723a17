"""What sounds like an emergency but is not surely one: asked about first, and a yes calls somebody."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import SlotSet

from actions.problem import SPILLED_ON, answer_afresh, take_up
from actions.scene import Scene, asks, asks_nothing, button, leaves_questions, person_button
from actions.wording import NOBODY_IS_CALLED
from bot.desk.all_clear import was_no_emergency
from bot.desk.catalogue import CATALOGUE
from bot.desk.emergencies import CATEGORY_OF, INTENT_OF, EmergencyKind
from bot.desk.first_aid import Aid, first_aid
from bot.desk.oncall import who_is_on_call
from bot.desk.side_words import same_for_many
from bot.operations.enquiries import drop_enquiry, keep_unclear_words, open_enquiry
from bot.operations.ports import Answer
from bot.operations.speakers import help_lines_of
from bot.operations.typed_calls import CALL_NOW
from bot.operations.wording import if_in_danger

# How many other meanings are offered, and how likely the second must be to be worth a button.
OFFERED, WORTH_A_BUTTON = 2, 0.05
WHAT = {
    EmergencyKind.SECURITY_INCIDENT: "a security incident",
    EmergencyKind.OUTAGE: "an outage for many people",
    EmergencyKind.DANGER: "danger to somebody",
}


def ask_whether_emergency(scene: Scene, kind: EmergencyKind) -> list[dict[str, Any]]:
    """Keep the words and ask; further words about what is asked about already join it.

    Told how many are affected, people say that nobody can work: these words join the problem they were asked about.
    """
    if scene.slot("question") == "emergency" and was_none(scene):
        return nobody_is_called(scene)
    if kind is EmergencyKind.DANGER and first_aid(scene.turn.words) is Aid.LIQUID:
        # What to do has been said; nobody is in danger from a drink on a keyboard.
        return answer_afresh(scene, take_up(scene, SPILLED_ON))
    question, others = scene.slot("question"), _others(scene)
    before = open_enquiry(ports=scene.ports, turn=scene.turn) if question == "emergency" else None
    if before is not None and before.ranking:
        # What is said meanwhile, "what does that cost?", is no other meaning of what happened.
        others = list(before.ranking)
    enquiry = keep_unclear_words(
        ports=scene.ports,
        turn=scene.turn,
        ranking=others,
        facts=scene.facts,
        more=question == "emergency" or _belongs_to_what_is_open(question, kind, scene.turn.words),
    )
    technician = who_is_on_call(scene.ports.rota.rota(), scene.ports.clock.now())[0]
    if kind is EmergencyKind.DANGER:
        scene.show(Answer(if_in_danger(help_lines_of(scene.turn.person))))
    scene.say(
        "say_maybe_emergency",
        button(CALL_NOW, INTENT_OF[kind], enquiry=enquiry.id),
        *[
            button(f"No: {CATALOGUE[name].title}", name, enquiry=enquiry.id)
            for name in _offered(enquiry.category, others)
        ],
        person_button(),
        what=WHAT[kind],
        technician=technician.name,
    )
    return [*leaves_questions(), asks("emergency"), SlotSet("suspected", kind.value), SlotSet("unclear", 0)]


def ask_whether_emergency_again(scene: Scene, kind: EmergencyKind) -> list[dict[str, Any]]:
    """Words that were no answer to it: the same question once more, unless they say that there is nothing to call for."""
    if was_none(scene):
        return nobody_is_called(scene)
    scene.say("utter_one_of_these")
    return ask_whether_emergency(scene, kind)


def was_none(scene: Scene) -> bool:
    """ "False alarm", to the question whether somebody shall be called."""
    return scene.turn.pressed is None and scene.turn.emergency is None and was_no_emergency(scene.turn.words)


def nobody_is_called(scene: Scene) -> list[dict[str, Any]]:
    """What was asked about is left."""
    drop_enquiry(ports=scene.ports, turn=scene.turn)
    scene.tell(NOBODY_IS_CALLED, person_button())
    return [*leaves_questions(), asks_nothing(), SlotSet("suspected", None)]


def _belongs_to_what_is_open(question: str | None, kind: EmergencyKind, words: str) -> bool:
    """Told how bad a problem is ("nobody can work", "we have patients in the chairs"), people tell of no other one."""
    if kind is EmergencyKind.OUTAGE:
        return question == "triage" or (question in ("offer", "choice", "fact") and same_for_many(words))
    return kind is EmergencyKind.DANGER and question in ("offer", "choice", "fact")


def _others(scene: Scene) -> list[tuple[str, float]]:
    """The likeliest categories that are no emergency."""
    emergencies = set(CATEGORY_OF.values())
    return [(name, share) for name, share in scene.ranking if name not in emergencies] or [("how_to", 0.0)]


def _offered(kept: str, others: list[tuple[str, float]]) -> list[str]:
    worth = [name for name, share in others if share >= WORTH_A_BUTTON]
    return list(dict.fromkeys((kept, *worth)))[:OFFERED]
