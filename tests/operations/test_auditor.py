"""The auditor looks at the desk as a whole: each thing that can be wrong, told once, by one page, and over once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.desk.auditor import Check
from bot.desk.clients import ChatIdentity
from bot.desk.emergencies import EmergencyKind
from bot.operations.auditor import THE_DESK, Round, audit_desk, audit_machine, look_over
from bot.operations.handover import raise_emergency
from bot.operations.health import note_alive
from bot.operations.oncall import climb_due, take_page
from bot.operations.ports import Answer, Process
from bot.operations.stranded import forget_job, list_stranded_jobs, retry_job
from bot.operations.tickets import close_own_ticket
from tests.makers import JONAS, SAM, DeskForTests, key_of
from tests.operations.situations import opened

ROOM = ChatIdentity("slack", "T0DESK", "C0TECH")
SMALL = Check("disk", False, "make room", "1 MB free")
FULL = replace(SMALL, stops=True)
GOOD = replace(SMALL, good=True)


@pytest.fixture
def desk(desk: DeskForTests) -> DeskForTests:
    """A desk that runs, with people and a room."""
    desk.take_in_staff()
    desk.ports = replace(desk.ports, rooms=(ROOM,))
    _live(desk)
    return desk


def _live(desk: DeskForTests, *parts: str) -> None:
    now = desk.clock.now()
    for part in parts or ("gateway", "assistant", "worker"):
        note_alive(ports=desk.ports, process=Process(part, (part,), "desk-1", now, now))


def _minute(desk: DeskForTests, *parts: str) -> Round | None:
    desk.clock.step(minutes=1)
    _live(desk, *parts)
    found = audit_desk(ports=desk.ports)
    _send_all(desk)
    return found


def _send_all(desk: DeskForTests) -> None:
    """What waits for the pager and for channels is taken."""
    with desk.ports.begin() as work:
        for page in work.pages.list():
            for call in work.pages.calls(page.id):
                work.pages.mark_called(call.id, desk.clock.now())
            for id in work.pages.chat_messages(page.id):
                work.conversations.mark_sent(id, desk.clock.now(), {"number": str(id)})
        for message in (*work.conversations.waiting(key_of(ROOM)), *work.conversations.waiting(key_of(SAM))):
            work.conversations.mark_sent(message.id, desk.clock.now())
        work.commit()


def _bad(desk: DeskForTests) -> dict[str, str]:
    return {check.name: check.figure for check in look_over(ports=desk.ports).checks if not check.good}


def _bad_besides_the_clock(desk: DeskForTests) -> set[str]:
    """The clock of the tests is not the database's; and nobody but a test audits."""
    return _bad(desk).keys() - {"database clock", "audit"}


def _pages(desk: DeskForTests) -> list[str]:
    return desk.paged_words()


def _said(desk: DeskForTests) -> list[str]:
    lines = [line for each in desk.texts_to(ROOM) for line in each.splitlines()[1:]]
    return [line for line in lines if "database clock" not in line]


def test_a_desk_that_works_is_well_and_nobody_is_told(desk: DeskForTests) -> None:
    rounds = [_minute(desk) for _ in range(3)]
    assert [each is not None and each.well for each in rounds] == [True, True, True]
    assert (_pages(desk), _said(desk), _bad_besides_the_clock(desk)) == ([], [], set())


def _waits_for_the_assistant(desk: DeskForTests) -> None:
    desk.receives(SAM, "the printer jams")


def _waits_for_a_channel(desk: DeskForTests) -> None:
    with desk.ports.begin() as work:
        work.conversations.say(key_of(SAM), Answer("hello"), turn=None, contact=None, at=desk.clock.now())
        work.commit()


def _has_a_ticket(desk: DeskForTests) -> None:
    number = opened(desk)[1].ticket.number
    _send_all(desk)
    with desk.ports.begin() as work:
        for turn in work.conversations.unfinished(desk.clock.now() + timedelta(days=1)):
            work.conversations.finish(turn.id, "done")
        work.deadlines.look_again(number, desk.clock.now())
        work.commit()


def _climbs(desk: DeskForTests) -> None:
    turn = desk.turn(SAM, "the server is down, nobody can work")
    raise_emergency(ports=desk.ports, turn=turn, kind=EmergencyKind.OUTAGE, category="server_down")
    _send_all(desk)
    with desk.ports.begin() as work:
        work.conversations.finish(turn.id, "done")
        work.commit()


@pytest.mark.parametrize(
    ("happens", "good_until", "name", "figure"),
    [
        pytest.param(_waits_for_the_assistant, 120, "messages", "1 waits, the oldest for 2 min", id="a message"),
        pytest.param(_waits_for_a_channel, 600, "answers", "1 waits, the oldest for 10 min", id="an answer"),
        pytest.param(_has_a_ticket, 119, "deadlines", "1 waits, the oldest for 2 min", id="a deadline"),
        pytest.param(_climbs, 300 + 119, "escalation", "1 waits, the oldest for 2 min", id="a step"),
    ],
)
def test_what_waits_for_too_long_is_found(
    desk: DeskForTests, happens: Callable[[DeskForTests], None], good_until: int, name: str, figure: str
) -> None:
    happens(desk)
    desk.clock.step(seconds=good_until)
    _live(desk)
    assert name not in _bad(desk)
    desk.clock.step(seconds=1)
    assert _bad(desk)[name] == figure


def test_a_part_that_nobody_runs_is_told_and_its_end_too(desk: DeskForTests) -> None:
    for _ in range(3):
        _minute(desk, "gateway", "worker")
        assert (_pages(desk), _said(desk)) == ([], [])
    _minute(desk, "gateway", "worker")
    what = "processes: nothing runs the assistant, start `nightdesk serve assistant`."
    assert (_pages(desk), _said(desk)) == ([what], [f"! {what}"])
    for _ in range(3):
        assert _minute(desk, "gateway", "worker") is not None
    _minute(desk)
    _minute(desk)
    assert (_pages(desk), _said(desk)[1:]) == ([what], ["✓ processes: over after 8 min."])
    with desk.ports.begin() as work:
        (page,) = work.pages.list()
        escalation = work.pages.escalation(page.id)
    assert escalation is not None and escalation.ended == "the desk is well again"
    desk.clock.step(minutes=30)
    climb_due(ports=desk.ports)
    with desk.ports.begin() as work:
        assert {call.step for call in work.pages.calls(page.id)} == {0}


def test_everything_that_is_wrong_at_once_is_one_page(desk: DeskForTests) -> None:
    for _ in range(4):
        _minute(desk, "worker")
        for machine in ("desk-1", "desk-2"):
            audit_machine(ports=desk.ports, machine=machine, checks=[FULL])
    assert len(_pages(desk)) == 1
    assert [line.split(":")[0] for line in _said(desk)] == ["! desk-1, disk", "! desk-2, disk", "! processes"]
    for _ in range(2):
        _minute(desk)
        audit_machine(ports=desk.ports, machine="desk-1", checks=[GOOD])
    with desk.ports.begin() as work:
        # One machine is full still: whoever was called is not told that it is over.
        assert [page.kind for page in work.pages.waiting()] == ["desk_trouble"]
    for _ in range(2):
        _minute(desk)
        audit_machine(ports=desk.ports, machine="desk-2", checks=[GOOD])
    with desk.ports.begin() as work:
        assert work.pages.waiting() == ()


def test_what_does_not_stop_the_desk_wakes_nobody(desk: DeskForTests) -> None:
    for _ in range(3):
        desk.clock.step(minutes=1)
        audit_machine(ports=desk.ports, machine="desk-1", checks=[SMALL])
    assert (_pages(desk), _said(desk)) == ([], ["! desk-1, disk: 1 MB free, make room."])


def test_who_was_called_takes_it_and_reads_that_it_is_over(desk: DeskForTests) -> None:
    for _ in range(4):
        _minute(desk, "worker")
    with desk.ports.begin() as work:
        (page,) = work.pages.list()
        calls = work.pages.calls(page.id)
        shown = work.pages.chat_messages(page.id)
        chats = [message.conversation for message in map(work.conversations.outgoing, shown) if message]
    assert chats, "somebody of the demo is called in a chat"
    chat = chats[0]
    assert desk.texts_to(chat)[-1].startswith("Nightdesk itself: somebody has to look\nprocesses: nothing runs the")
    take_page(ports=desk.ports, page_id=page.id, by=calls[0].technician, through="slack")
    _minute(desk)
    _minute(desk)
    assert desk.texts_to(chat)[-1] == "Over: the desk is well again."


def test_workers_that_look_at_once_tell_once(desk: DeskForTests) -> None:
    for _ in range(5):
        desk.clock.step(minutes=1)
        _live(desk, "worker")
        with ThreadPoolExecutor(4) as workers:
            rounds = list(workers.map(lambda _: audit_desk(ports=desk.ports), range(4)))
        assert sum(each is not None for each in rounds) == 1
    assert (len(_pages(desk)), len(_said(desk))) == (1, 1)


def test_a_round_that_dies_before_its_end_has_told_nothing_and_the_next_one_tells(
    desk: DeskForTests, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        _minute(desk, "worker")
    kept = type(desk.ports.begin()).commit
    with monkeypatch.context() as patched:
        patched.setattr(type(desk.ports.begin()), "commit", lambda self: (_ for _ in ()).throw(KeyboardInterrupt))
        desk.clock.step(minutes=1)
        with pytest.raises(KeyboardInterrupt):
            audit_desk(ports=desk.ports)
    assert type(desk.ports.begin()).commit is kept
    assert (_pages(desk), _said(desk)) == ([], [])
    _live(desk, "worker")
    audit_desk(ports=desk.ports)
    assert (len(_pages(desk)), len(_said(desk))) == (1, 1)


def test_calls_that_everybody_got_and_nobody_took_are_found_until_their_ticket_is_solved(desk: DeskForTests) -> None:
    _climbs(desk)
    for _ in range(40):
        desk.clock.step(minutes=10)
        climb_due(ports=desk.ports)
        _send_all(desk)
    _live(desk)
    assert "unanswered calls" in _bad(desk)
    close_own_ticket(ports=desk.ports, turn=desk.turn(SAM, "it works again"), number=desk.tickets()[0].number)
    assert "unanswered calls" not in _bad(desk)


def test_work_that_failed_as_often_as_it_may_is_found_and_tried_again_or_let_go(
    desk: DeskForTests, engine: Engine
) -> None:
    desk.receives(SAM, "one")
    desk.receives(JONAS, "two")
    with engine.begin() as connection:
        connection.execute(text("UPDATE procrastinate_jobs SET status = 'doing'"))
        connection.execute(text("UPDATE procrastinate_jobs SET status = 'failed', attempts = 50"))
    assert _bad(desk)["stranded jobs"] == "2 turn"
    first, second = list_stranded_jobs(ports=desk.ports)
    retry_job(ports=desk.ports, number=first.number)
    forget_job(ports=desk.ports, number=second.number)
    assert "stranded jobs" not in _bad(desk)
    with engine.begin() as connection:
        left = connection.execute(text("SELECT id, status::text, attempts FROM procrastinate_jobs")).all()
    assert [tuple(each) for each in left] == [(first.number, "todo", 0)]


def test_the_clocks_of_the_desk_and_of_the_database_are_compared(desk: DeskForTests, engine: Engine) -> None:
    with engine.connect() as connection:
        now = connection.execute(text("SELECT clock_timestamp()")).scalar_one()
    desk.clock.set(now)
    _live(desk)
    assert {"database clock", "clocks"} & _bad(desk).keys() == set()
    desk.clock.step(minutes=-3)
    note_alive(ports=desk.ports, process=Process("other", ("assistant",), "desk-2", desk.clock.now(), desk.clock.now()))
    found = _bad(desk)
    assert (found["database clock"], found["clocks"]) == ("3 min ahead of the desk's", "3 min between processes")


def test_a_long_transaction_is_found(desk: DeskForTests, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.operations.desk_checks.TRANSACTION_RUNS", timedelta(0))
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))
        assert "transactions" in _bad(desk)
    assert _bad(desk).get("transactions", "the longest for 0.0 s") == "the longest for 0.0 s"


def test_a_machine_that_is_gone_is_forgotten(desk: DeskForTests) -> None:
    for _ in range(2):
        desk.clock.step(minutes=1)
        audit_machine(ports=desk.ports, machine="desk-2", checks=[SMALL])
    desk.clock.step(hours=1, minutes=1)
    _live(desk)
    audit_desk(ports=desk.ports)
    assert [place for place, _ in look_over(ports=desk.ports).findings if place != THE_DESK] == []


def test_nobody_who_audits_is_a_finding_too(desk: DeskForTests) -> None:
    assert "audit" in _bad(desk)
    audit_desk(ports=desk.ports)
    assert "audit" not in _bad(desk)
    desk.clock.step(minutes=4)
    assert _bad(desk)["audit"] == "4 min ago"
