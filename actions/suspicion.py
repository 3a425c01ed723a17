"""What sounds like an emergency but is not surely one: asked about first, and a yes calls somebody."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import SlotSet

from actions.base import DeskAction
from actions.problem import answer_afresh, say_which
from actions.scene import Scene, asks, asks_nothing, button, leaves_questions, person_button, said_english_only
from bot.desk.catalogue import CATALOGUE
from bot.desk.emergencies import CATEGORY_OF, INTENT_OF, EmergencyKind
from bot.desk.oncall import who_is_on_call
from bot.operations.enquiries import keep_unclear_words, open_enquiry, tell_more
from bot.operations.ports import Answer
from bot.operations.speakers import help_lines_of
from bot.operations.wording import if_in_danger

# How many other meanings are offered, and how likely the second must be to be worth a button.
OFFERED, WORTH_A_BUTTON = 2, 0.05
# So few words are about what is talked about.
SAID_OF_IT = 2
WHAT = {
    EmergencyKind.SECURITY_INCIDENT: "a security incident",
    EmergencyKind.OUTAGE: "an outage for many people",
    EmergencyKind.DANGER: "danger to somebody",
}


class MaybeEmergency(DeskAction):
    """'hm, funny thing, all my documents now end in .lockd'"""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_maybe_emergency"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Ask whether to call the technician on call; beside it what it may be otherwise."""
        kind = EmergencyKind(scene.understood.get("emergency") or EmergencyKind.DANGER)
        if kind is not EmergencyKind.DANGER and said_english_only(scene):
            # What a model that has read English suspects of another language says little, but nobody in danger is sent away.
            return []
        told = _only_told_more(scene, kind)
        return told if told is not None else ask_whether_emergency(scene, kind)


def _only_told_more(scene: Scene, kind: EmergencyKind) -> list[dict[str, Any]] | None:
    """ "Offline", said of a printer that is talked about, is no outage for many people."""
    short = len(scene.turn.words.split()) <= SAID_OF_IT and scene.turn.pressed is None
    names_a_thing = scene.fact("device") is not None or scene.fact("application") is not None
    if (
        kind is not EmergencyKind.OUTAGE
        or not short
        or names_a_thing
        or scene.slot("question") not in ("offer", "choice")
    ):
        return None
    enquiry = tell_more(ports=scene.ports, turn=scene.turn, words=scene.turn.words, facts=scene.facts)
    return answer_afresh(scene, enquiry, again=True) if enquiry is not None else None


def ask_whether_emergency(scene: Scene, kind: EmergencyKind) -> list[dict[str, Any]]:
    """Keep the words and ask; further words about what is asked about already join it.

    Told how many are affected, people say that nobody can work: these words join the problem they were asked about.
    """
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
        more=question == "emergency" or (question == "triage" and kind is EmergencyKind.OUTAGE),
    )
    technician = who_is_on_call(scene.ports.rota.rota(), scene.ports.clock.now())[0]
    if kind is EmergencyKind.DANGER:
        scene.show(Answer(if_in_danger(help_lines_of(scene.turn.person))))
    scene.say(
        "say_maybe_emergency",
        button("Yes, call now", INTENT_OF[kind], enquiry=enquiry.id),
        *[
            button(f"No: {CATALOGUE[name].title}", name, enquiry=enquiry.id)
            for name in _offered(enquiry.category, others)
        ],
        person_button(),
        what=WHAT[kind],
        technician=technician.name,
    )
    return [*leaves_questions(), asks("emergency"), SlotSet("suspected", kind.value), SlotSet("unclear", 0)]


def _others(scene: Scene) -> list[tuple[str, float]]:
    """The likeliest categories that are no emergency."""
    emergencies = set(CATEGORY_OF.values())
    return [(name, share) for name, share in scene.ranking if name not in emergencies] or [("how_to", 0.0)]


def _offered(kept: str, others: list[tuple[str, float]]) -> list[str]:
    worth = [name for name, share in others if share >= WORTH_A_BUTTON]
    return list(dict.fromkeys((kept, *worth)))[:OFFERED]


class NoEmergency(DeskAction):
    """'No, nothing like that.'"""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_no_emergency"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Go on with what it may be otherwise."""
        enquiry = open_enquiry(ports=scene.ports, turn=scene.turn)
        over = SlotSet("suspected", None)
        if enquiry is None:
            scene.say("say_in_other_words")
            return [*leaves_questions(), asks_nothing(), over]
        likely = list(dict.fromkeys((enquiry.category, *(name for name, _ in enquiry.ranking))))[: OFFERED + 1]
        if len(likely) == 1:
            return [*answer_afresh(scene, enquiry, again=True), over]
        say_which(scene, enquiry, likely)
        return [*leaves_questions(), asks("which"), over]
