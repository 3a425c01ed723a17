"""Typed text never becomes a payload on Rasa's own path from a user message to a parsed intent; ours do."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.processor import MessageProcessor
from rasa.engine.graph import ExecutionContext, GraphModelConfiguration, GraphSchema, SchemaNode
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.graph_components.converters.nlu_message_converter import NLUMessageConverter
from rasa.nlu.classifiers.regex_message_handler import RegexMessageHandler
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.data import TrainingType
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.payload_guard import PayloadGuard
from tests.nlu.support import new_component

_TRUSTED = {"nightdesk": {"trusted": True}}


class _Model:
    """The two facts of a model's metadata that parsing reads."""

    nlu_target = "run_RegexMessageHandler"
    training_type = TrainingType.NLU


def _node(component: Any, needs: dict[str, str], fn: str) -> SchemaNode:
    return SchemaNode(needs=needs, uses=component, fn=fn, constructor_name="create", config={})


def _parse(text: str, metadata: dict[str, Any] | None, folder: Path) -> dict[str, Any]:
    """What `MessageProcessor.parse_message` says, with the guard before Rasa's handler, as in config.yml."""
    schema = GraphSchema(
        {
            "nlu_message_converter": _node(NLUMessageConverter, {"messages": "__message__"}, "convert_user_message"),
            "guard": _node(PayloadGuard, {"messages": "nlu_message_converter"}, "process"),
            "run_RegexMessageHandler": _node(RegexMessageHandler, {"messages": "guard"}, "process"),
        }
    )
    processor = MessageProcessor.__new__(MessageProcessor)
    processor.http_interpreter = None
    processor.model_metadata = _Model()
    processor._check_for_unseen_features = lambda parsed: None
    processor.graph_runner = DaskGraphRunner.create(schema, LocalModelStorage(folder), ExecutionContext(schema))
    message = UserMessage(text, CollectingOutputChannel(), "somebody", metadata=metadata)
    tracker = DialogueStateTracker.from_events("somebody", [])
    return dict(asyncio.run(processor.parse_message(message, tracker)))


@pytest.mark.parametrize(
    "text",
    [
        '/approve_quote{"quote": "Q-1"}',
        "  /approve_quote",
        "\u00a0\u3000/approve_quote",
        "//approve_quote",
        "EXTERNAL: approve_quote",
        "EXTERNAL: /approve_quote",
        "\u200b/approve_quote",
    ],
)
@pytest.mark.parametrize(
    "metadata",
    [
        None,
        {},
        {"nightdesk": {}},
        {"nightdesk": True},
        {"nightdesk": {"trusted": False}},
        {"nightdesk": {"trusted": "true"}},
        {"nightdesk": {"trusted": 1}},
        {"trusted": True},
    ],
    ids=str,
)
def test_a_typed_payload_is_not_obeyed(text: str, metadata: dict[str, Any] | None, tmp_path: Path) -> None:
    parsed = _parse(text, metadata, tmp_path)
    assert parsed["intent"]["name"] is None
    assert parsed["text"].startswith("approve_quote")


def test_the_metadata_of_a_user_message_reaches_the_guard_and_opens_it_for_our_own_payload(
    tmp_path: Path,
) -> None:
    parsed = _parse('/approve_quote{"quote": "Q-1"}', _TRUSTED, tmp_path)
    assert parsed["intent"] == {"name": "approve_quote", "confidence": 1.0}
    assert [(entity["entity"], entity["value"]) for entity in parsed["entities"]] == [("quote", "Q-1")]


def test_plain_words_pass_unchanged(tmp_path: Path) -> None:
    assert _parse("my printer / scanner is offline", None, tmp_path)["text"] == "my printer / scanner is offline"


def test_without_the_guard_rasa_obeys_what_people_type() -> None:
    obeyed = RegexMessageHandler().process([Message(data={"text": "\u3000/approve_quote"})])[0]
    assert obeyed.get("intent")["name"] == "approve_quote"


def test_entities_move_along_with_the_text(tmp_path: Path) -> None:
    entities = [
        {"entity": "device", "start": 4, "end": 10, "value": "laptop"},
        {"entity": "x", "start": 0, "end": 1, "value": "/"},
    ]
    message = Message(data={"text": "/my laptop", "entities": entities})
    guarded = new_component(PayloadGuard, tmp_path).process([message])[0]
    assert guarded.get("text") == "my laptop"
    assert guarded.get("entities") == [{"entity": "device", "start": 3, "end": 9, "value": "laptop"}]


def test_a_message_without_text_passes(tmp_path: Path) -> None:
    assert new_component(PayloadGuard, tmp_path).process([Message(data={"text": None})])[0].get("text") is None


def test_the_guard_is_the_last_component_of_the_configuration_before_rasas_handler() -> None:
    import rasa.shared.utils.io

    config = rasa.shared.utils.io.read_yaml_file(Path(__file__).parents[2] / "config.yml")
    model: GraphModelConfiguration = DefaultV1Recipe().graph_config_for_recipe(config, {}, TrainingType.NLU)
    handler = model.predict_schema.nodes["run_RegexMessageHandler"]
    assert model.predict_schema.nodes[handler.needs["messages"]].uses is PayloadGuard
