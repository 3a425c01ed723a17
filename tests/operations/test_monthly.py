"""A client's month out of real operations: charged with quote and approver, covered with its clause, given out once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, timezone

import pytest

from bot.desk.enquiries import Choice
from bot.desk.errors import NotFound
from bot.desk.money import Money
from bot.desk.monthly import Ending, MonthlyReport
from bot.operations.monthly import TooEarly, days_of, give_out_month, given_out, show_month, work_out_month
from bot.operations.quotes import answer_waiting_quote
from bot.operations.service import NoSuchDays
from bot.operations.settlements import resolve_ticket
from bot.operations.ticket_work import recategorise_ticket, reopen_ticket
from bot.operations.timesheet import log_time
from tests.makers import DANA, EVENING, FOOTHILLS, KIM_AT, MAPLE, RAVI, SAM, DeskForTests, demo_file
from tests.operations.situations import answers, asked_at_night, opened

NOVEMBER = date(2026, 11, 1)
IN_DECEMBER = datetime(2026, 12, 7, 15, 0, tzinfo=timezone.utc)


@pytest.fixture
def desk(desk: DeskForTests) -> DeskForTests:
    """With the people of the MSP."""
    desk.take_in_staff()
    return desk


def month(desk: DeskForTests, client: str = MAPLE, of: date = NOVEMBER) -> MonthlyReport:
    return work_out_month(ports=desk.ports, client=client, month=of)


def solve(desk: DeskForTests, number: str, minutes: int = 30) -> None:
    by, start = "Kim Park", desk.clock.now()
    key = f"{number} {start}"
    desk.clock.step(minutes=minutes)
    log_time(ports=desk.ports, ticket=number, minutes=minutes, by=by, key=f"time {key}", start=start)
    resolve_ticket(ports=desk.ports, ticket=number, by=by, text="done", key=key)


def charged_at_night(desk: DeskForTests) -> str:
    """A callout that Dana approved, worked on and billed."""
    quote = asked_at_night(desk)
    answer_waiting_quote(ports=desk.ports, turn=answers(desk, DANA, quote), accept=True)
    solve(desk, quote.ticket)
    return quote.ticket


def test_what_was_covered_stands_with_its_clause_and_what_was_charged_with_quote_and_approver(
    desk: DeskForTests,
) -> None:
    covered = opened(desk, SAM)[1].ticket.number
    solve(desk, covered)
    number = charged_at_night(desk)
    desk.clock.set(IN_DECEMBER)
    found = month(desk)
    (work,), (charge,) = found.covered or (), found.charges
    assert (work.contract, work.clause, work.term, work.requests) == (
        "MD-2026",
        "3.1",
        "Remote help during support hours is included.",
        1,
    )
    assert (charge.ticket, charge.quote, charge.approved_by) == (number, "Q-1001", "Dana Reyes")
    assert (charge.contract, charge.clause, charge.free_later) == ("MD-TM", "A", True)
    assert charge.up_to is not None and Money.zero("CAD") < charge.amount <= charge.up_to
    assert (found.tickets, found.ended(Ending.COVERED), found.ended(Ending.CHARGED)) == (2, 1, 1)
    assert [(fee.contract, fee.amount) for fee in found.fees or ()] == [("MD-2026", Money.of("1850.00", "CAD"))]
    assert found.suggestions[0].startswith(f"1 callout ({number})")
    assert found.whole


def test_what_is_billed_again_counts_in_its_own_month_and_only_what_is_new(desk: DeskForTests) -> None:
    number = charged_at_night(desk)
    desk.clock.set(IN_DECEMBER)
    before = month(desk).charges[0].amount
    reopen_ticket(ports=desk.ports, number=number, by=KIM_AT, reason="it is back")
    solve(desk, number, 5)
    assert month(desk).charges[0].amount == before
    with desk.ports.begin() as work:
        last = work.settlements.of_ticket(number)[-1].final
    again = sum((charge.amount for charge in month(desk, of=date(2026, 12, 1)).charges), Money.zero("CAD"))
    assert before + again == last


def test_what_is_left_of_an_allowance_is_of_the_month_itself(desk: DeskForTests) -> None:
    desk.clock.set(IN_DECEMBER)
    assert {left.until for left in month(desk).allowances} == {"30 November 2026"}


def test_a_month_that_was_given_out_stays_as_it_was(desk: DeskForTests) -> None:
    number = opened(desk, SAM)[1].ticket.number
    solve(desk, number)
    with pytest.raises(TooEarly, match="is not over yet"):
        give_out(desk)
    desk.clock.set(IN_DECEMBER)
    given, new = give_out(desk)
    assert (given.number, given.by, new) == (1, "Alex", True)
    assert give_out(desk) == (given, False)
    recategorise_ticket(ports=desk.ports, number=number, category="wifi", by=KIM_AT)
    shown = show_month(ports=desk.ports, client=MAPLE, month=NOVEMBER)
    assert (shown.report, shown.given) == (given.report, given)
    anew = show_month(ports=desk.ports, client=MAPLE, month=NOVEMBER, anew=True)
    assert (anew.given, [kind.name for kind in anew.report.kinds]) == (None, ["wifi"])
    again, new = give_out(desk)
    assert (again.number, new) == (2, True)
    assert given_out(ports=desk.ports, client=MAPLE) == (again,)


def give_out(desk: DeskForTests, by: str = "Alex") -> tuple:  # type: ignore[type-arg]
    return give_out_month(ports=desk.ports, client=MAPLE, month=NOVEMBER, by=by)


def test_two_who_give_it_out_at_once_give_out_one(desk: DeskForTests) -> None:
    opened(desk, SAM)
    desk.clock.set(IN_DECEMBER)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda who: give_out(desk, who), ("Alex", "Robin", "Jonas", "Kim")))
    assert sorted(new for _, new in found) == [False, False, False, True]
    assert {given.number for given, _ in found} == {1}


def test_nothing_of_another_client_stands_in_a_month(desk: DeskForTests) -> None:
    """Clients with nearly the same name, at once: each has its own requests, charges, fees and papers."""
    garage = demo_file(FOOTHILLS)
    like_it = replace(garage.client, code="maple-dental-2", name="Maple Dental 2", contacts=(), slack_teams=())
    desk.take_in(replace(garage, client=like_it))
    opened(desk, SAM)
    charged_at_night(desk)
    opened(desk, RAVI)
    desk.clock.set(IN_DECEMBER)
    give_out(desk)
    other = month(desk, "maple-dental-2")
    assert (other.tickets, other.charges, other.covered, other.promised, other.emergencies) == (0, (), (), (), ())
    assert (other.requests, other.kinds, other.suggestions, other.answers) == (0, (), (), 0)
    assert given_out(ports=desk.ports, client="maple-dental-2") == ()
    garage_month = month(desk, FOOTHILLS)
    assert (garage_month.tickets, garage_month.charges) == (1, ())
    with pytest.raises(NotFound):
        month(desk, "maple")


def test_a_month_that_has_not_begun_is_refused_and_one_that_runs_says_so(desk: DeskForTests) -> None:
    desk.clock.set(EVENING)
    opened(desk, SAM, choice=Choice.LATER)
    found = month(desk)
    assert (found.whole, found.as_of) == (False, desk.clock.now())
    with pytest.raises(NoSuchDays):
        month(desk, of=date(2026, 12, 1))


def test_a_month_has_all_its_days() -> None:
    assert [days_of(date(2028, number, 29)).last.day for number in (2, 4, 12)] == [29, 30, 31]
