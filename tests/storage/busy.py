"""A busy desk: random transactions of several clients that write to every chained table, some of which are given up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from random import Random

from sqlalchemy import select, text

from bot.desk.allowances import LedgerRow, RowKind
from bot.desk.catalogue import Work as Kind
from bot.desk.clients import ChatIdentity
from bot.desk.disputes import Outcome, Ruling
from bot.desk.enquiries import EnquiryState
from bot.desk.erasing import GONE, Names, Why
from bot.desk.identities import EventKind, How, IdentityEvent
from bot.desk.monthly import GivenOut
from bot.desk.quotes import QuoteState
from bot.desk.settlement import Settlement
from bot.desk.staff import StaffEvent, StaffEventKind
from bot.desk.tickets import HistoryEntry
from bot.desk.timesheet import PartEntry, TimeEntry
from bot.operations.ports import ImportRecord, Shown, Work, WorkFactory
from bot.storage.emptying import Emptying, Reason, empty_history
from bot.storage.tables import ticket_history

from .values import MINUTE, NOON, a_month, cad, client, contract, decision, enquiry, quote, ticket

CLIENTS = ("acme", "beta", "gamma")
WORDS = ("It is offline", "naïve ✓ “quoted”", "line one\nline two", "ω≈ç√∫ 😀", "\\ \" '", "")


def open_for_business(begin: WorkFactory) -> None:
    """Three clients with a contract and a ticket each, and a ticket of somebody nobody has verified."""
    with begin() as work:
        for code in CLIENTS:
            work.clients.save(client(code, email=f"ana@{code}.example"))
            work.contracts.add(code, contract(), 0, NOON)
            work.tickets.save(ticket(f"ND-{code}", client=code, contact=f"ana@{code}.example"))
        work.tickets.save(ticket("ND-nobody", client=None, contact=None))
        work.commit()


def write_something(begin: WorkFactory, random: Random, just_before: Callable[[], None] = lambda: None) -> None:
    """One transaction: up to four writes for one client, now and then two, committed nine times in ten.

    ``just_before`` is called when everything is written, the entries too, and nothing is committed.
    """
    with begin() as work:
        for code in sorted(random.sample(CLIENTS, random.choice((1, 1, 1, 2)))):
            for _ in range(random.randint(1, 4)):
                random.choice(_WRITES)(work, random, code)
        if random.random() < 0.9:
            work._trail.flush()  # type: ignore[attr-defined]
            just_before()
            work.commit()


def _name(random: Random) -> str:
    return f"{random.getrandbits(64):016x}"


def _line(work: Work, random: Random, code: str) -> None:
    number = random.choice((f"ND-{code}", f"ND-{code}", "ND-nobody"))
    at = NOON + random.randint(0, 10**6) * MINUTE / 60_000_000
    work.tickets.add_history(number, HistoryEntry(at, "kim", "note", random.choice(WORDS)))


def _decision(work: Work, random: Random, code: str) -> str:
    id = _name(random)
    work.enquiries.save(enquiry(id, f"web::{id}", client=code, state=EnquiryState.DONE))
    stored = decision(id, f"t-{id}", id)
    work.decisions.add(replace(stored, decision=replace(stored.decision, client=code)))
    if random.random() < 0.5:
        work.decisions.note_shown(id, Shown("ana", f"web::{id}", f"t-{id}", NOON))
    return id


def _dispute(work: Work, random: Random, code: str) -> None:
    id = _decision(work, random, code)
    work.disputes.add(id, by="ana", words=random.choice(WORDS), at=NOON, ticket=f"ND-{code}")
    if random.random() < 0.7:
        (dispute,) = work.disputes.of_decision(id)
        work.disputes.settle(dispute.id, Ruling(random.choice(list(Outcome)), "Kim", random.choice(WORDS), NOON))


def _version(work: Work, random: Random, code: str) -> None:
    work.contracts.add(code, contract(f"C-{_name(random)}"), 1, NOON)


def _import(work: Work, random: Random, code: str) -> None:
    lines = tuple(random.sample(WORDS, random.randint(1, 3)))
    whence = random.choice((None, "console, kim@msp.example, 192.0.2.7"))
    work.clients.note_import(ImportRecord(NOON, code, "kim", f"{code}.yml", _name(random), lines, whence))


def _draw(work: Work, random: Random, code: str) -> None:
    amount = Decimal(random.randint(-6000, 6000)) / random.choice((1, 10, 100))
    row = LedgerRow(
        client=code,
        contract="C-1",
        allowance="hours",
        kind=random.choice(list(RowKind)),
        amount=amount,
        work_at=NOON,
        ticket=f"ND-{code}",
        key=_name(random),
        written_at=NOON,
    )
    work.ledger.add(row)


def _quote(work: Work, random: Random, code: str) -> None:
    number = f"Q-{_name(random)}"
    offered = quote(number, ticket=f"ND-{code}", client=code, approval=None)
    work.quotes.save(replace(offered, state=QuoteState.DRAFT, asked=None))
    work.quotes.save(offered)
    if random.random() < 0.5:
        work.quotes.save(quote(number, ticket=f"ND-{code}", client=code, state=QuoteState.ACCEPTED))


def _time(work: Work, random: Random, code: str) -> None:
    id = _name(random)
    note, minutes = random.choice(WORDS), random.randint(1, 90)
    work.timesheet.add_time(
        TimeEntry(id, f"k-{id}", f"ND-{code}", code, "Kim", None, NOON, minutes, minutes, Kind.REMOTE, note, NOON)
    )


def _part(work: Work, random: Random, code: str) -> None:
    id = _name(random)
    text = random.choice(WORDS)
    work.timesheet.add_part(PartEntry(id, f"k-{id}", f"ND-{code}", code, "Kim", text, cad("80.00"), 2, NOON))


def _settlement(work: Work, random: Random, code: str) -> None:
    work.settlements.add(
        Settlement(
            ticket=f"ND-{code}",
            client=code,
            number=random.getrandbits(30),
            key=_name(random),
            by="Kim",
            note=random.choice(WORDS),
            at=NOON,
            minutes=30,
            accounted=Decimal(30),
            from_allowance=Decimal(0),
            charged=Decimal(30),
            allowance=None,
            drawn=Decimal(0),
            quoted=None,
            limit=None,
            price=cad("62.50"),
            final=cad("0.00"),
        )
    )


def _identity(work: Work, random: Random, code: str) -> None:
    id, hash = _name(random), random.randbytes(32)
    who = ChatIdentity("telegram", "", id)
    given = IdentityEvent(id, EventKind.CODE, code, f"Ana@{code}.example", NOON, "Kim", code=hash, expires_at=NOON)
    linked = replace(given, id=_name(random), kind=EventKind.LINKED, identity=who, how=How.CODE, expires_at=None)
    work.identities.add(given)
    if random.random() < 0.7:
        work.identities.add(linked)


def _staff(work: Work, random: Random, code: str) -> None:
    kind, words = random.choice(list(StaffEventKind)), random.choice(WORDS)
    work.staff.add_event(StaffEvent(NOON, f"kim@{code}.example", kind, "the tests", words, "127.0.0.1"))


def _month(work: Work, random: Random, code: str) -> None:
    report = replace(a_month(code), suggestions=(random.choice(WORDS),))
    work.reports.add(GivenOut(report, random.getrandbits(30), "Alex", NOON))


def _erase(work: Work, random: Random, code: str) -> None:
    """Words of one or two lines are taken away, unless another transaction is at it."""
    connection, trail = work._connection, work._trail  # type: ignore[attr-defined]
    if not connection.execute(text("SELECT pg_try_advisory_xact_lock(20261128)")).scalar():
        return
    said = (ticket_history.c.ticket == f"ND-{code}") & ticket_history.c.text.not_in(("", GONE))
    some = connection.execute(select(ticket_history.c.id).where(said).limit(random.randint(1, 2))).scalars().all()
    how = Emptying(Names(()), columns=("text",))
    empty_history(connection, trail, ticket_history, ticket_history.c.id.in_(some), how, Reason(NOON, "kim", Why.ASKED))


_WRITES: tuple[Callable[[Work, Random, str], object], ...] = (
    _line,
    _decision,
    _dispute,
    _version,
    _import,
    _draw,
    _quote,
    _time,
    _part,
    _settlement,
    _identity,
    _staff,
    _month,
    _erase,
)
