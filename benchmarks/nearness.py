"""Which examples mean nearly the same: `python -m benchmarks.nearness` looks, and keeps what it found.

All pairs of some 35,000 examples take minutes, and the examples change seldom: what was found is kept in `nearness.json`
with a hash of all that it depends on. Where that no longer fits, it is looked for anew (tests do so by themselves).
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.leakage import DATA, blocks_of_cosines
from bot.connectors.training_files import NEAR_ACROSS
from bot.connectors.training_lines import Line, read_lines
from bot.language.encoder import NAME, load_encoder

KEPT = Path(__file__).with_suffix(".json")

Twin = tuple[float, Line, Line]
"""How near (a cosine), and the two examples in their order in data/nlu."""


def found_anew(lines: Sequence[Line]) -> list[Twin]:
    """Every pair nearer than NEAR_ACROSS, nearest first; minutes for all of them."""
    encoder = load_encoder()
    if encoder is None:
        raise RuntimeError("The sentence encoder is not installed: uv sync.")
    vectors = encoder.encode([line.text for line in lines])
    found: list[Twin] = []
    for start, cosines in blocks_of_cosines(vectors, vectors):
        for row, column in np.argwhere(cosines > NEAR_ACROSS):
            if start + row < column:
                found.append((round(float(cosines[row, column]), 4), lines[start + row], lines[column]))
    return sorted(found, key=lambda twin: (-twin[0], twin[1].text, twin[2].text))


def kept(lines: Sequence[Line]) -> list[Twin] | None:
    """What was found for exactly these examples; None where nothing that fits is kept."""
    try:
        said = json.loads(KEPT.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if said.get("of") != digest_of(lines):
        return None
    return [(cosine, lines[first], lines[second]) for cosine, first, second in said["pairs"]]


def keep(lines: Sequence[Line], twins: Sequence[Twin]) -> None:
    """Write down what was found, each example by its place among all."""
    places = {line: place for place, line in enumerate(lines)}
    pairs = [f"  [{cosine}, {places[first]}, {places[second]}]" for cosine, first, second in twins]
    KEPT.write_text(
        f'{{\n "of": "{digest_of(lines)}",\n "pairs": [\n' + ",\n".join(pairs) + "\n ]\n}\n", encoding="utf-8"
    )


def digest_of(lines: Sequence[Line]) -> str:
    """A hash of all that nearness depends on: the examples in their order, the encoder, from where on it is near."""
    digest = hashlib.sha256(f"{NAME} {NEAR_ACROSS}\n".encode())
    for line in lines:
        digest.update(json.dumps([line.intent, line.text]).encode())
    return digest.hexdigest()[:32]


def main() -> int:
    """Look, keep it, and say how many there are."""
    lines = read_lines(DATA)
    twins = found_anew(lines)
    keep(lines, twins)
    across = sum(first.intent != second.intent for _, first, second in twins)
    print(f"{len(lines)} examples: {len(twins)} pairs nearer than {NEAR_ACROSS}, {across} of them of two intents.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
