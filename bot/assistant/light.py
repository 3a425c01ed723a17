"""Rasa without TensorFlow in memory, where no component of the model needs it.

Rasa imports TensorFlow at the top of modules that every process loads, to derive classes from it and to annotate
functions. A pipeline such as ours uses none of them, and pays with half a gigabyte and with seconds of its start.
`spare_tensorflow`, called before Rasa is imported, puts stand-ins into the place of TensorFlow: names that can be
imported, derived from and written into annotations. Whoever calls one is told how to have the real thing.
"""

from __future__ import annotations

import ctypes
import json
import sys
import tarfile
import zlib
from abc import ABCMeta
from collections.abc import Iterable, Sequence
from enum import Enum
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any, NoReturn

import yaml

from bot.desk.errors import DeskError
from bot.settings import PREFIX

SETTING = f"{PREFIX}TENSORFLOW"
# What Rasa imports of TensorFlow and of what comes with it; the rest of that family is imported by these alone.
FAMILY = frozenset({"tensorflow", "tensorflow_hub", "tensorflow_text", "keras"})
# What has been seen to run without TensorFlow. Whatever is not here gets the real thing: that costs memory only.
LIGHT_COMPONENTS = frozenset(
    {
        "rasa.core.policies.ensemble.DefaultPolicyPredictionEnsemble",
        "rasa.core.policies.memoization.MemoizationPolicy",
        "rasa.core.policies.rule_policy.RulePolicy",
        "rasa.nlu.classifiers.fallback_classifier.FallbackClassifier",
        "rasa.nlu.classifiers.regex_message_handler.RegexMessageHandler",
        "rasa.nlu.extractors.entity_synonyms.EntitySynonymMapper",
        "rasa.nlu.tokenizers.whitespace_tokenizer.WhitespaceTokenizer",
    }
)
# Our own components, and the parts of Rasa's graph that hand data on.
LIGHT_PACKAGES = ("bot.nlu.", "rasa.graph_components.")
# config.yml may call Rasa's own components by their last name.
_LIGHT_NAMES = LIGHT_COMPONENTS | {path.rpartition(".")[2] for path in LIGHT_COMPONENTS}
_UNKNOWN_MODEL = "a model that cannot be read"
_UNKNOWN_CONFIG = "whatever Rasa chooses"
_RECIPE = "default.v1"


class TensorFlowUse(str, Enum):
    """What the setting can say: `auto` leaves TensorFlow out where the components allow it, `real` never does."""

    AUTO = "auto"
    REAL = "real"


class NoSuchUse(DeskError):
    """The setting says something else; the message names what it can say."""


class TensorFlowLeftOut(RuntimeError):
    """Something wants TensorFlow in a process that has left it out; the message says what, and what to do."""


def components_of_model(model: Path) -> tuple[str, ...]:
    """The classes that answer with this model; a model that cannot be read has one that nobody knows."""
    try:
        with tarfile.open(model) as archive:
            stored = archive.extractfile("metadata.json")
            nodes = json.load(stored)["predict_schema"]["nodes"] if stored else {}
        return tuple(str(node["uses"]) for node in nodes.values()) or (_UNKNOWN_MODEL,)
    except (OSError, EOFError, tarfile.TarError, zlib.error, ValueError, KeyError, TypeError, AttributeError):
        # Rasa reads it next, and says better than we could what is wrong with it.
        return (_UNKNOWN_MODEL,)


def components_of_config(config: Path) -> tuple[str, ...]:
    """The components that a config.yml names; one that nobody knows where it leaves the choice to Rasa."""
    read = yaml.safe_load(config.read_text(encoding="utf-8"))
    found: dict[str, Any] = read if isinstance(read, dict) else {}
    listed = [found.get(part) for part in ("pipeline", "policies")]
    if found.get("recipe", _RECIPE) != _RECIPE or not all(isinstance(part, list) and part for part in listed):
        return (_UNKNOWN_CONFIG,)
    return tuple(str(each["name"] if isinstance(each, dict) else each) for part in listed for each in part or ())


def needing_tensorflow(components: Iterable[str]) -> tuple[str, ...]:
    """Those of the components that are not known to do without it."""
    return tuple(each for each in components if each not in _LIGHT_NAMES and not each.startswith(LIGHT_PACKAGES))


def spare_tensorflow(components: Iterable[str], use: str) -> bool:
    """Leave TensorFlow out of this process if all components do without it and `use` is `auto`; whether it is left out.

    To be called before Rasa is imported: where TensorFlow is loaded already, it stays. Raises NoSuchUse, and
    TensorFlowLeftOut when it is needed but this process has left it out for an earlier model.
    """
    if use not in {each.value for each in TensorFlowUse}:
        raise NoSuchUse(f"{SETTING} is {' or '.join(each.value for each in TensorFlowUse)}, not '{use}'.")
    needing = needing_tensorflow(components)
    if use == TensorFlowUse.REAL.value or needing:
        if is_spared():
            raise TensorFlowLeftOut(_advice(", ".join(needing) or "This model", "TensorFlow"))
        return False
    if not is_spared() and FAMILY.isdisjoint(sys.modules):
        sys.meta_path.insert(0, _StandInFinder())
    return is_spared()


def is_spared() -> bool:
    """Whether this process has left TensorFlow out."""
    return any(isinstance(each, _StandInFinder) for each in sys.meta_path)


def give_back_memory() -> None:
    """Hand freed memory back to the system, where the C library can: reading a model leaves tens of megabytes free."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


class _StandIn(ABCMeta):
    """The type of stand-ins, and of the classes that Rasa derives from them. Rasa mixes these with abstract classes."""

    _stands_for: str

    def __getattr__(cls, name: str) -> type:
        # Only a stand-in has every name: a class of Rasa's has its own, and may be asked what it lacks.
        if name.startswith("_") or "_stands_for" not in vars(cls):
            raise AttributeError(f"{cls.__name__} has no {name}")
        return _stand_in(f"{cls._stands_for}.{name}")

    def __call__(cls, *args: Any, **kwargs: Any) -> NoReturn:
        raise TensorFlowLeftOut(_advice(_who_asks(sys._getframe(1)), cls._stands_for))


class _StandInModule(ModuleType):
    """A module with whatever is asked of it."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("_"):
            raise AttributeError(f"{self.__name__} has no {name}")
        return _stand_in(f"{self.__name__}.{name}")


class _StandInFinder(MetaPathFinder, Loader):
    """Finds the modules of the family, and makes stand-ins of them."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """A stand-in for a module of the family; nothing for any other."""
        ours = fullname.partition(".")[0] in FAMILY
        return ModuleSpec(fullname, self, is_package=True) if ours else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """The stand-in."""
        return _StandInModule(spec.name, "Left out of this process: see bot/assistant/light.py.")

    def exec_module(self, module: ModuleType) -> None:
        """Nothing to run."""


def _stand_in(name: str) -> type:
    module, _, last = name.rpartition(".")
    return _StandIn(last, (), {"__module__": module, "_stands_for": name})


def _who_asks(frame: FrameType | None) -> str:
    """The component of Rasa's graph that a call comes from, or else the module."""
    module = str(frame.f_globals.get("__name__")) if frame else "Something"
    component = getattr(sys.modules.get("rasa.engine.graph"), "GraphComponent", ())
    while frame is not None:
        owner = frame.f_locals.get("self", frame.f_locals.get("cls"))
        kind = owner if isinstance(owner, type) else type(owner)
        if issubclass(kind, component):
            return kind.__name__
        frame = frame.f_back
    return module


def _advice(who: str, what: str) -> str:
    return (
        f"{who} needs {what}, and this process has left TensorFlow out, because no component of its model was known "
        f"to need it. Set {SETTING}={TensorFlowUse.REAL.value} and start it again."
    )
