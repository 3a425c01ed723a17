"""What technicians do with a ticket: take it, give it, let it wait, go on, take it up again, sort it, note something."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.desk.catalogue import category_or_raise
from bot.desk.hours import SupportHours
from bot.desk.learning import SuggestionSource
from bot.desk.staff import StaffMember
from bot.desk.ticket_work import WaitFor, assign, claim, merge_into, reopen_work, resume, wait
from bot.desk.tickets import Ticket
from bot.operations.notices import tell
from bot.operations.ports import Answer, DeskPorts, NewSuggestion, Work
from bot.operations.records import hours_of_ticket, note, ticket_or_raise
from bot.operations.replies import NothingSaid
from bot.operations.staff import member_or_raise
from bot.operations.talks import settle_talk, tell_rooms
from bot.operations.typed_secrets import kept_words
from bot.operations.wording import moment

NOTED = "internal note"
_WAITS = {WaitFor.CLIENT: "for the client", WaitFor.VENDOR: "for the maker", WaitFor.DATE: "until"}

Change = Callable[[Work, Ticket, StaffMember, datetime, SupportHours | None], tuple[Ticket, str, str]]
"""The ticket as it is then, and the kind and words of the line in its history."""


def claim_ticket(*, ports: DeskPorts, number: str, by: str) -> Ticket:
    """Take a ticket that nobody has: of all who try at once, one does. Claiming one's own again changes nothing.

    NotFound; OutOfDate when somebody else has it; ImpossibleMove when it has ended.
    """

    def change(
        work: Work, ticket: Ticket, member: StaffMember, now: datetime, hours: SupportHours | None
    ) -> tuple[Ticket, str, str]:
        holder = work.staff.get(ticket.owner) if ticket.owner else None
        taken = claim(ticket, member, now, hours, holder=holder.name if holder else "Somebody")
        return taken, "claimed", member.name

    return _changed(ports, number, by, change)


def assign_ticket(*, ports: DeskPorts, number: str, to: str | None, by: str) -> Ticket:
    """Give a ticket to somebody, or to nobody (None). NotFound; NotAllowed without the right to; ImpossibleMove."""

    def change(
        work: Work, ticket: Ticket, member: StaffMember, now: datetime, hours: SupportHours | None
    ) -> tuple[Ticket, str, str]:
        receiver = member_or_raise(work, to) if to else None
        given = assign(ticket, receiver, member, now, hours)
        return given, "assigned", f"to {receiver.name}" if receiver else "to nobody"

    return _changed(ports, number, by, change)


def let_wait(
    *, ports: DeskPorts, number: str, reason: WaitFor, by: str, until: datetime | None = None, text: str = ""
) -> Ticket:
    """The ticket waits for its client, the maker, or a date; the solution's clock stands still meanwhile.

    For a date the requester is told when it is. NotFound; ImpossibleMove.
    """
    text = kept_words(ports, text)

    def change(
        work: Work, ticket: Ticket, member: StaffMember, now: datetime, hours: SupportHours | None
    ) -> tuple[Ticket, str, str]:
        waiting = wait(ticket, reason, until, now, hours)
        said = _WAITS[reason]
        if until is not None and reason is WaitFor.DATE:
            said = f"{said} {moment(until, ticket.timezone)}"
            if waiting != ticket:
                _tell_requester(work, ports, ticket, f"{member.name} has planned {ticket.number} for", until, now)
        return waiting, "waits", f"{said}: {text.strip()}" if text.strip() else said

    return _changed(ports, number, by, change)


def resume_ticket(*, ports: DeskPorts, number: str, by: str) -> Ticket:
    """Go on with a ticket that waited. NotFound; ImpossibleMove where it waits for nothing."""

    def change(
        work: Work, ticket: Ticket, member: StaffMember, now: datetime, hours: SupportHours | None
    ) -> tuple[Ticket, str, str]:
        return resume(ticket, member, now, hours), "resumed", f"by {member.name}"

    return _changed(ports, number, by, change)


def reopen_ticket(*, ports: DeskPorts, number: str, by: str, reason: str) -> Ticket:
    """Take a solved ticket up again, with the time it has used. NotFound; ImpossibleMove; NothingSaid without a reason."""
    reason = kept_words(ports, _said(reason, "why it is opened again"))

    def change(
        work: Work, ticket: Ticket, member: StaffMember, now: datetime, hours: SupportHours | None
    ) -> tuple[Ticket, str, str]:
        return reopen_work(ticket, now, hours), "reopened", reason

    return _changed(ports, number, by, change)


def merge_ticket(*, ports: DeskPorts, number: str, into: str, by: str) -> Ticket:
    """Let a ticket go with another one of the same client: answers and the solution of that one reach its people too.

    What already goes with this ticket goes with the other one then. NotFound; ImpossibleMove.
    """
    with ports.begin() as work:
        member = member_or_raise(work, by)
        # One merge at a time: it alone holds several tickets, and none may come to go with one that goes with another.
        work.tickets.hold_families()
        ticket = ticket_or_raise(work, number.upper(), for_update=True)
        parent = ticket_or_raise(work, into.upper(), for_update=True)
        if ticket.parent == parent.number:
            return ticket
        now = ports.clock.now()
        children = [child.number for child in work.tickets.children(ticket.number) if child.is_open]
        for each in (ticket, *(ticket_or_raise(work, child, for_update=True) for child in children)):
            work.tickets.save(merge_into(each, parent))
            note(work, each, now, member.email, "merged", f"goes with {parent.number}")
            note(work, parent, now, member.email, "merged", f"{each.number} goes with this one")
        work.commit()
        return merge_into(ticket, parent)


def split_ticket(*, ports: DeskPorts, number: str, by: str) -> Ticket:
    """The ticket stands by itself again; a second time changes nothing. NotFound."""

    def change(
        work: Work, ticket: Ticket, member: StaffMember, now: datetime, hours: SupportHours | None
    ) -> tuple[Ticket, str, str]:
        return replace(ticket, parent=None), "split", f"stands by itself, no longer with {ticket.parent}"

    return _changed(ports, number, by, change)


def recategorise_ticket(*, ports: DeskPorts, number: str, category: str, by: str) -> Ticket:
    """Sort a ticket otherwise; that a person did is kept for the training data. Its coverage stays as it was decided.

    NotFound for the ticket or the category.
    """
    title = category_or_raise(category).title

    def change(
        work: Work, ticket: Ticket, member: StaffMember, now: datetime, hours: SupportHours | None
    ) -> tuple[Ticket, str, str]:
        was = category_or_raise(ticket.category).title if ticket.category else "not sorted"
        if ticket.category != category:
            work.learning.suggest(
                NewSuggestion(
                    source=SuggestionSource.SORTED,
                    words=ticket.words,
                    was=ticket.category,
                    now=category,
                    client=ticket.client,
                    ticket=ticket.number,
                    enquiry=None,
                    by=member.email,
                    at=now,
                )
            )
        return replace(ticket, category=category), "sorted", f"{was} to {title}"

    return _changed(ports, number, by, change)


def note_internally(*, ports: DeskPorts, number: str, by: str, words: str, key: str) -> Ticket:
    """Write down something for colleagues, which no requester reads; once for each key. NotFound; NothingSaid."""
    words = kept_words(ports, _said(words, "what to note"))
    with ports.begin() as work:
        member = member_or_raise(work, by)
        ticket = ticket_or_raise(work, number.upper(), for_update=True)
        if work.done.recall(key, "noted") is None:
            note(work, ticket, ports.clock.now(), member.email, NOTED, words)
            tell_rooms(work, ports, ticket, f"{member.name}, among us: {words}")
            work.done.remember(key, "noted", ticket.number)
            work.commit()
        return ticket


def _changed(ports: DeskPorts, number: str, by: str, change: Change) -> Ticket:
    """One change of a held ticket with its line of history; what changes nothing leaves no line."""
    with ports.begin() as work:
        member = member_or_raise(work, by)
        ticket = ticket_or_raise(work, number.upper(), for_update=True)
        now = ports.clock.now()
        changed, kind, text = change(work, ticket, member, now, hours_of_ticket(work, ticket))
        if changed == ticket:
            return ticket
        work.tickets.save(changed)
        note(work, changed, now, member.email, kind, text)
        settle_talk(work, ports, changed)
        work.commit()
        return changed


def _tell_requester(work: Work, ports: DeskPorts, ticket: Ticket, words: str, at: datetime, now: datetime) -> None:
    client = work.clients.get(ticket.client) if ticket.client else None
    contact = client.contact(ticket.contact) if client else None
    if client is not None and contact is not None and contact.served:
        tell(work, ports, client, contact, Answer(f"{words} {moment(at, ticket.timezone, now)}."))


def _said(text: str, what: str) -> str:
    if not text.strip():
        raise NothingSaid(f"Say {what}: it is empty.")
    return text.strip()
