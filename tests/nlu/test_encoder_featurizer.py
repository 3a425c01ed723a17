"""Messages get the vectors of the encoder that the configuration names, in our way and in Rasa's."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.language.encoder import EncoderRefused
from bot.language.encoders import DEFAULT
from bot.nlu import encoder_featurizer
from bot.nlu.encoder_featurizer import SentenceEncoderFeaturizer
from bot.nlu.problem_splitter import ProblemSplitter
from bot.nlu.properties import READ_AS, VECTORS
from tests.language.learning import WordEncoder
from tests.nlu.chain import small_data
from tests.nlu.support import example, new_component


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of encoders that were asked for; a small one was given each time."""
    names: list[str] = []

    def open_encoder(name: str) -> WordEncoder:
        names.append(name)
        return WordEncoder()

    monkeypatch.setattr(encoder_featurizer, "open_encoder", open_encoder)
    return names


@pytest.mark.usefixtures("opened")
def test_a_message_gets_its_vector_and_what_it_comes_from(tmp_path: Path) -> None:
    message = new_component(SentenceEncoderFeaturizer, tmp_path).process([Message(data={"text": "hello"})])[0]
    found = message.get(VECTORS)
    assert (found["of"], found["width"]) == ("word-encoder", 16)
    assert found["vectors"].tolist() == WordEncoder().features(["hello"]).tolist()


@pytest.mark.usefixtures("opened")
def test_the_halves_of_a_message_get_theirs(tmp_path: Path) -> None:
    text = "The printer is offline. Also the wifi keeps dropping."
    message = new_component(ProblemSplitter, tmp_path).process([Message(data={"text": text})])[0]
    message = new_component(SentenceEncoderFeaturizer, tmp_path).process([message])[0]
    assert message.get(VECTORS)["vectors"].shape == (3, 32)


@pytest.mark.usefixtures("opened")
def test_what_the_cleaner_has_mended_is_what_is_read(tmp_path: Path) -> None:
    message = Message(data={"text": "pritner", READ_AS: ["printer"]})
    message = new_component(SentenceEncoderFeaturizer, tmp_path).process([message])[0]
    assert message.get(VECTORS)["vectors"].tolist() == WordEncoder().features(["printer"]).tolist()


@pytest.mark.usefixtures("opened")
def test_components_of_rasa_find_dense_sentence_features(tmp_path: Path) -> None:
    message = new_component(SentenceEncoderFeaturizer, tmp_path, {"alias": "meaning"}).process(
        [Message(data={"text": "The printer is offline. Also the wifi keeps dropping."})]
    )[0]
    sequence, sentence = message.get_dense_features(TEXT, ["meaning"])
    assert sequence is None
    assert sentence.features.shape == (1, 32)
    assert sentence.features[0] == pytest.approx(message.get(VECTORS)["vectors"][0])


@pytest.mark.usefixtures("opened")
def test_examples_get_the_vectors_that_messages_get(tmp_path: Path) -> None:
    featurizer = new_component(SentenceEncoderFeaturizer, tmp_path)
    without_text = Message(data={"intent": "greet"})
    data = TrainingData([*small_data().training_examples, without_text])
    featurizer.process_training_data(data)
    texts = [str(each.get("text")) for each in data.training_examples[:-1]]
    vectors = np.vstack([each.get(VECTORS)["vectors"] for each in data.training_examples[:-1]])
    assert vectors.tolist() == WordEncoder().features(texts).tolist()
    assert without_text.get(VECTORS) is None


@pytest.mark.usefixtures("opened")
def test_no_examples_need_no_vectors(tmp_path: Path) -> None:
    data = TrainingData([])
    assert new_component(SentenceEncoderFeaturizer, tmp_path).process_training_data(data) is data


@pytest.mark.parametrize(
    ("config", "name"), [({}, DEFAULT), ({"encoder": "folder:x"}, "folder:x"), ({"encoder": None}, DEFAULT)]
)
def test_the_configuration_names_the_encoder(
    config: dict[str, str | None], name: str, opened: list[str], tmp_path: Path
) -> None:
    new_component(SentenceEncoderFeaturizer, tmp_path, config)
    assert opened == [name]


def test_a_name_that_cannot_be_used_stops_the_training(tmp_path: Path) -> None:
    with pytest.raises(EncoderRefused, match="There is no encoder 'word2vec'"):
        new_component(SentenceEncoderFeaturizer, tmp_path, {"encoder": "word2vec"})


def test_without_the_encoder_messages_and_examples_go_on_without_vectors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encoder_featurizer, "open_encoder", lambda name: None)
    featurizer = new_component(SentenceEncoderFeaturizer, tmp_path)
    message = featurizer.process([Message(data={"text": "hello"})])[0]
    learned = example("hello", "greet")
    featurizer.process_training_data(TrainingData([learned]))
    assert (message.get(VECTORS), learned.get(VECTORS)) == (None, None)
    assert message.features == []


def test_the_default_encoder_reads_a_message(tmp_path: Path) -> None:
    message = new_component(SentenceEncoderFeaturizer, tmp_path).process([Message(data={"text": "no wifi"})])[0]
    assert message.get(VECTORS)["vectors"].shape == (1, 1536)
