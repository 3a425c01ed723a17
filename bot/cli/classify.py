"""``nightdesk classify``: what messages are about, one JSON object per line, for scripts."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import typer

from bot.assistant.understanding import ModelIsTooOld, Understanding, Understood
from bot.cli.common import USAGE, errors, fail, read_settings
from bot.cli.logs import log_to_stderr
from bot.cli.training import trained_model
from bot.desk.errors import DeskError

STANDARD_INPUT = "-"
RANKING_SHOWN = 5


def classify(
    file: Annotated[
        str, typer.Argument(metavar="[FILE|-]", help="one message per line, UTF-8; - is standard input")
    ] = STANDARD_INPUT,
) -> None:
    """Say what messages are about: a line in, a JSON object out.

    An answer is written as soon as its line is read, in the same order.
    No database is needed. The model is trained first where none fits the data.

    For example: echo "the printer shows offline" | nightdesk classify

    text: the message; every start and end counts its characters
    category, confidence: one of the catalogue's, or out_of_scope; 0 to 1
    band: would the desk act on it, offer a choice, or reject it
    ranking: the five likeliest categories
    emergency: security_incident, outage, danger or null
    problems: each one, where a message holds several
    entities: devices, applications, error codes, ...
    intent, corrected: what else was read, and the words with slips mended
    """
    with _opened(file) as lines:
        understanding = load_understanding()
        if lines is sys.stdin.buffer and sys.stdin.isatty():
            errors.print("One message per line. Ctrl-D ends.", style="dim")
        for line in _messages(lines):
            try:
                document = as_document(understanding.read(line))
            except ModelIsTooOld as refusal:
                fail(str(refusal))
            # In ASCII: no separator that some programs take for the end of a line, and no trouble with any terminal.
            sys.stdout.write(json.dumps(document) + "\n")
            sys.stdout.flush()


def load_understanding() -> Understanding:
    """The language part of the model that fits the data, trained first where there is none."""
    settings = read_settings()
    # Rasa's own logs go to standard output unless somebody says otherwise.
    log_to_stderr("CRITICAL" if settings.log_level == "INFO" else settings.log_level)
    try:
        model = trained_model(settings.project)
        with errors.status("Loading the model ..."):
            return Understanding.load(model)
    except DeskError as refusal:
        fail(str(refusal))


def as_document(found: Understood) -> dict[str, Any]:
    """What was understood, as `nightdesk classify` writes it; places are characters of `text`."""
    return {
        "text": found.text,
        "category": found.category,
        "confidence": round(found.confidence, 4),
        "band": found.band.value,
        "ranking": [
            {"category": each.category, "confidence": round(each.confidence, 4)}
            for each in found.ranking[:RANKING_SHOWN]
        ],
        "emergency": found.emergency,
        "problems": [
            {
                "text": each.text,
                "start": each.start,
                "end": each.end,
                "category": each.category,
                "confidence": round(each.confidence, 4),
            }
            for each in found.problems
        ],
        "entities": [
            {"entity": each.kind, "value": each.value, "start": each.start, "end": each.end} for each in found.entities
        ],
        "intent": found.intent,
        "corrected": found.corrected,
    }


@contextmanager
def _opened(file: str) -> Iterator[BinaryIO]:
    """The lines to read; a usage error when there is no such file. Before the model: that takes longer."""
    if file == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    try:
        opened = Path(file).open("rb")  # noqa: SIM115  # closed below; the refusal is for opening it alone
    except OSError as failure:
        fail(f"{file} cannot be read ({failure.strerror}). Give a text file with one message per line.", USAGE)
    with opened:
        yield opened


def _messages(lines: BinaryIO) -> Iterator[str]:
    """Every line as text, without its end; bytes that are no UTF-8 become question marks. Reads no further than asked."""
    first = True
    while raw := lines.readline():
        text = raw.decode("utf-8", "replace").rstrip("\r\n")
        yield text.removeprefix("\ufeff") if first else text
        first = False
