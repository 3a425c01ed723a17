"""A delivery is durable before it is confirmed, has its effect once, and whatever fails ends with a person."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap

import pytest

from bot.operations.alerts import (
    came_before,
    forget_deliveries,
    handle_delivery,
    handle_waiting,
    receive_alerts,
)
from bot.operations.alerts import receiving as receiving_module
from tests.makers import DeskForTests
from tests.operations.monitored import CALM, Monitored, an_alert


@pytest.fixture
def monitored(desk: DeskForTests) -> Monitored:
    """Tuesday morning, and monitoring may write."""
    return Monitored(desk, CALM)


def test_a_delivery_whose_job_was_lost_has_its_effect_all_the_same(monitored: Monitored) -> None:
    monitored.hands_over(an_alert(), an_alert("MD-WS-07"))
    assert handle_waiting(ports=monitored.ports) == 0
    monitored.desk.clock.step(minutes=3)
    assert [handle_waiting(ports=monitored.ports) for _ in range(2)] == [2, 0]
    assert len(monitored.open_tickets()) == 2


def test_handling_a_delivery_again_changes_nothing(monitored: Monitored) -> None:
    id = monitored.hands_over(*(an_alert(condition=f"C{number}") for number in range(4)))
    assert [handle_delivery(ports=monitored.ports, delivery=id) for _ in range(3)] == [4, 0, 0]
    assert [monitored.sees(an_alert(condition=f"C{number}")).count for number in range(4)] == [1] * 4


class _Killed(BaseException):
    """The process is gone."""


def test_what_was_killed_goes_on_where_it_stood(monitored: Monitored, monkeypatch: pytest.MonkeyPatch) -> None:
    id = monitored.hands_over(*(an_alert(condition=f"C{number}") for number in range(6)))
    genuine, moments = receiving_module.take_alert, iter([False, True, False, True, True] + [False] * 20)

    def dies_now_and_then(work, ports, alert, *, key):  # type: ignore[no-untyped-def]
        reaction = genuine(work, ports, alert, key=key)
        if next(moments):
            raise _Killed
        return reaction

    monkeypatch.setattr(receiving_module, "take_alert", dies_now_and_then)
    for _ in range(3):
        with pytest.raises(_Killed):
            handle_delivery(ports=monitored.ports, delivery=id)
    handle_delivery(ports=monitored.ports, delivery=id)
    assert [monitored.sees(an_alert(condition=f"C{number}")).count for number in range(6)] == [1] * 6
    assert len(monitored.open_tickets()) == 6


def test_an_alert_that_always_fails_becomes_a_ticket_for_a_person_and_the_next_ones_go_on(
    monitored: Monitored, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = an_alert(condition="Cursed"), an_alert(condition="Fine")
    id, genuine = monitored.hands_over(bad, good), receiving_module.take_alert

    def breaks_on_one(work, ports, alert, *, key):  # type: ignore[no-untyped-def]
        if alert.condition == "Cursed":
            raise RuntimeError("a mistake of ours")
        return genuine(work, ports, alert, key=key)

    monkeypatch.setattr(receiving_module, "take_alert", breaks_on_one)
    for _ in range(4):
        with pytest.raises(RuntimeError):
            handle_delivery(ports=monitored.ports, delivery=id)
    assert handle_delivery(ports=monitored.ports, delivery=id) == 1
    words = sorted(each.words.splitlines()[0] for each in monitored.desk.tickets())
    assert words == ["MD-SRV-01: Cursed (warning)", "practice server (MD-SRV-01): Fine (warning)"]


@pytest.mark.parametrize(("minutes", "count"), [(4, 1), (5, 2), (240, 2)])
def test_an_unsigned_body_that_comes_again_soon_is_one_delivery_and_later_a_new_report(
    monitored: Monitored, minutes: int, count: int
) -> None:
    def again() -> bool:
        taken = receive_alerts(
            ports=monitored.ports, source="maple", delivery="body 1", alerts=[an_alert()], signed=False
        )
        handle_delivery(ports=monitored.ports, delivery="maple/body 1")
        return taken

    again()
    monitored.desk.clock.step(minutes=minutes)
    assert (again(), monitored.sees(an_alert()).count) == (count == 2, count)


def test_ids_are_kept_for_longer_than_a_signature_counts(monitored: Monitored) -> None:
    monitored.reports(an_alert())
    monitored.desk.clock.step(days=6)
    assert (
        forget_deliveries(ports=monitored.ports),
        came_before(ports=monitored.ports, source="maple", delivery="id 1"),
    ) == (
        0,
        True,
    )
    monitored.desk.clock.step(days=2)
    assert forget_deliveries(ports=monitored.ports) == 1


_RECEIVER = """
    import os, signal
    from datetime import datetime, timezone
    from types import SimpleNamespace
    from bot.connectors.reading import LanguageReader
    from bot.desk.alerts import Alert, AlertSeverity
    from bot.operations.alerts.receiving import receive_alerts
    from bot.storage.engine import make_engine
    from bot.storage.unit_of_work import SqlWork, sql_work_factory
    alerts = [
        Alert("maple", "maple-dental", "MD-SRV-01", f"C{{number}}", True, AlertSeverity.WARNING) for number in range(5)
    ]
    if {before}:
        SqlWork.commit = lambda work: os.kill(os.getpid(), signal.SIGKILL)
    clock = SimpleNamespace(now=lambda: datetime(2026, 11, 24, 15, tzinfo=timezone.utc))
    ports = SimpleNamespace(begin=sql_work_factory(make_engine({dsn!r})), clock=clock, reader=LanguageReader())
    receive_alerts(ports=ports, source="maple", delivery="id k", alerts=alerts, signed=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("before", [True, False], ids=["before it was written down", "after it was written down"])
def test_a_process_that_is_killed_between_receipt_and_effect_loses_nothing_and_doubles_nothing(
    monitored: Monitored, database: str, before: bool
) -> None:
    program = textwrap.dedent(_RECEIVER).format(dsn=database, before=before)
    ended = subprocess.run([sys.executable, "-c", program], env={**os.environ, "PYTHONPATH": os.getcwd()}, check=False)
    assert ended.returncode == -signal.SIGKILL
    taken = came_before(ports=monitored.ports, source="maple", delivery="id k")
    assert taken is not before
    # What was not confirmed comes again; what was, waits for its effect.
    again = [an_alert(condition=f"C{number}") for number in range(5)]
    assert receive_alerts(ports=monitored.ports, source="maple", delivery="id k", alerts=again, signed=True) is before
    handle_delivery(ports=monitored.ports, delivery="maple/id k")
    assert [monitored.sees(an_alert(condition=f"C{number}")).count for number in range(5)] == [1] * 5
