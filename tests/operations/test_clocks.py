"""Processes keep one time together, whatever is done to the wall; a person may say that the wall is right."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine

from bot.desk.emergencies import EmergencyKind
from bot.desk.errors import NotAllowed
from bot.operations.auditor import look_over
from bot.operations.clocks import accept_wall, find_the_time, hear_of_acceptance, read_clocks, with_bearings
from bot.operations.deadlines import warn_of_deadlines
from bot.operations.handover import raise_emergency
from bot.operations.health import look_at_health, note_alive
from bot.operations.ports import DeskClock, DeskPorts, Process
from tests.fakes import Machine, SteppingClock
from tests.makers import MORNING, SAM, DeskForTests
from tests.operations.situations import opened

HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)


@pytest.fixture
def machine() -> Machine:
    """Whose wall shows the right time."""
    return Machine(MORNING)


def _process(desk: DeskForTests, machine: Machine) -> DeskPorts:
    """The ports of a process that starts now."""
    clock = machine.process()
    ports = replace(desk.ports, clock=clock, wall=machine)
    find_the_time(ports=ports)
    return ports


def _beats(ports: DeskPorts, name: str = "one", *parts: str) -> None:
    hear_of_acceptance(ports=ports)
    clock = ports.clock
    assert isinstance(clock, DeskClock)
    bearings = clock.bearings()
    process = Process(name, parts or ("worker",), "desk-1", bearings.now, bearings.now)
    note_alive(ports=ports, process=with_bearings(process, bearings))


@pytest.mark.parametrize("step", [HOUR, -HOUR, 24 * HOUR, -24 * HOUR], ids=str)
def test_a_process_that_is_started_anew_after_a_step_agrees_with_the_others(
    desk: DeskForTests, machine: Machine, step: timedelta
) -> None:
    first = _process(desk, machine)
    _beats(first)
    machine.step_wall(step)
    machine.passes(7 * SECOND)
    second = _process(desk, machine)
    assert second.clock.now() == first.clock.now() == MORNING + 7 * SECOND
    assert second.outside_now() == MORNING + 7 * SECOND + step
    _beats(second, "two")
    assert look_at_health(ports=second).processes[0].wall_ahead == step.total_seconds()


def test_without_anybody_alive_the_wall_is_believed(desk: DeskForTests, machine: Machine) -> None:
    _beats(_process(desk, machine))
    machine.step_wall(HOUR)
    machine.passes(timedelta(minutes=1))
    assert _process(desk, machine).clock.now() == MORNING + HOUR + timedelta(minutes=1)


def test_a_process_on_another_machine_goes_by_the_database(desk: DeskForTests, engine: Engine) -> None:
    with engine.connect() as connection:
        database = connection.execute(text("SELECT clock_timestamp()")).scalar_one()
    here, there = Machine(database, "here"), Machine(database, "there")
    first = _process(desk, here)
    there.step_wall(-HOUR)
    _beats(first)
    second = _process(desk, there)
    assert abs(second.clock.now() - first.clock.now()) < 5 * SECOND


def test_the_auditor_says_which_wall_is_away_and_what_to_do(desk: DeskForTests, machine: Machine) -> None:
    ports = _process(desk, machine)
    machine.step_wall(HOUR)
    _beats(ports, "one", "gateway", "assistant", "worker")
    (found,) = [check for check in look_over(ports=ports).checks if check.name == "wall clock"]
    assert (found.good, found.stops, found.figure) == (False, False, "on desk-1 1 h ahead of the desk's")
    assert "nightdesk clock accept" in found.advice


def test_what_a_person_accepts_holds_in_every_process(desk: DeskForTests, machine: Machine) -> None:
    first, second = _process(desk, machine), _process(desk, machine)
    _beats(first, "one")
    _beats(second, "two")
    machine.step_wall(8 * HOUR)
    command = _process(desk, machine)
    accepted = accept_wall(ports=command, by="Kim Osei", reason="the host slept")
    assert (accepted.number, accepted.moved, accepted.by) == (1, 8 * HOUR, "Kim Osei")
    assert first.clock.now() == MORNING
    # Who starts before the others have heard of it does not believe them.
    assert _process(desk, machine).clock.now() == MORNING + 8 * HOUR
    _beats(first, "one")
    assert (first.clock.now(), second.clock.now()) == (MORNING + 8 * HOUR, MORNING)
    _beats(second, "two")
    assert second.clock.now() == MORNING + 8 * HOUR
    assert not hear_of_acceptance(ports=second)
    assert [each.reason for each in read_clocks(ports=command).accepted] == ["the host slept"]
    assert _process(desk, machine).clock.now() == MORNING + 8 * HOUR


def test_there_has_to_be_something_to_accept(desk: DeskForTests, machine: Machine) -> None:
    with pytest.raises(NotAllowed, match="nothing to accept"):
        accept_wall(ports=_process(desk, machine), by="Kim Osei", reason="")
    with pytest.raises(NotAllowed, match="--at"):
        accept_wall(ports=replace(desk.ports, clock=SteppingClock(MORNING)), by="Kim Osei", reason="")


def test_a_time_that_was_ahead_does_not_let_people_wait_for_it(desk: DeskForTests, machine: Machine) -> None:
    """The desk was started with a wall that was an hour ahead; then the wall was set right, and accepted."""
    machine.step_wall(HOUR)
    ports = _process(desk, machine)
    desk.ports = ports
    raise_emergency(
        ports=ports,
        turn=desk.turn(SAM, "the server is down, nobody can work"),
        kind=EmergencyKind.OUTAGE,
        category="server_down",
    )
    number = opened(desk)[1].ticket.number
    warn_of_deadlines(ports=ports)
    machine.step_wall(-HOUR)
    accept_wall(ports=ports, by="Kim Osei", reason="")
    assert ports.clock.now() == MORNING
    with ports.begin() as work:
        (page,) = work.pages.list()
        climbed = work.pages.escalation(page.id)
        looked = [ticket.number for ticket in work.deadlines.to_look_at(ports.clock.now(), 10)]
    assert climbed is not None and climbed.due_at == MORNING + timedelta(minutes=5)
    assert number in looked
