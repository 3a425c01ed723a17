"""Warnings at 50, 75, 90 and 100 per cent, to whom they belong, once, and no storm after a standstill."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.desk.catalogue import Priority
from bot.desk.clients import ChatIdentity
from bot.desk.staff import StaffMember, StaffRole
from bot.operations.deadlines import SHOWN, warn_of_deadlines
from bot.operations.replies import record_first_response, reprioritise_ticket
from bot.operations.staff import import_staff
from bot.operations.ticket_work import claim_ticket
from tests.makers import MAPLE, STRANGER, DeskForTests
from tests.operations.situations import opened

TORONTO = ZoneInfo("America/Toronto")
ROBIN, JONAS, KIM = (ChatIdentity("slack", "T0DESK", name) for name in ("ROBIN", "JONAS", "KIM"))
STAFF = (
    StaffMember("Robin Castell", "robin@nightdesk.example", StaffRole.TECHNICIAN, identities=(ROBIN,)),
    StaffMember("Jonas Lind", "jonas@nightdesk.example", StaffRole.DISPATCHER, identities=(JONAS,)),
    StaffMember("Kim Osei", "kim@nightdesk.example", StaffRole.MANAGER, identities=(KIM,)),
    StaffMember("Alex Moreau", "alex@nightdesk.example", StaffRole.ADMIN),
)


@pytest.fixture
def desk(desk: DeskForTests) -> DeskForTests:
    """Tuesday, ten in the morning at the clinic, with people who can be told."""
    desk.take_in(MAPLE)
    import_staff(ports=desk.ports, members=STAFF, by="the tests")
    desk.clock.set(datetime(2026, 11, 24, 10, 0, tzinfo=TORONTO))
    return desk


def _ticket(desk: DeskForTests, *, claimed: bool = True) -> str:
    number = opened(desk)[1].ticket.number
    if claimed:
        claim_ticket(ports=desk.ports, number=number, by="robin@nightdesk.example")
    return number


def _minutes(desk: DeskForTests, minutes: int) -> None:
    for _ in range(minutes):
        desk.clock.step(minutes=1)
        warn_of_deadlines(ports=desk.ports)


def _told(desk: DeskForTests, who: ChatIdentity, number: str) -> list[str]:
    return [text.split(": ", 1)[1] for text in desk.texts_to(who) if text.startswith(number)]


def _answer_target(desk: DeskForTests, number: str) -> int:
    """Minutes that are promised for the first answer."""
    clock = desk.ticket(number).response
    assert clock is not None
    return int(clock.target / timedelta(minutes=1))


def test_the_owner_is_told_first_then_the_dispatcher_then_the_manager(desk: DeskForTests) -> None:
    number = _ticket(desk)
    target = _answer_target(desk, number)
    assert target % 20 == 0, "the shares fall on whole minutes"
    _minutes(desk, target + 10)
    shares = [text.split(" %")[0] for text in _told(desk, ROBIN, number) if "first answer" in text]
    assert shares == ["50", "75", "90", "the time for the first answer is over."]
    assert [text.split(" %")[0] for text in _told(desk, JONAS, number) if "first answer" in text] == shares[2:]
    assert [text for text in _told(desk, KIM, number) if "first answer" in text] == shares[3:]
    assert desk.kinds(number).count("deadline") >= 4


def test_each_share_is_told_when_it_is_reached_and_not_before(desk: DeskForTests) -> None:
    number = _ticket(desk)
    half = _answer_target(desk, number) // 2
    _minutes(desk, half - 1)
    assert _told(desk, ROBIN, number) == []
    _minutes(desk, 1)
    assert len(_told(desk, ROBIN, number)) == 1


def test_who_nobody_owns_is_the_dispatchers_from_the_start(desk: DeskForTests) -> None:
    number = _ticket(desk, claimed=False)
    _minutes(desk, _answer_target(desk, number) // 2)
    assert (len(_told(desk, JONAS, number)), _told(desk, ROBIN, number)) == (1, [])


def test_who_has_answered_is_not_warned_of_the_answer(desk: DeskForTests) -> None:
    number = _ticket(desk)
    record_first_response(ports=desk.ports, number=number, by="Robin Castell", words="I am looking at it.")
    _minutes(desk, _answer_target(desk, number))
    assert [text for text in _told(desk, ROBIN, number) if "first answer" in text] == []


def test_after_a_standstill_only_the_highest_share_is_told_and_in_one_message(desk: DeskForTests) -> None:
    numbers = [_ticket(desk) for _ in range(SHOWN + 2)]
    desk.clock.step(minutes=_answer_target(desk, numbers[0]) * 3)
    assert warn_of_deadlines(ports=desk.ports) >= len(numbers)
    assert warn_of_deadlines(ports=desk.ports) == 0
    (letter,) = desk.texts_to(ROBIN)
    assert all("the time for the first answer is over" in line or "%" in line for line in letter.splitlines()[:-1])
    assert letter.splitlines()[-1].startswith("and ")


def test_a_higher_priority_is_another_promise_with_warnings_of_its_own(desk: DeskForTests) -> None:
    number = _ticket(desk)
    before = _answer_target(desk, number)
    _minutes(desk, before // 2)
    reprioritise_ticket(ports=desk.ports, number=number, priority=Priority.P2, by="Kim Osei", reason="The whole site.")
    assert _answer_target(desk, number) < before
    warn_of_deadlines(ports=desk.ports)
    assert "the time for the first answer is over." in _told(desk, KIM, number)


def test_nothing_is_told_at_night_of_promises_that_rest_then(desk: DeskForTests) -> None:
    desk.clock.set(datetime(2026, 11, 24, 17, 50, tzinfo=TORONTO))
    number = _ticket(desk)
    desk.clock.set(datetime(2026, 11, 25, 3, 0, tzinfo=TORONTO))
    warn_of_deadlines(ports=desk.ports)
    assert _told(desk, ROBIN, number) == []


def test_two_workers_warn_once(desk: DeskForTests) -> None:
    number = _ticket(desk)
    desk.clock.step(minutes=_answer_target(desk, number) // 2)
    with ThreadPoolExecutor(4) as workers:
        assert sum(workers.map(lambda _: warn_of_deadlines(ports=desk.ports), range(4))) == 1
    assert len(_told(desk, ROBIN, number)) == 1


def test_somebody_nobody_verified_has_no_promise(desk: DeskForTests) -> None:
    opened(desk, STRANGER)
    desk.clock.step(minutes=5000)
    assert warn_of_deadlines(ports=desk.ports) == 0
