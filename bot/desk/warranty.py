"""Whether a device is still under its maker's warranty: asked for, and worth knowing before anybody pays for a repair."""

from __future__ import annotations

import re
from datetime import date

from bot.desk.clients import Asset
from bot.desk.plain_words import plain_words

_ASKS = re.compile(r"\b(?:warrant(?:y|ies)|guarantees?)\b", re.IGNORECASE)
# Where a fault may lie in the device itself.
OF_A_DEVICE = frozenset(
    {"computer_wont_start", "slow_computer", "peripheral_hardware", "mobile_device", "printer", "scanner"}
)


def asks_about_warranty(words: str) -> bool:
    """ "Isn't it still under warranty?"."""
    return _ASKS.search(plain_words(words)) is not None


def under_warranty(asset: Asset | None, today: date) -> bool:
    """Whether the last day of its warranty, which counts, is still to come."""
    return asset is not None and asset.warranty_until is not None and today <= asset.warranty_until
