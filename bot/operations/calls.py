"""The calls that woke people, as the MSP's own people look back at them."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk.escalation import Escalation
from bot.operations.ports import DeskPorts, PageOnRecord

CALLS_OF_A_PAGE = 50


@dataclass(frozen=True)
class CallRow:
    """A call of the list with the client's name; None where nobody is verified."""

    record: PageOnRecord
    client_name: str | None

    @property
    def called(self) -> tuple[str, ...]:
        """Who was called so far, in order, each once."""
        escalation = self.record.escalation
        names = [each.technician for each in escalation.notified] if escalation else [self.record.page.technician]
        return tuple(dict.fromkeys(names))

    @property
    def waits(self) -> bool:
        """Whether nobody has taken it and it is not over."""
        return self.record.escalation is not None and _waits(self.record.escalation)


@dataclass(frozen=True)
class CallList:
    """A page of calls; ``following`` is the place behind which the next one begins, None after the last."""

    rows: tuple[CallRow, ...]
    following: int | None


def look_at_calls(*, ports: DeskPorts, after: int | None = None, rows: int = CALLS_OF_A_PAGE) -> CallList:
    """One page, the newest first; two queries, however many there are."""
    with ports.begin() as work:
        clients = {client.code: client for client in work.clients.list()}
        found = work.pages.newest(after=after, limit=rows + 1)
    shown = []
    for record in found[:rows]:
        client = clients.get(record.page.client or "")
        shown.append(CallRow(record, client.name if client else None))
    return CallList(tuple(shown), found[rows - 1].place if len(found) > rows else None)


def _waits(escalation: Escalation) -> bool:
    return escalation.taken is None and escalation.ended is None
