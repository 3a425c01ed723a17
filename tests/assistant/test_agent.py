"""The seam to Rasa: what it is told, and how its answers become ours."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from rasa.shared.core.events import BotUttered, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.assistant.agent import _answers, _answers_to, _button, _is_ours, _text_for_rasa
from bot.desk.clients import ChatIdentity
from bot.desk.emergencies import EmergencyKind
from bot.desk.people import Conversation, Person
from bot.operations.ports import About, Answer, Button, Pressed, Subject
from bot.operations.turns import Turn
from tests.storage.values import NOON

TYPED = Turn("t-1", Person(Conversation(ChatIdentity("slack", "T1", "U1"))), "the printer is offline", None, NOON)


def _pressed(intent: str, **args: str) -> Turn:
    return replace(TYPED, words="", pressed=Pressed(intent, args))


@pytest.mark.parametrize(
    ("turn", "text", "ours"),
    [
        pytest.param(TYPED, "the printer is offline", False, id="words"),
        pytest.param(replace(TYPED, words=""), "/nlu_fallback", True, id="no words"),
        pytest.param(_pressed("affirm"), "/affirm", True, id="a button"),
        pytest.param(_pressed("tell_impact", impact="group"), '/tell_impact{"impact": "group"}', True, id="an answer"),
        pytest.param(replace(TYPED, emergency=EmergencyKind.OUTAGE), "/server_down", True, id="an outage"),
        pytest.param(
            replace(TYPED, emergency=EmergencyKind.SECURITY_INCIDENT), "/security_incident", True, id="an attack"
        ),
        pytest.param(replace(TYPED, emergency=EmergencyKind.DANGER), "/danger", True, id="danger"),
    ],
)
def test_what_rasa_is_told(turn: Turn, text: str, ours: bool) -> None:
    assert (_text_for_rasa(turn), _is_ours(turn)) == (text, ours)


@pytest.mark.parametrize("name", ["quote", "revision", "ticket", "enquiry", "step", "back"])
def test_what_a_button_authorises_never_reaches_rasa(name: str) -> None:
    assert _text_for_rasa(_pressed("approve_quote", **{name: "Q-1001"})) == "/approve_quote"
    mixed = _text_for_rasa(_pressed("tell_urgency", **{name: "Q-1001", "urgency": "works"}))
    assert json.loads(mixed.removeprefix("/tell_urgency")) == {"urgency": "works"}


@pytest.mark.parametrize(
    ("payload", "pressed"),
    [
        ("/talk_to_human", Pressed("talk_to_human", {})),
        ('/tell_impact{"impact": "person"}', Pressed("tell_impact", {"impact": "person"})),
        (
            '/approve_quote{"quote": "Q-1", "revision": "{a}"}',
            Pressed("approve_quote", {"quote": "Q-1", "revision": "{a}"}),
        ),
        ('/step_worked{"step": 3}', Pressed("step_worked", {"step": "3"})),
    ],
)
def test_a_payload_of_ours_becomes_the_meaning_of_a_button(payload: str, pressed: Pressed) -> None:
    assert _button({"title": "This", "payload": payload}) == Button("This", pressed)


def _tracker(*events: Event) -> DialogueStateTracker:
    return DialogueStateTracker.from_events("slack:T1:U1", list(events), slots=[])


def _user(text: str, id: str) -> UserUttered:
    return UserUttered(text, message_id=id)


def test_the_answers_to_a_message_are_read_back_up_to_the_next_message() -> None:
    tracker = _tracker(
        _user("hello", "t-0"),
        BotUttered("Hello Sam."),
        _user("the printer is offline", "t-1"),
        BotUttered("It is covered.", data={"buttons": [{"title": "Person", "payload": "/talk_to_human"}]}),
        BotUttered(None, data={"custom": {}}),
        SlotSet("question", "offer"),
        BotUttered("Shall we?", data={"buttons": None}),
        _user("yes", "t-2"),
        BotUttered("Step 1."),
    )
    assert _answers_to(tracker, "t-1") == (
        Answer("It is covered.", (Button("Person", Pressed("talk_to_human", {})),)),
        Answer("Shall we?"),
    )
    assert _answers_to(tracker, "t-2") == (Answer("Step 1."),)


def test_a_message_that_is_not_there_has_not_been_answered() -> None:
    assert _answers_to(_tracker(_user("hello", "t-0"), BotUttered("Hello.")), "t-1") is None
    assert _answers_to(_tracker(_user("hello", "t-0")), "t-0") == ()


def test_what_goes_beside_a_text_belongs_to_it() -> None:
    said = [
        {"text": "Covered.", "buttons": [{"title": "Why?", "payload": "/explain"}]},
        {"custom": {"about": {"kind": "decision", "id": "d-1"}}},
        {"text": "We speak English."},
        {"custom": {"private": False}},
        {"text": "Anything else?"},
    ]
    assert _answers(said) == (
        Answer("Covered.", (Button("Why?", Pressed("explain")),), About(Subject.DECISION, "d-1")),
        Answer("We speak English.", private=False),
        Answer("Anything else?"),
    )
