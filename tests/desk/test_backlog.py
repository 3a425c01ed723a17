"""The backlog against a list of what was open, weeks against the calendar, and sorting that was set right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.desk.backlog import AGES, SortedOtherwise, backlog, resorted, week_ends
from bot.desk.calls import call_made, monitored
from bot.desk.emergencies import Page
from bot.desk.escalation import Escalation, Notified, Taken
from bot.desk.tickets import BY_ITSELF, OPEN, Ticket, TicketState, move_ticket
from tests.desk.test_attainment import START, ticket
from tests.proving import cases, seeded

HOUR = timedelta(hours=1)
_S = TicketState


def lived(one: Ticket, turns: list[datetime]) -> Ticket:
    """A ticket that is solved and taken up again in turn."""
    for when in turns:
        one = move_ticket(one, _S.RESOLVED if one.is_open else _S.IN_PROGRESS, when, None)
    return one


def test_the_backlog_is_what_had_been_opened_and_was_not_over_each_with_its_age() -> None:
    random = seeded("backlogs")
    limits = [under // HOUR if under else 10**9 for _, under in AGES]
    for _ in range(cases(200, 20_000)):
        lives = []
        for _ in range(random.randrange(12)):
            begins = random.randrange(1000)
            lives.append([begins, *sorted(random.sample(range(begins + 1, 1200), random.randrange(5)))])
        tickets = [lived(ticket(START + each[0] * HOUR), [START + hour * HOUR for hour in each[1:]]) for each in lives]
        asked = random.randrange(1200)
        found = backlog(tickets, START + asked * HOUR)
        ages = [asked - each[0] for each in lives if len([hour for hour in each if hour < asked]) % 2 == 1]
        expected = [0, 0, 0, 0]
        for age in ages:
            expected[[age < limit for limit in limits].index(True)] += 1
        assert (list(found.ages), found.total) == (expected, len(ages)), (lives, asked)


@pytest.mark.parametrize("to", [state for state in _S if state not in OPEN and state is not _S.CLOSED])
def test_every_end_is_kept_with_its_instant(to: TicketState) -> None:
    over = move_ticket(ticket(START), to, START + HOUR, None)
    assert (over.over, over.was_open(START + HOUR), over.was_open(START + 2 * HOUR)) == ((START + HOUR,), True, False)


def test_moving_on_inside_work_or_from_solved_to_closed_is_no_end_and_no_beginning() -> None:
    solved = move_ticket(move_ticket(ticket(START), _S.ASSIGNED, START, None), _S.RESOLVED, START + HOUR, None)
    assert move_ticket(solved, _S.CLOSED, START + 2 * HOUR, None).over == (START + HOUR,)


def test_a_ticket_that_ended_before_ends_were_kept_is_in_no_backlog() -> None:
    assert backlog([replace(ticket(START), state=_S.CLOSED)], START + HOUR).total == 0


WEEKS = [
    ("a month", "2026-10-01", "2026-10-31", ["2026-10-05", "2026-10-12", "2026-10-19", "2026-10-26", "2026-11-01"]),
    ("a week that ends with its Sunday", "2026-10-12", "2026-10-18", ["2026-10-19"]),
    ("one day", "2026-10-14", "2026-10-14", ["2026-10-15"]),
]


@pytest.mark.parametrize(("first", "last", "expected"), [each[1:] for each in WEEKS], ids=[each[0] for each in WEEKS])
def test_weeks_end_at_midnight_after_sunday_by_the_clients_clock(first: str, last: str, expected: list[str]) -> None:
    found = week_ends(date.fromisoformat(first), date.fromisoformat(last), "America/Toronto")
    assert [each.isoformat() for each in found] == [
        datetime.fromisoformat(day).replace(tzinfo=ZoneInfo("America/Toronto")).isoformat() for day in expected
    ]


# ---- sorting ---------------------------------------------------------------------------------------------------------


def change(number: str, was: str | None, now: str, hour: int) -> SortedOtherwise:
    return SortedOtherwise(number, was, now, START + hour * HOUR)


SORTED = [
    ("nothing was changed", [], 10, (1, [])),
    ("sorted otherwise", [change("ND-1", "wifi", "printer", 1)], 10, (1, [("wifi", "printer")])),
    ("later than the period", [change("ND-1", "wifi", "printer", 11)], 10, (1, [])),
    ("sorted back", [change("ND-1", "printer", "wifi", 1), change("ND-1", "wifi", "printer", 2)], 10, (1, [])),
    (
        "from the first word to the last",
        [change("ND-1", "wifi", "vpn_remote", 1), change("ND-1", "vpn_remote", "printer", 2)],
        10,
        (1, [("wifi", "printer")]),
    ),
    ("nobody had sorted it", [change("ND-1", None, "printer", 1)], 10, (0, [])),
    ("of another ticket", [change("ND-2", "wifi", "printer", 1)], 10, (1, [])),
]


@pytest.mark.parametrize(("changes", "until", "expected"), [each[1:] for each in SORTED], ids=[e[0] for e in SORTED])
def test_what_a_person_has_sorted_otherwise(
    changes: list[SortedOtherwise], until: int, expected: tuple[int, list[tuple[str, str]]]
) -> None:
    found = resorted([ticket(START)], changes, START + until * HOUR)
    assert (found.tickets, [(each.was, each.now) for each in found.changed]) == expected


def test_nothing_can_be_told_of_the_sorting_of_no_tickets() -> None:
    assert (resorted([], [], START).share, resorted([ticket(START)], [], START).share) == (None, 0.0)


# ---- calls and monitoring --------------------------------------------------------------------------------------------

PAGE = Page("p1", "outage", "web::sam", "acme", None, "all is down", "Robin", "chat", START, "ND-1")


def test_a_call_is_told_as_it_stood_then() -> None:
    notified = tuple(
        Notified(0, place, name, START + place * HOUR) for place, name in enumerate(("Robin", "Kim", "Kim"))
    )
    taken = Escalation(None, notified=notified, taken=Taken("Kim", START + 3 * HOUR, "chat"))
    early, late = call_made(PAGE, taken, START + HOUR), call_made(PAGE, taken, START + 4 * HOUR)
    assert (early.woken, early.taken_by, early.taken_after) == (("Robin",), None, None)
    assert (late.woken, late.taken_by, late.taken_after, late.emergency) == (("Robin", "Kim"), "Kim", 3 * HOUR, True)
    assert not call_made(replace(PAGE, kind="person_wanted"), taken, START).emergency


def test_of_a_call_from_before_there_were_ladders_the_first_person_is_known() -> None:
    assert call_made(PAGE, None, START + HOUR).woken == ("Robin",)


def test_what_monitoring_opened_went_away_or_had_a_person() -> None:
    own = replace(ticket(START), source="monitoring")
    found = monitored([own, replace(own, solved_by=BY_ITSELF), replace(own, solved_by="Kim Park"), ticket(START)])
    assert (found.opened, found.by_itself, found.acted_upon) == (3, 1, 2)
