"""The clocks of a ticket through its life: what waiting, answers, ends, reopening and priorities do to each of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.desk.catalogue import Priority
from bot.desk.errors import ImpossibleMove
from bot.desk.hours import SupportHours, parse_weekly
from bot.desk.sla import Clock, Metric, Target, start_clock
from bot.desk.ticket_clocks import put_off, read_clocks, record_response, reprioritise, start_clocks
from bot.desk.tickets import Ticket, TicketState, clock_of, move_ticket
from tests.storage.values import MINUTE, NOON
from tests.storage.values import ticket as stored_ticket

ALWAYS = SupportHours("UTC", parse_weekly("24x7"))
HOUR = 60 * MINUTE
TARGET = Target(HOUR, 8 * HOUR, next_update=2 * HOUR)
STRICTER = Target(HOUR / 2, 4 * HOUR, next_update=HOUR)
S, M = TicketState, Metric


def ticket(state: TicketState = S.TRIAGED, target: Target | None = TARGET, **changes: object) -> Ticket:
    """A P3 ticket opened at noon, its clocks running from then."""
    plain = replace(stored_ticket(state=state), resolution=None, respond_by=None, resolve_by=None)
    return replace(start_clocks(plain, target, NOON), **changes)  # type: ignore[arg-type]


def after(minutes: int) -> datetime:
    return NOON + minutes * MINUTE


def shown(ticket: Ticket, minutes: int) -> dict[Metric, tuple[str, int]]:
    """State and minutes used of each clock, so many minutes after noon."""
    readings = read_clocks(ticket, ALWAYS, after(minutes))
    return {reading.metric: (reading.state, reading.used // MINUTE) for reading in readings}


def test_a_ticket_starts_with_the_clocks_that_are_promised_from_its_beginning() -> None:
    assert shown(ticket(), 10) == {M.FIRST_RESPONSE: ("running", 10), M.RESOLUTION: ("running", 10)}
    assert shown(ticket(target=Target(None, HOUR)), 10) == {M.RESOLUTION: ("running", 10)}
    assert shown(ticket(target=Target(HOUR, None)), 10) == {M.FIRST_RESPONSE: ("running", 10)}
    assert shown(ticket(target=None), 10) == {}


@pytest.mark.parametrize("waiting", [S.WAITING_CLIENT, S.WAITING_VENDOR, S.SCHEDULED, S.AWAITING_APPROVAL])
def test_waiting_pauses_the_solution_and_the_next_update_and_never_the_first_response(waiting: TicketState) -> None:
    reason = "waiting_approval" if waiting is S.AWAITING_APPROVAL else waiting.value
    assert shown(ticket(waiting), 30) == {M.FIRST_RESPONSE: ("running", 30), M.RESOLUTION: (reason, 0)}
    moved = move_ticket(ticket(), waiting, after(10), ALWAYS)
    assert shown(moved, 30) == {M.FIRST_RESPONSE: ("running", 30), M.RESOLUTION: (reason, 10)}
    answered = move_ticket(record_response(ticket(), after(5), TARGET), waiting, after(10), ALWAYS)
    assert shown(answered, 30) == {
        M.FIRST_RESPONSE: ("stopped", 5),
        M.RESOLUTION: (reason, 10),
        M.NEXT_UPDATE: (reason, 5),
    }


def test_each_answer_begins_the_next_update_anew_and_only_the_first_stops_the_first_response() -> None:
    once = record_response(ticket(), after(20), TARGET)
    twice = record_response(once, after(50), TARGET)
    assert (once.first_response_at, twice.first_response_at) == (after(20), after(20))
    assert shown(once, 50)[M.NEXT_UPDATE] == ("running", 30)
    assert shown(twice, 60) == {
        M.FIRST_RESPONSE: ("stopped", 20),
        M.RESOLUTION: ("running", 60),
        M.NEXT_UPDATE: ("running", 10),
    }


def test_an_update_while_the_ticket_waits_leaves_the_next_one_waiting() -> None:
    waiting = move_ticket(record_response(ticket(), after(5), TARGET), S.WAITING_CLIENT, after(10), ALWAYS)
    assert shown(record_response(waiting, after(20), TARGET), 90)[M.NEXT_UPDATE] == ("waiting_client", 0)
    late = record_response(ticket(S.WAITING_VENDOR), after(20), TARGET)
    assert shown(late, 90)[M.NEXT_UPDATE] == ("waiting_vendor", 0)


def test_without_a_promise_of_updates_an_answer_starts_none() -> None:
    for target in (None, Target(HOUR, HOUR)):
        assert record_response(ticket(), after(5), target).next_update is None


def test_an_answer_after_the_end_is_noted_and_starts_no_clock() -> None:
    solved = move_ticket(ticket(), S.RESOLVED, after(10), ALWAYS)
    answered = record_response(solved, after(20), TARGET)
    assert answered.first_response_at == after(20)
    assert shown(answered, 60) == {M.FIRST_RESPONSE: ("stopped", 10), M.RESOLUTION: ("stopped", 10)}


@pytest.mark.parametrize("end", [S.RESOLVED, S.CANCELLED])
def test_a_ticket_that_ends_stops_every_clock(end: TicketState) -> None:
    ended = move_ticket(record_response(ticket(), after(5), TARGET), end, after(30), ALWAYS)
    assert shown(ended, 90) == {
        M.FIRST_RESPONSE: ("stopped", 5),
        M.RESOLUTION: ("stopped", 30),
        M.NEXT_UPDATE: ("stopped", 25),
    }


def test_closing_a_solved_ticket_changes_no_clock() -> None:
    solved = move_ticket(ticket(), S.RESOLVED, after(30), ALWAYS)
    closed = move_ticket(solved, S.CLOSED, after(90), ALWAYS)
    assert closed == replace(solved, state=S.CLOSED)


def test_reopening_runs_on_with_the_time_used_but_an_answer_that_was_given_stays_given() -> None:
    answered = move_ticket(record_response(ticket(), after(5), TARGET), S.RESOLVED, after(30), ALWAYS)
    assert shown(move_ticket(answered, S.IN_PROGRESS, after(100), ALWAYS), 110) == {
        M.FIRST_RESPONSE: ("stopped", 5),
        M.RESOLUTION: ("running", 40),
        M.NEXT_UPDATE: ("running", 35),
    }
    unanswered = move_ticket(move_ticket(ticket(), S.RESOLVED, after(30), ALWAYS), S.TRIAGED, after(100), ALWAYS)
    assert shown(unanswered, 110) == {M.FIRST_RESPONSE: ("running", 40), M.RESOLUTION: ("running", 40)}
    assert (unanswered.respond_by, unanswered.resolve_by) == (after(130), after(100 + 450))


def test_a_ticket_put_off_is_owed_its_answer_from_the_chosen_time_even_if_it_ends_or_is_answered_before() -> None:
    later = put_off(ticket(S.SCHEDULED), STRICTER, after(600), after(10))
    assert shown(later, 300) == {M.FIRST_RESPONSE: ("running", 0), M.RESOLUTION: ("scheduled", 0)}
    assert shown(later, 610)[M.FIRST_RESPONSE] == ("running", 10)
    assert later.resolution is not None and later.resolution.target == 4 * HOUR
    assert shown(record_response(later, after(20), TARGET), 700)[M.FIRST_RESPONSE] == ("stopped", 0)
    ended = move_ticket(later, S.RESOLVED, after(30), ALWAYS)
    assert shown(ended, 700) == {M.FIRST_RESPONSE: ("stopped", 0), M.RESOLUTION: ("stopped", 0)}
    assert shown(move_ticket(ended, S.TRIAGED, after(40), ALWAYS), 610)[M.FIRST_RESPONSE] == ("running", 10)
    answered = record_response(ticket(), after(5), TARGET)
    assert put_off(answered, STRICTER, after(600), after(10)).response == answered.response
    assert put_off(answered, None, after(600), after(10)) == answered


def test_a_new_priority_gives_each_clock_its_target_and_keeps_the_time_used() -> None:
    answered = record_response(ticket(), after(5), TARGET)
    moved = reprioritise(answered, Priority.P2, "P2: why", STRICTER, after(30), ALWAYS)
    assert (moved.priority, moved.priority_reasons[-1]) == (Priority.P2, "P2: why")
    assert shown(moved, 30) == {
        M.FIRST_RESPONSE: ("stopped", 5),
        M.RESOLUTION: ("running", 30),
        M.NEXT_UPDATE: ("running", 25),
    }
    assert [clock.target for metric in Metric if (clock := clock_of(moved, metric))] == [HOUR, 4 * HOUR, HOUR]
    assert moved.resolve_by == after(240)
    waiting = reprioritise(ticket(), Priority.P2, "P2: why", STRICTER, after(10), ALWAYS)
    assert (waiting.respond_by, waiting.resolve_by) == (after(30), after(240))


def test_what_only_the_new_priority_promises_counts_from_the_change() -> None:
    bare = ticket(target=None)
    moved = reprioritise(bare, Priority.P2, "P2: why", TARGET, after(30), ALWAYS)
    assert shown(moved, 40) == {M.FIRST_RESPONSE: ("running", 10), M.RESOLUTION: ("running", 10)}
    answered = reprioritise(record_response(bare, after(5), None), Priority.P2, "why", TARGET, after(30), ALWAYS)
    assert shown(answered, 40) == {M.RESOLUTION: ("running", 10), M.NEXT_UPDATE: ("running", 10)}
    waiting = reprioritise(ticket(S.SCHEDULED, None), Priority.P2, "why", TARGET, after(30), ALWAYS)
    assert shown(waiting, 40) == {M.FIRST_RESPONSE: ("running", 10), M.RESOLUTION: ("scheduled", 0)}


def test_what_the_new_priority_does_not_promise_stays_promised() -> None:
    for target in (None, Target(None, None)):
        moved = reprioritise(ticket(), Priority.P2, "P2: why", target, after(30), ALWAYS)
        assert shown(moved, 30) == shown(ticket(), 30)
        assert moved.priority is Priority.P2


def test_a_ticket_put_off_has_its_new_target_from_the_chosen_time() -> None:
    later = put_off(ticket(S.SCHEDULED), TARGET, after(600), after(10))
    moved = reprioritise(later, Priority.P2, "P2: why", STRICTER, after(20), ALWAYS)
    assert moved.respond_by == after(630)


def test_the_same_priority_changes_nothing_and_an_ended_ticket_keeps_its_own() -> None:
    open_one = ticket()
    assert reprioritise(open_one, open_one.priority, "why", STRICTER, after(1), ALWAYS) == open_one
    solved = move_ticket(open_one, S.RESOLVED, after(30), ALWAYS)
    with pytest.raises(ImpossibleMove, match=r"is solved; its priority stays as it was\."):
        reprioritise(solved, Priority.P1, "why", STRICTER, after(40), ALWAYS)


def test_a_reading_tells_target_used_left_due_miss_and_warnings() -> None:
    (response, _) = read_clocks(ticket(), ALWAYS, after(55))
    assert (response.target, response.around_the_clock, response.left, response.due) == (
        HOUR,
        False,
        5 * MINUTE,
        after(60),
    )
    assert (response.breached, response.warnings, response.stopped) == (False, (50, 75, 90), None)
    late = read_clocks(record_response(ticket(), after(90), None), ALWAYS, after(200))[0]
    assert (late.left, late.breached, late.warnings, late.stopped) == (
        -30 * MINUTE,
        True,
        (50, 75, 90, 100),
        after(90),
    )
    assert read_clocks(ticket(S.SCHEDULED), ALWAYS, after(5))[1].due is None


def test_a_ticket_from_before_there_was_a_response_clock_takes_answers_all_the_same() -> None:
    old = replace(stored_ticket(), response=None, resolution=start_clock(NOON, timedelta(hours=4)))
    answered = record_response(old, after(5), None)
    clock: Clock | None = answered.response
    assert (clock, answered.first_response_at) == (None, after(5))
