"""An assistant without TensorFlow in memory answers as one with it, and who needs TensorFlow gets it."""

from __future__ import annotations

import ast
import asyncio
import json
import os
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from datetime import datetime
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml

from bot.assistant.light import (
    FAMILY,
    NoSuchUse,
    components_of_config,
    components_of_model,
    is_spared,
    needing_tensorflow,
    spare_tensorflow,
)
from bot.settings import HOME
from tests.proving import PROVING

PERSON, MORNING = "sam@maple-dental.example", "2026-11-24T10:15-05:00"
MESSAGES = (
    "hi",
    "my outlook won't open since the update",
    "is this covered?",
    "the printer shows 0x0000011b on LT-0042",
    "how much would a new laptop cost?",
    "asdf qwer zxcv",
    "can I talk to a person please",
)
DIET: dict[str, Any] = {
    "recipe": "default.v1",
    "language": "en",
    "assistant_id": "diet",
    "pipeline": [
        {"name": "WhitespaceTokenizer"},
        {"name": "CountVectorsFeaturizer"},
        {"name": "DIETClassifier", "epochs": 1, "transformer_size": 16, "number_of_transformer_layers": 1},
    ],
    "policies": [{"name": "RulePolicy"}],
}


def _config(**parts: Any) -> dict[str, Any]:
    whole = {
        "recipe": "default.v1",
        "pipeline": [{"name": "WhitespaceTokenizer"}, {"name": "bot.nlu.payload_guard.PayloadGuard"}],
        "policies": [{"name": "RulePolicy"}],
    }
    return {name: value for name, value in {**whole, **parts}.items() if value is not None}


def test_no_component_of_ours_needs_tensorflow() -> None:
    assert needing_tensorflow(components_of_config(HOME / "config.yml")) == ()


def test_nothing_behind_our_components_imports_tensorflow() -> None:
    """Their whole package counts as light, so its files must be."""
    heavy = [
        f"{path.relative_to(HOME)}: {name}"
        for package in ("nlu", "language")
        for path in sorted((HOME / "bot" / package).rglob("*.py"))
        for name in _imported(path)
        if name.partition(".")[0] in FAMILY or name.startswith("rasa.utils.tensorflow")
    ]

    assert heavy == []


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize(
    ("config", "needing"),
    [
        pytest.param(_config(), 0, id="light components"),
        pytest.param(_config(recipe=None), 0, id="the usual recipe, unsaid"),
        pytest.param(_config(pipeline=[{"name": "WhitespaceTokenizer"}, {"name": "DIETClassifier"}]), 1, id="DIET"),
        pytest.param(_config(policies=[{"name": "TEDPolicy"}, {"name": "RulePolicy"}]), 1, id="TED"),
        pytest.param(_config(pipeline=[{"name": "somebody.elses.Component"}]), 1, id="somebody else's"),
        pytest.param(_config(pipeline=[{"name": "elsewhere.RulePolicy"}]), 1, id="a namesake"),
        pytest.param(_config(policies=None), 1, id="policies left to Rasa"),
        pytest.param(_config(pipeline=[]), 1, id="an empty pipeline"),
        pytest.param(_config(recipe="graph.v1"), 1, id="another recipe"),
    ],
)
def test_what_is_not_known_to_be_light_counts_as_heavy(config: dict[str, Any], needing: int, tmp_path: Path) -> None:
    file = tmp_path / "config.yml"
    file.write_text(yaml.safe_dump(config), encoding="utf-8")

    assert len(needing_tensorflow(components_of_config(file))) == needing


def _archive(folder: Path, metadata: str) -> Path:
    file, model = folder / "metadata.json", folder / "model.tar.gz"
    file.write_text(metadata, encoding="utf-8")
    with tarfile.open(model, "w:gz") as archive:
        archive.add(file, arcname="metadata.json")
    return model


def test_a_model_says_which_components_answer_with_it(tmp_path: Path) -> None:
    used = ["rasa.core.policies.rule_policy.RulePolicy", "rasa.nlu.classifiers.diet_classifier.DIETClassifier"]
    nodes = {str(number): {"uses": each, "fn": "process"} for number, each in enumerate(used)}
    model = _archive(tmp_path, json.dumps({"predict_schema": {"nodes": nodes}, "train_schema": {"nodes": {}}}))

    assert components_of_model(model) == tuple(used)
    assert needing_tensorflow(used) == (used[1],)


@pytest.mark.parametrize("metadata", ["", "[]", "{}", '{"predict_schema": {"nodes": {}}}'])
def test_a_model_that_says_nothing_may_need_tensorflow(metadata: str, tmp_path: Path) -> None:
    assert len(needing_tensorflow(components_of_model(_archive(tmp_path, metadata)))) == 1


def test_a_file_that_is_no_model_is_left_to_rasa(tmp_path: Path) -> None:
    broken = tmp_path / "broken.tar.gz"
    broken.write_bytes(b"nothing of the kind")

    assert len(needing_tensorflow(components_of_model(broken))) == 1
    assert len(needing_tensorflow(components_of_model(tmp_path / "missing.tar.gz"))) == 1


def test_a_setting_that_cannot_be_meant_is_refused() -> None:
    with pytest.raises(NoSuchUse, match="NIGHTDESK_TENSORFLOW is auto or real, not 'never'"):
        spare_tensorflow((), "never")


# ---- in a process of its own: what it does is done to a whole process ---------------------------------------------


def _alone(call: str, folder: Path, **settings: str) -> dict[str, Any]:
    """What a function of this file prints as JSON in a fresh process."""
    finished = subprocess.run(
        [sys.executable, "-c", f"from tests.assistant import test_light; test_light.{call}"],
        cwd=HOME,
        env={**os.environ, "NIGHTDESK_DATA_FOLDER": str(folder), "NIGHTDESK_TENSORFLOW": "auto", **settings},
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    told: dict[str, Any] = json.loads(finished.stdout.splitlines()[-1])
    return told


def _tell(**facts: Any) -> None:
    maps = Path("/proc/self/maps")
    real = hasattr(sys.modules.get("tensorflow"), "__version__") or (
        maps.exists() and "libtensorflow" in maps.read_text()
    )
    print(json.dumps({**facts, "spared": is_spared(), "tensorflow": real}, default=float))


def _use_stand_ins() -> None:
    """Every module of Rasa that wants TensorFlow, and what stand-ins do."""
    from bot.assistant.quiet import be_quiet

    be_quiet()
    spare_tensorflow(("RulePolicy",), "auto")
    import rasa.engine.recipes.default_components
    from rasa.engine.graph import GraphComponent
    from rasa.utils.tensorflow.models import RasaModel

    tf: Any = import_module("tensorflow")

    class Heavy(GraphComponent):  # type: ignore[misc]  # rasa is untyped
        """A component that calls TensorFlow."""

        create = None

        def process(self) -> None:
            """Call it."""
            tf.constant(1)

    refused = []
    for use in (Heavy().process, RasaModel, lambda: tf.keras.layers.Dense(3)):
        try:
            use()
        except RuntimeError as refusal:
            refused.append(f"{type(refusal).__name__}: {refusal}")
    _tell(
        refused=refused,
        components=len(rasa.engine.recipes.default_components.DEFAULT_COMPONENTS),
        kinds=[isinstance(3, tf.Tensor), hasattr(RasaModel, "nobody_has_this"), issubclass(RasaModel, tf.Tensor)],
        known=tf.keras.layers.Dense.__module__,
    )


def test_rasa_can_be_imported_whole_and_a_call_says_which_setting_helps(tmp_path: Path) -> None:
    told = _alone("_use_stand_ins()", tmp_path)

    assert (told["spared"], told["tensorflow"]) == (True, False)
    assert told["components"] > 20
    assert told["kinds"] == [False, False, False]
    assert told["known"] == "tensorflow.keras.layers"
    component, model, layer = told["refused"]
    assert component.startswith("TensorFlowLeftOut: Heavy needs tensorflow.constant, ")
    assert model.startswith("TensorFlowLeftOut: tests.assistant.test_light needs keras.Model, ")
    assert layer.startswith("TensorFlowLeftOut: tests.assistant.test_light needs tensorflow.keras.layers.Dense, ")
    assert all(each.endswith("Set NIGHTDESK_TENSORFLOW=real and start it again.") for each in told["refused"])


def _talk(model: str) -> None:
    """What the desk makes of each message, and what it answers."""
    from bot.assistant.quiet import be_quiet

    be_quiet()
    from bot.assistant.agent import Assistant
    from bot.bootstrap import FixedClock, open_desk, use_desk
    from bot.cli.demo_data import import_demo_clients
    from bot.cli.logs import log_to_stderr
    from bot.desk.clients import ChatIdentity
    from bot.operations.intake import receive_message
    from bot.operations.ports import DONE, IncomingMessage
    from bot.operations.turns import begin_turn, finish_turn

    log_to_stderr("ERROR")
    with open_desk(clock=FixedClock(datetime.fromisoformat(MORNING))) as desk:
        import_demo_clients(desk)
        use_desk(desk)
        assistant = Assistant.load(Path(model), desk.dsn)

        async def answers(number: int, words: str) -> list[Any]:
            message = IncomingMessage(f"light:{number}", ChatIdentity("web", "", PERSON), words, None)
            stored = receive_message(ports=desk.ports, message=message)
            turn = begin_turn(ports=desk.ports, turn=stored.id) if stored else None
            assert stored is not None and turn is not None
            said = await assistant.answer(turn)
            finish_turn(ports=desk.ports, turn=stored.id, answers=said, state=DONE)
            return [[each.text, [button.title for button in each.buttons]] for each in said]

        async def everything() -> tuple[list[Any], list[Any]]:
            parsed = [await assistant.understand(words) for words in MESSAGES]
            return parsed, [await answers(number, words) for number, words in enumerate(MESSAGES)]

        parsed, said = asyncio.run(everything())
    _tell(parsed=parsed, said=said)


@pytest.fixture
def folders() -> Iterator[list[Path]]:
    """Two data folders. Not pytest's own: the database server may be another user, to whom those are closed."""
    with TemporaryDirectory(prefix="nightdesk-light-") as folder:
        made = [Path(folder) / "without", Path(folder) / "with"]
        for each in (Path(folder), *made):
            each.mkdir(exist_ok=True)
            each.chmod(0o755)
        yield made


@pytest.mark.journey
def test_the_desk_answers_the_same_with_and_without_tensorflow(model: Path, folders: list[Path]) -> None:
    ways = {"NIGHTDESK_DATABASE_URL": "", "NIGHTDESK_PROJECT_FOLDER": str(model.parent.parent)}
    without = _alone(f"_talk({str(model)!r})", folders[0], **ways)
    with_it = _alone(f"_talk({str(model)!r})", folders[1], **ways, NIGHTDESK_TENSORFLOW="real")

    assert (without["spared"], without["tensorflow"]) == (True, False)
    assert (with_it["spared"], with_it["tensorflow"]) == (False, True)
    assert [each["text"] for each in without["parsed"]] == list(MESSAGES)
    assert without["parsed"] == with_it["parsed"]
    assert all(without["said"])
    assert without["said"] == with_it["said"]


def _train_and_load_diet(folder: str) -> None:
    """A small model that needs TensorFlow, trained and loaded as ours is."""
    from bot.assistant.quiet import be_quiet

    be_quiet()
    project = Path(folder)
    spared = [spare_tensorflow(components_of_config(project / "config.yml"), "auto")]
    from rasa.core.agent import Agent
    from rasa.model_training import train as rasa_train

    trained = rasa_train(
        str(project / "domain.yml"),
        str(project / "config.yml"),
        [str(project / "data")],
        output=folder,
        fixed_model_name="diet",
    )
    spared.append(spare_tensorflow(components_of_model(Path(trained.model)), "auto"))
    parsed = asyncio.run(Agent.load(trained.model).parse_message("hello there"))
    _tell(intent=parsed["intent"]["name"], before=spared)


def _load_diet_where_tensorflow_is_left_out(model: str) -> None:
    """An earlier model did without; now comes one that does not."""
    from bot.assistant.quiet import be_quiet

    be_quiet()
    spare_tensorflow(("RulePolicy",), "auto")
    from rasa.core.agent import Agent

    said = []
    for load in (lambda: spare_tensorflow(components_of_model(Path(model)), "auto"), lambda: Agent.load(model)):
        try:
            load()
        except Exception as failure:
            said.append(str(failure.__cause__ or failure))
    _tell(said=said)


@pytest.mark.journey
@pytest.mark.skipif(not PROVING, reason="a model is trained with TensorFlow: part of make prove")
def test_a_model_that_needs_tensorflow_gets_it_and_fails_clearly_where_it_was_left_out(tmp_path: Path) -> None:
    intents = {"greet": ["hello", "hi there", "good morning"], "bye": ["bye", "see you", "good night"]}
    rule = {"rule": "greet back", "steps": [{"intent": "greet"}, {"action": "utter_greet"}]}
    files = {
        "config.yml": DIET,
        "domain.yml": {"intents": list(intents), "responses": {"utter_greet": [{"text": "Hello."}]}},
        "data/nlu.yml": {
            "nlu": [
                {"intent": intent, "examples": "".join(f"- {each}\n" for each in examples)}
                for intent, examples in intents.items()
            ]
        },
        "data/rules.yml": {"rules": [rule]},
    }
    (tmp_path / "data").mkdir()
    for name, content in files.items():
        (tmp_path / name).write_text(yaml.safe_dump({"version": "3.1", **content}), encoding="utf-8")

    loaded = _alone(f"_train_and_load_diet({str(tmp_path)!r})", tmp_path)
    refused = _alone(f"_load_diet_where_tensorflow_is_left_out({str(tmp_path / 'diet.tar.gz')!r})", tmp_path)

    assert (loaded["spared"], loaded["tensorflow"], loaded["before"]) == (False, True, [False, False])
    assert loaded["intent"] in intents
    assert (refused["spared"], refused["tensorflow"]) == (True, False)
    at_once, at_use = refused["said"]
    assert "DIETClassifier needs TensorFlow" in at_once
    assert at_use.startswith("DIETClassifier needs ")
    assert all(each.endswith("Set NIGHTDESK_TENSORFLOW=real and start it again.") for each in refused["said"])
