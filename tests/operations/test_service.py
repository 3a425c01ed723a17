"""How a client was served, out of real operations: nothing of another client, and the same when it is asked again later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.desk.attainment import Outcome
from bot.desk.catalogue import Priority
from bot.desk.errors import NotFound
from bot.desk.spend import Days
from bot.operations.replies import record_first_response, reprioritise_ticket
from bot.operations.service import NoSuchDays, ServiceReport, service_report
from bot.operations.settlements import resolve_ticket
from bot.operations.ticket_work import merge_ticket, recategorise_ticket, reopen_ticket
from bot.operations.tickets import close_own_ticket
from tests.makers import DANA, FOOTHILLS, KIM_AT, MAPLE, RAVI, SAM, DeskForTests, demo_file
from tests.operations.situations import opened

NOVEMBER = Days(date(2026, 11, 1), date(2026, 11, 30))


@pytest.fixture
def desk(desk: DeskForTests) -> DeskForTests:
    """With the people of the MSP."""
    desk.take_in_staff()
    return desk


def report(desk: DeskForTests, client: str = MAPLE, days: Days = NOVEMBER) -> ServiceReport:
    return service_report(ports=desk.ports, client=client, days=days)


def solve(desk: DeskForTests, number: str) -> None:
    resolve_ticket(ports=desk.ports, ticket=number, by="Kim Park", text="done", key=f"{number} {desk.clock.now()}")


def outcomes(made: ServiceReport) -> list[tuple[str, str, str]]:
    return [(one.ticket.number, one.metric.value, one.outcome.value) for one in made.judged]


def test_what_was_promised_is_counted_and_what_came_of_it(desk: DeskForTests) -> None:
    answered, waiting = (opened(desk, who)[1].ticket.number for who in (SAM, DANA))
    desk.clock.step(minutes=25)
    record_first_response(ports=desk.ports, number=answered, by="Kim Park", words="I am looking at it")
    solve(desk, answered)
    made = report(desk)
    assert outcomes(made) == [
        (answered, "first_response", "kept"),
        (answered, "resolution", "kept"),
        (waiting, "first_response", "running"),
        (waiting, "resolution", "running"),
    ]
    assert (made.opened, made.whole, made.as_of) == (2, False, desk.clock.now())
    assert [(one.name, one.answers, one.median) for one in made.waits] == [
        ("all", 1, timedelta(minutes=25)),
        ("P4", 1, timedelta(minutes=25)),
    ]
    assert [one.total for one in made.backlogs] == [0, 0, 0, 0, 1]


def test_what_the_contract_promises_is_apart_from_our_own_aims(desk: DeskForTests) -> None:
    opened(desk, SAM)
    opened(desk, RAVI)
    for client, agreed, aims in ((MAPLE, 1, 0), (FOOTHILLS, 0, 1)):
        made = report(desk, client)
        assert ([one.all.total for one in made.agreed], [one.all.total for one in made.aims]) == (
            [agreed, agreed],
            [aims, aims],
        )


def test_a_report_of_days_that_are_over_stays_as_it_was(desk: DeskForTests) -> None:
    """What happens afterwards - answers, ends, reopening, a stricter priority, other sorting - belongs to later days."""
    numbers = [opened(desk, who)[1].ticket.number for who in (SAM, DANA)]
    desk.clock.step(hours=3)
    solve(desk, numbers[0])
    today = Days(date(2026, 11, 24), date(2026, 11, 24))
    desk.clock.set(desk.clock.now() + timedelta(days=1))
    before = report(desk, days=today)
    record_first_response(ports=desk.ports, number=numbers[1], by="Kim Park", words="I am looking at it")
    reprioritise_ticket(ports=desk.ports, number=numbers[1], priority=Priority.P1, by="Kim Park", reason="all of them")
    recategorise_ticket(ports=desk.ports, number=numbers[1], category="wifi", by=KIM_AT)
    reopen_ticket(ports=desk.ports, number=numbers[0], by=KIM_AT, reason="it is back")
    desk.clock.step(days=3)
    solve(desk, numbers[0])
    after = report(desk, days=today)
    assert outcomes(after) == outcomes(before)
    for name in ("as_of", "opened", "waits", "backlogs", "calls", "monitored"):
        assert getattr(after, name) == getattr(before, name)
    assert (after.resorted.share, report(desk).resorted.share) == (0.0, 0.5)


def test_what_is_joined_to_another_is_promised_to_its_own_person(desk: DeskForTests) -> None:
    one, other = (opened(desk, who)[1].ticket.number for who in (SAM, DANA))
    merge_ticket(ports=desk.ports, number=other, into=one, by=KIM_AT)
    made = report(desk)
    assert (made.merged, len(made.judged)) == (1, 4)


def test_what_the_person_closes_is_neither_kept_nor_missed(desk: DeskForTests) -> None:
    number = opened(desk, SAM)[1].ticket.number
    close_own_ticket(ports=desk.ports, turn=desk.turn(SAM, "never mind"), number=number)
    assert {one.outcome for one in report(desk).judged} == {Outcome.NOT_NEEDED}


def test_an_emergency_shows_who_was_called(desk: DeskForTests) -> None:
    opened(desk, SAM, "security_incident", "we have ransomware")
    assert [call.kind for call in report(desk).calls] == ["security_incident"]
    assert report(desk, FOOTHILLS).calls == ()


def test_tickets_of_before_that_were_over_are_not_read_again(desk: DeskForTests) -> None:
    over, still = (opened(desk, who)[1].ticket.number for who in (SAM, DANA))
    solve(desk, over)
    december = desk.clock.now() + timedelta(days=10)
    with desk.ports.begin() as work:
        found = work.tickets.there_between(MAPLE, december, december + timedelta(days=1))
        every = work.tickets.there_between(MAPLE, desk.clock.now() - timedelta(days=1), december)
    assert ([one.number for one in found], [one.number for one in every]) == ([still], [over, still])


def test_a_client_with_a_similar_name_has_a_report_of_its_own(desk: DeskForTests) -> None:
    number = opened(desk, SAM)[1].ticket.number
    garage = demo_file(FOOTHILLS)
    like_it = replace(garage.client, code="maple-dental-2", name="Maple Dental 2", contacts=(), slack_teams=())
    desk.take_in(replace(garage, client=like_it))
    assert [one.ticket.number for one in report(desk).judged] == [number] * 2
    other = report(desk, "maple-dental-2")
    assert (other.opened, other.judged, other.backlogs[-1].total, other.calls) == (0, (), 0, ())
    with pytest.raises(NotFound):
        report(desk, "maple")


DAYS = [
    ("the wrong way round", Days(date(2026, 11, 30), date(2026, 11, 1)), "Swap the dates"),
    ("not begun", Days(date(2027, 1, 1), date(2027, 1, 31)), "has not begun yet"),
]


@pytest.mark.parametrize(("days", "said"), [each[1:] for each in DAYS], ids=[each[0] for each in DAYS])
def test_days_that_nothing_can_be_said_of_are_refused(desk: DeskForTests, days: Days, said: str) -> None:
    with pytest.raises(NoSuchDays, match=said):
        report(desk, days=days)
