"""To a person, and emergencies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from rasa_sdk.events import SlotSet

from actions.base import DeskAction
from actions.earlier import back_to_the_question
from actions.handing_over import to_a_person
from actions.problem import answer_afresh, say_which
from actions.scene import (
    PERSON_BUTTON,
    Scene,
    asks,
    asks_nothing,
    leaves_questions,
    person_button,
    said_english_only,
)
from actions.standing import line_of, newest_open, noted_for_emergency
from actions.steps import answered_run
from actions.suspicion import (
    OFFERED,
    ask_whether_emergency,
    ask_whether_emergency_again,
    nobody_is_called,
    was_none,
)
from actions.talk import Unclear
from actions.tickets import impatient
from actions.wording import acting_first_words
from bot.desk.all_clear import found_again, only_supposes, spoke_against_a_call
from bot.desk.catalogue import CATALOGUE
from bot.desk.decisions import Verdict
from bot.desk.emergencies import KIND_OF, EmergencyKind, category_of, says_nobody_is_hurt
from bot.desk.first_aid import speaks_of_fire
from bot.desk.oncall import who_is_on_call
from bot.desk.quotes import Quote
from bot.desk.short_answers import only_a_mood, only_sounds_like_danger
from bot.desk.side_words import can_wait, says_yes_and_more, tells_to_call
from bot.desk.worse_words import speaks_of_another_thing, tells_of_worse
from bot.operations.choice_words import check_lines
from bot.operations.enquiries import open_enquiry, tell_more
from bot.operations.handover import Emergency, raise_emergency
from bot.operations.ports import Answer, Button, Pressed
from bot.operations.quotes import approval_card
from bot.operations.speakers import help_lines_of
from bot.operations.until_somebody_comes import who_has_it
from bot.operations.wording import danger_answer

# What a yes to "shall I call?" is taken for when it is typed ("yes, call now").
YES = ("affirm", "choose_callout")
TOLD_AGAIN = "I have put that on {number} too."
# So few words are about what is talked about.
SAID_OF_IT = 2
# "When will they call?" is about one's own ticket, not about the rota.
WHEN = re.compile(r"\b(?:when|how long|how soon)\b", re.IGNORECASE)


class HandOver(DeskAction):
    """A person is wanted."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_hand_over"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Hand over everything said so far, and say when somebody is there."""
        # Asked about one earlier problem, they mean the matter that has just ended.
        both = scene.asked_about if len(scene.asked_about) > 1 else ()
        return to_a_person(scene, asked=both)


class RaiseEmergency(DeskAction):
    """An attack, an outage, danger: a person at once, no form, no quote first."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_emergency"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Page, say what to do until somebody calls, and what it means for the cost."""
        # "There is no such key" answers a step, whatever a classifier takes it for; words that are one are known by now.
        answered = answered_run(scene) if scene.turn.emergency is None else None
        if answered is not None:
            return answered
        if _is_only_a_mood(scene) or _is_a_figure_of_speech(scene):
            return impatient(scene)
        if _nobody_is_hurt(scene):
            return Unclear().act(scene)
        suspected = _suspected(scene)
        if suspected is not None and _is_found(scene):
            return nobody_is_called(scene)
        if suspected is not None and scene.turn.pressed is not None and scene.intent in YES:
            # The yes on a button of something else wakes nobody.
            return ask_whether_emergency(scene, suspected)
        if suspected is EmergencyKind.OUTAGE and _agrees_to_something_else(scene):
            return ask_whether_emergency_again(scene, suspected)
        kind = scene.turn.emergency or KIND_OF.get(scene.intent) or suspected or EmergencyKind.DANGER
        if suspected is None and _shall_wake_nobody(scene, kind):
            return ask_whether_emergency(scene, kind)
        emergency = raise_emergency(
            ports=scene.ports,
            turn=scene.turn,
            kind=kind,
            category=category_of(kind, _what_is_out(scene) if kind is EmergencyKind.OUTAGE else ()),
            facts=scene.facts,
            suspected=suspected is not None,
        )
        if kind is EmergencyKind.DANGER:
            # No price, no cover, no question: the number, and who comes.
            _say_whom_to_call(scene, emergency)
        elif emergency.again:
            said = who_has_it(ports=scene.ports, page=emergency.page)
            scene.tell(
                f"{TOLD_AGAIN.format(number=emergency.ticket.number)} {said}\n{emergency.containment}", person_button()
            )
        else:
            scene.say(
                "say_emergency",
                person_button(),
                technician=emergency.page.technician,
                number=emergency.ticket.number,
                containment=emergency.containment,
                coverage=_cost(scene, emergency),
            )
            _show_card(scene, emergency.quote)
        return [*leaves_questions(), asks_nothing(), SlotSet("unclear", 0), SlotSet("suspected", None)]


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
        if _is_only_a_mood(scene) or _is_a_figure_of_speech(scene):
            return impatient(scene)
        if _suspected(scene) is None and noted_for_emergency(scene, danger=kind is EmergencyKind.DANGER):
            return [asks_nothing()]
        if _suspected(scene) is not None and was_none(scene):
            return nobody_is_called(scene)
        if _nobody_is_hurt(scene):
            return NoEmergency().act(scene) if _suspected(scene) is not None else Unclear().act(scene)
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


def _what_is_out(scene: Scene) -> Sequence[tuple[str, float]]:
    """What an outage may be of, the likeliest first: by the words themselves, by those of which it was asked whether to call, or by
    what was talked about when "everyone has it now"."""
    before = open_enquiry(ports=scene.ports, turn=scene.turn)
    if _suspected(scene) is not None or scene.turn.arg("enquiry") is not None:
        return before.ranking if before is not None else ()
    if before is None or not tells_of_worse(scene.turn.words):
        return scene.ranking
    told = f"{before.words} {CATALOGUE[before.category].title}"
    return scene.ranking if speaks_of_another_thing(scene.turn.words, told) else ((before.category, 1.0),)


def _nobody_is_hurt(scene: Scene) -> bool:
    """ "It fell off the desk, nobody hurt" is taken for danger by a classifier; where nothing else says so, it is none."""
    by_words = scene.turn.emergency is not None or scene.turn.pressed is not None
    danger = EmergencyKind.DANGER.value in (scene.intent, scene.understood.get("emergency"))
    words = scene.turn.words
    return danger and not by_words and says_nobody_is_hurt(words) and not speaks_of_fire(words)


def _is_found(scene: Scene) -> bool:
    """ "We found the ipad in the drawer" is taken for a theft by a classifier; other words that it is sure of call somebody."""
    typed = scene.turn.pressed is None and scene.turn.emergency is None
    return typed and scene.intent not in YES and found_again(scene.turn.words)


def _shall_wake_nobody(scene: Scene, kind: EmergencyKind) -> bool:
    """An outage of which they say themselves that nobody shall be woken, or that they only suppose, is asked about; an attack and
    danger call in any case."""
    by_itself = scene.turn.emergency is not None or scene.turn.pressed is not None
    asked_first = can_wait(scene.turn.words) or only_supposes(scene.turn.words)
    return kind is EmergencyKind.OUTAGE and not by_itself and asked_first


def _agrees_to_something_else(scene: Scene) -> bool:
    """ "OK, book it", of an outage of which they have said that it can wait or is none: only a plain yes calls somebody then."""
    typed = scene.turn.pressed is None and scene.turn.emergency is None and scene.intent in YES
    words = scene.turn.words
    if not typed or says_yes_and_more(words) or tells_to_call(words):
        return False
    enquiry = open_enquiry(ports=scene.ports, turn=scene.turn)
    return enquiry is not None and spoke_against_a_call(enquiry.words)


def _is_only_a_mood(scene: Scene) -> bool:
    """ "My boss is very angry" is taken for danger by a classifier; where nothing else says so, it is none."""
    asked = scene.turn.emergency is not None or scene.turn.pressed is not None or _suspected(scene) is not None
    if asked or not only_a_mood(scene.turn.words):
        return False
    # Somebody is angry about something that we know of; out of nowhere the words may mean more.
    return open_enquiry(ports=scene.ports, turn=scene.turn) is not None or newest_open(scene) is not None


def _is_a_figure_of_speech(scene: Scene) -> bool:
    """ "My boss will kill me", where the word list sees no danger: it is about the deadline."""
    asked = scene.turn.emergency is not None or scene.turn.pressed is not None or _suspected(scene) is not None
    return not asked and only_sounds_like_danger(scene.turn.words)


def _say_whom_to_call(scene: Scene, emergency: Emergency) -> None:
    told = scene.turn.words if scene.turn.emergency is EmergencyKind.DANGER else None
    lines = help_lines_of(scene.turn.person)
    words = danger_answer(
        emergency.page.technician, emergency.ticket.number, lines, told=told, words=emergency.ticket.words
    )
    title, intent = PERSON_BUTTON
    scene.show(Answer(words, (Button(title, Pressed(intent)),)))


def _suspected(scene: Scene) -> EmergencyKind | None:
    """The kind that the person was just asked about."""
    kind = scene.slot("suspected")
    return EmergencyKind(kind) if scene.slot("question") == "emergency" and kind else None


def _cost(scene: Scene, emergency: Emergency) -> str:
    if emergency.decision is None:
        return "We act first and talk about cost later; nothing is charged without a yes."
    decision = emergency.decision.decision
    if decision.verdict.free:
        return f"It is covered:\n{check_lines(check for check in decision.checks if check.passed)}"
    if decision.verdict is Verdict.NEEDS_PERSON:
        return "We act first. The technician clears up with you what your contract covers; nothing is charged without a yes."
    return acting_first_words(decision, emergency.quote, scene.turn.person.client)


def _show_card(scene: Scene, quote: Quote | None) -> None:
    """An approver who reports the emergency has the button before them at once."""
    client = scene.turn.person.client
    if quote is not None and client is not None and quote.asked == scene.turn.contact:
        scene.show(approval_card(quote, client))


class WhoIsOnCall(DeskAction):
    """Who is on call?"""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_who_is_on_call"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """The name, for people we know."""
        if not scene.turn.person.verified:
            scene.say("say_on_call_hidden")
            return []
        ticket = newest_open(scene) if WHEN.search(scene.turn.words) else None
        if ticket is not None:
            scene.tell(line_of(scene, ticket), person_button())
            return []
        technician = who_is_on_call(scene.ports.rota.rota(), scene.ports.clock.now())[0]
        scene.say("say_on_call", technician=technician.name)
        return back_to_the_question(scene) if scene.slot("question") == "emergency" else []
