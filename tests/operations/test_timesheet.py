"""Time and parts on tickets: kept whatever happens, priced by the engine of the quotes, and never billed beyond a yes."""

from __future__ import annotations

from decimal import Decimal
from itertools import count

import pytest

from bot.desk.catalogue import Work
from bot.desk.errors import ImpossibleMove, NotFound
from bot.desk.money import Money
from bot.desk.quotes import Quote, QuoteState
from bot.desk.tickets import Ticket, TicketState
from bot.desk.timesheet import BadEntry
from bot.operations.quotes import answer_waiting_quote
from bot.operations.settlements import Resolved, resolve_ticket
from bot.operations.ticket_costs import TicketWork, ticket_cost
from bot.operations.timesheet import Written, add_part, correct, log_time
from tests.makers import MAPLE, MARTY, RAVI, SAM, STRANGER, DeskForTests
from tests.operations.situations import answers, asked_at_the_garage, opened

_keys = count(1)


def works(desk: DeskForTests, ticket: str, minutes: int, **more: object) -> Written:
    """A technician works so long from now on, and writes it down when it is done."""
    start = desk.clock.now()
    desk.clock.step(minutes=minutes)
    key = f"command-{next(_keys)}"
    return log_time(ports=desk.ports, ticket=ticket, minutes=minutes, start=start, by="Kim", key=key, **more)  # type: ignore[arg-type]


def uses(desk: DeskForTests, ticket: str, cost: str, **more: object) -> Written:
    """A part goes into the ticket."""
    key = f"command-{next(_keys)}"
    return add_part(ports=desk.ports, ticket=ticket, text="toner", cost=Decimal(cost), by="Kim", key=key, **more)  # type: ignore[arg-type]


def resolves(desk: DeskForTests, ticket: str, **more: object) -> Resolved:
    """The technician is done."""
    return resolve_ticket(ports=desk.ports, ticket=ticket, by="Kim", text="new toner", key=f"done {ticket}", **more)  # type: ignore[arg-type]


def cost(desk: DeskForTests, ticket: str) -> TicketWork:
    return ticket_cost(ports=desk.ports, number=ticket)


def cad(amount: str) -> Money:
    return Money.of(amount, "CAD")


def says(desk: DeskForTests, quote: Quote, *, yes: bool = True) -> Ticket:
    """Marty presses a button on the newest card."""
    newest = desk.quote(quote.number)
    turn = answers(desk, MARTY, newest)
    return answer_waiting_quote(ports=desk.ports, turn=turn, accept=yes).ticket


@pytest.fixture
def approved(desk: DeskForTests) -> Quote:
    """A callout at the garage that Marty has approved: at 110 an hour, at least half an hour, 5 % tax."""
    quote = asked_at_the_garage(desk)
    says(desk, quote)
    return quote


def test_work_inside_the_quote_is_priced_by_the_engine_of_the_quote(desk: DeskForTests, approved: Quote) -> None:
    first, second = works(desk, approved.ticket, 20), works(desk, approved.ticket, 25)
    found = cost(desk, approved.ticket)
    assert [each.entry.minutes for each in (first, second) if hasattr(each.entry, "minutes")] == [20, 25]
    # Twenty minutes count as the half hour that is the least; with 25 more it is three quarters of an hour.
    assert [first.entry.accounted, second.entry.accounted] == [30, 15]  # type: ignore[union-attr]
    assert (found.cost.minutes, found.cost.accounted, found.cost.subtotal, found.cost.price) == (
        45,
        45,
        cad("82.50"),
        cad("86.63"),
    )
    assert (first.stopped, second.stopped) == (None, None)
    assert desk.ticket(approved.ticket).state is TicketState.IN_PROGRESS


def test_a_repeated_command_writes_nothing(desk: DeskForTests, approved: Quote) -> None:
    first = works(desk, approved.ticket, 20)
    assert isinstance(first.entry.key, str)
    again = log_time(ports=desk.ports, ticket=approved.ticket, minutes=20, by="Kim", key=first.entry.key)
    assert (again.entry, cost(desk, approved.ticket).cost.minutes) == (first.entry, 20)
    part = uses(desk, approved.ticket, "1.00")
    add_part(ports=desk.ports, ticket=approved.ticket, text="toner", cost=Decimal(1), by="Kim", key=part.entry.key)
    assert len(cost(desk, approved.ticket).parts) == 1


def test_the_bill_is_the_real_price_when_it_is_below_the_quote(desk: DeskForTests, approved: Quote) -> None:
    works(desk, approved.ticket, 20)
    resolved = resolves(desk, approved.ticket)
    settled = resolved.settlement
    assert settled is not None
    assert (settled.price, settled.final, settled.limit) == (cad("57.75"), cad("57.75"), approved.limit)
    assert (settled.minutes, settled.accounted, settled.charged) == (20, Decimal(30), Decimal(30))
    assert (resolved.ticket.state, desk.quote(approved.number).state) == (TicketState.RESOLVED, QuoteState.CONVERTED)
    told = f"{approved.ticket} is solved: new toner\nIt comes to $57.75; $57.75 was expected, {_words(approved.limit)} approved."
    assert (desk.texts_to(RAVI)[-1], desk.texts_to(MARTY)[-1]) == (told, told)


def _words(money: Money) -> str:
    return f"${money.amount:,.2f}"


def _beyond(desk: DeskForTests, approved: Quote) -> Written:
    """Two hours on a quote that is good for less."""
    return works(desk, approved.ticket, 120)


def test_work_beyond_the_quote_is_kept_and_stops_for_another_approval(desk: DeskForTests, approved: Quote) -> None:
    written = _beyond(desk, approved)
    newest = desk.quote(approved.number)
    assert written.stopped is not None and written.stopped.startswith("Stop: The work on ")
    assert (written.ticket.state, written.entry.minutes) == (TicketState.AWAITING_APPROVAL, 120)  # type: ignore[union-attr]
    assert (newest.revision, newest.state, newest.limit) == (2, QuoteState.SENT, cad("240.00"))
    assert newest.approved_before == approved.limit
    found = cost(desk, approved.ticket)
    assert (found.cost.price, found.limit, found.final) == (cad("231.00"), approved.limit, approved.limit)


def test_until_more_is_accepted_only_the_old_amount_is_billed(desk: DeskForTests, approved: Quote) -> None:
    _beyond(desk, approved)
    settled = resolves(desk, approved.ticket).settlement
    assert settled is not None
    assert (settled.price, settled.final) == (cad("231.00"), approved.limit)
    assert (settled.written_off, desk.quote(approved.number).state) == (
        cad("231.00") - approved.limit,
        QuoteState.CANCELLED,
    )
    assert "written off" in desk.kinds(approved.ticket)


def test_accepted_more_is_billed_and_the_work_goes_on(desk: DeskForTests, approved: Quote) -> None:
    _beyond(desk, approved)
    assert says(desk, approved).state is TicketState.IN_PROGRESS
    settled = resolves(desk, approved.ticket).settlement
    assert settled is not None
    assert (settled.price, settled.final, settled.limit) == (cad("231.00"), cad("231.00"), cad("240.00"))


def test_declined_more_bills_the_old_amount_and_nobody_is_asked_again(desk: DeskForTests, approved: Quote) -> None:
    _beyond(desk, approved)
    says(desk, approved, yes=False)
    again = works(desk, approved.ticket, 15)
    assert again.stopped is not None and "was declined" in again.stopped
    assert desk.quote(approved.number).revision == 2
    settled = resolves(desk, approved.ticket).settlement
    assert settled is not None
    assert (settled.minutes, settled.final) == (135, approved.limit)


def test_what_is_still_needed_is_asked_for_with_it(desk: DeskForTests, approved: Quote) -> None:
    works(desk, approved.ticket, 120, still_needed=60)
    newest = desk.quote(approved.number)
    assert (newest.estimate.low, newest.estimate.likely, newest.limit) == (cad("231.00"), cad("346.50"), cad("350.00"))


def test_a_part_is_priced_with_the_markup_and_may_stop_the_work(desk: DeskForTests, approved: Quote) -> None:
    works(desk, approved.ticket, 20)
    small = uses(desk, approved.ticket, "10.00")
    assert (small.stopped, cost(desk, approved.ticket).cost.subtotal) == (None, cad("67.00"))
    dear = uses(desk, approved.ticket, "80.00", quantity=2)
    assert dear.ticket.state is TicketState.AWAITING_APPROVAL


def test_a_corrected_entry_lets_the_work_go_on(desk: DeskForTests, approved: Quote) -> None:
    works(desk, approved.ticket, 20)
    wrong = _beyond(desk, approved)
    back = correct(ports=desk.ports, ticket=approved.ticket, entry=wrong.entry.id, by="Kim", key="oops", text="typo")
    again = correct(ports=desk.ports, ticket=approved.ticket, entry=wrong.entry.id, by="Kim", key="oops")
    assert (back.entry, back.stopped, back.ticket.state) == (again.entry, None, TicketState.IN_PROGRESS)
    assert (cost(desk, approved.ticket).cost.minutes, desk.quote(approved.number).state) == (20, QuoteState.CANCELLED)
    with desk.ports.begin() as work:
        entries = work.timesheet.time_of(approved.ticket)
    assert [(each.minutes, each.accounted) for each in entries] == [(20, 30), (120, 120), (-120, -120)]
    with pytest.raises(BadEntry, match="taken back already"):
        correct(ports=desk.ports, ticket=approved.ticket, entry=wrong.entry.id, by="Kim", key="another")


def test_a_covered_ticket_never_shows_a_bill(desk: DeskForTests) -> None:
    _, ticket = opened(desk)
    number = ticket.ticket.number
    works(desk, number, 90)
    uses(desk, number, "80.00")
    found = cost(desk, number)
    assert {line.amount for line in found.cost.lines} == {cad("0.00")}
    settled = resolves(desk, number).settlement
    assert settled is not None
    assert (settled.final, settled.minutes, desk.quote_numbers(number)) == (cad("0.00"), 90, [])
    assert desk.texts_to(SAM)[-1] == f"{number} is solved: new toner\nThere is nothing to pay."


def test_a_visit_on_a_ticket_that_was_decided_for_help_from_afar_is_decided_first(desk: DeskForTests) -> None:
    _, ticket = opened(desk)
    works(desk, ticket.ticket.number, 45, kind=Work.ONSITE)
    resolves(desk, ticket.ticket.number)
    with desk.ports.begin() as work:
        rows = work.ledger.rows(client=MAPLE, contract="MD-2026", allowance="visits")
    assert [(row.kind.value, row.amount) for row in rows] == [("reserve", 1), ("give_back", -1), ("draw", 1)]


def test_a_third_visit_is_priced_and_stops_at_once(desk: DeskForTests) -> None:
    numbers = [opened(desk)[1].ticket.number for _ in range(3)]
    stopped = [works(desk, number, 45, kind=Work.ONSITE).stopped for number in numbers]
    assert [each is None for each in stopped] == [True, True, False]
    assert cost(desk, numbers[2]).cost.subtotal == cad("150.00") + cad("45.00")
    assert desk.ticket(numbers[2]).state is TicketState.AWAITING_APPROVAL


def test_nobody_writes_on_what_is_over_or_what_cannot_have_been(desk: DeskForTests, approved: Quote) -> None:
    def write(ticket: str, minutes: int = 20, **more: object) -> None:
        log_time(ports=desk.ports, ticket=ticket, minutes=minutes, by="Kim", key=f"k-{next(_keys)}", **more)  # type: ignore[arg-type]

    for minutes in (0, -5, 1441):
        with pytest.raises(BadEntry, match="not one entry"):
            write(approved.ticket, minutes)
    with pytest.raises(BadEntry, match="in the future"):
        write(approved.ticket, start=desk.clock.now())
    with pytest.raises(NotFound):
        write("ND-9999")
    with pytest.raises(NotFound, match="has no entry"):
        correct(ports=desk.ports, ticket=approved.ticket, entry="ND-1001/7", by="Kim", key="x")
    resolves(desk, approved.ticket)
    with pytest.raises(ImpossibleMove, match="Open it again"):
        write(approved.ticket)


def test_time_for_people_nobody_could_verify_is_kept(desk: DeskForTests) -> None:
    _, ticket = opened(desk, STRANGER)
    written = works(desk, ticket.ticket.number, 20)
    assert (written.found, written.entry.minutes) == (None, 20)  # type: ignore[union-attr]
    assert resolves(desk, ticket.ticket.number).settlement is None
