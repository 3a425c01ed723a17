"""Contract versions that were read before: decoding a long contract takes longer than deciding under it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from bot.desk.contracts import Contract

MOST_KEPT = 256

# Client, number, version, and the transaction that wrote the row: a version that was undone and written again is another.
Key = tuple[str, str, int, str]


class DecodedContracts:
    """The contracts of one database that were used last, at most ``most`` of them; shared by all threads."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._kept: OrderedDict[Key, Contract] = OrderedDict()
        self._lock = Lock()

    def known(self, keys: Sequence[Key]) -> dict[Key, Contract]:
        """Those of these that are kept."""
        with self._lock:
            found = {key: self._kept[key] for key in keys if key in self._kept}
            for key in found:
                self._kept.move_to_end(key)
            return found

    def keep(self, contracts: dict[Key, Contract]) -> None:
        """Keep these; what has not been used for longest makes room."""
        with self._lock:
            self._kept.update(contracts)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
