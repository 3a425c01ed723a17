"""Whatever happens inside an action, the person gets an answer; and who speaks comes from the database only."""

from __future__ import annotations

from typing import Any

import pytest
import structlog
from rasa_sdk.executor import CollectingDispatcher

from actions.base import DeskAction
from actions.scene import Scene, scene_of
from bot.desk.errors import NotFound
from bot.desk.tickets import Fact
from bot.operations.turns import Turn
from tests.actions.stage import play, tracker_of
from tests.makers import DANA, RAVI, SAM, DeskForTests


class Acts(DeskAction):
    """An action that does what a test wants."""

    def __init__(self, error: Exception | None = None) -> None:
        self._error = error

    def name(self) -> str:
        """No name of the domain."""
        return "action_of_a_test"

    def act(self, scene: Scene) -> list[dict[str, Any]]:
        """Raise, or greet."""
        if self._error is not None:
            raise self._error
        scene.say("say_greet", name=f" {scene.turn.person.first_name}")
        return []


async def test_an_action_speaks_with_the_person_of_its_turn(desk: DeskForTests) -> None:
    played = await play(Acts(), tracker_of(desk.turn(SAM, "hello")))
    assert played.texts == ["Hello Sam. What is not working? One sentence is enough."]


async def test_a_refusal_is_said_in_its_own_words(desk: DeskForTests) -> None:
    played = await play(Acts(NotFound("I find no ticket ND-1 of yours.")), tracker_of(desk.turn(SAM, "hello")))
    assert (played.texts, played.slots) == (["I find no ticket ND-1 of yours."], {})


async def test_a_failure_is_answered_with_a_reference_that_is_in_the_log(desk: DeskForTests) -> None:
    with structlog.testing.capture_logs() as logs:
        played = await play(Acts(ZeroDivisionError("secret detail")), tracker_of(desk.turn(SAM, "hello")))
    (said,) = played.texts
    (logged,) = logs
    assert (logged["event"], logged["action"], logged["log_level"]) == (
        "action_failed",
        "action_of_a_test",
        "error",
    )
    assert said.endswith(f"Reference: {logged['reference']}.")
    assert "secret detail" not in said


@pytest.mark.parametrize(
    "metadata",
    [{}, {"nightdesk": None}, {"nightdesk": {}}, {"nightdesk": {"turn": 1}}, {"nightdesk": {"turn": "made up"}}],
    ids=["none", "nothing in it", "no turn", "not a text", "an unknown turn"],
)
def test_without_our_metadata_the_speaker_is_a_stranger(desk: DeskForTests, metadata: object) -> None:
    turn = desk.turn(SAM, "hello")
    scene = scene_of(CollectingDispatcher(), tracker_of(turn, metadata=metadata))
    assert (scene.turn.person.verified, scene.turn.pressed, scene.turn.words) == (False, None, "hello")


def test_the_turn_of_another_conversation_makes_nobody_that_person(desk: DeskForTests) -> None:
    danas = desk.press(DANA, "approve_quote", quote="Q-1001", revision="abc")
    sams = desk.turn(SAM, "hello")
    scene = scene_of(CollectingDispatcher(), tracker_of(sams, metadata={"nightdesk": {"turn": danas.id}}))
    assert (scene.turn.person.verified, scene.turn.pressed, scene.turn.id) == (False, None, sams.id)


def test_facts_and_ranking_are_what_rasa_found_and_we_know(desk: DeskForTests) -> None:
    ranking = [{"name": name, "confidence": 0.5} for name in ("printer", "greet", "wifi")]
    entities = [
        {"entity": "device", "value": "printer"},
        {"entity": "device", "value": "printer"},
        {"entity": "since", "value": {"from": "yesterday"}},
    ]
    tracker = tracker_of(desk.turn(SAM, "x"), "printer", intent_ranking=ranking, entities=entities)
    scene = scene_of(CollectingDispatcher(), tracker)
    assert scene.ranking == (("printer", 0.5), ("wifi", 0.5))
    assert [(fact.kind, fact.value) for fact in scene.facts] == [("device", "printer")]
    assert (scene.intent, scene.fact("device"), scene.fact("since")) == ("printer", "printer", None)


def _scene(turn: Turn, intent: str = "printer", **latest: Any) -> Scene:
    return scene_of(CollectingDispatcher(), tracker_of(turn, intent, **latest))


def test_the_names_of_the_speakers_client_are_facts_in_the_place_of_what_rasa_found(desk: DeskForTests) -> None:
    words = "md-srv-01 stops Dentrix Ascend"
    entities = [
        {"entity": "host_name", "value": "md-srv-01", "start": 0, "end": 9},
        {"entity": "application", "value": "Dentrix Ascend", "start": 16, "end": 30},
    ]
    sams, ravis = (_scene(desk.turn(identity, words), entities=entities) for identity in (SAM, RAVI))
    assert sams.facts == (Fact("asset_tag", "MD-SRV-01"), Fact("application", "Dentrix"))
    assert ravis.facts == (Fact("host_name", "md-srv-01"), Fact("application", "Dentrix Ascend"))


def test_what_stands_in_a_payload_of_ours_takes_no_place_in_the_words(desk: DeskForTests) -> None:
    turn = desk.turn(SAM, "the server MD-SRV-01 is down, nobody can work")
    entities = [{"entity": "host_name", "value": "server", "start": 1, "end": 12}]
    scene = _scene(turn, "server_down", text="/server_down", entities=entities)
    assert scene.facts == (Fact("host_name", "server"), Fact("asset_tag", "MD-SRV-01"))
