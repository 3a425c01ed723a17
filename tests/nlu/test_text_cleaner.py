"""Slips are mended for the classifier, and what people wrote stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.problem_splitter import ProblemSplitter
from bot.nlu.properties import READ_AS
from bot.nlu.text_cleaner import TextCleaner
from tests.nlu.support import example, new_component, trained_and_loaded


@pytest.fixture
def data() -> TrainingData:
    examples = [example(f"the printer in room {number} is offline", "printer") for number in range(30)]
    examples += [example(f"wireless drops in room {number}", "wifi") for number in range(30)]
    tables = [{"name": "application", "elements": ["QuickBooks"]}, {"name": "device", "elements": "devices.txt"}]
    return TrainingData(examples, lookup_tables=tables)


def _read(cleaner: TextCleaner, text: str | None) -> list[str]:
    found: list[str] = cleaner.process([Message(data={"text": text})])[0].get(READ_AS)
    return found


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("the pritner is offlien", "the printer is offline"),
        ("quickboks hangs", "quickbooks hangs"),
        ("the printer is offline", "the printer is offline"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_stored_cleaner_mends_slips_towards_the_words_of_the_desk(
    text: str | None, read: str, data: TrainingData, tmp_path: Path
) -> None:
    assert [each.lower() for each in _read(trained_and_loaded(TextCleaner, tmp_path, data), text)] == [read]


def test_shouting_is_read_quietly(data: TrainingData, tmp_path: Path) -> None:
    (read,) = _read(trained_and_loaded(TextCleaner, tmp_path, data), "THE PRINTER IS OFFLINE AGAIN")
    assert read.lower() == "the printer is offline again"
    assert not read.isupper()


def test_what_people_wrote_stays_as_it_is(data: TrainingData, tmp_path: Path) -> None:
    cleaner = trained_and_loaded(TextCleaner, tmp_path, data)
    message = cleaner.process([Message(data={"text": "the pritner is offlien"})])[0]
    assert message.as_dict(only_output_properties=True) == {"text": "the pritner is offlien"}


def test_the_halves_of_a_message_are_mended_too(data: TrainingData, tmp_path: Path) -> None:
    message = Message(data={"text": "The pritner is offline. Also the wireless drops."})
    message = new_component(ProblemSplitter, tmp_path).process([message])[0]
    read = trained_and_loaded(TextCleaner, tmp_path, data).process([message])[0].get(READ_AS)
    assert len(read) == 3
    assert "printer" in read[0] and "printer" in read[1]
    assert "wireless" in read[2]


def test_examples_are_learned_as_messages_will_be_read(data: TrainingData, tmp_path: Path) -> None:
    cleaner = trained_and_loaded(TextCleaner, tmp_path, data)
    slip = example("the pritner is offline", "printer")
    cleaner.process_training_data(TrainingData([slip]))
    assert slip.get(READ_AS) == ["the printer is offline"]


def test_a_stored_cleaner_reads_as_the_trained_one_did(data: TrainingData, tmp_path: Path) -> None:
    trained = new_component(TextCleaner, tmp_path)
    trained.train(data)
    loaded = trained_and_loaded(TextCleaner, tmp_path, data)
    for text in ("pritner offlien", "wirless drosp", "quickboks"):
        assert _read(trained, text) == _read(loaded, text)


def test_an_untrained_cleaner_does_not_guess(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="has not been trained"):
        _read(new_component(TextCleaner, tmp_path), "hello")


def test_a_cleaner_without_its_file_is_not_loaded(tmp_path: Path) -> None:
    storage, resource = LocalModelStorage(tmp_path), Resource("component")
    with storage.write_to(resource):
        pass
    with pytest.raises(FileNotFoundError):
        TextCleaner.load({}, storage, resource, ExecutionContext(GraphSchema({}), node_name="component"))
