"""Whether a warranty is asked for, and whether it still runs."""

from __future__ import annotations

from datetime import date

import pytest

from bot.desk.clients import Asset
from bot.desk.warranty import asks_about_warranty, under_warranty


@pytest.mark.parametrize(
    ("words", "asks"),
    [("isn't it still under warranty?", True), ("is there a guarantee on it", True), ("is it covered?", False)],
)
def test_a_warranty_is_asked_for(words: str, asks: bool) -> None:
    assert asks_about_warranty(words) is asks


def test_its_last_day_counts_and_the_next_one_does_not() -> None:
    asset = Asset("X-1", "laptop", warranty_until=date(2028, 6, 30))
    assert under_warranty(asset, date(2028, 6, 30)) and not under_warranty(asset, date(2028, 7, 1))
    assert not under_warranty(Asset("X-2", "laptop"), date(2028, 6, 30)) and not under_warranty(None, date(2028, 6, 30))
