"""Greetings, changing one's mind, and words that fit nothing."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import SlotSet, UserUtteranceReverted

from actions.base import DeskAction
from actions.earlier import ask_again, back_to_the_question, leave_asked
from actions.facts import answered_in_words
from actions.plain_words import taken_up_by_words
from actions.problem import SHOWN_WORDS, answer_for, ask_in_short, offer_earlier
from actions.quotes import show_waiting, who_approves
from actions.scene import (
    OFFERED,
    Scene,
    asks_nothing,
    button,
    leaves_questions,
    person_button,
    said_english_only,
)
from actions.standing import (
    ask_where_we_are,
    ask_whether_to_close,
    ask_which,
    line_of,
    newest_open,
    tell_what_waits,
    tells_how_it_stands,
)
from actions.steps import (
    asked_back,
    go_on,
    meant_answer,
    more_in_a_fix,
    no_walk,
    not_an_answer,
    offer_elsewhere,
    run_under_way,
    show_run,
)
from actions.suspicion import ask_whether_emergency_again, nobody_is_called, was_none
from actions.tickets import ABOUT_A_TICKET, impatient, show_what_stands
from actions.unsure import keep_and_ask_which, likely_meanings
from actions.wording import I_AM_HERE, LEFT_THIS, ONLY_YOUR_OWN, WHAT_ELSE
from bot.desk.emergencies import EmergencyKind
from bot.desk.enquiries import Enquiry
from bot.desk.short_answers import asks_whether_anybody_is_there, asks_who_approves, only_a_mood
from bot.desk.side_words import states_something
from bot.desk.ticket_words import asks_about_it, asks_about_others
from bot.desk.tickets import TicketState
from bot.desk.walkthroughs import asks_platform
from bot.operations.enquiries import (
    begun_elsewhere,
    drop_enquiry,
    open_enquiry,
    tell_more,
)
from bot.operations.learning import let_go_of_guess
from bot.operations.walkthroughs import answer_current_step, leave_walkthrough
from bot.operations.which_one import NOTED

# Words as short as "hm" say nothing to offer meanings for.
SAYS_SOMETHING = 3
# So many words or fewer answer the question that was asked; more may be about something new.
AN_ANSWER = 4
# So sure the likeliest category of more words must be, for them to be another problem.
ANOTHER_PROBLEM = 0.3
# What is left of a typed "/restart". It may mean the computer or the talk: nothing is dropped for it.
RESTART = "restart"


class Greet(DeskAction):
    """Hello."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_greet"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """By name, where it is known; who is in the middle of a fix, here or in another chat, may go on with it."""
        name = scene.turn.person.first_name
        hello = f" {name}" if name else ""
        under_way = run_under_way(scene) if scene.slot("question") == "step" else None
        if under_way is not None:
            enquiry, run = under_way
            return show_run(scene, enquiry, run, "say_greet_in_a_walk", name=hello, title=run.title)
        elsewhere = begun_elsewhere(ports=scene.ports, turn=scene.turn)
        if elsewhere is not None and open_enquiry(ports=scene.ports, turn=scene.turn) is None:
            return offer_elsewhere(scene, elsewhere)
        return _greeted(scene, hello)


def _greeted(scene: Scene, hello: str) -> list[dict[str, Any]]:
    """What is open goes on; who only asks whether anybody is there is told how their ticket stands."""
    if scene.slot("requested_slot"):
        scene.tell(f"Hello{hello}.")
        return []
    enquiry, waits = open_enquiry(ports=scene.ports, turn=scene.turn), asks_whether_anybody_is_there(scene.turn.words)
    ticket = newest_open(scene) if waits and enquiry is None else None
    if ticket is not None:
        scene.tell(f"Hello{hello}. {I_AM_HERE} {line_of(scene, ticket)} {WHAT_ELSE}", person_button())
        return []
    if (enquiry is not None and scene.slot("question") in OFFERED) or scene.asked_about:
        scene.tell(f"Hello{hello}. {I_AM_HERE}" if waits else f"Hello{hello}.")
        return back_to_the_question(scene)
    scene.say("say_greet", name=hello)
    return []


class Cancel(DeskAction):
    """Never mind."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_cancel"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Drop what is open; return to what was put aside, if anything."""
        if scene.turn.pressed is None and scene.turn.words.strip(" .!").casefold() == RESTART:
            return Unclear().act(scene)
        cleared = [*leaves_questions(), SlotSet("impact", None), SlotSet("urgency", None), SlotSet("unclear", 0)]
        if scene.slot("question") == "emergency" and was_none(scene):
            return nobody_is_called(scene)
        if scene.asked_about:
            return [*leave_asked(scene), *cleared]
        if scene.slot("question") == "step" and run_under_way(scene) is not None:
            return [*_leave_walk(scene), *cleared]
        if drop_enquiry(ports=scene.ports, turn=scene.turn) is None:
            ticket = newest_open(scene)
            if ticket is None:
                scene.say("say_nothing_to_drop")
            else:
                ask_whether_to_close(scene, ticket)
            return [asks_nothing(), *cleared]
        waiting = newest_open(scene)
        if waiting is not None and waiting.state is TicketState.AWAITING_APPROVAL:
            # "Nothing costs anything" would not be true: an approver may still say yes to the other one.
            close = button(f"Close {waiting.number} too", "ticket_close", ticket=waiting.number)
            scene.tell(f"{LEFT_THIS} {line_of(scene, waiting)}", close, person_button())
            return [asks_nothing(), *cleared]
        scene.say("say_dropped")
        return [*offer_earlier(scene), *cleared]


def _leave_walk(scene: Scene) -> list[dict[str, Any]]:
    """Enough of a fix is not enough of the problem: what was tried is kept until the person has said what comes next."""
    enquiry = leave_walkthrough(ports=scene.ports, turn=scene.turn)
    ways = [button("Open a ticket", "open_ticket", enquiry=enquiry.id)] if enquiry else []
    scene.say("say_walk_left", *ways, button("Leave it", "cancel"), person_button())
    return [asks_nothing()]


def _answered_by_its_words(scene: Scene) -> bool:
    """ "What did you write in the ticket?", whose words are plain though their meaning was not sure."""
    if scene.turn.pressed is not None:
        return False
    ticket = newest_open(scene) if ABOUT_A_TICKET.search(scene.turn.words) else None
    if ticket is not None and asks_about_it(scene.turn.words):
        show_what_stands(scene, ticket.number)
        return True
    return False


def _only_your_own(scene: Scene) -> list[dict[str, Any]] | None:
    """Who asks about a colleague's ticket hears of their own alone; None where that was not asked."""
    if not scene.turn.person.verified or not asks_about_others(scene.turn.words):
        return None
    scene.tell(ONLY_YOUR_OWN)
    return tell_what_waits(scene)


class Unclear(DeskAction):
    """Words that fit nothing surely: the likeliest meanings as buttons, and a person."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_unclear"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Ask again in the way that fits where the talk stands."""
        if not scene.turn.words and scene.turn.pressed is None:
            scene.say("say_empty")
            return []
        told = answered_in_words(scene)
        if told is not None:
            return told
        if said_english_only(scene):
            return []
        if scene.turn.pressed is None and asks_whether_anybody_is_there(scene.turn.words):
            return Greet().act(scene)
        if scene.turn.pressed is None and asks_who_approves(scene.turn.words):
            return who_approves(scene)
        if tells_how_it_stands(scene) or _answered_by_its_words(scene):
            return []
        standing = self._where_the_talk_stands(scene) or _only_your_own(scene)
        if standing is not None:
            return standing
        times = int(scene.tracker.get_slot("unclear") or 0) + 1
        likely = likely_meanings(scene)
        if times > 1:
            scene.say("say_not_understood_again")
            return [SlotSet("unclear", times)]
        plain = taken_up_by_words(scene, likely)
        if plain is not None:
            return plain
        if len(likely) < 2 or len(scene.turn.words) < SAYS_SOMETHING:
            scene.say("say_not_understood")
            return [SlotSet("unclear", times)]
        return keep_and_ask_which(scene, times)

    @staticmethod
    def _where_the_talk_stands(scene: Scene) -> list[dict[str, Any]] | None:
        """In the middle of a step, a choice or a question that is shown again."""
        question = scene.slot("question")
        if scene.asked_about and len(scene.turn.words.split()) <= AN_ANSWER:
            return ask_again(scene)
        enquiry = open_enquiry(ports=scene.ports, turn=scene.turn)
        suspected = scene.slot("suspected")
        if enquiry is not None and question == "emergency" and suspected:
            return ask_whether_emergency_again(scene, EmergencyKind(suspected))
        if enquiry is None or question not in ("step", "choice", "offer", "fact"):
            return None
        if question == "step" and enquiry.run is not None and enquiry.run.running:
            back = asked_back(scene)
            if back is not None:
                return back
            meant = None if asks_platform(enquiry.run) else meant_answer(scene)
            if meant is None:
                return more_in_a_fix(scene) or not_an_answer(scene)
            return go_on(scene, answer_current_step(ports=scene.ports, turn=scene.turn, answer=meant))
        if question == "step" or _says_something_new(scene, enquiry):
            return None
        return ask_in_short(scene, keep_or_ask(scene) or enquiry)


def keep_or_ask(scene: Scene) -> Enquiry | None:
    """Words that are no answer to what was asked: what states something is kept with the problem (as it is then), anything else
    is not understood (None)."""
    words = scene.turn.words
    if scene.turn.pressed is None and scene.slot("question") in OFFERED and states_something(words):
        kept = tell_more(ports=scene.ports, turn=scene.turn, words=words, facts=scene.facts)
        scene.tell(NOTED.format(words=words[:SHOWN_WORDS]))
        return kept
    scene.say("utter_one_of_these")
    return None


def _says_something_new(scene: Scene, enquiry: Enquiry) -> bool:
    """Whether words that are no answer may be another problem: what was offered is put aside for it, never lost."""
    if not scene.ranking or len(scene.turn.words.split()) <= AN_ANSWER:
        return False
    category, confidence = scene.ranking[0]
    return category != enquiry.category and confidence >= ANOTHER_PROBLEM


class DefaultFallback(Unclear):
    """No rule knows what comes next: ask again, and let Rasa forget the message so that nothing stays half-way."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_default_fallback"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """As for unclear words, then back to where the talk stood before."""
        return [*super().act(scene), UserUtteranceReverted()]


class NotOurs(DeskAction):
    """Words about something else, or in a language that we do not read."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_not_ours"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Say what we look after; to people who write in another language, that we read English only."""
        told = answered_in_words(scene)
        if told is not None:
            return told
        if said_english_only(scene):
            return []
        if scene.slot("question") == "step" and run_under_way(scene) is not None:
            return not_an_answer(scene)
        if scene.turn.pressed is None and asks_who_approves(scene.turn.words):
            return who_approves(scene)
        if (
            scene.slot("question") in (*OFFERED, "which", "emergency")
            and open_enquiry(ports=scene.ports, turn=scene.turn) is not None
        ):
            keep_or_ask(scene)
            return ask_where_we_are(scene) or []
        if scene.turn.pressed is None and only_a_mood(scene.turn.words):
            return impatient(scene)
        if tells_how_it_stands(scene):
            return []
        own = _only_your_own(scene)
        if own is not None:
            return own
        scene.say("say_not_ours")
        return []


class NoneOfThese(DeskAction):
    """Something else."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_none_of_these"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Let go of the guess and ask for other words."""
        # "Both" is taken for it too: nothing that was told is dropped for that.
        asked = (answered_in_words(scene) or ask_again(scene)) if scene.turn.pressed is None else None
        if asked is not None:
            return asked
        if scene.turn.pressed is None and scene.slot("question") == "step" and run_under_way(scene) is not None:
            return not_an_answer(scene)
        if scene.turn.pressed is None and scene.slot("question") == "fact":
            keep_or_ask(scene)
            return ask_where_we_are(scene) or []
        let_go_of_guess(ports=scene.ports, turn=scene.turn)
        scene.say("say_in_other_words")
        return [asks_nothing(), SlotSet("unclear", 0)]


class Yes(DeskAction):
    """A yes that no question asked for."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_yes"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Show again what is open, or ask what is wanted."""
        told = answered_in_words(scene)
        if told is not None:
            return told
        enquiry = open_enquiry(ports=scene.ports, turn=scene.turn)
        if enquiry is not None and scene.slot("question") in OFFERED:
            return answer_for(scene, enquiry, again=True)
        if enquiry is not None and scene.slot("question") == "which":
            scene.say("utter_one_of_these")
            return ask_which(scene, enquiry)
        if enquiry is None and show_waiting(scene):
            return []
        if enquiry is None and begun_elsewhere(ports=scene.ports, turn=scene.turn) is not None:
            return no_walk(scene)
        scene.say("say_yes_to_what", person_button())
        return []


class No(DeskAction):
    """A no that no step asked for."""

    def name(self) -> str:
        """Its name in the domain."""
        return "action_no"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """After an offer: a ticket or nothing; what was put aside is left; otherwise all is well."""
        if scene.asked_about:
            return leave_asked(scene)
        told = answered_in_words(scene)
        if told is not None:
            return told
        enquiry = open_enquiry(ports=scene.ports, turn=scene.turn)
        if enquiry is None and show_waiting(scene):
            return []
        if enquiry is None:
            scene.say("say_no_is_fine")
            return [asks_nothing()]
        ways = (
            button("Open a ticket", "open_ticket", enquiry=enquiry.id),
            button("Never mind", "cancel"),
            person_button(),
        )
        scene.say("say_no_what_else", *ways)
        return []
