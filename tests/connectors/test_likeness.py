"""What the real likeness finds in a company's tickets, and what it costs a process that only compares."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from bot.connectors.likeness import LanguageLikeness
from bot.language.encoder import load_encoder
from bot.operations.ports import TicketWords
from tests.connectors.ticket_words import TROUBLES

LIKENESS = LanguageLikeness(load_encoder)


def _tickets(half: int) -> list[tuple[int, TicketWords]]:
    """Tickets of every second trouble with their meanings, and which trouble each tells of."""
    told = [(trouble, words) for trouble, all_words in enumerate(TROUBLES[half::2]) for words in all_words]
    meanings = LIKENESS.meanings([words for _, words in told])
    return [
        (trouble, TicketWords(f"ND-{number}", words, meaning))
        for number, ((trouble, words), meaning) in enumerate(zip(told, meanings, strict=True))
    ]


# Thresholds were chosen on the first half: of 30 tickets, how many are shown another of their trouble, and how many
# one of another trouble.
@pytest.mark.parametrize(("half", "right", "wrong"), [(0, 26, 0), (1, 23, 5)], ids=["choosing", "testing"])
def test_tickets_of_one_trouble_find_each_other_by_meaning(half: int, right: int, wrong: int) -> None:
    tickets = _tickets(half)
    shown = {"right": 0, "wrong": 0}
    for own, one in tickets:
        others = [(trouble, other) for trouble, other in tickets if other is not one]
        values = LIKENESS.likeness(one, [other for _, other in others])
        found = {trouble == own for (trouble, _), value in zip(others, values, strict=True) if value > 0}
        shown["right"] += True in found
        shown["wrong"] += False in found
    # An encoder of another build may round otherwise: one ticket may go the other way.
    assert (len(tickets), shown["right"] >= right - 1, shown["wrong"] <= wrong + 1) == (30, True, True), shown


def test_who_only_compares_never_loads_the_encoder() -> None:
    def source() -> None:
        raise AssertionError("not needed")

    one, other = (ticket for _, ticket in _tickets(0)[:2])
    comparing = LanguageLikeness(source)
    assert comparing.likeness(one, [other, replace(other, meaning=None)])[0] > 0


def test_without_an_encoder_no_meaning_is_made() -> None:
    without = LanguageLikeness(lambda: None)
    assert without.maker() is None
    with pytest.raises(RuntimeError):
        without.meanings(["the printer is offline"])


def test_a_desk_is_made_without_numpy_or_the_encoder() -> None:
    program = (
        "import sys; from pathlib import Path; from bot.bootstrap import make_desk; from bot.settings import Settings; "
        "make_desk(Settings(), 'postgresql://nobody@127.0.0.1:1/none'); "
        "print(sorted({'numpy', 'onnxruntime', 'tokenizers', 'rapidfuzz'} & set(sys.modules)))"
    )
    finished = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert (finished.stdout.strip(), finished.returncode) == ("[]", 0), finished.stderr
