"""What an action works with: the turn as the database knows it, and ways to speak."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.bootstrap import current_desk
from bot.desk.catalogue import CATALOGUE
from bot.desk.clients import ChatIdentity
from bot.desk.enquiries import Enquiry
from bot.desk.people import Conversation, Person
from bot.desk.tickets import Fact
from bot.desk.triage import asks_how_bad, asks_how_many
from bot.desk.triage_words import wants_no_questions
from bot.operations.names import facts_in_words
from bot.operations.ports import About, Answer, DeskPorts, FoundFact
from bot.operations.turns import Turn, load_turn
from bot.operations.typed_buttons import NOT_TOLD, QUESTIONS_LEFT

PERSON_BUTTON = ("Talk to a person", "talk_to_human")

# What waits for an answer of the kind that `ask_in_short` puts.
OFFERED = ("offer", "choice", "fact")
# What is asked before anything is decided about the problem at hand.
UNDECIDED = ("emergency", "which", "aside")


@dataclass(frozen=True)
class Scene:
    """One action's view of a turn. Who speaks comes from the database, never from the tracker."""

    ports: DeskPorts
    turn: Turn
    tracker: Tracker
    dispatcher: CollectingDispatcher

    @property
    def intent(self) -> str:
        """The intent of the message, as Rasa understood it or as the button says."""
        return str((self.tracker.latest_message.get("intent") or {}).get("name") or "")

    @property
    def intents(self) -> tuple[tuple[str, float], ...]:
        """The likeliest intents of any kind with their confidence, best first."""
        found = self.tracker.latest_message.get("intent_ranking") or []
        return tuple((str(item["name"]), float(item["confidence"])) for item in found)

    @property
    def ranking(self) -> tuple[tuple[str, float], ...]:
        """The likeliest problem categories with their confidence, best first."""
        found = _told_by_us(self.tracker).get("categories") or self.understood.get("categories")
        pairs = ((str(name), float(share)) for name, share in found) if isinstance(found, list) else self.intents
        return tuple((name, share) for name, share in pairs if name in CATALOGUE)

    @property
    def understood(self) -> dict[str, Any]:
        """What the language part reports beside the intent: categories, problems, a suspected emergency."""
        found = self.tracker.latest_message.get("nightdesk")
        return found if isinstance(found, dict) else {}

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """What was found in the words: by Rasa, and by the names that the speaker's client uses."""
        message = self.tracker.latest_message
        # What Rasa found in a payload of ours stands nowhere in the words.
        same = message.get("text") == self.turn.words
        found = [
            FoundFact(
                Fact(str(each["entity"]), each["value"]),
                int(each.get("start") or 0) if same else 0,
                int(each.get("end") or 0) if same else 0,
            )
            for each in message.get("entities") or []
            if isinstance(each.get("value"), str)
        ]
        return facts_in_words(ports=self.ports, turn=self.turn, found=found)

    def facts_between(self, start: int, end: int) -> tuple[Fact, ...]:
        """The facts of one stretch of the message, and those that stand nowhere in the words."""
        found = self.tracker.latest_message.get("entities") or []
        elsewhere = {
            Fact(str(each["entity"]), each["value"])
            for each in found
            if isinstance(each.get("value"), str) and not start <= int(each.get("start") or 0) < end
        }
        return tuple(fact for fact in self.facts if fact not in elsewhere)

    @property
    def asked_about(self) -> tuple[str, ...]:
        """The ids of the enquiries that the bot has just asked whether to go on with."""
        found = self.slot("asked_about") if self.slot("question") == "aside" else None
        return tuple((found or "").split())

    def fact(self, kind: str) -> str | None:
        """The first fact of a kind."""
        return next((fact.value for fact in self.facts if fact.kind == kind), None)

    def slot(self, name: str) -> str | None:
        """A slot's value, if it is a plain text."""
        value = self.tracker.get_slot(name)
        return value if isinstance(value, str) else None

    def say(
        self,
        response: str,
        *buttons: dict[str, str],
        about: About | None = None,
        private: bool = True,
        **values: object,
    ) -> None:
        """Choose a response; values fill its places. ``about`` is the record it shows; see ``Answer`` for ``private``."""
        self.dispatcher.utter_message(
            response=response, buttons=list(buttons) or None, json_message=_beside(about, private), **values
        )

    def tell(self, text: str, *buttons: dict[str, str]) -> None:
        """Say words that depend on where the talk stands and are put together for it."""
        self.dispatcher.utter_message(text=text, buttons=list(buttons) or None)

    def show(self, answer: Answer) -> None:
        """Say a card that the desk has worded itself (a quote)."""
        buttons = [
            {**button(each.title, each.pressed.intent, **each.pressed.args), "confirm": each.confirm}
            for each in answer.buttons
        ]
        beside = _beside(answer.about, answer.private)
        self.dispatcher.utter_message(text=answer.text, buttons=buttons or None, json_message=beside)


def _beside(about: About | None, private: bool) -> dict[str, Any]:
    """What goes to the channel beside the text, in the one place that Rasa leaves for it."""
    shown = {"about": {**asdict(about), "kind": about.kind.value}} if about else {}
    return shown if private else {**shown, "private": False}


def button(title: str, intent: str, **args: str) -> dict[str, str]:
    """A button in Rasa's form; the channel never sees the payload, only an opaque key for it."""
    return {"title": title, "payload": f"/{intent}{json.dumps(args) if args else ''}"}


def person_button() -> dict[str, str]:
    """The way to a person, under every question."""
    return button(*PERSON_BUTTON)


def asks(question: str) -> dict[str, Any]:
    """What a plain yes or no will mean next."""
    return dict(SlotSet("question", question))


def asks_about(*enquiries: str) -> list[dict[str, Any]]:
    """A plain yes or no will be about these enquiries (ids), which are put aside."""
    return [asks("aside"), SlotSet("asked_about", " ".join(enquiries))]


def asks_nothing() -> dict[str, Any]:
    """Nothing is open that a plain yes or no could answer."""
    return dict(SlotSet("question", None))


def asks_the_two(scene: Scene, enquiry: Enquiry | None) -> list[dict[str, Any]]:
    """On to the two questions of a ticket, without those that make no sense for what is asked for.

    Who wants a ticket "without questions" is asked neither.
    """
    if enquiry is None:
        return [asks("triage")]
    category = CATALOGUE[enquiry.category]
    wanted = {"impact": asks_how_many(category), "urgency": asks_how_bad(category)}
    known = {"impact": enquiry.impact, "urgency": enquiry.urgency}
    typed = scene.turn.pressed is None and wants_no_questions(scene.turn.words)
    none = typed or scene.turn.arg(QUESTIONS_LEFT) is not None
    left = [slot for slot, asked in wanted.items() if known[slot] is None and (none or not asked)]
    # What was told before it was asked stands with the problem, and not yet in the form.
    told = [dict(SlotSet(slot, answer.value)) for slot, answer in known.items() if answer is not None]
    return [asks("triage"), *told, *leaves_untold(left)]


def leaves_untold(slots: Iterable[str]) -> list[dict[str, Any]]:
    """Events after which these of the two questions are not asked any more."""
    return [dict(SlotSet(slot, NOT_TOLD)) for slot in slots]


def leaves_questions() -> list[dict[str, Any]]:
    """Events that end the two questions, whether they were being asked or not."""
    return [ActiveLoop(None), SlotSet("requested_slot", None)]


def _told_by_us(tracker: Tracker) -> dict[str, Any]:
    """What the assistant's process says beside a message."""
    told = (tracker.latest_message.get("metadata") or {}).get("nightdesk")
    return told if isinstance(told, dict) else {}


def scene_of(dispatcher: CollectingDispatcher, tracker: Tracker) -> Scene:
    """The scene of this turn. Without a turn of ours (a Rasa developer's shell) the speaker is a stranger."""
    ports = current_desk().ports
    turn_id = _told_by_us(tracker).get("turn")
    turn = load_turn(ports=ports, turn=turn_id) if isinstance(turn_id, str) else None
    if turn is None or turn.conversation != tracker.sender_id:
        stranger = Person(Conversation(ChatIdentity("rasa", "", tracker.sender_id)))
        turn = Turn(
            id=str(tracker.latest_message.get("message_id") or tracker.sender_id),
            person=stranger,
            words=str(tracker.latest_message.get("text") or ""),
            pressed=None,
            at=ports.clock.now(),
        )
    else:
        ports = ports.in_turn(turn.id)
    # From here on the database shows this conversation what is its own, whatever an operation asks for.
    return Scene(ports.for_person(turn.person), turn, tracker, dispatcher)


def said_english_only(scene: Scene) -> bool:
    """Tell people who clearly write in another language, in that language, that we read English; whether it was told."""
    sentence = scene.ports.reader.foreign(scene.turn.words)
    if sentence is not None:
        scene.say("say_english_only", sentence=sentence)
    return sentence is not None
