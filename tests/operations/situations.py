"""Situations that several tests begin with."""

from __future__ import annotations

from decimal import Decimal

from bot.desk.clients import ChatIdentity
from bot.desk.enquiries import Choice
from bot.desk.money import Money
from bot.desk.prices import Estimate, EstimateLine, LineKind
from bot.desk.quotes import Quote
from bot.desk.tickets import Ticket, TicketState, move_ticket
from bot.operations.enquiries import choose
from bot.operations.quotes import revise_quote
from bot.operations.records import hours_of_ticket
from bot.operations.tickets import OpenedTicket, open_ticket
from bot.operations.turns import Turn
from tests.makers import EVENING, RAVI, SAM, DeskForTests


def opened(
    desk: DeskForTests,
    identity: ChatIdentity = SAM,
    category: str = "printer",
    words: str = "the printer is offline",
    choice: Choice | None = None,
) -> tuple[Turn, OpenedTicket]:
    """A problem that has become a ticket."""
    turn, _ = desk.reports(identity, category, words)
    if choice is not None:
        choose(ports=desk.ports, turn=turn, choice=choice)
    ticket = open_ticket(ports=desk.ports, turn=turn)
    assert ticket is not None
    return turn, ticket


def asked_at_night(desk: DeskForTests) -> Quote:
    """Sam wants the printer looked at tonight; Dana is asked to approve up to 430 dollars."""
    desk.clock.set(EVENING)
    quote = opened(desk, choice=Choice.NOW)[1].quote
    assert quote is not None
    return quote


def asked_at_the_garage(desk: DeskForTests) -> Quote:
    """Ravi wants the printer looked at by day; Gwen is asked, and Marty may approve it too. It is never free."""
    desk.clock.set(EVENING.replace(day=24, hour=17))
    quote = opened(desk, RAVI)[1].quote
    assert quote is not None
    return quote


def answers(desk: DeskForTests, identity: ChatIdentity, quote: Quote, intent: str = "approve_quote") -> Turn:
    """The turn in which somebody presses the button of the quote."""
    return desk.press(identity, intent, quote=quote.number, revision=quote.revision_hash)


def estimate_of(not_to_exceed: str, currency: str = "CAD") -> Estimate:
    """A price with one line and this not-to-exceed amount."""
    most = Money.of(not_to_exceed, currency)
    line = EstimateLine(LineKind.LABOUR, "On-site work", Decimal(1), most, most, taxable=False)
    return Estimate(most, most, most, most, (line,), most, Money.zero(currency), most)


def work_begins(desk: DeskForTests, number: str) -> Ticket:
    """A technician takes the ticket up."""
    with desk.ports.begin() as work:
        ticket = work.tickets.get(number, for_update=True)
        assert ticket is not None
        ticket = move_ticket(ticket, TicketState.IN_PROGRESS, desk.clock.now(), hours_of_ticket(work, ticket))
        work.tickets.save(ticket)
        work.commit()
    return ticket


def revised(
    desk: DeskForTests, quote: Quote, not_to_exceed: str, reason: str = "The drive has to be replaced."
) -> Quote:
    """The next version of a quote, with this not-to-exceed amount."""
    with desk.ports.begin() as work:
        ticket = work.tickets.get(quote.ticket, for_update=True)
        assert ticket is not None
        newer, _ = revise_quote(work, desk.ports, ticket, estimate_of(not_to_exceed), reason)
        work.commit()
    return newer
