"""How many cases a proof tries, and from which seed: a sample in `make test`, the whole of it in `make prove`."""

from __future__ import annotations

import os
from random import Random

PROVING = os.environ.get("NIGHTDESK_PROVE") == "1"


def cases(usual: int, proving: int) -> int:
    """So many cases now: ``proving`` of them under `make prove`, ``usual`` of them otherwise."""
    return proving if PROVING else usual


def seeded(name: str) -> Random:
    """A random source for the proof of this name; NIGHTDESK_SEED takes another seed, which is printed with a failure."""
    seed = os.environ.get("NIGHTDESK_SEED", "2026")
    print(f"{name}: NIGHTDESK_SEED={seed}")
    return Random(f"{name} {seed}")
