"""Whether history still says what was written, and where each chain ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.desk.audit import UNVERIFIED, Entry, Fault, Finding, Head, KeptHead, empty, follow, walk
from bot.desk.errors import NotFound
from bot.operations.ports import Audit, Work, WorkFactory

_Report = Callable[[Finding], None]
_Progress = Callable[[int, int], None]
_EVERY = 500
ERASURES = "erasures"


@dataclass(frozen=True)
class Verified:
    """What was looked at: where the chains end, how many entries were followed, how much is wrong."""

    heads: tuple[Head, ...]
    entries: int
    findings: int


def history_heads(*, work: WorkFactory, chain: str | None = None) -> tuple[Head, ...]:
    """Where each chain ends, or the one; to be kept where nobody who can write to the database can."""
    with work() as transaction:
        heads = tuple(head for head in transaction.audit.heads() if chain in (None, head.chain))
        if chain is not None and not heads:
            _known_or_raise(transaction, chain)
        return heads


def verify_history(
    *,
    work: WorkFactory,
    report: _Report,
    progress: _Progress = lambda done, of: None,
    chain: str | None = None,
    kept: Sequence[KeptHead] = (),
    since: Sequence[KeptHead] = (),
) -> Verified:
    """Follow every chain (or the one) from its beginning, compare every row with its entry; all as of one instant.

    Heads that were ``kept`` have to be in the chains still. With ``since`` only what came behind those heads is
    followed. ``progress`` hears how many steps of how many are done.
    """
    with work() as transaction:
        transaction.audit.begin_reading()
        return _Verification(transaction, chain, report, progress).run(kept, since)


class _Verification:
    def __init__(self, work: Work, chain: str | None, report: _Report, progress: _Progress) -> None:
        self._audit: Audit = work.audit
        self._only = chain
        self._chains = tuple(each for each in self._audit.chains() if chain in (None, each))
        if chain is not None and not self._chains:
            _known_or_raise(work, chain)
        self._report, self._progress = report, progress
        self._findings = self._entries = self._done = self._steps = 0

    def run(self, kept: Sequence[KeptHead], since: Sequence[KeptHead]) -> Verified:
        heads = {head.chain: head for head in self._audit.heads()}
        begins = self._begins(since)
        # Each entry is followed once, and compared with its row once.
        self._steps = 2 * sum(heads[each].position - begins[each].position for each in self._chains if each in heads)
        for head in kept:
            self._found(head)
        behind = {chain: head.position for chain, head in begins.items() if head.position}
        self._follow(begins, heads, behind)
        self._compare_rows(behind)
        self._look_for_strangers()
        ends = tuple(heads[chain] for chain in self._chains if chain in heads)
        return Verified(ends, self._entries, self._findings)

    def _begins(self, since: Sequence[KeptHead]) -> dict[str, Head]:
        begins = {chain: empty(chain) for chain in self._chains}
        for head in since:
            found = self._found(head)
            if found is not None and found.chain in begins and found.position > begins[found.chain].position:
                begins[found.chain] = found
        return begins

    def _found(self, head: KeptHead) -> Head | None:
        """Where a kept head stands in its chain; reported when it does not."""
        if self._only is not None and head.chain not in (None, self._only):
            return None
        if head.chain is None or head.position is None:
            found = self._audit.find(head.hash)
        elif head.position == 0:
            return empty(head.chain)
        else:
            found = self._audit.at(head.chain, head.position)
        if found is None or found.hash != head.hash:
            self._say(Finding(Fault.LOST_HEAD, head.chain or f"of {head.hash.hex()[:12]}", head.position))
            return None
        return found

    def _follow(self, begins: Mapping[str, Head], heads: Mapping[str, Head], since: Mapping[str, int]) -> None:
        silent = set(self._chains)
        for chain, entries in groupby(self._audit.entries(self._only, since), key=lambda entry: entry.chain):
            silent.discard(chain)
            for finding in walk(begins[chain], self._counted(entries), heads.get(chain)):
                self._say(finding)
        for chain in sorted(silent):
            for finding in walk(begins[chain], (), heads.get(chain)):
                self._say(finding)

    def _counted(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        for entry in entries:
            self._entries += 1
            self._step()
            yield entry

    def _compare_rows(self, since: Mapping[str, int]) -> None:
        for table in self._audit.tables():
            for row in self._audit.rows(table, self._only, since):
                self._step()
                says, unfounded = follow(row.written, row.erased)
                for each in unfounded:
                    self._say(Finding(Fault.UNFOUNDED, row.chain, each.position, ERASURES, each.key))
                if row.now is None:
                    self._say(Finding(Fault.REMOVED, row.chain, row.position, table, row.key))
                elif row.now != says:
                    self._say(Finding(Fault.EDITED, row.chain, row.position, table, row.key))

    def _look_for_strangers(self) -> None:
        for table in self._audit.tables():
            for chain, key in self._audit.strangers(table, self._only):
                self._say(Finding(Fault.INSERTED, chain, None, table, key))
        for chain, position, key in self._audit.unfounded(self._only):
            self._say(Finding(Fault.UNFOUNDED, chain, position, ERASURES, key))
        for chain, number in self._audit.quotes_out_of_step(self._only):
            self._say(Finding(Fault.OUT_OF_STEP, chain, None, "quotes", number))

    def _step(self) -> None:
        self._done += 1
        if self._done % _EVERY == 0:
            self._progress(self._done, self._steps)

    def _say(self, finding: Finding) -> None:
        self._findings += 1
        self._report(finding)


def _known_or_raise(work: Work, chain: str) -> None:
    """A client that has no history yet is none; NotFound for one that nobody knows."""
    if chain != UNVERIFIED and work.clients.get(chain) is None:
        known = ", ".join(sorted(client.code for client in work.clients.list())) or "none yet"
        raise NotFound(
            f"There is no client '{chain}'. Known clients: {known}; people nobody has verified: {UNVERIFIED}."
        )
