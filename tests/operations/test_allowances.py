"""Allowances under real tickets: nothing drawn twice under a race, told once when little is left, always what a replay says."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from itertools import count
from random import Random

import pytest

from bot.desk.allowances import LedgerRow, Taken, taken_of
from bot.desk.clients import ChatIdentity
from bot.desk.contracts import Allowance, Overrun, Unit
from bot.desk.decisions import Verdict
from bot.desk.errors import DeskError, ImpossibleMove
from bot.desk.hours import Band
from bot.desk.money import Money
from bot.desk.tickets import TicketState
from bot.operations.allowances import AllowanceLeft, allowances_left, allowances_of_client
from bot.operations.contracts import what_is_left
from bot.operations.ports import ClientFile, WorkFactory
from bot.operations.settlements import resolve_ticket
from bot.operations.ticket_costs import ticket_cost
from bot.operations.tickets import OpenedTicket, close_own_ticket, open_ticket, reopen_own_ticket
from bot.operations.timesheet import Written, correct, decide_about_the_rest, log_time
from bot.operations.turns import Turn
from bot.storage.engine import make_engine
from bot.storage.unit_of_work import sql_work_factory
from tests.desk.allowance_oracle import label_of, replayed
from tests.makers import HARBOUR, NADIA, DeskForTests, demo_file
from tests.operations.situations import opened
from tests.proving import cases, seeded

_keys = count(1)


def with_hours(**changes: object) -> ClientFile:
    """The trust's file with its ten hours a month changed."""
    file = demo_file(HARBOUR)
    block, *others = file.contracts
    hours = replace(block.allowances[0], **changes)  # type: ignore[arg-type]
    return replace(file, contracts=(replace(block, allowances=(hours,)), *others))


def hours(desk: DeskForTests) -> AllowanceLeft:
    """What the trust has left now."""
    (found,) = allowances_of_client(ports=desk.ports, client=demo_file(HARBOUR).client)
    return found


def asks_for_help(desk: DeskForTests) -> OpenedTicket:
    """Half an hour's problem becomes a ticket."""
    return opened(desk, NADIA, "email_client", "Outlook does not open")[1]


def works(desk: DeskForTests, ticket: str, minutes: int, key: str | None = None) -> Written:
    start = desk.clock.now()
    desk.clock.step(minutes=minutes)
    return log_time(
        ports=desk.ports, ticket=ticket, minutes=minutes, start=start, by="Kim", key=key or f"command-{next(_keys)}"
    )


def solves(desk: DeskForTests, ticket: str, **more: object) -> str:
    return resolve_ticket(
        ports=desk.ports, ticket=ticket, by="Kim", text="done", key=f"done-{next(_keys)}", **more
    ).told  # type: ignore[arg-type]


@pytest.fixture
def desk(desk: DeskForTests) -> DeskForTests:
    """The trust with its ten hours a month."""
    desk.take_in(HARBOUR)
    return desk


def test_what_was_reserved_becomes_what_was_used(desk: DeskForTests) -> None:
    ticket = asks_for_help(desk).ticket.number
    assert (hours(desk).balance.taken, hours(desk).left) == (Taken(Decimal(30), Decimal(0)), Decimal(570))
    works(desk, ticket, 12)
    told = solves(desk, ticket)
    assert (hours(desk).balance.taken, hours(desk).left) == (Taken(Decimal(0), Decimal(12)), Decimal(588))
    assert told == f"{ticket} is solved: done\nThere is nothing to pay. 12 minutes came out of 'hours'."


@pytest.mark.parametrize("unit", [Unit.MONEY, Unit.TICKETS], ids=["money", "tickets"])
def test_what_was_reserved_is_what_is_drawn_where_the_work_was_as_likely(begin: WorkFactory, unit: Unit) -> None:
    desk = DeskForTests(begin)
    burn = ((Band.SUPPORT, Decimal("1.5")),)
    desk.take_in(with_hours(unit=unit, amount=Decimal(500), burn=burn if unit is Unit.TICKETS else ()))
    ticket = asks_for_help(desk).ticket.number
    # Half an hour at 84.00 with 20 % tax, or one ticket that counts one and a half times.
    takes = Decimal("50.40") if unit is Unit.MONEY else Decimal("1.5")
    assert hours(desk).balance.taken == Taken(takes, Decimal(0))
    works(desk, ticket, 30)
    assert hours(desk).balance.taken == Taken(takes, Decimal(0))
    solves(desk, ticket)
    assert hours(desk).balance.taken == Taken(Decimal(0), takes)


def test_work_that_takes_longer_reserves_what_it_takes(desk: DeskForTests) -> None:
    ticket = asks_for_help(desk).ticket.number
    works(desk, ticket, 50)
    assert hours(desk).balance.taken == Taken(Decimal(50), Decimal(0))


def test_work_of_the_last_evening_is_drawn_from_the_month_it_was_done_in(desk: DeskForTests) -> None:
    desk.clock.set(datetime(2026, 11, 30, 15, 0, tzinfo=timezone.utc))
    ticket = asks_for_help(desk).ticket.number
    works(desk, ticket, 40)
    desk.clock.set(datetime(2026, 12, 1, 10, 0, tzinfo=timezone.utc))
    works(desk, ticket, 20)
    solves(desk, ticket)
    client = demo_file(HARBOUR).client
    november, december = (
        allowances_of_client(ports=desk.ports, client=client, at=datetime(2026, month, 5, tzinfo=timezone.utc))[0].left
        for month in (11, 12)
    )
    assert (november, december) == (Decimal(560), Decimal(580))


def test_a_ticket_that_is_opened_again_draws_only_what_is_worked_more(desk: DeskForTests) -> None:
    ticket = asks_for_help(desk).ticket.number
    works(desk, ticket, 40)
    solves(desk, ticket)
    reopen_own_ticket(ports=desk.ports, turn=desk.turn(NADIA, "it is back"), number=ticket)
    works(desk, ticket, 10)
    solves(desk, ticket)
    assert hours(desk).balance.taken == Taken(Decimal(0), Decimal(50))
    with desk.ports.begin() as work:
        assert [settled.minutes for settled in work.settlements.of_ticket(ticket)] == [40, 50]


def test_a_person_who_closes_a_ticket_that_was_worked_on_pays_for_the_work(desk: DeskForTests) -> None:
    ticket = asks_for_help(desk).ticket.number
    works(desk, ticket, 20)
    close_own_ticket(ports=desk.ports, turn=desk.turn(NADIA, "close it"), number=ticket)
    assert hours(desk).balance.taken == Taken(Decimal(0), Decimal(20))
    assert desk.texts_to(NADIA)[-1] == f"{ticket} is closed.\nThere is nothing to pay. 20 minutes came out of 'hours'."


def test_fifty_people_at_once_draw_what_there_is_and_nobody_the_same_hour(desk: DeskForTests, database: str) -> None:
    # Twenty halves of an hour are in ten hours; fifty people want one.
    file = demo_file(HARBOUR)
    crowd = tuple(
        replace(contact, email=f"p{number}@harbour-trust.example", name=f"P {number}", identities=(_identity(number),))
        for number, contact in enumerate([file.client.contacts[0]] * 50)
    )
    client = replace(file.client, contacts=(*file.client.contacts, *crowd))
    desk.take_in(replace(file, client=client))
    turns = [desk.reports(_identity(number), "email_client", "Outlook does not open")[0] for number in range(50)]
    engine = make_engine(database, pool_size=50)
    ports = replace(desk.ports, begin=sql_work_factory(engine))
    try:
        with ThreadPoolExecutor(50) as pool:
            results = list(pool.map(lambda turn: open_ticket(ports=ports, turn=turn), turns))
    finally:
        engine.dispose()
    verdicts = [each.decision.decision.verdict for each in results if each and each.decision]
    assert (verdicts.count(Verdict.FROM_ALLOWANCE), verdicts.count(Verdict.QUOTE_REQUIRED)) == (20, 30)
    assert (hours(desk).left, hours(desk).balance.taken.reserved) == (Decimal(0), Decimal(600))


def _identity(number: int) -> ChatIdentity:
    return replace(NADIA, user_id=f"U0CROWD{number}")


def test_fifty_commands_with_one_key_write_one_entry(desk: DeskForTests, database: str) -> None:
    ticket = asks_for_help(desk).ticket.number
    desk.clock.step(minutes=30)
    engine = make_engine(database, pool_size=50)
    ports = replace(desk.ports, begin=sql_work_factory(engine))

    def write(_: int) -> str:
        return log_time(ports=ports, ticket=ticket, minutes=25, by="Kim", key="the same").entry.id

    try:
        with ThreadPoolExecutor(50) as pool:
            ids = set(pool.map(write, range(50)))
    finally:
        engine.dispose()
    assert (ids, ticket_cost(ports=desk.ports, number=ticket).cost.minutes) == ({f"{ticket}/1"}, 25)


# ---- little is left --------------------------------------------------------------------------------------------------


def test_when_little_is_left_the_answer_says_so_and_the_clients_contact_is_told_once(desk: DeskForTests) -> None:
    desk.take_in(with_hours(amount=Decimal(120)))
    said = [asks_for_help(desk).little_left for _ in range(4)]
    text = "75% of 'hours' (HT-BLOCK) is used or reserved: 30 minutes left until 30 November 2026."
    assert said[:3] == [None, None, text]
    assert said[3] is not None and said[3].startswith("100% of 'hours'")
    told = [words for words in desk.texts_to("web::" + _primary()) + desk.texts_to(NADIA) if "'hours'" in words]
    assert told == ([] if _primary() == "nadia@harbour-trust.example" else [text])


def _primary() -> str:
    return next(c.email for c in demo_file(HARBOUR).client.contacts if "primary" in {role.value for role in c.roles})


def test_the_same_answer_again_says_the_same(desk: DeskForTests) -> None:
    desk.take_in(with_hours(amount=Decimal(30)))
    turn, first = opened(desk, NADIA, "email_client", "Outlook does not open")
    again = open_ticket(ports=desk.ports, turn=turn)
    assert again is not None and again.little_left is not None
    assert again.little_left == first.little_left


def test_a_new_period_is_told_about_again(desk: DeskForTests) -> None:
    desk.take_in(with_hours(amount=Decimal(30)))
    asks_for_help(desk)
    desk.clock.step(days=8)
    assert (
        asks_for_help(desk).little_left
        == "100% of 'hours' (HT-BLOCK) is used or reserved: 0 minutes left until 31 December 2026."
    )


# ---- more than there is ----------------------------------------------------------------------------------------------


def test_what_the_hours_do_not_reach_is_charged_after_a_yes(desk: DeskForTests) -> None:
    desk.take_in(with_hours(amount=Decimal(30)))
    ticket = asks_for_help(desk).ticket.number
    written = works(desk, ticket, 60)
    assert written.stopped is not None and written.ticket.state is TicketState.AWAITING_APPROVAL
    found = ticket_cost(ports=desk.ports, number=ticket)
    assert (found.cost.from_allowance, found.cost.charged, found.cost.subtotal) == (30, 30, Money.of("42.00", "GBP"))
    assert hours(desk).left == 0


def test_hours_may_go_below_zero_where_the_contract_says_so(desk: DeskForTests) -> None:
    desk.take_in(with_hours(amount=Decimal(20), overrun=Overrun.ALLOW))
    ticket = asks_for_help(desk)
    assert ticket.decision is not None and ticket.decision.decision.verdict is Verdict.FROM_ALLOWANCE
    assert works(desk, ticket.ticket.number, 45).stopped is None
    solves(desk, ticket.ticket.number)
    left = hours(desk)
    assert left.left == -25
    said = what_is_left(left, desk.turn(NADIA, "how many hours have we left?"))
    assert said.startswith("Left of 'hours' (HT-BLOCK): -25 minutes of 20 minutes (used 45 minutes, reserved for open")
    assert "It is overrun, as the contract allows." in said
    assert said.endswith("work goes on all the same, and it goes below zero.")


def test_a_person_decides_where_the_contract_leaves_it_to_one(desk: DeskForTests) -> None:
    desk.take_in(with_hours(amount=Decimal(40), overrun=Overrun.PERSON))
    ticket = asks_for_help(desk).ticket.number
    written = works(desk, ticket, 60)
    assert written.stopped is not None and "who pays" in written.stopped
    with pytest.raises(ImpossibleMove, match="who pays"):
        solves(desk, ticket)
    held, stopped = decide_about_the_rest(ports=desk.ports, ticket=ticket, rest=Overrun.ALLOW, by="Kim")
    assert (held.rest, stopped, hours(desk).left) == (Overrun.ALLOW, None, -20)
    solves(desk, ticket)
    assert hours(desk).balance.taken == Taken(Decimal(0), Decimal(60))
    _, short = opened(desk, NADIA, "email_client", "Outlook does not open")
    assert short.decision is not None and short.decision.decision.verdict is Verdict.NEEDS_PERSON


def test_a_person_may_give_the_rest_up_or_have_it_charged(desk: DeskForTests) -> None:
    desk.take_in(with_hours(amount=Decimal(70), overrun=Overrun.PERSON))
    given_up, charged = (asks_for_help(desk).ticket.number for _ in range(2))
    works(desk, given_up, 60)
    solves(desk, given_up, write_off=True)
    works(desk, charged, 60)
    held, stopped = decide_about_the_rest(ports=desk.ports, ticket=charged, rest=Overrun.CHARGE, by="Kim")
    assert stopped is not None and held.state is TicketState.AWAITING_APPROVAL
    assert "written off" in desk.kinds(given_up)


def test_hours_left_says_total_used_reserved_left_carried_and_until_when(desk: DeskForTests) -> None:
    desk.take_in(with_hours(rollover=Decimal(90)))
    ticket = asks_for_help(desk).ticket.number
    works(desk, ticket, 20)
    solves(desk, ticket)
    asks_for_help(desk)
    turn = desk.turn(NADIA, "how many hours have we left?")
    (left,) = allowances_left(ports=desk.ports, turn=turn)
    assert what_is_left(left, turn) == (
        "Left of 'hours' (HT-BLOCK): 10 h 40 min of 11 h 30 min (used 20 minutes, reserved for open tickets 30 minutes). "
        "1 h 30 min of it is carried over: 11 h 30 min of 11 h 30 min was left at the end of 31 October 2026; "
        "10 h 00 min lapsed, as at most 1 h 30 min is carried over. It starts anew on Tue 1 Dec 2026. "
        "What it does not reach for has a price, and waits for a yes."
    )


# ---- a walk of everything that can happen ----------------------------------------------------------------------------


class _Walk:
    """Tickets of the trust that are opened, worked on, corrected, solved, closed and opened again, in any order."""

    def __init__(self, desk: DeskForTests, random: Random) -> None:
        self.desk, self.random = desk, random
        self.terms = with_hours(
            amount=Decimal(random.choice((60, 150, 400))),
            rollover=Decimal(random.choice((0, 45, 300))),
            overrun=random.choice(list(Overrun)),
            increment=random.choice((1, 15)),
        )
        desk.take_in(self.terms)
        self.tickets: list[str] = []
        self.opened: dict[str, Turn] = {}

    @property
    def allowance(self) -> Allowance:
        return self.terms.contracts[0].allowances[0]

    def step(self) -> None:
        """Something happens, twice under one key; the second time changes nothing."""
        self.desk.clock.step(minutes=self.random.choice((1, 90, 60 * 24 * 4, 60 * 24 * 12)))
        ticket = self.random.choice(self.tickets) if self.tickets else ""
        happens = self.random.choice(
            (self.opens, self.works, self.works, self.corrects, self.solves, self.closes, self.reopens)
        )
        key = f"walk-{next(_keys)}"
        happens(ticket, key)
        before = self.rows()
        happens(ticket, key)
        assert self.rows() == before

    def opens(self, ticket: str, key: str) -> None:
        if key not in self.opened:
            self.opened[key] = self.desk.reports(NADIA, "email_client", f"Outlook does not open {key}")[0]
        opened_ = open_ticket(ports=self.desk.ports, turn=self.opened[key])
        assert opened_ is not None
        self.tickets = [*dict.fromkeys([*self.tickets, opened_.ticket.number])]

    def works(self, ticket: str, key: str) -> None:
        minutes = self.random.choice((5, 20, 50, 130))
        late = timedelta(days=self.random.choice((0, 0, 0, 9)))
        with suppress(DeskError):
            log_time(
                ports=self.desk.ports,
                ticket=ticket,
                minutes=minutes,
                start=self.desk.clock.now() - timedelta(minutes=minutes) - late,
                by="Kim",
                key=key,
            )

    def corrects(self, ticket: str, key: str) -> None:
        with suppress(DeskError):
            correct(ports=self.desk.ports, ticket=ticket, entry=f"{ticket}/1", by="Kim", key=key)

    def solves(self, ticket: str, key: str) -> None:
        with suppress(DeskError):
            resolve_ticket(ports=self.desk.ports, ticket=ticket, by="Kim", text="done", key=key, write_off=True)

    def closes(self, ticket: str, key: str) -> None:
        with suppress(DeskError):
            close_own_ticket(ports=self.desk.ports, turn=self.desk.turn(NADIA, "close it"), number=ticket)

    def reopens(self, ticket: str, key: str) -> None:
        with suppress(DeskError):
            reopen_own_ticket(ports=self.desk.ports, turn=self.desk.turn(NADIA, "it is back"), number=ticket)

    def rows(self) -> Sequence[LedgerRow]:
        with self.desk.ports.begin() as work:
            return work.ledger.rows(client=HARBOUR, contract="HT-BLOCK", allowance="hours")

    def check(self) -> None:
        """What is shown is what a replay of the ledger leaves; settled tickets hold nothing, open ones enough."""
        rows, contract = self.rows(), self.terms.contracts[0]
        last = max([self.desk.clock.now(), *(row.work_at for row in rows)])
        left = replayed(contract, self.allowance, rows, last)
        for at in {row.work_at for row in rows} | {self.desk.clock.now()}:
            # None once the contract has ended.
            for shown in allowances_of_client(ports=self.desk.ports, client=self.terms.client, at=at):
                assert shown.left == left[label_of(contract, self.allowance, at)]
        if self.allowance.overrun is not Overrun.ALLOW:
            assert min(left.values()) >= 0
        for number in self.tickets:
            self._check_ticket(number, [row for row in rows if row.ticket == number])

    def _check_ticket(self, number: str, rows: Sequence[LedgerRow]) -> None:
        taken, ticket = taken_of(rows), self.desk.ticket(number)
        found = ticket_cost(ports=self.desk.ports, number=number)
        with self.desk.ports.begin() as work:
            settled = work.settlements.of_ticket(number)
        assert found.cost.from_allowance + found.cost.charged == found.cost.accounted
        assert found.final.amount == 0 or found.final <= found.limit
        if ticket.is_open:
            assert taken.total >= sum((draw.units for draw in found.draws), Decimal(0))
        else:
            assert taken.reserved == 0
        if settled and not ticket.is_open:
            assert (taken.used, found.cost.minutes) == (settled[-1].drawn, settled[-1].minutes)


@pytest.mark.parametrize("number", range(cases(1, 60)))
def test_whatever_happens_to_tickets_the_ledger_adds_up_and_a_repeat_changes_nothing(
    begin: WorkFactory, number: int
) -> None:
    walk = _Walk(DeskForTests(begin), seeded(f"a walk through allowances, number {number}"))
    for _ in range(25):
        walk.step()
        walk.check()
