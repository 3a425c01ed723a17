"""What is lost or stolen cannot be unplugged; who is woken for what is promised at night."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.desk.catalogue import Priority
from bot.desk.emergencies import device_is_gone
from bot.desk.promises import needs_waking
from tests.desk.plans import HOURS

NIGHT = datetime.fromisoformat("2026-11-24T21:30-05:00")
MORNING = datetime.fromisoformat("2026-11-25T10:00-05:00")
SOON = timedelta(minutes=15)


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        ("i left my phone in a taxi, it has all my work mail", True),
        ("somebody stole my work laptop", True),
        ("my ipad was stolen yesterday", True),
        ("I lost the company phone", True),
        ("my laptop is encrypted and I lost all my files", False),
        ("we lost the connection to the computer", False),
        ("my phone is broken", False),
        ("I left the computer on", False),
    ],
)
def test_a_device_that_is_gone(words: str, gone: bool) -> None:
    assert device_is_gone(words) is gone


@pytest.mark.parametrize(
    ("priority", "now", "respond_by", "wakes"),
    [
        pytest.param(Priority.P1, NIGHT, NIGHT + SOON, True, id="promised tonight"),
        pytest.param(Priority.P1, NIGHT, MORNING, False, id="promised for the morning"),
        pytest.param(Priority.P1, MORNING, MORNING + SOON, False, id="somebody is at the desk"),
        pytest.param(Priority.P2, NIGHT, NIGHT + SOON, False, id="a lower priority"),
        pytest.param(Priority.P1, NIGHT, None, False, id="nothing is promised"),
    ],
)
def test_somebody_is_woken_for_what_is_promised_at_night(
    priority: Priority, now: datetime, respond_by: datetime | None, wakes: bool
) -> None:
    assert needs_waking(priority, HOURS, now, respond_by) is wakes
