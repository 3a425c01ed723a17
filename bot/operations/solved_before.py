"""What was solved lately may be back: of the tickets of whoever says so, those that their words are about."""

from __future__ import annotations

from bot.desk.catalogue import category_or_raise
from bot.desk.thing_words import other_things, things_in
from bot.desk.ticket_words import says_again
from bot.desk.tickets import Billing, Ticket, TicketState
from bot.operations.ports import DeskPorts
from bot.operations.turns import Turn


def solved_before(*, ports: DeskPorts, turn: Turn, category: str) -> Ticket | None:
    """The speaker's newest ticket of this kind that was solved lately, where their words say that something is back."""
    if turn.pressed is not None or not turn.person.verified or turn.client is None or turn.contact is None:
        return None
    if not says_again(turn.words):
        return None
    with ports.begin() as work:
        own = [
            each
            for each in work.tickets.of_contact(turn.client, turn.contact)
            if each.category == category and not is_about_another(each, turn.words)
        ]
        newest = max(own, key=lambda each: each.opened_at, default=None)
        stored = work.decisions.get(newest.decision) if newest is not None and newest.decision else None
    # One that is open, or closed for good, is another matter; so is what they had solved alone, where help has a price.
    if newest is None or newest.state is not TicketState.RESOLVED:
        return None
    free = stored is not None and stored.decision.verdict.free
    return newest if free or newest.billing is not Billing.NO_CHARGE else None


def is_about_another(ticket: Ticket, words: str) -> bool:
    """Whether the words name a thing, and none that the ticket is about: "now Teams does the same again", of a solved printer."""
    title = category_or_raise(ticket.category).title if ticket.category else ""
    named, about = things_in(words), ticket.words if things_in(ticket.words) else title
    return bool(named) and named == other_things(words, about)
