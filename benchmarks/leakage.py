"""Whether messages to measure on stand among the examples: `python -m benchmarks.leakage FILE...`.

Each FILE holds one JSON object with a "text" per line. Prints the pairs that are the same words or mean nearly the same;
exit code 1 when any are the same words, 2 when a file cannot be used.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bot.connectors.training_lines import Line, normalised, read_lines
from bot.language.encoder import load_encoder

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]
    Encode = Callable[[Sequence[str]], Vectors]

DATA = Path(__file__).resolve().parent.parent / "data" / "nlu"
# From this cosine on two messages say the same in nearly the same words.
NEAR = 0.9
# So many rows are compared with all others at once: some tens of megabytes.
_BLOCK = 512


@dataclass(frozen=True)
class Message:
    """A message to measure on, and where it stands (`file:line`)."""

    place: str
    text: str


@dataclass(frozen=True)
class Pair:
    """A message and an example; `cosine` is None for the same words."""

    message: Message
    line: Line
    cosine: float | None

    def __str__(self) -> str:
        """Tab-separated: how near, where, the message, the example's intent and text."""
        near = "equal" if self.cosine is None else f"{self.cosine:.3f}"
        return "\t".join((near, self.message.place, self.message.text, self.line.intent, self.line.text))


def read_messages(path: Path) -> list[Message]:
    """The texts of a JSONL file; raises ValueError, with the line, for one that has none."""
    messages = []
    for number, row in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not row.strip():
            continue
        try:
            text = json.loads(row)["text"]
        except (ValueError, KeyError, TypeError) as failure:
            raise ValueError(f'{path}:{number}: a line looks like {{"text": "the printer is offline"}}.') from failure
        messages.append(Message(f"{path.name}:{number}", str(text)))
    return messages


def equal_pairs(messages: Sequence[Message], lines: Sequence[Line]) -> list[Pair]:
    """The messages that stand among the lines, whatever their case, punctuation and blanks."""
    known: dict[str, Line] = {}
    for line in lines:
        known.setdefault(normalised(line.text), line)
    found = ((message, known.get(normalised(message.text))) for message in messages)
    return [Pair(message, line, None) for message, line in found if line is not None]


def near_pairs(messages: Sequence[Message], lines: Sequence[Line], encode: Encode) -> list[Pair]:
    """Each message whose nearest line is nearer than NEAR, nearest first; equal words are not counted again."""
    if not messages or not lines:
        return []
    vectors = encode([line.text for line in lines])
    pairs = []
    for start, cosines in blocks_of_cosines(encode([message.text for message in messages]), vectors):
        for row, place in enumerate(cosines.argmax(axis=1)):
            message, line, cosine = messages[start + row], lines[int(place)], float(cosines[row, place])
            if cosine > NEAR and normalised(message.text) != normalised(line.text):
                pairs.append(Pair(message, line, cosine))
    return sorted(pairs, key=lambda pair: (-(pair.cosine or 0.0), pair.message.place))


def blocks_of_cosines(rows: Vectors, columns: Vectors) -> Iterator[tuple[int, Vectors]]:
    """The cosines of unit vectors, some rows at a time, and the number of the first of these rows."""
    for start in range(0, len(rows), _BLOCK):
        yield start, rows[start : start + _BLOCK] @ columns.T


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what was found; 1 when a message is among the examples word by word, else 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.leakage", description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--data", type=Path, default=DATA, help="the examples (data/nlu)")
    asked = parser.parse_args(arguments)
    try:
        messages = [message for path in asked.files for message in read_messages(path)]
    except (OSError, ValueError) as failure:
        parser.error(str(failure))
    lines = read_lines(asked.data)
    equal = equal_pairs(messages, lines)
    encoder = load_encoder()
    near = [] if encoder is None else near_pairs(messages, lines, encoder.encode)
    for pair in (*equal, *near):
        print(pair)
    compared = "meanings not compared, the encoder is not installed" if encoder is None else f"{len(near)} nearly so"
    print(f"{len(messages)} messages, {len(lines)} examples: {len(equal)} equal, {compared}.")
    return 1 if equal else 0


if __name__ == "__main__":
    raise SystemExit(main())
