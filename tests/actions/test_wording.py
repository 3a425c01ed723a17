"""How the later of two ways is put: what it costs, or what of it would."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.desk.catalogue import Work
from bot.desk.decisions import Alternative, Verdict
from bot.operations.choice_words import later_line
from tests.storage.values import NOON, decision

WAY = Alternative(NOON, Work.REMOTE, Verdict.COVERED, Decimal(0), "CAD", "")


@pytest.mark.parametrize(
    ("verdict", "total", "said"),
    [
        (Verdict.COVERED, "0", "covered, nothing to pay"),
        (Verdict.FROM_ALLOWANCE, "0", "covered, nothing to pay"),
        (Verdict.PARTLY_COVERED, "0", "the work is covered, parts are billed"),
        (Verdict.PARTLY_COVERED, "45.20", "about $45.20 with tax"),
        (Verdict.QUOTE_REQUIRED, "565", "about $565.00 with tax"),
    ],
)
def test_the_later_way_says_what_it_costs(verdict: Verdict, total: str, said: str) -> None:
    way = replace(WAY, verdict=verdict, total=Decimal(total))
    assert later_line(way, decision("d", "t", "e").decision, NOON).endswith(f": {said}.")
