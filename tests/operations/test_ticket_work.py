"""What technicians do with tickets: exactly one has each, clocks stand still, and history says who, what and whence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.desk.catalogue import UnknownCategory
from bot.desk.errors import ImpossibleMove, NotAllowed, NotFound, OutOfDate
from bot.desk.staff import StaffMember, StaffRole
from bot.desk.ticket_work import WaitFor
from bot.desk.tickets import Ticket, TicketState
from bot.operations.replies import NothingSaid
from bot.operations.staff import import_staff
from bot.operations.ticket_work import (
    assign_ticket,
    claim_ticket,
    let_wait,
    merge_ticket,
    note_internally,
    recategorise_ticket,
    reopen_ticket,
    resume_ticket,
    split_ticket,
)
from bot.operations.tickets import add_information
from bot.operations.together import answer_together, resolve_together
from bot.storage.engine import make_engine
from bot.storage.unit_of_work import sql_work_factory
from tests.makers import (
    AMARA_AT,
    DANA,
    JONAS_AT,
    KIM_AT,
    MAPLE,
    PRIYA,
    RAVI,
    ROBIN_AT,
    SAM,
    DeskForTests,
)
from tests.proving import cases, seeded

RACES = cases(40, 10_000)
FOUR = (ROBIN_AT, AMARA_AT, JONAS_AT, KIM_AT)


@pytest.fixture
def msp(desk: DeskForTests) -> DeskForTests:
    """The desk with its own people."""
    desk.take_in_staff()
    return desk


@pytest.fixture
def printer(msp: DeskForTests) -> Ticket:
    """Sam's printer."""
    return msp.opens_ticket(SAM, "printer", "the printer jams")


# ---- exactly one owner -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def four_connections(shared_engine: Engine) -> Iterator[Engine]:
    """A connection for each of four people."""
    engine = make_engine(shared_engine.url.render_as_string(hide_password=False), pool_size=8)
    yield engine
    engine.dispose()


def test_of_four_who_claim_at_once_exactly_one_has_it(engine: Engine, four_connections: Engine) -> None:
    """``make prove``: 10,000 races."""
    desk = DeskForTests(sql_work_factory(four_connections))
    desk.take_in(MAPLE)
    desk.take_in_staff()
    first = desk.opens_ticket(SAM, "printer", "the printer jams")
    numbers = [f"ND-{5000 + place}" for place in range(RACES)]
    with desk.ports.begin() as work:
        for number in numbers:
            work.tickets.save(replace(first, number=number))
        work.commit()
    ready, random = Barrier(4), seeded("claims")
    orders = [random.sample(FOUR, 4) for _ in numbers]

    def races(who: int) -> list[str]:
        won = []
        for number, order in zip(numbers, orders, strict=True):
            ready.wait(120)
            try:
                claim_ticket(ports=desk.ports, number=number, by=order[who])
                won.append(number)
            except OutOfDate:
                pass
        return won

    with ThreadPoolExecutor(4) as pool:
        won = Counter(number for mine in pool.map(races, range(4)) for number in mine)
    assert won == Counter(numbers)
    with four_connections.connect() as connection:
        claims = connection.execute(
            text(
                "SELECT t.owner = h.by, count(*) FROM ticket_history h JOIN tickets t ON t.number = h.ticket "
                "WHERE h.kind = 'claimed' GROUP BY 1"
            )
        ).all()
    assert [tuple(row) for row in claims] == [(True, RACES)]


def test_claiming_twice_is_one_claim(msp: DeskForTests, printer: Ticket) -> None:
    for _ in range(2):
        claimed = claim_ticket(ports=msp.ports, number=printer.number.lower(), by=ROBIN_AT)
    assert (claimed.owner, claimed.state) == (ROBIN_AT, TicketState.ASSIGNED)
    assert msp.history(printer.number)[-1] == (ROBIN_AT, "claimed", "Robin Castell")
    assert msp.kinds(printer.number).count("claimed") == 1
    with pytest.raises(OutOfDate, match="Robin Castell has ND-1001 already"):
        claim_ticket(ports=msp.ports, number=printer.number, by=AMARA_AT)


@pytest.mark.parametrize("by", ["dana@maple-dental.example", "nobody@nightdesk.example", ""])
def test_nobody_but_the_msps_people_works_on_tickets(msp: DeskForTests, printer: Ticket, by: str) -> None:
    with pytest.raises(NotFound):
        claim_ticket(ports=msp.ports, number=printer.number, by=by)
    assert msp.ticket(printer.number) == printer


def test_a_dispatcher_gives_a_ticket_and_a_technician_gives_the_own(msp: DeskForTests, printer: Ticket) -> None:
    def give(to: str | None, by: str) -> str | None:
        return assign_ticket(ports=msp.ports, number=printer.number, to=to, by=by).owner

    assert give(ROBIN_AT, JONAS_AT) == ROBIN_AT
    with pytest.raises(NotAllowed):
        give(AMARA_AT, AMARA_AT)
    assert (give(AMARA_AT, ROBIN_AT), give(None, AMARA_AT)) == (AMARA_AT, None)
    assert [words for _, kind, words in msp.history(printer.number) if kind == "assigned"] == [
        "to Robin Castell",
        "to Amara Obi",
        "to nobody",
    ]


# ---- waiting ---------------------------------------------------------------------------------------------------------


def test_what_waits_for_the_client_stands_still_until_they_write(msp: DeskForTests, printer: Ticket) -> None:
    waiting = let_wait(ports=msp.ports, number=printer.number, reason=WaitFor.CLIENT, by=ROBIN_AT, text="which one?")
    assert (waiting.state, waiting.resolution and waiting.resolution.spans[-1].running) == (
        TicketState.WAITING_CLIENT,
        False,
    )
    assert msp.history(printer.number)[-1] == (ROBIN_AT, "waits", "for the client: which one?")
    msp.clock.step(hours=3)
    turn = msp.turn(SAM, "add: the one at the front desk")
    went_on = add_information(ports=msp.ports, turn=turn, number=printer.number, words="the one at the front desk")
    assert went_on.state is TicketState.IN_PROGRESS
    assert went_on.resolve_by is not None and printer.resolve_by is not None
    assert went_on.resolve_by - printer.resolve_by >= timedelta(hours=3)


def test_the_requester_hears_once_when_it_is_planned(msp: DeskForTests, printer: Ticket) -> None:
    until = msp.clock.now() + timedelta(days=1)
    for _ in range(2):
        let_wait(ports=msp.ports, number=printer.number, reason=WaitFor.DATE, by=ROBIN_AT, until=until)
    told = [words for words in msp.texts_to(SAM) if "has planned" in words]
    assert told == ["Robin Castell has planned ND-1001 for tomorrow 10:00."]
    assert msp.kinds(printer.number).count("waits") == 1


def test_going_on_takes_what_nobody_has(msp: DeskForTests, printer: Ticket) -> None:
    let_wait(ports=msp.ports, number=printer.number, reason=WaitFor.VENDOR, by=ROBIN_AT)
    gone_on = resume_ticket(ports=msp.ports, number=printer.number, by=AMARA_AT)
    assert (gone_on.owner, gone_on.state) == (AMARA_AT, TicketState.IN_PROGRESS)
    with pytest.raises(ImpossibleMove):
        resume_ticket(ports=msp.ports, number=printer.number, by=AMARA_AT)


def test_a_solved_ticket_is_opened_again_with_the_reason(msp: DeskForTests, printer: Ticket) -> None:
    claim_ticket(ports=msp.ports, number=printer.number, by=ROBIN_AT)
    resolve_together(ports=msp.ports, number=printer.number, by="Robin Castell", text="A new roller.", key="r")
    with pytest.raises(NothingSaid):
        reopen_ticket(ports=msp.ports, number=printer.number, by=AMARA_AT, reason=" ")
    again = reopen_ticket(ports=msp.ports, number=printer.number, by=AMARA_AT, reason="It jams again.")
    assert (again.state, again.owner) == (TicketState.IN_PROGRESS, ROBIN_AT)
    assert msp.history(printer.number)[-1] == (AMARA_AT, "reopened", "It jams again.")


# ---- together --------------------------------------------------------------------------------------------------------


def _three(desk: DeskForTests) -> list[str]:
    """Three people of one client with the same trouble."""
    return [desk.opens_ticket(who, "printer", "the printer jams").number for who in (SAM, PRIYA, DANA)]


def test_an_answer_and_the_solution_reach_everybody_once(msp: DeskForTests) -> None:
    parent, *others = _three(msp)
    for other in others:
        for _ in range(2):
            merge_ticket(ports=msp.ports, number=other, into=parent, by=ROBIN_AT)
    for _ in range(2):
        answer_together(ports=msp.ports, number=parent, by="Robin Castell", words="We are at it.")
    for _ in range(2):
        done = resolve_together(ports=msp.ports, number=parent, by="Robin Castell", text="A new roller.", key="k")
    assert ((), done.left) == (done.others, done.left)
    for who, number in zip((SAM, PRIYA, DANA), (parent, *others), strict=True):
        assert msp.ticket(number).state is TicketState.RESOLVED
        heard = [words for words in msp.texts_to(who) if "We are at it." in words or "A new roller." in words]
        assert [number in words for words in heard] == [True, True]
    assert [kind for kind in msp.kinds(parent) if kind == "merged"] == ["merged"] * 2


def test_what_goes_with_a_ticket_goes_on_with_where_that_goes(msp: DeskForTests) -> None:
    one, two, three = _three(msp)
    merge_ticket(ports=msp.ports, number=two, into=one, by=ROBIN_AT)
    merge_ticket(ports=msp.ports, number=one, into=three, by=ROBIN_AT)
    assert [msp.ticket(number).parent for number in (one, two, three)] == [three, three, None]
    for _ in range(2):
        split_ticket(ports=msp.ports, number=two, by=ROBIN_AT)
    assert (msp.ticket(two).parent, msp.kinds(two).count("split")) == (None, 1)


def test_merging_crosswise_at_once_makes_no_ring(msp: DeskForTests) -> None:
    for _ in range(cases(3, 100)):
        one, two, _ = _three(msp)
        ready = Barrier(2)

        def merge(pair: tuple[str, str], ready: Barrier = ready) -> bool:
            ready.wait(60)
            try:
                merge_ticket(ports=msp.ports, number=pair[0], into=pair[1], by=ROBIN_AT)
            except ImpossibleMove:
                return False
            return True

        with ThreadPoolExecutor(2) as pool:
            done = list(pool.map(merge, ((one, two), (two, one))))
        assert sorted(done) == [False, True]
        assert Counter(msp.ticket(number).parent is None for number in (one, two)) == {True: 1, False: 1}


def test_another_clients_ticket_does_not_go_with_it(msp: DeskForTests, printer: Ticket) -> None:
    other = msp.opens_ticket(RAVI, "email_client", "my outlook hangs")
    with pytest.raises(ImpossibleMove, match="same client"):
        merge_ticket(ports=msp.ports, number=other.number, into=printer.number, by=ROBIN_AT)
    with pytest.raises(NotFound):
        merge_ticket(ports=msp.ports, number=printer.number, into="ND-9999", by=ROBIN_AT)


# ---- sorted, noted ---------------------------------------------------------------------------------------------------


def test_what_a_person_sorts_is_kept_for_the_training_data(msp: DeskForTests, printer: Ticket, engine: Engine) -> None:
    for _ in range(2):
        recategorise_ticket(ports=msp.ports, number=printer.number, category="scanner", by=ROBIN_AT)
    assert msp.ticket(printer.number).category == "scanner"
    with engine.connect() as connection:
        kept = connection.execute(text("SELECT ticket, was, now, words, by FROM category_suggestions")).all()
    assert [tuple(row) for row in kept] == [(printer.number, "printer", "scanner", printer.words, ROBIN_AT)]
    with pytest.raises(UnknownCategory):
        recategorise_ticket(ports=msp.ports, number=printer.number, category="spaceship", by=ROBIN_AT)


def test_a_note_is_for_colleagues_alone_and_written_once(msp: DeskForTests, printer: Ticket) -> None:
    before = msp.texts_to(SAM)
    for _ in range(2):
        note_internally(ports=msp.ports, number=printer.number, by=ROBIN_AT, words="Sam is VIP, hurry", key="n")
    assert msp.history(printer.number)[-1] == (ROBIN_AT, "internal note", "Sam is VIP, hurry")
    assert (msp.kinds(printer.number).count("internal note"), msp.texts_to(SAM)) == (1, before)
    with pytest.raises(NothingSaid):
        note_internally(ports=msp.ports, number=printer.number, by=ROBIN_AT, words="  ", key="m")


def test_history_says_whence_a_change_came(msp: DeskForTests, printer: Ticket) -> None:
    here = replace(msp.ports, begin=msp.ports.begin.from_("console, robin, 192.0.2.7"))
    claim_ticket(ports=here, number=printer.number, by=ROBIN_AT)
    claim_ticket(ports=msp.ports, number=msp.opens_ticket(SAM, "scanner", "no scans").number, by=ROBIN_AT)
    with msp.ports.begin() as work:
        lines = [entry for number in ("ND-1001", "ND-1002") for entry in work.tickets.history(number)]
    assert [entry.whence for entry in lines if entry.kind == "claimed"] == ["console, robin, 192.0.2.7", None]


def test_who_has_left_claims_nothing(msp: DeskForTests, printer: Ticket) -> None:
    import_staff(ports=msp.ports, members=[StaffMember("A", "a@x.example", StaffRole.ADMIN)], by="tests")
    with pytest.raises(NotFound):
        claim_ticket(ports=msp.ports, number=printer.number, by=ROBIN_AT)
