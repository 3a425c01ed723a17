"""What the night brought is told once in the morning, to whoever sorts the work."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.desk.clients import ChatIdentity
from bot.desk.emergencies import EmergencyKind
from bot.desk.staff import StaffMember, StaffRole
from bot.desk.ticket_work import WaitFor
from bot.operations.handover import raise_emergency
from bot.operations.morning import in_words, night_before, send_morning_summary
from bot.operations.oncall import take_page
from bot.operations.replies import record_first_response
from bot.operations.staff import import_staff
from bot.operations.ticket_work import claim_ticket, let_wait
from tests.makers import MAPLE, SAM, DeskForTests
from tests.operations.situations import opened

TORONTO = ZoneInfo("America/Toronto")
JONAS, KIM, ROBIN = (ChatIdentity("slack", "T0DESK", name) for name in ("JONAS", "KIM", "ROBIN"))
STAFF = (
    StaffMember("Jonas Lind", "jonas@nightdesk.example", StaffRole.DISPATCHER, identities=(JONAS,)),
    StaffMember("Kim Osei", "kim@nightdesk.example", StaffRole.MANAGER, identities=(KIM,)),
    StaffMember("Robin Castell", "robin@nightdesk.example", StaffRole.ADMIN, identities=(ROBIN,)),
)


def _at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=TORONTO)


@pytest.fixture
def desk(desk: DeskForTests) -> DeskForTests:
    """A night: an outage at two that Amara took after seven minutes, a printer at three, nothing else."""
    desk.take_in(MAPLE)
    import_staff(ports=desk.ports, members=STAFF, by="the tests")
    desk.clock.set(_at(25, 2))
    turn = desk.turn(SAM, "the server is down, nobody can work")
    raised = raise_emergency(ports=desk.ports, turn=turn, kind=EmergencyKind.OUTAGE, category="server_down")
    desk.clock.set(_at(25, 2, 7))
    take_page(ports=desk.ports, page_id=raised.page.id, by="Amara Obi", through="slack")
    desk.clock.set(_at(25, 3))
    opened(desk, SAM, "printer", "the printer is offline")
    return desk


def test_the_night_is_told_with_calls_tickets_and_what_is_due(desk: DeskForTests) -> None:
    lines = in_words(night_before(ports=desk.ports, until=_at(25, 7, 30))).splitlines()
    assert lines[:5] == [
        "Good morning. Since Tue 24 Nov, 18:00:",
        "Call: 1",
        "  Wed 25 Nov, 02:00 outage, ND-1001: Amara Obi took it after 7 min",
        "New tickets: 2",
        "  P1 ND-1001 maple-dental, Server down, waiting for a technician",
    ]
    assert [line for line in lines if line.startswith(("Late", "Due today"))] != []


def test_what_waits_for_its_client_is_not_called_late(desk: DeskForTests) -> None:
    number = "ND-1001"
    record_first_response(ports=desk.ports, number=number, by="Jonas Lind", words="Which printer is it?")
    claim_ticket(ports=desk.ports, number=number, by="jonas@nightdesk.example")
    late = night_before(ports=desk.ports, until=_at(30, 7, 30)).late
    assert number in [ticket.number for ticket in late]
    let_wait(ports=desk.ports, number=number, reason=WaitFor.CLIENT, by="jonas@nightdesk.example")
    late = night_before(ports=desk.ports, until=_at(30, 7, 30)).late
    assert number not in [ticket.number for ticket in late]


def test_a_call_that_nobody_took_is_plain_to_see(desk: DeskForTests) -> None:
    desk.clock.set(_at(25, 4))
    turn = desk.turn(SAM, "somebody is in our mail, it was hacked")
    raise_emergency(ports=desk.ports, turn=turn, kind=EmergencyKind.SECURITY_INCIDENT, category="security_incident")
    assert "nobody has taken it (1 called)" in in_words(night_before(ports=desk.ports, until=_at(25, 7, 30)))


def test_it_is_told_once_to_dispatchers_and_managers_even_by_two_workers(desk: DeskForTests) -> None:
    desk.clock.set(_at(25, 7, 29))
    assert send_morning_summary(ports=desk.ports) == 0
    desk.clock.set(_at(25, 7, 30))
    with ThreadPoolExecutor(4) as workers:
        told = list(workers.map(lambda _: send_morning_summary(ports=desk.ports), range(4)))
    assert sorted(told) == [0, 0, 0, 2]
    assert [len(desk.said_to(who)) for who in (JONAS, KIM, ROBIN)] == [1, 1, 0]
    desk.clock.set(_at(26, 7, 31))
    assert send_morning_summary(ports=desk.ports) == 2


def test_after_a_long_standstill_the_next_morning_tells(desk: DeskForTests) -> None:
    desk.clock.set(_at(25, 12))
    assert send_morning_summary(ports=desk.ports) == 0


def test_a_quiet_night_is_said_so(desk: DeskForTests) -> None:
    assert in_words(night_before(ports=desk.ports, until=_at(20, 7, 30))) == (
        "Good morning. A quiet night since Thu 19 Nov, 18:00: no call, no new ticket, nothing due today."
    )
