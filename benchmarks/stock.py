"""Our assistant beside a stock Rasa pipeline: the same data, the same machine, one run; `python -m benchmarks --stock`.

Both sides are trained as `rasa train nlu` trains, each in a process of its own that starts with an empty cache, and are
loaded in fresh processes as agents that only understand: no policies, no actions. Their environment is the same too.
"""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import yaml

from benchmarks.measuring import machine
from benchmarks.stock_figures import (
    Round,
    Side,
    Texts,
    Training,
    choose_texts,
    entries,
    in_json,
    judge,
    read_labelled,
    table,
)
from benchmarks.understanding import COUNT_AS, OUT_OF_SCOPE
from bot.assistant.training import CHOOSE_ANEW

HELD_ASIDE = Path(__file__).parent / "messages" / "held_aside.jsonl"
OURS, STOCK = "ours", "stock"
# What Rasa proposes for a language without a pretrained model.
STOCK_PIPELINE: tuple[Mapping[str, Any], ...] = (
    {"name": "WhitespaceTokenizer"},
    {"name": "RegexFeaturizer"},
    {"name": "LexicalSyntacticFeaturizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
    {"name": "DIETClassifier", "epochs": 100, "constrain_similarities": True, "random_seed": 42},
    {"name": "EntitySynonymMapper"},
    {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
)
SMALL_LINES, SMALL_EPOCHS, SMALL_EACH = 10, 3, 10
TIMED, WARM, SMALL_TIMED = 200, 50, 40
SECONDS_BETWEEN_WORDS = 20.0
_STEP = re.compile(r"Starting to train component '(?P<name>\w+)'")
_EPOCH = re.compile(r"Epochs:.*?(?P<done>\d+)/(?P<all>\d+) \[")


@dataclass(frozen=True)
class Wanted:
    """What to compare: `file` with its `map` instead of our messages held aside, `small` to see that it all works.

    With `lines` both sides learn from so many examples of each intent: on all of them stock Rasa takes hours.
    """

    project: Path
    file: Path = HELD_ASIDE
    map: Path | None = None
    rounds: int = 3
    small: bool = False
    lines: int | None = None
    json: Path | None = None


def compare(wanted: Wanted, folder: Path) -> str:
    """Train and measure both sides with `folder` for all that is made; the table. ValueError when FILE and MAP disagree."""
    texts, began_on = _texts(wanted), machine()
    data, configs = folder / "data", _write_configs(wanted, folder)
    examples = copy_data(wanted.project / "data" / "nlu", data, SMALL_LINES if wanted.small else wanted.lines)
    runner = _Runner(wanted.project, folder)
    trained = {name: runner.train(name, config, data) for name, config in configs.items()}
    parsed: dict[str, list[dict[str, Any]]] = {name: [] for name in configs}
    for number in range(wanted.rounds):
        for name in configs:
            parsed[name].append(runner.parse(name, texts, number))
    ours, stock = (_side(trained[name], parsed[name], texts) for name in (OURS, STOCK))
    if wanted.json is not None:
        facts = {"machine": began_on, **_facts(wanted, texts, examples, configs[STOCK])}
        wanted.json.write_text(in_json(facts, ours, stock), encoding="utf-8")
    return "\n".join((_heading(wanted, texts, examples), table(entries(ours, stock))))


def stock_config(ours: Mapping[str, Any], *, epochs: int | None = None) -> dict[str, Any]:
    """Our configuration with the stock pipeline in place of ours; the policies stay."""
    pipeline = [dict(component) for component in STOCK_PIPELINE]
    for component in pipeline:
        if epochs is not None and "epochs" in component:
            component["epochs"] = epochs
    return {**ours, "pipeline": pipeline}


def copy_data(source: Path, target: Path, lines: int | None) -> int:
    """Copy the training data, so that both sides learn the same whatever happens to it; the number of examples copied.

    With `lines`, no intent keeps more than so many examples. Lookups and synonyms stay whole.
    """
    kept: dict[str, int] = {}
    for path in sorted(source.rglob("*.yml")):
        place = target / path.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        content = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        for block in content.get("nlu", []):
            if "intent" in block:
                block["examples"] = _shortened(block, kept, lines)
        # Rasa wants at least one example in a block.
        content["nlu"] = [block for block in content.get("nlu", []) if block.get("examples") != ""]
        if lines is None:
            shutil.copyfile(path, place)
        else:
            place.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return sum(kept.values())


def _shortened(block: Mapping[str, Any], kept: dict[str, int], lines: int | None) -> str:
    intent = block["intent"]
    examples = [line for line in block["examples"].splitlines() if line.strip().startswith("- ")]
    if lines is not None:
        examples = examples[: max(lines - kept.get(intent, 0), 0)]
    kept[intent] = kept.get(intent, 0) + len(examples)
    return "".join(f"{line}\n" for line in examples)


def _texts(wanted: Wanted) -> Texts:
    judged = read_labelled(wanted.file, wanted.map, COUNT_AS)
    intents = set(yaml.safe_load((wanted.project / "domain.yml").read_text(encoding="utf-8"))["intents"])
    foreign = sorted({name for each in judged for name in each.accepted} - intents)
    if foreign:
        raise ValueError(f"These are no intents of ours: {', '.join(foreign)}. Say with --map which ones they are.")
    own = [each.text for each in read_labelled(HELD_ASIDE, None, COUNT_AS)]
    if wanted.small:
        judged = judged[::SMALL_EACH]
    return choose_texts(own, judged, timed=SMALL_TIMED if wanted.small else TIMED, warm=WARM)


def _write_configs(wanted: Wanted, folder: Path) -> dict[str, Path]:
    """Both configurations, ours as it stands; Rasa may write into the one that it is given."""
    text = (wanted.project / "config.yml").read_text(encoding="utf-8")
    stock = stock_config(yaml.safe_load(text), epochs=SMALL_EPOCHS if wanted.small else None)
    contents = {OURS: text, STOCK: yaml.safe_dump(stock, sort_keys=False)}
    paths = {name: folder / f"{name}.yml" for name in contents}
    for name, path in paths.items():
        path.write_text(contents[name], encoding="utf-8")
    return paths


def _side(training: Training, parsed: list[dict[str, Any]], texts: Texts) -> Side:
    rounds = tuple(Round(each["peak_mb"], tuple(each["cpu_ms"]), tuple(each["wall_ms"])) for each in parsed)
    guesses = [(first, final) for first, final in parsed[0]["guesses"]]
    return Side(training, rounds, judge(guesses, [each.accepted for each in texts.judged], COUNT_AS, OUT_OF_SCOPE))


class _Runner:
    """Runs one side's work in a process of its own, and says meanwhile how far it is."""

    def __init__(self, project: Path, folder: Path) -> None:
        self._project = project
        self._folder = folder
        self._begun = time.perf_counter()

    def train(self, name: str, config: Path, data: Path) -> Training:
        """Train one side from nothing."""
        self._say(f"{name}: training")
        cpu, wall = _cpu_of_ended_children(), time.perf_counter()
        job = {"do": "train", "config": str(config), "data": str(data), "model": str(self._model(name))}
        told = self._run(f"{name}-train", job)
        whole = _cpu_of_ended_children() - cpu, time.perf_counter() - wall
        self._say(f"{name}: trained, {told['cpu']:.0f} s CPU, {told['wall']:.0f} s")
        return Training(told["cpu"], told["wall"], *whole)

    def parse(self, name: str, texts: Texts, number: int) -> dict[str, Any]:
        """One round of messages; what they are taken for is asked in the first."""
        self._say(f"{name}: round {number + 1}, loading and parsing")
        judged = [] if number else [each.text for each in texts.judged]
        job = {"do": "parse", "model": str(self._model(name)), "warm": texts.warm, "timed": texts.timed}
        return self._run(f"{name}-parse-{number}", {**job, "judged": judged})

    def _model(self, name: str) -> Path:
        return self._folder / "models" / f"{name}.tar.gz"

    def _run(self, name: str, job: Mapping[str, Any]) -> dict[str, Any]:
        asked, answer = self._folder / f"{name}.job.json", self._folder / f"{name}.answer.json"
        asked.write_text(json.dumps(job), encoding="utf-8")
        command = [sys.executable, "-m", "benchmarks.stock_side", str(asked), str(answer)]
        # A cache of its own: what an earlier training has left would be taken from there instead of being trained.
        environment = {
            **os.environ,
            "RASA_CACHE_DIRECTORY": str(self._folder / f"{name}.cache"),
            # Each side does all of its work, whatever ours keeps of the training before.
            CHOOSE_ANEW: "yes",
            "LOG_LEVEL": "INFO" if job["do"] == "train" else "WARNING",
            "PYTHONUNBUFFERED": "1",
        }
        last = list(self._follow(name.partition("-")[0], command, environment))
        if not answer.exists():
            raise RuntimeError(f"{name} did not finish. Its last words:\n" + "\n".join(last[-15:]))
        answered: dict[str, Any] = json.loads(answer.read_text(encoding="utf-8"))
        return answered

    def _follow(self, name: str, command: list[str], environment: dict[str, str]) -> Iterator[str]:
        """The lines that a process says, until it has ended; some of them become lines of progress."""
        step, said = "", time.perf_counter()
        with subprocess.Popen(
            command,
            cwd=self._project,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        ) as process:
            assert process.stdout is not None
            try:
                for line in process.stdout:
                    step, epoch = _step(line) or step, _EPOCH.search(line)
                    now = time.perf_counter()
                    if _step(line) or (epoch and now - said > SECONDS_BETWEEN_WORDS):
                        said = now
                        epochs = f"epoch {epoch['done']} of {epoch['all']}" if epoch else ""
                        self._say(f"{name}: {', '.join(part for part in (step, epochs) if part)}")
                    yield line.rstrip()
            except BaseException:
                # Whoever stops us does not want to wait for many minutes of training.
                process.terminate()
                raise

    def _say(self, words: str) -> None:
        print(f"[{time.perf_counter() - self._begun:5.0f} s] {words}", file=sys.stderr, flush=True)


def _step(line: str) -> str | None:
    found = _STEP.search(line)
    return found["name"] if found else None


def _cpu_of_ended_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _facts(wanted: Wanted, texts: Texts, examples: int, stock: Path) -> dict[str, Any]:
    """What the figures depend on."""
    return {
        "versions": {name: version(name) for name in ("rasa", "tensorflow", "scikit-learn")},
        "small": wanted.small,
        "lines": wanted.lines,
        "rounds": wanted.rounds,
        "examples": examples,
        "file": wanted.file.name,
        "messages": {"warm": len(texts.warm), "timed": len(texts.timed), "judged": len(texts.judged)},
        "stock_pipeline": yaml.safe_load(stock.read_text(encoding="utf-8"))["pipeline"],
    }


def _heading(wanted: Wanted, texts: Texts, examples: int) -> str:
    lengths = [len(text.split()) for text in texts.timed]
    lines = [
        f"Side by side with stock Rasa {version('rasa')}, both learning from {examples} examples",
        f"memory: each an agent that only understands (NLU), no policies, no actions; median of {wanted.rounds} processes",
        f"a message: {len(lengths)} of {min(lengths)} to {max(lengths)} words, one at a time; median of "
        f"{wanted.rounds} rounds in turn, each in a fresh process",
        f"right: the first choice, before asking again; {len(texts.judged)} messages of {wanted.file.name}",
    ]
    if wanted.small:
        lines.append("SMALL: a few examples and epochs, to see that it works; the figures mean nothing")
    return "\n".join([*lines, ""])
