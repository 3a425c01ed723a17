"""Builds components the way Rasa does, on a real model storage."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData


def new_component(component: type[GraphComponent], folder: Path, config: dict[str, Any] | None = None) -> Any:
    """An untrained component whose resource lies in `folder`."""
    return component.create(
        {**component.get_default_config(), **(config or {})},
        LocalModelStorage(folder),
        Resource("component"),
        ExecutionContext(GraphSchema({}), node_name="component"),
    )


def trained_and_loaded(
    component: type[GraphComponent], folder: Path, data: TrainingData, config: dict[str, Any] | None = None
) -> Any:
    """A component that was trained, stored and read back from storage, as a served model is."""
    resource = new_component(component, folder, config).train(data)
    return component.load(
        {**component.get_default_config(), **(config or {})},
        LocalModelStorage(folder),
        resource,
        ExecutionContext(GraphSchema({}), node_name="component"),
    )


def example(text: str, intent: str) -> Message:
    """A training example as it is read from an NLU file."""
    return Message.build(text=text, intent=intent)
