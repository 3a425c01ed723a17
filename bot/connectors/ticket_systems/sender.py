"""Lets a ticket of another system follow ours: made once, every entry once, and in the end standing as ours does."""

from __future__ import annotations

import time
from dataclasses import replace

from bot.desk.catalogue import CATALOGUE
from bot.desk.receivers import Extra, whence_of
from bot.desk.ticket_events import ADDED, SAID_IN_THE_OPEN
from bot.operations.ports import (
    Delivered,
    EventLine,
    GoneOutside,
    Letter,
    NotDelivered,
    NotTaken,
    OutsideDraft,
    OutsideEntry,
    OutsideTicket,
    TicketSystem,
)

OPENED = "opened"
LONGEST_TITLE = 100
_BY_THE_REQUESTER = frozenset({ADDED, "reopened", "escalated", "person wanted", "disputed"})


class TicketSystemSender:
    """``OutwardSender`` of the ports, for ticket systems. Before anything is made or written it looks whether it is there:
    whatever was lost on the way, it can be done again.
    """

    def __init__(self, system: TicketSystem) -> None:
        self._system = system

    async def send(self, letter: Letter) -> Delivered | NotDelivered:
        """One attempt. A ticket that somebody there has removed is left removed."""
        began = time.monotonic()
        try:
            outside = await self._follow(letter)
        except NotTaken as refusal:
            return replace(refusal.outcome, milliseconds=_since(began))
        except GoneOutside:
            return Delivered(milliseconds=_since(began), outside=letter.outside)
        return Delivered(milliseconds=_since(began), outside=outside)

    async def _follow(self, letter: Letter) -> OutsideTicket:
        outside = letter.outside or await self._system.find(letter.event.ticket)
        made = outside is None
        if outside is None:
            outside = await self._system.create(_draft(letter))
        entries = _entries(letter)
        there = await self._system.marks(outside) if entries and not made else ()
        for entry in entries:
            if entry.mark not in there:
                await self._system.add(outside, entry)
        if entries or not made:
            # After the entries: some systems take a ticket up again when something is written on it.
            await self._system.bring_up_to(outside, letter.standing or letter.event.now, letter.at)
        return outside


def _draft(letter: Letter) -> OutsideDraft:
    facts = letter.standing or letter.event.now
    text = letter.words or "(no words)"
    opening = OutsideEntry(
        mark=f"{facts.number}/{OPENED}",
        at=facts.opened_at,
        by=letter.requester or "somebody nobody knows",
        text=text,
        internal=False,
        from_requester=True,
    )
    return OutsideDraft(facts, _title(letter), facts.contact, opening, letter.at)


def _title(letter: Letter) -> str:
    facts = letter.event.now
    category = CATALOGUE.get(facts.category or "")
    first = next((line.strip() for line in letter.words.splitlines() if line.strip()), "")
    words = first if Extra.WORDS in letter.receiver.extras and first else category.title if category else "Request"
    return f"{words[:LONGEST_TITLE]} ({facts.number})"


def _entries(letter: Letter) -> list[OutsideEntry]:
    """What is written on the ticket outside; what it was opened with stands there already."""
    return [
        OutsideEntry(
            mark=f"{letter.event.ticket}/{line.id}",
            at=line.at,
            by=line.by,
            text=line.text if line.kind in SAID_IN_THE_OPEN else f"{line.kind}: {line.text}",
            internal=line.kind not in SAID_IN_THE_OPEN,
            from_requester=line.kind in _BY_THE_REQUESTER,
        )
        for line in letter.lines
        if line.kind != OPENED
        and _wanted(line) in letter.receiver.extras
        # What was said there stands there.
        and line.whence != whence_of(letter.receiver.id, letter.event.ticket)
    ]


def _wanted(line: EventLine) -> Extra:
    return Extra.WORDS if line.kind in SAID_IN_THE_OPEN else Extra.NOTES


def _since(began: float) -> int:
    return int((time.monotonic() - began) * 1000)
