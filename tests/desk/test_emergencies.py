"""What is lost or stolen cannot be unplugged; who is woken for what is promised at night."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.desk.catalogue import Priority
from bot.desk.emergencies import (
    EmergencyKind,
    category_of,
    device_is_gone,
    intruder_is_here,
    says_nobody_is_hurt,
    storage_is_gone,
)
from bot.desk.promises import call_by
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
        ("Cal was sacked and walked out with his laptop", True),
        ("she still has our tablet", True),
        ("I left the computer on", False),
        ("i cant find my laptop since the train", True),
        ("I can’t find my work phone anywhere", True),
        ("my laptop is gone", True),
        ("my laptop is gone from my bag", True),
        ("the work ipad has disappeared", True),
        ("i forgot my laptop in the taxi", True),
        ("somebody took my bag with the laptop in it", True),
        ("my bag with my laptop got stolen at the pub", True),
        ("they robbed my bag with company laptop in bus", True),
        ("car was broken into, laptop inside it", True),
        ("i think i misplaced the company phone", True),
        ("my computer disappeared from the network", False),
        ("I lost my laptop charger", False),
        ("I can't find my phone charger", False),
        ("I cannot find my computer in the network list, all files are encrypted", False),
        ("I can't find my computer on the network", False),
        ("my laptop is gone black and there is a skull", False),
        ("my phone is gone crazy, it writes messages by itself", False),
        ("my work laptop isn't where I put it in the conference room and nobody has seen it", True),
        ("the tablet is not in the pram any more", True),
        ("I had my work tablet at the playground and it's not in my bag any more", True),
        ("my laptop is not in the domain any more", False),
        ("the laptop isn't where the new software was installed", False),
    ],
)
def test_a_device_that_is_gone(words: str, gone: bool) -> None:
    assert device_is_gone(words) is gone


@pytest.mark.parametrize(
    ("words", "here"),
    [
        ("i think they are still here", True),
        ("somebody is in the garage", True),
        ("he's outside", True),
        ("it is still here", False),
        ("the laptop was in the office", False),
        ("they were seen on camera", False),
    ],
)
def test_whoever_stole_it_is_still_here(words: str, here: bool) -> None:
    assert intruder_is_here(words) is here


def test_a_stick_cannot_be_locked_from_afar() -> None:
    assert storage_is_gone("I lost a usb stick with patient data") and not storage_is_gone("I lost my phone")


@pytest.mark.parametrize(
    ("priority", "now", "respond_by", "expected"),
    [
        pytest.param(Priority.P1, NIGHT, NIGHT + SOON, NIGHT, id="promised tonight"),
        pytest.param(Priority.P2, NIGHT, NIGHT + SOON, NIGHT, id="a team is stopped"),
        pytest.param(Priority.P3, NIGHT, NIGHT + SOON, NIGHT + SOON / 2, id="half of the time is for the answer"),
        pytest.param(Priority.P4, NIGHT, NIGHT + SOON, NIGHT + SOON / 2, id="and so for the lowest"),
        pytest.param(Priority.P1, NIGHT, MORNING, None, id="promised for the morning"),
        pytest.param(Priority.P1, NIGHT, MORNING + timedelta(days=1), None, id="the desk opens before"),
        pytest.param(Priority.P1, MORNING, MORNING + SOON, None, id="somebody is at the desk"),
        pytest.param(Priority.P1, NIGHT, None, None, id="nothing is promised"),
        pytest.param(Priority.P3, NIGHT, NIGHT - SOON, NIGHT, id="it is late already"),
    ],
)
def test_somebody_is_called_in_time_for_what_is_promised_at_night(
    priority: Priority, now: datetime, respond_by: datetime | None, expected: datetime | None
) -> None:
    assert call_by(priority, HOURS, now, respond_by) == expected


def test_without_hours_nobody_is_called() -> None:
    assert call_by(Priority.P1, None, NIGHT, NIGHT + SOON) is None


def test_a_desk_that_never_opens_is_called_all_the_same() -> None:
    never = replace(HOURS, weekly=((),) * 7)
    assert call_by(Priority.P2, never, NIGHT, NIGHT + SOON) == NIGHT


@pytest.mark.parametrize(
    ("words", "unhurt"),
    [
        ("the printer fell off the desk, nobody hurt", True),
        ("nobody is hurt, don't worry", True),
        ("no one was injured", True),
        ("nobody is hurt but there is a man with a knife", False),
        ("somebody is hurt", False),
    ],
)
def test_nobody_is_hurt(words: str, unhurt: bool) -> None:
    assert says_nobody_is_hurt(words) is unhurt


@pytest.mark.parametrize(
    ("words", "alone"),
    [
        ("my bag with the laptop and a usb stick was stolen", False),
        ("I lost my usb stick and my phone", False),
        ("somebody stole my usb stick and the work laptop", False),
        ("my laptop was stolen, a memory stick was in the bag", False),
        ("i left my tablet in a cab, the stick too", False),
        ("I lost my usb stick", True),
        ("somebody took the usb stick", True),
        ("the usb stick was stolen, patient data is on it", True),
        ("somebody stole the usb stick from my laptop", True),
        ("i lost the stick that was plugged into the work computer", True),
        ("I lost the usb stick and my laptop charger", True),
        ("my laptop was stolen", False),
    ],
)
def test_a_stick_is_spoken_of_alone_where_nothing_else_is_gone(words: str, alone: bool) -> None:
    assert storage_is_gone(words) is alone


@pytest.mark.parametrize(
    ("kind", "ranking", "category"),
    [
        pytest.param(EmergencyKind.OUTAGE, [("phone_voip", 0.94), ("server_down", 0.05)], "phone_voip", id="a thing"),
        pytest.param(EmergencyKind.OUTAGE, [("server_down", 0.9)], "server_down", id="the servers"),
        pytest.param(
            EmergencyKind.OUTAGE, [("wifi", 0.6), ("internet_down", 0.4)], "server_down", id="not sure of what"
        ),
        pytest.param(EmergencyKind.OUTAGE, [("security_incident", 0.99)], "server_down", id="another emergency"),
        pytest.param(EmergencyKind.OUTAGE, [("procurement", 0.99)], "server_down", id="no fault"),
        pytest.param(EmergencyKind.OUTAGE, [("of_tomorrow", 0.99)], "server_down", id="a category that is not known"),
        pytest.param(EmergencyKind.OUTAGE, [], "server_down", id="nothing known"),
        pytest.param(EmergencyKind.SECURITY_INCIDENT, [("phone_voip", 0.99)], "security_incident", id="an attack"),
        pytest.param(EmergencyKind.DANGER, [("phone_voip", 0.99)], None, id="danger"),
    ],
)
def test_an_outage_is_of_what_the_words_are_surely_about(
    kind: EmergencyKind, ranking: list[tuple[str, float]], category: str | None
) -> None:
    assert category_of(kind, ranking) == category
