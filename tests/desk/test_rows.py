"""A long row of the same words is read in a moment: no pattern tries every way of taking it apart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from time import process_time
from typing import Any

import pytest

from bot.desk.about_us_words import own_name
from bot.desk.detail_words import names_own_device
from bot.desk.opening_words import asked_hours
from bot.desk.other_hour_words import other_hour, wishes_for_an_hour
from bot.desk.reachable_words import tells_when_reachable
from bot.desk.side_words import only_thanks
from bot.desk.visit_words import takes_help_from_afar, wishes_for_a_visit

TODAY = date(2026, 11, 24)
# The cut of a message.
LETTERS = 2_000


@pytest.mark.parametrize(
    ("reads", "begins", "row"),
    [
        (wishes_for_an_hour, "", "1 "),
        (wishes_for_an_hour, "", "after "),
        (partial(other_hour, today=TODAY), "also the ", "new year's the "),
        (wishes_for_a_visit, "", "please "),
        (own_name, "my name is Ray", " not a"),
        (names_own_device, "i've got windows", " surface pro"),
        (partial(asked_hours, today=TODAY), "are you open", " on easter monday"),
        (tells_when_reachable, "call me", " on the desk only"),
        (tells_when_reachable, "she is off", " to an appointment"),
        (only_thanks, "", "thank you"),
        (takes_help_from_afar, "remote", " works too"),
    ],
)
@pytest.mark.parametrize("ends", ["", " $"])
def test_a_long_row_is_read_in_a_moment(reads: Callable[[str], Any], begins: str, row: str, ends: str) -> None:
    said = f"{begins}{row * LETTERS}"[: LETTERS - len(ends)] + ends
    began = process_time()
    reads(said)
    assert process_time() - began < 0.5
