"""Promises of a period against a walk through every minute of it; waits and tallies against counting by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from functools import cache
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.desk.attainment import Judged, Outcome, PromisedTicket, Stretch, Tally, attainment, judge, waits
from bot.desk.catalogue import Impact, Priority, RequestType, Urgency
from bot.desk.hours import SupportHours, parse_weekly
from bot.desk.sla import (
    Clock,
    Metric,
    PauseReason,
    Target,
    as_it_stood,
    elapsed,
    missed_at,
    pause,
    reopen,
    resume,
    retarget,
    start_clock,
    stop,
)
from bot.desk.ticket_clocks import record_response, start_clocks
from bot.desk.tickets import BY_ITSELF, Billing, Ticket, TicketState, move_ticket
from tests.proving import cases, seeded

ZONE = ZoneInfo("America/Toronto")
HOURS = SupportHours(ZONE.key, parse_weekly({"mon-fri": ["09:00-17:00"]}))
MINUTE = timedelta(minutes=1)
START = datetime(2026, 10, 26, 4, 0, tzinfo=timezone.utc)  # midnight of a Monday; the clocks go back on Sunday
DAYS = 12
END = START + timedelta(days=DAYS)
TARGET = Target(timedelta(hours=2), timedelta(hours=8))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A time on the wall of so many days after that Monday."""
    return datetime(2026, 10, 26, hour, minute, tzinfo=ZONE) + timedelta(days=day)


def ticket(opened: datetime, **changes: object) -> Ticket:
    """A ticket with both clocks running."""
    plain = Ticket(
        number="ND-1",
        client="acme",
        contact="sam@acme.example",
        conversation="web::sam",
        source="web",
        category="printer",
        request_type=RequestType.INCIDENT,
        words="it is broken",
        facts=(),
        impact=Impact.PERSON,
        urgency=Urgency.DEGRADED,
        priority=Priority.P3,
        priority_reasons=(),
        decision=None,
        billing=Billing.COVERED,
        state=TicketState.TRIAGED,
        opened_at=opened,
        timezone=ZONE.key,
    )
    return start_clocks(replace(plain, **changes), TARGET, opened)  # type: ignore[arg-type]


def judged(one: Ticket, metric: Metric, since: datetime, until: datetime) -> tuple[Outcome, datetime] | None:
    found = judge(PromisedTicket(one, HOURS, True), metric, Stretch(since, until))
    return None if found is None else (found.outcome, found.at)


# ---- one promise ----------------------------------------------------------------------------------------------------

SOLUTION, ANSWER = Metric.RESOLUTION, Metric.FIRST_RESPONSE


def solved(one: Ticket, when: datetime, by: str = "Kim Park") -> Ticket:
    return replace(move_ticket(one, TicketState.RESOLVED, when, HOURS), solved_by=by)


def test_a_solution_in_time_is_kept_in_the_period_in_which_it_came() -> None:
    one = solved(ticket(at(0, 10)), at(1, 9, 30))
    assert judged(one, SOLUTION, START, at(1, 0)) == (Outcome.RUNNING, at(1, 0))
    assert judged(one, SOLUTION, at(1, 0), at(2, 0)) == (Outcome.KEPT, at(1, 9, 30))
    assert judged(one, SOLUTION, at(2, 0), at(3, 0)) is None


def test_a_miss_counts_when_the_time_runs_out_and_never_again() -> None:
    one = solved(ticket(at(0, 10)), at(3, 12))
    assert judged(one, SOLUTION, at(1, 0), at(2, 0)) == (Outcome.MISSED, at(1, 10))
    assert judged(one, SOLUTION, at(2, 0), at(5, 0)) is None


def test_an_answer_is_kept_by_a_person_and_not_by_the_end_of_the_ticket() -> None:
    opened = ticket(at(0, 10))
    answered = solved(record_response(opened, at(0, 11), TARGET), at(0, 12))
    assert judged(answered, ANSWER, START, END) == (Outcome.KEPT, at(0, 11))
    assert judged(solved(opened, at(0, 11)), ANSWER, START, END) == (Outcome.NOT_NEEDED, at(0, 11))
    assert judged(solved(opened, at(0, 13)), ANSWER, START, END) == (Outcome.MISSED, at(0, 12))


@pytest.mark.parametrize("by", ["closed by the person", "the person, with the fix", BY_ITSELF])
def test_what_ended_without_a_technician_is_neither_kept_nor_missed(by: str) -> None:
    assert judged(solved(ticket(at(0, 10)), at(0, 11), by), SOLUTION, START, END) == (Outcome.NOT_NEEDED, at(0, 11))


def test_what_ended_by_itself_after_its_time_is_missed_all_the_same() -> None:
    assert judged(solved(ticket(at(0, 10)), at(2, 11), BY_ITSELF), SOLUTION, START, END) == (Outcome.MISSED, at(1, 10))


def test_a_cancelled_ticket_needed_nothing() -> None:
    one = move_ticket(ticket(at(0, 10)), TicketState.CANCELLED, at(0, 11), HOURS)
    assert judged(one, SOLUTION, START, END) == (Outcome.NOT_NEEDED, at(0, 11))


def test_waiting_for_the_client_keeps_a_solution_running() -> None:
    one = move_ticket(ticket(at(0, 10)), TicketState.WAITING_CLIENT, at(0, 12), HOURS)
    assert judged(one, SOLUTION, START, at(9, 0)) == (Outcome.RUNNING, at(9, 0))


def test_a_solution_that_did_not_hold_counts_in_its_period_and_the_next_one_in_its_own() -> None:
    first = solved(ticket(at(0, 10)), at(0, 11))
    again = move_ticket(replace(first, solved_by=None), TicketState.IN_PROGRESS, at(2, 10), HOURS)
    assert judged(again, SOLUTION, START, at(1, 0)) == (Outcome.KEPT, at(0, 11))
    assert judged(solved(again, at(2, 11)), SOLUTION, at(2, 0), at(3, 0)) == (Outcome.KEPT, at(2, 11))
    assert judged(solved(again, at(2, 11)), SOLUTION, START, END) == (Outcome.KEPT, at(2, 11))


def test_a_later_change_of_priority_leaves_what_was_told_of_the_days_before() -> None:
    one = ticket(at(0, 10))
    clock = one.resolution
    assert clock is not None
    stricter = replace(one, resolution=retarget(clock, timedelta(hours=1), True, at(1, 9)))
    assert judged(stricter, SOLUTION, START, at(1, 0)) == (Outcome.RUNNING, at(1, 0))
    # Used up before it came: missed when it came.
    assert judged(stricter, SOLUTION, at(1, 0), at(2, 0)) == (Outcome.MISSED, at(1, 9))


def test_what_begins_at_the_end_of_the_period_belongs_to_the_next() -> None:
    assert judged(ticket(at(1, 0)), SOLUTION, START, at(1, 0)) is None


# ---- against a walk through every minute -----------------------------------------------------------------------------

Life = list[tuple[int, str]]
_NEXT = {"running": ("pause", "stop", "retarget"), "paused": ("resume", "stop", "retarget"), "stopped": ("reopen",)}
_THEN = {"pause": "paused", "resume": "running", "stop": "stopped", "reopen": "running"}


def drawn_life(random: Random) -> Life:
    """What happens to a clock, in minutes after START: begun, then whatever is possible."""
    minutes = sorted(random.randrange(DAYS * 1440) for _ in range(random.randrange(1, 7)))
    life, state = [(minutes[0], "start")], "running"
    for minute in minutes[1:]:
        does = random.choice(_NEXT[state])
        state = _THEN.get(does, state)
        life.append((minute, does))
    return life


def lived(life: Life, targets: list[timedelta], around: list[bool], before: datetime = END) -> Clock | None:
    """The clock after all that happened before this instant; each change of target takes the next one."""
    clock, turn = None, 0
    for minute, does in life:
        when = START + minute * MINUTE
        if when >= before:
            break
        if does == "start":
            clock = start_clock(when, targets[0], around[0])
        elif clock is not None and does == "retarget":
            turn += 1
            clock = retarget(clock, targets[turn], around[turn], when)
        elif clock is not None and does == "pause":
            clock = pause(clock, when, PauseReason.WAITING_CLIENT)
        elif clock is not None:
            clock = {"resume": resume, "stop": stop, "reopen": reopen}[does](clock, when)
    return clock


def test_a_clock_as_it_stood_is_the_one_to_which_nothing_later_has_happened() -> None:
    random = seeded("clocks as they stood")
    for _ in range(cases(1500, 100_000)):
        life = drawn_life(random)
        targets = [random.choice((30, 300, 2000)) * MINUTE for _ in life]
        around = [random.random() < 0.3 for _ in life]
        then = START + random.randrange(DAYS * 1440 + 1) * MINUTE
        whole = lived(life, targets, around)
        assert whole is not None
        assert as_it_stood(whole, then) == lived(life, targets, around, then), (life, then)


@cache
def open_minutes() -> list[bool]:
    """For each minute after START, whether the desk is open as a clock on its wall shows."""
    walls = ((START + minute * MINUTE).astimezone(ZONE) for minute in range(DAYS * 1440))
    return [wall.isoweekday() <= 5 and 9 <= wall.hour < 17 for wall in walls]


def walked(life: Life, target: int, since: int, until: int) -> str | None:
    """What became of the solution, from looking at every minute on the wall; targets stay, time counts in HOURS."""
    state, used, outcome = "before", 0, "none"
    events = iter([*life, (DAYS * 1440 + 1, "end")])
    minute, does = next(events)
    decided: int | None = None
    for now in range(until):
        while minute == now:
            state = _THEN.get(does, "running" if does == "start" else state)
            if does == "stop" and outcome != "missed":
                outcome, decided = "kept", now
            elif does in ("start", "reopen") and outcome != "missed":
                outcome, decided = "running", None
            minute, does = next(events)
        if state != "running":
            continue
        if used >= target and outcome == "running":
            outcome, decided = "missed", missed_on(life, target)
        if open_minutes()[now]:
            used += 1
    if outcome in ("none", "running"):
        return None if outcome == "none" else "running"
    return outcome if decided is not None and since <= decided < until else None


def missed_on(life: Life, target: int) -> int:
    """The minute that follows the last one that the target pays for."""
    state, used = "before", 0
    events = dict(life)
    for now in range(DAYS * 1440):
        does = events.get(now)
        if does is not None:
            state = _THEN.get(does, "running" if does == "start" else state)
        if state == "running" and open_minutes()[now]:
            used += 1
            if used == target:
                return now + 1
    raise AssertionError("it was not missed")


def test_outcomes_agree_with_a_walk_through_every_minute_and_nothing_is_counted_twice_or_lost() -> None:
    random = seeded("promises of periods")
    for _ in range(cases(60, 3000)):
        life = [(minute, does) for minute, does in drawn_life(random) if does != "retarget"]
        # One thing a minute: the walk looks at whole ones.
        life = list({minute: does for minute, does in life}.items())
        if not possible(life):
            continue
        target = random.choice((60, 480, 1500))
        clock = lived(life, [target * MINUTE] * len(life), [False] * len(life))
        one = replace(ticket(START), resolution=clock)
        edges = sorted({0, DAYS * 1440, *(random.randrange(DAYS * 1440) for _ in range(3))})
        found: list[str | None] = []
        for since, until in pairwise(edges):
            told = judged(one, SOLUTION, START + since * MINUTE, START + until * MINUTE)
            found.append(told[0].value if told else None)
            assert found[-1] == walked(life, target, since, until), (life, target, since, until)
        decided = [each for each in found if each in ("kept", "missed")]
        if not any(does == "reopen" for _, does in life):
            assert len(decided) + (found[-1] == "running") == 1, (life, edges, found)
        assert decided.count("missed") <= 1


def possible(life: Life) -> bool:
    """Whether each thing can still happen after the one before it."""
    state = "before"
    for _, does in life:
        if does != "start" and (state == "before" or does not in _NEXT[state]):
            return False
        state = _THEN.get(does, "running")
    return True


# ---- sums and waits --------------------------------------------------------------------------------------------------


def test_a_tally_counts_each_outcome_and_its_rate_is_of_what_was_decided() -> None:
    some = [Outcome.KEPT] * 3 + [Outcome.MISSED] + [Outcome.RUNNING] * 2 + [Outcome.NOT_NEEDED]
    promises = [Judged(ticket(at(0, 10)), SOLUTION, True, outcome, at(1, 0)) for outcome in some]
    found = attainment(SOLUTION, [*promises, Judged(ticket(at(0, 10)), ANSWER, True, Outcome.KEPT, at(1, 0))])
    assert found.all == Tally("all", kept=3, missed=1, running=2, not_needed=1)
    assert (found.all.decided, found.all.total, found.all.rate) == (4, 7, 0.75)
    assert [found.priorities, found.categories] == [
        (replace(found.all, name="P3"),),
        (replace(found.all, name="printer"),),
    ]
    assert found.missed == (promises[3],)
    assert attainment(ANSWER, promises).all.rate is None


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.integers(0, 3000), min_size=1, max_size=40))
def test_half_waited_no_longer_than_the_median_and_nine_of_ten_no_longer_than_p90(answers: list[int]) -> None:
    promised = [
        PromisedTicket(record_response(ticket(at(0, 9)), at(0, 9) + minutes * MINUTE, TARGET), HOURS, True)
        for minutes in answers
    ]
    (every, priority) = waits(promised, Stretch(START, END))
    lengths = sorted(elapsed(one.ticket.response, HOURS, END) for one in promised if one.ticket.response)
    for share, value in ((0.5, every.median), (0.9, every.p90)):
        assert value in lengths
        assert sum(each <= value for each in lengths) >= share * len(lengths)
        assert sum(each < value for each in lengths) < share * len(lengths)
    assert (every.answers, every.longest) == (len(answers), lengths[-1])
    assert priority == replace(every, name="P3")


def test_only_first_answers_of_the_period_that_somebody_waited_for_count_as_waits() -> None:
    early = record_response(ticket(at(0, 9)), at(0, 10), TARGET)
    late = record_response(ticket(at(0, 9)), at(4, 10), TARGET)
    after_its_end = record_response(solved(ticket(at(0, 9)), at(0, 10)), at(0, 11), TARGET)
    promised = [PromisedTicket(one, HOURS, True) for one in (early, late, after_its_end, ticket(at(0, 9)))]
    assert [one.answers for one in waits(promised, Stretch(START, at(1, 0)))] == [1, 1]
    assert waits(promised, Stretch(at(2, 0), at(3, 0))) == ()


def test_a_new_target_that_was_used_up_before_it_came_is_missed_when_it_comes() -> None:
    clock = retarget(start_clock(at(0, 9), timedelta(hours=8)), timedelta(hours=1), False, at(0, 12))
    assert missed_at(clock, HOURS, at(0, 13)) == at(0, 12)
    assert missed_at(start_clock(at(0, 9), timedelta(hours=1)), HOURS, at(0, 13)) == at(0, 10)
