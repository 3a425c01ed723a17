"""One side of the comparison with stock Rasa, in a process of its own: `train` a pipeline, or `parse` with a model."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import re
import resource
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.assistant.quiet import be_quiet
from bot.language.band import Band

if TYPE_CHECKING:
    from rasa.core.agent import Agent

FALLBACK = "nlu_fallback"
_PEAK = re.compile(r"^VmHWM:\s+(\d+) kB", re.MULTILINE)


def train(config: Path, data: Path, model: Path) -> dict[str, Any]:
    """Train as `rasa train nlu` does; CPU and wall seconds of the training alone. RuntimeError when Rasa trains nothing."""
    import rasa.engine.recipes.default_components  # noqa: F401  # importing TensorFlow is no training
    from rasa.model_training import train_nlu

    _hush()
    cpu, wall = _cpu_seconds(), time.perf_counter()
    trained = train_nlu(str(config), str(data), str(model.parent), fixed_model_name=model.name)
    taken = {"cpu": _cpu_seconds() - cpu, "wall": time.perf_counter() - wall}
    if trained is None or not model.exists():
        raise RuntimeError(f"Rasa trained nothing from {config.name}.")
    return taken


def parse(model: Path, warm: Sequence[str], timed: Sequence[str], judged: Sequence[str]) -> dict[str, Any]:
    """Peak megabytes after the `warm` texts, CPU and wall milliseconds of each of `timed`, what `judged` are taken for."""
    from rasa.core.agent import Agent

    _hush()
    agent = Agent.load(str(model))
    return asyncio.run(_parse(agent, warm, timed, judged))


async def _parse(agent: Agent, warm: Sequence[str], timed: Sequence[str], judged: Sequence[str]) -> dict[str, Any]:
    for text in warm:
        await agent.parse_message(text)
    peak = peak_megabytes()
    cpu_ms, wall_ms = [], []
    for text in timed:
        cpu, wall = time.process_time(), time.perf_counter()
        await agent.parse_message(text)
        cpu_ms.append((time.process_time() - cpu) * 1000)
        wall_ms.append((time.perf_counter() - wall) * 1000)
    guesses = [first_and_final(await agent.parse_message(text)) for text in judged]
    return {"peak_mb": peak, "cpu_ms": cpu_ms, "wall_ms": wall_ms, "guesses": guesses}


def first_and_final(parsed: dict[str, Any]) -> tuple[str, str]:
    """The classifier's own first choice, and what stands after the fallback had its say, where the message begins a talk.

    Ours keeps such a fallback beside the intent, which is for words in the middle of a talk (docs/adr/046).
    """
    final, report = str(parsed["intent"]["name"]), parsed.get("nightdesk") or {}
    if report.get("band") == Band.OFFER.value and report.get("category") == final:
        return final, FALLBACK
    ranking = (str(each["name"]) for each in parsed.get("intent_ranking") or ())
    return next((name for name in ranking if name != FALLBACK), final), final


def peak_megabytes() -> float:
    """The most memory that this process has held resident."""
    status = Path("/proc/self/status")
    found = _PEAK.search(status.read_text()) if status.exists() else None
    if found:
        return int(found.group(1)) / 1024
    # Only where there is no /proc: on Linux this figure begins with the memory of the process that started us.
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _cpu_seconds() -> float:
    """CPU of this process, all its threads, and of the children that it has waited for."""
    times = os.times()
    return time.process_time() + times.children_user + times.children_system


def _hush() -> None:
    """Both sides alike: Rasa's structured logs go to standard output at DEBUG unless somebody says otherwise."""
    import structlog
    from rasa.utils.common import configure_logging_and_warnings

    # Rasa tells which component begins; without a handler nobody would hear it.
    logging.basicConfig(level=logging.WARNING)
    configure_logging_and_warnings()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))


def main(job: str, answer: str) -> None:
    """Do what the JSON file `job` asks for; write the figures to the file `answer`."""
    be_quiet()
    asked = json.loads(Path(job).read_text(encoding="utf-8"))
    model = Path(asked["model"])
    if asked["do"] == "train":
        figures = train(Path(asked["config"]), Path(asked["data"]), model)
    else:
        figures = parse(model, asked["warm"], asked["timed"], asked["judged"])
    Path(answer).write_text(json.dumps(figures), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
